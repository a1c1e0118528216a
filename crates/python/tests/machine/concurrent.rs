//! Every program of `tests/concurrent` on real threads and processes: output, exit code and standard error as CPython's, which
//! starts processes by `spawn` there (`tests/concurrent/oracle`). Programs that Python 3.14 answers otherwise than the `python3`
//! that is there have the expected output beside them, in a file with the ending `.out`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use crate::oracle::command;
use crate::real_threads::run_whole;

/// How a program ended: output, exit code, and the lines of standard error that are the program's own.
type Ended = (String, i32, Vec<String>);

/// How often a program is asked again that answered otherwise: on a busy machine what waits a little may end in another order.
const AGAIN: usize = 2;
/// How long a program may take. CPython takes a second at most for each.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the machine does otherwise, and why.
const OTHERWISE: [&str; 9] = [
    // A coroutine in a ring is closed after its task has told of itself, not before.
    "asyncio_destroyed_pending",
    // What a method that raised was called on goes with the next line.
    "asyncio_send_throw_by_hand",
    // CPython's pickle in C says it in other words than the one in Python, which runs here.
    "process_unpickle_fails_in_child",
    // A page has no clock that sends signals.
    "signal_timer_timeout",
    // Ended by the signal itself there, with a shell's exit code here.
    "signal_uncaught_interrupt",
    // `sys._current_frames` is not there.
    "thread_current_frames",
    // `f_back` of a traceback's frame is None.
    "thread_logging_error",
    "thread_traceback_callers",
    // `sys.settrace` does nothing.
    "thread_settrace",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/concurrent")
}

/// Standard error without what belongs to one interpreter: the frames of the library, marks below lines, and folders.
fn own_errors(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut is_foreign = false;
    for line in text.lines() {
        if let Some(frame) = line.trim_start_matches(['|', ' ']).strip_prefix("File \"") {
            let (path, rest) = frame.split_once('"').unwrap_or((frame, ""));
            is_foreign = !path.contains("tests/concurrent");
            if !is_foreign {
                let name = Path::new(path).file_name().unwrap_or_default().to_string_lossy();
                lines.push(format!("{name}{rest}"));
            }
        } else if line.trim_start_matches(['|', ' ']).len() + 4 <= line.len() && is_foreign
            || line.trim().chars().all(|letter| "^~ |+-".contains(letter))
        {
            continue;
        } else {
            lines.push(in_new_words(line.trim()));
        }
    }
    lines
}

/// A line without addresses, in the words of Python 3.14.
fn in_new_words(line: &str) -> String {
    let mut words = line
        .replace("Exception ignored in atexit callback: ", "Exception ignored in atexit callback ")
        .replace("Exception ignored in: <function", "Exception ignored while calling deallocator <function");
    if words.starts_with("Exception ignored") {
        words.truncate(words.trim_end_matches(':').len());
    }
    while let Some(begin) = words.find(" at 0x") {
        let is_digit = |letter: char| letter.is_ascii_hexdigit() || letter == 'x';
        let rest = &words[begin + 4..];
        let end = begin + 4 + rest.find(|letter| !is_digit(letter)).unwrap_or(rest.len());
        words.replace_range(begin..end, "");
    }
    words
}

fn python3(program: &Path) -> Ended {
    let ended = command()
        .arg(program)
        .stdin(Stdio::null())
        .env("PYTHONHASHSEED", "0")
        .env("PYTHONPATH", folder().join("oracle"))
        .output()
        .expect("python3 is there: these tests compare with it");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let out = fs::read_to_string(program.with_extension("out")).unwrap_or_else(|_| text(&ended.stdout));
    (out, ended.status.code().unwrap_or(-1), own_errors(&text(&ended.stderr)))
}

/// Ours; a program that does not end is left alone.
fn ours(program: &Path) -> Ended {
    let (send, receive) = mpsc::channel();
    let path = program.to_owned();
    thread::spawn(move || send.send(run_whole(&path)));
    match receive.recv_timeout(PATIENCE) {
        Ok((out, code, err)) => (out, code, own_errors(&err)),
        Err(_) => (String::new(), -1, vec!["it did not end".to_owned()]),
    }
}

/// What differs, if anything does, however often it is asked.
fn difference(program: &Path) -> Option<String> {
    let mut told = None;
    for _ in 0..=AGAIN {
        let (ours, theirs) = (ours(program), python3(program));
        if ours == theirs {
            return None;
        }
        told = Some(format!("{}\n  ours:     {ours:?}\n  expected: {theirs:?}", program.display()));
    }
    told
}

/// `ONLY=prefix` runs those whose names begin so.
#[test]
fn concurrent_programs_do_the_same() {
    let wanted = std::env::var("ONLY").unwrap_or_default();
    let mut programs: Vec<PathBuf> = fs::read_dir(folder())
        .expect("the programs are there")
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "py"))
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&wanted)))
        .collect();
    programs.sort();
    let (next, differing) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while let Some(program) = programs.get(next.fetch_add(1, Ordering::Relaxed)) {
            let name = program.file_stem().unwrap_or_default().to_string_lossy();
            let told = match (difference(program), OTHERWISE.contains(&&*name)) {
                (None, true) => Some(format!("{name} is as in CPython now: take it from the list")),
                (told, false) => told,
                (Some(_), true) => None,
            };
            differing.lock().unwrap_or_else(PoisonError::into_inner).extend(told);
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(work);
        }
    });
    let differing = differing.into_inner().unwrap_or_else(PoisonError::into_inner);
    let all = programs.len();
    assert!(differing.is_empty(), "{} of {all} differ:\n{}", differing.len(), differing.join("\n"));
}
