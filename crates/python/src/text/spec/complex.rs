//! Formatting of `complex` (`format_complex_internal`).

use std::iter::repeat_n;

use super::Spec;
use super::layout::{Layout, Number, margins};
use super::real::real_text;

/// `complex.__format__`; errors are the text of the ValueError.
pub(crate) fn format_complex(re: f64, im: f64, spec: &Spec) -> Result<String, String> {
    let kind = spec.kind.filter(|&kind| kind != '\0');
    spec.check_separators(kind)?;
    if let Some(kind) = kind
        && !matches!(kind, 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n')
    {
        return Err(spec.unknown(kind));
    }
    let (re_negative, re_text) = real_text(re, kind, spec, false)?;
    let (im_negative, im_text) = real_text(im, kind, spec, false)?;
    check_padding(spec)?;
    let only_im = kind.is_none() && re == 0.0 && re.is_sign_positive();
    let bare = Spec { width: 0, fill: ' ', align: Some('<'), ..spec.clone() };
    let layout = Layout::new(&bare, 3);
    let re = layout.lay_out(&Number::parse(re_negative, &re_text));
    let sign = if only_im { spec.sign } else { Some('+') };
    let im = Layout { sign, ..layout }.lay_out(&Number::parse(im_negative, &im_text));
    let whole = match kind {
        None if only_im => format!("{im}j"),
        None => format!("({re}{im}j)"),
        Some(_) => format!("{re}{im}j"),
    };
    Ok(filled(&whole, spec))
}

/// Zeros and `=` would have to stand behind a sign, of which there are two.
fn check_padding(spec: &Spec) -> Result<(), String> {
    if spec.fill == '0' {
        return Err("Zero padding is not allowed in complex format specifier".to_owned());
    }
    if spec.align == Some('=') {
        return Err("'=' alignment flag is not allowed in complex format specifier".to_owned());
    }
    Ok(())
}

fn filled(text: &str, spec: &Spec) -> String {
    let (left, right) = margins(spec.width.saturating_sub(text.len()), spec.alignment('>'));
    repeat_n(spec.fill, left).chain(text.chars()).chain(repeat_n(spec.fill, right)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(re: f64, im: f64, spec: &str) -> Result<String, String> {
        format_complex(re, im, &Spec::parse(spec, "complex").unwrap())
    }

    #[test]
    fn complex_numbers() {
        let cases = [
            (1.0, 2.0, "", "(1+2j)"),
            (0.0, 2.0, "", "2j"),
            (-0.0, -2.5, "", "(-0-2.5j)"),
            (0.0, 2.0, "+", "+2j"),
            (1.0, 2.0, "#", "(1.+2.j)"),
            (1.0, 2.0, ".2f", "1.00+2.00j"),
            (0.0, 1.0, "f", "0.000000+1.000000j"),
            (1234.0, -1.0, "14,.1f", "  1,234.0-1.0j"),
            (1.0, 2.0, "*<8", "(1+2j)**"),
            (f64::NAN, f64::INFINITY, "e", "nan+infj"),
        ];
        for (re, im, spec, text) in cases {
            assert_eq!(format(re, im, spec).as_deref(), Ok(text), "{spec}");
        }
    }

    #[test]
    fn refuses() {
        let cases = [
            ("08", "Zero padding is not allowed in complex format specifier"),
            ("=8", "'=' alignment flag is not allowed in complex format specifier"),
            ("%", "Unknown format code '%' for object of type 'complex'"),
        ];
        for (spec, error) in cases {
            assert_eq!(format(1.0, 1.0, spec), Err(error.to_owned()), "{spec}");
        }
    }
}
