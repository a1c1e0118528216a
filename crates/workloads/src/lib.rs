//! The workloads that the page offers, each in its own file. A workload does not know which model runs it.
#![cfg(not(loom))]

#[cfg(feature = "bench")]
pub mod bench;
mod checksum;
mod convoy;
mod family;
mod fault;
mod image;
mod mix;
mod philosophers;
mod python;
mod race;
mod squares;
mod waiting;

use run::error::{Error, Kind};
use run::job::Job;
use run::workload::Workload;
use serde_json::{Map, Value};

/// The workloads that the page offers, in the page's order.
pub static OFFERED: &[&dyn Workload] = &[
    &waiting::DOWNLOAD,
    &waiting::SCRAPE,
    &squares::Squares,
    &image::Image,
    &mix::Mix,
    &convoy::Convoy,
    &race::Race,
    &python::Python,
];

/// The workloads that only tests use.
static HIDDEN: &[&dyn Workload] = &[&fault::Fault, &family::Family, &philosophers::Philosophers];

/// Makes the job of the workload named `name` with a reader's parameters.
///
/// # Errors
/// `invalid`, if there is no such workload or a parameter is out of range.
pub fn job(name: &str, given: &Map<String, Value>) -> Result<Job, Error> {
    let found = OFFERED.iter().chain(HIDDEN).copied().find(|workload| workload.info().name == name);
    let Some(workload) = found else {
        let offered: Vec<_> = OFFERED.iter().map(|workload| workload.info().name).collect();
        let message = format!("There is no workload \"{name}\"; there are {}.", offered.join(", "));
        return Err(Error::new(Kind::Invalid, message));
    };
    Job::new(workload, given)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
