//! The module `_socket` (`Modules/socketmodule.c`) of a machine that has no network: a pair of connected sockets of
//! the family `AF_UNIX` lies in memory, so that event loops wake themselves as they do elsewhere, and everything else
//! says what to use instead.

mod address;
mod constants;
mod local;
mod transfer;

use super::deadline::{Deadline, seconds};
use super::descriptors::{self, End};
use super::{errno, state};
use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::exception::Exception;
use crate::types::ty::{FINALIZER, SUBCLASSABLE};
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};
use crate::waits;

const AF_UNIX: i64 = 1;
const SOCK_STREAM: i64 = 1;
const EAFNOSUPPORT: i32 = 97;
const EOPNOTSUPP: i32 = 95;
const SOCKET: &str = "_socket.socket";

/// What a program that asks for the network hears.
const NO_NETWORK: &str = "sockets do not exist here, as a page has no network; use queue.Queue between threads, \
                          asyncio.Queue between tasks, or socket.socketpair() for a stream in memory";

struct Socket {
    /// The descriptor, or -1 when it is closed.
    number: Mut<i64>,
    family: Mut<i64>,
    kind: Mut<i64>,
    /// The name that it is bound to.
    name: Mut<String>,
    /// Seconds; `None` waits for ever.
    timeout: Mut<Option<f64>>,
}

impl Body for Socket {
    const KIND: Kind = Kind::Other;
}

/// The timeout of sockets that are yet to be made.
#[derive(Default)]
struct DefaultTimeout(Mut<Option<f64>>);

pub(crate) fn fill(vm: Vm, m: &Methods) {
    let object = &vm.classes().object;
    let flags = SUBCLASSABLE | FINALIZER;
    let class = super::new_class(vm, "_socket", SOCKET, object, Info::plain::<Socket>(), flags);
    let methods = Methods::of(vm, &class);
    methods
        .maker("cls, *args, **kwargs", waits!(new))
        .wait("__init__", "self, family=-1, type=-1, proto=-1, fileno=None", waits!(init))
        .wait("__del__", "self, /", waits!(finalize))
        .sync("__repr__", "self, /", repr)
        .sync("fileno", "self, /", |vm, a| Ok(vm.int(socket(&a[0]).number.get())))
        .sync("detach", "self, /", |vm, a| Ok(vm.int(socket(&a[0]).number.replace(-1))))
        .sync("close", "self, /", close)
        .wait("setblocking", "self, flag, /", waits!(set_blocking))
        .sync("getblocking", "self, /", |_, a| Ok(Value::bool(socket(&a[0]).timeout.get() != Some(0.0))))
        .wait("settimeout", "self, value, /", waits!(set_timeout))
        .sync("gettimeout", "self, /", |_, a| Ok(shown_timeout(socket(&a[0]).timeout.get())))
        .get("timeout", |_, this| Ok(shown_timeout(socket(this).timeout.get())))
        .get("family", |vm, this| Ok(vm.int(socket(this).family.get())))
        .get("type", |vm, this| Ok(vm.int(socket(this).kind.get())))
        .get("proto", |vm, _| Ok(vm.int(0)));
    transfer::install(&methods);
    local::install(&methods);
    state::keep(vm, SOCKET, &class);
    m.value("SocketType", class.clone()).value("socket", class).value("has_ipv6", Value::FALSE);
    errors(vm, m);
    constants::fill(vm, m);
    address::fill(m);
    m.wait("socketpair", "family=1, type=1, proto=0, /", waits!(socketpair))
        .sync("close", "fd, /", close_number)
        .sync("dup", "fd, /", duplicate)
        .sync("gethostname", "", |vm, _| Ok(vm.str("interleave")))
        .sync("getdefaulttimeout", "", |vm, _| Ok(shown_timeout(state::of::<DefaultTimeout>(vm).0.get())))
        .wait("setdefaulttimeout", "timeout, /", waits!(set_default_timeout));
}

fn errors(vm: Vm, m: &Methods) {
    let os_error = &vm.classes().os_error;
    m.value("error", os_error.clone()).value("timeout", vm.classes().timeout_error.clone());
    for (name, full) in [("herror", "socket.herror"), ("gaierror", "socket.gaierror")] {
        let info = Info::extended::<Exception>();
        m.value(name, super::new_class(vm, "socket", full, os_error, info, SUBCLASSABLE));
    }
}

fn socket(this: &Value) -> &Socket {
    this.body()
}

/// That a machine without a network cannot do it.
fn no_network(vm: Vm) -> Raise {
    errno::refused(vm, EAFNOSUPPORT, NO_NETWORK)
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    super::check_body::<Socket>(vm, &a[0], SOCKET)?;
    let made = Socket {
        number: Mut::new(-1),
        family: Mut::new(AF_UNIX),
        kind: Mut::new(SOCK_STREAM),
        name: Mut::default(),
        timeout: Mut::new(state::of::<DefaultTimeout>(vm).0.get()),
    };
    Ok(allocate(&a[0], made))
}

#[undropped]
async fn init(vm: Vm, a: Vec<Value>) -> Res {
    if a[4].is_none() {
        let (family, kind) = (vm.index_i64(&a[1]).await?, vm.index_i64(&a[2]).await?);
        return local::unconnected(vm, family, if kind == -1 { SOCK_STREAM } else { kind })
            .map(|()| Value::NONE);
    }
    let number = vm.index_i64(&a[4]).await?;
    if number < 0 {
        return Err(vm.value_error("negative file descriptor"));
    }
    if descriptors::end(vm, number).is_none() {
        return Err(errno::os_error(vm, errno::EBADF, None));
    }
    let this = socket(&a[0]);
    for (given, place) in [(&a[1], &this.family), (&a[2], &this.kind)] {
        let given = vm.index_i64(given).await?;
        place.set(if given == -1 { 1 } else { given });
    }
    this.number.set(number);
    Ok(Value::NONE)
}

/// One that nobody closed is closed when it goes; who wants to hears of it.
#[undropped]
async fn finalize(vm: Vm, a: Vec<Value>) -> Res {
    if socket(&a[0]).number.get() < 0 {
        return Ok(Value::NONE);
    }
    let message = format!("unclosed {}", vm.repr_text(&a[0]).await?);
    let warnings = crate::vm::import::import_module(vm, "warnings").await?;
    let warn = vm.attribute(&warnings, &vm.intern_str("warn")).await?;
    let warned = vm.call(&warn, vec![vm.string(message), vm.classes().resource_warning.clone()]).await;
    close(vm, &a)?;
    warned
}

fn repr(vm: Vm, a: &[Value]) -> Res {
    let this = socket(&a[0]);
    let (number, family, kind) = (this.number.get(), this.family.get(), this.kind.get());
    Ok(vm.string(format!("<socket object, fd={number}, family={family}, type={kind}, proto=0>")))
}

fn close(vm: Vm, a: &[Value]) -> Res {
    let number = socket(&a[0]).number.replace(-1);
    if number >= 0 {
        descriptors::close(vm, number);
    }
    Ok(Value::NONE)
}

#[undropped]
async fn set_blocking(vm: Vm, a: Vec<Value>) -> Res {
    let blocks = vm.truth(&a[1]).await?;
    socket(&a[0]).timeout.set(if blocks { None } else { Some(0.0) });
    Ok(Value::NONE)
}

fn shown_timeout(timeout: Option<f64>) -> Value {
    timeout.map_or(Value::NONE, Value::float)
}

/// How long a program wants to wait: None is for ever.
#[undropped]
async fn patience(vm: Vm, value: &Value) -> Res<Option<f64>> {
    if value.is_none() {
        return Ok(None);
    }
    match seconds(vm, value).await? {
        seconds if seconds < 0.0 => Err(vm.value_error("Timeout value out of range")),
        seconds => Ok(Some(seconds)),
    }
}

#[undropped]
async fn set_timeout(vm: Vm, a: Vec<Value>) -> Res {
    socket(&a[0]).timeout.set(patience(vm, &a[1]).await?);
    Ok(Value::NONE)
}

#[undropped]
async fn set_default_timeout(vm: Vm, a: Vec<Value>) -> Res {
    state::of::<DefaultTimeout>(vm).0.set(patience(vm, &a[0]).await?);
    Ok(Value::NONE)
}

#[undropped]
async fn socketpair(vm: Vm, a: Vec<Value>) -> Res {
    let (family, kind) = (vm.index_i64(&a[0]).await?, vm.index_i64(&a[1]).await?);
    if family != AF_UNIX {
        return Err(no_network(vm));
    }
    if kind & 0xF != SOCK_STREAM {
        return Err(errno::refused(vm, EOPNOTSUPP, "a socketpair in memory is a SOCK_STREAM"));
    }
    let made = descriptors::pair(vm).ok_or_else(|| errno::os_error(vm, errno::EMFILE, None));
    let (first, second) = made?;
    let made = |number: i64| {
        let timeout = state::of::<DefaultTimeout>(vm).0.get();
        let body = Socket {
            number: Mut::new(number),
            family: Mut::new(AF_UNIX),
            kind: Mut::new(SOCK_STREAM),
            name: Mut::default(),
            timeout: Mut::new(timeout),
        };
        allocate(&state::kept(vm, SOCKET), body)
    };
    Ok(vm.pair(made(first), made(second)))
}

fn close_number(vm: Vm, a: &[Value]) -> Res {
    match a[0].as_i64() {
        Some(number) if descriptors::close(vm, number) => Ok(Value::NONE),
        _ => Err(errno::os_error(vm, errno::EBADF, None)),
    }
}

fn duplicate(vm: Vm, a: &[Value]) -> Res {
    let made = a[0].as_i64().and_then(|number| descriptors::duplicate(vm, number));
    made.map(|number| vm.int(number)).ok_or_else(|| errno::os_error(vm, errno::EBADF, None))
}

/// The end in memory that a socket is.
fn end(vm: Vm, this: &Value) -> Res<End> {
    let found = descriptors::end(vm, socket(this).number.get());
    found.ok_or_else(|| errno::os_error(vm, errno::EBADF, None))
}

/// When the socket has waited long enough.
fn deadline(vm: Vm, this: &Value) -> Deadline {
    Deadline::after(vm, socket(this).timeout.get())
}

/// What a socket raises that has waited for as long as it may.
fn too_long(vm: Vm, this: &Value) -> Raise {
    match socket(this).timeout.get() {
        Some(0.0) => errno::os_error(vm, errno::EAGAIN, None),
        _ => vm.raise_text(&vm.classes().timeout_error, "timed out"),
    }
}
