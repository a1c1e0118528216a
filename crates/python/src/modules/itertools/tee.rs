//! `tee`: several iterators over the items of one.

use std::collections::VecDeque;
use std::sync::Arc;

use super::{class, stepper};
use crate::object::Mut;
use crate::types::Methods;
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn fill(vm: Vm, m: &Methods) {
    class(vm, m, "_tee", "cls, iterable, /", waits!(one));
    m.wait("tee", "iterable, n=2, /", waits!(tee));
}

/// The iterator, and for each of those that share it the items that it has not given yet.
struct Shared {
    iterator: Value,
    waiting: Vec<VecDeque<Value>>,
}

async fn one(vm: Vm, a: Vec<Value>) -> Res {
    let shared =
        Arc::new(Mut::new(Shared { iterator: vm.iter(&a[1]).await?, waiting: vec![VecDeque::new()] }));
    Ok(stepper(vm, &a[0], (shared, 0), next))
}

async fn tee(vm: Vm, a: Vec<Value>) -> Res {
    let count = vm.index_i64(&a[1]).await?;
    if count < 0 {
        return Err(vm.value_error("n must be >= 0"));
    }
    let iterator = vm.iter(&a[0]).await?;
    let waiting = (0..count).map(|_| VecDeque::new()).collect();
    let shared = Arc::new(Mut::new(Shared { iterator, waiting }));
    let module = vm.interp().modules.body::<crate::types::dict::Dict>().get_str(&vm.intern_str("itertools"));
    let class = module.and_then(|module| module.ext()?.get(&vm.intern_str("_tee"))).unwrap_or(Value::NONE);
    let all = (0..count as usize).map(|index| stepper(vm, &class, (Arc::clone(&shared), index), next));
    Ok(vm.tuple(all.collect()))
}

async fn next(vm: Vm, own: Arc<Mut<(Arc<Mut<Shared>>, usize)>>) -> Res<Slot> {
    let (shared, index) = own.get();
    if let Some(item) = shared.with(|shared| shared.waiting[index].pop_front()) {
        return Ok(Some(item));
    }
    let iterator = shared.with(|shared| shared.iterator.clone());
    let Some(item) = vm.next(&iterator).await? else { return Ok(None) };
    shared.with(|shared| {
        for (other, waiting) in shared.waiting.iter_mut().enumerate() {
            if other != index {
                waiting.push_back(item.clone());
            }
        }
    });
    Ok(Some(item))
}
