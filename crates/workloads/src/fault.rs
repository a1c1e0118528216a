//! fault: one task of several fails on purpose, so that tests can see what the others keep.

use run::context::Context;
use run::error::{Error, Kind};
use run::params::{Domain, Params, Spec};
use run::workload::{Bound, Info, MAX_TASKS, Running, Workload};

/// The workload. The page does not offer it.
pub struct Fault;

static INFO: Info = Info {
    name: "fault",
    title: "Fault",
    bound: Bound::Io,
    summary: "One task fails.",
    params: &[
        Spec {
            name: "tasks",
            label: "Tasks",
            unit: None,
            domain: Domain::Integer { default: 3, min: 1, max: MAX_TASKS as u32 },
            help: "",
        },
        Spec {
            name: "at_task",
            label: "Failing task",
            unit: None,
            domain: Domain::Integer { default: 1, min: 0, max: MAX_TASKS as u32 - 1 },
            help: "",
        },
        Spec {
            name: "delay_ms",
            label: "Wait before",
            unit: Some("ms"),
            domain: Domain::Number { default: 50.0, min: 0.0, max: 20_000.0 },
            help: "",
        },
        Spec {
            name: "kind",
            label: "Kind",
            unit: None,
            domain: Domain::Choice { choices: &["panic", "unreachable", "overflow", "memory"] },
            help: "",
        },
    ],
    size_param: None,
    last_line: None,
};

impl Workload for Fault {
    fn info(&self) -> &'static Info {
        &INFO
    }

    fn tasks(&self, params: &Params) -> Vec<String> {
        (0..params.integer("tasks")).map(|index| format!("fault{index}")).collect()
    }

    fn peak_bytes(&self, _params: &Params, _index: usize) -> u64 {
        0
    }

    fn run<'a>(&'a self, params: &'a Params, index: usize, context: &'a Context<'a>) -> Running<'a> {
        Box::pin(async move {
            if index == params.integer("at_task") as usize {
                context.sleep(params.number("delay_ms")).await?;
                fail(params.choice("kind"))?;
            }
            context.print(format_args!("Task {index} is well"));
            Ok((index as u64).into())
        })
    }
}

fn fail(kind: &str) -> Result<(), Error> {
    match kind {
        "memory" => {
            let error = Vec::<u8>::new()
                .try_reserve_exact(isize::MAX as usize)
                .expect_err("that much is never there");
            Err(Error::new(Kind::Memory, format!("There was no memory left: {error}.")))
        }
        #[cfg(target_arch = "wasm32")]
        "unreachable" => core::arch::wasm32::unreachable(),
        "overflow" => {
            overflow(1);
            Ok(())
        }
        _ => panic!("this task panics on purpose"),
    }
}

#[allow(unconditional_recursion, reason = "running out of stack is the point")]
#[inline(never)]
fn overflow(depth: u64) -> u64 {
    let frame = std::hint::black_box([depth; 512]);
    overflow(depth + frame[0]) + frame[511]
}
