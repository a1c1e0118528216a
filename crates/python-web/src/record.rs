//! What the page learns of each thread: its trace, in a buffer that the coordinator reads from outside, and the outcomes
//! of its tasks, by the functions of `pythonWorld`.

use std::cell::{Cell, RefCell};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use interleave_python::function::{Exception, FunctionEvent};
use interleave_python::{TASKS, WRITES};
use run::model::shared_run::Worker;
use trace::{Kind, TraceBuffer, Wait, Writer, wait_arg};
use wasm_bindgen::prelude::*;

use crate::lock_sums::LockSums;
use crate::world::{shared_add, shared_word};

/// The most events and bytes of text that a thread's trace holds.
const EVENTS: u32 = 131_072;
const TEXT_BYTES: u32 = 1 << 20;
/// As much of an exception's message as fits into an event's text with the rest, even if each character is escaped.
const MESSAGE_CHARACTERS: usize = 100;
/// The bits of a wait's argument that say its kind.
const WAIT_KIND: u32 = 0xff;

#[wasm_bindgen]
extern "C" {
    /// High Resolution Time, in milliseconds from this worker's own `timeOrigin`.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn now_ms() -> f64;

    #[wasm_bindgen(thread_local_v2, js_namespace = performance, js_name = timeOrigin)]
    static TIME_ORIGIN: f64;

    #[wasm_bindgen(js_namespace = pythonWorld, js_name = prepared)]
    fn prepared(titles: Vec<String>);
    #[wasm_bindgen(js_namespace = pythonWorld, js_name = refused)]
    fn refused(message: &str, traceback: &str, line: Option<u32>);
    #[wasm_bindgen(js_namespace = pythonWorld, js_name = copied)]
    fn copied(task: u32, arguments: &[u8]);
    #[wasm_bindgen(js_namespace = pythonWorld, js_name = ended)]
    fn ended(task: u32, result: &str);
    #[wasm_bindgen(js_namespace = pythonWorld, js_name = named)]
    fn named(task: u32, name: &str);
    #[wasm_bindgen(js_namespace = pythonWorld, js_name = processNamed)]
    fn process_named(name: &str);
    #[wasm_bindgen(js_namespace = pythonWorld, js_name = failed)]
    fn failed(task: u32, message: &str, traceback: &str, line: Option<u32>);
}

/// How many tasks have ended in this memory.
static ENDED: AtomicU32 = AtomicU32::new(0);
/// The tasks of a whole program's threads in this memory, each with the thread's number; none where tasks are a function's.
static TASKS_OF_THREADS: Mutex<Vec<(u32, u16)>> = Mutex::new(Vec::new());
/// Whether there are any.
static IS_PROGRAM: AtomicBool = AtomicBool::new(false);
/// The number of a machine's main thread.
const MAIN: u32 = 1;

/// What one thread records.
struct Records {
    worker: &'static Worker,
    writer: Writer<'static>,
    /// The task that the thread runs now.
    task: Cell<Option<u16>>,
    /// The task whose lines the thread prints while it runs none: the one that started the thread.
    starter: Cell<Option<u16>>,
    /// Whether many tasks share the thread: then a task that blocks keeps all of them, which is no wait.
    is_loop: Cell<bool>,
    lock: LockSums,
}

thread_local! {
    static RECORDS: Records = Records::new();
}

impl Records {
    fn new() -> Self {
        // The coordinator reads it by its address for as long as there is the memory.
        let worker: &'static Worker =
            Box::leak(Box::new(Worker::new(TraceBuffer::new(EVENTS, TEXT_BYTES)))) as &Arc<Worker>;
        let writer = worker.buffer.writer().expect("a new buffer");
        Self {
            worker,
            writer,
            task: Cell::new(None),
            starter: Cell::new(None),
            is_loop: Cell::new(false),
            lock: LockSums::default(),
        }
    }

    fn event(&self, kind: Kind, arg: u32) {
        self.writer.record(now_ms(), kind, self.task.get().unwrap_or_default(), arg);
    }

    fn text(&self, kind: Kind, text: std::fmt::Arguments<'_>) {
        self.text_at(now_ms(), kind, text);
    }

    fn text_at(&self, time_ms: f64, kind: Kind, text: std::fmt::Arguments<'_>) {
        self.writer.record_text(time_ms, kind, self.task.get().unwrap_or_default(), text);
    }

    fn begins(&self, task: u32) {
        self.task.set(Some(task as u16));
        let begin_ms = now_ms();
        self.lock.begin(begin_ms);
        self.writer.record(begin_ms, Kind::TaskBegin, task as u16, 0);
    }

    fn ends(&self, result: &str) {
        // The lock's sums are those of the whole task, so they end when the task does.
        let end_ms = now_ms();
        let counter = ENDED.fetch_add(1, Ordering::Relaxed) + 1;
        let (checksum, lock) = (fnv_1a(result.as_bytes()), self.lock.json(end_ms));
        self.text_at(
            end_ms,
            Kind::TaskEnd,
            format_args!(r#"{{"checksum":"{checksum:016x}","counter":{counter},"shared":0,"lock":{lock}}}"#),
        );
        self.task.set(None);
    }

    fn fails(&self, exception: &Exception) {
        let end_ms = now_ms();
        let (message, lock) = (Json(&exception.message), self.lock.json(end_ms));
        self.text_at(
            end_ms,
            Kind::TaskFail,
            format_args!(r#"{{"kind":"exception","message":{message},"lock":{lock}}}"#),
        );
        self.task.set(None);
    }
}

/// A text in JSON, cut where it is long.
pub struct Json<'a>(pub &'a str);

impl std::fmt::Display for Json<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("\"")?;
        for character in self.0.chars().take(MESSAGE_CHARACTERS) {
            match character {
                '"' | '\\' => write!(f, "\\{character}")?,
                control if control < ' ' => write!(f, "\\u{:04x}", control as u32)?,
                other => write!(f, "{other}")?,
            }
        }
        if self.0.chars().nth(MESSAGE_CHARACTERS).is_some() {
            f.write_str("…")?;
        }
        f.write_str("\"")
    }
}

/// The checksum of a result: of all that its `repr` says.
fn fnv_1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// The addresses of the calling thread's records, as JSON.
#[wasm_bindgen]
pub fn places() -> String {
    RECORDS.with(|records| {
        let trace::Addresses { written, dropped, text_written, events, text } =
            records.worker.buffer.addresses();
        let clock = records.worker.clock.address();
        format!(
            r#"{{"trace":{{"written":{written},"dropped":{dropped},"textWritten":{text_written},"events":{events},"text":{text}}},"clock":{clock}}}"#
        )
    })
}

/// Lets the coordinator read the calling thread's clock.
#[wasm_bindgen(js_name = answerClock)]
pub fn answer_clock() {
    RECORDS.with(|records| records.worker.clock.answer(TIME_ORIGIN.with(|origin| *origin), now_ms));
}

/// Records that the calling thread is ready.
pub fn ready() {
    RECORDS.with(|records| records.event(Kind::WorkerReady, 0));
}

/// Records that a task's arguments have reached this worker, or that its result leaves it.
pub fn carried(kind: Kind, task: u32) {
    RECORDS.with(|records| records.writer.record(now_ms(), kind, task as u16, 0));
}

/// Records what a thread does with the lock, and its waits within a task.
pub fn record(kind: Kind, arg: u32) {
    RECORDS.with(|records| match kind {
        Kind::WaitBegin | Kind::WaitEnd if records.task.get().is_none() || records.is_loop.get() => {}
        Kind::WaitBegin if !crate::world::may_block() && arg & WAIT_KIND == Wait::Timed as u32 => {
            records.event(kind, wait_arg(Wait::Busy, 0));
        }
        Kind::WaitBegin if arg & WAIT_KIND == Wait::Join as u32 && is_program() => {
            records.event(kind, wait_arg(Wait::Join, task_of_thread(arg >> 8)));
        }
        Kind::WaitBegin | Kind::WaitEnd => records.event(kind, arg),
        _ => {
            records.lock.hear(kind, arg, now_ms());
            records.event(kind, arg);
        }
    });
}

/// Records at which line of the reader's program the calling thread's task is.
pub fn at_line(line: u32) {
    RECORDS.with(|records| {
        if records.task.get().is_some() {
            records.event(Kind::Line, line);
        }
    });
}

/// Records which thread of a whole program has the lock that the calling one begins to wait for.
pub fn held(holder: u32) {
    if is_program() {
        RECORDS.with(|records| records.event(Kind::Holder, task_of_thread(holder)));
    }
}

/// Records that a thread waits for an object.
pub fn record_object(object: u32, class: &str) {
    RECORDS.with(|records| {
        records.text(Kind::ObjectMade, format_args!(r#"{{"object":{object},"name":"{class} {object}"}}"#));
    });
}

/// Records a line that the calling thread printed, for its task or the one that started it. What a module prints before
/// its tasks belongs to none, and is not kept.
pub fn print(line: &str) {
    RECORDS.with(|records| {
        if let Some(task) = current_task() {
            records.writer.record_text(now_ms(), Kind::Print, task, format_args!("{line}"));
        }
    });
}

/// The calling thread's task, or the one that started it.
pub fn current_task() -> Option<u16> {
    RECORDS.with(|records| records.task.get().or(records.starter.get()))
}

/// Says which task started the calling thread.
pub fn started_by(task: Option<u16>) {
    RECORDS.with(|records| records.starter.set(task));
}

/// From now on this memory runs a process of a whole program, of which the calling thread is the main one, with this task:
/// 0 for the first process.
pub fn begin_program(task: u16) {
    IS_PROGRAM.store(true, Ordering::Relaxed);
    if task == 0 {
        shared_add(TASKS, 1);
    }
    add_task(MAIN, task);
    ready();
    begin_task(task);
}

/// Whether this memory runs a whole program.
pub fn is_program() -> bool {
    IS_PROGRAM.load(Ordering::Relaxed)
}

fn add_task(thread: u32, task: u16) {
    TASKS_OF_THREADS.lock().unwrap_or_else(PoisonError::into_inner).push((thread, task));
}

/// The task of a thread of this memory.
fn task_of_thread(thread: u32) -> u32 {
    let tasks = TASKS_OF_THREADS.lock().unwrap_or_else(PoisonError::into_inner);
    tasks.iter().find(|(known, _)| *known == thread).map_or(u32::MAX >> 8, |(_, task)| u32::from(*task))
}

/// The task of a thread that the program starts, if it is a whole one and may have a further one. `None` for the main thread of
/// a process.
pub fn spawn(thread: Option<u32>) -> Option<u16> {
    let is_room = is_program() && shared_word(TASKS) < u32::from(u16::MAX);
    let task = is_room.then(|| shared_add(TASKS, 1) as u16)?;
    if let Some(thread) = thread {
        add_task(thread, task);
    }
    let kind = if thread.is_some() { "Thread" } else { "Process" };
    RECORDS.with(|records| {
        records.text(Kind::TaskSpawned, format_args!(r#"{{"task":{task},"name":"{kind} {task}"}}"#));
    });
    Some(task)
}

/// Tells the page what the process of this memory is called.
pub fn name_process(name: &str) {
    if is_program() {
        process_named(name);
    }
}

/// Records that a thread of a whole program begins its task.
pub fn begin_task(task: u16) {
    RECORDS.with(|records| records.begins(task.into()));
}

/// Records that it ends, if it has not failed.
pub fn end_task() {
    end_write();
    RECORDS.with(|records| {
        if records.task.get().is_some() {
            records.ends("None");
        }
    });
}

/// Tells the page what the task of the calling thread is called.
pub fn name_task(name: &str) {
    if is_program()
        && let Some(task) = current_task()
    {
        named(task.into(), name);
    }
}

/// What a task of a whole program has written since its last event.
#[derive(Default)]
struct Written {
    stream: u8,
    number: u32,
    text: Vec<u8>,
}

thread_local! {
    static WRITTEN: RefCell<Written> = RefCell::default();
}

/// Records what a task of a whole program writes: a line at a time, unless another task writes in between.
pub fn write(stream: u8, text: &[u8]) {
    let goes_on = WRITTEN.with_borrow(|written| {
        !written.text.is_empty() && written.stream == stream && shared_word(WRITES) == written.number + 1
    });
    if !goes_on {
        end_write();
        let number = shared_add(WRITES, 1);
        WRITTEN.set(Written { stream, number, text: Vec::new() });
    }
    let is_whole = WRITTEN.with_borrow_mut(|written| {
        written.text.extend_from_slice(text);
        written.text.ends_with(b"\n")
    });
    if is_whole {
        end_write();
    }
}

/// Records what has been written of a line.
fn end_write() {
    let Written { stream, number, text } = WRITTEN.take();
    if !text.is_empty() {
        RECORDS.with(|records| {
            let (task, text) = (current_task().unwrap_or_default(), String::from_utf8_lossy(&text));
            records.writer.record_text(now_ms(), Kind::Write, task, format_args!("{stream} {number} {text}"));
        });
    }
}

/// Records what happens to a function, and tells the page.
pub fn function(event: FunctionEvent<'_>) {
    RECORDS.with(|records| match event {
        FunctionEvent::Prepared(titles) => {
            ready();
            prepared(titles.to_vec());
        }
        FunctionEvent::Refused(exception) => {
            refused(&exception.message, &exception.traceback, exception.line);
        }
        FunctionEvent::Copied(task, arguments) => copied(task, arguments),
        FunctionEvent::Begins(task) => records.begins(task),
        FunctionEvent::Waits(task) => {
            records.task.set(Some(task as u16));
            records.event(Kind::WaitBegin, wait_arg(Wait::Timed, 0));
            records.task.set(None);
        }
        FunctionEvent::GoesOn(task) => {
            records.task.set(Some(task as u16));
            records.event(Kind::WaitEnd, 0);
        }
        FunctionEvent::Ends(task, result) => {
            crate::world::end_line();
            records.task.set(Some(task as u16));
            records.ends(result);
            ended(task, result);
        }
        // The main thread goes on, and waits for others.
        FunctionEvent::Fails(task, exception) if is_program() => {
            failed(task, &exception.message, &exception.traceback, exception.line);
        }
        FunctionEvent::Fails(task, exception) => {
            crate::world::end_line();
            records.task.set(Some(task as u16));
            records.fails(exception);
            failed(task, &exception.message, &exception.traceback, exception.line);
        }
    });
}

/// Says that the tasks of the calling thread share it.
pub fn share_thread() {
    RECORDS.with(|records| records.is_loop.set(true));
}
