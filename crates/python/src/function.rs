//! A reader's function, run for each of its inputs in the way of one execution model: what the page's workload `python`
//! does in each memory. The ways are a program in Python (`function/driver.py`), which the machine runs as any other; what
//! happens to the tasks, the world hears as it happens ([`World::function`](crate::World::function)).

#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod own;

use crate::modules::interleave::{self, Order};
use crate::{Exit, Machine};

#[cfg(not(target_arch = "wasm32"))]
pub use own::{OWN, OwnModule};

/// Runs the driver, which the library has.
const DRIVER: &str = "import _interleave_driver\n_interleave_driver.main()\n";
const DRIVER_NAME: &str = "<interleave>";

/// How the tasks of a function run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// One after another, on the thread that runs the function.
    Sequential,
    /// All at once on one event loop. A function that is not `async` keeps the loop until it returns.
    EventLoop,
    /// Each on a thread of its own.
    Threads,
    /// On so many threads of a `ThreadPoolExecutor`.
    ThreadPool(usize),
    /// None: copies of the arguments are made, for processes to run the tasks.
    Parent,
    /// One, number 0: the source is a whole program, which runs as `__main__` and decides itself what it starts. Its end is the
    /// machine's, so nobody hears of it here unless it fails.
    Program,
    /// None yet: [`Machine::run_task`] runs tasks with copies of their arguments, one after another.
    Process,
}

/// A function and what it is run with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    /// The text of the module that defines it: the function named `work`, or else the last one that stands on top level.
    pub source: String,
    /// The name of the module's file, under which the world's `read_text` gives the source for tracebacks.
    pub filename: String,
    /// An expression in Python whose items are the tasks' arguments; a tuple is spread over the parameters. If it is empty,
    /// the source's own `INPUTS`, or else `range(4)`.
    pub inputs: String,
    /// How its tasks run.
    pub way: Way,
}

/// An exception as it is shown to a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// The last line of the traceback: `ValueError: no such thing`.
    pub message: String,
    /// The whole traceback, as CPython prints it.
    pub traceback: String,
    /// The line of the source that it came from, if it came from there.
    pub line: Option<u32>,
}

/// What happens to a function and its tasks, which are numbered from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FunctionEvent<'a> {
    /// The module has run: these are the tasks' names, their inputs as `repr` shows them.
    Prepared(&'a [String]),
    /// The module or the inputs raised an exception, or there is no function: no task runs.
    Refused(&'a Exception),
    /// The arguments of a task, copied for a process.
    Copied(u32, &'a [u8]),
    /// A task begins, on the thread that says so.
    Begins(u32),
    /// A task leaves the event loop to others.
    Waits(u32),
    /// A task goes on.
    GoesOn(u32),
    /// A task has returned this, as `repr` shows it.
    Ends(u32, &'a str),
    /// A task has raised an exception.
    Fails(u32, &'a Exception),
}

impl Machine {
    /// Runs a function's tasks. The exit code is 0 whatever the tasks raise: the world hears of each. A program has its own.
    pub async fn run_function(&self, function: &Function) -> Exit {
        self.give_order(Order::new(function));
        match function.way {
            Way::Process => self.begin(DRIVER, DRIVER_NAME).await,
            _ => self.run(DRIVER, DRIVER_NAME).await,
        }
    }

    /// Runs a task of the function that [`Way::Process`] has prepared, with a copy of its arguments as the way `Parent` made it. Its
    /// result has to be one that can be copied, too. False if the machine was stopped, or has no function.
    pub async fn run_task(&self, task: u32, arguments: Vec<u8>) -> bool {
        let vm = self.vm();
        let ran = self.part(false, async move { interleave::serve(vm, task, arguments).await }).await;
        ran.is_some_and(|ran| ran.is_ok())
    }
}
