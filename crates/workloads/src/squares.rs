//! squares: builds the list of the squares of 0…n again and again.

use crate::checksum;
use run::context::{Context, ITERATIONS_PER_CHECKPOINT};
use run::error::{Error, Kind};
use run::params::{Domain, Params, Spec};
use run::workload::{Bound, Info, MAX_TASKS, Output, Payload, Running, Workload};
use std::hint::black_box;
use std::ops::Range;

/// The workload.
pub struct Squares;

static INFO: Info = Info {
    name: "squares",
    title: "Lists of squares",
    bound: Bound::Cpu,
    summary: "Each task builds the list of the squares of 0 to n, as often as there are passes.",
    params: &[
        Spec {
            name: "n",
            label: "n, a task each",
            unit: Some("numbers"),
            domain: Domain::List {
                default: &[1_000_000, 2_000_000],
                min: 0,
                max: 10_000_000,
                max_len: MAX_TASKS,
            },
            help: "Each entry is one task. It squares the numbers from 0 up to n, without n itself.",
        },
        Spec {
            name: "passes",
            label: "Passes",
            unit: None,
            domain: Domain::Integer { default: 500, min: 1, max: 100_000 },
            help: "How often each task builds its list. With 1 the work is too small to be worth splitting.",
        },
        Spec {
            name: "return_list",
            label: "Return the list",
            unit: None,
            domain: Domain::Flag { default: false },
            help: "Carry the whole list back, 8 bytes a number, and see what copying costs.",
        },
    ],
    size_param: Some("n"),
    last_line: Some("All calculations complete!"),
};

impl Workload for Squares {
    fn info(&self) -> &'static Info {
        &INFO
    }

    fn tasks(&self, params: &Params) -> Vec<String> {
        // The names say what the task is, because a bare number in a bar or an error would tell nothing.
        params.list("n").iter().map(|n| format!("squares to {n}")).collect()
    }

    fn peak_bytes(&self, params: &Params, index: usize) -> u64 {
        8 * u64::from(params.list("n")[index])
    }

    fn payload_bytes(&self, params: &Params, index: usize) -> u64 {
        if params.flag("return_list") { self.peak_bytes(params, index) } else { 0 }
    }

    fn warm_up(&self) -> &'static [(&'static str, f64)] {
        &[("n", 50_000.0), ("passes", 1.0)]
    }

    fn run<'a>(&'a self, params: &'a Params, index: usize, context: &'a Context<'a>) -> Running<'a> {
        Box::pin(async move {
            let n = params.list("n")[index];
            context.print(format_args!("Calculating squares up to {n}"));
            let mut list = Vec::new();
            for _ in 0..params.integer("passes") {
                // Each round makes a new list, as in Python. The old list is freed first, so that there is only ever
                // one.
                drop(std::mem::take(&mut list));
                list = black_box(squares(n as usize, context).await?);
            }
            context.print(format_args!("Done with {n}"));
            let checksum = checksum::of_numbers(&list);
            Ok(Output { checksum, payload: params.flag("return_list").then_some(Payload::List(list)) })
        })
    }
}

async fn squares(n: usize, context: &Context<'_>) -> Result<Vec<u64>, Error> {
    let mut list = Vec::new();
    list.try_reserve_exact(n).map_err(|_| {
        Error::new(
            Kind::Memory,
            format!("There was no memory left for a list of {n} squares; take a smaller n."),
        )
    })?;
    for start in (0..n).step_by(ITERATIONS_PER_CHECKPOINT) {
        let end = n.min(start + ITERATIONS_PER_CHECKPOINT);
        extend(&mut list, start as u32..end as u32);
        context.checkpoint().await?;
    }
    Ok(list)
}

/// A piece.
#[inline(never)]
fn extend(list: &mut Vec<u64>, numbers: Range<u32>) {
    // Multiplies 32-bit numbers: their product is one instruction, where a 64-bit product takes four.
    list.extend(numbers.map(|i| u64::from(i) * u64::from(i)));
}
