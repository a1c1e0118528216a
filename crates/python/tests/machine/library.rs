//! CPython's library, compiled ahead of time: programs that import it need not compile it again and again.

use std::collections::HashMap;
use std::fs;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread;

use interleave_python::function::OWN;
use interleave_python::{Machine, Settings};

use crate::real_threads::Real;

/// A machine that runs no program.
pub fn machine() -> Machine {
    Machine::new(Box::new(Real::default()), &[], Settings::default())
}

/// Packs on a thread of its own: on this one, a machine may be in the middle of a program.
pub fn pack(text: String, filename: &str) -> Vec<u8> {
    thread::scope(|scope| scope.spawn(|| machine().pack(&text, filename)).join())
        .expect("no panic")
        .expect("the text is a program")
}

/// A file of the library, compiled ahead of time when it is first read.
pub fn read_packed(path: &str) -> Option<Vec<u8>> {
    static PACKED: LazyLock<Mutex<HashMap<String, Option<Vec<u8>>>>> = LazyLock::new(Mutex::default);
    let file = path.strip_prefix(rustpython_pylib::LIB_PATH)?.trim_start_matches('/');
    let own = || OWN.iter().find(|own| own.file == file).map(|own| own.text.to_owned());
    let mut packed = PACKED.lock().unwrap_or_else(PoisonError::into_inner);
    let made = || own().or_else(|| fs::read_to_string(path).ok()).map(|text| pack(text, path));
    packed.entry(path.to_owned()).or_insert_with(made).clone()
}
