//! Which loop a thread runs, and which tasks there are.

use super::future::{Future, body, is_exact};
use super::step::loop_of_any;
use super::{imported, kept};
use crate::types::Methods;
use crate::types::weakref::WeakRef;
use crate::types::weakref_methods;
use crate::value::{Slot, Value};
use crate::vm::native::{Step, task};
use crate::vm::{Res, Vm};
use crate::waits;

/// What a thread runs.
#[derive(Clone, Default)]
pub(crate) struct Running {
    event_loop: Slot,
    task: Slot,
}

pub(super) fn install(m: &Methods) {
    m.sync("_get_running_loop", "", |vm, _| Ok(running_loop(vm).unwrap_or(Value::NONE)))
        .sync("_set_running_loop", "loop, /", set_running_loop)
        .sync("get_running_loop", "", |vm, _| expect_running(vm))
        .step("get_event_loop", "", |vm, _| match running_loop(vm) {
            Some(running) => Step::Done(Ok(running)),
            None => Step::Wait(task(event_loop(vm))),
        })
        .sync("_register_task", "task", |vm, a| register(vm, &a[0]).map(|()| Value::NONE))
        .sync("_unregister_task", "task", unregister)
        .sync("_register_eager_task", "task", register_eager)
        .sync("_unregister_eager_task", "task", unregister_eager)
        .wait("_enter_task", "loop, task", waits!(enter_method))
        .wait("_leave_task", "loop, task", waits!(leave_method))
        .wait("_swap_current_task", "loop, task", waits!(swap_method))
        .sync("current_task", "loop=None", current_task)
        .wait("all_tasks", "loop=None", waits!(all_tasks))
        .sync("future_add_to_awaited_by", "fut, waiter, /", |_, a| {
            if let (Some(future), Some(_)) = (a[0].get::<Future>(), a[1].get::<Future>()) {
                future.add_awaited_by(&a[1]);
            }
            Ok(Value::NONE)
        })
        .sync("future_discard_from_awaited_by", "fut, waiter, /", |_, a| {
            if let (Some(future), Some(_)) = (a[0].get::<Future>(), a[1].get::<Future>()) {
                future.discard_awaited_by(&a[1]);
            }
            Ok(Value::NONE)
        });
}

fn running_loop(vm: Vm) -> Slot {
    vm.thread().running.with(|running| running.event_loop.clone())
}

fn running_task(vm: Vm) -> Slot {
    vm.thread().running.with(|running| running.task.clone())
}

fn set_running_task(vm: Vm, task: Slot) -> Slot {
    vm.thread().running.with(|running| std::mem::replace(&mut running.task, task))
}

fn expect_running(vm: Vm) -> Res {
    running_loop(vm).ok_or_else(|| vm.runtime_error("no running event loop"))
}

fn set_running_loop(vm: Vm, a: &[Value]) -> Res {
    let new = Some(a[0].clone()).filter(|new| !new.is_none());
    let old = vm.thread().running.with(|running| std::mem::replace(&mut running.event_loop, new));
    drop(old);
    Ok(Value::NONE)
}

/// The running loop, or what the policy gives.
#[undropped]
pub(super) async fn event_loop(vm: Vm) -> Res {
    if let Some(running) = running_loop(vm) {
        return Ok(running);
    }
    let policy = vm.call(&imported(vm).await?.get_policy, Vec::new()).await?;
    let method = vm.attribute(&policy, &vm.intern_str("get_event_loop")).await?;
    vm.call(&method, Vec::new()).await
}

#[undropped]
async fn check_running(vm: Vm, event_loop: &Value) -> Res<()> {
    if running_loop(vm).is_some_and(|running| running.is(event_loop)) {
        return Ok(());
    }
    let shown = vm.repr_text(event_loop).await?;
    Err(vm.runtime_error(format!("loop {shown} is not the running loop")))
}

#[undropped]
pub(super) async fn enter(vm: Vm, event_loop: &Value, task: &Value) -> Res<()> {
    check_running(vm, event_loop).await?;
    if let Some(other) = running_task(vm) {
        let (shown, other) = (vm.repr_text(task).await?, vm.repr_text(&other).await?);
        return Err(vm.runtime_error(format!(
            "Cannot enter into task {shown} while another task {other} is being executed."
        )));
    }
    drop(set_running_task(vm, Some(task.clone())));
    Ok(())
}

#[undropped]
pub(super) async fn leave(vm: Vm, event_loop: &Value, task: &Value) -> Res<()> {
    check_running(vm, event_loop).await?;
    let entered = running_task(vm);
    if entered.as_ref().is_some_and(|entered| entered.is(task)) {
        drop(set_running_task(vm, None));
        return Ok(());
    }
    let (shown, other) = (vm.repr_text(task).await?, vm.repr_text(&entered.unwrap_or(Value::NONE)).await?);
    Err(vm.runtime_error(format!("Invalid attempt to leave task {shown} while task {other} is entered.")))
}

/// Makes a task, or None, the one that runs; gives the one that ran.
#[undropped]
pub(super) async fn swap(vm: Vm, event_loop: &Value, task: &Value) -> Res {
    check_running(vm, event_loop).await?;
    let new = Some(task.clone()).filter(|new| !new.is_none());
    Ok(set_running_task(vm, new).unwrap_or(Value::NONE))
}

#[undropped]
async fn enter_method(vm: Vm, a: Vec<Value>) -> Res {
    enter(vm, &a[0], &a[1]).await.map(|()| Value::NONE)
}

#[undropped]
async fn leave_method(vm: Vm, a: Vec<Value>) -> Res {
    leave(vm, &a[0], &a[1]).await.map(|()| Value::NONE)
}

#[undropped]
async fn swap_method(vm: Vm, a: Vec<Value>) -> Res {
    swap(vm, &a[0], &a[1]).await
}

pub(super) fn register(vm: Vm, task: &Value) -> Res<()> {
    let reference = weakref_methods::make(vm, &vm.classes().weakref, task, None)?;
    let old = kept(vm).tasks.with(|tasks| tasks.insert(task.id(), reference));
    drop(old);
    Ok(())
}

fn unregister(vm: Vm, a: &[Value]) -> Res {
    drop(kept(vm).tasks.with(|tasks| tasks.remove(&a[0].id())));
    Ok(Value::NONE)
}

fn register_eager(vm: Vm, a: &[Value]) -> Res {
    if a[0].get::<Future>().is_some() {
        return register(vm, &a[0]).map(|()| Value::NONE);
    }
    kept(vm).eager.with(|eager| eager.push(a[0].clone()));
    Ok(Value::NONE)
}

fn unregister_eager(vm: Vm, a: &[Value]) -> Res {
    if a[0].get::<Future>().is_some() {
        return unregister(vm, a);
    }
    let gone: Vec<Value> =
        kept(vm).eager.with(|eager| eager.extract_if(.., |known| known.is(&a[0])).collect());
    drop(gone);
    Ok(Value::NONE)
}

/// The task that a loop runs now, on whichever thread.
fn current_task(vm: Vm, a: &[Value]) -> Res {
    let event_loop = if a[0].is_none() { expect_running(vm)? } else { a[0].clone() };
    let runs = |thread: Vm| {
        let running = thread.thread().running.get();
        running.event_loop.is_some_and(|running| running.is(&event_loop)).then_some(running.task)
    };
    if let Some(task) = runs(vm) {
        return Ok(task.unwrap_or(Value::NONE));
    }
    let found = vm.interp().threads.with(|threads| threads.iter().find_map(|&thread| runs(thread)));
    Ok(found.flatten().unwrap_or(Value::NONE))
}

#[undropped]
async fn all_tasks(vm: Vm, a: Vec<Value>) -> Res {
    let event_loop = if a[0].is_none() { expect_running(vm)? } else { a[0].clone() };
    let mut all = kept(vm).eager.get();
    let known: Vec<(u64, Value)> =
        kept(vm).tasks.with(|tasks| tasks.iter().map(|(id, reference)| (*id, reference.clone())).collect());
    for (id, reference) in known {
        match reference.body::<WeakRef>().get() {
            Some(task) => all.push(task),
            None => drop(kept(vm).tasks.with(|tasks| {
                // Another task may lie there now.
                let is_same = tasks.get(&id).is_some_and(|known| known.is(&reference));
                is_same.then(|| tasks.remove(&id))
            })),
        }
    }
    let found = vm.empty_set();
    for task in all {
        if !is_done(vm, &task).await? && loop_of_any(vm, &task).await?.is(&event_loop) {
            vm.set_add(&found, task).await?;
        }
    }
    Ok(found)
}

#[undropped]
async fn is_done(vm: Vm, task: &Value) -> Res<bool> {
    if is_exact(vm, task) {
        return Ok(!body(task).is_pending());
    }
    let method = vm.attribute(task, &vm.intern_str("done")).await?;
    let done = vm.call(&method, Vec::new()).await?;
    vm.truth(&done).await
}
