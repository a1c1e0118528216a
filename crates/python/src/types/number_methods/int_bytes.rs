//! Integers as bytes and from bytes.

use num_bigint::{BigInt, Sign};
use num_traits::{Signed, Zero};

use super::int::number;
use crate::object::Kind;
use crate::types::Methods;
use crate::types::bytes::Bytes;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

/// No result has more bytes.
const MOST: i64 = 1 << 33;

pub(super) fn install(vm: Vm) {
    Methods::of(vm, &vm.classes().int)
        .wait("to_bytes", "self, /, length=1, byteorder=?, *, signed=False", waits!(to_bytes))
        .class_method("from_bytes", "cls, /, bytes, byteorder=?, *, signed=False", waits!(from_bytes));
}

/// Whether the least byte comes first.
fn is_little(vm: Vm, order: &Value, function: &str) -> Res<bool> {
    if order.is_missing() {
        return Ok(false);
    }
    let Some(text) = order.get::<Str>() else {
        let class = vm.class_name(order);
        return Err(vm.type_error(format!("{function}() argument 'byteorder' must be str, not {class}")));
    };
    match text.bytes() {
        b"little" => Ok(true),
        b"big" => Ok(false),
        _ => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
    }
}

#[undropped]
async fn to_bytes(vm: Vm, a: Vec<Value>) -> Res {
    let length = vm
        .index(&a[1])
        .await?
        .as_i64()
        .ok_or_else(|| vm.overflow_error("Python int too large to convert to C ssize_t"))?;
    let little = is_little(vm, &a[2], "to_bytes")?;
    let signed = vm.truth(&a[3]).await?;
    if length < 0 {
        return Err(vm.value_error("length argument must be non-negative"));
    }
    if length > MOST {
        return Err(vm.raise_args(&vm.classes().memory_error, Vec::new()));
    }
    let number = number(&a[0]);
    if number.is_negative() && !signed {
        return Err(vm.overflow_error("can't convert negative int to unsigned"));
    }
    let mut bytes = match (number.is_zero(), signed) {
        (true, _) => Vec::new(),
        (_, true) => number.to_signed_bytes_le(),
        (_, false) => number.to_bytes_le().1,
    };
    let length = length as usize;
    if bytes.len() > length {
        return Err(vm.overflow_error("int too big to convert"));
    }
    bytes.resize(length, if number.is_negative() { 0xFF } else { 0 });
    if !little {
        bytes.reverse();
    }
    Ok(vm.bytes(bytes))
}

#[undropped]
async fn from_bytes(vm: Vm, a: Vec<Value>) -> Res {
    let little = is_little(vm, &a[2], "from_bytes")?;
    let signed = vm.truth(&a[3]).await?;
    let bytes = bytes_of(vm, &a[1]).await?;
    let number = vm.big(match (signed, little) {
        (false, false) => BigInt::from_bytes_be(Sign::Plus, &bytes),
        (false, true) => BigInt::from_bytes_le(Sign::Plus, &bytes),
        (true, false) => BigInt::from_signed_bytes_be(&bytes),
        (true, true) => BigInt::from_signed_bytes_le(&bytes),
    });
    if a[0].is(&vm.classes().int) { Ok(number) } else { vm.call(&a[0], vec![number]).await }
}

/// What `bytes(value)` would hold; an integer and a text hold none (`PyObject_Bytes`).
#[undropped]
async fn bytes_of(vm: Vm, value: &Value) -> Res<Vec<u8>> {
    if let Some(bytes) = value.as_bytes() {
        return Ok(bytes);
    }
    if let Some(made) = vm.call_special(value, &vm.names().__bytes__, Vec::new()).await? {
        return match made.get::<Bytes>() {
            Some(bytes) => Ok(bytes.0.to_vec()),
            None => {
                Err(vm.type_error(format!("__bytes__ returned non-bytes (type {})", vm.class_name(&made))))
            }
        };
    }
    if value.kind() == Kind::Str || !vm.is_iterable(value) {
        return Err(vm.type_error(format!("cannot convert '{}' object to bytes", vm.class_name(value))));
    }
    let iterator = vm.iter(value).await?;
    let mut bytes = Vec::new();
    while let Some(item) = vm.next(&iterator).await? {
        let number = vm.index(&item).await?;
        match number.as_i64().and_then(|number| u8::try_from(number).ok()) {
            Some(byte) => bytes.push(byte),
            None => return Err(vm.value_error("bytes must be in range(0, 256)")),
        }
    }
    Ok(bytes)
}
