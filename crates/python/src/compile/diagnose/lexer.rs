//! The words of a text as CPython's tokenizer cuts them, until it refuses one (`Parser/lexer/lexer.c`). It is read only
//! when the parser has found a fault, to say in CPython's words what is wrong.

use unicode_ident::{is_xid_continue, is_xid_start};

use super::super::SyntaxError;
use super::{number, range};
use crate::text::escape::is_printable;

/// What CPython lets lie inside one another.
const FIELDS: usize = 3;
const STRINGS: usize = 150;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Name,
    Number,
    String,
    /// The beginning, a piece of the text, and the end of an f-string or t-string.
    Start,
    Text,
    End,
    Operator,
    Newline,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
    /// How many brackets are open; a bracket counts itself.
    pub(super) level: usize,
}

/// An f-string or t-string that is open.
struct Interpolated {
    letter: char,
    quote: u8,
    is_triple: bool,
    is_raw: bool,
    start: usize,
    /// How many brackets are open in front of it.
    level: usize,
    fields: Vec<Field>,
}

/// A replacement field that is open: how many brackets are open with its own, and whether its format is read.
struct Field {
    level: usize,
    in_format: bool,
}

pub(super) struct Lexer<'a> {
    pub(super) text: &'a str,
    at: usize,
    pub(super) tokens: Vec<Token>,
    /// Brackets that are open, with their places.
    pub(super) open: Vec<(char, usize)>,
    strings: Vec<Interpolated>,
    /// The last line has an end, even if the text has none there.
    ends_line: bool,
}

type Done<T = ()> = Result<T, SyntaxError>;

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str, ends_line: bool) -> Self {
        Self { text, at: 0, tokens: Vec::new(), open: Vec::new(), strings: Vec::new(), ends_line }
    }

    /// Cuts the text.
    ///
    /// # Errors
    /// The first word that is none.
    pub(super) fn run(&mut self) -> Done {
        loop {
            let in_text = self
                .strings
                .last()
                .is_some_and(|string| string.fields.last().is_none_or(|field| field.in_format));
            if in_text {
                self.text_of_string()?;
            } else if self.at >= self.text.len() {
                return Ok(());
            } else {
                self.word()?;
            }
        }
    }

    pub(super) fn line(&self, at: usize) -> usize {
        self.text.as_bytes()[..at.min(self.text.len())].iter().filter(|&&byte| byte == b'\n').count() + 1
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self, ahead: usize) -> u8 {
        self.text.as_bytes().get(self.at + ahead).copied().unwrap_or(0)
    }

    fn push(&mut self, kind: Kind, length: usize) {
        let (start, end) = (self.at, self.at + length);
        self.tokens.push(Token { kind, start, end, level: self.open.len() });
        self.at = end;
    }

    fn fail<T>(&self, message: impl Into<String>, start: usize, end: usize) -> Done<T> {
        Err(SyntaxError::new(message, range(start, end)))
    }

    fn word(&mut self) -> Done {
        let c = self.rest().chars().next().unwrap_or('\0');
        match c {
            ' ' | '\t' | '\u{C}' => self.at += 1,
            '#' => self.at += self.rest().find('\n').unwrap_or(self.rest().len()),
            '\n' if self.open.is_empty() => self.push(Kind::Newline, 1),
            '\n' => self.at += 1,
            '\\' => return self.continuation(),
            '\'' | '"' => return self.string(0),
            '0'..='9' => return self.number(),
            '.' if self.peek(1).is_ascii_digit() => return self.number(),
            '(' | '[' | '{' => {
                self.open.push((c, self.at));
                self.push(Kind::Operator, 1);
            }
            ')' | ']' | '}' => return self.close(c),
            _ if c == '_' || is_xid_start(c) => return self.name(),
            _ if c.is_ascii_graphic() => self.operator(),
            _ => return self.stray(c),
        }
        Ok(())
    }

    fn stray(&self, c: char) -> Done {
        let (code, end) = (u32::from(c), self.at + c.len_utf8());
        let message = if is_printable(code) {
            format!("invalid character '{c}' (U+{code:04X})")
        } else {
            format!("invalid non-printable character U+{code:04X}")
        };
        self.fail(message, self.at, end)
    }

    fn continuation(&mut self) -> Done {
        match self.rest()[1..].chars().next() {
            Some('\n') if self.at + 2 < self.text.len() => {
                self.at += 2;
                Ok(())
            }
            Some('\n') => self.fail("unexpected EOF while parsing", self.at + 1, self.at + 1),
            None if self.ends_line => self.fail("unexpected EOF while parsing", self.at + 1, self.at + 1),
            _ => {
                let message = "unexpected character after line continuation character";
                self.fail(message, self.at + 1, self.at + 1)
            }
        }
    }

    fn name(&mut self) -> Done {
        let rest = self.rest();
        let length = rest.find(|c| !is_xid_continue(c)).unwrap_or(rest.len());
        if matches!(rest.as_bytes().get(length), Some(b'\'' | b'"')) && is_prefix(&rest[..length]) {
            return self.string(length);
        }
        self.push(Kind::Name, length);
        Ok(())
    }

    fn number(&mut self) -> Done {
        let length = number::length(self.rest()).map_err(|fault| {
            let at = self.at + fault.at;
            SyntaxError::new(fault.message, range(at, at + usize::from(fault.is_wide)))
        })?;
        self.push(Kind::Number, length);
        Ok(())
    }

    fn operator(&mut self) {
        const LONG: [&str; 25] = [
            "**=", "//=", ">>=", "<<=", "...", "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "->", "+=",
            "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=", ":=", "<>",
        ];
        let level = self.open.len();
        if let Some(field) = self.strings.last_mut().and_then(|string| string.fields.last_mut())
            && field.level == level
            && self.text.as_bytes()[self.at] == b':'
        {
            field.in_format = true;
            return self.push(Kind::Operator, 1);
        }
        let length = LONG.iter().find(|long| self.rest().starts_with(**long)).map_or(1, |long| long.len());
        self.push(Kind::Operator, length);
    }

    fn close(&mut self, c: char) -> Done {
        let level = self.open.len();
        let what = self.strings.last().map(|string| string.letter);
        let in_field = self.strings.last().and_then(|string| string.fields.last()).map(|field| field.level);
        let Some(&(open, at)) = self.open.last() else {
            return self.fail(format!("unmatched '{c}'"), self.at, self.at + 1);
        };
        if !matches!((open, c), ('(', ')') | ('[', ']') | ('{', '}')) {
            if open == '{' && in_field == Some(level) {
                let message = format!("{}-string: unmatched '{c}'", what.unwrap_or('f'));
                return self.fail(message, self.at, self.at + 1);
            }
            let message = format!("closing parenthesis '{c}' does not match opening parenthesis '{open}'");
            let line = self.line(at);
            let message =
                if line == self.line(self.at) { message } else { format!("{message} on line {line}") };
            return self.fail(message, self.at, self.at + 1);
        }
        self.push(Kind::Operator, 1);
        self.open.pop();
        if in_field == Some(level) {
            self.strings.last_mut().map(|string| string.fields.pop());
        }
        Ok(())
    }

    /// A string, whose prefix has so many letters.
    fn string(&mut self, prefix: usize) -> Done {
        let letters = self.rest()[..prefix].to_ascii_lowercase();
        if let Some((one, other)) = incompatible(&letters) {
            let message = format!("'{one}' and '{other}' prefixes are incompatible");
            return self.fail(message, self.at, self.at + prefix + 1);
        }
        let (start, quote) = (self.at, self.peek(prefix));
        let is_triple = self.peek(prefix + 1) == quote && self.peek(prefix + 2) == quote;
        let quotes = if is_triple { 3 } else { 1 };
        if let Some(letter) = letters.chars().find(|letter| matches!(letter, 'f' | 't')) {
            if self.strings.len() + 1 >= STRINGS {
                return self.fail("too many nested f-strings or t-strings", start, start + 1);
            }
            let (is_raw, level) = (letters.contains('r'), self.open.len());
            self.push(Kind::Start, prefix + quotes);
            let fields = Vec::new();
            self.strings.push(Interpolated { letter, quote, is_triple, is_raw, start, level, fields });
            return Ok(());
        }
        let mut at = start + prefix + quotes;
        let bytes = self.text.as_bytes();
        let mut escapes_quote = false;
        loop {
            match bytes.get(at) {
                None => break,
                Some(b'\n') if !is_triple => break,
                Some(b'\\') => {
                    escapes_quote |= bytes.get(at + 1) == Some(&quote);
                    at += 2;
                }
                Some(&byte) if byte == quote && (!is_triple || bytes[at..].starts_with(&[quote; 3])) => {
                    let end = at + quotes;
                    self.push(Kind::String, end - start);
                    return Ok(());
                }
                Some(_) => at += 1,
            }
        }
        if let Some(outer) = self.strings.last()
            && outer.quote == quote
            && outer.is_triple == is_triple
        {
            return self.fail(format!("{}-string: expecting '}}'", outer.letter), start, start + 1);
        }
        self.unterminated("string", is_triple, start, at, escapes_quote)
    }

    fn unterminated(
        &self,
        what: &str,
        is_triple: bool,
        start: usize,
        end: usize,
        escapes_quote: bool,
    ) -> Done {
        let kind = if is_triple { "triple-quoted " } else { "" };
        let body = self.text[..end.min(self.text.len())].trim_end_matches('\n').len().max(start);
        let line = self.line(body);
        let hint = if escapes_quote && !is_triple { "; perhaps you escaped the end quote" } else { "" };
        self.fail(format!("unterminated {kind}{what} literal (detected at line {line}){hint}"), start, start)
    }

    /// The text of the innermost f-string, up to a field or its end.
    fn text_of_string(&mut self) -> Done {
        let string = self.strings.last().expect("an f-string is open");
        let (quote, is_triple, letter) = (string.quote, string.is_triple, string.letter);
        let (is_raw, in_format, start) = (string.is_raw, !string.fields.is_empty(), string.start);
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        loop {
            match bytes.get(at) {
                None => return self.unterminated(&format!("{letter}-string"), is_triple, start, at, false),
                Some(b'\n') if !is_triple && in_format => {
                    let message = format!(
                        "{letter}-string: newlines are not allowed in format specifiers for single quoted {letter}-strings"
                    );
                    return self.fail(message, at, at + 1);
                }
                Some(b'\n') if !is_triple => {
                    return self.unterminated(&format!("{letter}-string"), is_triple, start, at, false);
                }
                Some(&byte) if byte == quote && (!is_triple || bytes[at..].starts_with(&[quote; 3])) => {
                    self.piece(at);
                    let string = self.strings.pop().expect("it is open");
                    self.open.truncate(string.level);
                    self.push(Kind::End, if is_triple { 3 } else { 1 });
                    return Ok(());
                }
                Some(b'\\') if !is_raw && bytes[at + 1..].starts_with(b"N{") => {
                    let name = self.text[at..].find(['}', '\n', char::from(quote)]);
                    at += name.map_or(3, |end| end.max(3));
                    at += usize::from(bytes.get(at) == Some(&b'}'));
                }
                Some(b'\\') if !matches!(bytes.get(at + 1), Some(b'{' | b'}')) => at += 2,
                Some(b'{') if in_format || bytes.get(at + 1) != Some(&b'{') => {
                    self.piece(at);
                    return self.field(letter);
                }
                Some(b'}') if in_format => {
                    self.piece(at);
                    return self.close('}');
                }
                Some(b'{' | b'}') if bytes.get(at + 1) == Some(&bytes[at]) => at += 2,
                Some(b'}') => {
                    return self.fail(format!("{letter}-string: single '}}' is not allowed"), at, at + 1);
                }
                Some(_) => at += 1,
            }
        }
    }

    fn piece(&mut self, end: usize) {
        if end > self.at {
            self.push(Kind::Text, end - self.at);
        }
    }

    fn field(&mut self, letter: char) -> Done {
        self.open.push(('{', self.at));
        let level = self.open.len();
        let fields = &mut self.strings.last_mut().expect("an f-string is open").fields;
        fields.push(Field { level, in_format: false });
        if fields.len() > FIELDS {
            let message = format!("{letter}-string: expressions nested too deeply");
            return self.fail(message, self.at, self.at + 1);
        }
        self.push(Kind::Operator, 1);
        Ok(())
    }
}

/// Whether letters before a quote may be a string's prefix: each at most once.
fn is_prefix(letters: &str) -> bool {
    let lower = letters.to_ascii_lowercase();
    let is_known = |(at, letter): (usize, char)| "burft".contains(letter) && !lower[..at].contains(letter);
    lower.char_indices().all(is_known)
}

/// Two letters of a prefix that do not go together.
fn incompatible(letters: &str) -> Option<(char, char)> {
    const PAIRS: [(char, char); 7] =
        [('u', 'b'), ('u', 'r'), ('u', 'f'), ('u', 't'), ('b', 'f'), ('b', 't'), ('f', 't')];
    PAIRS.into_iter().find(|(one, other)| letters.contains(*one) && letters.contains(*other))
}
