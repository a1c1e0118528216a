//! The lock between real threads, and on a virtual clock.

mod virtual_clock;

use super::*;
use std::sync::atomic::AtomicBool;
use std::time::Duration;
use virtual_clock::VirtualClock;

const RULES: [Rule; 2] = [Rule::Requests, Rule::Ticks];

/// Threads that compute past checkpoints; counts who is in at once, and how often the lock changed hands.
fn compute(rule: Rule, threads: u32, checkpoints: u32) -> u32 {
    let (gil, stop, inside) = (Gil::new(rule, 0.05, Futex), Stop::new(), AtomicU32::new(0));
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let (gil, stop, inside) = (&gil, &stop, &inside);
            scope.spawn(move || {
                let mut turn = gil.acquire(thread, stop, |_| {}).unwrap();
                for _ in 0..checkpoints {
                    assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0, "one at a time");
                    std::hint::black_box((0..1000).fold(0u64, |sum, n| std::hint::black_box(sum + n)));
                    inside.fetch_sub(1, Ordering::SeqCst);
                    if gil.is_due(turn) {
                        gil.release(turn, stop);
                        turn = gil.acquire(thread, stop, |_| {}).unwrap();
                    }
                }
                gil.release(turn, stop);
            });
        }
    });
    gil.switches.load(Ordering::Relaxed)
}

#[test]
fn threads_exclude_each_other_and_all_come_through() {
    for rule in RULES {
        for threads in 1..=8 {
            let switches = compute(rule, threads, 2000);
            assert!(switches >= threads, "{rule:?}: each of {threads} had it; {switches} switches");
        }
    }
}

#[test]
fn one_alone_is_never_asked_and_switches_once() {
    assert_eq!(compute(Rule::Requests, 1, 100_000), 1);
}

/// A thread that waits for I/O lets the others have the lock, and gets it back.
#[test]
fn a_wait_without_the_lock_lets_others_have_it() {
    for rule in RULES {
        let (gil, stop) = (Gil::new(rule, 5.0, Futex), Stop::new());
        let mut steps = Vec::new();
        let turn = gil.acquire(0, &stop, |step| steps.push(step)).unwrap();
        gil.release(turn, &stop);
        let other = gil.acquire(1, &stop, |step| steps.push(step)).unwrap();
        gil.release(other, &stop);
        gil.acquire(1, &stop, |step| steps.push(step)).unwrap();
        let turns = [(1, None), (2, Some(0)), (2, Some(1))]
            .map(|(switch, from)| Step::Acquired(Turn { switch, from }));
        assert_eq!(steps, turns);
    }
}

/// A thread that trapped drops nothing; the stop word lets the others go.
#[test]
fn nobody_waits_for_ever_for_a_thread_that_died_with_the_lock() {
    for rule in RULES {
        let (gil, stop, waiting) = (Gil::new(rule, 5.0, Futex), Stop::new(), AtomicBool::new(false));
        gil.acquire(0, &stop, |_| {}).unwrap();
        std::thread::scope(|scope| {
            for thread in 1..4 {
                let (gil, stop, waiting) = (&gil, &stop, &waiting);
                scope.spawn(move || {
                    let took = gil.acquire(thread, stop, |_| waiting.store(true, Ordering::SeqCst));
                    assert_eq!(took, None);
                });
            }
            while !waiting.load(Ordering::SeqCst) {
                std::thread::sleep(Duration::from_millis(1));
            }
            stop.raise();
        });
    }
}

#[test]
fn before_3_2_the_lock_is_dropped_every_hundred_ticks() {
    let (gil, stop) = (Gil::new(Rule::Ticks, 5.0, Futex), Stop::new());
    let turn = gil.acquire(0, &stop, |_| {}).unwrap();
    let due: Vec<_> = (1..=300).filter(|_| gil.is_due(turn)).collect();
    assert_eq!(due.len(), 3);
    assert_eq!(due, [100, 200, 300]);
}

#[test]
fn a_request_that_comes_after_the_switch_asks_nobody() {
    let (gil, stop) = (Gil::new(Rule::Requests, 5.0, Futex), Stop::new());
    let first = gil.acquire(0, &stop, |_| {}).unwrap();
    gil.release(first, &stop);
    let second = gil.acquire(1, &stop, |_| {}).unwrap();
    gil.request.store(first.switch, Ordering::Relaxed);
    assert!(!gil.is_due(second));
}

/// `(thread, when it took the lock)`, in order, for threads that only compute.
fn on_virtual_clock(threads: u32, interval_ms: f64, until_ms: f64, step_ms: f64) -> Vec<(u32, f64)> {
    let clock = VirtualClock::default();
    let (gil, stop) = (Gil::new(Rule::Requests, interval_ms, &clock), Stop::new());
    let took = std::sync::Mutex::new(Vec::new());
    clock.run(threads, |thread| {
        let tell = |step| {
            if matches!(step, Step::Acquired(_)) {
                took.lock().unwrap().push((thread, clock.now_ms()));
            }
        };
        let mut turn = gil.acquire(thread, &stop, tell).unwrap();
        while clock.now_ms() < until_ms {
            clock.compute(step_ms);
            if gil.is_due(turn) {
                gil.release(turn, &stop);
                turn = gil.acquire(thread, &stop, tell).unwrap();
            }
        }
        gil.release(turn, &stop);
    });
    took.into_inner().unwrap()
}

/// With n threads that compute, and checkpoints at most half an interval apart, everyone has the lock again within n
/// intervals and as many checkpoints. With checkpoints as far apart as the interval itself there is no such bound:
/// two waiters then time out between a holder's checkpoints and change places in the queue, as CPython's would.
#[test]
fn on_a_virtual_clock_everyone_has_the_lock_within_a_stated_number_of_intervals() {
    let (interval_ms, until_ms) = (5.0, 2000.0);
    for threads in 2..=4 {
        for step_ms in [0.01, 0.11, 0.3, 0.77, 1.7, 2.5] {
            let took = on_virtual_clock(threads, interval_ms, until_ms, step_ms);
            let longest_ms = f64::from(threads) * (interval_ms + step_ms);
            for thread in 0..threads {
                let times = took
                    .iter()
                    .filter(|(one, at_ms)| *one == thread && *at_ms < until_ms)
                    .map(|(_, at_ms)| *at_ms);
                let times: Vec<_> = [0.0].into_iter().chain(times).chain([until_ms]).collect();
                for pair in times.windows(2) {
                    let apart_ms = pair[1] - pair[0];
                    assert!(apart_ms <= longest_ms, "{thread} of {threads}, step {step_ms}: {apart_ms}");
                }
            }
        }
    }
}

/// However many wait, the lock changes hands once an interval at most.
#[test]
fn on_a_virtual_clock_one_interval_gives_one_hand_over() {
    for threads in 2..=4 {
        let took = on_virtual_clock(threads, 5.0, 2000.0, 0.01);
        for pair in took.windows(2).take_while(|pair| pair[1].1 < 2000.0) {
            assert_ne!(pair[0].0, pair[1].0, "a forced switch is one");
            assert!(pair[1].1 - pair[0].1 >= 5.0 - 1e-9, "{pair:?}");
        }
    }
}
