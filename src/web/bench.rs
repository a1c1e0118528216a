//! Exports for the benchmarks only: loops in Rust around calls that are too short to time one by one.

use super::{MEMORY, now_ms};
use crate::host::MainThread;
use run::context::Context;
use run::thread_state::{Lock, Settings, ThreadState};
use std::hint::black_box;
use sync::blocking;
use trace::{Kind, RESERVED_EVENTS, TraceBuffer};
use wasm_bindgen::prelude::*;

/// Milliseconds that recording `events` events takes, each recorded as by a task: the clock is read, the event stored
/// and published.
#[wasm_bindgen(js_name = benchRecord)]
pub fn record(events: u32) -> f64 {
    let buffer = TraceBuffer::new(events + RESERVED_EVENTS, 0);
    let writer = buffer.writer().expect("a buffer of our own");
    let context = Context::new(0, &MainThread, &writer, &MEMORY);
    let context = black_box(&context);
    let start_ms = now_ms();
    for arg in 0..events {
        context.record(Kind::Checkpoint, arg);
    }
    let end_ms = now_ms();
    assert_eq!((buffer.events().len() as u32, buffer.dropped()), (events, 0), "every event is there");
    end_ms - start_ms
}

/// Milliseconds that `readings` readings of the clock take.
#[wasm_bindgen(js_name = benchNow)]
pub fn now(readings: u32) -> f64 {
    let start_ms = now_ms();
    for _ in 0..readings {
        black_box(now_ms());
    }
    now_ms() - start_ms
}

/// Milliseconds that `checkpoints` checkpoints take for a thread that has the lock and that no thread asks for it.
#[wasm_bindgen(js_name = benchCheckpoint)]
pub fn checkpoint(checkpoints: u32) -> f64 {
    let buffer = TraceBuffer::new(RESERVED_EVENTS + 16, 0);
    let writer = buffer.writer().expect("a buffer of our own");
    let lock = Lock::new(Settings::default()).expect("the usual lock is one");
    let thread_state = ThreadState::new(&lock, 0, now_ms());
    let context = Context::new(0, &MainThread, &writer, &MEMORY).on(Some(&thread_state));
    blocking(context.acquire()).expect("nobody else wants it");
    let context = black_box(&context);
    blocking(async {
        let start_ms = now_ms();
        workloads::bench::pass_checkpoints(checkpoints, context).await.expect("nobody stops it");
        now_ms() - start_ms
    })
}

/// Whether checkpoints of this build do their work.
#[wasm_bindgen(js_name = benchIsChecked)]
pub fn is_checked() -> bool {
    let buffer = TraceBuffer::new(RESERVED_EVENTS + 1, 0);
    let writer = buffer.writer().expect("a buffer of our own");
    let memory = run::memory::Memory::new();
    memory.stop.raise();
    let context = Context::new(0, &MainThread, &writer, &memory);
    blocking(context.checkpoint()).is_err()
}
