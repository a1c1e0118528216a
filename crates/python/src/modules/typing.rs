//! The module `_typing`: type parameters and type aliases, which the compiler's own instructions make (PEP 695).

use crate::types::Methods;
use crate::value::Value;
use crate::vm::{Res, Vm};

pub(crate) fn fill(_: Vm, m: &Methods) {
    m.sync("_idfunc", "object, /", |_, a| Ok(a[0].clone()));
}

fn unsupported(vm: Vm, what: &str) -> Res {
    Err(vm.raise_text(&vm.classes().not_implemented_error, &format!("this machine does not make {what} yet")))
}

/// `[T]`, `[T: bound]`, `[*Ts]` or `[**P]`
pub(crate) async fn type_param(vm: Vm, _: u8, _: Vec<Value>) -> Res {
    unsupported(vm, "type parameters")
}

/// `type X = …`
pub(crate) async fn type_alias(vm: Vm, _: Vec<Value>, _: Value) -> Res {
    unsupported(vm, "type aliases")
}

/// `typing.Generic[…]`, which a class with type parameters derives from.
pub(crate) async fn generic(vm: Vm, _: Vec<Value>) -> Res {
    unsupported(vm, "generic classes")
}
