//! The module `_operator` (`Modules/_operator.c`), as far as `operator.py` cannot say the same: there, `index` of what has
//! no `__index__` would be an `AttributeError`.

use crate::types::Methods;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

pub(crate) fn fill(vm: Vm, m: &Methods) {
    m.value("__doc__", vm.str("Operator interface.")).wait("index", "a, /", waits!(index));
}

#[undropped]
async fn index(vm: Vm, a: Vec<Value>) -> Res {
    vm.index(&a[0]).await
}
