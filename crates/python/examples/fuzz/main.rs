//! Looks for programs that the machine does not survive: `fuzz [SECONDS [SEED]]`.
//!
//! Programs of `tests/programs` are changed at random (`mutate`), compiled, and run on green threads up to a number of
//! checkpoints. Whatever they do, the machine must not panic, overflow its stack, or leave its memory. A process of its own
//! runs the cases, says which one it begins, and is watched: when it dies, or takes too long over a native call, the case
//! is kept in `target/fuzz` and the next process goes on behind it. Another process than this one also bounds memory: what
//! a program asks for beyond it is counted, and no fault.
//!
//! Assertions find more: add `--config profile.release.debug-assertions=true --config profile.release.overflow-checks=true`.
//! `fuzz FILE.py` runs a case that was kept.

mod mutate;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use interleave_python::green::{self, Program};
use interleave_python::{Settings, Steps};
use mutate::{Corpus, Numbers};
use run::scheduler::Random;

/// How long a case may take; it takes longer only in native code, which has no checkpoints.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many checkpoints a program passes at most, and what each takes on the virtual clock.
const STEPS: f64 = 20_000.0;
const STEP_MS: f64 = 1e-3;

/// So many kilobytes a process may map.
const MEMORY_KB: u64 = 4_000_000;

/// So many cases a process runs: a machine lives as long as its process.
const CASES: u64 = 300;

/// How a case ends that does not end well.
#[derive(Debug)]
enum Fault {
    /// The last words of the process.
    Died(String),
    Memory,
    Slow,
}

fn programs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs")
}

fn run(text: String) {
    let program = Program {
        text,
        filename: "program.py".to_owned(),
        folders: vec![rustpython_pylib::LIB_PATH.to_owned()],
        arguments: vec!["program.py".to_owned()],
        input: "one line\nanother\n".to_owned(),
        read_text: Arc::new(|path| fs::read_to_string(path).ok()),
        read_packed: Arc::new(|_| None),
        until_ms: STEPS * STEP_MS,
    };
    let settings = Settings { steps: Steps::Checkpoints, ..Settings::default() };
    green::run(&program, settings, STEP_MS, Random::new(1));
}

/// The process that runs cases, from `first` on.
fn work(first: u64) {
    let corpus = Corpus::read(&programs());
    for seed in first..first + CASES {
        // The parent waits for these lines.
        println!("{seed}");
        let _ = std::io::stdout().flush();
        run(corpus.case(&mut Numbers::new(seed)));
    }
}

fn start(first: u64) -> (Child, Receiver<u64>) {
    let this = std::env::current_exe().expect("this program has a file");
    let mut child = Command::new("sh")
        .args(["-c", &format!("ulimit -v {MEMORY_KB}; ulimit -c 0; exec \"$0\" \"$@\"")])
        .arg(this)
        .args(["--from", &first.to_string()])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a shell is there");
    let lines = BufReader::new(child.stdout.take().expect("it was asked for")).lines();
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            let _ = line.parse().map(|seed| sender.send(seed));
        }
    });
    (child, receiver)
}

/// What a process said before it died.
fn last_words(child: &mut Child) -> String {
    let mut text = Vec::new();
    let _ = child.stderr.take().map(|mut stderr| stderr.read_to_end(&mut text));
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().filter(|line| !line.contains("RUST_BACKTRACE")).collect();
    lines[lines.len().saturating_sub(3)..].join(" ").trim().to_owned()
}

/// Runs cases until one does not end well: gives the next seed, and what happened.
fn watch(first: u64, until: Instant) -> (u64, Option<Fault>) {
    let (mut child, seeds) = start(first);
    let mut now = first;
    loop {
        match seeds.recv_timeout(PATIENCE) {
            Ok(seed) => now = seed,
            Err(RecvTimeoutError::Timeout) => {
                let _ = child.kill().and_then(|()| child.wait());
                return (now + 1, Some(Fault::Slow));
            }
            Err(RecvTimeoutError::Disconnected) => {
                let words = last_words(&mut child);
                let is_well = child.wait().is_ok_and(|status| status.success());
                let fault = match words {
                    _ if is_well => None,
                    words if words.contains("memory allocation of") => Some(Fault::Memory),
                    words => Some(Fault::Died(words)),
                };
                return (now + 1, fault);
            }
        }
        if Instant::now() > until {
            let _ = child.kill().and_then(|()| child.wait());
            return (now, None);
        }
    }
}

fn search(time: Duration, first: u64) -> bool {
    let until = Instant::now() + time;
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/fuzz");
    let corpus = Corpus::read(&programs());
    let (mut seed, mut slow, mut memory) = (first, 0, 0);
    let mut died: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    while Instant::now() < until {
        let (next, fault) = watch(seed, until);
        seed = next;
        let Some(fault) = fault else { continue };
        let at = next - 1;
        match &fault {
            Fault::Slow => slow += 1,
            Fault::Memory => memory += 1,
            Fault::Died(words) => died.entry(words.clone()).or_default().push(at),
        }
        let file = kept.join(format!("{at}.py"));
        fs::create_dir_all(&kept).expect("the folder can be made");
        fs::write(&file, corpus.case(&mut Numbers::new(at))).expect("the case can be written");
        println!("{}: {fault:?}", file.display());
    }
    println!(
        "{} cases from {first} on: {} kinds of death, {slow} slow, {memory} out of memory",
        seed - first,
        died.len()
    );
    died.iter().for_each(|(words, seeds)| println!("{words}: {seeds:?}"));
    died.is_empty()
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, otherwise: u64| {
        arguments.get(at).map_or(otherwise, |text| text.parse().expect("a whole number"))
    };
    match arguments.first().map(String::as_str) {
        Some("--from") => work(number(1, 0)),
        Some(file) if file.ends_with(".py") => {
            run(String::from_utf8_lossy(&fs::read(file).expect("the file can be read")).into_owned());
        }
        _ => {
            let is_well = search(Duration::from_secs(number(0, 600)), number(1, 0));
            std::process::exit(i32::from(!is_well));
        }
    }
}
