//! The methods that futures and tasks have.

use super::future::{
    Future, Stage, add_done_callback, body, cancel, cancelled_error, failure, initialize, loop_of,
    not_initialized, set_exception, set_result,
};
use super::{call_method, imported, iterator};
use crate::object::allocate;
use crate::types::Methods;
use crate::types::alias::class_getitem;
use crate::types::set::SetTable;
use crate::value::{Slot, Value};
use crate::vm::native::{Step, task};
use crate::vm::ops::hash_identity;
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(methods: &Methods) {
    methods
        .maker("cls, /, *args, **kwargs", waits!(new))
        .wait("__init__", "self, *, loop=None", waits!(init))
        .wait("__repr__", "self, /", waits!(repr))
        .wait("__del__", "self, /", waits!(finalize))
        .sync("__await__", "self, /", iterator::of)
        .sync("__iter__", "self, /", iterator::of)
        .class_method("__class_getitem__", "cls, item, /", waits!(class_getitem))
        .step("result", "self, /", result)
        .step("exception", "self, /", exception)
        .wait("set_result", "self, result, /", waits!(set_result_method))
        .wait("set_exception", "self, exception, /", waits!(set_exception_method))
        .wait("add_done_callback", "self, fn, /, *, context=?", waits!(add_done_callback_method))
        .wait("remove_done_callback", "self, fn, /", waits!(remove_done_callback))
        .wait("cancel", "self, msg=None", waits!(cancel_method))
        .sync("cancelled", "self, /", |_, a| Ok(Value::bool(body(&a[0]).stage.get() == Stage::Cancelled)))
        .sync("done", "self, /", |_, a| Ok(Value::bool(!body(&a[0]).is_pending())))
        .sync("get_loop", "self, /", |vm, a| loop_of(vm, &a[0]))
        .wait("_make_cancelled_error", "self, /", waits!(make_cancelled_error))
        .get("_state", state)
        .get("_loop", |_, this| Ok(body(this).event_loop.get().unwrap_or(Value::NONE)))
        .get("_callbacks", callbacks)
        .get("_result", |vm, this| part(vm, this, body(this).result.get()))
        .get("_exception", |vm, this| part(vm, this, body(this).exception.get()))
        .get("_source_traceback", |_, this| Ok(body(this).source.get().unwrap_or(Value::NONE)))
        .get("_asyncio_awaited_by", awaited_by)
        .get_set(
            "_cancel_message",
            |_, this| Ok(body(this).cancel_message.get().unwrap_or(Value::NONE)),
            |vm, this, value| {
                body(this).cancel_message.set(Some(given(vm, value)?));
                Ok(())
            },
        )
        .get_set(
            "_asyncio_future_blocking",
            |_, this| Ok(Value::bool(body(this).is_blocking.get())),
            |vm, this, value| {
                loop_of(vm, this)?;
                body(this).is_blocking.set(vm.truth_quick(&given(vm, value)?).unwrap_or(true));
                Ok(())
            },
        )
        .get_set(
            "_log_traceback",
            |vm, this| part(vm, this, Some(Value::bool(body(this).logs_exception.get()))),
            |vm, this, value| {
                if vm.truth_quick(&given(vm, value)?).unwrap_or(true) {
                    return Err(vm.value_error("_log_traceback can only be set to False"));
                }
                body(this).logs_exception.set(false);
                Ok(())
            },
        );
}

/// The new value of an attribute that cannot be deleted.
pub(super) fn given(vm: Vm, value: Slot) -> Res {
    value.ok_or_else(|| vm.raise_text(&vm.classes().attribute_error, "cannot delete attribute"))
}

/// A part of a future that was initialized.
fn part(vm: Vm, this: &Value, part: Slot) -> Res {
    loop_of(vm, this).map(|_| part.unwrap_or(Value::NONE))
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    crate::modules::check_body::<Future>(vm, &a[0], "_asyncio.Future")?;
    Ok(allocate(&a[0], Future::default()))
}

#[undropped]
async fn init(vm: Vm, a: Vec<Value>) -> Res {
    initialize(vm, &a[0], &a[1]).await.map(|()| Value::NONE)
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    loop_of(vm, &a[0])?;
    vm.call(&imported(vm).await?.future_repr, a).await
}

/// Tells of an exception that nobody has retrieved.
#[undropped]
pub(super) async fn finalize(vm: Vm, a: Vec<Value>) -> Res {
    let future = body(&a[0]);
    if !future.logs_exception.replace(false) {
        return Ok(Value::NONE);
    }
    let class = vm.class_name(&a[0]);
    let class = class.rsplit('.').next().unwrap_or_default();
    let exception = future.exception.get().unwrap_or(Value::NONE);
    let message = vm.string(format!("{class} exception was never retrieved"));
    tell(vm, &a[0], vec![("message", message), ("exception", exception), ("future", a[0].clone())]).await
}

/// Tells the loop's handler of something.
#[undropped]
pub(super) async fn tell(vm: Vm, this: &Value, what: Vec<(&str, Value)>) -> Res {
    let context = vm.empty_dict();
    let dict = context.body::<crate::types::dict::Dict>();
    for (name, value) in what {
        dict.set_str(&vm.intern_str(name), value);
    }
    if let Some(source) = body(this).source.get() {
        dict.set_str(&vm.intern_str("source_traceback"), source);
    }
    let event_loop = loop_of(vm, this)?;
    call_method(vm, &event_loop, &vm.intern_str("call_exception_handler"), vec![context], None).await
}

fn result(vm: Vm, a: &[Value]) -> Step {
    match body(&a[0]).outcome() {
        Some(outcome) => Step::Done(outcome),
        None => {
            let this = a[0].clone();
            Step::Wait(task(async move { Err(failure(vm, &this, "Result").await?) }))
        }
    }
}

fn exception(vm: Vm, a: &[Value]) -> Step {
    let future = body(&a[0]);
    if future.stage.get() == Stage::Finished {
        let exception = future.exception.get();
        if exception.is_some() {
            future.logs_exception.set(false);
        }
        return Step::Done(Ok(exception.unwrap_or(Value::NONE)));
    }
    let this = a[0].clone();
    Step::Wait(task(async move { Err(failure(vm, &this, "Exception").await?) }))
}

#[undropped]
async fn set_result_method(vm: Vm, a: Vec<Value>) -> Res {
    loop_of(vm, &a[0])?;
    set_result(vm, &a[0], a[1].clone()).await.map(|()| Value::NONE)
}

#[undropped]
async fn set_exception_method(vm: Vm, a: Vec<Value>) -> Res {
    loop_of(vm, &a[0])?;
    set_exception(vm, &a[0], a[1].clone()).await.map(|()| Value::NONE)
}

#[undropped]
async fn add_done_callback_method(vm: Vm, a: Vec<Value>) -> Res {
    add_done_callback(vm, &a[0], a[1].clone(), a[2].clone()).await.map(|()| Value::NONE)
}

#[undropped]
async fn remove_done_callback(vm: Vm, a: Vec<Value>) -> Res {
    loop_of(vm, &a[0])?;
    let future = body(&a[0]);
    let mut removed = Vec::new();
    for (callback, _) in future.callbacks.get() {
        if vm.same(&callback, &a[1]).await? {
            removed.push(callback);
        }
    }
    let count = removed.len();
    // Comparing may have changed them.
    let gone: Vec<_> = future
        .callbacks
        .with(|all| all.extract_if(.., |(known, _)| removed.iter().any(|gone| gone.is(known))).collect());
    drop(gone);
    Ok(vm.size(count))
}

#[undropped]
async fn cancel_method(vm: Vm, a: Vec<Value>) -> Res {
    loop_of(vm, &a[0])?;
    cancel(vm, &a[0], Some(a[1].clone())).await.map(Value::bool)
}

#[undropped]
async fn make_cancelled_error(vm: Vm, a: Vec<Value>) -> Res {
    cancelled_error(vm, &a[0]).await
}

fn state(vm: Vm, this: &Value) -> Res {
    if body(this).event_loop.with(|event_loop| event_loop.is_none()) {
        return Err(not_initialized(vm));
    }
    Ok(vm.intern_str(match body(this).stage.get() {
        Stage::Pending => "PENDING",
        Stage::Cancelled => "CANCELLED",
        Stage::Finished => "FINISHED",
    }))
}

fn callbacks(vm: Vm, this: &Value) -> Res {
    loop_of(vm, this)?;
    let all = body(this).callbacks.get();
    if all.is_empty() {
        return Ok(Value::NONE);
    }
    Ok(vm.list(all.into_iter().map(|(callback, context)| vm.pair(callback, context)).collect()))
}

fn awaited_by(vm: Vm, this: &Value) -> Res {
    let all = body(this).awaited_by.get();
    if all.is_empty() {
        return Ok(Value::NONE);
    }
    let mut table = SetTable::default();
    for waiter in all {
        table.insert_new(hash_identity(&waiter), waiter);
    }
    Ok(vm.set_of(&vm.classes().frozenset, table))
}
