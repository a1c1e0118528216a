//! Tests on a page's main thread, where nothing may block.
#![cfg(target_arch = "wasm32")]

use interleave::host::MainThread;
use run::memory::Memory;
use run::model::sequential;
use serde_json::json;
use trace::{TraceBuffer, Wait};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn run(workload: &str, params: serde_json::Value) -> (TraceBuffer, Vec<(usize, bool)>) {
    let job = workloads::job(workload, params.as_object().unwrap()).ok().unwrap();
    let (buffer, memory) = (TraceBuffer::new(1024, 65_536), Memory::new());
    let mut results = Vec::new();
    let writer = buffer.writer().unwrap();
    sequential::run(&job, &MainThread, &writer, &memory, |index, result| {
        results.push((index, result.is_ok()))
    });
    drop(writer);
    (buffer, results)
}

/// Chromium traps on a blocking wait here. Firefox would allow it, and so hide the fault.
#[wasm_bindgen_test]
fn a_timed_wait_is_a_busy_wait_and_takes_its_time() {
    let (buffer, results) = run("scrape", json!({"tasks": 2, "delay_ms": 20}));
    assert_eq!(results, [(0, true), (1, true)]);
    let events = buffer.events();
    let (begin, end) = (events[2], events[3]);
    assert_eq!(begin.arg, Wait::Busy as u32);
    assert!(end.time_ms - begin.time_ms >= 20.0);
}

#[wasm_bindgen_test]
fn computing_works_here_as_anywhere() {
    let (_, results) = run("squares", json!({"n": [1000, 0], "passes": 2}));
    assert_eq!(results, [(0, true), (1, true)]);
}

/// A synchronous request from here would bypass the service worker, so it is refused, not faked.
#[wasm_bindgen_test]
fn real_io_is_refused_here() {
    let (_, results) = run("download", json!({"tasks": 1, "io": "real"}));
    assert_eq!(results, [(0, false)]);
}
