//! Where strings are in strings.

use super::arguments::{self, BOUNDS, Want, limit, named, prepared, span};
use super::{begins, part, plain};
use crate::types::string::Str;
use crate::types::tuple::Tuple;
use crate::types::{Methods, bytesearch};
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};

pub(super) fn install(methods: &Methods) {
    methods
        .step("find", "self, sub, start=None, end=None, /", |vm, a| prepared(vm, a, BOUNDS, find))
        .step("rfind", "self, sub, start=None, end=None, /", |vm, a| prepared(vm, a, BOUNDS, rfind))
        .step("index", "self, sub, start=None, end=None, /", |vm, a| prepared(vm, a, BOUNDS, index))
        .step("rindex", "self, sub, start=None, end=None, /", |vm, a| prepared(vm, a, BOUNDS, rindex))
        .step("count", "self, sub, start=None, end=None, /", |vm, a| prepared(vm, a, BOUNDS, count))
        .step("startswith", "self, prefix, start=None, end=None, /", |vm, a| {
            prepared(vm, a, BOUNDS, startswith)
        })
        .step("endswith", "self, suffix, start=None, end=None, /", |vm, a| prepared(vm, a, BOUNDS, endswith))
        .step("replace", "self, old, new, /, count=-1", |vm, a| prepared(vm, a, &[(3, Want::Size)], replace))
        .sync("removeprefix", "self, prefix, /", removeprefix)
        .sync("removesuffix", "self, suffix, /", removesuffix);
}

/// `bytesearch::find` or `rfind`
type Search = fn(&[u8], &[u8]) -> Option<usize>;

/// The index of a part between two bounds.
fn search(vm: Vm, a: &[Value], name: &str, search: Search) -> Res<Option<usize>> {
    let whole = a[0].body::<Str>();
    let sought = arguments::text(vm, &a[1], &format!("{name}() argument 1"))?;
    let Some((start, end)) = span(whole.len(), &a[2], &a[3]) else { return Ok(None) };
    let found = search(whole.slice(start, end), sought.bytes());
    Ok(found.map(|at| whole.index_of_offset(whole.offset(start) + at)))
}

fn or_minus_one(vm: Vm, found: Option<usize>) -> Value {
    found.map_or_else(|| vm.int(-1), |index| vm.size(index))
}

fn not_found(vm: Vm) -> Raise {
    vm.value_error("substring not found")
}

fn find(vm: Vm, a: &[Value]) -> Res {
    search(vm, a, "find", bytesearch::find).map(|found| or_minus_one(vm, found))
}

fn rfind(vm: Vm, a: &[Value]) -> Res {
    search(vm, a, "rfind", bytesearch::rfind).map(|found| or_minus_one(vm, found))
}

fn index(vm: Vm, a: &[Value]) -> Res {
    search(vm, a, "index", bytesearch::find)?.map(|index| vm.size(index)).ok_or_else(|| not_found(vm))
}

fn rindex(vm: Vm, a: &[Value]) -> Res {
    search(vm, a, "rindex", bytesearch::rfind)?.map(|index| vm.size(index)).ok_or_else(|| not_found(vm))
}

fn count(vm: Vm, a: &[Value]) -> Res {
    let whole = a[0].body::<Str>();
    let sought = arguments::text(vm, &a[1], "count() argument 1")?;
    let Some((start, end)) = span(whole.len(), &a[2], &a[3]) else { return Ok(vm.int(0)) };
    Ok(vm.size(match sought.bytes() {
        [] => end - start + 1,
        sought => bytesearch::count(whole.slice(start, end), sought),
    }))
}

fn startswith(vm: Vm, a: &[Value]) -> Res {
    has_end(vm, a, "startswith", |text, end| text.starts_with(end))
}

fn endswith(vm: Vm, a: &[Value]) -> Res {
    has_end(vm, a, "endswith", |text, end| text.ends_with(end))
}

fn has_end(vm: Vm, a: &[Value], name: &str, test: fn(&[u8], &[u8]) -> bool) -> Res {
    let whole = a[0].body::<Str>();
    let within = span(whole.len(), &a[2], &a[3]).map(|(start, end)| whole.slice(start, end));
    let holds = |end: &Str| within.is_some_and(|within| test(within, end.bytes()));
    if let Some(end) = a[1].get::<Str>() {
        return Ok(Value::bool(holds(end)));
    }
    let Some(ends) = a[1].get::<Tuple>() else {
        let class = vm.class_name(&a[1]);
        return Err(vm.type_error(format!("{name} first arg must be str or a tuple of str, not {class}")));
    };
    for value in ends.items() {
        let Some(end) = value.get::<Str>() else {
            let class = vm.class_name(value);
            return Err(vm.type_error(format!("tuple for {name} must only contain str, not {class}")));
        };
        if holds(end) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn replace(vm: Vm, a: &[Value]) -> Res {
    let whole = a[0].body::<Str>().bytes();
    let old = arguments::text(vm, &a[1], "replace() argument 1")?.bytes();
    let new = arguments::text(vm, &a[2], "replace() argument 2")?.bytes();
    let most = limit(&a[3]);
    if old.is_empty() {
        return Ok(vm.wtf8(bytesearch::interleave(whole, new, most, begins)));
    }
    if most == 0 || bytesearch::find(whole, old).is_none() {
        return Ok(plain(vm, &a[0]));
    }
    Ok(vm.wtf8(bytesearch::replace(whole, old, new, most)))
}

/// The argument of `removeprefix` and `removesuffix`.
fn end<'a>(vm: Vm, value: &'a Value, name: &str) -> Res<&'a [u8]> {
    let complaint = || vm.type_error(format!("{name}() argument must be str, not {}", named(vm, value)));
    value.get::<Str>().map(Str::bytes).ok_or_else(complaint)
}

fn removeprefix(vm: Vm, a: &[Value]) -> Res {
    let whole = a[0].body::<Str>().bytes();
    let prefix = end(vm, &a[1], "removeprefix")?;
    Ok(part(vm, &a[0], whole.strip_prefix(prefix).unwrap_or(whole)))
}

fn removesuffix(vm: Vm, a: &[Value]) -> Res {
    let whole = a[0].body::<Str>().bytes();
    let suffix = end(vm, &a[1], "removesuffix")?;
    Ok(part(vm, &a[0], whole.strip_suffix(suffix).unwrap_or(whole)))
}
