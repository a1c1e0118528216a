//! `NameError` and `AttributeError`: the name that is not there, and the object that lacks it.

use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::exception::Exception;
use crate::value::Value;
use crate::vm::{Res, Vm};

use super::fields::{get, numbers::name, set};
use super::{own_attributes, take_keywords};

pub(super) fn install(vm: Vm) {
    let classes = vm.classes();
    Methods::of(vm, &classes.name_error)
        .sync("__init__", "self, /, *args, **kwargs", init_name_error)
        .get_set("name", get::<{ name::NAME }>, set::<{ name::NAME }>);
    Methods::of(vm, &classes.attribute_error)
        .sync("__init__", "self, /, *args, **kwargs", init_attribute_error)
        .sync("__getstate__", "self, /", state)
        .sync("__reduce__", "self, /", reduce)
        .get_set("name", get::<{ name::NAME }>, set::<{ name::NAME }>)
        .get_set("obj", get::<{ name::OBJ }>, set::<{ name::OBJ }>);
}

fn init(vm: Vm, a: &[Value], function: &str, known: &[&str]) -> Res {
    let body = a[0].body::<Exception>();
    body.args.set(a[1].clone());
    for (number, value) in take_keywords(vm, function, &a[2], known)?.into_iter().enumerate() {
        body.set_field(number, value);
    }
    Ok(Value::NONE)
}

fn init_name_error(vm: Vm, a: &[Value]) -> Res {
    init(vm, a, "NameError", &["name"])
}

fn init_attribute_error(vm: Vm, a: &[Value]) -> Res {
    init(vm, a, "AttributeError", &["name", "obj"])
}

/// The object is not among it, since there is often no copying it.
fn state(vm: Vm, a: &[Value]) -> Res {
    let body = a[0].body::<Exception>();
    let state = own_attributes(vm, &a[0]).map_or_else(Dict::default, |own| own.body::<Dict>().copied());
    if let Some(name) = body.field(name::NAME) {
        state.set_str(&vm.names().name, name);
    }
    state.set_str(&vm.names().args, body.args.get());
    Ok(vm.new_dict(state))
}

fn reduce(vm: Vm, a: &[Value]) -> Res {
    let args = a[0].body::<Exception>().args.get();
    Ok(vm.tuple(vec![vm.class_of(&a[0]), args, state(vm, a)?]))
}
