//! Programs with threads, in every order: green threads at CPython's switch points, and without the lock.

use std::collections::BTreeMap;
use std::sync::Arc;

use interleave_python::green::{self, GreenRun, Program};
use interleave_python::{Settings, Steps};
use run::scheduler::{Every, FirstReady, Pct, Random, Replay, Schedule, Scheduler};

/// Two threads increase a counter once. The third, which starts them, only waits.
const COUNTER: &str = "
import _thread
counter = 0
def work():
    global counter
    counter += 1
a = _thread.start_joinable_thread(work)
b = _thread.start_joinable_thread(work)
a.join()
b.join()
print(counter)
";

/// The same, but the new value is made by a call: at its end, CPython may switch.
const COUNTER_BY_CALL: &str = "
import _thread
counter = 0
def more(number):
    return number + 1
def work():
    global counter
    counter = more(counter)
a = _thread.start_joinable_thread(work)
b = _thread.start_joinable_thread(work)
a.join()
b.join()
print(counter)
";

fn run(text: &str, steps: Steps, scheduler: impl Scheduler + 'static) -> GreenRun {
    run_as(text, Settings { lock: None, steps, ..Settings::default() }, scheduler)
}

/// Runs a program on green threads.
pub fn run_as(text: &str, settings: Settings, scheduler: impl Scheduler + 'static) -> GreenRun {
    let program = Program {
        text: text.to_owned(),
        filename: "program.py".to_owned(),
        folders: vec![rustpython_pylib::LIB_PATH.to_owned()],
        arguments: vec!["program.py".to_owned()],
        input: String::new(),
        read_text: Arc::new(|path| std::fs::read_to_string(path).ok()),
        read_packed: Arc::new(|_| None),
        until_ms: f64::INFINITY,
    };
    green::run(&program, settings, 0.0, scheduler)
}

fn printed(run: &GreenRun) -> String {
    assert_eq!(String::from_utf8_lossy(&run.err), "");
    String::from_utf8_lossy(&run.out).trim_end().to_owned()
}

/// How many schedules print what.
fn every(text: &str, steps: Steps, every: &Every) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    loop {
        *found.entry(printed(&run(text, steps, every.scheduler()))).or_default() += 1;
        if !every.advance() {
            return found;
        }
    }
}

/// CPython 3.12 and later may switch where a function begins and jumps backwards, and after calls: nowhere within
/// `counter += 1`.
#[test]
fn no_schedule_at_cpythons_switch_points_loses_an_increase() {
    let found = every(COUNTER, Steps::Checkpoints, &Every::new());
    assert_eq!(found, BTreeMap::from([("2".to_owned(), 71)]));
}

/// With at most two preemptions.
#[test]
fn without_the_lock_some_schedules_lose_an_increase() {
    let found = every(COUNTER, Steps::Instructions, &Every::bounded(2));
    assert_eq!(found, BTreeMap::from([("1".to_owned(), 121), ("2".to_owned(), 553)]));
}

#[test]
fn a_call_between_load_and_store_loses_an_increase_even_under_the_lock() {
    let found = every(COUNTER_BY_CALL, Steps::Checkpoints, &Every::new());
    assert_eq!(found, BTreeMap::from([("1".to_owned(), 185), ("2".to_owned(), 194)]));
}

#[test]
fn a_lost_increase_is_found_by_chance_and_replayed_from_its_schedule() {
    let lost = |scheduler: Box<dyn Scheduler>| {
        let ran = run(COUNTER, Steps::Instructions, scheduler);
        (printed(&ran), ran.schedule)
    };
    let (seed, schedule) = (0..1000)
        .find_map(|seed| Some((seed, lost(Box::new(Random::new(seed))))).filter(|(_, (out, _))| out == "1"))
        .map(|(seed, (_, schedule))| (seed, schedule))
        .expect("one of a thousand orders loses an increase");
    let text = schedule.to_string();
    let replayed: Schedule = text.parse().expect("a schedule reads back");
    assert_eq!(lost(Box::new(Replay::new(replayed))), ("1".to_owned(), schedule), "seed {seed}: {text}");
    let by_priority = (0..1000).any(|seed| lost(Box::new(Pct::new(seed, 3, 60))).0 == "1");
    assert!(by_priority, "PCT of depth 3 finds it too");
}

#[test]
fn a_deadlock_names_its_threads() {
    let text = "
import _thread
first, second = _thread.allocate_lock(), _thread.allocate_lock()
def work(one, other):
    with one:
        with other:
            pass
a = _thread.start_joinable_thread(lambda: work(first, second))
b = _thread.start_joinable_thread(lambda: work(second, first))
a.join()
b.join()
print('done')
";
    let ran = |seed| run(text, Steps::Checkpoints, Random::new(seed));
    let stuck = (0..200).map(ran).find(|ran| ran.exit.is_none()).expect("one of 200 orders deadlocks");
    assert_eq!(stuck.deadlock.map(|deadlock| deadlock.asleep), Some(vec![0, 1, 2]));
    assert!((0..200).any(|seed| printed(&ran(seed)) == "done"), "and another one does not");
}

/// `time.sleep` takes no time but on the virtual clock, and lets others run.
#[test]
fn sleeping_threads_wake_in_the_order_of_their_times() {
    let text = "
import threading, time
def work(seconds):
    time.sleep(seconds)
    print(seconds)
threads = [threading.Thread(target=work, args=(seconds,)) for seconds in (30, 10, 20)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
";
    let ran = run(text, Steps::None, FirstReady);
    assert_eq!(printed(&ran), "10\n20\n30");
    assert_eq!(ran.wall_ms, 30_000.0);
}
