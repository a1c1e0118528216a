//! Threads on a virtual clock: one of them runs at a time, and time passes only when all sleep. The same program
//! gives the same run every time.

use super::super::Parking;
use crate::sync::{AtomicU32, Ordering, Woke};
use std::cell::Cell;
use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard};

thread_local! {
    static ME: Cell<u32> = const { Cell::new(0) };
}

/// A thread that computes (no word) or waits for a word to be notified.
struct Sleeper {
    thread: u32,
    word: Option<usize>,
    until_ms: f64,
}

#[derive(Default)]
struct Clock {
    now_ms: f64,
    running: Option<u32>,
    /// How the running thread's sleep ended.
    woke: Option<Woke>,
    ready: VecDeque<(u32, Woke)>,
    /// In the order in which they fell asleep.
    sleepers: Vec<Sleeper>,
}

impl Clock {
    /// Who has been ready longest runs; where nobody is, time passes until the first sleep is over.
    fn next(&mut self) {
        let until = |index: &usize| self.sleepers[*index].until_ms;
        let first = (0..self.sleepers.len()).min_by(|a, b| until(a).total_cmp(&until(b)));
        if let (true, Some(first)) = (self.ready.is_empty(), first) {
            let Sleeper { thread, until_ms, .. } = self.sleepers.remove(first);
            self.now_ms = until_ms;
            self.ready.push_back((thread, Woke::TimedOut));
        }
        (self.running, self.woke) = self.ready.pop_front().unzip();
    }

    fn wake(&mut self, word: usize, most: usize) {
        for _ in 0..most {
            let Some(index) = self.sleepers.iter().position(|sleeper| sleeper.word == Some(word)) else {
                return;
            };
            let Sleeper { thread, .. } = self.sleepers.remove(index);
            self.ready.push_back((thread, Woke::Notified));
        }
    }
}

#[derive(Default)]
pub struct VirtualClock {
    clock: Mutex<Clock>,
    changed: Condvar,
}

impl VirtualClock {
    /// Runs so many threads to their end; each body gets its thread's number.
    pub fn run(&self, threads: u32, body: impl Fn(u32) + Sync) {
        self.lock().ready = (0..threads).map(|thread| (thread, Woke::Changed)).collect();
        self.lock().next();
        std::thread::scope(|scope| {
            for thread in 0..threads {
                let body = &body;
                scope.spawn(move || {
                    ME.set(thread);
                    self.until_my_turn(self.lock());
                    let _leaving = Leaving(self);
                    body(thread);
                });
            }
        });
    }

    pub fn now_ms(&self) -> f64 {
        self.lock().now_ms
    }

    /// Lets so much time pass for this thread.
    pub fn compute(&self, duration_ms: f64) {
        self.sleep(self.lock(), None, duration_ms);
    }

    fn lock(&self) -> MutexGuard<'_, Clock> {
        self.clock.lock().unwrap()
    }

    fn sleep(&self, mut clock: MutexGuard<'_, Clock>, word: Option<usize>, duration_ms: f64) -> Woke {
        let until_ms = clock.now_ms + duration_ms;
        clock.sleepers.push(Sleeper { thread: ME.get(), word, until_ms });
        clock.next();
        self.changed.notify_all();
        self.until_my_turn(clock)
    }

    fn until_my_turn(&self, clock: MutexGuard<'_, Clock>) -> Woke {
        let mine = |clock: &mut Clock| clock.running != Some(ME.get());
        self.changed.wait_while(clock, mine).unwrap().woke.expect("a running thread was woken")
    }
}

/// Hands on to the next thread, however a body ends.
struct Leaving<'a>(&'a VirtualClock);

impl Drop for Leaving<'_> {
    fn drop(&mut self) {
        self.0.lock().next();
        self.0.changed.notify_all();
    }
}

impl Parking for &VirtualClock {
    fn wait(&self, word: &AtomicU32, expected: u32, timeout_ms: f64) -> Woke {
        if word.load(Ordering::Relaxed) != expected {
            return Woke::Changed;
        }
        self.sleep(self.lock(), Some(word.as_ptr().addr()), timeout_ms)
    }

    fn notify_one(&self, word: &AtomicU32) {
        self.lock().wake(word.as_ptr().addr(), 1);
    }

    fn notify_all(&self, word: &AtomicU32) {
        self.lock().wake(word.as_ptr().addr(), usize::MAX);
    }
}
