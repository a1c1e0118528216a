//! In a worker, where blocking is allowed: waits, the pool, the event loop, in a real browser.
#![cfg(target_arch = "wasm32")]

use futures_util::StreamExt;
use interleave::context::Context;
use interleave::host::web::{Blocking, EventLoop};
use interleave::job::Job;
use interleave::memory::Memory;
use interleave::model::shared_run::SharedRun;
use interleave::model::{event_loop, run_task_blocking, thread_pool};
use interleave::thread_state::{Flavour, Settings};
use interleave::trace::{Kind, TraceBuffer};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

const THREADS: usize = 2;

fn job(workload: &str, params: Value) -> Job {
    Job::new(workload, params.as_object().unwrap()).ok().unwrap()
}

fn buffer() -> TraceBuffer {
    TraceBuffer::new(1024, 65_536)
}

fn blocking() -> Blocking {
    Blocking { base: String::new() }
}

fn is_isolated() -> bool {
    js_sys::Reflect::get(&js_sys::global(), &"crossOriginIsolated".into()).unwrap().is_truthy()
}

/// The checksums that the native tests and every engine have to agree on.
#[wasm_bindgen_test]
fn every_workload_computes_here_what_it_computes_natively() {
    let answers: Value = serde_json::from_str(include_str!("golden/answers.json")).unwrap();
    for answer in answers.as_array().unwrap() {
        let job = job(answer["workload"].as_str().unwrap(), answer["params"].clone());
        let (buffer, memory) = (buffer(), Memory::new());
        let writer = buffer.writer().unwrap();
        let checksums: Vec<_> = (0..job.tasks.len())
            .map(|index| {
                let host = blocking();
                let context = Context::new(index as u16, &host, &writer, &memory);
                format!("{:016x}", run_task_blocking(&job, index, &context).unwrap().checksum)
            })
            .collect();
        assert_eq!(json!(checksums), answer["checksums"], "{answer}");
    }
}

/// Needs no isolation: the memory is of the shared kind, though nobody shares it.
#[wasm_bindgen_test]
fn a_wait_blocks_for_its_time_and_not_much_less() {
    let (buffer, memory) = (buffer(), Memory::new());
    let writer = buffer.writer().unwrap();
    let host = blocking();
    let context = Context::new(0, &host, &writer, &memory);
    run_task_blocking(&job("download", json!({"tasks": 1, "delay_ms": 50})), 0, &context).unwrap();
    let events = buffer.events();
    let waited_ms = events[3].time_ms - events[2].time_ms;
    assert!(waited_ms >= 49.0, "{waited_ms}");
}

#[wasm_bindgen_test]
async fn waits_on_the_event_loop_overlap() {
    let (buffer, memory) = (buffer(), Memory::new());
    let writer = buffer.writer().unwrap();
    let host = EventLoop { base: String::new() };
    let ended = RefCell::new(Vec::new());
    let job = job("download", json!({"tasks": 3, "delay_ms": 20}));
    event_loop::run(&job, &host, &writer, &memory, |index, _| ended.borrow_mut().push(index)).await;
    assert_eq!(*ended.borrow(), [0, 1, 2]);
    // begin, print, wait: nine events of three tasks before the first wait ends.
    let tasks: Vec<_> = buffer.events().iter().take(9).map(|event| event.task).collect();
    assert_eq!(tasks, [0, 0, 0, 1, 1, 1, 2, 2, 2]);
}

/// Where memory can be shared, two threads wait at the same time; where it cannot, posting it says so.
#[wasm_bindgen_test]
async fn a_pool_of_threads_needs_isolation_and_then_waits_together() {
    if !is_isolated() {
        let scope: web_sys::DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let refused = scope.post_message(&wasm_bindgen::memory()).unwrap_err();
        assert!(format!("{refused:?}").contains("DataCloneError"), "{refused:?}");
        return;
    }
    JsFuture::from(wasm_bindgen_rayon::init_thread_pool(THREADS)).await.unwrap();
    let memory: &'static Memory = Box::leak(Box::default());
    let job = job("download", json!({"tasks": 4, "delay_ms": 100}));
    let run = Arc::new(SharedRun::new(job, (0..THREADS).map(|_| buffer()).collect(), None));
    let ended: Vec<_> = thread_pool::submit(&run, memory, blocking).collect().await;
    assert_eq!(ended.len(), 4);
    // All threads increased one counter.
    assert_eq!(memory.ended.load(std::sync::atomic::Ordering::SeqCst), 4);
    let tasks: Vec<Vec<_>> =
        run.buffers.iter().map(|buffer| buffer.events().iter().map(|event| event.task).collect()).collect();
    assert!(tasks.iter().all(|tasks| !tasks.is_empty()), "each thread had its part: {tasks:?}");
    for flavour in [Flavour::Cpython32, Flavour::CpythonBefore32] {
        threads_take_turns(Settings { flavour, interval_ms: 0.5, ..Settings::default() }).await;
    }
}

/// Under the lock only one thread computes at a time, and a mutex beside it loses nothing and deadlocks nobody.
async fn threads_take_turns(lock: Settings) {
    for how in ["mutex", "plain"] {
        let memory: &'static Memory = Box::leak(Box::default());
        let job = job("race", json!({"tasks": 4, "increments": 20_000, "how": how}));
        let run = Arc::new(SharedRun::new(
            job,
            (0..THREADS).map(|_| TraceBuffer::new(1 << 18, 1 << 16)).collect(),
            Some(lock),
        ));
        let ended: Vec<_> = thread_pool::submit(&run, memory, blocking).collect().await;
        assert_eq!(ended.len(), 4, "{lock:?}");
        let shared = memory.shared.load(std::sync::atomic::Ordering::SeqCst);
        assert!(shared == 80_000 || how == "plain" && shared < 80_000, "{how}: {shared}");
        let events: Vec<_> = run.buffers.iter().flat_map(|buffer| buffer.events()).collect();
        let count = |kind: Kind| events.iter().filter(|event| event.kind == kind as u8).count();
        assert_eq!(count(Kind::LockAcquired), count(Kind::LockReleased), "whoever took the lock dropped it");
        assert!(count(Kind::LockAcquired) >= 4);
    }
}
