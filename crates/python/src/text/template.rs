//! The template of `str.format`, taken apart (`Objects/stringlib/unicode_format.h`).

use super::unicode::decimal_value;

/// A piece of a template. CPython ends a literal at each doubled brace, so several may follow one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Text to copy.
    Literal(String),
    /// `{name!conversion:spec}`; the specification may hold fields in turn.
    Field { name: String, conversion: Option<char>, spec: String },
}

/// What a field's name begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum First {
    /// Nothing: the next argument.
    Auto,
    /// An argument by its position.
    Index(usize),
    /// An argument by its name.
    Name(String),
}

/// A step from one object to another within a field's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// `.name`
    Attribute(String),
    /// `[0]`
    Index(usize),
    /// `[key]`
    Key(String),
}

/// Takes a template apart; errors are the text of the ValueError.
pub(crate) fn parse_format(template: &str) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    let mut rest = template;
    while !rest.is_empty() {
        let (literal, after) = split_literal(rest)?;
        if !literal.is_empty() {
            parts.push(Part::Literal(literal.to_owned()));
        }
        rest = match after {
            After::Text(rest) => rest,
            After::Field(inside) => {
                let (field, rest) = split_field_off(inside)?;
                parts.push(field);
                rest
            }
        };
    }
    Ok(parts)
}

/// What follows a literal.
enum After<'a> {
    /// More of the template.
    Text(&'a str),
    /// The template behind the brace that opens a field.
    Field(&'a str),
}

/// The literal that a template begins with, with one brace of a pair of them (`MarkupIterator_next`).
fn split_literal(text: &str) -> Result<(&str, After<'_>), String> {
    let Some(at) = text.find(['{', '}']) else {
        return Ok((text, After::Text("")));
    };
    let (brace, after) = (text.as_bytes()[at], &text[at + 1..]);
    if after.as_bytes().first() == Some(&brace) {
        return Ok((&text[..=at], After::Text(&after[1..])));
    }
    if brace == b'}' {
        return Err("Single '}' encountered in format string".to_owned());
    }
    if after.is_empty() {
        return Err("Single '{' encountered in format string".to_owned());
    }
    Ok((&text[..at], After::Field(after)))
}

/// The field that a template begins with, its opening brace being gone, and what follows its closing one
/// (`parse_field`).
fn split_field_off(text: &str) -> Result<(Part, &str), String> {
    let (name, end, rest) = split_name(text)?;
    let field =
        |conversion, spec: &str| Part::Field { name: name.to_owned(), conversion, spec: spec.to_owned() };
    match end {
        '}' => Ok((field(None, ""), rest)),
        ':' => split_spec(rest).map(|(spec, rest)| (field(None, spec), rest)),
        _ => {
            let mut letters = rest.chars();
            let Some(conversion) = letters.next() else {
                return Err("end of string while looking for conversion specifier".to_owned());
            };
            match letters.next() {
                Some('}') => Ok((field(Some(conversion), ""), letters.as_str())),
                None | Some(':') => {
                    split_spec(letters.as_str()).map(|(spec, rest)| (field(Some(conversion), spec), rest))
                }
                Some(_) => Err("expected ':' after conversion specifier".to_owned()),
            }
        }
    }
}

/// A field's name, which of `}`, `:` and `!` ends it, and what follows that; between brackets these mean nothing.
fn split_name(text: &str) -> Result<(&str, char, &str), String> {
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '{' => return Err("unexpected '{' in field name".to_owned()),
            '[' => {
                let _closing = letters.find(|&(_, letter)| letter == ']');
            }
            '}' | ':' | '!' => return Ok((&text[..at], letter, letters.as_str())),
            _ => {}
        }
    }
    Err("expected '}' before end of string".to_owned())
}

/// A specification up to the brace that closes its field, and what follows that.
fn split_spec(text: &str) -> Result<(&str, &str), String> {
    let mut depth = 1;
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Ok((&text[..at], &text[at + 1..]));
        }
    }
    Err("unmatched '{' in format spec".to_owned())
}

/// Takes a field's name apart; errors are the text of the ValueError (`field_name_split`, `FieldNameIterator_next`).
pub(crate) fn split_field(name: &str) -> Result<(First, Vec<Access>), String> {
    let (first, mut rest) = split_at_access(name);
    let first = match index(first)? {
        _ if first.is_empty() => First::Auto,
        Some(index) => First::Index(index),
        None => First::Name(first.to_owned()),
    };
    let mut accesses = Vec::new();
    while !rest.is_empty() {
        let access;
        (access, rest) = split_access(rest)?;
        accesses.push(access);
    }
    Ok((first, accesses))
}

/// A text up to its first `.` or `[`, and the rest.
fn split_at_access(text: &str) -> (&str, &str) {
    text.split_at(text.find(['.', '[']).unwrap_or(text.len()))
}

fn split_access(text: &str) -> Result<(Access, &str), String> {
    let (access, empty, rest) = if let Some(after) = text.strip_prefix('.') {
        let (name, rest) = split_at_access(after);
        (Access::Attribute(name.to_owned()), name.is_empty(), rest)
    } else if let Some(after) = text.strip_prefix('[') {
        let (key, rest) = after.split_once(']').ok_or("Missing ']' in format string")?;
        let access = index(key)?.map_or_else(|| Access::Key(key.to_owned()), Access::Index);
        (access, key.is_empty(), rest)
    } else {
        return Err("Only '.' or '[' may follow ']' in format field specifier".to_owned());
    };
    if empty { Err("Empty attribute in format string".to_owned()) } else { Ok((access, rest)) }
}

/// The number that a text is, if it is nothing but decimal digits (`get_integer`).
fn index(text: &str) -> Result<Option<usize>, String> {
    let mut index = None;
    for letter in text.chars() {
        let Some(digit) = decimal_value(u32::from(letter)) else {
            return Ok(None);
        };
        let (digit, so_far) = (digit as usize, index.unwrap_or(0));
        if so_far > (isize::MAX as usize - digit) / 10 {
            return Err("Too many decimal digits in format string".to_owned());
        }
        index = Some(so_far * 10 + digit);
    }
    Ok(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literal(text: &str) -> Part {
        Part::Literal(text.to_owned())
    }

    fn field(name: &str, conversion: Option<char>, spec: &str) -> Part {
        Part::Field { name: name.to_owned(), conversion, spec: spec.to_owned() }
    }

    #[test]
    fn parts() {
        let parse = |text| parse_format(text).unwrap();
        assert!(parse("").is_empty());
        assert_eq!(parse("a{}é"), [literal("a"), field("", None, ""), literal("é")]);
        assert_eq!(parse("{{x}}"), [literal("{"), literal("x}")]);
        assert_eq!(parse("{a.b[}:!]!r:>{w}}"), [field("a.b[}:!]", Some('r'), ">{w}")]);
        assert_eq!(parse("{0:é}{!s}"), [field("0", None, "é"), field("", Some('s'), "")]);
        assert_eq!(parse("{é[ü]}."), [field("é[ü]", None, ""), literal(".")]);
    }

    #[test]
    fn broken_templates() {
        let cases = [
            ("}", "Single '}' encountered in format string"),
            ("a}b", "Single '}' encountered in format string"),
            ("{", "Single '{' encountered in format string"),
            ("{a", "expected '}' before end of string"),
            ("{a[}", "expected '}' before end of string"),
            ("{a{", "unexpected '{' in field name"),
            ("{!", "end of string while looking for conversion specifier"),
            ("{!}", "unmatched '{' in format spec"),
            ("{!r", "unmatched '{' in format spec"),
            ("{!rs}", "expected ':' after conversion specifier"),
            ("{:", "unmatched '{' in format spec"),
            ("{:{}", "unmatched '{' in format spec"),
        ];
        for (template, error) in cases {
            assert_eq!(parse_format(template), Err(error.to_owned()), "{template}");
        }
    }

    #[test]
    fn fields() {
        assert_eq!(split_field(""), Ok((First::Auto, vec![])));
        assert_eq!(split_field("\u{661}2"), Ok((First::Index(12), vec![])));
        assert_eq!(split_field("-1"), Ok((First::Name("-1".to_owned()), vec![])));
        let accesses = vec![
            Access::Attribute("b".to_owned()),
            Access::Index(0),
            Access::Key("x.y".to_owned()),
            Access::Attribute("c".to_owned()),
        ];
        assert_eq!(split_field("a.b[0][x.y].c"), Ok((First::Name("a".to_owned()), accesses)));
    }

    #[test]
    fn broken_fields() {
        let cases = [
            ("a.", "Empty attribute in format string"),
            ("a[]", "Empty attribute in format string"),
            ("a..b", "Empty attribute in format string"),
            ("a[b", "Missing ']' in format string"),
            ("a[b]c", "Only '.' or '[' may follow ']' in format field specifier"),
            ("99999999999999999999", "Too many decimal digits in format string"),
        ];
        for (name, error) in cases {
            assert_eq!(split_field(name), Err(error.to_owned()), "{name}");
        }
    }
}
