//! Tests of the lock between real threads, and on a virtual clock.

use super::*;
use crate::{Futex, blocking};
use std::sync::atomic::AtomicBool;
use std::time::Duration;

const RULES: [Rule; 2] = [Rule::Requests, Rule::Ticks];

/// Runs threads that compute past checkpoints. Checks that only one is inside at a time, and returns how often the lock
/// changed hands.
fn compute(rule: Rule, threads: u32, checkpoints: u32) -> u32 {
    let (gil, stop, inside) = (Gil::new(rule, 0.05), Stop::new(), AtomicU32::new(0));
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let (gil, stop, inside) = (&gil, &stop, &inside);
            scope.spawn(move || {
                let mut hold = blocking(gil.acquire(thread, &Futex, stop, |_| {})).unwrap();
                for _ in 0..checkpoints {
                    assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0, "one at a time");
                    std::hint::black_box((0..1000).fold(0u64, |sum, n| std::hint::black_box(sum + n)));
                    inside.fetch_sub(1, Ordering::SeqCst);
                    if gil.is_due(hold) {
                        blocking(gil.release(hold, &Futex, stop));
                        hold = blocking(gil.acquire(thread, &Futex, stop, |_| {})).unwrap();
                    }
                }
                blocking(gil.release(hold, &Futex, stop));
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
fn one_thread_alone_is_never_asked_and_switches_once() {
    assert_eq!(compute(Rule::Requests, 1, 100_000), 1);
}

/// A thread that waits for I/O lets the others have the lock, and gets it back afterwards.
#[test]
fn a_wait_without_the_lock_lets_others_have_it() {
    for rule in RULES {
        let (gil, stop) = (Gil::new(rule, 5.0), Stop::new());
        let mut steps = Vec::new();
        let hold = blocking(gil.acquire(0, &Futex, &stop, |step| steps.push(step))).unwrap();
        blocking(gil.release(hold, &Futex, &stop));
        let other = blocking(gil.acquire(1, &Futex, &stop, |step| steps.push(step))).unwrap();
        blocking(gil.release(other, &Futex, &stop));
        blocking(gil.acquire(1, &Futex, &stop, |step| steps.push(step))).unwrap();
        let holds = [(1, None), (2, Some(0)), (2, Some(1))]
            .map(|(switch, from)| Step::Acquired(Hold { switch, from }));
        assert_eq!(steps, holds);
    }
}

/// A thread that trapped never drops the lock; the stop word ends the waits of the others.
#[test]
fn no_thread_waits_for_ever_for_one_that_died_with_the_lock() {
    for rule in RULES {
        let (gil, stop, waiting) = (Gil::new(rule, 5.0), Stop::new(), AtomicBool::new(false));
        blocking(gil.acquire(0, &Futex, &stop, |_| {})).unwrap();
        std::thread::scope(|scope| {
            for thread in 1..4 {
                let (gil, stop, waiting) = (&gil, &stop, &waiting);
                scope.spawn(move || {
                    let took = blocking(
                        gil.acquire(thread, &Futex, stop, |_| waiting.store(true, Ordering::SeqCst)),
                    );
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
    let (gil, stop) = (Gil::new(Rule::Ticks, 5.0), Stop::new());
    let hold = blocking(gil.acquire(0, &Futex, &stop, |_| {})).unwrap();
    let due: Vec<_> = (1..=300).filter(|_| gil.is_due(hold)).collect();
    assert_eq!(due.len(), 3);
    assert_eq!(due, [100, 200, 300]);
}

#[test]
fn a_request_that_comes_after_the_switch_asks_nobody() {
    let (gil, stop) = (Gil::new(Rule::Requests, 5.0), Stop::new());
    let first = blocking(gil.acquire(0, &Futex, &stop, |_| {})).unwrap();
    blocking(gil.release(first, &Futex, &stop));
    let second = blocking(gil.acquire(1, &Futex, &stop, |_| {})).unwrap();
    gil.request.fetch_max(first.switch, Ordering::Relaxed);
    assert!(!gil.is_due(second));
}
