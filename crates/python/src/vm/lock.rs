//! A thread and the lock of its interpreter (`Python/ceval_gil.c`). A thread has the lock while it runs; it lets go of it
//! at a checkpoint when another thread has asked, and for as long as it waits for anything.
//!
//! Checkpoints stand where CPython 3.12 and later look at the eval breaker: at each jump backwards, at the beginning of
//! each Python function, where a generator goes on, and after each call of native code.

use std::future::Future;

use sync::gil::{Gil, Hold, Step};
use sync::{AtomicU32, Sleep, Stop, Woke};
use trace::{Kind, Release, Wait};

use super::native::task;
use super::waited::Waited;
use super::{Res, Vm};
use crate::kernel::Ended;
use crate::machine::{Settings, Steps};
use crate::types::code::{ASYNC_GENERATOR, COROUTINE, Code, GENERATOR};
use crate::value::Value;
use crate::world::World;

/// The signal that no program handles.
const SIGKILL: u32 = 9;

/// What the threads of an interpreter take turns by.
pub(crate) struct Turns {
    /// The lock; `None` where threads take no turns, or only one of them can run anyway.
    pub(crate) gil: Option<Gil>,
    pub(crate) stop: Stop,
    pub(super) steps: Steps,
    release_during_waits: bool,
}

impl Turns {
    pub(crate) fn new(gil: Option<Gil>, settings: Settings) -> Self {
        let Settings { steps, release_during_waits, .. } = settings;
        let stop = if steps == Steps::None { Stop::new() } else { Stop::stepping() };
        Self { gil, stop, steps, release_during_waits }
    }

    /// Whether a thread lets go of the lock while it waits for this.
    fn lets_go(&self, waited: Waited) -> bool {
        self.release_during_waits || waited.is_for_another_thread()
    }

    /// Lets go of the lock, of which this thread has this hold.
    #[undropped]
    pub(super) async fn release(&self, thread: u32, hold: Hold, why: Release, world: &dyn World) {
        if let Some(gil) = &self.gil {
            // Recorded before the lock is free, so that the next holder's event is the later one.
            world.record(thread, Kind::LockReleased, why as u32);
            gil.release(hold, world.park(), &self.stop).await;
        }
    }
}

/// What a thread does when it stops.
#[derive(Clone, Copy)]
struct Due {
    /// It lets go of the lock, and takes it again.
    lock: bool,
    /// The world chooses which thread goes on.
    step: bool,
}

/// The hold of a thread that has not had the lock yet.
pub(super) const NO_HOLD: Hold = Hold { switch: 0, from: None };

impl Vm {
    fn turns(self) -> &'static Turns {
        &self.interp().turns
    }

    /// Whether a checkpoint may have something to do.
    #[inline(always)]
    pub(super) fn is_due(self) -> bool {
        // The benchmark that measures what checkpoints cost compiles them out.
        if cfg!(feature = "unchecked") {
            return false;
        }
        let turns = self.turns();
        turns.stop.is_due() || turns.gil.as_ref().is_some_and(|gil| gil.may_be_due(self.thread().hold.get()))
    }

    /// A checkpoint: whatever is due runs above the frame on top. Whether there was anything.
    #[inline(always)]
    pub(super) fn check(self) -> bool {
        self.is_due() && self.check_now()
    }

    /// The checkpoint at the beginning of a function. A generator's code begins when it is resumed for the first time.
    #[inline(always)]
    pub(super) fn check_entry(self, code: &Code) {
        if self.is_due() && code.flags & (GENERATOR | COROUTINE | ASYNC_GENERATOR) == 0 {
            self.check_now();
        }
    }

    #[cold]
    fn check_now(self) -> bool {
        let turns = self.turns();
        let due = Due {
            lock: turns.gil.as_ref().is_some_and(|gil| gil.is_due(self.thread().hold.get())),
            step: turns.steps == Steps::Checkpoints,
        };
        if due.lock || turns.stop.take_sample() {
            self.tell_line();
        }
        let any = due.lock || due.step || turns.stop.is_raised() || self.has_signals();
        if any {
            self.begin_stop(due);
        }
        any
    }

    /// Whether the thread stops after each instruction.
    #[inline]
    pub(super) fn stops_always(self) -> bool {
        self.turns().steps == Steps::Instructions
    }

    /// The stop after an instruction.
    pub(super) fn stop_here(self) {
        self.begin_stop(Due { lock: false, step: true });
    }

    fn begin_stop(self, due: Due) {
        if self.thread().is_waiting.get() {
            // What the instruction has begun waits for the world: that is a stop, and a second wait would end the first.
            return;
        }
        let stop = async move {
            self.stop(due).await;
            self.handle_signals().await.map(|()| Value::NONE)
        };
        self.launch(task(stop), super::frame::Ret::Discard);
    }

    #[undropped]
    async fn stop(self, due: Due) {
        let turns = self.turns();
        if turns.stop.is_raised() {
            return self.halt().await;
        }
        if due.step {
            self.interp().world.step().await;
        }
        if due.lock {
            let asked = turns.gil.as_ref().is_some_and(|gil| gil.is_asked(self.thread().hold.get()));
            self.let_go(if asked { Release::Asked } else { Release::Ticks }).await;
            self.take_lock().await;
        }
    }

    /// Takes the lock. False if the machine was stopped first.
    #[undropped]
    pub(crate) async fn acquire(self) -> bool {
        let turns = self.turns();
        let Some(gil) = &turns.gil else { return !turns.stop.is_raised() };
        let park = self.interp().world.park();
        let record = |step| {
            let (kind, arg) = match step {
                Step::Waits => (Kind::LockWait, 0),
                Step::Asks => (Kind::LockAsk, 0),
                Step::Refused => (Kind::LockRefused, 0),
                Step::Acquired(hold) => (Kind::LockAcquired, hold.switch),
            };
            self.record(kind, arg);
        };
        match gil.acquire(self.thread().number, park, &turns.stop, record).await {
            Some(hold) => self.thread().hold.set(hold),
            None => return false,
        }
        true
    }

    #[undropped]
    async fn take_lock(self) {
        if !self.acquire().await {
            self.halt().await;
        }
    }

    /// Never goes on: the driver ends the thread.
    #[undropped]
    async fn halt(self) {
        self.thread().is_halted.set(true);
        std::future::pending::<()>().await;
    }

    #[undropped]
    pub(crate) async fn let_go(self, why: Release) {
        let (thread, world) = (self.thread(), &*self.interp().world);
        self.turns().release(thread.number, thread.hold.get(), why, world).await;
    }

    /// Waits for something while other threads may run: `Py_BEGIN_ALLOW_THREADS`. What it waits for must not touch objects.
    #[undropped]
    pub(crate) async fn without_lock<T>(self, waited: Waited, wait: impl Future<Output = T>) -> T {
        self.tell_line();
        let lets_go = self.turns().lets_go(waited);
        if lets_go {
            self.let_go(Release::Wait).await;
        }
        self.record(Kind::WaitBegin, waited.arg());
        let outcome = wait.await;
        self.record(Kind::WaitEnd, 0);
        if lets_go {
            self.take_lock().await;
        }
        outcome
    }

    /// Sleeps while a word has the expected value, until woken, for at most so long. Other threads run meanwhile.
    ///
    /// Whoever changes the word calls [`Vm::unpark`]. A sleep may end early, so callers look at the word in a loop.
    #[undropped]
    pub(crate) async fn park(
        self,
        waited: Waited,
        word: &AtomicU32,
        expected: u32,
        timeout_ms: f64,
    ) -> Res<()> {
        let park = self.interp().world.park();
        let is_endless = timeout_ms == f64::INFINITY;
        let timeout_ms = timeout_ms.min(park.patience_ms());
        // A park may block as soon as it is called: that must not be before the lock is free.
        let wait = async { park.park(Sleep { word, expected, timeout_ms }).await };
        self.stuck(is_endless, self.without_lock(waited, wait)).await;
        self.handle_signals().await
    }

    /// The same on a word of the memory that processes share. Whoever changes it wakes its sleepers there.
    #[undropped]
    pub(crate) async fn park_shared(
        self,
        waited: Waited,
        word: u32,
        expected: u32,
        timeout_ms: f64,
    ) -> Res<()> {
        let shared = &*self.kernel().shared;
        if let Some(word) = shared.own_word(word) {
            return self.park(waited, word, expected, timeout_ms).await;
        }
        let is_endless = timeout_ms == f64::INFINITY;
        let timeout_ms = timeout_ms.min(self.interp().world.park().patience_ms());
        let wait = async { shared.sleep(word, expected, timeout_ms) };
        self.stuck(is_endless, self.without_lock(waited, wait)).await;
        self.handle_signals().await
    }

    /// Whether the process was sent signals that this thread has to handle.
    pub(crate) fn has_signals(self) -> bool {
        self.turns().stop.is_signalled() && (self.is_main() || self.kernel().has_signal(1 << SIGKILL))
    }

    /// Calls the handlers of the signals that the process was sent. Only the main thread does; the others go on.
    #[undropped]
    pub(crate) async fn handle_signals(self) -> Res<()> {
        if !self.has_signals() {
            return Ok(());
        }
        self.turns().stop.take_signal();
        let signals = self.kernel().take_signals();
        for number in (1..32).filter(|number| signals & 1 << number != 0) {
            self.run_task(task(crate::modules::signal::handle(self, number))).await?;
        }
        Ok(())
    }

    /// Ends the process at once.
    #[undropped]
    pub(crate) async fn end_process(self, how: Ended) {
        self.interp().ended.set(Some(how));
        self.turns().stop.raise();
        self.halt().await;
    }

    /// Wakes at most `most` threads: those that have slept on the word the longest.
    pub(crate) fn unpark(self, word: &AtomicU32, most: u32) {
        self.interp().life.wake();
        self.interp().world.park().unpark(word, most);
    }

    /// Lets so much time pass, in milliseconds.
    #[undropped]
    pub(crate) async fn sleep(self, ms: f64) -> Res<()> {
        let (park, stop) = (self.interp().world.park(), &self.turns().stop);
        let end_ms = self.now_ms() + ms;
        let mut left_ms = ms;
        loop {
            let wait = async {
                // Where a sample is asked for, the word changes without an end of the sleep.
                while !stop.is_raised()
                    && !self.has_signals()
                    && park.park(stop.timer(left_ms)).await != Woke::TimedOut
                {
                    left_ms = end_ms - self.now_ms();
                }
            };
            self.without_lock(Waited::on(Wait::Timed), wait).await;
            self.handle_signals().await?;
            left_ms = end_ms - self.now_ms();
            if left_ms <= 0.0 || stop.is_raised() {
                return Ok(());
            }
        }
    }

    fn record(self, kind: Kind, arg: u32) {
        self.interp().world.record(self.thread().number, kind, arg);
    }

    /// The time on the clock that never goes back, in milliseconds.
    pub(crate) fn now_ms(self) -> f64 {
        self.interp().world.monotonic() * 1e3
    }
}
