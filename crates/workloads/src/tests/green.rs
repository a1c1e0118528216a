//! Workloads on green threads: a schedule gives the same run every time. `tests/web_worker.rs` reads the golden file,
//! and checks the same in wasm.

use super::job;
use run::model::green_threads::{self, GreenRun, GreenSettings};
use run::model::shared_run::Worker;
use run::scheduler::{FirstReady, Pct, Random, Replay, RoundRobin, Scheduler};
use run::thread_state::Settings;
use serde_json::{Value, json};
use std::sync::Arc;
use sync::Ordering;

fn on_green(
    workload: &str,
    params: &Value,
    lock: Option<Settings>,
    step_ms: f64,
    by: &mut dyn Scheduler,
) -> GreenRun {
    let settings = GreenSettings { lock, step_ms, buffer: (1024, 65_536) };
    green_threads::run(job(workload, params.clone()), settings, by)
}

fn shared(run: &GreenRun) -> u32 {
    run.runs[0].memory.shared.load(Ordering::Relaxed)
}

/// Everything that can be seen of a run, including its events and their times.
fn told(run: &GreenRun) -> Value {
    let of_worker =
        |worker: &Arc<Worker>| worker.buffer.events().iter().map(|event| format!("{event:?}")).collect();
    let events: Vec<Vec<_>> = run.runs[0].workers().iter().map(of_worker).collect();
    let results: Vec<_> =
        (0..run.runs[0].job.tasks.len()).map(|index| format!("{:?}", run.runs[0].result(index))).collect();
    json!({
        "schedule": run.schedule.to_string(), "shared": shared(run), "wall_ms": run.wall_ms,
        "events": events, "results": results,
    })
}

/// The part that goes into the golden file: short, and the same in every engine.
fn outcome(run: &GreenRun) -> Value {
    json!({"schedule": run.schedule.to_string(), "shared": shared(run), "wall_ms": run.wall_ms})
}

/// Among 1,000 random schedules one loses an update, and its text replays that.
#[test]
fn golden_schedules_do_the_same_again() {
    let race = json!({"tasks": 2, "increments": 3});
    let lossy = (0..1000)
        .map(|seed| (seed, on_green("race", &race, None, 0.0, &mut Random::new(seed))))
        .find(|(_, run)| shared(run) < 6);
    let (seed, lost) = lossy.expect("a lost update within 1,000 schedules");
    let mut cases =
        vec![json!({"workload": "race", "params": race, "seed": seed, "outcome": outcome(&lost)})];
    let convoy = json!({"compute_ms": 100, "requests": 10, "waits": 2, "wait_ms": 0.1});
    for lock in [None, Some(Settings::default())] {
        let run = on_green("convoy", &convoy, lock, 0.01, &mut Random::new(1));
        cases.push(json!({"workload": "convoy", "params": convoy, "lock": lock, "step_ms": 0.01, "seed": 1, "outcome": outcome(&run)}));
    }
    let locked = json!({"tasks": 3, "increments": 400});
    let lock = Some(Settings { interval_ms: 1.0, ..Settings::default() });
    let run = on_green("race", &locked, lock, 0.01, &mut Random::new(2));
    cases.push(json!({"workload": "race", "params": locked, "lock": lock, "step_ms": 0.01, "seed": 2, "outcome": outcome(&run)}));

    for case in &cases {
        let lock = serde_json::from_value(case["lock"].clone()).unwrap();
        let schedule = case["outcome"]["schedule"].as_str().unwrap().parse().unwrap();
        let mut replay = Replay::new(schedule);
        let again = on_green(
            case["workload"].as_str().unwrap(),
            &case["params"],
            lock,
            case["step_ms"].as_f64().unwrap_or(0.0),
            &mut replay,
        );
        assert_eq!(outcome(&again), case["outcome"], "{}", case["workload"]);
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/schedules.json");
    let fresh = serde_json::to_string_pretty(&cases).unwrap() + "\n";
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &fresh).unwrap();
    }
    assert!(std::fs::read_to_string(path).unwrap() == fresh, "{path} is stale: BLESS=1 cargo test golden");
}

#[test]
fn a_seed_gives_one_run_to_its_last_event() {
    for how in ["plain", "mutex", "atomic"] {
        let params = json!({"tasks": 3, "increments": 50, "how": how});
        for seed in 0..20 {
            let [one, again] =
                [0, 1].map(|_| told(&on_green("race", &params, None, 0.0, &mut Random::new(seed))));
            assert_eq!(one, again);
        }
    }
}

/// Under a mutex or by atomics no schedule loses an update; with plain writes some schedules do and some do not.
#[test]
fn no_schedule_loses_an_update_under_a_mutex() {
    for how in ["plain", "mutex", "atomic"] {
        let params = json!({"tasks": 3, "increments": 5, "how": how});
        let mut sums: Vec<_> = (0..200)
            .map(|seed| shared(&on_green("race", &params, None, 0.0, &mut Random::new(seed))))
            .collect();
        sums.extend(
            (0..200).map(|seed| shared(&on_green("race", &params, None, 0.0, &mut Pct::new(seed, 3, 15)))),
        );
        sums.push(shared(&on_green("race", &params, None, 0.0, &mut FirstReady)));
        sums.push(shared(&on_green("race", &params, None, 0.0, &mut RoundRobin)));
        let all = sums.iter().filter(|sum| **sum == 15).count();
        assert_eq!(all == sums.len(), how != "plain", "{how}: {all} of {} lost nothing", sums.len());
        assert!(how != "plain" || sums.contains(&15), "an order in which nothing is lost is among them");
    }
}

/// With the lock, each wait of the answering task costs a switch interval. Without the lock, the same program takes no
/// longer than its waits.
#[test]
fn a_convoy_takes_an_interval_for_each_wait() {
    let convoy = json!({"compute_ms": 100, "requests": 5, "waits": 2, "wait_ms": 0.1});
    let answered_ms = |lock| {
        let run = on_green("convoy", &convoy, lock, 0.01, &mut FirstReady);
        let events = run.runs[0].worker(1).buffer.events();
        events.iter().rev().find(|event| event.kind == trace::Kind::Mark as u8).unwrap().time_ms
    };
    let (with, without) = (answered_ms(Some(Settings::default())), answered_ms(None));
    assert!((0.99..2.0).contains(&without), "ten waits of 0.1 ms, and ends of steps: {without}");
    assert!((50.0..60.0).contains(&with), "ten intervals of 5 ms: {with}");
}
