//! The one seam for everything that a thread waits on: the thread sleeps on a word, and another thread wakes it.
//!
//! A lock, a mutex, a timer, a join and a message are all words. What "sleep" means depends on the platform: an
//! operating system's thread or a worker blocks in its futex ([`Futex`]), a task on an event loop lets the loop go on,
//! and a green thread lets a scheduler choose which thread runs next. That is why [`Park::park`] returns a future:
//! where sleeping blocks, the future is complete as soon as it is made, and [`blocking`] reads its outcome.

use crate::{AtomicU32, Woke};
use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// A word to sleep on, and for how long.
#[derive(Clone, Copy)]
pub struct Sleep<'a> {
    /// The word. A thread that changes it also wakes the threads that sleep on it.
    pub word: &'a AtomicU32,
    /// The thread sleeps only while the word has this value.
    pub expected: u32,
    /// The longest sleep, in milliseconds. Infinity means until woken.
    pub timeout_ms: f64,
}

/// A sleep that has begun.
pub type Parked<'a> = Pin<Box<dyn Future<Output = Woke> + 'a>>;

/// Where threads sleep: `futex(2)` with its `FUTEX_WAIT` and `FUTEX_WAKE`.
pub trait Park {
    /// Sleeps while the word has the expected value, until woken.
    fn park<'a>(&'a self, sleep: Sleep<'a>) -> Parked<'a>;

    /// Wakes at most `most` threads: those that have slept on the word the longest.
    fn unpark(&self, word: &AtomicU32, most: u32);

    /// The longest sleep without reading the stop word, in milliseconds. No thread sleeps longer than this after a
    /// thread died with a lock, or after a stop from outside. Infinity where neither can happen.
    fn patience_ms(&self) -> f64 {
        100.0
    }
}

/// A sleep that has already ended.
pub fn over<'a>(woke: Woke) -> Parked<'a> {
    Box::pin(std::future::ready(woke))
}

/// The platform's futex: it blocks the thread that sleeps. A page's main thread must not use it.
#[cfg(not(loom))]
#[derive(Clone, Copy, Debug, Default)]
pub struct Futex;

#[cfg(not(loom))]
impl Park for Futex {
    fn park<'a>(&'a self, sleep: Sleep<'a>) -> Parked<'a> {
        over(crate::atomics::futex::wait(sleep.word, sleep.expected, sleep.timeout_ms))
    }

    fn unpark(&self, word: &AtomicU32, most: u32) {
        crate::atomics::futex::notify(word, most);
    }
}

/// Returns the outcome of a future in which every sleep blocks.
///
/// # Panics
/// If the future is not complete when it is polled once: then a sleep in it does not block.
pub fn blocking<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => outcome,
        Poll::Pending => panic!("a sleep did not block"),
    }
}
