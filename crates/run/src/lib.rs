//! Tasks, their contexts, and the execution models that run them, on any platform: a platform only has to implement
//! [`host::Host`].
#![cfg(not(loom))]

pub mod context;
pub mod error;
pub mod host;
pub mod job;
#[cfg(test)]
mod layout;
pub mod memory;
pub mod model;
pub mod objects;
pub mod params;
pub mod scheduler;
pub mod tasks;
pub mod thread_state;
pub mod workload;
