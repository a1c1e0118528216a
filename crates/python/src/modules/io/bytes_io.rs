//! `BytesIO` (`bytesio.c`): bytes in memory, which views may share.

use super::{base, bytes_like, closed, optional_number, optional_size};
use crate::modules::state;
use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::bytes::ByteArray;
use crate::types::dict::Dict;
use crate::types::str_methods::arguments::check_room;
use crate::types::ty::{SUBCLASSABLE, Type};
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};
use crate::waits;

struct BytesIo {
    /// A `bytearray`; none after `close`.
    buffer: Mut<Slot>,
    at: Mut<usize>,
}

impl Body for BytesIo {
    const KIND: Kind = Kind::Other;
}

pub(super) fn fill(vm: Vm, m: &Methods) {
    let parent = state::kept(vm, base::BUFFERED);
    let class = crate::modules::new_class(
        vm,
        "_io",
        "_io.BytesIO",
        &parent,
        Info::extended::<BytesIo>(),
        SUBCLASSABLE,
    );
    Methods::of(vm, &class)
        .maker("cls, /, *args, **kwargs", waits!(new))
        .sync("__init__", "self, initial_bytes=None", init)
        .sync("write", "self, b, /", |vm, a| write(vm, &a[0], &a[1]))
        .wait("writelines", "self, lines, /", waits!(writelines))
        .sync("getvalue", "self, /", |vm, a| Ok(vm.bytes(array(vm, &a[0])?.body::<ByteArray>().bytes.get())))
        .sync("getbuffer", "self, /", getbuffer)
        .sync("tell", "self, /", |vm, a| array(vm, &a[0]).map(|_| vm.size(position(&a[0]))))
        .sync("readable", "self, /", yes)
        .sync("writable", "self, /", yes)
        .sync("seekable", "self, /", yes)
        .sync("isatty", "self, /", |vm, a| array(vm, &a[0]).map(|_| Value::FALSE))
        .sync("flush", "self, /", |vm, a| array(vm, &a[0]).map(|_| Value::NONE))
        .sync("close", "self, /", close)
        .wait("read", "self, size=-1, /", waits!(read))
        .wait("read1", "self, size=-1, /", waits!(read))
        .sync("readinto", "self, buffer, /", readinto)
        .wait("readline", "self, size=-1, /", waits!(readline))
        .wait("readlines", "self, size=None, /", waits!(readlines))
        .wait("seek", "self, pos, whence=0, /", waits!(seek))
        .wait("truncate", "self, size=None, /", waits!(truncate))
        .wait("__next__", "self, /", waits!(next))
        .sync("__getstate__", "self, /", getstate)
        .wait("__setstate__", "self, state, /", waits!(setstate))
        .get("closed", |_, this| Ok(Value::bool(body(this).buffer.with(|buffer| buffer.is_none()))));
    m.value("BytesIO", class);
}

fn body(this: &Value) -> &BytesIo {
    this.body()
}

fn position(this: &Value) -> usize {
    body(this).at.get()
}

/// The `bytearray`, unless the stream is closed.
fn array(vm: Vm, this: &Value) -> Res {
    body(this).buffer.get().ok_or_else(|| closed(vm))
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    let empty = vm.bytearray(Vec::new());
    Ok(allocate(&a[0], BytesIo { buffer: Mut::new(Some(empty)), at: Mut::new(0) }))
}

fn init(vm: Vm, a: &[Value]) -> Res {
    if let Some(old) = body(&a[0]).buffer.get() {
        check_exports(vm, &old)?;
    }
    let bytes = if a[1].is_none() { Vec::new() } else { bytes_like(vm, &a[1])? };
    body(&a[0]).buffer.set(Some(vm.bytearray(bytes)));
    body(&a[0]).at.set(0);
    Ok(Value::NONE)
}

fn check_exports(vm: Vm, array: &Value) -> Res<()> {
    if array.body::<ByteArray>().exports.get() == 0 {
        return Ok(());
    }
    Err(vm.raise_text(&vm.classes().buffer_error, "Existing exports of data: object cannot be re-sized"))
}

fn yes(vm: Vm, a: &[Value]) -> Res {
    array(vm, &a[0]).map(|_| Value::TRUE)
}

fn write(vm: Vm, this: &Value, given: &Value) -> Res {
    let array = array(vm, this)?;
    check_exports(vm, &array)?;
    let given = bytes_like(vm, given)?;
    if given.is_empty() {
        return Ok(vm.int(0));
    }
    let at = position(this);
    check_room(vm, at.saturating_add(given.len()))?;
    array.body::<ByteArray>().bytes.with(|all| {
        if at > all.len() {
            all.resize(at, 0);
        }
        let covered = given.len().min(all.len() - at);
        all[at..at + covered].copy_from_slice(&given[..covered]);
        all.extend_from_slice(&given[covered..]);
    });
    body(this).at.set(at + given.len());
    Ok(vm.size(given.len()))
}

#[undropped]
async fn writelines(vm: Vm, a: Vec<Value>) -> Res {
    array(vm, &a[0])?;
    let iterator = vm.iter(&a[1]).await?;
    while let Some(line) = vm.next(&iterator).await? {
        write(vm, &a[0], &line)?;
    }
    Ok(Value::NONE)
}

fn getbuffer(vm: Vm, a: &[Value]) -> Res {
    let array = array(vm, &a[0])?;
    Ok(crate::types::memoryview_methods::view_of(vm, &array).unwrap_or(Value::NONE))
}

fn close(vm: Vm, a: &[Value]) -> Res {
    if let Some(array) = body(&a[0]).buffer.get() {
        check_exports(vm, &array)?;
    }
    body(&a[0]).buffer.set(None);
    Ok(Value::NONE)
}

/// Takes bytes from the position on: as many as `count` says of those that are left.
fn take(vm: Vm, this: &Value, count: impl FnOnce(&[u8]) -> usize) -> Res<Vec<u8>> {
    let array = array(vm, this)?;
    let at = position(this);
    let taken = array.body::<ByteArray>().bytes.with(|all| {
        let rest = all.get(at..).unwrap_or_default();
        rest[..count(rest)].to_vec()
    });
    body(this).at.set(at + taken.len());
    Ok(taken)
}

fn line_length(rest: &[u8], limit: Option<usize>) -> usize {
    let most = limit.unwrap_or(rest.len()).min(rest.len());
    crate::types::bytesearch::find(&rest[..most], b"\n").map_or(most, |at| at + 1)
}

#[undropped]
async fn read(vm: Vm, a: Vec<Value>) -> Res {
    let size = optional_size(vm, &a[1]).await?;
    let taken = take(vm, &a[0], |rest| size.unwrap_or(rest.len()).min(rest.len()))?;
    Ok(vm.bytes(taken))
}

fn readinto(vm: Vm, a: &[Value]) -> Res {
    array(vm, &a[0])?;
    super::fill_object(vm, &a[1], &[])?;
    let room = super::room(&a[1]);
    let taken = take(vm, &a[0], |rest| room.min(rest.len()))?;
    Ok(vm.size(super::fill_object(vm, &a[1], &taken)?))
}

#[undropped]
async fn readline(vm: Vm, a: Vec<Value>) -> Res {
    let limit = optional_size(vm, &a[1]).await?;
    let line = take(vm, &a[0], |rest| line_length(rest, limit))?;
    Ok(vm.bytes(line))
}

#[undropped]
async fn readlines(vm: Vm, a: Vec<Value>) -> Res {
    let hint = optional_size(vm, &a[1]).await?.filter(|hint| *hint > 0);
    let (mut lines, mut length) = (Vec::new(), 0);
    loop {
        let line = take(vm, &a[0], |rest| line_length(rest, None))?;
        if line.is_empty() {
            return Ok(vm.list(lines));
        }
        length += line.len();
        lines.push(vm.bytes(line));
        if hint.is_some_and(|hint| length >= hint) {
            return Ok(vm.list(lines));
        }
    }
}

#[undropped]
async fn next(vm: Vm, a: Vec<Value>) -> Res {
    if vm.class_of(&a[0]).body::<Type>().is_heap() {
        return base::next(vm, a).await;
    }
    let line = take(vm, &a[0], |rest| line_length(rest, None))?;
    if line.is_empty() { Err(vm.stop_iteration(Value::NONE)) } else { Ok(vm.bytes(line)) }
}

#[undropped]
async fn seek(vm: Vm, a: Vec<Value>) -> Res {
    let (to, whence) = (vm.index_i64(&a[1]).await?, vm.index_i64(&a[2]).await?);
    let length = array(vm, &a[0])?.body::<ByteArray>().bytes.with(|all| all.len());
    let from = match whence {
        0 if to < 0 => return Err(vm.value_error(format!("negative seek value {to}"))),
        0 => 0,
        1 => position(&a[0]),
        2 => length,
        _ => return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    let Some(at) = (from as i64).checked_add(to) else {
        return Err(vm.overflow_error("new position too large"));
    };
    let at = at.max(0) as usize;
    body(&a[0]).at.set(at);
    Ok(vm.size(at))
}

#[undropped]
async fn truncate(vm: Vm, a: Vec<Value>) -> Res {
    let size = optional_number(vm, &a[1]).await?;
    let array = array(vm, &a[0])?;
    check_exports(vm, &array)?;
    let size = match size {
        None => position(&a[0]),
        Some(size) if size < 0 => return Err(vm.value_error(format!("negative size value {size}"))),
        Some(size) => size as usize,
    };
    array.body::<ByteArray>().bytes.with(|all| all.truncate(size));
    Ok(vm.size(size))
}

fn getstate(vm: Vm, a: &[Value]) -> Res {
    let bytes = array(vm, &a[0])?.body::<ByteArray>().bytes.get();
    let dict = a[0].ext().map_or(Value::NONE, |ext| vm.new_dict(ext.dict(vm).body::<Dict>().copied()));
    Ok(vm.tuple(vec![vm.bytes(bytes), vm.size(position(&a[0])), dict]))
}

#[undropped]
async fn setstate(vm: Vm, a: Vec<Value>) -> Res {
    let items = if a[1].kind() == Kind::Tuple { vm.tuple_items(&a[1]) } else { Vec::new() };
    let [bytes, at, dict] = &items[..] else {
        let (class, given) = (vm.class_name(&a[0]), vm.class_name(&a[1]));
        return Err(vm.type_error(format!("{class}.__setstate__ argument should be 3-tuple, got {given}")));
    };
    init(vm, &[a[0].clone(), bytes.clone()])?;
    let Some(at) = crate::value::count(vm.index_i64(at).await?) else {
        return Err(vm.value_error("position value cannot be negative"));
    };
    body(&a[0]).at.set(at);
    if let (Some(given), Some(ext)) = (dict.get::<Dict>(), a[0].ext()) {
        for (name, value) in given.pairs() {
            ext.set(vm, &vm.attribute_name(&name)?, value);
        }
    }
    Ok(Value::NONE)
}
