//! The world as JavaScript gives it: the functions of the object `pythonWorld`, which each realm defines before it makes an
//! instance.

use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use interleave_python::function::FunctionEvent;
use interleave_python::{NewThread, World};
use sync::{AtomicU32 as Word, Futex, Park, Parked, Sleep, Woke, over};
use trace::Kind;
use wasm_bindgen::prelude::*;

use crate::record;

#[wasm_bindgen(js_namespace = pythonWorld)]
extern "C" {
    #[wasm_bindgen(js_name = write)]
    fn write(stream: u8, bytes: &[u8]);
    /// A line with its newline; an empty text at the end.
    #[wasm_bindgen(js_name = readLine)]
    fn read_line() -> String;
    /// Seconds, on one clock for all workers.
    #[wasm_bindgen(js_name = monotonic)]
    fn monotonic() -> f64;
    /// Seconds since 1970.
    #[wasm_bindgen(js_name = time)]
    fn time() -> f64;
    #[wasm_bindgen(js_name = readText)]
    pub fn read_text(path: &str) -> Option<String>;
    /// What was compiled ahead of time of a file; undefined if nothing.
    #[wasm_bindgen(js_name = readPacked)]
    pub fn read_packed(path: &str) -> Option<Vec<u8>>;
    /// The character that is named so in `\N{…}`; undefined if there is none.
    #[wasm_bindgen(js_name = characterNamed)]
    fn character_named(name: &str) -> Option<u32>;
    /// The form NFKC of a text.
    #[wasm_bindgen(js_name = normalized)]
    fn normalized(text: &str) -> String;
    /// The bytes, or why they did not come.
    #[wasm_bindgen(js_name = fetch, catch)]
    fn fetch(address: &str) -> Result<Vec<u8>, JsValue>;
    #[wasm_bindgen(js_name = random)]
    fn random(length: usize) -> Vec<u8>;
    /// Whether a worker will call `run_thread` with this address. `task`: the number of its task in a whole program.
    #[wasm_bindgen(js_name = startThread)]
    fn start_thread(address: usize, task: Option<u32>) -> bool;
}

/// The world answers what the parser asks about Unicode.
pub fn know_unicode() {
    character_names::set_lookup(|name| char::from_u32(character_named(name)?));
    unicode_normalization::set_nfkc(normalized);
}

/// Where tracebacks find the reader's text.
pub const FILENAME: &str = "program.py";
/// The most threads of a memory at once, beside its main thread.
const MOST_THREADS: u32 = 64;
static THREADS: AtomicU32 = AtomicU32::new(0);
/// Whether threads of this memory may block: not if it is the page's own.
static MAY_BLOCK: AtomicBool = AtomicBool::new(true);

/// Whether the calling thread may block.
pub fn may_block() -> bool {
    MAY_BLOCK.load(Ordering::Relaxed)
}

/// Says that this memory is the page's own, whose thread spins where it would sleep.
pub fn never_block() {
    MAY_BLOCK.store(false, Ordering::Relaxed);
}

/// Counts a thread that has ended.
pub fn thread_ended() {
    THREADS.fetch_sub(1, Ordering::Relaxed);
}

thread_local! {
    /// What the thread has printed of a line.
    static LINE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Records the line that a task has begun to print.
pub fn end_line() {
    let line = LINE.take();
    if !line.is_empty() {
        record::print(&String::from_utf8_lossy(&line));
    }
}

/// Records each line that ends in these bytes.
fn print(bytes: &[u8]) {
    for part in bytes.split_inclusive(|byte| *byte == b'\n') {
        let (text, is_whole) = part.strip_suffix(b"\n").map_or((part, false), |text| (text, true));
        let line = LINE.with_borrow_mut(|line| {
            line.extend_from_slice(text);
            is_whole.then(|| std::mem::take(line))
        });
        if let Some(line) = line {
            record::print(&String::from_utf8_lossy(&line));
        }
    }
}

/// A thread on its way to the worker that runs it.
pub struct Started {
    pub thread: NewThread,
    /// Its own task, in a whole program.
    pub task: Option<u16>,
    /// The task that started it.
    pub started_by: Option<u16>,
}

/// The realm that a program runs in.
pub struct Page {
    pub arguments: Vec<String>,
    /// Where its threads sleep.
    pub park: &'static (dyn Park + Sync),
    /// Whether its traces are read: then what it prints goes there, and not to the realm.
    pub is_traced: bool,
    /// Whether the traces hold what happens to the lock.
    pub tells_of_lock: bool,
}

/// Threads that block, and look at the stop word as often as a cancelled run waits for them.
pub struct Blocking;

impl Park for Blocking {
    fn patience_ms(&self) -> f64 {
        20.0
    }

    fn park<'a>(&'a self, sleep: Sleep<'a>) -> Parked<'a> {
        Futex.park(sleep)
    }

    fn unpark(&self, word: &Word, most: u32) {
        Futex.unpark(word, most);
    }
}

/// The page's main thread, where nothing may block: a timed wait spins on the clock.
pub struct Spinning;

impl Park for Spinning {
    fn park<'a>(&'a self, Sleep { word, expected, timeout_ms }: Sleep<'a>) -> Parked<'a> {
        let end = monotonic() + timeout_ms / 1e3;
        while monotonic() < end {
            if word.load(Ordering::Relaxed) != expected {
                return over(Woke::Changed);
            }
            std::hint::spin_loop();
        }
        over(Woke::TimedOut)
    }

    /// The page runs one thread alone, so none sleeps while another one runs.
    fn unpark(&self, _word: &Word, _most: u32) {}
}

impl World for Page {
    fn write(&self, stream: u8, text: &[u8]) {
        match self.is_traced {
            true if record::is_program() => record::write(stream, text),
            true => print(text),
            false => write(stream, text),
        }
    }

    fn read_line(&self) -> String {
        read_line()
    }

    fn monotonic(&self) -> f64 {
        monotonic()
    }

    fn time(&self) -> f64 {
        time()
    }

    fn read_text(&self, path: &str) -> Option<String> {
        read_text(path)
    }

    fn read_packed(&self, path: &str) -> Option<Vec<u8>> {
        read_packed(path)
    }

    fn fetch(&self, address: &str) -> Result<Vec<u8>, String> {
        fetch(address).map_err(|why| why.as_string().unwrap_or_else(|| format!("{why:?}")))
    }

    fn random(&self, bytes: &mut [u8]) {
        let given = random(bytes.len());
        for (byte, given) in bytes.iter_mut().zip(given) {
            *byte = given;
        }
    }

    fn arguments(&self) -> Vec<String> {
        self.arguments.clone()
    }

    fn park(&self) -> &dyn Park {
        self.park
    }

    fn record(&self, _thread: u32, kind: Kind, arg: u32) {
        if self.is_traced && (self.tells_of_lock || matches!(kind, Kind::WaitBegin | Kind::WaitEnd)) {
            record::record(kind, arg);
        }
    }

    fn record_object(&self, _thread: u32, object: u32, class: &str) {
        if self.is_traced {
            record::record_object(object, class);
        }
    }

    fn held(&self, _thread: u32, holder: u32) {
        record::held(holder);
    }

    fn named(&self, _thread: u32, name: &str) {
        record::name_task(name);
    }

    fn followed(&self) -> Option<&'static str> {
        self.is_traced.then_some(FILENAME)
    }

    fn at_line(&self, _thread: u32, line: u32) {
        record::at_line(line);
    }

    fn function(&self, _thread: u32, event: FunctionEvent<'_>) {
        record::function(event);
    }

    fn start(&self, thread: NewThread) -> Result<(), NewThread> {
        if THREADS.fetch_add(1, Ordering::Relaxed) >= MOST_THREADS {
            thread_ended();
            return Err(thread);
        }
        let started_by = if self.is_traced { record::current_task() } else { None };
        let task = record::spawn();
        let thread = Box::into_raw(Box::new(Started { thread, task, started_by }));
        if start_thread(thread.expose_provenance(), task.map(u32::from)) {
            return Ok(());
        }
        thread_ended();
        // SAFETY: no worker got the thread, so the box is still its only owner.
        Err(unsafe { Box::from_raw(thread) }.thread)
    }
}
