//! `float()` of a text (`PyFloat_FromString` in `Objects/floatobject.c`).

use super::super::numeral::{strip, to_ascii};

/// The float that a text stands for, or `None` where CPython raises ValueError.
pub(crate) fn parse_float(text: &str) -> Option<f64> {
    let ascii = to_ascii(text)?;
    let body = strip(&ascii);
    if !body.contains('_') {
        return body.parse().ok();
    }
    if !underscores_join_digits(body.as_bytes()) {
        return None;
    }
    body.replace('_', "").parse().ok()
}

/// Whether each underscore has a digit on either side (`_Py_string_to_number_with_underscores`).
fn underscores_join_digits(text: &[u8]) -> bool {
    let digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    (0..text.len()).filter(|&at| text[at] == b'_').all(|at| at > 0 && digit(at - 1) && digit(at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads() {
        let cases = [
            ("1", 1.0),
            (" -1.5e3\n", -1500.0),
            ("1_000.5_5", 1000.55),
            (".5", 0.5),
            ("5.", 5.0),
            ("+1E-2", 0.01),
            ("1e999", f64::INFINITY),
            ("-Infinity", f64::NEG_INFINITY),
            ("iNf", f64::INFINITY),
            ("\u{0661}.\u{0665}\u{3000}", 1.5),
        ];
        for (text, value) in cases {
            assert_eq!(parse_float(text), Some(value), "{text}");
        }
        assert!(parse_float("-NaN").is_some_and(f64::is_nan));
    }

    #[test]
    fn refuses() {
        for text in
            ["", " ", ".", "1e", "e5", "1 2", "0x1", "_1", "1_", "1__0", "1_.5", "1e_5", "inf_", "²", "1\0"]
        {
            assert_eq!(parse_float(text), None, "{text}");
        }
    }
}
