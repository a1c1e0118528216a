//! Items and slices of arrays.

use super::{Array, alike, bad_argument, body, item};
use crate::object::Kind;
use crate::types::Methods;
use crate::types::range::Places;
use crate::types::str_methods::arguments::has_index;
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};
use crate::waits;

pub(super) fn install(methods: &Methods) {
    methods
        .wait("__getitem__", "self, key, /", waits!(get_item))
        .wait("__setitem__", "self, key, value, /", waits!(set_item))
        .wait("__delitem__", "self, key, /", waits!(delete_item));
}

/// A key as a machine number or as a slice of integers.
#[undropped]
async fn plain_key(vm: Vm, key: &Value) -> Res {
    if key.kind() == Kind::Slice {
        return vm.plain_slice(key).await;
    }
    if !has_index(vm, key) {
        return Err(vm.type_error("array indices must be integers"));
    }
    vm.index_i64(key).await.map(|number| vm.int(number))
}

#[undropped]
async fn get_item(vm: Vm, a: Vec<Value>) -> Res {
    let key = plain_key(vm, &a[1]).await?;
    let array = body(&a[0]);
    if key.kind() == Kind::Slice {
        let places = vm.slice_places(&key, array.len())?;
        return Ok(alike(vm, &a[0], part(array, places)));
    }
    let item = vm.place(&key, array.len()).and_then(|place| array.get(vm, place));
    item.unwrap_or_else(|| Err(vm.index_error("array index out of range")))
}

/// The bytes of some of the items.
fn part(array: &Array, places: Places) -> Vec<u8> {
    let size = array.size();
    array.bytes.with(|bytes| {
        let bytes: &[u8] = bytes;
        let item = move |place: usize| &bytes[place * size..(place + 1) * size];
        places.iter().flat_map(item).copied().collect()
    })
}

fn out_of_range(vm: Vm) -> Raise {
    vm.index_error("array assignment index out of range")
}

#[undropped]
async fn set_item(vm: Vm, a: Vec<Value>) -> Res {
    let key = plain_key(vm, &a[1]).await?;
    let array = body(&a[0]);
    if key.kind() == Kind::Slice {
        return set_slice(vm, array, &key, &a[2]);
    }
    vm.place(&key, array.len()).ok_or_else(|| out_of_range(vm))?;
    let bytes = item::write(vm, array.letter, &a[2]).await?;
    let place = vm.place(&key, array.len()).ok_or_else(|| out_of_range(vm))?;
    put(array, place, &bytes);
    Ok(Value::NONE)
}

fn put(array: &Array, place: usize, bytes: &[u8]) {
    let start = place * array.size();
    array.bytes.with(|all| {
        // Another thread may have made the array shorter.
        if let Some(item) = all.get_mut(start..start + bytes.len()) {
            item.copy_from_slice(bytes);
        }
    });
}

/// The bounds of a slice without steps; an empty one lies where it starts.
fn bounds(places: Places) -> (usize, usize) {
    let start = places.start.max(0) as usize;
    (start, start.max(places.stop.max(0) as usize))
}

fn set_slice(vm: Vm, array: &Array, slice: &Value, values: &Value) -> Res {
    let Some(other) = values.get::<Array>() else {
        let class = vm.class_name(values);
        return Err(vm.type_error(format!("can only assign array (not \"{class}\") to array slice")));
    };
    if other.letter != array.letter {
        return Err(bad_argument(vm));
    }
    let (places, size) = (vm.slice_places(slice, array.len())?, array.size());
    let bytes = other.bytes.get();
    if places.step == 1 {
        let (start, stop) = bounds(places);
        if (stop - start) * size != bytes.len() {
            array.check_resize(vm)?;
        }
        array.bytes.with(|all| {
            let range = (start * size).min(all.len())..(stop * size).min(all.len());
            drop(all.splice(range, bytes));
        });
        return Ok(Value::NONE);
    }
    let given = bytes.len() / size;
    if given != places.count {
        let count = places.count;
        let message = format!("attempt to assign array of size {given} to extended slice of size {count}");
        return Err(vm.value_error(message));
    }
    for (place, item) in places.iter().zip(bytes.chunks(size)) {
        put(array, place, item);
    }
    Ok(Value::NONE)
}

#[undropped]
async fn delete_item(vm: Vm, a: Vec<Value>) -> Res {
    let key = plain_key(vm, &a[1]).await?;
    let array = body(&a[0]);
    if key.kind() != Kind::Slice {
        let place = vm.place(&key, array.len()).ok_or_else(|| out_of_range(vm))?;
        array.check_resize(vm)?;
        super::take_out(array, place);
        return Ok(Value::NONE);
    }
    let places = vm.slice_places(&key, array.len())?;
    if places.count > 0 {
        array.check_resize(vm)?;
        take_places(array, places);
    }
    Ok(Value::NONE)
}

/// Takes items out that may lie apart.
fn take_places(array: &Array, places: Places) {
    let size = array.size();
    array.bytes.with(|bytes| {
        let mut gone = vec![false; bytes.len() / size];
        for place in places.iter() {
            if let Some(gone) = gone.get_mut(place) {
                *gone = true;
            }
        }
        let kept = bytes.chunks(size).zip(gone).filter(|(_, gone)| !*gone);
        *bytes = kept.flat_map(|(item, _)| item.to_vec()).collect::<Vec<u8>>();
    });
}
