//! Iterators that take, drop, join or group the items of others.

use std::sync::Arc;

use super::{class, count_of, stepper};
use crate::object::Mut;
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::value::{Slot, Value};
use crate::vm::ops::Binary;
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn fill(vm: Vm, m: &Methods) {
    class(vm, m, "islice", "cls, iterable, start, stop=?, step=?, /", waits!(islice));
    class(vm, m, "takewhile", "cls, predicate, iterable, /", waits!(takewhile));
    class(vm, m, "dropwhile", "cls, predicate, iterable, /", waits!(dropwhile));
    class(vm, m, "filterfalse", "cls, function, iterable, /", waits!(filterfalse));
    class(vm, m, "starmap", "cls, function, iterable, /", waits!(starmap));
    class(vm, m, "compress", "cls, data, selectors", waits!(compress));
    class(vm, m, "pairwise", "cls, iterable, /", waits!(pairwise));
    class(vm, m, "batched", "cls, iterable, n, *, strict=False", waits!(batched));
    class(vm, m, "accumulate", "cls, iterable, func=None, *, initial=None", waits!(accumulate));
    class(vm, m, "zip_longest", "cls, *iterables, **keywords", waits!(zip_longest));
    class(vm, m, "groupby", "cls, iterable, key=None", waits!(groupby));
    let chain = class(vm, m, "chain", "cls, *iterables", waits!(chain));
    Methods::of(vm, &chain)
        .class_method("from_iterable", "cls, iterable, /", waits!(chain_from))
        .class_method("__class_getitem__", "cls, item, /", waits!(class_item));
}

#[undropped]
async fn class_item(vm: Vm, a: Vec<Value>) -> Res {
    Ok(crate::types::alias::generic_alias(vm, &a[0], &a[1]))
}

struct Islice {
    iterator: Slot,
    next: usize,
    stop: Option<usize>,
    step: usize,
    at: usize,
}

#[undropped]
async fn islice(vm: Vm, a: Vec<Value>) -> Res {
    const BOUNDS: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const STOP: &str = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    let (start, stop) = if a[3].is_missing() {
        let message = if a[2].as_i64().is_none_or(|stop| stop == -1) { STOP } else { BOUNDS };
        (0, count_of(vm, &a[2], message).await?)
    } else {
        let start = count_of(vm, &a[2], BOUNDS).await?.unwrap_or(0);
        // CPython takes -1 for what could not be read.
        let message = if a[3].as_i64().is_none_or(|stop| stop == -1) { STOP } else { BOUNDS };
        (start, count_of(vm, &a[3], message).await?)
    };
    let step = match a[4].is_missing() {
        true => 1,
        false => {
            count_of(vm, &a[4], "Step for islice() must be a positive integer or None.").await?.unwrap_or(1)
        }
    };
    if step == 0 {
        return Err(vm.value_error("Step for islice() must be a positive integer or None."));
    }
    let iterator = vm.iter(&a[1]).await?;
    Ok(stepper(vm, &a[0], Islice { iterator: Some(iterator), next: start, stop, step, at: 0 }, next_islice))
}

#[undropped]
async fn next_islice(vm: Vm, state: Arc<Mut<Islice>>) -> Res<Slot> {
    let (iterator, wanted, stop) = state.with(|state| (state.iterator.clone(), state.next, state.stop));
    let Some(iterator) = iterator else { return Ok(None) };
    let last = stop.map_or(wanted, |stop| wanted.min(stop));
    while state.with(|state| state.at) < last {
        if vm.next(&iterator).await?.is_none() {
            drop(state.with(|state| state.iterator.take()));
            return Ok(None);
        }
        state.with(|state| state.at += 1);
    }
    if stop.is_some_and(|stop| wanted >= stop) {
        drop(state.with(|state| state.iterator.take()));
        return Ok(None);
    }
    let item = vm.next(&iterator).await?;
    let old = state.with(|state| {
        state.at += 1;
        state.next = wanted.saturating_add(state.step);
        if item.is_none() { state.iterator.take() } else { None }
    });
    drop(old);
    Ok(item)
}

/// A function, an iterator, and whether it has come to an end or past its beginning.
type Tested = (Value, Value, bool);

#[undropped]
async fn tested(vm: Vm, a: &[Value]) -> Res<Tested> {
    Ok((a[1].clone(), vm.iter(&a[2]).await?, false))
}

#[undropped]
async fn says(vm: Vm, function: &Value, item: &Value) -> Res<bool> {
    if function.is_none() {
        return vm.truth(item).await;
    }
    let result = vm.call(function, vec![item.clone()]).await?;
    vm.truth(&result).await
}

#[undropped]
async fn takewhile(vm: Vm, a: Vec<Value>) -> Res {
    Ok(stepper(vm, &a[0], tested(vm, &a).await?, next_takewhile))
}

#[undropped]
async fn next_takewhile(vm: Vm, state: Arc<Mut<Tested>>) -> Res<Slot> {
    let (function, iterator, ended) = state.get();
    if ended {
        return Ok(None);
    }
    let Some(item) = vm.next(&iterator).await? else { return Ok(None) };
    if says(vm, &function, &item).await? {
        return Ok(Some(item));
    }
    state.with(|state| state.2 = true);
    Ok(None)
}

#[undropped]
async fn dropwhile(vm: Vm, a: Vec<Value>) -> Res {
    Ok(stepper(vm, &a[0], tested(vm, &a).await?, next_dropwhile))
}

#[undropped]
async fn next_dropwhile(vm: Vm, state: Arc<Mut<Tested>>) -> Res<Slot> {
    let (function, iterator, started) = state.get();
    loop {
        let Some(item) = vm.next(&iterator).await? else { return Ok(None) };
        if started || !says(vm, &function, &item).await? {
            state.with(|state| state.2 = true);
            return Ok(Some(item));
        }
    }
}

#[undropped]
async fn filterfalse(vm: Vm, a: Vec<Value>) -> Res {
    Ok(stepper(vm, &a[0], tested(vm, &a).await?, next_filterfalse))
}

#[undropped]
async fn next_filterfalse(vm: Vm, state: Arc<Mut<Tested>>) -> Res<Slot> {
    let (function, iterator, _) = state.get();
    while let Some(item) = vm.next(&iterator).await? {
        if !says(vm, &function, &item).await? {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

#[undropped]
async fn starmap(vm: Vm, a: Vec<Value>) -> Res {
    Ok(stepper(vm, &a[0], tested(vm, &a).await?, next_starmap))
}

#[undropped]
async fn next_starmap(vm: Vm, state: Arc<Mut<Tested>>) -> Res<Slot> {
    let (function, iterator, _) = state.get();
    let Some(item) = vm.next(&iterator).await? else { return Ok(None) };
    let args = vm.collect(&item).await?;
    vm.call(&function, args).await.map(Some)
}

#[undropped]
async fn compress(vm: Vm, a: Vec<Value>) -> Res {
    let state = (vm.iter(&a[1]).await?, vm.iter(&a[2]).await?);
    Ok(stepper(vm, &a[0], state, next_compress))
}

#[undropped]
async fn next_compress(vm: Vm, state: Arc<Mut<(Value, Value)>>) -> Res<Slot> {
    let (data, selectors) = state.get();
    loop {
        let Some(item) = vm.next(&data).await? else { return Ok(None) };
        let Some(selector) = vm.next(&selectors).await? else { return Ok(None) };
        if vm.truth(&selector).await? {
            return Ok(Some(item));
        }
    }
}

#[undropped]
async fn pairwise(vm: Vm, a: Vec<Value>) -> Res {
    let state: (Value, Slot) = (vm.iter(&a[1]).await?, None);
    Ok(stepper(vm, &a[0], state, next_pairwise))
}

#[undropped]
async fn next_pairwise(vm: Vm, state: Arc<Mut<(Value, Slot)>>) -> Res<Slot> {
    let (iterator, before) = state.get();
    let first = match before {
        Some(first) => first,
        None => match vm.next(&iterator).await? {
            Some(first) => first,
            None => return Ok(None),
        },
    };
    let Some(second) = vm.next(&iterator).await? else { return Ok(None) };
    let old = state.with(|state| state.1.replace(second.clone()));
    drop(old);
    Ok(Some(vm.pair(first, second)))
}

#[undropped]
async fn batched(vm: Vm, a: Vec<Value>) -> Res {
    let count = vm.index_i64(&a[2]).await?;
    if count < 1 {
        return Err(vm.value_error("n must be at least one"));
    }
    let strict = vm.truth(&a[3]).await?;
    Ok(stepper(vm, &a[0], (vm.iter(&a[1]).await?, count, strict), next_batch))
}

#[undropped]
async fn next_batch(vm: Vm, state: Arc<Mut<(Value, i64, bool)>>) -> Res<Slot> {
    let (iterator, count, strict) = state.get();
    let mut items = Vec::new();
    while (items.len() as i64) < count {
        match vm.next(&iterator).await? {
            Some(item) => items.push(item),
            None => break,
        }
    }
    if items.is_empty() {
        return Ok(None);
    }
    if strict && (items.len() as i64) < count {
        return Err(vm.value_error("batched(): incomplete batch"));
    }
    Ok(Some(vm.tuple(items)))
}

struct Accumulate {
    iterator: Value,
    function: Value,
    initial: Slot,
    total: Slot,
}

#[undropped]
async fn accumulate(vm: Vm, a: Vec<Value>) -> Res {
    let initial = Some(a[3].clone()).filter(|initial| !initial.is_none());
    let state = Accumulate { iterator: vm.iter(&a[1]).await?, function: a[2].clone(), initial, total: None };
    Ok(stepper(vm, &a[0], state, next_accumulate))
}

#[undropped]
async fn next_accumulate(vm: Vm, state: Arc<Mut<Accumulate>>) -> Res<Slot> {
    let (iterator, function, initial, total) = state.with(|state| {
        (state.iterator.clone(), state.function.clone(), state.initial.take(), state.total.clone())
    });
    let new = match (initial, total) {
        (Some(initial), _) => initial,
        (None, total) => {
            let Some(item) = vm.next(&iterator).await? else { return Ok(None) };
            match total {
                None => item,
                Some(total) if function.is_none() => vm.binary(Binary::Add, total, item).await?,
                Some(total) => vm.call(&function, vec![total, item]).await?,
            }
        }
    };
    let old = state.with(|state| state.total.replace(new.clone()));
    drop(old);
    Ok(Some(new))
}

#[undropped]
async fn zip_longest(vm: Vm, a: Vec<Value>) -> Res {
    let keywords = a[2].body::<Dict>();
    let fill = match (keywords.len(), keywords.get_str(&vm.intern_str("fillvalue"))) {
        (0, _) => Value::NONE,
        (1, Some(fill)) => fill,
        _ => return Err(vm.type_error("zip_longest() got an unexpected keyword argument")),
    };
    let mut iterators: Vec<Slot> = Vec::new();
    for iterable in vm.tuple_items(&a[1]) {
        iterators.push(Some(vm.iter(&iterable).await?));
    }
    Ok(stepper(vm, &a[0], (iterators, fill), next_longest))
}

#[undropped]
async fn next_longest(vm: Vm, state: Arc<Mut<(Vec<Slot>, Value)>>) -> Res<Slot> {
    let (iterators, fill) = state.get();
    if iterators.iter().all(Option::is_none) {
        return Ok(None);
    }
    let mut items = Vec::with_capacity(iterators.len());
    let mut left = 0;
    for (index, iterator) in iterators.iter().enumerate() {
        let item = match iterator {
            Some(iterator) => vm.next(iterator).await?,
            None => None,
        };
        match item {
            Some(item) => {
                left += 1;
                items.push(item);
            }
            None => {
                drop(state.with(|state| state.0[index].take()));
                items.push(fill.clone());
            }
        }
    }
    Ok((left > 0).then(|| vm.tuple(items)))
}

struct Chain {
    sources: Slot,
    current: Slot,
}

#[undropped]
async fn chain(vm: Vm, a: Vec<Value>) -> Res {
    Ok(stepper(vm, &a[0], Chain { sources: Some(vm.iter(&a[1]).await?), current: None }, next_chain))
}

#[undropped]
async fn chain_from(vm: Vm, a: Vec<Value>) -> Res {
    Ok(stepper(vm, &a[0], Chain { sources: Some(vm.iter(&a[1]).await?), current: None }, next_chain))
}

#[undropped]
async fn next_chain(vm: Vm, state: Arc<Mut<Chain>>) -> Res<Slot> {
    loop {
        let (sources, current) = state.with(|state| (state.sources.clone(), state.current.clone()));
        if let Some(current) = current {
            if let Some(item) = vm.next(&current).await? {
                return Ok(Some(item));
            }
            drop(state.with(|state| state.current.take()));
        }
        let Some(sources) = sources else { return Ok(None) };
        match vm.next(&sources).await? {
            Some(source) => {
                let iterator = vm.iter(&source).await?;
                let old = state.with(|state| state.current.replace(iterator));
                drop(old);
            }
            None => {
                drop(state.with(|state| state.sources.take()));
                return Ok(None);
            }
        }
    }
}

/// A group by its number, and the item that was read but belongs to the next group.
struct Groups {
    iterator: Value,
    key: Value,
    current: Option<(Value, Value)>,
    number: usize,
    group_key: Slot,
}

#[undropped]
async fn groupby(vm: Vm, a: Vec<Value>) -> Res {
    let groups = Groups {
        iterator: vm.iter(&a[1]).await?,
        key: a[2].clone(),
        current: None,
        number: 0,
        group_key: None,
    };
    Ok(stepper(vm, &a[0], groups, next_group))
}

/// Reads one item with its key; whether there was one.
#[undropped]
async fn read(vm: Vm, state: &Arc<Mut<Groups>>) -> Res<bool> {
    let (iterator, key) = state.with(|state| (state.iterator.clone(), state.key.clone()));
    let Some(item) = vm.next(&iterator).await? else {
        drop(state.with(|state| state.current.take()));
        return Ok(false);
    };
    let key = if key.is_none() { item.clone() } else { vm.call(&key, vec![item.clone()]).await? };
    let old = state.with(|state| state.current.replace((key, item)));
    drop(old);
    Ok(true)
}

#[undropped]
async fn next_group(vm: Vm, state: Arc<Mut<Groups>>) -> Res<Slot> {
    let number = state.with(|state| {
        state.number += 1;
        state.number
    });
    loop {
        let (current, group) = state.with(|state| (state.current.clone(), state.group_key.clone()));
        match (current, group) {
            (Some((key, _)), Some(group)) if vm.same(&group, &key).await? => {}
            (Some((key, _)), _) => {
                let old = state.with(|state| state.group_key.replace(key.clone()));
                drop(old);
                let items = (Arc::clone(&state), number, key.clone());
                let class = vm.classes().sequence_iterator.clone();
                let group = stepper(vm, &class, items, next_of_group);
                return Ok(Some(vm.pair(key, group)));
            }
            (None, _) => {}
        }
        if !read(vm, &state).await? {
            return Ok(None);
        }
    }
}

/// The groups, the number of one of them, and its key.
type Group = (Arc<Mut<Groups>>, usize, Value);

#[undropped]
async fn next_of_group(vm: Vm, group: Arc<Mut<Group>>) -> Res<Slot> {
    let (state, number, own) = group.get();
    if state.with(|state| state.number) != number {
        return Ok(None);
    }
    if state.with(|state| state.current.is_none()) && !read(vm, &state).await? {
        return Ok(None);
    }
    let Some((key, item)) = state.with(|state| state.current.clone()) else { return Ok(None) };
    if !vm.same(&own, &key).await? {
        return Ok(None);
    }
    drop(state.with(|state| state.current.take()));
    Ok(Some(item))
}
