//! Compiles CPython's library into files that a machine reads in place of text: `pack FOLDER`.
//!
//! For each module that a browser can use, a file (`asyncio.__init__.pyc`) gets what `Machine::pack` makes of it, and `FOLDER/index.json`
//! says of each which modules it imports when it is imported ("now"), and which its functions import ("late").

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use interleave_python::function::OWN;
use interleave_python::{Imported, Machine, NewThread, Settings, World, imports};
use sync::{Futex, Park};

/// What a page has no use for: other programs, windows, devices, servers' protocols, and other people's tools.
const LEFT_OUT: &[&str] = &[
    "__phello__",
    "_aix_support",
    "_android_support",
    "_apple_support",
    "_ios_support",
    "_osx_support",
    "_pyrepl",
    "_sitebuiltins",
    "antigravity",
    "bdb",
    "bz2",
    "cmd",
    "compileall",
    "compression",
    "curses",
    "dbm",
    "doctest",
    "ensurepip",
    "ftplib",
    "getpass",
    "gzip",
    "http",
    "idlelib",
    "imaplib",
    "lib2to3",
    "lzma",
    "mailbox",
    "msilib",
    "nturl2path",
    "pdb",
    "plistlib",
    "poplib",
    "profile",
    "pstats",
    "pty",
    "py_compile",
    "pydoc",
    "pydoc_data",
    "pyclbr",
    "rlcompleter",
    "site",
    "smtplib",
    "socketserver",
    "sqlite3",
    "ssl",
    "tabnanny",
    "tarfile",
    "tkinter",
    "trace",
    "tty",
    "turtle",
    "turtledemo",
    "venv",
    "webbrowser",
    "wsgiref",
    "xml",
    "xmlrpc",
    "zipapp",
    "zipfile",
    "zipimport",
];

/// A world that only reads.
struct Reader;

impl World for Reader {
    fn write(&self, _: u8, _: &[u8]) {}

    fn read_line(&self) -> String {
        String::new()
    }

    fn monotonic(&self) -> f64 {
        0.0
    }

    fn time(&self) -> f64 {
        0.0
    }

    fn read_text(&self, path: &str) -> Option<String> {
        fs::read_to_string(path).ok()
    }

    fn random(&self, bytes: &mut [u8]) {
        bytes.fill(4);
    }

    fn arguments(&self) -> Vec<String> {
        Vec::new()
    }

    fn park(&self) -> &dyn Park {
        &Futex
    }

    fn start(&self, thread: NewThread) -> Result<(), NewThread> {
        Err(thread)
    }
}

/// A module of the library.
struct Module {
    text: String,
    /// Its file, from the library's folder on.
    file: String,
    is_package: bool,
}

/// All modules of a folder, by their full names.
fn find(folder: &Path, package: &str, found: &mut BTreeMap<String, Module>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    for path in entries {
        let Some(name) = path.file_stem().and_then(|name| name.to_str()) else { continue };
        let full = if package.is_empty() { name.to_owned() } else { format!("{package}.{name}") };
        if LEFT_OUT.contains(&full.as_str()) || full.contains('-') {
            continue;
        }
        let file = |suffix: &str| format!("{}{suffix}", full.replace('.', "/"));
        if path.is_dir() {
            if let Ok(text) = fs::read_to_string(path.join("__init__.py")) {
                find(&path, &full, found);
                found.insert(full.clone(), Module { text, file: file("/__init__.py"), is_package: true });
            }
        } else if path.extension().is_some_and(|ending| ending == "py")
            && name != "__init__"
            && let Ok(text) = fs::read_to_string(&path)
        {
            found.insert(full.clone(), Module { text, file: file(".py"), is_package: false });
        }
    }
}

/// The modules of the library that an import loads: the packages around it, and names of it that are modules.
fn loaded(name: &str, module: &Module, import: &Imported, all: &BTreeMap<String, Module>) -> Vec<String> {
    let mut base = match import.level {
        0 => String::new(),
        level => {
            let up = level as usize - usize::from(module.is_package);
            let parts: Vec<&str> = name.split('.').collect();
            parts[..parts.len().saturating_sub(up)].join(".")
        }
    };
    if !import.name.is_empty() {
        base = if base.is_empty() { import.name.clone() } else { format!("{base}.{}", import.name) };
    }
    let around = base.match_indices('.').map(|(at, _)| base[..at].to_owned());
    let inside = import.wanted.iter().map(|wanted| format!("{base}.{wanted}"));
    around.chain([base.clone()]).chain(inside).filter(|one| all.contains_key(one) && one != name).collect()
}

fn list(names: &BTreeSet<String>) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    format!("[{}]", names.join(","))
}

fn main() {
    let Some(folder) = std::env::args().nth(1).map(PathBuf::from) else {
        eprintln!("Name the folder that the files shall be in.");
        std::process::exit(2);
    };
    fs::create_dir_all(&folder).expect("the folder can be made");
    let mut all = BTreeMap::new();
    find(Path::new(rustpython_pylib::LIB_PATH), "", &mut all);
    for own in OWN {
        let is_package = own.file.ends_with("__init__.py");
        let module = Module { text: own.text.to_owned(), file: own.file.to_owned(), is_package };
        all.insert(own.name.to_owned(), module);
    }
    let machine = Machine::new(Box::new(Reader), &[], Settings::default());
    let mut index = Vec::new();
    for (name, module) in &all {
        match machine.pack(&module.text, &module.file) {
            Ok(file) => {
                assert!(machine.takes(&file), "{name}: what is written can be read");
                fs::write(folder.join(format!("{}c", module.file.replace("/", "."))), file)
                    .expect("the file can be written");
            }
            Err(error) => {
                eprintln!("left out: {error}");
                continue;
            }
        }
        let (mut now, mut late) = (BTreeSet::new(), BTreeSet::new());
        for import in imports(&module.text) {
            let into = if import.is_late { &mut late } else { &mut now };
            into.extend(loaded(name, module, &import, &all));
        }
        late.retain(|one| !now.contains(one));
        let (now, late) = (list(&now), list(&late));
        index.push(format!("\"{name}\":{{\"file\":\"{}\",\"now\":{now},\"late\":{late}}}", module.file));
    }
    println!("{} modules", index.len());
    fs::write(folder.join("index.json"), format!("{{{}}}\n", index.join(",\n")))
        .expect("the index can be written");
}
