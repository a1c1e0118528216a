//! Whether a program can go on. Where every thread that lives waits, for as long as it takes, for what another thread has to do,
//! and nobody wakes any of them, the program is deadlocked.

use sync::{AtomicU32, Ordering};

use super::Vm;

/// Counts that whoever sees the memory can read from outside. Relaxed: a late look does no harm, since a deadlock stays.
#[repr(C)]
pub(crate) struct Life {
    /// Threads that have been started and have not ended, with the main thread.
    alive: AtomicU32,
    /// Threads that wait for another one, without a limit of time.
    stuck: AtomicU32,
    /// How often a thread woke others, or ended.
    woken: AtomicU32,
}

impl Default for Life {
    /// The main thread alone.
    fn default() -> Self {
        Self { alive: AtomicU32::new(1), stuck: AtomicU32::new(0), woken: AtomicU32::new(0) }
    }
}

impl Life {
    pub(crate) fn address(&self) -> usize {
        std::ptr::from_ref(self).expose_provenance()
    }

    pub(super) fn begin(&self) {
        self.alive.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn end(&self) {
        self.alive.fetch_sub(1, Ordering::Relaxed);
        self.wake();
    }

    pub(crate) fn wake(&self) {
        self.woken.fetch_add(1, Ordering::Relaxed);
    }
}

impl Vm {
    /// Awaits something that only another thread can bring about; `is_endless`: however long it takes.
    #[undropped]
    pub(crate) async fn stuck<T>(self, is_endless: bool, wait: impl Future<Output = T>) -> T {
        let stuck = &self.interp().life.stuck;
        if is_endless {
            stuck.fetch_add(1, Ordering::Relaxed);
        }
        let outcome = wait.await;
        if is_endless {
            stuck.fetch_sub(1, Ordering::Relaxed);
        }
        outcome
    }
}
