//! Registers as instructions see them: an operand in a temporary register is used up, one in a variable's stays.

use std::sync::atomic::{AtomicU64, Ordering};

use super::Hot;
use crate::compile::op::Word;
use crate::value::{Slot, Value, holds_object};
use crate::vm::frame::Frame;
use crate::vm::{Raise, Res, Vm};

/// The key of a cache that a thread is writing.
const WRITING: u64 = u64::MAX;

/// What the loop keeps at hand of the frame on top. The frame's own `pc` is brought up to date before anything else looks
/// at it.
pub(super) struct Here {
    words: *const AtomicU64,
    pub(super) pc: usize,
    registers: *mut Slot,
    /// Registers from this one on are temporary.
    variables: usize,
}

impl Here {
    #[inline(always)]
    pub(super) fn of(frame: &Frame) -> Self {
        let code = frame.code();
        Self {
            words: code.words.as_ptr(),
            pc: frame.pc,
            registers: frame.registers,
            variables: code.variables.len(),
        }
    }

    /// The word at this place.
    #[inline(always)]
    pub(super) fn word(&self, at: usize) -> u64 {
        // SAFETY: code ends with a return, and jumps lead to instructions of the same code, behind which their further words
        // lie; the frame's function keeps the code alive.
        unsafe { &*self.words.add(at) }.load(Ordering::Relaxed)
    }

    /// The two words of cache behind the instruction: a key, and what it stands for. Where threads run without a lock,
    /// another one may be writing them: then they are two zeros, and no key is zero.
    #[inline(always)]
    pub(super) fn cached(&self) -> (u64, u64) {
        #[cfg(not(feature = "free-threaded"))]
        return (self.word(self.pc), self.word(self.pc + 1));
        #[cfg(feature = "free-threaded")]
        {
            // SAFETY: as in `word`.
            let (key_word, value_word) =
                unsafe { (&*self.words.add(self.pc), &*self.words.add(self.pc + 1)) };
            let (key, value) = (key_word.load(Ordering::Acquire), value_word.load(Ordering::Acquire));
            // A writer marks the key before it changes the value, so a value that is newer than the key shows.
            let is_whole = key != WRITING && key_word.load(Ordering::Relaxed) == key;
            if is_whole { (key, value) } else { (0, 0) }
        }
    }

    #[inline(always)]
    pub(super) fn fetch(&mut self) -> Word {
        let word = self.word(self.pc);
        self.pc += 1;
        Word(word)
    }

    #[inline(always)]
    pub(super) fn slot(&mut self, register: u16) -> &mut Slot {
        // SAFETY: the compiler names no register that its code has not; they are this thread's alone.
        unsafe { &mut *self.registers.add(usize::from(register)) }
    }

    #[inline(always)]
    pub(super) fn get(&self, register: u16) -> Option<&Value> {
        // SAFETY: as in `slot`.
        unsafe { &*self.registers.add(usize::from(register)) }.as_ref()
    }

    #[inline(always)]
    pub(super) fn both(&self, first: u16, second: u16) -> Option<(&Value, &Value)> {
        Some((self.get(first)?, self.get(second)?))
    }

    #[inline(always)]
    pub(super) fn set(&mut self, register: u16, value: Value) {
        let old = self.slot(register).replace(value);
        if holds_object(&old) {
            drop(old);
        } else {
            std::mem::forget(old);
        }
    }

    /// The same where what was there may have been the last reference to an object.
    #[inline(always)]
    pub(super) fn replace(&mut self, register: u16, value: Value) -> Hot {
        let old = self.slot(register).replace(value);
        if holds_object(&old) {
            drop(old);
            return Hot::Dropped;
        }
        std::mem::forget(old);
        Hot::Done
    }

    #[inline(always)]
    pub(super) fn is_temp(&self, register: u16) -> bool {
        usize::from(register) >= self.variables
    }

    /// An operand: taken out of a temporary register, or copied from a variable's.
    #[inline(always)]
    pub(super) fn operand(&mut self, register: u16) -> Slot {
        if self.is_temp(register) { self.slot(register).take() } else { self.slot(register).clone() }
    }

    /// Empties a register that was read in place, if it is a temporary one.
    #[inline(always)]
    pub(super) fn used(&mut self, register: u16) {
        if self.is_temp(register) {
            *self.slot(register) = None;
        }
    }
}

impl Frame {
    #[inline(always)]
    pub(super) fn slot(&mut self, register: u16) -> &mut Slot {
        debug_assert!(usize::from(register) < self.code().registers);
        // SAFETY: the compiler names no register that its code has not; they are this thread's alone.
        unsafe { &mut *self.registers.add(usize::from(register)) }
    }

    #[inline(always)]
    pub(super) fn set(&mut self, register: u16, value: Value) {
        *self.slot(register) = Some(value);
    }

    pub(super) fn is_temp(&self, register: u16) -> bool {
        usize::from(register) >= self.code().variables.len()
    }

    /// The word that follows the instruction that runs, for the last time.
    pub(super) fn extra(&mut self) -> u64 {
        let word = self.code().words[self.pc].load(Ordering::Relaxed);
        self.pc += 1;
        word
    }

    /// The next of so many words after the instruction.
    pub(super) fn skip(&mut self, words: usize) {
        self.pc += words;
    }

    /// Writes what [`Here::cached`] reads. Of several threads that write at once, one does.
    pub(super) fn set_cache(&self, at: usize, key: u64, value: u64) {
        let words = &self.code().words;
        if cfg!(feature = "free-threaded") {
            let old = words[at].load(Ordering::Relaxed);
            let mine = old != WRITING
                && words[at].compare_exchange(old, WRITING, Ordering::AcqRel, Ordering::Relaxed).is_ok();
            if !mine {
                return;
            }
        }
        // Release: who sees the value sees that the key was marked, and who sees the key sees the value.
        words[at + 1].store(value, Ordering::Release);
        words[at].store(key, Ordering::Release);
    }

    pub(super) fn jump(&mut self, target: u32) {
        self.pc = target as usize;
    }
}

impl Vm {
    /// An operand: taken out of a temporary register, or copied from a variable's.
    #[inline]
    pub(in crate::vm) fn operand(self, frame: &mut Frame, register: u16) -> Res {
        let value =
            if frame.is_temp(register) { frame.slot(register).take() } else { frame.slot(register).clone() };
        value.ok_or_else(|| self.unbound(frame, register))
    }

    /// An operand that stays where it is.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn peek(self, frame: &mut Frame, register: u16) -> Res {
        frame.slot(register).clone().ok_or_else(|| self.unbound(frame, register))
    }

    pub(super) fn operand_or_kept(self, frame: &mut Frame, register: u16, keep: bool) -> Res {
        if keep { self.peek(frame, register) } else { self.operand(frame, register) }
    }

    #[cold]
    pub(super) fn unbound(self, frame: &Frame, register: u16) -> Raise {
        let name = frame.code().variables.get(usize::from(register)).map_or("?", |name| self.text(name));
        let message =
            format!("cannot access local variable '{name}' where it is not associated with a value");
        self.raise_text(&self.classes().unbound_local_error, &message)
    }
}
