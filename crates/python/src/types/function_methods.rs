//! The methods of functions, built-in functions, methods, cells and code objects (`Objects/funcobject.c`,
//! `Objects/classobject.c`, `Objects/methodobject.c`, `Objects/cellobject.c`, `Objects/codeobject.c`).

mod cell;
mod code;
mod function;
mod method;
mod native;
mod replace;

pub(crate) use method::forwarded;

use crate::value::Value;
use crate::vm::{Res, Vm};

pub(crate) fn install(vm: Vm) {
    function::install(vm);
    method::install(vm);
    native::install(vm);
    cell::install(vm);
    code::install(vm);
}

/// Calls the first of the arguments with the others: what `__call__` of something callable does.
#[undropped]
async fn call(vm: Vm, a: Vec<Value>) -> Res {
    let (args, names) = vm.with_keywords(vm.tuple_items(&a[1]), Some(&a[2]))?;
    vm.call_names(&a[0], args, names).await
}
