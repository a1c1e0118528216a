//! What `sys.set_asyncgen_hooks` sets: functions that hear of each asynchronous generator's beginning and end. Each
//! thread of the interpreter has its own.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::modules::builtins::is_callable;
use crate::types::generator::Generator;
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};

/// The function that a generator's first use calls, and the one that its end does.
#[derive(Clone, Default)]
struct Hooks {
    first_iter: Slot,
    finalizer: Slot,
}

thread_local! {
    /// By the address of the interpreter's thread, of which one of the system may run several.
    static HOOKS: RefCell<HashMap<usize, Hooks>> = RefCell::new(HashMap::new());
}

fn key(vm: Vm) -> usize {
    std::ptr::from_ref(vm.thread()).addr()
}

fn hooks(vm: Vm) -> Hooks {
    HOOKS.with_borrow(|all| all.get(&key(vm)).cloned()).unwrap_or_default()
}

/// `sys.get_asyncgen_hooks()`, a pair.
pub(crate) fn get_asyncgen_hooks(vm: Vm, _: &[Value]) -> Res {
    let Hooks { first_iter, finalizer } = hooks(vm);
    Ok(vm.pair(first_iter.unwrap_or(Value::NONE), finalizer.unwrap_or(Value::NONE)))
}

/// `sys.set_asyncgen_hooks(firstiter=?, finalizer=?)`
pub(crate) fn set_asyncgen_hooks(vm: Vm, a: &[Value]) -> Res {
    for (hook, name) in [(&a[1], "finalizer"), (&a[0], "firstiter")] {
        if !hook.is_missing() && !hook.is_none() && !is_callable(vm, hook) {
            let class = vm.class_name(hook);
            return Err(vm.type_error(format!("callable {name} expected, got {class}")));
        }
    }
    let known = hooks(vm);
    let chosen = |given: &Value, known: Slot| match given.is_missing() {
        true => known,
        false => Some(given.clone()).filter(|hook| !hook.is_none()),
    };
    let new =
        Hooks { first_iter: chosen(&a[0], known.first_iter), finalizer: chosen(&a[1], known.finalizer) };
    let is_any = new.first_iter.is_some() || new.finalizer.is_some();
    let old =
        HOOKS.with_borrow_mut(|all| if is_any { all.insert(key(vm), new) } else { all.remove(&key(vm)) });
    drop(old);
    Ok(Value::NONE)
}

/// Calls the hook for the first use of an asynchronous generator.
pub(super) async fn begin(vm: Vm, generator: &Value) -> Res<()> {
    let body = generator.body::<Generator>();
    if body.hooked.replace(true) {
        return Ok(());
    }
    let Hooks { first_iter, finalizer } = hooks(vm);
    body.finalizer.set(finalizer);
    if let Some(first_iter) = first_iter {
        vm.call(&first_iter, vec![generator.clone()]).await?;
    }
    Ok(())
}
