//! The programs with threads once more, on threads of the operating system under the lock: the same output as CPython's.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use interleave_python::{Machine, NewProcess, NewThread, Processes, Settings, Shared, World, start_native};
use sync::{Futex, Park};
use trace::Kind;

use crate::oracle::{Ended, compare};

#[derive(Default)]
struct Heard {
    out: Mutex<Vec<u8>>,
    err: Mutex<Vec<u8>>,
    told: Mutex<Vec<Told>>,
}

/// A thread, what it did with the lock or that it waited, and more of that.
pub type Told = (u32, Kind, u32);

#[derive(Clone)]
pub struct Real {
    heard: Arc<Heard>,
    start: Instant,
    /// Of a program that may start processes: these, where they look for modules, and the place of this one.
    processes: Option<(Processes, Vec<String>)>,
    slot: u32,
    filename: String,
}

impl Default for Real {
    fn default() -> Self {
        Self {
            heard: Arc::default(),
            start: Instant::now(),
            processes: None,
            slot: 0,
            filename: "program.py".to_owned(),
        }
    }
}

impl World for Real {
    fn write(&self, stream: u8, text: &[u8]) {
        let to = if stream == 2 { &self.heard.err } else { &self.heard.out };
        to.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(text);
    }

    fn read_line(&self) -> String {
        String::new()
    }

    fn monotonic(&self) -> f64 {
        self.start.elapsed().as_secs_f64()
    }

    fn time(&self) -> f64 {
        1_767_225_600.0 + self.monotonic()
    }

    fn read_text(&self, path: &str) -> Option<String> {
        fs::read_to_string(path).ok()
    }

    fn read_packed(&self, path: &str) -> Option<Vec<u8>> {
        self.processes.as_ref().and_then(|_| crate::library::read_packed(path))
    }

    fn random(&self, bytes: &mut [u8]) {
        bytes.fill(4);
    }

    fn cores(&self) -> usize {
        2
    }

    fn shared(&self) -> Option<(Box<dyn Shared>, u32)> {
        self.processes.as_ref().map(|(processes, _)| (processes.shared(), self.slot))
    }

    fn start_process(&self, process: NewProcess) -> bool {
        let world = Self { slot: process.slot, ..self.clone() };
        let (processes, folders) = self.processes.as_ref().expect("a program of processes starts another");
        processes.start(process, Box::new(world), folders, Settings::default())
    }

    fn signalled(&self, slot: u32, _signal: u32) {
        if let Some((processes, _)) = &self.processes {
            processes.signalled(slot);
        }
    }

    fn arguments(&self) -> Vec<String> {
        vec![self.filename.clone()]
    }

    fn park(&self) -> &dyn Park {
        &Futex
    }

    fn record(&self, thread: u32, kind: Kind, arg: u32) {
        self.heard.told.lock().unwrap_or_else(PoisonError::into_inner).push((thread, kind, arg));
    }

    fn start(&self, thread: NewThread) -> Result<(), NewThread> {
        start_native(thread)
    }
}

/// Runs a program on threads of the operating system.
pub fn run(text: &str, filename: &str, folders: &[String], settings: Settings) -> Ended {
    let folders = [folders, &[rustpython_pylib::LIB_PATH.to_owned()]].concat();
    let (out, code, err) = run_in(Real::default(), text, filename, &folders, settings);
    Ended::new(out, code, &err)
}

fn run_in(
    world: Real,
    text: &str,
    filename: &str,
    folders: &[String],
    settings: Settings,
) -> (String, i32, String) {
    let heard = Arc::clone(&world.heard);
    let machine = Machine::new(Box::new(world), folders, settings);
    let exit = sync::blocking(machine.run(text, filename));
    let text = |bytes: &Mutex<Vec<u8>>| {
        String::from_utf8_lossy(&bytes.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
    };
    (text(&heard.out), exit.0, text(&heard.err))
}

/// Runs a program that may start processes; gives its output, its exit code and its errors.
pub fn run_whole(program: &Path) -> (String, i32, String) {
    let folder = program.parent().and_then(Path::to_str).unwrap_or(".").to_owned();
    let folders = vec![folder, rustpython_pylib::LIB_PATH.to_owned()];
    let processes = Processes::default();
    let filename = program.to_str().expect("a name of plain text").to_owned();
    let children = Some((processes.clone(), folders.clone()));
    let world = Real { processes: children, filename: filename.clone(), ..Real::default() };
    let text = fs::read_to_string(program).expect("the program can be read");
    let ended = run_in(world, &text, &filename, &folders, Settings::default());
    processes.end();
    ended
}

/// Runs a program on threads of the operating system, and gives what it told its world, in the order of each thread.
pub fn told(text: &str, settings: Settings) -> Vec<Told> {
    let world = Real::default();
    let heard = Arc::clone(&world.heard);
    let machine = Machine::new(Box::new(world), &[], settings);
    assert_eq!(sync::blocking(machine.run(text, "program.py")).0, 0);
    std::mem::take(&mut heard.told.lock().unwrap_or_else(PoisonError::into_inner))
}

#[test]
fn programs_with_threads_do_the_same_on_real_threads() {
    compare(
        |name| name.starts_with("thread_"),
        |program| {
            let folder = program.parent().and_then(Path::to_str).unwrap_or(".").to_owned();
            let text = fs::read_to_string(program).expect("the program can be read");
            run(&text, program.to_str().expect("a name of plain text"), &[folder], Settings::default())
        },
    );
}
