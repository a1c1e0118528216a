//! The methods of `set` and `frozenset` (`Objects/setobject.c`).

mod algebra;
mod change;

pub(crate) use change::{difference_update_by, symmetric_difference_update_by, update_by};

use crate::object::Kind;
use crate::types::Methods;
use crate::types::alias::class_getitem;
use crate::types::dict::Dict;
use crate::types::dict_methods::unusable;
use crate::types::iter::set_iter;
use crate::types::keyed::Keyed;
use crate::types::list_methods::sequence::{InRepr, push_repr};
use crate::types::number_methods::{check_class, comparisons};
use crate::types::set::{Set, SetTable};
use crate::value::Value;
use crate::vm::native::{Step, task};
use crate::vm::ops::hash_quick;
use crate::vm::{Res, Vm};
use crate::waits;

pub(crate) fn install(vm: Vm) {
    let classes = vm.classes();
    let set = Methods::of(vm, &classes.set);
    install_shared(&set);
    change::install(&set);
    set.maker("cls, *args, **kwargs", waits!(new_set))
        .wait("__init__", "self, iterable=(), /", waits!(init))
        .none("__hash__")
        .sync("copy", "self, /", |vm, a| Ok(copied(vm, &a[0])));
    let frozenset = Methods::of(vm, &classes.frozenset);
    install_shared(&frozenset);
    frozenset.maker("cls, iterable=?, /", waits!(new_frozenset)).sync("__hash__", "self, /", hash).sync(
        "copy",
        "self, /",
        |vm, a| Ok(if is_frozenset(vm, &a[0]) { a[0].clone() } else { copied(vm, &a[0]) }),
    );
}

fn install_shared(m: &Methods) {
    comparisons!(m, wait algebra::compare);
    algebra::install(m);
    m.wait("__repr__", "self, /", waits!(repr))
        .sync("__len__", "self, /", |vm, a| Ok(vm.size(body(&a[0]).len())))
        .sync("__iter__", "self, /", |vm, a| Ok(set_iter(vm, &a[0])))
        .step("__contains__", "self, object, /", contains)
        .wait("__reduce__", "self, /", waits!(reduce))
        .class_method("__class_getitem__", "cls, object, /", waits!(class_getitem));
}

fn body(set: &Value) -> &Set {
    set.body::<Set>()
}

#[undropped]
async fn new_set(vm: Vm, a: Vec<Value>) -> Res {
    check_class(vm, &a[0], &vm.classes().set)?;
    Ok(vm.set_of(&a[0], SetTable::default()))
}

#[undropped]
async fn init(vm: Vm, a: Vec<Value>) -> Res {
    body(&a[0]).clear();
    update_by(vm, &a[0], &a[1]).await?;
    Ok(Value::NONE)
}

#[undropped]
async fn new_frozenset(vm: Vm, a: Vec<Value>) -> Res {
    let frozenset = &vm.classes().frozenset;
    check_class(vm, &a[0], frozenset)?;
    if a[0].is(frozenset) && is_frozenset(vm, &a[1]) {
        return Ok(a[1].clone());
    }
    let made = vm.set_of(&a[0], SetTable::default());
    if !a[1].is_missing() {
        update_by(vm, &made, &a[1]).await?;
    }
    Ok(made)
}

/// Whether a value is of the class `frozenset` itself.
fn is_frozenset(vm: Vm, value: &Value) -> bool {
    value.kind() == Kind::Set && vm.class_of(value).is(&vm.classes().frozenset)
}

/// Whether a set can be changed.
fn is_mutable(vm: Vm, value: &Value) -> bool {
    value.kind() == Kind::Set && vm.is_instance_of(value, &vm.classes().set)
}

/// The built-in class that a set's derives from.
fn base_class(vm: Vm, set: &Value) -> &'static Value {
    let classes = vm.classes();
    if is_mutable(vm, set) { &classes.set } else { &classes.frozenset }
}

/// An empty set of the built-in class that a set's derives from.
fn empty_like(vm: Vm, set: &Value) -> Value {
    vm.set_of(base_class(vm, set), SetTable::default())
}

fn copied(vm: Vm, set: &Value) -> Value {
    let table = body(set).table.with(|table| table.merged());
    vm.set_of(base_class(vm, set), table)
}

/// The hash of an element. That a value has none is said as sets say it.
#[undropped]
pub(crate) async fn element_hash(vm: Vm, element: &Value) -> Res<i64> {
    match vm.hash(element).await {
        Err(raise) => Err(unusable(vm, raise, element, "a set element").await?),
        hash => hash,
    }
}

/// The hash of what is sought in a set; a set is sought as the frozenset that is equal to it.
#[undropped]
async fn sought_hash(vm: Vm, element: &Value) -> Res<i64> {
    match vm.hash(element).await {
        Err(raise) if is_mutable(vm, element) && vm.is_raised(&raise, &vm.classes().type_error) => {
            Ok(frozen_hash(body(element)))
        }
        Err(raise) => Err(unusable(vm, raise, element, "a set element").await?),
        hash => hash,
    }
}

/// Adds an element whose hash is known; false, and nothing done, if only Python code can tell whether it is there.
pub(crate) fn add_quick(set: &Value, hash: i64, element: &Value) -> bool {
    body(set).table.with(|table| match table.find_quick(hash, element) {
        Some(Some(_)) => true,
        Some(None) => {
            table.insert_new(hash, element.clone());
            true
        }
        None => false,
    })
}

/// Adds an element.
#[undropped]
pub(crate) async fn add(vm: Vm, set: &Value, element: Value) -> Res<()> {
    let hash = element_hash(vm, &element).await?;
    add_hashed(vm, set, hash, element).await
}

#[undropped]
async fn add_hashed(vm: Vm, set: &Value, hash: i64, element: Value) -> Res<()> {
    let add = |table: &mut SetTable, at: Option<usize>| {
        if at.is_none() {
            table.insert_new(hash, element.clone());
        }
    };
    if !add_quick(set, hash, &element) {
        vm.at_key(&body(set).table, &element, hash, add).await?;
    }
    Ok(())
}

/// Takes an element out; whether it was there.
#[undropped]
async fn discard_hashed(vm: Vm, set: &Value, hash: i64, element: &Value) -> Res<bool> {
    let take = |table: &mut SetTable, at: Option<usize>| table.remove(at?);
    Ok(vm.at_key(&body(set).table, element, hash, take).await?.is_some())
}

/// Looks for an element, if no Python code is needed to find it, and works on its place at once.
fn quick<R>(
    vm: Vm,
    set: &Set,
    element: &Value,
    work: impl FnOnce(&mut SetTable, Option<usize>) -> R,
) -> Option<R> {
    let hash = hash_quick(vm, element)?.ok()?;
    set.table.with(|table| table.find_quick(hash, element).map(|at| work(table, at)))
}

/// Whether a set has an element, if no Python code is needed to tell.
pub(crate) fn has_quick(vm: Vm, set: &Set, element: &Value) -> Option<bool> {
    quick(vm, set, element, |_, at| at.is_some())
}

fn contains(vm: Vm, a: &[Value]) -> Step {
    if let Some(found) = has_quick(vm, body(&a[0]), &a[1]) {
        return Step::Done(Ok(Value::bool(found)));
    }
    let (set, element) = (a[0].clone(), a[1].clone());
    Step::Wait(task(async move {
        let hash = sought_hash(vm, &element).await?;
        Ok(Value::bool(vm.set_has(&set, &element, hash).await?))
    }))
}

/// The elements of a set, or the keys of a dict that no class has changed, with their hashes.
fn known_elements(vm: Vm, value: &Value) -> Option<Vec<(i64, Value)>> {
    if let Some(set) = value.get::<Set>() {
        return Some(set.hashed_keys());
    }
    let dict = value.get::<Dict>().filter(|_| vm.class_of(value).is(&vm.classes().dict))?;
    Some(dict.table.with(|table| table.iter().map(|entry| (entry.hash, entry.key.clone())).collect()))
}

fn hash(vm: Vm, a: &[Value]) -> Res {
    let hash = frozen_hash(body(&a[0]));
    body(&a[0]).hash.set(Some(hash));
    Ok(vm.int(hash))
}

/// The hash of a set's elements, whatever their order (`frozenset_hash`).
fn frozen_hash(set: &Set) -> i64 {
    if let Some(known) = set.hash.get() {
        return known;
    }
    let shuffled = |hash: i64| {
        let hash = hash as u64;
        ((hash ^ 89_869_747) ^ (hash << 16)).wrapping_mul(3_644_798_167)
    };
    let (mixed, count) = set
        .table
        .with(|table| (table.iter().fold(0, |mixed, (hash, _)| mixed ^ shuffled(hash)), table.len() as u64));
    let mut hash = mixed ^ (count + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    if hash == u64::MAX { 590_923_713 } else { hash as i64 }
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let class = vm.class_name(&a[0]);
    let Some(_inside) = InRepr::enter(vm, &a[0]) else { return Ok(vm.string(format!("{class}(...)"))) };
    let elements = body(&a[0]).keys();
    if elements.is_empty() {
        return Ok(vm.string(format!("{class}()")));
    }
    let is_set = vm.class_of(&a[0]).is(&vm.classes().set);
    let mut text = if is_set { b"{".to_vec() } else { format!("{class}({{").into_bytes() };
    for (index, element) in elements.iter().enumerate() {
        if index > 0 {
            text.extend_from_slice(b", ");
        }
        push_repr(vm, &mut text, element).await?;
    }
    text.extend_from_slice(if is_set { &b"}"[..] } else { &b"})"[..] });
    Ok(vm.wtf8(text))
}

#[undropped]
async fn reduce(vm: Vm, a: Vec<Value>) -> Res {
    let state = vm.call_special(&a[0], &vm.names().__getstate__, Vec::new()).await?.unwrap_or(Value::NONE);
    let elements = vm.list(body(&a[0]).keys());
    Ok(vm.tuple(vec![vm.class_of(&a[0]), vm.tuple(vec![elements]), state]))
}
