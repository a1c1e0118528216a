//! How long a run lives when threads know it by a number only. Miri checks every access here. A thread that reads a run
//! after its last owner has gone therefore fails these tests, even if the memory still holds the old values.

use run::error::Error;
use run::host::Host;
use run::host::native::Native;
use run::host::{Request, Waiting, done};
use run::memory::Memory;
use run::model::shared_run::{SharedMemory, SharedRun, Worker};
use run::tasks::Work;
use run::thread_state::Settings;
use run::workload::Output;
use serde_json::json;
use std::sync::Arc;
use std::sync::{Mutex, Weak, mpsc};
use sync::{AtomicU32, Futex, Ordering, Park, Parked, Sleep, Stop, blocking};
use trace::clock::{ASKED, HERE, IDLE};
use trace::{MAX_TASKS, TraceBuffer};

const TASKS: usize = 2;

fn run_of(workload: &str, params: serde_json::Value, lock: Option<Settings>) -> Arc<SharedRun> {
    let job = crate::job(workload, params.as_object().unwrap()).ok().unwrap();
    let workers = job.tasks.iter().map(|_| Worker::new(TraceBuffer::new(1024, 65_536))).collect();
    Arc::new(SharedRun::new(job, workers, lock, SharedMemory::Own(Memory::new())))
}

fn squares() -> Arc<SharedRun> {
    run_of("squares", json!({"n": [10, 20], "passes": 1}), None)
}

/// The word at an address, as JavaScript sees it.
fn word(address: usize) -> &'static AtomicU32 {
    // SAFETY: the tests read a run's words only while they own a share of the run.
    unsafe { &*std::ptr::with_exposed_provenance(address) }
}

/// A host whose clock shows how many owners the run has.
struct Counting(Weak<SharedRun>);

impl Park for Counting {
    fn park<'a>(&'a self, _sleep: Sleep<'a>) -> Parked<'a> {
        unimplemented!("nobody waits here")
    }
    fn unpark(&self, _word: &AtomicU32, _most: u32) {}
}

impl Host for Counting {
    fn now_ms(&self) -> f64 {
        self.0.strong_count() as f64
    }
    fn fetch<'a>(&'a self, _request: Request<'a>, _stop: &'a Stop) -> Waiting<'a, Vec<u8>> {
        unimplemented!("nobody fetches here")
    }
}

/// `ended` is called, and the coordinator gives up its share, before the thread answers for its clock the last time.
#[test]
fn a_thread_keeps_the_run_until_its_last_answer_and_no_longer() {
    let owner = run_of("squares", json!({"n": [10], "passes": 1}), None);
    let (watch, share, cell) = (Arc::downgrade(&owner), owner.share(), owner.worker(0).clock.address());
    let host = Counting(watch.clone());
    // SAFETY: the share was made a line ago, for this call.
    let run = unsafe { SharedRun::from_share(share) };
    let mut owner = Some(owner);
    run.run_thread(0, 0, &host, 0.0, || {
        word(cell).store(ASKED, Ordering::SeqCst);
        let (asked, events) =
            (word(cell).load(Ordering::SeqCst), watch.upgrade().unwrap().worker(0).buffer.events());
        assert_eq!((asked, events[0].time_ms), (ASKED, 2.0), "two owners until the task has ended");
        drop(owner.take());
        assert_eq!(
            watch.strong_count(),
            1,
            "the thread's share is left, and the question is still to be answered"
        );
    });
    assert_eq!(watch.strong_count(), 0, "and it is freed with the last answer");
}

/// The same between real threads, which get only numbers. The coordinator acts in both of its ways: it reads the clocks
/// once more when a thread has ended, or it gives the run up at once.
#[test]
fn a_run_outlives_its_coordinator_as_long_as_a_thread_looks_at_it() {
    for asks in [true, false] {
        let owner = squares();
        let watch = Arc::downgrade(&owner);
        let cells: Vec<_> = owner.workers().iter().map(|worker| worker.clock.address()).collect();
        let (ended, has_ended) = mpsc::channel();
        let threads: Vec<_> = (0..TASKS)
            .map(|index| {
                let (share, ended) = (owner.share(), ended.clone());
                std::thread::spawn(move || {
                    // SAFETY: this share was made for this thread, which makes this call once.
                    let run = unsafe { SharedRun::from_share(share) };
                    run.run_thread(index, index, &Native::default(), 0.0, || ended.send(index).unwrap());
                })
            })
            .collect();
        for index in has_ended.iter().take(TASKS) {
            if asks {
                ask(cells[index]);
            }
        }
        assert!((0..TASKS).all(|index| owner.result(index).unwrap().is_ok()));
        drop(owner);
        for thread in threads {
            thread.join().unwrap();
        }
        assert_eq!(watch.strong_count(), 0, "nobody forgot a share");
    }
}

/// Does with a cell what `sampleClock` in `www/run/coordinator/clock.js` does.
fn ask(cell: usize) {
    let state = word(cell);
    while state.load(Ordering::SeqCst) == IDLE {
        blocking(Futex.park(Sleep { word: state, expected: IDLE, timeout_ms: 10.0 }));
    }
    if state.load(Ordering::SeqCst) != HERE {
        return;
    }
    state.store(ASKED, Ordering::SeqCst);
    Futex.unpark(state, u32::MAX);
    while state.load(Ordering::SeqCst) == ASKED {
        blocking(Futex.park(Sleep { word: state, expected: ASKED, timeout_ms: 10.0 }));
    }
    state.store(trace::clock::ENOUGH, Ordering::SeqCst);
    Futex.unpark(state, u32::MAX);
}

/// A cancel notifies the lock's words from outside while threads sleep on them, so the words belong to the run as well.
#[test]
fn a_cancel_from_outside_reaches_those_who_wait_for_the_lock() {
    // By ticks: the two threads take turns until they are stopped, and one of them sleeps on the lock nearly all the
    // time.
    let settings = Settings { flavour: run::thread_state::Flavour::CpythonBefore32, ..Settings::default() };
    let owner = run_of("mix", json!({"tasks": 2, "pieces": 10_000_000, "wait_ms": 0}), Some(settings));
    let [holder, switches] = owner.lock.as_ref().unwrap().addresses();
    let stop = owner.memory.stop.address();
    let started = Mutex::new(0);
    std::thread::scope(|scope| {
        for index in 0..TASKS {
            let (share, started) = (owner.share(), &started);
            scope.spawn(move || {
                *started.lock().unwrap() += 1;
                // SAFETY: this share was made for this thread, which makes this call once.
                let run = unsafe { SharedRun::from_share(share) };
                blocking(run.run_task(index, index, &Native::default()));
            });
        }
        while *started.lock().unwrap() < TASKS || word(holder).load(Ordering::SeqCst) == 0 {
            std::thread::yield_now();
        }
        word(stop).store(1, Ordering::SeqCst);
        for address in [stop, holder, switches] {
            Futex.unpark(word(address), u32::MAX);
        }
    });
    for index in 0..TASKS {
        assert_eq!(owner.result(index).unwrap().unwrap_err().kind, run::error::Kind::Cancelled);
    }
    assert_eq!(Arc::strong_count(&owner), 1);
}

#[test]
fn a_thread_that_got_no_worker_leaves_its_place_to_another() {
    let run = squares();
    let hire = || {
        run.hire()?;
        let work: Work = Box::new(|_| done(Ok(Output::from(0))));
        Ok::<_, Error>(run.tasks.spawn("thread".to_string(), 0, Some(work)).unwrap())
    };
    for _ in 0..3 * MAX_TASKS {
        hire().unwrap().refuse();
    }
    let tasks: Vec<_> = (0..MAX_TASKS).map(|_| hire().unwrap()).collect();
    let error = hire().err().expect("as many as may be at once have not ended");
    assert!(error.message.contains("Join some first"), "{}", error.message);
    tasks[0].end(Ok(Output::from(0)), &Native::default());
    hire().unwrap();
}
