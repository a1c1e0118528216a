//! What a machine needs from the world around it: time, output, modules, randomness.

/// The text of a module that an import found.
pub(crate) struct ModuleSource {
    pub(crate) text: String,
    pub(crate) filename: String,
    /// The folder of a package, for `__path__`.
    pub(crate) package: Option<String>,
}

/// The world around a machine. A browser gives one, a test another.
pub(crate) trait Host {
    /// Writes to standard output (1) or standard error (2).
    fn write(&self, stream: u8, text: &[u8]);
    /// A line of standard input with its newline, or an empty text at its end.
    fn read_line(&self) -> String;
    /// Seconds since some moment; it never goes back.
    fn monotonic(&self) -> f64;
    /// Seconds since 1970.
    fn time(&self) -> f64;
    /// Lets the time pass.
    fn sleep(&self, seconds: f64);
    /// The text of a module, `a.b.c`, looked for in these folders.
    fn find_module(&self, name: &str, folders: &[String]) -> Option<ModuleSource>;
    /// Random bytes.
    fn random(&self, bytes: &mut [u8]);
    /// Arguments of the program, as `sys.argv`.
    fn arguments(&self) -> Vec<String>;
    /// The content of a file, or an error number of `errno`.
    fn read_file(&self, path: &str) -> Result<Vec<u8>, i32>;
}
