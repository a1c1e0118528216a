//! The browser's hosts: a worker that blocks, a worker's event loop, and the page's main thread.

use crate::places::Places;
use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use run::error::{Error, Kind};
use run::host::{Host, Order, Request, Waiting, done, no_workers};
use run::params::Params;
use serde::Serialize;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};
use sync::{AtomicU32, Futex, Ordering, Park, Parked, Sleep, Stop, Woke, over};
use trace::Wait;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Headers, RequestCache, RequestInit, Response, WorkerGlobalScope, XmlHttpRequest,
    XmlHttpRequestResponseType,
};

#[wasm_bindgen]
extern "C" {
    /// High Resolution Time, in milliseconds from this worker's own `timeOrigin`.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    pub fn now_ms() -> f64;

    #[wasm_bindgen(thread_local_v2, js_namespace = performance, js_name = timeOrigin)]
    static TIME_ORIGIN: f64;
}

/// This worker's `performance.timeOrigin`: milliseconds since 1970.
pub fn origin_ms() -> f64 {
    TIME_ORIGIN.with(|origin| *origin)
}

/// A worker that blocks while it waits. Real I/O goes to addresses below `base`.
pub struct Blocking {
    /// The page's address, with a slash at its end.
    pub base: String,
    /// Whether the coordinator receives requests for workers from this worker: not from a pool's threads.
    pub is_heard: bool,
}

/// What a worker asks the coordinator for (`www/run/coordinator/spawn.js`). Addresses are those of this memory.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
struct Asked<'a> {
    kind: &'static str,
    /// The task's number in this memory.
    task: u16,
    name: &'a str,
    /// The word that says whether the task has a worker, and whether it has ended.
    state: usize,
    /// For a thread: a share of the run, the number of its worker, and the addresses of that worker's records.
    share: usize,
    worker: usize,
    places: Option<Places>,
    /// For a process: the job that it runs, and where its outcome is written.
    job: Option<PostedJob<'a>>,
    index: usize,
    reply: usize,
}

#[derive(Serialize)]
struct PostedJob<'a> {
    workload: &'static str,
    params: &'a Params,
}

#[wasm_bindgen(module = "/www/run/workers/realm.js")]
extern "C" {
    #[wasm_bindgen(js_name = askForWorker)]
    fn ask_for_worker(asked: &str);
}

impl Park for Blocking {
    /// At most as long as a cancelled run waits for its tasks to end.
    fn patience_ms(&self) -> f64 {
        20.0
    }

    fn park<'a>(&'a self, sleep: Sleep<'a>) -> Parked<'a> {
        Futex.park(sleep)
    }

    fn unpark(&self, word: &AtomicU32, most: u32) {
        Futex.unpark(word, most);
    }
}

impl Host for Blocking {
    fn now_ms(&self) -> f64 {
        now_ms()
    }

    fn start(&self, order: Order) -> Result<(), Error> {
        if !self.is_heard {
            return Err(no_workers());
        }
        let asked = match &order {
            Order::Thread { run, task, worker } => {
                let spawned = run.tasks.get(usize::from(*task));
                serde_json::to_string(&Asked {
                    kind: "thread",
                    task: *task,
                    name: &spawned.name,
                    state: spawned.state().as_ptr().expose_provenance(),
                    share: run.share(),
                    worker: *worker,
                    places: Some(Places::of(&run.worker(*worker))),
                    job: None,
                    index: 0,
                    reply: 0,
                })
            }
            Order::Process { job, index, task } => serde_json::to_string(&Asked {
                kind: "process",
                task: task.number,
                name: &task.name,
                state: task.state().as_ptr().expose_provenance(),
                share: 0,
                worker: 0,
                places: None,
                job: Some(PostedJob { workload: job.workload.info().name, params: &job.params }),
                index: *index,
                reply: task.reply_address(),
            }),
        };
        ask_for_worker(&asked.expect("plain data"));
        Ok(())
    }

    /// A synchronous request, which really blocks this worker and no other.
    fn fetch<'a>(&'a self, request: Request<'a>, _stop: &'a Stop) -> Waiting<'a, Vec<u8>> {
        let fetched = fetch_blocking(&address(&self.base, &request)).map_err(|error| unavailable(&error));
        done(fetched.and_then(|answer| answer.checked(&request)))
    }
}

/// A worker's event loop: a task that sleeps lets the loop go on.
pub struct EventLoop {
    /// The page's address, with a slash at its end.
    base: String,
    /// The tasks that sleep on each word, by the word's address, longest sleep first.
    sleepers: RefCell<HashMap<usize, Vec<Rc<Sleeper>>>>,
}

/// A task on the loop that sleeps until another task wakes it, or until a time is over.
#[derive(Default)]
struct Sleeper {
    woken: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

impl EventLoop {
    /// Makes a loop whose real I/O goes to addresses below `base`.
    pub fn new(base: String) -> Self {
        Self { base, sleepers: RefCell::default() }
    }

    fn forget(&self, word: usize, gone: &Rc<Sleeper>) {
        let mut sleepers = self.sleepers.borrow_mut();
        let Some(on_it) = sleepers.get_mut(&word) else { return };
        on_it.retain(|sleeper| !Rc::ptr_eq(sleeper, gone));
        if on_it.is_empty() {
            sleepers.remove(&word);
        }
    }
}

impl Park for EventLoop {
    fn park<'a>(&'a self, Sleep { word, expected, timeout_ms }: Sleep<'a>) -> Parked<'a> {
        if word.load(Ordering::Relaxed) != expected {
            return over(Woke::Changed);
        }
        // A sleep of 0 ms still yields, as `asyncio.sleep(0)` does. Timers count whole milliseconds.
        let timer = TimeoutFuture::new(timeout_ms.ceil() as u32);
        let (address, sleeper) = (word.as_ptr().addr(), Rc::new(Sleeper::default()));
        self.sleepers.borrow_mut().entry(address).or_default().push(Rc::clone(&sleeper));
        Box::pin(async move {
            let woken = poll_fn(|context| {
                *sleeper.waker.borrow_mut() = Some(context.waker().clone());
                if sleeper.woken.get() { Poll::Ready(()) } else { Poll::Pending }
            });
            let ended = select(timer, woken).await;
            self.forget(address, &sleeper);
            if matches!(ended, Either::Left(_)) { Woke::TimedOut } else { Woke::Notified }
        })
    }

    fn unpark(&self, word: &AtomicU32, most: u32) {
        let woken: Vec<_> = match self.sleepers.borrow().get(&word.as_ptr().addr()) {
            Some(on_it) => on_it.iter().filter(|one| !one.woken.get()).take(most as usize).cloned().collect(),
            None => return,
        };
        for sleeper in woken {
            sleeper.woken.set(true);
            if let Some(waker) = sleeper.waker.borrow_mut().take() {
                waker.wake();
            }
        }
    }
}

impl Host for EventLoop {
    fn now_ms(&self) -> f64 {
        now_ms()
    }

    fn fetch<'a>(&'a self, request: Request<'a>, _stop: &'a Stop) -> Waiting<'a, Vec<u8>> {
        Box::pin(async move {
            let answer =
                fetch_yielding(&address(&self.base, &request)).await.map_err(|error| unavailable(&error))?;
            answer.checked(&request)
        })
    }
}

/// The page's main thread, where nothing may block: a timed wait spins on the clock.
pub struct MainThread;

impl Park for MainThread {
    fn park<'a>(&'a self, Sleep { word, expected, timeout_ms }: Sleep<'a>) -> Parked<'a> {
        let end_ms = now_ms() + timeout_ms;
        while now_ms() < end_ms {
            if word.load(Ordering::Relaxed) != expected {
                return over(Woke::Changed);
            }
            std::hint::spin_loop();
        }
        over(Woke::TimedOut)
    }

    /// The tasks here run one after another, so that none sleeps while another one runs.
    fn unpark(&self, _word: &AtomicU32, _most: u32) {}
}

impl Host for MainThread {
    fn now_ms(&self) -> f64 {
        now_ms()
    }

    fn timed_wait(&self) -> Wait {
        Wait::Busy
    }

    fn fetch<'a>(&'a self, _request: Request<'a>, _stop: &'a Stop) -> Waiting<'a, Vec<u8>> {
        // A synchronous request from a page's main thread bypasses the page's service worker (whatwg/xhr #397).
        done(Err(Error::new(
            Kind::IoUnavailable,
            "Real I/O cannot block the page's main thread; use a worker.",
        )))
    }
}

/// The response, and the header that says what made it.
struct Answer {
    status: u16,
    made_by: Option<String>,
    bytes: Vec<u8>,
}

impl Answer {
    /// The response counts only if it holds all of its bytes and our own service worker made them.
    fn checked(self, request: &Request<'_>) -> Result<Vec<u8>, Error> {
        match self.made_by.as_deref() {
            Some("service-worker")
                if self.status == 200 && self.bytes.len() == request.size_bytes as usize =>
            {
                Ok(self.bytes)
            }
            Some("service-worker") => Err(Error::new(
                Kind::IoUnavailable,
                format!(
                    "The service worker answered {} with status {} and {} bytes; reload the page.",
                    request.name,
                    self.status,
                    self.bytes.len()
                ),
            )),
            _ => Err(Error::new(
                Kind::IoUnavailable,
                format!(
                    "{} was answered by the network (status {}), not by the page's service worker; reload the page, or choose the timed wait.",
                    request.name, self.status
                ),
            )),
        }
    }
}

fn unavailable(error: &JsValue) -> Error {
    let what = error
        .dyn_ref::<js_sys::Error>()
        .map_or_else(|| format!("{error:?}"), |error| String::from(error.message()));
    Error::new(
        Kind::IoUnavailable,
        format!("The request failed ({what}); reload the page, or choose the timed wait."),
    )
}

/// An address that no earlier request had: browsers hold back a request for an address that they are already fetching.
fn address(base: &str, request: &Request<'_>) -> String {
    let unique = (js_sys::Math::random() * 2f64.powi(52)) as u64;
    let name = js_sys::encode_uri_component(request.name);
    let Request { delay_ms, size_bytes, .. } = request;
    format!("{base}io/{unique:013x}?delay_ms={delay_ms}&size_bytes={size_bytes}&name={name}")
}

const MADE_BY: &str = "X-Interleave-Io";

fn fetch_blocking(address: &str) -> Result<Answer, JsValue> {
    let xhr = XmlHttpRequest::new()?;
    xhr.open_with_async("GET", address, false)?;
    xhr.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
    xhr.send()?;
    let bytes = js_sys::Uint8Array::new(&xhr.response()?).to_vec();
    Ok(Answer { status: xhr.status()?, made_by: xhr.get_response_header(MADE_BY)?, bytes })
}

async fn fetch_yielding(address: &str) -> Result<Answer, JsValue> {
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoStore);
    let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
    let response: Response =
        JsFuture::from(scope.fetch_with_str_and_init(address, &init)).await?.unchecked_into();
    let bytes = js_sys::Uint8Array::new(&JsFuture::from(response.array_buffer()?).await?).to_vec();
    let headers: Headers = response.headers();
    Ok(Answer { status: response.status(), made_by: headers.get(MADE_BY)?, bytes })
}
