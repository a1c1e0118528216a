//! Mutexes that are made while a run goes on: a deadlock is found, its threads say what they wait for, and its schedule
//! replays it.

use super::{job, shared_run};
use run::host::native::Native;
use run::model::green_threads::{self, GreenRun, GreenSettings};
use run::scheduler::{Random, Replay, Scheduler};
use serde_json::json;
use sync::blocking;

fn dinner(order: &str, by: &mut dyn Scheduler) -> GreenRun {
    let settings = GreenSettings { lock: None, step_ms: 0.0, buffer: (1024, 65_536) };
    green_threads::run(job("philosophers", json!({"order": order})), settings, by)
}

#[test]
fn a_deadlock_is_found_and_every_thread_says_what_it_waits_for() {
    let stuck =
        (0..1000).map(|seed| dinner("left", &mut Random::new(seed))).find(|run| run.deadlock.is_some());
    let stuck = stuck.expect("a deadlock within 1,000 schedules");
    let waits = [
        "table: join philosopher 1",
        "philosopher 1: mutex fork 2",
        "philosopher 2: mutex fork 3",
        "philosopher 3: mutex fork 1",
    ];
    assert_eq!(stuck.waits(), waits);
    let again = dinner("left", &mut Replay::new(stuck.schedule.clone()));
    assert_eq!((again.deadlock, again.schedule), (stuck.deadlock, stuck.schedule));
}

#[test]
fn philosophers_who_take_forks_in_order_never_wait_for_ever() {
    for seed in 0..200 {
        let run = dinner("number", &mut Random::new(seed));
        assert_eq!((run.deadlock.clone(), run.waits()), (None, Vec::new()), "{}", run.schedule);
    }
    let run = shared_run(job("philosophers", json!({"order": "number", "meals": 200})), 1, None);
    blocking(run.run_task(0, 0, &Native::default()));
    assert!(run.result(0).unwrap().is_ok(), "and so with threads of the operating system");
}
