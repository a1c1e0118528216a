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
pub const OWN: [OwnModule; 4] = [
    OwnModule { name: "_interleave_driver", file: "_interleave_driver.py", text: include_str!("driver.py") },
    OwnModule { name: "requests", file: "requests.py", text: include_str!("stand_ins/requests.py") },
    OwnModule { name: "aiohttp", file: "aiohttp.py", text: include_str!("stand_ins/aiohttp.py") },
    OwnModule {
        name: "urllib.request",
        file: "urllib/request.py",
        text: include_str!("stand_ins/urllib_request.py"),
    },
];

/// The text of the module that would lie at a path, where the library's folder has none.
pub(crate) fn text_at(path: &str) -> Option<String> {
    let own =
        OWN.iter().find(|own| path.strip_suffix(own.file).is_some_and(|folder| folder.ends_with('/')))?;
    Some(own.text.to_owned())
}
