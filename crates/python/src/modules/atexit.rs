//! The module `atexit` (`Modules/atexitmodule.c`): what a program wants called at its end, last first.

use super::state;
use crate::object::Mut;
use crate::types::Methods;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

struct Callback {
    function: Value,
    args: Value,
    keywords: Value,
}

#[derive(Default)]
struct Callbacks(Mut<Vec<Callback>>);

fn callbacks(vm: Vm) -> &'static Mut<Vec<Callback>> {
    &state::of::<Callbacks>(vm).0
}

pub(crate) fn fill(_: Vm, m: &Methods) {
    m.sync("register", "*args, **kwargs", register)
        .wait("unregister", "func, /", waits!(unregister))
        .sync("_clear", "", |vm, _| {
            drop(callbacks(vm).take());
            Ok(Value::NONE)
        })
        .wait("_run_exitfuncs", "", waits!(run_all))
        .sync("_ncallbacks", "", |vm, _| Ok(vm.size(callbacks(vm).with(|all| all.len()))));
}

fn register(vm: Vm, a: &[Value]) -> Res {
    let args = vm.tuple_items(&a[0]);
    let Some((function, args)) = args.split_first() else {
        return Err(vm.type_error("register() takes at least 1 argument (0 given)"));
    };
    if vm.class_attribute(function, &vm.names().__call__).is_none() {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let callback =
        Callback { function: function.clone(), args: vm.tuple(args.to_vec()), keywords: a[1].clone() };
    callbacks(vm).with(|all| all.push(callback));
    Ok(function.clone())
}

#[undropped]
async fn unregister(vm: Vm, a: Vec<Value>) -> Res {
    let mut kept = Vec::new();
    for callback in callbacks(vm).take() {
        if !vm.same(&callback.function, &a[0]).await? {
            kept.push(callback);
        }
    }
    callbacks(vm).with(|all| all.splice(..0, kept).for_each(drop));
    Ok(Value::NONE)
}

#[undropped]
async fn run_all(vm: Vm, _: Vec<Value>) -> Res {
    run(vm).await?;
    Ok(Value::NONE)
}

/// Calls all that was registered, last first; exceptions are printed and do not keep the others from being called. What is
/// registered meanwhile is never called, as in CPython 3.14.
#[undropped]
pub(crate) async fn run(vm: Vm) -> Res<()> {
    let all = callbacks(vm).take();
    for callback in all.into_iter().rev() {
        let args = vm.tuple_items(&callback.args);
        let called = match vm.with_keywords(args, Some(&callback.keywords)) {
            Ok((args, names)) => vm.call_names(&callback.function, args, names).await,
            Err(raise) => Err(raise),
        };
        if let Err(raise) = called {
            let function = vm.repr_text(&callback.function).await?;
            let text = crate::traceback_text::format(vm, &raise.0).await?;
            let text = format!("Exception ignored in atexit callback {function}:\n{text}");
            super::sys::write_stderr(vm, &text).await?;
        }
    }
    drop(callbacks(vm).take());
    Ok(())
}
