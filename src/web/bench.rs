//! What only the benchmarks ask: loops in Rust around what is too short to time one by one.

use super::{MEMORY, now_ms};
use crate::context::Context;
use crate::host::web::MainThread;
use crate::thread_state::{Lock, Settings, ThreadState};
use crate::trace::{Kind, RESERVED_EVENTS, TraceBuffer};
use std::hint::black_box;
use wasm_bindgen::prelude::*;

/// Milliseconds that recording `events` events takes, each as a task records it: the clock is read, the event
/// stored and published.
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

/// Milliseconds that as many bare readings of the clock take.
#[wasm_bindgen(js_name = benchNow)]
pub fn now(readings: u32) -> f64 {
    let start_ms = now_ms();
    for _ in 0..readings {
        black_box(now_ms());
    }
    now_ms() - start_ms
}

/// Milliseconds that so many checkpoints take a thread which has the lock and whom nobody asks for it.
#[wasm_bindgen(js_name = benchCheckpoint)]
pub fn checkpoint(checkpoints: u32) -> f64 {
    let buffer = TraceBuffer::new(RESERVED_EVENTS + 16, 0);
    let writer = buffer.writer().expect("a buffer of our own");
    let lock = Lock::new(Settings::default()).expect("the usual lock is one");
    let thread_state = ThreadState::new(&lock, 0, now_ms());
    let context = Context::new(0, &MainThread, &writer, &MEMORY).on(Some(&thread_state));
    context.acquire().expect("nobody else wants it");
    let context = black_box(&context);
    let start_ms = now_ms();
    for _ in 0..checkpoints {
        context.checkpoint().expect("nobody stops it");
    }
    now_ms() - start_ms
}

/// Whether a checkpoint of this build does what it is there for.
#[wasm_bindgen(js_name = benchIsChecked)]
pub fn is_checked() -> bool {
    let buffer = TraceBuffer::new(RESERVED_EVENTS + 1, 0);
    let writer = buffer.writer().expect("a buffer of our own");
    let memory = crate::memory::Memory::new();
    memory.stop.raise();
    Context::new(0, &MainThread, &writer, &memory).checkpoint().is_err()
}
