//! `complex()` of a text (`complex_from_string_inner`).

use crate::text::escape;
use crate::text::float::parse_float;
use crate::text::unicode::{decimal_value, is_space};
use crate::types::complex::Complex;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::{Res, Vm};

pub(super) fn parse(vm: Vm, text: &Value) -> Res<Complex> {
    let text = text.body::<Str>();
    let letters: Vec<u8> = text.code_points().map(to_ascii).collect();
    let joined = letters.contains(&b'_');
    if joined && !underscores_join_digits(&letters) {
        let repr = escape::repr_str(text.bytes());
        let repr = String::from_utf8_lossy(&repr);
        return Err(vm.value_error(format!("could not convert string to complex: {repr}")));
    }
    let letters: Vec<u8> = letters.into_iter().filter(|letter| *letter != b'_').collect();
    number(&letters).ok_or_else(|| vm.value_error("complex() arg is a malformed string"))
}

/// Decimal digits and spaces of other scripts are as good as ASCII's; nothing else that is not ASCII is.
fn to_ascii(code: u32) -> u8 {
    match (u8::try_from(code), decimal_value(code)) {
        (Ok(byte), _) if byte.is_ascii() => byte,
        _ if is_space(code) => b' ',
        (_, Some(digit)) => b'0' + digit as u8,
        _ => b'?',
    }
}

/// Whether each underscore has a digit on either side.
fn underscores_join_digits(text: &[u8]) -> bool {
    let digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    (0..text.len()).filter(|&at| text[at] == b'_').all(|at| at > 0 && digit(at - 1) && digit(at + 1))
}

fn strip(text: &[u8]) -> &[u8] {
    let is_blank = |byte: &u8| matches!(byte, b'\t'..=b'\r' | b' ');
    let start = text.iter().position(|byte| !is_blank(byte)).unwrap_or(text.len());
    let end = text.iter().rposition(|byte| !is_blank(byte)).map_or(start, |last| last + 1);
    &text[start..end]
}

fn number(text: &[u8]) -> Option<Complex> {
    let mut body = strip(text);
    if let Some(inside) = body.strip_prefix(b"(") {
        body = strip(inside.strip_suffix(b")")?);
    }
    let (first, rest) = take_float(body);
    let is_unit = |rest: &[u8]| matches!(rest, b"j" | b"J");
    match (first, rest) {
        (Some(real), []) => Some(Complex { real, imag: 0.0 }),
        (Some(imag), rest) if is_unit(rest) => Some(Complex { real: 0.0, imag }),
        (Some(real), rest) => match take_imag(rest)? {
            (imag, rest) if is_unit(rest) => Some(Complex { real, imag }),
            _ => None,
        },
        (None, rest) => match take_imag(rest).unwrap_or((1.0, rest)) {
            (imag, rest) if is_unit(rest) => Some(Complex { real: 0.0, imag }),
            _ => None,
        },
    }
}

/// A float with its sign, or a sign alone, at the beginning of a text.
fn take_imag(text: &[u8]) -> Option<(f64, &[u8])> {
    let sign = match text.first()? {
        b'+' => 1.0,
        b'-' => -1.0,
        _ => return None,
    };
    match take_float(text) {
        (Some(number), rest) => Some((number, rest)),
        (None, _) => Some((sign, &text[1..])),
    }
}

/// The longest float at the beginning of a text, and what follows it.
fn take_float(text: &[u8]) -> (Option<f64>, &[u8]) {
    let signed = usize::from(matches!(text.first(), Some(b'+' | b'-')));
    let unsigned = &text[signed..];
    let length = match word_length(unsigned) {
        0 => decimal_length(unsigned),
        length => length,
    };
    if length == 0 {
        return (None, text);
    }
    let (number, rest) = text.split_at(signed + length);
    (std::str::from_utf8(number).ok().and_then(parse_float), rest)
}

fn word_length(text: &[u8]) -> usize {
    ["infinity", "inf", "nan"]
        .into_iter()
        .find(|word| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes())))
        .map_or(0, str::len)
}

/// The length of digits with or without a point and an exponent; 0 if there is no digit.
fn decimal_length(text: &[u8]) -> usize {
    let digits = |from: usize| text[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits(0);
    let mut length = whole;
    if text.get(whole) == Some(&b'.') {
        let fraction = digits(whole + 1);
        if whole + fraction == 0 {
            return 0;
        }
        length = whole + 1 + fraction;
    }
    if length > 0 && matches!(text.get(length), Some(b'e' | b'E')) {
        let signed = usize::from(matches!(text.get(length + 1), Some(b'+' | b'-')));
        let start = length + 1 + signed;
        if start <= text.len() && digits(start) > 0 {
            length = start + digits(start);
        }
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(f64, f64)> {
        number(text.as_bytes()).map(|number| (number.real, number.imag))
    }

    #[test]
    fn reads_what_repr_writes_and_more() {
        assert_eq!(parts("1"), Some((1.0, 0.0)));
        assert_eq!(parts(" ( -1.5e3+2j ) "), Some((-1500.0, 2.0)));
        assert_eq!(parts("1-infj"), Some((1.0, f64::NEG_INFINITY)));
        assert_eq!(parts("j"), Some((0.0, 1.0)));
        assert_eq!(parts("-J"), Some((0.0, -1.0)));
        assert_eq!(parts("3+j"), Some((3.0, 1.0)));
        assert_eq!(parts(".5j"), Some((0.0, 0.5)));
        assert_eq!(parts("1e5j"), Some((0.0, 1e5)));
        assert_eq!(parts("-infinity"), Some((f64::NEG_INFINITY, 0.0)));
    }

    #[test]
    fn refuses_the_rest() {
        for text in ["", "1+", "1+2", "(1", "1)", "1 + 2j", "1+2jj", "e5", ".", "jj", "1e+", "()"] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
