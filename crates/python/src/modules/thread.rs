//! The module `_thread` (`Modules/_threadmodule.c`): threads that the world starts, and locks that they wait for.
//!
//! | file | what is in it |
//! | --- | --- |
//! | `lock` | `lock` |
//! | `rlock` | `RLock` |
//! | `handle` | `_ThreadHandle`: what `threading` joins, and how a thread is started |
//! | `local` | `_local` |
//! | `excepthook` | what prints an exception that ended a thread |

mod excepthook;
mod handle;
mod local;
mod lock;
mod rlock;

use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};

use trace::Wait;

use super::deadline::Deadline;
use crate::object::{Body, allocate};
use crate::types::Methods;
use crate::value::Value;
use crate::vm::waited::ObjectNumber;
use crate::vm::{MAIN, Raise, Res, Vm};
use crate::waits;

use handle::running;
pub(crate) use handle::shut_down;
pub(crate) use local::{Own, enter as enter_local, leave as leave_locals};

/// The longest time that a thread may ask to wait, in seconds: as many nanoseconds as 64 bits count.
const TIMEOUT_MAX: f64 = 9_223_372_036.0;
/// What `stack_size` accepts at least, as CPython does where threads have a stack.
const LEAST_STACK: i64 = 32_768;

pub(crate) fn fill(vm: Vm, m: &Methods) {
    lock::fill(vm, m);
    rlock::fill(vm, m);
    handle::fill(vm, m);
    excepthook::fill(vm, m);
    local::fill(vm, m);
    m.sync("get_ident", "", |vm, _| Ok(vm.int(vm.thread().number.into())))
        .sync("get_native_id", "", |vm, _| Ok(vm.int(vm.thread().number.into())))
        .sync("_get_main_thread_ident", "", |vm, _| Ok(vm.int(MAIN.into())))
        .sync("_count", "", |vm, _| Ok(vm.size(running(vm))))
        .sync("_is_main_interpreter", "", |_, _| Ok(Value::TRUE))
        .sync("daemon_threads_allowed", "", |_, _| Ok(Value::TRUE))
        .sync("set_name", "name, /", |vm, a| {
            vm.interp().world.named(vm.thread().number, &vm.expect_text(&a[0], "set_name() argument")?);
            Ok(Value::NONE)
        })
        .sync("stack_size", "size=0, /", stack_size)
        .wait("interrupt_main", "signum=2, /", waits!(super::signal::interrupt))
        .sync("exit", "", exit)
        .sync("exit_thread", "", exit)
        .value("TIMEOUT_MAX", Value::float(TIMEOUT_MAX))
        .value("error", vm.classes().runtime_error.clone());
}

/// A mutex that threads wait for.
#[derive(Default)]
struct Mutex {
    mutex: sync::Mutex,
    number: ObjectNumber,
    /// The thread that took it last.
    holder: AtomicU32,
}

/// An object of one of the module's classes.
fn made<T: Body>(vm: Vm, name: &'static str, body: T) -> Value {
    allocate(&super::state::kept(vm, name), body)
}

/// The size that a program has asked for. A frame needs no stack of the system's, so any that CPython accepts will do.
#[derive(Default)]
struct StackSize(AtomicI64);

/// `stack_size(size=0)` gives the size from before.
fn stack_size(vm: Vm, a: &[Value]) -> Res {
    let size = a[0].as_i64().unwrap_or(-1);
    if size < 0 {
        return Err(vm.value_error("size must be 0 or a positive value"));
    }
    if size > 0 && size < LEAST_STACK {
        return Err(vm.value_error(format!("size not valid: {size} bytes")));
    }
    Ok(vm.int(super::state::of::<StackSize>(vm).0.swap(size, Ordering::Relaxed)))
}

fn exit(vm: Vm, _: &[Value]) -> Res {
    Err(Raise(vm.new_exception(&vm.classes().system_exit, Vec::new())))
}

/// For how many seconds an `acquire` waits: `None` is for ever.
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
        // More seconds than its clock has nanoseconds in 64 bits.
        seconds if seconds >= i64::MAX as f64 => {
            Err(vm.overflow_error("timestamp out of range for platform time_t"))
        }
        seconds if seconds > TIMEOUT_MAX => Err(vm.overflow_error("timeout value is too large")),
        seconds => Ok(Some(seconds)),
    }
}

impl Vm {
    /// Takes the mutex of an object, and lets other threads run while it waits. False if so many seconds passed first.
    #[undropped]
    async fn lock_mutex(self, of: &Value, wanted: &Mutex, seconds: Option<f64>) -> Res<bool> {
        let Mutex { mutex, number, holder } = wanted;
        let own = self.thread().number;
        if mutex.try_lock() {
            holder.store(own, Ordering::Relaxed);
            return Ok(true);
        }
        if seconds == Some(0.0) {
            return Ok(false);
        }
        self.interp().world.held(own, holder.load(Ordering::Relaxed));
        let interp = self.interp();
        let deadline = Deadline::after(self, seconds);
        let left_ms = || if self.has_signals() { 0.0 } else { deadline.left_ms(self).unwrap_or(0.0) };
        let waited = number.waited(self, Wait::Mutex, &self.class_name(of));
        loop {
            let lock = mutex.lock_within(interp.world.park(), &interp.turns.stop, left_ms);
            if self.stuck(seconds.is_none(), self.without_lock(waited, lock)).await {
                holder.store(own, Ordering::Relaxed);
                return Ok(true);
            }
            self.handle_signals().await?;
            // A thread that is stopped goes no further than its next checkpoint.
            if deadline.left_ms(self).is_none() || interp.turns.stop.is_raised() {
                return Ok(false);
            }
        }
    }

    fn unlock_mutex(self, Mutex { mutex, .. }: &Mutex) {
        if mutex.unlock() {
            self.interp().life.wake();
            mutex.wake(self.interp().world.park());
        }
    }
}
