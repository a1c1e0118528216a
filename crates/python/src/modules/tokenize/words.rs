//! Each word with its kind, its text, where it begins and ends, and the lines that it is on.

use std::collections::VecDeque;

use ruff_python_ast::PySourceType;
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{ParseErrorType, parse_unchecked_source};
use ruff_text_size::Ranged;

use crate::compile::{Fault, SyntaxError};
use crate::modules::builtins::syntax_error;

use crate::vm::{Res, Vm};

/// Numbers of `Lib/token.py`.
mod number {
    pub(super) const ENDMARKER: i64 = 0;
    pub(super) const NAME: i64 = 1;
    pub(super) const NUMBER: i64 = 2;
    pub(super) const STRING: i64 = 3;
    pub(super) const NEWLINE: i64 = 4;
    pub(super) const INDENT: i64 = 5;
    pub(super) const DEDENT: i64 = 6;
    pub(super) const OP: i64 = 55;
    pub(super) const FSTRING_START: i64 = 59;
    pub(super) const COMMENT: i64 = 65;
    pub(super) const NL: i64 = 66;
}

/// Operators by their numbers, from `LPAR` on.
const OPERATORS: &[&str] = &[
    "(", ")", "[", "]", ":", ",", ";", "+", "-", "*", "/", "|", "&", "<", ">", "=", ".", "%", "{", "}", "==",
    "!=", "<=", ">=", "~", "^", "<<", ">>", "**", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=",
    ">>=", "**=", "//", "//=", "@", "@=", "->", "...", ":=", "!",
];
const FIRST_OPERATOR: i64 = 7;

struct Writer<'a> {
    vm: Vm,
    text: &'a str,
    /// The byte where each line begins.
    lines: Vec<usize>,
    extra: bool,
    out: VecDeque<Res>,
}

/// The words of a text, and the exception that ends them.
pub(super) fn words(vm: Vm, source: &str, extra: bool) -> VecDeque<Res> {
    let text = source.replace("\r\n", "\n").replace('\r', "\n");
    let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let mut writer = Writer { vm, text: &text, lines, extra, out: VecDeque::new() };
    let fail = |error: &SyntaxError| Err(syntax_error(vm, error, &text, &vm.str("<string>")));
    if let Err(error) = crate::compile::check_depth(&text) {
        return VecDeque::from([fail(&error)]);
    }
    let parsed = parse_unchecked_source(&text, PySourceType::Python);
    // `$` and the like are words of their own for whoever wants all of them.
    let is_stray = |at: usize| extra && matches!(text.as_bytes().get(at), Some(b'$' | b'?' | b'`' | b'!'));
    let fault = parsed.errors().iter().find(|error| {
        matches!(error.error, ParseErrorType::Lexical(_)) && !is_stray(error.location.start().to_usize())
    });
    let mut depth = 0usize;
    for token in parsed.tokens().iter() {
        let (start, end) = (token.range().start().to_usize(), token.range().end().to_usize());
        if let Some(fault) = fault
            && end > fault.location.start().to_usize()
        {
            break;
        }
        match token.kind() {
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth += 1,
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => depth = depth.saturating_sub(1),
            _ => {}
        }
        if !(depth > 0 && token.kind() == TokenKind::Newline) {
            writer.word(token.kind(), start, end);
        }
    }
    if let Some(fault) = fault {
        writer.out.push_back(fail(&crate::compile::translate(&text, fault)));
    } else if depth > 0 {
        let range = ruff_text_size::TextRange::empty(ruff_text_size::TextSize::of(&*text));
        let error = SyntaxError::of(Fault::Syntax, "unexpected EOF in multi-line statement", range);
        writer.out.push_back(fail(&error));
    } else {
        writer.end();
    }
    writer.out
}

impl Writer<'_> {
    fn row(&self, at: usize) -> usize {
        self.lines.partition_point(|&start| start <= at) - 1
    }

    fn place(&self, at: usize) -> (usize, usize) {
        let row = self.row(at);
        (row + 1, self.text[self.lines[row]..at].chars().count())
    }

    /// The lines from one to another, with their ends.
    fn lines(&self, first: usize, last: usize) -> &str {
        let end = self.lines.get(last + 1).copied().unwrap_or(self.text.len());
        self.lines.get(first).map_or("", |&start| &self.text[start..end])
    }

    fn push(&mut self, number: i64, text: &str, start: (usize, usize), end: (usize, usize), line: &str) {
        let vm = self.vm;
        let place = |(row, column)| vm.pair(vm.size(row), vm.size(column));
        let token = vec![vm.int(number), vm.str(text), place(start), place(end), vm.str(line)];
        self.out.push_back(Ok(vm.tuple(token)));
    }

    fn number(&self, kind: TokenKind, text: &str) -> Option<i64> {
        Some(match kind {
            TokenKind::Int | TokenKind::Float | TokenKind::Complex => number::NUMBER,
            TokenKind::String => number::STRING,
            TokenKind::FStringStart => number::FSTRING_START,
            TokenKind::FStringMiddle => number::FSTRING_START + 1,
            TokenKind::FStringEnd => number::FSTRING_START + 2,
            TokenKind::TStringStart => number::FSTRING_START + 3,
            TokenKind::TStringMiddle => number::FSTRING_START + 4,
            TokenKind::TStringEnd => number::FSTRING_START + 5,
            TokenKind::Comment if self.extra => number::COMMENT,
            TokenKind::NonLogicalNewline if self.extra => number::NL,
            TokenKind::Comment | TokenKind::NonLogicalNewline | TokenKind::EndOfFile => return None,
            TokenKind::Newline => number::NEWLINE,
            TokenKind::Indent => number::INDENT,
            TokenKind::Dedent => number::DEDENT,
            TokenKind::Unknown | TokenKind::Question => number::OP,
            _ => match OPERATORS.iter().position(|operator| *operator == text) {
                Some(_) if self.extra => number::OP,
                Some(index) => FIRST_OPERATOR + index as i64,
                None => number::NAME,
            },
        })
    }

    fn word(&mut self, kind: TokenKind, start: usize, end: usize) {
        let text = self.text;
        let Some(number) = self.number(kind, &text[start..end]) else { return };
        let (from, to) = (self.place(start), self.place(end));
        let is_end = matches!(kind, TokenKind::Newline | TokenKind::NonLogicalNewline);
        if kind == TokenKind::Dedent && start == text.len() && self.is_closed() {
            self.push(number, "", from, from, "");
            return;
        }
        let line = self.lines(from.0 - 1, if is_end { from.0 - 1 } else { to.0 - 1 }).to_owned();
        // The end of a line is one column of it, even where the text ends without one.
        let to = if is_end { (from.0, from.1 + 1) } else { to };
        self.push(number, &text[start..end], from, to, &line);
    }

    /// Whether the last line has an end.
    fn is_closed(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n')
    }

    /// The end lies on a line of its own.
    fn end(&mut self) {
        let row = self.lines.len() + usize::from(!self.is_closed());
        self.push(number::ENDMARKER, "", (row, 0), (row, 0), "");
    }
}
