//! What a class says about itself: names, bases, namespace, flags.

use crate::object::{Kind, allocate};
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::object::text_of;
use crate::types::ty::{ABSTRACT, HEAP, IMMUTABLE, MAPPING, SEQUENCE, SUBCLASSABLE, Type};
use crate::types::view::MappingProxy;
use crate::value::{Slot, Value};
use crate::vm::attribute::Attribute;
use crate::vm::{Res, Vm};

use super::{name_text, settable};

pub(super) fn install(vm: Vm) {
    Methods::of(vm, &vm.classes().type_)
        .get_set("__name__", |vm, this| Ok(vm.string(short_name(this.body()))), set_name)
        .get_set("__qualname__", |vm, this| Ok(qualname(vm, this)), set_qualname)
        .get_set("__module__", get_module, set_module)
        .get_set("__bases__", get_bases, set_bases)
        .get("__base__", |_, this| Ok(this.body::<Type>().base.get().unwrap_or(Value::NONE)))
        .get("__mro__", |vm, this| Ok(vm.tuple(this.body::<Type>().mro(this))))
        .get("__dict__", get_dict)
        .get_set("__doc__", get_doc, set_doc)
        .get("__text_signature__", get_text_signature)
        .get_set("__abstractmethods__", get_abstract_methods, set_abstract_methods)
        .get_set("__type_params__", get_type_params, set_type_params)
        .get("__flags__", |vm, this| Ok(vm.int(flags(vm, this))))
        .get("__basicsize__", |vm, _| Ok(vm.int(16)))
        .get("__itemsize__", |vm, this| Ok(vm.int(if has_items(this) { 8 } else { 0 })))
        .get("__dictoffset__", |vm, this| {
            Ok(vm.int(if this.body::<Type>().has_instance_dict() { -1 } else { 0 }))
        })
        .get("__weakrefoffset__", |vm, this| {
            Ok(vm.int(if this.body::<Type>().info.is_extended() { 24 } else { 0 }))
        });
}

/// The name without the module, which the name of a built-in class may begin with.
pub(crate) fn short_name(class: &Type) -> String {
    let name = class.name();
    if class.is_heap() {
        return name;
    }
    name.rsplit('.').next().unwrap_or_default().to_owned()
}

/// `__qualname__` of a class.
pub(crate) fn qualname(vm: Vm, class: &Value) -> Value {
    let ty = class.body::<Type>();
    let own = ty.qualname.get().or_else(|| ty.dict().body::<Dict>().get_str(&vm.names().__qualname__));
    // In the namespaces of `type` and `function`, the name is that of a descriptor.
    own.filter(|name| name.kind() == Kind::Str).unwrap_or_else(|| vm.string(short_name(ty)))
}

/// `__module__` of a class, if it has one.
fn module(vm: Vm, class: &Value) -> Slot {
    let ty = class.body::<Type>();
    let found = ty.dict().body::<Dict>().get_str(&vm.names().__module__);
    if ty.is_heap() {
        return found;
    }
    found.filter(|module| module.kind() == Kind::Str).or_else(|| {
        let name = ty.name();
        Some(vm.literal(name.rsplit_once('.').map_or("builtins", |(module, _)| module)))
    })
}

/// The module and the qualified name, unless the module is one of these.
fn qualified(vm: Vm, class: &Value, without: &[&str]) -> Option<String> {
    let module = module(vm, class).filter(|module| module.kind() == Kind::Str)?;
    let module = text_of(&module);
    if without.contains(&&module[..]) {
        return None;
    }
    Some(format!("{module}.{}", text_of(&qualname(vm, class))))
}

/// The name that representations of the class and of its instances have.
pub(crate) fn name_in_repr(vm: Vm, class: &Value) -> String {
    qualified(vm, class, &["builtins"]).unwrap_or_else(|| class.body::<Type>().name())
}

/// The name with the module, as errors have it (`PyType_GetFullyQualifiedName`).
pub(crate) fn full_name(vm: Vm, class: &Value) -> String {
    qualified(vm, class, &["builtins", "__main__"]).unwrap_or_else(|| text_of(&qualname(vm, class)))
}

fn set_name(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    let value = settable(vm, this, value, "__name__")?;
    let name = name_text(vm, this, &value, "__name__")?;
    if name.contains('\0') {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    this.body::<Type>().set_name(name);
    Ok(())
}

fn set_qualname(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    let value = settable(vm, this, value, "__qualname__")?;
    name_text(vm, this, &value, "__qualname__")?;
    this.body::<Type>().qualname.set(Some(value));
    Ok(())
}

fn get_bases(vm: Vm, this: &Value) -> Res {
    Ok(this.body::<Type>().bases.get().unwrap_or_else(|| vm.tuple(Vec::new())))
}

fn set_bases(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    let value = settable(vm, this, value, "__bases__")?;
    let name = || short_name(this.body());
    let Some(bases) = value.get::<crate::types::tuple::Tuple>() else {
        let class = vm.class_name(&value);
        return Err(vm.type_error(format!("can only assign tuple to {}.__bases__, not {class}", name())));
    };
    if bases.items().is_empty() {
        return Err(vm.type_error(format!("can only assign non-empty tuple to {}.__bases__, not ()", name())));
    }
    crate::vm::class::set_bases(vm, this, bases.items())
}

fn get_module(vm: Vm, this: &Value) -> Res {
    module(vm, this).ok_or_else(|| vm.raise_text(&vm.classes().attribute_error, "__module__"))
}

fn set_module(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    let value = settable(vm, this, value, "__module__")?;
    let ty = this.body::<Type>();
    ty.set(&vm.names().__module__, value);
    // The line belonged to the module where the class was defined.
    let line = ty.dict().body::<Dict>().remove_str(&vm.intern_str("__firstlineno__"));
    drop(line);
    ty.modified();
    Ok(())
}

fn get_dict(vm: Vm, this: &Value) -> Res {
    Ok(allocate(&vm.classes().mappingproxy, MappingProxy(this.body::<Type>().dict())))
}

fn get_doc(vm: Vm, this: &Value) -> Res {
    if this.is(&vm.classes().type_) {
        return Ok(vm.str(super::DOC));
    }
    let ty = this.body::<Type>();
    let Some(found) = ty.dict().body::<Dict>().get_str(&vm.names().__doc__) else { return Ok(Value::NONE) };
    if !ty.is_heap() {
        // What a built-in class has for its instances may be a descriptor.
        return Ok(if found.kind() == Kind::Str { found } else { Value::NONE });
    }
    Ok(match vm.bind(&found, None, this)? {
        Attribute::Value(value) => value,
        _ => found,
    })
}

fn set_doc(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    let value = settable(vm, this, value, "__doc__")?;
    this.body::<Type>().set(&vm.names().__doc__, value);
    Ok(())
}

fn get_text_signature(vm: Vm, this: &Value) -> Res {
    Ok(if this.is(&vm.classes().object) { vm.str("()") } else { Value::NONE })
}

fn get_abstract_methods(vm: Vm, this: &Value) -> Res {
    let name = vm.intern_str("__abstractmethods__");
    // `type` itself has the descriptor there, and no abstract methods.
    let found = match this.is(&vm.classes().type_) {
        true => None,
        false => this.body::<Type>().dict().body::<Dict>().get_str(&name),
    };
    found.ok_or_else(|| vm.no_attribute(this, &name))
}

fn set_abstract_methods(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    let name = vm.intern_str("__abstractmethods__");
    let ty = this.body::<Type>();
    if !ty.is_heap() {
        return Err(super::immutable(vm, ty, "__abstractmethods__"));
    }
    let is_abstract = match value {
        Some(value) => {
            let any = vm.truth_quick(&value).unwrap_or(true);
            ty.set(&name, value);
            any
        }
        None => {
            let old = ty.dict().body::<Dict>().remove_str(&name);
            drop(old.ok_or_else(|| vm.no_attribute(this, &name))?);
            ty.modified();
            false
        }
    };
    ty.set_flag(ABSTRACT, is_abstract);
    Ok(())
}

fn get_type_params(vm: Vm, this: &Value) -> Res {
    let ty = this.body::<Type>();
    let found =
        if ty.is_heap() { ty.dict().body::<Dict>().get_str(&vm.names().__type_params__) } else { None };
    Ok(found.unwrap_or_else(|| vm.tuple(Vec::new())))
}

fn set_type_params(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    let value = settable(vm, this, value, "__type_params__")?;
    this.body::<Type>().set(&vm.names().__type_params__, value);
    Ok(())
}

fn has_items(this: &Value) -> bool {
    matches!(this.body::<Type>().info.kind, Kind::Tuple | Kind::Bytes | Kind::Int | Kind::Type)
}

/// The flags that CPython's `Include/object.h` has.
fn flags(vm: Vm, this: &Value) -> i64 {
    let ty = this.body::<Type>();
    let classes = vm.classes();
    let own = [
        (ty.has_flag(SEQUENCE), 5),
        (ty.has_flag(MAPPING), 6),
        (ty.has_flag(IMMUTABLE), 8),
        (ty.has_flag(HEAP), 9),
        (ty.has_flag(SUBCLASSABLE), 10),
        (true, 12),
        (true, 14),
        (ty.has_flag(ABSTRACT), 20),
    ];
    let derived = [
        (&classes.int, 24),
        (&classes.list, 25),
        (&classes.tuple, 26),
        (&classes.bytes, 27),
        (&classes.str_, 28),
        (&classes.dict, 29),
        (&classes.base_exception, 30),
        (&classes.type_, 31),
    ];
    let own = own.iter().filter(|(on, _)| *on).map(|(_, bit)| *bit);
    let derived = derived.iter().filter(|(class, _)| ty.is_subclass_of(class.body())).map(|(_, bit)| *bit);
    own.chain(derived).map(|bit: u32| 1i64 << bit).sum()
}
