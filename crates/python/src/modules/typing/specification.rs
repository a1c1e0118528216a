//! `P.args` and `P.kwargs` of a parameter specification `P`.

use super::parameter::Parameter;
use super::{PARAM_SPEC_ARGS, PARAM_SPEC_KWARGS, known};
use crate::modules::{new_class, state};
use crate::object::{Body, Info, Kind, allocate};
use crate::types::Methods;
use crate::types::object::text_of;
use crate::types::ty::{NO_DICT, Type};
use crate::value::Value;
use crate::vm::ops::Order;
use crate::vm::{Res, Vm};
use crate::waits;

struct Part {
    origin: Value,
}

impl Body for Part {
    const KIND: Kind = Kind::Other;
    crate::holds!([origin], []);
}

pub(super) fn install(vm: Vm) {
    for name in [PARAM_SPEC_ARGS, PARAM_SPEC_KWARGS] {
        let class = new_class(vm, "typing", name, &vm.classes().object, Info::extended::<Part>(), 0);
        class.body::<Type>().set_flag(NO_DICT, true);
        Methods::of(vm, &class)
            .maker("cls, origin", waits!(new))
            .get("__origin__", |_, this| Ok(this.body::<Part>().origin.clone()))
            .sync("__mro_entries__", "self, bases, /", super::no_base)
            .wait("__repr__", "self, /", waits!(repr))
            .wait("__eq__", "self, value, /", waits!(equal))
            .none("__hash__");
        state::keep(vm, name, &class);
    }
}

pub(super) fn args(vm: Vm, origin: &Value) -> Value {
    allocate(&known(vm, PARAM_SPEC_ARGS), Part { origin: origin.clone() })
}

pub(super) fn kwargs(vm: Vm, origin: &Value) -> Value {
    allocate(&known(vm, PARAM_SPEC_KWARGS), Part { origin: origin.clone() })
}

#[undropped]
async fn new(_: Vm, a: Vec<Value>) -> Res {
    Ok(allocate(&a[0], Part { origin: a[1].clone() }))
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let origin = &a[0].body::<Part>().origin;
    let what = if vm.class_of(&a[0]).is(&known(vm, PARAM_SPEC_ARGS)) { "args" } else { "kwargs" };
    let origin = match origin.get::<Parameter>() {
        Some(parameter) => text_of(&parameter.name),
        None => vm.repr_text(origin).await?,
    };
    Ok(vm.string(format!("{origin}.{what}")))
}

#[undropped]
async fn equal(vm: Vm, a: Vec<Value>) -> Res {
    if !vm.class_of(&a[0]).is(&vm.class_of(&a[1])) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    vm.compare(Order::Eq, &a[0].body::<Part>().origin, &a[1].body::<Part>().origin).await
}
