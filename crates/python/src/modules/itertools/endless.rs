//! `count`, `cycle` and `repeat`.

use std::sync::Arc;

use super::{class, stepper};
use crate::object::Mut;
use crate::types::Methods;
use crate::types::iter::{Iter, NativeIter, NativeNext, Next, State};
use crate::value::{Slot, Value};
use crate::vm::native::task;
use crate::vm::ops::Binary;
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn fill(vm: Vm, m: &Methods) {
    let count = class(vm, m, "count", "cls, start=0, step=1", waits!(count));
    Methods::of(vm, &count).wait("__repr__", "self, /", waits!(repr));
    class(vm, m, "cycle", "cls, iterable, /", waits!(cycle));
    let repeat = class(vm, m, "repeat", "cls, object, times=?", waits!(repeat));
    Methods::of(vm, &repeat).wait("__repr__", "self, /", waits!(repr)).sync(
        "__length_hint__",
        "self, /",
        |vm, a| match parts(&a[0]).and_then(|(_, left)| left) {
            Some(left) => Ok(vm.size(left)),
            None => Err(vm.type_error("len() of unsized object")),
        },
    );
}

fn parts(iterator: &Value) -> Option<(Vec<Value>, Option<usize>)> {
    iterator.body::<Iter>().state.with(|state| match state {
        State::Native(native) => native.parts(),
        _ => None,
    })
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let (parts, left) = parts(&a[0]).unwrap_or_default();
    let mut shown = Vec::new();
    for part in parts.into_iter().chain(left.map(|left| vm.size(left))) {
        shown.push(vm.repr_text(&part).await?);
    }
    let name = vm.class_name(&a[0]);
    let name = name.rsplit('.').next().unwrap_or_default();
    Ok(vm.string(format!("{name}({})", shown.join(", "))))
}

/// Whether a value can be made a number (`PyNumber_Check`).
fn is_number(vm: Vm, value: &Value) -> bool {
    let names = vm.names();
    value.kind() == crate::object::Kind::Complex
        || [&names.__index__, &names.__int__, &names.__float__]
            .iter()
            .any(|name| vm.class_attribute(value, name).is_some())
}

#[undropped]
async fn count(vm: Vm, a: Vec<Value>) -> Res {
    if !is_number(vm, &a[1]) || !is_number(vm, &a[2]) {
        return Err(vm.type_error("a number is required"));
    }
    let counter = Count(Arc::new(Mut::new((a[1].clone(), a[2].clone()))));
    Ok(vm.new_iter(&a[0], State::Native(Box::new(counter))))
}

/// The next number, and the step.
struct Count(Arc<Mut<(Value, Value)>>);

impl NativeIter for Count {
    fn next(&mut self, vm: Vm) -> NativeNext {
        // In one go where it can be: threads that share a counter get each number once.
        let quick = self.0.with(|(now, step)| {
            let after = vm.binary_quick(Binary::Add, now, step)?.ok()?;
            Some(std::mem::replace(now, after))
        });
        let state = Arc::clone(&self.0);
        match quick {
            Some(number) => NativeNext::Done(Next::Item(number)),
            None => NativeNext::Wait(task(async move {
                let (now, step) = state.get();
                let after = vm.binary(Binary::Add, now.clone(), step).await?;
                drop(state.with(|state| std::mem::replace(&mut state.0, after)));
                Ok(now)
            })),
        }
    }

    fn parts(&self) -> Option<(Vec<Value>, Option<usize>)> {
        let (now, step) = self.0.get();
        let is_one = step.is_int() && step.as_i64() == Some(1);
        Some((if is_one { vec![now] } else { vec![now, step] }, None))
    }
}

struct Cycle {
    iterator: Slot,
    saved: Vec<Value>,
    index: usize,
}

#[undropped]
async fn cycle(vm: Vm, a: Vec<Value>) -> Res {
    let iterator = vm.iter(&a[1]).await?;
    Ok(stepper(vm, &a[0], Cycle { iterator: Some(iterator), saved: Vec::new(), index: 0 }, next_cycle))
}

#[undropped]
async fn next_cycle(vm: Vm, state: Arc<Mut<Cycle>>) -> Res<Slot> {
    if let Some(iterator) = state.with(|state| state.iterator.clone()) {
        if let Some(item) = vm.next(&iterator).await? {
            state.with(|state| state.saved.push(item.clone()));
            return Ok(Some(item));
        }
        drop(state.with(|state| state.iterator.take()));
    }
    Ok(state.with(|state| {
        let item = state.saved.get(state.index).cloned();
        state.index = if state.index + 1 >= state.saved.len() { 0 } else { state.index + 1 };
        item
    }))
}

#[undropped]
async fn repeat(vm: Vm, a: Vec<Value>) -> Res {
    let left = if a[2].is_missing() { None } else { Some(vm.index_i64(&a[2]).await?.max(0) as usize) };
    Ok(vm.new_iter(&a[0], State::Native(Box::new(Repeat { object: a[1].clone(), left }))))
}

struct Repeat {
    object: Value,
    /// `None` without an end.
    left: Option<usize>,
}

impl NativeIter for Repeat {
    fn next(&mut self, _: Vm) -> NativeNext {
        NativeNext::Done(match &mut self.left {
            Some(0) => Next::End,
            Some(left) => {
                *left -= 1;
                Next::Item(self.object.clone())
            }
            None => Next::Item(self.object.clone()),
        })
    }

    fn parts(&self) -> Option<(Vec<Value>, Option<usize>)> {
        Some((vec![self.object.clone()], self.left))
    }
}
