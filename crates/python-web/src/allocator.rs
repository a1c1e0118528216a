//! The allocator of the memory, whose threads share it: each thread keeps small blocks that it gave back, by their sizes,
//! and takes them from there first. Most of what Python does makes and ends small objects, and std's allocator, behind a
//! lock, was a quarter of the time of a loop that raises.
//!
//! Invariant: a block is either in use or in the list of one thread, so a list needs no lock. What a worker allocates before
//! it has its thread-local storage (that storage and its stack) is larger than what is kept, as the lists are a part of it.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::Cell;
use std::ptr::null_mut;

#[path = "../../../src/allocator.rs"]
mod shared;

use shared::Allocator as Shared;

#[global_allocator]
static ALLOCATOR: Allocator = Allocator(Shared::new());

/// Sizes in a list are multiples of that, and blocks are aligned to it.
const UNIT: usize = 8;
/// Blocks of so many units at most are kept.
const LARGEST: usize = 32;
/// How many blocks of one size a thread keeps.
const MOST: usize = 256;

/// Blocks of one size that are not in use, each of which begins with the address of the next.
struct List {
    first: Cell<*mut u8>,
    count: Cell<usize>,
}

thread_local! {
    static LISTS: [List; LARGEST] =
        const { [const { List { first: Cell::new(null_mut()), count: Cell::new(0) } }; LARGEST] };
}

struct Allocator(Shared);

/// The number of a layout's list; `None` if it has none.
#[inline(always)]
fn number_of(layout: Layout) -> Option<usize> {
    let number = layout.size().wrapping_sub(1) / UNIT;
    (number < LARGEST && layout.align() <= UNIT).then_some(number)
}

/// The layout of a list's blocks.
fn layout_of(number: usize) -> Layout {
    // SAFETY: the alignment is a power of two, and the size is far below the limit.
    unsafe { Layout::from_size_align_unchecked((number + 1) * UNIT, UNIT) }
}

impl List {
    #[inline(always)]
    fn take(&self) -> Option<*mut u8> {
        let block = self.first.get();
        if block.is_null() {
            return None;
        }
        // SAFETY: a block in the list begins with the address of the next.
        self.first.set(unsafe { block.cast::<*mut u8>().read() });
        self.count.set(self.count.get() - 1);
        Some(block)
    }

    /// Whether there was room.
    #[inline(always)]
    fn put(&self, block: *mut u8) -> bool {
        if self.count.get() == MOST {
            return false;
        }
        // SAFETY: nobody uses the block, and it has room for an address, as it has a unit at least.
        unsafe { block.cast::<*mut u8>().write(self.first.replace(block)) };
        self.count.set(self.count.get() + 1);
        true
    }
}

// SAFETY: a block is one of `Shared`, of the size of its list, which is as large as the layout asks or larger; and it is in
// one list at most.
unsafe impl GlobalAlloc for Allocator {
    #[inline]
    #[optimize(speed)]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let Some(number) = number_of(layout) else {
            // SAFETY: the caller keeps the contract, which is the same.
            return unsafe { self.0.alloc(layout) };
        };
        match LISTS.with(|lists| lists[number].take()) {
            Some(block) => block,
            // SAFETY: the size is not zero.
            None => unsafe { self.0.alloc(layout_of(number)) },
        }
    }

    #[inline]
    #[optimize(speed)]
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        let Some(number) = number_of(layout) else {
            // SAFETY: as in `alloc`.
            return unsafe { self.0.dealloc(pointer, layout) };
        };
        if !LISTS.with(|lists| lists[number].put(pointer)) {
            // SAFETY: the block was made with this layout.
            unsafe { self.0.dealloc(pointer, layout_of(number)) };
        }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        // SAFETY: the caller keeps to the rules of sizes.
        let new = unsafe { Layout::from_size_align_unchecked(new_size, layout.align()) };
        match (number_of(layout), number_of(new)) {
            // SAFETY: as in `alloc`.
            (None, None) => unsafe { self.0.realloc(pointer, layout, new_size) },
            (old, new) if old == new => pointer,
            // SAFETY: the old block is the caller's, and as many bytes are copied as both have.
            _ => unsafe {
                let moved = self.alloc(new);
                if !moved.is_null() {
                    pointer.copy_to_nonoverlapping(moved, layout.size().min(new_size));
                    self.dealloc(pointer, layout);
                }
                moved
            },
        }
    }
}

/// Gives back what the thread keeps, as it ends.
pub fn give_back() {
    LISTS.with(|lists| {
        for (number, list) in lists.iter().enumerate() {
            while let Some(block) = list.take() {
                // SAFETY: the block was made with this layout, and is in no list any more.
                unsafe { ALLOCATOR.0.dealloc(block, layout_of(number)) };
            }
        }
    });
}
