//! The allocator of a memory, whose threads share it: std's own, behind a mutex on which a thread sleeps.
//!
//! std guards its allocator by a lock that spins (`library/std/src/sys/alloc/wasm.rs`), because a page's main thread
//! must not block. Where more threads than cores start at once, those that spin keep the thread that has the lock from
//! its core. Here the main thread has a memory of its own, in which no other thread runs, so it never finds the mutex
//! taken.

use std::alloc::{GlobalAlloc, Layout, System};
use sync::Mutex;

pub struct Allocator(Mutex);

impl Allocator {
    pub const fn new() -> Self {
        Self(Mutex::new())
    }

    fn alone<T>(&self, act: impl FnOnce() -> T) -> T {
        self.0.lock_blocking();
        let result = act();
        self.0.unlock_blocking();
        result
    }
}

// SAFETY: every call goes to `System` as it came.
unsafe impl GlobalAlloc for Allocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the contract, which is the same.
        self.alone(|| unsafe { System.alloc(layout) })
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as in `alloc`.
        self.alone(|| unsafe { System.alloc_zeroed(layout) })
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: as in `alloc`.
        self.alone(|| unsafe { System.dealloc(pointer, layout) });
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        // SAFETY: as in `alloc`.
        self.alone(|| unsafe { System.realloc(pointer, layout, new_size) })
    }
}
