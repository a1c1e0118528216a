//! The namespaces of the code that calls, and those that `exec` and `eval` are given.

use crate::object::Kind;
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};

/// The globals of the innermost frame.
pub(super) fn globals(vm: Vm) -> Value {
    let globals = vm.with_frame(|frame| frame.function.body::<Function>().globals.clone());
    globals.unwrap_or_else(|| vm.empty_dict())
}

/// Its local variables: a picture of them in a function.
pub(super) fn locals(vm: Vm) -> Value {
    vm.with_frame(|frame| vm.locals_of(frame)).unwrap_or_else(|| vm.empty_dict())
}

/// Its built-in names.
fn builtins(vm: Vm) -> Value {
    let builtins = vm.with_frame(|frame| frame.function.body::<Function>().builtins.clone());
    builtins.unwrap_or_else(|| vm.interp().builtins.clone())
}

/// What `exec` and `eval` work in: those given, or those of the frame that calls.
pub(super) fn given_or_own(vm: Vm, given_globals: &Value, given_locals: &Value) -> (Value, Value) {
    match (given_globals.is_none(), given_locals.is_none()) {
        (true, true) => (globals(vm), locals(vm)),
        (true, false) => (globals(vm), given_locals.clone()),
        (false, true) => (given_globals.clone(), given_globals.clone()),
        (false, false) => (given_globals.clone(), given_locals.clone()),
    }
}

/// Whether items of a value can be asked for by keys.
pub(super) fn is_mapping(vm: Vm, value: &Value) -> bool {
    vm.class_attribute(value, &vm.names().__getitem__).is_some()
}

/// Runs code in namespaces; `__builtins__` is put into the globals if it is not there.
#[undropped]
pub(super) async fn run(vm: Vm, code: &Value, globals: Value, locals: Value, closure: Slot) -> Res {
    let names = vm.names();
    let dict = globals.body::<Dict>();
    let found = match dict.get_str(&names.__builtins__) {
        Some(found) => found,
        None => {
            let own = builtins(vm);
            dict.set_str(&names.__builtins__, own.clone());
            own
        }
    };
    let builtins = match found.kind() {
        Kind::Dict => found,
        Kind::Module => vm.module_dict(&found),
        _ => vm.interp().builtins.clone(),
    };
    let module = dict.get_str(&names.__name__).unwrap_or(Value::NONE);
    let locals = if locals.is(&globals) { None } else { Some(locals) };
    let function = vm.new_function(code, globals.clone(), builtins, closure, module);
    vm.run_body(function, locals).await
}
