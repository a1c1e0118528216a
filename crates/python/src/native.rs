//! Threads of the operating system, for machines outside a browser.

use crate::world::NewThread;

/// What a thread's native code may need: Python calls take none of it.
const STACK: usize = 4 << 20;

/// Ends the process if a thread panics: the threads that wait for it would wait for ever.
struct Whole;

impl Drop for Whole {
    fn drop(&mut self) {
        if std::thread::panicking() {
            std::process::abort();
        }
    }
}

/// Starts a thread of the operating system that runs a program's thread, for [`World::start`](crate::World::start) where
/// [`Futex`](sync::Futex) is the world's park.
///
/// # Errors
/// The thread itself, if the operating system starts no more.
pub fn start_native(thread: NewThread) -> Result<(), NewThread> {
    let place = std::sync::Arc::new(std::sync::Mutex::new(Some(thread)));
    let taken = std::sync::Arc::clone(&place);
    let take = |place: &std::sync::Mutex<Option<NewThread>>| {
        place.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take()
    };
    let started = std::thread::Builder::new().stack_size(STACK).spawn(move || {
        let _whole = Whole;
        if let Some(thread) = take(&taken) {
            sync::blocking(thread.run());
        }
    });
    match (started, take) {
        (Ok(_), _) => Ok(()),
        (Err(_), take) => take(&place).map_or(Ok(()), Err),
    }
}
