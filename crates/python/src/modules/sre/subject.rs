//! What a pattern is matched against: a string, or what has bytes.

use rustpython_sre_engine::{Request, State, StrDrive, StringCursor};

use super::pattern::Pattern;
use crate::object::{Kind, Mut};
use crate::types::bytes::Bytes;
use crate::types::bytes_methods::buffer;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// How a pattern is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// It matches here.
    Match,
    /// It matches here, up to the end.
    Full,
    /// It matches here or further on.
    Search,
}

/// Where from and where to, counted in characters.
pub(super) type Span = (usize, usize);

/// What was found: the whole match, then the groups.
pub(super) struct Found {
    pub(super) spans: Vec<Option<Span>>,
    /// The number of the group that closed last.
    pub(super) last: Option<usize>,
}

impl Found {
    pub(super) fn whole(&self) -> Span {
        self.spans.first().copied().flatten().unwrap_or_default()
    }
}

pub(super) struct Subject {
    value: Value,
    /// The bytes as they were, of what may change them.
    copied: Option<Box<[u8]>>,
    /// How many characters there are.
    pub(super) len: usize,
    /// A character is not always one byte.
    wide: bool,
    /// A character that was looked for lately, and the byte where it begins.
    near: Mut<Span>,
}

impl Subject {
    pub(super) fn of(vm: Vm, value: &Value) -> Res<Self> {
        let (copied, len, wide) = match value.kind() {
            Kind::Str => {
                let text = value.body::<Str>();
                (None, text.len(), !text.is_ascii())
            }
            Kind::Bytes => (None, value.body::<Bytes>().0.len(), false),
            _ => match buffer(vm, value)? {
                Some(bytes) => (Some(Box::from(&bytes[..])), bytes.len(), false),
                None => {
                    let class = vm.class_name(value);
                    return Err(vm.type_error(format!("expected string or bytes-like object, got '{class}'")));
                }
            },
        };
        Ok(Self { value: value.clone(), copied, len, wide, near: Mut::new((0, 0)) })
    }

    pub(super) fn value(&self) -> &Value {
        &self.value
    }

    pub(super) fn is_text(&self) -> bool {
        self.value.kind() == Kind::Str
    }

    fn bytes(&self) -> &[u8] {
        match (&self.copied, self.is_text()) {
            (Some(bytes), _) => bytes,
            (None, true) => self.value.body::<Str>().bytes(),
            (None, false) => &self.value.body::<Bytes>().0,
        }
    }

    /// The byte where a character begins, sought from the one that was sought last.
    fn offset(&self, index: usize) -> usize {
        let index = index.min(self.len);
        if !self.wide {
            return index;
        }
        let bytes = self.bytes();
        let starts = |byte: &u8| byte & 0xC0 != 0x80;
        let (known, offset) = self.near.get();
        let found = if index >= known {
            let mut starts = bytes[offset..].iter().enumerate().filter(|(_, byte)| starts(byte));
            starts.nth(index - known).map_or(bytes.len(), |(further, _)| offset + further)
        } else if known - index <= index {
            let mut starts = bytes[..offset].iter().enumerate().rev().filter(|(_, byte)| starts(byte));
            starts.nth(known - index - 1).map_or(0, |(offset, _)| offset)
        } else {
            let mut starts = bytes.iter().enumerate().filter(|(_, byte)| starts(byte));
            starts.nth(index).map_or(bytes.len(), |(offset, _)| offset)
        };
        self.near.set((index, found));
        found
    }

    /// The bytes of a part.
    pub(super) fn slice(&self, (start, end): Span) -> &[u8] {
        let start = self.offset(start);
        let end = self.offset(end).max(start);
        &self.bytes()[start..end]
    }

    /// A part as a value, which is the subject itself where it is all of it.
    pub(super) fn part(&self, vm: Vm, span: Span) -> Value {
        let all = span.0 == 0 && span.1 >= self.len;
        let is_plain = self.value.exact::<Str>().is_some() || self.value.exact::<Bytes>().is_some();
        if all && is_plain {
            return self.value.clone();
        }
        let bytes = self.slice(span).to_vec();
        if self.is_text() { vm.wtf8(bytes) } else { vm.bytes(bytes) }
    }

    /// Applies a pattern between two places. With `stuck` an empty match at the start is none.
    pub(super) fn find(&self, pattern: &Pattern, how: How, span: Span, stuck: bool) -> Option<Found> {
        let (start, end) = span;
        if start > end {
            return None;
        }
        let bytes = self.bytes();
        let cursor = cursor_at(bytes, self.offset(start), start);
        if self.wide {
            run(Wide { bytes, len: self.len }, cursor, pattern, how, span, stuck)
        } else {
            run(Narrow(bytes), cursor, pattern, how, span, stuck)
        }
    }
}

/// A cursor at a byte, which begins the character with this index.
fn cursor_at(bytes: &[u8], offset: usize, index: usize) -> StringCursor {
    let mut cursor = bytes.create_cursor(offset);
    cursor.position = index;
    cursor
}

fn run<S: StrDrive>(
    string: S,
    cursor: StringCursor,
    pattern: &Pattern,
    how: How,
    (start, end): Span,
    stuck: bool,
) -> Option<Found> {
    let request = Request {
        string,
        start,
        end,
        pattern_codes: &pattern.code,
        match_all: how == How::Full,
        must_advance: stuck,
    };
    let mut state = State::default();
    state.cursor = cursor;
    let found = match how {
        How::Search => state.search(request),
        How::Match | How::Full => state.py_match(&request),
    };
    if !found {
        return None;
    }
    let mut spans = vec![Some((state.start, state.cursor.position))];
    spans.extend((0..pattern.groups).map(|group| {
        let (start, end) = state.marks.get(group);
        start.into_option().zip(end.into_option()).filter(|(start, end)| start <= end)
    }));
    let last = usize::try_from(state.marks.last_index()).ok().filter(|last| *last > 0);
    Some(Found { spans, last })
}

/// Text whose characters are bytes. The engine's own form reads the byte behind the end.
#[derive(Clone, Copy)]
struct Narrow<'a>(&'a [u8]);

impl StrDrive for Narrow<'_> {
    fn count(&self) -> usize {
        self.0.len()
    }
    #[inline]
    fn create_cursor(&self, n: usize) -> StringCursor {
        self.0.create_cursor(n)
    }
    #[inline]
    fn adjust_cursor(&self, cursor: &mut StringCursor, n: usize) {
        self.0.adjust_cursor(cursor, n);
    }
    #[inline]
    fn advance(cursor: &mut StringCursor) -> u32 {
        let byte = <&[u8]>::peek(cursor);
        <&[u8]>::skip(cursor, 1);
        byte
    }
    #[inline]
    fn peek(cursor: &StringCursor) -> u32 {
        <&[u8]>::peek(cursor)
    }
    #[inline]
    fn skip(cursor: &mut StringCursor, n: usize) {
        <&[u8]>::skip(cursor, n);
    }
    #[inline]
    fn back_advance(cursor: &mut StringCursor) -> u32 {
        <&[u8]>::back_advance(cursor)
    }
    #[inline]
    fn back_peek(cursor: &StringCursor) -> u32 {
        <&[u8]>::back_peek(cursor)
    }
    #[inline]
    fn back_skip(cursor: &mut StringCursor, n: usize) {
        <&[u8]>::back_skip(cursor, n);
    }
}

/// Text of WTF-8. Unlike the engine's own form it goes to a character from the nearest one that it knows.
#[derive(Clone, Copy)]
struct Wide<'a> {
    bytes: &'a [u8],
    len: usize,
}

impl StrDrive for Wide<'_> {
    fn count(&self) -> usize {
        self.len
    }
    fn create_cursor(&self, n: usize) -> StringCursor {
        if n <= self.len / 2 {
            let mut cursor = self.bytes.create_cursor(0);
            <&str>::skip(&mut cursor, n);
            return cursor;
        }
        let mut cursor = cursor_at(self.bytes, self.bytes.len(), self.len);
        <&str>::back_skip(&mut cursor, self.len - n);
        cursor
    }
    fn adjust_cursor(&self, cursor: &mut StringCursor, n: usize) {
        let known = cursor.position;
        if known > self.len || known.abs_diff(n) > n.min(self.len - n) {
            *cursor = self.create_cursor(n);
        } else if known <= n {
            <&str>::skip(cursor, n - known);
        } else {
            <&str>::back_skip(cursor, known - n);
        }
    }
    #[inline]
    fn advance(cursor: &mut StringCursor) -> u32 {
        <&str>::advance(cursor)
    }
    #[inline]
    fn peek(cursor: &StringCursor) -> u32 {
        <&str>::peek(cursor)
    }
    #[inline]
    fn skip(cursor: &mut StringCursor, n: usize) {
        <&str>::skip(cursor, n);
    }
    #[inline]
    fn back_advance(cursor: &mut StringCursor) -> u32 {
        <&str>::back_advance(cursor)
    }
    #[inline]
    fn back_peek(cursor: &StringCursor) -> u32 {
        <&str>::back_peek(cursor)
    }
    #[inline]
    fn back_skip(cursor: &mut StringCursor, n: usize) {
        <&str>::back_skip(cursor, n);
    }
}
