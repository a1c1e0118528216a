//! A Python machine: the language and its built-in types, in Rust, for CPython 3.14's own library to run on.
//!
//! Calls from Python to Python never recurse on the Rust stack, and native code never re-enters the loop: a frame is a
//! value, one instruction is one step, and whatever native code waits for is a future (`vm`).

#![cfg_attr(target_arch = "wasm32", feature(optimize_attribute))]

// Its attribute stands before most of the asynchronous functions.
#[macro_use]
extern crate python_macros;

mod compile;
pub mod function;
pub mod green;
mod kernel;
mod machine;
mod modules;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod object;
mod packed;
mod shared;
mod text;
mod traceback_text;
mod types;
mod value;
mod vm;
mod world;

pub use kernel::{MOST_PROCESSES, NewProcess, TASKS, WRITES};
pub use machine::{Exit, Machine, Settings, Steps};
#[cfg(not(target_arch = "wasm32"))]
pub use native::{Processes, start_native};
#[cfg(not(target_arch = "wasm32"))]
pub use packed::{Imported, imports};
pub use shared::{Shared, Words};
pub use world::{NewThread, World};
