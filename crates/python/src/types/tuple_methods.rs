//! The methods of `tuple` (`Objects/tupleobject.c`).

use super::list_methods::sequence;
use crate::object::allocate;
use crate::types::Methods;
use crate::types::alias::class_getitem;
use crate::types::iter::State;
use crate::types::number_methods::{check_class, comparisons};
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::ops::hash_items;
use crate::vm::{Res, Vm};
use crate::waits;

pub(crate) fn install(vm: Vm) {
    let m = Methods::of(vm, &vm.classes().tuple);
    comparisons!(m, wait sequence::compare);
    m.maker("cls, iterable=(), /", waits!(new))
        .wait("__hash__", "self, /", waits!(hash))
        .wait("__repr__", "self, /", waits!(sequence::repr))
        .sync("__len__", "self, /", |vm, a| Ok(vm.size(items(a).len())))
        .sync("__iter__", "self, /", iter)
        .step("__getitem__", "self, key, /", sequence::get_item)
        .sync("__add__", "self, value, /", sequence::concatenate)
        .step("__mul__", "self, value, /", sequence::repeat)
        .step("__rmul__", "self, value, /", sequence::repeat)
        .wait("__contains__", "self, key, /", waits!(sequence::contains))
        .sync("__getnewargs__", "self, /", |vm, a| Ok(vm.tuple(vec![vm.tuple(items(a).to_vec())])))
        .wait("count", "self, value, /", waits!(sequence::count))
        .wait("index", "self, value, start=0, stop=9223372036854775807, /", waits!(sequence::index))
        .class_method("__class_getitem__", "cls, object, /", waits!(class_getitem));
}

fn items(a: &[Value]) -> &[Value] {
    a[0].body::<Tuple>().items()
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    let tuple = &vm.classes().tuple;
    check_class(vm, &a[0], tuple)?;
    if a[0].is(tuple) && a[1].exact::<Tuple>().is_some() {
        return Ok(a[1].clone());
    }
    let items = vm.collect(&a[1]).await?;
    Ok(if a[0].is(tuple) { vm.tuple(items) } else { allocate(&a[0], Tuple::new(items)) })
}

#[undropped]
async fn hash(vm: Vm, a: Vec<Value>) -> Res {
    let mut hashes = Vec::new();
    for item in items(&a) {
        hashes.push(vm.hash(item).await?);
    }
    Ok(vm.int(hash_items(hashes)))
}

fn iter(vm: Vm, a: &[Value]) -> Res {
    Ok(vm.new_iter(&vm.classes().tuple_iterator, State::Tuple { tuple: a[0].clone(), index: 0 }))
}
