//! The browser: a worker that blocks, a worker's event loop, and the page's main thread.

use super::{Host, Request, Waiting, done, unless_raised};
use crate::error::{Error, Kind};
use crate::sync::Stop;
use crate::trace::Wait;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestCache, RequestInit, Response, WorkerGlobalScope, XmlHttpRequest, XmlHttpRequestResponseType};

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

/// A worker that blocks where it waits. `base` is the address that real I/O is asked below.
pub struct Blocking {
    /// The page's address, with a slash at its end.
    pub base: String,
}

impl Host for Blocking {
    fn now_ms(&self) -> f64 {
        now_ms()
    }

    fn sleep<'a>(&'a self, duration_ms: f64, stop: &'a Stop) -> Waiting<'a, ()> {
        stop.sleep_ms(duration_ms);
        done(unless_raised(stop))
    }

    /// A synchronous request: it really blocks this worker, and only this one.
    fn fetch<'a>(&'a self, request: Request<'a>, _stop: &'a Stop) -> Waiting<'a, Vec<u8>> {
        let fetched = fetch_blocking(&address(&self.base, &request)).map_err(|error| unavailable(&error));
        done(fetched.and_then(|answer| answer.checked(&request)))
    }
}

/// A worker's event loop: waits yield.
pub struct EventLoop {
    /// The page's address, with a slash at its end.
    pub base: String,
}

impl Host for EventLoop {
    fn now_ms(&self) -> f64 {
        now_ms()
    }

    fn sleep<'a>(&'a self, duration_ms: f64, stop: &'a Stop) -> Waiting<'a, ()> {
        // A wait of nothing still yields, as `asyncio.sleep(0)` does. Timers count whole milliseconds.
        let timer = gloo_timers::future::TimeoutFuture::new(duration_ms.ceil() as u32);
        Box::pin(async move {
            timer.await;
            unless_raised(stop)
        })
    }

    fn fetch<'a>(&'a self, request: Request<'a>, _stop: &'a Stop) -> Waiting<'a, Vec<u8>> {
        Box::pin(async move {
            let answer = fetch_yielding(&address(&self.base, &request)).await.map_err(|error| unavailable(&error))?;
            answer.checked(&request)
        })
    }
}

/// The page's main thread, where nothing may block: a timed wait spins on the clock.
pub struct MainThread;

impl Host for MainThread {
    fn now_ms(&self) -> f64 {
        now_ms()
    }

    fn timed_wait(&self) -> Wait {
        Wait::Busy
    }

    fn sleep<'a>(&'a self, duration_ms: f64, stop: &'a Stop) -> Waiting<'a, ()> {
        let end_ms = now_ms() + duration_ms;
        while now_ms() < end_ms && !stop.is_raised() {
            std::hint::spin_loop();
        }
        done(unless_raised(stop))
    }

    fn fetch<'a>(&'a self, _request: Request<'a>, _stop: &'a Stop) -> Waiting<'a, Vec<u8>> {
        // A synchronous request from a page's main thread goes past its service worker (whatwg/xhr #397).
        done(Err(Error::new(Kind::IoUnavailable, "Real I/O cannot block the page's main thread; use a worker.")))
    }
}

/// What came back, and who says it made it.
struct Answer {
    status: u16,
    made_by: Option<String>,
    bytes: Vec<u8>,
}

impl Answer {
    /// Only bytes that our own service worker made, all of them, are an answer.
    fn checked(self, request: &Request<'_>) -> Result<Vec<u8>, Error> {
        match self.made_by.as_deref() {
            Some("service-worker") if self.status == 200 && self.bytes.len() == request.size_bytes as usize => Ok(self.bytes),
            Some("service-worker") => Err(Error::new(
                Kind::IoUnavailable,
                format!("The service worker answered {} with status {} and {} bytes; reload the page.", request.name, self.status, self.bytes.len()),
            )),
            _ => Err(Error::new(
                Kind::IoUnavailable,
                format!("{} was answered by the network (status {}), not by the page's service worker; reload the page, or choose the timed wait.", request.name, self.status),
            )),
        }
    }
}

fn unavailable(error: &JsValue) -> Error {
    let what = error.dyn_ref::<js_sys::Error>().map_or_else(|| format!("{error:?}"), |error| String::from(error.message()));
    Error::new(Kind::IoUnavailable, format!("The request failed ({what}); reload the page, or choose the timed wait."))
}

/// An address that no request had before: browsers hold back requests for one they are already fetching.
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
    let response: Response = JsFuture::from(scope.fetch_with_str_and_init(address, &init)).await?.unchecked_into();
    let bytes = js_sys::Uint8Array::new(&JsFuture::from(response.array_buffer()?).await?).to_vec();
    let headers: Headers = response.headers();
    Ok(Answer { status: response.status(), made_by: headers.get(MADE_BY)?, bytes })
}
