//! The module `_tokenize` (`Python/Python-tokenize.c`): the tokens of a text, as ruff's lexer finds them and `tokenize`
//! tells them.

use ruff_python_ast::token::TokenKind;
use ruff_text_size::{TextRange, TextSize};

use super::new_class;
use crate::compile::{SyntaxError, tokens};
use crate::modules::builtins::syntax_error;
use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::code::Source;
use crate::types::string::Str;
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};
use crate::waits;

/// Numbers of kinds, as `token` names them.
mod number {
    pub(super) const END: i64 = 0;
    pub(super) const NAME: i64 = 1;
    pub(super) const NUMBER: i64 = 2;
    pub(super) const STRING: i64 = 3;
    pub(super) const NEWLINE: i64 = 4;
    pub(super) const INDENT: i64 = 5;
    pub(super) const DEDENT: i64 = 6;
    pub(super) const OPERATOR: i64 = 55;
    pub(super) const FSTRING_START: i64 = 59;
    pub(super) const FSTRING_MIDDLE: i64 = 60;
    pub(super) const FSTRING_END: i64 = 61;
    pub(super) const TSTRING_START: i64 = 62;
    pub(super) const TSTRING_MIDDLE: i64 = 63;
    pub(super) const TSTRING_END: i64 = 64;
    pub(super) const COMMENT: i64 = 65;
    pub(super) const NL: i64 = 66;
}

/// The text that has been read, and its tokens that have not been given yet.
struct Read {
    source: Source,
    tokens: std::vec::IntoIter<(TokenKind, TextRange)>,
    /// What is wrong with the text behind the tokens.
    error: Option<SyntaxError>,
}

struct Tokenizer {
    readline: Value,
    encoding: Slot,
    /// Whether comments and the ends of blank lines count.
    extra: bool,
    read: Mut<Option<Read>>,
}

impl Body for Tokenizer {
    const KIND: Kind = Kind::Other;
}

pub(crate) fn fill(vm: Vm, m: &Methods) {
    let name = "_tokenize.TokenizerIter";
    let class = new_class(vm, "_tokenize", name, &vm.classes().object, Info::plain::<Tokenizer>(), 0);
    Methods::of(vm, &class)
        .maker("cls, readline, /, *, encoding=None, extra_tokens=False", waits!(new))
        .sync("__iter__", "self, /", |_, a| Ok(a[0].clone()))
        .wait("__next__", "self, /", waits!(next));
    m.value("TokenizerIter", class);
}

async fn new(vm: Vm, a: Vec<Value>) -> Res {
    let extra = vm.truth(&a[3]).await?;
    let encoding = Some(a[2].clone()).filter(|encoding| !encoding.is_none());
    Ok(allocate(&a[0], Tokenizer { readline: a[1].clone(), encoding, extra, read: Mut::new(None) }))
}

/// All lines that `readline` gives, until it gives an empty one or says that there are no more.
async fn text(vm: Vm, tokenizer: &Tokenizer) -> Res<String> {
    let mut text = String::new();
    loop {
        let line = match vm.call(&tokenizer.readline, Vec::new()).await {
            Err(raise) if vm.is_raised(&raise, &vm.classes().stop_iteration) => break,
            line => line?,
        };
        let line = match &tokenizer.encoding {
            Some(encoding) => {
                let decode = vm.attribute(&line, &vm.intern_str("decode")).await?;
                vm.call(&decode, vec![encoding.clone()]).await?
            }
            None => line,
        };
        let Some(line) = line.get::<Str>() else {
            let class = vm.class_name(&line);
            return Err(vm.type_error(format!("readline() returned a non-string object of type {class}")));
        };
        if line.bytes().is_empty() {
            break;
        }
        text.push_str(&line.lossy());
    }
    Ok(text)
}

async fn next(vm: Vm, a: Vec<Value>) -> Res {
    let tokenizer = a[0].body::<Tokenizer>();
    if tokenizer.read.with(|read| read.is_none()) {
        let text = text(vm, tokenizer).await?;
        let (source, tokens, error) = tokens(&text);
        let tokens = completed(&source, tokens, error.is_none());
        tokenizer.read.set(Some(Read { source, tokens: tokens.into_iter(), error }));
    }
    loop {
        let found = tokenizer.read.with(|read| {
            let read = read.as_mut()?;
            let (kind, range) = read.tokens.next()?;
            Some(token(vm, &read.source, kind, range))
        });
        let Some((number, token)) = found else { return Err(ended(vm, tokenizer)) };
        if tokenizer.extra || !matches!(number, number::COMMENT | number::NL) {
            return Ok(token);
        }
    }
}

/// The tokens as CPython tells them: a doubled brace in an f-string ends a piece of text, of which only the first counts;
/// and the end of the text is a token.
fn completed(
    source: &Source,
    tokens: Vec<(TokenKind, TextRange)>,
    ends: bool,
) -> Vec<(TokenKind, TextRange)> {
    let mut all = Vec::with_capacity(tokens.len() + 1);
    for (kind, range) in tokens {
        if !matches!(kind, TokenKind::FStringMiddle | TokenKind::TStringMiddle) {
            all.push((kind, range));
            continue;
        }
        let text = &source.text[range.start().to_usize()..range.end().to_usize()];
        let mut start = 0;
        while let Some(at) = doubled(text, start) {
            let end = at + 1;
            all.push((kind, TextRange::at(offset(range, start), TextSize::new((end - start) as u32))));
            start = (end + 1).min(text.len());
        }
        if start < text.len() {
            all.push((kind, TextRange::new(offset(range, start), range.end())));
        }
    }
    if ends && all.last().is_none_or(|(kind, _)| *kind != TokenKind::EndOfFile) {
        let end = TextSize::of(source.text.as_str());
        all.push((TokenKind::EndOfFile, TextRange::empty(end)));
    }
    all
}

/// The next brace from `start` on, which another one follows; those of `\N{…}` are part of the text.
fn doubled(text: &str, start: usize) -> Option<usize> {
    let braces = text[start..].match_indices(['{', '}']);
    braces.map(|(at, _)| start + at).find(|&at| text.as_bytes().get(at + 1) == text.as_bytes().get(at))
}

fn offset(range: TextRange, more: usize) -> TextSize {
    range.start() + TextSize::new(more as u32)
}

/// There are no more tokens: the text is at its end, or wrong from here on.
fn ended(vm: Vm, tokenizer: &Tokenizer) -> crate::vm::Raise {
    let error = tokenizer.read.with(|read| {
        let read = read.as_mut()?;
        Some((read.error.take()?, read.source.text.clone()))
    });
    match error {
        Some((error, text)) => syntax_error(vm, &error, &text, &vm.str("<string>")),
        None => vm.stop_iteration(Value::NONE),
    }
}

fn number_of(kind: TokenKind) -> i64 {
    match kind {
        TokenKind::EndOfFile => number::END,
        TokenKind::Identifier => number::NAME,
        TokenKind::Int | TokenKind::Float | TokenKind::Complex => number::NUMBER,
        TokenKind::String => number::STRING,
        TokenKind::FStringStart => number::FSTRING_START,
        TokenKind::FStringMiddle => number::FSTRING_MIDDLE,
        TokenKind::FStringEnd => number::FSTRING_END,
        TokenKind::TStringStart => number::TSTRING_START,
        TokenKind::TStringMiddle => number::TSTRING_MIDDLE,
        TokenKind::TStringEnd => number::TSTRING_END,
        TokenKind::Newline => number::NEWLINE,
        TokenKind::NonLogicalNewline => number::NL,
        TokenKind::Comment => number::COMMENT,
        TokenKind::Indent => number::INDENT,
        TokenKind::Dedent => number::DEDENT,
        kind if kind.is_keyword() => number::NAME,
        _ => number::OPERATOR,
    }
}

/// The tuple of a token: kind, text, beginning, end, and the lines in which it stands.
fn token(vm: Vm, source: &Source, kind: TokenKind, range: TextRange) -> (i64, Value) {
    let number = number_of(kind);
    if number == number::END {
        let text = &source.text;
        let lines = text.matches('\n').count() + usize::from(!text.is_empty() && !text.ends_with('\n'));
        let place = vm.pair(vm.size(lines + 1), vm.int(0));
        let parts = vec![vm.int(number), vm.str(""), place.clone(), place, vm.str("")];
        return (number, vm.tuple(parts));
    }
    let text = &source.text[range.start().to_usize()..range.end().to_usize()];
    let start = source.place(range.start().to_u32());
    let end = match text.ends_with('\n') && matches!(number, number::NEWLINE | number::NL) {
        // The break belongs to the line that it ends.
        true => {
            let (line, column) = source.place((range.end() - TextSize::new(1)).to_u32());
            (line, column + 1)
        }
        // A text without a break at its end has one of no width there.
        false if number == number::NEWLINE && text.is_empty() => (start.0, start.1 + 1),
        false => source.place(range.end().to_u32()),
    };
    let place = |(line, column): (u32, u32)| {
        let before = source.line(line).unwrap_or_default();
        let characters = match before.get(..column as usize) {
            Some(before) => before.chars().count(),
            None => before.chars().count() + column as usize - before.len(),
        };
        vm.pair(vm.int(line.into()), vm.size(characters))
    };
    let line = lines(source, start.0, end.0);
    (number, vm.tuple(vec![vm.int(number), vm.str(text), place(start), place(end), vm.str(line)]))
}

/// The text of some lines, with the breaks at their ends.
fn lines(source: &Source, first: u32, last: u32) -> &str {
    let start = source.start(first);
    let end = source.start(last + 1);
    &source.text[start..end]
}
