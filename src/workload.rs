//! Workloads: a list of tasks, each the same real work whichever model runs it.
//!
//! A task is written once, as a future over its [`Context`]. On a worker that blocks, every wait inside is
//! over when it returns; on an event loop it yields. The task cannot tell, and need not.

mod checksum;
mod convoy;
mod fault;
mod image;
mod mix;
mod race;
mod squares;
mod waiting;

use crate::context::Context;
use crate::error::Error;
use crate::params::{Params, Spec};
use std::future::Future;
use std::pin::Pin;

pub use crate::{MAX_LOOP_TASKS, MAX_TASKS};

/// What a task carries back beside its checksum.
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
        /// Four bytes a pixel.
        rgba: Vec<u8>,
    },
}

/// A task's result.
#[derive(Clone, Debug, PartialEq)]
pub struct Output {
    /// FNV-1a over what the task made: equal whichever model ran it.
    pub checksum: u64,
    /// What it hands back.
    pub payload: Option<Payload>,
}

impl From<u64> for Output {
    fn from(checksum: u64) -> Self {
        Self { checksum, payload: None }
    }
}

/// What most of a task's time goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Waiting.
    Io,
    /// Computing.
    Cpu,
    /// Both, as its parameters say.
    Mixed,
}

/// What a workload is, for the page.
#[derive(Debug)]
pub struct Info {
    /// Its name in the interface.
    pub name: &'static str,
    /// Its name on the page.
    pub title: &'static str,
    /// What its tasks' time goes to.
    pub bound: Bound,
    /// One sentence.
    pub summary: &'static str,
    /// Its parameters.
    pub params: &'static [Spec],
    /// The parameter that says how large a task is, where one does.
    pub size_param: Option<&'static str>,
    /// What the program prints when every task is done.
    pub last_line: Option<&'static str>,
}

/// A running task.
pub type Running<'a> = Pin<Box<dyn Future<Output = Result<Output, Error>> + 'a>>;

/// The same work, whatever runs it.
pub trait Workload: Sync {
    /// What it is.
    fn info(&self) -> &'static Info;

    /// The tasks' names, in order: as many as there are tasks.
    fn tasks(&self, params: &Params) -> Vec<String>;

    /// The most bytes that task number `index` holds at any one time, its payload included.
    fn peak_bytes(&self, params: &Params, index: usize) -> u64;

    /// The bytes that it hands back, of which as many stay until the run is over.
    fn payload_bytes(&self, _params: &Params, _index: usize) -> u64 {
        0
    }

    /// Runs task number `index`.
    fn run<'a>(&'a self, params: &'a Params, index: usize, context: &'a Context<'a>) -> Running<'a>;
}

/// The workloads that the page offers.
pub static OFFERED: &[&dyn Workload] = &[&waiting::DOWNLOAD, &waiting::SCRAPE, &squares::Squares, &image::Image, &mix::Mix, &convoy::Convoy, &race::Race];

/// Those that only tests ask for.
static HIDDEN: &[&dyn Workload] = &[&fault::Fault];

/// The workload of that name.
pub fn named(name: &str) -> Option<&'static dyn Workload> {
    OFFERED.iter().chain(HIDDEN).copied().find(|workload| workload.info().name == name)
}
