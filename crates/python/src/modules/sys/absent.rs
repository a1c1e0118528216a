//! What `sys` says of parts of CPython that are not here: there is no compiler to machine code, and nothing watches a
//! program's instructions.

use crate::object::allocate;
use crate::types::Methods;
use crate::types::instance::Instance;
use crate::value::Value;
use crate::vm::Vm;

/// The events of `sys.monitoring`, each a bit, in their order.
const EVENTS: &[&str] = &[
    "PY_START",
    "PY_RESUME",
    "PY_RETURN",
    "PY_YIELD",
    "CALL",
    "LINE",
    "INSTRUCTION",
    "JUMP",
    "BRANCH_LEFT",
    "BRANCH_RIGHT",
    "STOP_ITERATION",
    "RAISE",
    "EXCEPTION_HANDLED",
    "PY_UNWIND",
    "PY_THROW",
    "RERAISE",
    "C_RETURN",
    "C_RAISE",
    "BRANCH",
];

pub(super) fn install(vm: Vm, m: &Methods) {
    let jit = vm.new_module("sys._jit");
    let functions = Methods::of_module(vm, &jit);
    for name in ["is_available", "is_enabled", "is_active"] {
        functions.sync(name, "", |_, _| Ok(Value::FALSE));
    }
    m.value("_jit", jit);
    let events = allocate(&vm.classes().namespace, Instance);
    if let Some(ext) = events.ext() {
        ext.set(vm, &vm.intern_str("NO_EVENTS"), vm.int(0));
        for (bit, name) in EVENTS.iter().enumerate() {
            ext.set(vm, &vm.intern_str(name), vm.int(1 << bit));
        }
    }
    let monitoring = vm.new_module("sys.monitoring");
    Methods::of_module(vm, &monitoring)
        .value("events", events)
        .value("DEBUGGER_ID", vm.int(0))
        .value("COVERAGE_ID", vm.int(1))
        .value("PROFILER_ID", vm.int(2))
        .value("OPTIMIZER_ID", vm.int(5))
        .sync("get_tool", "tool_id, /", |_, _| Ok(Value::NONE));
    m.value("monitoring", monitoring);
}
