//! The methods of `object`, which every class has (`Objects/typeobject.c`), and how instances of classes without a
//! built-in base are made.

mod namespace;
mod reduce;
mod singletons;

use std::sync::atomic::Ordering;

use super::Methods;
use super::descriptor::{Field, GetSet, Member};
use super::dict::Dict;
use super::instance::Instance;
use super::native::Signature;
use super::string::Str;
use super::tuple::Tuple;
use super::ty::{ABSTRACT, Type};
use crate::object::{Kind, Mut, allocate};
use crate::value::{Slot, Value};
use crate::vm::attribute::Attribute;
use crate::vm::native::{NativeCode, Step, raising, task};
use crate::vm::ops::hash_identity;
use crate::vm::{Native, Raise, Res, Vm};
use crate::waits;

const DOC: &str = "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new \
                   featureless\ninstance that has no instance attributes and cannot be given any.\n";

pub(crate) fn install(vm: Vm) {
    let classes = vm.classes();
    for class in classes.all() {
        // Else instances would have the documentation of `object`.
        class.body::<Type>().set(&vm.names().__doc__, Value::NONE);
    }
    Methods::of(vm, &classes.object)
        .value("__doc__", vm.str(DOC))
        .maker("cls, /, *args, **kwargs", waits!(new))
        .sync("__init__", "self, /, *args, **kwargs", init)
        .sync("__repr__", "self, /", |vm, a| Ok(vm.string(plain_repr(vm, &a[0]))))
        .wait("__str__", "self, /", waits!(to_str))
        .wait("__format__", "self, format_spec, /", waits!(format))
        .sync("__eq__", "self, value, /", equal)
        .wait("__ne__", "self, value, /", waits!(not_equal))
        .sync("__lt__", "self, value, /", |_, _| Ok(Value::NOT_IMPLEMENTED))
        .sync("__le__", "self, value, /", |_, _| Ok(Value::NOT_IMPLEMENTED))
        .sync("__gt__", "self, value, /", |_, _| Ok(Value::NOT_IMPLEMENTED))
        .sync("__ge__", "self, value, /", |_, _| Ok(Value::NOT_IMPLEMENTED))
        .sync("__hash__", "self, /", |vm, a| Ok(vm.int(hash_identity(&a[0]))))
        .step("__getattribute__", "self, name, /", get_attribute)
        .step("__setattr__", "self, name, value, /", set_attribute)
        .step("__delattr__", "self, name, /", delete_attribute)
        .get_set("__class__", |vm, this| Ok(vm.class_of(this)), set_class)
        .wait("__dir__", "self, /", waits!(dir))
        .sync("__sizeof__", "self, /", size_of)
        .wait("__reduce__", "self, /", waits!(reduce::reduce))
        .wait("__reduce_ex__", "self, protocol, /", waits!(reduce::reduce_ex))
        .wait("__getstate__", "self, /", waits!(reduce::get_state))
        .class_method("__subclasshook__", "cls, object, /", waits!(subclass_hook))
        .class_method("__init_subclass__", "cls, /, *args, **kwargs", waits!(init_subclass));
    singletons::install(vm);
    namespace::install(vm);
}

/// Whether what a class has under a name is the method of `object`.
pub(crate) fn is_of_object(vm: Vm, found: &Slot) -> bool {
    let native = found.as_ref().and_then(|found| found.get::<Native>());
    native.and_then(|native| native.owner.as_ref()).is_some_and(|owner| owner.is(&vm.classes().object))
}

/// The text of a string, with a replacement character for each lone surrogate; empty for anything else.
pub(crate) fn text_of(value: &Value) -> String {
    value.get::<Str>().map_or_else(String::new, |text| text.lossy().into_owned())
}

/// A new value of an attribute that must be a string.
pub(super) fn string_value(vm: Vm, value: Slot, attribute: &str) -> Res {
    value
        .filter(|value| value.kind() == Kind::Str)
        .ok_or_else(|| vm.type_error(format!("{attribute} must be set to a string object")))
}

/// A function of the built-in ones, under its name.
pub(crate) fn builtin(vm: Vm, name: &str) -> Value {
    let builtins = vm.interp().builtins.body::<Dict>();
    builtins.get_str(&vm.intern_str(name)).unwrap_or(Value::NONE)
}

/// Gives a class whose `__new__` does all an `__init__` that does nothing. It passes for the one of `object`, so that
/// calls of the class leave it out.
pub(crate) fn init_does_nothing(vm: Vm, class: &Value) {
    let init = Native {
        name: "__init__",
        signature: Signature::new("self, /, *args, **kwargs"),
        code: NativeCode::Sync(|_, _| Ok(Value::NONE)),
        owner: Some(vm.classes().object.clone()),
        module: Mut::new(None),
        doc: "",
    };
    Methods::of(vm, class).value("__init__", allocate(&vm.classes().wrapper_descriptor, init));
}

/// An instance of a class whose instances are nothing but their attributes.
pub(crate) fn new_instance(vm: Vm, class: &Value) -> Res {
    let ty = class.body::<Type>();
    if ty.info.kind != Kind::Instance || singletons::is_class_of_one(vm, class) {
        return Err(not_safe(vm, class));
    }
    if ty.has_flag(ABSTRACT) {
        return Err(is_abstract(vm, class));
    }
    Ok(allocate(class, Instance))
}

fn not_safe(vm: Vm, class: &Value) -> Raise {
    let ty = class.body::<Type>();
    let mro = ty.mro(class);
    let built_in = mro.iter().find(|class| !class.body::<Type>().is_heap());
    let maker = built_in.map(|class| class.body::<Type>());
    vm.type_error(match maker {
        Some(maker) if !is_of_object(vm, &maker.lookup(vm, &vm.names().__new__)) => {
            format!("object.__new__({}) is not safe, use {}.__new__()", ty.name(), maker.name())
        }
        _ => format!("cannot create '{}' instances", ty.name()),
    })
}

fn is_abstract(vm: Vm, class: &Value) -> Raise {
    let ty = class.body::<Type>();
    let found = ty.dict().body::<Dict>().get_str(&vm.intern_str("__abstractmethods__"));
    let methods = found.and_then(|found| vm.items_quick(&found)).unwrap_or_default();
    let mut names: Vec<String> = methods.iter().map(|name| format!("'{}'", text_of(name))).collect();
    names.sort();
    let s = if names.len() == 1 { "" } else { "s" };
    vm.type_error(format!(
        "Can't instantiate abstract class {} without an implementation for abstract method{s} {}",
        ty.name(),
        names.join(", ")
    ))
}

fn has_arguments(args: &Value, keywords: &Value) -> bool {
    !args.body::<Tuple>().items().is_empty() || keywords.body::<Dict>().len() > 0
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    let names = vm.names();
    let Some(ty) = a[0].get::<Type>() else {
        let class = vm.class_name(&a[0]);
        return Err(vm.type_error(format!("object.__new__(X): X is not a type object ({class})")));
    };
    if has_arguments(&a[1], &a[2]) {
        if !is_of_object(vm, &ty.lookup(vm, &names.__new__)) {
            return Err(
                vm.type_error("object.__new__() takes exactly one argument (the type to instantiate)")
            );
        }
        if is_of_object(vm, &ty.lookup(vm, &names.__init__)) {
            return Err(vm.type_error(format!("{}() takes no arguments", ty.name())));
        }
    }
    new_instance(vm, &a[0])
}

fn init(vm: Vm, a: &[Value]) -> Res {
    if has_arguments(&a[1], &a[2]) {
        let names = vm.names();
        if !is_of_object(vm, &vm.class_attribute(&a[0], &names.__init__)) {
            return Err(
                vm.type_error("object.__init__() takes exactly one argument (the instance to initialize)")
            );
        }
        if is_of_object(vm, &vm.class_attribute(&a[0], &names.__new__)) {
            let class = vm.class_name(&a[0]);
            let message =
                format!("{class}.__init__() takes exactly one argument (the instance to initialize)");
            return Err(vm.type_error(message));
        }
    }
    Ok(Value::NONE)
}

/// `<module.Class object at 0x…>`
pub(crate) fn plain_repr(vm: Vm, value: &Value) -> String {
    let class = vm.class_of(value);
    format!("<{} object at {:#x}>", super::type_methods::name_in_repr(vm, &class), value.id())
}

#[undropped]
async fn to_str(vm: Vm, a: Vec<Value>) -> Res {
    vm.repr(&a[0]).await
}

#[undropped]
async fn format(vm: Vm, a: Vec<Value>) -> Res {
    let Some(spec) = a[1].get::<Str>() else {
        let class = vm.class_name(&a[1]);
        return Err(vm.type_error(format!("__format__() argument must be str, not {class}")));
    };
    if !spec.bytes().is_empty() {
        let class = vm.class_name(&a[0]);
        return Err(vm.type_error(format!("unsupported format string passed to {class}.__format__")));
    }
    vm.to_str(&a[0]).await
}

fn equal(_: Vm, a: &[Value]) -> Res {
    Ok(if a[0].is(&a[1]) { Value::TRUE } else { Value::NOT_IMPLEMENTED })
}

#[undropped]
async fn not_equal(vm: Vm, a: Vec<Value>) -> Res {
    let result = vm.call_special(&a[0], &vm.names().__eq__, vec![a[1].clone()]).await?;
    match result {
        Some(result) if !result.is(&Value::NOT_IMPLEMENTED) => Ok(Value::bool(!vm.truth(&result).await?)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `__getattribute__` of `object` and of `type`.
pub(super) fn get_attribute(vm: Vm, a: &[Value]) -> Step {
    let name = match vm.attribute_name(&a[1]) {
        Ok(name) => name,
        Err(raise) => return raising(raise),
    };
    match vm.generic_attribute(&a[0], &name) {
        Ok(Attribute::Value(value)) => Step::Done(Ok(value)),
        Ok(Attribute::Call(callee, args)) => Step::Wait(task(async move { vm.call(&callee, args).await })),
        Ok(Attribute::Missing) => raising(vm.no_attribute(&a[0], &name)),
        Err(raise) => raising(raise),
    }
}

/// The attribute of an object that another one hands its own attributes on to.
pub(super) fn attribute_of(vm: Vm, target: &Value, name: &Value) -> Res<Attribute> {
    match vm.attribute_quick(target, name) {
        Some(Ok(Attribute::Missing)) => Err(vm.no_attribute(target, name)),
        Some(found) => found,
        None => {
            let getter =
                function(vm, "getattr", "object, name, /", NativeCode::Async(waits!(attribute_with_code)));
            Ok(Attribute::Call(getter, vec![target.clone(), name.clone()]))
        }
    }
}

#[undropped]
async fn attribute_with_code(vm: Vm, a: Vec<Value>) -> Res {
    vm.attribute(&a[0], &a[1]).await
}

/// A native function that belongs to no class and no module.
pub(crate) fn function(vm: Vm, name: &'static str, signature: &'static str, code: NativeCode) -> Value {
    let native = Native {
        name,
        signature: Signature::new(signature),
        code,
        owner: None,
        module: Mut::new(None),
        doc: "",
    };
    allocate(&vm.classes().builtin_function, native)
}

/// `__setattr__` of `object` is not for classes, whose own keeps what they remember of their attributes right.
fn is_no_class(vm: Vm, object: &Value, method: &str) -> Res<()> {
    if object.kind() != Kind::Type {
        return Ok(());
    }
    Err(vm.type_error(format!("can't apply this {method} to {} object", vm.class_name(object))))
}

fn set_attribute(vm: Vm, a: &[Value]) -> Step {
    match is_no_class(vm, &a[0], "__setattr__").and_then(|()| vm.attribute_name(&a[1])) {
        Ok(name) => vm.generic_set_attribute(&a[0], &name, Some(a[2].clone())),
        Err(raise) => raising(raise),
    }
}

fn delete_attribute(vm: Vm, a: &[Value]) -> Step {
    match is_no_class(vm, &a[0], "__delattr__").and_then(|()| vm.attribute_name(&a[1])) {
        Ok(name) => vm.generic_set_attribute(&a[0], &name, None),
        Err(raise) => raising(raise),
    }
}

fn set_class(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    let Some(value) = value else {
        return Err(vm.type_error("can't delete __class__ attribute"));
    };
    let Some(new) = value.get::<Type>() else {
        let class = vm.class_name(&value);
        return Err(vm.type_error(format!("__class__ must be set to a class, not '{class}' object")));
    };
    let class = vm.class_of(this);
    let old = class.body::<Type>();
    let module = vm.classes().module.body::<Type>();
    let are_modules = new.is_subclass_of(module) && old.is_subclass_of(module);
    if !are_modules && !(new.is_heap() && old.is_heap()) {
        let message = "__class__ assignment only supported for mutable types or ModuleType subclasses";
        return Err(vm.type_error(message));
    }
    if !have_one_layout(old, new) || slot_places(&class) != slot_places(&value) {
        let message =
            format!("__class__ assignment: '{}' object layout differs from '{}'", new.name(), old.name());
        return Err(vm.type_error(message));
    }
    if let Some(header) = this.header() {
        header.set_class(&value);
    }
    Ok(())
}

/// The names of the places of `__slots__` by their numbers: `same_slots_added`.
fn slot_places(class: &Value) -> Vec<(usize, String)> {
    let classes = class.body::<Type>().mro(class);
    let members = classes.iter().flat_map(|class| class.body::<Type>().dict().body::<Dict>().pairs());
    let place = |member: Value| match member.get::<Member>()? {
        Member { name, field: Field::Slot(number), .. } => Some((*number, text_of(name))),
        _ => None,
    };
    let mut places: Vec<_> = members.filter_map(|(_, value)| place(value)).collect();
    places.sort_unstable();
    places
}

/// Whether instances of one class can become instances of the other.
fn have_one_layout(a: &Type, b: &Type) -> bool {
    // A kind says what the body is, but for bodies of modules of their own.
    let same_body = std::ptr::eq(a.info, b.info)
        || a.info.kind == b.info.kind
            && a.info.kind != Kind::Other
            && a.info.is_extended() == b.info.is_extended();
    same_body
        && a.slots.load(Ordering::Relaxed) == b.slots.load(Ordering::Relaxed)
        && a.has_instance_dict() == b.has_instance_dict()
}

#[undropped]
async fn dir(vm: Vm, a: Vec<Value>) -> Res {
    let names = vm.names();
    let all = Dict::default();
    if let Some(own) = vm.optional_attribute(&a[0], &names.__dict__).await?
        && let Some(own) = own.get::<Dict>()
    {
        add_names(&all, own);
    }
    if let Some(class) = vm.optional_attribute(&a[0], &names.__class__).await?
        && class.kind() == Kind::Type
    {
        add_class_names(&all, &class);
    }
    Ok(vm.list(all.keys()))
}

/// The names that a class and those it derives from have, as a list.
pub(super) fn class_names(vm: Vm, class: &Value) -> Value {
    let all = Dict::default();
    add_class_names(&all, class);
    vm.list(all.keys())
}

fn add_class_names(all: &Dict, class: &Value) {
    for class in class.body::<Type>().mro(class) {
        add_names(all, class.body::<Type>().dict().body());
    }
}

fn add_names(all: &Dict, from: &Dict) {
    for name in from.keys() {
        // Names that begin with a point are the machine's own.
        if name.get::<Str>().is_some_and(|text| !text.bytes().starts_with(b".")) {
            all.set_str(&name, Value::NONE);
        }
    }
}

fn size_of(vm: Vm, a: &[Value]) -> Res {
    const HEADER: usize = 16;
    const ATTRIBUTES: usize = 64;
    Ok(vm.size(if a[0].ext().is_some() { HEADER + ATTRIBUTES } else { HEADER }))
}

#[undropped]
async fn subclass_hook(_: Vm, _: Vec<Value>) -> Res {
    Ok(Value::NOT_IMPLEMENTED)
}

#[undropped]
async fn init_subclass(vm: Vm, a: Vec<Value>) -> Res {
    let given = a[1].body::<Tuple>().items().len();
    let name = match a[0].get::<Type>() {
        Some(_) => text_of(&super::type_methods::qualname(vm, &a[0])),
        None => vm.class_name(&a[0]),
    };
    if a[2].body::<Dict>().len() > 0 {
        return Err(vm.type_error(format!("{name}.__init_subclass__() takes no keyword arguments")));
    }
    if given > 0 {
        return Err(vm.type_error(format!("{name}.__init_subclass__() takes no arguments ({given} given)")));
    }
    Ok(Value::NONE)
}

/// `__dict__` in the namespace of a class whose instances have attributes of their own.
pub(crate) fn dict_getset(vm: Vm, class: &Value) -> Value {
    let getset = GetSet { name: "__dict__", owner: class.clone(), get: get_dict, set: Some(set_dict) };
    allocate(&vm.classes().getset, getset)
}

fn get_dict(vm: Vm, this: &Value) -> Res {
    match this.ext() {
        Some(ext) => Ok(ext.dict(vm)),
        None => Err(vm.no_attribute(this, &vm.names().__dict__)),
    }
}

fn set_dict(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    let is_heap = this.header().is_some_and(|header| header.class().is_heap());
    let value = match value {
        Some(value) => value,
        // The next look at it finds an empty one.
        None if is_heap => vm.empty_dict(),
        None => return Err(vm.type_error("cannot delete __dict__")),
    };
    if value.get::<Dict>().is_none() {
        let class = vm.class_name(&value);
        return Err(vm.type_error(format!("__dict__ must be set to a dictionary, not a '{class}'")));
    }
    match this.ext() {
        Some(ext) => {
            ext.set_dict(value);
            Ok(())
        }
        None => Err(vm.no_attribute(this, &vm.names().__dict__)),
    }
}

/// `__weakref__` in the namespace of a class whose instances can be weakly referred to.
pub(crate) fn weakref_getset(vm: Vm, class: &Value) -> Value {
    let getset = GetSet { name: "__weakref__", owner: class.clone(), get: get_weakref, set: None };
    allocate(&vm.classes().getset, getset)
}

fn get_weakref(_: Vm, this: &Value) -> Res {
    Ok(super::weakref_methods::first(this).unwrap_or(Value::NONE))
}
