//! The module `_ast`: the classes of syntax trees (`Parser/asdl_c.py`, `Python/Python-ast.c`), and how ruff's tree becomes
//! one of Python's objects.

mod classes;
mod convert;
mod fields;
mod methods;
mod nodes;

pub(crate) use convert::tree;

use crate::types::Methods;
use crate::value::Value;
use crate::vm::Vm;

pub(crate) fn fill(vm: Vm, m: &Methods) {
    for (name, class) in &classes::of(vm).all {
        m.value(name, class.clone());
    }
    for (name, flag) in [
        ("PyCF_ONLY_AST", 0x400),
        ("PyCF_TYPE_COMMENTS", 0x1000),
        ("PyCF_ALLOW_TOP_LEVEL_AWAIT", 0x2000),
        ("PyCF_OPTIMIZED_AST", 0x8400),
    ] {
        m.value(name, vm.int(flag));
    }
}

/// Whether a value is a node of a syntax tree.
pub(crate) fn is_node(vm: Vm, value: &Value) -> bool {
    vm.is_instance_of(value, &classes::of(vm).get("AST"))
}
