//! What may change inside an object that several threads can reach.

use std::cell::UnsafeCell;

/// Lets one piece of Rust code at a time at what is inside. Under the lock no other thread runs; without it, a lock of
/// the cell's own keeps them out.
///
/// Code inside [`with`](Self::with) must not run Python code and must not open the same cell again; in debug builds the
/// latter panics.
pub(crate) struct Mut<T> {
    inside: UnsafeCell<T>,
    #[cfg(any(debug_assertions, feature = "free-threaded"))]
    open: std::sync::atomic::AtomicBool,
}

// SAFETY: one thread at a time is inside: the one that has the interpreter's lock, or the cell's own.
unsafe impl<T: Send> Sync for Mut<T> {}

impl<T> Mut<T> {
    pub(crate) const fn new(inside: T) -> Self {
        Self {
            inside: UnsafeCell::new(inside),
            #[cfg(any(debug_assertions, feature = "free-threaded"))]
            open: std::sync::atomic::AtomicBool::new(false),
        }
    }

    #[cfg(feature = "free-threaded")]
    fn enter(&self) -> Inside<'_> {
        use std::sync::atomic::Ordering;
        while self.open.compare_exchange_weak(false, true, Ordering::Acquire, Ordering::Relaxed).is_err() {
            std::thread::yield_now();
        }
        Inside(&self.open)
    }

    #[cfg(all(debug_assertions, not(feature = "free-threaded")))]
    fn enter(&self) -> Inside<'_> {
        assert!(
            !self.open.swap(true, std::sync::atomic::Ordering::Relaxed),
            "a cell was opened while it was open"
        );
        Inside(&self.open)
    }

    #[inline(always)]
    pub(crate) fn with<R>(&self, work: impl FnOnce(&mut T) -> R) -> R {
        #[cfg(any(debug_assertions, feature = "free-threaded"))]
        let _inside = self.enter();
        // SAFETY: nobody else is inside, see the type.
        work(unsafe { &mut *self.inside.get() })
    }

    #[inline(always)]
    pub(crate) fn get(&self) -> T
    where
        T: Clone,
    {
        self.with(|inside| inside.clone())
    }

    /// Puts a value in and gives what was there, which the caller drops after the cell is closed.
    #[inline(always)]
    pub(crate) fn replace(&self, value: T) -> T {
        self.with(|inside| std::mem::replace(inside, value))
    }

    #[inline(always)]
    pub(crate) fn set(&self, value: T) {
        drop(self.replace(value));
    }

    pub(crate) fn take(&self) -> T
    where
        T: Default,
    {
        self.replace(T::default())
    }
}

/// Closes a cell, also when the work inside panics: another thread would wait for it for ever.
#[cfg(any(debug_assertions, feature = "free-threaded"))]
struct Inside<'a>(&'a std::sync::atomic::AtomicBool);

#[cfg(any(debug_assertions, feature = "free-threaded"))]
impl Drop for Inside<'_> {
    fn drop(&mut self) {
        self.0.store(false, std::sync::atomic::Ordering::Release);
    }
}

impl<T: Default> Default for Mut<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}
