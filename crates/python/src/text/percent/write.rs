//! One argument, written as its conversion says.

use num_bigint::{BigInt, Sign};

use super::Flags;
use crate::text::float::float_digits;
use crate::text::wtf8::{length, prefix};

/// An integer by one of the codes `d i u o x X`; the precision is the least number of digits.
pub(crate) fn format_integer(
    value: &BigInt,
    code: char,
    flags: Flags,
    width: Option<usize>,
    precision: Option<usize>,
) -> String {
    let (base, mark) = match code {
        'o' => (8, "0o"),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        _ => (10, ""),
    };
    let mut digits = value.magnitude().to_str_radix(base);
    if code == 'X' {
        digits.make_ascii_uppercase();
    }
    let zeros = "0".repeat(precision.unwrap_or(0).saturating_sub(digits.len()));
    let sign = sign(value.sign() == Sign::Minus, flags);
    lay_out(sign, if flags.alternate { mark } else { "" }, &(zeros + &digits), flags, width)
}

/// A float by one of the codes `e E f F g G`; the precision is 6 unless given.
pub(crate) fn format_real(
    value: f64,
    code: char,
    flags: Flags,
    width: Option<usize>,
    precision: Option<usize>,
) -> String {
    let digits = float_digits(value.abs(), code, precision.unwrap_or(6), flags.alternate);
    let negative = value.is_sign_negative() && !value.is_nan();
    lay_out(sign(negative, flags), "", &digits, flags, width)
}

fn sign(negative: bool, flags: Flags) -> &'static str {
    if negative {
        "-"
    } else if flags.plus {
        "+"
    } else if flags.space {
        " "
    } else {
        ""
    }
}

/// Fills a number up to its width: zeros stand behind the sign and the mark of the base.
fn lay_out(sign: &str, mark: &str, digits: &str, flags: Flags, width: Option<usize>) -> String {
    let length = sign.len() + mark.len() + digits.len();
    let missing = width.unwrap_or(0).saturating_sub(length);
    if flags.minus {
        format!("{sign}{mark}{digits}{}", " ".repeat(missing))
    } else if flags.zero {
        format!("{sign}{mark}{}{digits}", "0".repeat(missing))
    } else {
        format!("{}{sign}{mark}{digits}", " ".repeat(missing))
    }
}

/// Fills a text in WTF-8 up to its width, counted in code points, with spaces.
pub(crate) fn pad(text: &[u8], flags: Flags, width: Option<usize>) -> Vec<u8> {
    let spaces = b" ".repeat(width.unwrap_or(0).saturating_sub(length(text)));
    if flags.minus { [text, spaces.as_slice()].concat() } else { [spaces.as_slice(), text].concat() }
}

/// A text's first code points, as many as the precision says.
pub(crate) fn truncate(text: &[u8], precision: usize) -> Vec<u8> {
    prefix(text, precision).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flags(text: &str) -> Flags {
        Flags {
            alternate: text.contains('#'),
            zero: text.contains('0'),
            minus: text.contains('-'),
            space: text.contains(' '),
            plus: text.contains('+'),
        }
    }

    #[test]
    fn integers() {
        let cases = [
            (5, 'd', "0", Some(5), Some(3), "00005"),
            (5, 'd', "", Some(5), Some(3), "  005"),
            (255, 'x', "#", Some(8), Some(5), " 0x000ff"),
            (255, 'X', "#0", Some(8), None, "0X0000FF"),
            (3, 'd', "-0", Some(4), None, "3   "),
            (4, 'i', "+ ", None, None, "+4"),
            (4, 'u', " ", None, None, " 4"),
            (-8, 'o', "#", None, None, "-0o10"),
            (-8, 'd', "0", Some(4), None, "-008"),
            (0, 'd', "", None, Some(0), "0"),
        ];
        for (value, code, letters, width, precision, text) in cases {
            assert_eq!(format_integer(&BigInt::from(value), code, flags(letters), width, precision), text);
        }
    }

    #[test]
    fn reals() {
        assert_eq!(format_real(1.5, 'f', flags(""), None, None), "1.500000");
        assert_eq!(format_real(-1.0, 'f', flags("0"), Some(10), Some(2)), "-000001.00");
        assert_eq!(format_real(f64::INFINITY, 'F', flags("0+"), Some(8), None), "+0000INF");
        assert_eq!(format_real(f64::NAN, 'g', flags("+"), None, None), "+nan");
        assert_eq!(format_real(1.0, 'g', flags("#-"), Some(9), Some(3)), "1.00     ");
    }

    #[test]
    fn texts() {
        assert_eq!(pad("é".as_bytes(), flags("0"), Some(3)), "  é".as_bytes());
        assert_eq!(pad("é".as_bytes(), flags("-"), Some(3)), "é  ".as_bytes());
        assert_eq!(pad(b"abc", flags(""), None), b"abc");
        assert_eq!(truncate("éab".as_bytes(), 2), "éa".as_bytes());
    }
}
