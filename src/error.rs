//! Errors as values: a kind from a closed list, a message that names the mend, and the task at fault.

use serde::{Deserialize, Serialize};

/// What went wrong, as the page's interface names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The options or parameters cannot be run as they are.
    Invalid,
    /// The work would not fit in the memory there is.
    TooLarge,
    /// An allocation failed while a task ran.
    Memory,
    /// Real I/O had no service worker to answer it.
    IoUnavailable,
    /// A task's worker trapped (panicked, or met an illegal instruction).
    Trap,
    /// The run was cancelled.
    Cancelled,
}

/// One error, ready to be shown to a reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Error {
    /// Its kind.
    pub kind: Kind,
    /// One sentence that says what is wrong and how to mend it.
    pub message: String,
    /// The index of the task at fault, if one is.
    pub task: Option<usize>,
}

impl Error {
    /// An error of `kind` that no single task is at fault for.
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), task: None }
    }

    /// What a checkpoint or a wait answers once the run was cancelled.
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
