//! The execution models' Rust half: how one task runs, and how many of them run where Rust decides it.
//! Threads and processes are started by JavaScript, the operating system here (`www/models/`).

pub mod event_loop;
pub mod sequential;
pub mod shared_run;
pub mod thread_pool;

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use crate::context::Context;
use crate::error::Error;
use crate::job::Job;
use crate::sync::Ordering;
use crate::thread_state::Sums;
use crate::trace::{Kind, Release};
use crate::workload::Output;
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};

/// An execution model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Model {
    /// One task after another on the page's main thread.
    Sequential,
    /// All tasks on one event loop.
    EventLoop,
    /// A thread a task, in one shared memory, taking turns on a lock.
    ThreadsGil,
    /// A thread a task, in one shared memory.
    Threads,
    /// A few threads, used again.
    ThreadPool,
    /// A process a task, each with a memory of its own.
    Processes,
    /// A few processes, used again.
    ProcessPool,
}

impl Model {
    /// Every model, in the order of the page.
    pub fn all() -> impl Iterator<Item = Self> {
        MODELS.iter().map(|info| info.name)
    }

    /// Its name in the interface.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sequential => "sequential",
            Self::EventLoop => "event-loop",
            Self::ThreadsGil => "threads-gil",
            Self::Threads => "threads",
            Self::ThreadPool => "thread-pool",
            Self::Processes => "processes",
            Self::ProcessPool => "process-pool",
        }
    }

    /// Whether its workers share one memory.
    pub const fn shares_memory(self) -> bool {
        matches!(self, Self::ThreadsGil | Self::Threads | Self::ThreadPool)
    }
}

/// What the page says of a model.
#[derive(Debug, Serialize)]
pub struct Info {
    name: Model,
    title: &'static str,
    python: &'static str,
    shared_memory: bool,
    one_worker_a_task: bool,
    pool: bool,
    summary: &'static str,
}

const fn info(name: Model, title: &'static str, python: &'static str, summary: &'static str) -> Info {
    Info {
        name,
        title,
        python,
        shared_memory: name.shares_memory(),
        one_worker_a_task: matches!(name, Model::ThreadsGil | Model::Threads | Model::Processes),
        pool: matches!(name, Model::ThreadPool | Model::ProcessPool),
        summary,
    }
}

/// Every model, in the order of the page.
pub static MODELS: [Info; 7] = [
    info(
        Model::Sequential,
        "Sequential",
        "a plain loop",
        "One task after another on the page's main thread. The page cannot react until the last one ends.",
    ),
    info(
        Model::EventLoop,
        "Event loop",
        "asyncio.gather",
        "All tasks on one worker's event loop. A wait lets the others go on; computing does not.",
    ),
    info(
        Model::ThreadsGil,
        "Threads + GIL",
        "threading.Thread",
        "A thread for every task. All share one memory, and one lock: only who has it runs. A wait lets go of it.",
    ),
    info(
        Model::Threads,
        "Threads",
        "threading.Thread, free-threaded",
        "A thread for every task, started for it. All share one memory, and there is no lock.",
    ),
    info(
        Model::ThreadPool,
        "Thread pool",
        "ThreadPoolExecutor",
        "A few threads, started once and used again. All share one memory.",
    ),
    info(
        Model::Processes,
        "Processes",
        "multiprocessing.Process",
        "A process for every task, with a memory of its own. What goes in and out is copied.",
    ),
    info(
        Model::ProcessPool,
        "Process pool",
        "ProcessPoolExecutor",
        "A few processes, started once and used again. What goes in and out is copied.",
    ),
];

#[derive(Serialize)]
struct Outcome {
    checksum: String,
    counter: u32,
    /// What the memory's shared number was when the task ended.
    shared: u32,
    lock: Option<Sums>,
}

/// Runs one task from its first event to its last.
///
/// # Errors
/// What the task ended with; the trace holds it too.
pub async fn run_task(job: &Job, index: usize, context: &Context<'_>) -> Result<Output, Error> {
    context.unless_stopped()?;
    context.record(Kind::TaskBegin, 0);
    let result = match context.acquire() {
        Ok(()) => job.workload.run(&job.params, index, context).await,
        Err(cancelled) => Err(cancelled),
    };
    context.release(Release::End);
    match &result {
        Ok(output) => {
            let memory = context.memory();
            let outcome = Outcome {
                checksum: format!("{:016x}", output.checksum),
                // Relaxed: counters, which publish nothing.
                counter: memory.ended.fetch_add(1, Ordering::Relaxed) + 1,
                shared: memory.shared.load(Ordering::Relaxed),
                lock: context.lock_sums(),
            };
            context.record_text(Kind::TaskEnd, format_args!("{}", json(&outcome)));
        }
        Err(error) => context.record_text(Kind::TaskFail, format_args!("{}", json(error))),
    }
    result
}

/// Runs one task on a worker that blocks where it waits.
///
/// # Errors
/// As [`run_task`].
pub fn run_task_blocking(job: &Job, index: usize, context: &Context<'_>) -> Result<Output, Error> {
    run_task(job, index, context).now_or_never().expect("a host that blocks is done when it answers")
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("plain data")
}
