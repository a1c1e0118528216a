//! Code objects: what the compiler makes of a function, a class body or a module.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use crate::object::{Body, Kind};
use crate::value::{Slot, Value};

pub(crate) const VARARGS: u32 = 0x04;
pub(crate) const VARKEYWORDS: u32 = 0x08;
pub(crate) const NESTED: u32 = 0x10;
pub(crate) const GENERATOR: u32 = 0x20;
pub(crate) const COROUTINE: u32 = 0x80;
pub(crate) const ITERABLE_COROUTINE: u32 = 0x100;
pub(crate) const ASYNC_GENERATOR: u32 = 0x200;
pub(crate) const OPTIMIZED: u32 = 0x01;
pub(crate) const NEW_LOCALS: u32 = 0x02;
pub(crate) const HAS_DOCSTRING: u32 = 0x0400_0000;

/// Where a try statement's handler is: for instructions from `start` up to `end`, the code at `target`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Handler {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) target: u32,
    /// The register that gets the exception; those after it are emptied.
    pub(crate) register: u16,
}

/// What a variable's register holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// The value.
    Fast,
    /// A cell of this function.
    Cell,
    /// A cell of a function around it.
    Free,
    /// The value, of a comprehension's own variable.
    Hidden,
}

impl Place {
    pub(crate) const ALL: [Self; 4] = [Self::Fast, Self::Cell, Self::Free, Self::Hidden];
}

/// A range of the source, as lines from 1 and columns in bytes from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    pub(crate) line: u32,
    pub(crate) column: u32,
    pub(crate) end_line: u32,
    pub(crate) end_column: u32,
}

/// A file's text, and where its lines begin.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) text: String,
    starts: Vec<u32>,
}

impl Source {
    pub(crate) fn new(text: String) -> Self {
        let starts = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1))
            .collect();
        Self { text, starts }
    }

    /// A file whose text is not at hand. A place in it is the number of its line, from 0: its columns are not known.
    pub(crate) fn lines_only() -> Self {
        Self { text: String::new(), starts: Vec::new() }
    }

    /// Whether the text is at hand.
    pub(crate) fn has_text(&self) -> bool {
        !self.starts.is_empty()
    }

    /// The line, from 1, and the column in bytes, from 0.
    pub(crate) fn place(&self, offset: u32) -> (u32, u32) {
        if !self.has_text() {
            return (offset + 1, 0);
        }
        let line = self.starts.partition_point(|&start| start <= offset);
        (line as u32, offset - self.starts[line - 1])
    }

    pub(crate) fn line(&self, line: u32) -> Option<&str> {
        let start = *self.starts.get(line.checked_sub(1)? as usize)? as usize;
        let end = self.starts.get(line as usize).map_or(self.text.len(), |&end| end as usize);
        Some(self.text.get(start..end)?.trim_end_matches(['\n', '\r']))
    }
}

/// The body of a code object.
pub(crate) struct Code {
    /// Instructions and their caches.
    pub(crate) words: Box<[AtomicU64]>,
    pub(crate) constants: Box<[Value]>,
    pub(crate) names: Box<[Value]>,
    pub(crate) flags: u32,
    /// Parameters that may be given by position, those among them that must be, and those that must be named.
    pub(crate) positional: usize,
    pub(crate) positional_only: usize,
    pub(crate) keyword_only: usize,
    /// How many registers a frame has, and how many of them are variables.
    pub(crate) registers: usize,
    pub(crate) variables: Box<[Value]>,
    pub(crate) places: Box<[Place]>,
    pub(crate) handlers: Box<[Handler]>,
    /// For each word, which bytes of the source it stands for.
    pub(crate) ranges: Box<[(u32, u32)]>,
    pub(crate) name: Value,
    pub(crate) qualname: Value,
    pub(crate) filename: Value,
    pub(crate) first_line: u32,
    pub(crate) source: Arc<Source>,
    /// No parameters but positional ones, and a call makes a frame and no generator.
    pub(crate) is_plain: bool,
}

impl Body for Code {
    const KIND: Kind = Kind::Code;
    const TRACKED_WITH_ATTRIBUTES: bool = false;
}

impl Code {
    /// All parameters, with those for further arguments.
    #[inline(always)]
    pub(crate) fn parameters(&self) -> usize {
        self.positional
            + self.keyword_only
            + usize::from(self.flags & VARARGS != 0)
            + usize::from(self.flags & VARKEYWORDS != 0)
    }

    /// Empties the registers of variables that are no parameters: numbers of other frames may lie there.
    ///
    /// # Safety
    /// `registers` points to as many registers as the code has, which are the caller's alone.
    #[inline(always)]
    pub(crate) unsafe fn clear_variables(&self, registers: *mut Slot) {
        let first = if self.is_plain { self.positional } else { self.parameters() };
        for index in first..self.variables.len() {
            // SAFETY: variables' registers are the first.
            unsafe { *registers.add(index) = None };
        }
    }

    /// What the word stands for in the source; line 0 if nothing.
    pub(crate) fn position(&self, word: usize) -> Position {
        let (start, end) = self.ranges.get(word).copied().unwrap_or((0, 0));
        let (line, column) = self.source.place(start);
        let (end_line, end_column) = self.source.place(end);
        Position { line, column, end_line, end_column }
    }

    pub(crate) fn line(&self, word: usize) -> u32 {
        self.ranges.get(word).map_or(self.first_line, |range| self.source.place(range.0).0)
    }

    pub(crate) fn handler(&self, word: u32) -> Option<&Handler> {
        self.handlers.iter().find(|handler| handler.start <= word && word < handler.end)
    }

    pub(crate) fn variables_at(&self, place: Place) -> impl Iterator<Item = &Value> {
        self.variables.iter().zip(&self.places).filter(move |(_, p)| **p == place).map(|(name, _)| name)
    }
}

impl Code {
    /// The register that gets what is sent to the `yield` at this word.
    pub(crate) fn yield_register(&self, word: usize) -> u16 {
        let word = self.words[word].load(std::sync::atomic::Ordering::Relaxed);
        crate::compile::op::Instr::from_word(word).a
    }

    /// The register of the iterator that the `yield` at this word hands on to, if it does.
    pub(crate) fn delegated(&self, word: usize) -> Option<u16> {
        use crate::compile::op::{Instr, Op};
        let instr = Instr::from_word(self.words.get(word)?.load(std::sync::atomic::Ordering::Relaxed));
        (instr.op == Op::Yield && instr.flags & 1 != 0).then_some(instr.c)
    }
}
