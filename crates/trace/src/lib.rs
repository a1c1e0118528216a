//! What a worker records of what it did, and when. The trace buffer reads no clock; `clock` relates the clocks of two
//! workers. Loom explores the buffer (`RUSTFLAGS="--cfg loom"`).

mod buffer;
mod chunks;
#[cfg(all(test, not(loom)))]
mod layout;
// Loom's atomics have no address that JavaScript could read.
#[cfg(not(loom))]
pub mod clock;

pub use buffer::*;

/// The most tasks a run may have, because some models start a worker for each.
pub const MAX_TASKS: usize = 64;
