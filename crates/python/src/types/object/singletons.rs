//! The classes of `None`, `Ellipsis` and `NotImplemented`, each of which has one instance.

use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(vm: Vm) {
    let classes = vm.classes();
    Methods::of(vm, &classes.none_type)
        .value("__doc__", vm.str("The type of the None singleton."))
        .maker("cls, /, *args, **kwargs", waits!(new_none))
        .sync("__repr__", "self, /", |vm, _| Ok(vm.literal("None")))
        .sync("__bool__", "self, /", |_, _| Ok(Value::FALSE));
    Methods::of(vm, &classes.ellipsis)
        .value("__doc__", vm.str("The type of the Ellipsis singleton."))
        .maker("cls, /, *args, **kwargs", waits!(new_ellipsis))
        .sync("__repr__", "self, /", |vm, _| Ok(vm.literal("Ellipsis")))
        .sync("__reduce__", "self, /", |vm, _| Ok(vm.literal("Ellipsis")));
    Methods::of(vm, &classes.not_implemented)
        .value("__doc__", vm.str("The type of the NotImplemented singleton."))
        .maker("cls, /, *args, **kwargs", waits!(new_not_implemented))
        .sync("__repr__", "self, /", |vm, _| Ok(vm.literal("NotImplemented")))
        .sync("__reduce__", "self, /", |vm, _| Ok(vm.literal("NotImplemented")))
        .sync("__bool__", "self, /", |vm, _| {
            Err(vm.type_error("NotImplemented should not be used in a boolean context"))
        });
}

/// Whether a class has its only instance already.
pub(super) fn is_class_of_one(vm: Vm, class: &Value) -> bool {
    let classes = vm.classes();
    [&classes.none_type, &classes.ellipsis, &classes.not_implemented].iter().any(|known| known.is(class))
}

fn without_arguments(vm: Vm, a: &[Value], name: &str, only: Value) -> Res {
    if !a[1].body::<Tuple>().items().is_empty() || a[2].body::<Dict>().len() > 0 {
        return Err(vm.type_error(format!("{name} takes no arguments")));
    }
    Ok(only)
}

#[undropped]
async fn new_none(vm: Vm, a: Vec<Value>) -> Res {
    without_arguments(vm, &a, "NoneType", Value::NONE)
}

#[undropped]
async fn new_ellipsis(vm: Vm, a: Vec<Value>) -> Res {
    without_arguments(vm, &a, "EllipsisType", Value::ELLIPSIS)
}

#[undropped]
async fn new_not_implemented(vm: Vm, a: Vec<Value>) -> Res {
    without_arguments(vm, &a, "NotImplementedType", Value::NOT_IMPLEMENTED)
}
