//! Constants: what a literal may be, and the code of functions and classes.

use num_bigint::BigInt;

use super::streams::{Input, Stream};
use crate::value::Value;
use crate::vm::Vm;

/// What a constant is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Tag {
    None,
    Ellipsis,
    False,
    True,
    /// Of 64 bits.
    Int,
    Big,
    Float,
    Complex,
    /// UTF-8.
    Text,
    /// The same, as names are: there once.
    Interned,
    /// Code points, some of which are lone surrogates.
    CodePoints,
    Bytes,
    Tuple,
    Code,
}

impl Tag {
    const ALL: [Self; 14] = [
        Self::None,
        Self::Ellipsis,
        Self::False,
        Self::True,
        Self::Int,
        Self::Big,
        Self::Float,
        Self::Complex,
        Self::Text,
        Self::Interned,
        Self::CodePoints,
        Self::Bytes,
        Self::Tuple,
        Self::Code,
    ];

    pub(super) fn from_byte(byte: u8) -> Option<Self> {
        Self::ALL.get(usize::from(byte)).copied()
    }
}

fn float(input: &mut Input<'_>) -> Option<f64> {
    input.bytes(Stream::Constant, 8)?.try_into().ok().map(f64::from_le_bytes)
}

fn code_points(input: &mut Input<'_>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for _ in 0..input.count(Stream::Constant, Stream::Constant)? {
        let code = u32::try_from(input.number(Stream::Constant)?).ok()?;
        if code > u32::from(char::MAX) {
            return None;
        }
        crate::types::string::push_code_point(&mut bytes, code);
    }
    Some(bytes)
}

/// A constant that holds no other one.
pub(super) fn read_simple(vm: Vm, input: &mut Input<'_>, tag: Tag) -> Option<Value> {
    Some(match tag {
        Tag::None => Value::NONE,
        Tag::Ellipsis => Value::ELLIPSIS,
        Tag::False => Value::FALSE,
        Tag::True => Value::TRUE,
        Tag::Int => vm.int(input.signed(Stream::Constant)?),
        Tag::Big => {
            let count = input.count(Stream::Constant, Stream::Constant)?;
            vm.big(BigInt::from_signed_bytes_le(input.bytes(Stream::Constant, count)?))
        }
        Tag::Float => Value::float(float(input)?),
        Tag::Complex => vm.complex(float(input)?, float(input)?),
        Tag::Text => vm.str(std::str::from_utf8(input.text()?.1).ok()?),
        Tag::Interned => vm.intern_str(std::str::from_utf8(input.text()?.1).ok()?),
        Tag::CodePoints => vm.wtf8(code_points(input)?),
        Tag::Bytes => vm.bytes(input.text()?.1.to_vec()),
        Tag::Tuple | Tag::Code => return None,
    })
}

#[cfg(not(target_arch = "wasm32"))]
pub(super) use out::write_simple;

#[cfg(not(target_arch = "wasm32"))]
mod out {
    use super::{Stream, Tag};
    use crate::object::Kind;
    use crate::packed::streams::Output;
    use crate::types::bytes::Bytes;
    use crate::types::complex::Complex;
    use crate::types::int::Int;
    use crate::types::string::Str;
    use crate::value::Value;

    /// Writes a constant that holds no other one; false if it does.
    pub(in crate::packed) fn write_simple(output: &mut Output, value: &Value) -> bool {
        let tag = |output: &mut Output, tag: Tag| output.byte(Stream::Constant, tag as u8);
        match value.kind() {
            Kind::None => tag(output, Tag::None),
            Kind::Ellipsis => tag(output, Tag::Ellipsis),
            Kind::Bool => tag(output, if value.is(&Value::TRUE) { Tag::True } else { Tag::False }),
            Kind::Int => match value.as_i64() {
                Some(number) => {
                    tag(output, Tag::Int);
                    output.signed(Stream::Constant, number);
                }
                None => {
                    tag(output, Tag::Big);
                    let bytes = value.body::<Int>().0.to_signed_bytes_le();
                    output.number(Stream::Constant, bytes.len() as u64);
                    output.bytes(Stream::Constant, &bytes);
                }
            },
            Kind::Float => {
                tag(output, Tag::Float);
                output.bytes(Stream::Constant, &value.as_float().unwrap_or_default().to_le_bytes());
            }
            Kind::Complex => {
                tag(output, Tag::Complex);
                let number = value.body::<Complex>();
                for part in [number.real, number.imag] {
                    output.bytes(Stream::Constant, &part.to_le_bytes());
                }
            }
            Kind::Str => string(output, value.body::<Str>()),
            Kind::Bytes => {
                tag(output, Tag::Bytes);
                output.text(&value.body::<Bytes>().0);
            }
            _ => return false,
        }
        true
    }

    fn string(output: &mut Output, text: &Str) {
        if text.as_str().is_none() {
            output.byte(Stream::Constant, Tag::CodePoints as u8);
            output.number(Stream::Constant, text.len() as u64);
            return text.code_points().for_each(|code| output.number(Stream::Constant, code.into()));
        }
        let tag = if text.is_interned() { Tag::Interned } else { Tag::Text };
        output.byte(Stream::Constant, tag as u8);
        output.text(text.bytes());
    }
}
