//! `defaultdict`: a dict that makes what is missing.

use crate::object::{Info, allocate};
use crate::types::Methods;
use crate::types::dict::Dict;
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
        .wait("copy", "self, /", waits!(copy))
        .wait("__copy__", "self, /", waits!(copy))
        .get_set("default_factory", |_, this| Ok(factory(this)), set_factory);
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
    let plain = vm.new_dict(a[0].body::<Dict>().copied());
    let (factory, content) = (vm.repr_text(&factory(&a[0])).await?, vm.repr_text(&plain).await?);
    let class = vm.class_name(&a[0]);
    let short = class.rsplit('.').next().unwrap_or(&class);
    Ok(vm.string(format!("{short}({factory}, {content})")))
}

#[undropped]
async fn copy(vm: Vm, a: Vec<Value>) -> Res {
    let plain = vm.new_dict(a[0].body::<Dict>().copied());
    vm.call(&vm.class_of(&a[0]), vec![factory(&a[0]), plain]).await
}
