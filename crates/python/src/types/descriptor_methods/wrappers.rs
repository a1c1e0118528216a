//! `classmethod` and `staticmethod`.

use super::{bound, is_abstract, owner};
use crate::object::{Mut, allocate};
use crate::types::Methods;
use crate::types::descriptor::{ClassMethod, StaticMethod};
use crate::types::object::dict_getset;
use crate::types::type_methods::check_new;
use crate::value::{Slot, Value};
use crate::vm::native::{Task, task};
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(vm: Vm) {
    let classes = vm.classes();
    for class in [&classes.classmethod, &classes.staticmethod] {
        Methods::of(vm, class)
            .wait("__init__", "self, function, /", waits!(init))
            .member("__func__", |_, this| Ok(function(this)))
            .member("__wrapped__", |_, this| Ok(function(this)))
            .get("__isabstractmethod__", |vm, this| Ok(Value::bool(is_abstract(vm, &function(this)))))
            .value("__dict__", dict_getset(vm, class))
            .value(
                "__annotations__",
                wrapped_attribute(vm, "__annotations__", |vm, a| task(annotations(vm, a))),
            )
            .value("__annotate__", wrapped_attribute(vm, "__annotate__", |vm, a| task(annotate(vm, a))))
            .wait("__get__", "self, instance, owner=None, /", waits!(get))
            .wait("__repr__", "self, /", waits!(repr));
    }
    Methods::of(vm, &classes.classmethod).maker("cls, /, *args, **kwargs", waits!(new_class_method));
    Methods::of(vm, &classes.staticmethod).maker("cls, /, *args, **kwargs", waits!(new_static_method)).wait(
        "__call__",
        "self, /, *args, **kwargs",
        waits!(call),
    );
}

/// An attribute that is the function's, until it is set or first read.
fn wrapped_attribute(vm: Vm, name: &'static str, get: fn(Vm, Vec<Value>) -> Task) -> Value {
    let set: fn(Vm, &[Value]) -> Res = match name {
        "__annotations__" => |vm, a| set_own(vm, &a[0], "__annotations__", Some(a[1].clone())),
        _ => |vm, a| set_own(vm, &a[0], "__annotate__", Some(a[1].clone())),
    };
    let delete: fn(Vm, &[Value]) -> Res = match name {
        "__annotations__" => |vm, a| set_own(vm, &a[0], "__annotations__", None),
        _ => |vm, a| set_own(vm, &a[0], "__annotate__", None),
    };
    super::property::computed(vm, name, get, Some(set), Some(delete))
}

#[undropped]
async fn annotations(vm: Vm, a: Vec<Value>) -> Res {
    own_or_wrapped(vm, &a[0], "__annotations__").await
}

#[undropped]
async fn annotate(vm: Vm, a: Vec<Value>) -> Res {
    own_or_wrapped(vm, &a[0], "__annotate__").await
}

#[undropped]
async fn own_or_wrapped(vm: Vm, this: &Value, name: &str) -> Res {
    let name = vm.intern_str(name);
    if let Some(own) = this.ext().and_then(|ext| ext.get(&name)) {
        return Ok(own);
    }
    let value = vm.attribute(&function(this), &name).await?;
    if let Some(ext) = this.ext() {
        ext.set(vm, &name, value.clone());
    }
    Ok(value)
}

fn set_own(vm: Vm, this: &Value, name: &str, value: Slot) -> Res {
    let name = vm.intern_str(name);
    let Some(ext) = this.ext() else { return Err(vm.no_attribute(this, &name)) };
    match value {
        Some(value) => ext.set(vm, &name, value),
        None if ext.delete(vm, &name).is_none() => return Err(vm.no_attribute(this, &name)),
        None => {}
    }
    Ok(Value::NONE)
}

fn place(this: &Value) -> Option<&Mut<Slot>> {
    match this.get::<ClassMethod>() {
        Some(method) => Some(&method.0),
        None => this.get::<StaticMethod>().map(|method| &method.0),
    }
}

/// The function that is wrapped.
fn function(this: &Value) -> Value {
    place(this).and_then(Mut::get).unwrap_or(Value::NONE)
}

#[undropped]
async fn new_class_method(vm: Vm, a: Vec<Value>) -> Res {
    check_new(vm, &a[0], &vm.classes().classmethod)?;
    Ok(allocate(&a[0], ClassMethod(Mut::new(None))))
}

#[undropped]
async fn new_static_method(vm: Vm, a: Vec<Value>) -> Res {
    check_new(vm, &a[0], &vm.classes().staticmethod)?;
    Ok(allocate(&a[0], StaticMethod(Mut::new(None))))
}

#[undropped]
async fn init(vm: Vm, a: Vec<Value>) -> Res {
    if let Some(place) = place(&a[0]) {
        place.set(Some(a[1].clone()));
    }
    let names = vm.names();
    for name in [&names.__module__, &names.__name__, &names.__qualname__, &names.__doc__] {
        if let Some(value) = vm.optional_attribute(&a[1], name).await?
            && let Some(ext) = a[0].ext()
        {
            ext.set(vm, name, value);
        }
    }
    Ok(Value::NONE)
}

#[undropped]
async fn get(vm: Vm, a: Vec<Value>) -> Res {
    let instance = if a[1].is_none() { None } else { Some(&a[1]) };
    bound(vm, &a[0], instance, &owner(vm, &a)).await
}

#[undropped]
async fn call(vm: Vm, a: Vec<Value>) -> Res {
    let (args, names) = vm.with_keywords(vm.tuple_items(&a[1]), Some(&a[2]))?;
    vm.call_names(&function(&a[0]), args, names).await
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let name = if a[0].get::<ClassMethod>().is_some() { "classmethod" } else { "staticmethod" };
    let wrapped = vm.repr_text(&function(&a[0])).await?;
    Ok(vm.string(format!("<{name}({wrapped})>")))
}
