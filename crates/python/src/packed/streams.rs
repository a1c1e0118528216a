//! Bytes of several streams, each with numbers of one kind, and a table of texts.

use super::fnv;

/// What lies together.
#[derive(Clone, Copy, Debug)]
#[repr(usize)]
pub(super) enum Stream {
    /// What a code object is, apart from its instructions.
    Code,
    /// Constants.
    Constant,
    /// References to texts.
    Text,
    /// How long the texts are.
    Length,
    /// The texts.
    Bytes,
    /// Operations, and their flags.
    Op,
    Flags,
    /// Registers, by the operand that names them.
    A,
    B,
    C,
    /// Names and numbers.
    Name,
    Number,
    /// Jumps, relative to where they stand.
    Target,
    /// The lines of instructions, each relative to the one before it, and how many instructions stand for it.
    Line,
    Run,
}

const COUNT: usize = Stream::Run as usize + 1;

/// A signed number as an unsigned one: small ones stay small.
#[cfg(not(target_arch = "wasm32"))]
fn fold(number: i64) -> u64 {
    (number << 1 ^ number >> 63) as u64
}

fn unfold(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

#[cfg(not(target_arch = "wasm32"))]
pub(super) use out::Output;

#[cfg(not(target_arch = "wasm32"))]
mod out {
    use std::collections::HashMap;

    use super::{COUNT, Stream, fnv, fold};
    use crate::packed::{MAGIC, VERSION};

    /// A file that is being written.
    #[derive(Default)]
    pub(in crate::packed) struct Output {
        streams: [Vec<u8>; COUNT],
        texts: HashMap<Vec<u8>, u64>,
    }

    impl Output {
        pub(in crate::packed) fn byte(&mut self, stream: Stream, byte: u8) {
            self.streams[stream as usize].push(byte);
        }

        pub(in crate::packed) fn bytes(&mut self, stream: Stream, bytes: &[u8]) {
            self.streams[stream as usize].extend_from_slice(bytes);
        }

        /// Seven bits in each byte, the low ones first.
        pub(in crate::packed) fn number(&mut self, stream: Stream, mut number: u64) {
            while number >= 0x80 {
                self.byte(stream, number as u8 | 0x80);
                number >>= 7;
            }
            self.byte(stream, number as u8);
        }

        pub(in crate::packed) fn signed(&mut self, stream: Stream, number: i64) {
            self.number(stream, fold(number));
        }

        /// A text: 0 if it is new, or else how long ago it was new, from 1.
        pub(in crate::packed) fn text(&mut self, bytes: &[u8]) {
            let known = self.texts.len() as u64;
            match self.texts.get(bytes) {
                Some(index) => self.number(Stream::Text, known - index),
                None => {
                    self.texts.insert(bytes.to_vec(), known);
                    self.number(Stream::Text, 0);
                    self.number(Stream::Length, bytes.len() as u64);
                    self.bytes(Stream::Bytes, bytes);
                }
            }
        }

        pub(in crate::packed) fn finish(self) -> Vec<u8> {
            let mut lengths = Self::default();
            for stream in &self.streams {
                lengths.number(Stream::Code, stream.len() as u64);
            }
            let mut body = lengths.streams[Stream::Code as usize].clone();
            body.extend(self.streams.into_iter().flatten());
            let sum = fnv(VERSION, &body);
            [&MAGIC[..], &VERSION.to_le_bytes(), &sum.to_le_bytes(), &body].concat()
        }
    }
}

/// Bytes that are being read; `None` where they end too early.
#[derive(Clone, Copy, Default)]
struct Left<'a>(&'a [u8]);

impl<'a> Left<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }
}

/// A file that is being read. Everything gives `None` if the file is damaged.
pub(super) struct Input<'a> {
    streams: [Left<'a>; COUNT],
    texts: Vec<&'a [u8]>,
}

impl<'a> Input<'a> {
    /// A file that was written for this machine, and is whole.
    pub(super) fn open(file: &'a [u8]) -> Option<Self> {
        let mut left = Left(file);
        let is_ours = left.take(4)? == super::MAGIC && left.take(8)? == super::VERSION.to_le_bytes();
        let sum = left.take(8)?;
        if !is_ours || sum != fnv(super::VERSION, left.0).to_le_bytes() {
            return None;
        }
        let mut lengths = [0; COUNT];
        for length in &mut lengths {
            *length = usize::try_from(left.number()?).ok()?;
        }
        let mut streams = [Left::default(); COUNT];
        for (stream, length) in streams.iter_mut().zip(lengths) {
            *stream = Left(left.take(length)?);
        }
        Some(Self { streams, texts: Vec::new() })
    }

    pub(super) fn byte(&mut self, stream: Stream) -> Option<u8> {
        self.bytes(stream, 1).map(|bytes| bytes[0])
    }

    pub(super) fn bytes(&mut self, stream: Stream, count: usize) -> Option<&'a [u8]> {
        self.streams[stream as usize].take(count)
    }

    pub(super) fn number(&mut self, stream: Stream) -> Option<u64> {
        self.streams[stream as usize].number()
    }

    pub(super) fn signed(&mut self, stream: Stream) -> Option<i64> {
        self.number(stream).map(unfold)
    }

    /// How many items follow, each of which takes at least a byte of a stream: so no room is made for more than there is.
    pub(super) fn count(&mut self, stream: Stream, of: Stream) -> Option<usize> {
        let count = usize::try_from(self.number(stream)?).ok()?;
        (count <= self.streams[of as usize].0.len()).then_some(count)
    }

    /// A text, which need not be UTF-8, and its number among all texts.
    pub(super) fn text(&mut self) -> Option<(usize, &'a [u8])> {
        let back = usize::try_from(self.number(Stream::Text)?).ok()?;
        if back == 0 {
            let length = usize::try_from(self.number(Stream::Length)?).ok()?;
            let text = self.bytes(Stream::Bytes, length)?;
            self.texts.push(text);
            return Some((self.texts.len() - 1, text));
        }
        let index = self.texts.len().checked_sub(back)?;
        self.texts.get(index).map(|text| (index, *text))
    }

    /// Whether nothing is left over.
    pub(super) fn is_over(&self) -> bool {
        self.streams.iter().all(|stream| stream.0.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_texts_are_read_as_they_were_written() {
        let mut output = Output::default();
        let numbers = [0, 1, 127, 128, u64::MAX];
        numbers.iter().for_each(|&number| output.number(Stream::Code, number));
        let signed = [0, -1, 1, i64::MIN, i64::MAX];
        signed.iter().for_each(|&number| output.signed(Stream::Target, number));
        let texts: [&[u8]; 4] = [b"a", b"bc", b"a", b""];
        texts.iter().for_each(|text| output.text(text));
        let file = output.finish();
        let mut input = Input::open(&file).unwrap();
        assert_eq!(numbers.map(|_| input.number(Stream::Code).unwrap()), numbers);
        assert_eq!(signed.map(|_| input.signed(Stream::Target).unwrap()), signed);
        assert_eq!(texts.map(|_| input.text().unwrap().1), texts);
        assert!(input.is_over());
        assert_eq!(input.number(Stream::Code), None);
    }
}
