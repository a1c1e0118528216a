//! A collection: what only refers to itself is found, has its last word (PEP 442), and falls apart.

use std::collections::HashSet;
use std::ptr::NonNull;
use std::sync::atomic::Ordering;

use super::graph::{Graph, value_of};
use super::{DEBUG_SAVEALL, garbage_list, ring, settings};
use crate::object::{Finalizable, Header, clear_object, is_unfinished};
use crate::value::Value;
use crate::vm::Vm;

/// Collects, and gives how many objects were found; none while a collection is under way.
#[undropped]
pub(crate) async fn collect(vm: Vm) -> usize {
    let settings = settings(vm);
    if settings.is_collecting.swap(true, Ordering::Relaxed) {
        return 0;
    }
    let found = collect_now(vm).await;
    settings.collections.fetch_add(1, Ordering::Relaxed);
    settings.collected.fetch_add(found as u64, Ordering::Relaxed);
    ring(vm).collected();
    settings.is_collecting.store(false, Ordering::Relaxed);
    found
}

#[undropped]
async fn collect_now(vm: Vm) -> usize {
    // What was looked up lately is no reason to live.
    vm.forget_lookups();
    let garbage = find(vm);
    if garbage.is_empty() {
        return 0;
    }
    let called = clear_weak(&garbage, true);
    let is_garbage: HashSet<u64> = garbage.iter().map(Value::id).collect();
    // Weak references that go themselves call nobody.
    let called: Vec<Value> = called.into_iter().filter(|weak| !is_garbage.contains(&weak.id())).collect();
    let mut has_run = !called.is_empty();
    called.into_iter().for_each(|reference| Finalizable::WeakRef(reference).push());
    for object in &garbage {
        if wants_finalizer(object) {
            has_run = true;
            Finalizable::Object(object.clone()).push();
        }
    }
    vm.finalize_waiting().await;
    let garbage = if has_run { still_unreachable(garbage) } else { garbage };
    if settings(vm).debug.get() & DEBUG_SAVEALL != 0 {
        garbage_list(vm)
            .body::<crate::types::list::List>()
            .items
            .with(|all| all.extend(garbage.iter().cloned()));
        return garbage.len();
    }
    drop(clear_weak(&garbage, false));
    garbage.iter().for_each(clear_object);
    let found = garbage.len();
    drop(garbage);
    vm.finalize_waiting().await;
    found
}

/// The objects that nobody uses but themselves, each kept alive for now.
fn find(vm: Vm) -> Vec<Value> {
    let ring = ring(vm);
    ring.numbered(|| Graph::of_ring(ring)).unreachable().into_iter().map(value_of).collect()
}

/// What has run may have made some of them reachable again, with all that they refer to.
fn still_unreachable(mut garbage: Vec<Value>) -> Vec<Value> {
    // What is in no ring any more goes by its count.
    garbage.retain(|value| value.header().is_some_and(|header| header.count.get() > 1));
    let objects: Vec<NonNull<Header>> = garbage.iter().filter_map(Value::pointer).collect();
    Graph::of(&objects, 1).unreachable().into_iter().map(value_of).collect()
}

/// Whether the object has a last word that it has not had.
fn wants_finalizer(value: &Value) -> bool {
    let (Some(object), Some(header)) = (value.pointer(), value.header()) else { return false };
    // SAFETY: the value keeps the object alive.
    let wants = header.class().has_finalizer() || unsafe { is_unfinished(object) };
    wants && !header.set_finalized()
}

/// Lets weak references know that the objects go, or at first those alone that have callbacks; gives these.
fn clear_weak(garbage: &[Value], with_callback: bool) -> Vec<Value> {
    garbage.iter().filter_map(Value::ext).flat_map(|ext| ext.clear_weak(with_callback)).collect()
}
