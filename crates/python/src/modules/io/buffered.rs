//! `BufferedReader`, `BufferedWriter`, `BufferedRandom` and `BufferedRWPair` over any raw stream (`bufferedio.c`). They
//! read ahead; what is written goes to the raw stream at once.

use super::{base, bytes_like, call_method, is_closed, optional_size, unsupported};
use crate::modules::state;
use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::bytesearch::find;
use crate::types::descriptor_methods::computed;
use crate::types::ty::SUBCLASSABLE;
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};
use crate::waits;

struct Buffered {
    /// The raw stream; none before `__init__` and after `detach`.
    raw: Mut<Slot>,
    is_detached: Mut<bool>,
    /// What was read ahead.
    ahead: Mut<Vec<u8>>,
    size: Mut<usize>,
}

impl Body for Buffered {
    const KIND: Kind = Kind::Other;
}

struct Pair {
    reader: Mut<Value>,
    writer: Mut<Value>,
}

impl Body for Pair {
    const KIND: Kind = Kind::Other;
}

pub(super) fn fill(vm: Vm, m: &Methods) {
    for (name, short, reads, writes) in [
        ("_io.BufferedReader", "BufferedReader", true, false),
        ("_io.BufferedWriter", "BufferedWriter", false, true),
        ("_io.BufferedRandom", "BufferedRandom", true, true),
    ] {
        let class = class(vm, name);
        let methods = Methods::of(vm, &class);
        if reads {
            methods
                .wait("read", "self, size=-1, /", waits!(read))
                .wait("read1", "self, size=-1, /", waits!(read1))
                .wait("peek", "self, size=0, /", waits!(peek))
                .wait("readinto", "self, buffer, /", waits!(readinto))
                .wait("readinto1", "self, buffer, /", waits!(readinto1))
                .wait("readline", "self, size=-1, /", waits!(readline));
        }
        if writes {
            methods.wait("write", "self, buffer, /", waits!(write));
        }
        match (reads, writes) {
            (true, false) => methods.wait("__init__", "self, raw, buffer_size=-1", waits!(init_reader)),
            (false, _) => methods.wait("__init__", "self, raw, buffer_size=-1", waits!(init_writer)),
            _ => methods.wait("__init__", "self, raw, buffer_size=-1", waits!(init_random)),
        };
        state::keep(vm, name, &class);
        m.value(short, class);
    }
    m.value("BufferedRWPair", pair_class(vm));
}

fn class(vm: Vm, name: &'static str) -> Value {
    let parent = state::kept(vm, base::BUFFERED);
    let class =
        crate::modules::new_class(vm, "_io", name, &parent, Info::extended::<Buffered>(), SUBCLASSABLE);
    Methods::of(vm, &class)
        .maker("cls, /, *args, **kwargs", waits!(new))
        .wait("seek", "self, target, whence=0, /", waits!(seek))
        .wait("tell", "self, /", waits!(tell))
        .wait("truncate", "self, pos=None, /", waits!(truncate))
        .wait("flush", "self, /", waits!(flush))
        .wait("close", "self, /", waits!(close))
        .wait("detach", "self, /", waits!(detach))
        .wait("fileno", "self, /", |vm, a| crate::vm::native::task(of_raw(vm, a, "fileno")))
        .wait("isatty", "self, /", |vm, a| crate::vm::native::task(of_raw(vm, a, "isatty")))
        .wait("seekable", "self, /", |vm, a| crate::vm::native::task(of_raw(vm, a, "seekable")))
        .wait("readable", "self, /", |vm, a| crate::vm::native::task(of_raw(vm, a, "readable")))
        .wait("writable", "self, /", |vm, a| crate::vm::native::task(of_raw(vm, a, "writable")))
        .wait("__repr__", "self, /", waits!(repr))
        .get("raw", raw)
        .value("closed", computed(vm, "closed", waits!(closed), None, None))
        .value("name", computed(vm, "name", waits!(name_of), None, None))
        .value("mode", computed(vm, "mode", waits!(mode_of), None, None));
    class
}

fn body(this: &Value) -> &Buffered {
    this.body()
}

fn raw(vm: Vm, this: &Value) -> Res {
    let stream = body(this);
    stream.raw.get().ok_or_else(|| {
        let detached = stream.is_detached.get();
        vm.value_error(if detached {
            "raw stream has been detached"
        } else {
            "I/O operation on uninitialized object"
        })
    })
}

#[undropped]
async fn of_raw(vm: Vm, a: Vec<Value>, name: &'static str) -> Res {
    call_method(vm, &raw(vm, &a[0])?, name, Vec::new()).await
}

#[undropped]
async fn attribute_of_raw(vm: Vm, a: Vec<Value>, name: &'static str) -> Res {
    vm.attribute(&raw(vm, &a[0])?, &vm.intern_str(name)).await
}

#[undropped]
async fn closed(vm: Vm, a: Vec<Value>) -> Res {
    attribute_of_raw(vm, a, "closed").await
}

#[undropped]
async fn name_of(vm: Vm, a: Vec<Value>) -> Res {
    attribute_of_raw(vm, a, "name").await
}

#[undropped]
async fn mode_of(vm: Vm, a: Vec<Value>) -> Res {
    attribute_of_raw(vm, a, "mode").await
}

#[undropped]
async fn new(_: Vm, a: Vec<Value>) -> Res {
    let stream = Buffered {
        raw: Mut::new(None),
        is_detached: Mut::new(false),
        ahead: Mut::default(),
        size: Mut::new(super::BUFFER_SIZE),
    };
    Ok(allocate(&a[0], stream))
}

#[undropped]
async fn init(vm: Vm, a: &[Value], checks: &[(&str, &str)]) -> Res {
    let size = vm.index_i64(&a[2]).await?;
    for (method, message) in checks {
        let can = call_method(vm, &a[1], method, Vec::new()).await?;
        if !vm.truth(&can).await? {
            return Err(unsupported(vm, message));
        }
    }
    if size == 0 || size < -1 {
        return Err(vm.value_error("buffer size must be strictly positive"));
    }
    let stream = body(&a[0]);
    stream.size.set(usize::try_from(size).unwrap_or(super::BUFFER_SIZE));
    drop(stream.ahead.take());
    stream.is_detached.set(false);
    stream.raw.set(Some(a[1].clone()));
    Ok(Value::NONE)
}

const READABLE: (&str, &str) = ("readable", "File or stream is not readable.");
const WRITABLE: (&str, &str) = ("writable", "File or stream is not writable.");
const SEEKABLE: (&str, &str) = ("seekable", "File or stream is not seekable.");

#[undropped]
async fn init_reader(vm: Vm, a: Vec<Value>) -> Res {
    init(vm, &a, &[READABLE]).await
}

#[undropped]
async fn init_writer(vm: Vm, a: Vec<Value>) -> Res {
    init(vm, &a, &[WRITABLE]).await
}

#[undropped]
async fn init_random(vm: Vm, a: Vec<Value>) -> Res {
    init(vm, &a, &[SEEKABLE, READABLE, WRITABLE]).await
}

/// The raw stream, unless it is closed.
#[undropped]
async fn open_raw(vm: Vm, this: &Value, message: &str) -> Res {
    let raw = raw(vm, this)?;
    if is_closed(vm, &raw).await? { Err(vm.value_error(message)) } else { Ok(raw) }
}

/// Reads once from the raw stream; `None` where it would have to wait.
#[undropped]
async fn read_raw(vm: Vm, raw: &Value, size: usize) -> Res<Option<Vec<u8>>> {
    let buffer = vm.bytearray(vec![0; size]);
    let read = call_method(vm, raw, "readinto", vec![buffer.clone()]).await?;
    if read.is_none() {
        return Ok(None);
    }
    let count = vm.index_i64(&read).await?;
    let mut bytes = buffer.as_bytes().unwrap_or_default();
    match usize::try_from(count) {
        Ok(count) if count <= size => bytes.truncate(count),
        _ => {
            let message = format!(
                "raw readinto() returned invalid length {count} (should have been between 0 and {size})"
            );
            return Err(vm.raise_text(&vm.classes().os_error, &message));
        }
    }
    Ok(Some(bytes))
}

/// Reads ahead once more; whether anything came.
#[undropped]
async fn read_ahead(vm: Vm, this: &Value, raw: &Value) -> Res<bool> {
    let size = body(this).size.get();
    let bytes = read_raw(vm, raw, size).await?.unwrap_or_default();
    body(this).ahead.with(|ahead| ahead.extend_from_slice(&bytes));
    Ok(!bytes.is_empty())
}

/// Takes what was read ahead, as far as it goes.
fn take(this: &Value, most: usize) -> Vec<u8> {
    body(this).ahead.with(|ahead| {
        let count = most.min(ahead.len());
        ahead.drain(..count).collect()
    })
}

fn ahead_len(this: &Value) -> usize {
    body(this).ahead.with(|ahead| ahead.len())
}

#[undropped]
async fn read(vm: Vm, a: Vec<Value>) -> Res {
    if a[1].as_i64().is_some_and(|size| size < -1) {
        return Err(vm.value_error("read length must be non-negative or -1"));
    }
    let size = optional_size(vm, &a[1]).await?;
    let raw = open_raw(vm, &a[0], "read of closed file").await?;
    let Some(size) = size else { return read_all(vm, &a[0], &raw).await };
    while ahead_len(&a[0]) < size {
        if !read_ahead(vm, &a[0], &raw).await? {
            break;
        }
    }
    Ok(vm.bytes(take(&a[0], size)))
}

#[undropped]
async fn read_all(vm: Vm, this: &Value, raw: &Value) -> Res {
    let mut all = take(this, usize::MAX);
    if let Some(readall) = vm.optional_attribute(raw, &vm.intern_str("readall")).await? {
        let rest = vm.call(&readall, Vec::new()).await?;
        return match rest.as_bytes() {
            Some(rest) => {
                all.extend_from_slice(&rest);
                Ok(vm.bytes(all))
            }
            None if rest.is_none() => Ok(if all.is_empty() { rest } else { vm.bytes(all) }),
            None => Err(vm.type_error("readall() should return bytes")),
        };
    }
    while read_ahead(vm, this, raw).await? {}
    all.extend(take(this, usize::MAX));
    Ok(vm.bytes(all))
}

#[undropped]
async fn read1(vm: Vm, a: Vec<Value>) -> Res {
    let size = optional_size(vm, &a[1]).await?;
    let raw = open_raw(vm, &a[0], "read of closed file").await?;
    let size = size.unwrap_or(body(&a[0]).size.get());
    if size > 0 && ahead_len(&a[0]) == 0 {
        read_ahead(vm, &a[0], &raw).await?;
    }
    Ok(vm.bytes(take(&a[0], size)))
}

#[undropped]
async fn peek(vm: Vm, a: Vec<Value>) -> Res {
    let raw = open_raw(vm, &a[0], "peek of closed file").await?;
    if ahead_len(&a[0]) == 0 {
        read_ahead(vm, &a[0], &raw).await?;
    }
    Ok(vm.bytes(body(&a[0]).ahead.get()))
}

#[undropped]
async fn readinto(vm: Vm, a: Vec<Value>) -> Res {
    super::fill_object(vm, &a[1], &[])?;
    let read = read(vm, vec![a[0].clone(), vm.size(super::room(&a[1]))]).await?;
    Ok(vm.size(super::fill_object(vm, &a[1], &read.as_bytes().unwrap_or_default())?))
}

#[undropped]
async fn readinto1(vm: Vm, a: Vec<Value>) -> Res {
    super::fill_object(vm, &a[1], &[])?;
    let read = read1(vm, vec![a[0].clone(), vm.size(super::room(&a[1]))]).await?;
    Ok(vm.size(super::fill_object(vm, &a[1], &read.as_bytes().unwrap_or_default())?))
}

#[undropped]
async fn readline(vm: Vm, a: Vec<Value>) -> Res {
    let limit = optional_size(vm, &a[1]).await?;
    let raw = open_raw(vm, &a[0], "readline of closed file").await?;
    let mut searched = 0;
    loop {
        let end = body(&a[0]).ahead.with(|ahead| find(&ahead[searched..], b"\n")).map(|at| searched + at + 1);
        searched = ahead_len(&a[0]);
        let most = limit.unwrap_or(usize::MAX);
        if let Some(end) = end {
            return Ok(vm.bytes(take(&a[0], end.min(most))));
        }
        if searched >= most || !read_ahead(vm, &a[0], &raw).await? {
            return Ok(vm.bytes(take(&a[0], most)));
        }
    }
}

/// Puts the raw stream where the program thinks it is.
#[undropped]
async fn forget_ahead(vm: Vm, this: &Value, raw: &Value) -> Res<()> {
    let ahead = take(this, usize::MAX).len();
    if ahead > 0 {
        call_method(vm, raw, "seek", vec![vm.int(-(ahead as i64)), vm.int(1)]).await?;
    }
    Ok(())
}

#[undropped]
async fn write(vm: Vm, a: Vec<Value>) -> Res {
    let given = bytes_like(vm, &a[1])?;
    let raw = open_raw(vm, &a[0], "write to closed file").await?;
    forget_ahead(vm, &a[0], &raw).await?;
    let mut done = 0;
    while done < given.len() {
        let written = call_method(vm, &raw, "write", vec![vm.bytes(given[done..].to_vec())]).await?;
        if written.is_none() {
            let text = vm.str("write could not complete without blocking");
            let args = vec![vm.int(11), text, vm.size(done)];
            return Err(vm.raise_args(&vm.classes().blocking_io_error, args));
        }
        let count = vm.index_i64(&written).await?;
        match usize::try_from(count) {
            Ok(count) if count <= given.len() - done => done += count,
            _ => {
                let left = given.len() - done;
                let message = format!(
                    "raw write() returned invalid length {count} (should have been between 0 and {left})"
                );
                return Err(vm.raise_text(&vm.classes().os_error, &message));
            }
        }
    }
    Ok(vm.size(given.len()))
}

#[undropped]
async fn seek(vm: Vm, a: Vec<Value>) -> Res {
    let whence = vm.index_i64(&a[2]).await?;
    if !(0..=2).contains(&whence) {
        return Err(vm.value_error(format!("whence value {whence} unsupported")));
    }
    let raw = open_raw(vm, &a[0], "seek of closed file").await?;
    let can = call_method(vm, &raw, "seekable", Vec::new()).await?;
    if !vm.truth(&can).await? {
        return Err(unsupported(vm, "File or stream is not seekable."));
    }
    forget_ahead(vm, &a[0], &raw).await?;
    call_method(vm, &raw, "seek", vec![a[1].clone(), vm.int(whence)]).await
}

#[undropped]
async fn tell(vm: Vm, a: Vec<Value>) -> Res {
    let raw = raw(vm, &a[0])?;
    let at = call_method(vm, &raw, "tell", Vec::new()).await?;
    let at = vm.index_i64(&at).await?;
    Ok(vm.int(at - ahead_len(&a[0]) as i64))
}

#[undropped]
async fn truncate(vm: Vm, a: Vec<Value>) -> Res {
    let raw = open_raw(vm, &a[0], "truncate of closed file").await?;
    let can = call_method(vm, &raw, "writable", Vec::new()).await?;
    if !vm.truth(&can).await? {
        return Err(unsupported(vm, "truncate"));
    }
    forget_ahead(vm, &a[0], &raw).await?;
    call_method(vm, &raw, "truncate", vec![a[1].clone()]).await
}

#[undropped]
async fn flush(vm: Vm, a: Vec<Value>) -> Res {
    let raw = open_raw(vm, &a[0], "flush of closed file").await?;
    call_method(vm, &raw, "flush", Vec::new()).await
}

#[undropped]
async fn close(vm: Vm, a: Vec<Value>) -> Res {
    let raw = raw(vm, &a[0])?;
    if is_closed(vm, &raw).await? {
        return Ok(Value::NONE);
    }
    let flushed = call_method(vm, &a[0], "flush", Vec::new()).await;
    let closed = call_method(vm, &raw, "close", Vec::new()).await;
    drop(take(&a[0], usize::MAX));
    flushed?;
    closed
}

#[undropped]
async fn detach(vm: Vm, a: Vec<Value>) -> Res {
    let raw = raw(vm, &a[0])?;
    call_method(vm, &a[0], "flush", Vec::new()).await?;
    body(&a[0]).raw.set(None);
    body(&a[0]).is_detached.set(true);
    Ok(raw)
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let class = vm.class_name(&a[0]);
    match vm.optional_attribute(&a[0], &vm.names().name).await {
        Ok(Some(name)) => {
            let name = vm.repr_text(&name).await?;
            Ok(vm.string(format!("<{class} name={name}>")))
        }
        _ => Ok(vm.string(format!("<{class}>"))),
    }
}

fn pair_class(vm: Vm) -> Value {
    let (name, parent) = ("_io.BufferedRWPair", state::kept(vm, base::BUFFERED));
    let class = crate::modules::new_class(vm, "_io", name, &parent, Info::extended::<Pair>(), SUBCLASSABLE);
    let methods = Methods::of(vm, &class);
    methods
        .maker("cls, /, *args, **kwargs", waits!(new_pair))
        .wait("__init__", "self, reader, writer, buffer_size=-1, /", waits!(init_pair))
        .wait("close", "self, /", waits!(close_pair))
        .wait("isatty", "self, /", waits!(pair_isatty))
        .value("closed", computed(vm, "closed", waits!(pair_closed), None, None));
    macro_rules! passed_on {
        ($($name:literal $signature:literal $end:ident;)*) => {
            $(methods.wait($name, $signature, |vm, a| crate::vm::native::task(async move {
                let end = a[0].body::<Pair>().$end.get();
                call_method(vm, &end, $name, a[1..].to_vec()).await
            }));)*
        };
    }
    passed_on! {
        "read" "self, size=-1, /" reader;
        "read1" "self, size=-1, /" reader;
        "peek" "self, size=0, /" reader;
        "readinto" "self, buffer, /" reader;
        "readinto1" "self, buffer, /" reader;
        "readable" "self, /" reader;
        "write" "self, buffer, /" writer;
        "writable" "self, /" writer;
        "flush" "self, /" writer;
    }
    state::keep(vm, name, &class);
    class
}

#[undropped]
async fn new_pair(_: Vm, a: Vec<Value>) -> Res {
    Ok(allocate(&a[0], Pair { reader: Mut::new(Value::NONE), writer: Mut::new(Value::NONE) }))
}

#[undropped]
async fn init_pair(vm: Vm, a: Vec<Value>) -> Res {
    let make = async |name: &str, stream: &Value| -> Res {
        vm.call(&state::kept(vm, name), vec![stream.clone(), a[3].clone()]).await
    };
    let reader = make("_io.BufferedReader", &a[1]).await?;
    let writer = make("_io.BufferedWriter", &a[2]).await?;
    let pair = a[0].body::<Pair>();
    pair.reader.set(reader);
    pair.writer.set(writer);
    Ok(Value::NONE)
}

#[undropped]
async fn close_pair(vm: Vm, a: Vec<Value>) -> Res {
    let pair = a[0].body::<Pair>();
    let written = call_method(vm, &pair.writer.get(), "close", Vec::new()).await;
    let read = call_method(vm, &pair.reader.get(), "close", Vec::new()).await;
    written?;
    read
}

#[undropped]
async fn pair_isatty(vm: Vm, a: Vec<Value>) -> Res {
    let pair = a[0].body::<Pair>();
    let written = call_method(vm, &pair.writer.get(), "isatty", Vec::new()).await?;
    if vm.truth(&written).await? {
        Ok(written)
    } else {
        call_method(vm, &pair.reader.get(), "isatty", Vec::new()).await
    }
}

#[undropped]
async fn pair_closed(vm: Vm, a: Vec<Value>) -> Res {
    let writer = a[0].body::<Pair>().writer.get();
    vm.attribute(&writer, &vm.intern_str("closed")).await
}
