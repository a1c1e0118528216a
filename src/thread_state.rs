//! One thread's part in the lock: whether it has it, since when, and what that added up to. CPython's
//! `PyThreadState`, and the three states that its sampling profiler names.
//!
//! Times come as arguments, in milliseconds of the thread's own clock.

use crate::gil::{Futex, Gil, Rule, Step, Turn};
use crate::sync::Stop;
use serde::{Deserialize, Serialize};
use std::cell::Cell;

/// The lock that a run's threads take turns on.
#[derive(Debug)]
pub struct Lock {
    gil: Gil<Futex>,
    release_during_waits: bool,
}

/// How the lock is fought for, as the page's interface names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Flavour {
    /// Requests, after the switch interval.
    #[serde(rename = "cpython-3.2")]
    Cpython32,
    /// Every hundred ticks.
    #[serde(rename = "cpython-before-3.2")]
    CpythonBefore32,
    /// There is no lock.
    #[serde(rename = "free-threaded")]
    FreeThreaded,
}
