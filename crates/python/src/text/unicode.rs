//! What the methods of `str` ask about code points, where Rust's `char` has no answer or another one
//! (`Objects/unicodectype.c`).

mod case;

pub(crate) use case::{capitalize_str, casefold_str, lower_str, swapcase_str, title_str, upper_str};

use super::tables::{DECIMAL_ZEROS, LETTERS, NUMERIC, contains};

/// Digits that are not decimal: from the first code point to the second they count up from the third.
static DIGITS: [(u32, u32, u32); 21] = [
    (0xB2, 0xB3, 2),
    (0xB9, 0xB9, 1),
    (0x1369, 0x1371, 1),
    (0x19DA, 0x19DA, 1),
    (0x2070, 0x2070, 0),
    (0x2074, 0x2079, 4),
    (0x2080, 0x2089, 0),
    (0x2460, 0x2468, 1),
    (0x2474, 0x247C, 1),
    (0x2488, 0x2490, 1),
    (0x24EA, 0x24EA, 0),
    (0x24F5, 0x24FD, 1),
    (0x24FF, 0x24FF, 0),
    (0x2776, 0x277E, 1),
    (0x2780, 0x2788, 1),
    (0x278A, 0x2792, 1),
    (0x10A40, 0x10A43, 1),
    (0x10E60, 0x10E68, 1),
    (0x11052, 0x1105A, 1),
    (0x1F100, 0x1F100, 0),
    (0x1F101, 0x1F10A, 0),
];

/// Whether `str.isdecimal` holds: a digit of a script that writes numbers as decimal ones.
pub(crate) fn is_decimal(code: u32) -> bool {
    decimal_value(code).is_some()
}

/// A decimal digit's value.
pub(crate) fn decimal_value(code: u32) -> Option<u32> {
    let zero = if code < 0x80 {
        u32::from('0')
    } else {
        let after = DECIMAL_ZEROS.partition_point(|&zero| zero <= code);
        DECIMAL_ZEROS[after.checked_sub(1)?]
    };
    code.checked_sub(zero).filter(|&value| value < 10)
}

/// Whether `str.isdigit` holds: decimal, superscript, circled and other digits.
pub(crate) fn is_digit(code: u32) -> bool {
    digit_value(code).is_some()
}

/// A digit's value, decimal or not.
pub(crate) fn digit_value(code: u32) -> Option<u32> {
    decimal_value(code).or_else(|| {
        let &(first, _, value) = DIGITS.iter().find(|(first, last, _)| (*first..=*last).contains(&code))?;
        Some(value + code - first)
    })
}

/// Whether `str.isnumeric` holds: digits, fractions and numerals.
pub(crate) fn is_numeric(code: u32) -> bool {
    is_digit(code) || contains(&NUMERIC, code)
}

/// Whether `str.isalpha` holds: categories Lm, Lt, Lu, Ll and Lo.
pub(crate) fn is_alpha(code: u32) -> bool {
    if code < 0x80 { (code as u8).is_ascii_alphabetic() } else { contains(&LETTERS, code) }
}

/// Whether `str.isalnum` holds.
pub(crate) fn is_alnum(code: u32) -> bool {
    is_alpha(code) || is_numeric(code)
}

/// Whether `str.isspace` holds: beyond Rust's spaces, those that separate in a bidirectional text.
pub(crate) fn is_space(code: u32) -> bool {
    matches!(code, 0x1C..=0x1F) || char::from_u32(code).is_some_and(char::is_whitespace)
}

/// Whether a code point has the property Lowercase.
pub(crate) fn is_lower(code: u32) -> bool {
    char::from_u32(code).is_some_and(char::is_lowercase)
}

/// Whether a code point has the property Uppercase.
pub(crate) fn is_upper(code: u32) -> bool {
    char::from_u32(code).is_some_and(char::is_uppercase)
}

/// Whether a code point is of category Lt, such as `ǅ`.
pub(crate) fn is_titlecase(code: u32) -> bool {
    matches!(
        code,
        0x1C5 | 0x1C8 | 0x1CB | 0x1F2 | 0x1F88..=0x1F8F | 0x1F98..=0x1F9F | 0x1FA8..=0x1FAF | 0x1FBC | 0x1FCC | 0x1FFC
    )
}

/// Whether a code point has the property Cased.
pub(crate) fn is_cased(code: u32) -> bool {
    is_lower(code) || is_upper(code) || is_titlecase(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals() {
        assert_eq!(decimal_value(u32::from('7')), Some(7));
        assert_eq!(decimal_value(0x669), Some(9));
        assert_eq!(decimal_value(0x1D7FF), Some(9));
        for code in [0x2F, 0x3A, 0x7F, 0x80, 0xB2, 0x66A, 0x10FFFF] {
            assert!(!is_decimal(code), "{code:x}");
        }
    }

    #[test]
    fn digits_and_numerals() {
        assert_eq!(digit_value(0xB3), Some(3));
        assert_eq!(digit_value(0x1F10A), Some(9));
        assert_eq!(digit_value(0x278A), Some(1));
        assert!(!is_digit(0xBD) && is_numeric(0xBD));
        assert!(is_numeric(0x4E00) && is_numeric(0x216B) && !is_numeric(0x4E02));
    }

    #[test]
    fn letters_and_spaces() {
        assert!(is_alpha(0x41) && is_alpha(0xAA) && is_alpha(0x4E2D) && is_alpha(0x20000));
        // Alphabetic, but a numeral, a mark and a symbol.
        assert!(!is_alpha(0x2160) && !is_alpha(0x345) && !is_alpha(0x24B6));
        assert!(
            is_space(0x1C) && is_space(0x85) && is_space(0x3000) && !is_space(0x200B) && !is_space(0xD800)
        );
    }

    #[test]
    fn cases() {
        assert!(is_lower(0xAA) && is_upper(0x24B6) && !is_upper(0x1C5));
        assert!(is_cased(0x1C5) && !is_cased(0x4E2D));
    }
}
