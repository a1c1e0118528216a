//! The module `_heapq`: lists whose first item is the least, or the greatest (`Modules/_heapqmodule.c`).

use crate::types::Methods;
use crate::types::list::List;
use crate::value::Value;
use crate::vm::native::task;
use crate::vm::{Res, Vm};

/// Which item comes first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum First {
    Least,
    Greatest,
}

pub(crate) fn fill(_: Vm, m: &Methods) {
    use First::{Greatest, Least};
    m.wait("heappush", "heap, item, /", |vm, a| task(push(vm, a, Least, "heappush")))
        .wait("heappop", "heap, /", |vm, a| task(pop(vm, a, Least, "heappop")))
        .wait("heapify", "heap, /", |vm, a| task(heapify(vm, a, Least, "heapify")))
        .wait("heapreplace", "heap, item, /", |vm, a| task(replace(vm, a, Least, "heapreplace")))
        .wait("heappushpop", "heap, item, /", |vm, a| task(push_pop(vm, a, Least, "heappushpop")))
        .wait("heappush_max", "heap, item, /", |vm, a| task(push(vm, a, Greatest, "heappush_max")))
        .wait("heappop_max", "heap, /", |vm, a| task(pop(vm, a, Greatest, "heappop_max")))
        .wait("heapify_max", "heap, /", |vm, a| task(heapify(vm, a, Greatest, "heapify_max")))
        .wait("heapreplace_max", "heap, item, /", |vm, a| task(replace(vm, a, Greatest, "heapreplace_max")))
        .wait("heappushpop_max", "heap, item, /", |vm, a| task(push_pop(vm, a, Greatest, "heappushpop_max")));
}

fn heap<'a>(vm: Vm, value: &'a Value, function: &str) -> Res<&'a List> {
    value.get::<List>().ok_or_else(|| {
        let class = crate::types::str_methods::arguments::named(vm, value);
        let which = if function.starts_with("heapify") { "" } else { " 1" };
        vm.type_error(format!("{function}() argument{which} must be list, not {class}"))
    })
}

fn item(vm: Vm, list: &List, index: usize) -> Res {
    list.get(index).ok_or_else(|| vm.index_error("index out of range"))
}

/// Puts an item in the place of another, which is given back.
fn put(vm: Vm, list: &List, index: usize, new: Value) -> Res {
    let old = list.items.with(|items| items.get_mut(index).map(|place| std::mem::replace(place, new)));
    old.ok_or_else(|| vm.index_error("index out of range"))
}

/// Whether one item belongs before another; comparing must not change the list's size.
#[undropped]
async fn is_before(vm: Vm, list: &List, one: &Value, other: &Value, first: First) -> Res<bool> {
    let len = list.len();
    let before = match first {
        First::Least => vm.less(one, other).await?,
        First::Greatest => vm.less(other, one).await?,
    };
    if list.len() == len {
        return Ok(before);
    }
    Err(vm.runtime_error("list changed size during iteration"))
}

fn swap(list: &List, one: usize, other: usize) {
    list.items.with(|items| {
        if one.max(other) < items.len() {
            items.swap(one, other);
        }
    });
}

/// Moves an item towards the front, as far as it belongs there.
#[undropped]
async fn forward(vm: Vm, list: &List, start: usize, from: usize, first: First) -> Res<()> {
    let new = item(vm, list, from)?;
    let mut at = from;
    while at > start {
        let parent = (at - 1) / 2;
        if !is_before(vm, list, &new, &item(vm, list, parent)?, first).await? {
            break;
        }
        swap(list, parent, at);
        at = parent;
    }
    Ok(())
}

/// Moves an item down to the end, and from there to where it belongs.
#[undropped]
async fn sift(vm: Vm, list: &List, start: usize, first: First) -> Res<()> {
    let len = list.len();
    if start >= len {
        return Err(vm.index_error("index out of range"));
    }
    let mut at = start;
    while at < len / 2 {
        let mut child = 2 * at + 1;
        if child + 1 < len {
            let (left, right) = (item(vm, list, child)?, item(vm, list, child + 1)?);
            if !is_before(vm, list, &left, &right, first).await? {
                child += 1;
            }
        }
        swap(list, child, at);
        at = child;
    }
    forward(vm, list, start, at, first).await
}

#[undropped]
async fn push(vm: Vm, a: Vec<Value>, first: First, name: &'static str) -> Res {
    let list = heap(vm, &a[0], name)?;
    list.push(a[1].clone());
    forward(vm, list, 0, list.len() - 1, first).await?;
    Ok(Value::NONE)
}

#[undropped]
async fn pop(vm: Vm, a: Vec<Value>, first: First, name: &'static str) -> Res {
    let list = heap(vm, &a[0], name)?;
    let last = list.items.with(Vec::pop).ok_or_else(|| vm.index_error("index out of range"))?;
    if list.len() == 0 {
        return Ok(last);
    }
    let popped = put(vm, list, 0, last)?;
    sift(vm, list, 0, first).await?;
    Ok(popped)
}

#[undropped]
async fn heapify(vm: Vm, a: Vec<Value>, first: First, name: &'static str) -> Res {
    let list = heap(vm, &a[0], name)?;
    for at in (0..list.len() / 2).rev() {
        sift(vm, list, at, first).await?;
    }
    Ok(Value::NONE)
}

#[undropped]
async fn replace(vm: Vm, a: Vec<Value>, first: First, name: &'static str) -> Res {
    let list = heap(vm, &a[0], name)?;
    let old = put(vm, list, 0, a[1].clone())?;
    sift(vm, list, 0, first).await?;
    Ok(old)
}

#[undropped]
async fn push_pop(vm: Vm, a: Vec<Value>, first: First, name: &'static str) -> Res {
    let list = heap(vm, &a[0], name)?;
    let Some(top) = list.get(0) else { return Ok(a[1].clone()) };
    let is_before = match first {
        First::Least => vm.less(&top, &a[1]).await?,
        First::Greatest => vm.less(&a[1], &top).await?,
    };
    // Comparing may have emptied the list, which is then said.
    if is_before { replace(vm, a, first, name).await } else { Ok(a[1].clone()) }
}
