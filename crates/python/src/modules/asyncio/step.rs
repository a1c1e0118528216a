//! A task's turn: its coroutine goes on until it waits for something, or ends.

use super::current::{enter, leave};
use super::future::{
    Future, add_done_callback, body, call_soon, cancel, cancelled_error, failure, invalid_state, is_exact,
    loop_of, set_exception, set_result,
};
use super::{call_method, imported, own};
use crate::types::exception::Exception;
use crate::types::generator::{Flavour, Generator};
use crate::value::{Slot, Value};
use crate::vm::frame::Sent;
use crate::vm::raise::field;
use crate::vm::{Raise, Res, Vm};

/// What the loop calls.
#[undropped]
pub(super) async fn step_method(vm: Vm, a: Vec<Value>) -> Res {
    let exception = Some(a[1].clone()).filter(|exception| !exception.is_none());
    step(vm, &a[0], exception).await
}

/// What is called when the future that a task waits for has ended.
#[undropped]
pub(super) async fn wakeup(vm: Vm, a: Vec<Value>) -> Res {
    let (this, waited) = (&a[0], &a[1]);
    let native = waited.get::<Future>();
    if let Some(native) = native {
        native.discard_awaited_by(this);
    }
    let outcome = match native.filter(|_| is_exact(vm, waited)) {
        Some(native) => match native.outcome() {
            Some(outcome) => outcome,
            None => Err(failure(vm, waited, "Result").await?),
        },
        None => call_method(vm, waited, &vm.intern_str("result"), Vec::new(), None).await,
    };
    step(vm, this, outcome.err().map(|raise| raise.0)).await
}

/// Asks the loop for the task's next turn, in which an exception is raised if one is given.
#[undropped]
pub(super) async fn step_soon(vm: Vm, this: &Value, exception: Slot) -> Res<()> {
    let (event_loop, context) = (loop_of(vm, this)?, body(this).context.get().unwrap_or(Value::NONE));
    let callback = vm.new_method(&own(vm).step, this);
    call_soon(vm, &event_loop, callback, exception, context).await
}

#[undropped]
async fn step(vm: Vm, this: &Value, exception: Slot) -> Res {
    let event_loop = loop_of(vm, this)?;
    enter(vm, &event_loop, this).await?;
    let result = run(vm, this, exception).await;
    let left = leave(vm, &event_loop, this).await;
    result?;
    left?;
    Ok(Value::NONE)
}

/// The turn itself.
#[undropped]
pub(super) async fn run(vm: Vm, this: &Value, exception: Slot) -> Res<()> {
    let task = body(this);
    let mut exception = exception;
    if !task.is_pending() {
        let (shown, with) = (vm.repr_text(this).await?, exception.unwrap_or(Value::NONE));
        let message = format!("__step(): already done: {shown} {}", vm.repr_text(&with).await?);
        return Err(invalid_state(vm, &message).await?);
    }
    if task.must_cancel.replace(false) {
        let error = &imported(vm).await?.cancelled_error;
        if !exception.as_ref().is_some_and(|exception| vm.is_instance_of(exception, error)) {
            exception = Some(cancelled_error(vm, this).await?);
        }
    }
    drop(task.waits_for.take());
    let Some(coroutine) = task.coroutine.get() else {
        return Err(vm.runtime_error("uninitialized Task object"));
    };
    match resume(vm, &coroutine, exception).await {
        Ok(Ok(yielded)) => wait_for(vm, this, yielded).await,
        Ok(Err(_)) if task.must_cancel.replace(false) => {
            // It was cancelled right before it ended.
            cancel(vm, this, task.cancel_message.get()).await.map(drop)
        }
        Ok(Err(result)) => set_result(vm, this, result).await,
        Err(raise) => fail(vm, this, raise).await,
    }
}

/// Ends a task whose coroutine has raised.
#[undropped]
async fn fail(vm: Vm, this: &Value, raise: Raise) -> Res<()> {
    if vm.is_raised(&raise, &imported(vm).await?.cancelled_error) {
        body(this).cancelled_error.set(Some(raise.0));
        return cancel(vm, this, None).await.map(drop);
    }
    set_exception(vm, this, raise.0.clone()).await?;
    let classes = vm.classes();
    let ends_all =
        [&classes.keyboard_interrupt, &classes.system_exit].iter().any(|class| vm.is_raised(&raise, class));
    if ends_all { Err(raise) } else { Ok(()) }
}

/// Lets a coroutine go on. `Ok(Err(value))` is its result.
#[undropped]
async fn resume(vm: Vm, coroutine: &Value, exception: Slot) -> Res<Result<Value, Value>> {
    let names = vm.names();
    let is_native = coroutine.get::<Generator>().is_some_and(|body| body.flavour != Flavour::AsyncGenerator);
    let outcome = match exception {
        None if is_native => return vm.resume(coroutine, Sent::Value(Value::NONE)).await,
        None if vm.class_attribute(coroutine, &names.__next__).is_some() => vm
            .call_special(coroutine, &names.__next__, Vec::new())
            .await
            .map(|item| item.unwrap_or(Value::NONE)),
        None => call_method(vm, coroutine, &names.send, vec![Value::NONE], None).await,
        Some(exception) => call_method(vm, coroutine, &names.throw, vec![exception], None).await,
    };
    match outcome {
        Err(raise) if vm.is_raised(&raise, &vm.classes().stop_iteration) => {
            Ok(Err(raise.0.body::<Exception>().field(field::FIRST).unwrap_or(Value::NONE)))
        }
        outcome => outcome.map(Ok),
    }
}

/// Lets a task wait for what its coroutine yielded.
#[undropped]
async fn wait_for(vm: Vm, this: &Value, yielded: Value) -> Res<()> {
    if yielded.is_none() {
        // A bare yield gives one round of the loop away.
        return step_soon(vm, this, None).await;
    }
    if yielded.is(this) {
        let shown = vm.repr_text(this).await?;
        return refuse(vm, this, format!("Task cannot await on itself: {shown}")).await;
    }
    let native = yielded.get::<Future>().filter(|_| is_exact(vm, &yielded));
    let (is_blocking, event_loop) = match native {
        Some(future) => (future.is_blocking.get(), future.event_loop.get().unwrap_or(Value::NONE)),
        None => {
            match vm.optional_attribute(&yielded, &own(vm).blocking).await?.filter(|found| !found.is_none()) {
                Some(found) => (vm.truth(&found).await?, loop_of_any(vm, &yielded).await?),
                None => return refuse_other(vm, this, &yielded).await,
            }
        }
    };
    if !body(this).event_loop.get().is_some_and(|own| own.is(&event_loop)) {
        let (shown, other) = (vm.repr_text(this).await?, vm.repr_text(&yielded).await?);
        return refuse(vm, this, format!("Task {shown} got Future {other} attached to a different loop"))
            .await;
    }
    if !is_blocking {
        let (shown, other) = (vm.repr_text(this).await?, vm.repr_text(&yielded).await?);
        let message = format!("yield was used instead of yield from in task {shown} with {other}");
        return refuse(vm, this, message).await;
    }
    wait_for_future(vm, this, yielded).await
}

#[undropped]
async fn wait_for_future(vm: Vm, this: &Value, waited: Value) -> Res<()> {
    let (task, own) = (body(this), own(vm));
    let callback = vm.new_method(&own.wakeup, this);
    let context = task.context.get().unwrap_or(Value::NONE);
    if let Some(future) = waited.get::<Future>() {
        future.add_awaited_by(this);
    }
    if is_exact(vm, &waited) {
        body(&waited).is_blocking.set(false);
        add_done_callback(vm, &waited, callback, context).await?;
    } else {
        vm.finish(vm.set_attribute(&waited, &own.blocking, Some(Value::FALSE))).await?;
        let args = vec![callback, context];
        call_method(vm, &waited, &own.add_done_callback, args, Some(own.context.clone())).await?;
    }
    task.waits_for.set(Some(waited.clone()));
    if task.must_cancel.get() {
        let message = task.cancel_message.get().unwrap_or(Value::NONE);
        let cancelled = call_method(vm, &waited, &own.cancel, vec![message], None).await?;
        if vm.truth(&cancelled).await? {
            task.must_cancel.set(false);
        }
    }
    Ok(())
}

/// The loop of anything that is like a future.
#[undropped]
pub(super) async fn loop_of_any(vm: Vm, future: &Value) -> Res {
    if is_exact(vm, future) {
        return Ok(body(future).event_loop.get().unwrap_or(Value::NONE));
    }
    match vm.optional_attribute(future, &own(vm).get_loop).await? {
        Some(method) => vm.call(&method, Vec::new()).await,
        None => vm.attribute(future, &vm.intern_str("_loop")).await,
    }
}

/// Raises in the coroutine, in its next turn.
#[undropped]
async fn refuse(vm: Vm, this: &Value, message: String) -> Res<()> {
    step_soon(vm, this, Some(vm.runtime_error(message).0)).await
}

#[undropped]
async fn refuse_other(vm: Vm, this: &Value, yielded: &Value) -> Res<()> {
    let other = vm.repr_text(yielded).await?;
    let message = match yielded.get::<Generator>().map(|generator| generator.flavour) {
        Some(Flavour::Generator) => {
            let shown = vm.repr_text(this).await?;
            format!("yield was used instead of yield from for generator in task {shown} with {other}")
        }
        _ => format!("Task got bad yield: {other}"),
    };
    refuse(vm, this, message).await
}
