//! event loop: every task is a future, and one worker polls them all.

use super::run_task;
use crate::context::Context;
use crate::error::Error;
use crate::host::Host;
use crate::job::Job;
use crate::memory::Memory;
use crate::workload::Output;
use futures_util::future::join_all;
use trace::Writer;

/// Runs all tasks together, as `asyncio.gather` does, and passes each result on as soon as it is there.
pub async fn run(
    job: &Job,
    host: &dyn Host,
    writer: &Writer<'_>,
    memory: &Memory,
    each: impl Fn(usize, Result<Output, Error>),
) {
    join_all((0..job.tasks.len()).map(async |index| {
        let context = Context::new(index as u16, host, writer, memory);
        each(index, run_task(job, index, &context).await);
    }))
    .await;
}
