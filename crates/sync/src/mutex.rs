//! A mutex on one word, whose waiting threads sleep by a [`Park`]. It is the second of Ulrich Drepper's three ("Futexes
//! Are Tricky", 2011). `threading.Lock` is one.

#[cfg(not(loom))]
use crate::atomics::futex;
use crate::{AtomicU32, Ordering, Park, Sleep, Stop};

const FREE: u32 = 0;
const TAKEN: u32 = 1;
/// A thread may be sleeping, so the thread that unlocks the mutex wakes one.
const AWAITED: u32 = 2;

/// A mutex. It holds no data.
#[derive(Debug, Default)]
pub struct Mutex(AtomicU32);

impl Mutex {
    /// Makes a mutex that no thread has.
    #[cfg(not(loom))]
    pub const fn new() -> Self {
        Self(AtomicU32::new(FREE))
    }

    /// Takes the mutex if it is free.
    #[inline]
    pub fn try_lock(&self) -> bool {
        // Acquire pairs with the Release of `unlock`: this holder sees what the last one did under the mutex.
        self.0.compare_exchange(FREE, TAKEN, Ordering::Acquire, Ordering::Relaxed).is_ok()
    }

    /// Takes the mutex if it is free. Otherwise marks it, so that the thread that unlocks it wakes one that sleeps.
    fn take_or_await(&self) -> bool {
        // Acquire: as in `try_lock`. The word stays `AWAITED`, because other threads may be sleeping too.
        self.0.swap(AWAITED, Ordering::Acquire) == FREE
    }

    /// Sleeps until the mutex is free, and takes it. False if the run was stopped first.
    pub async fn lock(&self, park: &dyn Park, stop: &Stop) -> bool {
        self.lock_within(park, stop, || f64::INFINITY).await
    }

    /// Sleeps until the mutex is free, and takes it. `left_ms` says how many milliseconds are left. False if none are, or
    /// if the run was stopped first.
    pub async fn lock_within(&self, park: &dyn Park, stop: &Stop, left_ms: impl Fn() -> f64) -> bool {
        while !stop.is_raised() {
            if self.take_or_await() {
                return true;
            }
            let left_ms = left_ms();
            if left_ms <= 0.0 {
                return false;
            }
            let timeout_ms = left_ms.min(park.patience_ms());
            park.park(Sleep { word: &self.0, expected: AWAITED, timeout_ms }).await;
        }
        false
    }

    /// Frees the mutex. Returns whether a thread may be sleeping on it: then the caller calls [`Mutex::wake`].
    #[inline]
    #[must_use = "a sleeper has to be woken"]
    pub fn unlock(&self) -> bool {
        // Release: the next holder sees what this one did.
        self.0.swap(FREE, Ordering::Release) == AWAITED
    }

    /// Wakes one thread that sleeps on the mutex.
    pub fn wake(&self, park: &dyn Park) {
        park.unpark(&self.0, 1);
    }

    /// Takes the mutex. The platform's thread blocks until it is free, and nothing is allocated: this is for the
    /// allocator, which lies below all tasks and cannot make the future of [`Mutex::lock`].
    #[cfg(not(loom))]
    pub fn lock_blocking(&self) {
        if self.try_lock() {
            return;
        }
        while !self.take_or_await() {
            futex::wait(&self.0, AWAITED, f64::INFINITY);
        }
    }

    /// Frees a mutex that [`Mutex::lock_blocking`] took, and wakes a thread that waits for it.
    #[cfg(not(loom))]
    pub fn unlock_blocking(&self) {
        if self.unlock() {
            futex::notify(&self.0, 1);
        }
    }

    /// Whether a thread has the mutex.
    pub fn is_locked(&self) -> bool {
        self.0.load(Ordering::Relaxed) != FREE
    }

    /// Frees the mutex for the next run. Only for when no thread sleeps on it.
    pub fn clear(&self) {
        self.0.store(FREE, Ordering::Relaxed);
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use crate::{Futex, blocking};
    use std::thread;

    /// A thread that waits for a mutex gives up when its time is over, and takes one that is free whatever its time.
    #[test]
    fn a_wait_with_a_limit_ends() {
        let (mutex, stop) = (Mutex::new(), Stop::new());
        assert!(blocking(mutex.lock_within(&Futex, &stop, || 0.0)));
        let left_ms = std::cell::Cell::new(3.0);
        let less = || left_ms.replace(left_ms.get() - 1.0);
        assert!(!blocking(mutex.lock_within(&Futex, &stop, less)));
        assert_eq!(left_ms.get(), -1.0, "it looked at the time before each sleep");
    }

    /// Each increase is a load and a store, so that without the mutex some would be lost.
    #[test]
    fn threads_that_block_lose_no_update() {
        let (mutex, count) = (Mutex::new(), AtomicU32::new(0));
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..1000 {
                        mutex.lock_blocking();
                        count.store(count.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
                        mutex.unlock_blocking();
                    }
                });
            }
        });
        assert_eq!(count.load(Ordering::Relaxed), 4000);
        assert!(!mutex.is_locked());
    }
}

#[cfg(all(test, loom))]
mod loom_tests {
    use super::*;
    use crate::{blocking, loom_park::Parked};
    use loom::cell::UnsafeCell;
    use loom::sync::Arc;

    struct Guarded {
        mutex: Mutex,
        stop: Stop,
        parked: Arc<Parked>,
        number: UnsafeCell<u32>,
    }

    // SAFETY: `number` is touched under the mutex only. loom checks that this is enough.
    unsafe impl Sync for Guarded {}
    // SAFETY: as above.
    unsafe impl Send for Guarded {}

    /// Threads hold the mutex one at a time, none sleeps for ever, and each sees what the one before it did.
    #[test]
    fn threads_exclude_each_other_and_every_waiting_thread_wakes() {
        let mut builder = loom::model::Builder::new();
        builder.preemption_bound = Some(3);
        builder.check(|| {
            let (mutex, stop) = (Mutex::default(), Stop::default());
            let guarded =
                Arc::new(Guarded { mutex, stop, parked: Parked::new(0), number: UnsafeCell::new(0) });
            let threads: Vec<_> = (0..3)
                .map(|_| {
                    let guarded = Arc::clone(&guarded);
                    loom::thread::spawn(move || {
                        let Guarded { mutex, stop, parked, number } = &*guarded;
                        assert!(mutex.try_lock() || blocking(mutex.lock(&**parked, stop)));
                        // SAFETY: this thread has the mutex.
                        number.with_mut(|number| unsafe { *number += 1 });
                        if mutex.unlock() {
                            mutex.wake(&**parked);
                        }
                    })
                })
                .collect();
            for thread in threads {
                thread.join().unwrap();
            }
            // SAFETY: the other threads have been joined.
            assert_eq!(guarded.number.with(|number| unsafe { *number }), 3);
        });
    }
}
