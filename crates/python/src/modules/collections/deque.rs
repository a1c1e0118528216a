//! `deque`: a list with two ends, and perhaps a most length.

use std::collections::VecDeque;

use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::iter::State;
use crate::types::ty::{SEQUENCE, SUBCLASSABLE};
use crate::value::Value;
use crate::vm::ops::Order;
use crate::vm::{Raise, Res, Vm};
use crate::waits;

pub(crate) struct Deque {
    items: Mut<VecDeque<Value>>,
    most: Mut<Option<usize>>,
    /// Changes with every change, so that an iterator notices.
    changes: Mut<u64>,
}

impl Body for Deque {
    const KIND: Kind = Kind::Other;
    crate::holds!([], [items]);
}

pub(super) fn fill(vm: Vm, m: &Methods) {
    let info = Info::extended::<Deque>();
    let flags = SUBCLASSABLE | SEQUENCE;
    let class =
        super::super::new_class(vm, "collections", "collections.deque", &vm.classes().object, info, flags);
    Methods::of(vm, &class)
        .maker("cls, *args, **kwargs", waits!(new))
        .wait("__init__", "self, iterable=(), maxlen=None", waits!(init))
        .sync("append", "self, item, /", |_, a| push(&a[0], a[1].clone(), false))
        .sync("appendleft", "self, item, /", |_, a| push(&a[0], a[1].clone(), true))
        .sync("pop", "self, /", |vm, a| pop(vm, &a[0], false))
        .sync("popleft", "self, /", |vm, a| pop(vm, &a[0], true))
        .sync("clear", "self, /", clear)
        .sync("copy", "self, /", copy)
        .sync("__copy__", "self, /", copy)
        .sync("reverse", "self, /", reverse)
        .wait("extend", "self, iterable, /", waits!(extend))
        .wait("extendleft", "self, iterable, /", waits!(extendleft))
        .wait("__iadd__", "self, value, /", waits!(iadd))
        .wait("rotate", "self, n=1, /", waits!(rotate))
        .wait("count", "self, value, /", waits!(count))
        .wait("index", "self, value, start=0, stop=?, /", waits!(index))
        .wait("insert", "self, index, value, /", waits!(insert))
        .wait("remove", "self, value, /", waits!(remove))
        .wait("__contains__", "self, key, /", waits!(contains))
        .wait("__getitem__", "self, key, /", waits!(getitem))
        .wait("__setitem__", "self, key, value, /", waits!(setitem))
        .wait("__delitem__", "self, key, /", waits!(delitem))
        .wait("__repr__", "self, /", waits!(repr))
        .sync("__len__", "self, /", |vm, a| Ok(vm.size(items(&a[0]).len())))
        .sync("__iter__", "self, /", iter)
        .sync("__reversed__", "self, /", reversed)
        .wait("__add__", "self, value, /", waits!(add))
        .wait("__mul__", "self, value, /", waits!(mul))
        .wait("__rmul__", "self, value, /", waits!(mul))
        .wait("__eq__", "self, value, /", |vm, a| crate::vm::native::task(compare(vm, a, Order::Eq)))
        .wait("__ne__", "self, value, /", |vm, a| crate::vm::native::task(compare(vm, a, Order::Ne)))
        .wait("__lt__", "self, value, /", |vm, a| crate::vm::native::task(compare(vm, a, Order::Lt)))
        .wait("__le__", "self, value, /", |vm, a| crate::vm::native::task(compare(vm, a, Order::Le)))
        .wait("__gt__", "self, value, /", |vm, a| crate::vm::native::task(compare(vm, a, Order::Gt)))
        .wait("__ge__", "self, value, /", |vm, a| crate::vm::native::task(compare(vm, a, Order::Ge)))
        .wait("__reduce__", "self, /", waits!(reduce))
        .class_method("__class_getitem__", "cls, item, /", waits!(class_item))
        .get("maxlen", |vm, this| {
            Ok(this.body::<Deque>().most.get().map_or(Value::NONE, |most| vm.size(most)))
        })
        .none("__hash__");
    m.value("deque", class);
}

#[undropped]
async fn class_item(vm: Vm, a: Vec<Value>) -> Res {
    Ok(crate::types::alias::generic_alias(vm, &a[0], &a[1]))
}

fn items(deque: &Value) -> Vec<Value> {
    deque.body::<Deque>().items.with(|items| items.iter().cloned().collect())
}

#[undropped]
async fn new(_: Vm, a: Vec<Value>) -> Res {
    Ok(allocate(&a[0], Deque { items: Mut::default(), most: Mut::new(None), changes: Mut::new(0) }))
}

#[undropped]
async fn init(vm: Vm, a: Vec<Value>) -> Res {
    let most = match a[2].is_none() {
        true => None,
        false if !a[2].is_int() => return Err(vm.type_error("an integer is required")),
        false => match vm.index_i64(&a[2]).await? {
            most if most < 0 => return Err(vm.value_error("maxlen must be non-negative")),
            most => Some(most as usize),
        },
    };
    let body = a[0].body::<Deque>();
    body.most.set(most);
    drop(body.items.take());
    extend(vm, vec![a[0].clone(), a[1].clone()]).await
}

fn push(deque: &Value, item: Value, left: bool) -> Res {
    let body = deque.body::<Deque>();
    let most = body.most.get();
    let dropped = body.items.with(|items| {
        if left {
            items.push_front(item);
        } else {
            items.push_back(item);
        }
        if most.is_some_and(|most| items.len() > most) {
            if left { items.pop_back() } else { items.pop_front() }
        } else {
            None
        }
    });
    body.changes.with(|changes| *changes += 1);
    drop(dropped);
    Ok(Value::NONE)
}

fn pop(vm: Vm, deque: &Value, left: bool) -> Res {
    let body = deque.body::<Deque>();
    body.changes.with(|changes| *changes += 1);
    let item = body.items.with(|items| if left { items.pop_front() } else { items.pop_back() });
    item.ok_or_else(|| vm.index_error("pop from an empty deque"))
}

fn clear(_: Vm, a: &[Value]) -> Res {
    let body = a[0].body::<Deque>();
    body.changes.with(|changes| *changes += 1);
    drop(body.items.take());
    Ok(Value::NONE)
}

fn of(vm: Vm, like: &Value, all: Vec<Value>) -> Value {
    let most = like.body::<Deque>().most.get();
    let skipped = most.map_or(0, |most| all.len().saturating_sub(most));
    let items = all.into_iter().skip(skipped).collect();
    let deque = Deque { items: Mut::new(items), most: Mut::new(most), changes: Mut::new(0) };
    allocate(&vm.class_of(like), deque)
}

fn copy(vm: Vm, a: &[Value]) -> Res {
    Ok(of(vm, &a[0], items(&a[0])))
}

fn reverse(_: Vm, a: &[Value]) -> Res {
    a[0].body::<Deque>().items.with(|items| items.make_contiguous().reverse());
    Ok(Value::NONE)
}

#[undropped]
async fn extend(vm: Vm, a: Vec<Value>) -> Res {
    let source = if a[1].is(&a[0]) { vm.list(items(&a[0])) } else { a[1].clone() };
    let iterator = vm.iter(&source).await?;
    while let Some(item) = vm.next(&iterator).await? {
        push(&a[0], item, false)?;
    }
    Ok(Value::NONE)
}

#[undropped]
async fn extendleft(vm: Vm, a: Vec<Value>) -> Res {
    let source = if a[1].is(&a[0]) { vm.list(items(&a[0])) } else { a[1].clone() };
    let iterator = vm.iter(&source).await?;
    while let Some(item) = vm.next(&iterator).await? {
        push(&a[0], item, true)?;
    }
    Ok(Value::NONE)
}

#[undropped]
async fn iadd(vm: Vm, a: Vec<Value>) -> Res {
    let deque = a[0].clone();
    extend(vm, a).await?;
    Ok(deque)
}

#[undropped]
async fn rotate(vm: Vm, a: Vec<Value>) -> Res {
    let by = vm.index_i64(&a[1]).await?;
    a[0].body::<Deque>().items.with(|items| {
        let len = items.len() as i64;
        if len > 1 {
            items.rotate_right(by.rem_euclid(len) as usize);
        }
    });
    Ok(Value::NONE)
}

#[undropped]
async fn count(vm: Vm, a: Vec<Value>) -> Res {
    let changes = a[0].body::<Deque>().changes.get();
    let mut found = 0;
    for item in items(&a[0]) {
        found += usize::from(vm.same(&item, &a[1]).await?);
        unchanged(vm, &a[0], changes)?;
    }
    Ok(vm.size(found))
}

fn unchanged(vm: Vm, deque: &Value, changes: u64) -> Res<()> {
    if deque.body::<Deque>().changes.get() == changes {
        return Ok(());
    }
    Err(vm.runtime_error("deque mutated during iteration"))
}

#[undropped]
async fn position(vm: Vm, deque: &Value, value: &Value) -> Res<Option<usize>> {
    let changes = deque.body::<Deque>().changes.get();
    for (index, item) in items(deque).into_iter().enumerate() {
        let same = vm.same(&item, value).await?;
        unchanged(vm, deque, changes)?;
        if same {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

#[undropped]
async fn index(vm: Vm, a: Vec<Value>) -> Res {
    let all = items(&a[0]);
    let bound = |number: i64| if number < 0 { number.saturating_add(all.len() as i64).max(0) } else { number } as usize;
    let start = bound(vm.index_i64(&a[2]).await?);
    let stop = if a[3].is_missing() { all.len() } else { bound(vm.index_i64(&a[3]).await?).min(all.len()) };
    for (index, item) in all.iter().enumerate().take(stop).skip(start) {
        if vm.same(item, &a[1]).await? {
            return Ok(vm.size(index));
        }
    }
    Err(vm.value_error(format!("{} is not in deque", vm.repr_text(&a[1]).await?)))
}

#[undropped]
async fn insert(vm: Vm, a: Vec<Value>) -> Res {
    let at = vm.index_i64(&a[1]).await?;
    let body = a[0].body::<Deque>();
    let most = body.most.get();
    let is_full = body.items.with(|items| {
        let len = items.len() as i64;
        let is_full = most.is_some_and(|most| items.len() >= most);
        if !is_full {
            let place = if at < 0 { at.saturating_add(len).max(0) } else { at.min(len) };
            items.insert(place as usize, a[2].clone());
        }
        is_full
    });
    if is_full {
        return Err(vm.index_error("deque already at its maximum size"));
    }
    body.changes.with(|changes| *changes += 1);
    Ok(Value::NONE)
}

#[undropped]
async fn remove(vm: Vm, a: Vec<Value>) -> Res {
    match position(vm, &a[0], &a[1]).await? {
        Some(at) => {
            drop(a[0].body::<Deque>().items.with(|items| items.remove(at)));
            a[0].body::<Deque>().changes.with(|changes| *changes += 1);
            Ok(Value::NONE)
        }
        None => Err(vm.value_error(format!("{} is not in deque", vm.repr_text(&a[1]).await?))),
    }
}

#[undropped]
async fn contains(vm: Vm, a: Vec<Value>) -> Res {
    Ok(Value::bool(position(vm, &a[0], &a[1]).await?.is_some()))
}

#[undropped]
async fn place(vm: Vm, deque: &Value, key: &Value) -> Res<usize> {
    if vm.class_attribute(key, &vm.names().__index__).is_none() {
        let message = format!("sequence index must be integer, not '{}'", vm.class_name(key));
        return Err(vm.type_error(message));
    }
    let key = vm.index(key).await?;
    let len = deque.body::<Deque>().items.with(|items| items.len());
    vm.place(&key, len).ok_or_else(|| out_of_range(vm))
}

#[cold]
fn out_of_range(vm: Vm) -> Raise {
    vm.index_error("deque index out of range")
}

#[undropped]
async fn getitem(vm: Vm, a: Vec<Value>) -> Res {
    let at = place(vm, &a[0], &a[1]).await?;
    let item = a[0].body::<Deque>().items.with(|items| items.get(at).cloned());
    item.ok_or_else(|| out_of_range(vm))
}

#[undropped]
async fn setitem(vm: Vm, a: Vec<Value>) -> Res {
    let at = place(vm, &a[0], &a[1]).await?;
    let old = a[0].body::<Deque>().items.with(|items| {
        let item = items.get_mut(at)?;
        Some(std::mem::replace(item, a[2].clone()))
    });
    old.map(|_| Value::NONE).ok_or_else(|| out_of_range(vm))
}

#[undropped]
async fn delitem(vm: Vm, a: Vec<Value>) -> Res {
    let at = place(vm, &a[0], &a[1]).await?;
    drop(a[0].body::<Deque>().items.with(|items| items.remove(at)));
    a[0].body::<Deque>().changes.with(|changes| *changes += 1);
    Ok(Value::NONE)
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let class = vm.class_name(&a[0]);
    let class = class.rsplit('.').next().unwrap_or_default().to_owned();
    let id = a[0].id();
    if vm.thread().in_repr.borrow().contains(&id) {
        return Ok(vm.str("[...]"));
    }
    vm.thread().in_repr.borrow_mut().push(id);
    let content = vm.repr_text(&vm.list(items(&a[0]))).await;
    vm.thread().in_repr.borrow_mut().retain(|known| *known != id);
    let most = match a[0].body::<Deque>().most.get() {
        Some(most) => format!(", maxlen={most}"),
        None => String::new(),
    };
    Ok(vm.string(format!("{class}({}{most})", content?)))
}

/// Goes through the deque by its indices, and notices when it changes.
struct Walk {
    deque: Value,
    index: usize,
    changes: u64,
    backwards: bool,
}

impl crate::types::iter::NativeIter for Walk {
    fn next(&mut self, vm: Vm) -> crate::types::iter::NativeNext {
        use crate::types::iter::{NativeNext, Next};
        let body = self.deque.body::<Deque>();
        if body.changes.get() != self.changes {
            return NativeNext::Done(Next::Raise(vm.runtime_error("deque mutated during iteration")));
        }
        let item = body.items.with(|items| {
            let at = if self.backwards { items.len().checked_sub(self.index + 1)? } else { self.index };
            items.get(at).cloned()
        });
        self.index += 1;
        NativeNext::Done(item.map_or(Next::End, Next::Item))
    }
}

fn walk(vm: Vm, deque: &Value, backwards: bool) -> Value {
    let changes = deque.body::<Deque>().changes.get();
    let walk = Walk { deque: deque.clone(), index: 0, changes, backwards };
    vm.new_iter(&vm.classes().sequence_iterator, State::Native(Box::new(walk)))
}

fn iter(vm: Vm, a: &[Value]) -> Res {
    Ok(walk(vm, &a[0], false))
}

fn reversed(vm: Vm, a: &[Value]) -> Res {
    Ok(walk(vm, &a[0], true))
}

#[undropped]
async fn add(vm: Vm, a: Vec<Value>) -> Res {
    let Some(other) = a[1].get::<Deque>() else {
        let message = format!("can only concatenate deque (not \"{}\") to deque", vm.class_name(&a[1]));
        return Err(vm.type_error(message));
    };
    let mut all = items(&a[0]);
    all.extend(other.items.with(|items| items.iter().cloned().collect::<Vec<_>>()));
    Ok(of(vm, &a[0], all))
}

#[undropped]
async fn mul(vm: Vm, a: Vec<Value>) -> Res {
    if !a[1].is_int() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let all = items(&a[0]);
    let times = crate::vm::ops::repeat_count(vm, all.len(), &a[1])?;
    Ok(of(vm, &a[0], (0..times).flat_map(|_| all.iter().cloned()).collect()))
}

#[undropped]
async fn compare(vm: Vm, a: Vec<Value>, order: Order) -> Res {
    if a[1].get::<Deque>().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    vm.compare(order, &vm.list(items(&a[0])), &vm.list(items(&a[1]))).await
}

#[undropped]
async fn reduce(vm: Vm, a: Vec<Value>) -> Res {
    let class = vm.class_of(&a[0]);
    let args = match a[0].body::<Deque>().most.get() {
        Some(most) => vm.pair(vm.tuple(Vec::new()), vm.size(most)),
        None => vm.tuple(Vec::new()),
    };
    let items = vm.list(items(&a[0]));
    Ok(vm.tuple(vec![class, args, Value::NONE, vm.iter(&items).await?]))
}
