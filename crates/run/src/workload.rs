//! Workloads: each is a list of tasks that do the same real work under every execution model.
//!
//! A task is written once, as a future over its [`Context`]. On a worker that blocks, every wait inside the future is
//! over when it returns; on an event loop it yields. The task cannot tell the difference, and does not need to.
//!
//! # Computing is done in pieces
//! A browser first compiles wasm quickly, and later, while the code runs, compiles it again with optimisation. A
//! running loop stays in the code that it began in until its function is called again. V8 also throws optimised code
//! away when an indirect call has another target than V8 guessed (`print` on another host, for instance). So what a
//! task computes between two checkpoints, a *piece*, is a function of its own: `#[inline(never)]`, called every few
//! microseconds, with plain arguments and no indirect call, and so without a [`Context`]. The next call then uses the
//! best code that is ready. Browser tests check that a page's first run takes as long as its later ones
//! (`tests/e2e/first-run.test.js`).

use crate::context::Context;
use crate::error::Error;
use crate::params::{Params, Spec};
use std::future::Future;
use std::pin::Pin;

pub use trace::MAX_TASKS;
/// The most tasks of a run that uses the event loop only.
pub const MAX_LOOP_TASKS: usize = 10_000;

/// What a task returns besides its checksum.
#[derive(Clone, Debug, PartialEq)]
pub enum Payload {
    /// A list of numbers.
    List(Vec<u64>),
    /// A picture: width and height in pixels, and RGBA bytes.
    Picture {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// Four bytes for each pixel.
        rgba: Vec<u8>,
    },
}

/// A task's result.
#[derive(Clone, Debug, PartialEq)]
pub struct Output {
    /// FNV-1a over what the task made: equal under every model.
    pub checksum: u64,
    /// What the task returns.
    pub payload: Option<Payload>,
}

impl From<u64> for Output {
    fn from(checksum: u64) -> Self {
        Self { checksum, payload: None }
    }
}

/// What most of a task's time is spent on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Waiting.
    Io,
    /// Computing.
    Cpu,
    /// Both, depending on the parameters.
    Mixed,
}

/// What the page says about a workload.
#[derive(Debug)]
pub struct Info {
    /// The workload's name in the interface.
    pub name: &'static str,
    /// Its title on the page.
    pub title: &'static str,
    /// What its tasks spend their time on.
    pub bound: Bound,
    /// One sentence.
    pub summary: &'static str,
    /// Its parameters.
    pub params: &'static [Spec],
    /// The parameter that determines how large a task is, if there is one.
    pub size_param: Option<&'static str>,
    /// What the program prints when every task has ended.
    pub last_line: Option<&'static str>,
}

/// A running task.
pub type Running<'a> = Pin<Box<dyn Future<Output = Result<Output, Error>> + 'a>>;

/// Work that is the same under every model.
pub trait Workload: Sync {
    /// The workload's description.
    fn info(&self) -> &'static Info;

    /// The tasks' names in order, one for each task.
    fn tasks(&self, params: &Params) -> Vec<String>;

    /// The most bytes that task number `index` holds at any one time, including its payload.
    fn peak_bytes(&self, params: &Params, index: usize) -> u64;

    /// The bytes that task number `index` returns. They stay until the run is over.
    fn payload_bytes(&self, _params: &Params, _index: usize) -> u64 {
        0
    }

    /// The bytes that arrive for task number `index` while it waits. The browser holds them outside the task's memory.
    /// On an event loop the browser holds those of all tasks at once.
    fn arriving_bytes(&self, _params: &Params, _index: usize) -> u64 {
        0
    }

    /// Limits of parameters within which a task runs all of its code in a few milliseconds, for the warm-up before a
    /// page's first run. Empty for work that only waits, because it has no code worth optimising.
    fn warm_up(&self) -> &'static [(&'static str, f64)] {
        &[]
    }

    /// Runs task number `index`.
    fn run<'a>(&'a self, params: &'a Params, index: usize, context: &'a Context<'a>) -> Running<'a>;
}
