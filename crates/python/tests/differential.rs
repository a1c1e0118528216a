//! Every program of `tests/programs` runs on this machine's `python3` and on ours: output and exit code must be the same,
//! and so must the last line of what an uncaught exception prints. Where 3.14 differs from the `python3` that is there,
//! the expected output lies beside the program, in a file with the ending `.out`.

use std::fs;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use interleave_python::{Machine, World};

#[derive(Default)]
struct Heard {
    out: Mutex<Vec<u8>>,
    err: Mutex<Vec<u8>>,
}

/// A world without input, in which time stands still but for sleeping.
struct Quiet {
    heard: Arc<Heard>,
    now: Mutex<f64>,
}

impl World for Quiet {
    fn write(&self, stream: u8, text: &[u8]) {
        let to = if stream == 2 { &self.heard.err } else { &self.heard.out };
        to.lock().expect("no test panics while it has this lock").extend_from_slice(text);
    }

    fn read_line(&self) -> String {
        String::new()
    }

    fn monotonic(&self) -> f64 {
        *self.now.lock().expect("no test panics while it has this lock")
    }

    fn time(&self) -> f64 {
        1e9 + self.monotonic()
    }

    fn sleep(&self, seconds: f64) {
        *self.now.lock().expect("no test panics while it has this lock") += seconds;
    }

    fn read_text(&self, path: &str) -> Option<String> {
        fs::read_to_string(path).ok()
    }

    fn random(&self, bytes: &mut [u8]) {
        bytes.fill(4);
    }

    fn arguments(&self) -> Vec<String> {
        vec!["program.py".to_owned()]
    }
}

#[derive(Debug, PartialEq, Eq)]
struct Ended {
    out: String,
    code: i32,
    /// The last line of an error; a program that ends well may have been warned.
    error: String,
}

impl Ended {
    fn new(out: String, code: i32, err: &str) -> Self {
        Self { out, code, error: if code == 0 { String::new() } else { last_line(err) } }
    }
}

fn last_line(text: &str) -> String {
    text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default().to_owned()
}

fn ours(program: &Path) -> Ended {
    let heard = Arc::new(Heard::default());
    let world = Quiet { heard: Arc::clone(&heard), now: Mutex::new(0.0) };
    let folder = program.parent().and_then(Path::to_str).unwrap_or(".").to_owned();
    let machine = Machine::new(Box::new(world), &[folder, rustpython_pylib::LIB_PATH.to_owned()]);
    let text = fs::read_to_string(program).expect("the program can be read");
    let mut running = pin!(machine.run(&text, program.to_str().expect("a name of plain text")));
    let exit = loop {
        if let Poll::Ready(exit) = running.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            break exit;
        }
    };
    let text = |bytes: &Mutex<Vec<u8>>| {
        String::from_utf8_lossy(&bytes.lock().expect("the program has ended")).into_owned()
    };
    Ended::new(text(&heard.out), exit.0, &text(&heard.err))
}

fn python3(program: &Path) -> Ended {
    let ended = Command::new("python3")
        .arg(program)
        .stdin(Stdio::null())
        .env("PYTHONHASHSEED", "0")
        .output()
        .expect("python3 is there: these tests compare with it");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ended::new(text(&ended.stdout), ended.status.code().unwrap_or(-1), &text(&ended.stderr))
}

fn expected(program: &Path) -> Ended {
    match fs::read_to_string(program.with_extension("out")) {
        Ok(out) => Ended { out, code: 0, error: String::new() },
        Err(_) => python3(program),
    }
}

fn programs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    let mut all: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the programs are there")
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "py"))
        .collect();
    all.sort();
    all
}

#[test]
fn programs_do_what_they_do_in_cpython() {
    let mut differing = Vec::new();
    let all = programs();
    for program in &all {
        let (ours, theirs) = (ours(program), expected(program));
        if ours != theirs {
            differing.push(format!("{}\n--- ours\n{ours:#?}\n--- expected\n{theirs:#?}", program.display()));
        }
    }
    assert!(differing.is_empty(), "{} of {} differ:\n{}", differing.len(), all.len(), differing.join("\n"));
}
