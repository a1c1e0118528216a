//! `str.encode` and `bytes.decode` of encodings and error handlers that only the registry knows
//! (`PyUnicode_AsEncodedString` and `PyUnicode_Decode` in `Objects/unicodeobject.c`, `_PyCodec_EncodeText` in
//! `Python/codecs.c`).
//!
//! The built-in codecs ask for a handler of a program's own wherever they would have failed, and go on where it says.

use super::handlers::answer;
use super::lookup;
use crate::object::Kind;
use crate::types::codecs::{self, Encoding, Fault, Place};
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::import::import_module;
use crate::vm::{Res, Vm};

/// The bytes of a text, which is a `str`.
#[undropped]
pub(crate) async fn encode(vm: Vm, text: &Value, encoding: &str, errors: &str) -> Res<Vec<u8>> {
    have_registry(vm).await?;
    if Encoding::named(encoding).is_some() {
        return encode_handled(vm, text, encoding, errors).await;
    }
    let made = convert(vm, 0, text.clone(), encoding, errors).await?;
    match made.as_bytes() {
        Some(bytes) if matches!(made.kind(), Kind::Bytes | Kind::ByteArray) => Ok(bytes),
        _ => {
            let class = vm.class_name(&made);
            Err(vm.type_error(format!(
                "'{encoding}' encoder returned '{class}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types"
            )))
        }
    }
}

/// The text of some bytes.
#[undropped]
pub(crate) async fn decode(vm: Vm, bytes: &[u8], encoding: &str, errors: &str) -> Res {
    have_registry(vm).await?;
    if Encoding::named(encoding).is_some() {
        return decode_handled(vm, bytes, encoding, errors).await;
    }
    let made = convert(vm, 1, vm.bytes(bytes.to_vec()), encoding, errors).await?;
    if made.kind() == Kind::Str {
        return Ok(made);
    }
    let class = vm.class_name(&made);
    Err(vm.type_error(format!(
        "'{encoding}' decoder returned '{class}' instead of 'str'; use codecs.decode() to decode to arbitrary types"
    )))
}

/// The registry and the built-in handlers are there from the first import of their module.
#[undropped]
async fn have_registry(vm: Vm) -> Res<()> {
    import_module(vm, "_codecs").await.map(drop)
}

/// What the encoder (0) or the decoder (1) of a codec gives, which has to be one between text and bytes.
#[undropped]
async fn convert(vm: Vm, index: usize, object: Value, encoding: &str, errors: &str) -> Res {
    let codec = lookup(vm, vec![vm.str(encoding)]).await?;
    if let Some(mark) = vm.optional_attribute(&codec, &vm.intern_str("_is_text_encoding")).await?
        && !vm.truth(&mark).await?
    {
        let other = ["codecs.encode()", "codecs.decode()"][index];
        let message = format!("'{encoding}' is not a text encoding; use {other} to handle arbitrary codecs");
        return Err(vm.lookup_error(message));
    }
    let function = vm.tuple_items(&codec)[index].clone();
    let result = vm.call(&function, vec![object, vm.str(errors)]).await?;
    match result.kind() {
        Kind::Tuple if vm.tuple_items(&result).len() == 2 => Ok(vm.tuple_items(&result)[0].clone()),
        _ => {
            let what = ["encoder", "decoder"][index];
            Err(vm.type_error(format!("{what} must return a tuple (object, integer)")))
        }
    }
}

#[undropped]
async fn encode_handled(vm: Vm, text: &Value, encoding: &str, errors: &str) -> Res<Vec<u8>> {
    let all = text.body::<Str>();
    let (mut bytes, mut at, mut name) = (Vec::new(), 0, encoding);
    while at < all.len() {
        let place = match codecs::encode(all.slice(at, all.len()), name, "strict") {
            Ok(rest) => {
                bytes.extend(rest);
                break;
            }
            Err(Fault::Encode(place)) => Place { start: at + place.start, end: at + place.end, ..place },
            Err(fault) => return Err(fault.raise(vm, text.clone())),
        };
        let before = codecs::encode(all.slice(at, place.start), name, "strict");
        bytes.extend(before.map_err(|fault| fault.raise(vm, text.clone()))?);
        // Only the first part begins with a mark of the byte order.
        name = unmarked(name, false);
        let raise = Fault::Encode(place).raise(vm, text.clone());
        let (replaced, next) = answer(vm, &raise, errors, all.len(), true).await?;
        match replaced.get::<Str>() {
            Some(replaced) => match codecs::encode(replaced.bytes(), name, "strict") {
                Ok(made) => bytes.extend(made),
                Err(_) => return Err(raise),
            },
            None => bytes.extend(replaced.as_bytes().unwrap_or_default()),
        }
        at = next;
    }
    Ok(bytes)
}

#[undropped]
async fn decode_handled(vm: Vm, bytes: &[u8], encoding: &str, errors: &str) -> Res {
    let object = vm.bytes(bytes.to_vec());
    let is_big = bytes.starts_with(&[0xFE, 0xFF]) || bytes.starts_with(&[0, 0, 0xFE, 0xFF]);
    let (mut text, mut at, mut name) = (Vec::new(), 0, encoding);
    while at < bytes.len() {
        let place = match codecs::decode(&bytes[at..], name, "strict") {
            Ok(rest) => {
                text.extend(rest);
                break;
            }
            Err(Fault::Decode(place)) => Place { start: at + place.start, end: at + place.end, ..place },
            Err(fault) => return Err(fault.raise(vm, object)),
        };
        let before = codecs::decode(&bytes[at..place.start], name, "strict");
        text.extend(before.map_err(|fault| fault.raise(vm, object.clone()))?);
        name = unmarked(name, is_big);
        let raise = Fault::Decode(place).raise(vm, object.clone());
        let (replaced, next) = answer(vm, &raise, errors, bytes.len(), false).await?;
        text.extend_from_slice(replaced.get::<Str>().map(Str::bytes).unwrap_or_default());
        at = next;
    }
    Ok(vm.wtf8(text))
}

/// The encoding of what follows a mark of the byte order.
fn unmarked(encoding: &str, is_big: bool) -> &str {
    match (Encoding::named(encoding), is_big) {
        (Some(Encoding::Utf8Sig), _) => "utf-8",
        (Some(Encoding::Utf16(None)), false) => "utf-16-le",
        (Some(Encoding::Utf16(None)), true) => "utf-16-be",
        (Some(Encoding::Utf32(None)), false) => "utf-32-le",
        (Some(Encoding::Utf32(None)), true) => "utf-32-be",
        _ => encoding,
    }
}
