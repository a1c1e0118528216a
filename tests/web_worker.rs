//! Tests in a worker of a real browser, where blocking is allowed: waits, the pool, the event loop.
#![cfg(target_arch = "wasm32")]

use futures_util::StreamExt;
use interleave::host::{Blocking, EventLoop};
use run::context::Context;
use run::job::Job;
use run::memory::Memory;
use run::model::green_threads::GreenSettings;
use run::model::shared_run::{SharedMemory, SharedRun, Worker};
use run::model::{event_loop, green_threads, run_task_blocking, thread_pool};
use run::scheduler::{Random, Replay, Scheduler};
use run::thread_state::{Flavour, Settings};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::sync::Arc;
use sync::Ordering;
use trace::{Kind, TraceBuffer};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

const THREADS: usize = 2;

fn job(workload: &str, params: Value) -> Job {
    workloads::job(workload, params.as_object().unwrap()).ok().unwrap()
}

fn buffer() -> TraceBuffer {
    TraceBuffer::new(1024, 65_536)
}

fn blocking() -> Blocking {
    Blocking { base: String::new(), is_heard: false }
}

fn is_isolated() -> bool {
    js_sys::Reflect::get(&js_sys::global(), &"crossOriginIsolated".into()).unwrap().is_truthy()
}

/// The checksums must equal those of the native tests, in every engine.
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

/// Needs no isolation: the memory is of the shared kind, though it is not shared.
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
    let host = EventLoop::new(String::new());
    let ended = RefCell::new(Vec::new());
    let job = job("download", json!({"tasks": 3, "delay_ms": 20}));
    event_loop::run(&job, &host, &writer, &memory, |index, _| ended.borrow_mut().push(index)).await;
    assert_eq!(*ended.borrow(), [0, 1, 2]);
    // Begin, print, wait: nine events of three tasks before the first wait ends.
    let tasks: Vec<_> = buffer.events().iter().take(9).map(|event| event.task).collect();
    assert_eq!(tasks, [0, 0, 0, 1, 1, 1, 2, 2, 2]);
}

/// Where memory can be shared, two threads wait at the same time; where it cannot, posting it fails.
#[wasm_bindgen_test]
async fn a_pool_of_threads_needs_isolation_and_then_waits_together() {
    if !is_isolated() {
        let scope: web_sys::DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let refused = scope.post_message(&wasm_bindgen::memory()).unwrap_err();
        assert!(format!("{refused:?}").contains("DataCloneError"), "{refused:?}");
        return;
    }
    JsFuture::from(wasm_bindgen_rayon::init_thread_pool(THREADS)).await.unwrap();
    let workers = (0..THREADS).map(|_| Worker::new(buffer())).collect();
    let job = job("download", json!({"tasks": 4, "delay_ms": 100}));
    let run = Arc::new(SharedRun::new(job, workers, None, SharedMemory::Own(Memory::new())));
    let ended: Vec<_> = thread_pool::submit(&run, blocking).collect().await;
    assert_eq!(ended.len(), 4);
    // All threads increased one counter.
    assert_eq!(run.memory.ended.load(Ordering::SeqCst), 4);
    let events = |worker: &Arc<Worker>| worker.buffer.events();
    let tasks: Vec<Vec<_>> =
        run.workers().iter().map(|worker| events(worker).iter().map(|event| event.task).collect()).collect();
    assert!(tasks.iter().all(|tasks| !tasks.is_empty()), "each thread had its part: {tasks:?}");
    for flavour in [Flavour::Cpython32, Flavour::CpythonBefore32] {
        threads_take_turns(Settings { flavour, interval_ms: 0.5, ..Settings::default() }).await;
    }
}

/// Under the lock only one thread computes at a time, and a mutex beside it loses no update and causes no deadlock.
async fn threads_take_turns(lock: Settings) {
    for how in ["mutex", "plain"] {
        let job = job("race", json!({"tasks": 4, "increments": 20_000, "how": how}));
        let workers = (0..THREADS).map(|_| Worker::new(TraceBuffer::new(1 << 18, 1 << 16))).collect();
        let run = Arc::new(SharedRun::new(job, workers, Some(lock), SharedMemory::Own(Memory::new())));
        let ended: Vec<_> = thread_pool::submit(&run, blocking).collect().await;
        assert_eq!(ended.len(), 4, "{lock:?}");
        let shared = run.memory.shared.load(Ordering::SeqCst);
        assert!(shared == 80_000 || how == "plain" && shared < 80_000, "{how}: {shared}");
        let events: Vec<_> = run.workers().iter().flat_map(|worker| worker.buffer.events()).collect();
        let count = |kind: Kind| events.iter().filter(|event| event.kind == kind as u8).count();
        assert_eq!(count(Kind::LockAcquired), count(Kind::LockReleased), "whoever took the lock dropped it");
        assert!(count(Kind::LockAcquired) >= 4);
    }
}

/// A schedule that was found natively gives the same run here, step by step, and so does its seed.
#[wasm_bindgen_test]
fn green_threads_do_here_what_they_do_natively() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("golden/schedules.json")).unwrap();
    assert!(cases.len() > 3);
    for case in cases {
        let outcome = &case["outcome"];
        let schedule = outcome["schedule"].as_str().unwrap();
        let schedulers: [Box<dyn Scheduler>; 2] = [
            Box::new(Random::new(case["seed"].as_u64().unwrap())),
            Box::new(Replay::new(schedule.parse().unwrap())),
        ];
        for mut scheduler in schedulers {
            let job = job(case["workload"].as_str().unwrap(), case["params"].clone());
            let lock = serde_json::from_value(case["lock"].clone()).unwrap();
            let step_ms = case["step_ms"].as_f64().unwrap_or(0.0);
            let run = green_threads::run(
                job,
                GreenSettings { lock, step_ms, buffer: (1024, 65_536) },
                &mut *scheduler,
            );
            let shared = run.runs[0].memory.shared.load(Ordering::Relaxed);
            let told =
                json!({"schedule": run.schedule.to_string(), "shared": shared, "wall_ms": run.wall_ms});
            assert_eq!(told, *outcome);
        }
    }
}
