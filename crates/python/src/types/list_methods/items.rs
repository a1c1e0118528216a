//! Assigning to items and slices of a list, and deleting them.

use super::sequence::plain_key;
use crate::object::Kind;
use crate::types::list::List;
use crate::types::range::Places;
use crate::value::Value;
use crate::vm::native::{Step, task};
use crate::vm::{Raise, Res, Vm};

pub(super) fn set_item(vm: Vm, a: &[Value]) -> Step {
    if a[1].is_small() {
        return Step::Done(set_index(vm, &a[0], &a[1], a[2].clone()));
    }
    if a[1].kind() == Kind::Slice
        && vm.slice_is_plain(&a[1])
        && let Some(values) = vm.items_quick(&a[2])
    {
        return Step::Done(put_slice(vm, &a[0], &a[1], values));
    }
    let (list, key, value) = (a[0].clone(), a[1].clone(), a[2].clone());
    Step::Wait(task(async move {
        let key = plain_key(vm, &key, "list").await?;
        match key.kind() {
            Kind::Slice => set_slice(vm, &list, &key, &value).await,
            _ => set_index(vm, &list, &key, value),
        }
    }))
}

pub(super) fn delete_item(vm: Vm, a: &[Value]) -> Step {
    if a[1].is_small() {
        return Step::Done(delete_index(vm, &a[0], &a[1]));
    }
    if a[1].kind() == Kind::Slice && vm.slice_is_plain(&a[1]) {
        return Step::Done(delete_slice(vm, &a[0], &a[1]));
    }
    let (list, key) = (a[0].clone(), a[1].clone());
    Step::Wait(task(async move {
        let key = plain_key(vm, &key, "list").await?;
        match key.kind() {
            Kind::Slice => delete_slice(vm, &list, &key),
            _ => delete_index(vm, &list, &key),
        }
    }))
}

#[cold]
fn out_of_range(vm: Vm) -> Raise {
    vm.index_error("list assignment index out of range")
}

fn set_index(vm: Vm, list: &Value, index: &Value, value: Value) -> Res {
    let old = list.body::<List>().items.with(|items| {
        let place = vm.place(index, items.len())?;
        Some(std::mem::replace(&mut items[place], value.clone()))
    });
    old.map(|_| Value::NONE).ok_or_else(|| out_of_range(vm))
}

fn delete_index(vm: Vm, list: &Value, index: &Value) -> Res {
    let items = &list.body::<List>().items;
    let old = items.with(|items| vm.place(index, items.len()).map(|place| items.remove(place)));
    old.map(|_| Value::NONE).ok_or_else(|| out_of_range(vm))
}

/// The bounds of a slice without steps; an empty one lies where it starts.
fn bounds(places: Places) -> (usize, usize) {
    let start = places.start.max(0) as usize;
    (start, start.max(places.stop.max(0) as usize))
}

#[undropped]
async fn set_slice(vm: Vm, list: &Value, slice: &Value, values: &Value) -> Res {
    if !vm.is_iterable(values) {
        return Err(vm.type_error("must assign iterable to extended slice"));
    }
    let values = vm.collect(values).await?;
    put_slice(vm, list, slice, values)
}

fn put_slice(vm: Vm, list: &Value, slice: &Value, mut values: Vec<Value>) -> Res {
    let old = list.body::<List>().items.with(|items| {
        let places = vm.slice_places(slice, items.len())?;
        if places.step == 1 {
            let (start, stop) = bounds(places);
            return Ok(items.splice(start..stop, std::mem::take(&mut values)).collect());
        }
        if values.len() != places.count {
            let message = format!(
                "attempt to assign sequence of size {} to extended slice of size {}",
                values.len(),
                places.count
            );
            return Err(vm.value_error(message));
        }
        let pairs = places.iter().zip(std::mem::take(&mut values));
        Ok(pairs.map(|(place, value)| std::mem::replace(&mut items[place], value)).collect::<Vec<_>>())
    });
    old.map(|_| Value::NONE)
}

fn delete_slice(vm: Vm, list: &Value, slice: &Value) -> Res {
    let old = list.body::<List>().items.with(|items| {
        let places = vm.slice_places(slice, items.len())?;
        if places.step != 1 {
            return Ok(take_places(items, places));
        }
        let (start, stop) = bounds(places);
        Ok(items.drain(start..stop).collect::<Vec<_>>())
    });
    old.map(|_| Value::NONE)
}

/// Takes items out that lie apart.
fn take_places(items: &mut Vec<Value>, places: Places) -> Vec<Value> {
    let mut wanted: Vec<usize> = places.iter().collect();
    wanted.sort_unstable();
    let mut wanted = wanted.into_iter().peekable();
    let (mut taken, mut kept) = (Vec::new(), Vec::new());
    for (at, item) in std::mem::take(items).into_iter().enumerate() {
        if wanted.next_if_eq(&at).is_some() {
            taken.push(item);
        } else {
            kept.push(item);
        }
    }
    *items = kept;
    taken
}
