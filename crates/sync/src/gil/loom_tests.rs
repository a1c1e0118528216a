//! The lock under every interleaving that loom can find.
//!
//! `make mutants` removes each notification and weakens each ordering of the lock, one at a time, and expects one of
//! these tests to fail.

use super::*;
use crate::blocking;
use crate::loom_park::Parked;
use loom::cell::UnsafeCell;
use loom::sync::Arc;

/// The data that the lock guards. loom fails if two accesses are not ordered by happens-before.
struct Guarded {
    gil: Gil,
    parked: Arc<Parked>,
    order: UnsafeCell<Vec<u32>>,
    stop: Stop,
}

// SAFETY: `order` is touched under the lock only. loom checks that this is enough.
unsafe impl Sync for Guarded {}
// SAFETY: as above.
unsafe impl Send for Guarded {}

impl Guarded {
    fn new(rule: Rule, parked: &Arc<Parked>) -> Arc<Self> {
        let gil = Gil::new(rule, DEFAULT_INTERVAL_MS);
        Arc::new(Self {
            gil,
            parked: Arc::clone(parked),
            order: UnsafeCell::new(Vec::new()),
            stop: Stop::default(),
        })
    }

    fn acquire(&self, thread: u32) -> Hold {
        let hold = blocking(self.gil.acquire(thread, &*self.parked, &self.stop, |_| {})).unwrap();
        // SAFETY: this thread has the lock.
        self.order.with_mut(|order| unsafe { (*order).push(thread) });
        hold
    }

    fn release(&self, hold: Hold) {
        blocking(self.gil.release(hold, &*self.parked, &self.stop));
    }

    /// Starts a thread that takes the lock once.
    fn spawn(guarded: &Arc<Self>, thread: u32) -> loom::thread::JoinHandle<()> {
        let guarded = Arc::clone(guarded);
        loom::thread::spawn(move || {
            let hold = guarded.acquire(thread);
            guarded.release(hold);
        })
    }

    fn order(&self) -> Vec<u32> {
        // SAFETY: this thread has the lock, or the other threads have been joined.
        self.order.with(|order| unsafe { (*order).clone() })
    }
}

/// Explores every interleaving with at most `preemptions` preemptions: few bugs need more (Musuvathi & Qadeer, 2007).
fn explore(preemptions: usize, model: impl Fn() + Send + Sync + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(preemptions);
    builder.check(model);
}

/// Threads hold the lock one at a time, none sleeps for ever, and each sees what the one before it did.
#[test]
fn threads_exclude_each_other_and_all_come_through() {
    for rule in [Rule::Requests, Rule::Ticks] {
        explore(5, move || {
            let guarded = Guarded::new(rule, &Parked::new(0));
            let threads: Vec<_> = (0..2).map(|thread| Guarded::spawn(&guarded, thread)).collect();
            for thread in threads {
                thread.join().unwrap();
            }
            assert_eq!(guarded.order().len(), 2);
        });
    }
}

/// A thread that was asked to drop the lock does not get it back before another thread has had it.
#[test]
fn a_thread_that_is_asked_hands_the_lock_over() {
    explore(4, || {
        let parked = Parked::new(0);
        let guarded = Guarded::new(Rule::Requests, &parked);
        let hold = guarded.acquire(0);
        let waiter = Guarded::spawn(&guarded, 1);
        let timer = loom::thread::spawn(move || parked.time_out());
        while !guarded.gil.is_due(hold) {
            loom::thread::yield_now();
        }
        guarded.release(hold);
        let again = guarded.acquire(0);
        guarded.release(again);
        waiter.join().unwrap();
        timer.join().unwrap();
        assert_eq!(guarded.order(), [0, 1, 0]);
    });
}

/// A request that comes too late does not overwrite the request of the present turn, so a thread that is made to drop
/// the lock is told when another thread has taken it. If the late request did overwrite it, the thread that takes the
/// lock would wake nobody, and the thread that dropped the lock would sleep for ever here, and for
/// [`Park::patience_ms`] in a browser.
///
/// Thread 1's first sleep times out at once, in turn 1 or in turn 2. The main thread has the lock in both turns, as
/// threads 0 and 2, and in turn 2 it makes the request of one more waiting thread itself: a real thread for that
/// request would multiply the interleavings, and would show no other order of these operations.
#[test]
fn a_late_request_does_not_take_back_the_present_one() {
    explore(3, || {
        let guarded = Guarded::new(Rule::Requests, &Parked::new(1));
        let first = guarded.acquire(0);
        let late = Guarded::spawn(&guarded, 1);
        guarded.release(first);
        let second = guarded.acquire(2);
        // Only while thread 1 has not had the lock: a thread that drops it on request waits until another one takes it.
        if guarded.order() == [0, 2] {
            guarded.gil.ask(second.switch);
        }
        guarded.release(second);
        late.join().unwrap();
        assert_eq!(guarded.order().len(), 3);
    });
}

/// Three threads take the lock, and the first two sleeps end at once, whichever threads sleep them: a request may be
/// early, late, or of a turn that is over.
#[test]
fn three_threads_come_through_when_two_sleeps_time_out_at_once() {
    explore(3, || {
        let guarded = Guarded::new(Rule::Requests, &Parked::new(2));
        let others: Vec<_> = (1..3).map(|thread| Guarded::spawn(&guarded, thread)).collect();
        let hold = guarded.acquire(0);
        guarded.release(hold);
        for other in others {
            other.join().unwrap();
        }
        assert_eq!(guarded.order().len(), 3);
    });
}
