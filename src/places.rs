//! Where a worker's records lie in its memory, for a reader that sees only memory.

use run::model::shared_run::Worker;
use serde::Serialize;

/// Addresses, in bytes from the start of the memory.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Places {
    trace: trace::Addresses,
    clock: usize,
}

impl Places {
    /// The addresses of one worker's records.
    pub fn of(worker: &Worker) -> Self {
        Self { trace: worker.buffer.addresses(), clock: worker.clock.address() }
    }
}
