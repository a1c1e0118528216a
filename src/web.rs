//! All that JavaScript can see of the engine.
//!
//! Plain data crosses as JSON text, so that the same shapes are tested natively; pictures and lists cross as
//! bytes. A trap becomes a JavaScript exception that says what happened.

#[cfg(feature = "bench")]
mod bench;

use crate::clock::Cell;
use crate::error::Error;
use crate::host::web::{Blocking, EventLoop, MainThread, now_ms, origin_ms};
use crate::job::Job;
use crate::memory::Memory;
use crate::model::shared_run::SharedRun;
use crate::model::{event_loop, run_task_blocking, sequential, thread_pool};
use crate::plan::{BufferSize, THREAD_STACK_BYTES};
use crate::trace::{Kind, TraceBuffer};
use crate::workload::{Output, Payload};
use crate::{advice, comparison, context::Context, plan, stats};
use futures_util::StreamExt;
use js_sys::{Function, Object, Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::sync::Arc;
use wasm_bindgen::prelude::*;

// Exports `initThreadPool`.
use wasm_bindgen_rayon as _;
/// What the workers of this instance's memory share: all threads see this one, a process has another.
static MEMORY: Memory = Memory::new();

#[wasm_bindgen(module = "/www/workers/realm.js")]
extern "C" {
    #[wasm_bindgen(js_name = throwPanic)]
    fn throw_panic(message: &str);
}

/// Runs once a memory, when it is first instantiated.
#[wasm_bindgen(start)]
pub fn start() {
    // A panic traps with the bare word "unreachable"; thrown from the hook, it says why.
    std::panic::set_hook(Box::new(|info| throw_panic(&info.to_string())));
}

/// Checks `run`'s options. Returns JSON: `{"Ok": plan}` or `{"Err": error}`.
#[wasm_bindgen]
pub fn plan(options: &str, limits: &str) -> String {
    let limits = serde_json::from_str(limits).expect("limits come from our own code");
    json(&plan::plan(options, &limits))
}

/// What the wall times of a comparison tell (src/comparison.rs). Figures come from our own code, as JSON.
#[wasm_bindgen]
pub fn compare(measured: &str) -> String {
    json(&comparison::compare(&serde_json::from_str(measured).expect("our own figures")))
}

/// The serial fraction that points of `[workers, speed-up]` fit, or null (src/stats.rs, `amdahl`).
#[wasm_bindgen(js_name = serialFraction)]
pub fn serial_fraction(points: &str) -> String {
    let points: Vec<(f64, f64)> = serde_json::from_str(points).expect("our own figures");
    json(&stats::amdahl(&points))
}

/// Which model suits what was measured, or null (src/advice.rs).
#[wasm_bindgen]
pub fn advise(facts: &str) -> String {
    json(&advice::advise(&serde_json::from_str(facts).expect("our own figures")))
}

/// Where the stop word of this memory lies, in bytes. Store 1 there and notify, and every task ends.
#[wasm_bindgen(js_name = stopAddress)]
pub fn stop_address() -> usize {
    MEMORY.stop.address()
}

/// The stack that a thread of ours needs, in bytes.
#[wasm_bindgen(js_name = threadStackBytes)]
pub fn thread_stack_bytes() -> u32 {
    THREAD_STACK_BYTES
}

/// To be called before a run's first task in this memory.
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
    Ok(Job::new(&workload, &params)?)
}

/// Runs a little of a computing job, so that the browser has compiled it well before anything is timed: it does
/// so while code runs, and whichever model came first would pay.
#[wasm_bindgen(js_name = warmUp)]
pub fn warm_up(posted: &str, budget_ms: f64) -> Result<(), JsError> {
    let mut job = job(posted)?;
    let Some(params) = job.params.with_one_pass() else { return Ok(()) };
    job.params = params;
    let end_ms = now_ms() + budget_ms;
    while now_ms() < end_ms {
        let buffer = blank_buffer(1);
        let writer = buffer.writer().expect("a buffer of our own");
        let context = Context::new(0, &MainThread, &writer, &MEMORY);
        run_task_blocking(&job, 0, &context)?;
    }
    Ok(())
}

/// A worker that has its memory to itself: the page's main thread, an event loop, a process.
#[wasm_bindgen]
pub struct Solo {
    buffer: TraceBuffer,
    clock: Cell,
}

/// Where a worker's records lie in its memory.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Places {
    trace: crate::trace::Addresses,
    clock: usize,
}

#[wasm_bindgen]
impl Solo {
    /// With an empty trace buffer, for so many tasks at once.
    #[wasm_bindgen(constructor)]
    pub fn new(tasks: usize) -> Self {
        let buffer = blank_buffer(tasks);
        record(&buffer, Kind::WorkerReady, 0);
        Self { buffer, clock: Cell::default() }
    }

    /// Where things lie, as JSON.
    pub fn places(&self) -> String {
        json(&Places { trace: self.buffer.addresses(), clock: self.clock.address() })
    }

    /// Lets the coordinator read this worker's clock.
    #[wasm_bindgen(js_name = answerClock)]
    pub fn answer_clock(&self) {
        self.clock.answer(origin_ms(), now_ms);
    }

    /// A process's work: one task, blocking. What it hands back is a copy.
    #[wasm_bindgen(js_name = runTask)]
    pub fn run_task(&self, posted: &str, index: usize, base: String) -> Result<JsValue, JsError> {
        let writer = self.buffer.writer().expect("one task at a time");
        writer.record(now_ms(), Kind::MessageIn, index as u16, 0);
        let job = job(posted)?;
        let host = Blocking { base };
        let context = Context::new(index as u16, &host, &writer, &MEMORY);
        let result = run_task_blocking(&job, index, &context);
        // From here on the result is on its way: first out of this memory, then out of this worker.
        writer.record(now_ms(), Kind::MessageOut, index as u16, 0);
        Ok(payload_of(&result))
    }

    /// The page's own work: every task, one after another, blocking the page. `each(index, payload)`.
    #[wasm_bindgen(js_name = runSequential)]
    pub fn run_sequential(&self, posted: &str, each: &Function) -> Result<(), JsError> {
        let job = job(posted)?;
        let writer = self.buffer.writer().expect("one run at a time");
        sequential::run(&job, &MainThread, &writer, &MEMORY, |index, result| {
            tell(each, index, &payload_of(&result));
        });
        Ok(())
    }

    /// An event loop's work: every task as a future on this worker's loop. `each(index, payload)`.
    #[wasm_bindgen(js_name = runEventLoop)]
    pub async fn run_event_loop(&self, posted: String, base: String, each: Function) -> Result<(), JsError> {
        let writer = self.buffer.writer().expect("one run at a time");
        writer.record(now_ms(), Kind::MessageIn, 0, 0);
        let job = job(&posted)?;
        event_loop::run(&job, &EventLoop { base }, &writer, &MEMORY, |index, result| {
            writer.record(now_ms(), Kind::MessageOut, index as u16, 0);
            tell(&each, index, &payload_of(&result));
        })
        .await;
        Ok(())
    }
}

/// A run on threads. The coordinator owns it; threads reach it by its address, in the memory they share.
#[wasm_bindgen]
pub struct Shared {
    run: Arc<SharedRun>,
    clocks: Arc<[Cell]>,
}

#[wasm_bindgen]
impl Shared {
    /// A run of a job on so many threads; `lock`: the settings that they take turns by, as JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(posted: &str, workers: usize, lock: Option<String>) -> Result<Self, JsError> {
        let lock = lock.map(|settings| serde_json::from_str(&settings)).transpose()?;
        let run = SharedRun::new(job(posted)?, (0..workers).map(|_| blank_buffer(1)).collect(), lock);
        let clocks = (0..workers).map(|_| Cell::default()).collect();
        Ok(Self { run: Arc::new(run), clocks })
    }

    /// Where worker number `worker`'s records lie, as JSON.
    pub fn places(&self, worker: usize) -> String {
        json(&Places { trace: self.run.buffers[worker].addresses(), clock: self.clocks[worker].address() })
    }

    /// Where the words lie that threads sleep on who wait for the lock, in bytes; none without a lock.
    #[wasm_bindgen(js_name = lockAddresses)]
    pub fn lock_addresses(&self) -> Vec<usize> {
        self.run.lock.as_ref().map(|lock| lock.addresses().to_vec()).unwrap_or_default()
    }

    /// The run's address, for [`run_thread`]: one more owner, which that call takes.
    pub fn share(&self) -> usize {
        Arc::into_raw(Arc::clone(&self.run)).addr()
    }

    /// Task number `index`'s payload, copied out for the page to show. No model's time counts this.
    pub fn payload(&self, index: usize) -> JsValue {
        self.run.result(index).map_or(JsValue::NULL, payload_of)
    }

    /// Submits every task to rayon's pool, calls `each(index)` as they end, and resolves when all have.
    #[wasm_bindgen(js_name = runOnPool)]
    pub async fn run_on_pool(&self, base: String, each: Function) {
        let mut ended = thread_pool::submit(&self.run, &MEMORY, move || Blocking { base: base.clone() });
        while let Some(index) = ended.next().await {
            tell(&each, index, &JsValue::NULL);
        }
    }

    /// Makes every thread of rayon's pool say that it is there, and answer for its clock.
    #[wasm_bindgen(js_name = answerClocksOnPool)]
    pub fn answer_clocks_on_pool(&self) {
        let (run, clocks) = (Arc::clone(&self.run), Arc::clone(&self.clocks));
        rayon::spawn_broadcast(move |thread| {
            record(&run.buffers[thread.index()], Kind::WorkerReady, 0);
            clocks[thread.index()].answer(origin_ms(), now_ms);
        });
    }
}

/// A thread's whole work: task number `index` of the run at `address`, an address that [`Shared::share`] gave
/// for this call alone.
#[wasm_bindgen(js_name = runThread)]
pub fn run_thread(address: usize, index: usize, base: String) {
    // SAFETY: `share` made this owner with `Arc::into_raw` in the same memory, for this one call.
    let run = unsafe { Arc::from_raw(std::ptr::with_exposed_provenance::<SharedRun>(address)) };
    record(&run.buffers[index], Kind::WorkerReady, index as u16);
    run.run_task(index, index, &Blocking { base }, &MEMORY);
}

/// Lets the coordinator read this thread's clock, at the address that [`Shared::places`] gave.
#[wasm_bindgen(js_name = answerClock)]
pub fn answer_clock(address: usize) {
    // SAFETY: the coordinator frees a `Shared`, and its cells, only after its threads have ended.
    let cell = unsafe { &*std::ptr::with_exposed_provenance::<Cell>(address) };
    cell.answer(origin_ms(), now_ms);
}

fn blank_buffer(tasks: usize) -> TraceBuffer {
    let BufferSize { events, text_bytes } = BufferSize::of_tasks(tasks);
    TraceBuffer::new(events, text_bytes)
}

fn record(buffer: &TraceBuffer, kind: Kind, task: u16) {
    buffer.writer().expect("no task runs between tasks").record(now_ms(), kind, task, 0);
}

fn tell(each: &Function, index: usize, payload: &JsValue) {
    each.call2(&JsValue::NULL, &index.into(), payload).expect("our own callback does not throw");
}

/// The payload as JavaScript keeps it: `{kind, …, bytes}`, or null.
fn payload_of(result: &Result<Output, Error>) -> JsValue {
    let Ok(Output { payload: Some(payload), .. }) = result else { return JsValue::NULL };
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
