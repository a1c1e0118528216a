//! From a reader's options to work that can start: checked, completed with defaults, and known to fit in memory.

use run::error::{Error, Kind};
use run::job::Job;
use run::model::Model;
use run::params::Params;
use run::thread_state::{Flavour, Settings};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::ops::RangeInclusive;
use trace::MAX_TASKS;

/// The most workers a pool may have.
pub const MAX_WORKERS: usize = 64;
/// The most rounds a comparison may have.
pub const MAX_ROUNDS: usize = 100;
/// The most rounds that may be run first and not counted.
pub const MAX_WARM_UP: usize = 10;
/// The longest time that a comparison may be given, in milliseconds.
pub const MAX_BUDGET_MS: f64 = 600_000.0;
/// Stack of a thread that runs one task.
pub const THREAD_STACK_BYTES: u32 = 512 << 10;
/// Stack of a rayon worker. wasm-bindgen-rayon leaves it at wasm-bindgen's default.
const POOL_STACK_BYTES: u64 = 2 << 20;
/// More than a task that waits ever leaves behind: events, and bytes of text.
const EVENTS_A_TASK: u32 = 10;
const TEXT_BYTES_A_TASK: u32 = 300;

/// The size of a trace buffer.
#[derive(Clone, Copy, Debug)]
pub struct BufferSize {
    /// Events.
    pub events: u32,
    /// Bytes of text.
    pub text_bytes: u32,
}

impl BufferSize {
    /// The size for a worker that may run `tasks` tasks at once.
    pub fn of_tasks(tasks: usize) -> Self {
        let tasks = tasks as u32;
        Self {
            events: (EVENTS_A_TASK * tasks).max(32_768),
            text_bytes: (TEXT_BYTES_A_TASK * tasks).max(65_536),
        }
    }

    fn bytes(self) -> u64 {
        u64::from(self.events) * trace::EVENT_BYTES as u64 + u64::from(self.text_bytes)
    }
}
/// The memory that an instance takes before it does anything: its data, its stack, and what its allocator keeps unused.
const INSTANCE_BYTES: u64 = 4 << 20;

fn invalid(message: impl Into<String>) -> Error {
    Error::new(Kind::Invalid, message)
}

/// The switch interval's range, in milliseconds.
pub const INTERVAL_MS: RangeInclusive<f64> = 0.05..=100.0;
/// The names of the lock's flavours.
pub const FLAVOURS: [(&str, Flavour); 3] = [
    ("cpython-3.2", Flavour::Cpython32),
    ("cpython-before-3.2", Flavour::CpythonBefore32),
    ("free-threaded", Flavour::FreeThreaded),
];

/// The options of `run`, before they are checked. `null` counts as missing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    workload: Option<String>,
    params: Option<Map<String, Value>>,
    /// The names of the tasks of a workload that only running it tells. The page adds them, never the reader.
    tasks: Option<Vec<String>>,
    models: Option<Vec<String>>,
    workers: Option<f64>,
    rounds: Option<f64>,
    warm_up: Option<f64>,
    budget_ms: Option<f64>,
    lock: Option<LockOptions>,
}

/// The options of `run` that concern the lock, before they are checked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LockOptions {
    flavour: Option<String>,
    interval_ms: Option<f64>,
    release_during_waits: Option<bool>,
}

impl LockOptions {
    fn check(self) -> Result<Settings, Error> {
        let usual = Settings::default();
        let interval_ms = self.interval_ms.unwrap_or(usual.interval_ms);
        if !INTERVAL_MS.contains(&interval_ms) {
            let (min, max) = (INTERVAL_MS.start(), INTERVAL_MS.end());
            return Err(invalid(format!(
                "lock.interval_ms has to be a number from {min} to {max}, and is {interval_ms}."
            )));
        }
        let flavour = match self.flavour {
            None => usual.flavour,
            Some(name) => {
                FLAVOURS.iter().find(|(known, _)| *known == name).map(|(_, flavour)| *flavour).ok_or_else(
                    || {
                        invalid(format!(
                            "lock.flavour has to be one of {}, and is \"{name}\".",
                            FLAVOURS.map(|(name, _)| name).join(", ")
                        ))
                    },
                )?
            }
        };
        let release_during_waits = self.release_during_waits.unwrap_or(usual.release_during_waits);
        Ok(Settings { flavour, interval_ms, release_during_waits })
    }
}

/// What this device and this page can provide.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Limits {
    /// The most bytes of the memory that threads share.
    pub shared_bytes: u64,
    /// The most bytes of a process's memory.
    pub process_bytes: u64,
    /// The most bytes of all memories together.
    pub all_bytes: u64,
    /// Workers of a pool, if the reader gives no number.
    pub default_workers: usize,
    /// Whether memory can be shared here.
    pub isolated: bool,
}

/// What is going to run.
#[derive(Debug, Serialize)]
pub struct Plan {
    workload: &'static str,
    params: Params,
    tasks: Vec<String>,
    models: Vec<PlannedModel>,
    workers: usize,
    rounds: usize,
    /// Rounds that are run first and not counted.
    warm_up: usize,
    /// No new round begins after this time, once there are enough rounds for an interval. `None`: every round is run.
    budget_ms: Option<f64>,
    /// How many rounds are enough for an interval.
    least_rounds: usize,
    /// The lock that `threads-gil` takes turns on.
    lock: Settings,
    /// Whether the thread pool takes turns on it too, because the reader named a lock.
    pool_lock: bool,
    last_line: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct PlannedModel {
    model: Model,
    /// Why it cannot run, if it cannot.
    error: Option<Error>,
}

/// Checks options against the limits.
///
/// # Errors
/// `invalid`, naming the option, what it may be and what it is.
pub fn plan(options: &str, limits: &Limits) -> Result<Plan, Error> {
    let options: Options = serde_json::from_str(options)
        .map_err(|error| invalid(format!("The options are not understood: {error}.")))?;
    let workers =
        whole("workers", options.workers, limits.default_workers.clamp(1, MAX_WORKERS), 1..=MAX_WORKERS)?;
    let budget_ms = options.budget_ms;
    if budget_ms.is_some_and(|ms| !(0.0..=MAX_BUDGET_MS).contains(&ms)) {
        return Err(invalid(format!(
            "budget_ms has to be a number from 0 to {MAX_BUDGET_MS}, and is {}.",
            budget_ms.unwrap_or_default()
        )));
    }
    // 0 counts as no budget.
    let budget_ms = budget_ms.filter(|ms| *ms > 0.0);
    let rounds =
        whole("rounds", options.rounds, if budget_ms.is_some() { MAX_ROUNDS } else { 1 }, 1..=MAX_ROUNDS)?;
    let warm_up = whole("warm_up", options.warm_up, usize::from(rounds > 1), 0..=MAX_WARM_UP)?;
    let pool_lock = options.lock.is_some();
    let lock = options.lock.map_or(Ok(Settings::default()), LockOptions::check)?;
    let mut job = workloads::job(
        options.workload.as_deref().unwrap_or("download"),
        &options.params.unwrap_or_default(),
    )?;
    if let Some(tasks) = options.tasks {
        job.tasks = tasks;
    }
    let models = match options.models {
        Some(names) => chosen(&names)?,
        None => Model::all().filter(|model| limits.isolated || !model.shares_memory()).collect(),
    };
    let tasks = job.tasks.len();
    if tasks > models.iter().map(|model| model.max_tasks()).min().unwrap_or(MAX_TASKS) {
        return Err(invalid(format!(
            "{tasks} tasks are too many for a worker each; take {MAX_TASKS} at the most, or the event loop alone."
        )));
    }
    let planned = |model| PlannedModel { model, error: refusal(&job, model, workers, limits) };
    Ok(Plan {
        workload: job.workload.info().name,
        models: models.into_iter().map(planned).collect(),
        last_line: job.workload.info().last_line,
        params: job.params,
        tasks: job.tasks,
        workers,
        rounds,
        warm_up,
        budget_ms,
        least_rounds: crate::stats::LEAST_COUNT,
        lock,
        pool_lock,
    })
}

fn whole(
    name: &str,
    given: Option<f64>,
    default: usize,
    range: RangeInclusive<usize>,
) -> Result<usize, Error> {
    let (min, max) = (*range.start(), *range.end());
    match given {
        None => Ok(default),
        Some(n) if n.fract() == 0.0 && n >= min as f64 && n <= max as f64 => Ok(n as usize),
        Some(n) => Err(invalid(format!("{name} has to be a whole number from {min} to {max}, and is {n}."))),
    }
}

fn chosen(names: &[String]) -> Result<Vec<Model>, Error> {
    let all = || Model::all().map(Model::name).collect::<Vec<_>>().join(", ");
    let mut models = Vec::new();
    for name in names {
        let model = Model::all().find(|model| model.name() == *name);
        let model =
            model.ok_or_else(|| invalid(format!("There is no model \"{name}\"; there are {}.", all())))?;
        if models.contains(&model) {
            return Err(invalid(format!(
                "The model \"{name}\" is named twice; name it once, and raise rounds to repeat it."
            )));
        }
        models.push(model);
    }
    if models.is_empty() {
        return Err(invalid(format!("models names none; name at least one of {}.", all())));
    }
    Ok(models)
}

fn refusal(job: &Job, model: Model, workers: usize, limits: &Limits) -> Option<Error> {
    let needs = Needs::of(job, &job.params, job.tasks.len());
    if needs.fit(model, workers, limits) {
        return None;
    }
    let fewer =
        most_tasks(job.tasks.len(), |tasks| Needs::of(job, &job.params, tasks).fit(model, workers, limits));
    let smaller = job.workload.info().size_param.and_then(|name| {
        let fits = |params: &Params| Needs::of(job, params, job.tasks.len()).fit(model, workers, limits);
        job.params.largest(job.workload.info().params, name, fits).map(|value| format!("{name} = {value}"))
    });
    let fewer = fewer.map(|tasks| if tasks == 1 { "1 task".to_string() } else { format!("{tasks} tasks") });
    let ways: Vec<_> = fewer.into_iter().chain(smaller).collect();
    let largest = if ways.is_empty() {
        "Nothing smaller fits either".to_string()
    } else {
        format!("The largest that fits: {}", ways.join(", or "))
    };
    let need = needs.one_memory(model, workers).max(needs.all(model, workers)) >> 20;
    Some(Error::new(
        Kind::TooLarge,
        format!(
            "{} of this size need about {need} MiB at once under {}. {largest}.",
            count(job.tasks.len()),
            model.name()
        ),
    ))
}

/// The largest number of tasks below `all` that fits, found by halving: if a number fits, every smaller one does.
/// `None` if not even one task fits.
fn most_tasks(all: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
    let (mut low, mut high) = (0, all);
    while high - low > 1 {
        let middle = low.midpoint(high);
        if fits(middle) { low = middle } else { high = middle }
    }
    (low > 0).then_some(low)
}

fn count(tasks: usize) -> String {
    if tasks == 1 { "1 task".to_string() } else { format!("{tasks} tasks") }
}

/// The memory that the first tasks of a job need, largest first.
struct Needs {
    peaks_bytes: Vec<u64>,
    payloads_bytes: u64,
    arriving_bytes: u64,
}

impl Needs {
    fn of(job: &Job, params: &Params, tasks: usize) -> Self {
        let mut peaks_bytes: Vec<_> =
            (0..tasks).map(|index| job.workload.peak_bytes(params, index)).collect();
        peaks_bytes.sort_unstable_by(|a, b| b.cmp(a));
        let payloads_bytes = (0..tasks).map(|index| job.workload.payload_bytes(params, index)).sum();
        let arriving_bytes = (0..tasks).map(|index| job.workload.arriving_bytes(params, index)).sum();
        Self { peaks_bytes, payloads_bytes, arriving_bytes }
    }

    fn fit(&self, model: Model, workers: usize, limits: &Limits) -> bool {
        let one = if model.shares_memory() { limits.shared_bytes } else { limits.process_bytes };
        self.one_memory(model, workers) <= one && self.all(model, workers) <= limits.all_bytes
    }

    /// The largest sum of peaks that `tasks` tasks at once can reach.
    fn at_once(&self, tasks: usize) -> u64 {
        self.peaks_bytes.iter().take(tasks).sum()
    }

    /// The bytes in the memory that holds the most.
    fn one_memory(&self, model: Model, workers: usize) -> u64 {
        let tasks = self.peaks_bytes.len();
        let buffer = BufferSize::of_tasks(1).bytes();
        INSTANCE_BYTES
            + match model {
                Model::ThreadsGil | Model::Threads => {
                    tasks as u64 * (buffer + u64::from(THREAD_STACK_BYTES)) + self.at_once(tasks)
                }
                // A result stays where it was made until the run is over.
                Model::ThreadPool => {
                    workers as u64 * (buffer + POOL_STACK_BYTES) + self.at_once(workers) + self.payloads_bytes
                }
                Model::EventLoop => {
                    BufferSize::of_tasks(tasks).bytes() + self.at_once(1) + self.payloads_bytes
                }
                Model::Sequential | Model::Processes | Model::ProcessPool => buffer + self.at_once(1),
            }
    }

    /// The bytes in all memories together, including the copies that JavaScript holds.
    fn all(&self, model: Model, workers: usize) -> u64 {
        let memories = match model {
            Model::Processes => self.peaks_bytes.len(),
            Model::ProcessPool => workers,
            // The bytes that arrive for all tasks that wait together are held at the same time.
            Model::EventLoop => {
                return self.one_memory(model, workers) + self.payloads_bytes + self.arriving_bytes;
            }
            _ => return self.one_memory(model, workers) + self.payloads_bytes,
        };
        memories as u64 * (INSTANCE_BYTES + BufferSize::of_tasks(1).bytes())
            + self.at_once(memories)
            + self.payloads_bytes
    }
}

#[cfg(test)]
mod tests;
