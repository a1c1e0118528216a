//! What one thread has to do with the lock: whether it has it, since when, and the sums of its times. This is CPython's
//! `PyThreadState`, with the three states that its sampling profiler distinguishes: `Has GIL`, `Waiting for GIL`, `No
//! GIL`.
//!
//! Times come as arguments, in milliseconds of the thread's own clock.

use serde::{Deserialize, Serialize};
use std::cell::Cell;
use sync::gil::{DEFAULT_INTERVAL_MS, Gil, Hold, Rule, Step};
use sync::{Park, Stop};

/// The rule of the lock, as the page's interface names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Flavour {
    /// CPython 3.2 and later: requests, after the switch interval.
    #[serde(rename = "cpython-3.2")]
    Cpython32,
    /// CPython before 3.2: every hundred ticks.
    #[serde(rename = "cpython-before-3.2")]
    CpythonBefore32,
    /// There is no lock.
    #[serde(rename = "free-threaded")]
    FreeThreaded,
}

/// The lock's settings, which the reader chooses.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// The rule by which the lock changes hands.
    pub flavour: Flavour,
    /// How long a waiting thread sleeps before it asks for the lock (`sys.setswitchinterval`).
    pub interval_ms: f64,
    /// Whether a thread that waits for I/O drops the lock meanwhile.
    pub release_during_waits: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { flavour: Flavour::Cpython32, interval_ms: DEFAULT_INTERVAL_MS, release_during_waits: true }
    }
}

/// The lock that a run's threads take turns on.
#[derive(Debug)]
pub struct Lock {
    gil: Gil,
    release_during_waits: bool,
}

impl Lock {
    /// Makes the lock of these settings. `None` if they say that there is none.
    pub fn new(settings: Settings) -> Option<Self> {
        let rule = match settings.flavour {
            Flavour::Cpython32 => Rule::Requests,
            Flavour::CpythonBefore32 => Rule::Ticks,
            Flavour::FreeThreaded => return None,
        };
        let gil = Gil::new(rule, settings.interval_ms);
        Some(Self { gil, release_during_waits: settings.release_during_waits })
    }

    /// Addresses of the words that threads sleep on while they wait for the lock.
    pub fn addresses(&self) -> [usize; 2] {
        self.gil.addresses()
    }
}

/// Sums of a thread's times and events with the lock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Sums {
    /// Time with the lock: running, or ready to run.
    pub has_ms: f64,
    /// Time waiting for it.
    pub waits_ms: f64,
    /// Time without it, and without wanting it.
    pub without_ms: f64,
    /// The longest single wait for it.
    pub longest_wait_ms: f64,
    /// How often it came from another thread.
    pub handovers: u32,
    /// How often this thread asked for it to be dropped.
    pub asked: u32,
    /// How often this thread woke because the lock was dropped, but another thread was quicker.
    pub refused: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Has,
    Waits,
    Without,
}

/// One thread's state regarding the lock. It stays on its thread.
#[derive(Debug)]
pub struct ThreadState<'a> {
    lock: &'a Lock,
    thread: u32,
    hold: Cell<Hold>,
    state: Cell<State>,
    since_ms: Cell<f64>,
    sums: Cell<Sums>,
}

impl<'a> ThreadState<'a> {
    /// Makes the state of thread number `thread`, which does not have the lock yet.
    pub fn new(lock: &'a Lock, thread: u32, now_ms: f64) -> Self {
        let hold = Cell::new(Hold { switch: 0, from: None });
        Self {
            lock,
            thread,
            hold,
            state: Cell::new(State::Without),
            since_ms: Cell::new(now_ms),
            sums: Cell::default(),
        }
    }

    /// Whether the thread must drop the lock at this checkpoint.
    #[inline]
    pub fn is_due(&self) -> bool {
        self.lock.gil.is_due(self.hold.get())
    }

    /// Whether another thread asked for the lock. If so, that is why a checkpoint drops it.
    pub fn is_asked(&self) -> bool {
        self.lock.gil.is_asked(self.hold.get())
    }

    /// Whether the thread must drop the lock while it waits for I/O.
    pub fn releases_during_waits(&self) -> bool {
        self.lock.release_during_waits
    }

    /// Whether this thread has the lock.
    pub fn has_lock(&self) -> bool {
        self.state.get() == State::Has
    }

    /// Takes the lock. `record` records each step and returns its time. False if the run was stopped first.
    pub async fn acquire(&self, park: &dyn Park, stop: &Stop, record: impl Fn(Step) -> f64) -> bool {
        let tell = |step| {
            let now_ms = record(step);
            match step {
                Step::Waits => self.enter(State::Waits, now_ms),
                Step::Asks => self.count(|sums| sums.asked += 1),
                Step::Refused => self.count(|sums| sums.refused += 1),
                Step::Acquired(hold) => {
                    let handed_over = hold.from.is_some_and(|from| from != self.thread);
                    self.count(|sums| sums.handovers += u32::from(handed_over));
                    self.hold.set(hold);
                    self.enter(State::Has, now_ms);
                }
            }
        };
        self.lock.gil.acquire(self.thread, park, stop, tell).await.is_some()
    }

    /// Drops the lock. If the thread `wants_it_back` at once, it counts as waiting for the lock from now on.
    pub async fn release(&self, wants_it_back: bool, park: &dyn Park, stop: &Stop, now_ms: f64) {
        self.enter(if wants_it_back { State::Waits } else { State::Without }, now_ms);
        self.lock.gil.release(self.hold.get(), park, stop).await;
    }

    /// Starts the sums at `now_ms`: the moment at which the thread's task begins.
    pub fn begin(&self, now_ms: f64) {
        self.since_ms.set(now_ms);
    }

    /// The sums of the thread's task up to `now_ms`. The three times add up to the time since [`Self::begin`].
    pub fn sums(&self, now_ms: f64) -> Sums {
        self.settle(now_ms);
        self.sums.get()
    }

    fn enter(&self, state: State, now_ms: f64) {
        if state != self.state.get() {
            self.settle(now_ms);
            self.state.set(state);
        }
    }

    /// Adds the time since the last change to the sum of the current state.
    fn settle(&self, now_ms: f64) {
        let spent_ms = now_ms - self.since_ms.replace(now_ms);
        self.count(|sums| match self.state.get() {
            State::Has => sums.has_ms += spent_ms,
            State::Without => sums.without_ms += spent_ms,
            State::Waits => {
                sums.waits_ms += spent_ms;
                sums.longest_wait_ms = sums.longest_wait_ms.max(spent_ms);
            }
        });
    }

    fn count(&self, change: impl FnOnce(&mut Sums)) {
        let mut sums = self.sums.get();
        change(&mut sums);
        self.sums.set(sums);
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
