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
    }
}

#[cfg(feature = "free-threaded")]
mod atomic {
    use std::sync::atomic::{AtomicU32, Ordering, fence};

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

        /// Whether that was the last one. As in `std::sync::Arc`: what other threads did with the object happens before
        /// it is freed.
        #[inline(always)]
        pub(crate) fn take_one(&self) -> bool {
            let last = self.0.fetch_sub(1, Ordering::Release) == 1;
            if last {
                fence(Ordering::Acquire);
            }
            last
        }

        #[inline(always)]
        pub(crate) fn get(&self) -> u32 {
            self.0.load(Ordering::Relaxed)
        }
    }
}

#[cfg(feature = "free-threaded")]
pub(crate) use atomic::Count;
#[cfg(not(feature = "free-threaded"))]
pub(crate) use plain::Count;
