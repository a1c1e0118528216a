//! The machine from outside: run a program, and learn how it ended.

use std::future::Future;
use std::ops::Range;

#[cfg(not(target_arch = "wasm32"))]
use sync::Stop;
use sync::gil::{DEFAULT_INTERVAL_MS, Gil, Rule};
use trace::Release;

use crate::compile::{Fault, Mode};
use crate::kernel::{Ended, NewProcess, Token};
use crate::modules::descriptors;
use crate::types::dict::Dict;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::lock::Turns;
use crate::vm::native::task;
use crate::vm::{Raise, Res, Vm};
use crate::world::World;

/// Whether a machine's threads stop at steps, where its world chooses which of them goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Steps {
    /// They run until they wait, or until another thread asks for the lock.
    #[default]
    None,
    /// Every checkpoint is a step: everywhere that CPython may take the lock away.
    Checkpoints,
    /// Every instruction is a step, as nothing keeps the threads of a free-threaded build together.
    Instructions,
}

/// How the threads of a machine take turns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// The lock's rule and its switch interval in milliseconds. `None` is only for green threads, of which one runs at a
    /// time anyway, and for a build with the feature `free-threaded`.
    pub lock: Option<(Rule, f64)>,
    /// Where the world chooses which thread goes on.
    pub steps: Steps,
    /// Whether a thread lets go of the lock while it sleeps or waits for I/O, as in CPython. What it waits for that another
    /// thread has to do (a lock, an end) it always waits for without the lock.
    pub release_during_waits: bool,
}

impl Default for Settings {
    /// The lock of CPython 3.2 and later.
    fn default() -> Self {
        Self {
            lock: Some((Rule::Requests, DEFAULT_INTERVAL_MS)),
            steps: Steps::None,
            release_during_waits: true,
        }
    }
}

/// How a program ended: the exit code that `python3` would give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exit(pub i32);

/// The exit code of a program that was stopped from outside.
const STOPPED: i32 = 130;

/// A Python machine with its main thread.
pub struct Machine(Vm);

impl Machine {
    /// Makes a machine that looks for modules in these folders.
    pub fn new(world: Box<dyn World>, folders: &[String], settings: Settings) -> Self {
        let gil = settings.lock.map(|(rule, interval_ms)| Gil::new(rule, interval_ms));
        let vm = Vm::new(world, Turns::new(gil, settings));
        vm.interp().search.with(|known| known.extend_from_slice(folders));
        let path = crate::modules::sys::attribute(vm, "path");
        if let Some(list) = path.get::<crate::types::list::List>() {
            list.items.with(|items| items.extend(folders.iter().map(|folder| vm.str(folder))));
        }
        Self(vm)
    }

    /// Compiles the text of a module into a file for [`World::read_packed`]. The name of its file, for errors, is not kept.
    ///
    /// # Errors
    /// What is wrong with the text.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn pack(&self, text: &str, filename: &str) -> Result<Vec<u8>, String> {
        let name = self.0.str(filename);
        let code = crate::compile::compile(self.0, text, &name, Mode::Exec, 0)
            .map_err(|error| format!("{filename}: {}", error.message))?;
        crate::packed::write(&code).ok_or_else(|| format!("{filename}: a constant that cannot be written"))
    }

    /// Whether a file is one that [`Machine::pack`] may have made: an import takes it.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn takes(&self, file: &[u8]) -> bool {
        crate::packed::read(self.0, file, &Value::NONE).is_some()
    }

    /// What is wrong with the text of a program, before anything of it runs: the exception's class and message, and the bytes
    /// that it is about, in the text with `\n` for each line break.
    pub fn fault(&self, text: &str) -> Option<(String, Range<usize>)> {
        let vm = self.0;
        let error = crate::compile::compile(vm, text, &vm.str(""), Mode::Exec, 0).err()?;
        let class = match error.fault {
            Fault::Syntax => "SyntaxError",
            Fault::Indentation => "IndentationError",
            Fault::Tab => "TabError",
            Fault::Recursion => "RecursionError",
        };
        Some((format!("{class}: {}", error.message), error.range.to_std_range()))
    }

    /// The address of the word that stops the machine: a 1 there, and a wake-up of all that sleep on it, end every thread at
    /// its next checkpoint.
    pub fn stop_address(&self) -> usize {
        self.0.interp().turns.stop.address()
    }

    /// The word that stops the machine.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn stop(&self) -> &'static Stop {
        &self.0.interp().turns.stop
    }

    /// The address of three words: how many threads live, how many of them wait for another thread without a limit of time, and how
    /// often one woke others. A program whose threads all wait so, and of which none is woken, is deadlocked.
    pub fn life_address(&self) -> usize {
        self.0.interp().life.address()
    }

    pub(crate) fn give_order(&self, order: crate::modules::interleave::Order) {
        self.0.give_order(order);
    }

    /// Runs the text of a program as `__main__`, and waits for its threads that are no daemons, as CPython does.
    pub fn run(&self, text: &str, filename: &str) -> impl Future<Output = Exit> {
        let vm = self.0;
        let (text, filename) = (text.to_owned(), filename.to_owned());
        let program = self.part(true, async move {
            let code = exit_code(vm, &text, &filename).await?;
            crate::modules::thread::shut_down(vm).await?;
            crate::modules::atexit::run(vm).await?;
            crate::modules::gc::collect(vm).await;
            forget_variables(vm);
            vm.finalize_waiting().await;
            Ok(vm.int(code.into()))
        });
        async move {
            match program.await {
                Some(ended) => Exit(ended.ok().and_then(|code| code.as_i64()).unwrap_or(1) as i32),
                None => Exit(match vm.interp().ended.get() {
                    Some(Ended::Code(code)) => code,
                    Some(Ended::Signal(signal)) => 128 + signal as i32,
                    None => STOPPED,
                }),
            }
        }
    }

    /// Runs a process that another one has started ([`World::start_process`](crate::World::start_process)) to its end, which the
    /// others learn.
    pub async fn run_process(&self, process: NewProcess) -> Exit {
        let [reader, sentinel] = process.ends.map(|end| descriptors::given(self.0, Token(end)));
        let vm = self.0;
        self.look_for_signals();
        let text = format!("import _interleave_process\n_interleave_process.main({reader}, {sentinel})\n");
        let exit = self.run(&text, "<process>").await;
        let ended = vm.interp().ended.get();
        vm.kernel().exit(ended.unwrap_or(Ended::Code(exit.0)));
        exit
    }

    /// Lets the machine look for signals that came before there was anything to hear them.
    pub fn look_for_signals(&self) {
        if self.0.kernel().has_signal(u32::MAX) {
            self.0.interp().turns.stop.signal();
        }
    }

    /// Runs the text of a program as `__main__`, and leaves the machine as it is afterwards, for further parts.
    pub(crate) fn begin(&self, text: &str, filename: &str) -> impl Future<Output = Exit> {
        let vm = self.0;
        let (text, filename) = (text.to_owned(), filename.to_owned());
        let program =
            self.part(false, async move { Ok(vm.int(exit_code(vm, &text, &filename).await?.into())) });
        async move {
            let code = program.await.map(|ended| ended.ok().and_then(|code| code.as_i64()).unwrap_or(1));
            Exit(code.map_or(STOPPED, |code| code as i32))
        }
    }

    /// Runs a part of a program on the main thread, under the lock; `None` if the machine was stopped.
    /// After the last one, daemons go no further.
    pub(crate) fn part(
        &self,
        is_last: bool,
        part: impl Future<Output = Res> + 'static,
    ) -> impl Future<Output = Option<Res>> {
        let vm = self.0;
        let program = vm.program(task(part));
        async move {
            if !vm.acquire().await {
                return None;
            }
            let ended = program.await;
            if ended.is_some() {
                if is_last {
                    vm.interp().turns.stop.raise();
                }
                vm.let_go(Release::End).await;
            }
            ended
        }
    }

    pub(crate) fn vm(&self) -> Vm {
        self.0
    }
}

/// Lets go of the variables of `__main__`, private ones first (`_PyModule_ClearDict`): some of them may be the last to hold an object
/// that has something to say when it goes.
fn forget_variables(vm: Vm) {
    let Some(module) = vm.loaded("__main__") else { return };
    let dict = vm.module_dict(&module);
    let names = dict.body::<Dict>().keys();
    for is_private in [true, false] {
        for name in &names {
            let text = name.get::<Str>().map_or(&b""[..], Str::bytes);
            if text.starts_with(b"_") == is_private && text != b"__builtins__" {
                dict.body::<Dict>().set_str(name, Value::NONE);
            }
        }
    }
}

/// Runs a text as `__main__`, and prints an exception that nobody caught.
#[undropped]
async fn exit_code(vm: Vm, text: &str, filename: &str) -> Res<i32> {
    match main(vm, text, filename).await {
        Ok(_) => Ok(0),
        Err(raise) => uncaught(vm, raise).await,
    }
}

#[undropped]
async fn main(vm: Vm, text: &str, filename: &str) -> Res {
    let names = vm.names();
    let module = vm.new_module("__main__");
    crate::modules::add(vm, "__main__", &module);
    let dict_value = vm.module_dict(&module);
    let dict = dict_value.body::<Dict>();
    let filename = vm.str(filename);
    dict.set_str(&names.__file__, filename.clone());
    dict.set_str(&names.__cached__, Value::NONE);
    dict.set_str(&names.__builtins__, vm.interp().builtins.clone());
    let code = crate::modules::builtins::compiled(vm, text, &filename, Mode::Exec, 0).await?;
    let name = names.__main__.clone();
    let function = vm.new_function(&code, dict_value.clone(), vm.interp().builtins.clone(), None, name);
    vm.run_body(function, None).await
}

/// Prints an exception that nobody caught; gives the exit code.
#[undropped]
async fn uncaught(vm: Vm, raise: Raise) -> Res<i32> {
    if vm.is_raised(&raise, &vm.classes().system_exit) {
        return crate::modules::sys::exit_code(vm, &raise).await;
    }
    let hook = crate::modules::sys::attribute(vm, "excepthook");
    let traceback =
        raise.0.body::<crate::types::exception::Exception>().traceback.get().unwrap_or(Value::NONE);
    vm.call(&hook, vec![vm.class_of(&raise.0), raise.0.clone(), traceback]).await?;
    Ok(if vm.is_raised(&raise, &vm.classes().keyboard_interrupt) { 130 } else { 1 })
}
