//! The methods of a task, and how it begins.

use std::sync::atomic::Ordering;

use super::current::{register, swap};
use super::future::{body, initialize, loop_of};
use super::methods::{finalize as finalize_future, given, tell};
use super::step::{run, step_soon};
use super::{call_method, imported, kept, own};
use crate::modules::contextvars;
use crate::types::Methods;
use crate::types::generator::{Flavour, Generator};
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(methods: &Methods) {
    methods
        .wait(
            "__init__",
            "self, coro, *, loop=None, name=None, context=None, eager_start=False",
            waits!(init),
        )
        .wait("__repr__", "self, /", waits!(repr))
        .wait("__del__", "self, /", waits!(finalize))
        .wait("cancel", "self, msg=None", waits!(cancel))
        .sync("cancelling", "self, /", |vm, a| Ok(vm.int(body(&a[0]).cancel_requests.get() as i64)))
        .sync("uncancel", "self, /", uncancel)
        .wait("get_stack", "self, *, limit=None", waits!(get_stack))
        .wait("print_stack", "self, *, limit=None, file=None", waits!(print_stack))
        .sync("set_result", "self, result, /", |vm, _| {
            Err(vm.runtime_error("Task does not support set_result operation"))
        })
        .sync("set_exception", "self, exception, /", |vm, _| {
            Err(vm.runtime_error("Task does not support set_exception operation"))
        })
        .sync("get_coro", "self, /", |_, a| Ok(body(&a[0]).coroutine.get().unwrap_or(Value::NONE)))
        .sync("get_context", "self, /", |_, a| Ok(body(&a[0]).context.get().unwrap_or(Value::NONE)))
        .sync("get_name", "self, /", get_name)
        .wait("set_name", "self, value, /", waits!(set_name))
        .get("_coro", |_, this| Ok(body(this).coroutine.get().unwrap_or(Value::NONE)))
        .get("_fut_waiter", |_, this| Ok(body(this).waits_for.get().unwrap_or(Value::NONE)))
        .get("_must_cancel", |_, this| Ok(Value::bool(body(this).must_cancel.get())))
        .get_set(
            "_log_destroy_pending",
            |_, this| Ok(Value::bool(body(this).logs_destruction.get())),
            |vm, this, value| {
                body(this).logs_destruction.set(vm.truth_quick(&given(vm, value)?).unwrap_or(true));
                Ok(())
            },
        );
}

#[undropped]
async fn init(vm: Vm, a: Vec<Value>) -> Res {
    let [this, coroutine, event_loop, name, context, eager_start] = &a[..] else {
        unreachable!("six arguments")
    };
    initialize(vm, this, event_loop).await?;
    if !is_coroutine(vm, coroutine).await? {
        let shown = vm.repr_text(coroutine).await?;
        return Err(vm.type_error(format!("a coroutine was expected, got {shown}")));
    }
    let task = body(this);
    task.context.set(Some(if context.is_none() { contextvars::copied(vm) } else { context.clone() }));
    task.logs_destruction.set(true);
    task.cancel_requests.set(0);
    task.coroutine.set(Some(coroutine.clone()));
    task.name.set(Some(match name.is_none() {
        true => vm.int(kept(vm).unnamed.fetch_add(1, Ordering::Relaxed) as i64 + 1),
        false => vm.to_str(name).await?,
    }));
    if vm.truth(eager_start).await? {
        let event_loop = loop_of(vm, this)?;
        let running = call_method(vm, &event_loop, &vm.intern_str("is_running"), Vec::new(), None).await?;
        if vm.truth(&running).await? {
            return start_eagerly(vm, this, &event_loop).await.map(|()| Value::NONE);
        }
    }
    step_soon(vm, this, None).await?;
    register(vm, this)?;
    Ok(Value::NONE)
}

#[undropped]
async fn is_coroutine(vm: Vm, value: &Value) -> Res<bool> {
    if value.get::<Generator>().is_some_and(|generator| generator.flavour == Flavour::Coroutine) {
        return Ok(true);
    }
    let answer = vm.call(&imported(vm).await?.is_coroutine, vec![value.clone()]).await?;
    vm.truth(&answer).await
}

/// The first turn, at once. The task that runs now goes on afterwards.
#[undropped]
async fn start_eagerly(vm: Vm, this: &Value, event_loop: &Value) -> Res<()> {
    let before = swap(vm, event_loop, this).await?;
    register(vm, this)?;
    let task = body(this);
    let context = task.context.get().unwrap_or(Value::NONE);
    let result = match contextvars::entered(vm, &context, run(vm, this, None)).await {
        Ok(result) => result,
        Err(raise) => Err(raise),
    };
    swap(vm, event_loop, &before).await?;
    if !task.is_pending() {
        drop(task.coroutine.take());
    }
    result
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    vm.call(&imported(vm).await?.task_repr, a).await
}

/// Tells of a task that goes before it has ended.
#[undropped]
async fn finalize(vm: Vm, a: Vec<Value>) -> Res {
    let task = body(&a[0]);
    if task.is_pending() && task.logs_destruction.get() {
        let message = vm.str("Task was destroyed but it is pending!");
        tell(vm, &a[0], vec![("message", message), ("task", a[0].clone())]).await?;
    }
    finalize_future(vm, a).await
}

#[undropped]
async fn cancel(vm: Vm, a: Vec<Value>) -> Res {
    let task = body(&a[0]);
    task.logs_exception.set(false);
    if !task.is_pending() {
        return Ok(Value::FALSE);
    }
    task.cancel_requests.with(|requests| *requests += 1);
    if let Some(waited) = task.waits_for.get() {
        let cancelled = call_method(vm, &waited, &own(vm).cancel, vec![a[1].clone()], None).await?;
        if vm.truth(&cancelled).await? {
            return Ok(Value::TRUE);
        }
    }
    // Its next turn raises the error.
    task.must_cancel.set(true);
    task.cancel_message.set(Some(a[1].clone()));
    Ok(Value::TRUE)
}

fn uncancel(vm: Vm, a: &[Value]) -> Res {
    let task = body(&a[0]);
    let left = task.cancel_requests.with(|requests| {
        let was_asked = *requests > 0;
        *requests = requests.saturating_sub(1);
        (was_asked, *requests)
    });
    if left == (true, 0) {
        task.must_cancel.set(false);
    }
    Ok(vm.int(left.1 as i64))
}

#[undropped]
async fn get_stack(vm: Vm, a: Vec<Value>) -> Res {
    vm.call(&imported(vm).await?.get_stack, a).await
}

#[undropped]
async fn print_stack(vm: Vm, a: Vec<Value>) -> Res {
    vm.call(&imported(vm).await?.print_stack, a).await
}

fn get_name(vm: Vm, a: &[Value]) -> Res {
    let task = body(&a[0]);
    let name = task.name.get().unwrap_or(Value::NONE);
    let Some(number) = name.as_i64() else { return Ok(name) };
    let name = vm.string(format!("Task-{number}"));
    task.name.set(Some(name.clone()));
    Ok(name)
}

#[undropped]
async fn set_name(vm: Vm, a: Vec<Value>) -> Res {
    let name = if a[1].exact::<Str>().is_some() { a[1].clone() } else { vm.to_str(&a[1]).await? };
    body(&a[0]).name.set(Some(name));
    Ok(Value::NONE)
}
