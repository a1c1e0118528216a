//! Items and parts of views.

use super::{letter, released, unpacked, values, view};
use crate::modules::structs::packed_item;
use crate::object::{Kind, allocate};
use crate::types::Methods;
use crate::types::bytes::Bytes;
use crate::types::bytes_methods::expect_buffer;
use crate::types::memoryview::{MemoryView, item_size};
use crate::types::number_methods::to_real;
use crate::types::range::Slice;
use crate::types::str_methods::arguments::{has_index, plain_key, span};
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::native::{Step, task};
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(methods: &Methods) {
    methods
        .step("__getitem__", "self, key, /", item)
        .wait("__setitem__", "self, key, value, /", waits!(set_item))
        .sync("__delitem__", "self, key, /", delete_item)
        .wait("count", "self, value, /", waits!(count))
        .wait("index", "self, value, start=0, stop=?, /", waits!(index));
}

const WRONG_KEY: &str = "memoryview: invalid slice key";

fn item(vm: Vm, a: &[Value]) -> Step {
    if a[1].as_i64().is_some() {
        return Step::Done(item_at(vm, &a[0], &a[1]));
    }
    let a = a.to_vec();
    Step::Wait(task(async move {
        view(vm, &a[0])?;
        let key = key(vm, &a[1]).await?;
        if key.get::<Slice>().is_some() { part(vm, &a[0], &key) } else { item_at(vm, &a[0], &key) }
    }))
}

/// A key as a machine number or as a slice of integers.
#[undropped]
async fn key(vm: Vm, key: &Value) -> Res {
    let wrong = |_: &str| WRONG_KEY.to_owned();
    let Some(tuple) = key.get::<Tuple>() else { return plain_key(vm, key, wrong).await };
    let items = tuple.items();
    let not_implemented = |message: &str| vm.raise_text(&vm.classes().not_implemented_error, message);
    if items.iter().all(|item| item.is_int() || has_index(vm, item)) {
        return match items {
            [] => Err(not_implemented("sub-views are not implemented")),
            [only] => plain_key(vm, only, wrong).await,
            _ => {
                let count = items.len();
                Err(vm.type_error(format!("cannot index 1-dimension view with {count}-element tuple")))
            }
        };
    }
    if items.iter().all(|item| item.kind() == Kind::Slice) {
        return Err(not_implemented("multi-dimensional slicing is not implemented"));
    }
    Err(vm.type_error(WRONG_KEY))
}

/// The index of an item that is there.
fn place(vm: Vm, view: &MemoryView, key: &Value) -> Res<usize> {
    vm.place(key, view.len).ok_or_else(|| vm.index_error("index out of bounds on dimension 1"))
}

fn item_at(vm: Vm, value: &Value, key: &Value) -> Res {
    let view = view(vm, value)?;
    let item = view.item(place(vm, view, key)?).ok_or_else(|| released(vm))?;
    unpacked(vm, view.format, &item)
}

/// The view that a slice of a view is.
fn sliced(vm: Vm, value: &Value, slice: &Value) -> Res<MemoryView> {
    let view = view(vm, value)?;
    let places = vm.slice_places(slice, view.len)?;
    view.part(places.start.max(0) as usize, places.step, places.count).ok_or_else(|| released(vm))
}

fn part(vm: Vm, value: &Value, slice: &Value) -> Res {
    Ok(allocate(&vm.classes().memoryview, sliced(vm, value, slice)?))
}

/// Makes sure that a view may be written to.
fn check_writable(vm: Vm, value: &Value) -> Res<()> {
    if view(vm, value)?.readonly {
        return Err(vm.type_error("cannot modify read-only memory"));
    }
    Ok(())
}

fn delete_item(vm: Vm, a: &[Value]) -> Res {
    check_writable(vm, &a[0])?;
    Err(vm.type_error("cannot delete memory"))
}

#[undropped]
async fn set_item(vm: Vm, a: Vec<Value>) -> Res {
    check_writable(vm, &a[0])?;
    let key = key(vm, &a[1]).await?;
    if key.get::<Slice>().is_some() {
        return assign(vm, &a[0], &key, &a[2]);
    }
    place(vm, view(vm, &a[0])?, &key)?;
    let item = packed(vm, view(vm, &a[0])?.format, &a[2]).await?;
    let view = view(vm, &a[0])?;
    view.write(place(vm, view, &key)? * view.size, &item);
    Ok(Value::NONE)
}

fn assign(vm: Vm, value: &Value, slice: &Value, source: &Value) -> Res {
    let part = sliced(vm, value, slice)?;
    let bytes = expect_buffer(vm, source)?;
    let format = MemoryView::of(source).map_or('B', |view| letter(view.format));
    if bytes.len() != part.bytes_len() || format != letter(part.format) {
        let message = "memoryview assignment: lvalue and rvalue have different structures";
        return Err(vm.value_error(message));
    }
    part.write(0, &bytes);
    Ok(Value::NONE)
}

/// The bytes that a value is in a format.
#[undropped]
async fn packed(vm: Vm, format: &str, value: &Value) -> Res<Vec<u8>> {
    let letter = letter(format);
    let wrong_type = || vm.type_error(format!("memoryview: invalid type for format '{letter}'"));
    let wrong_value = || vm.value_error(format!("memoryview: invalid value for format '{letter}'"));
    match letter {
        'c' => {
            let bytes = value.get::<Bytes>().ok_or_else(wrong_type)?;
            return if bytes.0.len() == 1 { Ok(bytes.0.to_vec()) } else { Err(wrong_value()) };
        }
        '?' => return Ok(vec![u8::from(vm.truth(value).await?)]),
        'e' | 'f' | 'd' => match to_real(vm, value).await {
            Err(raise) if vm.is_raised(&raise, &vm.classes().type_error) => return Err(wrong_type()),
            real => return packed_item(vm, format, &Value::float(real?)).await,
        },
        'F' | 'D' => return packed_item(vm, format, value).await,
        _ => {}
    }
    let number = match vm.index(value).await {
        Err(raise) if vm.is_raised(&raise, &vm.classes().type_error) => return Err(wrong_type()),
        other => other?,
    };
    integer(letter, &number).ok_or_else(wrong_value)
}

/// The bytes of an integer, if it fits the format.
fn integer(letter: char, number: &Value) -> Option<Vec<u8>> {
    let size = item_size(letter.encode_utf8(&mut [0; 4]));
    let number = i128::try_from(number.as_big()?).ok()?;
    let bits = 8 * size as u32;
    let range = if letter.is_ascii_lowercase() {
        -(1i128 << (bits - 1))..1i128 << (bits - 1)
    } else {
        0..1i128 << bits
    };
    range.contains(&number).then(|| number.to_le_bytes()[..size].to_vec())
}

#[undropped]
async fn count(vm: Vm, a: Vec<Value>) -> Res {
    let mut count = 0;
    for item in values(vm, view(vm, &a[0])?)? {
        count += usize::from(vm.same(&item, &a[1]).await?);
    }
    Ok(vm.size(count))
}

#[undropped]
async fn index(vm: Vm, a: Vec<Value>) -> Res {
    let start = vm.index(&a[2]).await?;
    let stop = if a[3].is_missing() { Value::NONE } else { vm.index(&a[3]).await? };
    let items = values(vm, view(vm, &a[0])?)?;
    let (start, stop) = span(items.len(), &start, &stop).unwrap_or((0, 0));
    for (at, item) in items.iter().enumerate().take(stop).skip(start) {
        if vm.same(item, &a[1]).await? {
            return Ok(vm.size(at));
        }
    }
    Err(vm.value_error("memoryview.index(x): x not found"))
}
