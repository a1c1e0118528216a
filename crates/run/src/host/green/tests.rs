//! The lock and a mutex between green threads. On the virtual clock a test knows when each thread has the lock.

use super::*;
use crate::scheduler::{FirstReady, Random, Replay, RoundRobin};
use sync::Mutex;
use sync::gil::{Gil, Rule, Step as LockStep};

/// Runs a body on each of `threads` threads.
fn run<'a>(host: &'a Green<'_>, threads: u32, body: impl Fn(u32) -> Body<'a>) -> Result<(), Deadlock> {
    host.run((0..threads).map(body).collect(), Vec::new)
}

/// Runs threads that only compute. Returns `(thread, time at which it took the lock)`, in order.
fn on_virtual_clock(threads: u32, interval_ms: f64, until_ms: f64, step_ms: f64) -> Vec<(u32, f64)> {
    let mut scheduler = FirstReady;
    let host = Green::new(step_ms, &mut scheduler);
    let (gil, stop) = (Gil::new(Rule::Requests, interval_ms), Stop::stepping());
    let took = RefCell::new(Vec::new());
    run(&host, threads, |thread| {
        let (host, gil, stop, took) = (&host, &gil, &stop, &took);
        Box::pin(async move {
            let tell = |step| {
                if matches!(step, LockStep::Acquired(_)) {
                    took.borrow_mut().push((thread, host.now_ms()));
                }
            };
            let mut hold = gil.acquire(thread, host, stop, tell).await.unwrap();
            while host.now_ms() < until_ms {
                host.step().await;
                if gil.is_due(hold) {
                    gil.release(hold, host, stop).await;
                    hold = gil.acquire(thread, host, stop, tell).await.unwrap();
                }
            }
            gil.release(hold, host, stop).await;
        })
    })
    .unwrap();
    took.into_inner()
}
/// With n threads that compute, and checkpoints at most half an interval apart, every thread has the lock again within
/// n intervals and as many checkpoints. With checkpoints as far apart as the interval itself there is no such bound:
/// two waiting threads then time out between a holder's checkpoints and change places in the queue, as CPython's would.
#[test]
fn on_a_virtual_clock_every_thread_gets_the_lock_within_a_stated_number_of_intervals() {
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

/// However many threads wait, the lock changes hands at most once an interval.
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

/// Two threads each have one mutex and want the other's. The host finds the deadlock and reports it.
#[test]
fn a_deadlock_is_an_answer() {
    let deadlocked = |seed| {
        let mut scheduler = Random::new(seed);
        let host = Green::new(0.0, &mut scheduler);
        let (mutexes, stop) = ([Mutex::new(), Mutex::new()], Stop::stepping());
        let ended = run(&host, 2, |thread| {
            let (host, stop) = (&host, &stop);
            let [first, second] = [thread, 1 - thread].map(|one| &mutexes[one as usize]);
            Box::pin(async move {
                for mutex in [first, second] {
                    assert!(mutex.lock(host, stop).await);
                    host.step().await;
                }
                for mutex in [second, first] {
                    if mutex.unlock() {
                        mutex.wake(host);
                    }
                }
            })
        });
        (ended, host.schedule())
    };
    let found = (0..100).map(deadlocked).find(|(ended, _)| ended.is_err());
    let (ended, schedule) = found.expect("one of a hundred orders deadlocks");
    assert_eq!(ended, Err(Deadlock { asleep: vec![0, 1] }), "{schedule}");
    assert!((0..100).any(|seed| deadlocked(seed).0.is_ok()), "and another one does not");
}

/// Threads that are started while others run get the next numbers, and a schedule replays them too.
#[test]
fn spawned_tasks_run_and_replay() {
    let tell = |scheduler: &mut dyn Scheduler| {
        let order = RefCell::new(Vec::new());
        let host = Green::new(0.0, scheduler);
        let waiting = RefCell::new(Vec::new());
        let body = |name: &'static str| -> Body<'_> {
            let (host, order) = (&host, &order);
            Box::pin(async move {
                for _ in 0..3 {
                    order.borrow_mut().push((host.running(), name));
                    host.step().await;
                }
            })
        };
        let root: Body<'_> = Box::pin(async {
            for name in ["one", "two"] {
                waiting.borrow_mut().push(body(name));
                host.step().await;
            }
        });
        host.run(vec![root], || waiting.take()).unwrap();
        (order.take(), host.schedule())
    };
    let (order, schedule) = tell(&mut Random::new(5));
    assert_eq!(order.iter().filter(|one| **one == (1, "one")).count(), 3);
    assert_eq!(order.iter().filter(|one| **one == (2, "two")).count(), 3);
    assert_eq!(tell(&mut Replay::new(schedule.clone())), (order.clone(), schedule));
    assert_ne!(tell(&mut RoundRobin).0, order, "another scheduler, another order");
}
