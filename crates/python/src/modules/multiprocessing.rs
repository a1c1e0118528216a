//! The module `_multiprocessing` (`Modules/_multiprocessing/`): semaphores, which lie in the kernel, so that processes share
//! them; and what the package's stand-ins (`function/stand_ins`) ask for instead of an operating system.

pub(crate) mod blocks;
mod processes;

use crate::vm::waited::ObjectNumber;
use trace::Wait;

use super::deadline::Deadline;
use super::{errno, state};
use crate::kernel::{self, Kernel};
use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::number_methods::to_real;
use crate::types::ty::{FINALIZER, SUBCLASSABLE};
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

const SEMLOCK: &str = "_multiprocessing.SemLock";
const RECURSIVE_MUTEX: i64 = 0;
const VALUE_MAX: i64 = i32::MAX as i64;

struct SemLock {
    kind: i64,
    most: i64,
    /// The semaphore, whose value says how often it can still be taken.
    semaphore: u32,
    /// Whether another process may know of it: then it stays, whoever forgets it.
    is_known: Mut<bool>,
    /// How often the thread that has it has taken it, and which thread that is.
    held: Mut<(u32, usize)>,
    number: ObjectNumber,
}

impl Body for SemLock {
    const KIND: Kind = Kind::Other;
}

impl SemLock {
    fn value(&self, vm: Vm) -> u32 {
        vm.kernel().shared.load(Kernel::value_word(self.semaphore))
    }
}

pub(crate) fn fill(vm: Vm, m: &Methods) {
    let info = Info::plain::<SemLock>();
    let class = super::new_class(
        vm,
        "_multiprocessing",
        SEMLOCK,
        &vm.classes().object,
        info,
        SUBCLASSABLE | FINALIZER,
    );
    Methods::of(vm, &class)
        .maker("cls, kind, value, maxvalue, name, unlink", waits!(new))
        .wait("acquire", "self, block=True, timeout=None", waits!(acquire))
        .sync("release", "self, /", release)
        .wait("__enter__", "self, /", waits!(enter))
        .sync("__exit__", "self, exc_type=None, exc_value=None, exc_tb=None, /", |vm, a| release(vm, &a[..1]))
        .sync("_count", "self, /", |vm, a| Ok(vm.int(body(&a[0]).held.get().0.into())))
        .sync("_is_mine", "self, /", |vm, a| Ok(Value::bool(is_mine(vm, body(&a[0])))))
        .sync("_get_value", "self, /", |vm, a| Ok(vm.int(body(&a[0]).value(vm).into())))
        .sync("_is_zero", "self, /", |vm, a| Ok(Value::bool(body(&a[0]).value(vm) == 0)))
        .sync("_after_fork", "self, /", |_, a| {
            body(&a[0]).held.set((0, 0));
            Ok(Value::NONE)
        })
        .class_method("_rebuild", "cls, handle, kind, maxvalue, name, /", waits!(rebuild))
        .get("handle", |vm, this| {
            body(this).is_known.set(true);
            Ok(vm.int(body(this).semaphore.into()))
        })
        .wait("__del__", "self, /", waits!(finalize))
        .get("kind", |vm, this| Ok(vm.int(body(this).kind)))
        .get("maxvalue", |vm, this| Ok(vm.int(body(this).most)))
        // Without a name nobody has to be told to take it away in the end.
        .get("name", |_, _| Ok(Value::NONE))
        .value("SEM_VALUE_MAX", vm.int(VALUE_MAX));
    state::keep(vm, SEMLOCK, &class);
    processes::fill(m);
    blocks::fill(vm, m);
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
    let semaphore = vm.kernel().semaphore(word).ok_or_else(|| errno::os_error(vm, errno::ENOSPC, None))?;
    Ok(allocate(&a[0], lock(semaphore, kind, most, false)))
}

fn lock(semaphore: u32, kind: i64, most: i64, is_known: bool) -> SemLock {
    let number = ObjectNumber::default();
    SemLock { kind, most, semaphore, is_known: Mut::new(is_known), held: Mut::new((0, 0)), number }
}

/// A semaphore of another process.
#[undropped]
async fn rebuild(vm: Vm, a: Vec<Value>) -> Res {
    let (kind, most) = (vm.index_i64(&a[2]).await?, vm.index_i64(&a[3]).await?);
    let known = a[1].as_i64().and_then(|handle| u32::try_from(handle).ok());
    let known = known.filter(|handle| vm.kernel().is(*handle, kernel::Kind::Semaphore));
    let semaphore = known.ok_or_else(|| errno::os_error(vm, errno::ENOENT, None))?;
    Ok(allocate(&a[0], lock(semaphore, kind, most, true)))
}

/// Ends a semaphore that no other process knows of.
#[undropped]
async fn finalize(vm: Vm, a: Vec<Value>) -> Res {
    if !body(&a[0]).is_known.get() {
        vm.kernel().end_object(body(&a[0]).semaphore);
    }
    Ok(Value::NONE)
}

/// Takes one away from the value, if there is one.
fn take(vm: Vm, lock: &SemLock) -> bool {
    let (shared, word) = (&vm.kernel().shared, Kernel::value_word(lock.semaphore));
    let mut value = shared.load(word);
    while value > 0 {
        let found = shared.exchange(word, value, value - 1);
        if found == value {
            return true;
        }
        value = found;
    }
    false
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
    while !take(vm, lock) {
        let Some(left) = until.left_ms(vm) else { return Ok(Value::FALSE) };
        let waited = lock.number.waited(vm, Wait::Mutex, &vm.class_name(&a[0]));
        vm.park_shared(waited, Kernel::value_word(lock.semaphore), 0, left).await?;
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
    } else if i64::from(lock.value(vm)) >= lock.most {
        return Err(vm.value_error("semaphore or lock released too many times"));
    }
    lock.held.with(|held| held.0 = held.0.saturating_sub(1));
    let word = Kernel::value_word(lock.semaphore);
    vm.kernel().shared.add(word, 1);
    vm.kernel().wake(word, 1);
    vm.interp().life.wake();
    Ok(Value::NONE)
}
