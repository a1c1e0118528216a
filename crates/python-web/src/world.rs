//! The world as JavaScript gives it: the functions of the object `pythonWorld`, which each realm defines before it makes an
//! instance.

use interleave_python::{NewThread, World};
use sync::{Futex, Park};
use wasm_bindgen::prelude::*;

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
    #[wasm_bindgen(js_name = random)]
    fn random(length: usize) -> Vec<u8>;
    /// Whether a worker will call `run_thread` with this address.
    #[wasm_bindgen(js_name = startThread)]
    fn start_thread(address: usize) -> bool;
}

/// The world answers what the parser asks about Unicode.
pub fn know_unicode() {
    character_names::set_lookup(|name| char::from_u32(character_named(name)?));
    unicode_normalization::set_nfkc(normalized);
}

/// The realm that a program runs in.
pub struct Page {
    pub arguments: Vec<String>,
}

impl World for Page {
    fn write(&self, stream: u8, text: &[u8]) {
        write(stream, text);
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
        &Futex
    }

    fn start(&self, thread: NewThread) -> Result<(), NewThread> {
        let thread = Box::into_raw(Box::new(thread));
        if start_thread(thread.expose_provenance()) {
            return Ok(());
        }
        // SAFETY: no worker got the thread, so the box is still its only owner.
        Err(*unsafe { Box::from_raw(thread) })
    }
}
