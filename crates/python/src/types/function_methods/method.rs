//! Methods: functions with the object that is their first argument.

use super::call;
use crate::modules::builtins::is_callable;
use crate::object::{Kind, allocate};
use crate::types::Methods;
use crate::types::function::Method;
use crate::types::object::{attribute_of, builtin, text_of};
use crate::types::ty::{NO_DICT, Type};
use crate::types::type_methods::check_new;
use crate::value::Value;
use crate::vm::attribute::Attribute;
use crate::vm::ops::{fix_hash, hash_identity};
use crate::vm::{Native, Res, Vm};
use crate::waits;

pub(super) fn install(vm: Vm) {
    let class = &vm.classes().method;
    class.body::<Type>().set_flag(NO_DICT, true);
    Methods::of(vm, class)
        .maker("cls, function, instance, /", waits!(new))
        .member("__self__", |_, this| Ok(this.body::<Method>().receiver.clone()))
        .member("__func__", |_, this| Ok(this.body::<Method>().function.clone()))
        .get("__doc__", get_doc)
        .wait("__call__", "self, /, *args, **kwargs", waits!(call))
        .sync("__get__", "self, instance, owner=None, /", |_, a| Ok(a[0].clone()))
        .wait("__eq__", "self, value, /", waits!(equal))
        .wait("__hash__", "self, /", waits!(hash))
        .wait("__repr__", "self, /", waits!(repr))
        .wait("__reduce__", "self, /", waits!(reduce));
}

/// What an attribute of a method is, where that is its function's to say.
pub(crate) fn forwarded(vm: Vm, object: &Value, name: &Value) -> Option<Res<Attribute>> {
    let method = object.get::<Method>()?;
    if vm.classes().method.body::<Type>().lookup(vm, name).is_some() {
        return None;
    }
    Some(attribute_of(vm, &method.function, name))
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    check_new(vm, &a[0], &vm.classes().method)?;
    if !is_callable(vm, &a[1]) {
        return Err(vm.type_error("first argument must be callable"));
    }
    if a[2].is_none() {
        return Err(vm.type_error("instance must not be None"));
    }
    Ok(allocate(&a[0], Method { function: a[1].clone(), receiver: a[2].clone() }))
}

fn get_doc(vm: Vm, this: &Value) -> Res {
    match vm.attribute_quick(&this.body::<Method>().function, &vm.names().__doc__) {
        Some(Ok(Attribute::Value(doc))) => Ok(doc),
        Some(Err(raise)) => Err(raise),
        _ => Ok(Value::NONE),
    }
}

#[undropped]
async fn equal(vm: Vm, a: Vec<Value>) -> Res {
    let Some(other) = a[1].get::<Method>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let this = a[0].body::<Method>();
    let same = this.receiver.is(&other.receiver) && vm.same(&this.function, &other.function).await?;
    Ok(Value::bool(same))
}

#[undropped]
async fn hash(vm: Vm, a: Vec<Value>) -> Res {
    let method = a[0].body::<Method>();
    let function = vm.hash(&method.function).await?;
    Ok(vm.int(fix_hash(hash_identity(&method.receiver) ^ function)))
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let method = a[0].body::<Method>();
    if let Some(native) = method.function.get::<Native>() {
        return Ok(vm.string(native_repr(vm, native, &method.receiver)));
    }
    let name = name(vm, &method.function).await?;
    let receiver = vm.repr_text(&method.receiver).await?;
    Ok(vm.string(format!("<bound method {name} of {receiver}>")))
}

#[undropped]
async fn name(vm: Vm, function: &Value) -> Res<String> {
    let names = vm.names();
    for attribute in [&names.__qualname__, &names.__name__] {
        if let Some(name) = vm.optional_attribute(function, attribute).await? {
            return Ok(if name.kind() == Kind::Str { text_of(&name) } else { "?".to_owned() });
        }
    }
    Ok("?".to_owned())
}

/// A method of a built-in class that is bound to an object.
fn native_repr(vm: Vm, native: &Native, receiver: &Value) -> String {
    let is_special = native.owner.is_some() && native.name.starts_with("__") && native.name.ends_with("__");
    let (class, address) = (vm.class_name(receiver), receiver.id());
    match is_special {
        true => format!("<method-wrapper '{}' of {class} object at {address:#x}>", native.name),
        false => format!("<built-in method {} of {class} object at {address:#x}>", native.name),
    }
}

#[undropped]
async fn reduce(vm: Vm, a: Vec<Value>) -> Res {
    let method = a[0].body::<Method>();
    let name = vm.attribute(&method.function, &vm.names().__name__).await?;
    Ok(vm.pair(builtin(vm, "getattr"), vm.pair(method.receiver.clone(), name)))
}
