//! What `await` of a future goes through: it yields the future once, and its end is the future's result.

use super::future::{Future, body, failure, is_exact, loop_of};
use super::own;
use crate::modules::new_class;
use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::value::{Slot, Value};
use crate::vm::native::{Step, task};
use crate::vm::{Raise, Res, Vm};
use crate::waits;

/// The future, until the iterator was closed.
struct FutureIter(Mut<Slot>);

impl Body for FutureIter {
    const KIND: Kind = Kind::Other;
    const TRACKED: bool = true;
    crate::holds!([], [0]);
}

pub(super) fn install(vm: Vm) -> Value {
    let object = &vm.classes().object;
    let class = new_class(vm, "_asyncio", "_asyncio.FutureIter", object, Info::plain::<FutureIter>(), 0);
    Methods::of(vm, &class)
        .sync("__iter__", "self, /", |_, a| Ok(a[0].clone()))
        .step("__next__", "self, /", next)
        .step("send", "self, value, /", next)
        .wait("throw", "self, type, value=None, traceback=None, /", waits!(throw))
        .sync("close", "self, /", |_, a| {
            drop(a[0].body::<FutureIter>().0.take());
            Ok(Value::NONE)
        });
    class
}

pub(super) fn of(vm: Vm, a: &[Value]) -> Res {
    loop_of(vm, &a[0])?;
    Ok(allocate(&own(vm).iterator, FutureIter(Mut::new(Some(a[0].clone())))))
}

/// The same for the loop over instructions; `None` if the class may have a method of its own.
pub(crate) fn iterator_quick(vm: Vm, future: &Value) -> Option<Res> {
    let is_future = future.get::<Future>().is_some() && is_exact(vm, future);
    is_future.then(|| of(vm, std::slice::from_ref(future)))
}

/// What the iterator gives next.
pub(crate) enum Awaited {
    Yielded(Value),
    Returned(Value),
}

fn next_of(vm: Vm, future: &Future, this: Value) -> Option<Res<Awaited>> {
    if !future.is_pending() {
        return Some(future.outcome()?.map(Awaited::Returned));
    }
    if future.is_blocking.replace(true) {
        return Some(Err(vm.runtime_error("await wasn't used with future")));
    }
    Some(Ok(Awaited::Yielded(this)))
}

/// The next for the loop over instructions; `None` if the value is no such iterator, or needs Python code.
pub(crate) fn next_quick(vm: Vm, iterator: &Value) -> Option<Res<Awaited>> {
    let this = iterator.get::<FutureIter>()?.0.get()?;
    next_of(vm, body(&this), this.clone())
}

fn next(vm: Vm, a: &[Value]) -> Step {
    let Some(this) = a[0].body::<FutureIter>().0.get() else {
        return Step::Done(Err(vm.stop_iteration(Value::NONE)));
    };
    match next_of(vm, body(&this), this.clone()) {
        Some(Ok(Awaited::Yielded(value))) => Step::Done(Ok(value)),
        Some(Ok(Awaited::Returned(value))) => Step::Done(Err(vm.stop_iteration(value))),
        Some(Err(raise)) => Step::Done(Err(raise)),
        None => Step::Wait(task(async move { Err(failure(vm, &this, "Result").await?) })),
    }
}

#[undropped]
async fn throw(vm: Vm, a: Vec<Value>) -> Res {
    let value = Some(&a[2]).filter(|value| !value.is_none());
    let exception = if vm.is_exception_class(&a[1]) {
        match value {
            Some(value) if vm.is_instance_of(value, &a[1]) => value.clone(),
            value => vm.call(&a[1], value.cloned().into_iter().collect()).await?,
        }
    } else {
        if a[1].kind() == Kind::Exception && value.is_some() {
            return Err(vm.type_error("instance exception may not have a separate value"));
        }
        a[1].clone()
    };
    if exception.kind() != Kind::Exception {
        let message = "exceptions must be classes deriving BaseException or instances of such a class";
        return Err(vm.type_error(message));
    }
    if !a[3].is_none() {
        if a[3].kind() != Kind::Traceback {
            return Err(vm.type_error("throw() third argument must be a traceback"));
        }
        exception.body::<crate::types::exception::Exception>().traceback.set(Some(a[3].clone()));
    }
    drop(a[0].body::<FutureIter>().0.take());
    Err(Raise(exception))
}
