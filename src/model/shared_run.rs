//! What the threads of one run share: the job, the lock they take turns on, a trace buffer a worker, a place for
//! every result.

use super::run_task_blocking;
use crate::memory::Memory;
use crate::context::Context;
use crate::error::Error;
use crate::host::Host;
use crate::job::Job;
use crate::thread_state::{Lock, Settings, ThreadState};
use crate::trace::TraceBuffer;
use crate::workload::Output;
use std::sync::OnceLock;

/// One run in shared memory. A thread reads its task here and leaves its result here: nothing is copied.
pub struct SharedRun {
    /// What to run.
    pub job: Job,
    /// One buffer a worker.
    pub buffers: Box<[TraceBuffer]>,
    /// What its threads take turns on; `None`: they need not.
    pub lock: Option<Lock>,
    results: Box<[OnceLock<Result<Output, Error>>]>,
}

impl SharedRun {
    /// A run of `job` on as many workers as there are `buffers`, under a lock where there are settings for one.
    pub fn new(job: Job, buffers: Box<[TraceBuffer]>, lock: Option<Settings>) -> Self {
        let results = job.tasks.iter().map(|_| OnceLock::new()).collect();
        Self { job, buffers, lock: lock.and_then(Lock::new), results }
    }

    /// Runs task number `index` on the thread that calls, as worker number `worker`.
    ///
    /// # Panics
    /// If two threads call it as the same worker at once, or for the same task twice.
    pub fn run_task(&self, index: usize, worker: usize, host: &dyn Host, memory: &Memory) {
        let writer = self.buffers[worker].writer().expect("one thread a worker");
        let thread_state = self.lock.as_ref().map(|lock| ThreadState::new(lock, worker as u32, host.now_ms()));
        let context = Context::new(index as u16, host, &writer, memory).on(thread_state.as_ref());
        let result = run_task_blocking(&self.job, index, &context);
        self.results[index].set(result).expect("every task is run once");
    }

    /// The result of task number `index`, once it has one.
    pub fn result(&self, index: usize) -> Option<&Result<Output, Error>> {
        self.results[index].get()
    }
}
