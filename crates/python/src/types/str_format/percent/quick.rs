//! `format % arguments` where no Python code has a part in it: text, numbers and the like.

use num_bigint::BigInt;

use crate::text::float::repr_float;
use crate::text::int::{DIGITS, decimal};
use crate::text::percent::{Flags, format_integer, format_real};
use crate::types::string::Str;
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::Vm;

/// Larger widths and precisions are the other form's business.
const WIDEST: usize = 1000;

/// The text; `None` where something has to be called, or is wrong.
pub(crate) fn modulo_quick(vm: Vm, format: &Str, arguments: &Value) -> Option<Value> {
    let arguments = match arguments.exact::<Tuple>() {
        Some(tuple) => tuple.items(),
        None => std::slice::from_ref(arguments),
    };
    let mut written = Some(());
    let made = vm.written(|text| written = write(format.bytes(), arguments, text));
    written.map(|()| made)
}

fn write(format: &[u8], arguments: &[Value], text: &mut Vec<u8>) -> Option<()> {
    let mut arguments = arguments.iter();
    let mut rest = format;
    while let Some(at) = rest.iter().position(|&byte| byte == b'%') {
        text.extend_from_slice(&rest[..at]);
        let field = Field::parse(&rest[at + 1..])?;
        rest = &rest[at + 1 + field.length..];
        if field.code == b'%' {
            text.push(b'%');
        } else {
            field.write(arguments.next()?, text)?;
        }
    }
    text.extend_from_slice(rest);
    // Whether too many arguments are an error depends on what they are.
    arguments.next().is_none().then_some(())
}

/// What follows a `%`.
struct Field {
    flags: Flags,
    width: usize,
    precision: Option<usize>,
    code: u8,
    length: usize,
}

impl Field {
    fn parse(text: &[u8]) -> Option<Self> {
        let mut at = 0;
        let mut flags = Flags::default();
        loop {
            match text.get(at)? {
                b'#' => flags.alternate = true,
                b'0' => flags.zero = true,
                b'-' => flags.minus = true,
                b' ' => flags.space = true,
                b'+' => flags.plus = true,
                _ => break,
            }
            at += 1;
        }
        let width = number(text, &mut at)?;
        let precision = match text.get(at)? {
            b'.' => {
                at += 1;
                Some(number(text, &mut at)?)
            }
            _ => None,
        };
        let code = *text.get(at)?;
        (code != b'%' || at == 0).then_some(Self { flags, width, precision, code, length: at + 1 })
    }

    fn is_bare(&self) -> bool {
        self.flags == Flags::default() && self.width == 0 && self.precision.is_none()
    }

    fn write(&self, value: &Value, text: &mut Vec<u8>) -> Option<()> {
        match self.code {
            b's' | b'r' if self.is_bare() => match value.exact::<Str>() {
                Some(other) if self.code == b's' => text.extend_from_slice(other.bytes()),
                _ => plain(value, text)?,
            },
            b'd' | b'i' if self.is_bare() && value.is_small() => plain(value, text)?,
            b'd' | b'i' | b'x' | b'X' | b'o' => {
                let number = BigInt::from(value.as_small()?);
                let code = char::from(self.code);
                let made = format_integer(&number, code, self.flags, Some(self.width), self.precision);
                text.extend_from_slice(made.as_bytes());
            }
            b'f' | b'g' | b'e' => {
                let number = value.as_float().or_else(|| value.as_small().map(|number| number as f64))?;
                let code = char::from(self.code);
                let made = format_real(number, code, self.flags, Some(self.width), self.precision);
                text.extend_from_slice(made.as_bytes());
            }
            _ => return None,
        }
        Some(())
    }
}

/// What `str` and `repr` both give of a value that is no object.
fn plain(value: &Value, text: &mut Vec<u8>) -> Option<()> {
    match (value.as_small(), value.as_float(), value.as_bool()) {
        (Some(number), ..) => text.extend_from_slice(decimal(number, &mut [0; DIGITS])),
        (_, Some(number), _) => text.extend_from_slice(repr_float(number).as_bytes()),
        (.., Some(truth)) => text.extend_from_slice(if truth { b"True" } else { b"False" }),
        _ if value.is_none() => text.extend_from_slice(b"None"),
        _ => return None,
    }
    Some(())
}

/// The number at an offset, 0 if there is none; `None` if it is too large.
fn number(text: &[u8], at: &mut usize) -> Option<usize> {
    let mut number = 0;
    while let Some(digit @ b'0'..=b'9') = text.get(*at) {
        number = number * 10 + usize::from(digit - b'0');
        *at += 1;
        if number > WIDEST {
            return None;
        }
    }
    Some(number)
}
