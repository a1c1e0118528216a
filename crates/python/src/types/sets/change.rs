//! What changes a set.

use super::algebra::{intersection, meet_all};
use super::{
    add, add_hashed, add_quick, body, discard_hashed, element_hash, empty_like, known_elements, quick,
    sought_hash,
};
use crate::object::Kind;
use crate::types::Methods;
use crate::types::tuple::Tuple;
use crate::value::{Slot, Value};
use crate::vm::native::{Step, task};
use crate::vm::ops::hash_quick;
use crate::vm::pour::Sink;
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(m: &Methods) {
    m.step("add", "self, object, /", add_method)
        .sync("clear", "self, /", clear)
        .step("discard", "self, object, /", |vm, a| take_out(vm, a, false))
        .step("remove", "self, object, /", |vm, a| take_out(vm, a, true))
        .sync("pop", "self, /", pop)
        .wait("update", "self, /, *others", waits!(update))
        .wait("difference_update", "self, /, *others", waits!(difference_update))
        .wait("intersection_update", "self, /, *others", waits!(intersection_update))
        .wait("symmetric_difference_update", "self, other, /", waits!(symmetric_difference_update))
        .wait("__ior__", "self, value, /", waits!(or_in_place))
        .wait("__iand__", "self, value, /", waits!(and_in_place))
        .wait("__isub__", "self, value, /", waits!(sub_in_place))
        .wait("__ixor__", "self, value, /", waits!(xor_in_place));
}

fn add_method(vm: Vm, a: &[Value]) -> Step {
    if let Some(Ok(hash)) = hash_quick(vm, &a[1])
        && add_quick(&a[0], hash, &a[1])
    {
        return Step::Done(Ok(Value::NONE));
    }
    let (set, element) = (a[0].clone(), a[1].clone());
    Step::Wait(task(async move { add(vm, &set, element).await.map(|()| Value::NONE) }))
}

fn clear(_: Vm, a: &[Value]) -> Res {
    body(&a[0]).clear();
    Ok(Value::NONE)
}

/// `discard`, or `remove` where the element has to be there.
fn take_out(vm: Vm, a: &[Value], needed: bool) -> Step {
    let result = move |found: bool, element: &Value| match found || !needed {
        true => Ok(Value::NONE),
        false => Err(vm.key_error(element)),
    };
    if let Some(removed) = quick(vm, body(&a[0]), &a[1], |table, at| table.remove(at?)) {
        return Step::Done(result(removed.is_some(), &a[1]));
    }
    let (set, element) = (a[0].clone(), a[1].clone());
    Step::Wait(task(async move {
        let hash = sought_hash(vm, &element).await?;
        result(discard_hashed(vm, &set, hash, &element).await?, &element)
    }))
}

fn pop(vm: Vm, a: &[Value]) -> Res {
    let popped = body(&a[0]).table.with(|table| table.pop());
    popped.ok_or_else(|| vm.raise_text(&vm.classes().key_error, "pop from an empty set"))
}

/// Adds all items of an iterable.
#[undropped]
pub(crate) async fn update_by(vm: Vm, set: &Value, other: &Value) -> Res<()> {
    if set.is(other) {
        return Ok(());
    }
    let Some(elements) = known_elements(vm, other) else {
        let iterator = vm.iter(other).await?;
        while let (_, Some(element)) = vm.pour(&iterator, Added(set.clone())).await? {
            add(vm, set, element).await?;
        }
        return Ok(());
    };
    if other.kind() == Kind::Set && body(set).len() == 0 {
        // No two elements of a set are equal, so nothing has to be compared.
        let table = body(other).table.with(|table| table.merged());
        drop(body(set).table.with(|known| known.replace(table)));
        return Ok(());
    }
    body(set).table.with(|table| table.reserve(elements.len()));
    for (hash, element) in elements {
        add_hashed(vm, set, hash, element).await?;
    }
    Ok(())
}

/// Adds to a set what needs no Python code to be compared.
struct Added(Value);

impl Sink for Added {
    fn take(&mut self, vm: Vm, element: Value) -> Res<Slot> {
        let hash = hash_quick(vm, &element).and_then(Res::ok);
        Ok(if hash.is_some_and(|hash| add_quick(&self.0, hash, &element)) { None } else { Some(element) })
    }
}

/// Takes all items of an iterable out.
#[undropped]
pub(crate) async fn difference_update_by(vm: Vm, set: &Value, other: &Value) -> Res<()> {
    if set.is(other) {
        body(set).clear();
        return Ok(());
    }
    // Of a set that is much larger, only what both have is worth a look.
    let is_much_larger = other.kind() == Kind::Set && body(other).len() >> 3 > body(set).len();
    let met = if is_much_larger { Some(intersection(vm, set, other).await?) } else { None };
    match known_elements(vm, met.as_ref().unwrap_or(other)) {
        Some(elements) => {
            for (hash, element) in elements {
                discard_hashed(vm, set, hash, &element).await?;
            }
        }
        None => {
            let iterator = vm.iter(other).await?;
            while let Some(element) = vm.next(&iterator).await? {
                let hash = element_hash(vm, &element).await?;
                discard_hashed(vm, set, hash, &element).await?;
            }
        }
    }
    body(set).table.with(|table| table.shrink());
    Ok(())
}

/// Takes out what an iterable has, too, and adds what it alone has.
#[undropped]
pub(crate) async fn symmetric_difference_update_by(vm: Vm, set: &Value, other: &Value) -> Res<()> {
    if set.is(other) {
        body(set).clear();
        return Ok(());
    }
    let elements = match known_elements(vm, other) {
        Some(elements) => elements,
        None => {
            let once = empty_like(vm, set);
            update_by(vm, &once, other).await?;
            body(&once).hashed_keys()
        }
    };
    for (hash, element) in elements {
        if !discard_hashed(vm, set, hash, &element).await? {
            add_hashed(vm, set, hash, element).await?;
        }
    }
    Ok(())
}

#[undropped]
async fn update(vm: Vm, a: Vec<Value>) -> Res {
    for other in a[1].body::<Tuple>().items() {
        update_by(vm, &a[0], other).await?;
    }
    Ok(Value::NONE)
}

#[undropped]
async fn difference_update(vm: Vm, a: Vec<Value>) -> Res {
    for other in a[1].body::<Tuple>().items() {
        difference_update_by(vm, &a[0], other).await?;
    }
    Ok(Value::NONE)
}

#[undropped]
async fn intersection_update(vm: Vm, a: Vec<Value>) -> Res {
    let met = meet_all(vm, &a[0], a[1].body::<Tuple>().items()).await?;
    become_like(&a[0], &met);
    Ok(Value::NONE)
}

#[undropped]
async fn symmetric_difference_update(vm: Vm, a: Vec<Value>) -> Res {
    symmetric_difference_update_by(vm, &a[0], &a[1]).await?;
    Ok(Value::NONE)
}

/// Gives a set the elements of one that nobody else has.
fn become_like(set: &Value, other: &Value) {
    let table = body(other).table.take();
    drop(body(set).table.with(|known| known.replace(table)));
}

#[undropped]
async fn or_in_place(vm: Vm, a: Vec<Value>) -> Res {
    if a[1].kind() != Kind::Set {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    update_by(vm, &a[0], &a[1]).await?;
    Ok(a[0].clone())
}

#[undropped]
async fn and_in_place(vm: Vm, a: Vec<Value>) -> Res {
    if a[1].kind() != Kind::Set {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let met = intersection(vm, &a[0], &a[1]).await?;
    become_like(&a[0], &met);
    Ok(a[0].clone())
}

#[undropped]
async fn sub_in_place(vm: Vm, a: Vec<Value>) -> Res {
    if a[1].kind() != Kind::Set {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    difference_update_by(vm, &a[0], &a[1]).await?;
    Ok(a[0].clone())
}

#[undropped]
async fn xor_in_place(vm: Vm, a: Vec<Value>) -> Res {
    if a[1].kind() != Kind::Set {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    symmetric_difference_update_by(vm, &a[0], &a[1]).await?;
    Ok(a[0].clone())
}
