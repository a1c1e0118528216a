//! The world as JavaScript gives it: the functions of the object `pythonWorld`, which each realm defines before it makes an
//! instance.

use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use interleave_python::function::FunctionEvent;
use interleave_python::{NewProcess, NewThread, Shared, World};
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
    /// Whether a worker will run a process, with the task of this number as its main thread. The other numbers are of
    /// [`NewProcess`].
    #[wasm_bindgen(js_name = startProcess)]
    fn start_process(slot: u32, pid: u32, reader: u32, sentinel: u32, task: u32) -> bool;
    /// The process at this place was sent a signal.
    #[wasm_bindgen(js_name = signalled)]
    fn signalled(slot: u32, signal: u32);
    #[wasm_bindgen(js_name = cores)]
    fn cores() -> usize;

    // The memory that processes share, as in `Shared`. Its size is 0 where there is none; even then it has its first words.
    #[wasm_bindgen(js_name = sharedSize)]
    fn shared_size() -> u32;
    #[wasm_bindgen(js_name = sharedLoad)]
    fn shared_load(word: u32) -> u32;
    #[wasm_bindgen(js_name = sharedStore)]
    fn shared_store(word: u32, value: u32);
    #[wasm_bindgen(js_name = sharedAdd)]
    pub fn shared_add(word: u32, more: u32) -> u32;
    #[wasm_bindgen(js_name = sharedExchange)]
    fn shared_exchange(word: u32, expected: u32, new: u32) -> u32;
    #[wasm_bindgen(js_name = sharedRead)]
    fn shared_read(at: u32, bytes: &mut [u8]);
    #[wasm_bindgen(js_name = sharedWrite)]
    fn shared_write(at: u32, bytes: &[u8]);
    #[wasm_bindgen(js_name = sharedSleep)]
    fn shared_sleep(word: u32, expected: u32, timeout_ms: f64);
    #[wasm_bindgen(js_name = sharedWake)]
    fn shared_wake(word: u32, most: u32);
}

/// The value of a word of the memory that processes share.
pub fn shared_word(word: u32) -> u32 {
    shared_load(word)
}

/// A `SharedArrayBuffer`, which every process's realm has.
struct SharedBuffer;

impl Shared for SharedBuffer {
    fn size(&self) -> u32 {
        shared_size()
    }

    fn load(&self, word: u32) -> u32 {
        shared_load(word)
    }

    fn store(&self, word: u32, value: u32) {
        shared_store(word, value);
    }

    fn add(&self, word: u32, more: u32) -> u32 {
        shared_add(word, more)
    }

    fn exchange(&self, word: u32, expected: u32, new: u32) -> u32 {
        shared_exchange(word, expected, new)
    }

    fn read(&self, at: u32, bytes: &mut [u8]) {
        shared_read(at, bytes);
    }

    fn write(&self, at: u32, bytes: &[u8]) {
        shared_write(at, bytes);
    }

    fn sleep(&self, word: u32, expected: u32, timeout_ms: f64) {
        shared_sleep(word, expected, timeout_ms);
    }

    fn wake(&self, word: u32, most: u32) {
        shared_wake(word, most);
    }
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
    /// Its place among the processes of a whole program, if it is one of them.
    pub slot: Option<u32>,
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

    fn process_named(&self, name: &str) {
        record::name_process(name);
    }

    fn shared(&self) -> Option<(Box<dyn Shared>, u32)> {
        let slot = self.slot.filter(|_| shared_size() > 0)?;
        Some((Box::new(SharedBuffer), slot))
    }

    fn start_process(&self, NewProcess { slot, pid, ends: [reader, sentinel] }: NewProcess) -> bool {
        record::spawn(None).is_some_and(|task| start_process(slot, pid, reader, sentinel, task.into()))
    }

    fn signalled(&self, slot: u32, signal: u32) {
        signalled(slot, signal);
    }

    fn cores(&self) -> usize {
        cores()
    }

    fn start(&self, thread: NewThread) -> Result<(), NewThread> {
        if THREADS.fetch_add(1, Ordering::Relaxed) >= MOST_THREADS {
            thread_ended();
            return Err(thread);
        }
        let started_by = if self.is_traced { record::current_task() } else { None };
        let task = record::spawn(Some(thread.number()));
        let thread = Box::into_raw(Box::new(Started { thread, task, started_by }));
        if start_thread(thread.expose_provenance(), task.map(u32::from)) {
            return Ok(());
        }
        thread_ended();
        // SAFETY: no worker got the thread, so the box is still its only owner.
        Err(unsafe { Box::from_raw(thread) }.thread)
    }
}
