//! The count of references to an object.

#[cfg(not(feature = "free-threaded"))]
mod plain {
    use std::cell::Cell;

    /// Changed by the thread that has the lock, and by no other.
    pub(crate) struct Count(Cell<u32>);

    impl Count {
        pub(crate) fn one() -> Self {
            Self(Cell::new(1))
        }

        #[inline(always)]
        pub(crate) fn add_one(&self) {
            self.0.set(self.0.get().wrapping_add(1));
        }

        /// Adds one unless there is none left, as there is none of an object that waits for its end.
        #[inline]
        pub(crate) fn try_add_one(&self) -> bool {
            let lives = self.0.get() > 0;
            if lives {
                self.add_one();
            }
            lives
        }

        /// Whether that was the last one.
        #[inline(always)]
        pub(crate) fn take_one(&self) -> bool {
            let left = self.0.get().wrapping_sub(1);
            self.0.set(left);
            left == 0
        }

        #[inline(always)]
        pub(crate) fn get(&self) -> u32 {
            self.0.get()
        }

        #[inline(always)]
        pub(crate) fn is_one(&self) -> bool {
            self.0.get() == 1
        }
    }
}

#[cfg(feature = "free-threaded")]
mod atomic {
    use std::sync::atomic::{AtomicU32, Ordering};

    /// Changed by any thread at any time.
    pub(crate) struct Count(AtomicU32);

    impl Count {
        pub(crate) fn one() -> Self {
            Self(AtomicU32::new(1))
        }

        #[inline(always)]
        pub(crate) fn add_one(&self) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }

        /// Adds one unless there is none left, as there is none of an object that waits for its end.
        #[inline]
        pub(crate) fn try_add_one(&self) -> bool {
            let more = |count: u32| (count > 0).then(|| count + 1);
            self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more).is_ok()
        }

        /// Whether that was the last one. As in `std::sync::Arc`: what other threads did with the object happens before
        /// it is freed.
        #[inline(always)]
        pub(crate) fn take_one(&self) -> bool {
            let last = self.0.fetch_sub(1, Ordering::Release) == 1;
            if last {
                // A fence would do as well, but ThreadSanitizer does not see fences.
                self.0.load(Ordering::Acquire);
            }
            last
        }

        #[inline(always)]
        pub(crate) fn get(&self) -> u32 {
            self.0.load(Ordering::Relaxed)
        }

        /// Acquire: what other threads did with the object before they let go of it has happened.
        #[inline(always)]
        pub(crate) fn is_one(&self) -> bool {
            self.0.load(Ordering::Acquire) == 1
        }
    }
}

#[cfg(feature = "free-threaded")]
pub(crate) use atomic::Count;
#[cfg(not(feature = "free-threaded"))]
pub(crate) use plain::Count;
