//! Which thread runs next, where only one runs at a time. A [`Scheduler`] chooses at every step, and a [`Schedule`]
//! holds the choices: a value that prints as a short text and replays exactly.

mod every;

pub use every::Every;

use oorandom::Rand64;
use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

/// A step at which more than one thread can go on.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    /// The numbers of the threads that can go on, the one that has been ready the longest first. At least two.
    pub ready: &'a [usize],
    /// The thread that ran until now, which may be one of them.
    pub running: usize,
}

/// Chooses which thread goes on.
pub trait Scheduler {
    /// Returns one of the ready threads.
    fn choose(&mut self, step: Step<'_>) -> usize;
}

impl<S: Scheduler + ?Sized> Scheduler for Box<S> {
    fn choose(&mut self, step: Step<'_>) -> usize {
        (**self).choose(step)
    }
}

/// Chooses the thread that has been ready the longest: a queue, like a fair operating system's.
#[derive(Clone, Copy, Debug, Default)]
pub struct FirstReady;

impl Scheduler for FirstReady {
    fn choose(&mut self, step: Step<'_>) -> usize {
        step.ready[0]
    }
}

/// Chooses the next thread by number, and after the last the first.
#[derive(Clone, Copy, Debug, Default)]
pub struct RoundRobin;

impl Scheduler for RoundRobin {
    fn choose(&mut self, Step { ready, running }: Step<'_>) -> usize {
        let next = ready.iter().filter(|thread| **thread > running).min();
        *next.or(ready.iter().min()).expect("somebody is ready")
    }
}

/// Chooses any ready thread, each with the same chance, from a seed.
#[derive(Clone, Debug)]
pub struct Random(Rand64);

impl Random {
    /// The same seed makes the same choices.
    pub fn new(seed: u64) -> Self {
        Self(Rand64::new(seed.into()))
    }
}

impl Scheduler for Random {
    fn choose(&mut self, step: Step<'_>) -> usize {
        step.ready[self.0.rand_range(0..step.ready.len() as u64) as usize]
    }
}

/// Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi & Nagarakatte, ASPLOS 2010). Priorities are
/// random, and the thread with the highest priority runs; at `depth - 1` random steps the running thread's priority
/// becomes the lowest. A bug that needs `depth` orderings is found with a chance of at least 1 in `threads *
/// steps^(depth - 1)`.
#[derive(Clone, Debug)]
pub struct Pct {
    random: Rand64,
    /// Priorities by thread number, each made when its thread is first seen.
    priorities: Vec<u64>,
    /// The steps at which the running thread's priority becomes the lowest, in order.
    changes: Vec<u64>,
    step: u64,
}

impl Pct {
    /// For a program of about `steps` steps.
    pub fn new(seed: u64, depth: u32, steps: u64) -> Self {
        let mut random = Rand64::new(seed.into());
        let mut changes: Vec<_> = (1..depth).map(|_| random.rand_range(0..steps.max(1))).collect();
        changes.sort_unstable();
        Self { random, priorities: Vec::new(), changes, step: 0 }
    }
}

impl Scheduler for Pct {
    fn choose(&mut self, Step { ready, running }: Step<'_>) -> usize {
        let known = ready.iter().copied().max().unwrap_or(0).max(running) + 1;
        while self.priorities.len() < known {
            // Above every priority that a change gives.
            self.priorities.push(self.random.rand_u64() >> 1 | 1 << 63);
        }
        while self.changes.first() == Some(&self.step) {
            let left = self.changes.len() as u64;
            self.changes.remove(0);
            self.priorities[running] = left;
        }
        self.step += 1;
        *ready.iter().max_by_key(|thread| self.priorities[**thread]).expect("somebody is ready")
    }
}

/// Makes the choices of a schedule again.
#[derive(Clone, Debug)]
pub struct Replay {
    schedule: Schedule,
    /// The interval that is being replayed, and how many of its steps are over.
    at: (usize, u64),
}

impl Replay {
    /// Follows a schedule. After its end, the thread that has been ready the longest goes on.
    pub fn new(schedule: Schedule) -> Self {
        Self { schedule, at: (0, 0) }
    }
}

impl Scheduler for Replay {
    fn choose(&mut self, step: Step<'_>) -> usize {
        let (stretch, over) = self.at;
        let Some(&(thread, steps)) = self.schedule.0.get(stretch) else { return step.ready[0] };
        self.at = if over + 1 < steps { (stretch, over + 1) } else { (stretch + 1, 0) };
        // The schedule is from another program, so this step cannot be replayed.
        if step.ready.contains(&thread) { thread } else { step.ready[0] }
    }
}

/// The thread chosen at each step, grouped into intervals of one thread. It prints as `0x12.1.0x3`: thread 0 twelve
/// times, thread 1 once, thread 0 three times. Steps at which only one thread could go on are no choices, and are left
/// out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule(Vec<(usize, u64)>);

impl Schedule {
    /// Adds one more choice.
    pub fn push(&mut self, thread: usize) {
        match self.0.last_mut() {
            Some((last, steps)) if *last == thread => *steps += 1,
            _ => self.0.push((thread, 1)),
        }
    }

    /// How many choices it holds.
    pub fn steps(&self) -> u64 {
        self.0.iter().map(|(_, steps)| steps).sum()
    }
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (thread, steps)) in self.0.iter().enumerate() {
            let dot = if index > 0 { "." } else { "" };
            match steps {
                1 => write!(f, "{dot}{thread}")?,
                steps => write!(f, "{dot}{thread}x{steps}")?,
            }
        }
        Ok(())
    }
}

impl FromStr for Schedule {
    type Err = ParseIntError;

    /// # Errors
    /// A part that should be a number and is not.
    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        let stretch = |text: &str| {
            let (thread, steps) = text.split_once('x').unwrap_or((text, "1"));
            Ok((thread.parse()?, steps.parse::<u64>()?.max(1)))
        };
        text.split('.').filter(|part| !part.is_empty()).map(stretch).collect::<Result<_, _>>().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(mut scheduler: impl Scheduler, steps: usize) -> Vec<usize> {
        let mut running = 0;
        (0..steps)
            .map(|_| {
                running = scheduler.choose(Step { ready: &[2, 0, 1], running });
                running
            })
            .collect()
    }

    #[test]
    fn each_scheduler_chooses_as_its_name_says() {
        assert_eq!(chosen(FirstReady, 3), [2, 2, 2]);
        assert_eq!(chosen(RoundRobin, 4), [1, 2, 0, 1]);
        let random = chosen(Random::new(7), 300);
        assert!((0..3).all(|thread| random.iter().filter(|one| **one == thread).count() > 60), "{random:?}");
        assert_eq!(random, chosen(Random::new(7), 300), "a seed says all");
        assert_ne!(random, chosen(Random::new(8), 300));
    }

    /// The thread with the highest priority runs until its priority is changed: at most `depth` threads, one after
    /// another.
    #[test]
    fn pct_changes_threads_as_often_as_its_depth_says() {
        for seed in 0..50 {
            for depth in 1..4 {
                let mut threads = chosen(Pct::new(seed, depth, 100), 100);
                threads.dedup();
                assert!(threads.len() <= depth as usize, "{threads:?}");
            }
        }
        let all: Vec<_> = (0..50).map(|seed| chosen(Pct::new(seed, 1, 100), 1)[0]).collect();
        assert!((0..3).all(|thread| all.contains(&thread)), "any thread may have the highest");
    }

    #[test]
    fn a_schedule_prints_shortly_reads_back_and_replays() {
        let mut schedule = Schedule::default();
        let random = chosen(Random::new(3), 40);
        random.iter().for_each(|thread| schedule.push(*thread));
        assert_eq!(schedule.steps(), 40);
        let text = schedule.to_string();
        assert_eq!(text.parse(), Ok(schedule.clone()));
        assert_eq!(chosen(Replay::new(schedule), 41), [random, vec![2]].concat(), "{text}");
        assert_eq!("0x12.1.0x3".parse::<Schedule>().unwrap().to_string(), "0x12.1.0x3");
        assert_eq!(Schedule::default().to_string(), "");
        for wrong in ["a", "0x", "0xx3", "-1"] {
            assert!(wrong.parse::<Schedule>().is_err(), "{wrong}");
        }
    }
}
