//! What CPython says of a text that its parser refuses: its tokenizer's complaint if there is one, else that of the rule
//! that knows the mistake (the rules `invalid_…` of `Grammar/python.gram`), else plain "invalid syntax".

mod field;
mod lexer;
mod number;
mod rules;

use ruff_python_parser::{ParseError, ParseErrorType};
use ruff_text_size::TextRange;

use super::Mode;
use super::syntax::{Fault, SyntaxError, translate};
use lexer::{Kind, Lexer, Token};

fn range(start: usize, end: usize) -> TextRange {
    TextRange::new((start as u32).into(), (end as u32).into())
}

/// A text with its words, as far as CPython's tokenizer reads it.
struct Words<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    /// Why it reads no further.
    fault: Option<SyntaxError>,
}

impl Words<'_> {
    fn slice(&self, token: &Token) -> &str {
        &self.text[token.start..token.end]
    }

    /// The text of a token; nothing where there is none.
    fn at(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| self.slice(token))
    }

    fn is_kind(&self, index: usize, kind: Kind) -> bool {
        self.tokens.get(index).is_some_and(|token| token.kind == kind)
    }

    /// The first token that does not end before a place.
    fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| token.end <= at)
    }

    /// Whether these tokens are one expression.
    fn is_expression(&self, from: usize, to: usize) -> bool {
        let (Some(first), Some(last)) = (self.tokens.get(from), self.tokens.get(to)) else { return false };
        from <= to
            && ruff_python_parser::parse_expression(&format!("({}\n)", &self.text[first.start..last.end]))
                .is_ok()
    }
}

/// The parser's fault in CPython's words.
pub(super) fn diagnose(text: &str, error: &ParseError, mode: Mode) -> SyntaxError {
    let translated = translate(text, error);
    if matches!(translated.fault, Fault::Recursion | Fault::Tab) {
        return translated;
    }
    let mut lexer = Lexer::new(text, mode != Mode::Eval);
    let fault = lexer.run().err();
    let unclosed = lexer.open.last().copied();
    let line_of =
        |at: usize| text.as_bytes()[..at.min(text.len())].iter().filter(|&&byte| byte == b'\n').count();
    let never_closed = unclosed
        .map(|(bracket, at)| SyntaxError::new(format!("'{bracket}' was never closed"), range(at, at + 1)));
    let ends = fault.clone().or_else(|| never_closed.clone());
    let words = Words { text, tokens: lexer.tokens, fault: ends };
    let at = error.location.start().to_usize();
    // A bracket that is still open further down says more than the mistake behind it.
    let is_open = unclosed.is_some_and(|(_, open)| line_of(at) > line_of(open));
    if let Some(found) = rules::comma(&words, at) {
        let in_string = words.tokens[..words.token_at(at)].iter().fold(0, |depth, token| match token.kind {
            Kind::Start => depth + 1,
            Kind::End => depth - 1,
            _ => depth,
        });
        return match (fault, never_closed) {
            _ if in_string > 0 => found,
            (Some(fault), _) => fault,
            (None, Some(never_closed)) if is_open => never_closed,
            _ => found,
        };
    }
    if let Some(found) = field::fault(&words, at) {
        return found;
    }
    // An indentation is refused before what stands behind it is read.
    let is_first =
        |fault: &SyntaxError| translated.fault == Fault::Syntax || fault.range.start().to_usize() < at;
    if let Some(fault) = fault
        && is_first(&fault)
    {
        return fault;
    }
    if translated.fault != Fault::Syntax {
        return translated;
    }
    let is_at_end = text[at.min(text.len())..].trim().is_empty();
    if let Some(never_closed) = never_closed
        && (is_at_end || is_open)
    {
        return never_closed;
    }
    if let Some(found) = rules::fault(&words, at) {
        return found;
    }
    match &error.error {
        // What this machine's own lexer does not take, and CPython's does, is wrong for another reason.
        ParseErrorType::Lexical(_) if translated.message.starts_with("Got unexpected") => {
            SyntaxError::new("invalid syntax", error.location)
        }
        _ => translated,
    }
}
