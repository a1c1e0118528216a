//! What threads share and wait on: atomics, a futex, the word that stops a memory's tasks, and the locks. Loom explores
//! all of it (`RUSTFLAGS="--cfg loom"`).
#![cfg_attr(target_arch = "wasm32", feature(stdarch_wasm_atomic_wait))]

mod atomics;
pub mod gil;
#[cfg(all(test, loom))]
mod loom_park;
mod mutex;
mod park;

pub use atomics::*;
pub use mutex::Mutex;
#[cfg(not(loom))]
pub use park::Futex;
pub use park::{Park, Parked, Sleep, blocking, over};
