//! Integers as text and from text.

use num_bigint::{BigInt, Sign};

use super::numeral::{split_sign, strip, to_ascii};

/// So many digits fit a `u64` whatever their base is.
const FEW: usize = 12;

/// `int(text, base)`, where the base is 0 or 2 to 36: `None` where CPython raises ValueError for the text
/// (`PyLong_FromString` in `Objects/longobject.c`). How many digits there may be is the caller's to check.
pub(crate) fn parse_int(text: &str, base: u32) -> Option<BigInt> {
    let ascii = to_ascii(text)?;
    let (negative, body) = split_sign(strip(&ascii));
    let (base, body, only_zero) = split_prefix(body, base);
    let digits = digit_values(body, base)?;
    if only_zero && digits.iter().any(|&digit| digit != 0) {
        return None;
    }
    let magnitude = join(&digits, base)?;
    Some(if negative { -magnitude } else { magnitude })
}

/// The base that the digits are in, the digits, and whether they may be nothing but zeros (base 0 forbids `012`).
fn split_prefix(text: &str, base: u32) -> (u32, &str, bool) {
    let marked = match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => Some(16),
        [b'0', b'o' | b'O', ..] => Some(8),
        [b'0', b'b' | b'B', ..] => Some(2),
        _ => None,
    };
    match marked {
        Some(marked) if base == 0 || base == marked => {
            let digits = &text[2..];
            (marked, digits.strip_prefix('_').unwrap_or(digits), false)
        }
        _ if base == 0 => (10, text, text.starts_with('0')),
        _ => (base, text, false),
    }
}

/// Each digit's value, or `None` where one is not of the base, or an underscore is not between two of them.
fn digit_values(text: &str, base: u32) -> Option<Vec<u8>> {
    let mut digits = Vec::with_capacity(text.len());
    let mut after_digit = false;
    for letter in text.chars() {
        if letter == '_' {
            if !after_digit {
                return None;
            }
            after_digit = false;
        } else {
            digits.push(letter.to_digit(base)? as u8);
            after_digit = true;
        }
    }
    after_digit.then_some(digits)
}

fn join(digits: &[u8], base: u32) -> Option<BigInt> {
    if digits.len() > FEW {
        return BigInt::from_radix_be(Sign::Plus, digits, base);
    }
    let number = digits.iter().fold(0u64, |number, &digit| number * u64::from(base) + u64::from(digit));
    Some(BigInt::from(number))
}

/// Room for the digits of any integer of 64 bits, and its sign.
pub(crate) const DIGITS: usize = 20;

/// An integer in decimal digits, at the end of the room.
pub(crate) fn decimal(number: i64, room: &mut [u8; DIGITS]) -> &[u8] {
    let mut left = number.unsigned_abs();
    let mut at = DIGITS;
    loop {
        at -= 1;
        room[at] = b'0' + (left % 10) as u8;
        left /= 10;
        if left == 0 {
            break;
        }
    }
    if number < 0 {
        at -= 1;
        room[at] = b'-';
    }
    &room[at..]
}

/// An integer's digits in a base of 2 to 36, in lower case and without a prefix; `-` comes first if it is negative.
pub(crate) fn int_to_base(number: &BigInt, base: u32) -> String {
    number.to_str_radix(base)
}

/// Digits with a separator after each group, counted from the right.
pub(crate) fn group_digits(digits: &str, separator: char, every: usize) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / every);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(every) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str, base: u32) -> Option<String> {
        parse_int(text, base).map(|number| number.to_string())
    }

    #[test]
    fn decimal_digits() {
        for number in [0, 7, -7, 10, -120, i64::MAX, i64::MIN] {
            let mut room = [0; DIGITS];
            assert_eq!(decimal(number, &mut room), number.to_string().as_bytes());
        }
    }

    #[test]
    fn reads() {
        let cases = [
            ("12", 10, "12"),
            (" -1_000\n", 10, "-1000"),
            ("+0x_fF", 16, "255"),
            ("-0B11", 0, "-3"),
            ("0o17", 0, "15"),
            ("ff", 16, "255"),
            ("0b1", 16, "177"),
            ("z", 36, "35"),
            ("00_0", 0, "0"),
            ("007", 10, "7"),
            ("\u{0661}\u{0662}\u{3000}", 10, "12"),
            ("123456789012345678901234567890", 10, "123456789012345678901234567890"),
            ("zzzzzzzzzzzz", 36, "4738381338321616895"),
        ];
        for (text, base, number) in cases {
            assert_eq!(parsed(text, base).as_deref(), Some(number), "{text}");
        }
    }

    #[test]
    fn refuses() {
        let cases = [
            ("", 10),
            ("-", 10),
            ("- 1", 10),
            ("012", 0),
            ("1__0", 10),
            ("_1", 10),
            ("1_", 10),
            ("0x", 16),
            ("0x__1", 16),
            ("0x_", 0),
            ("12", 2),
            ("0x1", 10),
            ("1.0", 10),
            ("²", 10),
            ("1\0", 10),
        ];
        for (text, base) in cases {
            assert_eq!(parsed(text, base), None, "{text}");
        }
    }

    #[test]
    fn writes() {
        assert_eq!(int_to_base(&BigInt::from(-255), 16), "-ff");
        assert_eq!(group_digits("1234567", ',', 3), "1,234,567");
        assert_eq!(group_digits("123", ',', 3), "123");
        assert_eq!(group_digits("", '_', 4), "");
    }
}
