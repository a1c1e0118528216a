//! An event loop on a virtual clock: many tasks of one thread sleep at once, and time passes when all of them do.

use run::host::{Host, Request, Waiting, unless_raised};
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use sync::{AtomicU32, Park, Parked, Sleep, Stop, Woke};

/// A host whose clock moves only when all tasks wait.
#[derive(Default)]
pub struct LoopClock {
    now_ms: Cell<f64>,
    due_ms: RefCell<Vec<f64>>,
}

impl LoopClock {
    /// A clock that starts at `now_ms`.
    pub fn at(now_ms: f64) -> Self {
        Self { now_ms: Cell::new(now_ms), ..Self::default() }
    }

    /// Runs a future to its end, and moves the clock on to the next moment that a task waits for.
    pub fn run<T>(&self, future: impl Future<Output = T>) -> T {
        let mut future = pin!(future);
        loop {
            if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                return value;
            }
            let due_ms = self.due_ms.borrow();
            let later = due_ms.iter().copied().filter(|t| *t > self.now_ms.get());
            self.now_ms.set(later.reduce(f64::min).expect("everybody waits, and nobody for a time"));
        }
    }
}

impl Park for LoopClock {
    fn park<'a>(&'a self, sleep: Sleep<'a>) -> Parked<'a> {
        let due = self.now_ms.get() + sleep.timeout_ms;
        self.due_ms.borrow_mut().push(due);
        Box::pin(poll_fn(
            move |_| if self.now_ms.get() >= due { Poll::Ready(Woke::TimedOut) } else { Poll::Pending },
        ))
    }

    fn unpark(&self, _word: &AtomicU32, _most: u32) {
        unimplemented!("nobody waits for another task here")
    }
}

impl Host for LoopClock {
    fn now_ms(&self) -> f64 {
        self.now_ms.get()
    }

    fn fetch<'a>(&'a self, request: Request<'a>, stop: &'a Stop) -> Waiting<'a, Vec<u8>> {
        Box::pin(async move {
            self.park(stop.timer(request.delay_ms)).await;
            unless_raised(stop)?;
            Ok(vec![request.name.len() as u8; request.size_bytes as usize])
        })
    }
}
