//! Where a warning comes from: a frame, by its distance from whoever warns (`setup_context`).

use crate::types::code::Code;
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::types::traceback::FrameObject;
use crate::value::{Slot, Value};
use crate::vm::Vm;

use crate::object::Kind;

pub(super) struct Place {
    pub(super) filename: Value,
    pub(super) line: i64,
    pub(super) module: Value,
    pub(super) registry: Value,
}

fn filename(frame: &Value) -> Value {
    let function = frame.body::<FrameObject>().function.clone();
    function.body::<Function>().code().body::<Code>().filename.clone()
}

/// Whether a frame is one of the machinery of imports.
fn is_internal(vm: Vm, frame: &Value) -> bool {
    let name = filename(frame);
    let text = vm.text(&name);
    text.contains("importlib") && text.contains("_bootstrap")
}

fn back(frame: &Value) -> Slot {
    frame.body::<FrameObject>().back.get()
}

/// The next frame that is neither of imports nor of a file whose name begins so.
fn next_external(vm: Vm, frame: &Value, prefixes: &[String]) -> Slot {
    let mut at = back(frame);
    while let Some(frame) = &at {
        let name = filename(frame);
        let is_skipped = prefixes.iter().any(|prefix| vm.text(&name).starts_with(&prefix[..]));
        if !is_skipped && !is_internal(vm, frame) {
            break;
        }
        at = back(frame);
    }
    at
}

/// The place that is `level` frames away; 1 is the frame that warns.
pub(super) fn place(vm: Vm, level: i64, prefixes: &[String]) -> Place {
    let mut at = vm.frame_objects(false);
    let counts_all = level <= 0 || at.as_ref().is_some_and(|frame| is_internal(vm, frame));
    for _ in 1..level {
        let Some(frame) = at else { break };
        at = if counts_all { back(&frame) } else { next_external(vm, &frame, prefixes) };
    }
    let Some(frame) = at else { return nowhere(vm) };
    let body = frame.body::<FrameObject>();
    let globals = body.function.body::<Function>().globals.clone();
    let dict = globals.body::<Dict>();
    let module = dict.get_str(&vm.names().__name__);
    let is_name = |name: &Value| name.is_none() || name.kind() == Kind::Str;
    Place {
        filename: filename(&frame),
        line: body.line().into(),
        module: module.filter(is_name).unwrap_or_else(|| vm.str("<string>")),
        registry: registry(vm, dict),
    }
}

/// A warning from further away than the program reaches.
fn nowhere(vm: Vm) -> Place {
    let sys = vm.interp().modules.body::<Dict>().get_str(&vm.intern_str("sys"));
    let registry = sys.map_or(Value::NONE, |sys| registry(vm, vm.module_dict(&sys).body()));
    Place { filename: vm.str("<sys>"), line: 0, module: vm.str("sys"), registry }
}

/// The registry of a module, made if it has none.
fn registry(vm: Vm, globals: &Dict) -> Value {
    let name = vm.intern_str("__warningregistry__");
    globals.get_str(&name).unwrap_or_else(|| {
        let made = vm.empty_dict();
        globals.set_str(&name, made.clone());
        made
    })
}
