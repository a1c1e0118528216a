//! Is the work I/O-bound or CPU-bound, and which model suits it? The answer comes from two measurements: the work in
//! sequence, and as many empty tasks on every model, which shows what starting and transfers cost on this device.
//!
//! A model's expected time is the time of its empty run, plus the computing and waiting that remain when as much of
//! them overlaps as the model allows. Waits overlap in every model except in sequence, and except under a lock that is
//! kept during waits. Computing overlaps where neither an event loop nor a lock prevents it, on as many cores as there
//! are.

use run::model::{Model, Turns};
use run::thread_state::{Flavour, Settings};
use serde::{Deserialize, Serialize};

/// Work with at least this share of waiting is called I/O-bound, and work with at least this share of computing
/// CPU-bound.
const MOSTLY: f64 = 0.8;
/// A model is recommended over sequential only if it takes at most this share of its time. No reader would notice a
/// smaller gain, so it would not be worth the trouble.
const WORTH: f64 = 0.95;

/// What was measured.
#[derive(Debug, Deserialize)]
pub struct Facts {
    /// How many tasks there are.
    pub tasks: usize,
    /// The time that they computed in sequence, all together.
    pub run_ms: f64,
    /// The time that they waited in sequence, all together.
    pub wait_ms: f64,
    /// Cores, as the browser reports them.
    pub cores: usize,
    /// Workers of a pool.
    pub workers: usize,
    /// The lock that threads + GIL and the thread pool take turns on.
    pub lock: Settings,
    /// The time that as many empty tasks, with as much to transfer, took on each model that can run here.
    pub empty_ms: Vec<(Model, f64)>,
}

/// What kind of work it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Nature {
    /// It mostly waits.
    #[serde(rename = "I/O-bound")]
    Io,
    /// It mostly computes.
    #[serde(rename = "CPU-bound")]
    Cpu,
    /// It does both.
    #[serde(rename = "mixed")]
    Mixed,
}

/// The expected time of one model.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Expected {
    /// The model.
    pub model: Model,
    /// From its start to its last result.
    pub wall_ms: f64,
}

/// The advice.
#[derive(Debug, Serialize)]
pub struct Advice {
    /// What kind of work it is.
    pub nature: Nature,
    /// Waiting time divided by all of the time in sequence, 0 to 1.
    pub waiting_share: f64,
    /// The model to use.
    pub model: Model,
    /// The reason, in one or two sentences.
    pub reason: String,
    /// The expected time of every model, in the page's order.
    pub expected: Vec<Expected>,
}

/// Says which model to use. `None` if nothing was measured.
pub fn advise(facts: &Facts) -> Option<Advice> {
    let all_ms = facts.run_ms + facts.wait_ms;
    let waiting_share = if all_ms > 0.0 { facts.wait_ms / all_ms } else { 0.0 };
    let nature = match waiting_share {
        share if share >= MOSTLY => Nature::Io,
        share if share <= 1.0 - MOSTLY => Nature::Cpu,
        _ => Nature::Mixed,
    };
    let expected: Vec<_> = facts
        .empty_ms
        .iter()
        .map(|&(model, empty_ms)| Expected { model, wall_ms: empty_ms + facts.left_of(model) })
        .collect();
    let quickest = *expected.iter().min_by(|a, b| a.wall_ms.total_cmp(&b.wall_ms))?;
    let plain = expected.iter().find(|one| one.model == Model::Sequential);
    let best = plain.filter(|plain| quickest.wall_ms > WORTH * plain.wall_ms).copied().unwrap_or(quickest);
    Some(Advice {
        nature,
        waiting_share,
        model: best.model,
        reason: reason(best.model, nature, facts),
        expected,
    })
}

impl Facts {
    /// The computing and waiting that remain when all has overlapped that the model allows to overlap.
    fn left_of(&self, model: Model) -> f64 {
        let tasks = self.tasks.max(1) as f64;
        let (run_ms, wait_ms) = (self.run_ms / tasks, self.wait_ms / tasks);
        let cores = self.cores.max(1) as f64;
        // All tasks at once, or as many at a time as there are workers.
        let at_once = match model {
            Model::ThreadPool | Model::ProcessPool => (self.workers.max(1) as f64).min(tasks),
            _ => tasks,
        };
        let turns = (tasks / at_once).ceil();
        // One task computes at a time, and the last task's wait remains when all have computed.
        let alone = (self.run_ms + wait_ms).max(turns * (run_ms + wait_ms));
        match model {
            Model::Sequential => self.run_ms + self.wait_ms,
            Model::EventLoop => alone,
            _ if self.takes_turns(model) && !self.lock.release_during_waits => self.run_ms + self.wait_ms,
            _ if self.takes_turns(model) => alone,
            _ => turns * (run_ms * (at_once / cores).max(1.0) + wait_ms),
        }
    }

    fn takes_turns(&self, model: Model) -> bool {
        self.lock.flavour != Flavour::FreeThreaded && model.takes_turns() != Turns::Never
    }
}

fn reason(model: Model, nature: Nature, facts: &Facts) -> String {
    let one = facts.tasks == 1;
    match (model, nature) {
        (Model::Sequential, _) if one => "There is only one task: nothing could run beside it.".to_string(),
        (Model::Sequential, _) => "Starting workers would cost as much as it saves: the work is too small to be worth splitting.".to_string(),
        (Model::EventLoop, Nature::Io) => "Its tasks mostly wait, and one loop can wait for all of them at once: no other model starts as little.".to_string(),
        (Model::EventLoop, _) => "What can overlap is the waiting, and one loop does that with a single worker to start.".to_string(),
        (Model::ThreadsGil | Model::Threads | Model::Processes, Nature::Io) => "Its tasks mostly wait, and with a worker each all of them wait at once.".to_string(),
        (Model::ThreadPool | Model::ProcessPool, Nature::Io) => "Its tasks mostly wait, and there are workers enough for all to wait at once.".to_string(),
        (Model::ThreadsGil | Model::ThreadPool, _) if facts.takes_turns(model) => {
            "What can overlap is the waiting: threads that wait let go of the lock.".to_string()
        }
        (Model::ThreadsGil | Model::Threads, _) => format!("It computes, and threads without a lock compute on {} at once; what they hand back is not copied.", cores(facts)),
        (Model::ThreadPool, _) => format!("It computes, and a pool of threads without a lock computes on {} at once, with few workers to start.", cores(facts)),
        (Model::Processes, _) => format!("It computes, and processes compute on {} at once; that outweighs starting them and copying what they hand back.", cores(facts)),
        (Model::ProcessPool, _) => format!("It computes, and a pool of processes computes on {} at once, with few workers to start.", cores(facts)),
    }
}

fn cores(facts: &Facts) -> String {
    if facts.cores == 1 { "1 core".to_string() } else { format!("{} cores", facts.cores) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FREE: Settings =
        Settings { flavour: Flavour::FreeThreaded, interval_ms: 5.0, release_during_waits: true };

    /// Four tasks on two cores, with start times as in browsers.
    fn facts(run_ms: f64, wait_ms: f64) -> Facts {
        let empty_ms = vec![
            (Model::Sequential, 0.1),
            (Model::EventLoop, 14.0),
            (Model::ThreadsGil, 25.0),
            (Model::Threads, 25.0),
            (Model::ThreadPool, 20.0),
            (Model::Processes, 30.0),
            (Model::ProcessPool, 22.0),
        ];
        Facts { tasks: 4, run_ms, wait_ms, cores: 2, workers: 2, lock: Settings::default(), empty_ms }
    }

    fn advised(facts: &Facts) -> (Nature, Model) {
        let advice = advise(facts).unwrap();
        (advice.nature, advice.model)
    }

    #[test]
    fn waiting_goes_to_a_loop_and_computing_to_cores() {
        assert_eq!(advised(&facts(4.0, 4000.0)), (Nature::Io, Model::EventLoop));
        assert_eq!(advised(&facts(4000.0, 0.0)), (Nature::Cpu, Model::ProcessPool));
        assert_eq!(advised(&facts(2000.0, 2000.0)), (Nature::Mixed, Model::Threads));
    }

    #[test]
    fn a_pool_with_a_lock_computes_one_at_a_time() {
        let (locked, free) = (facts(4000.0, 0.0), Facts { lock: FREE, ..facts(4000.0, 0.0) });
        assert_eq!(advised(&free), (Nature::Cpu, Model::ThreadPool));
        let wall_ms = |facts: &Facts, model| {
            advise(facts).unwrap().expected.iter().find(|one| one.model == model).unwrap().wall_ms
        };
        assert_eq!(wall_ms(&locked, Model::ThreadPool), 20.0 + 4000.0);
        assert_eq!(wall_ms(&locked, Model::ThreadsGil), 25.0 + 4000.0);
        assert_eq!(wall_ms(&free, Model::ThreadsGil), wall_ms(&free, Model::Threads));
        // Two tasks at a time, so that two of the four waits come one after another.
        assert_eq!(wall_ms(&facts(400.0, 4000.0), Model::ThreadPool), 20.0 + 2.0 * 1100.0);
        let kept = Settings { release_during_waits: false, ..Settings::default() };
        assert_eq!(wall_ms(&Facts { lock: kept, ..facts(400.0, 4000.0) }, Model::ThreadsGil), 25.0 + 4400.0);
    }

    #[test]
    fn work_too_small_is_not_split() {
        assert_eq!(advised(&facts(10.0, 0.0)), (Nature::Cpu, Model::Sequential));
        assert_eq!(advised(&Facts { tasks: 1, ..facts(1000.0, 0.0) }), (Nature::Cpu, Model::Sequential));
    }

    #[test]
    fn only_what_can_run_is_advised() {
        let mut unshared = facts(4000.0, 0.0);
        unshared.empty_ms.retain(|(model, _)| !model.shares_memory());
        assert_eq!(advised(&unshared).1, Model::ProcessPool);
        // Copying that costs more than computing in parallel saves.
        unshared
            .empty_ms
            .iter_mut()
            .for_each(|(model, ms)| *ms += if *model == Model::Sequential { 0.0 } else { 2500.0 });
        assert_eq!(advised(&unshared).1, Model::Sequential);
        assert!(advise(&Facts { empty_ms: vec![], ..facts(1.0, 1.0) }).is_none());
    }

    #[test]
    fn one_core_computes_nothing_at_once() {
        let one = Facts { cores: 1, ..facts(4000.0, 0.0) };
        assert_eq!(advised(&one).1, Model::Sequential);
        assert_eq!(advised(&Facts { cores: 1, ..facts(2000.0, 2000.0) }).1, Model::EventLoop);
    }

    #[test]
    fn expectations_are_what_overlapping_leaves() {
        let of = |model| {
            advise(&facts(400.0, 400.0))
                .unwrap()
                .expected
                .iter()
                .find(|one| one.model == model)
                .unwrap()
                .wall_ms
        };
        assert_eq!(of(Model::Sequential), 800.1);
        assert_eq!(of(Model::EventLoop), 514.0);
        assert_eq!(of(Model::Threads), 25.0 + 200.0 + 100.0);
        assert_eq!(of(Model::ProcessPool), 22.0 + 2.0 * 200.0);
    }
}
