//! A format specification taken apart (`parse_internal_render_format_spec`).

use super::Spec;
use crate::text::unicode::decimal_value;

/// The widest text. CPython stops at what its memory holds; Rust's would end the program there.
const WIDEST: usize = 1 << 29;

impl Spec {
    /// Takes a specification for an object of the named type apart; errors are the text of the ValueError. What a type
    /// does not allow is found only when an object is formatted.
    pub(crate) fn parse(spec: &str, type_name: &str) -> Result<Self, String> {
        let mut reader = Reader { rest: spec };
        let (fill, align) = reader.fill_and_align();
        let sign = reader.accept_any(is_sign);
        let no_negative_zero = reader.accept('z');
        let alternate = reader.accept('#');
        let zero = fill.is_none() && reader.accept('0');
        let width = reader.number()?.unwrap_or(0);
        if width > WIDEST {
            return Err("Too many decimal digits in format string".to_owned());
        }
        let grouping = reader.separator()?;
        let (precision, fraction_grouping) = reader.precision()?;
        let kind = reader.accept_any(|_| true);
        if !reader.rest.is_empty() {
            return Err(format!("Invalid format specifier '{spec}' for object of type '{type_name}'"));
        }
        Ok(Self {
            type_name: type_name.to_owned(),
            fill: fill.unwrap_or(if zero { '0' } else { ' ' }),
            align,
            sign,
            no_negative_zero,
            alternate,
            zero,
            width,
            grouping,
            precision,
            fraction_grouping,
            kind,
        })
    }
}

fn is_align(letter: char) -> bool {
    matches!(letter, '<' | '>' | '=' | '^')
}

fn is_sign(letter: char) -> bool {
    matches!(letter, '+' | '-' | ' ')
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn accept_any(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let letter = self.peek().filter(|&letter| wanted(letter))?;
        self.rest = &self.rest[letter.len_utf8()..];
        Some(letter)
    }

    fn accept(&mut self, wanted: char) -> bool {
        self.accept_any(|letter| letter == wanted).is_some()
    }

    fn fill_and_align(&mut self) -> (Option<char>, Option<char>) {
        let fill = match self.rest.chars().nth(1) {
            Some(second) if is_align(second) => self.accept_any(|_| true),
            _ => None,
        };
        (fill, self.accept_any(is_align))
    }

    fn number(&mut self) -> Result<Option<usize>, String> {
        let mut number = None;
        while let Some(digit) = self.peek().and_then(|letter| decimal_value(u32::from(letter))) {
            let (digit, so_far) = (digit as usize, number.unwrap_or(0));
            if so_far > (isize::MAX as usize - digit) / 10 {
                return Err("Too many decimal digits in format string".to_owned());
            }
            number = Some(so_far * 10 + digit);
            self.accept_any(|_| true);
        }
        Ok(number)
    }

    /// A `,` or a `_`, but not both; of two commas the second is left.
    fn separator(&mut self) -> Result<Option<char>, String> {
        let separator = self.accept_any(|letter| matches!(letter, ',' | '_'));
        match (separator, self.peek()) {
            (Some(','), Some('_')) | (Some('_'), Some(',')) => {
                Err("Cannot specify both ',' and '_'.".to_owned())
            }
            _ => Ok(separator),
        }
    }

    fn precision(&mut self) -> Result<(Option<usize>, Option<char>), String> {
        if !self.accept('.') {
            return Ok((None, None));
        }
        match (self.number()?, self.separator()?) {
            (None, None) => Err("Format specifier missing precision".to_owned()),
            found => Ok(found),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(spec: &str) -> Result<Spec, String> {
        Spec::parse(spec, "int")
    }

    fn empty() -> Spec {
        parse("").unwrap()
    }

    #[test]
    fn all_parts() {
        let expected = Spec {
            fill: 'é',
            align: Some('^'),
            sign: Some('+'),
            no_negative_zero: true,
            alternate: true,
            width: 12,
            grouping: Some(','),
            precision: Some(3),
            fraction_grouping: Some('_'),
            kind: Some('f'),
            ..empty()
        };
        assert_eq!(parse("é^+z#12,.3_f"), Ok(expected));
    }

    #[test]
    fn zeros_and_fills() {
        assert_eq!(parse("08"), Ok(Spec { zero: true, fill: '0', width: 8, ..empty() }));
        assert_eq!(parse("x<08"), Ok(Spec { fill: 'x', align: Some('<'), width: 8, ..empty() }));
        assert_eq!(parse("<<"), Ok(Spec { fill: '<', align: Some('<'), ..empty() }));
        assert_eq!(parse(">+"), Ok(Spec { align: Some('>'), sign: Some('+'), ..empty() }));
        assert_eq!(parse(".,"), Ok(Spec { fraction_grouping: Some(','), ..empty() }));
        assert_eq!(parse("\u{661}"), Ok(Spec { width: 1, ..empty() }));
    }

    #[test]
    fn broken() {
        let cases = [
            ("5dd", "Invalid format specifier '5dd' for object of type 'int'"),
            (",_", "Cannot specify both ',' and '_'."),
            ("_,", "Cannot specify both ',' and '_'."),
            (".3_,", "Cannot specify both ',' and '_'."),
            (".", "Format specifier missing precision"),
            (".f", "Format specifier missing precision"),
            ("99999999999999999999", "Too many decimal digits in format string"),
        ];
        for (spec, error) in cases {
            assert_eq!(parse(spec), Err(error.to_owned()), "{spec}");
        }
    }
}
