//! All programs on green threads, with and without stops. Their own texts are compiled here; the library was compiled ahead of
//! time.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use interleave_python::green::{self, Program, ReadPacked};
use interleave_python::{Settings, Steps};
use run::scheduler::FirstReady;

use crate::library::read_packed;
use crate::oracle::{Ended, compare};

/// What an instruction takes on the virtual clock.
const STEP_MS: f64 = 1e-6;

/// Runs a program on the virtual clock: no test waits.
fn ours(program: &Path, steps: Steps, read_packed: ReadPacked) -> Ended {
    let folder = program.parent().and_then(Path::to_str).unwrap_or(".").to_owned();
    let program = Program {
        text: fs::read_to_string(program).expect("the program can be read"),
        filename: program.to_str().expect("a name of plain text").to_owned(),
        folders: vec![folder, rustpython_pylib::LIB_PATH.to_owned()],
        arguments: vec!["program.py".to_owned()],
        input: String::new(),
        read_text: Arc::new(|path| fs::read_to_string(path).ok()),
        read_packed,
        until_ms: f64::INFINITY,
    };
    let ran = green::run(&program, Settings { steps, ..Settings::default() }, STEP_MS, FirstReady);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ended::new(text(&ran.out), ran.exit.map_or(-1, |exit| exit.0), &text(&ran.err))
}

#[test]
fn programs_do_what_they_do_in_cpython() {
    compare(|_| true, |program| ours(program, Steps::None, Arc::new(read_packed)));
}

/// Some programs that import much, once more with all of the library compiled from its text, as it was before there were
/// packed files.
#[test]
fn programs_do_the_same_with_the_librarys_texts() {
    let wanted = |name: &str| {
        ["asyncio_run", "import", "dataclass", "thread_"].iter().any(|part| name.starts_with(part))
    };
    compare(wanted, |program| ours(program, Steps::None, Arc::new(|_| None)));
}

/// A stop after every instruction of a program, and on again, changes no output.
///
/// Each program of asyncio imports all of it, which takes a million stops: of these, one runs here. With the environment
/// variable `EVERY_PROGRAM` all do.
#[test]
fn programs_do_the_same_when_they_stop_after_every_instruction() {
    let all = std::env::var_os("EVERY_PROGRAM").is_some();
    let wanted = |name: &str| all || name == "asyncio_run.py" || !name.starts_with("asyncio_");
    compare(wanted, |program| ours(program, Steps::Instructions, Arc::new(read_packed)));
}
