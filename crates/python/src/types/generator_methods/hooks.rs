//! What `sys.set_asyncgen_hooks` sets: functions that hear of each asynchronous generator's beginning and end. Each
//! thread of the interpreter has its own.

use crate::modules::builtins::is_callable;
use crate::modules::{record, state};
use crate::object::allocate;
use crate::types::generator::Generator;
use crate::types::tuple::Tuple;
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};

/// The function that a generator's first use calls, and the one that its end does.
#[derive(Clone, Default)]
pub(crate) struct Hooks {
    first_iter: Slot,
    finalizer: Slot,
}

/// The class of what `sys.get_asyncgen_hooks` gives.
const RECORD: &str = "asyncgen_hooks";

/// Makes the class of records, once.
pub(crate) fn keep_class(vm: Vm) {
    state::keep(vm, RECORD, &record::class(vm, RECORD, &["firstiter", "finalizer"]));
}

/// `sys.get_asyncgen_hooks()`, a record.
pub(crate) fn get_asyncgen_hooks(vm: Vm, _: &[Value]) -> Res {
    let Hooks { first_iter, finalizer } = vm.thread().hooks.get();
    let items = [first_iter, finalizer].map(|hook| hook.unwrap_or(Value::NONE));
    Ok(allocate(&state::kept(vm, RECORD), Tuple::new(items.to_vec())))
}

/// `sys.set_asyncgen_hooks(firstiter=?, finalizer=?)`
pub(crate) fn set_asyncgen_hooks(vm: Vm, a: &[Value]) -> Res {
    for (hook, name) in [(&a[1], "finalizer"), (&a[0], "firstiter")] {
        if !hook.is_missing() && !hook.is_none() && !is_callable(vm, hook) {
            let class = vm.class_name(hook);
            return Err(vm.type_error(format!("callable {name} expected, got {class}")));
        }
    }
    let known = vm.thread().hooks.get();
    let chosen = |given: &Value, known: Slot| match given.is_missing() {
        true => known,
        false => Some(given.clone()).filter(|hook| !hook.is_none()),
    };
    let new =
        Hooks { first_iter: chosen(&a[0], known.first_iter), finalizer: chosen(&a[1], known.finalizer) };
    vm.thread().hooks.set(new);
    Ok(Value::NONE)
}

/// Calls the hook for the first use of an asynchronous generator.
#[undropped]
pub(super) async fn begin(vm: Vm, generator: &Value) -> Res<()> {
    let body = generator.body::<Generator>();
    if body.hooked.replace(true) {
        return Ok(());
    }
    let Hooks { first_iter, finalizer } = vm.thread().hooks.get();
    body.finalizer.set(finalizer);
    if let Some(first_iter) = first_iter {
        vm.call(&first_iter, vec![generator.clone()]).await?;
    }
    Ok(())
}
