//! The methods of `list` (`Objects/listobject.c`).

mod items;
pub(crate) mod sequence;
mod sort;

use crate::object::allocate;
use crate::types::Methods;
use crate::types::alias::class_getitem;
use crate::types::iter::State;
use crate::types::list::List;
use crate::types::number_methods::{check_class, comparisons};
use crate::value::{Slot, Value};
use crate::vm::native::{Step, task};
use crate::vm::ops::repeat_count;
use crate::vm::pour::Sink;
use crate::vm::{Res, Vm};
use crate::waits;

pub(crate) fn install(vm: Vm) {
    let m = Methods::of(vm, &vm.classes().list);
    comparisons!(m, wait sequence::compare);
    m.maker("cls, *args, **kwargs", waits!(new))
        .wait("__init__", "self, iterable=(), /", waits!(init))
        .none("__hash__")
        .wait("__repr__", "self, /", waits!(sequence::repr))
        .sync("__len__", "self, /", |vm, a| Ok(vm.size(body(a).len())))
        .sync("__iter__", "self, /", iter)
        .sync("__reversed__", "self, /", reversed)
        .step("__getitem__", "self, index, /", sequence::get_item)
        .step("__setitem__", "self, key, value, /", items::set_item)
        .step("__delitem__", "self, key, /", items::delete_item)
        .sync("__add__", "self, value, /", sequence::concatenate)
        .step("__mul__", "self, value, /", sequence::repeat)
        .step("__rmul__", "self, value, /", sequence::repeat)
        .step("__iadd__", "self, value, /", extend_in_place)
        .wait("__imul__", "self, value, /", waits!(repeat_in_place))
        .wait("__contains__", "self, key, /", waits!(sequence::contains))
        .sync("__sizeof__", "self, /", |vm, a| {
            Ok(vm.size(40 + 8 * body(a).items.with(|items| items.capacity())))
        })
        .sync("append", "self, object, /", append)
        .step("extend", "self, iterable, /", extend)
        .step("insert", "self, index, object, /", insert)
        .step("pop", "self, index=-1, /", pop)
        .wait("remove", "self, value, /", waits!(remove))
        .sync("clear", "self, /", clear)
        .sync("copy", "self, /", |vm, a| Ok(vm.list(body(a).copied())))
        .wait("count", "self, value, /", waits!(sequence::count))
        .wait("index", "self, value, start=0, stop=9223372036854775807, /", waits!(sequence::index))
        .sync("reverse", "self, /", reverse)
        .step("sort", "self, /, *, key=None, reverse=False", sort::sort)
        .class_method("__class_getitem__", "cls, object, /", waits!(class_getitem));
}

fn body(a: &[Value]) -> &List {
    a[0].body::<List>()
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    check_class(vm, &a[0], &vm.classes().list)?;
    Ok(allocate(&a[0], List::new(Vec::new())))
}

#[undropped]
async fn init(vm: Vm, a: Vec<Value>) -> Res {
    drop(body(&a).items.take());
    extend_by(vm, &a[0], &a[1]).await?;
    Ok(Value::NONE)
}

/// Adds all items of an iterable; each is there before the next is asked for.
#[undropped]
async fn extend_by(vm: Vm, list: &Value, iterable: &Value) -> Res<()> {
    if extend_quick(vm, list, iterable) {
        return Ok(());
    }
    let iterator = vm.iter(iterable).await?;
    // Nothing is reserved by it, but what is wrong with it is an error.
    vm.length_hint(iterable).await?;
    vm.pour(&iterator, Appended(list.clone())).await?;
    Ok(())
}

/// Appends items to a list.
struct Appended(Value);

impl Sink for Appended {
    fn take(&mut self, _: Vm, item: Value) -> Res<Slot> {
        self.0.body::<List>().push(item);
        Ok(None)
    }
}

/// The same of a built-in container; whether it was one.
fn extend_quick(vm: Vm, list: &Value, iterable: &Value) -> bool {
    match vm.items_quick(iterable) {
        Some(items) => {
            list.body::<List>().items.with(|all| all.extend(items));
            true
        }
        None => false,
    }
}

fn append(_: Vm, a: &[Value]) -> Res {
    body(a).push(a[1].clone());
    Ok(Value::NONE)
}

fn extend(vm: Vm, a: &[Value]) -> Step {
    extend_giving(vm, a, Value::NONE)
}

fn extend_in_place(vm: Vm, a: &[Value]) -> Step {
    extend_giving(vm, a, a[0].clone())
}

fn extend_giving(vm: Vm, a: &[Value], result: Value) -> Step {
    if extend_quick(vm, &a[0], &a[1]) {
        return Step::Done(Ok(result));
    }
    let (list, iterable) = (a[0].clone(), a[1].clone());
    Step::Wait(task(async move { extend_by(vm, &list, &iterable).await.map(|()| result) }))
}

#[undropped]
async fn repeat_in_place(vm: Vm, a: Vec<Value>) -> Res {
    if vm.class_attribute(&a[1], &vm.names().__index__).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let times = vm.index(&a[1]).await?;
    let list = body(&a);
    let times = repeat_count(vm, list.len(), &times)?;
    let once = list.items.take();
    let mut all = Vec::with_capacity(once.len() * times);
    for _ in 0..times {
        all.extend_from_slice(&once);
    }
    list.items.set(all);
    Ok(a[0].clone())
}

fn insert(vm: Vm, a: &[Value]) -> Step {
    if let Some(index) = a[1].as_small() {
        return Step::Done(Ok(insert_at(&a[0], index, a[2].clone())));
    }
    let (list, index, item) = (a[0].clone(), a[1].clone(), a[2].clone());
    Step::Wait(task(async move { Ok(insert_at(&list, sequence::ssize(vm, &index).await?, item)) }))
}

fn insert_at(list: &Value, index: i64, item: Value) -> Value {
    list.body::<List>().items.with(|items| {
        let place = sequence::from_start(index, items.len()).min(items.len());
        items.insert(place, item);
    });
    Value::NONE
}

fn pop(vm: Vm, a: &[Value]) -> Step {
    if let Some(index) = a[1].as_small() {
        return Step::Done(pop_at(vm, &a[0], index));
    }
    let (list, index) = (a[0].clone(), a[1].clone());
    Step::Wait(task(async move { pop_at(vm, &list, sequence::ssize(vm, &index).await?) }))
}

fn pop_at(vm: Vm, list: &Value, index: i64) -> Res {
    let popped = list.body::<List>().items.with(|items| {
        if items.is_empty() {
            return Err("pop from empty list");
        }
        let place = if index < 0 { index.saturating_add(items.len() as i64) } else { index };
        match usize::try_from(place) {
            Ok(place) if place < items.len() => Ok(items.remove(place)),
            _ => Err("pop index out of range"),
        }
    });
    popped.map_err(|message| vm.index_error(message))
}

#[undropped]
async fn remove(vm: Vm, a: Vec<Value>) -> Res {
    let Some(at) = sequence::find(vm, &a[0], &a[1], 0, usize::MAX).await? else {
        return Err(vm.value_error("list.remove(x): x not in list"));
    };
    // The comparison may have made the list shorter.
    let removed = body(&a).items.with(|items| (at < items.len()).then(|| items.remove(at)));
    drop(removed);
    Ok(Value::NONE)
}

fn clear(_: Vm, a: &[Value]) -> Res {
    drop(body(a).items.take());
    Ok(Value::NONE)
}

fn reverse(_: Vm, a: &[Value]) -> Res {
    body(a).items.with(|items| items.reverse());
    Ok(Value::NONE)
}

fn iter(vm: Vm, a: &[Value]) -> Res {
    Ok(vm.new_iter(&vm.classes().list_iterator, State::List { list: a[0].clone(), index: 0 }))
}

fn reversed(vm: Vm, a: &[Value]) -> Res {
    let state = State::ListReverse { list: a[0].clone(), index: body(a).len() };
    Ok(vm.new_iter(&vm.classes().list_reverseiterator, state))
}
