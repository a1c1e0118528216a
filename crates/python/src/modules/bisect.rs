//! The module `_bisect`: places in sorted sequences (`Modules/_bisectmodule.c`).

use crate::types::Methods;
use crate::types::list::List;
use crate::types::list_methods::sequence::ssize;
use crate::value::Value;
use crate::vm::native::task;
use crate::vm::{Res, Vm};

const SIGNATURE: &str = "a, x, lo=0, hi=None, *, key=None";

pub(crate) fn fill(_: Vm, m: &Methods) {
    m.wait("bisect_left", SIGNATURE, |vm, a| task(bisect(vm, a, true)))
        .wait("bisect_right", SIGNATURE, |vm, a| task(bisect(vm, a, false)))
        .wait("bisect", SIGNATURE, |vm, a| task(bisect(vm, a, false)))
        .wait("insort_left", SIGNATURE, |vm, a| task(insort(vm, a, true)))
        .wait("insort_right", SIGNATURE, |vm, a| task(insort(vm, a, false)))
        .wait("insort", SIGNATURE, |vm, a| task(insort(vm, a, false)));
}

#[undropped]
async fn bisect(vm: Vm, a: Vec<Value>, left: bool) -> Res {
    let at = place(vm, &a, &a[1], left).await?;
    Ok(vm.int(at))
}

/// Where an item belongs: before those equal to it, or behind them.
#[undropped]
async fn place(vm: Vm, a: &[Value], x: &Value, left: bool) -> Res<i64> {
    let mut low = ssize(vm, &a[2]).await?;
    let mut high = if a[3].is_none() { -1 } else { ssize(vm, &a[3]).await? };
    if low < 0 {
        return Err(vm.value_error("lo must be non-negative"));
    }
    if high == -1 {
        high = vm.len(&a[0]).await? as i64;
    }
    while low < high {
        let middle = low + (high - low) / 2;
        let mut item = vm.item(&a[0], &vm.int(middle)).await?;
        if !a[4].is_none() {
            item = vm.call(&a[4], vec![item]).await?;
        }
        let is_behind = if left { !vm.less(&item, x).await? } else { vm.less(x, &item).await? };
        if is_behind {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok(low)
}

#[undropped]
async fn insort(vm: Vm, a: Vec<Value>, left: bool) -> Res {
    let key = match a[4].is_none() {
        true => a[1].clone(),
        false => vm.call(&a[4], vec![a[1].clone()]).await?,
    };
    let at = place(vm, &a, &key, left).await?;
    if let Some(list) = a[0].exact::<List>() {
        let index = usize::try_from(at).unwrap_or(0);
        list.items.with(|items| items.insert(index.min(items.len()), a[1].clone()));
        return Ok(Value::NONE);
    }
    let insert = vm.attribute(&a[0], &vm.names().insert).await?;
    vm.call(&insert, vec![vm.int(at), a[1].clone()]).await?;
    Ok(Value::NONE)
}
