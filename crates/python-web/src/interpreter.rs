//! An interpreter that runs a reader's function in the way of one execution model.

use interleave_python::function::{Function, Way};
use interleave_python::{Machine, NewProcess, Settings};
use sync::gil::Rule;
use trace::Kind;
use wasm_bindgen::prelude::*;

use crate::record;
use crate::world::{self, Blocking, FILENAME, Page, Spinning};

/// Where the files beside the program are.
const FOLDER: &str = ".";
/// Where the library is.
const LIBRARY: &str = "/lib";

/// An interpreter, alone in its memory, with the calling worker as its main thread.
#[wasm_bindgen]
pub struct Interpreter(Machine);

fn way(name: &str, workers: usize) -> Result<Way, String> {
    Ok(match name {
        "sequential" => Way::Sequential,
        "event-loop" => Way::EventLoop,
        "threads" => Way::Threads,
        "thread-pool" => Way::ThreadPool(workers),
        "parent" => Way::Parent,
        "process" => Way::Process,
        _ => return Err(format!("no such way: {name}")),
    })
}

#[wasm_bindgen]
impl Interpreter {
    /// Makes an interpreter. `rule` is `requests`, `ticks` or `none`: how its lock changes hands; only a free-threaded build
    /// can be without one. `interval_ms` is the switch interval. `tells_of_lock`: whether traces say what happens to it.
    /// `may_block`: not on a page's main thread. `arguments` of a whole program; none for a function. `slot`: the place of a whole
    /// program's process among the others.
    #[wasm_bindgen(constructor)]
    pub fn new(
        rule: &str,
        interval_ms: f64,
        release_during_waits: bool,
        tells_of_lock: bool,
        may_block: bool,
        arguments: Vec<String>,
        slot: Option<u32>,
    ) -> Self {
        world::know_unicode();
        let rule = match rule {
            "requests" => Some(Rule::Requests),
            "ticks" => Some(Rule::Ticks),
            _ => None,
        };
        let settings = Settings {
            lock: rule.map(|rule| (rule, interval_ms)),
            release_during_waits,
            ..Settings::default()
        };
        if !may_block {
            world::never_block();
        }
        let page = Page {
            arguments: std::iter::once(FILENAME.to_owned()).chain(arguments).collect(),
            park: if may_block { &Blocking } else { &Spinning },
            is_traced: true,
            tells_of_lock,
            slot,
        };
        // The program's own modules are before those of the library.
        Self(Machine::new(Box::new(page), &[FOLDER, LIBRARY].map(str::to_owned), settings))
    }

    /// The address of the word that stops it.
    #[wasm_bindgen(js_name = stopAddress)]
    pub fn stop_address(&self) -> usize {
        self.0.stop_address()
    }

    /// What is wrong with a text whose lines end in `\n`, as JSON: `{"from":…,"to":…,"message":…}`, in UTF-16 units as
    /// JavaScript counts them. Nothing of it runs.
    #[wasm_bindgen(js_name = faultOf)]
    #[optimize(size)]
    pub fn fault_of(&self, text: &str) -> Option<String> {
        let (message, range) = self.0.fault(text)?;
        let units = |end: usize| text.get(..end).unwrap_or(text).encode_utf16().count();
        let (from, to, message) = (units(range.start), units(range.end), record::Json(&message));
        Some(format!(r#"{{"from":{from},"to":{to},"message":{message}}}"#))
    }

    /// Runs a reader's function in a way; of `process`, only what comes before its first task.
    ///
    /// # Errors
    /// An unknown way.
    #[wasm_bindgen(js_name = runFunction)]
    #[optimize(size)]
    pub fn run_function(
        &self,
        source: String,
        inputs: String,
        way_name: &str,
        workers: usize,
    ) -> Result<(), String> {
        let way = way(way_name, workers)?;
        if way == Way::EventLoop {
            record::share_thread();
        }
        let function = Function { source, filename: FILENAME.to_owned(), inputs, way };
        sync::blocking(self.0.run_function(&function));
        Ok(())
    }

    /// The address of the words that say whether its program can go on.
    #[wasm_bindgen(js_name = lifeAddress)]
    pub fn life_address(&self) -> usize {
        self.0.life_address()
    }

    /// Runs a whole program to its end; gives its exit code.
    #[wasm_bindgen(js_name = runProgram)]
    #[optimize(size)]
    pub fn run_program(&self, source: String) -> i32 {
        record::begin_program(0);
        self.0.look_for_signals();
        let function =
            Function { source, filename: FILENAME.to_owned(), inputs: String::new(), way: Way::Program };
        let code = sync::blocking(self.0.run_function(&function)).0;
        record::end_task();
        code
    }

    /// Runs a process that the program has started, with the task of this number as its main thread; the numbers are of
    /// [`NewProcess`].
    #[wasm_bindgen(js_name = runProcess)]
    #[optimize(size)]
    pub fn run_process(&self, slot: u32, pid: u32, reader: u32, sentinel: u32, task: u16) -> i32 {
        record::begin_program(task);
        let process = NewProcess { slot, pid, ends: [reader, sentinel] };
        let code = sync::blocking(self.0.run_process(process)).0;
        record::end_task();
        code
    }

    /// Runs a task in a process, with a copy of its arguments.
    #[wasm_bindgen(js_name = runTask)]
    pub fn run_task(&self, task: u32, arguments: Vec<u8>) {
        record::carried(Kind::MessageIn, task);
        sync::blocking(self.0.run_task(task, arguments));
        record::carried(Kind::MessageOut, task);
    }
}
