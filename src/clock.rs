//! How one worker's clock is laid beside another's: a ping-pong through shared memory.
//!
//! Every worker reads a `performance.now()` of its own. `performance.timeOrigin` is meant to relate them, and
//! does, unless the machine slept or its clock was set (w3c/hr-time #115); so it is checked. The asker (the
//! coordinator, in JavaScript: `www/models/clock.js`) finds the worker `HERE`, notes its time, sets `ASKED` and wakes it; the
//! worker writes its own time, sets `ANSWERED` and wakes the asker, who notes its time again: the worker's
//! moment lies between the two (Cristian, 1989).

use crate::sync::{AtomicU32, Ordering, Woke, futex};
use std::sync::atomic::AtomicU64;

/// Nobody asks.
pub const IDLE: u32 = 0;
/// The worker is to write its time.
pub const ASKED: u32 = 1;
/// The worker's time is there.
pub const ANSWERED: u32 = 2;
/// The worker may go.
pub const ENOUGH: u32 = 3;
/// The worker is there to be asked: an asker who had to find that out by asking would lose time for each that is not.
pub const HERE: u32 = 4;

/// Longest that a worker stays for a question.
const PATIENCE_MS: f64 = 250.0;

/// Where the two meet. Its layout is read by JavaScript: state at 0, `time_ms` at 8, `origin_ms` at 16.
#[derive(Debug, Default)]
#[repr(C)]
pub struct Cell {
    state: AtomicU32,
    time_ms: AtomicU64,
    origin_ms: AtomicU64,
}

impl Cell {
    /// Answers what is asked, until the asker has enough or does not ask any more.
    pub fn answer(&self, origin_ms: f64, now_ms: impl Fn() -> f64) {
        self.origin_ms.store(origin_ms.to_bits(), Ordering::Relaxed);
        // Not a plain store: the first question may be there already.
        let _ = self.state.compare_exchange(IDLE, HERE, Ordering::AcqRel, Ordering::Relaxed);
        futex::notify_all(&self.state);
        loop {
            // Acquire and Release pair with the asker's sequentially consistent accesses.
            match self.state.load(Ordering::Acquire) {
                ASKED => {
                    self.time_ms.store(now_ms().to_bits(), Ordering::Relaxed);
                    self.state.store(ANSWERED, Ordering::Release);
                    futex::notify_all(&self.state);
                }
                state => {
                    let over = state == ENOUGH || futex::wait(&self.state, state, PATIENCE_MS) == Woke::TimedOut;
                    // Not a plain store: the next question may be there already, and is answered then.
                    if over && self.state.compare_exchange(state, IDLE, Ordering::AcqRel, Ordering::Relaxed).is_ok() {
                        return;
                    }
                }
            }
        }
    }

    /// The cell's address, for JavaScript.
    pub fn address(&self) -> usize {
        std::ptr::from_ref(self).addr()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_is_answered_with_the_time_it_was_asked_at() {
        let cell = Cell::default();
        let clock = AtomicU64::new(0);
        std::thread::scope(|scope| {
            scope.spawn(|| cell.answer(7.0, || clock.load(Ordering::SeqCst) as f64));
            for now in 1..=100 {
                clock.store(now, Ordering::SeqCst);
                cell.state.store(ASKED, Ordering::SeqCst);
                futex::notify_all(&cell.state);
                while cell.state.load(Ordering::SeqCst) == ASKED {
                    futex::wait(&cell.state, ASKED, 10.0);
                }
                assert_eq!(f64::from_bits(cell.time_ms.load(Ordering::SeqCst)), now as f64);
            }
            cell.state.store(ENOUGH, Ordering::SeqCst);
            futex::notify_all(&cell.state);
        });
        assert_eq!(f64::from_bits(cell.origin_ms.into_inner()), 7.0);
        assert_eq!(cell.state.into_inner(), IDLE);
    }

    #[test]
    fn a_worker_that_nobody_asks_goes_on() {
        Cell::default().answer(0.0, || 0.0);
    }
}
