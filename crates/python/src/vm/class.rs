//! How a class is made (`Objects/typeobject.c`, `type_new`; `Python/bltinmodule.c`, `__build_class__`).

mod order;
mod slots;

use super::{Res, Vm};
use crate::object::Mut;
use crate::object::{Info, Kind, allocate};
use crate::types::descriptor::{ClassMethod, Field, Member, StaticMethod};
use crate::types::dict::Dict;
use crate::types::function::{Cell, Function};
use crate::types::tuple::Tuple;
use crate::types::ty::{ABSTRACT, FINALIZER, HEAP, MAPPING, NO_DICT, SEQUENCE, SUBCLASSABLE, Type};
use crate::value::{Slot, Value};
use order::{compute_mro, merge};
use slots::{check_slots, slot_names};

/// `__build_class__(body, name, *bases, metaclass=None, **keywords)`
#[undropped]
pub(crate) async fn build_class(vm: Vm, args: Vec<Value>, keywords: Value) -> Res {
    let names = vm.names();
    let [body, name, given @ ..] = &args[..] else {
        return Err(vm.type_error("__build_class__: not enough arguments"));
    };
    if body.kind() != Kind::Function {
        return Err(vm.type_error("__build_class__: func must be a function"));
    }
    if name.kind() != Kind::Str {
        return Err(vm.type_error("__build_class__: name is not a string"));
    }
    let bases = resolve_bases(vm, given).await?;
    let mut meta = keywords.body::<Dict>().remove_str(&names.metaclass);
    let given_meta = meta.is_some();
    let meta_value = match meta.take() {
        Some(meta) => meta,
        None => bases.first().map_or_else(|| vm.classes().type_.clone(), |base| vm.class_of(base)),
    };
    let meta = if meta_value.kind() == Kind::Type { winner(vm, &meta_value, &bases)? } else { meta_value };
    let bases_tuple = vm.tuple(bases.clone());
    let namespace = match vm.optional_attribute(&meta, &names.__prepare__).await? {
        Some(prepare) => {
            let args = vec![name.clone(), bases_tuple.clone()];
            let (args, keyword_names) = vm.with_keywords(args, Some(&keywords))?;
            vm.call_names(&prepare, args, keyword_names).await?
        }
        None => vm.empty_dict(),
    };
    if !vm.is_mapping(&namespace) {
        let of = if given_meta && meta.kind() == Kind::Type {
            format!("{}.__prepare__()", meta.body::<Type>().name())
        } else {
            "<metaclass>.__prepare__()".to_owned()
        };
        return Err(vm.type_error(format!("{of} must return a mapping, not {}", vm.class_name(&namespace))));
    }
    vm.run_body(body.clone(), Some(namespace.clone())).await?;
    if bases.len() != given.len() || bases.iter().zip(given).any(|(base, given)| !base.is(given)) {
        let original = vm.tuple(given.to_vec());
        vm.set_item(&namespace, vm.intern_str("__orig_bases__"), original).await?;
    }
    let cell = match namespace.exact::<Dict>() {
        Some(dict) => dict.get_str(&names.__classcell__),
        None => None,
    };
    let args = vec![name.clone(), bases_tuple, namespace];
    let (args, keyword_names) = vm.with_keywords(args, Some(&keywords))?;
    let class = vm.call_names(&meta, args, keyword_names).await?;
    if class.kind() == Kind::Type
        && let Some(cell) = cell.as_ref().and_then(|cell| cell.get::<Cell>())
    {
        match cell.0.get() {
            Some(set) if set.is(&class) => {}
            Some(set) => {
                let set = vm.repr_text(&set).await?;
                let class = vm.repr_text(&class).await?;
                return Err(
                    vm.type_error(format!("__class__ set to {set} defining '{}' as {class}", vm.text(name)))
                );
            }
            None => {
                let class = vm.repr_text(&class).await?;
                let message = format!(
                    "__class__ not set defining '{}' as {class}. Was __classcell__ propagated to type.__new__?",
                    vm.text(name)
                );
                return Err(vm.runtime_error(message));
            }
        }
    }
    Ok(class)
}

/// Bases that are no classes may say which classes they stand for (PEP 560).
#[undropped]
async fn resolve_bases(vm: Vm, given: &[Value]) -> Res<Vec<Value>> {
    let mut bases = Vec::new();
    let original = vm.tuple(given.to_vec());
    for base in given {
        if base.kind() == Kind::Type {
            bases.push(base.clone());
            continue;
        }
        match vm.optional_attribute(base, &vm.names().__mro_entries__).await? {
            None => bases.push(base.clone()),
            Some(entries) => {
                let replaced = vm.call(&entries, vec![original.clone()]).await?;
                match replaced.get::<Tuple>() {
                    Some(tuple) => bases.extend_from_slice(tuple.items()),
                    None => return Err(vm.type_error("__mro_entries__ must return a tuple")),
                }
            }
        }
    }
    Ok(bases)
}

/// The most derived of the metaclasses.
fn winner(vm: Vm, meta: &Value, bases: &[Value]) -> Res {
    let mut winner = meta.clone();
    for base in bases {
        let other = vm.class_of(base);
        if winner.body::<Type>().is_subclass_of(other.body()) {
            continue;
        }
        if other.body::<Type>().is_subclass_of(winner.body()) {
            winner = other;
            continue;
        }
        return Err(vm.type_error(
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of \
             all its bases",
        ));
    }
    Ok(winner)
}

/// `type.__new__(meta, name, bases, namespace, **keywords)`
#[undropped]
pub(crate) async fn new_type(
    vm: Vm,
    meta: Value,
    name: Value,
    bases: Vec<Value>,
    namespace: Value,
    keywords: Value,
) -> Res {
    let names = vm.names();
    let bases = if bases.is_empty() { vec![vm.classes().object.clone()] } else { bases };
    let meta = winner(vm, &meta, &bases)?;
    for base in &bases {
        let Some(ty) = base.get::<Type>() else {
            return Err(vm.type_error("bases must be types"));
        };
        if !ty.has_flag(SUBCLASSABLE) {
            return Err(vm.type_error(format!("type '{}' is not an acceptable base type", ty.name())));
        }
    }
    let base = best_base(vm, &bases)?;
    let class = make(vm, &meta, &name, &bases, &base, &namespace)?;
    let ty = class.body::<Type>();
    compute_mro(vm, &class, &bases, &meta).await?;
    for base in &bases {
        base.body::<Type>().add_subclass(&class);
    }
    fill_namespace(vm, &class, &name)?;
    refresh_flags(vm, &class);
    ty.modified();
    let dict = ty.dict();
    for cell in [&names.__classcell__, &names.__classdictcell__] {
        let Some(value) = dict.body::<Dict>().remove_str(cell) else { continue };
        let Some(body) = value.get::<Cell>() else {
            let class = vm.class_name(&value);
            let message = format!("{} must be a nonlocal cell, not <class '{class}'>", vm.text(cell));
            return Err(vm.type_error(message));
        };
        let content = if cell.is(&names.__classcell__) { class.clone() } else { dict.clone() };
        body.0.set(Some(content));
    }
    ty.modified();
    set_names(vm, &class).await?;
    init_subclass(vm, &class, keywords).await?;
    Ok(class)
}

/// The class whose layout the new one extends: no two bases may have layouts of their own that differ.
fn best_base(vm: Vm, bases: &[Value]) -> Res {
    let mut best = bases[0].clone();
    for base in bases {
        let (a, b) = (solid(&best), solid(base));
        if a.body::<Type>().is_subclass_of(b.body()) {
            continue;
        }
        if b.body::<Type>().is_subclass_of(a.body()) {
            best = base.clone();
            continue;
        }
        return Err(vm.type_error("multiple bases have instance lay-out conflict"));
    }
    Ok(best)
}

/// The nearest class that gave instances their layout: a built-in one, or one whose `__slots__` added places.
fn solid(class: &Value) -> Value {
    let mut at = class.clone();
    loop {
        let ty = at.body::<Type>();
        let Some(base) = ty.base.get() else { return at };
        let parent = base.body::<Type>();
        let same_body = ty.info.kind == parent.info.kind;
        let same_slots = ty.slots.load(std::sync::atomic::Ordering::Relaxed)
            == parent.slots.load(std::sync::atomic::Ordering::Relaxed);
        // An exception class that adds nothing has its base's layout, as every class of a program's own without slots.
        if same_body && same_slots && (ty.is_heap() || ty.info.kind == Kind::Exception) {
            at = base;
        } else {
            return at;
        }
    }
}

fn make(vm: Vm, meta: &Value, name: &Value, bases: &[Value], base: &Value, namespace: &Value) -> Res {
    let text = name.body::<crate::types::string::Str>();
    let Some(text) = text.as_str() else {
        return Err(vm.value_error("type name must be valid UTF-8"));
    };
    if text.contains('\0') {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    let dict = match namespace.get::<Dict>() {
        Some(dict) => vm.new_dict(dict.copied()),
        None => {
            return Err(vm.type_error(format!(
                "type.__new__() argument 3 must be dict, not {}",
                vm.class_name(namespace)
            )));
        }
    };
    let parent = base.body::<Type>();
    let slots = slot_names(vm, &dict, text)?;
    if let Some(slots) = &slots {
        check_slots(vm, parent, slots)?;
    }
    let any_dict = bases.iter().any(|base| base.body::<Type>().has_instance_dict());
    let info: &'static Info = parent.info.extended_of();
    let mut flags = HEAP | SUBCLASSABLE;
    if slots.as_ref().is_some_and(|slots| !slots.wants_dict) && !any_dict {
        flags |= NO_DICT;
    }
    for flag in [SEQUENCE, MAPPING] {
        if bases.iter().any(|base| base.body::<Type>().has_flag(flag)) {
            flags |= flag;
        }
    }
    let ty = Type::new(text, info, flags);
    let first = parent.slots.load(std::sync::atomic::Ordering::Relaxed);
    let count = slots.as_ref().map_or(0, |slots| slots.names.len()) as u32;
    ty.slots.store(first + count, std::sync::atomic::Ordering::Relaxed);
    ty.set_dict(dict.clone());
    ty.base.set(Some(base.clone()));
    ty.bases.set(Some(vm.tuple(bases.to_vec())));
    let class = allocate(meta, ty);
    let body = dict.body::<Dict>();
    let (has_slots, wants_weakref) =
        (slots.is_some(), slots.as_ref().is_some_and(|slots| slots.wants_weakref));
    if let Some(slots) = slots {
        for (index, name) in slots.names.iter().enumerate() {
            if body.get_str(name).is_some() {
                let message = format!("'{}' in __slots__ conflicts with class variable", vm.text(name));
                return Err(vm.value_error(message));
            }
            let field = Field::Slot(first as usize + index);
            let member = Member { name: name.clone(), owner: class.clone(), field };
            body.set_str(name, allocate(&vm.classes().member, member));
        }
    }
    let names = vm.names();
    if wants_weakref && body.get_str(&names.__weakref__).is_none() {
        body.set_str(&names.__weakref__, crate::types::object::weakref_getset(vm, &class));
    }
    // A built-in class whose instances could have attributes leaves them to those that derive from it.
    let is_known = bases.iter().any(|base| base.body::<Type>().lookup(vm, &names.__dict__).is_some());
    if class.body::<Type>().has_instance_dict() && !is_known && body.get_str(&names.__dict__).is_none() {
        body.set_str(&names.__dict__, crate::types::object::dict_getset(vm, &class));
        if !has_slots && body.get_str(&names.__weakref__).is_none() {
            body.set_str(&names.__weakref__, crate::types::object::weakref_getset(vm, &class));
        }
    }
    Ok(class)
}

/// Gives a class other bases: what derives from it has its order of classes made anew.
pub(crate) fn set_bases(vm: Vm, class: &Value, bases: &[Value]) -> Res<()> {
    let ty = class.body::<Type>();
    for base in bases {
        let Some(parent) = base.get::<Type>() else {
            let other = vm.class_name(base);
            return Err(
                vm.type_error(format!("{}.__bases__ must be tuple of classes, not '{other}'", ty.name()))
            );
        };
        if parent.is_subclass_of(ty) {
            return Err(vm.type_error("a __bases__ item causes an inheritance cycle"));
        }
    }
    let base = best_base(vm, bases)?;
    if !solid(&base).is(&solid(class)) {
        let (new, old) = (
            base.body::<Type>().name(),
            ty.base.get().map_or(String::new(), |old| old.body::<Type>().name()),
        );
        return Err(
            vm.type_error(format!("__bases__ assignment: '{new}' object layout differs from '{old}'"))
        );
    }
    let before = (ty.bases.get(), ty.base.get(), ty.ancestors.get());
    ty.bases.set(Some(vm.tuple(bases.to_vec())));
    ty.base.set(Some(base));
    if let Err(raise) = remerge(vm, class) {
        ty.bases.set(before.0);
        ty.base.set(before.1);
        ty.ancestors.set(before.2);
        return Err(raise);
    }
    for old in before.0.iter().flat_map(|old| vm.tuple_items(old)) {
        old.body::<Type>().remove_subclass(class);
    }
    for base in bases {
        base.body::<Type>().add_subclass(class);
    }
    ty.modified();
    refresh_flags(vm, class);
    Ok(())
}

/// Makes the order of a class anew, and that of all that derive from it.
fn remerge(vm: Vm, class: &Value) -> Res<()> {
    let ty = class.body::<Type>();
    let bases = ty.bases.get().map_or(Vec::new(), |bases| vm.tuple_items(&bases));
    ty.ancestors.set(merge(vm, class, &bases)?);
    ty.subclass_values().iter().try_for_each(|derived| remerge(vm, derived))
}

/// What a class's namespace has without the program's saying so.
fn fill_namespace(vm: Vm, class: &Value, name: &Value) -> Res<()> {
    let names = vm.names();
    let dict = class.body::<Type>().dict();
    let dict = dict.body::<Dict>();
    if dict.get_str(&names.__module__).is_none() {
        let module = vm.with_frame(|frame| frame.function.body::<Function>().globals.clone());
        if let Some(module) = module.and_then(|globals| globals.body::<Dict>().get_str(&names.__name__)) {
            dict.set_str(&names.__module__, module);
        }
    }
    match dict.remove_str(&names.__qualname__) {
        Some(qualname) if qualname.kind() == Kind::Str => class.body::<Type>().qualname.set(Some(qualname)),
        Some(other) => {
            let class = vm.class_name(&other);
            return Err(vm.type_error(format!("type __qualname__ must be a str, not {class}")));
        }
        None => class.body::<Type>().qualname.set(Some(name.clone())),
    }
    if dict.get_str(&names.__doc__).is_none() {
        dict.set_str(&names.__doc__, Value::NONE);
    }
    if let Some(new) = dict.get_str(&names.__new__)
        && new.kind() == Kind::Function
    {
        dict.set_str(&names.__new__, allocate(&vm.classes().staticmethod, StaticMethod(Mut::new(Some(new)))));
    }
    for name in [&names.__init_subclass__, &names.__class_getitem__] {
        if let Some(method) = dict.get_str(name)
            && method.kind() == Kind::Function
        {
            dict.set_str(name, allocate(&vm.classes().classmethod, ClassMethod(Mut::new(Some(method)))));
        }
    }
    // A class that defines equality and no hash is unhashable.
    if dict.get_str(&names.__eq__).is_some() && dict.get_str(&names.__hash__).is_none() {
        dict.set_str(&names.__hash__, Value::NONE);
    }
    Ok(())
}

/// Flags that follow from attributes of the class or of those it derives from.
pub(crate) fn refresh_flags(vm: Vm, class: &Value) {
    let ty = class.body::<Type>();
    let finalizer = ty.lookup(vm, &vm.names().__del__).is_some();
    ty.set_flag(FINALIZER, finalizer);
    if let Some(abstracts) = ty.dict().body::<Dict>().get_str(&vm.intern_str("__abstractmethods__")) {
        ty.set_flag(ABSTRACT, vm.truth_quick(&abstracts).unwrap_or(true));
    }
    for derived in ty.subclass_values() {
        let flags = derived.body::<Type>();
        flags.set_flag(FINALIZER, flags.lookup(vm, &vm.names().__del__).is_some());
    }
}

#[undropped]
async fn set_names(vm: Vm, class: &Value) -> Res<()> {
    let names = vm.names();
    let pairs = class.body::<Type>().dict().body::<Dict>().pairs();
    for (name, value) in pairs {
        if matches!(
            value.kind(),
            Kind::Function | Kind::Native | Kind::Str | Kind::Int | Kind::None | Kind::Member | Kind::GetSet
        ) || vm.class_attribute(&value, &names.__set_name__).is_none()
        {
            continue;
        }
        let result = vm.call_special(&value, &names.__set_name__, vec![class.clone(), name.clone()]).await;
        if let Err(raise) = result {
            let note = format!(
                "Error calling __set_name__ on '{}' instance {} in '{}'",
                vm.class_name(&value),
                vm.repr_text(&name).await?,
                class.body::<Type>().name()
            );
            let add = vm.attribute(&raise.0, &names.add_note).await?;
            vm.call(&add, vec![vm.string(note)]).await?;
            return Err(raise);
        }
    }
    Ok(())
}

/// Calls `super(class, class).__init_subclass__(**keywords)`.
#[undropped]
async fn init_subclass(vm: Vm, class: &Value, keywords: Value) -> Res<()> {
    let names = vm.names();
    let found: Slot =
        class.body::<Type>().ancestors.get().iter().find_map(|ancestor| {
            ancestor.body::<Type>().dict().body::<Dict>().get_str(&names.__init_subclass__)
        });
    let Some(found) = found else { return Ok(()) };
    let bound = match vm.bind(&found, None, class)? {
        super::attribute::Attribute::Value(bound) => bound,
        super::attribute::Attribute::Call(callee, args) => vm.call(&callee, args).await?,
        super::attribute::Attribute::Missing => return Ok(()),
    };
    let (args, keyword_names) = vm.with_keywords(Vec::new(), Some(&keywords))?;
    vm.call_names(&bound, args, keyword_names).await?;
    Ok(())
}
