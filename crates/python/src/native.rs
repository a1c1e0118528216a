//! Threads of the operating system, for machines outside a browser.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use sync::Stop;

use crate::kernel::{NewProcess, SHARED_BYTES};
use crate::machine::{Machine, Settings};
use crate::shared::{Shared, Words};
use crate::world::{NewThread, World};

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

/// The processes of one program, each a machine on a thread of its own: they share no objects.
#[derive(Clone)]
pub struct Processes {
    words: Words,
    /// What stops a process, by its place.
    stops: Arc<Mutex<HashMap<u32, &'static Stop>>>,
}

impl Default for Processes {
    fn default() -> Self {
        Self { words: Words::new(SHARED_BYTES), stops: Arc::default() }
    }
}

impl Processes {
    /// What they share, for [`World::shared`].
    #[must_use]
    pub fn shared(&self) -> Box<dyn Shared> {
        Box::new(self.words.clone())
    }

    /// Starts one, for [`World::start_process`], in a world that gives its place; whether it runs.
    pub fn start(
        &self,
        process: NewProcess,
        world: Box<dyn World>,
        folders: &[String],
        settings: Settings,
    ) -> bool {
        let (processes, folders) = (self.clone(), folders.to_owned());
        let started = std::thread::Builder::new().stack_size(STACK).spawn(move || {
            let _whole = Whole;
            let machine = Machine::new(world, &folders, settings);
            let stops = || processes.stops.lock().unwrap_or_else(PoisonError::into_inner);
            stops().insert(process.slot, machine.stop());
            sync::blocking(machine.run_process(process));
            stops().remove(&process.slot);
        });
        started.is_ok()
    }

    /// Ends those that still run: nothing is left of a program whose first process has ended.
    pub fn end(&self) {
        for stop in self.stops.lock().unwrap_or_else(PoisonError::into_inner).values() {
            stop.raise();
        }
    }

    /// Tells a process that it was sent a signal, for [`World::signalled`].
    pub fn signalled(&self, slot: u32) {
        if let Some(stop) = self.stops.lock().unwrap_or_else(PoisonError::into_inner).get(&slot) {
            stop.signal();
        }
    }
}
