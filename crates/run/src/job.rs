//! A job: a workload with checked parameters. It travels to a worker as JSON, and is checked again there.

use crate::error::Error;
use crate::params::{self, Params};
use crate::workload::Workload;
use serde_json::{Map, Value};

/// A workload with checked parameters: everything that a worker needs to run any of its tasks.
pub struct Job {
    /// The workload to run.
    pub workload: &'static dyn Workload,
    /// Its parameters.
    pub params: Params,
    /// The tasks' names, in order.
    pub tasks: Vec<String>,
}

impl Job {
    /// Makes the job of a workload and a reader's parameters.
    ///
    /// # Errors
    /// `invalid`, if a parameter is out of range.
    pub fn new(workload: &'static dyn Workload, given: &Map<String, Value>) -> Result<Self, Error> {
        let params = params::check(workload.info().params, given)?;
        let tasks = workload.tasks(&params);
        Ok(Self { workload, params, tasks })
    }
}
