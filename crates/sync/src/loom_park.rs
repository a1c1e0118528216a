//! Where threads sleep under loom, which has no futex: a mutex and a condition variable take its place. Sleeps of
//! threads that want the lock time out as often as a test allows: either at any moment, which an extra thread decides,
//! or at once.

use crate::{AtomicU32, Ordering, Park, Sleep, Woke, over};
use loom::sync::{Arc, Condvar, Mutex};
use std::ptr::from_ref;

struct Sleepers {
    /// Addresses of the words that threads sleep on, in order; `None` once notified.
    words: Vec<Option<usize>>,
    /// How many more sleeps of threads that want the lock end without a notification.
    time_outs: u32,
}

/// Where the threads of a loom model sleep.
pub struct Parked {
    sleepers: Mutex<Sleepers>,
    changed: Condvar,
}

impl Parked {
    /// Makes the first `time_outs` sleeps of threads that want the lock end as soon as they begin.
    pub fn new(time_outs: u32) -> Arc<Self> {
        let sleepers = Sleepers { words: Vec::new(), time_outs };
        Arc::new(Self { sleepers: Mutex::new(sleepers), changed: Condvar::new() })
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

    fn sleep(&self, Sleep { word, expected, timeout_ms }: Sleep<'_>) -> Woke {
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
            // Only the sleep of a thread that wants the lock, which lasts an interval. A thread that was made to drop
            // it sleeps longer.
            if sleepers.time_outs > 0 && timeout_ms < self.patience_ms() {
                sleepers.time_outs -= 1;
                sleepers.words[me] = None;
                return Woke::TimedOut;
            }
            sleepers = self.changed.wait(sleepers).unwrap();
        }
    }

    /// Ends one sleep: its interval is over.
    pub fn time_out(&self) {
        self.sleepers.lock().unwrap().time_outs += 1;
        self.changed.notify_all();
    }
}

impl Park for Parked {
    fn park<'a>(&'a self, sleep: Sleep<'a>) -> crate::Parked<'a> {
        over(self.sleep(sleep))
    }

    fn unpark(&self, word: &AtomicU32, most: u32) {
        self.wake(word, most as usize);
    }
}
