//! Formatting of `str` (`format_string_internal`).

use super::Spec;
use super::layout::margins;
use crate::text::wtf8::{length, prefix};

/// `str.__format__`: the text, which is WTF-8, cut and filled up by code points; errors are the text of the ValueError.
pub(crate) fn format_str(text: &[u8], spec: &Spec) -> Result<Vec<u8>, String> {
    check(spec)?;
    let text = spec.precision.map_or(text, |precision| prefix(text, precision));
    let padding = spec.width.saturating_sub(length(text));
    let (left, right) = margins(padding, spec.alignment('<'));
    let mut buffer = [0; 4];
    let fill = spec.fill.encode_utf8(&mut buffer).as_bytes();
    Ok([fill.repeat(left).as_slice(), text, fill.repeat(right).as_slice()].concat())
}

fn check(spec: &Spec) -> Result<(), String> {
    let kind = spec.kind.unwrap_or('s');
    spec.check_separators(Some(kind))?;
    let error = if kind != 's' {
        return Err(spec.unknown(kind));
    } else if spec.sign == Some(' ') {
        "Space not allowed in string format specifier"
    } else if spec.sign.is_some() {
        "Sign not allowed in string format specifier"
    } else if spec.no_negative_zero {
        "Negative zero coercion (z) not allowed in string format specifier"
    } else if spec.alternate {
        "Alternate form (#) not allowed in string format specifier"
    } else if spec.align == Some('=') {
        "'=' alignment not allowed in string format specifier"
    } else {
        return Ok(());
    };
    Err(error.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(text: &[u8], spec: &str) -> Result<Vec<u8>, String> {
        format_str(text, &Spec::parse(spec, "str").unwrap())
    }

    #[test]
    fn cuts_and_fills() {
        assert_eq!(format("éa".as_bytes(), "5").unwrap(), "éa   ".as_bytes());
        assert_eq!(format("éa".as_bytes(), "ü^5.1s").unwrap(), "üüéüü".as_bytes());
        assert_eq!(format(b"ab", ">4").unwrap(), b"  ab");
        assert_eq!(format(b"ab", "04").unwrap(), b"ab00");
        assert_eq!(format(b"ab", "").unwrap(), b"ab");
        assert_eq!(format(&[0xED, 0xA0, 0x80], ">2").unwrap(), [b' ', 0xED, 0xA0, 0x80]);
    }

    #[test]
    fn refuses() {
        let cases = [
            ("d", "Unknown format code 'd' for object of type 'str'"),
            ("é", "Unknown format code '\\xe9' for object of type 'str'"),
            (",", "Cannot specify ',' with 's'."),
            ("_x", "Unknown format code 'x' for object of type 'str'"),
            (" ", "Space not allowed in string format specifier"),
            ("+", "Sign not allowed in string format specifier"),
            ("z", "Negative zero coercion (z) not allowed in string format specifier"),
            ("#", "Alternate form (#) not allowed in string format specifier"),
            ("=5", "'=' alignment not allowed in string format specifier"),
        ];
        for (spec, error) in cases {
            assert_eq!(format(b"a", spec), Err(error.to_owned()), "{spec}");
        }
    }
}
