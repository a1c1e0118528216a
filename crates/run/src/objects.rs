//! Objects that tasks make while they run, and wait for. Each has a number in its memory and a name, so that a trace can say
//! what a thread waits for.

use sync::Mutex;

/// A mutex that a task made (`threading.Lock()`). Tasks share it by an `Arc`.
#[derive(Debug)]
pub struct NamedMutex {
    /// Its number in this memory, from 1.
    pub number: u32,
    /// What it is called on the screen.
    pub name: String,
    pub(crate) mutex: Mutex,
}
