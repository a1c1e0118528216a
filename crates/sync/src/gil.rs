//! A global interpreter lock, as CPython has one: real threads take turns on it.
//!
//! The lock follows one of two rules:
//! - **CPython 3.2 and later** follows `take_gil` and `drop_gil` of `Python/ceval_gil.h` in CPython 3.11, forced
//!   switching included. A thread that wants the lock sleeps for the switch interval; if the lock did not change
//!   hands meanwhile (`switch_number`), the thread asks the holder to drop it. The holder sees the request at its next
//!   checkpoint (the eval breaker), drops the lock, and waits until another thread has taken it.
//! - **CPython before 3.2** follows `PyEval_EvalFrameEx` of `Python/ceval.c` in CPython 3.1 (`_Py_Ticker`): the
//!   holder drops the lock every [`CHECK_INTERVAL`] ticks, and at once takes it again unless another thread was
//!   quicker. A tick is one checkpoint here.
//!
//! Threads sleep on two words: threads that want the lock sleep on `holder`, and a thread that was made to drop the
//! lock sleeps on `switches`. No thread sleeps longer than [`Park::patience_ms`] without reading the stop word, so
//! neither a cancel nor a thread that dies with the lock leaves others waiting for ever. Times are milliseconds.
//!
//! One thing differs from CPython. CPython does all this under a mutex, so no request comes too late. Here a request
//! can come too late: its thread saw that the lock had not switched, and then the lock did switch. So a request names
//! the switch that it was made at, and can only raise the stored number. A late request therefore asks no thread, and
//! does not overwrite a request to the present holder. Switches are counted in 32 bits, and do not wrap: at one a
//! millisecond that takes 49 days.

use crate::{AtomicU32, Ordering, Park, Sleep, Stop, Woke};

/// Ticks between two releases before CPython 3.2 (`sys.getcheckinterval`).
pub const CHECK_INTERVAL: u32 = 100;
/// The switch interval of CPython 3.2 and later (`sys.getswitchinterval`).
pub const DEFAULT_INTERVAL_MS: f64 = 5.0;
const FREE: u32 = 0;
/// No thread has asked yet: the first hold has switch number 1.
const NEVER: u32 = 0;

/// The rule by which the lock changes hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// CPython 3.2 and later: on request, after the switch interval.
    Requests,
    /// CPython before 3.2: every [`CHECK_INTERVAL`] ticks.
    Ticks,
}

/// The steps of a thread that wants the lock, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Another thread has the lock.
    Waits,
    /// The switch interval is over and the lock did not switch: the thread asks the holder to drop the lock.
    Asks,
    /// The lock was dropped and this thread woke, but another thread was quicker.
    Refused,
    /// The thread has the lock.
    Acquired(Hold),
}

/// One hold of the lock, from acquiring to releasing it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    /// How often the lock had changed hands when this hold began, this change included: CPython's `switch_number`.
    pub switch: u32,
    /// The thread that had the lock before, which may be the same thread. `None` if no thread has had it yet.
    pub from: Option<u32>,
}

/// The global interpreter lock.
#[derive(Debug)]
pub struct Gil {
    rule: Rule,
    /// The switch interval in milliseconds, as the bits of an `f32`: a program may change it while threads run.
    interval_bits: AtomicU32,
    /// [`FREE`], or the holder's number plus one.
    holder: AtomicU32,
    /// How often the lock changed hands.
    switches: AtomicU32,
    /// The latest switch at which a thread asked for the lock to be dropped. It never goes down.
    request: AtomicU32,
    /// The number of the last holder plus one; the holder writes it.
    last: AtomicU32,
    /// Ticks left until the next release; only the holder writes it.
    ticks: AtomicU32,
}

impl Gil {
    /// Makes a lock that no thread has.
    pub fn new(rule: Rule, interval_ms: f64) -> Self {
        Self {
            rule,
            interval_bits: AtomicU32::new((interval_ms as f32).to_bits()),
            holder: AtomicU32::new(FREE),
            switches: AtomicU32::new(0),
            request: AtomicU32::new(NEVER),
            last: AtomicU32::new(FREE),
            ticks: AtomicU32::new(CHECK_INTERVAL),
        }
    }

    /// The switch interval in milliseconds.
    pub fn interval_ms(&self) -> f64 {
        f32::from_bits(self.interval_bits.load(Ordering::Relaxed)).into()
    }

    /// Changes the switch interval; a thread that already sleeps keeps the old one for that sleep.
    ///
    /// CPython's `sys.setswitchinterval`.
    pub fn set_interval_ms(&self, interval_ms: f64) {
        self.interval_bits.store((interval_ms as f32).to_bits(), Ordering::Relaxed);
    }

    /// Takes the lock for thread number `thread`, and reports each step. `None` if the run was stopped first.
    ///
    /// CPython's `take_gil`.
    pub async fn acquire(
        &self,
        thread: u32,
        park: &dyn Park,
        stop: &Stop,
        mut tell: impl FnMut(Step),
    ) -> Option<Hold> {
        if let Some(hold) = self.try_acquire(thread, park) {
            tell(Step::Acquired(hold));
            return Some(hold);
        }
        tell(Step::Waits);
        loop {
            if stop.is_raised() {
                return None;
            }
            let (holder, switch) =
                (self.holder.load(Ordering::Relaxed), self.switches.load(Ordering::Relaxed));
            let woke = if holder == FREE { Woke::Changed } else { self.sleep(holder, park).await };
            if let Some(hold) = self.try_acquire(thread, park) {
                tell(Step::Acquired(hold));
                return Some(hold);
            }
            match woke {
                Woke::Notified => tell(Step::Refused),
                Woke::TimedOut
                    if self.rule == Rule::Requests && self.switches.load(Ordering::Relaxed) == switch =>
                {
                    self.ask(switch);
                    tell(Step::Asks);
                }
                Woke::TimedOut | Woke::Changed => {}
            }
        }
    }

    /// Asks the thread that has had the lock since `switch` to drop it. By now another thread may have the lock, and a
    /// request to that one may be stored.
    fn ask(&self, switch: u32) {
        self.request.fetch_max(switch, Ordering::Relaxed);
    }

    async fn sleep(&self, holder: u32, park: &dyn Park) -> Woke {
        let timeout_ms = if self.rule == Rule::Requests { self.interval_ms() } else { park.patience_ms() };
        park.park(Sleep { word: &self.holder, expected: holder, timeout_ms }).await
    }

    fn try_acquire(&self, thread: u32, park: &dyn Park) -> Option<Hold> {
        // Acquire: this holder sees what the last one did under the lock.
        self.holder.compare_exchange(FREE, thread + 1, Ordering::Acquire, Ordering::Relaxed).ok()?;
        let last = self.last.load(Ordering::Relaxed);
        let mut switch = self.switches.load(Ordering::Relaxed);
        if last != thread + 1 {
            self.last.store(thread + 1, Ordering::Relaxed);
            let asked = self.request.load(Ordering::Relaxed) == switch;
            switch += 1;
            // Relaxed: the store says that the lock was taken, and publishes nothing else.
            self.switches.store(switch, Ordering::Relaxed);
            if asked {
                park.unpark(&self.switches, u32::MAX);
            }
        }
        Some(Hold { switch, from: last.checked_sub(1) })
    }

    /// Drops the lock. If the holder was asked to drop it, it also waits until another thread has the lock.
    ///
    /// CPython's `drop_gil`, with `FORCE_SWITCHING`. Only the thread that has the lock may call it.
    pub async fn release(&self, hold: Hold, park: &dyn Park, stop: &Stop) {
        let forced = self.is_asked(hold);
        // Release: the next holder sees what this one did.
        self.holder.store(FREE, Ordering::Release);
        park.unpark(&self.holder, 1);
        while forced && self.switches.load(Ordering::Relaxed) == hold.switch && !stop.is_raised() {
            let timeout_ms = park.patience_ms();
            park.park(Sleep { word: &self.switches, expected: hold.switch, timeout_ms }).await;
        }
    }

    /// Whether a thread asked for the lock to be dropped during this hold.
    #[inline]
    pub fn is_asked(&self, hold: Hold) -> bool {
        self.request.load(Ordering::Relaxed) == hold.switch
    }

    /// Whether the holder has to drop the lock at this checkpoint. Each call counts as a tick.
    #[inline]
    pub fn is_due(&self, hold: Hold) -> bool {
        match self.rule {
            Rule::Requests => self.is_asked(hold),
            Rule::Ticks => self.tick(),
        }
    }

    /// Whether [`Gil::is_due`] has to be asked at this checkpoint. This counts no tick.
    #[inline]
    pub fn may_be_due(&self, hold: Hold) -> bool {
        self.is_asked(hold) || self.rule == Rule::Ticks
    }

    #[inline]
    fn tick(&self) -> bool {
        let left = self.ticks.load(Ordering::Relaxed) - 1;
        self.ticks.store(if left == 0 { CHECK_INTERVAL } else { left }, Ordering::Relaxed);
        left == 0
    }

    /// Addresses of the words that threads sleep on, so that JavaScript can wake them.
    #[cfg(not(loom))]
    pub fn addresses(&self) -> [usize; 2] {
        [&self.holder, &self.switches].map(|word| word.as_ptr().expose_provenance())
    }
}

#[cfg(all(test, loom))]
mod loom_tests;
#[cfg(all(test, not(loom), not(target_arch = "wasm32")))]
mod tests;
