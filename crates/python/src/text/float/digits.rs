//! A float's digits in each of the formats that Python has (`PyOS_double_to_string` in `Python/pystrtod.c`). Rust's own
//! formatting gives the digits: like CPython's, they are exact, and a tie rounds to the even digit.

use std::iter::repeat_n;

/// No float has more digits than this, before or behind its point: those asked for beyond are zeros.
const MOST: usize = 1100;

/// `repr()` of a float: the fewest digits that read back as the same value.
pub(crate) fn repr_float(value: f64) -> String {
    let digits = digits_with_dot(value.abs(), 'r', 0, false, true);
    if value.is_sign_negative() && !value.is_nan() { format!("-{digits}") } else { digits }
}

/// A float without its sign, by a format code: one of `e f g E F G`, `r` for the fewest digits (no precision then; `1`
/// rather than `1.0`, as in a complex number) or `%`. `alternate` keeps the point and the zeros of `g`.
pub(crate) fn float_digits(value: f64, code: char, precision: usize, alternate: bool) -> String {
    digits_with_dot(value, code, precision, alternate, false)
}

/// [`float_digits`], but with `dot_zero` codes `g` and `r` write `1.0` rather than `1` (`Py_DTSF_ADD_DOT_0`).
pub(crate) fn digits_with_dot(
    value: f64,
    code: char,
    precision: usize,
    alternate: bool,
    dot_zero: bool,
) -> String {
    if code == '%' {
        return digits_with_dot(value * 100.0, 'f', precision, alternate, dot_zero) + "%";
    }
    let text = if value.is_nan() {
        "nan".to_owned()
    } else if value.is_infinite() {
        "inf".to_owned()
    } else {
        match code {
            'e' | 'E' => scientific(value, precision, alternate),
            'f' | 'F' => fixed(value, precision, alternate),
            'g' | 'G' => general(value, precision, alternate, dot_zero),
            _ => shortest(value, alternate, dot_zero),
        }
    };
    if code.is_ascii_uppercase() { text.to_ascii_uppercase() } else { text }
}

fn fixed(value: f64, precision: usize, alternate: bool) -> String {
    let mut text = format!("{:.*}", precision.min(MOST), value);
    text.extend(repeat_n('0', precision.saturating_sub(MOST)));
    if alternate && precision == 0 {
        text.push('.');
    }
    text
}

fn scientific(value: f64, precision: usize, alternate: bool) -> String {
    let text = format!("{:.*e}", precision.min(MOST), value);
    let (mantissa, exponent) = split_exponent(&text);
    let zeros = "0".repeat(precision.saturating_sub(MOST));
    let point = if alternate && precision == 0 { "." } else { "" };
    format!("{mantissa}{zeros}{point}e{exponent:+03}")
}

fn general(value: f64, precision: usize, alternate: bool, dot_zero: bool) -> String {
    let precision = precision.max(1);
    let number = Decimal::from_scientific(&format!("{:.*e}", precision.min(MOST) - 1, value));
    let precision = i32::try_from(precision).unwrap_or(i32::MAX);
    let most = if dot_zero { precision - 1 } else { precision };
    let form = Form { exponent: number.point <= -4 || number.point > most, alternate, dot_zero };
    let end = if alternate { precision } else { number.length() };
    number.lay_out(end, form)
}

fn shortest(value: f64, alternate: bool, dot_zero: bool) -> String {
    let number = Decimal::from_scientific(&format!("{value:e}"));
    let form = Form { exponent: number.point <= -4 || number.point > 16, alternate, dot_zero };
    number.lay_out(number.length(), form)
}

/// Rust's `1.5e-7` in two: its digits with their point, and the exponent.
pub(super) fn split_exponent(text: &str) -> (&str, i32) {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    (mantissa, exponent.parse().unwrap_or(0))
}

/// Digits without zeros at their end, the point standing before the digit at `point`, which may lie outside of them.
struct Decimal {
    digits: Vec<u8>,
    point: i32,
}

#[derive(Clone, Copy)]
struct Form {
    exponent: bool,
    alternate: bool,
    dot_zero: bool,
}

impl Decimal {
    fn from_scientific(text: &str) -> Self {
        let (mantissa, exponent) = split_exponent(text);
        let mut digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).collect();
        while digits.len() > 1 && digits.last() == Some(&b'0') {
            digits.pop();
        }
        Self { digits, point: exponent + 1 }
    }

    fn length(&self) -> i32 {
        self.digits.len() as i32
    }

    /// The digit at a place; zeros stand before and behind those there are.
    fn digit(&self, place: i32) -> char {
        let digit = usize::try_from(place).ok().and_then(|place| self.digits.get(place));
        digit.map_or('0', |&digit| char::from(digit))
    }

    /// Writes the digits up to a place, more of them where the point would otherwise stand behind the end.
    fn lay_out(&self, end: i32, form: Form) -> String {
        let point = if form.exponent { 1 } else { self.point };
        let end = end.max(if form.dot_zero && !form.exponent { point + 1 } else { point });
        let start = if point <= 0 { point - 1 } else { 0 };
        let mut text: String = (start..point).map(|place| self.digit(place)).collect();
        if end > point || form.alternate {
            text.push('.');
        }
        text.extend((point..end).map(|place| self.digit(place)));
        if form.exponent {
            text += &format!("e{:+03}", self.point - 1);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repr_is_shortest() {
        let cases = [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (-12.5, "-12.5"),
            (0.1, "0.1"),
            (1e16, "1e+16"),
            (1e15, "1000000000000000.0"),
            (123456789012345680.0, "1.2345678901234568e+17"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (1.5e-7, "1.5e-07"),
            (5e-324, "5e-324"),
            (f64::MAX, "1.7976931348623157e+308"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
            (f64::NAN, "nan"),
            (-f64::NAN, "nan"),
        ];
        for (value, text) in cases {
            assert_eq!(repr_float(value), text);
        }
    }

    #[test]
    fn codes() {
        let cases = [
            (2.5, 'f', 0, false, "2"),
            (2.5, 'f', 0, true, "2."),
            (0.125, 'f', 2, false, "0.12"),
            (1234.5, 'e', 3, false, "1.234e+03"),
            (100.0, 'e', 0, true, "1.e+02"),
            (1e-100, 'E', 1, false, "1.0E-100"),
            (0.0, 'e', 2, false, "0.00e+00"),
            (0.0, 'g', 6, false, "0"),
            (100000.0, 'g', 6, false, "100000"),
            (1000000.0, 'g', 6, false, "1e+06"),
            (0.0001, 'g', 6, false, "0.0001"),
            (0.00001234, 'g', 3, false, "1.23e-05"),
            (12345.678, 'g', 0, false, "1e+04"),
            (1.0, 'g', 3, true, "1.00"),
            (0.001, 'g', 3, true, "0.00100"),
            (0.5, '%', 1, false, "50.0%"),
            (1.0, 'r', 0, false, "1"),
            (1e16, 'r', 0, true, "1.e+16"),
            (f64::INFINITY, 'F', 2, false, "INF"),
        ];
        for (value, code, precision, alternate, text) in cases {
            assert_eq!(float_digits(value, code, precision, alternate), text);
        }
    }

    #[test]
    fn the_dot_of_no_code() {
        assert_eq!(digits_with_dot(100.0, 'g', 3, false, true), "1e+02");
        assert_eq!(digits_with_dot(10.0, 'g', 3, false, true), "10.0");
    }

    #[test]
    fn many_digits() {
        let text = float_digits(0.1, 'f', 70_000, false);
        assert_eq!(text.len(), 70_002);
        assert!(text.starts_with("0.1000000000000000055511151231257827") && text.ends_with("000"));
    }
}
