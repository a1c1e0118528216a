//! The module `posix` as far as a machine without a system under it can have it (`Modules/posixmodule.c`): paths, files in
//! memory and of the host, an environment that begins empty, and one process.

mod files;
mod pipes;
mod terminal;

use super::errno;
use super::io::file::Access;
use super::state;
use crate::kernel::Ended;
use crate::object::{Kind, Mut};
use crate::types::Methods;
use crate::types::str_methods::arguments::check_room;
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};
use crate::waits;

const O_WRONLY: i64 = 0o1;
const O_RDWR: i64 = 0o2;
const O_CREAT: i64 = 0o100;
const O_EXCL: i64 = 0o200;
const O_TRUNC: i64 = 0o1000;
const O_APPEND: i64 = 0o2000;
const O_CLOEXEC: i64 = 0o2_000_000;

/// Where the program thinks it is.
#[derive(Default)]
struct Folder(Mut<String>);

pub(crate) fn fill(vm: Vm, m: &Methods) {
    m.value("error", vm.classes().os_error.clone())
        .value("environ", vm.empty_dict())
        .value("_have_functions", vm.list(vec![vm.str("HAVE_FSTATAT"), vm.str("HAVE_LSTAT")]));
    m.value("terminal_size", terminal::class(vm));
    for (name, number) in CONSTANTS {
        m.value(name, vm.int(*number));
    }
    for name in ["sysconf_names", "pathconf_names", "confstr_names"] {
        m.value(name, vm.empty_dict());
    }
    m.wait("fspath", "path", waits!(fspath))
        .sync("getcwd", "", |vm, _| Ok(vm.string(folder(vm))))
        .sync("getcwdb", "", |vm, _| Ok(vm.bytes(folder(vm).into_bytes())))
        .wait("chdir", "path", waits!(chdir))
        .sync("getpid", "", |vm, _| Ok(vm.int(vm.pid().into())))
        .sync("getppid", "", |vm, _| Ok(vm.int(vm.kernel().parent().into())))
        .sync("cpu_count", "", |vm, _| Ok(vm.size(vm.interp().world.cores())))
        .sync("umask", "mask, /", |vm, _| Ok(vm.int(0o022)))
        .sync("urandom", "size, /", urandom)
        .sync("getrandom", "size, flags=0", urandom)
        .sync(
            "strerror",
            "code, /",
            |vm, a| Ok(vm.string(errno::meaning(a[0].as_i64().unwrap_or(-1) as i32))),
        )
        .sync("putenv", "name, value, /", |_, _| Ok(Value::NONE))
        .sync("unsetenv", "name, /", |_, _| Ok(Value::NONE))
        .sync("_create_environ", "", |vm, _| Ok(vm.empty_dict()))
        .sync("get_terminal_size", "fd=1, /", |vm, _| Err(errno::os_error(vm, 25, None)))
        // Where the library writes its own traces on this platform.
        .wait("_emscripten_log", "arg, /", waits!(log))
        .sync("isatty", "fd, /", |_, _| Ok(Value::FALSE))
        .sync("device_encoding", "fd", |_, _| Ok(Value::NONE))
        .sync("getlogin", "", |vm, _| Err(errno::os_error(vm, 6, None)))
        .sync("get_inheritable", "fd, /", |_, _| Ok(Value::FALSE))
        .sync("set_inheritable", "fd, inheritable, /", |_, _| Ok(Value::NONE))
        .wait("_exit", "status", waits!(exit))
        .sync("abort", "", |vm, _| Err(vm.raise_args(&vm.classes().system_exit, vec![vm.int(134)])))
        .wait("kill", "pid, signal, /", waits!(kill))
        .sync("system", "command", |vm, _| Err(errno::os_error(vm, 38, None)))
        .sync("uname", "", |vm, _| {
            let values = ["Interleave", "interleave", "1", "1", "wasm32"].map(|text| vm.str(text));
            let fields = ["sysname", "nodename", "release", "version", "machine"];
            Ok(super::record::record(vm, "posix.uname_result", &fields, &values))
        })
        .sync("times", "", |vm, _| {
            let now = Value::float(vm.interp().world.monotonic());
            let zero = || Value::float(0.0);
            let fields = ["user", "system", "children_user", "children_system", "elapsed"];
            Ok(super::record::record(
                vm,
                "posix.times_result",
                &fields,
                &[now.clone(), zero(), zero(), zero(), now],
            ))
        });
    for name in ["getuid", "geteuid", "getgid", "getegid"] {
        m.sync(name, "", |vm, _| Ok(vm.int(0)));
    }
    files::fill(vm, m);
    pipes::fill(m);
}

const CONSTANTS: &[(&str, i64)] = &[
    ("F_OK", 0),
    ("X_OK", 1),
    ("W_OK", 2),
    ("R_OK", 4),
    ("O_RDONLY", 0),
    ("O_WRONLY", O_WRONLY),
    ("O_RDWR", O_RDWR),
    ("O_CREAT", O_CREAT),
    ("O_EXCL", O_EXCL),
    ("O_TRUNC", O_TRUNC),
    ("O_APPEND", O_APPEND),
    ("O_CLOEXEC", O_CLOEXEC),
    ("O_NONBLOCK", 0o4000),
    ("O_NOFOLLOW", 0o400_000),
    ("O_DIRECTORY", 0o200_000),
    ("SEEK_DATA", 3),
    ("SEEK_HOLE", 4),
    ("EX_OK", 0),
    ("EX_USAGE", 64),
    ("EX_DATAERR", 65),
    ("EX_NOINPUT", 66),
    ("EX_SOFTWARE", 70),
    ("EX_OSERR", 71),
    ("EX_CANTCREAT", 73),
    ("EX_IOERR", 74),
    ("EX_CONFIG", 78),
    ("WNOHANG", 1),
    ("WUNTRACED", 2),
    ("P_PID", 1),
    ("P_PGID", 2),
    ("P_ALL", 0),
    ("NGROUPS_MAX", 65_536),
    ("TMP_MAX", 238_328),
    ("GRND_NONBLOCK", 1),
    ("GRND_RANDOM", 2),
];

fn folder(vm: Vm) -> String {
    let known = state::of::<Folder>(vm).0.get();
    if known.is_empty() { "/".to_owned() } else { known }
}

#[undropped]
async fn chdir(vm: Vm, a: Vec<Value>) -> Res {
    let (path, text) = path_of(vm, &a[0]).await?;
    if !super::io::file::is_folder(vm, &text) {
        return Err(errno::os_error(vm, errno::ENOENT, Some(&path)));
    }
    state::of::<Folder>(vm).0.set(super::io::file::normalized(&text));
    Ok(Value::NONE)
}

/// A program can send signals to itself and to its other processes.
#[undropped]
async fn kill(vm: Vm, a: Vec<Value>) -> Res {
    let (pid, signal) = (vm.index_i64(&a[0]).await?, vm.index_i64(&a[1]).await?);
    let pid = u32::try_from(pid).map_err(|_| errno::os_error(vm, errno::ESRCH, None))?;
    if pid == 0 || pid == vm.pid() {
        if signal == 0 {
            return Ok(Value::NONE);
        }
        return super::signal::raise_or_send(vm, &a[1]).await;
    }
    let signal = u32::try_from(signal).ok().filter(|signal| *signal < 32);
    let signal = signal.ok_or_else(|| errno::os_error(vm, errno::EINVAL, None))?;
    let slot = vm.kernel().send(pid, signal).ok_or_else(|| errno::os_error(vm, errno::ESRCH, None))?;
    if signal > 0 {
        vm.interp().world.signalled(slot, signal);
    }
    Ok(Value::NONE)
}

/// The process ends at once: nothing is waited for or called.
#[undropped]
async fn exit(vm: Vm, a: Vec<Value>) -> Res {
    let code = vm.index_i64(&a[0]).await?;
    vm.end_process(Ended::Code(code as i32)).await;
    Ok(Value::NONE)
}

fn urandom(vm: Vm, a: &[Value]) -> Res {
    match a[0].as_i64() {
        Some(size) if size < 0 => Err(vm.value_error("negative argument not allowed")),
        Some(size) => {
            check_room(vm, size as usize)?;
            let mut bytes = vec![0; size as usize];
            vm.interp().world.random(&mut bytes);
            Ok(vm.bytes(bytes))
        }
        None if a[0].is_int() => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
        None => {
            let class = vm.class_name(&a[0]);
            Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")))
        }
    }
}

#[undropped]
async fn log(vm: Vm, a: Vec<Value>) -> Res {
    let line = vm.to_str(&a[0]).await?;
    let stream = super::sys::attribute(vm, "stderr");
    let write = vm.attribute(&stream, &vm.intern_str("write")).await?;
    vm.call(&write, vec![vm.string(format!("{}\n", vm.text(&line)))]).await?;
    Ok(Value::NONE)
}

#[undropped]
async fn fspath(vm: Vm, a: Vec<Value>) -> Res {
    fspath_of(vm, &a[0]).await
}

/// A path as `str` or `bytes`: the value itself, or what its `__fspath__` gives.
#[undropped]
pub(crate) async fn fspath_of(vm: Vm, value: &Value) -> Res {
    let is_path = |value: &Value| matches!(value.kind(), Kind::Str | Kind::Bytes);
    if is_path(value) {
        return Ok(value.clone());
    }
    let Some(path) = vm.call_special(value, &vm.intern_str("__fspath__"), Vec::new()).await? else {
        let class = vm.class_name(value);
        return Err(vm.type_error(format!("expected str, bytes or os.PathLike object, not {class}")));
    };
    if is_path(&path) {
        return Ok(path);
    }
    let (class, got) = (vm.class_name(value), vm.class_name(&path));
    Err(vm.type_error(format!("expected {class}.__fspath__() to return str or bytes, not {got}")))
}

/// A path, and its text from the folder that the program is in.
#[undropped]
async fn path_of(vm: Vm, value: &Value) -> Res<(Value, String)> {
    let path = fspath_of(vm, value).await?;
    let text = super::io::file::path_text(&path);
    if text.contains('\0') {
        return Err(vm.value_error("embedded null byte"));
    }
    let text = from_folder(vm, text);
    Ok((path, text))
}

/// A path as it is from the folder that the program is in.
pub(crate) fn from_folder(vm: Vm, text: String) -> String {
    let folder = folder(vm);
    if text.starts_with('/') || folder == "/" { text } else { format!("{folder}/{text}") }
}

fn failed(vm: Vm, path: &Value) -> impl Fn(i32) -> Raise {
    let path = path.clone();
    move |number| errno::os_error(vm, number, Some(&path))
}

/// The flags of `open` that stand for a way to open a file.
pub(crate) fn flags_of(access: Access) -> i64 {
    let way = match (access.read, access.write) {
        (true, true) => O_RDWR,
        (false, true) => O_WRONLY,
        _ => 0,
    };
    let flags = [
        (access.create, O_CREAT),
        (access.exclusive, O_EXCL),
        (access.truncate, O_TRUNC),
        (access.append, O_APPEND),
    ];
    flags.iter().filter(|(is_set, _)| *is_set).fold(way | O_CLOEXEC, |all, (_, flag)| all | flag)
}

fn access_of(flags: i64) -> Access {
    let has = |flag: i64| flags & flag != 0;
    Access {
        read: !has(O_WRONLY),
        write: has(O_WRONLY | O_RDWR),
        append: has(O_APPEND),
        create: has(O_CREAT),
        exclusive: has(O_CREAT) && has(O_EXCL),
        truncate: has(O_TRUNC),
    }
}
