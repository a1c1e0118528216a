//! thread pool: rayon's pool, which takes tasks in the order in which they were submitted.

use super::shared_run::SharedRun;
use crate::host::Host;
use futures_channel::mpsc;
use std::sync::Arc;
use sync::blocking;

/// Submits every task to the pool and returns at once. The stream ends when the last task has ended.
///
/// No thread blocks meanwhile: the submitting thread stays free to receive a cancel, and no core is lost to waiting.
/// `make_host` is called on the thread that runs the task.
pub fn submit<H: Host>(
    run: &Arc<SharedRun>,
    make_host: impl Fn() -> H + Send + Clone + 'static,
) -> mpsc::UnboundedReceiver<usize> {
    let (done, tasks_done) = mpsc::unbounded();
    for index in 0..run.job.tasks.len() {
        let (run, make_host, done) = (Arc::clone(run), make_host.clone(), done.clone());
        // From outside the pool this is a queue, first in, first out, like ThreadPoolExecutor's.
        rayon::spawn_fifo(move || {
            let worker = rayon::current_thread_index().expect("a spawned task runs on the pool");
            blocking(run.run_task(index, worker, &make_host()));
            drop(run);
            // Nothing receives this any more once the run was cancelled.
            let _ = done.unbounded_send(index);
        });
    }
    tasks_done
}
