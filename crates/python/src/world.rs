//! What a machine needs from the world around it: time, output, modules, randomness, and threads to run on.

use std::future::Future;
use std::pin::Pin;

use crate::function::FunctionEvent;
use crate::kernel::NewProcess;
use crate::shared::Shared;
use sync::Park;
use trace::Kind;

pub use crate::vm::threads::NewThread;

/// The world around a machine: a browser gives one, a command another, a test a third. All threads of a machine use it.
pub trait World: Send + Sync {
    /// Writes to standard output (1) or standard error (2).
    fn write(&self, stream: u8, text: &[u8]);
    /// A line of standard input with its newline; an empty text at its end.
    fn read_line(&self) -> String;
    /// Seconds since some moment; it never goes back.
    fn monotonic(&self) -> f64;
    /// Seconds since 1970.
    fn time(&self) -> f64;
    /// The text of a file, if there is one.
    fn read_text(&self, path: &str) -> Option<String>;
    /// What [`Machine::pack`](crate::Machine::pack) made of the file, if it was compiled ahead of time. It stands in for the
    /// text.
    fn read_packed(&self, _path: &str) -> Option<Vec<u8>> {
        None
    }
    /// Random bytes.
    fn random(&self, bytes: &mut [u8]);
    /// Arguments of the program, as `sys.argv`.
    fn arguments(&self) -> Vec<String>;
    /// Where threads sleep and are woken. Whatever a thread waits for, it waits here.
    fn park(&self) -> &dyn Park;
    /// A checkpoint at which the world chooses which thread goes on. Only green threads have a choice.
    fn step(&self) -> Pin<Box<dyn Future<Output = ()> + '_>> {
        Box::pin(std::future::ready(()))
    }
    /// Hears what a thread does with the lock and when it waits, as a trace says it: `kind` is one of the lock's or a wait's,
    /// and `arg` what [`Kind`] says of it. The thread with this number calls it.
    fn record(&self, _thread: u32, _kind: Kind, _arg: u32) {}
    /// Hears that a thread waits, for the first time, for an object that was made: its number in waits, and its class.
    fn record_object(&self, _thread: u32, _object: u32, _class: &str) {}
    /// Hears which thread has the lock that a thread is about to wait for: the one that took it last.
    fn held(&self, _thread: u32, _holder: u32) {}
    /// The file in which it wants to know where threads are.
    fn followed(&self) -> Option<&'static str> {
        None
    }
    /// Hears that a thread is at another line of the file that the world follows: before each wait, where it prints, where it
    /// gives the lock away because another thread asked, and when a sample was asked for.
    fn at_line(&self, _thread: u32, _line: u32) {}
    /// Hears the name that the calling thread has been given (`_thread.set_name`).
    fn named(&self, _thread: u32, _name: &str) {}
    /// Hears the name of the process.
    fn process_named(&self, _name: &str) {}
    /// Hears what happens to a reader's function and its tasks ([`crate::function`]), from the thread with this number.
    fn function(&self, _thread: u32, _event: FunctionEvent<'_>) {}
    /// Fetches an address, while the calling thread waits.
    ///
    /// # Errors
    /// Why nothing came, in words.
    fn fetch(&self, _address: &str) -> Result<Vec<u8>, String> {
        Err("there is no network here".to_owned())
    }
    /// The memory that it shares with other processes, and its place among them: 0 for the first. Without one it has a memory of
    /// its own, and starts no processes.
    fn shared(&self) -> Option<(Box<dyn Shared>, u32)> {
        None
    }
    /// Starts a process; whether it will run.
    fn start_process(&self, _process: NewProcess) -> bool {
        false
    }
    /// Hears that a signal was sent to the process at this place: it has to be told to look ([`Machine::stop_address`](crate::Machine)).
    fn signalled(&self, _slot: u32, _signal: u32) {}
    /// How many cores there are.
    fn cores(&self) -> usize {
        1
    }
    /// Starts a thread: something has to await [`NewThread::run`].
    ///
    /// # Errors
    /// The thread itself, if the world can start no further one.
    fn start(&self, thread: NewThread) -> Result<(), NewThread>;
}

/// What a module's file holds.
pub(crate) enum Contents {
    Text(String),
    /// Code that was compiled ahead of time.
    Packed(Vec<u8>),
}

/// A module that an import found.
pub(crate) struct ModuleSource {
    pub(crate) contents: Contents,
    pub(crate) filename: String,
    /// The folder of a package, for `__path__`.
    pub(crate) package: Option<String>,
}

/// A module, `a.b.c`, looked for in these folders: a package before a file, as CPython does.
pub(crate) fn find_module(world: &dyn World, name: &str, folders: &[String]) -> Option<ModuleSource> {
    let last = name.rsplit('.').next().unwrap_or(name);
    folders.iter().find_map(|folder| {
        let package = format!("{folder}/{last}");
        let file = format!("{package}/__init__.py");
        if let Some(contents) = contents(world, &file) {
            return Some(ModuleSource { contents, filename: file, package: Some(package) });
        }
        let file = format!("{package}.py");
        let contents = contents(world, &file)?;
        Some(ModuleSource { contents, filename: file, package: None })
    })
}

fn contents(world: &dyn World, file: &str) -> Option<Contents> {
    let packed = world.read_packed(file).map(Contents::Packed);
    // Packed files are this project's own already, where it has some.
    #[cfg(not(target_arch = "wasm32"))]
    let packed = packed.or_else(|| crate::function::own::text_in_library(file).map(Contents::Text));
    packed.or_else(|| world.read_text(file).map(Contents::Text))
}
