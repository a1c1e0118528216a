//! Threads of the operating system: for tests, and for the benchmarks' native side.

use super::{Host, Request, Waiting, done, unless_raised};
use crate::error::{Error, Kind};
use crate::sync::Stop;
use std::time::Instant;

/// A thread that blocks where it waits.
pub struct Native {
    origin: Instant,
}

impl Default for Native {
    fn default() -> Self {
        Self { origin: Instant::now() }
    }
}

impl Host for Native {
    fn now_ms(&self) -> f64 {
        self.origin.elapsed().as_secs_f64() * 1e3
    }

    fn sleep<'a>(&'a self, duration_ms: f64, stop: &'a Stop) -> Waiting<'a, ()> {
        stop.sleep_ms(duration_ms);
        done(unless_raised(stop))
    }

    fn fetch<'a>(&'a self, _request: Request<'a>, _stop: &'a Stop) -> Waiting<'a, Vec<u8>> {
        done(Err(Error::new(Kind::IoUnavailable, "Real I/O needs a browser with a service worker.")))
    }
}
