//! A reader's function, run in every way: the same results, and what is told of its tasks.

use std::sync::{Arc, Mutex, PoisonError};

use interleave_python::function::{Exception, Function, FunctionEvent, Way};
use interleave_python::{Machine, NewThread, Settings, World, start_native};
use sync::{Futex, Park};

const FILENAME: &str = "work.py";

/// An event as a test compares it; the first number is the thread's.
#[derive(Clone, Debug, PartialEq)]
enum Told {
    Prepared(Vec<String>),
    Refused(Exception),
    Copied(u32, Vec<u8>),
    Begins(u32, u32),
    Waits(u32),
    GoesOn(u32),
    Ends(u32, String),
    Fails(u32, Exception),
}

struct Page {
    source: String,
    told: Arc<Mutex<Vec<Told>>>,
    lines: Arc<Mutex<Vec<u32>>>,
}

impl World for Page {
    fn write(&self, _: u8, text: &[u8]) {
        panic!("nothing is printed, but {}", String::from_utf8_lossy(text));
    }

    fn read_line(&self) -> String {
        String::new()
    }

    fn monotonic(&self) -> f64 {
        self.time()
    }

    fn time(&self) -> f64 {
        std::time::UNIX_EPOCH.elapsed().expect("it is later than 1970").as_secs_f64()
    }

    fn read_text(&self, path: &str) -> Option<String> {
        if path == FILENAME { Some(self.source.clone()) } else { std::fs::read_to_string(path).ok() }
    }

    fn read_packed(&self, path: &str) -> Option<Vec<u8>> {
        crate::library::read_packed(path)
    }

    fn random(&self, bytes: &mut [u8]) {
        bytes.fill(4);
    }

    fn arguments(&self) -> Vec<String> {
        vec![FILENAME.to_owned()]
    }

    fn park(&self) -> &dyn Park {
        &Futex
    }

    fn followed(&self) -> Option<&'static str> {
        Some(FILENAME)
    }

    fn at_line(&self, _: u32, line: u32) {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner).push(line);
    }

    fn function(&self, thread: u32, event: FunctionEvent<'_>) {
        let told = match event {
            FunctionEvent::Prepared(titles) => Told::Prepared(titles.to_vec()),
            FunctionEvent::Refused(exception) => Told::Refused(exception.clone()),
            FunctionEvent::Copied(task, copy) => Told::Copied(task, copy.to_vec()),
            FunctionEvent::Begins(task) => Told::Begins(thread, task),
            FunctionEvent::Waits(task) => Told::Waits(task),
            FunctionEvent::GoesOn(task) => Told::GoesOn(task),
            FunctionEvent::Ends(task, result) => Told::Ends(task, result.to_owned()),
            FunctionEvent::Fails(task, exception) => Told::Fails(task, exception.clone()),
        };
        self.told.lock().unwrap_or_else(PoisonError::into_inner).push(told);
    }

    fn start(&self, thread: NewThread) -> Result<(), NewThread> {
        start_native(thread)
    }
}

fn run(source: &str, inputs: &str, way: Way) -> Vec<Told> {
    run_with_tasks(source, inputs, way, &[])
}

/// The events of a function, and of the tasks that a process is given.
fn run_with_tasks(source: &str, inputs: &str, way: Way, tasks: &[(u32, Vec<u8>)]) -> Vec<Told> {
    followed(source, inputs, way, tasks).0
}

/// The same, and the lines that its threads came to.
fn followed(source: &str, inputs: &str, way: Way, tasks: &[(u32, Vec<u8>)]) -> (Vec<Told>, Vec<u32>) {
    let (told, lines) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Mutex::new(Vec::new())));
    let world = Page { source: source.to_owned(), told: Arc::clone(&told), lines: Arc::clone(&lines) };
    let machine = machine_in(world);
    assert_eq!(exit_code(&machine, source, inputs, way), 0);
    for (task, copy) in tasks {
        assert!(sync::blocking(machine.run_task(*task, copy.clone())));
    }
    (take(&told), take(&lines))
}

fn machine_in(world: Page) -> Machine {
    Machine::new(Box::new(world), &[rustpython_pylib::LIB_PATH.to_owned()], Settings::default())
}

fn exit_code(machine: &Machine, source: &str, inputs: &str, way: Way) -> i32 {
    let function = Function { source: source.into(), filename: FILENAME.into(), inputs: inputs.into(), way };
    sync::blocking(machine.run_function(&function)).0
}

fn take<T>(all: &Mutex<Vec<T>>) -> Vec<T> {
    std::mem::take(&mut all.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Results and messages by the tasks' numbers.
fn results(told: &[Told]) -> Vec<String> {
    let mut all: Vec<(u32, String)> = told
        .iter()
        .filter_map(|event| match event {
            Told::Ends(task, result) => Some((*task, result.clone())),
            Told::Fails(task, exception) => Some((*task, exception.message.clone())),
            _ => None,
        })
        .collect();
    all.sort();
    all.into_iter().map(|(_, result)| result).collect()
}

/// The results of processes: a parent copies arguments, and each task runs in a machine of its own.
fn in_processes(source: &str, inputs: &str) -> Vec<String> {
    let parent = run(source, inputs, Way::Parent);
    let told = parent.iter().flat_map(|event| match event {
        Told::Copied(task, copy) => run_with_tasks(source, inputs, Way::Process, &[(*task, copy.clone())]),
        other => vec![other.clone()],
    });
    results(&told.collect::<Vec<_>>())
}

/// What every way gives; it has to be the same.
fn everywhere(source: &str, inputs: &str) -> Vec<String> {
    let sequential = results(&run(source, inputs, Way::Sequential));
    for way in [Way::EventLoop, Way::Threads, Way::ThreadPool(2)] {
        assert_eq!(results(&run(source, inputs, way.clone())), sequential, "{way:?}");
    }
    assert_eq!(in_processes(source, inputs), sequential, "processes");
    sequential
}

#[test]
fn every_way_gives_the_same_results() {
    assert_eq!(everywhere("def work(n):\n    return n * n\n", ""), ["0", "1", "4", "9"]);
    let twice = "import asyncio\nINPUTS = 'ab', ('c', 3)\nasync def work(text, times=2):\n    await asyncio.sleep(0.001)\n    return text * times\n";
    // A tuple as INPUTS is two inputs, the second of which is spread.
    assert_eq!(results(&run(twice, "", Way::Sequential)), ["'abab'", "'ccc'"]);
    assert_eq!(everywhere(twice, "[('x', 1), 'y']"), ["'x'", "'yy'"]);
}

#[test]
fn the_function_is_the_one_named_work_or_else_the_last() {
    let three = "def first(n): return 'first'\ndef work(n): return 'work'\ndef last(n): return 'last'\n";
    assert_eq!(results(&run(three, "[1]", Way::Sequential)), ["'work'"]);
    let two = three.replace("work", "other");
    assert_eq!(results(&run(&two, "[1]", Way::Sequential)), ["'last'"]);
    let decorated =
        "import functools\n@functools.cache\ndef cached(n):\n    def inner(): pass\n    return n\n";
    assert_eq!(results(&run(decorated, "[7]", Way::Sequential)), ["7"]);
}

#[test]
fn an_exception_is_told_as_cpython_prints_it_with_its_line_and_others_go_on() {
    let source = "def half(n):\n    return 6 // n\n\ndef work(n):\n    return half(n)\n";
    let expected = Exception {
        message: "ZeroDivisionError: integer division or modulo by zero".to_owned(),
        traceback:
            "Traceback (most recent call last):\n  File \"work.py\", line 5, in work\n    return half(n)\n  \
                    File \"work.py\", line 2, in half\n    return 6 // n\n           ~~^^~~\n\
                    ZeroDivisionError: integer division or modulo by zero\n"
                .to_owned(),
        line: Some(2),
    };
    for way in [Way::Sequential, Way::EventLoop, Way::Threads, Way::ThreadPool(3)] {
        let told = run(source, "[0, 2]", way.clone());
        assert!(told.contains(&Told::Fails(0, expected.clone())), "{way:?}: {told:?}");
        assert!(told.contains(&Told::Ends(1, "3".to_owned())), "{way:?}");
    }
    assert_eq!(in_processes(source, "[0, 2]"), [&expected.message, "3"]);
}

#[test]
fn what_cannot_be_prepared_is_refused_and_no_task_runs() {
    let refused = |source: &str, inputs: &str| match &run(source, inputs, Way::Threads)[..] {
        [Told::Refused(exception)] => (exception.message.clone(), exception.line),
        told => panic!("{told:?}"),
    };
    let function = "def work(n):\n    return n\n";
    assert_eq!(refused("x = 1\ny = x + z\n", ""), ("NameError: name 'z' is not defined".to_owned(), Some(2)));
    assert_eq!(refused("def work(n:\n", "").0, "SyntaxError: '(' was never closed");
    assert!(refused("x = 1\n", "").0.starts_with("LookupError: there is no function to run"));
    assert_eq!(refused(function, "[]").0, "ValueError: there are no inputs: give at least one");
    assert_eq!(refused(function, "nobody").0, "NameError: name 'nobody' is not defined");
    assert_eq!(refused(function, "7").0, "TypeError: 'int' object is not iterable");
    let endless = "__import__('itertools').count()";
    assert_eq!(refused(function, endless).0, "ValueError: there are more than 10,000 inputs: give fewer");
}

#[test]
fn processes_refuse_what_cannot_be_copied() {
    let given = in_processes("def work(n):\n    return n\n", "[lambda: 1]");
    assert!(given[0].contains("PicklingError") || given[0].contains("Can't pickle"), "{given:?}");
    let returned = in_processes("def work(n):\n    return lambda: n\n", "[1]");
    assert!(
        returned[0].contains("Can't get local object") || returned[0].contains("PicklingError"),
        "{returned:?}"
    );
}

#[test]
fn whatever_can_be_copied_arrives_as_it_was() {
    let source = "def work(*given):\n    return given\n";
    let inputs = "[((1, 'a\\n\\ud800', b'\\xff', None, True), 2.5, -0.0), ([[1], {'k': {3}}],), float('inf'), -1j, ()]";
    let given = [
        "((1, 'a\\n\\ud800', b'\\xff', None, True), 2.5, -0.0)",
        "([[1], {'k': {3}}],)",
        "(inf,)",
        "((-0-1j),)",
        "()",
    ];
    assert_eq!(everywhere(source, inputs), given);
    // A copy keeps what is shared in it.
    let shared = "inner = []\nINPUTS = [([inner, inner],)]\ndef work(pair):\n    return pair[0] is pair[1]\n";
    assert_eq!(in_processes(shared, ""), ["True"]);
}

#[test]
fn each_thread_of_a_model_begins_the_tasks_that_are_its_own() {
    let threads = |way| {
        let told = run("def work(n):\n    return n\n", "", way);
        let mut threads: Vec<u32> = told
            .iter()
            .filter_map(|event| if let Told::Begins(thread, _) = event { Some(*thread) } else { None })
            .collect();
        assert_eq!(threads.len(), 4);
        threads.sort_unstable();
        threads.dedup();
        threads.len()
    };
    assert_eq!((threads(Way::Sequential), threads(Way::EventLoop), threads(Way::Threads)), (1, 1, 4));
    assert!(threads(Way::ThreadPool(2)) <= 2);
}

#[test]
fn an_event_loop_tells_when_a_task_leaves_it_and_when_it_goes_on() {
    let source = "import asyncio\nasync def work(n):\n    await asyncio.sleep(0.01 * n)\n    return n\n";
    let told = run(source, "[2, 1]", Way::EventLoop);
    let [two, one] = [Told::Ends(0, "2".to_owned()), Told::Ends(1, "1".to_owned())];
    let main = 1;
    let expected = [
        Told::Prepared(vec!["2".to_owned(), "1".to_owned()]),
        Told::Begins(main, 0),
        Told::Waits(0),
        Told::Begins(main, 1),
        Told::Waits(1),
        Told::GoesOn(1),
        one,
        Told::GoesOn(0),
        two,
    ];
    assert_eq!(told, expected);
}

/// In a process of its own, each task finds the global as the module made it.
#[test]
fn a_global_is_one_in_threads_and_each_processs_own() {
    let source = "total = 0\ndef work(n):\n    global total\n    total += n\n    return total\n";
    let last = |results: Vec<String>| results.into_iter().max();
    assert_eq!(last(results(&run(source, "[1, 2, 3]", Way::Threads))), Some("6".to_owned()));
    assert_eq!(in_processes(source, "[1, 2, 3]"), ["1", "2", "3"]);
}

/// Line 3 is in a function that line 6 calls, after a wait of line 5.
const WAITS: &str = "import time
def deeper():
    time.sleep(0.001)
def work(n):
    time.sleep(0.001)
    deeper()
";
const AWAITS: &str = "import asyncio
async def deeper():
    await asyncio.sleep(0.001)
async def work(n):
    await asyncio.sleep(0.001)
    await deeper()
";

#[test]
fn the_line_of_each_wait_is_told() {
    for (source, way) in
        [(WAITS, Way::Sequential), (WAITS, Way::Threads), (WAITS, Way::EventLoop), (AWAITS, Way::EventLoop)]
    {
        assert_eq!(followed(source, "[1]", way.clone(), &[]).1, [5, 3], "{way:?}");
    }
    assert_eq!(followed(WAITS, "[1, 2]", Way::Sequential, &[]).1, [5, 3, 5, 3], "each task's");
}

/// A thread that the program does not wait for ends before the program does.
const PROGRAM: &str = "import sys, threading, time
done = []
def work():
    time.sleep(0.01)
    done.append(__name__)
def check():
    assert done == ['__main__'], done
import atexit
atexit.register(check)
threading.Thread(target=work).start()
sys.exit(3)
";

#[test]
fn a_program_is_the_main_module_waits_for_its_threads_and_has_its_own_exit_code() {
    let page = |source: &str| Page { source: source.to_owned(), told: Arc::default(), lines: Arc::default() };
    let machine = machine_in(page(PROGRAM));
    assert_eq!(exit_code(&machine, PROGRAM, "", Way::Program), 3);
    let world = page("print(1)");
    let told = Arc::clone(&world.told);
    let machine = machine_in(world);
    assert_eq!(exit_code(&machine, "raise SystemExit", "", Way::Program), 0);
    assert_eq!(take(&told), []);
}
