//! What a task sees of the world. Whichever model runs it, a task computes past `checkpoint`s, waits through
//! `sleep` and `fetch`, and talks through `print`; that is all it knows. Where its thread takes turns on a lock,
//! it is here that the lock is let go of and taken again.

use crate::error::Error;
use crate::gil::Step;
use crate::host::{Host, Request, Waiting};
use crate::memory::Memory;
use crate::sync::{Ordering, futex};
use crate::thread_state::{Sums, ThreadState};
use crate::trace::{Kind, Release, Wait, Writer};
use std::fmt;

/// Loop turns between two checkpoints: some ten microseconds of computing. One checkpoint is one of CPython's ticks.
pub const TURNS_PER_CHECKPOINT: usize = 8192;

/// How long a wait for the mutex goes without a look at the stop word.
const MUTEX_PATIENCE_MS: f64 = 20.0;

/// One task's view of the worker that runs it.
pub struct Context<'a> {
    task: u16,
    host: &'a dyn Host,
    writer: &'a Writer<'a>,
    memory: &'a Memory,
    thread_state: Option<&'a ThreadState<'a>>,
}

impl<'a> Context<'a> {
    /// The view of task number `task`, with no lock around it.
    pub fn new(task: u16, host: &'a dyn Host, writer: &'a Writer<'a>, memory: &'a Memory) -> Self {
        Self { task, host, writer, memory, thread_state: None }
    }

    /// The same, for a thread that takes turns.
    pub fn on(self, thread_state: Option<&'a ThreadState<'a>>) -> Self {
        Self { thread_state, ..self }
    }

    /// To be passed every [`TURNS_PER_CHECKPOINT`] turns of a computing loop: CPython's eval breaker.
    ///
    /// # Errors
    /// `cancelled`: the task has to end.
    #[inline]
    pub fn checkpoint(&self) -> Result<(), Error> {
        // The benchmark that says what a checkpoint costs goes without.
        if cfg!(feature = "bench-unchecked") {
            return Ok(());
        }
        if self.memory.stop.is_raised() || self.thread_state.is_some_and(ThreadState::is_due) {
            return self.interrupted();
        }
        Ok(())
    }

    /// # Errors
    /// `cancelled`: the task has to end, or need not begin.
    pub(crate) fn unless_stopped(&self) -> Result<(), Error> {
        if !self.memory.stop.is_raised() {
            return Ok(());
        }
        self.record(Kind::Checkpoint, 0);
        Err(Error::cancelled())
    }

    #[cold]
    fn interrupted(&self) -> Result<(), Error> {
        self.unless_stopped()?;
        let asked = self.thread_state.is_some_and(ThreadState::is_asked);
        self.release(if asked { Release::Asked } else { Release::Ticks });
        self.acquire()
    }

    /// Takes the lock, where there is one: before a task's first turn, and after each wait.
    ///
    /// # Errors
    /// `cancelled`: the run ended before the lock was free.
    pub(crate) fn acquire(&self) -> Result<(), Error> {
        let record = |step| {
            let now_ms = self.host.now_ms();
            let (kind, arg) = match step {
                Step::Waits => (Kind::LockWait, 0),
                Step::Asks => (Kind::LockAsk, 0),
                Step::Refused => (Kind::LockRefused, 0),
                Step::Acquired(turn) => (Kind::LockAcquired, crate::trace::turn_arg(turn.switch, turn.from)),
            };
            self.writer.record(now_ms, kind, self.task, arg);
            now_ms
        };
        let acquired = self.thread_state.is_none_or(|thread| thread.acquire(&self.memory.stop, record));
        if acquired { Ok(()) } else { Err(Error::cancelled()) }
    }

    /// Lets go of the lock, where this thread has one.
    pub(crate) fn release(&self, why: Release) {
        let Some(thread) = self.thread_state.filter(|thread| thread.has_lock()) else { return };
        let now_ms = self.host.now_ms();
        // Written down before it is done, so that the next holder's event is the later one.
        self.writer.record(now_ms, Kind::LockReleased, self.task, why as u32);
        thread.release(matches!(why, Release::Asked | Release::Ticks), &self.memory.stop, now_ms);
    }

    /// What this thread's part in the lock came to.
    pub(crate) fn lock_sums(&self) -> Option<Sums> {
        self.thread_state.map(ThreadState::sums)
    }

    /// Waits, as `time.sleep` and `asyncio.sleep` do.
    ///
    /// # Errors
    /// `cancelled`: the run ended before the wait did.
    pub async fn sleep(&self, duration_ms: f64) -> Result<(), Error> {
        self.wait(self.host.timed_wait(), || self.host.sleep(duration_ms, &self.memory.stop)).await
    }

    /// Real I/O.
    ///
    /// # Errors
    /// `cancelled`, or `io-unavailable` where no service worker answered.
    pub async fn fetch(&self, request: Request<'_>) -> Result<Vec<u8>, Error> {
        self.wait(Wait::Io, || self.host.fetch(request, &self.memory.stop)).await
    }

    /// A host that blocks does so while it makes the future.
    async fn wait<'w, T: 'w>(&self, kind: Wait, start: impl FnOnce() -> Waiting<'w, T>) -> Result<T, Error> {
        if self.thread_state.is_some_and(ThreadState::releases_during_waits) {
            self.release(Release::Wait);
        }
        self.record(Kind::WaitBegin, kind as u32);
        let waited = start().await;
        self.record(Kind::WaitEnd, 0);
        if self.thread_state.is_some_and(|thread| !thread.has_lock()) {
            self.acquire()?;
        }
        waited
    }

    /// Takes the memory's mutex, as `threading.Lock.acquire` does: who finds it taken lets go of the interpreter's
    /// lock and sleeps.
    ///
    /// # Errors
    /// `cancelled`: the run ended before it was free.
    pub fn lock_mutex(&self) -> Result<(), Error> {
        let mutex = &self.memory.mutex;
        // Acquire pairs with the Release of `unlock_mutex`.
        let try_lock = || mutex.compare_exchange(0, 1, Ordering::Acquire, Ordering::Relaxed).is_ok();
        if try_lock() {
            return Ok(());
        }
        self.release(Release::Wait);
        self.record(Kind::WaitBegin, Wait::Mutex as u32);
        let mut locked = try_lock();
        while !locked && !self.memory.stop.is_raised() {
            futex::wait(mutex, 1, MUTEX_PATIENCE_MS);
            locked = try_lock();
        }
        self.record(Kind::WaitEnd, 0);
        self.acquire()?;
        if locked { Ok(()) } else { Err(Error::cancelled()) }
    }

    /// Lets go of the memory's mutex.
    pub fn unlock_mutex(&self) {
        self.memory.mutex.store(0, Ordering::Release);
        futex::notify_one(&self.memory.mutex);
    }

    /// What this memory's workers share.
    pub fn memory(&self) -> &Memory {
        self.memory
    }

    /// Notes that something happened which no line is printed for: `kind` is [`Kind::Mark`] or [`Kind::LostUpdate`].
    pub fn note(&self, kind: Kind, arg: u32) {
        self.record(kind, arg);
    }

    /// The worker's clock, in milliseconds from an origin of its own.
    pub fn now_ms(&self) -> f64 {
        self.host.now_ms()
    }

    /// Prints a line.
    pub fn print(&self, line: fmt::Arguments<'_>) {
        self.record_text(Kind::Print, line);
    }

    pub(crate) fn record(&self, kind: Kind, arg: u32) {
        self.writer.record(self.host.now_ms(), kind, self.task, arg);
    }

    pub(crate) fn record_text(&self, kind: Kind, text: fmt::Arguments<'_>) {
        self.writer.record_text(self.host.now_ms(), kind, self.task, text);
    }
}
