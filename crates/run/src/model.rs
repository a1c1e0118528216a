//! The Rust half of the execution models: how one task runs, and how many run at once where Rust decides that. Threads
//! and processes are started by JavaScript, which plays the operating system here (`www/run/executors/`).

pub mod event_loop;
pub mod green_threads;
pub mod sequential;
pub mod shared_run;
pub mod thread_pool;

use crate::context::Context;
use crate::error::Error;
use crate::job::Job;
use crate::thread_state::Sums;
use crate::workload::{MAX_LOOP_TASKS, MAX_TASKS, Output, Running};
use serde::{Deserialize, Serialize};
use sync::{Ordering, blocking};
use trace::{Kind, Release};

/// An execution model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Model {
    /// One task after another on the page's main thread.
    Sequential,
    /// All tasks on one event loop.
    EventLoop,
    /// A thread for each task, in one shared memory, taking turns on a lock.
    ThreadsGil,
    /// A thread for each task, in one shared memory.
    Threads,
    /// A few threads, which are used again.
    ThreadPool,
    /// A process for each task, each with its own memory.
    Processes,
    /// A few processes, which are used again.
    ProcessPool,
}

impl Model {
    /// Every model, in the page's order.
    pub fn all() -> impl Iterator<Item = Self> {
        MODELS.iter().map(|info| info.name)
    }

    /// The model's name in the interface.
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

    /// Whether its workers share one memory. A page may share memory only if it is isolated.
    pub const fn shares_memory(self) -> bool {
        matches!(self, Self::ThreadsGil | Self::Threads | Self::ThreadPool)
    }

    /// When the model's workers take turns on the run's lock.
    pub const fn takes_turns(self) -> Turns {
        match self {
            Self::ThreadsGil => Turns::Always,
            Self::ThreadPool => Turns::WhereAsked,
            _ => Turns::Never,
        }
    }

    /// Whether only one of its tasks computes at a time, with a lock or without one, because it has at most one worker.
    pub const fn computes_one_at_a_time(self) -> bool {
        matches!(self, Self::Sequential | Self::EventLoop)
    }

    /// How many tasks the model accepts: each needs a worker's share of memory, except on the event loop.
    pub const fn max_tasks(self) -> usize {
        if matches!(self, Self::EventLoop) { MAX_LOOP_TASKS } else { MAX_TASKS }
    }
}

/// When a model's workers take turns on the run's lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Turns {
    /// Always: the lock is what the model shows.
    Always,
    /// Only if the run's options name a lock.
    WhereAsked,
    /// Never, whatever the options ask for.
    Never,
}

/// What the page says about a model.
#[derive(Debug, Serialize)]
pub struct Info {
    name: Model,
    title: &'static str,
    python: &'static str,
    shared_memory: bool,
    takes_turns: Turns,
    one_at_a_time: bool,
    one_worker_a_task: bool,
    pool: bool,
    on_page: bool,
    max_tasks: usize,
    summary: &'static str,
}

const fn info(name: Model, title: &'static str, python: &'static str, summary: &'static str) -> Info {
    Info {
        name,
        title,
        python,
        shared_memory: name.shares_memory(),
        takes_turns: name.takes_turns(),
        one_at_a_time: name.computes_one_at_a_time(),
        one_worker_a_task: matches!(name, Model::ThreadsGil | Model::Threads | Model::Processes),
        pool: matches!(name, Model::ThreadPool | Model::ProcessPool),
        on_page: matches!(name, Model::Sequential),
        max_tasks: name.max_tasks(),
        summary,
    }
}

/// Every model, in the page's order.
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
        "A thread for every task. All share one memory and one lock, and only the thread that has the lock runs. A thread that waits lets go of the lock.",
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
    /// The memory's shared number when the task ended.
    shared: u32,
    lock: Option<Sums>,
}

/// A task's error as its trace holds it, with the times that its thread had the lock until then.
#[derive(Serialize)]
struct Failure<'a> {
    #[serde(flatten)]
    error: &'a Error,
    lock: Option<Sums>,
}

/// Runs one of a job's tasks from its first event to its last.
///
/// # Errors
/// The task's error, which the trace holds too.
pub async fn run_task<'a>(job: &'a Job, index: usize, context: &'a Context<'a>) -> Result<Output, Error> {
    run_work(context, |context| job.workload.run(&job.params, index, context)).await
}

/// Runs any task from its first event to its last.
///
/// # Errors
/// As [`run_task`].
pub async fn run_work<'a>(
    context: &'a Context<'a>,
    work: impl FnOnce(&'a Context<'a>) -> Running<'a>,
) -> Result<Output, Error> {
    context.unless_stopped()?;
    context.begin_task();
    let result = match context.acquire().await {
        Ok(()) => work(context).await,
        Err(cancelled) => Err(cancelled),
    };
    context.release(Release::End).await;
    match &result {
        Ok(output) => {
            let memory = context.memory();
            // Relaxed: these are counters, which publish nothing.
            let counter = memory.ended.fetch_add(1, Ordering::Relaxed) + 1;
            let shared = memory.shared.load(Ordering::Relaxed);
            let checksum = format!("{:016x}", output.checksum);
            context.end_task(Kind::TaskEnd, |lock| json(&Outcome { checksum, counter, shared, lock }));
        }
        Err(error) => context.end_task(Kind::TaskFail, |lock| json(&Failure { error, lock })),
    }
    result
}

/// Runs one task on a worker that blocks while it waits.
///
/// # Errors
/// As [`run_task`].
pub fn run_task_blocking(job: &Job, index: usize, context: &Context<'_>) -> Result<Output, Error> {
    blocking(run_task(job, index, context))
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("plain data")
}
