//! green threads: a thread for each task, one at a time, in an order that a scheduler chooses. The same program, lock
//! and schedule give the same run, natively and in wasm.

use super::shared_run::{SharedMemory, SharedRun, Worker};
use crate::host::green::{Body, Deadlock, Green};
use crate::host::{Host, Order};
use crate::job::Job;
use crate::memory::Memory;
use crate::scheduler::{Schedule, Scheduler};
use crate::thread_state::Settings;
use crate::workload::Output;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::Arc;
use sync::Stop;
use trace::{Event, Kind, TraceBuffer, Wait};

/// The result of a run on green threads.
pub struct GreenRun {
    /// Outcomes, traces and what the threads shared: the job's run first, and then one for each process that it
    /// started.
    pub runs: Vec<Arc<SharedRun>>,
    /// Which thread went on at each step.
    pub schedule: Schedule,
    /// The deadlock, if the run ended in one.
    pub deadlock: Option<Deadlock>,
    /// How long the run took, on the virtual clock.
    pub wall_ms: f64,
}

/// How a run on green threads is set up.
#[derive(Clone, Copy)]
pub struct GreenSettings {
    /// The lock that the threads of each memory take turns on. `None` means no lock.
    pub lock: Option<Settings>,
    /// How long a thread computes between two checkpoints, on the virtual clock.
    pub step_ms: f64,
    /// The size of each trace buffer: events, and bytes of text.
    pub buffer: (u32, u32),
}

impl GreenRun {
    /// What every thread waits for that has not ended, as its trace says: `philosopher 1: mutex fork 2`.
    pub fn waits(&self) -> Vec<String> {
        self.runs.iter().flat_map(|run| waits_of(run)).collect()
    }
}

fn waits_of(run: &SharedRun) -> Vec<String> {
    let workers = run.workers();
    let events: Vec<_> = workers.iter().map(|worker| (worker, worker.buffer.events())).collect();
    let mut names = HashMap::new();
    for (worker, event) in
        events.iter().flat_map(|(worker, events)| events.iter().map(move |event| (worker, event)))
    {
        if event.kind == Kind::ObjectMade as u8 {
            let told: Made =
                serde_json::from_str(&worker.buffer.text(event).expect("its text")).expect("our own");
            names.insert(told.object, told.name);
        }
    }
    let open = events.iter().filter_map(|(_, events)| {
        let last = events
            .iter()
            .rfind(|event| [Kind::WaitBegin as u8, Kind::WaitEnd as u8].contains(&event.kind))?;
        (last.kind == Kind::WaitBegin as u8).then_some(*last)
    });
    let told = |event: Event| {
        let (wait, object) = (event.arg & 0xff, event.arg >> 8);
        let what = match wait {
            wait if wait == Wait::Join as u32 => format!("join {}", run.tasks.get(object as usize).name),
            wait if wait == Wait::Mutex as u32 => {
                format!("mutex {}", names.get(&object).map_or("of the memory", String::as_str))
            }
            _ => "a time".to_string(),
        };
        format!("{}: {what}", run.tasks.get(event.task.into()).name)
    };
    open.map(told).collect()
}

/// The text of [`Kind::ObjectMade`].
#[derive(Deserialize)]
struct Made {
    object: u32,
    name: String,
}

fn memory_of(job: Job, workers: usize, settings: GreenSettings) -> Arc<SharedRun> {
    let (events, text_bytes) = settings.buffer;
    let workers = (0..workers).map(|_| Worker::new(TraceBuffer::new(events, text_bytes))).collect();
    let memory = SharedMemory::Own(Memory { stop: Stop::stepping(), ..Memory::new() });
    Arc::new(SharedRun::new(job, workers, settings.lock, memory))
}

/// Runs every task of a job, and all tasks that they spawn, each on its own green thread.
pub fn run(job: Job, settings: GreenSettings, scheduler: &mut dyn Scheduler) -> GreenRun {
    let tasks = job.tasks.len();
    let mut runs = vec![memory_of(job, tasks, settings)];
    let host = Green::new(settings.step_ms, scheduler);
    let first = Arc::clone(&runs[0]);
    let threads =
        (0..tasks).map(|index| -> Body<'_> { Box::pin(first.run_task(index, index, &host)) }).collect();
    let start = |order| -> Body<'_> {
        match order {
            Order::Thread { run, task, worker } => {
                let host = &host;
                Box::pin(async move { run.run_task(task as usize, worker, host).await })
            }
            Order::Process { job, index, task } => {
                let (run, host) = (memory_of(job, 1, settings), &host);
                runs.push(Arc::clone(&run));
                Box::pin(async move {
                    task.start();
                    run.run_task(index, 0, host).await;
                    let outcome = run.result(index).expect("it has ended");
                    task.end(outcome.map(|output| Output::from(output.checksum)), host);
                })
            }
        }
    };
    let mut start = start;
    let deadlock = host.run(threads, || host.orders().into_iter().map(&mut start).collect()).err();
    let (schedule, wall_ms) = (host.schedule(), host.now_ms());
    GreenRun { runs, schedule, deadlock, wall_ms }
}
