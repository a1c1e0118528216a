//! Arguments of the methods of `str` and of bytes: what they are turned into before a method begins, and what it says of
//! those that it cannot use.

use num_bigint::Sign;

use crate::object::Kind;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::native::{Step, task};
use crate::vm::ops::Binary;
use crate::vm::{Res, Vm};

/// What an argument is turned into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Want {
    /// A bound of a slice: an integer or None.
    Bound,
    /// An integer that fits a machine word.
    Size,
    /// An integer of 32 bits.
    Int,
    /// Any integer.
    Index,
    /// An integer where the value has `__index__`; else it stays as it is.
    IndexOrOther,
    Truth,
}

/// Where the bounds of most methods stand.
pub(crate) const BOUNDS: &[(usize, Want)] = &[(2, Want::Bound), (3, Want::Bound)];

/// Calls a method when its arguments are what it wants, which at times takes an `__index__` or a `__bool__`.
pub(crate) fn prepared(
    vm: Vm,
    a: &[Value],
    wants: &'static [(usize, Want)],
    method: fn(Vm, &[Value]) -> Res,
) -> Step {
    if wants.iter().all(|&(at, want)| is_ready(vm, &a[at], want)) {
        return Step::Done(method(vm, a));
    }
    let mut a = a.to_vec();
    Step::Wait(task(async move {
        for &(at, want) in wants {
            let value = prepare(vm, &a[at], want).await?;
            a[at] = value;
        }
        method(vm, &a)
    }))
}

fn is_ready(vm: Vm, value: &Value, want: Want) -> bool {
    if value.is_missing() {
        return true;
    }
    match want {
        Want::Bound => value.is_none() || value.is_int(),
        Want::Size => value.as_i64().is_some(),
        Want::Int => value.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
        Want::Index => value.is_int(),
        Want::IndexOrOther => value.is_int() || !has_index(vm, value),
        Want::Truth => value.as_bool().is_some(),
    }
}

#[undropped]
async fn prepare(vm: Vm, value: &Value, want: Want) -> Res {
    if is_ready(vm, value, want) {
        return Ok(value.clone());
    }
    match want {
        Want::Bound if !has_index(vm, value) => {
            Err(vm.type_error("slice indices must be integers or None or have an __index__ method"))
        }
        Want::Bound | Want::Index | Want::IndexOrOther => vm.index(value).await,
        Want::Size | Want::Int => {
            let number = vm.index(value).await?;
            if is_ready(vm, &number, want) {
                return Ok(number);
            }
            let what = if want == Want::Int { "int" } else { "ssize_t" };
            Err(vm.overflow_error(format!("Python int too large to convert to C {what}")))
        }
        Want::Truth => vm.truth(value).await.map(Value::bool),
    }
}

pub(crate) fn has_index(vm: Vm, value: &Value) -> bool {
    vm.class_attribute(value, &vm.names().__index__).is_some()
}

/// A bound of a slice, cut to a machine word; `None` where there is none.
fn bound(value: &Value) -> Option<i64> {
    if value.is_none() || value.is_missing() {
        return None;
    }
    let is_negative = || value.as_big().is_some_and(|number| number.sign() == Sign::Minus);
    Some(value.as_i64().unwrap_or_else(|| if is_negative() { i64::MIN } else { i64::MAX }))
}

/// The part of a sequence that two bounds name; `None` where it begins behind its end.
pub(crate) fn span(length: usize, start: &Value, end: &Value) -> Option<(usize, usize)> {
    let length = length as i64;
    let place = |bound: i64| if bound < 0 { bound.saturating_add(length).max(0) } else { bound };
    let start = bound(start).map_or(0, place);
    let end = bound(end).map_or(length, place).min(length);
    (start <= end).then_some((start as usize, end as usize))
}

/// How often at most: a negative number is no limit.
pub(crate) fn limit(value: &Value) -> usize {
    value.as_i64().and_then(|number| usize::try_from(number).ok()).unwrap_or(usize::MAX)
}

/// How much a field of this width has more than a text of this length.
pub(crate) fn missing(vm: Vm, width: &Value, length: usize) -> Res<(usize, usize)> {
    let width = width.as_i64().and_then(crate::value::count).unwrap_or(0);
    check_room(vm, width)?;
    Ok((width.saturating_sub(length), width))
}

/// The most that is asked of memory at once. A wasm module has a gigabyte, and would end where there is no more.
const MOST_BYTES: u64 = if cfg!(target_pointer_width = "32") { 1 << 29 } else { 1 << 33 };

/// Makes sure that a result of so many bytes may be made.
pub(crate) fn check_room(vm: Vm, bytes: usize) -> Res<()> {
    if bytes as u64 <= MOST_BYTES {
        return Ok(());
    }
    Err(vm.raise_args(&vm.classes().memory_error, Vec::new()))
}

/// The name of a value's class, or None's own, as errors about arguments have it.
pub(crate) fn named(vm: Vm, value: &Value) -> String {
    if value.is_none() { "None".to_owned() } else { vm.class_name(value) }
}

/// The text of an argument that has to be a `str`; `what` names it.
pub(crate) fn text<'a>(vm: Vm, value: &'a Value, what: &str) -> Res<&'a Str> {
    value.get::<Str>().ok_or_else(|| vm.type_error(format!("{what} must be str, not {}", named(vm, value))))
}

/// The names of an encoding and of an error handler, which a function may be given.
pub(crate) fn codec(vm: Vm, function: &str, encoding: &Value, errors: &Value) -> Res<(String, String)> {
    let name = |value: &Value, parameter: &str, default: &str| {
        if value.is_missing() {
            return Ok(default.to_owned());
        }
        let what = format!("{function}() argument '{parameter}'");
        text(vm, value, &what).map(|text| text.lossy().into_owned())
    };
    Ok((name(encoding, "encoding", "utf-8")?, name(errors, "errors", "strict")?))
}

/// `sequence[key]`; `wrong` says what is wrong with a key that is neither an integer nor a slice, given its class.
pub(crate) fn item(vm: Vm, a: &[Value], wrong: fn(&str) -> String) -> Step {
    if a[1].as_i64().is_some() {
        return Step::Done(vm.sequence_item(&a[0], &a[1]));
    }
    let a = a.to_vec();
    Step::Wait(task(async move {
        let key = plain_key(vm, &a[1], wrong).await?;
        vm.sequence_item(&a[0], &key)
    }))
}

/// A key as a machine number or as a slice of integers.
#[undropped]
pub(crate) async fn plain_key(vm: Vm, key: &Value, wrong: fn(&str) -> String) -> Res {
    if key.kind() == Kind::Slice {
        return vm.plain_slice(key).await;
    }
    if !key.is_int() && !has_index(vm, key) {
        return Err(vm.type_error(wrong(&vm.class_name(key))));
    }
    vm.index_i64(key).await.map(|number| vm.int(number))
}

/// `sequence * times`, where `times` may be anything that has `__index__`.
pub(crate) fn repeat(vm: Vm, a: &[Value]) -> Step {
    if a[1].is_int() {
        return Step::Done(product(vm, &a[0], &a[1]));
    }
    if !has_index(vm, &a[1]) {
        return Step::Done(Ok(Value::NOT_IMPLEMENTED));
    }
    let a = a.to_vec();
    Step::Wait(task(async move {
        let times = vm.index(&a[1]).await?;
        product(vm, &a[0], &times)
    }))
}

fn product(vm: Vm, sequence: &Value, times: &Value) -> Res {
    vm.binary_of_kinds(Binary::Mul, sequence, times).unwrap_or(Ok(Value::NOT_IMPLEMENTED))
}

/// The items of what `join` is given.
#[undropped]
pub(crate) async fn joined(vm: Vm, iterable: &Value) -> Res<Vec<Value>> {
    let iterator = match vm.iter(iterable).await {
        Err(raise) if vm.is_raised(&raise, &vm.classes().type_error) => {
            return Err(vm.type_error("can only join an iterable"));
        }
        other => other?,
    };
    vm.pour(&iterator, Vec::new()).await.map(|(items, _)| items)
}

/// Calls `join` with its items; `method` gets the separator and them.
pub(crate) fn join(vm: Vm, a: &[Value], method: fn(Vm, &Value, &[Value]) -> Res) -> Step {
    if let Some(items) = vm.items_quick(&a[1]) {
        return Step::Done(method(vm, &a[0], &items));
    }
    let a = a.to_vec();
    Step::Wait(task(async move {
        let items = joined(vm, &a[1]).await?;
        method(vm, &a[0], &items)
    }))
}
