//! Every program of `tests/programs` runs on this machine's `python3` and on ours: output and exit code must be the same,
//! and so must the last line of what an uncaught exception prints. Where 3.14 differs from the `python3` that is there,
//! the expected output lies beside the program, in a file with the ending `.out`.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread;

/// How a program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Standard output.
    pub out: String,
    /// The exit code.
    pub code: i32,
    /// The last line of an error; a program that ends well may have been warned.
    pub error: String,
}

impl Ended {
    pub fn new(out: String, code: i32, err: &str) -> Self {
        Self { out, code, error: if code == 0 { String::new() } else { last_line(err) } }
    }
}

fn last_line(text: &str) -> String {
    text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default().to_owned()
}

/// CPython. A shell's background jobs ignore SIGINT, and hand that on, so that Ctrl-C would raise nothing.
pub fn command() -> Command {
    if !cfg!(target_os = "linux") {
        return Command::new("python3");
    }
    let mut command = Command::new("env");
    command.args(["--default-signal=INT", "python3"]);
    command
}

fn python3(program: &Path) -> Ended {
    let ended = command()
        .arg(program)
        .stdin(Stdio::null())
        .env("PYTHONHASHSEED", "0")
        .output()
        .expect("python3 is there: these tests compare with it");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ended::new(text(&ended.stdout), ended.status.code().unwrap_or(-1), &text(&ended.stderr))
}

/// What CPython gave for the programs that have been asked about: several tests ask for each.
static KNOWN: LazyLock<Mutex<HashMap<PathBuf, Ended>>> = LazyLock::new(Mutex::default);

/// How often CPython is asked again. On a busy machine what waits a few milliseconds may end in another order, in CPython
/// too: whatever CPython itself gives is right.
const AGAIN: usize = 3;

/// Whether CPython gives this when it is asked again.
fn may_be(ours: &Ended, program: &Path) -> bool {
    !program.with_extension("out").exists() && (0..AGAIN).any(|_| python3(program) == *ours)
}

fn expected(program: &Path) -> Ended {
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(ended) = known().get(program) {
        return ended.clone();
    }
    let ended = match fs::read_to_string(program.with_extension("out")) {
        Ok(out) => Ended { out, code: 0, error: String::new() },
        Err(_) => python3(program),
    };
    known().insert(program.to_owned(), ended.clone());
    ended
}

fn programs(wanted: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    let mut all: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the programs are there")
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "py"))
        .filter(|path| path.file_name().is_some_and(|name| wanted(&name.to_string_lossy())))
        .collect();
    all.sort();
    all
}

/// The first line that differs, or else how the programs ended.
fn difference(ours: &Ended, theirs: &Ended) -> String {
    let lines = |ended: &Ended| {
        ended.out.lines().map(str::to_owned).chain(["the end".to_owned()]).collect::<Vec<_>>()
    };
    let (ours_lines, theirs_lines) = (lines(ours), lines(theirs));
    match ours_lines.iter().zip(&theirs_lines).position(|(ours, theirs)| ours != theirs) {
        Some(line) => {
            format!("line {}\n  ours:     {}\n  expected: {}", line + 1, ours_lines[line], theirs_lines[line])
        }
        None => format!(
            "\n  ours:     exit code {}, {}\n  expected: exit code {}, {}",
            ours.code, ours.error, theirs.code, theirs.error
        ),
    }
}

/// Runs the programs with wanted names, as many at once as there are cores, and compares.
pub fn compare(wanted: impl Fn(&str) -> bool, ours: impl Fn(&Path) -> Ended + Sync) {
    let all = programs(wanted);
    assert!(!all.is_empty(), "no program has such a name");
    let (next, differing) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while let Some(program) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
            let (ours, theirs) = (ours(program), expected(program));
            if ours != theirs && !may_be(&ours, program) {
                let told = format!("{}: {}", program.display(), difference(&ours, &theirs));
                differing.lock().unwrap_or_else(PoisonError::into_inner).push(told);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    let differing = differing.into_inner().unwrap_or_else(PoisonError::into_inner);
    assert!(differing.is_empty(), "{} of {} differ:\n{}", differing.len(), all.len(), differing.join("\n"));
}
