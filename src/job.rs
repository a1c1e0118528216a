//! A job: a workload with checked parameters. It is what travels to a worker, as JSON, and is checked again there.

use crate::error::{Error, Kind};
use crate::params::{self, Params};
use crate::workload::{OFFERED, Workload, named};
use serde_json::{Map, Value};

/// A workload with checked parameters: all that a worker needs to run any of its tasks.
pub struct Job {
    /// What to run.
    pub workload: &'static dyn Workload,
    /// With what.
    pub params: Params,
    /// The tasks' names, in order.
    pub tasks: Vec<String>,
}

impl Job {
    /// The job of a workload's name and a reader's parameters.
    ///
    /// # Errors
    /// `invalid`, where there is no such workload or a parameter is out of range.
    pub fn new(workload: &str, given: &Map<String, Value>) -> Result<Self, Error> {
        let Some(workload) = named(workload) else {
            let offered: Vec<_> = OFFERED.iter().map(|w| w.info().name).collect();
            let message = format!("There is no workload \"{workload}\"; there are {}.", offered.join(", "));
            return Err(Error::new(Kind::Invalid, message));
        };
        let params = params::check(workload.info().params, given)?;
        let tasks = workload.tasks(&params);
        Ok(Self { workload, params, tasks })
    }
}
