//! The machine from outside: run a program, and learn how it ended.

use std::future::Future;

use crate::compile::{Mode, compile};
use crate::types::dict::Dict;
use crate::value::Value;
use crate::vm::host::{Host, ModuleSource};
use crate::vm::native::task;
use crate::vm::{Raise, Res, Vm};

/// What a machine needs from the world around it.
pub trait World {
    /// Writes to standard output (1) or standard error (2).
    fn write(&self, stream: u8, text: &[u8]);
    /// A line of standard input with its newline; an empty text at its end.
    fn read_line(&self) -> String;
    /// Seconds since some moment; it never goes back.
    fn monotonic(&self) -> f64;
    /// Seconds since 1970.
    fn time(&self) -> f64;
    /// Lets the time pass.
    fn sleep(&self, seconds: f64);
    /// The text of a file, if there is one.
    fn read_text(&self, path: &str) -> Option<String>;
    /// Random bytes.
    fn random(&self, bytes: &mut [u8]);
    /// Arguments of the program, as `sys.argv`.
    fn arguments(&self) -> Vec<String>;
}

struct Outside(Box<dyn World>);

impl Host for Outside {
    fn write(&self, stream: u8, text: &[u8]) {
        self.0.write(stream, text);
    }

    fn read_line(&self) -> String {
        self.0.read_line()
    }

    fn monotonic(&self) -> f64 {
        self.0.monotonic()
    }

    fn time(&self) -> f64 {
        self.0.time()
    }

    fn sleep(&self, seconds: f64) {
        self.0.sleep(seconds);
    }

    fn find_module(&self, name: &str, folders: &[String]) -> Option<ModuleSource> {
        let last = name.rsplit('.').next().unwrap_or(name);
        folders.iter().find_map(|folder| {
            let package = format!("{folder}/{last}");
            let file = format!("{package}/__init__.py");
            if let Some(text) = self.0.read_text(&file) {
                return Some(ModuleSource { text, filename: file, package: Some(package) });
            }
            let file = format!("{package}.py");
            let text = self.0.read_text(&file)?;
            Some(ModuleSource { text, filename: file, package: None })
        })
    }

    fn random(&self, bytes: &mut [u8]) {
        self.0.random(bytes);
    }

    fn arguments(&self) -> Vec<String> {
        self.0.arguments()
    }

    fn read_file(&self, path: &str) -> Result<Vec<u8>, i32> {
        const NO_SUCH_FILE: i32 = 2;
        self.0.read_text(path).map(String::into_bytes).ok_or(NO_SUCH_FILE)
    }
}

/// How a program ended: the exit code that `python3` would give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exit(pub i32);

/// A Python machine with its main thread.
pub struct Machine(Vm);

impl Machine {
    /// Makes a machine that looks for modules in these folders.
    pub fn new(world: Box<dyn World>, folders: &[String]) -> Self {
        let vm = Vm::new(Box::new(Outside(world)));
        vm.interp().search.borrow_mut().extend_from_slice(folders);
        let path = crate::modules::sys::attribute(vm, "path");
        if let Some(list) = path.get::<crate::types::list::List>() {
            list.items.with(|items| items.extend(folders.iter().map(|folder| vm.str(folder))));
        }
        Self(vm)
    }

    /// Runs the text of a program as `__main__`.
    pub fn run(&self, text: &str, filename: &str) -> impl Future<Output = Exit> {
        let vm = self.0;
        let (text, filename) = (text.to_owned(), filename.to_owned());
        let program = vm.program(task(async move {
            let code = match main(vm, &text, &filename).await {
                Ok(_) => 0,
                Err(raise) => uncaught(vm, raise).await?,
            };
            crate::modules::atexit::run(vm).await?;
            Ok(vm.int(code.into()))
        }));
        async move { Exit(program.await.ok().and_then(|code| code.as_i64()).unwrap_or(1) as i32) }
    }
}

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
    let code = compile(vm, text, &filename, Mode::Exec, 0)
        .map_err(|error| crate::modules::builtins::syntax_error(vm, &error, text, &filename))?;
    let name = names.__main__.clone();
    let function = vm.new_function(&code, dict_value.clone(), vm.interp().builtins.clone(), None, name);
    vm.run_body(function, None).await
}

/// Prints an exception that nobody caught; gives the exit code.
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
