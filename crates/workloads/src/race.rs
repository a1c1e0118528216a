//! race: tasks increase one number in three steps (read, add, write), with a checkpoint between. A task's write undoes
//! what another task wrote meanwhile. Under a mutex, or by one atomic addition, no update is lost.

use crate::checksum;
use run::context::{Context, EvalBreaker, ITERATIONS_PER_CHECKPOINT};
use run::error::Error;
use run::memory::Memory;
use run::params::{Domain, Params, Spec};
use run::workload::{Bound, Info, MAX_TASKS, Output, Running, Workload};
use sync::Ordering::Relaxed;
use trace::Kind;

/// The workload.
pub struct Race;

/// The trace marks at most this many of a task's writes that undid updates; the task counts them all.
const MARKED: u32 = 1000;

static INFO: Info = Info {
    name: "race",
    title: "A race",
    bound: Bound::Cpu,
    summary: "All tasks increase the one number that their memory has, again and again.",
    params: &[
        Spec {
            name: "tasks",
            label: "Tasks",
            unit: None,
            domain: Domain::Integer { default: 2, min: 1, max: MAX_TASKS as u32 },
            help: "How many increase the number.",
        },
        Spec {
            name: "increments",
            label: "Increments a task",
            unit: None,
            // For 64 tasks the sum still fits into the 32 bits that they share.
            domain: Domain::Integer { default: 20_000_000, min: 1, max: 67_000_000 },
            help: "How often each one does.",
        },
        Spec {
            name: "how",
            label: "How",
            unit: None,
            domain: Domain::Choice { choices: &["plain", "mutex", "atomic"] },
            help: "plain: read, add, write, with a checkpoint between. mutex: the same, one task at a time. atomic: in one step.",
        },
    ],
    size_param: None,
    last_line: None,
};

impl Workload for Race {
    fn info(&self) -> &'static Info {
        &INFO
    }

    fn tasks(&self, params: &Params) -> Vec<String> {
        (1..=params.integer("tasks")).map(|number| format!("counter {number}")).collect()
    }

    fn peak_bytes(&self, _params: &Params, _index: usize) -> u64 {
        0
    }

    fn warm_up(&self) -> &'static [(&'static str, f64)] {
        &[("increments", 100_000.0)]
    }

    fn run<'a>(&'a self, params: &'a Params, index: usize, context: &'a Context<'a>) -> Running<'a> {
        Box::pin(async move {
            let increments = params.integer("increments");
            context.print(format_args!("Task {} counts to {increments}", index + 1));
            let undone = match params.choice("how") {
                "mutex" => in_steps::<true>(increments, context).await?,
                "atomic" => atomically(increments, context).await?,
                _ => in_steps::<false>(increments, context).await?,
            };
            context.print(format_args!(
                "Task {} is done: {undone} of its writes undid others' updates",
                index + 1
            ));
            Ok(Output::from(checksum::of_numbers(&[u64::from(increments)])))
        })
    }
}

/// How far the next increment has come.
#[derive(Clone, Copy)]
enum Begun {
    /// It has not begun.
    Not,
    /// It has taken the mutex.
    Locked,
    /// It has read the number, and passed its checkpoint.
    Read(u32),
}

/// The work that a piece did.
struct Piece {
    done: u32,
    /// How many of its writes undid updates of other tasks.
    undone: u32,
    end: End,
}

/// Why a piece ended.
enum End {
    /// All of its increments are done.
    Done,
    /// The last write undid this many updates of other tasks, and the trace should mark it.
    Lost(u32),
    /// The next increment has read this number, and its checkpoint is due.
    Due(u32),
    /// The next increment needs the mutex, which another task has.
    Taken,
    /// The mutex was freed, and another task may sleep on it.
    Awaited,
}

/// Increments by read, checkpoint and write, each under the mutex if `MUTEX`. Returns how many writes undid updates of other
/// tasks.
async fn in_steps<const MUTEX: bool>(increments: u32, context: &Context<'_>) -> Result<u32, Error> {
    let memory = context.memory();
    let (mut left, mut undone, mut begun) = (increments, 0, Begun::Not);
    while left > 0 {
        let most = left.min(ITERATIONS_PER_CHECKPOINT as u32);
        let marks = !MUTEX && undone < MARKED;
        let piece = steps::<MUTEX>(memory, context.eval_breaker(), most, begun, marks);
        left -= piece.done;
        undone += piece.undone;
        begun = Begun::Not;
        match piece.end {
            End::Done => {}
            End::Lost(updates) => context.note(Kind::LostUpdate, updates),
            End::Due(read) => {
                let passed = context.interrupted().await;
                if MUTEX && passed.is_err() {
                    context.unlock(&memory.mutex);
                }
                passed?;
                begun = Begun::Read(read);
            }
            End::Taken => {
                context.lock(&memory.mutex).await?;
                begun = Begun::Locked;
            }
            End::Awaited => context.wake(&memory.mutex),
        }
    }
    Ok(undone)
}

/// A piece of [`in_steps`]: at most `most` increments, the first of which has `begun`. If it `marks` lost updates, it
/// ends at each.
#[inline(never)]
fn steps<const MUTEX: bool>(
    memory: &Memory,
    breaker: EvalBreaker<'_>,
    most: u32,
    mut begun: Begun,
    marks: bool,
) -> Piece {
    let number = &memory.shared;
    let mut undone = 0;
    for done in 0..most {
        if MUTEX && matches!(begun, Begun::Not) && !memory.mutex.try_lock() {
            return Piece { done, undone, end: End::Taken };
        }
        let read = if let Begun::Read(read) = begun {
            read
        } else {
            let read = number.load(Relaxed);
            if breaker.is_due() {
                return Piece { done, undone, end: End::Due(read) };
            }
            read
        };
        begun = Begun::Not;
        // The swap also returns the number that it overwrote, and so how many updates of others this write undid at
        // this moment. A later write of theirs may bring some back.
        let updates = number.swap(read + 1, Relaxed).saturating_sub(read);
        let awaited = MUTEX && memory.mutex.unlock();
        if updates > 0 {
            undone += 1;
            if marks {
                return Piece { done: done + 1, undone, end: End::Lost(updates) };
            }
        }
        if awaited {
            return Piece { done: done + 1, undone, end: End::Awaited };
        }
    }
    Piece { done: most, undone, end: End::Done }
}

async fn atomically(increments: u32, context: &Context<'_>) -> Result<u32, Error> {
    let memory = context.memory();
    let mut left = increments;
    while left > 0 {
        let most = left.min(ITERATIONS_PER_CHECKPOINT as u32);
        let done = atomic_steps(memory, context.eval_breaker(), most);
        left -= done;
        if done < most {
            context.interrupted().await?;
            memory.shared.fetch_add(1, Relaxed);
            left -= 1;
        }
    }
    Ok(0)
}

/// A piece of [`atomically`]. Returns how many increments it did before a checkpoint was due.
#[inline(never)]
fn atomic_steps(memory: &Memory, breaker: EvalBreaker<'_>, most: u32) -> u32 {
    for done in 0..most {
        if breaker.is_due() {
            return done;
        }
        memory.shared.fetch_add(1, Relaxed);
    }
    most
}
