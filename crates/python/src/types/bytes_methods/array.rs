//! What a `bytearray` has beyond a `bytes`: it may be changed, but not in size while it is viewed.

use std::ops::Range;

use super::contents::{Made, contents, install_array};
use super::{buffer, byte, iter, own};
use crate::object::Kind;
use crate::text::escape::repr_bytes;
use crate::types::Methods;
use crate::types::bytes::ByteArray;
use crate::types::dict::Dict;
use crate::types::range::Places;
use crate::types::str_methods::arguments::{Want, check_room, has_index, item, plain_key, prepared};
use crate::types::string::push_code_point;
use crate::value::Value;
use crate::vm::native::{Step, task};
use crate::vm::ops::repeat_count;
use crate::vm::{Raise, Res, Vm};

pub(super) fn install(methods: &Methods) {
    install_array(methods);
    methods
        .step("__getitem__", "self, key, /", |vm, a| item(vm, a, wrong_key))
        .step("__setitem__", "self, key, value, /", set_item)
        .step("__delitem__", "self, key, /", delete_item)
        .sync("__iadd__", "self, value, /", add_in_place)
        .step("__imul__", "self, value, /", multiply_in_place)
        .sync("__iter__", "self, /", iter)
        .none("__hash__")
        .sync("__repr__", "self, /", repr)
        .sync("__alloc__", "self, /", |vm, a| Ok(vm.size(array(a).bytes.with(|bytes| bytes.capacity() + 1))))
        .sync("__reduce__", "self, /", |vm, a| Ok(reduced(vm, &a[0], 2)))
        .step("__reduce_ex__", "self, proto=0, /", |vm, a| prepared(vm, a, &[(1, Want::Int)], reduce_ex))
        .step("append", "self, item, /", |vm, a| prepared(vm, a, &[(1, Want::Index)], append))
        .step("extend", "self, iterable_of_ints, /", extend)
        .step("insert", "self, index, item, /", |vm, a| {
            prepared(vm, a, &[(1, Want::Size), (2, Want::Index)], insert)
        })
        .step("pop", "self, index=-1, /", |vm, a| prepared(vm, a, &[(1, Want::Size)], pop))
        .step("remove", "self, value, /", |vm, a| prepared(vm, a, &[(1, Want::Index)], remove))
        .step("resize", "self, size, /", |vm, a| prepared(vm, a, &[(1, Want::Size)], resize))
        .sync("reverse", "self, /", reverse)
        .sync("clear", "self, /", clear)
        .sync("copy", "self, /", |vm, a| Ok(vm.bytearray(own(&a[0]).into_owned())));
}

fn array(a: &[Value]) -> &ByteArray {
    a[0].body()
}

fn wrong_key(class: &str) -> String {
    format!("bytearray indices must be integers or slices, not {class}")
}

/// Makes sure that the size may change.
pub(super) fn check_resize(vm: Vm, array: &ByteArray) -> Res<()> {
    if array.exports.get() == 0 {
        return Ok(());
    }
    Err(exported(vm))
}

fn exported(vm: Vm) -> Raise {
    vm.raise_text(&vm.classes().buffer_error, "Existing exports of data: object cannot be re-sized")
}

/// Puts bytes in place of others, as far as those are still there: another thread may have made the array shorter.
fn splice(vm: Vm, array: &ByteArray, range: Range<usize>, with: &[u8]) -> Res<()> {
    if range.len() != with.len() {
        check_resize(vm, array)?;
    }
    array.bytes.with(|bytes| {
        let range = range.start.min(bytes.len())..range.end.min(bytes.len());
        drop(bytes.splice(range, with.iter().copied()));
    });
    Ok(())
}

fn len(array: &ByteArray) -> usize {
    array.bytes.with(|bytes| bytes.len())
}

fn push_all(vm: Vm, array: &ByteArray, bytes: &[u8]) -> Res<()> {
    splice(vm, array, usize::MAX..usize::MAX, bytes)
}

fn append(vm: Vm, a: &[Value]) -> Res {
    let byte = byte(vm, &a[1])?;
    check_resize(vm, array(a))?;
    array(a).bytes.with(|bytes| bytes.push(byte));
    Ok(Value::NONE)
}

fn extend(vm: Vm, a: &[Value]) -> Step {
    match buffer(vm, &a[1]) {
        Ok(Some(bytes)) => Step::Done(push_all(vm, array(a), &bytes).map(|()| Value::NONE)),
        Ok(None) => Step::Wait(task(extend_slow(vm, a.to_vec()))),
        Err(raise) => Step::Done(Err(raise)),
    }
}

#[undropped]
async fn extend_slow(vm: Vm, a: Vec<Value>) -> Res {
    let type_error = &vm.classes().type_error;
    let iterator = match vm.iter(&a[1]).await {
        Err(raise) if vm.is_raised(&raise, type_error) => {
            return Err(vm.type_error(format!("can't extend bytearray with {}", vm.class_name(&a[1]))));
        }
        other => other?,
    };
    let mut bytes = Vec::new();
    while let Some(item) = vm.next(&iterator).await? {
        let number = match vm.index(&item).await {
            Err(raise) if a[1].kind() == Kind::Str && vm.is_raised(&raise, type_error) => {
                return Err(vm.type_error("expected iterable of integers; got: 'str'"));
            }
            other => other?,
        };
        bytes.push(byte(vm, &number)?);
    }
    push_all(vm, array(&a), &bytes)?;
    Ok(Value::NONE)
}

fn insert(vm: Vm, a: &[Value]) -> Res {
    let byte = byte(vm, &a[2])?;
    let (index, len) = (a[1].as_i64().unwrap_or(0), len(array(a)) as i64);
    let index = if index < 0 { index.saturating_add(len) } else { index };
    let at = index.clamp(0, len) as usize;
    splice(vm, array(a), at..at, &[byte])?;
    Ok(Value::NONE)
}

fn pop(vm: Vm, a: &[Value]) -> Res {
    let len = len(array(a));
    if len == 0 {
        return Err(vm.index_error("pop from empty bytearray"));
    }
    let out_of_range = || vm.index_error("pop index out of range");
    let at = vm.place(&a[1], len).ok_or_else(out_of_range)?;
    check_resize(vm, array(a))?;
    let byte = array(a).bytes.with(|bytes| (at < bytes.len()).then(|| bytes.remove(at)));
    byte.map(|byte| vm.int(byte.into())).ok_or_else(out_of_range)
}

fn remove(vm: Vm, a: &[Value]) -> Res {
    let byte = byte(vm, &a[1])?;
    let found = array(a).bytes.with(|bytes| bytes.iter().position(|known| *known == byte));
    let Some(at) = found else { return Err(vm.value_error("value not found in bytearray")) };
    splice(vm, array(a), at..at + 1, &[])?;
    Ok(Value::NONE)
}

fn resize(vm: Vm, a: &[Value]) -> Res {
    let size = a[1].as_i64().unwrap_or(0);
    let Some(size) = crate::value::count(size) else {
        return Err(vm.value_error(format!("Can only resize to positive sizes, got {size}")));
    };
    check_room(vm, size)?;
    if size != len(array(a)) {
        check_resize(vm, array(a))?;
        array(a).bytes.with(|bytes| bytes.resize(size, 0));
    }
    Ok(Value::NONE)
}

fn reverse(_: Vm, a: &[Value]) -> Res {
    array(a).bytes.with(|bytes| bytes.reverse());
    Ok(Value::NONE)
}

fn clear(vm: Vm, a: &[Value]) -> Res {
    let end = len(array(a));
    splice(vm, array(a), 0..end, &[])?;
    Ok(Value::NONE)
}

fn add_in_place(vm: Vm, a: &[Value]) -> Res {
    // CPython takes the other's bytes as a buffer, which keeps an array from growing by itself.
    if a[1].is(&a[0]) && len(array(a)) > 0 {
        return Err(exported(vm));
    }
    match buffer(vm, &a[1])? {
        Some(bytes) => push_all(vm, array(a), &bytes).map(|()| a[0].clone()),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn multiply_in_place(vm: Vm, a: &[Value]) -> Step {
    if a[1].is_int() {
        return Step::Done(multiplied(vm, &a[0], &a[1]));
    }
    if !has_index(vm, &a[1]) {
        return Step::Done(Ok(Value::NOT_IMPLEMENTED));
    }
    let a = a.to_vec();
    Step::Wait(task(async move {
        let times = vm.index(&a[1]).await?;
        multiplied(vm, &a[0], &times)
    }))
}

fn multiplied(vm: Vm, instance: &Value, times: &Value) -> Res {
    let array = instance.body::<ByteArray>();
    let times = repeat_count(vm, len(array), times)?;
    if times != 1 && len(array) > 0 {
        check_resize(vm, array)?;
        array.bytes.with(|bytes| *bytes = bytes.repeat(times));
    }
    Ok(instance.clone())
}

/// The index of a byte that is there.
fn place(vm: Vm, a: &[Value], key: &Value) -> Res<usize> {
    vm.place(key, len(array(a))).ok_or_else(|| vm.out_of_range(&a[0]))
}

fn set_byte(vm: Vm, a: &[Value], key: &Value, number: &Value) -> Res {
    let byte = byte(vm, number)?;
    let set = array(a).bytes.with(|bytes| {
        let at = vm.place(key, bytes.len())?;
        bytes[at] = byte;
        Some(Value::NONE)
    });
    set.ok_or_else(|| vm.out_of_range(&a[0]))
}

fn set_item(vm: Vm, a: &[Value]) -> Step {
    if a[1].as_i64().is_some() && a[2].is_int() {
        return Step::Done(set_byte(vm, a, &a[1], &a[2]));
    }
    Step::Wait(task(set_item_slow(vm, a.to_vec())))
}

#[undropped]
async fn set_item_slow(vm: Vm, a: Vec<Value>) -> Res {
    let key = plain_key(vm, &a[1], wrong_key).await?;
    if key.kind() != Kind::Slice {
        let number = vm.index(&a[2]).await?;
        return set_byte(vm, &a, &key, &number);
    }
    let bytes = assigned(vm, &a[2]).await?;
    let places = vm.slice_places(&key, len(array(&a)))?;
    assign(vm, array(&a), places, &bytes)?;
    Ok(Value::NONE)
}

/// The bytes that are assigned to a slice.
#[undropped]
async fn assigned(vm: Vm, value: &Value) -> Res<Vec<u8>> {
    if let Some(bytes) = buffer(vm, value)? {
        return Ok(bytes.into_owned());
    }
    let names = vm.names();
    let has = |name: &Value| vm.class_attribute(value, name).is_some();
    let is_number = has(&names.__index__) || has(&names.__int__) || has(&names.__float__);
    if is_number || value.kind() == Kind::Str || value.kind() == Kind::Complex {
        let message = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
        return Err(vm.type_error(message));
    }
    contents(vm, Made::ByteArray, &[value.clone(), Value::MISSING, Value::MISSING]).await
}

fn assign(vm: Vm, array: &ByteArray, places: Places, bytes: &[u8]) -> Res<()> {
    if places.step == 1 {
        return splice(vm, array, linear(places), bytes);
    }
    if bytes.is_empty() {
        return delete(vm, array, places);
    }
    if bytes.len() != places.count {
        let (size, count) = (bytes.len(), places.count);
        let message = format!("attempt to assign bytes of size {size} to extended slice of size {count}");
        return Err(vm.value_error(message));
    }
    array.bytes.with(|all| {
        for (place, byte) in places.iter().zip(bytes) {
            if let Some(known) = all.get_mut(place) {
                *known = *byte;
            }
        }
    });
    Ok(())
}

/// The range of a slice whose step is one.
fn linear(places: Places) -> Range<usize> {
    let start = places.start as usize;
    start..start + places.count
}

fn delete(vm: Vm, array: &ByteArray, places: Places) -> Res<()> {
    if places.step == 1 {
        return splice(vm, array, linear(places), &[]);
    }
    check_resize(vm, array)?;
    array.bytes.with(|all| {
        let mut kept = vec![true; all.len()];
        for place in places.iter() {
            if let Some(kept) = kept.get_mut(place) {
                *kept = false;
            }
        }
        let mut kept = kept.into_iter();
        all.retain(|_| kept.next().unwrap_or(true));
    });
    Ok(())
}

fn delete_item(vm: Vm, a: &[Value]) -> Step {
    if a[1].as_i64().is_some() {
        return Step::Done(delete_at(vm, a, &a[1]));
    }
    let a = a.to_vec();
    Step::Wait(task(async move {
        let key = plain_key(vm, &a[1], wrong_key).await?;
        delete_at(vm, &a, &key)
    }))
}

fn delete_at(vm: Vm, a: &[Value], key: &Value) -> Res {
    if key.kind() == Kind::Slice {
        let places = vm.slice_places(key, len(array(a)))?;
        delete(vm, array(a), places)?;
    } else {
        let at = place(vm, a, key)?;
        splice(vm, array(a), at..at + 1, &[])?;
    }
    Ok(Value::NONE)
}

/// A quotation mark is escaped even where another one quotes.
fn repr(vm: Vm, a: &[Value]) -> Res {
    let quoted = repr_bytes(&own(&a[0]));
    let quoted = if quoted.starts_with("b\"") { quoted.replace('\'', "\\'") } else { quoted };
    Ok(vm.string(format!("{}({quoted})", vm.class_name(&a[0]))))
}

fn reduce_ex(vm: Vm, a: &[Value]) -> Res {
    Ok(reduced(vm, &a[0], a[1].as_i64().unwrap_or(0)))
}

/// What pickles a `bytearray`: its class, what that is called with, and its attributes.
fn reduced(vm: Vm, instance: &Value, protocol: i64) -> Value {
    let bytes = own(instance);
    let args = match protocol {
        ..3 => {
            let mut text = Vec::with_capacity(bytes.len());
            bytes.iter().for_each(|&byte| push_code_point(&mut text, byte.into()));
            vm.pair(vm.wtf8(text), vm.str("latin-1"))
        }
        _ if bytes.is_empty() => vm.tuple(Vec::new()),
        _ => vm.tuple(vec![vm.bytes(bytes.to_vec())]),
    };
    let attributes = instance.ext().filter(|_| vm.has_dict(instance)).map(|ext| ext.dict(vm));
    let state = attributes.filter(|dict| dict.body::<Dict>().len() > 0).unwrap_or(Value::NONE);
    vm.tuple(vec![vm.class_of(instance), args, state])
}
