//! mix: a task computes, waits, and returns something, as much of each as the reader chooses.

use crate::checksum;
use run::context::{Context, ITERATIONS_PER_CHECKPOINT};
use run::error::{Error, Kind};
use run::params::{Domain, Params, Spec};
use run::workload::{Bound, Info, MAX_TASKS, Output, Payload, Running, Workload};
use std::hint::black_box;
use std::ops::Range;

/// The workload.
pub struct Mix;

static INFO: Info = Info {
    name: "mix",
    title: "A mix",
    bound: Bound::Mixed,
    summary: "Each task computes, then waits, then hands a list back.",
    params: &[
        Spec {
            name: "tasks",
            label: "Tasks",
            unit: None,
            domain: Domain::Integer { default: 4, min: 1, max: MAX_TASKS as u32 },
            help: "How many do the same.",
        },
        Spec {
            name: "pieces",
            label: "Computing",
            unit: Some("pieces"),
            domain: Domain::Integer { default: 10_000, min: 0, max: 10_000_000 },
            help: "How much each task computes: a piece is what lies between two checkpoints, some microseconds.",
        },
        Spec {
            name: "wait_ms",
            label: "Waiting",
            unit: Some("ms"),
            domain: Domain::Number { default: 100.0, min: 0.0, max: 20_000.0 },
            help: "How long each task then waits.",
        },
        Spec {
            name: "copy_kib",
            label: "Handing back",
            unit: Some("KiB"),
            domain: Domain::Integer { default: 0, min: 0, max: 65_536 },
            help: "How large a list each task hands back; where memory is not shared it is copied.",
        },
    ],
    size_param: Some("copy_kib"),
    last_line: None,
};

const NUMBERS_A_KIB: usize = 128;

impl Workload for Mix {
    fn info(&self) -> &'static Info {
        &INFO
    }

    fn tasks(&self, params: &Params) -> Vec<String> {
        (1..=params.integer("tasks")).map(|number| format!("task {number}")).collect()
    }

    fn peak_bytes(&self, params: &Params, _index: usize) -> u64 {
        u64::from(params.integer("copy_kib")) << 10
    }

    fn payload_bytes(&self, params: &Params, index: usize) -> u64 {
        self.peak_bytes(params, index)
    }

    fn warm_up(&self) -> &'static [(&'static str, f64)] {
        &[("pieces", 50.0), ("wait_ms", 0.0), ("copy_kib", 512.0)]
    }

    fn run<'a>(&'a self, params: &'a Params, index: usize, context: &'a Context<'a>) -> Running<'a> {
        Box::pin(async move {
            context.print(format_args!("Task {} computes", index + 1));
            let sum = compute(params.integer("pieces"), context).await?;
            context.print(format_args!("Task {} waits", index + 1));
            context.sleep(params.number("wait_ms")).await?;
            let list = list_of(params.integer("copy_kib") as usize * NUMBERS_A_KIB, sum)?;
            context.print(format_args!("Task {} is done", index + 1));
            let checksum = checksum::of_numbers(&[sum, list.len() as u64]);
            Ok(Output { checksum, payload: (!list.is_empty()).then_some(Payload::List(list)) })
        })
    }
}

async fn compute(pieces: u32, context: &Context<'_>) -> Result<u64, Error> {
    let mut sum = 0;
    for _ in 0..pieces {
        sum = mixed(sum);
        context.checkpoint().await?;
    }
    Ok(sum)
}

/// A piece.
#[inline(never)]
fn mixed(sum: u64) -> u64 {
    (0..ITERATIONS_PER_CHECKPOINT as u64).fold(sum, |sum, n| black_box(sum ^ n))
}

fn list_of(numbers: usize, first: u64) -> Result<Vec<u64>, Error> {
    let mut list = Vec::new();
    list.try_reserve_exact(numbers).map_err(|_| {
        Error::new(
            Kind::Memory,
            format!("There was no memory left for a list of {numbers} numbers; hand less back."),
        )
    })?;
    for start in (0..numbers).step_by(ITERATIONS_PER_CHECKPOINT) {
        let end = numbers.min(start + ITERATIONS_PER_CHECKPOINT);
        extend(&mut list, first + start as u64..first + end as u64);
    }
    Ok(list)
}

/// A piece.
#[inline(never)]
fn extend(list: &mut Vec<u64>, numbers: Range<u64>) {
    list.extend(numbers);
}
