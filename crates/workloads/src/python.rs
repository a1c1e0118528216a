//! python: a reader's own function. The Python machine runs it (crates/python), in workers of its own, so the engine only
//! checks its parameters; its tasks are known when its module has run.

use run::context::Context;
use run::error::{Error, Kind};
use run::params::{Domain, Params, Spec};
use run::workload::{Bound, Info, Running, Workload};

/// The workload.
pub struct Python;

/// The longest text of a program, in bytes.
pub const MAX_SOURCE_BYTES: usize = 200_000;
/// The most that an interpreter takes before it runs anything: its memory, its library's modules.
const INTERPRETER_BYTES: u64 = 12 << 20;

static INFO: Info = Info {
    name: "python",
    title: "Your own Python",
    bound: Bound::Mixed,
    summary: "A function that you write: each input is a task.",
    params: &[
        Spec {
            name: "source",
            label: "Program",
            unit: None,
            domain: Domain::Text {
                default: include_str!("python/first.py"),
                max_bytes: MAX_SOURCE_BYTES,
                lines: true,
            },
            help: "Its function `work`, or else the last one that it defines, runs once for each input.",
        },
        Spec {
            name: "inputs",
            label: "Inputs",
            unit: None,
            domain: Domain::Text { default: "", max_bytes: 10_000, lines: false },
            help: "An expression in Python. Each item is a task; a tuple is spread over the parameters. Without one, the program's own `INPUTS`, or else `range(4)`.",
        },
    ],
    size_param: None,
    last_line: None,
};

impl Workload for Python {
    fn info(&self) -> &'static Info {
        &INFO
    }

    /// Only running the module tells: the page gives the names to the plan.
    fn tasks(&self, _params: &Params) -> Vec<String> {
        Vec::new()
    }

    fn peak_bytes(&self, _params: &Params, _index: usize) -> u64 {
        INTERPRETER_BYTES
    }

    fn run<'a>(&'a self, _params: &'a Params, _index: usize, _context: &'a Context<'a>) -> Running<'a> {
        let message = "The Python machine runs this workload, not the engine.";
        Box::pin(std::future::ready(Err(Error::new(Kind::Invalid, message))))
    }
}
