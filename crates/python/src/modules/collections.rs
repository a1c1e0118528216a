//! The module `_collections`: `deque` and `defaultdict` (`Modules/_collectionsmodule.c`).

mod defaultdict;
mod deque;

use crate::types::Methods;
use crate::vm::Vm;

pub(crate) fn fill(vm: Vm, m: &Methods) {
    deque::fill(vm, m);
    defaultdict::fill(vm, m);
}
