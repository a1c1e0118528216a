//! thread pool: rayon's, with tasks handed out in the order in which they were submitted.

use crate::memory::Memory;
use super::shared_run::SharedRun;
use crate::host::Host;
use futures_channel::mpsc;
use std::sync::Arc;

/// Submits every task to the pool and answers at once; the stream ends when the last task has.
///
/// Nobody blocks meanwhile: whoever submits stays free to hear of a cancel, and no core is lost to waiting.
/// `make_host` is called on the thread that runs the task.
pub fn submit<H: Host>(
    run: &Arc<SharedRun>,
    memory: &'static Memory,
    make_host: impl Fn() -> H + Send + Clone + 'static,
) -> mpsc::UnboundedReceiver<usize> {
    let (done, tasks_done) = mpsc::unbounded();
    for index in 0..run.job.tasks.len() {
        let (run, make_host, done) = (Arc::clone(run), make_host.clone(), done.clone());
        // From outside the pool this is a queue: first in, first out, as ThreadPoolExecutor's.
        rayon::spawn_fifo(move || {
            let worker = rayon::current_thread_index().expect("a spawned task runs on the pool");
            run.run_task(index, worker, &make_host(), memory);
            drop(run);
            // Nobody listens any more once the run was cancelled.
            let _ = done.unbounded_send(index);
        });
    }
    tasks_done
}
