//! Runs a Python program as `python3` does: `python FILE.py [ARGS]`, `-c TEXT`, `-m MODULE`, or a program on standard
//! input.

use std::io::{BufRead, Read, Write};
use std::time::{Instant, SystemTime};

use interleave_python::{Machine, NewProcess, NewThread, Processes, Settings, Shared, World, start_native};
use sync::{Futex, Park};

#[derive(Clone)]
struct Here {
    start: Instant,
    arguments: Vec<String>,
    folders: Vec<String>,
    processes: Processes,
    /// Its place among the processes.
    slot: u32,
}

impl World for Here {
    fn write(&self, stream: u8, text: &[u8]) {
        // As with python3, nobody hears of output that nobody reads.
        let _ =
            if stream == 2 { std::io::stderr().write_all(text) } else { std::io::stdout().write_all(text) };
    }

    fn read_line(&self) -> String {
        let mut line = String::new();
        let _ = std::io::stdin().lock().read_line(&mut line);
        line
    }

    fn monotonic(&self) -> f64 {
        self.start.elapsed().as_secs_f64()
    }

    fn time(&self) -> f64 {
        SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs_f64()
    }

    fn read_text(&self, path: &str) -> Option<String> {
        std::fs::read_to_string(path).ok()
    }

    /// Of the folder that `examples/pack.rs` wrote, if `INTERLEAVE_PACKED` names it.
    fn read_packed(&self, path: &str) -> Option<Vec<u8>> {
        let folder = std::env::var_os("INTERLEAVE_PACKED")?;
        let file = path.strip_prefix(rustpython_pylib::LIB_PATH)?.trim_start_matches('/');
        std::fs::read(std::path::Path::new(&folder).join(file.replace('/', ".") + "c")).ok()
    }

    fn random(&self, bytes: &mut [u8]) {
        let _ = std::fs::File::open("/dev/urandom").and_then(|mut file| file.read_exact(bytes));
    }

    fn arguments(&self) -> Vec<String> {
        self.arguments.clone()
    }

    fn park(&self) -> &dyn Park {
        &Futex
    }

    fn cores(&self) -> usize {
        std::thread::available_parallelism().map_or(1, usize::from)
    }

    fn shared(&self) -> Option<(Box<dyn Shared>, u32)> {
        Some((self.processes.shared(), self.slot))
    }

    fn start_process(&self, process: NewProcess) -> bool {
        let world = Self { slot: process.slot, ..self.clone() };
        self.processes.start(process, Box::new(world), &self.folders, settings())
    }

    fn signalled(&self, slot: u32, _signal: u32) {
        self.processes.signalled(slot);
    }

    fn start(&self, thread: NewThread) -> Result<(), NewThread> {
        start_native(thread)
    }
}

/// As with `python3.14t`: the free-threaded build has no lock unless `PYTHON_GIL` is 1.
fn settings() -> Settings {
    let settings = Settings::default();
    let has_lock =
        !cfg!(feature = "free-threaded") || std::env::var_os("PYTHON_GIL").is_some_and(|value| value == "1");
    Settings { lock: settings.lock.filter(|_| has_lock), ..settings }
}

/// The text of a program, which has to be UTF-8.
fn decoded(file: &str, bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| {
        let at = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let line = 1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count();
        eprintln!("  File \"{file}\", line {line}");
        eprintln!(
            "SyntaxError: Non-UTF-8 code starting with '\\x{:02x}' in file {file} on line {line}, but no encoding \
             declared; see https://peps.python.org/pep-0263/ for details",
            bytes[at]
        );
        std::process::exit(1);
    })
}

/// A program that runs a module as the main one, and the module's file: of a package, its `__main__.py`.
fn module_program(module: &str) -> Option<(String, String)> {
    let path = module.replace('.', "/");
    let package = module.rsplit_once('.').map_or("", |(package, _)| package);
    let places = [(format!("{path}/__main__.py"), module), (format!("{path}.py"), package)];
    let (file, package) = [".", rustpython_pylib::LIB_PATH].into_iter().find_map(|folder| {
        let files = places.iter().map(|(file, package)| (format!("{folder}/{file}"), *package));
        files.into_iter().find(|(file, _)| std::path::Path::new(file).is_file())
    })?;
    let text = format!(
        "__package__ = {package:?}\nimport sys; sys.argv[0] = __file__; del sys\n\
         exec(compile(open(__file__, encoding='utf-8').read(), __file__, 'exec'))\n"
    );
    Some((text, file))
}

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let (text, filename, folder) = match arguments.first().map(String::as_str) {
        Some("-c") if arguments.len() > 1 => {
            let text = arguments.remove(1);
            (text, "<string>".to_owned(), ".".to_owned())
        }
        Some("-m") if arguments.len() > 1 => {
            let module = arguments.remove(1);
            let Some((text, file)) = module_program(&module) else {
                eprintln!("python: No module named {module}");
                std::process::exit(1);
            };
            (text, file, ".".to_owned())
        }
        Some(file) if file != "-" => match std::fs::read(file) {
            Ok(bytes) => {
                let text = decoded(file, bytes);
                let folder =
                    std::path::Path::new(file).parent().and_then(|folder| folder.to_str()).unwrap_or(".");
                let folder = if folder.is_empty() { "." } else { folder };
                (text, file.to_owned(), folder.to_owned())
            }
            Err(error) => {
                eprintln!("python: can't open file '{file}': {error}");
                std::process::exit(2);
            }
        },
        _ => {
            let mut text = String::new();
            let _ = std::io::stdin().read_to_string(&mut text);
            (text, "<stdin>".to_owned(), ".".to_owned())
        }
    };
    let library = rustpython_pylib::LIB_PATH.to_owned();
    let folders = vec![folder, library];
    let processes = Processes::default();
    let world = Here { start: Instant::now(), arguments, folders: folders.clone(), processes, slot: 0 };
    let machine = Machine::new(Box::new(world), &folders, settings());
    let exit = sync::blocking(machine.run(&text, &filename));
    let _ = std::io::stdout().flush();
    std::process::exit(exit.0);
}
