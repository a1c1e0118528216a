//! A global interpreter lock, as CPython has one: real threads take turns on it.
//!
//! Two flavours of it, and none at all:
//! - **CPython 3.2 and later** follows `take_gil` and `drop_gil` of `Python/ceval_gil.h` in CPython 3.11, forced
//!   switching included. Whoever waits sleeps for the switch interval; if the lock did not change hands meanwhile
//!   (`switch_number`), the waiter asks the holder to drop it. The holder sees that at its next checkpoint (the
//!   eval breaker), drops the lock, and waits until another thread has taken it.
//! - **CPython before 3.2** follows `PyEval_EvalFrameEx` of `Python/ceval.c` in CPython 3.1 (`_Py_Ticker`): the
//!   holder drops the lock every [`CHECK_INTERVAL`] ticks and takes it again at once, if nobody was quicker. A tick
//!   is one checkpoint here.
//!
//! Two words are slept on: `holder` by those who want the lock, `switches` by one who was made to drop it. Nobody
//! sleeps longer than [`PATIENCE_MS`] without looking at the stop word, so a thread that dies with the lock, or a
//! cancel, leaves nobody waiting for ever. Times are milliseconds.
//!
//! One thing differs from CPython, which does all this under a mutex: a request names the switch that it was made
//! at, so that one which comes too late asks nobody, where CPython's mutex lets it not come at all.

#[cfg(not(loom))]
use crate::sync::futex;
use crate::sync::{AtomicU32, Ordering, Stop, Woke};

/// Ticks between two releases before CPython 3.2 (`sys.getcheckinterval`).
pub const CHECK_INTERVAL: u32 = 100;
/// The switch interval of CPython 3.2 and later (`sys.getswitchinterval`).
pub const DEFAULT_INTERVAL_MS: f64 = 5.0;
/// The longest sleep without a look at the stop word.
const PATIENCE_MS: f64 = 100.0;

const FREE: u32 = 0;
/// No switch has this number: nobody asks.
const NEVER: u32 = u32::MAX;

/// How the lock is fought for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// CPython 3.2 and later: on request, after the switch interval.
    Requests,
    /// CPython before 3.2: every [`CHECK_INTERVAL`] ticks.
    Ticks,
}

/// Where the lock's sleepers sleep: the seam between it and a platform.
pub trait Parking {
    /// Sleeps while the word is as expected, until notified, `timeout_ms` at the most.
    fn wait(&self, word: &AtomicU32, expected: u32, timeout_ms: f64) -> Woke;
    /// Wakes one who sleeps on the word.
    fn notify_one(&self, word: &AtomicU32);
    /// Wakes all who sleep on the word.
    fn notify_all(&self, word: &AtomicU32);
}

/// The platform's futex.
#[cfg(not(loom))]
#[derive(Debug, Default)]
pub struct Futex;

#[cfg(not(loom))]
impl Parking for Futex {
    fn wait(&self, word: &AtomicU32, expected: u32, timeout_ms: f64) -> Woke {
        futex::wait(word, expected, timeout_ms)
    }
    fn notify_one(&self, word: &AtomicU32) {
        futex::notify_one(word);
    }
    fn notify_all(&self, word: &AtomicU32) {
        futex::notify_all(word);
    }
}

/// What a thread that wants the lock lives through, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Another thread has the lock.
    Waits,
    /// The interval is over and nothing switched: the holder is asked to drop the lock.
    Asks,
    /// The lock was dropped and this thread woken, but another one was quicker.
    Refused,
    /// It has the lock.
    Acquired(Turn),
}

/// A time with the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// How often the lock had changed hands when this time began, this change included: CPython's `switch_number`.
    pub switch: u32,
    /// The thread that had the lock before; the same one, where it was not handed over. `None`: nobody yet.
    pub from: Option<u32>,
}

/// The lock. `P` is where its sleepers sleep.
#[derive(Debug)]
pub struct Gil<P> {
    rule: Rule,
    interval_ms: f64,
    parking: P,
    /// [`FREE`], or the holder's number and one.
    holder: AtomicU32,
    /// How often the lock changed hands.
    switches: AtomicU32,
    /// The switch at which somebody asked for the lock to be dropped.
    request: AtomicU32,
    /// Who had it last, plus one; written by the holder.
    last: AtomicU32,
    /// Ticks left until the next release; the holder's.
    ticks: AtomicU32,
}

impl<P: Parking> Gil<P> {
    /// A lock that nobody has.
    pub fn new(rule: Rule, interval_ms: f64, parking: P) -> Self {
        Self {
            rule,
            interval_ms,
            parking,
            holder: AtomicU32::new(FREE),
            switches: AtomicU32::new(0),
            request: AtomicU32::new(NEVER),
            last: AtomicU32::new(FREE),
            ticks: AtomicU32::new(CHECK_INTERVAL),
        }
    }

    /// Takes the lock for thread number `thread`, and tells of each step. `None`: the run was stopped first.
    ///
    /// CPython's `take_gil`.
    pub fn acquire(&self, thread: u32, stop: &Stop, mut tell: impl FnMut(Step)) -> Option<Turn> {
        if let Some(turn) = self.try_acquire(thread) {
            tell(Step::Acquired(turn));
            return Some(turn);
        }
        tell(Step::Waits);
        loop {
            if stop.is_raised() {
                return None;
            }
            let (holder, switch) =
                (self.holder.load(Ordering::Relaxed), self.switches.load(Ordering::Relaxed));
            let woke = if holder == FREE { Woke::Changed } else { self.sleep(holder) };
            if let Some(turn) = self.try_acquire(thread) {
                tell(Step::Acquired(turn));
                return Some(turn);
            }
            match woke {
                Woke::Notified => tell(Step::Refused),
                Woke::TimedOut
                    if self.rule == Rule::Requests && self.switches.load(Ordering::Relaxed) == switch =>
                {
                    self.request.store(switch, Ordering::Relaxed);
                    tell(Step::Asks);
                }
                Woke::TimedOut | Woke::Changed => {}
            }
        }
    }

    fn sleep(&self, holder: u32) -> Woke {
        let timeout_ms = if self.rule == Rule::Requests { self.interval_ms } else { PATIENCE_MS };
        self.parking.wait(&self.holder, holder, timeout_ms)
    }

    fn try_acquire(&self, thread: u32) -> Option<Turn> {
        // Acquire: what the last holder did under the lock is seen by this one.
        self.holder.compare_exchange(FREE, thread + 1, Ordering::Acquire, Ordering::Relaxed).ok()?;
        let last = self.last.load(Ordering::Relaxed);
        let mut switch = self.switches.load(Ordering::Relaxed);
        if last != thread + 1 {
            self.last.store(thread + 1, Ordering::Relaxed);
            let asked = self.request.load(Ordering::Relaxed) == switch;
            switch += 1;
            // Relaxed: it says that the lock was taken, and publishes nothing else.
            self.switches.store(switch, Ordering::Relaxed);
            if asked {
                self.parking.notify_all(&self.switches);
            }
        }
        Some(Turn { switch, from: last.checked_sub(1) })
    }

    /// Drops the lock. One who was asked to waits until another thread has it.
    ///
    /// CPython's `drop_gil`, with `FORCE_SWITCHING`. Only for the thread that has the lock.
    pub fn release(&self, turn: Turn, stop: &Stop) {
        let forced = self.is_asked(turn);
        // Release: the next holder sees what this one did.
        self.holder.store(FREE, Ordering::Release);
        self.parking.notify_one(&self.holder);
        while forced && self.switches.load(Ordering::Relaxed) == turn.switch && !stop.is_raised() {
            self.parking.wait(&self.switches, turn.switch, PATIENCE_MS);
        }
    }

    /// Whether somebody asked for the lock to be dropped in this turn.
    pub fn is_asked(&self, turn: Turn) -> bool {
        self.request.load(Ordering::Relaxed) == turn.switch
    }

    /// What a checkpoint asks: whether the holder has to drop the lock now. Counts as a tick.
    #[inline]
    pub fn is_due(&self, turn: Turn) -> bool {
        match self.rule {
            Rule::Requests => self.is_asked(turn),
            Rule::Ticks => self.tick(),
        }
    }

    fn tick(&self) -> bool {
        let left = self.ticks.load(Ordering::Relaxed) - 1;
        self.ticks.store(if left == 0 { CHECK_INTERVAL } else { left }, Ordering::Relaxed);
        left == 0
    }

    /// The words that are slept on, so that JavaScript can wake who sleeps.
    #[cfg(not(loom))]
    pub fn addresses(&self) -> [usize; 2] {
        [&self.holder, &self.switches].map(|word| word.as_ptr().addr())
    }
}

#[cfg(all(test, loom))]
mod loom_tests;
#[cfg(all(test, not(loom), not(target_arch = "wasm32")))]
mod tests;
