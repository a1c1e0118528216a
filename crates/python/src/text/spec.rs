//! The mini-language of format specifications, `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`, and
//! what it does to each built-in type (`Python/formatter_unicode.c`).

mod complex;
mod integer;
mod layout;
mod parse;
mod real;
mod text;

pub(crate) use complex::format_complex;
pub(crate) use integer::{FormatError, format_int};
pub(crate) use real::format_float;
pub(crate) use text::format_str;

/// A format specification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spec {
    /// The type of the object, for errors.
    pub(crate) type_name: String,
    /// A space unless given, or `0` after [`zero`](Self::zero).
    pub(crate) fill: char,
    /// One of `< > = ^`.
    pub(crate) align: Option<char>,
    /// One of `+`, `-` and a space.
    pub(crate) sign: Option<char>,
    /// `z`
    pub(crate) no_negative_zero: bool,
    /// `#`
    pub(crate) alternate: bool,
    /// `0` before the width, without a fill character.
    pub(crate) zero: bool,
    /// Zero unless given, which is the same.
    pub(crate) width: usize,
    /// `,` or `_`
    pub(crate) grouping: Option<char>,
    pub(crate) precision: Option<usize>,
    /// `,` or `_`, for the digits behind the point.
    pub(crate) fraction_grouping: Option<char>,
    pub(crate) kind: Option<char>,
}

impl Spec {
    /// How to align an object whose type aligns to `default`.
    fn alignment(&self, default: char) -> char {
        self.align.unwrap_or(if self.zero && default == '>' { '=' } else { default })
    }

    /// Whether the kind of format, a type's own where the specification has none, has the separators asked for.
    fn check_separators(&self, kind: Option<char>) -> Result<(), String> {
        let Some(kind) = kind else {
            return Ok(());
        };
        match self.grouping {
            Some('_') if matches!(kind, 'b' | 'o' | 'x' | 'X') => {}
            Some(separator) if !matches!(kind, 'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' | '\0') => {
                return Err(no_separator(separator, kind));
            }
            _ => {}
        }
        match self.fraction_grouping {
            Some(separator) if kind == 'n' => Err(no_separator(separator, kind)),
            _ => Ok(()),
        }
    }

    /// That the type has no such kind of format.
    fn unknown(&self, kind: char) -> String {
        format!("Unknown format code '{}' for object of type '{}'", shown(kind), self.type_name)
    }
}

fn no_separator(separator: char, kind: char) -> String {
    format!("Cannot specify '{separator}' with '{}'.", shown(kind))
}

/// A kind as errors name it.
fn shown(kind: char) -> String {
    match kind {
        '!'..='\x7F' => kind.to_string(),
        _ => format!("\\x{:x}", u32::from(kind)),
    }
}
