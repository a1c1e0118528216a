//! The methods of `range` (`Objects/rangeobject.c`) and of `slice`.

mod slice;

use num_bigint::BigInt;
use num_traits::{One, Zero};

use super::list_methods::sequence::plain_key;
use crate::object::{Kind, allocate};
use crate::types::Methods;
use crate::types::iter::range_iter;
use crate::types::number_methods::{check_class, comparisons};
use crate::types::range::Range;
use crate::value::Value;
use crate::vm::native::{Step, task};
use crate::vm::ops::{Order, hash_items, hash_quick};
use crate::vm::{Res, Vm};
use crate::waits;

pub(crate) fn install(vm: Vm) {
    slice::install(vm);
    let m = Methods::of(vm, &vm.classes().range);
    comparisons!(m, sync compare);
    m.maker("cls, start, stop=?, step=?, /", waits!(new))
        .sync("__hash__", "self, /", hash)
        .wait("__repr__", "self, /", waits!(repr))
        .sync("__len__", "self, /", len)
        .sync("__bool__", "self, /", |_, a| Ok(Value::bool(!body(a).len().is_zero())))
        .sync("__iter__", "self, /", |vm, a| Ok(range_iter(vm, body(a))))
        .sync("__reversed__", "self, /", reversed)
        .step("__getitem__", "self, key, /", get_item)
        .step("__contains__", "self, key, /", contains)
        .sync("__reduce__", "self, /", reduce)
        .step("count", "self, object, /", count)
        .step("index", "self, object, /", index)
        .member("start", |_, this| Ok(this.body::<Range>().start.clone()))
        .member("stop", |_, this| Ok(this.body::<Range>().stop.clone()))
        .member("step", |_, this| Ok(this.body::<Range>().step.clone()));
}

fn body(a: &[Value]) -> &Range {
    a[0].body::<Range>()
}

fn big(value: &Value) -> BigInt {
    value.as_big().unwrap_or_default()
}

fn make(vm: Vm, start: Value, stop: Value, step: Value) -> Value {
    allocate(&vm.classes().range, Range { start, stop, step })
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    check_class(vm, &a[0], &vm.classes().range)?;
    let first = vm.index(&a[1]).await?;
    if a[2].is_missing() {
        return Ok(make(vm, vm.int(0), first, vm.int(1)));
    }
    let stop = vm.index(&a[2]).await?;
    let step = if a[3].is_missing() { vm.int(1) } else { vm.index(&a[3]).await? };
    if step.as_small() == Some(0) {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    Ok(make(vm, first, stop, step))
}

fn len(vm: Vm, a: &[Value]) -> Res {
    let len = body(a).len();
    match i64::try_from(&len) {
        Ok(len) => Ok(vm.int(len)),
        Err(_) => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

fn reversed(vm: Vm, a: &[Value]) -> Res {
    let range = body(a);
    let (start, step) = (big(&range.start), big(&range.step));
    let last = range.item(&(range.len() - 1i32));
    let turned = Range { start: vm.big(last), stop: vm.big(start - &step), step: vm.big(-step) };
    Ok(range_iter(vm, &turned))
}

fn get_item(vm: Vm, a: &[Value]) -> Step {
    if a[1].is_int() {
        return Step::Done(item(vm, body(a), &big(&a[1])));
    }
    let (range, key) = (a[0].clone(), a[1].clone());
    Step::Wait(task(async move {
        let names = vm.names();
        if key.kind() != Kind::Slice && vm.class_attribute(&key, &names.__index__).is_some() {
            // The range may have more items than a sequence can have.
            let index = vm.index(&key).await?;
            return item(vm, range.body(), &big(&index));
        }
        let key = plain_key(vm, &key, "range").await?;
        part(vm, range.body(), &key)
    }))
}

fn item(vm: Vm, range: &Range, index: &BigInt) -> Res {
    let (len, zero) = (range.len(), BigInt::zero());
    let place = if index < &zero { index + &len } else { index.clone() };
    if place < zero || place >= len {
        return Err(vm.index_error("range object index out of range"));
    }
    Ok(vm.big(range.item(&place)))
}

/// The range that a slice of integers takes out of another.
fn part(vm: Vm, range: &Range, slice: &Value) -> Res {
    let (start, stop, step) = slice::indices(vm, slice.body(), &range.len())?;
    let new_step = big(&range.step) * step;
    Ok(make(vm, vm.big(range.item(&start)), vm.big(range.item(&stop)), vm.big(new_step)))
}

/// Whether a value is an integer whose class has no `__eq__` of its own: then no item has to be compared.
fn is_plain_int(value: &Value) -> bool {
    value.is_int() && crate::vm::ops::is_plain(value)
}

/// Where items are that equal a value: the first place, or how often.
#[undropped]
async fn search(vm: Vm, range: &Value, value: &Value, all: bool) -> Res<(Option<usize>, usize)> {
    let iterator = range_iter(vm, range.body());
    let (mut at, mut count, mut first) = (0, 0, None);
    while let Some(item) = vm.next(&iterator).await? {
        if vm.same(&item, value).await? {
            count += 1;
            first = first.or(Some(at));
            if !all {
                break;
            }
        }
        at += 1;
    }
    Ok((first, count))
}

fn contains(vm: Vm, a: &[Value]) -> Step {
    if is_plain_int(&a[1]) {
        return Step::Done(Ok(Value::bool(body(a).index_of(&big(&a[1])).is_some())));
    }
    let (range, value) = (a[0].clone(), a[1].clone());
    Step::Wait(task(async move { Ok(Value::bool(search(vm, &range, &value, false).await?.0.is_some())) }))
}

fn count(vm: Vm, a: &[Value]) -> Step {
    if is_plain_int(&a[1]) {
        return Step::Done(Ok(vm.int(i64::from(body(a).index_of(&big(&a[1])).is_some()))));
    }
    let (range, value) = (a[0].clone(), a[1].clone());
    Step::Wait(task(async move { Ok(vm.size(search(vm, &range, &value, true).await?.1)) }))
}

fn index(vm: Vm, a: &[Value]) -> Step {
    if is_plain_int(&a[1]) {
        return Step::Done(match body(a).index_of(&big(&a[1])) {
            Some(index) => Ok(vm.big(index)),
            None => Err(vm.value_error("range.index(x): x not in range")),
        });
    }
    let (range, value) = (a[0].clone(), a[1].clone());
    Step::Wait(task(async move {
        match search(vm, &range, &value, false).await?.0 {
            Some(at) => Ok(vm.size(at)),
            None => Err(vm.value_error("sequence.index(x): x not in sequence")),
        }
    }))
}

/// Ranges are equal if they have the same items; they have no order.
fn compare(_: Vm, order: Order, left: &Value, right: &Value) -> Res {
    let (Order::Eq | Order::Ne, Some(other)) = (order, right.get::<Range>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let this = left.body::<Range>();
    let len = this.len();
    let same = len == other.len()
        && (len.is_zero()
            || big(&this.start) == big(&other.start)
                && (len.is_one() || big(&this.step) == big(&other.step)));
    Ok(Value::bool(same == (order == Order::Eq)))
}

fn hash(vm: Vm, a: &[Value]) -> Res {
    let range = body(a);
    let len = range.len();
    let start = if len.is_zero() { Value::NONE } else { range.start.clone() };
    let step = if len.is_zero() || len.is_one() { Value::NONE } else { range.step.clone() };
    let mut hashes = Vec::new();
    for part in [vm.big(len), start, step] {
        hashes.push(hash_quick(vm, &part).unwrap_or(Ok(0))?);
    }
    Ok(vm.int(hash_items(hashes)))
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let range = body(&a);
    let (start, stop) = (vm.repr_text(&range.start).await?, vm.repr_text(&range.stop).await?);
    if range.step.as_small() == Some(1) {
        return Ok(vm.string(format!("range({start}, {stop})")));
    }
    let step = vm.repr_text(&range.step).await?;
    Ok(vm.string(format!("range({start}, {stop}, {step})")))
}

fn reduce(vm: Vm, a: &[Value]) -> Res {
    let range = body(a);
    let parts = vm.tuple(vec![range.start.clone(), range.stop.clone(), range.step.clone()]);
    Ok(vm.pair(vm.classes().range.clone(), parts))
}
