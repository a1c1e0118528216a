//! The module `_collections`: `deque`, `defaultdict` and `OrderedDict` (`Modules/_collectionsmodule.c`).

mod defaultdict;
mod deque;
mod ordered;

use crate::types::Methods;
use crate::vm::Vm;

pub(crate) fn fill(vm: Vm, m: &Methods) {
    deque::fill(vm, m);
    defaultdict::fill(vm, m);
    ordered::fill(vm, m);
}
