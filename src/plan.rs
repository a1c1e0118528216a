//! From a reader's options to work that can start: checked, with defaults, and known to fit in memory.

use crate::error::{Error, Kind};
use crate::MAX_TASKS;
use crate::job::Job;
use crate::model::Model;
use crate::params::Params;
use crate::thread_state::{Flavour, Settings};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::ops::RangeInclusive;

/// The most workers a pool may have.
pub const MAX_WORKERS: usize = 64;
/// The most rounds a comparison may have.
pub const MAX_ROUNDS: usize = 100;
/// The most rounds that may be run before, and not counted.
pub const MAX_WARM_UP: usize = 10;
/// The most time that a comparison may be given, in milliseconds.
pub const MAX_BUDGET_MS: f64 = 600_000.0;
/// Stack of a thread that runs one task.
pub const THREAD_STACK_BYTES: u32 = 512 << 10;
/// Stack of a rayon worker, which wasm-bindgen-rayon leaves at wasm-bindgen's default.
const POOL_STACK_BYTES: u64 = 2 << 20;
/// Events and text that a task which waits leaves behind, at the most, and then some.
const EVENTS_A_TASK: u32 = 10;
const TEXT_BYTES_A_TASK: u32 = 300;

/// How large a trace buffer is.
#[derive(Clone, Copy, Debug)]
pub struct BufferSize {
    /// Events.
    pub events: u32,
    /// Bytes of text.
    pub text_bytes: u32,
}

impl BufferSize {
    /// That of a worker which may run so many tasks at once.
    pub fn of_tasks(tasks: usize) -> Self {
        let tasks = tasks as u32;
        Self { events: (EVENTS_A_TASK * tasks).max(32_768), text_bytes: (TEXT_BYTES_A_TASK * tasks).max(65_536) }
    }

    fn bytes(self) -> u64 {
        u64::from(self.events) * crate::trace::EVENT_BYTES as u64 + u64::from(self.text_bytes)
    }
}
/// What an instance takes before it does anything: its data, its own stack, its allocator's slack.
const INSTANCE_BYTES: u64 = 4 << 20;

fn invalid(message: impl Into<String>) -> Error {
    Error::new(Kind::Invalid, message)
}

/// The switch interval's range, in milliseconds.
pub const INTERVAL_MS: RangeInclusive<f64> = 0.05..=100.0;
/// What the lock's flavours are called.
pub const FLAVOURS: [(&str, Flavour); 3] = [
    ("cpython-3.2", Flavour::Cpython32),
    ("cpython-before-3.2", Flavour::CpythonBefore32),
    ("free-threaded", Flavour::FreeThreaded),
];

/// What `run` takes, before it is checked. `null` is as good as missing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    workload: Option<String>,
    params: Option<Map<String, Value>>,
    models: Option<Vec<String>>,
    workers: Option<f64>,
    rounds: Option<f64>,
    warm_up: Option<f64>,
    budget_ms: Option<f64>,
    lock: Option<LockOptions>,
}

/// What `run` takes of the lock, before it is checked.
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
            return Err(invalid(format!("lock.interval_ms has to be a number from {min} to {max}, and is {interval_ms}.")));
        }
        let flavour = match self.flavour {
            None => usual.flavour,
            Some(name) => FLAVOURS.iter().find(|(known, _)| *known == name).map(|(_, flavour)| *flavour).ok_or_else(|| {
                invalid(format!("lock.flavour has to be one of {}, and is \"{name}\".", FLAVOURS.map(|(name, _)| name).join(", ")))
            })?,
        };
        let release_during_waits = self.release_during_waits.unwrap_or(usual.release_during_waits);
        Ok(Settings { flavour, interval_ms, release_during_waits })
    }
}

/// What this machine and this page can give.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Limits {
    /// How large the memory that threads share may grow.
    pub shared_bytes: u64,
    /// How large a process's memory may grow.
    pub process_bytes: u64,
    /// How much all memories together may take.
    pub all_bytes: u64,
    /// Pool workers, where the reader says nothing.
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
    /// No new round begins after so long, once there are enough for an interval; `None`: every round is run.
    budget_ms: Option<f64>,
    /// How many rounds are enough for an interval.
    least_rounds: usize,
    /// What `threads-gil` takes turns on.
    lock: Settings,
    /// Whether the thread pool does too: where the reader named a lock.
    pool_lock: bool,
    last_line: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct PlannedModel {
    model: Model,
    /// Why it cannot run, where it cannot.
    error: Option<Error>,
}

/// Checks options against what there is.
///
/// # Errors
/// `invalid`, naming the option, what it may be and what it is.
pub fn plan(options: &str, limits: &Limits) -> Result<Plan, Error> {
    let options: Options = serde_json::from_str(options).map_err(|error| invalid(format!("The options are not understood: {error}.")))?;
    let workers = whole("workers", options.workers, limits.default_workers.clamp(1, MAX_WORKERS), 1..=MAX_WORKERS)?;
    let budget_ms = options.budget_ms;
    if budget_ms.is_some_and(|ms| !(0.0..=MAX_BUDGET_MS).contains(&ms)) {
        return Err(invalid(format!("budget_ms has to be a number from 0 to {MAX_BUDGET_MS}, and is {}.", budget_ms.unwrap_or_default())));
    }
    // No time at all is as good as none given.
    let budget_ms = budget_ms.filter(|ms| *ms > 0.0);
    let rounds = whole("rounds", options.rounds, if budget_ms.is_some() { MAX_ROUNDS } else { 1 }, 1..=MAX_ROUNDS)?;
    let warm_up = whole("warm_up", options.warm_up, usize::from(rounds > 1), 0..=MAX_WARM_UP)?;
    let pool_lock = options.lock.is_some();
    let lock = options.lock.map_or(Ok(Settings::default()), LockOptions::check)?;
    let job = Job::new(options.workload.as_deref().unwrap_or("download"), &options.params.unwrap_or_default())?;
    let models = match options.models {
        Some(names) => chosen(&names)?,
        None => Model::all().filter(|model| limits.isolated || !model.shares_memory()).collect(),
    };
    let tasks = job.tasks.len();
    if tasks > MAX_TASKS && models != [Model::EventLoop] {
        return Err(invalid(format!("{tasks} tasks are too many for a worker each; take {MAX_TASKS} at the most, or the event loop alone.")));
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

fn whole(name: &str, given: Option<f64>, default: usize, range: RangeInclusive<usize>) -> Result<usize, Error> {
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
        let model = model.ok_or_else(|| invalid(format!("There is no model \"{name}\"; there are {}.", all())))?;
        if models.contains(&model) {
            return Err(invalid(format!("The model \"{name}\" is named twice; name it once, and raise rounds to repeat it.")));
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
    let fewer = (1..job.tasks.len()).rev().find(|&tasks| Needs::of(job, &job.params, tasks).fit(model, workers, limits));
    let smaller = job.workload.info().size_param.and_then(|name| {
        let fits = |params: &Params| Needs::of(job, params, job.tasks.len()).fit(model, workers, limits);
        job.params.largest(job.workload.info().params, name, fits).map(|value| format!("{name} = {value}"))
    });
    let fewer = fewer.map(|tasks| if tasks == 1 { "1 task".to_string() } else { format!("{tasks} tasks") });
    let ways: Vec<_> = fewer.into_iter().chain(smaller).collect();
    let largest = if ways.is_empty() { "Nothing smaller fits either".to_string() } else { format!("The largest that fits: {}", ways.join(", or ")) };
    let need = needs.one_memory(model, workers).max(needs.all(model, workers)) >> 20;
    Some(Error::new(Kind::TooLarge, format!("{} of this size need about {need} MiB at once under {}. {largest}.", count(job.tasks.len()), model.name())))
}

fn count(tasks: usize) -> String {
    if tasks == 1 { "1 task".to_string() } else { format!("{tasks} tasks") }
}

/// What the first tasks of a job need, largest first.
struct Needs {
    peaks_bytes: Vec<u64>,
    payloads_bytes: u64,
}

impl Needs {
    fn of(job: &Job, params: &Params, tasks: usize) -> Self {
        let mut peaks_bytes: Vec<_> = (0..tasks).map(|index| job.workload.peak_bytes(params, index)).collect();
        peaks_bytes.sort_unstable_by(|a, b| b.cmp(a));
        let payloads_bytes = (0..tasks).map(|index| job.workload.payload_bytes(params, index)).sum();
        Self { peaks_bytes, payloads_bytes }
    }

    fn fit(&self, model: Model, workers: usize, limits: &Limits) -> bool {
        let one = if model.shares_memory() { limits.shared_bytes } else { limits.process_bytes };
        self.one_memory(model, workers) <= one && self.all(model, workers) <= limits.all_bytes
    }

    /// The largest sum of peaks that so many tasks at once can reach.
    fn at_once(&self, tasks: usize) -> u64 {
        self.peaks_bytes.iter().take(tasks).sum()
    }

    /// What the fullest memory has to hold.
    fn one_memory(&self, model: Model, workers: usize) -> u64 {
        let tasks = self.peaks_bytes.len();
        let buffer = BufferSize::of_tasks(1).bytes();
        INSTANCE_BYTES
            + match model {
                Model::ThreadsGil | Model::Threads => tasks as u64 * (buffer + u64::from(THREAD_STACK_BYTES)) + self.at_once(tasks),
                // A result stays where it was made until the run is over.
                Model::ThreadPool => workers as u64 * (buffer + POOL_STACK_BYTES) + self.at_once(workers) + self.payloads_bytes,
                Model::EventLoop => BufferSize::of_tasks(tasks).bytes() + self.at_once(1) + self.payloads_bytes,
                Model::Sequential | Model::Processes | Model::ProcessPool => buffer + self.at_once(1),
            }
    }

    /// What all memories hold together, with the copies in JavaScript's hands.
    fn all(&self, model: Model, workers: usize) -> u64 {
        let memories = match model {
            Model::Processes => self.peaks_bytes.len(),
            Model::ProcessPool => workers,
            _ => return self.one_memory(model, workers) + self.payloads_bytes,
        };
        memories as u64 * (INSTANCE_BYTES + BufferSize::of_tasks(1).bytes()) + self.at_once(memories) + self.payloads_bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workload::OFFERED;

    const LIMITS: Limits =
        Limits { shared_bytes: 256 << 20, process_bytes: 256 << 20, all_bytes: 2 << 30, default_workers: 2, isolated: true };

    fn refused(options: &str) -> String {
        let plan = plan(options, &LIMITS).expect("valid options");
        let error = plan.models[0].error.clone().expect("too large");
        assert_eq!(error.kind, Kind::TooLarge);
        error.message
    }

    #[test]
    fn the_default_is_all_that_can_run() {
        let plan = plan("{}", &LIMITS).unwrap();
        assert_eq!((plan.workload, plan.models.len(), plan.workers, plan.rounds), ("download", 7, 2, 1));
        let fewer = super::plan("{}", &Limits { isolated: false, ..LIMITS }).unwrap();
        assert_eq!(fewer.models.len(), 4);
    }

    #[test]
    fn nonsense_is_invalid_and_named() {
        for (options, named) in [
            ("", "not understood"),
            ("[]", "not understood"),
            ("{\"wrokers\": 2}", "wrokers"),
            ("{\"workload\": \"sort\"}", "download, scrape"),
            ("{\"workload\": 3}", "not understood"),
            ("{\"models\": []}", "at least one"),
            ("{\"models\": [\"fibers\"]}", "fibers"),
            ("{\"models\": [\"threads\", \"threads\"]}", "twice"),
            ("{\"workers\": 0}", "1 to 64"),
            ("{\"workers\": 2.5}", "is 2.5"),
            ("{\"rounds\": 1000}", "1 to 100"),
            ("{\"params\": {\"tasks\": 65}}", "64 at the most"),
            ("{\"params\": {\"tasks\": 65}, \"models\": [\"event-loop\", \"processes\"]}", "64 at the most"),
            ("{\"params\": {\"tasks\": 10001}, \"models\": [\"event-loop\"]}", "1 to 10000"),
            ("{\"warm_up\": 11}", "0 to 10"),
            ("{\"budget_ms\": -1}", "is -1"),
            ("{\"budget_ms\": 600001}", "0 to 600000"),
            ("{\"lock\": 5}", "not understood"),
            ("{\"lock\": {\"interval_ms\": 0.01}}", "0.05 to 100"),
            ("{\"lock\": {\"interval_ms\": 101}}", "is 101"),
            ("{\"lock\": {\"flavour\": \"jython\"}}", "free-threaded, and is \"jython\""),
            ("{\"lock\": {\"interval\": 5}}", "not understood"),
        ] {
            let error = plan(options, &LIMITS).expect_err(options);
            assert_eq!(error.kind, Kind::Invalid, "{options}");
            assert!(error.message.contains(named), "{options}: {}", error.message);
        }
    }

    #[test]
    fn the_event_loop_alone_takes_ten_thousand_tasks() {
        let plan = plan(r#"{"params": {"tasks": 10000}, "models": ["event-loop"]}"#, &LIMITS).unwrap();
        assert_eq!((plan.tasks.len(), plan.models[0].error.is_none()), (10_000, true));
    }

    /// Refusals name a setting that is then accepted, and the next larger one is not.
    #[test]
    fn the_largest_setting_named_fits_and_no_larger_one() {
        let with = |tasks: usize| format!(r#"{{"workload": "image", "models": ["threads"], "params": {{"tasks": {tasks}}}}}"#);
        let message = refused(&with(64));
        let largest: usize = message.split("fits: ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        assert!(plan(&with(largest), &LIMITS).unwrap().models[0].error.is_none());
        refused(&with(largest + 1));
    }

    #[test]
    fn one_list_too_long_names_the_longest_that_fits() {
        let with = |n: u64| format!(r#"{{"workload": "squares", "models": ["threads"], "params": {{"n": [{n}, {n}, {n}, {n}]}}}}"#);
        let message = refused(&with(10_000_000));
        let largest: u64 = message.split("n = ").nth(1).unwrap().trim_end_matches('.').parse().unwrap();
        assert!(plan(&with(largest), &LIMITS).unwrap().models[0].error.is_none());
        refused(&with(largest + 1));
    }

    #[test]
    fn every_default_fits_under_every_model_in_the_smallest_memory() {
        let phone = Limits { shared_bytes: 256 << 20, process_bytes: 128 << 20, all_bytes: 512 << 20, ..LIMITS };
        for workload in OFFERED {
            let plan = plan(&format!(r#"{{"workload": "{}"}}"#, workload.info().name), &phone).unwrap();
            assert!(plan.models.iter().all(|planned| planned.error.is_none()), "{}", workload.info().name);
        }
    }
}
