//! The methods of `bool` (`Objects/boolobject.c`).

use super::{check_class, int, operators, warn_deprecated};
use crate::types::Methods;
use crate::value::Value;
use crate::vm::ops::Binary;
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(vm: Vm) {
    let m = Methods::of(vm, &vm.classes().bool_);
    m.maker("cls, object=False, /", waits!(new));
    operators!(m, operate;
        "__and__" "__rand__" And,
        "__xor__" "__rxor__" Xor,
        "__or__" "__ror__" Or,
    );
    m.sync("__repr__", "self, /", |vm, a| {
        Ok(vm.literal(if a[0].is(&Value::TRUE) { "True" } else { "False" }))
    })
    .wait("__invert__", "self, /", waits!(invert));
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    check_class(vm, &a[0], &vm.classes().bool_)?;
    vm.truth(&a[1]).await.map(Value::bool)
}

fn operate(vm: Vm, op: Binary, left: &Value, right: &Value) -> Res {
    match (left.as_bool(), right.as_bool()) {
        (Some(left), Some(right)) => Ok(Value::bool(match op {
            Binary::And => left & right,
            Binary::Or => left | right,
            _ => left ^ right,
        })),
        _ => int::operate(vm, op, left, right),
    }
}

#[undropped]
async fn invert(vm: Vm, a: Vec<Value>) -> Res {
    let message = "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the \
                   bitwise inversion of the underlying int object and is usually not what you expect from the negation \
                   of a bool object. Use the 'not' operator for boolean negation or ~int(x) for the bitwise inversion of \
                   the underlying int.";
    warn_deprecated(vm, message.to_owned()).await?;
    Ok(vm.int(if a[0].is(&Value::TRUE) { -2 } else { -1 }))
}
