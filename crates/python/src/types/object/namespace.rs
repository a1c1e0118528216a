//! `types.SimpleNamespace` (`Objects/namespaceobject.c`).

use crate::object::{Kind, allocate};
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::instance::Instance;
use crate::types::string::Str;
use crate::types::tuple::Tuple;
use crate::types::ty::Type;
use crate::types::type_methods::{check_new, short_name};
use crate::value::Value;
use crate::vm::ops::Order;
use crate::vm::{Res, Vm};
use crate::waits;

use super::text_of;

pub(super) fn install(vm: Vm) {
    let class = &vm.classes().namespace;
    Methods::of(vm, class)
        .value("__doc__", vm.str("A simple attribute-based namespace."))
        .value("__dict__", super::dict_getset(vm, class))
        .maker("cls, /, *args, **kwargs", waits!(new))
        .wait("__init__", "self, /, *args, **kwargs", waits!(init))
        .wait("__repr__", "self, /", waits!(repr))
        .wait("__eq__", "self, value, /", waits!(equal))
        .none("__hash__")
        .sync("__reduce__", "self, /", reduce)
        .wait("__replace__", "self, /, **changes", waits!(replace));
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    check_new(vm, &a[0], &vm.classes().namespace)?;
    Ok(allocate(&a[0], Instance))
}

/// Adds all of a dict to the attributes.
fn update(vm: Vm, namespace: &Value, from: &Value) -> Res<()> {
    let pairs = from.body::<Dict>().pairs();
    if pairs.iter().any(|(name, _)| name.kind() != Kind::Str) {
        return Err(vm.type_error("keywords must be strings"));
    }
    let Some(ext) = namespace.ext() else { return Ok(()) };
    for (name, value) in pairs {
        ext.set(vm, &vm.intern(&name), value);
    }
    Ok(())
}

#[undropped]
async fn init(vm: Vm, a: Vec<Value>) -> Res {
    match a[1].body::<Tuple>().items() {
        [] => {}
        [given] => {
            let dict = match given.exact::<Dict>() {
                Some(_) => given.clone(),
                None => vm.call(&vm.classes().dict, vec![given.clone()]).await?,
            };
            update(vm, &a[0], &dict)?;
        }
        more => {
            let class = vm.class_of(&a[0]);
            let name = short_name(class.body());
            return Err(vm.type_error(format!("{name} expected at most 1 argument, got {}", more.len())));
        }
    }
    update(vm, &a[0], &a[2])?;
    Ok(Value::NONE)
}

fn attributes(vm: Vm, namespace: &Value) -> Value {
    namespace.ext().map_or_else(|| vm.empty_dict(), |ext| ext.dict(vm))
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let class = vm.class_of(&a[0]);
    let name = match class.is(&vm.classes().namespace) {
        true => "namespace".to_owned(),
        false => class.body::<Type>().name(),
    };
    let id = a[0].id();
    if vm.thread().in_repr.borrow().contains(&id) {
        return Ok(vm.string(format!("{name}(...)")));
    }
    vm.thread().in_repr.borrow_mut().push(id);
    let written = attributes_text(vm, &a[0]).await;
    vm.thread().in_repr.borrow_mut().retain(|known| *known != id);
    Ok(vm.string(format!("{name}({})", written?)))
}

#[undropped]
async fn attributes_text(vm: Vm, namespace: &Value) -> Res<String> {
    let mut parts = Vec::new();
    for (name, value) in attributes(vm, namespace).body::<Dict>().pairs() {
        if name.get::<Str>().is_some_and(|name| name.len() > 0) {
            parts.push(format!("{}={}", text_of(&name), vm.repr_text(&value).await?));
        }
    }
    Ok(parts.join(", "))
}

#[undropped]
async fn equal(vm: Vm, a: Vec<Value>) -> Res {
    if !vm.is_instance_of(&a[1], &vm.classes().namespace) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    vm.compare(Order::Eq, &attributes(vm, &a[0]), &attributes(vm, &a[1])).await
}

fn reduce(vm: Vm, a: &[Value]) -> Res {
    Ok(vm.tuple(vec![vm.class_of(&a[0]), vm.tuple(Vec::new()), attributes(vm, &a[0])]))
}

#[undropped]
async fn replace(vm: Vm, a: Vec<Value>) -> Res {
    let copy = vm.call(&vm.class_of(&a[0]), Vec::new()).await?;
    update(vm, &copy, &attributes(vm, &a[0]))?;
    update(vm, &copy, &a[1])?;
    Ok(copy)
}
