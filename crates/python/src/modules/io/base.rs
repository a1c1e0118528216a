//! The classes that all streams derive from, with what they do in terms of one another's methods (`iobase.c`,
//! `bufferedio.c`, `textio.c`).

use super::{call_method, closed, is_closed, optional_size, unsupported};
use crate::modules::state;
use crate::object::Info;
use crate::types::Methods;
use crate::types::bytesearch::find;
use crate::types::instance::Instance;
use crate::types::ty::SUBCLASSABLE;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) const RAW: &str = "_io._RawIOBase";
pub(super) const BUFFERED: &str = "_io._BufferedIOBase";
pub(super) const TEXT: &str = "_io._TextIOBase";

pub(super) fn fill(vm: Vm, m: &Methods) {
    let base = io_base(vm);
    m.value("_IOBase", base.clone());
    let info = Info::extended::<Instance>();
    let raw = crate::modules::new_class(vm, "_io", RAW, &base, info, SUBCLASSABLE);
    Methods::of(vm, &raw).wait("read", "self, size=-1, /", waits!(raw_read)).wait(
        "readall",
        "self, /",
        waits!(raw_readall),
    );
    let buffered = crate::modules::new_class(vm, "_io", BUFFERED, &base, info, SUBCLASSABLE);
    Methods::of(vm, &buffered)
        .wait("readinto", "self, buffer, /", waits!(readinto))
        .wait("readinto1", "self, buffer, /", waits!(readinto1))
        .sync("read", "self, size=-1, /", |vm, _| Err(unsupported(vm, "read")))
        .sync("read1", "self, size=-1, /", |vm, _| Err(unsupported(vm, "read1")))
        .sync("write", "self, b, /", |vm, _| Err(unsupported(vm, "write")))
        .sync("detach", "self, /", |vm, _| Err(unsupported(vm, "detach")));
    let text = crate::modules::new_class(vm, "_io", TEXT, &base, info, SUBCLASSABLE);
    Methods::of(vm, &text)
        .sync("read", "self, size=-1, /", |vm, _| Err(unsupported(vm, "read")))
        .sync("readline", "self, size=-1, /", |vm, _| Err(unsupported(vm, "readline")))
        .sync("write", "self, s, /", |vm, _| Err(unsupported(vm, "write")))
        .sync("detach", "self, /", |vm, _| Err(unsupported(vm, "detach")))
        .get("encoding", |_, _| Ok(Value::NONE))
        .get("errors", |_, _| Ok(Value::NONE))
        .get("newlines", |_, _| Ok(Value::NONE));
    for (name, class) in [(RAW, &raw), (BUFFERED, &buffered), (TEXT, &text)] {
        state::keep(vm, name, class);
    }
    m.value("_RawIOBase", raw).value("_BufferedIOBase", buffered).value("_TextIOBase", text);
}

fn io_base(vm: Vm) -> Value {
    let object = &vm.classes().object;
    let base = crate::modules::new_class(
        vm,
        "_io",
        "_io._IOBase",
        object,
        Info::extended::<Instance>(),
        SUBCLASSABLE,
    );
    Methods::of(vm, &base)
        .sync("seek", "self, offset, whence=0, /", |vm, _| Err(unsupported(vm, "seek")))
        .sync("truncate", "self, size=None, /", |vm, _| Err(unsupported(vm, "truncate")))
        .sync("fileno", "self, /", |vm, _| Err(unsupported(vm, "fileno")))
        .sync("readable", "self, /", |_, _| Ok(Value::FALSE))
        .sync("writable", "self, /", |_, _| Ok(Value::FALSE))
        .sync("seekable", "self, /", |_, _| Ok(Value::FALSE))
        .wait("tell", "self, /", waits!(tell))
        .wait("flush", "self, /", waits!(check_closed))
        .wait("close", "self, /", waits!(close))
        .wait("isatty", "self, /", waits!(isatty))
        .wait("readline", "self, size=-1, /", waits!(readline))
        .wait("readlines", "self, hint=-1, /", waits!(readlines))
        .wait("writelines", "self, lines, /", waits!(writelines))
        .wait("_checkClosed", "self, /", waits!(check_closed))
        .wait("_checkSeekable", "self, /", waits!(check_seekable))
        .wait("_checkReadable", "self, /", waits!(check_readable))
        .wait("_checkWritable", "self, /", waits!(check_writable))
        .wait("__enter__", "self, /", waits!(enter))
        .wait("__exit__", "self, /, *args", waits!(exit))
        .wait("__iter__", "self, /", waits!(enter))
        .wait("__next__", "self, /", waits!(next))
        .get("closed", |vm, this| Ok(Value::bool(was_closed(vm, this))));
    base
}

fn was_closed(vm: Vm, this: &Value) -> bool {
    this.ext().is_some_and(|ext| ext.get(&vm.intern_str("__IOBase_closed")).is_some())
}

#[undropped]
async fn tell(vm: Vm, a: Vec<Value>) -> Res {
    call_method(vm, &a[0], "seek", vec![vm.int(0), vm.int(1)]).await
}

#[undropped]
async fn check_closed(vm: Vm, a: Vec<Value>) -> Res {
    if is_closed(vm, &a[0]).await? { Err(closed(vm)) } else { Ok(Value::NONE) }
}

/// Flushes the stream once, and notes that it is closed even if that fails.
#[undropped]
async fn close(vm: Vm, a: Vec<Value>) -> Res {
    if was_closed(vm, &a[0]) {
        return Ok(Value::NONE);
    }
    let flushed = call_method(vm, &a[0], "flush", Vec::new()).await;
    if let Some(ext) = a[0].ext() {
        ext.set(vm, &vm.intern_str("__IOBase_closed"), Value::TRUE);
    }
    flushed.map(|_| Value::NONE)
}

#[undropped]
async fn isatty(vm: Vm, a: Vec<Value>) -> Res {
    check_closed(vm, a).await.map(|_| Value::FALSE)
}

#[undropped]
async fn check(vm: Vm, stream: &Value, method: &str, message: &str) -> Res {
    let can = call_method(vm, stream, method, Vec::new()).await?;
    if can.is(&Value::TRUE) { Ok(can) } else { Err(unsupported(vm, message)) }
}

#[undropped]
async fn check_seekable(vm: Vm, a: Vec<Value>) -> Res {
    check(vm, &a[0], "seekable", "File or stream is not seekable.").await
}

#[undropped]
async fn check_readable(vm: Vm, a: Vec<Value>) -> Res {
    check(vm, &a[0], "readable", "File or stream is not readable.").await
}

#[undropped]
async fn check_writable(vm: Vm, a: Vec<Value>) -> Res {
    check(vm, &a[0], "writable", "File or stream is not writable.").await
}

#[undropped]
async fn enter(vm: Vm, a: Vec<Value>) -> Res {
    let this = a[0].clone();
    check_closed(vm, a).await?;
    Ok(this)
}

#[undropped]
async fn exit(vm: Vm, a: Vec<Value>) -> Res {
    call_method(vm, &a[0], "close", Vec::new()).await
}

/// Reads a line by `read`, and by `peek` where there is one, so as not to read too far.
#[undropped]
async fn readline(vm: Vm, a: Vec<Value>) -> Res {
    let limit = optional_size(vm, &a[1]).await?;
    let peek = vm.optional_attribute(&a[0], &vm.intern_str("peek")).await?;
    let mut line = Vec::new();
    while limit.is_none_or(|limit| line.len() < limit) {
        let mut count = 1;
        if let Some(peek) = &peek {
            let ahead = vm.call(peek, vec![vm.int(1)]).await?;
            let Some(ahead) = ahead.as_bytes() else {
                let class = vm.class_name(&ahead);
                let message = format!("peek() should have returned a bytes object, not '{class}'");
                return Err(vm.raise_text(&vm.classes().os_error, &message));
            };
            if !ahead.is_empty() {
                count = find(&ahead, b"\n").map_or(ahead.len(), |at| at + 1);
                count = count.min(limit.map_or(count, |limit| limit - line.len()));
            }
        }
        let read = call_method(vm, &a[0], "read", vec![vm.size(count)]).await?;
        let Some(read) = read.as_bytes() else {
            let class = vm.class_name(&read);
            let message = format!("read() should have returned a bytes object, not '{class}'");
            return Err(vm.raise_text(&vm.classes().os_error, &message));
        };
        if read.is_empty() {
            break;
        }
        line.extend_from_slice(&read);
        if line.ends_with(b"\n") {
            break;
        }
    }
    Ok(vm.bytes(line))
}

#[undropped]
async fn readlines(vm: Vm, a: Vec<Value>) -> Res {
    let hint = optional_size(vm, &a[1]).await?.filter(|hint| *hint > 0);
    let iterator = vm.iter(&a[0]).await?;
    let (mut lines, mut length) = (Vec::new(), 0);
    while let Some(line) = vm.next(&iterator).await? {
        length += vm.len(&line).await?;
        lines.push(line);
        if hint.is_some_and(|hint| length > hint) {
            break;
        }
    }
    Ok(vm.list(lines))
}

#[undropped]
async fn writelines(vm: Vm, a: Vec<Value>) -> Res {
    if is_closed(vm, &a[0]).await? {
        return Err(closed(vm));
    }
    let iterator = vm.iter(&a[1]).await?;
    while let Some(line) = vm.next(&iterator).await? {
        call_method(vm, &a[0], "write", vec![line]).await?;
    }
    Ok(Value::NONE)
}

#[undropped]
pub(super) async fn next(vm: Vm, a: Vec<Value>) -> Res {
    let line = call_method(vm, &a[0], "readline", Vec::new()).await?;
    if vm.len(&line).await? == 0 { Err(vm.stop_iteration(Value::NONE)) } else { Ok(line) }
}

/// `RawIOBase.read`, by `readinto`.
#[undropped]
async fn raw_read(vm: Vm, a: Vec<Value>) -> Res {
    let Some(size) = optional_size(vm, &a[1]).await? else {
        return call_method(vm, &a[0], "readall", Vec::new()).await;
    };
    let buffer = vm.bytearray(vec![0; size]);
    let read = call_method(vm, &a[0], "readinto", vec![buffer.clone()]).await?;
    if read.is_none() {
        return Ok(read);
    }
    let count = vm.index_i64(&read).await?;
    let Some(count) = usize::try_from(count).ok().filter(|count| *count <= size) else {
        let message = format!("readinto returned {count} outside buffer size {size}");
        return Err(vm.value_error(message));
    };
    let mut bytes = buffer.as_bytes().unwrap_or_default();
    bytes.truncate(count);
    Ok(vm.bytes(bytes))
}

#[undropped]
async fn raw_readall(vm: Vm, a: Vec<Value>) -> Res {
    let mut all = Vec::new();
    loop {
        let read = call_method(vm, &a[0], "read", vec![vm.size(super::BUFFER_SIZE)]).await?;
        match read.as_bytes() {
            Some(bytes) if bytes.is_empty() => return Ok(vm.bytes(all)),
            Some(bytes) => all.extend_from_slice(&bytes),
            None if read.is_none() && all.is_empty() => return Ok(read),
            None if read.is_none() => return Ok(vm.bytes(all)),
            None => return Err(vm.type_error("read() should return bytes")),
        }
    }
}

#[undropped]
async fn read_into(vm: Vm, a: &[Value], method: &str) -> Res {
    let read = call_method(vm, &a[0], method, vec![vm.size(super::room(&a[1]))]).await?;
    match read.as_bytes() {
        Some(bytes) => Ok(vm.size(super::fill_object(vm, &a[1], &bytes)?)),
        None => Err(vm.type_error("read() should return bytes")),
    }
}

#[undropped]
async fn readinto(vm: Vm, a: Vec<Value>) -> Res {
    read_into(vm, &a, "read").await
}

#[undropped]
async fn readinto1(vm: Vm, a: Vec<Value>) -> Res {
    read_into(vm, &a, "read1").await
}
