//! The processes: who lives, how each ended, and the signals that they have been sent.

use super::stream::Token;
use super::{ALIVE, Kernel, MOST_PROCESSES, PIDS, PROCESS_WORDS, PROCESSES};
use crate::vm::Vm;

/// The words of a process: its number, or 0 where there is none; its state, which can be waited on; the number of the one that
/// started it; how it ended, as `waitpid` says it; a bit for each signal that it has been sent and not looked at.
pub(super) const PID: u32 = 0;
pub(super) const STATE: u32 = 1;
pub(super) const PARENT: u32 = 2;
pub(super) const STATUS: u32 = 3;
pub(super) const SIGNALS: u32 = 4;

pub(super) const RUNS: u32 = 1;
pub(super) const ENDED: u32 = 2;
/// The number of the first process.
const FIRST: u32 = 1;

/// A process that a program has started and that does not run yet: whoever starts it makes a machine whose world gives this place
/// in the shared memory, and awaits [`Machine::run_process`](crate::Machine::run_process).
#[derive(Clone, Copy, Debug)]
pub struct NewProcess {
    /// Its place among the processes.
    pub slot: u32,
    /// Its number.
    pub pid: u32,
    /// What it begins with: an end of a stream that says what to run, and one that ends with it.
    pub ends: [u32; 2],
}

/// How a process ended.
#[derive(Clone, Copy)]
pub(crate) enum Ended {
    Code(i32),
    Signal(u32),
}

impl Kernel {
    fn process_word(slot: u32, word: u32) -> u32 {
        PROCESSES + slot * PROCESS_WORDS + word
    }

    fn of_process(&self, slot: u32, word: u32) -> u32 {
        self.shared.load(Self::process_word(slot, word))
    }

    fn set_of_process(&self, slot: u32, word: u32, value: u32) {
        self.shared.store(Self::process_word(slot, word), value);
    }

    /// Which of 32 processes live.
    pub(super) fn alive(&self, half: u32) -> u32 {
        self.shared.load(ALIVE + half)
    }

    fn set_alive(&self, slot: u32, lives: bool) {
        let (half, bit) = (slot / 32, 1 << (slot % 32));
        let old = self.alive(half);
        self.shared.store(ALIVE + half, if lives { old | bit } else { old & !bit });
    }

    /// The first process begins.
    pub(super) fn begin(&self) {
        self.shared.store(PIDS, FIRST);
        self.set_of_process(0, PID, FIRST);
        self.set_of_process(0, STATE, RUNS);
        self.set_alive(0, true);
    }

    /// The number of this process.
    pub(crate) fn pid(&self) -> u32 {
        self.of_process(self.slot, PID)
    }

    /// The number of the process that started this one.
    pub(crate) fn parent(&self) -> u32 {
        self.of_process(self.slot, PARENT)
    }

    /// Whether this process can start others.
    pub(crate) fn has_processes(&self) -> bool {
        self.has_processes
    }

    /// A new process, which gets these ends; `None` if there are as many as there can be.
    pub(crate) fn new_process(&self, ends: [Token; 2]) -> Option<NewProcess> {
        let new = self.locked(|| {
            // A process that has ended keeps its place until its parent has asked how, or has ended, too.
            let is_free = |slot: &u32| match self.of_process(*slot, STATE) {
                0 => true,
                ENDED => self.slot_of(self.of_process(*slot, PARENT)).is_none(),
                _ => false,
            };
            let slot = (0..MOST_PROCESSES).find(is_free)?;
            self.forget_ends(slot);
            let pid = self.shared.add(PIDS, 1) + 1;
            self.set_of_process(slot, PID, pid);
            self.set_of_process(slot, PARENT, self.pid());
            self.set_of_process(slot, SIGNALS, 0);
            self.set_of_process(slot, STATE, RUNS);
            self.set_alive(slot, true);
            Some(NewProcess { slot, pid, ends: ends.map(|token| token.0) })
        })?;
        for token in ends {
            self.gain(token, new.slot);
        }
        Some(new)
    }

    /// The place of a process that lives.
    fn slot_of(&self, pid: u32) -> Option<u32> {
        (0..MOST_PROCESSES)
            .find(|slot| self.of_process(*slot, PID) == pid && self.of_process(*slot, STATE) == RUNS)
    }

    /// This process ends.
    pub(crate) fn exit(&self, ended: Ended) {
        let status = match ended {
            Ended::Code(code) => (code as u32 & 0xFF) << 8,
            Ended::Signal(signal) => signal,
        };
        self.end_process(self.slot, status);
    }

    fn end_process(&self, slot: u32, status: u32) {
        self.set_of_process(slot, STATUS, status);
        self.set_of_process(slot, STATE, ENDED);
        self.locked(|| self.set_alive(slot, false));
        for stream in 0..self.objects {
            if self.is(stream, super::Kind::Stream) {
                self.changed(stream);
            }
        }
    }

    /// How a child of this process ended, and forgets it; `None` while it runs. An error if there is no
    /// such child.
    pub(crate) fn ended(&self, pid: u32) -> Result<Option<Ended>, ()> {
        let own = self.pid();
        let is_it = |slot: &u32| {
            self.of_process(*slot, PID) == pid
                && self.of_process(*slot, PARENT) == own
                && self.of_process(*slot, STATE) != 0
        };
        let slot = (0..MOST_PROCESSES).find(is_it).ok_or(())?;
        if self.of_process(slot, STATE) == RUNS {
            return Ok(None);
        }
        let status = self.of_process(slot, STATUS);
        self.set_of_process(slot, STATE, 0);
        Ok(Some(if status & 0x7F == 0 {
            Ended::Code((status >> 8) as i32)
        } else {
            Ended::Signal(status & 0x7F)
        }))
    }

    /// Sends a signal to a process that lives; gives its place.
    pub(crate) fn send(&self, pid: u32, signal: u32) -> Option<u32> {
        let slot = self.slot_of(pid)?;
        self.locked(|| self.set_of_process(slot, SIGNALS, self.of_process(slot, SIGNALS) | 1 << signal));
        Some(slot)
    }

    /// The signals that this process has been sent since it looked last, a bit for each.
    pub(crate) fn take_signals(&self) -> u32 {
        self.locked(|| {
            let signals = self.of_process(self.slot, SIGNALS);
            self.set_of_process(self.slot, SIGNALS, 0);
            signals
        })
    }

    /// Whether this process has been sent one of these signals.
    pub(crate) fn has_signal(&self, mask: u32) -> bool {
        self.of_process(self.slot, SIGNALS) & mask != 0
    }
}

impl Vm {
    /// The number of the process.
    pub(crate) fn pid(self) -> u32 {
        self.kernel().pid()
    }
}
