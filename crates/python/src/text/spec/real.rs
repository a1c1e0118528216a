//! Formatting of `float` (`format_float_internal`).

use super::Spec;
use super::layout::{Layout, Number};
use crate::text::float::digits_with_dot;

/// `float.__format__`; errors are the text of the ValueError.
pub(crate) fn format_float(value: f64, spec: &Spec) -> Result<String, String> {
    let kind = spec.kind.filter(|&kind| kind != '\0');
    spec.check_separators(kind)?;
    match kind {
        None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%') => format_real(value, kind, spec),
        Some(kind) => Err(spec.unknown(kind)),
    }
}

/// Formats a float by a kind that is known to be one of a float's.
pub(super) fn format_real(value: f64, kind: Option<char>, spec: &Spec) -> Result<String, String> {
    let (negative, text) = real_text(value, kind, spec, true)?;
    Ok(Layout::new(spec, 3).lay_out(&Number::parse(negative, &text)))
}

/// Whether a float has a minus sign, and what follows the sign. With `dot_zero` a float of no kind has a point.
pub(super) fn real_text(
    value: f64,
    kind: Option<char>,
    spec: &Spec,
    dot_zero: bool,
) -> Result<(bool, String), String> {
    if spec.precision.is_some_and(|precision| i32::try_from(precision).is_err()) {
        return Err("precision too big".to_owned());
    }
    let (code, usual) = match kind {
        None if spec.precision.is_none() => ('r', 0),
        None | Some('n') => ('g', 6),
        Some(code) => (code, 6),
    };
    let precision = spec.precision.unwrap_or(usual);
    let text = digits_with_dot(value.abs(), code, precision, spec.alternate, dot_zero && kind.is_none());
    let negative = value.is_sign_negative() && !value.is_nan();
    let drops = spec.no_negative_zero && is_zero(&text);
    Ok((negative && !drops, text))
}

/// Whether a float's text has zeros before its exponent and no other digit.
fn is_zero(text: &str) -> bool {
    let mantissa = text.split(['e', 'E']).next().unwrap_or(text);
    mantissa.contains('0') && !mantissa.contains(|letter: char| matches!(letter, '1'..='9'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(value: f64, spec: &str) -> Result<String, String> {
        format_float(value, &Spec::parse(spec, "float").unwrap())
    }

    #[test]
    fn floats() {
        let cases = [
            (1.0, "", "1.0"),
            (-1e16, "", "-1e+16"),
            (1.0, ".3", "1.0"),
            (100.0, ".3", "1e+02"),
            (1234.5678, ".2f", "1234.57"),
            (1234567.891, ",.1f", "1,234,567.9"),
            (1234.56789, "_.5_f", "1_234.567_89"),
            (-3.5, "08.2f", "-0003.50"),
            (3.5, "+", "+3.5"),
            (0.25, ".0%", "25%"),
            (1e308, "%", "inf%"),
            (-1e308, "z%", "-inf%"),
            (0.00001, "G", "1E-05"),
            (123456.0, "n", "123456"),
            (-0.001, "z.2f", "0.00"),
            (-0.001, "z.1e", "-1.0e-03"),
            (-0.0, "z", "0.0"),
            (f64::NEG_INFINITY, "z7", "   -inf"),
            (f64::NAN, "F", "NAN"),
            (1.0, "#.0f", "1."),
            (3.0, "\0", "3.0"),
        ];
        for (value, spec, text) in cases {
            assert_eq!(format(value, spec).as_deref(), Ok(text), "{spec}");
        }
    }

    #[test]
    fn refuses() {
        let cases = [
            ("d", "Unknown format code 'd' for object of type 'float'"),
            (",n", "Cannot specify ',' with 'n'."),
            (".,n", "Cannot specify ',' with 'n'."),
            ("_x", "Unknown format code 'x' for object of type 'float'"),
            (".2147483648f", "precision too big"),
        ];
        for (spec, error) in cases {
            assert_eq!(format(1.0, spec), Err(error.to_owned()), "{spec}");
        }
    }
}
