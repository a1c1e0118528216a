//! The atomics the engine stands on, and a futex: wait on a word, wake who waits.
//!
//! On wasm the futex is the machine's own (`memory.atomic.wait32`, threads proposal), so that JavaScript
//! can wake a wait with `Atomics.notify` without entering the instance. Natively `parking_lot`'s stands in.

#[cfg(loom)]
pub use loom::{
    cell::UnsafeCell,
    sync::atomic::{AtomicBool, AtomicU32, Ordering},
};
#[cfg(not(loom))]
pub use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// `std`'s cell behind the interface of loom's, so that loom can watch every access.
#[cfg(not(loom))]
#[derive(Debug)]
pub struct UnsafeCell<T>(std::cell::UnsafeCell<T>);

#[cfg(not(loom))]
impl<T> UnsafeCell<T> {
    /// A cell with `value` in it.
    pub fn new(value: T) -> Self {
        Self(std::cell::UnsafeCell::new(value))
    }
    /// A look at what is in it.
    pub fn with<R>(&self, read: impl FnOnce(*const T) -> R) -> R {
        read(self.0.get())
    }
    /// A pointer to write through.
    pub fn with_mut<R>(&self, write: impl FnOnce(*mut T) -> R) -> R {
        write(self.0.get())
    }
}

/// The word that ends every wait and every computation of one memory, once it is raised.
///
/// It is a plain 32-bit word, 0 or 1, so that JavaScript can raise it from outside.
#[derive(Debug, Default)]
pub struct Stop(AtomicU32);

impl Stop {
    /// Not raised.
    #[cfg(not(loom))]
    pub const fn new() -> Self {
        Self(AtomicU32::new(0))
    }

    /// Whether it is raised. Relaxed: nothing is published with it, and late is soon enough.
    #[inline]
    pub fn is_raised(&self) -> bool {
        self.0.load(Ordering::Relaxed) != 0
    }

    /// Sleeps until it is raised, `timeout_ms` at the most. Blocks the thread: never on a page's main thread.
    #[cfg(not(loom))]
    pub fn sleep_ms(&self, timeout_ms: f64) {
        futex::wait(&self.0, 0, timeout_ms);
    }

    /// Raises it and wakes all who sleep on it.
    #[cfg(not(loom))]
    pub fn raise(&self) {
        self.0.store(1, Ordering::Relaxed);
        futex::notify_all(&self.0);
    }

    /// Takes it down, for the next run.
    pub fn clear(&self) {
        self.0.store(0, Ordering::Relaxed);
    }

    /// The word's address, for JavaScript.
    #[cfg(target_arch = "wasm32")]
    pub fn address(&self) -> usize {
        std::ptr::from_ref(&self.0).addr()
    }
}

/// How a sleep on a word ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Woke {
    /// Somebody notified.
    Notified,
    /// The word was not as expected, so there was no sleep.
    Changed,
    /// Nobody notified in time.
    TimedOut,
}

/// Wait on a word, wake who waits: the machine's own.
#[cfg(all(not(loom), target_arch = "wasm32"))]
pub mod futex {
    use super::{AtomicU32, Woke};
    use core::arch::wasm32::{memory_atomic_notify, memory_atomic_wait32};

    /// Sleeps while the word is as expected, until notified, `timeout_ms` at the most.
    pub fn wait(word: &AtomicU32, expected: u32, timeout_ms: f64) -> Woke {
        let timeout_ns = (timeout_ms * 1e6) as i64;
        // SAFETY: the pointer comes from a reference to a live, aligned 32-bit word; the instruction only reads it.
        match unsafe { memory_atomic_wait32(word.as_ptr().cast(), expected as i32, timeout_ns) } {
            0 => Woke::Notified,
            1 => Woke::Changed,
            _ => Woke::TimedOut,
        }
    }

    fn notify(word: &AtomicU32, count: u32) {
        // SAFETY: as above; the instruction touches no memory.
        unsafe { memory_atomic_notify(word.as_ptr().cast(), count) };
    }

    /// Wakes one who sleeps on the word.
    pub fn notify_one(word: &AtomicU32) {
        notify(word, 1);
    }

    /// Wakes all who sleep on the word.
    pub fn notify_all(word: &AtomicU32) {
        notify(word, u32::MAX);
    }
}

/// Wait on a word, wake who waits: `parking_lot`'s table of sleepers, keyed by the word's address.
#[cfg(all(not(loom), not(target_arch = "wasm32")))]
pub mod futex {
    use super::{AtomicU32, Ordering, Woke};
    use parking_lot_core::{DEFAULT_PARK_TOKEN, DEFAULT_UNPARK_TOKEN, ParkResult};
    use std::time::{Duration, Instant};

    fn key(word: &AtomicU32) -> usize {
        word.as_ptr().addr()
    }

    /// Sleeps while the word is as expected, until notified, `timeout_ms` at the most.
    pub fn wait(word: &AtomicU32, expected: u32, timeout_ms: f64) -> Woke {
        let end = Instant::now() + Duration::from_secs_f64(timeout_ms / 1e3);
        let unchanged = || word.load(Ordering::Relaxed) == expected;
        // SAFETY: the key is the word's own address, and none of the callbacks parks, unparks or panics.
        match unsafe {
            parking_lot_core::park(key(word), unchanged, || {}, |_, _| {}, DEFAULT_PARK_TOKEN, Some(end))
        } {
            ParkResult::Unparked(_) => Woke::Notified,
            ParkResult::Invalid => Woke::Changed,
            ParkResult::TimedOut => Woke::TimedOut,
        }
    }

    /// Wakes one who sleeps on the word.
    pub fn notify_one(word: &AtomicU32) {
        // SAFETY: as above.
        unsafe { parking_lot_core::unpark_one(key(word), |_| DEFAULT_UNPARK_TOKEN) };
    }

    /// Wakes all who sleep on the word.
    pub fn notify_all(word: &AtomicU32) {
        // SAFETY: as above.
        unsafe { parking_lot_core::unpark_all(key(word), DEFAULT_UNPARK_TOKEN) };
    }
}
