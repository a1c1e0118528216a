//! race: tasks increase one number by read, add, write, with a checkpoint between. What another task writes
//! meanwhile is lost. The same under a mutex, and by one atomic addition, which lose nothing.

use super::{Bound, Info, MAX_TASKS, Output, Running, Workload, checksum};
use crate::context::Context;
use crate::error::Error;
use crate::params::{Domain, Params, Spec};
use crate::sync::Ordering::Relaxed;
use crate::trace::Kind;

/// The workload.
pub struct Race;

/// The trace marks so many lost updates of a task; the task counts them all.
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
            // Of 64 tasks the sum still fits into the 32 bits that they share.
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

    fn run<'a>(&'a self, params: &'a Params, index: usize, context: &'a Context<'a>) -> Running<'a> {
        Box::pin(async move {
            let increments = params.integer("increments");
            context.print(format_args!("Task {} counts to {increments}", index + 1));
            let undone = match params.choice("how") {
                "mutex" => with_mutex(increments, context)?,
                "atomic" => atomically(increments, context)?,
                _ => plainly(increments, context)?,
            };
            context.print(format_args!("Task {} is done: {undone} of its writes undid others' updates", index + 1));
            Ok(Output::from(checksum::of_numbers(&[u64::from(increments)])))
        })
    }
}

/// One increment in three steps. Returns how many updates of others its write undid, just then: a later write of
/// theirs may bring some back.
fn increment(context: &Context<'_>) -> Result<u32, Error> {
    let number = &context.memory().shared;
    let read = number.load(Relaxed);
    context.checkpoint()?;
    // A write that also says what it wrote over.
    Ok(number.swap(read + 1, Relaxed).saturating_sub(read))
}

/// Returns how many writes undid updates of others.
fn plainly(increments: u32, context: &Context<'_>) -> Result<u32, Error> {
    let mut undone = 0;
    for _ in 0..increments {
        let lost = increment(context)?;
        undone += u32::from(lost > 0);
        if lost > 0 && undone <= MARKED {
            context.note(Kind::LostUpdate, lost);
        }
    }
    Ok(undone)
}

fn with_mutex(increments: u32, context: &Context<'_>) -> Result<u32, Error> {
    let mut undone = 0;
    for _ in 0..increments {
        context.lock_mutex()?;
        let lost = increment(context);
        context.unlock_mutex();
        undone += u32::from(lost? > 0);
    }
    Ok(undone)
}

fn atomically(increments: u32, context: &Context<'_>) -> Result<u32, Error> {
    for _ in 0..increments {
        context.checkpoint()?;
        context.memory().shared.fetch_add(1, Relaxed);
    }
    Ok(0)
}
