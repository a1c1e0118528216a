//! Filling a dict from mappings and from pairs.

use super::key_hash;
use crate::object::Kind;
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};
use crate::waits;

pub(super) fn install(m: &Methods) {
    m.wait("__init__", "self, iterable=?, /, **kwargs", waits!(update))
        .wait("update", "self, other=?, /, **kwargs", waits!(update))
        .wait("__or__", "self, value, /", waits!(or))
        .wait("__ror__", "self, value, /", waits!(reflected_or))
        .wait("__ior__", "self, value, /", waits!(or_in_place))
        .class_method("fromkeys", "cls, iterable, value=None, /", waits!(from_keys));
}

#[undropped]
async fn update(vm: Vm, a: Vec<Value>) -> Res {
    if !a[1].is_missing() {
        update_by(vm, &a[0], &a[1]).await?;
    }
    vm.dict_update(&a[0], &a[2]).await?;
    Ok(Value::NONE)
}

/// Adds all of a mapping, or of an iterable of pairs.
#[undropped]
async fn update_by(vm: Vm, dict: &Value, other: &Value) -> Res<()> {
    if other.exact::<Dict>().is_some() || vm.optional_attribute(other, &vm.names().keys).await?.is_some() {
        return vm.dict_update(dict, other).await;
    }
    let iterator = vm.iter(other).await?;
    let mut index = 0;
    while let Some(element) = vm.next(&iterator).await? {
        let [key, value] = pair(vm, &element, index).await?;
        insert(vm, dict, key, value).await?;
        index += 1;
    }
    Ok(())
}

#[undropped]
async fn insert(vm: Vm, dict: &Value, key: Value, value: Value) -> Res<()> {
    let hash = key_hash(vm, &key).await?;
    vm.dict_insert_hashed(dict, hash, key, value).await
}

/// The key and the value that an element of an iterable is.
#[undropped]
async fn pair(vm: Vm, element: &Value, index: usize) -> Res<[Value; 2]> {
    let items = if vm.is_iterable(element) {
        vm.collect(element).await
    } else {
        Err(vm.type_error("object is not iterable"))
    };
    let items = items.map_err(|raise| with_note(vm, raise, index))?;
    items.try_into().map_err(|items: Vec<Value>| {
        let len = items.len();
        vm.value_error(format!("dictionary update sequence element #{index} has length {len}; 2 is required"))
    })
}

/// Says in a TypeError which element it is about.
fn with_note(vm: Vm, raise: Raise, index: usize) -> Raise {
    if vm.is_raised(&raise, &vm.classes().type_error)
        && let Some(ext) = raise.0.ext()
    {
        let note =
            vm.string(format!("Cannot convert dictionary update sequence element #{index} to a sequence"));
        let name = &vm.names().__notes__;
        match ext.get(name) {
            Some(notes) if notes.kind() == Kind::List => notes.body::<List>().push(note),
            Some(_) => {}
            None => ext.set(vm, name, vm.list(vec![note])),
        }
    }
    raise
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
async fn union(vm: Vm, left: &Value, right: &Value) -> Res {
    let (Some(first), Some(_)) = (left.get::<Dict>(), right.get::<Dict>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let made = vm.new_dict(first.copied());
    update_by(vm, &made, right).await?;
    Ok(made)
}

#[undropped]
async fn or_in_place(vm: Vm, a: Vec<Value>) -> Res {
    update_by(vm, &a[0], &a[1]).await?;
    Ok(a[0].clone())
}

#[undropped]
async fn from_keys(vm: Vm, a: Vec<Value>) -> Res {
    let dict = &vm.classes().dict;
    let made = if a[0].is(dict) { vm.empty_dict() } else { vm.call(&a[0], Vec::new()).await? };
    let is_plain = vm.class_of(&made).is(dict);
    let iterator = vm.iter(&a[1]).await?;
    while let Some(key) = vm.next(&iterator).await? {
        if is_plain {
            insert(vm, &made, key, a[2].clone()).await?;
        } else {
            vm.set_item(&made, key, a[2].clone()).await?;
        }
    }
    Ok(made)
}
