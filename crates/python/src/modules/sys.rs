//! The module `sys` (`Python/sysmodule.c`), and the streams that a program starts with.

mod absent;
mod breakpoint;
mod library;

use crate::vm::waited::Waited;
use std::sync::atomic::Ordering;
use trace::Wait;

use sync::gil::{DEFAULT_INTERVAL_MS, Gil};

use crate::object::{Body, Info, Kind, allocate};
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::exception::Exception;
use crate::types::function::Function;
use crate::types::string::Str;
use crate::types::ty::Type;
use crate::value::{Slot, Value};
use crate::vm::{Raise, Res, Vm};
use crate::waits;

use super::record::record;

/// Standard output (1), standard error (2) or standard input (0), as the host gives them.
pub(crate) struct Stream(u8);

impl Body for Stream {
    const KIND: Kind = Kind::Other;
}

pub(crate) const VERSION: (i64, i64, i64) = (3, 14, 0);

pub(crate) fn install(vm: Vm) {
    let module = vm.new_module("sys");
    super::add(vm, "sys", &module);
    let m = Methods::of_module(vm, &module);
    facts(vm, &m);
    absent::install(vm, &m);
    streams(vm, &m);
    functions(&m);
    first_hooks(vm, &m, &module);
    crate::types::generator_methods::keep_class(vm);
}

fn facts(vm: Vm, m: &Methods) {
    let (major, minor, micro) = VERSION;
    let interp = vm.interp();
    let arguments = interp.world.arguments().iter().map(|argument| vm.str(argument)).collect();
    let native = super::names().map(|name| vm.str(name)).collect();
    m.value("modules", interp.modules.clone())
        .value("argv", vm.list(arguments))
        .value("orig_argv", vm.list(Vec::new()))
        .value("path", vm.list(interp.search.get().iter().map(|folder| vm.str(folder)).collect()))
        .value("meta_path", vm.list(vec![super::importlib::finder::importer(vm)]))
        .value("path_hooks", vm.list(Vec::new()))
        .value("path_importer_cache", vm.empty_dict())
        .value("builtin_module_names", vm.tuple(native))
        .value("stdlib_module_names", library::names(vm))
        .value("version", vm.str(&format!("{major}.{minor}.{micro} (main) [Interleave]")))
        .value("hexversion", vm.int(major << 24 | minor << 16 | micro << 8 | 0xF0))
        .value("api_version", vm.int(1013))
        .value("platform", vm.str("emscripten"))
        .value("abiflags", vm.str(""))
        .value("byteorder", vm.str("little"))
        .value("maxsize", vm.int(i64::MAX))
        .value("maxunicode", vm.int(0x10_FFFF))
        .value("copyright", vm.str(""))
        .value("executable", vm.str(""))
        .value("prefix", vm.str("/"))
        .value("exec_prefix", vm.str("/"))
        .value("base_prefix", vm.str("/"))
        .value("base_exec_prefix", vm.str("/"))
        .value("platlibdir", vm.str("lib"))
        .value("float_repr_style", vm.str("short"))
        .value("dont_write_bytecode", Value::TRUE)
        .value("pycache_prefix", Value::NONE)
        .value("warnoptions", vm.list(Vec::new()))
        .value("_xoptions", vm.empty_dict())
        .value("ps1", vm.str(">>> "))
        .value("ps2", vm.str("... "));
    let version = [vm.int(major), vm.int(minor), vm.int(micro), vm.str("final"), vm.int(0)];
    m.value(
        "version_info",
        record(vm, "sys.version_info", &["major", "minor", "micro", "releaselevel", "serial"], &version),
    );
    let flags = [
        "debug",
        "inspect",
        "interactive",
        "optimize",
        "dont_write_bytecode",
        "no_user_site",
        "no_site",
        "ignore_environment",
        "verbose",
        "bytes_warning",
        "quiet",
        "hash_randomization",
        "isolated",
        "dev_mode",
        "utf8_mode",
        "warn_default_encoding",
        "safe_path",
        "int_max_str_digits",
        "gil",
        "thread_inherit_context",
        "context_aware_warnings",
    ];
    let values: Vec<Value> = flags
        .iter()
        .map(|name| match *name {
            "utf8_mode" | "gil" => vm.int(1),
            "int_max_str_digits" => vm.int(4300),
            "dev_mode" | "safe_path" => Value::FALSE,
            _ => vm.int(0),
        })
        .collect();
    let (names, facts) =
        (["emscripten_version", "runtime", "pthreads", "shared_memory"], [true; 2].map(Value::bool));
    let [pthreads, shared] = facts;
    let facts = [vm.tuple(vec![vm.int(4), vm.int(0), vm.int(0)]), vm.str("Interleave"), pthreads, shared];
    m.value("_emscripten_info", record(vm, "sys._emscripten_info", &names, &facts));
    m.value("flags", record(vm, "sys.flags", &flags, &values));
    let cache = vm.str("interleave-314");
    let version = record(
        vm,
        "sys.version_info",
        &["major", "minor", "micro", "releaselevel", "serial"],
        &[vm.int(major), vm.int(minor), vm.int(micro), vm.str("final"), vm.int(0)],
    );
    let implementation = crate::object::allocate(&vm.classes().namespace, crate::types::instance::Instance);
    let ext = implementation.ext().expect("a namespace has attributes");
    for (name, value) in [
        ("name", vm.str("interleave")),
        ("cache_tag", cache),
        ("version", version),
        ("hexversion", vm.int(major << 24 | minor << 16 | micro << 8 | 0xF0)),
    ] {
        ext.set(vm, &vm.intern_str(name), value);
    }
    m.value("implementation", implementation);
    let hash = [
        vm.int(64),
        vm.int((1 << 61) - 1),
        vm.int(314_159),
        vm.int(0),
        vm.int(1_000_003),
        vm.str("multiply"),
        vm.int(64),
        vm.int(64),
        vm.int(0),
    ];
    let names = ["width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"];
    m.value("hash_info", record(vm, "sys.hash_info", &names, &hash));
    let float = [
        Value::float(f64::MAX),
        vm.int(1024),
        vm.int(308),
        Value::float(f64::MIN_POSITIVE),
        vm.int(-1021),
        vm.int(-307),
        vm.int(15),
        vm.int(53),
        Value::float(f64::EPSILON),
        vm.int(2),
        vm.int(1),
    ];
    let names = [
        "max",
        "max_exp",
        "max_10_exp",
        "min",
        "min_exp",
        "min_10_exp",
        "dig",
        "mant_dig",
        "epsilon",
        "radix",
        "rounds",
    ];
    m.value("float_info", record(vm, "sys.float_info", &names, &float));
    let int = [vm.int(30), vm.int(4), vm.int(4300), vm.int(640)];
    let names = ["bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"];
    m.value("int_info", record(vm, "sys.int_info", &names, &int));
    let thread = [vm.str("pthread"), Value::NONE, Value::NONE];
    m.value("thread_info", record(vm, "sys.thread_info", &["name", "lock", "version"], &thread));
}

fn streams(vm: Vm, m: &Methods) {
    let class =
        super::new_class(vm, "_io", "_io.TextIOWrapper", &vm.classes().object, Info::extended::<Stream>(), 0);
    Methods::of(vm, &class)
        .sync("write", "self, text, /", write)
        .sync("writelines", "self, lines, /", write_lines)
        .sync("flush", "self, /", |_, _| Ok(Value::NONE))
        .sync("isatty", "self, /", |_, _| Ok(Value::FALSE))
        .sync("readable", "self, /", |_, a| Ok(Value::bool(a[0].body::<Stream>().0 == 0)))
        .sync("writable", "self, /", |_, a| Ok(Value::bool(a[0].body::<Stream>().0 != 0)))
        .sync("seekable", "self, /", |_, _| Ok(Value::FALSE))
        .sync("fileno", "self, /", |vm, a| Ok(vm.int(a[0].body::<Stream>().0.into())))
        .sync("close", "self, /", |_, _| Ok(Value::NONE))
        .wait("readline", "self, size=-1, /", waits!(read_line))
        .wait("read", "self, size=-1, /", waits!(read))
        .sync("__iter__", "self, /", |_, a| Ok(a[0].clone()))
        .wait("__next__", "self, /", waits!(next_line))
        .sync("reconfigure", "self, **options", |_, _| Ok(Value::NONE))
        .value("encoding", vm.str("utf-8"))
        .value("errors", vm.str("strict"))
        .value("newlines", Value::NONE)
        .value("closed", Value::FALSE)
        .value("line_buffering", Value::TRUE);
    for (index, name) in ["stdin", "stdout", "stderr"].into_iter().enumerate() {
        let stream = allocate(&class, Stream(index as u8));
        let ext = stream.ext().expect("a stream has attributes");
        ext.set(vm, &vm.intern_str("name"), vm.str(&format!("<{name}>")));
        ext.set(vm, &vm.intern_str("mode"), vm.str(if index == 0 { "r" } else { "w" }));
        m.value(name, stream.clone());
        m.value(["__stdin__", "__stdout__", "__stderr__"][index], stream);
    }
}

/// The number of a stream that is the machine's own.
pub(crate) fn own_stream(value: &Value) -> Option<u8> {
    Some(value.get::<Stream>()?.0)
}

fn write(vm: Vm, a: &[Value]) -> Res {
    let Some(text) = a[1].get::<Str>() else {
        return Err(vm.type_error(format!("write() argument must be str, not {}", vm.class_name(&a[1]))));
    };
    vm.tell_line();
    match text.as_str() {
        Some(written) => vm.interp().world.write(a[0].body::<Stream>().0, written.as_bytes()),
        None => vm.interp().world.write(a[0].body::<Stream>().0, text.lossy().as_bytes()),
    }
    Ok(vm.size(text.len()))
}

fn write_lines(vm: Vm, a: &[Value]) -> Res {
    for line in vm.items_quick(&a[1]).unwrap_or_default() {
        write(vm, &[a[0].clone(), line])?;
    }
    Ok(Value::NONE)
}

/// A line of standard input; other threads run while the world has none.
#[undropped]
async fn line(vm: Vm) -> String {
    vm.without_lock(Waited::on(Wait::Io), async { vm.interp().world.read_line() }).await
}

#[undropped]
async fn read_line(vm: Vm, _: Vec<Value>) -> Res {
    Ok(vm.string(line(vm).await))
}

#[undropped]
async fn read(vm: Vm, _: Vec<Value>) -> Res {
    let mut all = String::new();
    loop {
        match line(vm).await {
            line if line.is_empty() => return Ok(vm.string(all)),
            line => all.push_str(&line),
        }
    }
}

#[undropped]
async fn next_line(vm: Vm, _: Vec<Value>) -> Res {
    match line(vm).await {
        line if line.is_empty() => Err(vm.stop_iteration(Value::NONE)),
        line => Ok(vm.string(line)),
    }
}

fn functions(m: &Methods) {
    m.sync("getrecursionlimit", "", |vm, _| Ok(vm.size(vm.interp().recursion_limit.load(Ordering::Relaxed))))
        .sync("setrecursionlimit", "limit, /", set_recursion_limit)
        .sync("exc_info", "", exc_info)
        .sync("exception", "", |vm, _| Ok(vm.handled().unwrap_or(Value::NONE)))
        .sync("_getframe", "depth=0, /", get_frame)
        .sync("_getframemodulename", "depth=0", get_frame_module)
        .sync("getsizeof", "object, default=?, /", |vm, _| Ok(vm.int(64)))
        .sync("getrefcount", "object, /", |vm, a| {
            Ok(vm.int(a[0].header().map_or(1 << 30, |head| i64::from(head.count.get()))))
        })
        .sync("_clear_type_descriptors", "type, /", clear_descriptors)
        .sync("intern", "string, /", |vm, a| vm.attribute_name(&a[0]))
        .sync("is_finalizing", "", |_, _| Ok(Value::FALSE))
        .sync("getdefaultencoding", "", |vm, _| Ok(vm.str("utf-8")))
        .sync("getfilesystemencoding", "", |vm, _| Ok(vm.str("utf-8")))
        .sync("getfilesystemencodeerrors", "", |vm, _| Ok(vm.str("surrogateescape")))
        .sync("get_int_max_str_digits", "", |vm, _| {
            Ok(vm.size(crate::types::number_methods::max_str_digits()))
        })
        .sync("set_int_max_str_digits", "maxdigits", set_max_str_digits)
        .sync("settrace", "function, /", |_, _| Ok(Value::NONE))
        .sync("gettrace", "", |_, _| Ok(Value::NONE))
        .sync("setprofile", "function, /", |_, _| Ok(Value::NONE))
        .sync("getprofile", "", |_, _| Ok(Value::NONE))
        .sync("audit", "event, *args", |_, _| Ok(Value::NONE))
        .sync("addaudithook", "hook", |_, _| Ok(Value::NONE))
        .sync("getswitchinterval", "", get_switch_interval)
        .sync("setswitchinterval", "interval, /", set_switch_interval)
        .sync("_is_gil_enabled", "", |_, _| Ok(Value::bool(!cfg!(feature = "free-threaded"))))
        .sync("get_asyncgen_hooks", "", crate::types::generator_methods::get_asyncgen_hooks)
        .sync(
            "set_asyncgen_hooks",
            "firstiter=?, finalizer=?",
            crate::types::generator_methods::set_asyncgen_hooks,
        )
        .sync("get_coroutine_origin_tracking_depth", "", |vm, _| {
            Ok(vm.int(vm.thread().origin_depth.get().into()))
        })
        .sync("set_coroutine_origin_tracking_depth", "depth", set_origin_depth)
        .sync("exit", "status=None, /", exit)
        .wait("breakpointhook", "*args, **kws", waits!(breakpoint::hook))
        .wait("displayhook", "object, /", waits!(display_hook))
        .wait("excepthook", "exctype, value, traceback, /", waits!(except_hook))
        .wait("unraisablehook", "unraisable, /", waits!(crate::types::exceptions::unraisable_hook));
}

/// Hooks as they were before a program put its own in their places.
fn first_hooks(vm: Vm, m: &Methods, module: &Value) {
    for name in ["breakpointhook", "displayhook", "excepthook", "unraisablehook"] {
        let hook = module.ext().and_then(|ext| ext.get(&vm.intern_str(name)));
        m.value(&format!("__{name}__"), hook.unwrap_or(Value::NONE));
    }
}

fn set_recursion_limit(vm: Vm, a: &[Value]) -> Res {
    match a[0].as_i64() {
        Some(limit) if limit > 0 && vm.depth() >= limit as usize => {
            let depth = vm.depth();
            let message = format!(
                "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
            );
            Err(vm.raise_text(&vm.classes().recursion_error, &message))
        }
        Some(limit) if limit > 0 => {
            vm.interp().recursion_limit.store(limit as usize, Ordering::Relaxed);
            Ok(Value::NONE)
        }
        Some(_) => Err(vm.value_error("recursion limit must be greater or equal than 1")),
        None => {
            Err(vm
                .type_error(format!("'{}' object cannot be interpreted as an integer", vm.class_name(&a[0]))))
        }
    }
}

fn set_origin_depth(vm: Vm, a: &[Value]) -> Res {
    let Some(depth) = a[0].as_i64() else {
        let class = vm.class_name(&a[0]);
        return Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")));
    };
    match u32::try_from(depth) {
        Ok(depth) => vm.thread().origin_depth.set(depth),
        Err(_) => return Err(vm.value_error("depth must be >= 0")),
    }
    Ok(Value::NONE)
}

fn set_max_str_digits(vm: Vm, a: &[Value]) -> Res {
    let Some(most) = a[0].as_i64() else {
        return Err(
            vm.type_error(format!("'{}' object cannot be interpreted as an integer", vm.class_name(&a[0])))
        );
    };
    // A number below 0 is refused as one that is too small.
    let most = usize::try_from(most).unwrap_or(1);
    crate::types::number_methods::set_max_str_digits(vm, most)?;
    Ok(Value::NONE)
}

fn exc_info(vm: Vm, _: &[Value]) -> Res {
    Ok(match vm.handled() {
        Some(exception) => {
            let traceback = exception.body::<Exception>().traceback.get().unwrap_or(Value::NONE);
            vm.tuple(vec![vm.class_of(&exception), exception, traceback])
        }
        None => vm.tuple(vec![Value::NONE; 3]),
    })
}

/// Takes what makes `__dict__` and `__weakref__` out of a class of which another one is made.
fn clear_descriptors(vm: Vm, a: &[Value]) -> Res {
    let Some(ty) = a[0].get::<Type>() else {
        let class = vm.class_name(&a[0]);
        return Err(vm.type_error(format!("_clear_type_descriptors() argument must be type, not {class}")));
    };
    if !ty.is_heap() {
        return Err(vm.type_error("argument is immutable"));
    }
    for name in [&vm.names().__dict__, &vm.names().__weakref__] {
        drop(ty.dict().body::<Dict>().remove_str(name));
    }
    ty.modified();
    Ok(Value::NONE)
}

fn get_frame(vm: Vm, a: &[Value]) -> Res {
    let mut at: Slot = vm.frame_objects(true);
    for _ in 0..a[0].as_i64().unwrap_or(0).max(0) {
        at = at.and_then(|frame| frame.body::<crate::types::traceback::FrameObject>().back.get());
    }
    at.ok_or_else(|| vm.value_error("call stack is not deep enough"))
}

fn get_frame_module(vm: Vm, a: &[Value]) -> Res {
    let Ok(frame) = get_frame(vm, a) else { return Ok(Value::NONE) };
    let function = frame.body::<crate::types::traceback::FrameObject>().function.clone();
    let globals = function.body::<Function>().globals.clone();
    Ok(globals.body::<Dict>().get_str(&vm.names().__name__).unwrap_or(Value::NONE))
}

fn exit(vm: Vm, a: &[Value]) -> Res {
    let args = match a[0].get::<crate::types::tuple::Tuple>() {
        Some(tuple) => tuple.items().to_vec(),
        None if a[0].is_none() => Vec::new(),
        None => vec![a[0].clone()],
    };
    Err(vm.raise_args(&vm.classes().system_exit, args))
}

#[undropped]
async fn display_hook(vm: Vm, a: Vec<Value>) -> Res {
    display(vm, a[0].clone()).await
}

/// Prints what an interactive statement gave, unless it is None.
#[undropped]
pub(crate) async fn display(vm: Vm, value: Value) -> Res {
    if value.is_none() {
        return Ok(Value::NONE);
    }
    let text = vm.repr(&value).await?;
    let stdout = attribute(vm, "stdout");
    let write = vm.attribute(&stdout, &vm.names().write).await?;
    vm.call(&write, vec![text]).await?;
    vm.call(&write, vec![vm.str("\n")]).await
}

/// An attribute of the module, as it is now.
pub(crate) fn attribute(vm: Vm, name: &str) -> Value {
    let module = vm.interp().modules.body::<Dict>().get_str(&vm.intern_str("sys"));
    module.and_then(|module| module.ext()?.get(&vm.intern_str(name))).unwrap_or(Value::NONE)
}

/// The same, which has to be there.
pub(crate) fn present(vm: Vm, name: &str) -> Res {
    let module = vm.interp().modules.body::<Dict>().get_str(&vm.intern_str("sys"));
    let found = module.and_then(|module| module.ext()?.get(&vm.intern_str(name)));
    found.ok_or_else(|| vm.runtime_error(format!("lost sys.{name}")))
}

#[undropped]
async fn except_hook(vm: Vm, a: Vec<Value>) -> Res {
    let text = crate::traceback_text::format(vm, &a[1]).await?;
    write_stderr(vm, &text).await?;
    Ok(Value::NONE)
}

/// Writes to `sys.stderr`.
#[undropped]
pub(crate) async fn write_stderr(vm: Vm, text: &str) -> Res<()> {
    let stderr = attribute(vm, "stderr");
    if stderr.is_none() {
        return Ok(());
    }
    let write = vm.attribute(&stderr, &vm.names().write).await?;
    vm.call(&write, vec![vm.str(text)]).await?;
    Ok(())
}

/// The exit code that `SystemExit` asks for, and what it prints.
#[undropped]
pub(crate) async fn exit_code(vm: Vm, raise: &Raise) -> Res<i32> {
    let code = raise.0.body::<Exception>().field(crate::vm::raise::field::FIRST).unwrap_or(Value::NONE);
    match code.as_i64() {
        Some(code) => Ok(code as i32),
        None if code.is_none() => Ok(0),
        None => {
            let text = vm.to_str(&code).await?;
            write_stderr(vm, &format!("{}\n", text.body::<Str>().lossy())).await?;
            Ok(1)
        }
    }
}

/// `sys.getswitchinterval()`, in seconds; without a lock, what it would be.
fn get_switch_interval(vm: Vm, _: &[Value]) -> Res {
    let interval_ms = vm.interp().turns.gil.as_ref().map_or(DEFAULT_INTERVAL_MS, Gil::interval_ms);
    // CPython counts whole microseconds.
    Ok(Value::float((interval_ms * 1e3).round() / 1e6))
}

/// `sys.setswitchinterval(interval)`
fn set_switch_interval(vm: Vm, a: &[Value]) -> Res {
    let Some(seconds) = a[0].real().or_else(|| a[0].as_i64().map(|seconds| seconds as f64)) else {
        let class = vm.class_name(&a[0]);
        return Err(vm.type_error(format!("must be real number, not {class}")));
    };
    if seconds <= 0.0 || seconds.is_nan() {
        return Err(vm.value_error("switch interval must be strictly positive"));
    }
    if let Some(gil) = &vm.interp().turns.gil {
        gil.set_interval_ms(seconds * 1e3);
    }
    Ok(Value::NONE)
}
