//! Modules of this project that lie beside CPython's library: the driver of a reader's function, and stand-ins for what needs
//! a network, over the one function `_interleave.fetch`, which the world answers. In a browser they come with the library,
//! compiled ahead of time (`examples/pack.rs`).

/// A module: its name, its file below the library's folder, and its text.
pub struct OwnModule {
    /// The name that imports it.
    pub name: &'static str,
    /// Its file, below the library's folder.
    pub file: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// All of them.
pub const OWN: &[OwnModule] = &[
    own("_interleave_driver", "_interleave_driver.py", include_str!("driver.py")),
    own("_interleave_process", "_interleave_process.py", include_str!("process.py")),
    own("_posixshmem", "_posixshmem.py", include_str!("stand_ins/posixshmem.py")),
    own("aiohttp", "aiohttp.py", include_str!("stand_ins/aiohttp.py")),
    own("ctypes", "ctypes/__init__.py", include_str!("stand_ins/ctypes.py")),
    own("mmap", "mmap.py", include_str!("stand_ins/mmap.py")),
    own(
        "multiprocessing",
        "multiprocessing/__init__.py",
        include_str!("stand_ins/multiprocessing/__init__.py"),
    ),
    own("multiprocessing.heap", "multiprocessing/heap.py", include_str!("stand_ins/multiprocessing/heap.py")),
    own(
        "multiprocessing.popen_spawn_posix",
        "multiprocessing/popen_spawn_posix.py",
        include_str!("stand_ins/multiprocessing/popen_spawn_posix.py"),
    ),
    own(
        "multiprocessing.resource_sharer",
        "multiprocessing/resource_sharer.py",
        include_str!("stand_ins/multiprocessing/resource_sharer.py"),
    ),
    own(
        "multiprocessing.resource_tracker",
        "multiprocessing/resource_tracker.py",
        include_str!("stand_ins/multiprocessing/resource_tracker.py"),
    ),
    own("requests", "requests.py", include_str!("stand_ins/requests.py")),
    own("tracemalloc", "tracemalloc.py", include_str!("stand_ins/tracemalloc.py")),
    own("urllib.request", "urllib/request.py", include_str!("stand_ins/urllib_request.py")),
];

const fn own(name: &'static str, file: &'static str, text: &'static str) -> OwnModule {
    OwnModule { name, file, text }
}

/// The text of the module that stands in for a file of the library, whose folder is called `Lib`.
pub(crate) fn text_in_library(path: &str) -> Option<String> {
    let (_, file) = path.rsplit_once("/Lib/")?;
    OWN.iter().find(|own| own.file == file).map(|own| own.text.to_owned())
}
