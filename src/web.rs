//! Everything that JavaScript can see of the engine.
//!
//! Plain data crosses as JSON text, so that native tests can check the same shapes; pictures and lists cross as bytes.
//! A trap becomes a JavaScript exception that says what happened.

#[cfg(feature = "bench")]
mod bench;

use crate::host::{Blocking, EventLoop, MainThread, now_ms, origin_ms};
use crate::places::Places;
use figures::plan::{BufferSize, THREAD_STACK_BYTES};
use figures::{advice, comparison, plan, stats};
use futures_util::StreamExt;
use js_sys::{Function, Object, Reflect, Uint8Array};
use run::context::Context;
use run::error::Error;
use run::job::Job;
use run::memory::Memory;
use run::model::shared_run::{SharedMemory, SharedRun, Worker};
use run::model::{event_loop, run_task_blocking, sequential, thread_pool};
use run::tasks::{Task, outcome_text};
use run::workload::{Output, Payload};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::sync::Arc;
use sync::blocking;
use trace::{Kind, TraceBuffer};
use wasm_bindgen::prelude::*;

// Exports `initThreadPool`.
use wasm_bindgen_rayon as _;
/// What the workers of this instance's memory share. All threads see this one; a process has its own.
static MEMORY: Memory = Memory::new();

#[wasm_bindgen(module = "/www/run/workers/realm.js")]
extern "C" {
    #[wasm_bindgen(js_name = throwPanic)]
    fn throw_panic(message: &str);
}

/// Runs once for each memory, when the memory is first instantiated.
#[wasm_bindgen(start)]
pub fn start() {
    // A panic traps with the bare word "unreachable". An exception thrown from the hook says why.
    std::panic::set_hook(Box::new(|info| throw_panic(info.payload_as_str().unwrap_or_default())));
}

/// Checks `run`'s options. Returns JSON: `{"Ok": plan}` or `{"Err": error}`.
#[wasm_bindgen]
pub fn plan(options: &str, limits: &str) -> String {
    let limits = serde_json::from_str(limits).expect("limits come from our own code");
    json(&plan::plan(options, &limits))
}

/// The figures of a comparison's wall times (crates/figures/src/comparison.rs). The JSON comes from our own code.
#[wasm_bindgen]
pub fn compare(measured: &str) -> String {
    json(&comparison::compare(&serde_json::from_str(measured).expect("our own figures")))
}

/// The serial fraction that fits points of `[workers, speed-up]`, or null (crates/figures/src/stats.rs, `amdahl`).
#[wasm_bindgen(js_name = serialFraction)]
pub fn serial_fraction(points: &str) -> String {
    let points: Vec<(f64, f64)> = serde_json::from_str(points).expect("our own figures");
    json(&stats::amdahl(&points))
}

/// The model that suits the measurements, or null (crates/figures/src/advice.rs).
#[wasm_bindgen]
pub fn advise(facts: &str) -> String {
    json(&advice::advise(&serde_json::from_str(facts).expect("our own figures")))
}

/// Address of this memory's stop word, in bytes. JavaScript stores 1 there and notifies, and then every task ends.
#[wasm_bindgen(js_name = stopAddress)]
pub fn stop_address() -> usize {
    MEMORY.stop.address()
}

/// The stack that one of our threads needs, in bytes.
#[wasm_bindgen(js_name = threadStackBytes)]
pub fn thread_stack_bytes() -> u32 {
    THREAD_STACK_BYTES
}

/// Resets this memory. To be called before a run's first task in it.
#[wasm_bindgen]
pub fn reset() {
    MEMORY.reset();
}

/// A job as it is posted to a worker.
#[derive(Deserialize)]
struct PostedJob {
    workload: String,
    params: Map<String, Value>,
}

fn job(posted: &str) -> Result<Job, JsError> {
    let PostedJob { workload, params } = serde_json::from_str(posted)?;
    Ok(workloads::job(&workload, &params)?)
}

/// Runs a little of a computing job again and again, so that the browser has optimised its code before anything is
/// timed. Code is compiled for all workers of the page at once.
#[wasm_bindgen(js_name = warmUp)]
pub fn warm_up(posted: &str, budget_ms: f64) -> Result<(), JsError> {
    let mut job = job(posted)?;
    let limits = job.workload.warm_up();
    if limits.is_empty() {
        return Ok(());
    }
    job.params = job.params.within(limits);
    let host = Blocking { base: String::new(), is_heard: false };
    let end_ms = now_ms() + budget_ms;
    while now_ms() < end_ms {
        // The first two tasks, because the two tasks of a convoy do different things.
        for index in 0..job.tasks.len().min(2) {
            let buffer = blank_buffer(1);
            let writer = buffer.writer().expect("a buffer of our own");
            let context = Context::new(index as u16, &host, &writer, &MEMORY);
            run_task_blocking(&job, index, &context)?;
        }
    }
    Ok(())
}

/// A worker that has its memory to itself: the page's main thread, an event loop, a process.
///
/// A process has one for its whole life, and empties it for every turn, because the coordinator reads it from outside,
/// by addresses that no owner in this memory keeps alive.
#[wasm_bindgen]
pub struct Solo {
    worker: Arc<Worker>,
    /// The run of the last task. Its threads record into buffers that it owns, so it is kept until the next turn.
    run: Option<Arc<SharedRun>>,
    tasks: usize,
}

fn places_of(worker: &Worker) -> String {
    json(&Places::of(worker))
}

#[wasm_bindgen]
impl Solo {
    /// Makes a worker with an empty trace buffer for `tasks` tasks at once.
    #[wasm_bindgen(constructor)]
    pub fn new(tasks: usize) -> Self {
        let solo = Self { worker: Worker::new(blank_buffer(tasks)), run: None, tasks };
        solo.say_ready();
        solo
    }

    /// Empties the trace for another turn. Everything stays where [`Solo::places`] says.
    pub fn begin(&mut self) {
        self.run = None;
        match Arc::get_mut(&mut self.worker) {
            Some(worker) => worker.buffer.clear(),
            // A thread of the last turn has called `ended`, but still reads its run.
            None => self.worker = Worker::new(blank_buffer(self.tasks)),
        }
        self.say_ready();
    }

    fn say_ready(&self) {
        self.record(Kind::WorkerReady, 0);
    }

    fn record(&self, kind: Kind, task: usize) {
        self.worker.buffer.writer().expect("no task runs").record(now_ms(), kind, task as u16, 0);
    }

    /// Addresses of the worker's records, as JSON.
    pub fn places(&self) -> String {
        places_of(&self.worker)
    }

    /// Lets the coordinator read this worker's clock.
    #[wasm_bindgen(js_name = answerClock)]
    pub fn answer_clock(&self) {
        self.worker.clock.answer(origin_ms(), now_ms);
    }

    /// A process's work: one task, which blocks. What it returns is a copy.
    #[wasm_bindgen(js_name = runTask)]
    pub fn run_task(&mut self, posted: &str, index: usize, base: String) -> Result<Ended, JsError> {
        self.record(Kind::MessageIn, index);
        let workers = vec![Arc::clone(&self.worker)];
        let run = Arc::new(SharedRun::new(job(posted)?, workers, None, SharedMemory::Whole(&MEMORY)));
        blocking(run.run_task(index, 0, &Blocking { base, is_heard: true }));
        // The result is on its way from here on: first out of this memory, then out of this worker.
        self.record(Kind::MessageOut, index);
        let task = run.tasks.get(index);
        self.run = Some(run);
        Ok(Ended(task))
    }

    /// The page's own work: every task, one after another, which blocks the page. `each(index, payload)`.
    #[wasm_bindgen(js_name = runSequential)]
    pub fn run_sequential(&self, posted: &str, each: &Function) -> Result<(), JsError> {
        let job = job(posted)?;
        let writer = self.worker.buffer.writer().expect("one run at a time");
        sequential::run(&job, &MainThread, &writer, &MEMORY, |index, result| {
            tell(each, index, &outcome_payload(result.as_ref()));
        });
        Ok(())
    }

    /// An event loop's work: every task as a future on this worker's loop. `each(index, payload)`.
    #[wasm_bindgen(js_name = runEventLoop)]
    pub async fn run_event_loop(&self, posted: String, base: String, each: Function) -> Result<(), JsError> {
        let writer = self.worker.buffer.writer().expect("one run at a time");
        writer.record(now_ms(), Kind::MessageIn, 0, 0);
        let job = job(&posted)?;
        event_loop::run(&job, &EventLoop::new(base), &writer, &MEMORY, |index, result| {
            writer.record(now_ms(), Kind::MessageOut, index as u16, 0);
            tell(&each, index, &outcome_payload(result.as_ref()));
        })
        .await;
        Ok(())
    }
}

/// What a process returns about a task that has ended.
#[wasm_bindgen]
pub struct Ended(Arc<Task>);

#[wasm_bindgen]
impl Ended {
    /// The task's payload, copied out.
    pub fn payload(&self) -> JsValue {
        payload_of(&self.0)
    }

    /// The task's outcome, for the memory of the task that started the process.
    pub fn outcome(&self) -> String {
        outcome_text(self.0.outcome().expect("it has ended"))
    }
}

/// The coordinator's share of a run on threads. The coordinator keeps it as long as it reads the run's buffers and
/// cells.
#[wasm_bindgen]
pub struct Shared(Arc<SharedRun>);

#[wasm_bindgen]
impl Shared {
    /// Makes a run of a job on `workers` threads; `lock` holds the settings of the lock that they take turns on, as
    /// JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(posted: &str, workers: usize, lock: Option<String>) -> Result<Self, JsError> {
        let lock = lock.map(|settings| serde_json::from_str(&settings)).transpose()?;
        let workers = (0..workers).map(|_| Worker::new(blank_buffer(1))).collect();
        Ok(Self(Arc::new(SharedRun::new(job(posted)?, workers, lock, SharedMemory::Whole(&MEMORY)))))
    }

    /// Addresses of the records of worker number `worker`, as JSON.
    pub fn places(&self, worker: usize) -> String {
        places_of(&self.0.worker(worker))
    }

    /// Addresses, in bytes, of the words that threads sleep on while they wait for the lock; none without a lock.
    #[wasm_bindgen(js_name = lockAddresses)]
    pub fn lock_addresses(&self) -> Vec<usize> {
        self.0.lock.as_ref().map(|lock| lock.addresses().to_vec()).unwrap_or_default()
    }

    /// Makes one more share, for one call of [`run_thread`], which gives it back.
    pub fn share(&self) -> usize {
        self.0.share()
    }

    /// Task number `index`'s payload, copied out for the page to show. No model's time includes this.
    pub fn payload(&self, index: usize) -> JsValue {
        payload_of(&self.0.tasks.get(index))
    }

    /// Submits every task to rayon's pool, calls `each(index)` as each ends, and resolves when all have ended.
    #[wasm_bindgen(js_name = runOnPool)]
    pub async fn run_on_pool(&self, base: String, each: Function) {
        let mut ended =
            thread_pool::submit(&self.0, move || Blocking { base: base.clone(), is_heard: false });
        while let Some(index) = ended.next().await {
            tell(&each, index, &JsValue::NULL);
        }
    }

    /// Makes every thread of rayon's pool record that it is ready, and answer for its clock.
    #[wasm_bindgen(js_name = answerClocksOnPool)]
    pub fn answer_clocks_on_pool(&self) {
        let run = Arc::clone(&self.0);
        rayon::spawn_broadcast(move |thread| {
            run.say_ready(thread.index(), 0, now_ms());
            run.answer_clock(thread.index(), origin_ms(), now_ms);
        });
    }
}

/// Gives back a share that [`Shared::share`] or a task's request for a thread made, and that no thread gets.
#[wasm_bindgen(js_name = dropShare)]
pub fn drop_share(share: usize) {
    // SAFETY: the coordinator posts a share to a thread, or gives it back here, and does either once.
    drop(unsafe { SharedRun::from_share(share) });
}

/// A thread's whole work: runs task number `task` of the run whose share [`Shared::share`] made for this call alone, as
/// the run's worker number `worker`. Calls `ended()` when the task has ended, and keeps the share until the thread has
/// answered for its clock once more.
#[wasm_bindgen(js_name = runThread)]
pub fn run_thread(share: usize, task: usize, worker: usize, base: String, ended: &Function) {
    // SAFETY: the coordinator posts every share to one thread of its own memory, and a thread makes this call once.
    let run = unsafe { SharedRun::from_share(share) };
    let tell = || drop(ended.call0(&JsValue::NULL).expect("our own callback does not throw"));
    run.run_thread(task, worker, &Blocking { base, is_heard: true }, origin_ms(), tell);
}

fn blank_buffer(tasks: usize) -> TraceBuffer {
    let BufferSize { events, text_bytes } = BufferSize::of_tasks(tasks);
    TraceBuffer::new(events, text_bytes)
}

fn tell(each: &Function, index: usize, payload: &JsValue) {
    each.call2(&JsValue::NULL, &index.into(), payload).expect("our own callback does not throw");
}

/// A task's payload as JavaScript keeps it: `{kind, …, bytes}`, or null.
fn payload_of(task: &Task) -> JsValue {
    task.outcome().map_or(JsValue::NULL, |outcome| outcome_payload(outcome.as_ref().copied()))
}

fn outcome_payload(outcome: Result<&Output, &Error>) -> JsValue {
    let Ok(Output { payload: Some(payload), .. }) = outcome else { return JsValue::NULL };
    match payload {
        Payload::List(list) => {
            let words = js_sys::BigUint64Array::from(list.as_slice());
            object(&[
                ("kind", "list".into()),
                ("length", (list.len() as f64).into()),
                ("bytes", Uint8Array::new(&words.buffer()).into()),
            ])
        }
        Payload::Picture { width, height, rgba } => object(&[
            ("kind", "picture".into()),
            ("width", (*width).into()),
            ("height", (*height).into()),
            ("bytes", Uint8Array::from(rgba.as_slice()).into()),
        ]),
    }
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        Reflect::set(&object, &(*key).into(), value).expect("a new object takes any key");
    }
    object.into()
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("plain data")
}
