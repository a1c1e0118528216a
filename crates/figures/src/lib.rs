//! What is going to run, and what its times mean: the plan of a run, statistics, advice, and the catalogue that the
//! page has before any wasm is loaded. None of it reads a clock.
#![cfg(not(loom))]

pub mod advice;
pub mod catalogue;
pub mod comparison;
pub mod plan;
pub mod stats;
