//! The module `_thread` (`Modules/_threadmodule.c`) of a machine that has one thread so far: locks work as far as one
//! thread can tell, and starting another one is an error.

use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::ty::SUBCLASSABLE;
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};
use crate::waits;

/// The number of the only thread.
const MAIN: i64 = 1;

/// A lock; its owner is the only thread, so how often it was taken is all that there is to know.
#[derive(Default)]
struct Lock {
    taken: Mut<usize>,
}

impl Body for Lock {
    const KIND: Kind = Kind::Other;
}

/// A lock that its owner may take again.
#[derive(Default)]
struct RLock {
    taken: Mut<usize>,
}

impl Body for RLock {
    const KIND: Kind = Kind::Other;
}

/// What `threading` joins; the main thread's own is all that there is.
#[derive(Default)]
struct Handle {
    done: Mut<bool>,
}

impl Body for Handle {
    const KIND: Kind = Kind::Other;
}

pub(crate) fn fill(vm: Vm, m: &Methods) {
    let object = &vm.classes().object;
    let lock = super::new_class(vm, "_thread", "_thread.lock", object, Info::extended::<Lock>(), 0);
    Methods::of(vm, &lock)
        .maker("cls, /", waits!(new_lock))
        .sync("acquire", "self, blocking=True, timeout=-1", acquire)
        .sync("acquire_lock", "self, blocking=True, timeout=-1", acquire)
        .sync("release", "self, /", release)
        .sync("release_lock", "self, /", release)
        .sync("locked", "self, /", |_, a| Ok(Value::bool(a[0].body::<Lock>().taken.get() > 0)))
        .sync("__enter__", "self, /", |vm, a| acquire(vm, &[a[0].clone(), Value::TRUE, vm.int(-1)]))
        .sync("__exit__", "self, *exc_info", |vm, a| release(vm, &a[..1]))
        .sync("_at_fork_reinit", "self, /", |_, a| {
            a[0].body::<Lock>().taken.set(0);
            Ok(Value::NONE)
        })
        .sync("__repr__", "self, /", |vm, a| Ok(repr(vm, &a[0], a[0].body::<Lock>().taken.get() > 0, "")));
    m.value("lock", lock.clone()).value("LockType", lock);
    let rlock =
        super::new_class(vm, "_thread", "_thread.RLock", object, Info::extended::<RLock>(), SUBCLASSABLE);
    Methods::of(vm, &rlock)
        .maker("cls, *args, **kwargs", waits!(new_rlock))
        .sync("acquire", "self, blocking=True, timeout=-1", acquire_again)
        .sync("release", "self, /", release_again)
        .sync("locked", "self, /", |_, a| Ok(Value::bool(a[0].body::<RLock>().taken.get() > 0)))
        .sync("__enter__", "self, /", |vm, a| acquire_again(vm, &[a[0].clone(), Value::TRUE, vm.int(-1)]))
        .sync("__exit__", "self, *exc_info", |vm, a| release_again(vm, &a[..1]))
        .sync("_is_owned", "self, /", |_, a| Ok(Value::bool(a[0].body::<RLock>().taken.get() > 0)))
        .sync("_recursion_count", "self, /", |vm, a| Ok(vm.size(a[0].body::<RLock>().taken.get())))
        .sync("_release_save", "self, /", release_save)
        .sync("_acquire_restore", "self, state, /", acquire_restore)
        .sync("_at_fork_reinit", "self, /", |_, a| {
            a[0].body::<RLock>().taken.set(0);
            Ok(Value::NONE)
        })
        .sync("__repr__", "self, /", |vm, a| {
            let taken = a[0].body::<RLock>().taken.get();
            let owner = if taken > 0 { MAIN } else { 0 };
            Ok(repr(vm, &a[0], taken > 0, &format!("owner={owner} count={taken} ")))
        });
    m.value("RLock", rlock);
    let handle =
        super::new_class(vm, "_thread", "_thread._ThreadHandle", object, Info::extended::<Handle>(), 0);
    Methods::of(vm, &handle)
        .maker("cls, /", waits!(new_handle))
        .get("ident", |vm, _| Ok(vm.int(MAIN)))
        .sync("is_done", "self, /", |_, a| Ok(Value::bool(a[0].body::<Handle>().done.get())))
        .sync("_set_done", "self, /", |_, a| {
            a[0].body::<Handle>().done.set(true);
            Ok(Value::NONE)
        })
        .sync("join", "self, timeout=None, /", |_, _| Ok(Value::NONE));
    m.value("_ThreadHandle", handle);
    // What is local to the only thread is local to nothing else.
    let info = Info::extended::<crate::types::instance::Instance>();
    m.value("_local", super::new_class(vm, "_thread", "_thread._local", object, info, SUBCLASSABLE));
    functions(vm, m);
}

fn functions(vm: Vm, m: &Methods) {
    m.sync("allocate_lock", "", |vm, _| Ok(made(vm, "lock", Lock::default())))
        .sync("allocate", "", |vm, _| Ok(made(vm, "lock", Lock::default())))
        .sync("_make_thread_handle", "ident, /", |vm, _| Ok(made(vm, "_ThreadHandle", Handle::default())))
        .sync("start_joinable_thread", "function, handle=None, daemon=True", |vm, _| Err(no_thread(vm)))
        .sync("start_new_thread", "function, args, kwargs=?, /", |vm, _| Err(no_thread(vm)))
        .sync("get_ident", "", |vm, _| Ok(vm.int(MAIN)))
        .sync("get_native_id", "", |vm, _| Ok(vm.int(MAIN)))
        .sync("_get_main_thread_ident", "", |vm, _| Ok(vm.int(MAIN)))
        .sync("_count", "", |vm, _| Ok(vm.int(0)))
        .sync("_shutdown", "", |_, _| Ok(Value::NONE))
        .sync("_is_main_interpreter", "", |_, _| Ok(Value::TRUE))
        .sync("daemon_threads_allowed", "", |_, _| Ok(Value::TRUE))
        .sync("stack_size", "size=0, /", |vm, _| Ok(vm.int(0)))
        .value("TIMEOUT_MAX", Value::float(9_223_372_036.0))
        .value("error", vm.classes().runtime_error.clone());
}

/// An object of one of the module's classes.
fn made<T: Body>(vm: Vm, name: &str, body: T) -> Value {
    let modules = vm.interp().modules.body::<crate::types::dict::Dict>();
    let module = modules.get_str(&vm.intern_str("_thread")).expect("its function was called");
    let class = module.ext().and_then(|ext| ext.get(&vm.intern_str(name))).expect("a class of the module");
    allocate(&class, body)
}

async fn new_lock(_: Vm, a: Vec<Value>) -> Res {
    Ok(allocate(&a[0], Lock::default()))
}

async fn new_rlock(_: Vm, a: Vec<Value>) -> Res {
    Ok(allocate(&a[0], RLock::default()))
}

async fn new_handle(_: Vm, a: Vec<Value>) -> Res {
    Ok(allocate(&a[0], Handle::default()))
}

fn no_thread(vm: Vm) -> Raise {
    vm.runtime_error("can't start new thread: this machine has one thread so far")
}

/// How long to wait for a lock: `None` is for ever.
fn patience(vm: Vm, blocking: &Value, timeout: &Value) -> Res<Option<f64>> {
    let seconds = timeout.real().or_else(|| timeout.as_i64().map(|seconds| seconds as f64));
    let Some(seconds) = seconds else {
        let class = vm.class_name(timeout);
        return Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer or float")));
    };
    let blocking = vm.truth_quick(blocking).unwrap_or(true);
    if !blocking {
        if seconds != -1.0 {
            return Err(vm.value_error("can't specify a timeout for a non-blocking call"));
        }
        return Ok(Some(0.0));
    }
    match seconds {
        -1.0 => Ok(None),
        seconds if seconds < 0.0 => Err(vm.value_error("timeout value must be a non-negative number")),
        seconds if seconds > 9_223_372_036.0 => Err(vm.overflow_error("timeout value is too large")),
        seconds => Ok(Some(seconds)),
    }
}

fn acquire(vm: Vm, a: &[Value]) -> Res {
    let wait = patience(vm, &a[1], &a[2])?;
    let lock = a[0].body::<Lock>();
    if lock.taken.get() == 0 {
        lock.taken.set(1);
        return Ok(Value::TRUE);
    }
    match wait {
        // CPython would wait for ever, since nobody is there who could let go of it.
        None => Err(vm.runtime_error("deadlock: the only thread waits for a lock that it has itself")),
        Some(seconds) => {
            vm.interp().host.sleep(seconds);
            Ok(Value::FALSE)
        }
    }
}

fn release(vm: Vm, a: &[Value]) -> Res {
    if a[0].body::<Lock>().taken.replace(0) == 0 {
        return Err(vm.runtime_error("release unlocked lock"));
    }
    Ok(Value::NONE)
}

fn acquire_again(vm: Vm, a: &[Value]) -> Res {
    patience(vm, &a[1], &a[2])?;
    a[0].body::<RLock>().taken.with(|taken| *taken += 1);
    Ok(Value::TRUE)
}

fn release_again(vm: Vm, a: &[Value]) -> Res {
    let taken = &a[0].body::<RLock>().taken;
    match taken.get() {
        0 => Err(vm.runtime_error("cannot release un-acquired lock")),
        count => {
            taken.set(count - 1);
            Ok(Value::NONE)
        }
    }
}

fn release_save(vm: Vm, a: &[Value]) -> Res {
    match a[0].body::<RLock>().taken.replace(0) {
        0 => Err(vm.runtime_error("cannot release un-acquired lock")),
        count => Ok(vm.pair(vm.size(count), vm.int(MAIN))),
    }
}

fn acquire_restore(vm: Vm, a: &[Value]) -> Res {
    let state = vm.tuple_items(&a[1]);
    let count = state.first().and_then(Value::as_i64).unwrap_or(0);
    a[0].body::<RLock>().taken.set(count as usize);
    Ok(Value::NONE)
}

fn repr(vm: Vm, lock: &Value, taken: bool, more: &str) -> Value {
    let state = if taken { "locked" } else { "unlocked" };
    vm.string(format!("<{state} {} object {more}at {:#x}>", vm.class_name(lock), lock.id()))
}
