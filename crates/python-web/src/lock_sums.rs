//! How long a thread had the interpreter's lock, and waited for it, during its task: the sums that CPython's sampling
//! profiler would give, from the lock's own events.

use std::cell::Cell;

use run::thread_state::Sums;
use trace::{Kind, Release};

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum State {
    #[default]
    Without,
    Has,
    Waits,
}

/// The sums of one thread.
#[derive(Default)]
pub struct LockSums {
    state: Cell<State>,
    since_ms: Cell<f64>,
    /// How often the lock had changed hands when the thread last got it; none while there is no lock.
    switch: Cell<Option<u32>>,
    sums: Cell<Sums>,
}

impl LockSums {
    /// Starts the sums of a task.
    pub fn begin(&self, now_ms: f64) {
        self.since_ms.set(now_ms);
        self.sums.set(Sums::default());
    }

    /// Takes an event of the lock into account; `arg` is what [`Kind`] says of it.
    pub fn hear(&self, kind: Kind, arg: u32, now_ms: f64) {
        match kind {
            Kind::LockWait => self.enter(State::Waits, now_ms),
            Kind::LockAsk => self.count(|sums| sums.asked += 1),
            Kind::LockRefused => self.count(|sums| sums.refused += 1),
            Kind::LockAcquired => {
                let came = self.switch.replace(Some(arg)).is_none_or(|before| before != arg);
                self.count(|sums| sums.handovers += u32::from(came));
                self.enter(State::Has, now_ms);
            }
            Kind::LockReleased if arg == Release::Asked as u32 || arg == Release::Ticks as u32 => {
                self.enter(State::Waits, now_ms);
            }
            Kind::LockReleased => self.enter(State::Without, now_ms),
            _ => {}
        }
    }

    /// The sums until now as JSON; `null` where there is no lock.
    pub fn json(&self, now_ms: f64) -> String {
        if self.switch.get().is_none() {
            return "null".to_owned();
        }
        self.settle(now_ms);
        let Sums { has_ms, waits_ms, without_ms, longest_wait_ms, handovers, asked, refused } =
            self.sums.get();
        format!(
            r#"{{"has_ms":{has_ms},"waits_ms":{waits_ms},"without_ms":{without_ms},"longest_wait_ms":{longest_wait_ms},"handovers":{handovers},"asked":{asked},"refused":{refused}}}"#
        )
    }

    fn enter(&self, state: State, now_ms: f64) {
        self.settle(now_ms);
        self.state.set(state);
    }

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
