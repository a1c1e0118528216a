//! What compares sets, and makes new ones of them. Operators take sets alone; methods take any iterables.

use super::change::{difference_update_by, symmetric_difference_update_by, update_by};
use super::{add_hashed, body, copied, element_hash, empty_like};
use crate::object::Kind;
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::native::task;
use crate::vm::ops::Order;
use crate::vm::{Res, Vm};
use crate::waits;

/// Methods of operators, each with its reflected one. `$apply` is an `async fn(Vm, &Value, &Value) -> Res`.
macro_rules! set_operators {
    ($m:expr; $($name:literal $reflected:literal $apply:ident,)*) => {
        $(
            $m.wait($name, "self, value, /", |vm, a| {
                task(async move { if are_sets(&a) { $apply(vm, &a[0], &a[1]).await } else { Ok(Value::NOT_IMPLEMENTED) } })
            });
            $m.wait($reflected, "self, value, /", |vm, a| {
                task(async move { if are_sets(&a) { $apply(vm, &a[1], &a[0]).await } else { Ok(Value::NOT_IMPLEMENTED) } })
            });
        )*
    };
}

pub(super) fn install(m: &Methods) {
    set_operators!(m;
        "__and__" "__rand__" intersection,
        "__or__" "__ror__" union,
        "__sub__" "__rsub__" difference,
        "__xor__" "__rxor__" symmetric_difference,
    );
    m.wait("union", "self, /, *others", waits!(union_of_all))
        .wait("intersection", "self, /, *others", waits!(intersection_of_all))
        .wait("difference", "self, /, *others", waits!(difference_of_all))
        .wait("symmetric_difference", "self, other, /", waits!(symmetric_difference_method))
        .wait("isdisjoint", "self, other, /", waits!(is_disjoint))
        .wait("issubset", "self, other, /", waits!(is_subset))
        .wait("issuperset", "self, other, /", waits!(is_superset));
}

fn are_sets(a: &[Value]) -> bool {
    a.iter().all(|value| value.kind() == Kind::Set)
}

#[undropped]
async fn union(vm: Vm, left: &Value, right: &Value) -> Res {
    let made = copied(vm, left);
    if !left.is(right) {
        update_by(vm, &made, right).await?;
    }
    Ok(made)
}

/// What a set and an iterable both have, as a set of the first's class.
#[undropped]
pub(super) async fn intersection(vm: Vm, set: &Value, other: &Value) -> Res {
    if set.is(other) {
        return Ok(copied(vm, set));
    }
    let made = empty_like(vm, set);
    if other.kind() == Kind::Set {
        let (few, many) = if body(other).len() > body(set).len() { (set, other) } else { (other, set) };
        for (hash, element) in body(few).hashed_keys() {
            if vm.set_has(many, &element, hash).await? {
                add_hashed(vm, &made, hash, element).await?;
            }
        }
        return Ok(made);
    }
    let iterator = vm.iter(other).await?;
    while let Some(element) = vm.next(&iterator).await? {
        let hash = element_hash(vm, &element).await?;
        if vm.set_has(set, &element, hash).await? {
            add_hashed(vm, &made, hash, element).await?;
        }
    }
    Ok(made)
}

/// What a set has and an iterable has not.
#[undropped]
async fn difference(vm: Vm, set: &Value, other: &Value) -> Res {
    let is_dict = vm.class_of(other).is(&vm.classes().dict);
    let size = match other.kind() {
        Kind::Set => body(other).len(),
        Kind::Dict if is_dict => other.body::<Dict>().len(),
        _ => 0,
    };
    let is_known = is_dict || other.kind() == Kind::Set;
    // It is quicker to take few out of a copy than to look for many.
    if !is_known || body(set).len() >> 2 > size {
        let made = copied(vm, set);
        difference_update_by(vm, &made, other).await?;
        return Ok(made);
    }
    let made = empty_like(vm, set);
    for (hash, element) in body(set).hashed_keys() {
        let found = match is_dict {
            true => vm.dict_has(other, &element, hash).await?,
            false => vm.set_has(other, &element, hash).await?,
        };
        if !found {
            add_hashed(vm, &made, hash, element).await?;
        }
    }
    Ok(made)
}

#[undropped]
async fn symmetric_difference(vm: Vm, set: &Value, other: &Value) -> Res {
    let made = empty_like(vm, set);
    update_by(vm, &made, other).await?;
    symmetric_difference_update_by(vm, &made, set).await?;
    Ok(made)
}

#[undropped]
async fn symmetric_difference_method(vm: Vm, a: Vec<Value>) -> Res {
    symmetric_difference(vm, &a[0], &a[1]).await
}

#[undropped]
async fn union_of_all(vm: Vm, a: Vec<Value>) -> Res {
    let made = copied(vm, &a[0]);
    for other in a[1].body::<Tuple>().items() {
        if !other.is(&a[0]) {
            update_by(vm, &made, other).await?;
        }
    }
    Ok(made)
}

/// What a set and all of the iterables have.
#[undropped]
pub(super) async fn meet_all(vm: Vm, set: &Value, others: &[Value]) -> Res {
    let Some((first, rest)) = others.split_first() else { return Ok(copied(vm, set)) };
    let mut met = intersection(vm, set, first).await?;
    for other in rest {
        met = intersection(vm, &met, other).await?;
    }
    Ok(met)
}

#[undropped]
async fn intersection_of_all(vm: Vm, a: Vec<Value>) -> Res {
    meet_all(vm, &a[0], a[1].body::<Tuple>().items()).await
}

#[undropped]
async fn difference_of_all(vm: Vm, a: Vec<Value>) -> Res {
    let Some((first, rest)) = a[1].body::<Tuple>().items().split_first() else {
        return Ok(copied(vm, &a[0]));
    };
    let made = difference(vm, &a[0], first).await?;
    for other in rest {
        difference_update_by(vm, &made, other).await?;
    }
    Ok(made)
}

#[undropped]
async fn is_disjoint(vm: Vm, a: Vec<Value>) -> Res {
    let (set, other) = (&a[0], &a[1]);
    if set.is(other) {
        return Ok(Value::bool(body(set).len() == 0));
    }
    if other.kind() == Kind::Set {
        let (few, many) = if body(other).len() > body(set).len() { (set, other) } else { (other, set) };
        for (hash, element) in body(few).hashed_keys() {
            if vm.set_has(many, &element, hash).await? {
                return Ok(Value::FALSE);
            }
        }
        return Ok(Value::TRUE);
    }
    let iterator = vm.iter(other).await?;
    while let Some(element) = vm.next(&iterator).await? {
        let hash = element_hash(vm, &element).await?;
        if vm.set_has(set, &element, hash).await? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

/// Whether the second of two sets has all of the first.
#[undropped]
async fn includes(vm: Vm, some: &Value, all: &Value) -> Res<bool> {
    if body(some).len() > body(all).len() {
        return Ok(false);
    }
    for (hash, element) in body(some).hashed_keys() {
        if !vm.set_has(all, &element, hash).await? {
            return Ok(false);
        }
    }
    Ok(true)
}

#[undropped]
async fn is_subset(vm: Vm, a: Vec<Value>) -> Res {
    if a[1].kind() == Kind::Set {
        return includes(vm, &a[0], &a[1]).await.map(Value::bool);
    }
    let met = intersection(vm, &a[0], &a[1]).await?;
    Ok(Value::bool(body(&met).len() == body(&a[0]).len()))
}

#[undropped]
async fn is_superset(vm: Vm, a: Vec<Value>) -> Res {
    if a[1].kind() == Kind::Set {
        return includes(vm, &a[1], &a[0]).await.map(Value::bool);
    }
    let iterator = vm.iter(&a[1]).await?;
    while let Some(element) = vm.next(&iterator).await? {
        let hash = element_hash(vm, &element).await?;
        if !vm.set_has(&a[0], &element, hash).await? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

/// Sets are ordered by what they include.
#[undropped]
pub(super) async fn compare(vm: Vm, order: Order, a: Vec<Value>) -> Res {
    if !are_sets(&a) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (left, right) = (&a[0], &a[1]);
    let sizes = body(left).len().cmp(&body(right).len());
    let truth = match order {
        Order::Eq => sizes.is_eq() && includes(vm, left, right).await?,
        Order::Ne => sizes.is_ne() || !includes(vm, left, right).await?,
        Order::Lt => sizes.is_lt() && includes(vm, left, right).await?,
        Order::Le => includes(vm, left, right).await?,
        Order::Gt => sizes.is_gt() && includes(vm, right, left).await?,
        Order::Ge => includes(vm, right, left).await?,
    };
    Ok(Value::bool(truth))
}
