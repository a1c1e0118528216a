//! `count`, `cycle` and `repeat`.

use std::sync::Arc;

use super::{class, stepper};
use crate::object::Mut;
use crate::types::Methods;
use crate::value::{Slot, Value};
use crate::vm::ops::Binary;
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn fill(vm: Vm, m: &Methods) {
    class(vm, m, "count", "cls, start=0, step=1", waits!(count));
    class(vm, m, "cycle", "cls, iterable, /", waits!(cycle));
    class(vm, m, "repeat", "cls, object, times=?", waits!(repeat));
}

async fn count(vm: Vm, a: Vec<Value>) -> Res {
    let is_number = |value: &Value| {
        value.is_int()
            || value.real().is_some()
            || value.kind() == crate::object::Kind::Complex
            || vm.class_attribute(value, &vm.names().__add__).is_some()
    };
    if !is_number(&a[1]) || !is_number(&a[2]) {
        return Err(vm.type_error("a number is required"));
    }
    Ok(stepper(vm, &a[0], (a[1].clone(), a[2].clone()), next_count))
}

async fn next_count(vm: Vm, state: Arc<Mut<(Value, Value)>>) -> Res<Slot> {
    // In one go where it can be: threads that share a counter get each number once.
    let quick = state.with(|(now, step)| {
        let after = vm.binary_quick(Binary::Add, now, step)?.ok()?;
        Some(std::mem::replace(now, after))
    });
    if quick.is_some() {
        return Ok(quick);
    }
    let (now, step) = state.get();
    let after = vm.binary(Binary::Add, now.clone(), step).await?;
    state.with(|state| std::mem::replace(&mut state.0, after));
    Ok(Some(now))
}

struct Cycle {
    iterator: Slot,
    saved: Vec<Value>,
    index: usize,
}

async fn cycle(vm: Vm, a: Vec<Value>) -> Res {
    let iterator = vm.iter(&a[1]).await?;
    Ok(stepper(vm, &a[0], Cycle { iterator: Some(iterator), saved: Vec::new(), index: 0 }, next_cycle))
}

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

async fn repeat(vm: Vm, a: Vec<Value>) -> Res {
    let times = if a[2].is_missing() { None } else { Some(vm.index_i64(&a[2]).await?.max(0)) };
    Ok(stepper(vm, &a[0], (a[1].clone(), times), next_repeat))
}

async fn next_repeat(_: Vm, state: Arc<Mut<(Value, Option<i64>)>>) -> Res<Slot> {
    Ok(state.with(|(object, left)| match left {
        Some(0) => None,
        Some(left) => {
            *left -= 1;
            Some(object.clone())
        }
        None => Some(object.clone()),
    }))
}
