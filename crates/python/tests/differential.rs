//! Every program of `tests/programs` runs on this machine's `python3` and on ours: output and exit code must be the same,
//! and so must the last line of what an uncaught exception prints. Where 3.14 differs from the `python3` that is there,
//! the expected output lies beside the program, in a file with the ending `.out`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use interleave_python::green::{self, Program};
use interleave_python::{Settings, Steps};
use run::scheduler::FirstReady;

/// What an instruction takes on the virtual clock, on which all programs run: no test waits.
const STEP_MS: f64 = 1e-4;

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

fn ours(program: &Path, steps: Steps) -> Ended {
    let folder = program.parent().and_then(Path::to_str).unwrap_or(".").to_owned();
    let program = Program {
        text: fs::read_to_string(program).expect("the program can be read"),
        filename: program.to_str().expect("a name of plain text").to_owned(),
        folders: vec![folder, rustpython_pylib::LIB_PATH.to_owned()],
        arguments: vec!["program.py".to_owned()],
        input: String::new(),
        read_text: Arc::new(|path| fs::read_to_string(path).ok()),
    };
    let ran = green::run(&program, Settings { steps, ..Settings::default() }, STEP_MS, FirstReady);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ended::new(text(&ran.out), ran.exit.map_or(-1, |exit| exit.0), &text(&ran.err))
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
    compare(Steps::None);
}

/// A stop after every instruction of every program, and on again, changes no output.
#[test]
fn programs_do_the_same_when_they_stop_after_every_instruction() {
    compare(Steps::Instructions);
}

fn compare(steps: Steps) {
    let mut differing = Vec::new();
    let all = programs();
    for program in &all {
        let (ours, theirs) = (ours(program, steps), expected(program));
        if ours != theirs {
            differing.push(format!("{}\n--- ours\n{ours:#?}\n--- expected\n{theirs:#?}", program.display()));
        }
    }
    assert!(differing.is_empty(), "{} of {} differ:\n{}", differing.len(), all.len(), differing.join("\n"));
}
