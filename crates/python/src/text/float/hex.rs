//! Floats in hexadecimal (`float.hex` and `float.fromhex` in `Objects/floatobject.c`).

use super::super::numeral::{split_sign, strip};
use super::{parts, repr_float};

/// Why a text is no float in hexadecimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FromHex {
    /// ValueError: "invalid hexadecimal floating-point string".
    Invalid,
    /// OverflowError: "hexadecimal value too large to represent as a float".
    Overflow,
}

/// `float.hex`: `0x1.8000000000000p+1`, or what `repr()` gives for an infinity or nan.
pub(crate) fn float_hex(value: f64) -> String {
    if !value.is_finite() {
        return repr_float(value);
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let (mantissa, exponent) = parts(value);
    format!("{sign}0x{}.{:013x}p{:+}", mantissa >> 52, mantissa & ((1 << 52) - 1), exponent + 52)
}

/// `float.fromhex`: the nearest float, a tie going to the even one.
pub(crate) fn float_from_hex(text: &str) -> Result<f64, FromHex> {
    let (negative, body) = split_sign(strip(text));
    let value = match special(body) {
        Some(value) => value,
        None => number(body)?,
    };
    Ok(if negative { -value } else { value })
}

fn special(text: &str) -> Option<f64> {
    match text.to_ascii_lowercase().as_str() {
        "inf" | "infinity" => Some(f64::INFINITY),
        "nan" => Some(f64::NAN),
        _ => None,
    }
}

fn number(text: &str) -> Result<f64, FromHex> {
    let body = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).unwrap_or(text);
    let (whole, rest) = split_while(body, |byte| byte.is_ascii_hexdigit());
    let (fraction, rest) = match rest.strip_prefix('.') {
        Some(rest) => split_while(rest, |byte| byte.is_ascii_hexdigit()),
        None => ("", rest),
    };
    if whole.is_empty() && fraction.is_empty() {
        return Err(FromHex::Invalid);
    }
    let (exponent, rest) = match rest.strip_prefix(['p', 'P']) {
        Some(rest) => power(rest)?,
        None => (0, rest),
    };
    let value = scaled(whole, fraction, exponent)?;
    if rest.is_empty() { Ok(value) } else { Err(FromHex::Invalid) }
}

fn split_while(text: &str, belongs: impl Fn(u8) -> bool) -> (&str, &str) {
    text.split_at(text.bytes().position(|byte| !belongs(byte)).unwrap_or(text.len()))
}

/// The exponent, and what follows it. Its size stops where it makes no difference any more.
fn power(text: &str) -> Result<(i64, &str), FromHex> {
    let (negative, body) = split_sign(text);
    let (digits, rest) = split_while(body, |byte| byte.is_ascii_digit());
    if digits.is_empty() {
        return Err(FromHex::Invalid);
    }
    let magnitude = digits
        .bytes()
        .fold(0i64, |magnitude, digit| magnitude.saturating_mul(10).saturating_add(i64::from(digit - b'0')));
    Ok((if negative { -magnitude } else { magnitude }, rest))
}

/// The hexadecimal digits before and behind the point, times two to the exponent.
fn scaled(whole: &str, fraction: &str, exponent: i64) -> Result<f64, FromHex> {
    let (mut mantissa, mut dropped, mut inexact) = (0u64, 0i64, false);
    for digit in whole.chars().chain(fraction.chars()).filter_map(|digit| digit.to_digit(16)) {
        if mantissa < 1 << 60 {
            mantissa = (mantissa << 4) | u64::from(digit);
        } else {
            dropped += 4;
            inexact |= digit != 0;
        }
    }
    if mantissa == 0 || exponent < i64::MIN / 2 {
        return Ok(0.0);
    }
    if exponent > i64::MAX / 2 {
        return Err(FromHex::Overflow);
    }
    rounded(mantissa, inexact, exponent + dropped - 4 * fraction.len() as i64)
}

/// The float nearest to a mantissa that is not zero, times two to the exponent; `inexact` adds less than one to the
/// mantissa, which must then have more than 54 bits.
fn rounded(mantissa: u64, inexact: bool, exponent: i64) -> Result<f64, FromHex> {
    // Two to `top` is the first power of two above the value.
    let top = exponent + 64 - i64::from(mantissa.leading_zeros());
    if top < -1074 {
        return Ok(0.0);
    }
    if top > 1024 {
        return Err(FromHex::Overflow);
    }
    let lowest = top.max(-1021) - 53;
    let shift = lowest - exponent;
    if shift <= 0 {
        return assembled(mantissa << -shift, lowest);
    }
    let kept = (u128::from(mantissa) >> shift) as u64;
    let rest = u128::from(mantissa) & ((1u128 << shift) - 1);
    let half = 1u128 << (shift - 1);
    let up = rest > half || (rest == half && (inexact || kept & 1 == 1));
    assembled(kept + u64::from(up), lowest)
}

/// A mantissa of at most 53 bits, or 2^53, times two to the exponent; of fewer bits only where the exponent is the
/// least.
fn assembled(mantissa: u64, exponent: i64) -> Result<f64, FromHex> {
    let (mantissa, exponent) =
        if mantissa == 1 << 53 { (1 << 52, exponent + 1) } else { (mantissa, exponent) };
    if exponent > 971 {
        return Err(FromHex::Overflow);
    }
    let fraction = mantissa & ((1 << 52) - 1);
    let biased = if mantissa == fraction { 0 } else { (exponent + 1075) as u64 };
    Ok(f64::from_bits((biased << 52) | fraction))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes() {
        assert_eq!(float_hex(3.0), "0x1.8000000000000p+1");
        assert_eq!(float_hex(-0.1), "-0x1.999999999999ap-4");
        assert_eq!(float_hex(-0.0), "-0x0.0p+0");
        assert_eq!(float_hex(5e-324), "0x0.0000000000001p-1022");
        assert_eq!(float_hex(f64::NEG_INFINITY), "-inf");
    }

    #[test]
    fn reads_back() {
        for value in [0.0, 1.0, -0.1, 5e-324, 2.2250738585072014e-308, f64::MAX, f64::INFINITY] {
            assert_eq!(float_from_hex(&float_hex(value)), Ok(value));
        }
    }

    #[test]
    fn reads_other_forms() {
        assert_eq!(float_from_hex(" 0x.8p1 "), Ok(1.0));
        assert_eq!(float_from_hex("-FF"), Ok(-255.0));
        assert_eq!(float_from_hex("1.p-2"), Ok(0.25));
        assert_eq!(float_from_hex("+Infinity"), Ok(f64::INFINITY));
        assert!(float_from_hex("nan").is_ok_and(f64::is_nan));
        assert_eq!(float_from_hex("0x1p-99999999999999999999"), Ok(0.0));
    }

    #[test]
    fn rounds_to_even() {
        assert_eq!(float_from_hex("0x1.00000000000008p0"), Ok(1.0));
        assert_eq!(float_from_hex("0x1.000000000000080000000000001p0"), Ok(1.0 + f64::EPSILON));
        assert_eq!(float_from_hex("0x1.00000000000018p0"), Ok(1.0 + 2.0 * f64::EPSILON));
        assert_eq!(float_from_hex("0x0.8p-1074"), Ok(0.0));
        assert_eq!(float_from_hex("0x1.8p-1074"), Ok(1e-323));
    }

    #[test]
    fn refuses() {
        for text in ["", "0x", ".", "0x1p", "0x1p+", "1 2", "infx", "- 1", "0x1q"] {
            assert_eq!(float_from_hex(text), Err(FromHex::Invalid), "{text}");
        }
        for text in ["0x1p1024", "0x1.fffffffffffff8p1023", "0x1p99999999999999999999"] {
            assert_eq!(float_from_hex(text), Err(FromHex::Overflow), "{text}");
        }
    }
}
