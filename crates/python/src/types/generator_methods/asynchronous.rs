//! Asynchronous generators: `asend`, `athrow`, `aclose` and `__anext__` give objects that are awaited, each of which
//! drives its generator until that yields an item of its own. Items are wrapped, so that they are told from what the
//! generator itself awaits. The iterator of a coroutine is such an object, too.

use super::drive::{Thrown, close, resume, throw};
use super::hooks;
use super::state::{Stage, stage};
use crate::types::Methods;
use crate::types::function::Cell;
use crate::types::generator::{AsyncStep, Generator, StepKind};
use crate::value::Value;
use crate::vm::frame::Sent;
use crate::vm::{Raise, Res, Vm};
use crate::waits;

const SEND_AGAIN: &str = "cannot reuse already awaited __anext__()/asend()";
const THROW_AGAIN: &str = "cannot reuse already awaited aclose()/athrow()";

pub(super) fn install(vm: Vm) {
    let classes = vm.classes();
    Methods::of(vm, &classes.async_generator)
        .sync("__aiter__", "self, /", |_, a| Ok(a[0].clone()))
        .wait("__anext__", "self, /", waits!(anext))
        .wait("asend", "self, value, /", waits!(asend))
        .wait("athrow", "self, type, value=?, traceback=?, /", waits!(athrow))
        .wait("aclose", "self, /", waits!(aclose));
    for class in [&classes.async_step, &classes.coroutine_wrapper] {
        Methods::of(vm, class)
            .sync("__iter__", "self, /", |_, a| Ok(a[0].clone()))
            .wait("__next__", "self, /", waits!(step_next))
            .wait("send", "self, value, /", waits!(step_send))
            .wait("throw", "self, type, value=?, traceback=?, /", waits!(step_throw))
            .wait("close", "self, /", waits!(step_close));
    }
    Methods::of(vm, &classes.async_step).sync("__await__", "self, /", |_, a| Ok(a[0].clone()));
}

#[undropped]
async fn anext(vm: Vm, a: Vec<Value>) -> Res {
    hooks::begin(vm, &a[0]).await?;
    Ok(vm.async_step(&a[0], StepKind::Send, Some(Sent::Value(Value::NONE))))
}

#[undropped]
async fn asend(vm: Vm, a: Vec<Value>) -> Res {
    hooks::begin(vm, &a[0]).await?;
    Ok(vm.async_step(&a[0], StepKind::Send, Some(Sent::Value(a[1].clone()))))
}

#[undropped]
async fn athrow(vm: Vm, a: Vec<Value>) -> Res {
    let thrown = Thrown::of_arguments(vm, &a, "athrow").await?;
    hooks::begin(vm, &a[0]).await?;
    Ok(vm.async_step(&a[0], StepKind::Throw, Some(Sent::Value(thrown.to_value(vm)))))
}

#[undropped]
async fn aclose(vm: Vm, a: Vec<Value>) -> Res {
    hooks::begin(vm, &a[0]).await?;
    let thrown = Thrown::of_class(&vm.classes().generator_exit);
    Ok(vm.async_step(&a[0], StepKind::Close, Some(Sent::Value(thrown.to_value(vm)))))
}

fn body(this: &Value) -> &AsyncStep {
    this.body()
}

fn generator(step: &AsyncStep) -> &Generator {
    step.generator.body()
}

/// The first time that a step is used: takes what it was made with, and makes sure that no other step is under way.
fn begin(vm: Vm, step: &AsyncStep) -> Res<Option<Sent>> {
    let Some(first) = step.first.take() else { return Ok(None) };
    if generator(step).async_running.get() {
        step.ended.set(true);
        let what = match step.kind {
            StepKind::Throw => "athrow",
            StepKind::Close => "aclose",
            StepKind::Send | StepKind::Await => "anext",
        };
        return Err(vm.runtime_error(format!("{what}(): asynchronous generator is already running")));
    }
    generator(step).async_running.set(true);
    Ok(Some(first))
}

/// An item that the generator yields ends the step; anything else is for whoever awaits it.
fn unwrapped(vm: Vm, step: &AsyncStep, result: Res) -> Res {
    let value = match result {
        Ok(value) => value,
        Err(raise) => {
            generator(step).async_running.set(false);
            return Err(raise);
        }
    };
    match wrapped(vm, &value) {
        Some(item) => {
            generator(step).async_running.set(false);
            Err(vm.stop_iteration(item))
        }
        None => Ok(value),
    }
}

fn wrapped(vm: Vm, value: &Value) -> Option<Value> {
    if !vm.class_of(value).is(&vm.classes().wrapped_value) {
        return None;
    }
    Some(value.body::<Cell>().0.get().unwrap_or(Value::NONE))
}

#[undropped]
async fn step_next(vm: Vm, a: Vec<Value>) -> Res {
    advance(vm, body(&a[0]), Value::NONE).await
}

#[undropped]
async fn step_send(vm: Vm, a: Vec<Value>) -> Res {
    advance(vm, body(&a[0]), a[1].clone()).await
}

#[undropped]
async fn advance(vm: Vm, step: &AsyncStep, sent: Value) -> Res {
    match step.kind {
        StepKind::Await => resume(vm, &step.generator, Sent::Value(sent)).await,
        StepKind::Send => advance_send(vm, step, sent).await,
        StepKind::Throw | StepKind::Close => advance_throw(vm, step, sent).await,
    }
}

#[undropped]
async fn advance_send(vm: Vm, step: &AsyncStep, sent: Value) -> Res {
    if step.ended.get() {
        return Err(vm.runtime_error(SEND_AGAIN));
    }
    let sent = match begin(vm, step)? {
        Some(first) if sent.is_none() => first,
        _ => Sent::Value(sent),
    };
    let result = resume(vm, &step.generator, sent).await;
    ended(step, unwrapped(vm, step, result))
}

/// A step that raises has ended.
fn ended(step: &AsyncStep, result: Res) -> Res {
    if result.is_err() {
        step.ended.set(true);
    }
    result
}

#[undropped]
async fn advance_throw(vm: Vm, step: &AsyncStep, sent: Value) -> Res {
    if step.ended.get() {
        return Err(vm.runtime_error(THROW_AGAIN));
    }
    if stage(generator(step)) == Stage::Ended {
        step.ended.set(true);
        return Err(vm.stop_iteration(Value::NONE));
    }
    let is_first = step.first.with(|first| first.is_some());
    if is_first && !sent.is_none() && !generator(step).async_running.get() {
        return Err(vm.runtime_error("can't send non-None value to a just-started coroutine"));
    }
    let result = match begin(vm, step)? {
        Some(Sent::Value(first)) => {
            // What the generator awaits may await on its way out, so it is not closed at once.
            throw(vm, step.generator.clone(), Thrown::of_value(&first), false).await
        }
        _ => resume(vm, &step.generator, Sent::Value(sent)).await,
    };
    concluded(vm, step, result)
}

/// What a turn of `athrow` or `aclose` gives.
fn concluded(vm: Vm, step: &AsyncStep, result: Res) -> Res {
    if step.kind == StepKind::Throw {
        return ended(step, unwrapped(vm, step, result));
    }
    match result {
        Ok(value) if wrapped(vm, &value).is_some() => {
            generator(step).async_running.set(false);
            ended(step, Err(vm.runtime_error("async generator ignored GeneratorExit")))
        }
        Ok(value) => Ok(value),
        Err(raise) => {
            generator(step).async_running.set(false);
            let is_end = ends(vm, &raise);
            ended(step, Err(if is_end { vm.stop_iteration(Value::NONE) } else { raise }))
        }
    }
}

/// Whether an exception says that an asynchronous generator has ended, as it was asked to.
fn ends(vm: Vm, raise: &Raise) -> bool {
    let classes = vm.classes();
    vm.is_raised(raise, &classes.stop_async_iteration) || vm.is_raised(raise, &classes.generator_exit)
}

#[undropped]
async fn step_throw(vm: Vm, a: Vec<Value>) -> Res {
    let thrown = Thrown::of_arguments(vm, &a, "throw").await?;
    throw_into(vm, body(&a[0]), thrown).await
}

#[undropped]
async fn throw_into(vm: Vm, step: &AsyncStep, thrown: Thrown) -> Res {
    match step.kind {
        StepKind::Await => return throw(vm, step.generator.clone(), thrown, true).await,
        StepKind::Send if step.ended.get() => return Err(vm.runtime_error(SEND_AGAIN)),
        _ if step.ended.get() => return Err(vm.runtime_error(THROW_AGAIN)),
        _ => {}
    }
    drop(begin(vm, step)?);
    let result = throw(vm, step.generator.clone(), thrown, true).await;
    match step.kind {
        StepKind::Close => concluded(vm, step, result),
        _ => ended(step, unwrapped(vm, step, result)),
    }
}

#[undropped]
async fn step_close(vm: Vm, a: Vec<Value>) -> Res {
    let step = body(&a[0]);
    if step.kind == StepKind::Await {
        return close(vm, step.generator.clone()).await;
    }
    if step.ended.get() {
        return Ok(Value::NONE);
    }
    match throw_into(vm, step, Thrown::of_class(&vm.classes().generator_exit)).await {
        Ok(_) => Err(vm.runtime_error("coroutine ignored GeneratorExit")),
        Err(raise) if ends(vm, &raise) || vm.is_raised(&raise, &vm.classes().stop_iteration) => {
            Ok(Value::NONE)
        }
        Err(raise) => Err(raise),
    }
}
