//! `StringIO` (`stringio.c`): text in memory, in code points, so that a position is the number of one.

use super::newline::{Newline, Seen, translated, written};
use super::{base, optional_number, optional_size};
use crate::modules::state;
use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::str_methods::arguments::check_room;
use crate::types::string::{Str, push_code_point};
use crate::types::ty::SUBCLASSABLE;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

struct Inside {
    text: Vec<u32>,
    at: usize,
    newline: Newline,
    seen: Seen,
    is_closed: bool,
    is_ready: bool,
}

struct StringIo(Mut<Inside>);

impl Body for StringIo {
    const KIND: Kind = Kind::Other;
}

pub(super) fn fill(vm: Vm, m: &Methods) {
    let parent = state::kept(vm, base::TEXT);
    let class = crate::modules::new_class(
        vm,
        "_io",
        "_io.StringIO",
        &parent,
        Info::extended::<StringIo>(),
        SUBCLASSABLE,
    );
    Methods::of(vm, &class)
        .maker("cls, /, *args, **kwargs", waits!(new))
        .wait("__init__", "self, initial_value=?, newline=?", waits!(init))
        .sync("write", "self, s, /", |vm, a| write(vm, &a[0], &a[1]))
        .sync("getvalue", "self, /", |vm, a| {
            with(vm, &a[0], |inside| Ok(text_of(&inside.text))).map(|all| vm.wtf8(all))
        })
        .sync("tell", "self, /", |vm, a| with(vm, &a[0], |inside| Ok(inside.at)).map(|at| vm.size(at)))
        .sync("readable", "self, /", yes)
        .sync("writable", "self, /", yes)
        .sync("seekable", "self, /", yes)
        .sync("close", "self, /", close)
        .wait("read", "self, size=-1, /", waits!(read))
        .wait("readline", "self, size=-1, /", waits!(readline))
        .wait("seek", "self, pos, whence=0, /", waits!(seek))
        .wait("truncate", "self, pos=None, /", waits!(truncate))
        .wait("__next__", "self, /", waits!(next))
        .sync("__getstate__", "self, /", getstate)
        .wait("__setstate__", "self, state, /", waits!(setstate))
        .get("closed", |vm, this| {
            checked(vm, this).map(|body| Value::bool(body.0.with(|inside| inside.is_closed)))
        })
        .get("line_buffering", |vm, this| with(vm, this, |_| Ok(())).map(|()| Value::FALSE))
        .get("newlines", |vm, this| {
            with(vm, this, |inside| Ok((inside.newline, inside.seen))).map(|found| newlines(vm, found))
        });
    m.value("StringIO", class);
}

fn newlines(vm: Vm, (newline, seen): (Newline, Seen)) -> Value {
    if matches!(newline, Newline::Only(_)) { Value::NONE } else { seen.value(vm) }
}

#[undropped]
async fn new(_: Vm, a: Vec<Value>) -> Res {
    let inside = Inside {
        text: Vec::new(),
        at: 0,
        newline: Newline::Only("\n"),
        seen: Seen::default(),
        is_closed: false,
        is_ready: false,
    };
    Ok(allocate(&a[0], StringIo(Mut::new(inside))))
}

fn checked(vm: Vm, this: &Value) -> Res<&StringIo> {
    let body = this.body::<StringIo>();
    if body.0.with(|inside| inside.is_ready) {
        Ok(body)
    } else {
        Err(vm.value_error("I/O operation on uninitialized object"))
    }
}

/// Works on what is inside, unless the stream is closed. The work raises by giving the text of a `ValueError`.
fn with<T>(vm: Vm, this: &Value, work: impl FnOnce(&mut Inside) -> Result<T, String>) -> Res<T> {
    let done = checked(vm, this)?.0.with(|inside| match inside.is_closed {
        true => Err("I/O operation on closed file".to_owned()),
        false => work(inside),
    });
    done.map_err(|message| vm.value_error(message))
}

fn yes(vm: Vm, a: &[Value]) -> Res {
    with(vm, &a[0], |_| Ok(())).map(|()| Value::TRUE)
}

fn close(_: Vm, a: &[Value]) -> Res {
    let old = a[0].body::<StringIo>().0.with(|inside| {
        inside.is_closed = true;
        std::mem::take(&mut inside.text)
    });
    drop(old);
    Ok(Value::NONE)
}

fn text_of(points: &[u32]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(points.len());
    points.iter().for_each(|point| push_code_point(&mut bytes, *point));
    bytes
}

#[undropped]
async fn init(vm: Vm, a: Vec<Value>) -> Res {
    let newline = if a[2].is_missing() { Newline::Only("\n") } else { Newline::of(vm, &a[2]).await? };
    let initial = &a[1];
    let is_empty = initial.is_none() || initial.is_missing();
    if !is_empty && initial.kind() != Kind::Str {
        let class = vm.class_name(initial);
        return Err(vm.type_error(format!("initial_value must be str or None, not {class}")));
    }
    a[0].body::<StringIo>().0.with(|inside| {
        inside.text = Vec::new();
        inside.at = 0;
        inside.newline = newline;
        inside.seen = Seen::default();
        inside.is_closed = false;
        inside.is_ready = true;
    });
    if !is_empty {
        write(vm, &a[0], initial)?;
        a[0].body::<StringIo>().0.with(|inside| inside.at = 0);
    }
    Ok(Value::NONE)
}

fn write(vm: Vm, this: &Value, text: &Value) -> Res {
    let body = checked(vm, this)?;
    let Some(given) = text.get::<Str>() else {
        let class = vm.class_name(text);
        return Err(vm.type_error(format!("string argument expected, got '{class}'")));
    };
    let newline = body.0.with(|inside| inside.newline);
    let changed = match newline {
        Newline::Universal => Some(translated(given.bytes())),
        Newline::Only(end @ ("\r" | "\r\n")) => Some(written(given.bytes(), end)),
        _ => None,
    };
    let changed = changed.map(Str::from_wtf8);
    let points: Vec<u32> = changed.as_ref().unwrap_or(given).code_points().collect();
    let end = body.0.with(|inside| inside.at.saturating_add(points.len()));
    check_room(vm, end.saturating_mul(size_of::<u32>()))?;
    with(vm, this, |inside| {
        if !matches!(newline, Newline::Only(_)) {
            inside.seen.note(given.bytes());
        }
        inside.put(&points);
        Ok(())
    })?;
    Ok(vm.size(given.len()))
}

impl Inside {
    /// Writes over what is at the position.
    fn put(&mut self, points: &[u32]) {
        if points.is_empty() {
            return;
        }
        if self.at > self.text.len() {
            self.text.resize(self.at, 0);
        }
        let covered = points.len().min(self.text.len() - self.at);
        self.text[self.at..self.at + covered].copy_from_slice(&points[..covered]);
        self.text.extend_from_slice(&points[covered..]);
        self.at += points.len();
    }

    /// What follows the position.
    fn rest(&self) -> &[u32] {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn take(&mut self, count: usize) -> Vec<u8> {
        let taken = text_of(&self.rest()[..count]);
        self.at += count;
        taken
    }

    fn take_line(&mut self, limit: Option<usize>) -> Vec<u8> {
        let rest = self.rest();
        let rest = &rest[..limit.unwrap_or(rest.len()).min(rest.len())];
        let count = self.newline.line_end(rest).unwrap_or(rest.len());
        self.take(count)
    }
}

#[undropped]
async fn read(vm: Vm, a: Vec<Value>) -> Res {
    let size = optional_size(vm, &a[1]).await?;
    let text = with(vm, &a[0], |inside| {
        let left = inside.rest().len();
        Ok(inside.take(size.unwrap_or(left).min(left)))
    })?;
    Ok(vm.wtf8(text))
}

#[undropped]
async fn readline(vm: Vm, a: Vec<Value>) -> Res {
    let limit = optional_size(vm, &a[1]).await?;
    let line = with(vm, &a[0], |inside| Ok(inside.take_line(limit)))?;
    Ok(vm.wtf8(line))
}

#[undropped]
async fn next(vm: Vm, a: Vec<Value>) -> Res {
    if vm.class_of(&a[0]).body::<crate::types::ty::Type>().is_heap() {
        return base::next(vm, a).await;
    }
    let line = with(vm, &a[0], |inside| Ok(inside.take_line(None)))?;
    if line.is_empty() { Err(vm.stop_iteration(Value::NONE)) } else { Ok(vm.wtf8(line)) }
}

#[undropped]
async fn seek(vm: Vm, a: Vec<Value>) -> Res {
    let (to, whence) = (vm.index_i64(&a[1]).await?, vm.index_i64(&a[2]).await?);
    with(vm, &a[0], |_| Ok(()))?;
    if whence != 0 && to != 0 && (1..=2).contains(&whence) {
        return Err(vm.raise_text(&vm.classes().os_error, "Can't do nonzero cur-relative seeks"));
    }
    let at = with(vm, &a[0], |inside| {
        match whence {
            0 => inside.at = crate::value::count(to).ok_or_else(|| format!("Negative seek position {to}"))?,
            1 => {}
            2 => inside.at = inside.text.len(),
            _ => return Err(format!("Invalid whence ({whence}, should be 0, 1 or 2)")),
        }
        Ok(inside.at)
    })?;
    Ok(vm.size(at))
}

#[undropped]
async fn truncate(vm: Vm, a: Vec<Value>) -> Res {
    let size = optional_number(vm, &a[1]).await?;
    let size = with(vm, &a[0], |inside| {
        let size = match size {
            None => inside.at,
            Some(size) => crate::value::count(size).ok_or_else(|| format!("Negative size value {size}"))?,
        };
        inside.text.truncate(size);
        Ok(size)
    })?;
    Ok(vm.size(size))
}

fn getstate(vm: Vm, a: &[Value]) -> Res {
    let (text, newline, at) =
        with(vm, &a[0], |inside| Ok((text_of(&inside.text), inside.newline, inside.at)))?;
    let newline = match newline {
        Newline::Universal => Value::NONE,
        Newline::Kept => vm.str(""),
        Newline::Only(end) => vm.str(end),
    };
    let dict = a[0].ext().map_or(Value::NONE, |ext| vm.new_dict(ext.dict(vm).body::<Dict>().copied()));
    Ok(vm.tuple(vec![vm.wtf8(text), newline, vm.size(at), dict]))
}

#[undropped]
async fn setstate(vm: Vm, a: Vec<Value>) -> Res {
    let items = if a[1].kind() == Kind::Tuple { vm.tuple_items(&a[1]) } else { Vec::new() };
    let [text, newline, at, dict] = &items[..] else {
        let (class, given) = (vm.class_name(&a[0]), vm.class_name(&a[1]));
        return Err(vm.type_error(format!("{class}.__setstate__ argument should be 4-tuple, got {given}")));
    };
    init(vm, vec![a[0].clone(), vm.str(""), newline.clone()]).await?;
    let points = text.get::<Str>().map(|text| text.code_points().collect()).unwrap_or_default();
    let Some(at) = crate::value::count(vm.index_i64(at).await?) else {
        return Err(vm.value_error("position value cannot be negative"));
    };
    a[0].body::<StringIo>().0.with(|inside| {
        inside.text = points;
        inside.at = at;
    });
    if let (Some(given), Some(ext)) = (dict.get::<Dict>(), a[0].ext()) {
        for (name, value) in given.pairs() {
            ext.set(vm, &vm.attribute_name(&name)?, value);
        }
    }
    Ok(Value::NONE)
}
