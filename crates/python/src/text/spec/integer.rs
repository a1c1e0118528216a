//! Formatting of `int` (`format_long_internal`).

use num_bigint::{BigInt, Sign};
use num_traits::ToPrimitive;

use super::Spec;
use super::layout::{Layout, Number, margins};
use super::real::format_real;
use crate::text::float::float_from_big;
use crate::text::wtf8;

/// Why an integer cannot be formatted: the text of a ValueError or of an OverflowError.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FormatError {
    Value(String),
    Overflow(String),
}

impl From<String> for FormatError {
    fn from(text: String) -> Self {
        Self::Value(text)
    }
}

/// `int.__format__`, as WTF-8: the kind `c` may make a surrogate.
pub(crate) fn format_int(value: &BigInt, spec: &Spec) -> Result<Vec<u8>, FormatError> {
    let kind = spec.kind.unwrap_or('d');
    spec.check_separators(Some(kind))?;
    match kind {
        'c' => character(value, spec),
        'b' | 'o' | 'd' | 'x' | 'X' | 'n' => Ok(integer(value, kind, spec)?.into_bytes()),
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => {
            let real = float_from_big(value).ok_or_else(|| overflow("int too large to convert to float"))?;
            Ok(format_real(real, Some(kind), spec)?.into_bytes())
        }
        _ => Err(FormatError::Value(spec.unknown(kind))),
    }
}

fn integer(value: &BigInt, kind: char, spec: &Spec) -> Result<String, String> {
    check(spec)?;
    let (base, mark) = match kind {
        'b' => (2, "0b"),
        'o' => (8, "0o"),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        _ => (10, ""),
    };
    let mut digits = value.magnitude().to_str_radix(base);
    if kind == 'X' {
        digits.make_ascii_uppercase();
    }
    let number = Number {
        negative: value.sign() == Sign::Minus,
        prefix: if spec.alternate { mark } else { "" },
        digits: &digits,
        ..Number::default()
    };
    Ok(Layout::new(spec, if base == 10 { 3 } else { 4 }).lay_out(&number))
}

/// The character of that code point.
fn character(value: &BigInt, spec: &Spec) -> Result<Vec<u8>, FormatError> {
    check(spec)?;
    if spec.sign.is_some() {
        return Err(FormatError::Value("Sign not allowed with integer format specifier 'c'".to_owned()));
    }
    if spec.alternate {
        return Err(FormatError::Value(
            "Alternate form (#) not allowed with integer format specifier 'c'".to_owned(),
        ));
    }
    let number = value.to_i64().ok_or_else(|| overflow("Python int too large to convert to C long"))?;
    let code = u32::try_from(number).ok().filter(|&code| code <= 0x10FFFF);
    let code = code.ok_or_else(|| overflow("%c arg not in range(0x110000)"))?;
    let padding = spec.width.saturating_sub(1);
    let (_, right) = margins(padding, spec.alignment('>'));
    let mut text = Vec::new();
    (0..padding - right).for_each(|_| wtf8::push(&mut text, u32::from(spec.fill)));
    wtf8::push(&mut text, code);
    (0..right).for_each(|_| wtf8::push(&mut text, u32::from(spec.fill)));
    Ok(text)
}

/// What no integer may be formatted with.
fn check(spec: &Spec) -> Result<(), String> {
    if spec.precision.is_some() {
        return Err("Precision not allowed in integer format specifier".to_owned());
    }
    if spec.no_negative_zero {
        return Err("Negative zero coercion (z) not allowed in integer format specifier".to_owned());
    }
    Ok(())
}

fn overflow(text: &str) -> FormatError {
    FormatError::Overflow(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(value: impl Into<BigInt>, spec: &str) -> Result<String, FormatError> {
        let text = format_int(&value.into(), &Spec::parse(spec, "int").unwrap())?;
        Ok(String::from_utf8(text).unwrap())
    }

    #[test]
    fn integers() {
        let cases = [
            (-1234567, ",", "-1,234,567"),
            (42, "+", "+42"),
            (42, " d", " 42"),
            (255, "#x", "0xff"),
            (255, "#X", "0XFF"),
            (-255, "#010x", "-0x00000ff"),
            (0x12345, "_x", "1_2345"),
            (5, "_b", "101"),
            (1234, "08,", "0,001,234"),
            (1234, "n", "1234"),
            (7, "*^5", "**7**"),
            (7, "<3", "7  "),
            (7, "=+5", "+   7"),
            (7, ".,", "7"),
            (233, "c", "é"),
            (65, "05c", "0000A"),
            (65, "<3c", "A  "),
            (65, "^4c", " A  "),
        ];
        for (value, spec, text) in cases {
            assert_eq!(format(value, spec).as_deref(), Ok(text), "{spec}");
        }
    }

    #[test]
    fn as_floats() {
        assert_eq!(format(3, ".2f").as_deref(), Ok("3.00"));
        assert_eq!(format(1, "%").as_deref(), Ok("100.000000%"));
        let error = FormatError::Overflow("int too large to convert to float".to_owned());
        assert_eq!(format(BigInt::from(1) << 2000u32, "f"), Err(error));
    }

    #[test]
    fn surrogates() {
        let spec = Spec::parse("c", "int").unwrap();
        assert_eq!(format_int(&BigInt::from(0xD800), &spec), Ok(vec![0xED, 0xA0, 0x80]));
    }

    #[test]
    fn refuses() {
        let cases = [
            (1, ".2", "Precision not allowed in integer format specifier"),
            (1, "z", "Negative zero coercion (z) not allowed in integer format specifier"),
            (1, "+c", "Sign not allowed with integer format specifier 'c'"),
            (1, "#c", "Alternate form (#) not allowed with integer format specifier 'c'"),
            (1, "s", "Unknown format code 's' for object of type 'int'"),
            (1, ",x", "Cannot specify ',' with 'x'."),
            (1, ",n", "Cannot specify ',' with 'n'."),
            (1, "_c", "Cannot specify '_' with 'c'."),
        ];
        for (value, spec, error) in cases {
            assert_eq!(format(value, spec), Err(FormatError::Value(error.to_owned())), "{spec}");
        }
        for value in [-1, 0x110000] {
            assert_eq!(format(value, "c"), Err(overflow("%c arg not in range(0x110000)")));
        }
    }
}
