//! Tasks that spawn, on operating-system threads and on green threads, with equal outcomes.

use super::{job, shared_run};
use run::error::Kind;
use run::host::native::Native;
use run::model::green_threads::{self, GreenSettings};
use run::model::shared_run::SharedRun;
use run::scheduler::{FirstReady, Pct, Random, Scheduler};
use run::thread_state::Settings;
use serde_json::{Value, json};
use std::sync::Arc;
use sync::blocking;

/// 200 tasks besides the root, 16 at once: twelve rounds of 16, and one of 8.
const ROUNDS: [u32; 2] = [12, 1];

fn family(rounds: u32, half: bool) -> Value {
    let of = |all: u32| if half { all / 2 } else { all };
    json!({"rounds": rounds, "threads": of(4), "threads_a_thread": 1, "processes": of(2), "threads_a_process": 3})
}

fn families() -> [Value; 2] {
    [family(ROUNDS[0], false), family(ROUNDS[1], true)]
}

fn on_threads(params: Value, lock: Option<Settings>) -> Arc<SharedRun> {
    let run = shared_run(job("family", params), 1, lock);
    blocking(run.run_task(0, 0, &Native::default()));
    run
}

fn on_green(params: Value, lock: Option<Settings>, by: &mut dyn Scheduler) -> (usize, u64) {
    let settings = GreenSettings { lock, step_ms: 0.01, buffer: (4096, 65_536) };
    let run = green_threads::run(job("family", params), settings, by);
    assert_eq!(run.deadlock, None, "{}", run.schedule);
    // Each process has its own root in its memory, and a task in its parent's memory stands for that root.
    let tasks: usize = run.runs.iter().map(|run| run.tasks.count()).sum();
    let outcome = run.runs[0].result(0).unwrap().unwrap();
    (tasks - run.runs.len(), outcome.checksum)
}

#[test]
fn threads_start_threads_and_processes_start_threads_on_every_host_with_equal_outcomes() {
    let mut spawned = 0;
    for params in families() {
        for lock in [None, Some(Settings::default())] {
            let real = on_threads(params.clone(), lock).result(0).unwrap().unwrap().checksum;
            let (count, green) = on_green(params.clone(), lock, &mut FirstReady);
            assert_eq!(green, real);
            assert_eq!(on_green(params.clone(), lock, &mut Random::new(3)), (count, real));
            assert_eq!(on_green(params.clone(), lock, &mut Pct::new(3, 3, 1000)), (count, real));
            if lock.is_none() {
                spawned += count;
            }
        }
    }
    assert_eq!(spawned, 200);
}

/// The results that every engine must reach: `tests/e2e/spawn.test.js` reads this file.
#[test]
fn golden_families_are_what_every_engine_spawns() {
    let told = families().map(|params| {
        let (tasks, checksum) = on_green(params.clone(), None, &mut FirstReady);
        json!({"params": params, "tasks": tasks, "checksum": format!("{checksum:016x}")})
    });
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/family.json");
    let fresh = serde_json::to_string_pretty(&told).unwrap() + "\n";
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &fresh).unwrap();
    }
    assert!(std::fs::read_to_string(path).unwrap() == fresh, "{path} is stale: BLESS=1 cargo test golden");
}

/// Starts as many threads as may be at once, and one more. That one is refused, as an error that the spawning task
/// gets.
#[test]
fn a_thread_too_many_is_refused() {
    let most = 64;
    let at_once = |threads| json!({"rounds": 1, "threads": threads, "threads_a_thread": 0, "processes": 0});
    let (_, _) = on_green(at_once(most), None, &mut FirstReady);
    let settings = GreenSettings { lock: None, step_ms: 0.01, buffer: (4096, 65_536) };
    let params = json!({"rounds": 1, "threads": most, "threads_a_thread": 1, "processes": 0});
    let run = green_threads::run(job("family", params), settings, &mut FirstReady);
    let refused = run.runs[0].result(0).unwrap().unwrap_err();
    assert_eq!(refused.kind, Kind::WorkerStart, "{refused}");
    assert!(refused.message.contains("64"), "{refused}");
}
