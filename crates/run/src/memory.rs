//! What the workers of one memory share. Threads share one memory; every process has its own.

use sync::{AtomicU32, Mutex, Ordering, Stop};

/// What the workers of one memory share.
#[derive(Debug, Default)]
pub struct Memory {
    /// Raised to end every task in this memory.
    pub stop: Stop,
    /// How many tasks of this run have ended in this memory.
    pub ended: AtomicU32,
    /// A number that the tasks of a race increase.
    pub shared: AtomicU32,
    /// The mutex for `shared`: object number 0.
    pub mutex: Mutex,
    /// How many objects that can be waited for were made in this run.
    pub objects: AtomicU32,
}

impl Memory {
    /// Makes a memory before its first run.
    pub const fn new() -> Self {
        Self {
            stop: Stop::new(),
            ended: AtomicU32::new(0),
            shared: AtomicU32::new(0),
            mutex: Mutex::new(),
            objects: AtomicU32::new(0),
        }
    }

    /// Resets the memory. To be called before a run's first task.
    pub fn reset(&self) {
        self.stop.clear();
        self.mutex.clear();
        for word in [&self.ended, &self.shared, &self.objects] {
            word.store(0, Ordering::Relaxed);
        }
    }
}
