//! Hashes of built-in values (`Python/pyhash.c`).

use super::is_plain;
use crate::object::Kind;
use crate::text::float::{hash_big, hash_float, hash_int};
use crate::types::bytes::Bytes;
use crate::types::complex::Complex;
use crate::types::range::Slice;
use crate::types::string::{Str, hash_bytes};
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};

const DEEPEST: u32 = 16;

/// The hash of an object that is equal to itself alone.
#[cfg_attr(target_arch = "wasm32", optimize(speed))]
pub(crate) fn hash_identity(value: &Value) -> i64 {
    (value.id().rotate_right(4) & (i64::MAX as u64)) as i64
}

/// The hash of a value; `None` if its class has to be asked.
#[inline]
#[cfg_attr(target_arch = "wasm32", optimize(speed))]
pub(crate) fn hash_quick(vm: Vm, value: &Value) -> Option<Res<i64>> {
    if let Some(text) = value.exact::<Str>() {
        return Some(Ok(text.hash()));
    }
    if let Some(number) = value.as_small() {
        return Some(Ok(hash_int(number)));
    }
    hash_deep(vm, value, DEEPEST)
}

#[cfg_attr(target_arch = "wasm32", optimize(speed))]
fn hash_deep(vm: Vm, value: &Value, depth: u32) -> Option<Res<i64>> {
    if !is_plain(value) {
        return None;
    }
    Some(Ok(match value.kind() {
        Kind::Int | Kind::Bool => match value.as_i64() {
            Some(number) => hash_int(number),
            None => hash_big(&value.as_big()?),
        },
        Kind::Float => match value.real()? {
            nan if nan.is_nan() => 0,
            number => hash_float(number),
        },
        Kind::Complex => {
            let complex = value.body::<Complex>();
            let imag = hash_float(complex.imag).wrapping_mul(1_000_003);
            fix(hash_float(complex.real).wrapping_add(imag))
        }
        Kind::Str => value.body::<Str>().hash(),
        Kind::Bytes => hash_bytes(&value.body::<Bytes>().0),
        Kind::Tuple => {
            if depth == 0 {
                return None;
            }
            let mut hashes = Vec::new();
            for item in value.body::<Tuple>().items() {
                match hash_deep(vm, item, depth - 1)? {
                    Ok(hash) => hashes.push(hash),
                    Err(raise) => return Some(Err(raise)),
                }
            }
            hash_items(hashes)
        }
        Kind::List | Kind::Dict | Kind::ByteArray => return Some(Err(unhashable(vm, value))),
        Kind::Set if value.header()?.class_value().is(&vm.classes().set) => {
            return Some(Err(unhashable(vm, value)));
        }
        Kind::None | Kind::Ellipsis | Kind::NotImplemented => hash_bytes(&value.bits().to_le_bytes()),
        Kind::Function | Kind::Native | Kind::Module | Kind::Generator => hash_identity(value),
        Kind::Instance if value.header()?.class_value().is(&vm.classes().object) => hash_identity(value),
        Kind::Slice => {
            let slice = value.body::<Slice>();
            let mut hashes = Vec::new();
            for part in [&slice.start, &slice.stop, &slice.step] {
                match hash_deep(vm, part, depth.checked_sub(1)?)? {
                    Ok(hash) => hashes.push(hash),
                    Err(raise) => return Some(Err(raise)),
                }
            }
            hash_items(hashes)
        }
        _ => return None,
    }))
}

/// -1 is no hash.
#[cfg_attr(target_arch = "wasm32", optimize(speed))]
pub(crate) fn fix(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// The hash of a tuple of items with these hashes (xxHash, as `tuplehash`).
#[cfg_attr(target_arch = "wasm32", optimize(speed))]
pub(crate) fn hash_items(hashes: impl IntoIterator<Item = i64>) -> i64 {
    const P1: u64 = 11_400_714_785_074_694_791;
    const P2: u64 = 14_029_467_366_897_019_727;
    const P5: u64 = 2_870_177_450_012_600_261;
    let (mut acc, mut count) = (P5, 0u64);
    for hash in hashes {
        acc = acc.wrapping_add((hash as u64).wrapping_mul(P2));
        acc = acc.rotate_left(31).wrapping_mul(P1);
        count += 1;
    }
    acc = acc.wrapping_add(count ^ (P5 ^ 3_527_539));
    if acc == u64::MAX { 1_546_275_796 } else { acc as i64 }
}

pub(crate) fn unhashable(vm: Vm, value: &Value) -> Raise {
    vm.type_error(format!("unhashable type: '{}'", vm.class_name(value)))
}
