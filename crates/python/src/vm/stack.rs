//! The registers of the frames that are no generators': a callee's begin where the caller put its arguments.

use std::cell::{Cell, RefCell};

use crate::value::Slot;

const CHUNK: usize = 1 << 14;

struct Chunk {
    slots: Box<[Slot]>,
    /// Where the chunk before it ends, to go back to.
    before: *mut Slot,
}

/// Registers in chunks that never move.
pub(crate) struct Stack {
    chunks: RefCell<Vec<Chunk>>,
    end: Cell<*mut Slot>,
}

impl Stack {
    pub(crate) fn new() -> Self {
        Self { chunks: RefCell::new(Vec::new()), end: Cell::new(std::ptr::null_mut()) }
    }

    /// Where the current chunk ends.
    #[inline(always)]
    pub(crate) fn end(&self) -> *mut Slot {
        self.end.get()
    }

    /// Adds a chunk with room for so many registers; gives its first.
    pub(crate) fn push_chunk(&self, least: usize) -> *mut Slot {
        let mut slots: Box<[Slot]> = (0..CHUNK.max(least)).map(|_| None).collect();
        let range = slots.as_mut_ptr_range();
        self.chunks.borrow_mut().push(Chunk { slots, before: self.end.get() });
        self.end.set(range.end);
        range.start
    }

    /// Takes the last chunk away, in whose registers no objects are.
    pub(crate) fn pop_chunk(&self) {
        let chunk = self.chunks.borrow_mut().pop().expect("the frame's own chunk");
        debug_assert!(chunk.slots.iter().flatten().all(|value| !value.is_object()));
        self.end.set(chunk.before);
    }
}
