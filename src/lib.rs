//! Interleave's engine: the same work on every execution model, with a trace of what really happened.
//!
//! Compiled natively it is a library that its tests drive with operating-system threads and a virtual clock;
//! compiled to wasm it is what every worker of the page runs. ARCHITECTURE.md is the map.
#![cfg_attr(target_arch = "wasm32", feature(stdarch_wasm_atomic_wait))]

pub mod gil;
pub mod sync;
pub mod trace;

/// The most tasks a run may have, where some model starts a worker for each.
pub const MAX_TASKS: usize = 64;
/// The most tasks of a run on the event loop alone.
pub const MAX_LOOP_TASKS: usize = 10_000;

/// All but what loom checks: its atomics cannot be made in constants, which the rest needs.
macro_rules! without_loom {
    ($($module:item)*) => { $(#[cfg(not(loom))] $module)* };
}

without_loom! {
    pub mod advice;
    pub mod catalogue;
    pub mod clock;
    pub mod comparison;
    pub mod context;
    pub mod error;
    pub mod host;
    pub mod job;
    pub mod memory;
    pub mod model;
    pub mod params;
    pub mod plan;
    pub mod stats;
    pub mod thread_state;
    pub mod workload;
}

#[cfg(target_arch = "wasm32")]
mod web;
