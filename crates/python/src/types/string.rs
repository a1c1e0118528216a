//! The body of a `str`: WTF-8, which is UTF-8 that may hold lone surrogates, with the number of its characters.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use crate::object::{Body, Kind};

/// A string. Where all of it is ASCII, which is nearly always, a character is a byte.
pub(crate) struct Str {
    store: Store,
    chars: usize,
    /// 0: not computed yet; no string has it as its hash.
    hash: AtomicI64,
    interned: AtomicBool,
}

/// How many bytes a string holds in itself: nearly all names and words are as short.
const SHORT: usize = 23;

/// Where the bytes of a string lie.
enum Store {
    Short {
        len: u8,
        bytes: [u8; SHORT],
    },
    /// It may have room for more: a loop that appends to a string copies it rarely.
    Long(Vec<u8>),
}

impl Store {
    /// In the string itself, if there is room.
    #[inline]
    fn short(text: &[u8]) -> Option<Self> {
        let len = text.len();
        if len > SHORT {
            return None;
        }
        let mut bytes = [0; SHORT];
        bytes[..len].copy_from_slice(text);
        Some(Self::Short { len: len as u8, bytes })
    }
}

impl Body for Str {
    const KIND: Kind = Kind::Str;
    const ENDS_OFTEN: bool = true;
}

const SURROGATES: std::ops::Range<u32> = 0xD800..0xE000;

/// Adds a code point, which may be a surrogate.
pub(crate) fn push_code_point(bytes: &mut Vec<u8>, code: u32) {
    match char::from_u32(code) {
        Some(c) => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        None => bytes.extend_from_slice(&[
            0xE0 | (code >> 12) as u8,
            0x80 | (code >> 6 & 0x3F) as u8,
            0x80 | (code & 0x3F) as u8,
        ]),
    }
}

fn width(first: u8) -> usize {
    match first {
        0..0x80 => 1,
        0x80..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    }
}

fn decode(bytes: &[u8]) -> u32 {
    let tail = |index: usize| u32::from(bytes[index] & 0x3F);
    match width(bytes[0]) {
        1 => u32::from(bytes[0]),
        2 => u32::from(bytes[0] & 0x1F) << 6 | tail(1),
        3 => u32::from(bytes[0] & 0x0F) << 12 | tail(1) << 6 | tail(2),
        _ => u32::from(bytes[0] & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3),
    }
}

/// The code points of WTF-8.
#[derive(Clone)]
pub(crate) struct CodePoints<'a>(&'a [u8]);

impl<'a> CodePoints<'a> {
    /// Those of bytes that are WTF-8.
    pub(crate) fn of(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }
}

impl Iterator for CodePoints<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let width = width(*self.0.first()?);
        let code = decode(self.0);
        self.0 = &self.0[width..];
        Some(code)
    }
}

impl DoubleEndedIterator for CodePoints<'_> {
    fn next_back(&mut self) -> Option<u32> {
        let start = self.0.iter().rposition(|byte| byte & 0xC0 != 0x80)?;
        let code = decode(&self.0[start..]);
        self.0 = &self.0[..start];
        Some(code)
    }
}

/// Text as CPython hashes it: equal texts alike, and never 0 or -1.
pub(crate) fn hash_bytes(bytes: &[u8]) -> i64 {
    const K: u64 = 0x9E37_79B9_7F4A_7C15;
    let mix = |hash: u64, word: u64| {
        let product = u128::from(hash ^ word) * u128::from(K);
        (product as u64) ^ (product >> 64) as u64
    };
    let mut hash = K ^ bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        hash = mix(hash, u64::from_le_bytes(chunk.try_into().expect("eight bytes")));
    }
    let mut last = [0; 8];
    last[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
    match mix(hash, u64::from_le_bytes(last)) as i64 {
        0 | -1 => -2,
        hash => hash,
    }
}

impl Str {
    /// # Panics
    /// In debug builds, if the bytes are no WTF-8.
    pub(crate) fn from_wtf8(mut bytes: Vec<u8>) -> Self {
        let chars = if bytes.is_ascii() {
            bytes.len()
        } else {
            join_surrogates(&mut bytes);
            bytes.iter().filter(|&byte| byte & 0xC0 != 0x80).count()
        };
        Self::new(Store::short(&bytes).unwrap_or_else(|| Store::Long(trimmed(bytes))), chars)
    }

    /// The same of bytes that somebody else has.
    #[inline]
    pub(crate) fn from_slice(bytes: &[u8]) -> Self {
        if !bytes.is_ascii() {
            return Self::from_wtf8(bytes.to_vec());
        }
        Self::new(Store::short(bytes).unwrap_or_else(|| Store::Long(bytes.to_vec())), bytes.len())
    }

    fn new(store: Store, chars: usize) -> Self {
        Self { store, chars, hash: AtomicI64::new(0), interned: AtomicBool::new(false) }
    }

    /// Appends a string to one that nobody else can see; whether that was possible.
    pub(crate) fn append(&mut self, other: &Self) -> bool {
        // Halves of a pair of surrogates are joined by whoever makes a new string.
        if !self.is_ascii() && !other.is_ascii() || self.is_interned() {
            return false;
        }
        let more = other.bytes();
        self.store = match std::mem::replace(&mut self.store, Store::Long(Vec::new())) {
            Store::Long(mut bytes) => {
                bytes.extend_from_slice(more);
                Store::Long(bytes)
            }
            Store::Short { len, bytes } => {
                let bytes = [&bytes[..usize::from(len)], more].concat();
                Store::short(&bytes).unwrap_or(Store::Long(bytes))
            }
        };
        self.chars += other.chars;
        self.hash = AtomicI64::new(0);
        true
    }

    #[inline]
    pub(crate) fn bytes(&self) -> &[u8] {
        match &self.store {
            Store::Short { len, bytes } => &bytes[..usize::from(*len)],
            Store::Long(bytes) => bytes,
        }
    }

    /// The text, if it holds no lone surrogate.
    pub(crate) fn as_str(&self) -> Option<&str> {
        if self.is_ascii() {
            // SAFETY: where there are as many characters as bytes, each is ASCII.
            return Some(unsafe { std::str::from_utf8_unchecked(self.bytes()) });
        }
        std::str::from_utf8(self.bytes()).ok()
    }

    /// The text, with a replacement character for each lone surrogate.
    pub(crate) fn lossy(&self) -> std::borrow::Cow<'_, str> {
        match self.as_str() {
            Some(text) => text.into(),
            None => self
                .code_points()
                .map(|code| char::from_u32(code).unwrap_or('\u{FFFD}'))
                .collect::<String>()
                .into(),
        }
    }

    /// The number of code points.
    pub(crate) fn len(&self) -> usize {
        self.chars
    }

    pub(crate) fn is_ascii(&self) -> bool {
        self.chars == self.bytes().len()
    }

    pub(crate) fn code_points(&self) -> CodePoints<'_> {
        CodePoints(self.bytes())
    }

    /// Where the code point with this index begins, in bytes.
    pub(crate) fn offset(&self, index: usize) -> usize {
        if self.is_ascii() {
            return index.min(self.bytes().len());
        }
        let mut starts = self.bytes().iter().enumerate().filter(|(_, byte)| *byte & 0xC0 != 0x80);
        starts.nth(index).map_or(self.bytes().len(), |(offset, _)| offset)
    }

    /// The index of the code point that begins at this byte.
    pub(crate) fn index_of_offset(&self, offset: usize) -> usize {
        if self.is_ascii() {
            return offset;
        }
        self.bytes()[..offset].iter().filter(|&byte| byte & 0xC0 != 0x80).count()
    }

    /// The code points from one index to another.
    pub(crate) fn slice(&self, start: usize, stop: usize) -> &[u8] {
        if stop <= start {
            return &[];
        }
        if self.is_ascii() {
            return &self.bytes()[start..stop.min(self.bytes().len())];
        }
        let from = self.offset(start);
        let rest = &self.bytes()[from..];
        let length = rest
            .iter()
            .enumerate()
            .filter(|(_, byte)| *byte & 0xC0 != 0x80)
            .nth(stop - start)
            .map_or(rest.len(), |(offset, _)| offset);
        &rest[..length]
    }

    /// The code point that begins at this byte, with the byte after it.
    pub(crate) fn code_point_at(&self, offset: usize) -> Option<(&[u8], usize)> {
        let rest = self.bytes().get(offset..).filter(|rest| !rest.is_empty())?;
        let width = width(rest[0]);
        Some((&rest[..width], offset + width))
    }

    pub(crate) fn hash(&self) -> i64 {
        match self.hash.load(Ordering::Relaxed) {
            0 => {
                let hash = hash_bytes(self.bytes());
                self.hash.store(hash, Ordering::Relaxed);
                hash
            }
            hash => hash,
        }
    }

    pub(crate) fn is_interned(&self) -> bool {
        self.interned.load(Ordering::Relaxed)
    }

    pub(crate) fn set_interned(&self) {
        self.interned.store(true, Ordering::Relaxed);
    }
}

/// Without room for more than a little.
fn trimmed(mut bytes: Vec<u8>) -> Vec<u8> {
    if bytes.capacity() - bytes.len() > bytes.len() / 2 {
        bytes.shrink_to_fit();
    }
    bytes
}

/// A high surrogate before a low one is one code point.
fn join_surrogates(bytes: &mut Vec<u8>) {
    let is_pair = |window: &[u8]| {
        window[0] == 0xED && (0xA0..0xB0).contains(&window[1]) && window[3] == 0xED && window[4] >= 0xB0
    };
    if !bytes.windows(6).any(is_pair) {
        return;
    }
    let mut joined = Vec::with_capacity(bytes.len());
    let mut codes = CodePoints(bytes).peekable();
    while let Some(code) = codes.next() {
        let low = codes.peek().copied().filter(|low| (0xDC00..0xE000).contains(low));
        match low {
            Some(low) if (0xD800..0xDC00).contains(&code) => {
                codes.next();
                push_code_point(&mut joined, 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00));
            }
            _ => push_code_point(&mut joined, code),
        }
    }
    *bytes = joined;
}

/// Whether a code point is a surrogate, which UTF-8 cannot hold.
pub(crate) fn is_surrogate(code: u32) -> bool {
    SURROGATES.contains(&code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slice_counts_code_points() {
        let text = Str::from_wtf8("aé€😀z".as_bytes().to_vec());
        assert_eq!(text.len(), 5);
        assert_eq!(text.slice(1, 4), "é€😀".as_bytes());
        assert_eq!(text.slice(4, 9), b"z");
        assert_eq!(text.code_points().rev().collect::<String_>().0, "z😀€éa");
    }

    struct String_(String);
    impl FromIterator<u32> for String_ {
        fn from_iter<I: IntoIterator<Item = u32>>(codes: I) -> Self {
            Self(codes.into_iter().filter_map(char::from_u32).collect())
        }
    }

    #[test]
    fn two_surrogates_that_meet_are_one_code_point() {
        let mut bytes = Vec::new();
        push_code_point(&mut bytes, 0xD83D);
        assert!(Str::from_wtf8(bytes.clone()).as_str().is_none());
        push_code_point(&mut bytes, 0xDE00);
        assert_eq!(Str::from_wtf8(bytes).as_str(), Some("😀"));
    }
}
