//! The lock under every interleaving that loom can find. loom has no futex: a mutex and a condition variable stand
//! in, and a sleep may time out once, at any moment (a thread of its own decides when).
//!
//! `make mutants` removes each notify and weakens each ordering of the lock, and sees one of these fail.

use super::*;
use loom::cell::UnsafeCell;
use loom::sync::{Arc, Condvar, Mutex};
use std::ptr::from_ref;

#[derive(Default)]
struct Sleepers {
    /// Addresses of the words slept on, in order; `None` once notified.
    words: Vec<Option<usize>>,
    /// A sleep of the lock's waiters may end unnotified, once.
    late: bool,
}

struct Parked {
    sleepers: Mutex<Sleepers>,
    changed: Condvar,
    /// Only sleeps on this word time out.
    impatient: bool,
}

impl Parked {
    fn new(impatient: bool) -> Self {
        Self { sleepers: Mutex::default(), changed: Condvar::new(), impatient }
    }

    fn wake(&self, word: &AtomicU32, most: usize) {
        let mut sleepers = self.sleepers.lock().unwrap();
        let address = from_ref(word).addr();
        sleepers
            .words
            .iter_mut()
            .filter(|slept| **slept == Some(address))
            .take(most)
            .for_each(|slept| *slept = None);
        self.changed.notify_all();
    }

    /// The interval of somebody's sleep is over.
    fn time_out(&self) {
        self.sleepers.lock().unwrap().late = true;
        self.changed.notify_all();
    }
}

impl Parking for Arc<Parked> {
    fn wait(&self, word: &AtomicU32, expected: u32, timeout_ms: f64) -> Woke {
        let mut sleepers = self.sleepers.lock().unwrap();
        if word.load(Ordering::Relaxed) != expected {
            return Woke::Changed;
        }
        let me = sleepers.words.len();
        sleepers.words.push(Some(from_ref(word).addr()));
        loop {
            if sleepers.words[me].is_none() {
                return Woke::Notified;
            }
            if self.impatient && sleepers.late && timeout_ms < PATIENCE_MS {
                sleepers.late = false;
                sleepers.words[me] = None;
                return Woke::TimedOut;
            }
            sleepers = self.changed.wait(sleepers).unwrap();
        }
    }

    fn notify_one(&self, word: &AtomicU32) {
        self.wake(word, 1);
    }

    fn notify_all(&self, word: &AtomicU32) {
        self.wake(word, usize::MAX);
    }
}

/// What the lock guards. loom fails on an access that another one does not happen before.
struct Guarded {
    gil: Gil<Arc<Parked>>,
    order: UnsafeCell<Vec<u32>>,
    stop: Stop,
}

// SAFETY: `order` is touched under the lock only; that this is enough is what loom checks.
unsafe impl Sync for Guarded {}
// SAFETY: as above.
unsafe impl Send for Guarded {}

impl Guarded {
    fn new(rule: Rule, parked: &Arc<Parked>) -> Arc<Self> {
        let gil = Gil::new(rule, DEFAULT_INTERVAL_MS, Arc::clone(parked));
        Arc::new(Self { gil, order: UnsafeCell::new(Vec::new()), stop: Stop::default() })
    }

    fn acquire(&self, thread: u32) -> Turn {
        let turn = self.gil.acquire(thread, &self.stop, |_| {}).unwrap();
        // SAFETY: this thread has the lock.
        self.order.with_mut(|order| unsafe { (*order).push(thread) });
        turn
    }

    fn release(&self, turn: Turn) {
        self.gil.release(turn, &self.stop);
    }

    fn order(&self) -> Vec<u32> {
        // SAFETY: the other threads have been joined.
        self.order.with(|order| unsafe { (*order).clone() })
    }
}

/// Every interleaving with so many preemptions at most: nearly all bugs need no more (Musuvathi & Qadeer, 2007).
fn explore(preemptions: usize, model: impl Fn() + Send + Sync + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(preemptions);
    builder.check(model);
}

/// One at a time, nobody sleeps for ever, and what one did the next one sees.
#[test]
fn threads_exclude_each_other_and_all_come_through() {
    for rule in [Rule::Requests, Rule::Ticks] {
        explore(5, move || {
            let guarded = Guarded::new(rule, &Arc::new(Parked::new(false)));
            let threads: Vec<_> = (0..2)
                .map(|thread| {
                    let guarded = Arc::clone(&guarded);
                    loom::thread::spawn(move || {
                        let turn = guarded.acquire(thread);
                        guarded.release(turn);
                    })
                })
                .collect();
            for thread in threads {
                thread.join().unwrap();
            }
            assert_eq!(guarded.order().len(), 2);
        });
    }
}

/// Who is asked to drop the lock does not have it again before another thread had it.
#[test]
fn who_is_asked_hands_over() {
    explore(4, || {
        let parked = Arc::new(Parked::new(true));
        let guarded = Guarded::new(Rule::Requests, &parked);
        let turn = guarded.acquire(0);
        let other = Arc::clone(&guarded);
        let waiter = loom::thread::spawn(move || {
            let turn = other.acquire(1);
            other.release(turn);
        });
        let timer = loom::thread::spawn(move || parked.time_out());
        while !guarded.gil.is_due(turn) {
            loom::thread::yield_now();
        }
        guarded.release(turn);
        let again = guarded.acquire(0);
        guarded.release(again);
        waiter.join().unwrap();
        timer.join().unwrap();
        assert_eq!(guarded.order(), [0, 1, 0]);
    });
}
