//! `_thread.RLock`, which the thread that has it may take again.

use sync::{AtomicU32, Ordering};

use super::{Mutex, patience};
use crate::modules::new_class;
use crate::object::{Body, Info, Kind, allocate};
use crate::types::Methods;
use crate::types::ty::SUBCLASSABLE;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

/// No thread has this number.
const NOBODY: u32 = 0;

#[derive(Default)]
struct RLock {
    mutex: Mutex,
    /// The thread that has it.
    owner: AtomicU32,
    /// How often the owner took it; only the owner changes it.
    count: AtomicU32,
}

impl Body for RLock {
    const KIND: Kind = Kind::Other;
}

impl RLock {
    fn is_owned(&self, vm: Vm) -> bool {
        self.owner.load(Ordering::Relaxed) == vm.thread().number
    }

    fn count(&self) -> u32 {
        self.count.load(Ordering::Relaxed)
    }

    /// The calling thread has taken the mutex.
    fn own(&self, vm: Vm, count: u32) {
        self.owner.store(vm.thread().number, Ordering::Relaxed);
        self.count.store(count, Ordering::Relaxed);
    }

    #[undropped]
    async fn acquire(&self, vm: Vm, of: &Value, seconds: Option<f64>) -> Res<bool> {
        if self.is_owned(vm) {
            self.count.store(self.count() + 1, Ordering::Relaxed);
            return Ok(true);
        }
        let taken = vm.lock_mutex(of, &self.mutex, seconds).await?;
        if taken {
            self.own(vm, 1);
        }
        Ok(taken)
    }

    /// Lets go of it, however often it was taken; gives how often.
    fn release_all(&self, vm: Vm) -> u32 {
        self.owner.store(NOBODY, Ordering::Relaxed);
        let count = self.count.swap(0, Ordering::Relaxed);
        vm.unlock_mutex(&self.mutex);
        count
    }
}

pub(super) fn fill(vm: Vm, m: &Methods) {
    let info = Info::extended::<RLock>();
    let class = new_class(vm, "_thread", "_thread.RLock", &vm.classes().object, info, SUBCLASSABLE);
    Methods::of(vm, &class)
        .maker("cls, *args, **kwargs", waits!(new))
        .wait("acquire", "self, blocking=True, timeout=-1", waits!(acquire))
        .wait("__enter__", "self, /", waits!(enter))
        .sync("release", "self, /", release)
        .sync("__exit__", "self, *exc_info", |vm, a| release(vm, &a[..1]))
        .sync("locked", "self, /", |_, a| Ok(Value::bool(a[0].body::<RLock>().mutex.mutex.is_locked())))
        .sync("_is_owned", "self, /", |vm, a| Ok(Value::bool(a[0].body::<RLock>().is_owned(vm))))
        .sync("_recursion_count", "self, /", |vm, a| {
            let lock = a[0].body::<RLock>();
            Ok(vm.int(if lock.is_owned(vm) { lock.count().into() } else { 0 }))
        })
        .sync("_release_save", "self, /", release_save)
        .wait("_acquire_restore", "self, state, /", waits!(acquire_restore))
        .sync("_at_fork_reinit", "self, /", |_, a| {
            let lock = a[0].body::<RLock>();
            lock.owner.store(NOBODY, Ordering::Relaxed);
            lock.count.store(0, Ordering::Relaxed);
            lock.mutex.mutex.clear();
            Ok(Value::NONE)
        })
        .sync("__repr__", "self, /", repr);
    m.value("RLock", class);
}

#[undropped]
async fn new(_: Vm, a: Vec<Value>) -> Res {
    Ok(allocate(&a[0], RLock::default()))
}

#[undropped]
async fn acquire(vm: Vm, a: Vec<Value>) -> Res {
    let seconds = patience(vm, &a[1], &a[2])?;
    Ok(Value::bool(a[0].body::<RLock>().acquire(vm, &a[0], seconds).await?))
}

#[undropped]
async fn enter(vm: Vm, a: Vec<Value>) -> Res {
    Ok(Value::bool(a[0].body::<RLock>().acquire(vm, &a[0], None).await?))
}

fn release(vm: Vm, a: &[Value]) -> Res {
    let lock = a[0].body::<RLock>();
    if !lock.is_owned(vm) {
        return Err(vm.runtime_error("cannot release un-acquired lock"));
    }
    match lock.count() {
        1 => _ = lock.release_all(vm),
        count => lock.count.store(count - 1, Ordering::Relaxed),
    }
    Ok(Value::NONE)
}

fn release_save(vm: Vm, a: &[Value]) -> Res {
    let lock = a[0].body::<RLock>();
    if !lock.is_owned(vm) {
        return Err(vm.runtime_error("cannot release un-acquired lock"));
    }
    let (count, owner) = (lock.release_all(vm), vm.thread().number);
    Ok(vm.pair(vm.int(count.into()), vm.int(owner.into())))
}

#[undropped]
async fn acquire_restore(vm: Vm, a: Vec<Value>) -> Res {
    let state = vm.tuple_items(&a[1]);
    let count = state.first().and_then(Value::as_i64).and_then(|count| u32::try_from(count).ok());
    let Some(count) = count else {
        return Err(vm.type_error("_acquire_restore() wants what _release_save() gave"));
    };
    let lock = a[0].body::<RLock>();
    if vm.lock_mutex(&a[0], &lock.mutex, None).await? {
        lock.own(vm, count);
    }
    Ok(Value::NONE)
}

fn repr(vm: Vm, a: &[Value]) -> Res {
    let lock = a[0].body::<RLock>();
    let state = if lock.mutex.mutex.is_locked() { "locked" } else { "unlocked" };
    let (owner, count) = (lock.owner.load(Ordering::Relaxed), lock.count());
    let class = vm.class_name(&a[0]);
    Ok(vm.string(format!("<{state} {class} object owner={owner} count={count} at {:#x}>", a[0].id())))
}
