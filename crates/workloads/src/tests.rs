//! What the models promise, checked by order and content of events, on a virtual clock and on real threads.

mod family;
mod green;
mod loop_clock;
mod philosophers;
mod shared_run;

use crate::OFFERED;
use futures_util::StreamExt;
use loop_clock::LoopClock;
use run::context::Context;
use run::error::{Error, Kind as ErrorKind};
use run::host::native::Native;
use run::job::Job;
use run::memory::Memory;
use run::model::shared_run::{SharedMemory, SharedRun, Worker};
use run::model::{event_loop, run_task_blocking, sequential, thread_pool};
use run::thread_state::{Flavour, Settings};
use run::workload::{Bound, Output};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::sync::Arc;
use sync::{Ordering, blocking};
use trace::{Event, Kind, Release, TraceBuffer};

fn job(workload: &str, params: Value) -> Job {
    crate::job(workload, params.as_object().unwrap()).ok().unwrap()
}

fn buffer() -> TraceBuffer {
    TraceBuffer::new(1024, 65_536)
}

/// A run on `workers` workers, with its own memory.
fn shared_run(job: Job, workers: usize, lock: Option<Settings>) -> Arc<SharedRun> {
    let workers = (0..workers).map(|_| Worker::new(buffer())).collect();
    Arc::new(SharedRun::new(job, workers, lock, SharedMemory::Own(Memory::new())))
}

fn shared(run: &SharedRun) -> u32 {
    run.memory.shared.load(Ordering::Relaxed)
}

/// Which task did what, in order.
fn story(events: &[Event], kinds: &[Kind]) -> Vec<(u16, u8)> {
    let kinds: Vec<u8> = kinds.iter().map(|kind| *kind as u8).collect();
    events.iter().map(|event| (event.task, event.kind)).filter(|(_, kind)| kinds.contains(kind)).collect()
}

fn on_event_loop(job: &Job, clock: &LoopClock, buffer: &TraceBuffer) -> Vec<(usize, Result<Output, Error>)> {
    let memory = Memory::new();
    let writer = buffer.writer().unwrap();
    let results = RefCell::new(Vec::new());
    clock.run(event_loop::run(job, clock, &writer, &memory, |index, result| {
        results.borrow_mut().push((index, result))
    }));
    results.into_inner()
}

/// Runs a job on one std thread for each task, as JavaScript does with workers.
fn on_threads(job: Job) -> Arc<SharedRun> {
    on_threads_with(job, None)
}

fn on_threads_with(job: Job, lock: Option<Settings>) -> Arc<SharedRun> {
    let tasks = job.tasks.len();
    let run = shared_run(job, tasks, lock);
    std::thread::scope(|scope| {
        for index in 0..tasks {
            let run = &run;
            scope.spawn(move || blocking(run.run_task(index, index, &Native::default())));
        }
    });
    run
}

fn on_pool(job: Job) -> Arc<SharedRun> {
    let run = shared_run(job, rayon::current_num_threads(), None);
    submit(&run);
    run
}

fn submit(run: &Arc<SharedRun>) {
    let ended = thread_pool::submit(run, Native::default);
    futures_executor::block_on(ended.collect::<Vec<_>>());
}

#[test]
fn waits_on_an_event_loop_overlap_and_end_in_the_order_they_are_due() {
    let (clock, buffer) = (LoopClock::default(), buffer());
    let results = on_event_loop(&job("download", json!({"tasks": 3})), &clock, &buffer);
    assert_eq!(results.len(), 3);
    let (begin, end) = (Kind::WaitBegin as u8, Kind::WaitEnd as u8);
    let waits = story(&buffer.events(), &[Kind::WaitBegin, Kind::WaitEnd]);
    assert_eq!(waits, [(0, begin), (1, begin), (2, begin), (0, end), (1, end), (2, end)]);
    assert_eq!(buffer.events().last().unwrap().time_ms, 2000.0, "three waits of 2 s took 2 s");
}

#[test]
fn computing_on_an_event_loop_does_not_overlap() {
    let (clock, buffer) = (LoopClock::default(), buffer());
    on_event_loop(&job("squares", json!({"n": [10, 20], "passes": 1})), &clock, &buffer);
    let (begin, end) = (Kind::TaskBegin as u8, Kind::TaskEnd as u8);
    let tasks = story(&buffer.events(), &[Kind::TaskBegin, Kind::TaskEnd]);
    assert_eq!(tasks, [(0, begin), (0, end), (1, begin), (1, end)]);
}

#[test]
fn times_survive_a_run_that_starts_after_a_day_and_lasts_over_fifteen_minutes() {
    let day_ms = 86_400_000.0;
    let (clock, buffer) = (LoopClock::at(day_ms), buffer());
    let memory = Memory::new();
    let writer = buffer.writer().unwrap();
    let job = job("download", json!({"tasks": 1, "delay_ms": 20_000}));
    for _ in 0..60 {
        let context = Context::new(0, &clock, &writer, &memory);
        clock.run(run::model::run_task(&job, 0, &context)).unwrap();
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
    sequential::run(&job, &Native::default(), &writer, &memory, |index, result| {
        order.push((index, result.is_ok()))
    });
    assert_eq!(order, [(0, true), (1, true), (2, true)]);
    let tasks: Vec<_> = buffer.events().iter().map(|event| event.task).collect();
    assert!(tasks.is_sorted(), "{tasks:?}");
}

#[test]
fn all_threads_increase_one_counter_and_leave_their_results_in_shared_memory() {
    let run = on_threads(job("squares", json!({"n": [1, 2, 3, 4, 5, 6, 7, 8], "passes": 3})));
    assert_eq!(run.memory.ended.load(Ordering::Relaxed), 8);
    assert!((0..8).all(|index| run.result(index).unwrap().is_ok()));
}

/// For every task that began: its span, and the sum of its thread's times with the lock.
fn lock_accounts(run: &SharedRun) -> Vec<(f64, f64)> {
    run.workers()
        .iter()
        .flat_map(|worker| {
            let buffer = &worker.buffer;
            let events = buffer.events();
            let begins: Vec<_> =
                events.iter().filter(|event| event.kind == Kind::TaskBegin as u8).copied().collect();
            begins.into_iter().map(move |begin| {
                let is_end = |event: &&Event| {
                    event.task == begin.task
                        && [Kind::TaskEnd as u8, Kind::TaskFail as u8].contains(&event.kind)
                };
                let end = events.iter().find(is_end).expect("what began has ended");
                let told: Value = serde_json::from_str(&buffer.text(end).unwrap()).unwrap();
                let sum: f64 = ["has_ms", "waits_ms", "without_ms"]
                    .iter()
                    .map(|state| told["lock"][state].as_f64().unwrap())
                    .sum();
                (end.time_ms - begin.time_ms, sum)
            })
        })
        .collect()
}

/// The three times of the lock add up to the span: on threads of one task, on a pool that uses threads again, and when
/// a task is cancelled.
#[test]
fn the_times_of_the_lock_add_up_to_the_span_of_every_task() {
    let settings = run::thread_state::Settings { interval_ms: 0.2, ..Default::default() };
    let computed = |params| {
        let workers =
            (0..rayon::current_num_threads()).map(|_| Worker::new(TraceBuffer::new(8192, 65_536))).collect();
        let memory = SharedMemory::Own(Memory::new());
        Arc::new(SharedRun::new(job("squares", params), workers, Some(settings), memory))
    };
    let computing = computed(json!({"n": vec![200_000; 6], "passes": 5}));
    submit(&computing);
    let cancelled = computed(json!({"n": vec![1_000_000; 6], "passes": 100_000}));
    let stopped = Arc::clone(&cancelled);
    std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(30));
        stopped.memory.stop.raise();
    });
    submit(&cancelled);
    for run in [computing, cancelled] {
        let accounts = lock_accounts(&run);
        assert!(!accounts.is_empty());
        for (span_ms, sum_ms) in accounts {
            assert!(
                (span_ms - sum_ms).abs() < 1e-6,
                "a span of {span_ms} ms, and {sum_ms} ms of the lock's states"
            );
        }
    }
}

#[test]
fn every_model_computes_the_same() {
    for (workload, params) in [
        ("download", json!({"tasks": 3, "delay_ms": 1})),
        ("scrape", json!({"tasks": 2, "delay_ms": 0})),
        ("squares", json!({"n": [0, 1, 9000, 20_000], "passes": 2, "return_list": true})),
        ("image", json!({"tasks": 2, "megapixels": 0.1, "passes": 2})),
        ("mix", json!({"tasks": 3, "pieces": 5, "wait_ms": 1, "copy_kib": 2})),
        // Not convoy: it computes until its clock says stop, and a virtual clock does not move while it computes.
        ("race", json!({"tasks": 3, "increments": 1000})),
    ] {
        let new = || job(workload, params.clone());
        let tasks = new().tasks.len();
        let (clock, buffer_of_loop) = (LoopClock::default(), buffer());
        let mut looped = on_event_loop(&new(), &clock, &buffer_of_loop);
        looped.sort_by_key(|(index, _)| *index);
        let threads = on_threads(new());
        let pool = on_pool(new());
        for (index, (_, result)) in looped.iter().enumerate().take(tasks) {
            assert!(result.is_ok(), "{workload}");
            assert_eq!(threads.result(index).as_ref(), Some(result), "{workload} {index}");
            assert_eq!(pool.result(index).as_ref(), Some(result), "{workload} {index}");
        }
    }
}

/// A race passes its checkpoints in pieces, and resumes the increment that a checkpoint interrupted.
#[test]
fn each_increment_of_a_race_passes_one_checkpoint_and_happens_once() {
    const INCREMENTS: u32 = 20_050;
    // CPython before 3.2 has this interval: `sys.getcheckinterval()`.
    const CHECK_INTERVAL: u32 = 100;
    let lock = Some(Settings { flavour: Flavour::CpythonBefore32, ..Settings::default() });
    for how in ["plain", "mutex", "atomic"] {
        let race = job("race", json!({"tasks": 1, "increments": INCREMENTS, "how": how}));
        let run = on_threads_with(race, lock);
        let events = run.worker(0).buffer.events();
        let released = events
            .iter()
            .filter(|event| event.kind == Kind::LockReleased as u8 && event.arg == Release::Ticks as u32);
        assert_eq!(released.count() as u32, INCREMENTS / CHECK_INTERVAL, "{how}: a tick an increment");
        assert_eq!((shared(&run), run.memory.mutex.is_locked()), (INCREMENTS, false), "{how}");
    }
}

#[test]
fn a_race_under_a_mutex_or_by_atomics_loses_nothing() {
    for how in ["mutex", "atomic"] {
        for lock in [None, Some(Settings { interval_ms: 0.1, ..Settings::default() })] {
            let run =
                on_threads_with(job("race", json!({"tasks": 3, "increments": 30_000, "how": how})), lock);
            assert!((0..3).all(|index| run.result(index).unwrap().is_ok()), "{how}");
            assert_eq!((shared(&run), run.memory.mutex.is_locked()), (90_000, false), "{how}");
        }
    }
}

#[test]
fn a_race_that_is_stopped_leaves_the_mutex_free() {
    for how in ["plain", "mutex", "atomic"] {
        let race = job("race", json!({"tasks": 2, "increments": 67_000_000, "how": how}));
        let run = shared_run(race, 2, None);
        std::thread::scope(|scope| {
            for index in 0..2 {
                let run = &run;
                scope.spawn(move || blocking(run.run_task(index, index, &Native::default())));
            }
            while shared(&run) < 20_000 {
                std::thread::yield_now();
            }
            run.memory.stop.raise();
        });
        for index in 0..2 {
            assert_eq!(run.result(index).unwrap().unwrap_err().kind, ErrorKind::Cancelled, "{how}");
        }
        assert!(!run.memory.mutex.is_locked(), "{how}");
    }
}

/// Every workload that computes has a warm-up, so that it is compiled with optimisation before its first run.
#[test]
fn all_that_computes_has_a_warm_up_within_its_parameters() {
    for workload in OFFERED {
        let info = workload.info();
        let limits = workload.warm_up();
        if job(info.name, json!({})).tasks.is_empty() {
            // The Python machine runs it, so that the engine knows no task of it.
            continue;
        }
        assert_eq!(limits.is_empty(), info.bound == Bound::Io, "{}", info.name);
        if limits.is_empty() {
            continue;
        }
        let short = serde_json::to_value(job(info.name, json!({})).params.within(limits)).unwrap();
        for (name, most) in limits {
            let value = &short[name];
            let values = value.as_array().map_or_else(|| vec![value], |list| list.iter().collect());
            assert!(
                values.iter().all(|value| value.as_f64() <= Some(*most)),
                "{}: {name} is {value}",
                info.name
            );
        }
        // The worker checks the parameters again.
        let run = on_threads(job(info.name, short));
        assert!((0..run.job.tasks.len()).all(|index| run.result(index).unwrap().is_ok()), "{}", info.name);
    }
}

/// Checksums that every engine must also compute: `tests/web_worker.rs` reads this file.
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
        let run = on_threads(job(workload, params.clone()));
        let checksum = |index| format!("{:016x}", run.result(index).unwrap().unwrap().checksum);
        let checksums: Vec<_> = (0..run.job.tasks.len()).map(checksum).collect();
        json!({"workload": workload, "params": params, "checksums": checksums})
    })
    .into();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/answers.json");
    let fresh = serde_json::to_string_pretty(&answers).unwrap() + "\n";
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &fresh).unwrap();
    }
    assert!(std::fs::read_to_string(path).unwrap() == fresh, "{path} is stale: BLESS=1 cargo test golden");
}

#[test]
fn the_list_of_squares_is_the_list_of_squares() {
    let run = on_threads(job("squares", json!({"n": [10_000], "passes": 1, "return_list": true})));
    let Some(Ok(Output { payload: Some(run::workload::Payload::List(list)), .. })) = run.result(0) else {
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
        let run = shared_run(job(workload, params), 2, None);
        std::thread::scope(|scope| {
            for index in 0..2 {
                let run = &run;
                scope.spawn(move || blocking(run.run_task(index, index, &Native::default())));
            }
            while run.workers().iter().any(|worker| worker.buffer.events().is_empty()) {
                std::thread::yield_now();
            }
            run.memory.stop.raise();
        });
        for index in 0..2 {
            assert_eq!(run.result(index).unwrap().unwrap_err().kind, ErrorKind::Cancelled);
        }
        // A task that comes later does not even begin.
        let late = buffer();
        let writer = late.writer().unwrap();
        let native = Native::default();
        let context = Context::new(0, &native, &writer, &run.memory);
        assert!(run_task_blocking(&run.job, 0, &context).is_err());
        assert!(story(&late.events(), &[Kind::TaskBegin]).is_empty());
    }
}
