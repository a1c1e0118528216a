//! Line ends, and `IncrementalNewlineDecoder`, which makes one kind of all of them (`textio.c`).

use super::call_method;
use crate::modules::state;
use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::string::Str;
use crate::types::ty::SUBCLASSABLE;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

/// Which line ends were seen.
#[derive(Clone, Copy, Default)]
pub(super) struct Seen {
    cr: bool,
    lf: bool,
    crlf: bool,
}

impl Seen {
    /// Notes the line ends of a text. A `\r` at its end counts: the caller keeps back one whose `\n` may follow.
    pub(super) fn note(&mut self, text: &[u8]) {
        let mut at = 0;
        while at < text.len() {
            match text[at] {
                b'\n' => self.lf = true,
                b'\r' if text.get(at + 1) == Some(&b'\n') => {
                    self.crlf = true;
                    at += 1;
                }
                b'\r' => self.cr = true,
                _ => {}
            }
            at += 1;
        }
    }

    /// None, a string, or a tuple of strings.
    pub(super) fn value(self, vm: Vm) -> Value {
        let seen = [(self.cr, "\r"), (self.lf, "\n"), (self.crlf, "\r\n")];
        let mut seen: Vec<Value> =
            seen.iter().filter(|(seen, _)| *seen).map(|(_, end)| vm.str(end)).collect();
        match seen.len() {
            0 => Value::NONE,
            1 => seen.remove(0),
            _ => vm.tuple(seen),
        }
    }
}

/// Makes `\n` of all line ends.
pub(super) fn translated(text: &[u8]) -> Vec<u8> {
    let mut made = Vec::with_capacity(text.len());
    let mut bytes = text.iter().peekable();
    while let Some(&byte) = bytes.next() {
        if byte == b'\r' {
            bytes.next_if(|next| **next == b'\n');
            made.push(b'\n');
        } else {
            made.push(byte);
        }
    }
    made
}

/// Replaces each `\n`.
pub(super) fn written(text: &[u8], end: &str) -> Vec<u8> {
    crate::types::bytesearch::replace(text, b"\n", end.as_bytes(), usize::MAX)
}

/// How a stream of text treats line ends: what its argument `newline` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Newline {
    /// None: all of them become `\n`.
    Universal,
    /// An empty string: all of them end a line and stay as they are.
    Kept,
    Only(&'static str),
}

impl Newline {
    #[undropped]
    pub(super) async fn of(vm: Vm, value: &Value) -> Res<Self> {
        if value.is_none() {
            return Ok(Self::Universal);
        }
        let Some(text) = value.get::<Str>() else {
            let class = vm.class_name(value);
            return Err(vm.type_error(format!("newline must be str or None, not {class}")));
        };
        match text.bytes() {
            b"" => Ok(Self::Kept),
            b"\n" => Ok(Self::Only("\n")),
            b"\r" => Ok(Self::Only("\r")),
            b"\r\n" => Ok(Self::Only("\r\n")),
            _ => {
                let text = vm.repr_text(value).await?;
                Err(vm.value_error(format!("illegal newline value: {text}")))
            }
        }
    }

    /// Where the first line of a text ends; `None` if it may go on.
    pub(super) fn line_end<T: Copy + Into<u32>>(self, text: &[T]) -> Option<usize> {
        let is = |at: usize, wanted: u8| {
            text.get(at).is_some_and(|found| {
                let found: u32 = (*found).into();
                found == u32::from(wanted)
            })
        };
        match self {
            Self::Only("\r\n") => {
                (0..text.len()).find(|at| is(*at, b'\r') && is(at + 1, b'\n')).map(|at| at + 2)
            }
            Self::Only("\r") => (0..text.len()).find(|at| is(*at, b'\r')).map(|at| at + 1),
            Self::Only(_) | Self::Universal => (0..text.len()).find(|at| is(*at, b'\n')).map(|at| at + 1),
            Self::Kept => {
                let at = (0..text.len()).find(|at| is(*at, b'\n') || is(*at, b'\r'))?;
                Some(if is(at, b'\r') && is(at + 1, b'\n') { at + 2 } else { at + 1 })
            }
        }
    }
}

struct Decoder {
    decoder: Mut<Value>,
    translate: Mut<bool>,
    /// A `\r` came last, which waits for a `\n`.
    pending: Mut<bool>,
    seen: Mut<Seen>,
}

impl Body for Decoder {
    const KIND: Kind = Kind::Other;
}

pub(super) fn fill(vm: Vm, m: &Methods) {
    let (name, object) = ("_io.IncrementalNewlineDecoder", &vm.classes().object);
    let class = crate::modules::new_class(vm, "_io", name, object, Info::extended::<Decoder>(), SUBCLASSABLE);
    Methods::of(vm, &class)
        .maker("cls, /, *args, **kwargs", waits!(new))
        .wait("__init__", "self, decoder, translate, errors=?", waits!(init))
        .wait("decode", "self, input, final=False", waits!(decode))
        .wait("reset", "self, /", waits!(reset))
        .wait("getstate", "self, /", waits!(getstate))
        .wait("setstate", "self, state, /", waits!(setstate))
        .get("newlines", |vm, this| Ok(this.body::<Decoder>().seen.get().value(vm)));
    state::keep(vm, name, &class);
    m.value("IncrementalNewlineDecoder", class);
}

#[undropped]
async fn new(_: Vm, a: Vec<Value>) -> Res {
    let body = Decoder {
        decoder: Mut::new(Value::NONE),
        translate: Mut::new(false),
        pending: Mut::new(false),
        seen: Mut::default(),
    };
    Ok(allocate(&a[0], body))
}

#[undropped]
async fn init(vm: Vm, a: Vec<Value>) -> Res {
    let translate = vm.truth(&a[2]).await?;
    let body = a[0].body::<Decoder>();
    body.decoder.set(a[1].clone());
    body.translate.set(translate);
    Ok(Value::NONE)
}

#[undropped]
async fn decode(vm: Vm, a: Vec<Value>) -> Res {
    let (body, last) = (a[0].body::<Decoder>(), vm.truth(&a[2]).await?);
    let decoder = body.decoder.get();
    let output = match decoder.is_none() {
        true => a[1].clone(),
        false => call_method(vm, &decoder, "decode", vec![a[1].clone(), Value::bool(last)]).await?,
    };
    let Some(output) = output.get::<Str>() else {
        let class = vm.class_name(&output);
        return Err(vm.type_error(format!("decoder should return a string result, not '{class}'")));
    };
    let mut text = output.bytes().to_vec();
    if body.pending.get() && (last || !text.is_empty()) {
        text.insert(0, b'\r');
        body.pending.set(false);
    }
    if !last && text.ends_with(b"\r") {
        text.pop();
        body.pending.set(true);
    }
    body.seen.with(|seen| seen.note(&text));
    Ok(vm.wtf8(if body.translate.get() { translated(&text) } else { text }))
}

#[undropped]
async fn reset(vm: Vm, a: Vec<Value>) -> Res {
    let body = a[0].body::<Decoder>();
    body.seen.set(Seen::default());
    body.pending.set(false);
    let decoder = body.decoder.get();
    if decoder.is_none() { Ok(Value::NONE) } else { call_method(vm, &decoder, "reset", Vec::new()).await }
}

#[undropped]
async fn getstate(vm: Vm, a: Vec<Value>) -> Res {
    let body = a[0].body::<Decoder>();
    let decoder = body.decoder.get();
    let (mut buffer, mut flags) = (vm.bytes(Vec::new()), 0);
    if !decoder.is_none() {
        let state = call_method(vm, &decoder, "getstate", Vec::new()).await?;
        let state = vm.collect(&state).await?;
        let [bytes, number] = &state[..] else {
            return Err(vm.type_error("illegal decoder state"));
        };
        buffer = bytes.clone();
        flags = vm.index_i64(number).await?;
    }
    Ok(vm.pair(buffer, vm.int(flags << 1 | i64::from(body.pending.get()))))
}

#[undropped]
async fn setstate(vm: Vm, a: Vec<Value>) -> Res {
    let body = a[0].body::<Decoder>();
    let items = match a[1].kind() {
        Kind::Tuple => vm.tuple_items(&a[1]),
        _ => return Err(vm.type_error("state argument must be a tuple")),
    };
    let [buffer, flags] = &items[..] else {
        return Err(vm.type_error("setstate(): illegal state argument"));
    };
    let flags = vm.index_i64(flags).await?;
    body.pending.set(flags & 1 != 0);
    let decoder = body.decoder.get();
    if decoder.is_none() {
        return Ok(Value::NONE);
    }
    let state = vm.pair(buffer.clone(), vm.int(flags >> 1));
    call_method(vm, &decoder, "setstate", vec![state]).await
}
