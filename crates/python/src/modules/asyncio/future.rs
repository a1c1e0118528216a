//! What a future holds, and how it ends. A task is one, with a coroutine.

use super::{call_method, imported, kept, own};
use crate::modules::contextvars;
use crate::object::{Body, Kind, Mut};
use crate::types::exception::Exception;
use crate::value::{Slot, Value};
use crate::vm::{Raise, Res, Vm};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Stage {
    #[default]
    Pending,
    Cancelled,
    Finished,
}

/// A future; the fields from `coroutine` on are used where it is a task.
#[derive(Default)]
pub(crate) struct Future {
    pub(super) stage: Mut<Stage>,
    /// `None` before `__init__`.
    pub(super) event_loop: Mut<Slot>,
    /// Who is called at the end, and in which context.
    pub(super) callbacks: Mut<Vec<(Value, Value)>>,
    pub(super) result: Mut<Slot>,
    pub(super) exception: Mut<Slot>,
    /// The traceback that the exception had when it was set.
    pub(super) traceback: Mut<Slot>,
    /// Where it was made, in debug mode.
    pub(super) source: Mut<Slot>,
    pub(super) cancel_message: Mut<Slot>,
    /// The exception by which a task was cancelled, for whoever asks first.
    pub(super) cancelled_error: Mut<Slot>,
    pub(super) awaited_by: Mut<Vec<Value>>,
    /// `await` has just given it to a task.
    pub(super) is_blocking: Mut<bool>,
    /// Its exception was never retrieved.
    pub(super) logs_exception: Mut<bool>,
    pub(super) coroutine: Mut<Slot>,
    pub(super) context: Mut<Slot>,
    /// A name, or the number that makes it.
    pub(super) name: Mut<Slot>,
    pub(super) waits_for: Mut<Slot>,
    pub(super) must_cancel: Mut<bool>,
    /// Its end before it has ended is told.
    pub(super) logs_destruction: Mut<bool>,
    pub(super) cancel_requests: Mut<u64>,
}

impl Body for Future {
    const KIND: Kind = Kind::Other;
    crate::holds!(
        [],
        [
            event_loop,
            callbacks,
            result,
            exception,
            traceback,
            source,
            cancel_message,
            cancelled_error,
            awaited_by,
            coroutine,
            context,
            name,
            waits_for
        ]
    );
}

pub(super) fn body(this: &Value) -> &Future {
    this.body()
}

impl Future {
    pub(super) fn is_pending(&self) -> bool {
        self.stage.get() == Stage::Pending
    }

    /// Whether something is to be told when it goes.
    pub(crate) fn wants_finalizer(&self) -> bool {
        self.logs_exception.get() || (self.logs_destruction.get() && self.is_pending())
    }

    /// The result, or the exception that was set; `None` where it is pending or cancelled.
    pub(super) fn outcome(&self) -> Option<Res> {
        if self.stage.get() != Stage::Finished {
            return None;
        }
        self.logs_exception.set(false);
        Some(match self.exception.get() {
            Some(exception) => {
                exception.body::<Exception>().traceback.set(self.traceback.take());
                Err(Raise(exception))
            }
            None => Ok(self.result.get().unwrap_or(Value::NONE)),
        })
    }

    pub(super) fn add_awaited_by(&self, waiter: &Value) {
        self.awaited_by.with(|all| {
            if !all.iter().any(|known| known.is(waiter)) {
                all.push(waiter.clone());
            }
        });
    }

    pub(super) fn discard_awaited_by(&self, waiter: &Value) {
        let gone = self.awaited_by.with(|all| {
            let at = all.iter().position(|known| known.is(waiter))?;
            Some(all.swap_remove(at))
        });
        drop(gone);
    }
}

/// Whether a value is of one of the two classes themselves, so that nobody has replaced its methods.
pub(super) fn is_exact(vm: Vm, value: &Value) -> bool {
    let class = vm.class_of(value);
    class.is(&own(vm).task) || class.is(&own(vm).future)
}

/// Makes a future a new one (`future_init`).
#[undropped]
pub(super) async fn initialize(vm: Vm, this: &Value, event_loop: &Value) -> Res<()> {
    let future = body(this);
    future.clear();
    future.stage.set(Stage::Pending);
    for flag in [&future.is_blocking, &future.logs_exception, &future.must_cancel, &future.logs_destruction] {
        flag.set(false);
    }
    let event_loop =
        if event_loop.is_none() { super::current::event_loop(vm).await? } else { event_loop.clone() };
    future.event_loop.set(Some(event_loop.clone()));
    let debug = call_method(vm, &event_loop, &own(vm).get_debug, Vec::new(), None).await?;
    if vm.truth(&debug).await? {
        let extract = super::attribute_of(vm, "traceback", "extract_stack").await?;
        future.source.set(Some(vm.call(&extract, Vec::new()).await?));
    }
    Ok(())
}

pub(super) fn not_initialized(vm: Vm) -> Raise {
    vm.runtime_error("Future object is not initialized.")
}

pub(super) fn loop_of(vm: Vm, this: &Value) -> Res {
    body(this).event_loop.get().ok_or_else(|| not_initialized(vm))
}

#[undropped]
pub(super) async fn invalid_state(vm: Vm, message: &str) -> Res<Raise> {
    Ok(vm.raise_text(&imported(vm).await?.invalid_state_error, message))
}

/// What is raised where a result is asked for and there is none.
#[undropped]
pub(super) async fn failure(vm: Vm, this: &Value, what: &str) -> Res<Raise> {
    match body(this).stage.get() {
        Stage::Cancelled => cancelled_error(vm, this).await.map(Raise),
        _ => invalid_state(vm, &format!("{what} is not set.")).await,
    }
}

#[undropped]
pub(super) async fn cancelled_error(vm: Vm, this: &Value) -> Res {
    if let Some(known) = body(this).cancelled_error.take() {
        return Ok(known);
    }
    let message = body(this).cancel_message.get().filter(|message| !message.is_none());
    vm.call(&imported(vm).await?.cancelled_error, message.into_iter().collect()).await
}

/// Asks a loop to call something soon.
#[undropped]
pub(super) async fn call_soon(
    vm: Vm,
    event_loop: &Value,
    callback: Value,
    arg: Slot,
    context: Value,
) -> Res<()> {
    let args = [callback].into_iter().chain(arg).chain([context]).collect();
    let own = own(vm);
    call_method(vm, event_loop, &own.call_soon, args, Some(own.context.clone())).await.map(drop)
}

/// Has all callbacks called soon: the future has ended.
#[undropped]
async fn schedule_callbacks(vm: Vm, this: &Value) -> Res<()> {
    let future = body(this);
    kept(vm).tasks.with(|tasks| tasks.remove(&this.id()));
    let callbacks = future.callbacks.take();
    if callbacks.is_empty() {
        return Ok(());
    }
    let event_loop = loop_of(vm, this)?;
    for (callback, context) in callbacks {
        call_soon(vm, &event_loop, callback, Some(this.clone()), context).await?;
    }
    Ok(())
}

#[undropped]
pub(super) async fn set_result(vm: Vm, this: &Value, result: Value) -> Res<()> {
    let future = body(this);
    if !future.is_pending() {
        return Err(invalid_state(vm, "invalid state").await?);
    }
    future.result.set(Some(result));
    future.stage.set(Stage::Finished);
    schedule_callbacks(vm, this).await
}

#[undropped]
pub(super) async fn set_exception(vm: Vm, this: &Value, exception: Value) -> Res<()> {
    let future = body(this);
    if !future.is_pending() {
        return Err(invalid_state(vm, "invalid state").await?);
    }
    let mut exception = exception;
    if vm.is_exception_class(&exception) {
        exception = vm.call(&exception, Vec::new()).await?;
        if !future.is_pending() {
            return Err(invalid_state(vm, "invalid state").await?);
        }
    }
    if exception.kind() != Kind::Exception {
        return Err(vm.type_error("invalid exception object"));
    }
    if vm.is_instance_of(&exception, &vm.classes().stop_iteration) {
        let message = "StopIteration interacts badly with generators and cannot be raised into a Future";
        let error = vm.runtime_error(message).0;
        let raised = error.body::<Exception>();
        raised.cause.set(Some(exception.clone()));
        raised.suppress_context.set(true);
        raised.context.set(Some(exception));
        exception = error;
    }
    future.traceback.set(exception.body::<Exception>().traceback.get());
    future.exception.set(Some(exception));
    future.stage.set(Stage::Finished);
    schedule_callbacks(vm, this).await?;
    future.logs_exception.set(true);
    Ok(())
}

/// Whether it was pending.
#[undropped]
pub(super) async fn cancel(vm: Vm, this: &Value, message: Slot) -> Res<bool> {
    let future = body(this);
    future.logs_exception.set(false);
    if !future.is_pending() {
        return Ok(false);
    }
    future.stage.set(Stage::Cancelled);
    future.cancel_message.set(message);
    schedule_callbacks(vm, this).await?;
    Ok(true)
}

/// `context`: the present one's copy where it is missing.
#[undropped]
pub(super) async fn add_done_callback(vm: Vm, this: &Value, callback: Value, context: Value) -> Res<()> {
    let future = body(this);
    let Some(event_loop) = future.event_loop.get() else {
        return Err(vm.runtime_error("uninitialized Future object"));
    };
    let context = if context.is_missing() { contextvars::copied(vm) } else { context };
    if !future.is_pending() {
        return call_soon(vm, &event_loop, callback, Some(this.clone()), context).await;
    }
    future.callbacks.with(|callbacks| callbacks.push((callback, context)));
    Ok(())
}
