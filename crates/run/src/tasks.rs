//! A run's task table: the tasks that it began with, and all tasks that these spawned. A task is first *spawned*, then
//! *started* by a worker, and finally *ended*. A task that joins it sleeps on its state.

use crate::context::Context;
use crate::error::{Error, Kind};
use crate::workload::{Output, Running};
use serde::{Deserialize, Serialize};
use std::sync::atomic::AtomicU8;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use sync::{AtomicU32, Ordering, Park};

/// What a task does: called once, on the worker that runs it.
pub type Work = Box<dyn for<'a> FnOnce(&'a Context<'a>) -> Running<'a> + Send>;

/// The task waits for a worker.
pub const SPAWNED: u32 = 0;
/// A worker runs the task.
pub const STARTED: u32 = 1;
/// The task has ended and its outcome is available.
pub const ENDED: u32 = 2;
/// No worker could be started for the task. Set from outside (`www/run/coordinator`), where workers are started.
pub const REFUSED: u32 = 3;

/// The longest message of an outcome that is carried from one memory to another, in letters.
const MOST_LETTERS: usize = 400;
/// Room for an outcome as text: its message, each letter of it in up to six bytes of JSON, and the rest of the JSON.
const REPLY_BYTES: usize = 4096;

/// Where the outcome of a task that runs in another memory arrives. The coordinator writes it from outside, as the text
/// that [`outcome_text`] makes, and then raises the task's state.
#[repr(C)]
pub(crate) struct Reply {
    pub(crate) length: AtomicU32,
    pub(crate) bytes: [AtomicU8; REPLY_BYTES],
}

/// The part of an outcome that is carried.
#[derive(Serialize, Deserialize)]
enum Carried {
    Ended { checksum: u64 },
    Failed(Error),
}

/// An outcome as text, without its payload, to be carried to another memory.
pub fn outcome_text(outcome: Result<&Output, Error>) -> String {
    let carried = match outcome {
        Ok(output) => Carried::Ended { checksum: output.checksum },
        Err(Error { kind, message, task }) => {
            Carried::Failed(Error { kind, message: message.chars().take(MOST_LETTERS).collect(), task })
        }
    };
    serde_json::to_string(&carried).expect("plain data")
}

impl Reply {
    fn read(&self) -> Result<Output, Error> {
        let length = (self.length.load(Ordering::Relaxed) as usize).min(REPLY_BYTES);
        let bytes: Vec<_> = self.bytes[..length].iter().map(|byte| byte.load(Ordering::Relaxed)).collect();
        match serde_json::from_slice(&bytes) {
            Ok(Carried::Ended { checksum }) => Ok(Output::from(checksum)),
            Ok(Carried::Failed(error)) => Err(error),
            Err(_) => Err(Error::new(Kind::Trap, "What a process carried back cannot be read.")),
        }
    }
}

/// One task.
pub struct Task {
    /// The task's number in the table.
    pub number: u16,
    /// The task's name on the screen.
    pub name: String,
    /// The task that spawned it. `None` if the run began with it.
    pub parent: Option<u16>,
    state: AtomicU32,
    work: Mutex<Option<Work>>,
    outcome: OnceLock<Result<Output, Error>>,
    /// Only for a task in another memory.
    reply: Option<Box<Reply>>,
}

impl Task {
    fn new(number: u16, name: String, parent: Option<u16>, work: Option<Work>) -> Self {
        let (state, work, outcome) = (AtomicU32::new(SPAWNED), Mutex::new(work), OnceLock::new());
        Self { number, name, parent, state, work, outcome, reply: None }
    }

    fn elsewhere(number: u16, name: String, parent: u16) -> Self {
        let reply = Reply { length: AtomicU32::new(0), bytes: [const { AtomicU8::new(0) }; REPLY_BYTES] };
        Self { reply: Some(Box::new(reply)), ..Self::new(number, name, Some(parent), None) }
    }

    /// Where the outcome is written from outside, in bytes from the start of the memory: a length of 32 bits, then the
    /// text. 0 if the task runs in this memory.
    pub fn reply_address(&self) -> usize {
        self.reply.as_ref().map_or(0, |reply| std::ptr::from_ref::<Reply>(reply).expose_provenance())
    }

    /// Takes the task's work, for the one worker that runs it. `None` if it has no work in this memory, or another
    /// worker has taken it.
    pub fn start(&self) -> Option<Work> {
        self.state.store(STARTED, Ordering::Relaxed);
        self.work.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Stores the outcome, and wakes all tasks that join this one.
    ///
    /// # Panics
    /// If the task has ended before.
    pub fn end(&self, outcome: Result<Output, Error>, park: &dyn Park) {
        assert!(self.outcome.set(outcome).is_ok(), "every task is run once");
        // Release: a thread that sees that the task has ended also sees what it did, and its outcome.
        self.state.store(ENDED, Ordering::Release);
        park.unpark(&self.state, u32::MAX);
    }

    /// Says that the task gets no worker.
    pub fn refuse(&self) {
        self.state.store(REFUSED, Ordering::Release);
    }

    /// How the task ended, once it has ended.
    pub fn outcome(&self) -> Option<Result<&Output, Error>> {
        // Acquire pairs with the Release of `end`.
        match self.state.load(Ordering::Acquire) {
            REFUSED => Some(Err(Error::new(
                Kind::WorkerStart,
                format!("No worker could be started for {}. Spawn fewer at once.", self.name),
            ))),
            state => {
                // A task that ended in another memory has left its outcome as text.
                let arrived = self.reply.as_ref().filter(|_| state == ENDED);
                let outcome = match arrived {
                    Some(reply) => Some(self.outcome.get_or_init(|| reply.read())),
                    None => self.outcome.get(),
                };
                outcome.map(|outcome| outcome.as_ref().map_err(Clone::clone))
            }
        }
    }

    /// The word that joining tasks sleep on.
    pub fn state(&self) -> &AtomicU32 {
        &self.state
    }
}

/// The tasks of one memory's run, by number.
#[derive(Default)]
pub struct Tasks(RwLock<Vec<Arc<Task>>>);

impl Tasks {
    /// Makes the table with the tasks that the run begins with.
    pub fn new(names: &[String]) -> Self {
        let task =
            |(number, name): (usize, &String)| Arc::new(Task::new(number as u16, name.clone(), None, None));
        Self(RwLock::new(names.iter().enumerate().map(task).collect()))
    }

    /// Adds a task that another task spawned. `None` if the table is full. Without `work`, the task runs in another memory.
    pub fn spawn(&self, name: String, parent: u16, work: Option<Work>) -> Option<Arc<Task>> {
        let mut tasks = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let number = u16::try_from(tasks.len()).ok()?;
        let task = Arc::new(match work {
            Some(work) => Task::new(number, name, Some(parent), Some(work)),
            None => Task::elsewhere(number, name, parent),
        });
        tasks.push(Arc::clone(&task));
        Some(task)
    }

    /// Task number `number`.
    ///
    /// # Panics
    /// If there is no such task.
    pub fn get(&self, number: usize) -> Arc<Task> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner)[number])
    }

    /// How many threads were spawned in this memory, and have neither ended nor been refused.
    pub fn threads_not_over(&self) -> u32 {
        let tasks = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let counts = |task: &&Arc<Task>| {
            task.parent.is_some() && task.reply.is_none() && task.state.load(Ordering::Acquire) < ENDED
        };
        tasks.iter().filter(counts).count() as u32
    }

    /// How many tasks there are.
    pub fn count(&self) -> usize {
        self.0.read().unwrap_or_else(PoisonError::into_inner).len()
    }
}
