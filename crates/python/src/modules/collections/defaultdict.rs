//! `defaultdict`: a dict that makes what is missing.

use std::sync::atomic::Ordering;

use crate::object::{Info, allocate};
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::list_methods::sequence::InRepr;
use crate::types::ty::{SUBCLASSABLE, Type};
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn fill(vm: Vm, m: &Methods) {
    let info = Info::extended::<Dict>();
    let class = super::super::new_class(
        vm,
        "collections",
        "collections.defaultdict",
        &vm.classes().dict,
        info,
        SUBCLASSABLE,
    );
    Methods::of(vm, &class)
        .maker("cls, *args, **kwargs", waits!(new))
        .wait("__init__", "self, *args, **kwargs", waits!(init))
        .wait("__missing__", "self, key, /", waits!(missing))
        .wait("__repr__", "self, /", waits!(repr))
        .wait("__reduce__", "self, /", waits!(reduce))
        .wait("__or__", "self, value, /", waits!(or))
        .wait("__ror__", "self, value, /", waits!(ror))
        .wait("copy", "self, /", waits!(copy))
        .wait("__copy__", "self, /", waits!(copy))
        .get_set("default_factory", |_, this| Ok(factory(this)), set_factory);
    class.body::<Type>().slots.store(1, Ordering::Relaxed);
    m.value("defaultdict", class);
}

/// The factory lies in the first of the places that `__slots__` would take.
fn factory(this: &Value) -> Value {
    this.ext().and_then(|ext| ext.slot(0)).unwrap_or(Value::NONE)
}

fn set_factory(_: Vm, this: &Value, value: Slot) -> Res<()> {
    drop(this.ext().and_then(|ext| ext.set_slot(0, value)));
    Ok(())
}

#[undropped]
async fn new(_: Vm, a: Vec<Value>) -> Res {
    Ok(allocate(&a[0], Dict::default()))
}

#[undropped]
async fn init(vm: Vm, a: Vec<Value>) -> Res {
    let mut args = vm.tuple_items(&a[1]);
    let first = if args.is_empty() { Value::NONE } else { args.remove(0) };
    if !first.is_none() && vm.class_attribute(&first, &vm.names().__call__).is_none() {
        return Err(vm.type_error("first argument must be callable or None"));
    }
    set_factory(vm, &a[0], Some(first))?;
    let init = vm.classes().dict.body::<Type>().lookup(vm, &vm.names().__init__).unwrap_or(Value::NONE);
    let args = [a[0].clone()].into_iter().chain(args).collect();
    let (args, names) = vm.with_keywords(args, Some(&a[2]))?;
    vm.call_names(&init, args, names).await
}

#[undropped]
async fn missing(vm: Vm, a: Vec<Value>) -> Res {
    let factory = factory(&a[0]);
    if factory.is_none() {
        return Err(vm.key_error(&a[1]));
    }
    let value = vm.call(&factory, Vec::new()).await?;
    vm.set_item(&a[0], a[1].clone(), value.clone()).await?;
    Ok(value)
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let plain = vm.classes().dict.body::<Type>().lookup(vm, &vm.names().__repr__).unwrap_or(Value::NONE);
    let content = vm.call(&plain, vec![a[0].clone()]).await?;
    let content = vm.text(&content).to_owned();
    let factory = factory(&a[0]);
    // A factory may be a method of the dict, whose representation has the dict's in it.
    let factory = match InRepr::enter(vm, &factory) {
        Some(_inside) => vm.repr_text(&factory).await?,
        None => "...".to_owned(),
    };
    let class = vm.class_name(&a[0]);
    let short = class.rsplit('.').next().unwrap_or(&class);
    Ok(vm.string(format!("{short}({factory}, {content})")))
}

#[undropped]
async fn copy(vm: Vm, a: Vec<Value>) -> Res {
    alike(vm, &a[0], &a[0]).await
}

/// Another dict of the same class and with the same factory, with the pairs of a dict.
#[undropped]
async fn alike(vm: Vm, this: &Value, pairs: &Value) -> Res {
    let plain = vm.new_dict(pairs.body::<Dict>().copied());
    vm.call(&vm.class_of(this), vec![factory(this), plain]).await
}

#[undropped]
async fn or(vm: Vm, a: Vec<Value>) -> Res {
    union(vm, &a[0], [&a[0], &a[1]]).await
}

#[undropped]
async fn ror(vm: Vm, a: Vec<Value>) -> Res {
    union(vm, &a[0], [&a[1], &a[0]]).await
}

#[undropped]
async fn union(vm: Vm, this: &Value, [left, right]: [&Value; 2]) -> Res {
    if left.get::<Dict>().is_none() || right.get::<Dict>().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let made = alike(vm, this, left).await?;
    let update = vm.attribute(&made, &vm.intern_str("update")).await?;
    vm.call(&update, vec![right.clone()]).await?;
    Ok(made)
}

#[undropped]
async fn reduce(vm: Vm, a: Vec<Value>) -> Res {
    let factory = factory(&a[0]);
    let args = vm.tuple(if factory.is_none() { Vec::new() } else { vec![factory] });
    let items = vm.attribute(&a[0], &vm.names().items).await?;
    let items = vm.call(&items, Vec::new()).await?;
    let items = vm.iter(&items).await?;
    Ok(vm.tuple(vec![vm.class_of(&a[0]), args, Value::NONE, Value::NONE, items]))
}
