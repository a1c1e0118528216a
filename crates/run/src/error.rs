//! Errors as values: a kind from a closed list, a message that says how to mend the input, and the failed task.

use serde::{Deserialize, Serialize};

/// What went wrong, as the page's interface names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The options or parameters cannot be run as they are.
    Invalid,
    /// The work would not fit in the memory that is available.
    TooLarge,
    /// An allocation failed while a task ran.
    Memory,
    /// Real I/O had no service worker to answer it.
    IoUnavailable,
    /// A worker could not be started.
    WorkerStart,
    /// A task's worker trapped (panicked, or met an illegal instruction).
    Trap,
    /// A reader's program raised an exception.
    Exception,
    /// The run was cancelled.
    Cancelled,
}

/// One error, ready to be shown to a reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Error {
    /// The error's kind.
    pub kind: Kind,
    /// One sentence that says what is wrong and how to mend it.
    pub message: String,
    /// The index of the task that failed, if a task did.
    pub task: Option<usize>,
}

impl Error {
    /// Makes an error of `kind` that belongs to no single task.
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), task: None }
    }

    /// The error that a checkpoint or a wait returns once the run was cancelled.
    pub fn cancelled() -> Self {
        Self::new(Kind::Cancelled, "The run was cancelled.")
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
