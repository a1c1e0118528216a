//! The sums of a thread's times with the lock, with times that the tests choose.

use super::*;
use sync::gil::CHECK_INTERVAL;
use sync::{AtomicBool, AtomicU32, Futex, Ordering, blocking};

fn lock_of(flavour: Flavour) -> Lock {
    Lock::new(Settings { flavour, ..Settings::default() }).unwrap()
}

/// Takes the free lock at `now_ms`.
fn acquire_at(thread: &ThreadState<'_>, now_ms: f64) {
    assert!(blocking(thread.acquire(&Futex, &Stop::new(), |_| now_ms)));
}

fn release_at(thread: &ThreadState<'_>, wants_it_back: bool, now_ms: f64) {
    blocking(thread.release(wants_it_back, &Futex, &Stop::new(), now_ms));
}

#[test]
fn every_millisecond_is_with_the_lock_or_waiting_for_it_or_without_it() {
    let lock = lock_of(Flavour::Cpython32);
    let thread = ThreadState::new(&lock, 0, 10.0);
    assert!(!thread.has_lock());
    acquire_at(&thread, 15.0);
    assert!(thread.has_lock());
    release_at(&thread, false, 25.0);
    assert!(!thread.has_lock());
    acquire_at(&thread, 40.0);
    release_at(&thread, true, 41.0);
    acquire_at(&thread, 44.0);
    release_at(&thread, true, 45.0);
    acquire_at(&thread, 47.0);
    release_at(&thread, false, 50.0);
    let sums = thread.sums(50.0);
    assert_eq!((sums.has_ms, sums.waits_ms, sums.without_ms), (15.0, 5.0, 20.0));
    assert_eq!(sums.has_ms + sums.waits_ms + sums.without_ms, 50.0 - 10.0);
    assert_eq!(sums.longest_wait_ms, 3.0);
    assert_eq!((sums.handovers, sums.asked, sums.refused), (0, 0, 0), "alone, nobody handed it over");
}

#[test]
fn a_wait_that_goes_on_counts_up_to_now_and_the_accounting_starts_with_the_task() {
    let lock = lock_of(Flavour::Cpython32);
    let thread = ThreadState::new(&lock, 0, 1.0);
    thread.begin(10.0);
    acquire_at(&thread, 12.0);
    let sums = thread.sums(20.0);
    assert_eq!((sums.has_ms, sums.waits_ms, sums.without_ms), (8.0, 0.0, 2.0));
    assert_eq!(thread.sums(20.0), sums, "no time is counted twice");
    release_at(&thread, false, 25.0);
    assert_eq!(thread.sums(25.0).has_ms, 13.0);
}

/// The states of two threads, used one after the other, so that the test decides when each acts.
#[test]
fn a_hand_over_is_one_that_came_from_another_thread() {
    let lock = lock_of(Flavour::Cpython32);
    let [one, other] = [0, 1].map(|number| ThreadState::new(&lock, number, 0.0));
    for thread in [&one, &other, &other, &one, &one] {
        acquire_at(thread, 1.0);
        release_at(thread, false, 2.0);
    }
    assert_eq!((one.sums(2.0).handovers, other.sums(2.0).handovers), (1, 1));
}

#[test]
fn a_waiter_counts_how_often_it_asks_and_the_holder_hears_it() {
    let lock = Lock::new(Settings { interval_ms: 0.5, ..Settings::default() }).unwrap();
    let (stop, taken) = (Stop::new(), AtomicBool::new(false));
    std::thread::scope(|scope| {
        let holder = ThreadState::new(&lock, 0, 0.0);
        acquire_at(&holder, 0.0);
        assert!(!holder.is_asked() && !holder.is_due());
        scope.spawn(|| {
            let waiter = ThreadState::new(&lock, 1, 0.0);
            let asked = AtomicU32::new(0);
            assert!(blocking(waiter.acquire(&Futex, &stop, |step| {
                asked.fetch_add(u32::from(step == Step::Asks), Ordering::Relaxed);
                if step == Step::Waits { 3.0 } else { 10.0 }
            })));
            taken.store(true, Ordering::SeqCst);
            let sums = waiter.sums(10.0);
            assert!(sums.asked >= 1);
            assert_eq!((sums.asked, sums.handovers), (asked.into_inner(), 1));
            assert_eq!((sums.without_ms, sums.waits_ms, sums.longest_wait_ms), (3.0, 7.0, 7.0));
            release_at(&waiter, false, 10.0);
        });
        while !holder.is_due() {
            std::thread::yield_now();
        }
        assert!(holder.is_asked());
        // Forced switching: the call returns when the other thread has the lock, or has had it.
        blocking(holder.release(false, &Futex, &stop, 4.0));
        acquire_at(&holder, 20.0);
        assert!(taken.load(Ordering::SeqCst));
        release_at(&holder, false, 20.0);
    });
}

/// A thread that wakes because the lock was dropped, and finds that another was quicker, counts that. It is chance when
/// this happens, so the holder drops the lock and takes it again until it did.
#[test]
fn a_waiting_thread_counts_how_often_another_was_quicker() {
    let lock = lock_of(Flavour::CpythonBefore32);
    let (stop, refused) = (Stop::new(), AtomicU32::new(0));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let quick = ThreadState::new(&lock, 0, 0.0);
            while refused.load(Ordering::Relaxed) == 0 {
                acquire_at(&quick, 0.0);
                blocking(quick.release(true, &Futex, &stop, 0.0));
            }
        });
        let waiter = ThreadState::new(&lock, 1, 0.0);
        while refused.load(Ordering::Relaxed) == 0 {
            assert!(blocking(waiter.acquire(&Futex, &stop, |step| {
                refused.fetch_add(u32::from(step == Step::Refused), Ordering::Relaxed);
                0.0
            })));
            blocking(waiter.release(true, &Futex, &stop, 0.0));
        }
        assert_eq!(waiter.sums(0.0).refused, refused.load(Ordering::Relaxed));
    });
}

#[test]
fn each_flavour_says_when_a_checkpoint_lets_go() {
    assert!(Lock::new(Settings { flavour: Flavour::FreeThreaded, ..Settings::default() }).is_none());
    for (flavour, due) in [(Flavour::Cpython32, 0), (Flavour::CpythonBefore32, 2)] {
        let lock = lock_of(flavour);
        let thread = ThreadState::new(&lock, 0, 0.0);
        acquire_at(&thread, 0.0);
        let found = (0..2 * CHECK_INTERVAL).filter(|_| thread.is_due()).count();
        assert_eq!(found, due, "{flavour:?}");
        assert!(!thread.is_asked());
        release_at(&thread, false, 0.0);
    }
}

#[test]
fn a_wait_lets_go_of_the_lock_if_it_is_set_to() {
    for release_during_waits in [true, false] {
        let lock = Lock::new(Settings { release_during_waits, ..Settings::default() }).unwrap();
        assert_eq!(ThreadState::new(&lock, 0, 0.0).releases_during_waits(), release_during_waits);
    }
}

/// Threads that wait sleep for the interval that was set: the holder of a lock with a long interval is not asked in the
/// time in which the holder of a lock with a short one is asked many times.
#[test]
fn a_waiter_sleeps_for_the_interval_that_was_set() {
    let locks = [0.5, 60_000.0]
        .map(|interval_ms| Lock::new(Settings { interval_ms, ..Settings::default() }).unwrap());
    let stop = Stop::new();
    let (asked, ended) = ([AtomicU32::new(0), AtomicU32::new(0)], AtomicU32::new(0));
    std::thread::scope(|scope| {
        for (lock, asked) in locks.iter().zip(&asked) {
            acquire_at(&ThreadState::new(lock, 0, 0.0), 0.0);
            let (stop, ended) = (&stop, &ended);
            scope.spawn(move || {
                let waiter = ThreadState::new(lock, 1, 0.0);
                let told = blocking(waiter.acquire(&Futex, stop, |step| {
                    asked.fetch_add(u32::from(step == Step::Asks), Ordering::Relaxed);
                    0.0
                }));
                assert!(!told, "the run was stopped first");
                assert!(!waiter.has_lock());
                ended.fetch_add(1, Ordering::SeqCst);
            });
        }
        while asked[0].load(Ordering::Relaxed) < 5 {
            std::thread::yield_now();
        }
        stop.raise();
        // As the coordinator does, again and again: a thread may have read the stop word just before, and not sleep
        // yet.
        while ended.load(Ordering::SeqCst) < 2 {
            for address in locks.iter().flat_map(Lock::addresses) {
                // SAFETY: the address is that of a word of a lock that is alive.
                let word = unsafe { &*std::ptr::with_exposed_provenance::<AtomicU32>(address) };
                Futex.unpark(word, u32::MAX);
            }
            std::thread::yield_now();
        }
    });
    assert_eq!(asked[1].load(Ordering::Relaxed), 0);
}
