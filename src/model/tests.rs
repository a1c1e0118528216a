//! The models' promises, by order and content of events, on a virtual clock and on real threads.

use super::shared_run::SharedRun;
use super::{event_loop, run_task_blocking, sequential, thread_pool};
use crate::context::Context;
use crate::error::{Error, Kind as ErrorKind};
use crate::host::{fake::Fake, native::Native};
use crate::job::Job;
use crate::memory::Memory;
use crate::trace::{Event, Kind, TraceBuffer};
use crate::workload::Output;
use futures_util::StreamExt;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::sync::Arc;

fn job(workload: &str, params: Value) -> Job {
    Job::new(workload, params.as_object().unwrap()).ok().unwrap()
}

fn buffer() -> TraceBuffer {
    TraceBuffer::new(1024, 65_536)
}

fn leaked_memory() -> &'static Memory {
    Box::leak(Box::default())
}

/// Which tasks did what, in order.
fn story(events: &[Event], kinds: &[Kind]) -> Vec<(u16, u8)> {
    let kinds: Vec<u8> = kinds.iter().map(|kind| *kind as u8).collect();
    events.iter().map(|event| (event.task, event.kind)).filter(|(_, kind)| kinds.contains(kind)).collect()
}

fn on_event_loop(job: &Job, clock: &Fake, buffer: &TraceBuffer) -> Vec<(usize, Result<Output, Error>)> {
    let memory = Memory::new();
    let writer = buffer.writer().unwrap();
    let results = RefCell::new(Vec::new());
    clock.run(event_loop::run(job, clock, &writer, &memory, |index, result| results.borrow_mut().push((index, result))));
    results.into_inner()
}

/// Runs a job on one std thread a task, as JavaScript does with workers.
fn on_threads(job: Job) -> (SharedRun, Memory) {
    let tasks = job.tasks.len();
    let run = SharedRun::new(job, (0..tasks).map(|_| buffer()).collect(), None);
    let memory = Memory::new();
    std::thread::scope(|scope| {
        for index in 0..tasks {
            let (run, memory) = (&run, &memory);
            scope.spawn(move || run.run_task(index, index, &Native::default(), memory));
        }
    });
    (run, memory)
}

fn on_pool(job: Job) -> Arc<SharedRun> {
    let run = Arc::new(SharedRun::new(job, (0..rayon::current_num_threads()).map(|_| buffer()).collect(), None));
    let memory = leaked_memory();
    let ended = thread_pool::submit(&run, memory, Native::default);
    futures_executor::block_on(ended.collect::<Vec<_>>());
    run
}

#[test]
fn waits_on_an_event_loop_overlap_and_end_in_the_order_they_are_due() {
    let (clock, buffer) = (Fake::default(), buffer());
    let results = on_event_loop(&job("download", json!({"tasks": 3})), &clock, &buffer);
    assert_eq!(results.len(), 3);
    let (begin, end) = (Kind::WaitBegin as u8, Kind::WaitEnd as u8);
    let waits = story(&buffer.events(), &[Kind::WaitBegin, Kind::WaitEnd]);
    assert_eq!(waits, [(0, begin), (1, begin), (2, begin), (0, end), (1, end), (2, end)]);
    assert_eq!(buffer.events().last().unwrap().time_ms, 2000.0, "three waits of 2 s took 2 s");
}

#[test]
fn computing_on_an_event_loop_does_not_overlap() {
    let (clock, buffer) = (Fake::default(), buffer());
    on_event_loop(&job("squares", json!({"n": [10, 20], "passes": 1})), &clock, &buffer);
    let (begin, end) = (Kind::TaskBegin as u8, Kind::TaskEnd as u8);
    let tasks = story(&buffer.events(), &[Kind::TaskBegin, Kind::TaskEnd]);
    assert_eq!(tasks, [(0, begin), (0, end), (1, begin), (1, end)]);
}

#[test]
fn times_survive_a_run_that_starts_after_a_day_and_lasts_over_fifteen_minutes() {
    let day_ms = 86_400_000.0;
    let (clock, buffer) = (Fake::at(day_ms), buffer());
    let memory = Memory::new();
    let writer = buffer.writer().unwrap();
    let job = job("download", json!({"tasks": 1, "delay_ms": 20_000}));
    for _ in 0..60 {
        let context = Context::new(0, &clock, &writer, &memory);
        clock.run(super::run_task(&job, 0, &context)).unwrap();
    }
    let events = buffer.events();
    assert!(events.is_sorted_by(|a, b| a.time_ms <= b.time_ms));
    assert_eq!(events.last().unwrap().time_ms - events[0].time_ms, 1_200_000.0);
}

#[test]
fn a_sequence_runs_one_task_after_another() {
    let (buffer, memory) = (buffer(), Memory::new());
    let writer = buffer.writer().unwrap();
    let mut order = Vec::new();
    let job = job("scrape", json!({"tasks": 3, "delay_ms": 1}));
    sequential::run(&job, &Native::default(), &writer, &memory, |index, result| order.push((index, result.is_ok())));
    assert_eq!(order, [(0, true), (1, true), (2, true)]);
    let tasks: Vec<_> = buffer.events().iter().map(|event| event.task).collect();
    assert!(tasks.is_sorted(), "{tasks:?}");
}

#[test]
fn all_threads_increase_one_counter_and_leave_their_results_in_shared_memory() {
    let (run, memory) = on_threads(job("squares", json!({"n": [1, 2, 3, 4, 5, 6, 7, 8], "passes": 3})));
    assert_eq!(memory.ended.into_inner(), 8);
    assert!((0..8).all(|index| run.result(index).unwrap().is_ok()));
}

#[test]
fn every_model_computes_the_same() {
    for (workload, params) in [
        ("download", json!({"tasks": 3, "delay_ms": 1})),
        ("scrape", json!({"tasks": 2, "delay_ms": 0})),
        ("squares", json!({"n": [0, 1, 9000, 20_000], "passes": 2, "return_list": true})),
        ("image", json!({"tasks": 2, "megapixels": 0.1, "passes": 2})),
        ("mix", json!({"tasks": 3, "pieces": 5, "wait_ms": 1, "copy_kib": 2})),
        // Not convoy: it computes until its clock says stop, and a virtual clock stands still meanwhile.
        ("race", json!({"tasks": 3, "increments": 1000})),
    ] {
        let new = || job(workload, params.clone());
        let tasks = new().tasks.len();
        let (clock, buffer_of_loop) = (Fake::default(), buffer());
        let mut looped = on_event_loop(&new(), &clock, &buffer_of_loop);
        looped.sort_by_key(|(index, _)| *index);
        let threads = on_threads(new()).0;
        let pool = on_pool(new());
        for (index, (_, result)) in looped.iter().enumerate().take(tasks) {
            assert!(result.is_ok(), "{workload}");
            assert_eq!(threads.result(index), Some(result), "{workload} {index}");
            assert_eq!(pool.result(index), Some(result), "{workload} {index}");
        }
    }
}

/// What every engine has to compute too: `tests/web_worker.rs` reads this file.
#[test]
fn golden_answers_are_what_every_engine_computes() {
    let answers: Vec<_> = [
        ("download", json!({"tasks": 2, "delay_ms": 0})),
        ("scrape", json!({"tasks": 2, "delay_ms": 0})),
        ("squares", json!({"n": [0, 1, 10_000, 100_000], "passes": 1})),
        ("image", json!({"tasks": 2, "megapixels": 0.3, "passes": 1, "width_px": 320})),
        ("mix", json!({"tasks": 2, "pieces": 10, "wait_ms": 0, "copy_kib": 1})),
        ("convoy", json!({"compute_ms": 10, "requests": 2})),
        ("race", json!({"tasks": 2, "increments": 1000, "how": "mutex"})),
    ]
    .map(|(workload, params)| {
        let run = on_threads(job(workload, params.clone())).0;
        let checksum = |index| format!("{:016x}", run.result(index).unwrap().as_ref().unwrap().checksum);
        let checksums: Vec<_> = (0..run.job.tasks.len()).map(checksum).collect();
        json!({"workload": workload, "params": params, "checksums": checksums})
    })
    .into();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/answers.json");
    let fresh = serde_json::to_string_pretty(&answers).unwrap() + "\n";
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &fresh).unwrap();
    }
    assert!(std::fs::read_to_string(path).unwrap() == fresh, "{path} is stale: BLESS=1 cargo test golden");
}

#[test]
fn the_list_of_squares_is_the_list_of_squares() {
    let (run, _) = on_threads(job("squares", json!({"n": [10_000], "passes": 1, "return_list": true})));
    let Some(Ok(Output { payload: Some(crate::workload::Payload::List(list)), .. })) = run.result(0) else {
        panic!("no list");
    };
    assert_eq!(*list, (0..10_000).map(|i| i * i).collect::<Vec<u64>>());
}

#[test]
fn stop_ends_waits_and_computing_at_once() {
    for (workload, params) in [
        ("download", json!({"tasks": 2, "delay_ms": 20_000})),
        ("squares", json!({"n": [1_000_000, 1_000_000], "passes": 10_000})),
    ] {
        let run = SharedRun::new(job(workload, params), (0..2).map(|_| buffer()).collect(), None);
        let memory = Memory::new();
        std::thread::scope(|scope| {
            for index in 0..2 {
                let (run, memory) = (&run, &memory);
                scope.spawn(move || run.run_task(index, index, &Native::default(), memory));
            }
            while run.buffers.iter().any(|buffer| buffer.events().is_empty()) {
                std::thread::yield_now();
            }
            memory.stop.raise();
        });
        for index in 0..2 {
            assert_eq!(run.result(index).unwrap().as_ref().unwrap_err().kind, ErrorKind::Cancelled);
        }
        // One more task would not even begin.
        let late = buffer();
        let writer = late.writer().unwrap();
        let native = Native::default();
        let context = Context::new(0, &native, &writer, &memory);
        assert!(run_task_blocking(&run.job, 0, &context).is_err());
        assert!(story(&late.events(), &[Kind::TaskBegin]).is_empty());
    }
}
