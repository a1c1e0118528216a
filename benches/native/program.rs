//! The native side of the benchmarks: the engine's own jobs on threads of the operating system.
//!
//! Each request is one line on the standard input, `{"workload", "params", "threads"}`. Each answer is one line,
//! `{"run_ms": [one number for each task], "wall_ms"}`. `threads` 0 runs the tasks in a plain loop, more on rayon.

use figures::plan::BufferSize;
use rayon::{ThreadPool, ThreadPoolBuilder};
use run::host::native::Native;
use run::job::Job;
use run::memory::Memory;
use run::model::{
    sequential,
    shared_run::{SharedMemory, SharedRun, Worker},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};
use std::sync::Arc;
use std::time::Instant;
use trace::{Event, TraceBuffer};

static MEMORY: Memory = Memory::new();

#[derive(Deserialize)]
struct Request {
    workload: String,
    params: Map<String, Value>,
    threads: usize,
}

#[derive(Serialize)]
struct Answer {
    run_ms: Vec<f64>,
    wall_ms: f64,
}

fn main() -> io::Result<()> {
    let mut pools = HashMap::new();
    for line in io::stdin().lines() {
        let request: Request = serde_json::from_str(&line?)?;
        let job = workloads::job(&request.workload, &request.params).expect("a valid job");
        let answer = match request.threads {
            0 => in_sequence(&job),
            threads => on_pool(job, pools.entry(threads).or_insert_with(|| pool(threads))),
        };
        println!("{}", serde_json::to_string(&answer)?);
        io::stdout().flush()?;
    }
    Ok(())
}

fn pool(threads: usize) -> ThreadPool {
    ThreadPoolBuilder::new().num_threads(threads).build().expect("threads to start")
}

fn buffer() -> TraceBuffer {
    let BufferSize { events, text_bytes } = BufferSize::of_tasks(1);
    TraceBuffer::new(events, text_bytes)
}

fn in_sequence(job: &Job) -> Answer {
    let buffers = [buffer()];
    let writer = buffers[0].writer().expect("a buffer of our own");
    let start = Instant::now();
    sequential::run(job, &Native::default(), &writer, &MEMORY, |_, result| {
        drop(result.expect("a task that is well"))
    });
    let wall_ms = start.elapsed().as_secs_f64() * 1e3;
    Answer { run_ms: run_ms(&[buffers[0].events()]), wall_ms }
}

fn on_pool(job: Job, pool: &ThreadPool) -> Answer {
    let tasks = job.tasks.len();
    let workers = (0..pool.current_num_threads()).map(|_| Worker::new(buffer())).collect();
    let run = Arc::new(SharedRun::new(job, workers, None, SharedMemory::Whole(&MEMORY)));
    let start = Instant::now();
    pool.scope_fifo(|scope| {
        for index in 0..tasks {
            let run = &run;
            scope.spawn_fifo(move |_| {
                let worker = rayon::current_thread_index().expect("a spawned task runs on the pool");
                sync::blocking(run.run_task(index, worker, &Native::default()));
            });
        }
    });
    let wall_ms = start.elapsed().as_secs_f64() * 1e3;
    Answer {
        run_ms: run_ms(&run.workers().iter().map(|worker| worker.buffer.events()).collect::<Vec<_>>()),
        wall_ms,
    }
}

/// From a task's first event to its last, as the page counts it.
fn run_ms(traces: &[Vec<Event>]) -> Vec<f64> {
    let mut tasks = BTreeMap::new();
    for event in traces.iter().flatten() {
        let (_, last_ms) = tasks.entry(event.task).or_insert((event.time_ms, event.time_ms));
        *last_ms = event.time_ms;
    }
    tasks.into_values().map(|(first_ms, last_ms)| last_ms - first_ms).collect()
}
