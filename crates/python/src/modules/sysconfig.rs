//! The module `_sysconfigdata__emscripten_`: what CPython's build writes down of itself. Here nothing was built.

use crate::types::Methods;
use crate::vm::Vm;

pub(crate) fn fill(vm: Vm, m: &Methods) {
    m.value("build_time_vars", vm.empty_dict());
}
