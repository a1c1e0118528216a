//! Programs whose threads are green: all on one worker, on a virtual clock, in an order that a [`Scheduler`] chooses and a
//! [`Schedule`] replays. The same machine, library and lock as with real threads.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use run::host::Host;
use run::host::green::{Body, Deadlock, Green};
use run::scheduler::{Schedule, Scheduler};
use sync::Park;
use trace::Kind;

use crate::machine::{Exit, Machine, Settings};
use crate::world::{NewThread, World};

/// Reads the text of a file, if there is one.
pub type ReadText = Arc<dyn Fn(&str) -> Option<String>>;

/// Reads what was compiled ahead of time of a file, if anything was.
pub type ReadPacked = Arc<dyn Fn(&str) -> Option<Vec<u8>>>;

/// A program and what it finds around it.
#[derive(Clone)]
pub struct Program {
    /// Its text.
    pub text: String,
    /// The name of its file.
    pub filename: String,
    /// The folders in which modules are looked for.
    pub folders: Vec<String>,
    /// `sys.argv`
    pub arguments: Vec<String>,
    /// Standard input.
    pub input: String,
    /// Where files are.
    pub read_text: ReadText,
    /// Where code is that was compiled ahead of time.
    pub read_packed: ReadPacked,
    /// When its threads stop on the virtual clock, which steps move on: infinity means never. What a native function
    /// computes takes no step.
    pub until_ms: f64,
}

/// What a thread did with the lock, or that it waited.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// When, in milliseconds on the virtual clock.
    pub time_ms: f64,
    /// The thread, as `threading.get_ident()` gives it.
    pub thread: u32,
    /// What it did.
    pub kind: Kind,
    /// More of it, as [`Kind`] says.
    pub arg: u32,
}

/// How a program ended on green threads.
pub struct GreenRun {
    /// The exit code; `None` if it ended in a deadlock or was stopped.
    pub exit: Option<Exit>,
    /// Standard output.
    pub out: Vec<u8>,
    /// Standard error.
    pub err: Vec<u8>,
    /// Which thread went on at each step.
    pub schedule: Schedule,
    /// What its threads did with the lock and when they waited, in the order in which it happened.
    pub moments: Vec<Moment>,
    /// The classes of the objects that threads waited for, the first of which has number 1.
    pub objects: Vec<String>,
    /// The threads that wait for each other, if no thread could go on.
    pub deadlock: Option<Deadlock>,
    /// Whether it was stopped at [`Program::until_ms`].
    pub is_stopped: bool,
    /// How long it took on the virtual clock, in milliseconds.
    pub wall_ms: f64,
}

/// Seconds between 1970 and the moment at which each virtual clock starts: the year 2026.
const EPOCH: f64 = 1_767_225_600.0;

struct GreenWorld {
    host: Green<'static>,
    program: Program,
    /// How far standard input has been read.
    read: Cell<usize>,
    /// How often the clock was read, which takes a nanosecond: who waits by reading it gets on.
    reads: Cell<u64>,
    started: RefCell<Vec<NewThread>>,
    out: RefCell<Vec<u8>>,
    err: RefCell<Vec<u8>>,
    moments: RefCell<Vec<Moment>>,
    objects: RefCell<Vec<String>>,
}

// SAFETY: the machine's threads are green: `run` polls all of them on the thread that it was called on.
unsafe impl Send for GreenWorld {}
// SAFETY: as above.
unsafe impl Sync for GreenWorld {}

impl World for &'static GreenWorld {
    fn write(&self, stream: u8, text: &[u8]) {
        let to = if stream == 2 { &self.err } else { &self.out };
        to.borrow_mut().extend_from_slice(text);
    }

    fn read_line(&self) -> String {
        let rest = &self.program.input[self.read.get()..];
        let line = &rest[..rest.find('\n').map_or(rest.len(), |end| end + 1)];
        self.read.set(self.read.get() + line.len());
        line.to_owned()
    }

    fn monotonic(&self) -> f64 {
        let reads = self.reads.get() + 1;
        self.reads.set(reads);
        self.host.now_ms() / 1e3 + reads as f64 * 1e-9
    }

    fn time(&self) -> f64 {
        EPOCH + self.monotonic()
    }

    fn read_text(&self, path: &str) -> Option<String> {
        (self.program.read_text)(path)
    }

    fn read_packed(&self, path: &str) -> Option<Vec<u8>> {
        (self.program.read_packed)(path)
    }

    /// The same bytes in every run, so that a schedule replays.
    fn random(&self, bytes: &mut [u8]) {
        bytes.fill(4);
    }

    fn arguments(&self) -> Vec<String> {
        self.program.arguments.clone()
    }

    fn park(&self) -> &dyn Park {
        &self.host
    }

    fn step(&self) -> Pin<Box<dyn Future<Output = ()> + '_>> {
        if self.started.borrow().is_empty() && self.host.pass_step() {
            return Box::pin(std::future::ready(()));
        }
        self.host.step()
    }

    fn record(&self, thread: u32, kind: Kind, arg: u32) {
        self.moments.borrow_mut().push(Moment { time_ms: self.host.now_ms(), thread, kind, arg });
    }

    fn record_object(&self, _: u32, _: u32, class: &str) {
        self.objects.borrow_mut().push(class.to_owned());
    }

    fn start(&self, thread: NewThread) -> Result<(), NewThread> {
        self.started.borrow_mut().push(thread);
        Ok(())
    }
}

/// Runs a program to its end. A step takes `step_ms` on the virtual clock.
///
/// The machine lives as long as the process, and what `scheduler` is made of as well.
pub fn run(
    program: &Program,
    settings: Settings,
    step_ms: f64,
    scheduler: impl Scheduler + 'static,
) -> GreenRun {
    // The machine lives as long: so nothing need know how to drop it.
    let world: &'static GreenWorld = Box::leak(Box::new(GreenWorld {
        host: Green::new(step_ms, Box::leak(Box::new(scheduler))).until(program.until_ms),
        program: program.clone(),
        read: Cell::new(0),
        reads: Cell::new(0),
        started: RefCell::default(),
        out: RefCell::default(),
        err: RefCell::default(),
        moments: RefCell::default(),
        objects: RefCell::default(),
    }));
    let machine = Machine::new(Box::new(world), &program.folders, settings);
    let exit = Cell::new(None);
    let main: Body<'_> =
        Box::pin(async { exit.set(Some(machine.run(&program.text, &program.filename).await)) });
    let started =
        || world.started.take().into_iter().map(|thread| -> Body<'_> { Box::pin(thread.run()) }).collect();
    // What is asleep when the program has ended are its daemons.
    let deadlock = world.host.run(vec![main], started).err().filter(|_| exit.get().is_none());
    GreenRun {
        exit: exit.get(),
        out: world.out.take(),
        err: world.err.take(),
        schedule: world.host.schedule(),
        moments: world.moments.take(),
        objects: world.objects.take(),
        deadlock,
        is_stopped: exit.get().is_none() && world.host.is_stopped(),
        wall_ms: world.host.now_ms(),
    }
}
