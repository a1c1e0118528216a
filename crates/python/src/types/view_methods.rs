//! The methods of `dict_keys`, `dict_values` and `dict_items` (`Objects/dictobject.c`), and of `mappingproxy`.

mod proxy;

use crate::object::{Kind, allocate};
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::dict_methods::value_of;
use crate::types::iter::dict_iter;
use crate::types::list_methods::sequence::{InRepr, push_repr};
use crate::types::number_methods::comparisons;
use crate::types::sets;
use crate::types::tuple::Tuple;
use crate::types::view::{DictView, MappingProxy, Part};
use crate::value::Value;
use crate::vm::ops::Order;
use crate::vm::{Res, Vm};
use crate::waits;

pub(crate) fn install(vm: Vm) {
    let classes = vm.classes();
    for class in [&classes.dict_keys, &classes.dict_values, &classes.dict_items] {
        install_shared(&Methods::of(vm, class));
    }
    for class in [&classes.dict_keys, &classes.dict_items] {
        install_set_like(&Methods::of(vm, class));
    }
    proxy::install(vm);
}

fn install_shared(m: &Methods) {
    m.wait("__repr__", "self, /", waits!(repr))
        .sync("__len__", "self, /", |vm, a| Ok(vm.size(len(body(&a[0])))))
        .sync("__iter__", "self, /", |vm, a| Ok(dict_iter(vm, &body(&a[0]).dict, body(&a[0]).part, false)))
        .sync("__reversed__", "self, /", |vm, a| Ok(dict_iter(vm, &body(&a[0]).dict, body(&a[0]).part, true)))
        .get("mapping", |vm, this| {
            Ok(allocate(&vm.classes().mappingproxy, MappingProxy(body(this).dict.clone())))
        });
}

fn install_set_like(m: &Methods) {
    comparisons!(m, wait compare);
    m.none("__hash__")
        .wait("__contains__", "self, key, /", waits!(contains))
        .wait("__and__", "self, value, /", waits!(and))
        .wait("__rand__", "self, value, /", waits!(and))
        .wait("__or__", "self, value, /", waits!(or))
        .wait("__ror__", "self, value, /", waits!(reflected_or))
        .wait("__sub__", "self, value, /", waits!(sub))
        .wait("__rsub__", "self, value, /", waits!(reflected_sub))
        .wait("__xor__", "self, value, /", waits!(xor))
        .wait("__rxor__", "self, value, /", waits!(reflected_xor))
        .wait("isdisjoint", "self, other, /", waits!(is_disjoint));
}

fn body(view: &Value) -> &DictView {
    view.body::<DictView>()
}

fn len(view: &DictView) -> usize {
    view.dict.body::<Dict>().len()
}

/// How many items a set has, or a view that is like one.
fn set_len(value: &Value) -> Option<usize> {
    match value.get::<DictView>() {
        Some(view) if view.part != Part::Values => Some(len(view)),
        Some(_) => None,
        None => value.get::<crate::types::set::Set>().map(|set| set.len()),
    }
}

fn is_set_like_view(value: &Value) -> bool {
    value.get::<DictView>().is_some_and(|view| view.part != Part::Values)
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let Some(_inside) = InRepr::enter(vm, &a[0]) else { return Ok(vm.str("...")) };
    let items = vm.collect(&a[0]).await?;
    let mut text = vm.class_name(&a[0]).into_bytes();
    text.push(b'(');
    push_repr(vm, &mut text, &vm.list(items)).await?;
    text.push(b')');
    Ok(vm.wtf8(text))
}

#[undropped]
async fn contains(vm: Vm, a: Vec<Value>) -> Res {
    has(vm, &a[0], &a[1]).await.map(Value::bool)
}

/// Whether a view of keys or items has one.
#[undropped]
async fn has(vm: Vm, view: &Value, item: &Value) -> Res<bool> {
    let view = body(view);
    if view.part == Part::Keys {
        return Ok(value_of(vm, &view.dict, item).await?.is_some());
    }
    let Some([key, value]) = item.get::<Tuple>().map(Tuple::items) else { return Ok(false) };
    match value_of(vm, &view.dict, key).await? {
        Some(known) => vm.same(&known, value).await,
        None => Ok(false),
    }
}

/// Whether all items of the first are in the second.
#[undropped]
async fn all_in(vm: Vm, some: &Value, others: &Value) -> Res<bool> {
    let iterator = vm.iter(some).await?;
    while let Some(item) = vm.next(&iterator).await? {
        if !vm.contains(others, &item).await? {
            return Ok(false);
        }
    }
    Ok(true)
}

#[undropped]
async fn compare(vm: Vm, order: Order, a: Vec<Value>) -> Res {
    let (Some(left), Some(right)) = (set_len(&a[0]), set_len(&a[1])) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let truth = match order {
        Order::Eq => left == right && all_in(vm, &a[0], &a[1]).await?,
        Order::Ne => left != right || !all_in(vm, &a[0], &a[1]).await?,
        Order::Lt => left < right && all_in(vm, &a[0], &a[1]).await?,
        Order::Le => left <= right && all_in(vm, &a[0], &a[1]).await?,
        Order::Gt => left > right && all_in(vm, &a[1], &a[0]).await?,
        Order::Ge => left >= right && all_in(vm, &a[1], &a[0]).await?,
    };
    Ok(Value::bool(truth))
}

#[undropped]
async fn and(vm: Vm, a: Vec<Value>) -> Res {
    // The operand that is a view looks, whichever side it is on; of two views, the larger one does.
    let (mut view, mut other) = if is_set_like_view(&a[0]) { (&a[0], &a[1]) } else { (&a[1], &a[0]) };
    if is_set_like_view(other) && set_len(other) > set_len(view) {
        (view, other) = (other, view);
    }
    let made = vm.empty_set();
    let iterator = vm.iter(other).await?;
    while let Some(item) = vm.next(&iterator).await? {
        if has(vm, view, &item).await? {
            sets::add(vm, &made, item).await?;
        }
    }
    Ok(made)
}

#[undropped]
async fn set_of(vm: Vm, iterable: &Value) -> Res {
    let made = vm.empty_set();
    sets::update_by(vm, &made, iterable).await?;
    Ok(made)
}

#[undropped]
async fn union(vm: Vm, left: &Value, right: &Value) -> Res {
    let made = set_of(vm, left).await?;
    sets::update_by(vm, &made, right).await?;
    Ok(made)
}

#[undropped]
async fn or(vm: Vm, a: Vec<Value>) -> Res {
    union(vm, &a[0], &a[1]).await
}

#[undropped]
async fn reflected_or(vm: Vm, a: Vec<Value>) -> Res {
    union(vm, &a[1], &a[0]).await
}

#[undropped]
async fn difference(vm: Vm, left: &Value, right: &Value) -> Res {
    let made = set_of(vm, left).await?;
    sets::difference_update_by(vm, &made, right).await?;
    Ok(made)
}

#[undropped]
async fn sub(vm: Vm, a: Vec<Value>) -> Res {
    difference(vm, &a[0], &a[1]).await
}

#[undropped]
async fn reflected_sub(vm: Vm, a: Vec<Value>) -> Res {
    difference(vm, &a[1], &a[0]).await
}

#[undropped]
async fn symmetric_difference(vm: Vm, left: &Value, right: &Value) -> Res {
    let made = set_of(vm, left).await?;
    sets::symmetric_difference_update_by(vm, &made, right).await?;
    Ok(made)
}

#[undropped]
async fn xor(vm: Vm, a: Vec<Value>) -> Res {
    symmetric_difference(vm, &a[0], &a[1]).await
}

#[undropped]
async fn reflected_xor(vm: Vm, a: Vec<Value>) -> Res {
    symmetric_difference(vm, &a[1], &a[0]).await
}

#[undropped]
async fn is_disjoint(vm: Vm, a: Vec<Value>) -> Res {
    let (mut some, mut others) = (&a[1], &a[0]);
    if some.is(others) {
        return Ok(Value::bool(set_len(some) == Some(0)));
    }
    if set_len(some) > set_len(others) {
        (some, others) = (others, some);
    }
    let iterator = vm.iter(some).await?;
    while let Some(item) = vm.next(&iterator).await? {
        if vm.contains(others, &item).await? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

/// Whether a mapping proxy can stand before a value.
fn is_proxied(vm: Vm, value: &Value) -> bool {
    vm.class_attribute(value, &vm.names().__getitem__).is_some()
        && !matches!(value.kind(), Kind::List | Kind::Tuple)
}
