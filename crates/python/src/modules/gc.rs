//! The module `gc` (`Modules/gcmodule.c`). Objects go when their last count does; rings of objects that only refer to one
//! another stay until the end of the machine, so there is nothing to collect.

use std::sync::atomic::{AtomicBool, Ordering};

use super::state;
use crate::object::Mut;
use crate::types::Methods;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

#[derive(Default)]
struct Settings {
    is_disabled: AtomicBool,
    thresholds: Mut<Option<[i64; 3]>>,
    debug: Mut<i64>,
}

fn settings(vm: Vm) -> &'static Settings {
    state::of(vm)
}

pub(crate) fn fill(vm: Vm, m: &Methods) {
    m.wait("collect", "generation=2", waits!(collect))
        .sync("enable", "", |vm, _| turn(vm, false))
        .sync("disable", "", |vm, _| turn(vm, true))
        .sync("isenabled", "", |vm, _| Ok(Value::bool(!settings(vm).is_disabled.load(Ordering::Relaxed))))
        .wait("set_threshold", "*thresholds", waits!(set_threshold))
        .sync("get_threshold", "", |vm, _| {
            let all = settings(vm).thresholds.get().unwrap_or([2000, 10, 0]);
            Ok(vm.tuple(all.iter().map(|one| vm.int(*one)).collect()))
        })
        .sync("get_count", "", |vm, _| Ok(vm.tuple(vec![vm.int(0); 3])))
        .sync("get_objects", "generation=None", |vm, _| Ok(vm.list(Vec::new())))
        .sync("get_stats", "", stats)
        .sync("get_debug", "", |vm, _| Ok(vm.int(settings(vm).debug.get())))
        .wait("set_debug", "flags, /", waits!(set_debug))
        .sync("get_referrers", "*objs", |vm, _| Ok(vm.list(Vec::new())))
        .sync("get_referents", "*objs", |vm, _| Ok(vm.list(Vec::new())))
        .sync("is_tracked", "obj, /", |_, a| Ok(Value::bool(a[0].ext().is_some() || holds_others(&a[0]))))
        .sync("is_finalized", "obj, /", |_, _| Ok(Value::FALSE))
        .sync("freeze", "", |_, _| Ok(Value::NONE))
        .sync("unfreeze", "", |_, _| Ok(Value::NONE))
        .sync("get_freeze_count", "", |vm, _| Ok(vm.int(0)))
        .value("garbage", vm.list(Vec::new()))
        .value("callbacks", vm.list(Vec::new()));
    for (name, flag) in [
        ("DEBUG_STATS", 1),
        ("DEBUG_COLLECTABLE", 2),
        ("DEBUG_UNCOLLECTABLE", 4),
        ("DEBUG_SAVEALL", 32),
        ("DEBUG_LEAK", 38),
    ] {
        m.value(name, vm.int(flag));
    }
}

/// Whether an object is of a kind that refers to others.
fn holds_others(value: &Value) -> bool {
    use crate::object::Kind;
    matches!(value.kind(), Kind::List | Kind::Tuple | Kind::Dict | Kind::Set | Kind::Cell | Kind::Iter)
}

fn turn(vm: Vm, off: bool) -> Res {
    settings(vm).is_disabled.store(off, Ordering::Relaxed);
    Ok(Value::NONE)
}

async fn collect(vm: Vm, a: Vec<Value>) -> Res {
    let generation = vm.index_i64(&a[0]).await?;
    if (0..=2).contains(&generation) { Ok(vm.int(0)) } else { Err(vm.value_error("invalid generation")) }
}

async fn set_threshold(vm: Vm, a: Vec<Value>) -> Res {
    let given = vm.tuple_items(&a[0]);
    if given.is_empty() || given.len() > 3 {
        return Err(vm.type_error("gc.set_threshold requires 1 to 3 arguments"));
    }
    let mut all = settings(vm).thresholds.get().unwrap_or([2000, 10, 0]);
    for (place, value) in all.iter_mut().zip(&given) {
        *place = vm.index_i64(value).await?;
    }
    settings(vm).thresholds.set(Some(all));
    Ok(Value::NONE)
}

async fn set_debug(vm: Vm, a: Vec<Value>) -> Res {
    settings(vm).debug.set(vm.index_i64(&a[0]).await?);
    Ok(Value::NONE)
}

fn stats(vm: Vm, _: &[Value]) -> Res {
    let generation = || {
        let dict = vm.empty_dict();
        for name in ["collections", "collected", "uncollectable"] {
            dict.body::<crate::types::dict::Dict>().set_str(&vm.intern_str(name), vm.int(0));
        }
        dict
    };
    Ok(vm.list(vec![generation(), generation(), generation()]))
}
