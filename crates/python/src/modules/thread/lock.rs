//! `_thread.lock`, which any thread may release.

use super::{Mutex, made, patience};
use crate::modules::{new_class, state};
use crate::object::{Body, Info, Kind, allocate};
use crate::types::Methods;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

#[derive(Default)]
struct Lock(Mutex);

impl Body for Lock {
    const KIND: Kind = Kind::Other;
}

pub(super) fn fill(vm: Vm, m: &Methods) {
    let class = new_class(vm, "_thread", "_thread.lock", &vm.classes().object, Info::extended::<Lock>(), 0);
    state::keep(vm, "_thread.lock", &class);
    Methods::of(vm, &class)
        .maker("cls, /", waits!(new))
        .wait("acquire", "self, blocking=True, timeout=-1", waits!(acquire))
        .wait("acquire_lock", "self, blocking=True, timeout=-1", waits!(acquire))
        .wait("__enter__", "self, /", waits!(enter))
        .sync("release", "self, /", release)
        .sync("release_lock", "self, /", release)
        .sync("__exit__", "self, *exc_info", |vm, a| release(vm, &a[..1]))
        .sync("locked", "self, /", locked)
        .sync("locked_lock", "self, /", locked)
        .sync("_at_fork_reinit", "self, /", |_, a| {
            a[0].body::<Lock>().0.mutex.clear();
            Ok(Value::NONE)
        })
        .sync("__repr__", "self, /", repr);
    m.value("lock", class.clone())
        .value("LockType", class)
        .sync("allocate_lock", "", |vm, _| Ok(made(vm, "_thread.lock", Lock::default())))
        .sync("allocate", "", |vm, _| Ok(made(vm, "_thread.lock", Lock::default())));
}

#[undropped]
async fn new(_: Vm, a: Vec<Value>) -> Res {
    Ok(allocate(&a[0], Lock::default()))
}

#[undropped]
async fn acquire(vm: Vm, a: Vec<Value>) -> Res {
    let seconds = patience(vm, &a[1], &a[2])?;
    Ok(Value::bool(vm.lock_mutex(&a[0], &a[0].body::<Lock>().0, seconds).await?))
}

#[undropped]
async fn enter(vm: Vm, a: Vec<Value>) -> Res {
    Ok(Value::bool(vm.lock_mutex(&a[0], &a[0].body::<Lock>().0, None).await?))
}

fn release(vm: Vm, a: &[Value]) -> Res {
    let mutex = &a[0].body::<Lock>().0;
    if !mutex.mutex.is_locked() {
        return Err(vm.runtime_error("release unlocked lock"));
    }
    vm.unlock_mutex(mutex);
    Ok(Value::NONE)
}

fn locked(_: Vm, a: &[Value]) -> Res {
    Ok(Value::bool(a[0].body::<Lock>().0.mutex.is_locked()))
}

fn repr(vm: Vm, a: &[Value]) -> Res {
    let state = if a[0].body::<Lock>().0.mutex.is_locked() { "locked" } else { "unlocked" };
    Ok(vm.string(format!("<{state} {} object at {:#x}>", vm.class_name(&a[0]), a[0].id())))
}
