//! `format % arguments` (`Objects/unicodeobject.c`, `PyUnicode_Format`; `Objects/bytesobject.c`, `_PyBytes_FormatEx`).

mod quick;

pub(crate) use quick::modulo_quick;

use num_bigint::BigInt;

use crate::object::Kind;
use crate::text::percent::{
    Amount, Conversion, Flags, Piece, format_integer, format_real, pad, parse, truncate,
};
use crate::text::wtf8::codes;
use crate::types::bytes_methods::{buffer, own};
use crate::types::number_methods::{decimal, full_class_name, to_int, to_real};
use crate::types::str_methods::arguments::{check_room, has_index};
use crate::types::string::{Str, push_code_point};
use crate::types::tuple::Tuple;
use crate::value::{Slot, Value};
use crate::vm::{Raise, Res, Vm};

/// `str.__mod__`
#[undropped]
pub(crate) async fn modulo(vm: Vm, a: Vec<Value>) -> Res {
    let pieces = parse(a[0].body::<Str>().bytes()).map_err(|message| vm.value_error(message))?;
    let text = write(vm, Target::Text, pieces, &a[1]).await?;
    Ok(vm.wtf8(text))
}

/// `str.__rmod__`
#[undropped]
pub(crate) async fn reflected_modulo(vm: Vm, a: Vec<Value>) -> Res {
    match a[1].kind() {
        Kind::Str => modulo(vm, vec![a[1].clone(), a[0].clone()]).await,
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `bytes.__mod__` and `bytearray.__mod__`
#[undropped]
pub(crate) async fn bytes_modulo(vm: Vm, a: Vec<Value>) -> Res {
    let format = with_text_codes(&own(&a[0]));
    let pieces = parse(&as_text(&format)).map_err(|message| match &message[..] {
        "precision too big" => vm.value_error("prec too big"),
        _ => vm.value_error(message),
    })?;
    let bytes = write(vm, Target::Bytes, pieces, &a[1]).await?;
    Ok(if a[0].kind() == Kind::ByteArray { vm.bytearray(bytes) } else { vm.bytes(bytes) })
}

/// `bytes.__rmod__` and `bytearray.__rmod__`
#[undropped]
pub(crate) async fn reflected_bytes_modulo(vm: Vm, a: Vec<Value>) -> Res {
    if a[1].kind() == a[0].kind() {
        bytes_modulo(vm, vec![a[1].clone(), a[0].clone()]).await
    } else {
        Ok(Value::NOT_IMPLEMENTED)
    }
}

/// What a format makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    Text,
    Bytes,
}

/// A byte each as a character: so may bytes be read as a format.
fn as_text(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(bytes.len());
    bytes.iter().for_each(|&byte| push_code_point(&mut text, byte.into()));
    text
}

/// The bytes that such a text stands for.
fn as_bytes(text: &[u8]) -> Vec<u8> {
    codes(text).map(|code| code as u8).collect()
}

/// A format of bytes with `%s` for `%b`, which is the same but which a format of text has not.
fn with_text_codes(format: &[u8]) -> Vec<u8> {
    let mut format = format.to_vec();
    let mut at = 0;
    while let Some(found) = format[at..].iter().position(|&byte| byte == b'%') {
        at = skip_key(&format, at + found + 1);
        while matches!(format.get(at), Some(b'#' | b' ' | b'+' | b'-' | b'*' | b'.' | b'0'..=b'9')) {
            at += 1;
        }
        at += usize::from(matches!(format.get(at), Some(b'h' | b'l' | b'L')));
        if format.get(at) == Some(&b'b') {
            format[at] = b's';
        }
        at = (at + 1).min(format.len());
    }
    format
}

/// Behind the key in parentheses that may stand at an offset.
fn skip_key(format: &[u8], mut at: usize) -> usize {
    let mut depth = 0;
    while let Some(byte) = format.get(at) {
        match byte {
            b'(' => depth += 1,
            b')' if depth > 0 => depth -= 1,
            _ if depth == 0 => return at,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            return at;
        }
    }
    at
}

/// Where conversions take their arguments from.
struct Arguments {
    values: Vec<Value>,
    next: usize,
    /// What `%(key)s` looks into.
    mapping: Slot,
}

impl Arguments {
    fn of(vm: Vm, target: Target, value: &Value) -> Self {
        if let Some(tuple) = value.get::<Tuple>() {
            return Self { values: tuple.items().to_vec(), next: 0, mapping: None };
        }
        let is_text =
            matches!((target, value.kind()), (_, Kind::Str) | (Target::Bytes, Kind::Bytes | Kind::ByteArray));
        let is_mapping = !is_text && vm.class_attribute(value, &vm.names().__getitem__).is_some();
        Self { values: vec![value.clone()], next: 0, mapping: is_mapping.then(|| value.clone()) }
    }

    fn take(&mut self, vm: Vm) -> Res {
        let value = self.values.get(self.next).cloned();
        self.next += 1;
        value.ok_or_else(|| vm.type_error("not enough arguments for format string"))
    }

    /// From now on, arguments are what the mapping has under a key, which is one.
    #[undropped]
    async fn look_up(&mut self, vm: Vm, key: Value) -> Res<()> {
        let Some(mapping) = self.mapping.clone() else {
            return Err(vm.type_error("format requires a mapping"));
        };
        self.values = vec![vm.item(&mapping, &key).await?];
        self.next = 0;
        Ok(())
    }

    fn amount(&mut self, vm: Vm, amount: Amount) -> Res<Value> {
        match amount {
            Amount::Number(number) => Ok(vm.size(number)),
            Amount::Star => {
                let value = self.take(vm)?;
                if value.is_int() { Ok(value) } else { Err(vm.type_error("* wants int")) }
            }
        }
    }

    fn check_used(&self, vm: Vm, target: Target) -> Res<()> {
        if self.next >= self.values.len() || self.mapping.is_some() {
            return Ok(());
        }
        let what = if target == Target::Text { "string" } else { "bytes" };
        Err(vm.type_error(format!("not all arguments converted during {what} formatting")))
    }
}

#[undropped]
async fn write(vm: Vm, target: Target, pieces: Vec<Piece>, arguments: &Value) -> Res<Vec<u8>> {
    let mut arguments = Arguments::of(vm, target, arguments);
    let mut written = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Literal(literal) if target == Target::Bytes => written.extend(as_bytes(&literal)),
            Piece::Literal(literal) => written.extend(literal),
            Piece::Conversion(conversion) => {
                written.extend(convert(vm, target, conversion, &mut arguments).await?);
            }
        }
    }
    arguments.check_used(vm, target)?;
    Ok(written)
}

/// A conversion whose width is known.
struct Field {
    target: Target,
    code: char,
    flags: Flags,
    width: usize,
}

#[undropped]
async fn convert(vm: Vm, target: Target, conversion: Conversion, arguments: &mut Arguments) -> Res<Vec<u8>> {
    if let Some(key) = &conversion.key {
        let key = match target {
            Target::Text => vm.wtf8(key.clone()),
            Target::Bytes => vm.bytes(as_bytes(key)),
        };
        arguments.look_up(vm, key).await?;
    }
    let mut flags = conversion.flags;
    let width = width(vm, &arguments.amount(vm, conversion.width)?, &mut flags)?;
    let precision = match conversion.precision {
        Some(amount) => Some(precision(vm, &arguments.amount(vm, amount)?)?),
        None => None,
    };
    check_room(vm, width.max(precision.unwrap_or(0)))?;
    let field = Field { target, code: conversion.code, flags, width };
    let value = arguments.take(vm)?;
    match field.code {
        's' | 'r' | 'a' => {
            let text = field.text(vm, &value).await?;
            Ok(field.laid_out(match precision {
                Some(precision) => truncate(&text, precision),
                None => text,
            }))
        }
        'c' => field.character(vm, &value).await.map(|text| field.laid_out(text)),
        'd' | 'i' | 'u' | 'o' | 'x' | 'X' => {
            let number = field.integer(vm, &value).await?;
            if matches!(field.code, 'd' | 'i' | 'u') {
                // Only that it is not too long is asked.
                decimal(vm, &number)?;
            }
            Ok(format_integer(&number, field.code, flags, Some(width), precision).into_bytes())
        }
        _ => {
            let number = field.real(vm, &value).await?;
            Ok(format_real(number, field.code, flags, Some(width), precision).into_bytes())
        }
    }
}

/// A width; a negative one has the flag `-`.
fn width(vm: Vm, value: &Value, flags: &mut Flags) -> Res<usize> {
    let Some(width) = value.as_i64() else {
        return Err(vm.overflow_error("Python int too large to convert to C ssize_t"));
    };
    flags.minus |= width < 0;
    Ok(usize::try_from(width.unsigned_abs()).unwrap_or(usize::MAX))
}

fn precision(vm: Vm, value: &Value) -> Res<usize> {
    match value.as_i64().and_then(|number| i32::try_from(number).ok()) {
        Some(number) => Ok(number.max(0) as usize),
        None => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

impl Field {
    /// Fills up to the width; bytes are counted as such, not as the code points that they may be.
    fn laid_out(&self, text: Vec<u8>) -> Vec<u8> {
        match self.target {
            Target::Text => pad(&text, self.flags, Some(self.width)),
            Target::Bytes => as_bytes(&pad(&text, self.flags, Some(self.width))),
        }
    }

    /// `%s`, `%r` or `%a`: WTF-8, which stands for bytes where bytes are made.
    #[undropped]
    async fn text(&self, vm: Vm, value: &Value) -> Res<Vec<u8>> {
        let text = match (self.target, self.code) {
            (Target::Bytes, 's') => return bytes_of(vm, value).await.map(|bytes| as_text(&bytes)),
            (Target::Text, 's') => vm.to_str(value).await?,
            (Target::Text, 'r') => vm.repr(value).await?,
            _ => vm.ascii(value).await?,
        };
        Ok(text.body::<Str>().bytes().to_vec())
    }

    #[undropped]
    async fn character(&self, vm: Vm, value: &Value) -> Res<Vec<u8>> {
        let kind = value.kind();
        if self.target == Target::Text && kind == Kind::Str {
            let text = value.body::<Str>();
            if text.len() == 1 {
                return Ok(text.bytes().to_vec());
            }
            return Err(self.no_character(vm, &format!("a string of length {}", text.len())));
        }
        if self.target == Target::Bytes && matches!(kind, Kind::Bytes | Kind::ByteArray) {
            let bytes = own(value);
            if bytes.len() == 1 {
                return Ok(as_text(&bytes));
            }
            let what = if kind == Kind::Bytes { "bytes" } else { "bytearray" };
            return Err(self.no_character(vm, &format!("a {what} object of length {}", bytes.len())));
        }
        let number = match vm.index(value).await {
            Err(raise) if vm.is_raised(&raise, &vm.classes().type_error) => {
                return Err(self.no_character(vm, &full_class_name(vm, value)));
            }
            other => other?.as_i64(),
        };
        let (most, range) = if self.target == Target::Text { (0x10FFFF, "0x110000") } else { (0xFF, "256") };
        let code = number.and_then(|number| u32::try_from(number).ok()).filter(|code| *code <= most);
        let Some(code) = code else { return Err(vm.overflow_error(format!("%c arg not in range({range})"))) };
        let mut text = Vec::new();
        push_code_point(&mut text, code);
        Ok(text)
    }

    fn no_character(&self, vm: Vm, given: &str) -> Raise {
        let wanted = match self.target {
            Target::Text => "an int or a unicode character",
            Target::Bytes => "an integer in range(256) or a single byte",
        };
        vm.type_error(format!("%c requires {wanted}, not {given}"))
    }

    #[undropped]
    async fn integer(&self, vm: Vm, value: &Value) -> Res<BigInt> {
        if let Some(number) = value.as_big() {
            return Ok(number);
        }
        let whole = matches!(self.code, 'o' | 'x' | 'X');
        let has_int = vm.class_attribute(value, &vm.names().__int__).is_some();
        let number = match (whole, has_index(vm, value)) {
            (true, true) => Some(vm.index(value).await),
            (false, has_index) if has_index || has_int => Some(to_int(vm, value).await),
            _ => None,
        };
        match number {
            Some(Ok(number)) => Ok(number.as_big().unwrap_or_default()),
            Some(Err(raise)) if !vm.is_raised(&raise, &vm.classes().type_error) => Err(raise),
            _ => {
                let wanted = if whole { "an integer" } else { "a real number" };
                let class = vm.class_name(value);
                Err(vm.type_error(format!("%{} format: {wanted} is required, not {class}", self.code)))
            }
        }
    }

    #[undropped]
    async fn real(&self, vm: Vm, value: &Value) -> Res<f64> {
        match to_real(vm, value).await {
            Err(_) if self.target == Target::Bytes => {
                Err(vm.type_error(format!("float argument required, not {}", vm.class_name(value))))
            }
            other => other,
        }
    }
}

/// What `%b` writes.
#[undropped]
async fn bytes_of(vm: Vm, value: &Value) -> Res<Vec<u8>> {
    if matches!(value.kind(), Kind::Bytes | Kind::ByteArray) {
        return Ok(own(value).into_owned());
    }
    if let Some(made) = vm.call_special(value, &vm.names().__bytes__, Vec::new()).await? {
        if made.kind() == Kind::Bytes {
            return Ok(own(&made).into_owned());
        }
        return Err(vm.type_error(format!("__bytes__ returned non-bytes (type {})", vm.class_name(&made))));
    }
    match buffer(vm, value)? {
        Some(bytes) => Ok(bytes.into_owned()),
        None => {
            let class = vm.class_name(value);
            Err(vm.type_error(format!(
                "%b requires a bytes-like object, or an object that implements __bytes__, not '{class}'"
            )))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_bytes_are_read_as_text() {
        let cases: [(&[u8], &[u8]); 4] = [
            (b"%b %(b)b %-5.2lb %%b b", b"%s %(b)s %-5.2ls %%b b"),
            (b"%((b)b)b%", b"%((b)b)s%"),
            (b"%(b", b"%(b"),
            (b"%", b"%"),
        ];
        for (format, text) in cases {
            assert_eq!(with_text_codes(format), text);
        }
        assert_eq!(as_text(b"a\xE9"), "aé".as_bytes());
        assert_eq!(as_bytes("aé".as_bytes()), b"a\xE9");
    }
}
