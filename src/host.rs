//! The one seam to a platform: what a task needs that plain Rust cannot give it.

#[cfg(all(test, not(target_arch = "wasm32")))]
pub mod fake;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
#[cfg(target_arch = "wasm32")]
pub mod web;

use crate::error::Error;
use crate::sync::Stop;
use crate::trace::Wait;
use std::future::Future;
use std::pin::Pin;

/// A wait under way. A host that blocks answers with one that is over.
pub type Waiting<'a, T> = Pin<Box<dyn Future<Output = Result<T, Error>> + 'a>>;

/// Real I/O: so many bytes, after so long.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The file's name, of which its bytes are a function.
    pub name: &'a str,
    /// How long the service worker holds the answer back.
    pub delay_ms: f64,
    /// How many bytes it then streams.
    pub size_bytes: u32,
}

/// A place where tasks can run: a blocking worker, an event loop, a page's main thread, a test.
pub trait Host {
    /// The worker's clock, in milliseconds from an origin of its own.
    fn now_ms(&self) -> f64;

    /// How a timed wait is spent here.
    fn timed_wait(&self) -> Wait {
        Wait::Timed
    }

    /// Waits. Ends early with `cancelled` when `stop` is raised.
    fn sleep<'a>(&'a self, duration_ms: f64, stop: &'a Stop) -> Waiting<'a, ()>;

    /// Fetches. `io-unavailable` where nobody answers who may.
    fn fetch<'a>(&'a self, request: Request<'a>, stop: &'a Stop) -> Waiting<'a, Vec<u8>>;
}

/// A host that blocks is done when it answers.
pub(crate) fn done<'a, T: 'a>(result: Result<T, Error>) -> Waiting<'a, T> {
    Box::pin(std::future::ready(result))
}

/// What a wait answers that went its full time, or was stopped.
pub(crate) fn unless_raised(stop: &Stop) -> Result<(), Error> {
    if stop.is_raised() { Err(Error::cancelled()) } else { Ok(()) }
}
