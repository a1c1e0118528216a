//! The Python machine for a browser: its own wasm module, so that a page that runs no Python loads none of it.
//!
//! Its world is an object of JavaScript (`world`). A program runs on the worker that calls [`run`], and each of its threads
//! on a further worker, with an instance of this module on the same memory, that calls [`run_thread`]; or, in the
//! free-threaded build, all of its threads are green, on the worker that calls `run_green`. A reader's function or whole
//! program runs in an [`Interpreter`], whose threads record what they do where the coordinator reads it (`record`).
#![cfg(target_arch = "wasm32")]
#![feature(optimize_attribute)]

mod allocator;
#[cfg(feature = "green")]
mod green;
mod interpreter;
mod lock_sums;
mod record;
mod world;

use interleave_python::{Machine, Settings};
use sync::Futex;
use sync::gil::Rule;
use wasm_bindgen::prelude::*;

#[cfg(feature = "green")]
pub use green::{Ended, run_green};
pub use interpreter::Interpreter;
use world::{Page, Started};

/// Runs a program to its end, on real threads; gives its exit code. Without an interval the lock has CPython's own.
#[wasm_bindgen]
pub fn run(
    text: &str,
    filename: &str,
    folders: Vec<String>,
    arguments: Vec<String>,
    interval_ms: Option<f64>,
) -> i32 {
    let mut settings = Settings::default();
    if let Some(interval_ms) = interval_ms {
        settings.lock = Some((Rule::Requests, interval_ms));
    }
    world::know_unicode();
    let page = Page { arguments, park: &Futex, is_traced: false, tells_of_lock: false, slot: None };
    let machine = Machine::new(Box::new(page), &folders, settings);
    sync::blocking(machine.run(text, filename)).0
}

/// Runs a thread to its end, which `start_thread` of the world got the address of: once, on a worker of its own.
#[wasm_bindgen]
pub fn run_thread(address: usize) {
    let started: *mut Started = std::ptr::with_exposed_provenance_mut(address);
    // SAFETY: `start_thread` was given the address of a thread in a box, and gives it to one worker alone.
    let Started { thread, task, started_by } = *unsafe { Box::from_raw(started) };
    record::started_by(started_by);
    record::ready();
    if let Some(task) = task {
        record::begin_task(task);
    }
    sync::blocking(thread.run());
    if task.is_some() {
        record::end_task();
    }
    allocator::give_back();
    world::thread_ended();
}
