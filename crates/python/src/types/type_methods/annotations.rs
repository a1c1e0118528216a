//! `__annotations__` and `__annotate__` of classes (PEP 649).

use crate::modules::builtins::is_callable;
use crate::object::Kind;
use crate::types::Methods;
use crate::types::descriptor_methods::computed;
use crate::types::dict::Dict;
use crate::types::ty::Type;
use crate::value::{Slot, Value};
use crate::vm::attribute::Attribute;
use crate::vm::{Res, Vm};
use crate::waits;

/// Where annotations lie that were evaluated once.
const CACHE: &str = "__annotations_cache__";

pub(super) fn install(vm: Vm) {
    let class = &vm.classes().type_;
    let annotations = computed(vm, "__annotations__", waits!(get), Some(set), Some(delete));
    Methods::of(vm, class).value("__annotations__", annotations).get_set(
        "__annotate__",
        get_annotate,
        set_annotate,
    );
}

fn own(class: &Value, name: &Value) -> Slot {
    class.body::<Type>().dict().body::<Dict>().get_str(name)
}

fn remove(class: &Value, name: &Value) -> Slot {
    let ty = class.body::<Type>();
    let old = ty.dict().body::<Dict>().remove_str(name);
    if old.is_some() {
        ty.modified();
    }
    old
}

/// The class that the property was asked for, if a program made it.
fn heap<'a>(vm: Vm, this: &'a Value, attribute: &Value) -> Res<&'a Type> {
    match this.get::<Type>() {
        Some(ty) if ty.is_heap() => Ok(ty),
        Some(_) => Err(vm.no_attribute(this, attribute)),
        None => Err(vm.type_error(format!(
            "descriptor '{}' for 'type' objects doesn't apply to a '{}' object",
            vm.text(attribute),
            vm.class_name(this)
        ))),
    }
}

#[undropped]
async fn get(vm: Vm, a: Vec<Value>) -> Res {
    let names = vm.names();
    let ty = heap(vm, &a[0], &names.__annotations__)?;
    let cache = vm.intern_str(CACHE);
    if let Some(found) = own(&a[0], &names.__annotations__).or_else(|| own(&a[0], &cache)) {
        return match vm.bind(&found, None, &a[0])? {
            Attribute::Value(value) => Ok(value),
            Attribute::Call(callee, args) => vm.call(&callee, args).await,
            Attribute::Missing => Ok(found),
        };
    }
    let annotate = get_annotate(vm, &a[0])?;
    let made = evaluated(vm, &annotate).await?;
    ty.set(&cache, made.clone());
    Ok(made)
}

/// What a function of annotations gives, or an empty dict without one.
#[undropped]
pub(crate) async fn evaluated(vm: Vm, annotate: &Value) -> Res {
    const VALUES: i64 = 1;
    if annotate.is_none() || !is_callable(vm, annotate) {
        return Ok(vm.empty_dict());
    }
    let made = vm.call(annotate, vec![vm.int(VALUES)]).await?;
    if made.kind() != Kind::Dict {
        let class = vm.class_name(&made);
        return Err(vm.type_error(format!("__annotate__ returned non-dict of type '{class}'")));
    }
    Ok(made)
}

fn set(vm: Vm, a: &[Value]) -> Res {
    let names = vm.names();
    if a[0].get::<Type>().is_some_and(|ty| !ty.is_heap()) {
        return Err(super::immutable(vm, a[0].body(), "__annotations__"));
    }
    let ty = heap(vm, &a[0], &names.__annotations__)?;
    let cache = vm.intern_str(CACHE);
    let place = if own(&a[0], &names.__annotations__).is_some() { &names.__annotations__ } else { &cache };
    ty.set(place, a[1].clone());
    drop(remove(&a[0], &names.__annotate_func__));
    drop(remove(&a[0], &names.__annotate__));
    Ok(Value::NONE)
}

fn delete(vm: Vm, a: &[Value]) -> Res {
    let names = vm.names();
    if a[0].get::<Type>().is_some_and(|ty| !ty.is_heap()) {
        return Err(super::immutable(vm, a[0].body(), "__annotations__"));
    }
    let removed = remove(&a[0], &names.__annotations__).or_else(|| remove(&a[0], &vm.intern_str(CACHE)));
    if removed.is_none() {
        return Err(vm.raise_text(&vm.classes().attribute_error, "__annotations__"));
    }
    drop(remove(&a[0], &names.__annotate_func__));
    drop(remove(&a[0], &names.__annotate__));
    Ok(Value::NONE)
}

fn get_annotate(vm: Vm, this: &Value) -> Res {
    let names = vm.names();
    heap(vm, this, &names.__annotate__)?;
    let found = own(this, &names.__annotate_func__).or_else(|| own(this, &names.__annotate__));
    let Some(found) = found else { return Ok(Value::NONE) };
    Ok(match vm.bind(&found, None, this)? {
        Attribute::Value(value) => value,
        _ => found,
    })
}

fn set_annotate(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    let names = vm.names();
    let Some(value) = value else {
        return Err(vm.type_error("cannot delete __annotate__ attribute"));
    };
    let ty = this.body::<Type>();
    if !ty.is_heap() {
        return Err(super::immutable(vm, ty, "__annotate__"));
    }
    if !value.is_none() && !is_callable(vm, &value) {
        return Err(vm.type_error("__annotate__ must be callable or None"));
    }
    let is_new = !value.is_none();
    ty.set(&names.__annotate_func__, value);
    if is_new {
        drop(remove(this, &names.__annotations__));
        drop(remove(this, &vm.intern_str(CACHE)));
    }
    Ok(())
}
