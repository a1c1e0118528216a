//! What the threads of one run share: the job, a trace buffer a worker, a place for every result.

use super::{Memory, run_task_blocking};
use crate::context::Context;
use crate::error::Error;
use crate::host::Host;
use crate::job::Job;
use crate::trace::TraceBuffer;
use crate::workload::Output;
use std::sync::OnceLock;

/// One run in shared memory. A thread reads its task here and leaves its result here: nothing is copied.
pub struct SharedRun {
    /// What to run.
    pub job: Job,
    /// One buffer a worker.
    pub buffers: Box<[TraceBuffer]>,
    results: Box<[OnceLock<Result<Output, Error>>]>,
}

impl SharedRun {
    /// A run of `job` on as many workers as there are `buffers`.
    pub fn new(job: Job, buffers: Box<[TraceBuffer]>) -> Self {
        let results = job.tasks.iter().map(|_| OnceLock::new()).collect();
        Self { job, buffers, results }
    }

    /// Runs task number `index` on the thread that calls, as worker number `worker`.
    ///
    /// # Panics
    /// If two threads call it as the same worker at once, or for the same task twice.
    pub fn run_task(&self, index: usize, worker: usize, host: &dyn Host, memory: &Memory) {
        let writer = self.buffers[worker].writer().expect("one thread a worker");
        let context = Context::new(index as u16, host, &writer, &memory.stop);
        let result = run_task_blocking(&self.job, index, &context, memory);
        self.results[index].set(result).expect("every task is run once");
    }

    /// The result of task number `index`, once it has one.
    pub fn result(&self, index: usize) -> Option<&Result<Output, Error>> {
        self.results[index].get()
    }
}
