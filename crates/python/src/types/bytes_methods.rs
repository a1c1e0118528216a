//! The methods of `bytes` and `bytearray` (`Objects/bytesobject.c`, `Objects/bytearrayobject.c`).

mod array;
mod contents;
mod hex;
mod search;
mod shape;
mod split;

pub(crate) use hex::{hex, hex_digits};

use std::borrow::Cow;

use crate::modules::codecs::named;
use crate::object::Kind;
use crate::text::escape::repr_bytes;
use crate::types::bytes::Bytes;
use crate::types::iter::State;
use crate::types::number_methods::comparisons;
use crate::types::str_methods::arguments::{self, codec};
use crate::types::string::hash_bytes;
use crate::types::{Methods, codecs, memoryview_methods, str_format};
use crate::value::Value;
use crate::vm::native::{Step, task};
use crate::vm::ops::{Binary, Order};
use crate::vm::{Raise, Res, Vm};
use crate::waits;

pub(crate) fn install(vm: Vm) {
    let classes = vm.classes();
    let methods = Methods::of(vm, &classes.bytes);
    shared(&methods);
    methods
        .step("__getitem__", "self, key, /", |vm, a| {
            arguments::item(vm, a, |class| format!("byte indices must be integers or slices, not {class}"))
        })
        .sync("__iter__", "self, /", iter)
        .sync("__hash__", "self, /", |vm, a| Ok(vm.int(hash_bytes(&own(&a[0])))))
        .sync("__repr__", "self, /", |vm, a| Ok(vm.string(repr_bytes(&own(&a[0])))))
        .sync("__bytes__", "self, /", |vm, a| Ok(plain(vm, &a[0])))
        .sync("__getnewargs__", "self, /", |vm, a| Ok(vm.tuple(vec![vm.bytes(own(&a[0]).into_owned())])));
    contents::install(&methods);
    array::install(&Methods::of(vm, &classes.bytearray));
    shared(&Methods::of(vm, &classes.bytearray));
}

/// What both classes have.
fn shared(methods: &Methods) {
    methods
        .sync("__add__", "self, value, /", add)
        .step("__mul__", "self, value, /", arguments::repeat)
        .step("__rmul__", "self, value, /", arguments::repeat)
        .wait("__mod__", "self, value, /", waits!(str_format::bytes_modulo))
        .wait("__rmod__", "self, value, /", waits!(str_format::reflected_bytes_modulo))
        .sync("__len__", "self, /", |vm, a| Ok(vm.size(own(&a[0]).len())))
        .sync("__buffer__", "self, flags, /", |vm, a| {
            Ok(memoryview_methods::view_of(vm, &a[0]).unwrap_or(Value::NONE))
        })
        .step("decode", "self, /, encoding=?, errors=?", decode);
    comparisons!(methods, sync compare);
    hex::install(methods);
    search::install(methods);
    shape::install(methods);
    split::install(methods);
}

/// The bytes of a `bytes`, or those that a `bytearray` has now.
pub(crate) fn own(value: &Value) -> Cow<'_, [u8]> {
    match value.get::<Bytes>() {
        Some(bytes) => Cow::Borrowed(&bytes.0[..]),
        None => Cow::Owned(value.as_bytes().unwrap_or_default()),
    }
}

/// The bytes of a bytes-like object; `None` where it is none.
pub(crate) fn buffer(vm: Vm, value: &Value) -> Res<Option<Cow<'_, [u8]>>> {
    match value.kind() {
        Kind::Bytes | Kind::ByteArray => Ok(Some(own(value))),
        Kind::MemoryView => match value.as_bytes() {
            Some(bytes) => Ok(Some(bytes.into())),
            None => Err(memoryview_methods::released(vm)),
        },
        _ => Ok(value.as_bytes().map(Cow::Owned)),
    }
}

/// The bytes of an argument that has to be a bytes-like object.
pub(crate) fn expect_buffer(vm: Vm, value: &Value) -> Res<Cow<'_, [u8]>> {
    memoryview_methods::check_contiguous(vm, value)?;
    buffer(vm, value)?.ok_or_else(|| not_bytes_like(vm, value))
}

fn not_bytes_like(vm: Vm, value: &Value) -> Raise {
    vm.type_error(format!("a bytes-like object is required, not '{}'", vm.class_name(value)))
}

/// A `bytearray` if the instance is one, else a `bytes`.
fn alike(vm: Vm, instance: &Value, bytes: Vec<u8>) -> Value {
    if instance.kind() == Kind::ByteArray { vm.bytearray(bytes) } else { vm.bytes(bytes) }
}

/// A `bytes` of the class itself, or a new `bytearray`.
fn plain(vm: Vm, instance: &Value) -> Value {
    match instance.exact::<Bytes>() {
        Some(_) => instance.clone(),
        None => alike(vm, instance, own(instance).into_owned()),
    }
}

/// The byte that a number is.
fn byte(vm: Vm, number: &Value) -> Res<u8> {
    let byte = number.as_i64().and_then(|number| u8::try_from(number).ok());
    byte.ok_or_else(|| vm.value_error("byte must be in range(0, 256)"))
}

fn add(vm: Vm, a: &[Value]) -> Res {
    if a[1].kind() == Kind::MemoryView {
        // What is released has no bytes.
        buffer(vm, &a[1])?;
    }
    vm.binary_of_kinds(Binary::Add, &a[0], &a[1]).unwrap_or(Ok(Value::NOT_IMPLEMENTED))
}

fn iter(vm: Vm, a: &[Value]) -> Res {
    let classes = vm.classes();
    let class =
        if a[0].kind() == Kind::Bytes { &classes.bytes_iterator } else { &classes.bytearray_iterator };
    Ok(vm.new_iter(class, State::Bytes { bytes: a[0].clone(), index: 0 }))
}

/// A `bytes` leaves it to the other to compare itself with it, unless it is one as well.
fn compare(_: Vm, order: Order, left: &Value, right: &Value) -> Res {
    let other = match (left.kind(), right.kind()) {
        (Kind::Bytes, Kind::Bytes) | (Kind::ByteArray, Kind::Bytes | Kind::ByteArray) => Some(own(right)),
        (Kind::ByteArray, Kind::MemoryView) => right.as_bytes().map(Cow::Owned),
        _ => None,
    };
    Ok(match other {
        Some(other) => Value::bool(order.holds(Some(own(left).cmp(&other)))),
        None => Value::NOT_IMPLEMENTED,
    })
}

fn decode(vm: Vm, a: &[Value]) -> Step {
    let (encoding, errors) = match codec(vm, "decode", &a[1], &a[2]) {
        Ok(names) => names,
        Err(raise) => return Step::Done(Err(raise)),
    };
    let bytes = own(&a[0]);
    match codecs::decoded_quick(vm, &bytes, &encoding, &errors) {
        Ok(result) => Step::Done(result),
        Err(_) => {
            let bytes = bytes.into_owned();
            Step::Wait(task(async move { named::decode(vm, &bytes, &encoding, &errors).await }))
        }
    }
}
