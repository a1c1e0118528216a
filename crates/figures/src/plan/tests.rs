//! What options become, which options are refused, and what a refusal names.

use super::*;
use workloads::OFFERED;

const LIMITS: Limits = Limits {
    shared_bytes: 256 << 20,
    process_bytes: 256 << 20,
    all_bytes: 2 << 30,
    default_workers: 2,
    isolated: true,
};

fn refused(options: &str) -> String {
    let plan = plan(options, &LIMITS).expect("valid options");
    let error = plan.models[0].error.clone().expect("too large");
    assert_eq!(error.kind, Kind::TooLarge);
    error.message
}

#[test]
fn the_default_is_all_that_can_run() {
    let plan = plan("{}", &LIMITS).unwrap();
    assert_eq!((plan.workload, plan.models.len(), plan.workers, plan.rounds), ("download", 7, 2, 1));
    let fewer = super::plan("{}", &Limits { isolated: false, ..LIMITS }).unwrap();
    assert_eq!(fewer.models.len(), 4);
}

#[test]
fn nonsense_is_invalid_and_named() {
    for (options, named) in [
        ("", "not understood"),
        ("[]", "not understood"),
        ("{\"wrokers\": 2}", "wrokers"),
        ("{\"workload\": \"sort\"}", "download, scrape"),
        ("{\"workload\": 3}", "not understood"),
        ("{\"models\": []}", "at least one"),
        ("{\"models\": [\"fibers\"]}", "fibers"),
        ("{\"models\": [\"threads\", \"threads\"]}", "twice"),
        ("{\"workers\": 0}", "1 to 64"),
        ("{\"workers\": 2.5}", "is 2.5"),
        ("{\"rounds\": 1000}", "1 to 100"),
        ("{\"params\": {\"tasks\": 65}}", "64 at the most"),
        ("{\"params\": {\"tasks\": 65}, \"models\": [\"event-loop\", \"processes\"]}", "64 at the most"),
        ("{\"params\": {\"tasks\": 10001}, \"models\": [\"event-loop\"]}", "1 to 10000"),
        ("{\"warm_up\": 11}", "0 to 10"),
        ("{\"budget_ms\": -1}", "is -1"),
        ("{\"budget_ms\": 600001}", "0 to 600000"),
        ("{\"lock\": 5}", "not understood"),
        ("{\"lock\": {\"interval_ms\": 0.01}}", "0.05 to 100"),
        ("{\"lock\": {\"interval_ms\": 101}}", "is 101"),
        ("{\"lock\": {\"flavour\": \"jython\"}}", "free-threaded, and is \"jython\""),
        ("{\"lock\": {\"interval\": 5}}", "not understood"),
    ] {
        let error = plan(options, &LIMITS).expect_err(options);
        assert_eq!(error.kind, Kind::Invalid, "{options}");
        assert!(error.message.contains(named), "{options}: {}", error.message);
    }
}

#[test]
fn the_event_loop_alone_takes_ten_thousand_tasks() {
    let plan = plan(r#"{"params": {"tasks": 10000}, "models": ["event-loop"]}"#, &LIMITS).unwrap();
    assert_eq!((plan.tasks.len(), plan.models[0].error.is_none()), (10_000, true));
}

/// A refusal names a setting that is then accepted, and the next larger setting is refused.
#[test]
fn the_largest_setting_named_fits_and_no_larger_one() {
    let with = |tasks: usize| {
        format!(r#"{{"workload": "image", "models": ["threads"], "params": {{"tasks": {tasks}}}}}"#)
    };
    let message = refused(&with(64));
    let largest: usize = message.split("fits: ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    assert!(plan(&with(largest), &LIMITS).unwrap().models[0].error.is_none());
    refused(&with(largest + 1));
}

#[test]
fn real_io_on_the_event_loop_is_refused_where_all_that_arrives_at_once_does_not_fit() {
    let with = |tasks: u64, size: u64, io: &str| {
        format!(
            r#"{{"models": ["event-loop"], "params": {{"tasks": {tasks}, "size_bytes": {size}, "io": "{io}"}}}}"#
        )
    };
    let message = refused(&with(10_000, 8 << 20, "real"));
    let largest = |after: &str| -> u64 {
        message.split(after).nth(1).unwrap().split([' ', ',', '.']).next().unwrap().parse().unwrap()
    };
    let (tasks, size) = (largest("fits: "), largest("size_bytes = "));
    for (tasks, size) in [(tasks, 8 << 20), (10_000, size)] {
        assert!(plan(&with(tasks, size, "real"), &LIMITS).unwrap().models[0].error.is_none(), "{message}");
    }
    refused(&with(tasks + 1, 8 << 20, "real"));
    refused(&with(10_000, size + 1, "real"));
    assert!(plan(&with(10_000, 8 << 20, "timed"), &LIMITS).unwrap().models[0].error.is_none());
}

#[test]
fn one_list_too_long_names_the_longest_that_fits() {
    let with = |n: u64| {
        format!(
            r#"{{"workload": "squares", "models": ["threads"], "params": {{"n": [{n}, {n}, {n}, {n}]}}}}"#
        )
    };
    let message = refused(&with(10_000_000));
    let largest: u64 = message.split("n = ").nth(1).unwrap().trim_end_matches('.').parse().unwrap();
    assert!(plan(&with(largest), &LIMITS).unwrap().models[0].error.is_none());
    refused(&with(largest + 1));
}

#[test]
fn every_default_fits_under_every_model_in_the_smallest_memory() {
    let phone = Limits { shared_bytes: 256 << 20, process_bytes: 128 << 20, all_bytes: 512 << 20, ..LIMITS };
    for workload in OFFERED {
        let plan = plan(&format!(r#"{{"workload": "{}"}}"#, workload.info().name), &phone).unwrap();
        assert!(plan.models.iter().all(|planned| planned.error.is_none()), "{}", workload.info().name);
    }
}
