//! convoy: one task computes, and the other answers short requests, each with a few short waits. If the lock is dropped
//! during waits, each wait costs the answering task a whole switch interval, because the computing task takes the lock
//! and keeps it that long (bpo-7946; Beazley, "Understanding the Python GIL", 2010).

use crate::checksum;
use run::context::{Context, ITERATIONS_PER_CHECKPOINT};
use run::error::Error;
use run::params::{Domain, Params, Spec};
use run::workload::{Bound, Info, Output, Running, Workload};
use std::hint::black_box;
use trace::Kind;

/// The workload.
pub struct Convoy;

static INFO: Info = Info {
    name: "convoy",
    title: "A convoy",
    bound: Bound::Cpu,
    summary: "One task computes all the time, the other answers short requests, each with a few short waits.",
    params: &[
        Spec {
            name: "compute_ms",
            label: "Compute for",
            unit: Some("ms"),
            domain: Domain::Number { default: 1500.0, min: 10.0, max: 20_000.0 },
            help: "How long the computing task goes on.",
        },
        Spec {
            name: "requests",
            label: "Requests",
            unit: None,
            domain: Domain::Integer { default: 500, min: 1, max: 10_000 },
            help: "How many the other task answers.",
        },
        Spec {
            name: "waits",
            label: "Waits a request",
            unit: None,
            domain: Domain::Integer { default: 2, min: 1, max: 20 },
            help: "How often the answering task waits, and so lets go of a lock, for one request.",
        },
        Spec {
            name: "wait_ms",
            label: "Each wait",
            unit: Some("ms"),
            domain: Domain::Number { default: 0.1, min: 0.0, max: 100.0 },
            help: "How long one such wait lasts.",
        },
    ],
    size_param: None,
    last_line: None,
};

const COMPUTE: usize = 0;

impl Workload for Convoy {
    fn info(&self) -> &'static Info {
        &INFO
    }

    fn tasks(&self, _params: &Params) -> Vec<String> {
        vec!["compute".to_string(), "answer".to_string()]
    }

    fn peak_bytes(&self, _params: &Params, _index: usize) -> u64 {
        0
    }

    fn warm_up(&self) -> &'static [(&'static str, f64)] {
        &[("compute_ms", 10.0), ("requests", 1.0), ("wait_ms", 0.0)]
    }

    fn run<'a>(&'a self, params: &'a Params, index: usize, context: &'a Context<'a>) -> Running<'a> {
        Box::pin(async move {
            if index == COMPUTE {
                compute(params.number("compute_ms"), context).await
            } else {
                answer(params, context).await
            }
        })
    }
}

/// Computes for `duration_ms`, and one piece at least, also where the computer was busy with other things for that long:
/// the result does not depend on the time. The last line says how much it came to.
async fn compute(duration_ms: f64, context: &Context<'_>) -> Result<Output, Error> {
    context.print(format_args!("Computing"));
    let end_ms = context.now_ms() + duration_ms;
    let mut pieces = 0u64;
    let sum = loop {
        let sum = sum_of_turns();
        pieces += 1;
        context.checkpoint().await?;
        if context.now_ms() >= end_ms {
            break sum;
        }
    };
    context.print(format_args!("Computed {pieces} pieces"));
    Ok(checksum::of_numbers(&[sum]).into())
}

/// A piece.
#[inline(never)]
fn sum_of_turns() -> u64 {
    (0..ITERATIONS_PER_CHECKPOINT as u64).fold(0, |sum, n| black_box(sum + n))
}

async fn answer(params: &Params, context: &Context<'_>) -> Result<Output, Error> {
    let requests = params.integer("requests");
    context.print(format_args!("Answering {requests} requests"));
    for request in 1..=requests {
        for _ in 0..params.integer("waits") {
            context.sleep(params.number("wait_ms")).await?;
        }
        context.note(Kind::Mark, request);
    }
    context.print(format_args!("Answered {requests} requests"));
    Ok(checksum::of_numbers(&[u64::from(requests)]).into())
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use run::host::native::Native;
    use run::memory::Memory;
    use trace::TraceBuffer;

    #[test]
    fn the_result_is_the_same_when_the_time_was_up_before_the_first_piece() {
        let (host, memory, buffer) = (Native::default(), Memory::new(), TraceBuffer::new(1024, 65_536));
        let writer = buffer.writer().unwrap();
        let context = Context::new(0, &host, &writer, &memory);
        let checksum = |duration_ms| sync::blocking(compute(duration_ms, &context)).unwrap().checksum;
        assert_eq!(checksum(0.0), checksum(10.0));
    }
}
