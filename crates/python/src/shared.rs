//! Memory that all processes of a program share. Each has a memory of its own besides, so this one is no part of any address
//! space: it is read and written by places in it.

use std::mem::ManuallyDrop;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use sync::{AtomicU32, Futex, Park, Sleep};

/// Words of 32 bits by their numbers, and the same memory as bytes. Operations on words are sequentially consistent, as those
/// of JavaScript's `Atomics`; bytes are kept apart by whoever uses them.
pub trait Shared: Send + Sync {
    /// How many bytes it has.
    fn size(&self) -> u32;
    /// The value of a word.
    fn load(&self, word: u32) -> u32;
    /// Sets a word.
    fn store(&self, word: u32, value: u32);
    /// Adds to a word; gives what it was before.
    fn add(&self, word: u32, more: u32) -> u32;
    /// Sets a word if it has the expected value; gives what it was before.
    fn exchange(&self, word: u32, expected: u32, new: u32) -> u32;
    /// Copies bytes out of it.
    fn read(&self, at: u32, bytes: &mut [u8]);
    /// Copies bytes into it.
    fn write(&self, at: u32, bytes: &[u8]);
    /// Blocks the calling thread while a word has the expected value, until it is woken, for at most so long.
    fn sleep(&self, word: u32, expected: u32, timeout_ms: f64);
    /// Wakes at most so many threads that sleep on a word.
    fn wake(&self, word: u32, most: u32);
    /// The word itself, where it lies in the calling thread's address space: then threads sleep on it as the world says.
    fn own_word(&self, _word: u32) -> Option<&AtomicU32> {
        None
    }
}

/// Such a memory within this address space.
#[derive(Clone)]
pub struct Words(Arc<Vec<AtomicU32>>);

impl Words {
    /// Makes one of so many bytes, all zero.
    #[must_use]
    pub fn new(bytes: u32) -> Self {
        // Memory that nobody has written to costs nothing: the system gives it as zeros when it is touched.
        let mut zeros = ManuallyDrop::new(vec![0_u32; bytes as usize / 4]);
        let (pointer, length, capacity) = (zeros.as_mut_ptr(), zeros.len(), zeros.capacity());
        // SAFETY: the vector is given away whole, and an atomic word has the size, the alignment and the values of a plain one.
        Self(Arc::new(unsafe { Vec::from_raw_parts(pointer.cast::<AtomicU32>(), length, capacity) }))
    }

    fn word(&self, word: u32) -> &AtomicU32 {
        &self.0[word as usize]
    }

    fn bytes(&self, at: u32, count: usize) -> &[AtomicU8] {
        let (at, all) = (at as usize, self.0.len() * 4);
        assert!(at + count <= all, "within the memory");
        // SAFETY: the range is within the words, which live as long as the reference; atomic bytes have no alignment, and what
        // is written to them is valid for words.
        unsafe { std::slice::from_raw_parts(self.0.as_ptr().cast::<AtomicU8>().add(at), count) }
    }
}

impl Shared for Words {
    fn size(&self) -> u32 {
        self.0.len() as u32 * 4
    }

    fn load(&self, word: u32) -> u32 {
        self.word(word).load(Ordering::SeqCst)
    }

    fn store(&self, word: u32, value: u32) {
        self.word(word).store(value, Ordering::SeqCst);
    }

    fn add(&self, word: u32, more: u32) -> u32 {
        self.word(word).fetch_add(more, Ordering::SeqCst)
    }

    fn exchange(&self, word: u32, expected: u32, new: u32) -> u32 {
        let exchanged = self.word(word).compare_exchange(expected, new, Ordering::SeqCst, Ordering::SeqCst);
        exchanged.unwrap_or_else(|other| other)
    }

    fn read(&self, at: u32, bytes: &mut [u8]) {
        let all = self.bytes(at, bytes.len());
        for (byte, shared) in bytes.iter_mut().zip(all) {
            *byte = shared.load(Ordering::Relaxed);
        }
    }

    fn write(&self, at: u32, bytes: &[u8]) {
        for (byte, shared) in bytes.iter().zip(self.bytes(at, bytes.len())) {
            shared.store(*byte, Ordering::Relaxed);
        }
    }

    fn sleep(&self, word: u32, expected: u32, timeout_ms: f64) {
        sync::blocking(Futex.park(Sleep { word: self.word(word), expected, timeout_ms }));
    }

    fn wake(&self, word: u32, most: u32) {
        Futex.unpark(self.word(word), most);
    }

    fn own_word(&self, word: u32) -> Option<&AtomicU32> {
        Some(self.word(word))
    }
}
