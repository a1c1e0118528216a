//! The errors of codecs: which part of a text or of bytes cannot be converted, and why.

use crate::object::Kind;
use crate::types::Methods;
use crate::types::bytes::Bytes;
use crate::types::exception::Exception;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

use super::fields::{get, get_integer, numbers::unicode, set, set_integer};
use super::{base, items};

/// Sets the attributes from the arguments.
type Fill = fn(Vm, &Exception, &Value) -> Res<()>;

pub(super) fn install(vm: Vm) {
    let c = vm.classes();
    attributes(Methods::of(vm, &c.unicode_decode_error))
        .sync("__init__", "self, /, *args, **kwargs", |vm, a| init(vm, a, fill_decode))
        .wait("__str__", "self, /", waits!(decode_str));
    attributes(Methods::of(vm, &c.unicode_encode_error))
        .sync("__init__", "self, /, *args, **kwargs", |vm, a| init(vm, a, fill_encode))
        .wait("__str__", "self, /", waits!(encode_str));
    attributes(Methods::of(vm, &c.unicode_translate_error))
        .sync("__init__", "self, /, *args, **kwargs", |vm, a| init(vm, a, fill_translate))
        .wait("__str__", "self, /", waits!(translate_str));
}

fn attributes(methods: Methods) -> Methods {
    methods
        .get_set("encoding", get::<{ unicode::ENCODING }>, set::<{ unicode::ENCODING }>)
        .get_set("object", get::<{ unicode::OBJECT }>, set::<{ unicode::OBJECT }>)
        .get_set("start", get_integer::<{ unicode::START }>, set_integer::<{ unicode::START }>)
        .get_set("end", get_integer::<{ unicode::END }>, set_integer::<{ unicode::END }>)
        .get_set("reason", get::<{ unicode::REASON }>, set::<{ unicode::REASON }>);
    methods
}

fn init(vm: Vm, a: &[Value], fill: Fill) -> Res {
    base::init(vm, a)?;
    fill(vm, a[0].body(), &a[1])?;
    Ok(Value::NONE)
}

fn check_count(vm: Vm, given: &[Value], wanted: usize) -> Res<()> {
    if given.len() == wanted {
        return Ok(());
    }
    Err(vm.type_error(format!("function takes exactly {wanted} arguments ({} given)", given.len())))
}

fn check_str(vm: Vm, given: &[Value], index: usize) -> Res<()> {
    if given[index].kind() == Kind::Str {
        return Ok(());
    }
    Err(vm.type_error(format!("argument {} must be str, not {}", index + 1, vm.class_name(&given[index]))))
}

fn check_integer(vm: Vm, value: &Value) -> Res {
    if !value.is_int() {
        let class = vm.class_name(value);
        return Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")));
    }
    if value.as_i64().is_none() {
        return Err(vm.overflow_error("Python int too large to convert to C ssize_t"));
    }
    Ok(vm.plain_int(value))
}

/// Sets the attributes from a start and an end at `index`, and the reason behind them.
fn fill_rest(vm: Vm, body: &Exception, given: &[Value], index: usize) -> Res<()> {
    let (start, end) = (check_integer(vm, &given[index])?, check_integer(vm, &given[index + 1])?);
    check_str(vm, given, index + 2)?;
    body.set_field(unicode::START, Some(start));
    body.set_field(unicode::END, Some(end));
    body.set_field(unicode::REASON, Some(given[index + 2].clone()));
    Ok(())
}

pub(super) fn fill_encode(vm: Vm, body: &Exception, args: &Value) -> Res<()> {
    let given = items(args);
    check_count(vm, given, 5)?;
    check_str(vm, given, 0)?;
    check_str(vm, given, 1)?;
    fill_rest(vm, body, given, 2)?;
    body.set_field(unicode::ENCODING, Some(given[0].clone()));
    body.set_field(unicode::OBJECT, Some(given[1].clone()));
    Ok(())
}

pub(super) fn fill_decode(vm: Vm, body: &Exception, args: &Value) -> Res<()> {
    let given = items(args);
    check_count(vm, given, 5)?;
    check_str(vm, given, 0)?;
    let object = match given[1].kind() {
        Kind::Bytes => given[1].clone(),
        _ => match given[1].as_bytes() {
            Some(bytes) => vm.bytes(bytes),
            None => {
                let class = vm.class_name(&given[1]);
                return Err(vm.type_error(format!("a bytes-like object is required, not '{class}'")));
            }
        },
    };
    fill_rest(vm, body, given, 2)?;
    body.set_field(unicode::ENCODING, Some(given[0].clone()));
    body.set_field(unicode::OBJECT, Some(object));
    Ok(())
}

pub(super) fn fill_translate(vm: Vm, body: &Exception, args: &Value) -> Res<()> {
    let given = items(args);
    check_count(vm, given, 4)?;
    check_str(vm, given, 0)?;
    fill_rest(vm, body, given, 1)?;
    body.set_field(unicode::OBJECT, Some(given[0].clone()));
    Ok(())
}

#[undropped]
async fn text_of_field(vm: Vm, body: &Exception, number: usize) -> Res<Vec<u8>> {
    let text = vm.to_str(&body.field(number).unwrap_or(Value::NONE)).await?;
    Ok(text.body::<Str>().bytes().to_vec())
}

fn integer(body: &Exception, number: usize) -> i64 {
    body.field(number).and_then(|value| value.as_i64()).unwrap_or(0)
}

/// The one place that is at fault, if it is one.
fn only_place(start: i64, end: i64, len: usize) -> Option<usize> {
    let place = usize::try_from(start).ok().filter(|place| *place < len)?;
    (start.checked_add(1) == Some(end)).then_some(place)
}

fn wrong_object(vm: Vm, what: &str) -> Res {
    Err(vm.type_error(format!("UnicodeError 'object' attribute must be a {what}")))
}

/// The message about the part of a text; `codec` comes before it.
#[undropped]
async fn text_message(vm: Vm, body: &Exception, codec: Vec<u8>, verb: &str) -> Res {
    let reason = text_of_field(vm, body, unicode::REASON).await?;
    let object = body.field(unicode::OBJECT).unwrap_or(Value::NONE);
    let Some(object) = object.get::<Str>() else { return wrong_object(vm, "string") };
    let (start, end) = (integer(body, unicode::START), integer(body, unicode::END));
    let code = only_place(start, end, object.len()).and_then(|place| object.code_points().nth(place));
    let middle = match code {
        Some(code) => {
            let escaped = match code {
                0..=0xFF => format!("\\x{code:02x}"),
                0x100..=0xFFFF => format!("\\u{code:04x}"),
                _ => format!("\\U{code:08x}"),
            };
            format!("can't {verb} character '{escaped}' in position {start}: ")
        }
        None => format!("can't {verb} characters in position {start}-{}: ", end.wrapping_sub(1)),
    };
    Ok(vm.wtf8([&codec[..], middle.as_bytes(), &reason[..]].concat()))
}

fn codec(encoding: &[u8]) -> Vec<u8> {
    [&b"'"[..], encoding, &b"' codec "[..]].concat()
}

#[undropped]
async fn encode_str(vm: Vm, a: Vec<Value>) -> Res {
    let body = a[0].body::<Exception>();
    if body.field(unicode::OBJECT).is_none() {
        return Ok(vm.str(""));
    }
    let encoding = text_of_field(vm, body, unicode::ENCODING).await?;
    text_message(vm, body, codec(&encoding), "encode").await
}

#[undropped]
async fn translate_str(vm: Vm, a: Vec<Value>) -> Res {
    let body = a[0].body::<Exception>();
    if body.field(unicode::OBJECT).is_none() {
        return Ok(vm.str(""));
    }
    text_message(vm, body, Vec::new(), "translate").await
}

#[undropped]
async fn decode_str(vm: Vm, a: Vec<Value>) -> Res {
    let body = a[0].body::<Exception>();
    if body.field(unicode::OBJECT).is_none() {
        return Ok(vm.str(""));
    }
    let reason = text_of_field(vm, body, unicode::REASON).await?;
    let encoding = text_of_field(vm, body, unicode::ENCODING).await?;
    let object = body.field(unicode::OBJECT).unwrap_or(Value::NONE);
    let Some(object) = object.get::<Bytes>() else { return wrong_object(vm, "bytes") };
    let (start, end) = (integer(body, unicode::START), integer(body, unicode::END));
    let middle = match only_place(start, end, object.0.len()) {
        Some(place) => format!("can't decode byte 0x{:02x} in position {start}: ", object.0[place]),
        None => format!("can't decode bytes in position {start}-{}: ", end.wrapping_sub(1)),
    };
    Ok(vm.wtf8([&codec(&encoding)[..], middle.as_bytes(), &reason[..]].concat()))
}
