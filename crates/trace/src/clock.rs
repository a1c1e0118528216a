//! How one worker's clock is related to another's: a ping-pong through shared memory.
//!
//! Every worker reads its own `performance.now()`. `performance.timeOrigin` is meant to relate these clocks, and does,
//! unless the computer slept or its clock was set (w3c/hr-time #115); so it is checked. The asker is the coordinator,
//! in JavaScript (`www/run/coordinator/clock.js`). It finds the worker `HERE`, notes its own time, sets `ASKED` and
//! wakes the worker. The worker writes its time, sets `ANSWERED` and wakes the asker, which notes its own time again.
//! The worker's moment lies between those two times (Cristian, 1989).

use std::sync::atomic::AtomicU64;
use sync::{AtomicU32, Futex, Ordering, Park, Sleep, Woke, blocking};

/// The asker does not ask, and the worker is not there.
pub const IDLE: u32 = 0;
/// The asker wants the worker's time.
pub const ASKED: u32 = 1;
/// The worker has written its time.
pub const ANSWERED: u32 = 2;
/// The asker has enough answers, and the worker may go on.
pub const ENOUGH: u32 = 3;
/// The worker is there to be asked. Without this, the asker would have to ask every worker to find out, and would lose
/// time for each that is not there.
pub const HERE: u32 = 4;

/// The longest time that a worker stays for a question.
const PATIENCE_MS: f64 = 250.0;

/// The memory that asker and worker share. JavaScript reads its layout.
#[derive(Debug, Default)]
#[repr(C)]
pub struct Cell {
    state: AtomicU32,
    pub(crate) time_ms: AtomicU64,
    pub(crate) origin_ms: AtomicU64,
}

impl Cell {
    /// Answers questions until the asker has enough or stops asking.
    pub fn answer(&self, origin_ms: f64, now_ms: impl Fn() -> f64) {
        self.origin_ms.store(origin_ms.to_bits(), Ordering::Relaxed);
        // Not a plain store, because the first question may be there already.
        let _ = self.state.compare_exchange(IDLE, HERE, Ordering::AcqRel, Ordering::Relaxed);
        Futex.unpark(&self.state, u32::MAX);
        loop {
            // Acquire and Release pair with the asker's sequentially consistent accesses.
            match self.state.load(Ordering::Acquire) {
                ASKED => {
                    self.time_ms.store(now_ms().to_bits(), Ordering::Relaxed);
                    self.state.store(ANSWERED, Ordering::Release);
                    Futex.unpark(&self.state, u32::MAX);
                }
                state => {
                    let over = state == ENOUGH || sleep(&self.state, state, PATIENCE_MS) == Woke::TimedOut;
                    // Not a plain store, because the next question may be there already: then it is answered too.
                    if over
                        && self
                            .state
                            .compare_exchange(state, IDLE, Ordering::AcqRel, Ordering::Relaxed)
                            .is_ok()
                    {
                        return;
                    }
                }
            }
        }
    }

    /// The cell's address, for JavaScript.
    pub fn address(&self) -> usize {
        std::ptr::from_ref(self).expose_provenance()
    }
}

fn sleep(word: &AtomicU32, expected: u32, timeout_ms: f64) -> Woke {
    blocking(Futex.park(Sleep { word, expected, timeout_ms }))
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
                Futex.unpark(&cell.state, u32::MAX);
                while cell.state.load(Ordering::SeqCst) == ASKED {
                    sleep(&cell.state, ASKED, 10.0);
                }
                assert_eq!(f64::from_bits(cell.time_ms.load(Ordering::SeqCst)), now as f64);
            }
            cell.state.store(ENOUGH, Ordering::SeqCst);
            Futex.unpark(&cell.state, u32::MAX);
        });
        assert_eq!(f64::from_bits(cell.origin_ms.into_inner()), 7.0);
        assert_eq!(cell.state.into_inner(), IDLE);
    }

    #[test]
    fn a_worker_without_a_question_writes_its_origin_down_and_goes_on() {
        let cell = Cell::default();
        cell.answer(7.0, || panic!("nobody asked for the time"));
        assert_eq!((cell.state.into_inner(), f64::from_bits(cell.origin_ms.into_inner())), (IDLE, 7.0));
    }

    /// A worker whose asker came and then left without a word does not stay for ever either.
    #[test]
    fn a_worker_goes_on_when_the_coordinator_stops_asking() {
        let cell = Cell::default();
        cell.state.store(ASKED, Ordering::SeqCst);
        cell.answer(7.0, || 3.0);
        assert_eq!(f64::from_bits(cell.time_ms.into_inner()), 3.0, "the question that was there is answered");
        assert_eq!(cell.state.into_inner(), IDLE);
    }

    /// JavaScript finds the cell's parts by these numbers (`www/run/coordinator/clock.js`).
    #[test]
    fn each_part_lies_where_javascript_looks_for_it() {
        let cell = Cell::default();
        cell.answer(7.0, || 0.0);
        cell.time_ms.store(3f64.to_bits(), Ordering::Relaxed);
        let at = |offset: usize| std::ptr::with_exposed_provenance::<AtomicU64>(cell.address() + offset);
        // SAFETY: the cell lives, and holds an atomic of 64 bits at both places.
        let [time_ms, origin_ms] = [8, 16].map(|offset| unsafe { &*at(offset) }.load(Ordering::Relaxed));
        assert_eq!((f64::from_bits(time_ms), f64::from_bits(origin_ms)), (3.0, 7.0));
        assert_eq!((size_of::<Cell>(), std::mem::offset_of!(Cell, state)), (24, 0));
    }
}
