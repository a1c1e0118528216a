//! What lists and tuples have in common, and in part other sequences.

use crate::object::Kind;
use crate::types::list::List;
use crate::types::string::Str;
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::native::{Step, task};
use crate::vm::ops::{Binary, Order};
use crate::vm::{Res, Vm};

/// An integer that fits C's `ssize_t`.
#[undropped]
pub(crate) async fn ssize(vm: Vm, value: &Value) -> Res<i64> {
    let number = vm.index(value).await?;
    number.as_i64().ok_or_else(|| vm.overflow_error("Python int too large to convert to C ssize_t"))
}

/// A bound of a search, which may be any integer.
#[undropped]
pub(crate) async fn bound(vm: Vm, value: &Value) -> Res<i64> {
    if vm.class_attribute(value, &vm.names().__index__).is_none() {
        return Err(vm.type_error("slice indices must be integers or have an __index__ method"));
    }
    Ok(clipped(&vm.index(value).await?))
}

/// The nearest machine number to an integer.
pub(crate) fn clipped(number: &Value) -> i64 {
    let is_negative = || number.as_big().is_some_and(|number| number.sign() == num_bigint::Sign::Minus);
    number.as_i64().unwrap_or_else(|| if is_negative() { i64::MIN } else { i64::MAX })
}

/// The place that an index names, counted from the start; it may lie behind the end.
pub(crate) fn from_start(index: i64, len: usize) -> usize {
    let place = if index < 0 { index.saturating_add(len as i64) } else { index };
    crate::value::count(place).unwrap_or(0)
}

/// A key of a sequence as an integer or a slice of integers.
#[undropped]
pub(crate) async fn plain_key(vm: Vm, key: &Value, sequence: &str) -> Res {
    if key.kind() == Kind::Slice {
        return vm.plain_slice(key).await;
    }
    if vm.class_attribute(key, &vm.names().__index__).is_some() {
        return vm.index_i64(key).await.map(|index| vm.int(index));
    }
    let class = vm.class_name(key);
    Err(vm.type_error(format!("{sequence} indices must be integers or slices, not {class}")))
}

/// An item of a list or a tuple, as it is now.
fn item(sequence: &Value, index: usize) -> Option<Value> {
    match sequence.get::<List>() {
        Some(list) => list.get(index),
        None => sequence.body::<Tuple>().items().get(index).cloned(),
    }
}

pub(crate) fn get_item(vm: Vm, a: &[Value]) -> Step {
    if a[1].is_small() {
        return Step::Done(vm.sequence_item(&a[0], &a[1]));
    }
    let (sequence, key) = (a[0].clone(), a[1].clone());
    Step::Wait(task(async move {
        let name = if sequence.kind() == Kind::List { "list" } else { "tuple" };
        let key = plain_key(vm, &key, name).await?;
        vm.sequence_item(&sequence, &key)
    }))
}

pub(crate) fn concatenate(vm: Vm, a: &[Value]) -> Res {
    vm.binary_of_kinds(Binary::Add, &a[0], &a[1]).unwrap_or(Ok(Value::NOT_IMPLEMENTED))
}

pub(crate) fn repeat(vm: Vm, a: &[Value]) -> Step {
    if a[1].is_int() {
        return Step::Done(repeated(vm, &a[0], &a[1]));
    }
    if vm.class_attribute(&a[1], &vm.names().__index__).is_none() {
        return Step::Done(Ok(Value::NOT_IMPLEMENTED));
    }
    let (sequence, times) = (a[0].clone(), a[1].clone());
    Step::Wait(task(async move { repeated(vm, &sequence, &vm.index(&times).await?) }))
}

fn repeated(vm: Vm, sequence: &Value, times: &Value) -> Res {
    vm.binary_of_kinds(Binary::Mul, sequence, times).unwrap_or(Ok(Value::NOT_IMPLEMENTED))
}

/// Where a value is from one place up to another, whatever happens to a list meanwhile.
#[undropped]
pub(crate) async fn find(
    vm: Vm,
    sequence: &Value,
    value: &Value,
    start: usize,
    stop: usize,
) -> Res<Option<usize>> {
    let mut at = start;
    while at < stop
        && let Some(item) = item(sequence, at)
    {
        if vm.same(&item, value).await? {
            return Ok(Some(at));
        }
        at += 1;
    }
    Ok(None)
}

#[undropped]
pub(crate) async fn contains(vm: Vm, a: Vec<Value>) -> Res {
    let found = find(vm, &a[0], &a[1], 0, usize::MAX).await?;
    Ok(Value::bool(found.is_some()))
}

#[undropped]
pub(crate) async fn count(vm: Vm, a: Vec<Value>) -> Res {
    let (mut count, mut next) = (0, 0);
    while let Some(at) = find(vm, &a[0], &a[1], next, usize::MAX).await? {
        count += 1;
        next = at + 1;
    }
    Ok(vm.size(count))
}

#[undropped]
pub(crate) async fn index(vm: Vm, a: Vec<Value>) -> Res {
    let (start, stop) = (bound(vm, &a[2]).await?, bound(vm, &a[3]).await?);
    let len = vm.sequence_len(&a[0]);
    let found = find(vm, &a[0], &a[1], from_start(start, len), from_start(stop, len)).await?;
    found.map(|at| vm.size(at)).ok_or_else(|| {
        let name = if a[0].kind() == Kind::List { "list" } else { "tuple" };
        vm.value_error(format!("{name}.index(x): x not in {name}"))
    })
}

/// Compares two lists or two tuples by the first items that differ.
#[undropped]
pub(crate) async fn compare(vm: Vm, order: Order, a: Vec<Value>) -> Res {
    let (left, right) = (&a[0], &a[1]);
    if left.kind() != right.kind() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let lengths = || vm.sequence_len(left).cmp(&vm.sequence_len(right));
    if matches!(order, Order::Eq | Order::Ne) && lengths().is_ne() {
        return Ok(Value::bool(order == Order::Ne));
    }
    let mut at = 0;
    while let (Some(x), Some(y)) = (item(left, at), item(right, at)) {
        if !vm.same(&x, &y).await? {
            return match order {
                Order::Eq => Ok(Value::FALSE),
                Order::Ne => Ok(Value::TRUE),
                _ => vm.compare(order, &x, &y).await,
            };
        }
        at += 1;
    }
    Ok(Value::bool(order.holds(Some(lengths()))))
}

/// That the representation of an object is being made, as long as this lives.
pub(crate) struct InRepr {
    vm: Vm,
    id: u64,
}

impl InRepr {
    /// `None` if it is being made already: the object is inside itself.
    pub(crate) fn enter(vm: Vm, object: &Value) -> Option<Self> {
        let mut all = vm.thread().in_repr.borrow_mut();
        let id = object.id();
        if all.contains(&id) {
            return None;
        }
        all.push(id);
        Some(Self { vm, id })
    }
}

impl Drop for InRepr {
    fn drop(&mut self) {
        let mut all = self.vm.thread().in_repr.borrow_mut();
        if let Some(at) = all.iter().rposition(|known| *known == self.id) {
            all.remove(at);
        }
    }
}

#[undropped]
pub(crate) async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let is_list = a[0].kind() == Kind::List;
    let (open, close) = if is_list { (b'[', b']') } else { (b'(', b')') };
    let Some(_inside) = InRepr::enter(vm, &a[0]) else {
        return Ok(vm.str(if is_list { "[...]" } else { "(...)" }));
    };
    let mut text = vec![open];
    let mut at = 0;
    while let Some(item) = item(&a[0], at) {
        if at > 0 {
            text.extend_from_slice(b", ");
        }
        push_repr(vm, &mut text, &item).await?;
        at += 1;
    }
    if !is_list && at == 1 {
        text.push(b',');
    }
    text.push(close);
    Ok(vm.wtf8(text))
}

/// Adds the representation of a value to a text.
#[undropped]
pub(crate) async fn push_repr(vm: Vm, text: &mut Vec<u8>, value: &Value) -> Res<()> {
    let repr = vm.repr(value).await?;
    text.extend_from_slice(repr.body::<Str>().bytes());
    Ok(())
}
