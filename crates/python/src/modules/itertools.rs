//! The module `itertools` (`Modules/itertoolsmodule.c`).

mod combine;
mod endless;
mod select;
mod tee;

use std::future::Future;
use std::sync::Arc;

use crate::object::{Info, Mut};
use crate::types::Methods;
use crate::types::iter::{Iter, NativeIter, NativeNext, State};
use crate::types::ty::SUBCLASSABLE;
use crate::value::{Slot, Value};
use crate::vm::native::task;
use crate::vm::{Res, Vm};

pub(crate) fn fill(vm: Vm, m: &Methods) {
    endless::fill(vm, m);
    select::fill(vm, m);
    combine::fill(vm, m);
    tee::fill(vm, m);
}

/// An iterator that is a state and a function that advances it, with whatever Python code that takes.
struct Stepper<S, F> {
    state: Arc<Mut<S>>,
    advance: fn(Vm, Arc<Mut<S>>) -> F,
}

impl<S, F> NativeIter for Stepper<S, F>
where
    S: Send + 'static,
    F: Future<Output = Res<Slot>> + 'static,
{
    fn next(&mut self, vm: Vm) -> NativeNext {
        let advanced = (self.advance)(vm, Arc::clone(&self.state));
        NativeNext::Wait(task(async move { Ok(advanced.await?.unwrap_or(Value::MISSING)) }))
    }
}

/// An iterator of a class, from its first state and the function that advances it.
fn stepper<S, F>(vm: Vm, class: &Value, state: S, advance: fn(Vm, Arc<Mut<S>>) -> F) -> Value
where
    S: Send + 'static,
    F: Future<Output = Res<Slot>> + 'static,
{
    vm.new_iter(class, State::Native(Box::new(Stepper { state: Arc::new(Mut::new(state)), advance })))
}

/// A class of iterators in the module.
fn class(
    vm: Vm,
    m: &Methods,
    name: &str,
    signature: &'static str,
    new: fn(Vm, Vec<Value>) -> crate::vm::Task,
) -> Value {
    let full = format!("itertools.{name}");
    let class =
        super::new_class(vm, "itertools", &full, &vm.classes().object, Info::plain::<Iter>(), SUBCLASSABLE);
    Methods::of(vm, &class).maker(signature, new).sync("__iter__", "self, /", |_, a| Ok(a[0].clone())).wait(
        "__next__",
        "self, /",
        crate::waits!(next),
    );
    m.value(name, class.clone());
    class
}

#[undropped]
async fn next(vm: Vm, a: Vec<Value>) -> Res {
    match vm.advance(a[0].clone()).await? {
        end if end.is_missing() => Err(vm.stop_iteration(Value::NONE)),
        item => Ok(item),
    }
}

/// A number of items that an argument gives; `None` where it is `None`.
#[undropped]
async fn count_of(vm: Vm, value: &Value, message: &str) -> Res<Option<usize>> {
    if value.is_none() {
        return Ok(None);
    }
    let number = match vm.class_attribute(value, &vm.names().__index__) {
        Some(_) => vm.index(value).await?.as_i64(),
        None => None,
    };
    match number.and_then(crate::value::count) {
        Some(number) => Ok(Some(number)),
        None => Err(vm.value_error(message)),
    }
}
