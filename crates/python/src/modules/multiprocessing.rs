//! The module `_multiprocessing` (`Modules/_multiprocessing/`): semaphores. They lie in this process's memory, so
//! threads share them; there is no other process yet.

use crate::vm::waited::ObjectNumber;
use std::sync::atomic::Ordering;
use trace::Wait;

use sync::AtomicU32;

use super::deadline::Deadline;
use super::{errno, state};
use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::number_methods::to_real;
use crate::types::ty::SUBCLASSABLE;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

const SEMLOCK: &str = "_multiprocessing.SemLock";
const RECURSIVE_MUTEX: i64 = 0;
const VALUE_MAX: i64 = i32::MAX as i64;

struct SemLock {
    kind: i64,
    most: i64,
    /// How often it can still be taken; the word that waits are on.
    value: AtomicU32,
    /// How often the thread that has it has taken it, and which thread that is.
    held: Mut<(u32, usize)>,
    number: ObjectNumber,
}

impl Body for SemLock {
    const KIND: Kind = Kind::Other;
}

pub(crate) fn fill(vm: Vm, m: &Methods) {
    let info = Info::plain::<SemLock>();
    let class = super::new_class(vm, "_multiprocessing", SEMLOCK, &vm.classes().object, info, SUBCLASSABLE);
    Methods::of(vm, &class)
        .maker("cls, kind, value, maxvalue, name, unlink", waits!(new))
        .wait("acquire", "self, block=True, timeout=None", waits!(acquire))
        .sync("release", "self, /", release)
        .wait("__enter__", "self, /", waits!(enter))
        .sync("__exit__", "self, exc_type=None, exc_value=None, exc_tb=None, /", |vm, a| release(vm, &a[..1]))
        .sync("_count", "self, /", |vm, a| Ok(vm.int(body(&a[0]).held.get().0.into())))
        .sync("_is_mine", "self, /", |vm, a| Ok(Value::bool(is_mine(vm, body(&a[0])))))
        .sync("_get_value", "self, /", |vm, a| Ok(vm.int(body(&a[0]).value.load(Ordering::Acquire).into())))
        .sync("_is_zero", "self, /", |_, a| Ok(Value::bool(body(&a[0]).value.load(Ordering::Acquire) == 0)))
        .sync("_after_fork", "self, /", |_, a| {
            body(&a[0]).held.set((0, 0));
            Ok(Value::NONE)
        })
        .class_method("_rebuild", "cls, handle, kind, maxvalue, name, /", waits!(rebuild))
        .get("handle", |vm, this| Ok(vm.int(this.id() as i64)))
        .get("kind", |vm, this| Ok(vm.int(body(this).kind)))
        .get("maxvalue", |vm, this| Ok(vm.int(body(this).most)))
        // Without a name nobody has to be told to take it away in the end.
        .get("name", |_, _| Ok(Value::NONE))
        .value("SEM_VALUE_MAX", vm.int(VALUE_MAX));
    state::keep(vm, SEMLOCK, &class);
    m.value("SemLock", class)
        .value("flags", vm.empty_dict())
        .sync("sem_unlink", "name, /", |vm, _| Err(errno::os_error(vm, errno::ENOENT, None)));
}

fn body(this: &Value) -> &SemLock {
    this.body()
}

fn thread(vm: Vm) -> usize {
    std::ptr::from_ref(vm.thread()).addr()
}

fn is_mine(vm: Vm, lock: &SemLock) -> bool {
    let (count, owner) = lock.held.get();
    count > 0 && owner == thread(vm)
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    super::check_body::<SemLock>(vm, &a[0], SEMLOCK)?;
    let (kind, value, most) =
        (vm.index_i64(&a[1]).await?, vm.index_i64(&a[2]).await?, vm.index_i64(&a[3]).await?);
    if !(0..=1).contains(&kind) {
        return Err(vm.value_error("unrecognized kind"));
    }
    let Some(word) = u32::try_from(value).ok().filter(|_| value <= most && most <= VALUE_MAX) else {
        return Err(vm.value_error("invalid value"));
    };
    let (value, number) = (AtomicU32::new(word), ObjectNumber::default());
    let made = SemLock { kind, most, value, held: Mut::new((0, 0)), number };
    Ok(allocate(&a[0], made))
}

#[undropped]
async fn rebuild(vm: Vm, _: Vec<Value>) -> Res {
    let words = "a page starts no processes yet, so a semaphore cannot come from another; use threading";
    Err(vm.raise_text(&vm.classes().not_implemented_error, words))
}

/// Takes one away from the value, if there is one.
fn take(lock: &SemLock) -> bool {
    let less = |value: u32| value.checked_sub(1);
    lock.value.fetch_update(Ordering::Acquire, Ordering::Relaxed, less).is_ok()
}

#[undropped]
async fn acquire(vm: Vm, a: Vec<Value>) -> Res {
    let until = match (vm.truth(&a[1]).await?, a[2].is_none()) {
        (false, _) => Deadline::after(vm, Some(0.0)),
        (true, true) => Deadline::after(vm, None),
        (true, false) => {
            let seconds = to_real(vm, &a[2]).await?;
            Deadline::after(vm, Some(seconds.max(0.0)))
        }
    };
    let lock = body(&a[0]);
    if lock.kind == RECURSIVE_MUTEX && is_mine(vm, lock) {
        lock.held.with(|held| held.0 += 1);
        return Ok(Value::TRUE);
    }
    while !take(lock) {
        let Some(left) = until.left_ms(vm) else { return Ok(Value::FALSE) };
        let waited = lock.number.waited(vm, Wait::Mutex, &vm.class_name(&a[0]));
        vm.park(waited, &lock.value, 0, left).await;
    }
    let own = thread(vm);
    lock.held.with(|held| *held = (held.0 + 1, own));
    Ok(Value::TRUE)
}

#[undropped]
async fn enter(vm: Vm, a: Vec<Value>) -> Res {
    acquire(vm, vec![a[0].clone(), Value::TRUE, Value::NONE]).await
}

fn release(vm: Vm, a: &[Value]) -> Res {
    let lock = body(&a[0]);
    if lock.kind == RECURSIVE_MUTEX {
        if !is_mine(vm, lock) {
            let message = "attempt to release recursive lock not owned by thread";
            return Err(vm.raise_text(&vm.classes().assertion_error, message));
        }
        if lock.held.get().0 > 1 {
            lock.held.with(|held| held.0 -= 1);
            return Ok(Value::NONE);
        }
    } else if i64::from(lock.value.load(Ordering::Acquire)) >= lock.most {
        return Err(vm.value_error("semaphore or lock released too many times"));
    }
    lock.held.with(|held| held.0 = held.0.saturating_sub(1));
    lock.value.fetch_add(1, Ordering::Release);
    vm.unpark(&lock.value, 1);
    Ok(Value::NONE)
}
