//! Where bytes are in bytes.

use std::borrow::Cow;

use super::{alike, buffer, byte, expect_buffer, not_bytes_like, own, plain};
use crate::types::str_methods::arguments::{BOUNDS, Want, limit, prepared, span};
use crate::types::tuple::Tuple;
use crate::types::{Methods, bytesearch};
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};

pub(super) fn install(methods: &Methods) {
    methods
        .step("find", "self, sub, start=None, end=None, /", |vm, a| prepared(vm, a, SOUGHT, find))
        .step("rfind", "self, sub, start=None, end=None, /", |vm, a| prepared(vm, a, SOUGHT, rfind))
        .step("index", "self, sub, start=None, end=None, /", |vm, a| prepared(vm, a, SOUGHT, index))
        .step("rindex", "self, sub, start=None, end=None, /", |vm, a| prepared(vm, a, SOUGHT, rindex))
        .step("count", "self, sub, start=None, end=None, /", |vm, a| prepared(vm, a, SOUGHT, count))
        .step("startswith", "self, prefix, start=None, end=None, /", |vm, a| {
            prepared(vm, a, BOUNDS, startswith)
        })
        .step("endswith", "self, suffix, start=None, end=None, /", |vm, a| prepared(vm, a, BOUNDS, endswith))
        .step("__contains__", "self, key, /", |vm, a| prepared(vm, a, &[(1, Want::IndexOrOther)], contains))
        .step("replace", "self, old, new, count=-1, /", |vm, a| prepared(vm, a, &[(3, Want::Size)], replace))
        .sync("removeprefix", "self, prefix, /", removeprefix)
        .sync("removesuffix", "self, suffix, /", removesuffix);
}

/// A number or bytes, and bounds.
const SOUGHT: &[(usize, Want)] = &[(1, Want::IndexOrOther), (2, Want::Bound), (3, Want::Bound)];

/// `bytesearch::find` or `rfind`
type Search = fn(&[u8], &[u8]) -> Option<usize>;

/// What is sought: the one byte that a number is, or bytes.
fn sought(vm: Vm, value: &Value) -> Res<Cow<'_, [u8]>> {
    if value.is_int() {
        return Ok(vec![byte(vm, value)?].into());
    }
    buffer(vm, value)?.ok_or_else(|| {
        let class = vm.class_name(value);
        vm.type_error(format!("argument should be integer or bytes-like object, not '{class}'"))
    })
}

fn search(vm: Vm, a: &[Value], search: Search) -> Res<Option<usize>> {
    let (whole, sought) = (own(&a[0]), sought(vm, &a[1])?);
    let bounds = span(whole.len(), &a[2], &a[3]);
    Ok(bounds.and_then(|(start, end)| Some(start + search(&whole[start..end], &sought)?)))
}

fn or_minus_one(vm: Vm, found: Option<usize>) -> Value {
    found.map_or_else(|| vm.int(-1), |index| vm.size(index))
}

fn not_found(vm: Vm) -> Raise {
    vm.value_error("subsection not found")
}

fn find(vm: Vm, a: &[Value]) -> Res {
    search(vm, a, bytesearch::find).map(|found| or_minus_one(vm, found))
}

fn rfind(vm: Vm, a: &[Value]) -> Res {
    search(vm, a, bytesearch::rfind).map(|found| or_minus_one(vm, found))
}

fn index(vm: Vm, a: &[Value]) -> Res {
    search(vm, a, bytesearch::find)?.map(|index| vm.size(index)).ok_or_else(|| not_found(vm))
}

fn rindex(vm: Vm, a: &[Value]) -> Res {
    search(vm, a, bytesearch::rfind)?.map(|index| vm.size(index)).ok_or_else(|| not_found(vm))
}

fn count(vm: Vm, a: &[Value]) -> Res {
    let (whole, sought) = (own(&a[0]), sought(vm, &a[1])?);
    let bounds = span(whole.len(), &a[2], &a[3]);
    Ok(vm.size(bounds.map_or(0, |(start, end)| bytesearch::count(&whole[start..end], &sought))))
}

fn startswith(vm: Vm, a: &[Value]) -> Res {
    has_end(vm, a, "startswith", |bytes, end| bytes.starts_with(end))
}

fn endswith(vm: Vm, a: &[Value]) -> Res {
    has_end(vm, a, "endswith", |bytes, end| bytes.ends_with(end))
}

fn has_end(vm: Vm, a: &[Value], name: &str, test: fn(&[u8], &[u8]) -> bool) -> Res {
    let whole = own(&a[0]);
    let within = span(whole.len(), &a[2], &a[3]).map(|(start, end)| &whole[start..end]);
    let holds = |end: &[u8]| within.is_some_and(|within| test(within, end));
    if let Some(ends) = a[1].get::<Tuple>() {
        for end in ends.items() {
            if holds(&expect_buffer(vm, end)?) {
                return Ok(Value::TRUE);
            }
        }
        return Ok(Value::FALSE);
    }
    match buffer(vm, &a[1])? {
        Some(end) => Ok(Value::bool(holds(&end))),
        None => {
            let class = vm.class_name(&a[1]);
            Err(vm.type_error(format!("{name} first arg must be bytes or a tuple of bytes, not {class}")))
        }
    }
}

fn contains(vm: Vm, a: &[Value]) -> Res {
    let whole = own(&a[0]);
    if a[1].is_int() {
        return Ok(Value::bool(whole.contains(&byte(vm, &a[1])?)));
    }
    match buffer(vm, &a[1])? {
        Some(part) => Ok(Value::bool(bytesearch::find(&whole, &part).is_some())),
        None => Err(not_bytes_like(vm, &a[1])),
    }
}

fn replace(vm: Vm, a: &[Value]) -> Res {
    let (whole, old, new) = (own(&a[0]), expect_buffer(vm, &a[1])?, expect_buffer(vm, &a[2])?);
    let most = limit(&a[3]);
    if old.is_empty() {
        return Ok(alike(vm, &a[0], bytesearch::interleave(&whole, &new, most, |_| true)));
    }
    if most == 0 || bytesearch::find(&whole, &old).is_none() {
        return Ok(plain(vm, &a[0]));
    }
    Ok(alike(vm, &a[0], bytesearch::replace(&whole, &old, &new, most)))
}

fn removeprefix(vm: Vm, a: &[Value]) -> Res {
    let (whole, prefix) = (own(&a[0]), expect_buffer(vm, &a[1])?);
    Ok(match whole.strip_prefix(&prefix[..]) {
        Some(rest) if !prefix.is_empty() => alike(vm, &a[0], rest.to_vec()),
        _ => plain(vm, &a[0]),
    })
}

fn removesuffix(vm: Vm, a: &[Value]) -> Res {
    let (whole, suffix) = (own(&a[0]), expect_buffer(vm, &a[1])?);
    Ok(match whole.strip_suffix(&suffix[..]) {
        Some(rest) if !suffix.is_empty() => alike(vm, &a[0], rest.to_vec()),
        _ => plain(vm, &a[0]),
    })
}
