//! What the threads of one run share: the job, the lock that they take turns on, a trace buffer and a clock cell for
//! each worker, and a place for every result.
//!
//! JavaScript starts the threads and says when a run is over, but it does not decide how long the run lives. Every
//! thread owns a share of the run until its last read. The coordinator, which reads buffers and cells from outside by
//! their addresses, also owns a share, and keeps it for as long as it reads.

use super::run_work;
use crate::context::Context;
use crate::error::{Error, Kind as ErrorKind};
use crate::host::Host;
use crate::job::Job;
use crate::memory::Memory;
use crate::tasks::Tasks;
use crate::thread_state::{Lock, Settings, ThreadState};
use crate::workload::Output;
use std::ops::Deref;
use std::sync::{Arc, PoisonError, RwLock};
use sync::{AtomicU32, Ordering, blocking};
use trace::clock::Cell;
use trace::{Kind, MAX_TASKS, TraceBuffer};

/// The most events and bytes of text of a worker that is added while the run goes on.
const HIRED: (u32, u32) = (32_768, 65_536);

/// A worker's records, which are read from outside.
pub struct Worker {
    /// The worker's trace.
    pub buffer: TraceBuffer,
    /// The cell through which the worker's clock is read.
    pub clock: Cell,
}

impl Worker {
    /// Makes a worker that records into `buffer`.
    pub fn new(buffer: TraceBuffer) -> Arc<Self> {
        Arc::new(Self { buffer, clock: Cell::default() })
    }
}

/// The memory that a run's threads share. An instance has one memory for its whole life; a run on green threads has its
/// own.
pub enum SharedMemory {
    /// A memory of this run alone.
    Own(Memory),
    /// The instance's memory.
    Whole(&'static Memory),
}

impl Deref for SharedMemory {
    type Target = Memory;
    fn deref(&self) -> &Memory {
        match self {
            Self::Own(memory) => memory,
            Self::Whole(memory) => memory,
        }
    }
}

/// One run in shared memory. A thread finds its task here and leaves its outcome here, so nothing is copied.
pub struct SharedRun {
    /// The job that the run begins with.
    pub job: Job,
    /// The lock that the run's threads take turns on. `None` means no lock.
    pub lock: Option<Lock>,
    /// The memory that the threads share.
    pub memory: SharedMemory,
    /// The job's tasks, and all tasks that they spawned.
    pub tasks: Tasks,
    workers: RwLock<Vec<Arc<Worker>>>,
    /// How many threads were added during the run and have not ended. A refused thread counts until the count reaches its
    /// limit, and is then found to be none.
    hired: AtomicU32,
}

impl SharedRun {
    /// Makes a run of `job` on `workers`, under a lock if `lock` has settings for one.
    pub fn new(job: Job, workers: Vec<Arc<Worker>>, lock: Option<Settings>, memory: SharedMemory) -> Self {
        let (tasks, lock) = (Tasks::new(&job.tasks), lock.and_then(Lock::new));
        Self { job, lock, memory, tasks, workers: RwLock::new(workers), hired: AtomicU32::new(0) }
    }

    /// Adds one more worker, and returns its number.
    ///
    /// # Errors
    /// `worker-start`: too many of the added workers have not ended yet.
    pub fn hire(&self) -> Result<usize, Error> {
        let most = MAX_TASKS as u32;
        let mut workers = self.workers.write().unwrap_or_else(PoisonError::into_inner);
        // Relaxed: this is a counter, which publishes nothing.
        if self.hired.load(Ordering::Relaxed) >= most {
            self.hired.store(self.tasks.threads_not_over(), Ordering::Relaxed);
        }
        if self.hired.fetch_add(1, Ordering::Relaxed) >= most {
            self.hired.fetch_sub(1, Ordering::Relaxed);
            return Err(Error::new(
                ErrorKind::WorkerStart,
                format!(
                    "{most} threads of this memory have not ended, and it may have no more at once. Join some first."
                ),
            ));
        }
        workers.push(Worker::new(TraceBuffer::new(HIRED.0, HIRED.1)));
        Ok(workers.len() - 1)
    }

    /// Worker number `number`.
    ///
    /// # Panics
    /// If there is no such worker.
    pub fn worker(&self, number: usize) -> Arc<Worker> {
        Arc::clone(&self.workers.read().unwrap_or_else(PoisonError::into_inner)[number])
    }

    /// All workers, in order.
    pub fn workers(&self) -> Vec<Arc<Worker>> {
        self.workers.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Makes one more owner of the run, and returns it as an address in this memory, because a thread is started with
    /// plain numbers. The caller of [`SharedRun::from_share`] becomes that owner; if there is no such call, the run lives
    /// as long as its memory.
    pub fn share(self: &Arc<Self>) -> usize {
        Arc::into_raw(Arc::clone(self)).expose_provenance()
    }

    /// The owner that [`SharedRun::share`] made.
    ///
    /// # Safety
    /// `address` must come from `share`, in this same memory, and must not have been given to this function before.
    pub unsafe fn from_share(address: usize) -> Arc<Self> {
        // SAFETY: `share` made this owner with `Arc::into_raw` and exposed it. The caller promises that it was not
        // taken before.
        unsafe { Arc::from_raw(std::ptr::with_exposed_provenance(address)) }
    }

    /// The whole life of a thread that is started for one task: it answers for its clock, runs the task, calls `ended`,
    /// and answers for its clock once more.
    ///
    /// The thread owns its share until the last answer. By then the other owners may be gone, since `ended` comes
    /// before it.
    pub fn run_thread(
        self: Arc<Self>,
        task: usize,
        worker: usize,
        host: &dyn Host,
        origin_ms: f64,
        ended: impl FnOnce(),
    ) {
        self.answer_clock(worker, origin_ms, || host.now_ms());
        self.say_ready(worker, task as u16, host.now_ms());
        blocking(self.run_task(task, worker, host));
        ended();
        self.answer_clock(worker, origin_ms, || host.now_ms());
    }

    /// Lets the coordinator read the clock of worker number `worker`. That worker's thread calls this.
    pub fn answer_clock(&self, worker: usize, origin_ms: f64, now_ms: impl Fn() -> f64) {
        self.worker(worker).clock.answer(origin_ms, now_ms);
    }

    /// Records that a worker is ready, before it has a task.
    ///
    /// # Panics
    /// If that worker runs a task at the same time.
    pub fn say_ready(&self, worker: usize, task: u16, now_ms: f64) {
        let worker = self.worker(worker);
        let writer = worker.buffer.writer().expect("no task runs between tasks");
        writer.record(now_ms, Kind::WorkerReady, task, 0);
    }

    /// Runs task number `number` on the calling thread, as worker number `worker`.
    ///
    /// # Panics
    /// If two threads call it as the same worker at once, or if it is called for the same task twice.
    pub async fn run_task(self: &Arc<Self>, number: usize, worker: usize, host: &dyn Host) {
        let (place, task) = (self.worker(worker), self.tasks.get(number));
        let writer = place.buffer.writer().expect("one thread a worker");
        let thread_state =
            self.lock.as_ref().map(|lock| ThreadState::new(lock, worker as u32, host.now_ms()));
        let context =
            Context::new(number as u16, host, &writer, &self.memory).on(thread_state.as_ref()).within(self);
        let spawned = task.start();
        let was_hired = spawned.is_some();
        let outcome = run_work(&context, |context| match spawned {
            Some(work) => work(context),
            None => self.job.workload.run(&self.job.params, number, context),
        })
        .await;
        // Before the end, so that a recount that finds the task ended does not count it down again.
        if was_hired {
            self.hired.fetch_sub(1, Ordering::Relaxed);
        }
        task.end(outcome, host);
    }

    /// A copy of the outcome of task number `number`, once the task has one.
    pub fn result(&self, number: usize) -> Option<Result<Output, Error>> {
        self.tasks.get(number).outcome().map(|outcome| outcome.cloned())
    }
}
