//! The methods of `slice` (`Objects/sliceobject.c`).

use num_bigint::BigInt;
use num_traits::{One, Signed, Zero};

use crate::object::allocate;
use crate::types::Methods;
use crate::types::list_methods::sequence::push_repr;
use crate::types::number_methods::{check_class, comparisons};
use crate::types::range::Slice;
use crate::value::Value;
use crate::vm::ops::{Order, hash_items};
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(vm: Vm) {
    let m = Methods::of(vm, &vm.classes().slice);
    comparisons!(m, wait compare);
    m.maker("cls, start, stop=?, step=?, /", waits!(new))
        .wait("__hash__", "self, /", waits!(hash))
        .wait("__repr__", "self, /", waits!(repr))
        .wait("indices", "self, length, /", waits!(indices_of_length))
        .sync(
            "__reduce__",
            "self, /",
            |vm, a| Ok(vm.pair(vm.classes().slice.clone(), vm.tuple(parts(&a[0])))),
        )
        .member("start", |_, this| Ok(this.body::<Slice>().start.clone()))
        .member("stop", |_, this| Ok(this.body::<Slice>().stop.clone()))
        .member("step", |_, this| Ok(this.body::<Slice>().step.clone()));
}

fn parts(slice: &Value) -> Vec<Value> {
    let slice = slice.body::<Slice>();
    vec![slice.start.clone(), slice.stop.clone(), slice.step.clone()]
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    check_class(vm, &a[0], &vm.classes().slice)?;
    let or_none = |value: &Value| if value.is_missing() { Value::NONE } else { value.clone() };
    let (start, stop) =
        if a[2].is_missing() { (Value::NONE, a[1].clone()) } else { (a[1].clone(), a[2].clone()) };
    Ok(allocate(&vm.classes().slice, Slice { start, stop, step: or_none(&a[3]) }))
}

/// Slices compare as tuples of their parts.
#[undropped]
async fn compare(vm: Vm, order: Order, a: Vec<Value>) -> Res {
    if a[1].get::<Slice>().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    if a[0].is(&a[1]) {
        return Ok(Value::bool(order.holds(Some(std::cmp::Ordering::Equal))));
    }
    vm.compare(order, &vm.tuple(parts(&a[0])), &vm.tuple(parts(&a[1]))).await
}

#[undropped]
async fn hash(vm: Vm, a: Vec<Value>) -> Res {
    let mut hashes = Vec::new();
    for part in parts(&a[0]) {
        hashes.push(vm.hash(&part).await?);
    }
    Ok(vm.int(hash_items(hashes)))
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let mut text = b"slice(".to_vec();
    for (index, part) in parts(&a[0]).iter().enumerate() {
        if index > 0 {
            text.extend_from_slice(b", ");
        }
        push_repr(vm, &mut text, part).await?;
    }
    text.push(b')');
    Ok(vm.wtf8(text))
}

#[undropped]
async fn indices_of_length(vm: Vm, a: Vec<Value>) -> Res {
    let length = vm.index(&a[1]).await?.as_big().unwrap_or_default();
    if length.is_negative() {
        return Err(vm.value_error("length should not be negative"));
    }
    let plain = vm.plain_slice(&a[0]).await?;
    let (start, stop, step) = indices(vm, plain.body(), &length)?;
    Ok(vm.tuple(vec![vm.big(start), vm.big(stop), vm.big(step)]))
}

/// Start, stop and step of a slice of integers in a sequence of any length (`_PySlice_GetLongIndices`).
pub(super) fn indices(vm: Vm, slice: &Slice, length: &BigInt) -> Res<(BigInt, BigInt, BigInt)> {
    let step = slice.step.as_big().unwrap_or_else(BigInt::one);
    if step.is_zero() {
        return Err(vm.value_error("slice step cannot be zero"));
    }
    let backwards = step.is_negative();
    let (lower, upper) = match backwards {
        true => (-BigInt::one(), length - 1i32),
        false => (BigInt::zero(), length.clone()),
    };
    let bound = |part: &Value, open: &BigInt| match part.as_big() {
        None => open.clone(),
        Some(bound) if bound.is_negative() => (bound + length).max(lower.clone()),
        Some(bound) => bound.min(upper.clone()),
    };
    let (first, last) = if backwards { (&upper, &lower) } else { (&lower, &upper) };
    Ok((bound(&slice.start, first), bound(&slice.stop, last), step))
}
