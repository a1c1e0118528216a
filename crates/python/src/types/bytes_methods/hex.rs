//! Bytes as hexadecimal digits, and back.

use super::{buffer, own};
use crate::types::Methods;
use crate::types::bytes::Bytes;
use crate::types::bytesearch::ascii::is_space;
use crate::types::str_methods::arguments::{Want, named, prepared};
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(methods: &Methods) {
    methods
        .step("hex", "self, /, sep=?, bytes_per_sep=1", |vm, a| {
            prepared(vm, a, &[(2, Want::Int)], |vm, a| hex(vm, &own(&a[0]), &a[1], &a[2]))
        })
        .class_method("fromhex", "cls, string, /", waits!(from_hex));
}

/// Bytes as digits, with a separator between groups of so many bytes: counted from the right, or from the left where the
/// number is negative.
pub(crate) fn hex(vm: Vm, bytes: &[u8], separator: &Value, group: &Value) -> Res {
    hex_digits(vm, bytes, separator, group).map(|digits| vm.wtf8(digits))
}

pub(crate) fn hex_digits(vm: Vm, bytes: &[u8], separator: &Value, group: &Value) -> Res<Vec<u8>> {
    let separator = if separator.is_missing() { None } else { Some(separator_byte(vm, separator)?) };
    Ok(digits(bytes, separator, group.as_i64().unwrap_or(1)))
}

fn digits(bytes: &[u8], separator: Option<u8>, group: i64) -> Vec<u8> {
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    let separator = separator.filter(|_| size > 0);
    let mut digits = Vec::with_capacity(bytes.len() * 2);
    for (index, byte) in bytes.iter().enumerate() {
        let counted = if group < 0 { index } else { bytes.len() - index };
        if let Some(separator) = separator
            && index > 0
            && counted.is_multiple_of(size)
        {
            digits.push(separator);
        }
        digits.extend([byte >> 4, byte & 0xF].map(|digit| b"0123456789abcdef"[usize::from(digit)]));
    }
    digits
}

fn separator_byte(vm: Vm, separator: &Value) -> Res<u8> {
    let (length, bytes) = match (separator.get::<Str>(), separator.get::<Bytes>()) {
        (Some(text), _) => (text.len(), text.bytes()),
        (_, Some(bytes)) => (bytes.0.len(), &bytes.0[..]),
        _ if vm.class_attribute(separator, &vm.names().__len__).is_some() => {
            return Err(vm.type_error("sep must be str or bytes."));
        }
        _ => return Err(vm.type_error(format!("object of type '{}' has no len()", vm.class_name(separator)))),
    };
    match bytes {
        _ if length != 1 => Err(vm.value_error("sep must be length 1.")),
        [byte] if byte.is_ascii() => Ok(*byte),
        _ => Err(vm.value_error("sep must be ASCII.")),
    }
}

#[undropped]
async fn from_hex(vm: Vm, a: Vec<Value>) -> Res {
    let parsed = match a[1].get::<Str>() {
        Some(text) => match text.code_points().position(|code| code >= 0x80) {
            Some(at) => Err(Some(at)),
            None => parse(text.bytes()),
        },
        None => match buffer(vm, &a[1])? {
            Some(bytes) => parse(&bytes),
            None => {
                let given = named(vm, &a[1]);
                return Err(
                    vm.type_error(format!("fromhex() argument must be str or bytes-like, not {given}"))
                );
            }
        },
    };
    let bytes = parsed.map_err(|at| {
        vm.value_error(match at {
            Some(at) => format!("non-hexadecimal number found in fromhex() arg at position {at}"),
            None => "fromhex() arg must contain an even number of hexadecimal digits".to_owned(),
        })
    })?;
    let classes = vm.classes();
    let class = &a[0];
    if class.is(&classes.bytes) {
        return Ok(vm.bytes(bytes));
    }
    let is_array = class.body::<crate::types::ty::Type>().is_subclass_of(classes.bytearray.body());
    let made = if is_array { vm.bytearray(bytes) } else { vm.bytes(bytes) };
    if class.is(&classes.bytearray) { Ok(made) } else { vm.call(class, vec![made]).await }
}

/// Pairs of digits, with spaces between pairs. An error is the offset of what is no digit, or `None` where the last has no
/// other beside it.
fn parse(digits: &[u8]) -> Result<Vec<u8>, Option<usize>> {
    let digit = |at: usize| match digits.get(at) {
        Some(&digit) => char::from(digit).to_digit(16).ok_or(Some(at)),
        None => Err(None),
    };
    let (mut bytes, mut at) = (Vec::with_capacity(digits.len() / 2), 0);
    loop {
        at += digits[at..].iter().take_while(|byte| is_space(**byte)).count();
        if at == digits.len() {
            return Ok(bytes);
        }
        bytes.push((digit(at)? << 4 | digit(at + 1)?) as u8);
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_digits() {
        let text = |separator, group| String::from_utf8(digits(b"abc", separator, group)).unwrap();
        assert_eq!(text(None, 1), "616263");
        assert_eq!(text(Some(b':'), 1), "61:62:63");
        assert_eq!(text(Some(b':'), 2), "61:6263");
        assert_eq!(text(Some(b':'), -2), "6162:63");
        assert_eq!(text(Some(b':'), 0), "616263");
    }

    #[test]
    fn digits_are_read() {
        assert_eq!(parse(b" 61 62\t6F"), Ok(b"abo".to_vec()));
        assert_eq!(parse(b""), Ok(Vec::new()));
        assert_eq!(parse(b"abc"), Err(None));
        assert_eq!(parse(b"a b"), Err(Some(1)));
        assert_eq!(parse(b"zz"), Err(Some(0)));
    }
}
