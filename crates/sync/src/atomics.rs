//! The atomics that the engine is built on, and a futex: a thread waits on a word, and another thread wakes it.
//!
//! On wasm the futex is WebAssembly's own (`memory.atomic.wait32`, threads proposal), so that JavaScript can wake a
//! waiting thread with `Atomics.notify` without entering the instance. Native builds use `parking_lot`'s table instead.

use crate::Sleep;
#[cfg(loom)]
pub use loom::{
    cell::UnsafeCell,
    sync::atomic::{AtomicBool, AtomicPtr, AtomicU32, Ordering},
};
#[cfg(not(loom))]
pub use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU32, Ordering};

/// `std`'s `UnsafeCell` behind the interface of loom's, so that loom can check every access.
#[cfg(not(loom))]
#[derive(Debug)]
pub struct UnsafeCell<T>(std::cell::UnsafeCell<T>);

#[cfg(not(loom))]
impl<T> UnsafeCell<T> {
    /// Makes a cell that holds `value`.
    pub fn new(value: T) -> Self {
        Self(std::cell::UnsafeCell::new(value))
    }
    /// Calls `read` with a pointer to the value.
    pub fn with<R>(&self, read: impl FnOnce(*const T) -> R) -> R {
        read(self.0.get())
    }
    /// Calls `write` with a pointer that may be written through.
    pub fn with_mut<R>(&self, write: impl FnOnce(*mut T) -> R) -> R {
        write(self.0.get())
    }
}

/// The word that every checkpoint of a memory reads: go on, end, or let a scheduler choose which thread goes on.
///
/// It is a plain 32-bit word, so that JavaScript can raise it from outside.
#[derive(Debug, Default)]
pub struct Stop(AtomicU32);

/// Go on.
pub const RUN: u32 = 0;
/// Every wait and every computation in the memory ends. JavaScript stores this number.
pub const STOP: u32 = 1;
/// The thread that finds it at a checkpoint says where it is, and goes on. JavaScript stores this number in place of
/// [`RUN`].
pub const SAMPLE: u32 = 3;
/// The process was sent a signal, which its main thread handles at its next checkpoint. JavaScript stores this number in place
/// of [`RUN`] or [`SAMPLE`].
pub const SIGNAL: u32 = 4;
/// Every checkpoint is a step: a scheduler chooses which thread goes on.
#[cfg(not(loom))]
const STEP: u32 = 2;

impl Stop {
    /// Makes a word that is not raised.
    #[cfg(not(loom))]
    pub const fn new() -> Self {
        Self(AtomicU32::new(RUN))
    }

    /// Makes a word that is not raised, and makes every checkpoint a step.
    #[cfg(not(loom))]
    pub const fn stepping() -> Self {
        Self(AtomicU32::new(STEP))
    }

    /// Whether the word is raised. Relaxed, because nothing is published with it and a late read does no harm.
    #[inline]
    pub fn is_raised(&self) -> bool {
        self.0.load(Ordering::Relaxed) == STOP
    }

    /// Whether a checkpoint has anything to do.
    #[inline]
    pub fn is_due(&self) -> bool {
        self.0.load(Ordering::Relaxed) != RUN
    }

    /// Whether the calling thread is the one to say where it is: one of those that look, for each time that it is asked for.
    #[cfg(not(loom))]
    pub fn take_sample(&self) -> bool {
        self.0.load(Ordering::Relaxed) == SAMPLE
            && self.0.compare_exchange(SAMPLE, RUN, Ordering::Relaxed, Ordering::Relaxed).is_ok()
    }

    /// Whether the process was sent a signal that nobody has taken.
    #[inline]
    pub fn is_signalled(&self) -> bool {
        self.0.load(Ordering::Relaxed) == SIGNAL
    }

    /// Says that the process was sent a signal, unless it ends, and wakes all threads that sleep on the word.
    #[cfg(not(loom))]
    pub fn signal(&self) {
        let signalled = |word: u32| (word == RUN || word == SAMPLE).then_some(SIGNAL);
        let _ = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, signalled);
        futex::notify(&self.0, u32::MAX);
    }

    /// Takes the signal.
    #[cfg(not(loom))]
    pub fn take_signal(&self) {
        let _ = self.0.compare_exchange(SIGNAL, RUN, Ordering::Relaxed, Ordering::Relaxed);
    }

    /// A sleep until the word is raised, for at most `timeout_ms`: a timer.
    pub fn timer(&self, timeout_ms: f64) -> Sleep<'_> {
        Sleep { word: &self.0, expected: self.0.load(Ordering::Relaxed), timeout_ms }
    }

    /// Raises the word and wakes all threads that sleep on it.
    #[cfg(not(loom))]
    pub fn raise(&self) {
        self.0.store(STOP, Ordering::Relaxed);
        futex::notify(&self.0, u32::MAX);
    }

    /// Lowers the word for the next run.
    pub fn clear(&self) {
        self.0.store(RUN, Ordering::Relaxed);
    }

    /// The word's address, for JavaScript.
    #[cfg(not(loom))]
    pub fn address(&self) -> usize {
        self.0.as_ptr().expose_provenance()
    }
}

/// How a sleep on a word ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Woke {
    /// Another thread notified.
    Notified,
    /// The word did not have the expected value, so the thread did not sleep.
    Changed,
    /// The time was over before anyone notified.
    TimedOut,
}

/// The futex of WebAssembly itself.
#[cfg(all(not(loom), target_arch = "wasm32"))]
pub(crate) mod futex {
    use super::{AtomicU32, Woke};
    use core::arch::wasm32::{memory_atomic_notify, memory_atomic_wait32};

    /// Sleeps while the word has the expected value, until notified, for at most `timeout_ms`.
    pub fn wait(word: &AtomicU32, expected: u32, timeout_ms: f64) -> Woke {
        let timeout_ns = if timeout_ms.is_finite() { (timeout_ms * 1e6) as i64 } else { -1 };
        // SAFETY: the pointer comes from a reference to a live, aligned 32-bit word; the instruction only reads it.
        match unsafe { memory_atomic_wait32(word.as_ptr().cast(), expected as i32, timeout_ns) } {
            0 => Woke::Notified,
            1 => Woke::Changed,
            _ => Woke::TimedOut,
        }
    }

    /// Wakes at most `most` threads: those that have slept on the word the longest.
    pub fn notify(word: &AtomicU32, most: u32) {
        // SAFETY: as above; the instruction touches no memory.
        unsafe { memory_atomic_notify(word.as_ptr().cast(), most) };
    }
}

/// The native futex: `parking_lot`'s table of sleeping threads, keyed by the word's address.
#[cfg(all(not(loom), not(target_arch = "wasm32")))]
pub(crate) mod futex {
    use super::{AtomicU32, Ordering, Woke};
    use parking_lot_core::{DEFAULT_PARK_TOKEN, DEFAULT_UNPARK_TOKEN, FilterOp, ParkResult};
    use std::time::{Duration, Instant};

    fn key(word: &AtomicU32) -> usize {
        word.as_ptr().addr()
    }

    /// Sleeps while the word has the expected value, until notified, for at most `timeout_ms`.
    pub fn wait(word: &AtomicU32, expected: u32, timeout_ms: f64) -> Woke {
        // A timeout that is no finite duration (infinity) means no limit.
        let timeout = Duration::try_from_secs_f64(timeout_ms / 1e3).ok();
        let end = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        let unchanged = || word.load(Ordering::Relaxed) == expected;
        // SAFETY: the key is the word's own address, and none of the callbacks parks, unparks or panics.
        match unsafe {
            parking_lot_core::park(key(word), unchanged, || {}, |_, _| {}, DEFAULT_PARK_TOKEN, end)
        } {
            ParkResult::Unparked(_) => Woke::Notified,
            ParkResult::Invalid => Woke::Changed,
            ParkResult::TimedOut => Woke::TimedOut,
        }
    }

    /// Wakes at most `most` threads: those that have slept on the word the longest.
    pub fn notify(word: &AtomicU32, most: u32) {
        let mut left = most;
        let filter = |_| {
            if left == 0 {
                return FilterOp::Stop;
            }
            left -= 1;
            FilterOp::Unpark
        };
        // SAFETY: as above.
        unsafe { parking_lot_core::unpark_filter(key(word), filter, |_| DEFAULT_UNPARK_TOKEN) };
    }
}
