//! Programs on green threads: one worker runs all of them, and whatever order they had can be replayed.

use std::sync::Arc;

use interleave_python::green::{self, Program};
use interleave_python::{Settings, Steps};
use run::scheduler::{FirstReady, Pct, Random, Replay, RoundRobin, Scheduler};
use sync::gil::Rule;
use wasm_bindgen::prelude::*;

use crate::world;

/// How many changes of priority, and among how many steps, the scheduler "pct" makes.
const PCT: (u32, u64) = (3, 1000);

/// How a program ended on green threads.
#[wasm_bindgen(getter_with_clone)]
pub struct Ended {
    /// The exit code; undefined after a deadlock.
    pub exit: Option<i32>,
    /// Standard output.
    pub out: Vec<u8>,
    /// Standard error.
    pub err: Vec<u8>,
    /// Which thread went on at each step, to be replayed.
    pub schedule: String,
    /// The numbers of the threads that wait for each other; undefined if there was no deadlock.
    pub deadlock: Option<Vec<u32>>,
    /// How long it took on the virtual clock, in milliseconds.
    pub wall_ms: f64,
}

fn steps(name: &str) -> Result<Steps, String> {
    Ok(match name {
        "none" => Steps::None,
        "checkpoints" => Steps::Checkpoints,
        "instructions" => Steps::Instructions,
        _ => return Err(format!("no such steps: {name}")),
    })
}

/// A scheduler by its name, or the schedule that is to be replayed.
fn scheduler(name: &str, seed: f64) -> Result<Box<dyn Scheduler>, String> {
    let seed = seed as u64;
    Ok(match name {
        "first-ready" => Box::new(FirstReady),
        "round-robin" => Box::new(RoundRobin),
        "random" => Box::new(Random::new(seed)),
        "pct" => Box::new(Pct::new(seed, PCT.0, PCT.1)),
        schedule => {
            let schedule = schedule.parse().map_err(|_| format!("no such scheduler or schedule: {name}"))?;
            Box::new(Replay::new(schedule))
        }
    })
}

/// Runs a program to its end on green threads. Without an interval there is no lock.
///
/// # Errors
/// An unknown name of steps or of a scheduler.
#[wasm_bindgen]
#[expect(clippy::too_many_arguments, reason = "JavaScript calls it, and names them in an object of its own")]
#[optimize(size)]
pub fn run_green(
    text: String,
    filename: String,
    folders: Vec<String>,
    arguments: Vec<String>,
    input: String,
    interval_ms: Option<f64>,
    steps_name: &str,
    scheduler_name: &str,
    seed: f64,
    step_ms: f64,
) -> Result<Ended, String> {
    world::know_unicode();
    let read_text = Arc::new(world::read_text);
    let read_packed = Arc::new(world::read_packed);
    let until_ms = f64::INFINITY;
    let program = Program { text, filename, folders, arguments, input, read_text, read_packed, until_ms };
    let lock = interval_ms.map(|interval_ms| (Rule::Requests, interval_ms));
    let settings = Settings { lock, steps: steps(steps_name)?, ..Settings::default() };
    let ran = green::run(&program, settings, step_ms, scheduler(scheduler_name, seed)?);
    Ok(Ended {
        exit: ran.exit.map(|exit| exit.0),
        out: ran.out,
        err: ran.err,
        schedule: ran.schedule.to_string(),
        deadlock: ran.deadlock.map(|deadlock| deadlock.asleep.iter().map(|&thread| thread as u32).collect()),
        wall_ms: ran.wall_ms,
    })
}
