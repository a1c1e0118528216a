//! The methods of `mappingproxy` (`Objects/descrobject.c`): each does what the mapping does.

use super::is_proxied;
use crate::object::allocate;
use crate::types::Methods;
use crate::types::alias::class_getitem;
use crate::types::list_methods::sequence::push_repr;
use crate::types::number_methods::{check_class, comparisons};
use crate::types::view::MappingProxy;
use crate::value::Value;
use crate::vm::ops::{Binary, Order};
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(vm: Vm) {
    let m = Methods::of(vm, &vm.classes().mappingproxy);
    comparisons!(m, wait compare);
    m.maker("cls, mapping", waits!(new))
        .wait("__hash__", "self, /", waits!(hash))
        .wait("__repr__", "self, /", waits!(repr))
        .wait("__str__", "self, /", waits!(str))
        .wait("__len__", "self, /", waits!(len))
        .wait("__iter__", "self, /", waits!(iter))
        .wait("__reversed__", "self, /", waits!(reversed))
        .wait("__getitem__", "self, key, /", waits!(get_item))
        .wait("__contains__", "self, key, /", waits!(contains))
        .wait("__or__", "self, value, /", waits!(or))
        .wait("__ror__", "self, value, /", waits!(reflected_or))
        .sync("__ior__", "self, value, /", or_in_place)
        .wait("get", "self, key, default=None, /", waits!(get))
        .wait("keys", "self, /", waits!(keys))
        .wait("values", "self, /", waits!(values))
        .wait("items", "self, /", waits!(items))
        .wait("copy", "self, /", waits!(copy))
        .class_method("__class_getitem__", "cls, object, /", waits!(class_getitem));
}

fn mapping(proxy: &Value) -> &Value {
    &proxy.body::<MappingProxy>().0
}

/// The mapping behind a proxy, or the value itself.
fn unwrapped(value: &Value) -> Value {
    value.get::<MappingProxy>().map_or(value, |proxy| &proxy.0).clone()
}

/// Calls a method of the mapping.
#[undropped]
async fn forward(vm: Vm, proxy: &Value, name: &str, args: Vec<Value>) -> Res {
    let method = vm.attribute(mapping(proxy), &vm.intern_str(name)).await?;
    vm.call(&method, args).await
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    let class = &vm.classes().mappingproxy;
    check_class(vm, &a[0], class)?;
    if !is_proxied(vm, &a[1]) {
        let given = vm.class_name(&a[1]);
        return Err(vm.type_error(format!("mappingproxy() argument must be a mapping, not {given}")));
    }
    Ok(allocate(class, MappingProxy(a[1].clone())))
}

#[undropped]
async fn compare(vm: Vm, order: Order, a: Vec<Value>) -> Res {
    vm.compare(order, mapping(&a[0]), &a[1]).await
}

#[undropped]
async fn hash(vm: Vm, a: Vec<Value>) -> Res {
    vm.hash(mapping(&a[0])).await.map(|hash| vm.int(hash))
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let mut text = b"mappingproxy(".to_vec();
    push_repr(vm, &mut text, mapping(&a[0])).await?;
    text.push(b')');
    Ok(vm.wtf8(text))
}

#[undropped]
async fn str(vm: Vm, a: Vec<Value>) -> Res {
    vm.to_str(mapping(&a[0])).await
}

#[undropped]
async fn len(vm: Vm, a: Vec<Value>) -> Res {
    vm.len(mapping(&a[0])).await.map(|len| vm.size(len))
}

#[undropped]
async fn iter(vm: Vm, a: Vec<Value>) -> Res {
    vm.iter(mapping(&a[0])).await
}

#[undropped]
async fn reversed(vm: Vm, a: Vec<Value>) -> Res {
    forward(vm, &a[0], "__reversed__", Vec::new()).await
}

#[undropped]
async fn get_item(vm: Vm, a: Vec<Value>) -> Res {
    vm.item(mapping(&a[0]), &a[1]).await
}

#[undropped]
async fn contains(vm: Vm, a: Vec<Value>) -> Res {
    vm.contains(mapping(&a[0]), &a[1]).await.map(Value::bool)
}

#[undropped]
async fn or(vm: Vm, a: Vec<Value>) -> Res {
    vm.binary(Binary::Or, unwrapped(&a[0]), unwrapped(&a[1])).await
}

#[undropped]
async fn reflected_or(vm: Vm, a: Vec<Value>) -> Res {
    vm.binary(Binary::Or, unwrapped(&a[1]), unwrapped(&a[0])).await
}

fn or_in_place(vm: Vm, a: &[Value]) -> Res {
    let class = vm.class_name(&a[0]);
    Err(vm.type_error(format!("'|=' is not supported by {class}; use '|' instead")))
}

#[undropped]
async fn get(vm: Vm, a: Vec<Value>) -> Res {
    forward(vm, &a[0], "get", vec![a[1].clone(), a[2].clone()]).await
}

#[undropped]
async fn keys(vm: Vm, a: Vec<Value>) -> Res {
    forward(vm, &a[0], "keys", Vec::new()).await
}

#[undropped]
async fn values(vm: Vm, a: Vec<Value>) -> Res {
    forward(vm, &a[0], "values", Vec::new()).await
}

#[undropped]
async fn items(vm: Vm, a: Vec<Value>) -> Res {
    forward(vm, &a[0], "items", Vec::new()).await
}

#[undropped]
async fn copy(vm: Vm, a: Vec<Value>) -> Res {
    forward(vm, &a[0], "copy", Vec::new()).await
}
