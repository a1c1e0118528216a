//! sequential: a plain loop.

use super::run_task_blocking;
use crate::context::Context;
use crate::error::Error;
use crate::host::Host;
use crate::job::Job;
use crate::memory::Memory;
use crate::workload::Output;
use trace::Writer;

/// Runs every task, one after another, and passes each result on before the next task starts.
pub fn run(
    job: &Job,
    host: &dyn Host,
    writer: &Writer<'_>,
    memory: &Memory,
    mut each: impl FnMut(usize, Result<Output, Error>),
) {
    for index in 0..job.tasks.len() {
        let context = Context::new(index as u16, host, writer, memory);
        each(index, run_task_blocking(job, index, &context));
    }
}
