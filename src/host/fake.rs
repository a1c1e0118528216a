//! A virtual clock and its event loop: waits take no time, and happen in the order in which they are due.

use super::{Host, Request, Waiting, unless_raised};
use crate::sync::Stop;
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// A host whose clock moves only when everybody waits.
#[derive(Default)]
pub struct Fake {
    now_ms: Cell<f64>,
    due_ms: RefCell<Vec<f64>>,
}

impl Fake {
    /// A clock that starts at `now_ms`.
    pub fn at(now_ms: f64) -> Self {
        Self { now_ms: Cell::new(now_ms), ..Self::default() }
    }

    /// Runs a future to its end, moving the clock on to the next moment that somebody waits for.
    pub fn run<T>(&self, future: impl Future<Output = T>) -> T {
        let mut future = pin!(future);
        loop {
            if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                return value;
            }
            let next = self.due_ms.borrow().iter().copied().filter(|t| *t > self.now_ms.get()).reduce(f64::min);
            self.now_ms.set(next.expect("everybody waits, and nobody for a time"));
        }
    }
}

impl Host for Fake {
    fn now_ms(&self) -> f64 {
        self.now_ms.get()
    }

    fn sleep<'a>(&'a self, duration_ms: f64, stop: &'a Stop) -> Waiting<'a, ()> {
        let due = self.now_ms.get() + duration_ms;
        self.due_ms.borrow_mut().push(due);
        Box::pin(poll_fn(move |_| {
            if stop.is_raised() || self.now_ms.get() >= due { Poll::Ready(unless_raised(stop)) } else { Poll::Pending }
        }))
    }

    fn fetch<'a>(&'a self, request: Request<'a>, stop: &'a Stop) -> Waiting<'a, Vec<u8>> {
        Box::pin(async move {
            self.sleep(request.delay_ms, stop).await?;
            Ok(vec![request.name.len() as u8; request.size_bytes as usize])
        })
    }
}
