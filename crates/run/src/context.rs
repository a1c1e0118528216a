//! What a task can do: it computes past `checkpoint`s, waits through `sleep` and `fetch`, and prints through `print`.
//! This is the same under every execution model. Where the task's thread takes turns on a lock, the context drops the
//! lock and takes it again.

use crate::error::{Error, Kind as ErrorKind};
use crate::host::{Host, Order, Request, Waiting, no_workers, unless_raised};
use crate::job::Job;
use crate::memory::Memory;
use crate::model::shared_run::SharedRun;
use crate::objects::NamedMutex;
use crate::tasks::{ENDED, Task, Work};
use crate::thread_state::{Sums, ThreadState};
use crate::workload::Output;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{self, Poll};
use sync::gil::Step;
use sync::{Mutex, Ordering, Sleep, Stop};
use trace::{Kind, Release, Wait, Writer, wait_arg};

/// Iterations of a loop between two checkpoints: some ten microseconds of computing. One checkpoint is one of CPython's
/// ticks. It is also the size of a piece (`workload.rs` says why computing is done in pieces).
pub const ITERATIONS_PER_CHECKPOINT: usize = 8192;

/// The part of a context that a checkpoint reads: CPython's eval breaker. A piece that passes several checkpoints in
/// one call takes this, and returns to its caller when [`EvalBreaker::is_due`] says so.
#[derive(Clone, Copy)]
pub struct EvalBreaker<'a> {
    stop: &'a Stop,
    thread_state: Option<&'a ThreadState<'a>>,
}

impl EvalBreaker<'_> {
    /// Whether the caller must call [`Context::interrupted`] now. Each call counts as a checkpoint, and so as a tick.
    #[inline]
    pub fn is_due(&self) -> bool {
        // The benchmark that measures what a checkpoint costs compiles checkpoints out.
        if cfg!(feature = "unchecked") {
            return false;
        }
        self.stop.is_due() || self.thread_state.is_some_and(ThreadState::is_due)
    }
}

/// A checkpoint that was passed. It has a wait only if it was due, so that any other costs a few nanoseconds.
#[must_use = "a due checkpoint does nothing until it is awaited"]
pub struct Checkpoint<'a>(Option<Waiting<'a, ()>>);

impl Future for Checkpoint<'_> {
    type Output = Result<(), Error>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, task: &mut task::Context<'_>) -> Poll<Self::Output> {
        match &mut self.0 {
            Some(waiting) => waiting.as_mut().poll(task),
            None => Poll::Ready(Ok(())),
        }
    }
}

/// One task's view of the worker that runs it.
pub struct Context<'a> {
    task: u16,
    host: &'a dyn Host,
    writer: &'a Writer<'a>,
    memory: &'a Memory,
    thread_state: Option<&'a ThreadState<'a>>,
    run: Option<&'a Arc<SharedRun>>,
}

impl<'a> Context<'a> {
    /// Makes the view of task number `task`, with no lock.
    pub fn new(task: u16, host: &'a dyn Host, writer: &'a Writer<'a>, memory: &'a Memory) -> Self {
        Self { task, host, writer, memory, thread_state: None, run: None }
    }

    /// The same context, for a thread that takes turns on a lock.
    pub fn on(self, thread_state: Option<&'a ThreadState<'a>>) -> Self {
        Self { thread_state, ..self }
    }

    /// The same context, for a task that belongs to a run and can be joined.
    pub fn within(self, run: &'a Arc<SharedRun>) -> Self {
        Self { run: Some(run), ..self }
    }

    /// A computing loop calls this every [`ITERATIONS_PER_CHECKPOINT`] iterations: CPython's eval breaker.
    ///
    /// # Errors
    /// `cancelled`: the task must end.
    #[inline]
    pub fn checkpoint(&self) -> Checkpoint<'_> {
        Checkpoint(self.eval_breaker().is_due().then(|| self.interrupted()))
    }

    /// The eval breaker, for a piece that passes several checkpoints.
    #[inline]
    pub fn eval_breaker(&self) -> EvalBreaker<'a> {
        EvalBreaker { stop: &self.memory.stop, thread_state: self.thread_state }
    }

    /// # Errors
    /// `cancelled`: the task must end, or must not begin.
    pub(crate) fn unless_stopped(&self) -> Result<(), Error> {
        if !self.memory.stop.is_raised() {
            return Ok(());
        }
        self.record(Kind::Checkpoint, 0);
        Err(Error::cancelled())
    }

    /// Does what a due checkpoint asks for: ends the task, lets the host choose which thread goes on, or hands the lock
    /// over and takes it again.
    ///
    /// # Errors
    /// `cancelled`: the task must end.
    #[cold]
    #[inline(never)]
    pub fn interrupted(&self) -> Waiting<'_, ()> {
        Box::pin(self.interrupt())
    }

    async fn interrupt(&self) -> Result<(), Error> {
        self.unless_stopped()?;
        let mut due = true;
        if self.memory.stop.is_due() {
            self.host.step().await;
            // The checkpoint was due because it is a step. Whether the lock is due too is asked here.
            due = self.thread_state.is_some_and(ThreadState::is_due);
        }
        if due {
            let asked = self.thread_state.is_some_and(ThreadState::is_asked);
            self.release(if asked { Release::Asked } else { Release::Ticks }).await;
            self.acquire().await?;
        }
        Ok(())
    }

    /// Takes the lock, if the thread has one to take: before a task's first turn, and after each wait.
    ///
    /// # Errors
    /// `cancelled`: the run ended before the lock was free.
    pub async fn acquire(&self) -> Result<(), Error> {
        let record = |step| {
            let now_ms = self.host.now_ms();
            let (kind, arg) = match step {
                Step::Waits => (Kind::LockWait, 0),
                Step::Asks => (Kind::LockAsk, 0),
                Step::Refused => (Kind::LockRefused, 0),
                Step::Acquired(hold) => (Kind::LockAcquired, hold.switch),
            };
            self.writer.record(now_ms, kind, self.task, arg);
            now_ms
        };
        let Some(thread) = self.thread_state else { return Ok(()) };
        if thread.acquire(self.host, &self.memory.stop, record).await {
            Ok(())
        } else {
            Err(Error::cancelled())
        }
    }

    /// Drops the lock, if this thread has it.
    pub(crate) async fn release(&self, why: Release) {
        let Some(thread) = self.thread_state.filter(|thread| thread.has_lock()) else { return };
        let now_ms = self.host.now_ms();
        // Recorded before the lock is dropped, so that the next holder's event is the later one.
        self.writer.record(now_ms, Kind::LockReleased, self.task, why as u32);
        let wants_it_back = matches!(why, Release::Asked | Release::Ticks);
        thread.release(wants_it_back, self.host, &self.memory.stop, now_ms).await;
    }

    /// Records that the task begins. From here on the thread's times with the lock count for this task.
    pub(crate) fn begin_task(&self) {
        let now_ms = self.host.now_ms();
        if let Some(thread) = self.thread_state {
            thread.begin(now_ms);
        }
        self.writer.record(now_ms, Kind::TaskBegin, self.task, 0);
    }

    /// Records how the task ended. `text` gets the sums of the thread's times with the lock, up to this moment.
    pub(crate) fn end_task(&self, kind: Kind, text: impl FnOnce(Option<Sums>) -> String) {
        let now_ms = self.host.now_ms();
        let lock = self.thread_state.map(|thread| thread.sums(now_ms));
        self.writer.record_text(now_ms, kind, self.task, format_args!("{}", text(lock)));
    }

    /// Waits, as `time.sleep` and `asyncio.sleep` do.
    ///
    /// # Errors
    /// `cancelled`: the run ended before the wait did.
    #[inline(never)]
    pub fn sleep(&self, duration_ms: f64) -> Waiting<'_, ()> {
        Box::pin(self.sleep_for(duration_ms))
    }

    async fn sleep_for(&self, duration_ms: f64) -> Result<(), Error> {
        let stop = &self.memory.stop;
        let end_ms = self.host.now_ms() + duration_ms;
        let sleeping = async {
            let mut left_ms = duration_ms;
            loop {
                self.host.park(stop.timer(left_ms)).await;
                left_ms = end_ms - self.host.now_ms();
                // A sleep on the stop word ends early on every notification, which is not always a stop.
                if left_ms <= 0.0 || stop.is_raised() {
                    return unless_raised(stop);
                }
            }
        };
        self.wait(self.host.timed_wait(), 0, sleeping).await
    }

    /// Waits for real I/O.
    ///
    /// # Errors
    /// `cancelled`, or `io-unavailable` if no service worker answered.
    pub async fn fetch(&self, request: Request<'_>) -> Result<Vec<u8>, Error> {
        // A host that blocks does so while it makes the future, so the future is made after the wait has begun.
        self.wait(Wait::Io, 0, async { self.host.fetch(request, &self.memory.stop).await }).await
    }

    async fn wait<T>(
        &self,
        kind: Wait,
        object: u32,
        waiting: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        if self.thread_state.is_some_and(ThreadState::releases_during_waits) {
            self.release(Release::Wait).await;
        }
        self.record(Kind::WaitBegin, wait_arg(kind, object));
        let waited = waiting.await;
        self.record(Kind::WaitEnd, 0);
        if self.thread_state.is_some_and(|thread| !thread.has_lock()) {
            self.acquire().await?;
        }
        waited
    }

    /// Takes a mutex, as `threading.Lock.acquire` does. While another task has the mutex, this task drops the
    /// interpreter's lock and sleeps.
    ///
    /// # Errors
    /// `cancelled`: the run ended before the mutex was free.
    #[inline(never)]
    pub fn lock<'w>(&'w self, mutex: &'w Mutex) -> Waiting<'w, ()> {
        Box::pin(self.lock_object(mutex, 0))
    }

    /// Makes a mutex, as `threading.Lock()` does, with a number of its own in this memory.
    pub fn new_mutex(&self, name: String) -> Arc<NamedMutex> {
        // Relaxed: a counter, which publishes nothing.
        let number = self.memory.objects.fetch_add(1, Ordering::Relaxed) + 1;
        let told = serde_json::json!({"object": number, "name": name});
        self.record_text(Kind::ObjectMade, format_args!("{told}"));
        Arc::new(NamedMutex { number, name, mutex: Mutex::new() })
    }

    /// Takes a mutex that a task made.
    ///
    /// # Errors
    /// As [`Context::lock`].
    #[inline(never)]
    pub fn acquire_mutex<'w>(&'w self, named: &'w NamedMutex) -> Waiting<'w, ()> {
        Box::pin(self.lock_object(&named.mutex, named.number))
    }

    /// Frees it.
    pub fn release_mutex(&self, named: &NamedMutex) {
        self.unlock(&named.mutex);
    }

    async fn lock_object(&self, mutex: &Mutex, object: u32) -> Result<(), Error> {
        if mutex.try_lock() {
            return Ok(());
        }
        self.release(Release::Wait).await;
        self.record(Kind::WaitBegin, wait_arg(Wait::Mutex, object));
        let locked = mutex.lock(self.host, &self.memory.stop).await;
        self.record(Kind::WaitEnd, 0);
        self.acquire().await?;
        if locked { Ok(()) } else { Err(Error::cancelled()) }
    }

    /// Frees a mutex, and wakes one task that waits for it.
    pub fn unlock(&self, mutex: &Mutex) {
        if mutex.unlock() {
            self.wake(mutex);
        }
    }

    /// Wakes one task that waits for a mutex that was just freed. For the caller of a piece, since a piece may not wake
    /// a task itself.
    pub fn wake(&self, mutex: &Mutex) {
        mutex.wake(self.host);
    }

    /// Starts a thread in this memory, as `threading.Thread.start` does, and goes on.
    ///
    /// # Errors
    /// `worker-start`: this model has no threads, or already has as many workers as it may have.
    pub fn spawn_thread(&self, name: String, work: Work) -> Result<Arc<Task>, Error> {
        let run = self.run.ok_or_else(no_workers)?;
        let worker = run.hire()?;
        let task = run.tasks.spawn(name, self.task, Some(work)).ok_or_else(too_many)?;
        self.tell_spawned(&task);
        let order = Order::Thread { run: Arc::clone(run), task: task.number, worker };
        self.host.start(order).inspect_err(|_| task.refuse())?;
        Ok(task)
    }

    /// Starts a process with its own memory, as `multiprocessing.Process.start` does, and goes on. The process runs one
    /// of a job's tasks. Its outcome, without the payload, is carried back as a copy.
    ///
    /// # Errors
    /// As [`Context::spawn_thread`].
    pub fn spawn_process(&self, name: String, job: Job, index: usize) -> Result<Arc<Task>, Error> {
        let run = self.run.ok_or_else(no_workers)?;
        let task = run.tasks.spawn(name, self.task, None).ok_or_else(too_many)?;
        self.tell_spawned(&task);
        let order = Order::Process { job, index, task: Arc::clone(&task) };
        self.host.start(order).inspect_err(|_| task.refuse())?;
        Ok(task)
    }

    fn tell_spawned(&self, task: &Task) {
        self.record_text(
            Kind::TaskSpawned,
            format_args!("{}", serde_json::json!({"task": task.number, "name": task.name})),
        );
    }

    /// Waits until another task has ended, and returns its outcome, as `Thread.join` does.
    ///
    /// # Errors
    /// That task's error. `cancelled` if the run ended before the task did.
    #[inline(never)]
    pub fn join<'w>(&'w self, task: &'w Task) -> Waiting<'w, Output> {
        Box::pin(self.join_task(task))
    }

    async fn join_task(&self, task: &Task) -> Result<Output, Error> {
        let stop = &self.memory.stop;
        let ended = async {
            loop {
                if let Some(outcome) = task.outcome() {
                    // The payload stays where it was made.
                    return outcome.map(|output| Output::from(output.checksum));
                }
                unless_raised(stop)?;
                let (word, timeout_ms) = (task.state(), self.host.patience_ms());
                let expected = word.load(Ordering::Relaxed);
                if expected < ENDED {
                    self.host.park(Sleep { word, expected, timeout_ms }).await;
                }
            }
        };
        self.wait(Wait::Join, task.number.into(), ended).await
    }

    /// What the workers of this memory share.
    pub fn memory(&self) -> &Memory {
        self.memory
    }

    /// Records something for which no line is printed: `kind` is [`Kind::Mark`] or [`Kind::LostUpdate`].
    pub fn note(&self, kind: Kind, arg: u32) {
        self.record(kind, arg);
    }

    /// The worker's clock, in milliseconds from the worker's own origin.
    pub fn now_ms(&self) -> f64 {
        self.host.now_ms()
    }

    /// Prints a line.
    pub fn print(&self, line: fmt::Arguments<'_>) {
        self.record_text(Kind::Print, line);
    }

    /// Records an event of this task at the present time.
    pub fn record(&self, kind: Kind, arg: u32) {
        self.writer.record(self.host.now_ms(), kind, self.task, arg);
    }

    pub(crate) fn record_text(&self, kind: Kind, text: fmt::Arguments<'_>) {
        self.writer.record_text(self.host.now_ms(), kind, self.task, text);
    }
}

fn too_many() -> Error {
    Error::new(ErrorKind::WorkerStart, "A run has room for 65,536 tasks. Spawn fewer.")
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
