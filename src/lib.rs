//! Interleave's engine: the same work on every execution model, with a trace of what really happened.
//!
//! The crates in `crates/` are the engine. This crate is the part of it that is compiled to wasm, and everything that
//! JavaScript can see. ARCHITECTURE.md is the map.
#![cfg(not(loom))]

pub use {figures, run, sync, trace, workloads};

#[cfg(target_arch = "wasm32")]
mod allocator;
#[cfg(target_arch = "wasm32")]
pub mod host;
#[cfg(target_arch = "wasm32")]
mod places;
#[cfg(target_arch = "wasm32")]
mod web;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: allocator::Allocator = allocator::Allocator::new();
