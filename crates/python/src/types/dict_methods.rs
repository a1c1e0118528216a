//! The methods of `dict` (`Objects/dictobject.c`).

mod update;

use crate::object::{Kind, allocate};
use crate::types::Methods;
use crate::types::alias::class_getitem;
use crate::types::dict::{Dict, Entry, Table};
use crate::types::iter::dict_iter;
use crate::types::keyed::Keyed;
use crate::types::list_methods::sequence::{InRepr, push_repr};
use crate::types::number_methods::{check_class, comparisons, full_class_name};
use crate::types::string::Str;
use crate::types::view::{DictView, Part};
use crate::value::{Slot, Value};
use crate::vm::native::{Step, task};
use crate::vm::ops::{Order, hash_quick};
use crate::vm::{Raise, Res, Vm};
use crate::waits;

pub(crate) fn install(vm: Vm) {
    let m = Methods::of(vm, &vm.classes().dict);
    comparisons!(m, wait compare);
    update::install(&m);
    m.maker("cls, *args, **kwargs", waits!(new))
        .none("__hash__")
        .wait("__repr__", "self, /", waits!(repr))
        .sync("__len__", "self, /", |vm, a| Ok(vm.size(body(a).len())))
        .sync("__iter__", "self, /", |vm, a| Ok(dict_iter(vm, &a[0], Part::Keys, false)))
        .sync("__reversed__", "self, /", |vm, a| Ok(dict_iter(vm, &a[0], Part::Keys, true)))
        .step("__getitem__", "self, key, /", get_item)
        .step("__setitem__", "self, key, value, /", set_item)
        .step("__delitem__", "self, key, /", delete_item)
        .step("__contains__", "self, key, /", contains)
        .step("get", "self, key, default=None, /", get)
        .step("setdefault", "self, key, default=None, /", set_default)
        .step("pop", "self, key, default=?, /", pop)
        .sync("popitem", "self, /", pop_item)
        .sync("clear", "self, /", clear)
        .sync("copy", "self, /", |vm, a| Ok(vm.new_dict(body(a).copied())))
        .sync("keys", "self, /", |vm, a| Ok(view(&vm.classes().dict_keys, &a[0], Part::Keys)))
        .sync("values", "self, /", |vm, a| Ok(view(&vm.classes().dict_values, &a[0], Part::Values)))
        .sync("items", "self, /", |vm, a| Ok(view(&vm.classes().dict_items, &a[0], Part::Items)))
        .class_method("__class_getitem__", "cls, object, /", waits!(class_getitem));
}

fn body(a: &[Value]) -> &Dict {
    a[0].body::<Dict>()
}

fn view(class: &Value, dict: &Value, part: Part) -> Value {
    allocate(class, DictView { dict: dict.clone(), part })
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    check_class(vm, &a[0], &vm.classes().dict)?;
    Ok(allocate(&a[0], Dict::default()))
}

/// The hash of a key. That a value has none is said as dicts say it.
#[undropped]
pub(crate) async fn key_hash(vm: Vm, key: &Value) -> Res<i64> {
    match vm.hash(key).await {
        Err(raise) => Err(unusable(vm, raise, key, "a dict key").await?),
        hash => hash,
    }
}

/// What is raised where a value cannot be part of a container because it has no hash.
#[undropped]
pub(crate) async fn unusable(vm: Vm, raise: Raise, value: &Value, what: &str) -> Res<Raise> {
    if !vm.class_of(&raise.0).is(&vm.classes().type_error) {
        return Ok(raise);
    }
    let reason = vm.to_str(&raise.0).await?;
    let (class, reason) = (full_class_name(vm, value), reason.body::<Str>().lossy());
    Ok(vm.type_error(format!("cannot use '{class}' as {what} ({reason})")))
}

/// Looks for a key, if no Python code is needed to find it, and works on its place at once.
fn quick<R>(
    vm: Vm,
    dict: &Dict,
    key: &Value,
    work: impl FnOnce(&mut Table, i64, Option<usize>) -> R,
) -> Option<R> {
    let hash = hash_quick(vm, key)?.ok()?;
    dict.table.with(|table| table.find_quick(hash, key).map(|at| work(table, hash, at)))
}

/// Looks for a key and works on its place at once.
#[undropped]
async fn slow<R>(
    vm: Vm,
    dict: &Value,
    key: &Value,
    mut work: impl FnMut(&mut Table, i64, Option<usize>) -> R,
) -> Res<R> {
    let hash = key_hash(vm, key).await?;
    vm.at_key(&dict.body::<Dict>().table, key, hash, |table, at| work(table, hash, at)).await
}

/// The value of a key.
#[undropped]
pub(crate) async fn value_of(vm: Vm, dict: &Value, key: &Value) -> Res<Slot> {
    slow(vm, dict, key, |table, _, at| table.value_at(at)).await
}

fn take(table: &mut Table, _: i64, at: Option<usize>) -> Option<Entry> {
    table.remove(at?)
}

fn get_item(vm: Vm, a: &[Value]) -> Step {
    if let Some(found) = quick(vm, body(a), &a[1], |table, _, at| table.value_at(at)) {
        if let Some(value) = found {
            return Step::Done(Ok(value));
        }
        if vm.class_attribute(&a[0], &vm.names().__missing__).is_none() {
            return Step::Done(Err(vm.key_error(&a[1])));
        }
    }
    let (dict, key) = (a[0].clone(), a[1].clone());
    Step::Wait(task(async move {
        if let Some(value) = value_of(vm, &dict, &key).await? {
            return Ok(value);
        }
        match vm.call_special(&dict, &vm.names().__missing__, vec![key.clone()]).await? {
            Some(value) => Ok(value),
            None => Err(vm.key_error(&key)),
        }
    }))
}

fn set_item(vm: Vm, a: &[Value]) -> Step {
    let put = |table: &mut Table, hash, at| table.put(hash, at, a[1].clone(), a[2].clone());
    if let Some(old) = quick(vm, body(a), &a[1], put) {
        drop(old);
        return Step::Done(Ok(Value::NONE));
    }
    let (dict, key, value) = (a[0].clone(), a[1].clone(), a[2].clone());
    Step::Wait(task(async move {
        let put = |table: &mut Table, hash, at| table.put(hash, at, key.clone(), value.clone());
        drop(slow(vm, &dict, &key, put).await?);
        Ok(Value::NONE)
    }))
}

fn delete_item(vm: Vm, a: &[Value]) -> Step {
    let taken = move |taken: Option<Entry>, key: &Value| match taken {
        Some(_) => Ok(Value::NONE),
        None => Err(vm.key_error(key)),
    };
    if let Some(entry) = quick(vm, body(a), &a[1], take) {
        return Step::Done(taken(entry, &a[1]));
    }
    let (dict, key) = (a[0].clone(), a[1].clone());
    Step::Wait(task(async move { taken(slow(vm, &dict, &key, take).await?, &key) }))
}

/// Whether a dict has a key, if no Python code is needed to tell.
pub(crate) fn has_quick(vm: Vm, dict: &Dict, key: &Value) -> Option<bool> {
    quick(vm, dict, key, |_, _, at| at.is_some())
}

fn contains(vm: Vm, a: &[Value]) -> Step {
    if let Some(found) = has_quick(vm, body(a), &a[1]) {
        return Step::Done(Ok(Value::bool(found)));
    }
    let (dict, key) = (a[0].clone(), a[1].clone());
    Step::Wait(task(async move { Ok(Value::bool(slow(vm, &dict, &key, |_, _, at| at.is_some()).await?)) }))
}

fn get(vm: Vm, a: &[Value]) -> Step {
    if let Some(found) = quick(vm, body(a), &a[1], |table, _, at| table.value_at(at)) {
        return Step::Done(Ok(found.unwrap_or_else(|| a[2].clone())));
    }
    let (dict, key, default) = (a[0].clone(), a[1].clone(), a[2].clone());
    Step::Wait(task(async move { Ok(value_of(vm, &dict, &key).await?.unwrap_or(default)) }))
}

fn set_default(vm: Vm, a: &[Value]) -> Step {
    let either = |table: &mut Table, hash, at| value_or_put(table, hash, at, &a[1], &a[2]);
    if let Some(value) = quick(vm, body(a), &a[1], either) {
        return Step::Done(Ok(value));
    }
    let (dict, key, default) = (a[0].clone(), a[1].clone(), a[2].clone());
    Step::Wait(task(async move {
        let either = |table: &mut Table, hash, at| value_or_put(table, hash, at, &key, &default);
        slow(vm, &dict, &key, either).await
    }))
}

fn value_or_put(table: &mut Table, hash: i64, at: Option<usize>, key: &Value, default: &Value) -> Value {
    table.value_at(at).unwrap_or_else(|| {
        table.insert_new(hash, key.clone(), default.clone());
        default.clone()
    })
}

fn pop(vm: Vm, a: &[Value]) -> Step {
    let result = move |taken: Option<Entry>, key: &Value, default: &Value| match taken {
        Some(entry) => Ok(entry.value),
        None if default.is_missing() => Err(vm.key_error(key)),
        None => Ok(default.clone()),
    };
    // Nobody asks for the hash of what cannot be there.
    if body(a).len() == 0 {
        return Step::Done(result(None, &a[1], &a[2]));
    }
    if let Some(taken) = quick(vm, body(a), &a[1], take) {
        return Step::Done(result(taken, &a[1], &a[2]));
    }
    let (dict, key, default) = (a[0].clone(), a[1].clone(), a[2].clone());
    Step::Wait(task(async move { result(slow(vm, &dict, &key, take).await?, &key, &default) }))
}

fn pop_item(vm: Vm, a: &[Value]) -> Res {
    let last = body(a).table.with(|table| {
        let (at, _) = table.previous(usize::MAX)?;
        table.remove(at)
    });
    match last {
        Some(entry) => Ok(vm.pair(entry.key, entry.value)),
        None => Err(vm.raise_text(&vm.classes().key_error, "popitem(): dictionary is empty")),
    }
}

fn clear(_: Vm, a: &[Value]) -> Res {
    body(a).clear();
    Ok(Value::NONE)
}

/// An entry as it was when it was looked at.
struct Seen {
    /// Where to look for the next.
    next: usize,
    hash: i64,
    key: Value,
    value: Value,
}

/// The first entry at or after an index.
fn entry_from(dict: &Dict, from: usize) -> Option<Seen> {
    dict.table.with(|table| {
        let (at, entry) = table.next(from)?;
        Some(Seen { next: at + 1, hash: entry.hash, key: entry.key.clone(), value: entry.value.clone() })
    })
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let Some(_inside) = InRepr::enter(vm, &a[0]) else { return Ok(vm.str("{...}")) };
    let mut text = b"{".to_vec();
    let mut at = 0;
    while let Some(seen) = entry_from(body(&a), at) {
        if text.len() > 1 {
            text.extend_from_slice(b", ");
        }
        push_repr(vm, &mut text, &seen.key).await?;
        text.extend_from_slice(b": ");
        push_repr(vm, &mut text, &seen.value).await?;
        at = seen.next;
    }
    text.push(b'}');
    Ok(vm.wtf8(text))
}

/// Dicts are equal if they have the same keys with equal values; they have no order.
#[undropped]
async fn compare(vm: Vm, order: Order, a: Vec<Value>) -> Res {
    if !matches!(order, Order::Eq | Order::Ne) || a[1].kind() != Kind::Dict {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let same = equal(vm, &a[0], &a[1]).await?;
    Ok(Value::bool(same == (order == Order::Eq)))
}

#[undropped]
async fn equal(vm: Vm, left: &Value, right: &Value) -> Res<bool> {
    let (this, other) = (left.body::<Dict>(), right.body::<Dict>());
    if this.len() != other.len() {
        return Ok(false);
    }
    let mut at = 0;
    while let Some(seen) = entry_from(this, at) {
        let found = vm.at_key(&other.table, &seen.key, seen.hash, |table, at| table.value_at(at)).await?;
        let Some(value) = found else { return Ok(false) };
        if !vm.same(&seen.value, &value).await? {
            return Ok(false);
        }
        at = seen.next;
    }
    Ok(true)
}
