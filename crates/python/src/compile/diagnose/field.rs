//! What is wrong with a replacement field of an f-string (`invalid_fstring_replacement_field`).

use super::super::SyntaxError;
use super::{Kind, Words, range, rules};

/// The first field up to a place that is wrong; those in it come before it.
pub(super) fn fault(words: &Words<'_>, at: usize) -> Option<SyntaxError> {
    let mut letters: Vec<(char, Vec<usize>)> = Vec::new();
    // Where the text ended too early for a field, one in its format may be wrong before.
    let mut ended = None;
    for (index, token) in words.tokens.iter().enumerate() {
        match token.kind {
            Kind::Start => {
                let is_template = words.slice(token).contains(['t', 'T']);
                letters.push((if is_template { 't' } else { 'f' }, Vec::new()));
            }
            Kind::End => {
                letters.pop();
            }
            Kind::Operator if words.slice(token) == "{" => {
                let Some((letter, fields)) = letters.last_mut() else { continue };
                // The text of the string, or of a format, is in front of a field.
                let before = index.checked_sub(1).map(|before| &words.tokens[before]);
                let is_field = before.is_some_and(|before| {
                    matches!(before.kind, Kind::Start | Kind::Text)
                        || before.end == token.start
                            && fields.last().is_some_and(|level| {
                                words.slice(before) == ":" && before.level == *level
                                    || words.slice(before) == "}" && before.level == token.level
                            })
                        || words.slice(before) == "}" && fields.is_empty() && before.level == token.level
                });
                if !is_field {
                    continue;
                }
                fields.push(token.level);
                let letter = *letter;
                if token.start <= at.max(1)
                    && let Err(found) = check(words, index, letter)
                {
                    let is_end = words.fault.as_ref().is_some_and(|fault| fault.message == found.message);
                    if !is_end {
                        return Some(found);
                    }
                    ended.get_or_insert(found);
                }
            }
            Kind::Operator if words.slice(token) == "}" => {
                if let Some((_, fields)) = letters.last_mut()
                    && fields.last() == Some(&token.level)
                {
                    fields.pop();
                }
            }
            _ => {}
        }
    }
    ended
}

type Done = Result<(), SyntaxError>;

fn check(words: &Words<'_>, open: usize, letter: char) -> Done {
    let level = words.tokens[open].level;
    let fail = |index: usize, message: String| -> Done {
        let token = words.tokens[index];
        Err(SyntaxError::new(format!("{letter}-string: {message}"), range(token.start, token.end)))
    };
    // Where there is no word any more, what ended the text is the fault.
    let there = |index: usize| -> Result<&str, SyntaxError> {
        match (words.tokens.get(index), &words.fault) {
            (Some(token), _) => Ok(words.slice(token)),
            (None, Some(fault)) => Err(fault.clone()),
            (None, None) => Ok(""),
        }
    };
    let first = open + 1;
    if let mark @ ("=" | "!" | ":" | "}") = there(first)? {
        return fail(first, format!("valid expression required before '{mark}'"));
    }
    let ends = |index: usize| {
        let token = &words.tokens[index];
        token.level <= level
            && (token.kind == Kind::End || matches!(words.slice(token), "=" | "!" | ":" | "}"))
    };
    let end = (first..words.tokens.len()).find(|&index| ends(index));
    let last = end.unwrap_or(words.tokens.len()) - 1;
    if !words.is_expression(first, last) {
        // A fault inside an f-string that lies in this field is that one's.
        if (first..=last).any(|index| words.is_kind(index, Kind::Start)) {
            return Ok(());
        }
        // The parser waits for more than there is: what ended the text is the fault.
        let text = &words.text[words.tokens[first].start..words.tokens[last].end];
        if end.is_none()
            && let Err(error) = ruff_python_parser::parse_expression(text)
            && error.location.start().to_usize() >= text.len()
        {
            return there(words.tokens.len()).map(|_| ());
        }
        return expression(words, first, last, level, &fail, end.is_some());
    }
    let Some(end) = end else { return there(words.tokens.len()).map(|_| ()) };
    behind(words, end, &fail, &there)
}

/// What is no expression: how far would it be one?
fn expression(
    words: &Words<'_>,
    first: usize,
    last: usize,
    level: usize,
    fail: &dyn Fn(usize, String) -> Done,
    is_whole: bool,
) -> Done {
    let is_lambda = |index: &usize| {
        words.at(*index) == "lambda"
            && words.tokens[*index].level == level
            && (*index == first || matches!(words.at(index - 1), "," | "yield"))
    };
    if is_whole
        && words.at(last + 1) == ":"
        && let Some(lambda) = (first..=last).find(is_lambda)
    {
        return fail(lambda, "lambda expressions are not allowed without parentheses".to_owned());
    }
    match (first..last).rev().find(|&end| words.is_expression(first, end)) {
        Some(end) => match rules::comma(words, words.tokens[end + 1].start) {
            Some(found) => Err(found),
            None => fail(end + 1, "expecting '=', or '!', or ':', or '}'".to_owned()),
        },
        None => fail(first, "expecting a valid expression after '{'".to_owned()),
    }
}

/// What follows the expression: `=`, a conversion, a format.
fn behind<'a>(
    words: &'a Words<'_>,
    mut at: usize,
    fail: &dyn Fn(usize, String) -> Done,
    there: &dyn Fn(usize) -> Result<&'a str, SyntaxError>,
) -> Done {
    if there(at)? == "=" {
        at += 1;
        if !matches!(there(at)?, "!" | ":" | "}") {
            return fail(at, "expecting '!', or ':', or '}'".to_owned());
        }
    }
    if there(at)? == "!" {
        let mark = words.tokens[at];
        at += 1;
        let name = there(at)?;
        if matches!(name, ":" | "}") {
            return fail(at, "missing conversion character".to_owned());
        }
        if !words.is_kind(at, Kind::Name) {
            return fail(at, "invalid conversion character".to_owned());
        }
        if words.tokens[at].start != mark.end {
            return fail(at, "conversion type must come right after the exclamation mark".to_owned());
        }
        if !matches!(name, "s" | "r" | "a") {
            return fail(at, format!("invalid conversion character '{name}': expected 's', 'r', or 'a'"));
        }
        at += 1;
        if !matches!(there(at)?, ":" | "}") {
            return fail(at, "expecting ':' or '}'".to_owned());
        }
    }
    match there(at)? {
        "}" => Ok(()),
        ":" => format(words, at, fail, there),
        _ => fail(at, "expecting '=', or '!', or ':', or '}'".to_owned()),
    }
}

/// A format goes on to the field's end; it may hold fields.
fn format<'a>(
    words: &'a Words<'_>,
    colon: usize,
    fail: &dyn Fn(usize, String) -> Done,
    there: &dyn Fn(usize) -> Result<&'a str, SyntaxError>,
) -> Done {
    let level = words.tokens[colon].level;
    let mut at = colon + 1;
    while at < words.tokens.len() && words.tokens[at].level > level {
        at += 1;
    }
    while words.is_kind(at, Kind::Text) || words.tokens.get(at).is_some_and(|token| token.level > level) {
        at += 1;
    }
    there(at)?;
    if words.is_kind(at, Kind::End) {
        return fail(at, "expecting '}', or format specs".to_owned());
    }
    Ok(())
}
