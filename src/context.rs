//! What a task sees of the world. Whichever model runs it, a task computes past `checkpoint`s, waits through
//! `sleep` and `fetch`, and talks through `print`; that is all it knows.

use crate::error::Error;
use crate::host::{Host, Request};
use crate::sync::Stop;
use crate::trace::{Kind, Wait, Writer};
use std::fmt;

/// Loop turns between two checkpoints: some ten microseconds of computing.
pub const TURNS_PER_CHECKPOINT: usize = 8192;

/// One task's view of the worker that runs it.
pub struct Context<'a> {
    task: u16,
    host: &'a dyn Host,
    writer: &'a Writer<'a>,
    stop: &'a Stop,
}

impl<'a> Context<'a> {
    /// The view of task number `task`.
    pub fn new(task: u16, host: &'a dyn Host, writer: &'a Writer<'a>, stop: &'a Stop) -> Self {
        Self { task, host, writer, stop }
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
        if self.stop.is_raised() { self.stopped() } else { Ok(()) }
    }

    #[cold]
    fn stopped(&self) -> Result<(), Error> {
        self.record(Kind::Checkpoint, 0);
        Err(Error::cancelled())
    }

    /// Waits, as `time.sleep` and `asyncio.sleep` do.
    ///
    /// # Errors
    /// `cancelled`: the run ended before the wait did.
    pub async fn sleep(&self, duration_ms: f64) -> Result<(), Error> {
        self.record(Kind::WaitBegin, self.host.timed_wait() as u32);
        let slept = self.host.sleep(duration_ms, self.stop).await;
        self.record(Kind::WaitEnd, 0);
        slept
    }

    /// Real I/O.
    ///
    /// # Errors
    /// `cancelled`, or `io-unavailable` where no service worker answered.
    pub async fn fetch(&self, request: Request<'_>) -> Result<Vec<u8>, Error> {
        self.record(Kind::WaitBegin, Wait::Io as u32);
        let fetched = self.host.fetch(request, self.stop).await;
        self.record(Kind::WaitEnd, 0);
        fetched
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
