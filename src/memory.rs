//! What all workers of one memory share: threads one of these, every process its own.

use crate::sync::{AtomicU32, Ordering, Stop};

/// What all workers of one memory share.
#[derive(Debug, Default)]
pub struct Memory {
    /// Ends every task of this memory.
    pub stop: Stop,
    /// How many tasks of this run have ended in this memory.
    pub ended: AtomicU32,
    /// A number that the tasks of a race increase.
    pub shared: AtomicU32,
    /// The mutex beside it (`threading.Lock`): 1 while somebody has it.
    pub mutex: AtomicU32,
}

impl Memory {
    /// A memory before its first run.
    pub const fn new() -> Self {
        Self { stop: Stop::new(), ended: AtomicU32::new(0), shared: AtomicU32::new(0), mutex: AtomicU32::new(0) }
    }

    /// To be called before a run's first task.
    pub fn reset(&self) {
        self.stop.clear();
        for word in [&self.ended, &self.shared, &self.mutex] {
            word.store(0, Ordering::Relaxed);
        }
    }
}
