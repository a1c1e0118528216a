//! The module `gc` (`Modules/gcmodule.c`, `Python/gc.c`). Objects go when their last count does; rings of objects that only
//! refer to one another are found by the collector, which looks when it is asked, when there are three times as many objects
//! as it left, and at the end of the program. It has one generation.

mod collect;
mod graph;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

pub(crate) use collect::collect;

use super::state;
use crate::object::{Mut, Ring};
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::ty::Type;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;
use graph::{Graph, referents, value_of};

#[derive(Default)]
struct Settings {
    thresholds: Mut<Option<[i64; 3]>>,
    debug: Mut<i64>,
    is_collecting: AtomicBool,
    collections: AtomicU64,
    collected: AtomicU64,
}

const DEBUG_SAVEALL: i64 = 32;
/// Under which names the interpreter keeps the lists of the module.
const GARBAGE: &str = "gc.garbage";
const CALLBACKS: &str = "gc.callbacks";

fn settings(vm: Vm) -> &'static Settings {
    state::of(vm)
}

fn ring(vm: Vm) -> &'static Ring {
    vm.classes().type_.body::<Type>().ring()
}

fn garbage_list(vm: Vm) -> Value {
    state::kept(vm, GARBAGE)
}

/// Collects if there are many more objects than were left the last time.
#[undropped]
pub(crate) async fn collect_if_full(vm: Vm) {
    if ring(vm).is_full() {
        collect(vm).await;
    }
}

pub(crate) fn fill(vm: Vm, m: &Methods) {
    for name in [GARBAGE, CALLBACKS] {
        if state::kept(vm, name).is_none() {
            state::keep(vm, name, &vm.list(Vec::new()));
        }
    }
    m.wait("collect", "generation=2", waits!(collect_asked))
        .sync("enable", "", |vm, _| turn(vm, true))
        .sync("disable", "", |vm, _| turn(vm, false))
        .sync("isenabled", "", |vm, _| Ok(Value::bool(ring(vm).is_enabled())))
        .wait("set_threshold", "*thresholds", waits!(set_threshold))
        .sync("get_threshold", "", |vm, _| {
            let all = settings(vm).thresholds.get().unwrap_or([2000, 10, 0]);
            Ok(vm.tuple(all.iter().map(|one| vm.int(*one)).collect()))
        })
        .sync("get_count", "", |vm, _| Ok(vm.tuple(vec![vm.size(ring(vm).live()), vm.int(0), vm.int(0)])))
        .sync("get_objects", "generation=None", |vm, _| {
            Ok(vm.list(ring(vm).objects().into_iter().map(value_of).collect()))
        })
        .sync("get_stats", "", stats)
        .sync("get_debug", "", |vm, _| Ok(vm.int(settings(vm).debug.get())))
        .wait("set_debug", "flags, /", waits!(set_debug))
        .sync("get_referrers", "*objs", |vm, a| {
            let ring = ring(vm);
            let graph = ring.numbered(|| Graph::of_ring(ring));
            let found = graph.referrers(&vm.tuple_items(&a[0])).into_iter().map(value_of);
            // The tuple of the arguments is none that a program has made.
            Ok(vm.list(found.filter(|one| !one.is(&a[0])).collect()))
        })
        .sync("get_referents", "*objs", |vm, a| {
            Ok(vm.list(vm.tuple_items(&a[0]).iter().flat_map(referents).collect()))
        })
        .sync("is_tracked", "obj, /", |_, a| Ok(Value::bool(a[0].ext().is_some() || holds_others(&a[0]))))
        .sync("is_finalized", "obj, /", |_, a| {
            Ok(Value::bool(a[0].header().is_some_and(|header| header.is_finalized())))
        })
        .sync("freeze", "", |_, _| Ok(Value::NONE))
        .sync("unfreeze", "", |_, _| Ok(Value::NONE))
        .sync("get_freeze_count", "", |vm, _| Ok(vm.int(0)))
        .value("garbage", garbage_list(vm))
        .value("callbacks", state::kept(vm, CALLBACKS));
    for (name, flag) in [
        ("DEBUG_STATS", 1),
        ("DEBUG_COLLECTABLE", 2),
        ("DEBUG_UNCOLLECTABLE", 4),
        ("DEBUG_SAVEALL", DEBUG_SAVEALL),
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

fn turn(vm: Vm, on: bool) -> Res {
    ring(vm).enable(on);
    Ok(Value::NONE)
}

#[undropped]
async fn collect_asked(vm: Vm, a: Vec<Value>) -> Res {
    let generation = vm.index_i64(&a[0]).await?;
    if !(0..=2).contains(&generation) {
        return Err(vm.value_error("invalid generation"));
    }
    call_back(vm, "start", generation, 0).await?;
    let found = collect(vm).await;
    call_back(vm, "stop", generation, found).await?;
    Ok(vm.size(found))
}

/// Tells those in `gc.callbacks` of a collection.
#[undropped]
async fn call_back(vm: Vm, phase: &str, generation: i64, found: usize) -> Res<()> {
    for callback in vm.collect(&state::kept(vm, CALLBACKS)).await? {
        let info = vm.empty_dict();
        for (name, number) in [("generation", generation), ("collected", found as i64), ("uncollectable", 0)]
        {
            info.body::<Dict>().set_str(&vm.intern_str(name), vm.int(number));
        }
        vm.call(&callback, vec![vm.str(phase), info]).await?;
    }
    Ok(())
}

#[undropped]
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

#[undropped]
async fn set_debug(vm: Vm, a: Vec<Value>) -> Res {
    settings(vm).debug.set(vm.index_i64(&a[0]).await?);
    Ok(Value::NONE)
}

fn stats(vm: Vm, _: &[Value]) -> Res {
    let settings = settings(vm);
    let generation = |collections: u64, collected: u64| {
        let dict = vm.empty_dict();
        for (name, number) in [("collections", collections), ("collected", collected), ("uncollectable", 0)] {
            dict.body::<Dict>().set_str(&vm.intern_str(name), vm.size(number as usize));
        }
        dict
    };
    let (collections, collected) =
        (settings.collections.load(Ordering::Relaxed), settings.collected.load(Ordering::Relaxed));
    Ok(vm.list(vec![generation(0, 0), generation(0, 0), generation(collections, collected)]))
}
