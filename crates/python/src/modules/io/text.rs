//! `TextIOWrapper`: text over any stream of bytes (`textio.c`). It decodes a chunk at a time; what is written is encoded
//! and passed on at once.

use super::newline::{Newline, Seen, translated, written};
use super::{base, call_method, closed, is_closed, optional_size, unsupported};
use crate::modules::state;
use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::codecs::{self, Encoding, decode_part};
use crate::types::descriptor_methods::computed;
use crate::types::string::Str;
use crate::types::ty::SUBCLASSABLE;
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};
use crate::waits;

const CHUNK: usize = 8192;

struct Inside {
    /// The stream of bytes; none before `__init__` and after `detach`.
    buffer: Slot,
    is_detached: bool,
    encoding: String,
    errors: String,
    newline: Newline,
    line_buffering: bool,
    write_through: bool,
    seen: Seen,
    /// Text that was decoded and not yet read, and how many characters of the chunk were read.
    text: Vec<u8>,
    taken: usize,
    /// The bytes that the text was decoded of, and those behind them that are no whole character yet.
    chunk: Vec<u8>,
    rest: Vec<u8>,
    /// A `\r` ended the last chunk, which waits for a `\n`.
    pending: bool,
    /// A byte order mark was written, or none is needed.
    is_begun: bool,
}

struct Wrapper(Mut<Inside>);

impl Body for Wrapper {
    const KIND: Kind = Kind::Other;
}

pub(super) fn fill(vm: Vm, m: &Methods) {
    let (name, parent) = ("_io.TextIOWrapper", state::kept(vm, base::TEXT));
    let class =
        crate::modules::new_class(vm, "_io", name, &parent, Info::extended::<Wrapper>(), SUBCLASSABLE);
    let signature =
        "self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False";
    let options = "self, *, encoding=None, errors=None, newline=?, line_buffering=None, write_through=None";
    Methods::of(vm, &class)
        .maker("cls, /, *args, **kwargs", waits!(new))
        .wait("__init__", signature, waits!(init))
        .wait("reconfigure", options, waits!(reconfigure))
        .wait("write", "self, text, /", waits!(write))
        .wait("read", "self, size=-1, /", waits!(read))
        .wait("readline", "self, size=-1, /", waits!(readline))
        .wait("seek", "self, cookie, whence=0, /", waits!(seek))
        .wait("tell", "self, /", waits!(tell))
        .wait("truncate", "self, pos=None, /", waits!(truncate))
        .wait("flush", "self, /", waits!(flush))
        .wait("close", "self, /", waits!(close))
        .wait("detach", "self, /", waits!(detach))
        .wait("fileno", "self, /", |vm, a| crate::vm::native::task(of_buffer(vm, a, "fileno")))
        .wait("isatty", "self, /", |vm, a| crate::vm::native::task(of_buffer(vm, a, "isatty")))
        .wait("seekable", "self, /", |vm, a| crate::vm::native::task(of_buffer(vm, a, "seekable")))
        .wait("readable", "self, /", |vm, a| crate::vm::native::task(of_buffer(vm, a, "readable")))
        .wait("writable", "self, /", |vm, a| crate::vm::native::task(of_buffer(vm, a, "writable")))
        .wait("__repr__", "self, /", waits!(repr))
        .get("buffer", buffer)
        .get("encoding", |vm, this| Ok(vm.string(inside(this, |inside| inside.encoding.clone()))))
        .get("errors", |vm, this| Ok(vm.string(inside(this, |inside| inside.errors.clone()))))
        .get("newlines", |vm, this| Ok(newlines(vm, this)))
        .get("line_buffering", |_, this| Ok(Value::bool(inside(this, |inside| inside.line_buffering))))
        .get("write_through", |_, this| Ok(Value::bool(inside(this, |inside| inside.write_through))))
        .get("_CHUNK_SIZE", |vm, _| Ok(vm.size(CHUNK)))
        .value("closed", computed(vm, "closed", waits!(closed_of), None, None))
        .value("name", computed(vm, "name", waits!(name_of), None, None));
    state::keep(vm, name, &class);
    m.value("TextIOWrapper", class);
}

fn inside<R>(this: &Value, work: impl FnOnce(&mut Inside) -> R) -> R {
    this.body::<Wrapper>().0.with(work)
}

fn buffer(vm: Vm, this: &Value) -> Res {
    let (buffer, is_detached) = inside(this, |inside| (inside.buffer.clone(), inside.is_detached));
    buffer.ok_or_else(|| {
        vm.value_error(if is_detached {
            "underlying buffer has been detached"
        } else {
            "I/O operation on uninitialized object"
        })
    })
}

fn newlines(vm: Vm, this: &Value) -> Value {
    let (newline, seen) = inside(this, |inside| (inside.newline, inside.seen));
    if matches!(newline, Newline::Only(_)) { Value::NONE } else { seen.value(vm) }
}

#[undropped]
async fn of_buffer(vm: Vm, a: Vec<Value>, name: &'static str) -> Res {
    call_method(vm, &buffer(vm, &a[0])?, name, Vec::new()).await
}

#[undropped]
async fn closed_of(vm: Vm, a: Vec<Value>) -> Res {
    vm.attribute(&buffer(vm, &a[0])?, &vm.intern_str("closed")).await
}

#[undropped]
async fn name_of(vm: Vm, a: Vec<Value>) -> Res {
    vm.attribute(&buffer(vm, &a[0])?, &vm.names().name).await
}

#[undropped]
async fn new(_: Vm, a: Vec<Value>) -> Res {
    let inside = Inside {
        buffer: None,
        is_detached: false,
        encoding: "utf-8".to_owned(),
        errors: "strict".to_owned(),
        newline: Newline::Universal,
        line_buffering: false,
        write_through: false,
        seen: Seen::default(),
        text: Vec::new(),
        taken: 0,
        chunk: Vec::new(),
        rest: Vec::new(),
        pending: false,
        is_begun: false,
    };
    Ok(allocate(&a[0], Wrapper(Mut::new(inside))))
}

fn encoding_name(vm: Vm, value: &Value) -> Res<String> {
    if value.is_none() {
        return Ok("UTF-8".to_owned());
    }
    let name = vm.expect_text(value, "TextIOWrapper() argument 'encoding'")?;
    if name == "locale" {
        return Ok("UTF-8".to_owned());
    }
    match Encoding::named(&name) {
        Some(_) => Ok(name),
        None => Err(vm.lookup_error(format!("unknown encoding: {name}"))),
    }
}

#[undropped]
async fn init(vm: Vm, a: Vec<Value>) -> Res {
    let encoding = encoding_name(vm, &a[2])?;
    let errors = match a[3].is_none() {
        true => "strict".to_owned(),
        false => vm.expect_text(&a[3], "TextIOWrapper() argument 'errors'")?,
    };
    let newline = Newline::of(vm, &a[4]).await?;
    let (line_buffering, write_through) = (vm.truth(&a[5]).await?, vm.truth(&a[6]).await?);
    let old = inside(&a[0], |inside| {
        inside.encoding = encoding;
        inside.errors = errors;
        inside.newline = newline;
        inside.line_buffering = line_buffering;
        inside.write_through = write_through;
        inside.is_detached = false;
        inside.forget();
        inside.buffer.replace(a[1].clone())
    });
    drop(old);
    let seekable = call_method(vm, &a[1], "seekable", Vec::new()).await?;
    if vm.truth(&seekable).await? {
        let at = call_method(vm, &a[1], "tell", Vec::new()).await?;
        let is_begun = at.as_i64() != Some(0);
        inside(&a[0], |inside| inside.is_begun = is_begun);
    }
    Ok(Value::NONE)
}

#[undropped]
async fn reconfigure(vm: Vm, a: Vec<Value>) -> Res {
    let newline = if a[3].is_missing() { None } else { Some(Newline::of(vm, &a[3]).await?) };
    let encoding = if a[1].is_none() { None } else { Some(encoding_name(vm, &a[1])?) };
    let errors = match a[2].is_none() {
        true if encoding.is_some() => Some("strict".to_owned()),
        true => None,
        false => Some(vm.expect_text(&a[2], "reconfigure() argument 'errors'")?),
    };
    if (newline.is_some() || encoding.is_some() || errors.is_some())
        && inside(&a[0], |inside| !inside.chunk.is_empty())
    {
        let message = "It is not possible to set the encoding or newline of stream after the first read";
        return Err(unsupported(vm, message));
    }
    call_method(vm, &a[0], "flush", Vec::new()).await?;
    let line_buffering = if a[4].is_none() { None } else { Some(vm.truth(&a[4]).await?) };
    let write_through = if a[5].is_none() { None } else { Some(vm.truth(&a[5]).await?) };
    inside(&a[0], |inside| {
        inside.newline = newline.unwrap_or(inside.newline);
        inside.line_buffering = line_buffering.unwrap_or(inside.line_buffering);
        inside.write_through = write_through.unwrap_or(inside.write_through);
        if let Some(encoding) = encoding {
            inside.encoding = encoding;
        }
        if let Some(errors) = errors {
            inside.errors = errors;
        }
    });
    Ok(Value::NONE)
}

/// The stream of bytes, unless it is closed.
#[undropped]
async fn open_buffer(vm: Vm, this: &Value) -> Res {
    let buffer = buffer(vm, this)?;
    if is_closed(vm, &buffer).await? { Err(closed(vm)) } else { Ok(buffer) }
}

impl Inside {
    /// Drops what was read ahead.
    fn forget(&mut self) {
        self.text.clear();
        self.taken = 0;
        self.chunk.clear();
        self.rest.clear();
        self.pending = false;
    }

    /// The text of some bytes; whether a `\r` at its end is kept back; and how many bytes it took.
    fn decode(&self, bytes: &[u8], last: bool) -> Result<(Vec<u8>, bool, usize), codecs::Fault> {
        let encoding = Encoding::named(&self.encoding).unwrap_or(Encoding::Utf8);
        let (mut text, used) = decode_part(bytes, encoding, &self.errors, last)?;
        if self.pending && (last || !text.is_empty()) {
            text.insert(0, b'\r');
        }
        let mut pending = self.pending && text.is_empty();
        if !last && !matches!(self.newline, Newline::Only(_)) && text.ends_with(b"\r") {
            text.pop();
            pending = true;
        }
        Ok((text, pending, used))
    }

    /// Makes text of a chunk of bytes.
    fn feed(&mut self, bytes: &[u8], last: bool) -> Result<(), codecs::Fault> {
        let mut all = std::mem::take(&mut self.rest);
        all.extend_from_slice(bytes);
        let (mut text, pending, used) = self.decode(&all, last)?;
        if !matches!(self.newline, Newline::Only(_)) {
            self.seen.note(&text);
        }
        if self.newline == Newline::Universal {
            text = translated(&text);
        }
        self.rest = all.split_off(used.min(all.len()));
        self.pending = pending;
        if self.text.is_empty() && !self.pending {
            self.chunk.clear();
            self.taken = 0;
        }
        self.chunk.extend_from_slice(&all);
        self.text.extend_from_slice(&text);
        Ok(())
    }

    /// Takes text that was decoded.
    fn take(&mut self, bytes: usize) -> Vec<u8> {
        let left = self.text.split_off(bytes);
        let taken = std::mem::replace(&mut self.text, left);
        self.taken += Str::from_wtf8(taken.clone()).len();
        taken
    }

    /// How many of the chunk's bytes the characters come from that were read, and those that are left.
    fn unread(&self) -> usize {
        let behind = self.rest.len();
        if self.text.is_empty() && !self.pending {
            return behind;
        }
        let count = |bytes: usize| {
            let fresh = self.settings();
            let Ok((text, ..)) = fresh.decode(&self.chunk[..bytes], false) else { return usize::MAX };
            let text = if self.newline == Newline::Universal { translated(&text) } else { text };
            Str::from_wtf8(text).len()
        };
        let (mut low, mut high) = (0, self.chunk.len());
        while low < high {
            let middle = low.midpoint(high);
            if count(middle) < self.taken { low = middle + 1 } else { high = middle }
        }
        self.chunk.len() - low + behind
    }

    /// The same settings without any text.
    fn settings(&self) -> Self {
        Self {
            buffer: None,
            is_detached: false,
            encoding: self.encoding.clone(),
            errors: self.errors.clone(),
            newline: self.newline,
            line_buffering: false,
            write_through: false,
            seen: Seen::default(),
            text: Vec::new(),
            taken: 0,
            chunk: Vec::new(),
            rest: Vec::new(),
            pending: false,
            is_begun: true,
        }
    }
}

/// Reads and decodes a chunk, or all that is left; whether anything came.
#[undropped]
async fn read_chunk(vm: Vm, this: &Value, buffer: &Value, all: bool) -> Res<bool> {
    let read = match all {
        true => call_method(vm, buffer, "read", Vec::new()).await?,
        false => match vm.optional_attribute(buffer, &vm.intern_str("read1")).await? {
            Some(read1) => vm.call(&read1, vec![vm.size(CHUNK)]).await?,
            None => call_method(vm, buffer, "read", vec![vm.size(CHUNK)]).await?,
        },
    };
    let Some(bytes) = read.as_bytes() else {
        let class = vm.class_name(&read);
        let message = format!("underlying read() should have returned a bytes-like object, not '{class}'");
        return Err(vm.type_error(message));
    };
    let last = bytes.is_empty() || all;
    let fed = inside(this, |inside| inside.feed(&bytes, last));
    fed.map_err(|fault| fault.raise(vm, vm.bytes(bytes.clone())))?;
    Ok(!bytes.is_empty())
}

#[undropped]
async fn readable(vm: Vm, this: &Value) -> Res {
    let buffer = open_buffer(vm, this).await?;
    let can = call_method(vm, &buffer, "readable", Vec::new()).await?;
    if vm.truth(&can).await? { Ok(buffer) } else { Err(unsupported(vm, "not readable")) }
}

#[undropped]
async fn read(vm: Vm, a: Vec<Value>) -> Res {
    let size = optional_size(vm, &a[1]).await?;
    let buffer = readable(vm, &a[0]).await?;
    let Some(size) = size else {
        read_chunk(vm, &a[0], &buffer, true).await?;
        return Ok(vm.wtf8(inside(&a[0], |inside| inside.take(inside.text.len()))));
    };
    loop {
        let known = Str::from_wtf8(inside(&a[0], |inside| inside.text.clone()));
        if known.len() >= size || !read_chunk(vm, &a[0], &buffer, false).await? {
            let known = Str::from_wtf8(inside(&a[0], |inside| inside.text.clone()));
            let count = known.offset(size.min(known.len()));
            return Ok(vm.wtf8(inside(&a[0], |inside| inside.take(count))));
        }
    }
}

#[undropped]
async fn readline(vm: Vm, a: Vec<Value>) -> Res {
    let limit = optional_size(vm, &a[1]).await?;
    let buffer = readable(vm, &a[0]).await?;
    let mut is_over = false;
    loop {
        let end = inside(&a[0], |inside| inside.newline.line_end(&inside.text));
        let whole = end.is_some() || is_over;
        let end = end.unwrap_or(inside(&a[0], |inside| inside.text.len()));
        if let Some(limit) = limit {
            let line = Str::from_wtf8(inside(&a[0], |inside| inside.text[..end].to_vec()));
            if whole || line.len() >= limit {
                let count = line.offset(limit.min(line.len()));
                return Ok(vm.wtf8(inside(&a[0], |inside| inside.take(count))));
            }
        } else if whole {
            return Ok(vm.wtf8(inside(&a[0], |inside| inside.take(end))));
        }
        is_over = !read_chunk(vm, &a[0], &buffer, false).await?;
    }
}

#[undropped]
async fn write(vm: Vm, a: Vec<Value>) -> Res {
    let Some(text) = a[1].get::<Str>() else {
        let class = vm.class_name(&a[1]);
        return Err(vm.type_error(format!("write() argument must be str, not {class}")));
    };
    let buffer = open_buffer(vm, &a[0]).await?;
    let can = call_method(vm, &buffer, "writable", Vec::new()).await?;
    if !vm.truth(&can).await? {
        return Err(unsupported(vm, "not writable"));
    }
    let (newline, mut encoding, errors) =
        inside(&a[0], |inside| (inside.newline, inside.encoding.clone(), inside.errors.clone()));
    let changed = match newline {
        Newline::Only(end @ ("\r" | "\r\n")) => vm.wtf8(written(text.bytes(), end)),
        _ => a[1].clone(),
    };
    let is_begun = inside(&a[0], |inside| std::mem::replace(&mut inside.is_begun, true));
    if is_begun {
        // The byte order mark stands at the beginning alone.
        encoding = match Encoding::named(&encoding) {
            Some(Encoding::Utf16(None)) => "utf-16-le".to_owned(),
            Some(Encoding::Utf32(None)) => "utf-32-le".to_owned(),
            Some(Encoding::Utf8Sig) => "utf-8".to_owned(),
            _ => encoding,
        };
    }
    let bytes = codecs::encoded(vm, &changed, &encoding, &errors)?;
    let unread = inside(&a[0], |inside| {
        let unread = if inside.chunk.is_empty() { 0 } else { inside.unread() };
        inside.forget();
        unread
    });
    if unread > 0 {
        call_method(vm, &buffer, "seek", vec![vm.int(-(unread as i64)), vm.int(1)]).await?;
    }
    call_method(vm, &buffer, "write", vec![vm.bytes(bytes)]).await?;
    if inside(&a[0], |inside| inside.line_buffering)
        && text.bytes().iter().any(|byte| matches!(byte, b'\n' | b'\r'))
    {
        call_method(vm, &a[0], "flush", Vec::new()).await?;
    }
    Ok(vm.size(text.len()))
}

#[undropped]
async fn seek(vm: Vm, a: Vec<Value>) -> Res {
    let whence = vm.index_i64(&a[2]).await?;
    let mut to = vm.index_i64(&a[1]).await?;
    let buffer = open_buffer(vm, &a[0]).await?;
    let can = call_method(vm, &buffer, "seekable", Vec::new()).await?;
    if !vm.truth(&can).await? {
        return Err(unsupported(vm, "underlying stream is not seekable"));
    }
    match whence {
        0 if to < 0 => return Err(vm.value_error(format!("negative seek position {to}"))),
        0 | 2 if whence == 0 || to == 0 => {}
        1 if to == 0 => to = vm.index_i64(&tell(vm, vec![a[0].clone()]).await?).await?,
        1 => return Err(unsupported(vm, "can't do nonzero cur-relative seeks")),
        2 => return Err(unsupported(vm, "can't do nonzero end-relative seeks")),
        _ => return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    }
    call_method(vm, &a[0], "flush", Vec::new()).await?;
    inside(&a[0], Inside::forget);
    let from = if whence == 2 { 2 } else { 0 };
    let at = call_method(vm, &buffer, "seek", vec![vm.int(to), vm.int(from)]).await?;
    let is_begun = at.as_i64() != Some(0);
    inside(&a[0], |inside| inside.is_begun = is_begun);
    Ok(at)
}

#[undropped]
async fn tell(vm: Vm, a: Vec<Value>) -> Res {
    let buffer = open_buffer(vm, &a[0]).await?;
    let can = call_method(vm, &buffer, "seekable", Vec::new()).await?;
    if !vm.truth(&can).await? {
        return Err(unsupported(vm, "underlying stream is not seekable"));
    }
    let at = call_method(vm, &buffer, "tell", Vec::new()).await?;
    let at = vm.index_i64(&at).await?;
    Ok(vm.int(at - inside(&a[0], |inside| inside.unread()) as i64))
}

#[undropped]
async fn truncate(vm: Vm, a: Vec<Value>) -> Res {
    let at = if a[1].is_none() { tell(vm, vec![a[0].clone()]).await? } else { a[1].clone() };
    call_method(vm, &a[0], "flush", Vec::new()).await?;
    call_method(vm, &buffer(vm, &a[0])?, "truncate", vec![at]).await
}

#[undropped]
async fn flush(vm: Vm, a: Vec<Value>) -> Res {
    let buffer = open_buffer(vm, &a[0]).await?;
    call_method(vm, &buffer, "flush", Vec::new()).await
}

#[undropped]
async fn close(vm: Vm, a: Vec<Value>) -> Res {
    let buffer = buffer(vm, &a[0])?;
    if is_closed(vm, &buffer).await? {
        return Ok(Value::NONE);
    }
    let flushed = call_method(vm, &a[0], "flush", Vec::new()).await;
    let closed = call_method(vm, &buffer, "close", Vec::new()).await;
    flushed?;
    closed
}

#[undropped]
async fn detach(vm: Vm, a: Vec<Value>) -> Res {
    let buffer = buffer(vm, &a[0])?;
    call_method(vm, &a[0], "flush", Vec::new()).await?;
    let old = inside(&a[0], |inside| {
        inside.is_detached = true;
        inside.buffer.take()
    });
    drop(old);
    Ok(buffer)
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let mut text = "<_io.TextIOWrapper".to_owned();
    for name in ["name", "mode"] {
        if let Ok(Some(value)) = vm.optional_attribute(&a[0], &vm.intern_str(name)).await {
            text.push_str(&format!(" {name}={}", vm.repr_text(&value).await?));
        }
    }
    let encoding = vm.string(inside(&a[0], |inside| inside.encoding.clone()));
    Ok(vm.string(format!("{text} encoding={}>", vm.repr_text(&encoding).await?)))
}
