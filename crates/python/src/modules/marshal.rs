//! The module `marshal`: it is there so that `importlib` can be imported. Modules are compiled from their text whenever they
//! are imported, so nothing is written or read.

use crate::types::Methods;
use crate::value::Value;
use crate::vm::{Res, Vm};

pub(crate) fn fill(vm: Vm, m: &Methods) {
    m.sync("dumps", "value, version=5, /, *, allow_code=True", missing)
        .sync("loads", "bytes, /, *, allow_code=True", missing)
        .sync("dump", "value, file, version=5, /, *, allow_code=True", missing)
        .sync("load", "file, /, *, allow_code=True", missing)
        .value("version", vm.int(5));
}

fn missing(vm: Vm, _: &[Value]) -> Res {
    let message = "this machine does not write or read marshalled values yet";
    Err(vm.raise_text(&vm.classes().not_implemented_error, message))
}
