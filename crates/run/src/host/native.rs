//! Threads of the operating system: for tests, and for the benchmarks' native side.

use super::{Host, Order, Request, Waiting, done};
use crate::error::{Error, Kind};
use crate::memory::Memory;
use crate::model::shared_run::{SharedMemory, SharedRun, Worker};
use crate::workload::Output;
use std::sync::Arc;
use std::time::Instant;
use sync::blocking;
use sync::{AtomicU32, Futex, Park, Parked, Sleep, Stop};
use trace::TraceBuffer;

/// A thread that blocks while it waits.
pub struct Native {
    origin: Instant,
}

impl Default for Native {
    fn default() -> Self {
        Self { origin: Instant::now() }
    }
}

impl Park for Native {
    fn park<'a>(&'a self, sleep: Sleep<'a>) -> Parked<'a> {
        Futex.park(sleep)
    }

    fn unpark(&self, word: &AtomicU32, most: u32) {
        Futex.unpark(word, most);
    }
}

impl Host for Native {
    fn now_ms(&self) -> f64 {
        self.origin.elapsed().as_secs_f64() * 1e3
    }

    /// A process is a run with its own memory, on a thread of this operating-system process. It shares only what it is
    /// given.
    fn start(&self, order: Order) -> Result<(), Error> {
        std::thread::spawn(move || match order {
            Order::Thread { run, task, worker } => {
                blocking(run.run_task(task as usize, worker, &Self::default()))
            }
            Order::Process { job, index, task } => {
                task.start();
                let worker = Worker::new(TraceBuffer::new(4096, 65_536));
                let run = Arc::new(SharedRun::new(job, vec![worker], None, SharedMemory::Own(Memory::new())));
                blocking(run.run_task(index, 0, &Self::default()));
                let outcome = run.result(index).expect("it has ended");
                task.end(outcome.map(|output| Output::from(output.checksum)), &Self::default());
            }
        });
        Ok(())
    }

    fn fetch<'a>(&'a self, _request: Request<'a>, _stop: &'a Stop) -> Waiting<'a, Vec<u8>> {
        done(Err(Error::new(Kind::IoUnavailable, "Real I/O needs a browser with a service worker.")))
    }
}
