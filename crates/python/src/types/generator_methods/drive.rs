//! Resuming generators, raising exceptions in them, and closing them.

use super::state::{Stage, delegated, end_delegation, finish, handled, stage};
use crate::object::Kind;
use crate::types::exception::Exception;
use crate::types::generator::{Flavour, Generator, Progress};
use crate::types::tuple::Tuple;
use crate::types::ty::Type;
use crate::value::{Slot, Value};
use crate::vm::frame::Sent;
use crate::vm::native::task;
use crate::vm::raise::{field, set_context_to};
use crate::vm::{Raise, Res, Vm};

/// Sends into a generator; its end is a `StopIteration` with its result, or a `StopAsyncIteration`.
#[undropped]
pub(super) async fn resume(vm: Vm, generator: &Value, sent: Sent) -> Res {
    match vm.resume(generator, sent).await? {
        Ok(value) => Ok(value),
        Err(_) if generator.body::<Generator>().flavour == Flavour::AsyncGenerator => {
            Err(vm.raise_args(&vm.classes().stop_async_iteration, Vec::new()))
        }
        Err(result) => Err(vm.stop_iteration(result)),
    }
}

/// What `throw` was called with: an exception or its class, and perhaps a value and a traceback.
#[derive(Clone)]
pub(super) struct Thrown {
    what: Value,
    value: Slot,
    traceback: Slot,
}

impl Thrown {
    /// Of the arguments after the first, which are missing values where they were left out.
    #[undropped]
    pub(super) async fn of_arguments(vm: Vm, a: &[Value], method: &str) -> Res<Self> {
        let given = |value: &Value| Some(value.clone()).filter(|value| !value.is_missing());
        let thrown = Self { what: a[1].clone(), value: given(&a[2]), traceback: given(&a[3]) };
        if thrown.value.is_some() || thrown.traceback.is_some() {
            let message = format!(
                "the (type, exc, tb) signature of {method}() is deprecated, use the single-arg signature instead."
            );
            let warnings = crate::vm::import::import_module(vm, "warnings").await?;
            let warn = vm.attribute(&warnings, &vm.intern_str("warn")).await?;
            vm.call(&warn, vec![vm.string(message), vm.classes().deprecation_warning.clone()]).await?;
        }
        Ok(thrown)
    }

    pub(super) fn of_class(class: &Value) -> Self {
        Self { what: class.clone(), value: None, traceback: None }
    }

    /// As a value that [`of_value`](Self::of_value) reads.
    pub(super) fn to_value(&self, vm: Vm) -> Value {
        let part = |part: &Slot| part.clone().unwrap_or(Value::MISSING);
        vm.tuple(vec![self.what.clone(), part(&self.value), part(&self.traceback)])
    }

    pub(super) fn of_value(value: &Value) -> Self {
        let part = |index: usize| {
            value.body::<Tuple>().items().get(index).cloned().filter(|part| !part.is_missing())
        };
        Self { what: part(0).unwrap_or(Value::NONE), value: part(1), traceback: part(2) }
    }

    fn arguments(&self) -> Vec<Value> {
        std::iter::once(self.what.clone()).chain(self.value.clone()).chain(self.traceback.clone()).collect()
    }

    /// Whether it asks a generator to end.
    fn is_exit(&self, vm: Vm) -> bool {
        let exit = &vm.classes().generator_exit;
        match self.what.get::<Type>() {
            Some(class) => class.is_subclass_of(exit.body()),
            None => vm.is_instance_of(&self.what, exit),
        }
    }

    fn is_class(&self, vm: Vm) -> bool {
        vm.is_exception_class(&self.what)
    }

    /// The exception itself.
    #[undropped]
    async fn exception(&self, vm: Vm) -> Res<Raise> {
        let traceback = match self.traceback.as_ref().filter(|traceback| !traceback.is_none()) {
            Some(other) if other.kind() != Kind::Traceback => {
                return Err(vm.type_error("throw() third argument must be a traceback object"));
            }
            traceback => traceback.cloned(),
        };
        let value = self.value.as_ref().filter(|value| !value.is_none());
        let exception = if vm.is_exception_class(&self.what) {
            instance(vm, &self.what, value).await?
        } else if self.what.kind() == Kind::Exception {
            if value.is_some() {
                return Err(vm.type_error("instance exception may not have a separate value"));
            }
            self.what.clone()
        } else {
            let class = vm.class_name(&self.what);
            let message =
                format!("exceptions must be classes or instances deriving from BaseException, not {class}");
            return Err(vm.type_error(message));
        };
        if traceback.is_some() {
            exception.body::<Exception>().traceback.set(traceback);
        }
        Ok(Raise(exception))
    }
}

/// An instance of a class of exceptions: the value itself, or what the class makes of it.
#[undropped]
async fn instance(vm: Vm, class: &Value, value: Option<&Value>) -> Res {
    let Some(value) = value else { return vm.instantiate_exception(class).await };
    if vm.is_instance_of(value, class) {
        return Ok(value.clone());
    }
    let args = match value.get::<Tuple>() {
        Some(tuple) => tuple.items().to_vec(),
        None => vec![value.clone()],
    };
    let made = vm.call(class, args).await?;
    vm.check_exception(&made)?;
    Ok(made)
}

/// Raises an exception where a generator waits: first in what it hands on to. `closes`: what it hands on to is closed
/// when the generator is asked to end.
#[undropped]
pub(super) async fn throw(vm: Vm, generator: Value, thrown: Thrown, closes: bool) -> Res {
    let body = generator.body::<Generator>();
    if let Some(inner) = delegated(body) {
        let held = body.progress.replace(Progress::Running);
        let handed = if closes && thrown.is_exit(vm) {
            close_inner(vm, &inner).await.map(|()| None)
        } else {
            throw_inner(vm, &inner, thrown.clone(), closes).await
        };
        body.progress.set(held);
        match handed {
            Ok(Some(yielded)) => return Ok(yielded),
            Ok(None) => {}
            Err(raise) if vm.is_raised(&raise, &vm.classes().stop_iteration) => {
                let result = raise.0.body::<Exception>().field(field::FIRST).unwrap_or(Value::NONE);
                end_delegation(body, result);
                return resume(vm, &generator, Sent::Value(Value::NONE)).await;
            }
            Err(raise) => {
                set_context(vm, body, &raise);
                return resume(vm, &generator, Sent::Raise(raise)).await;
            }
        }
    }
    let raise = match thrown.exception(vm).await {
        // A class that makes no exception of itself fails in the generator.
        Err(raise) if thrown.is_class(vm) => raise,
        made => made?,
    };
    if body.flavour == Flavour::Coroutine && stage(body) == Stage::Ended {
        return Err(vm.runtime_error("cannot reuse already awaited coroutine"));
    }
    set_context(vm, body, &raise);
    resume(vm, &generator, Sent::Raise(raise)).await
}

/// Notes what is handled where an exception is raised: in the generator, or else by whoever raises it there.
fn set_context(vm: Vm, generator: &Generator, raise: &Raise) {
    match handled(generator) {
        Some(handled) => set_context_to(&raise.0, handled),
        None => vm.set_context(&raise.0),
    }
}

/// Raises in what a generator hands on to; `None` if that has no `throw`.
#[undropped]
async fn throw_inner(vm: Vm, inner: &Value, thrown: Thrown, closes: bool) -> Res<Slot> {
    if let Some(generator) = inner.get::<Generator>()
        && generator.flavour != Flavour::AsyncGenerator
    {
        return vm.run_task(task(throw(vm, inner.clone(), thrown, closes))).await.map(Some);
    }
    match vm.optional_attribute(inner, &vm.names().throw).await? {
        Some(method) => vm.call(&method, thrown.arguments()).await.map(Some),
        None => Ok(None),
    }
}

/// Closes what a generator hands on to.
#[undropped]
async fn close_inner(vm: Vm, inner: &Value) -> Res<()> {
    if let Some(generator) = inner.get::<Generator>()
        && generator.flavour != Flavour::AsyncGenerator
    {
        return vm.run_task(task(close(vm, inner.clone()))).await.map(drop);
    }
    match vm.optional_attribute(inner, &vm.names().close).await? {
        Some(method) => vm.call(&method, Vec::new()).await.map(drop),
        None => Ok(()),
    }
}

/// Asks a generator to end; gives its result.
#[undropped]
pub(super) async fn close(vm: Vm, generator: Value) -> Res {
    let body = generator.body::<Generator>();
    match stage(body) {
        Stage::Ended => return Ok(Value::NONE),
        Stage::Created => {
            finish(body);
            return Ok(Value::NONE);
        }
        Stage::Suspended | Stage::Running => {}
    }
    let mut raise = vm.raise_args(&vm.classes().generator_exit, Vec::new());
    if let Some(inner) = delegated(body) {
        let held = body.progress.replace(Progress::Running);
        let closed = close_inner(vm, &inner).await;
        body.progress.set(held);
        if let Err(other) = closed {
            raise = other;
        }
    }
    match vm.resume(&generator, Sent::Raise(raise)).await {
        Ok(Ok(_)) => Err(vm.runtime_error(match body.flavour {
            Flavour::Generator => "generator ignored GeneratorExit",
            Flavour::Coroutine => "coroutine ignored GeneratorExit",
            Flavour::AsyncGenerator => "async generator ignored GeneratorExit",
        })),
        Ok(Err(result)) => Ok(result),
        Err(raise) if vm.is_raised(&raise, &vm.classes().generator_exit) => Ok(Value::NONE),
        Err(raise) => Err(raise),
    }
}
