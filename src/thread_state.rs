//! One thread's part in the lock: whether it has it, since when, and what that added up to. CPython's
//! `PyThreadState`, with the three states that its sampling profiler tells apart: `Has GIL`, `Waiting for GIL`,
//! `No GIL`.
//!
//! Times come as arguments, in milliseconds of the thread's own clock.

use crate::gil::{DEFAULT_INTERVAL_MS, Futex, Gil, Rule, Step, Turn};
use crate::sync::Stop;
use serde::{Deserialize, Serialize};
use std::cell::Cell;

/// How the lock is fought for, as the page's interface names it.
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

/// What a reader chooses of the lock.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// How it is fought for.
    pub flavour: Flavour,
    /// How long a waiter sleeps before it asks for the lock (`sys.setswitchinterval`).
    pub interval_ms: f64,
    /// Whether who waits for I/O lets go of the lock meanwhile.
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
    gil: Gil<Futex>,
    release_during_waits: bool,
}

impl Lock {
    /// The lock of these settings; `None` where they say that there is none.
    pub fn new(settings: Settings) -> Option<Self> {
        let rule = match settings.flavour {
            Flavour::Cpython32 => Rule::Requests,
            Flavour::CpythonBefore32 => Rule::Ticks,
            Flavour::FreeThreaded => return None,
        };
        let gil = Gil::new(rule, settings.interval_ms, Futex);
        Some(Self { gil, release_during_waits: settings.release_during_waits })
    }

    /// The words that its threads sleep on.
    pub fn addresses(&self) -> [usize; 2] {
        self.gil.addresses()
    }
}

/// What a thread lived through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Sums {
    /// Time with the lock: running, or ready to run.
    pub has_ms: f64,
    /// Time spent waiting for it.
    pub waits_ms: f64,
    /// Time without it, and without wanting it.
    pub without_ms: f64,
    /// The longest single wait for it.
    pub longest_wait_ms: f64,
    /// How often it came from another thread.
    pub handovers: u32,
    /// How often this thread asked for it to be dropped.
    pub asked: u32,
    /// How often this thread woke because it was dropped, and another one was quicker.
    pub refused: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Has,
    Waits,
    Without,
}

/// One thread's part in the lock. It stays on its thread.
#[derive(Debug)]
pub struct ThreadState<'a> {
    lock: &'a Lock,
    thread: u32,
    turn: Cell<Turn>,
    state: Cell<State>,
    since_ms: Cell<f64>,
    sums: Cell<Sums>,
}

impl<'a> ThreadState<'a> {
    /// Thread number `thread`, which does not have the lock yet.
    pub fn new(lock: &'a Lock, thread: u32, now_ms: f64) -> Self {
        let turn = Cell::new(Turn { switch: 0, from: None });
        Self { lock, thread, turn, state: Cell::new(State::Without), since_ms: Cell::new(now_ms), sums: Cell::default() }
    }

    /// Whether a checkpoint has to let go of the lock.
    #[inline]
    pub fn is_due(&self) -> bool {
        self.lock.gil.is_due(self.turn.get())
    }

    /// Whether somebody asked for the lock to be dropped, which is why a checkpoint lets go of it.
    pub fn is_asked(&self) -> bool {
        self.lock.gil.is_asked(self.turn.get())
    }

    /// Whether a wait for I/O has to let go of the lock.
    pub fn releases_during_waits(&self) -> bool {
        self.lock.release_during_waits
    }

    /// Whether this thread has the lock.
    pub fn has_lock(&self) -> bool {
        self.state.get() == State::Has
    }

    /// Takes the lock; `record` writes each step down and says when it was. False: the run was stopped first.
    pub fn acquire(&self, stop: &Stop, record: impl Fn(Step) -> f64) -> bool {
        let acquired = self.lock.gil.acquire(self.thread, stop, |step| {
            let now_ms = record(step);
            match step {
                Step::Waits => self.enter(State::Waits, now_ms),
                Step::Asks => self.count(|sums| sums.asked += 1),
                Step::Refused => self.count(|sums| sums.refused += 1),
                Step::Acquired(turn) => {
                    let handed_over = turn.from.is_some_and(|from| from != self.thread);
                    self.count(|sums| sums.handovers += u32::from(handed_over));
                    self.turn.set(turn);
                    self.enter(State::Has, now_ms);
                }
            }
        });
        acquired.is_some()
    }

    /// Lets go of the lock. Who `wants_it_back` at once is waiting for it from now on.
    pub fn release(&self, wants_it_back: bool, stop: &Stop, now_ms: f64) {
        self.enter(if wants_it_back { State::Waits } else { State::Without }, now_ms);
        self.lock.gil.release(self.turn.get(), stop);
    }

    /// What it came to, once the thread has no part in it any more.
    pub fn sums(&self) -> Sums {
        self.sums.get()
    }

    fn enter(&self, state: State, now_ms: f64) {
        if state == self.state.get() {
            return;
        }
        let spent_ms = now_ms - self.since_ms.replace(now_ms);
        self.count(|sums| match self.state.get() {
            State::Has => sums.has_ms += spent_ms,
            State::Without => sums.without_ms += spent_ms,
            State::Waits => {
                sums.waits_ms += spent_ms;
                sums.longest_wait_ms = sums.longest_wait_ms.max(spent_ms);
            }
        });
        self.state.set(state);
    }

    fn count(&self, change: impl FnOnce(&mut Sums)) {
        let mut sums = self.sums.get();
        change(&mut sums);
        self.sums.set(sums);
    }
}
