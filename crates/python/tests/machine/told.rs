//! What a machine tells its world of the lock and of waits: who ran, who waited, and for what.

use std::collections::BTreeMap;

use interleave_python::Settings;
use interleave_python::green::GreenRun;
use run::scheduler::FirstReady;
use trace::{Kind, Release, Wait};

use crate::real_threads;
use crate::schedules::run_as;

/// A thread sleeps with the mutex that the main thread wants then; at the end the main thread joins it.
const MUTEX: &str = "
import _thread, time
mutex = _thread.allocate_lock()
def work():
    with mutex:
        time.sleep(0.5)
thread = _thread.start_joinable_thread(work)
time.sleep(0.1)
with mutex:
    print('mine')
thread.join()
";

/// Reads an event as a sentence without its time.
fn words(kind: Kind, arg: u32, objects: &[String]) -> String {
    let object = arg >> 8;
    match kind {
        Kind::WaitBegin => match arg & 0xff {
            wait if wait == Wait::Timed as u32 => "sleeps".to_owned(),
            wait if wait == Wait::Join as u32 => format!("joins {object}"),
            wait => format!("waits {wait} for the {}", objects[object as usize - 1]),
        },
        Kind::LockReleased if arg == Release::Wait as u32 => "releases to wait".to_owned(),
        Kind::LockReleased if arg == Release::End as u32 => "releases at its end".to_owned(),
        kind => format!("{kind:?}"),
    }
}

fn story(run: &GreenRun) -> Vec<String> {
    let sentence = |moment: &interleave_python::green::Moment| {
        format!("{} {} {}", moment.time_ms, moment.thread, words(moment.kind, moment.arg, &run.objects))
    };
    run.moments.iter().map(sentence).collect()
}

#[test]
fn a_wait_for_a_mutex_is_told_with_its_object_and_times() {
    let run = run_as(MUTEX, Settings::default(), FirstReady);
    assert_eq!(
        story(&run),
        [
            "0 1 LockAcquired",
            "0 1 releases to wait",
            "0 1 sleeps",
            "0 2 LockAcquired",
            "0 2 releases to wait",
            "0 2 sleeps",
            "100 1 WaitEnd",
            "100 1 LockAcquired",
            "100 1 releases to wait",
            "100 1 waits 3 for the _thread.lock",
            "500 2 WaitEnd",
            "500 2 LockAcquired",
            "500 2 releases at its end",
            "500 1 WaitEnd",
            "500 1 LockAcquired",
            "500 1 releases at its end",
        ]
    );
}

/// What may come after an event, on one thread.
fn follows(before: Option<Kind>, kind: Kind) -> bool {
    use Kind::{LockAcquired, LockAsk, LockRefused, LockReleased, LockWait, WaitBegin, WaitEnd};
    match kind {
        LockWait => matches!(before, None | Some(LockReleased | WaitEnd)),
        LockAsk | LockRefused => matches!(before, Some(LockWait | LockAsk | LockRefused)),
        LockAcquired => before != Some(LockAcquired) && before != Some(WaitBegin),
        LockReleased => before == Some(LockAcquired),
        WaitBegin => before == Some(LockReleased),
        WaitEnd => before == Some(WaitBegin),
        _ => false,
    }
}

const BUSY: &str = "
import _thread, time
def work():
    for _ in range(20000):
        pass
    time.sleep(0.001)
threads = [_thread.start_joinable_thread(work) for _ in range(3)]
for thread in threads:
    thread.join()
";

#[test]
fn real_threads_tell_each_step_with_the_lock_in_an_order_that_can_be() {
    let told = real_threads::told(BUSY, Settings::default());
    let mut last = BTreeMap::new();
    for (thread, kind, _) in &told {
        let before = last.insert(*thread, *kind);
        assert!(follows(before, *kind), "thread {thread}: {kind:?} after {before:?}");
    }
    assert_eq!(last.len(), 4, "the main thread and three more");
    assert!(last.values().all(|kind| *kind == Kind::LockReleased), "{last:?}");
    let sleeps = told.iter().filter(|(_, kind, arg)| *kind == Kind::WaitBegin && *arg == Wait::Timed as u32);
    assert_eq!(sleeps.count(), 3);
}
