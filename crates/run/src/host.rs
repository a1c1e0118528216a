//! The one seam to a platform: what a task needs and plain Rust cannot give.

pub mod green;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;

use crate::error::{Error, Kind};
use crate::job::Job;
use crate::model::shared_run::SharedRun;
use crate::tasks::Task;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use sync::{Park, Stop};
use trace::Wait;

/// A wait that has begun. A host that blocks returns one that is already over.
pub type Waiting<'a, T> = Pin<Box<dyn Future<Output = Result<T, Error>> + 'a>>;

/// A request for real I/O: a number of bytes after a delay.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The file's name, which determines its bytes.
    pub name: &'a str,
    /// How long the service worker delays the answer.
    pub delay_ms: f64,
    /// How many bytes it then streams.
    pub size_bytes: u32,
}

/// An order to start a worker, for a task that another task has spawned.
pub enum Order {
    /// A thread in the memory of the task that orders it.
    Thread {
        /// The run of that memory.
        run: Arc<SharedRun>,
        /// The task's number.
        task: u16,
        /// The number of the run's worker that the thread will be.
        worker: usize,
    },
    /// A process with its own memory. Its outcome is carried back as a copy.
    Process {
        /// The job that the process runs.
        job: Job,
        /// The index of the job's task.
        index: usize,
        /// The task that stands for the process in the memory of the task that orders it.
        task: Arc<Task>,
    },
}

/// A place where tasks can run: a blocking worker, an event loop, a page's main thread, green threads. For every wait
/// except real I/O, a task sleeps through the host's [`Park`].
pub trait Host: Park {
    /// The worker's clock, in milliseconds from the worker's own origin.
    fn now_ms(&self) -> f64;

    /// The kind of wait that a timed wait is on this host.
    fn timed_wait(&self) -> Wait {
        Wait::Timed
    }

    /// A checkpoint that is a step: the host chooses which thread goes on. Only green threads have a choice.
    fn step(&self) -> Pin<Box<dyn Future<Output = ()> + '_>> {
        Box::pin(std::future::ready(()))
    }

    /// Asks for a worker and returns at once. The task's state later says that it has a worker, or that it gets none.
    ///
    /// # Errors
    /// If no worker can be asked for.
    fn start(&self, _order: Order) -> Result<(), Error> {
        Err(no_workers())
    }

    /// Fetches over real I/O. `io-unavailable` if nothing that may answer does.
    fn fetch<'a>(&'a self, request: Request<'a>, stop: &'a Stop) -> Waiting<'a, Vec<u8>>;
}

/// The error of a task that asks for a worker where no workers can be started.
pub fn no_workers() -> Error {
    Error::new(
        Kind::WorkerStart,
        "A task on this model starts no threads and no processes. Run it on threads.",
    )
}

/// The result of a host that blocks: a wait that is already over.
pub fn done<'a, T: 'a>(result: Result<T, Error>) -> Waiting<'a, T> {
    Box::pin(std::future::ready(result))
}

/// The result of a wait that lasted its full time, or was stopped.
pub fn unless_raised(stop: &Stop) -> Result<(), Error> {
    if stop.is_raised() { Err(Error::cancelled()) } else { Ok(()) }
}
