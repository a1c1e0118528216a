//! Streams of bytes that go one way, as a pipe of Linux; two make a pair of sockets.

use super::{CHANGES, Kernel, Kind, WATCHERS};
use crate::modules::errno::EPIPE;

/// How many bytes lie in a stream before its writer has to wait.
const CAPACITY: u32 = 65_536;

/// Counts its changes: the word to wait on.
pub(super) const CHANGED: u32 = 1;
const AT: u32 = 2;
/// Where the next byte to read is, and how many there are.
const HEAD: u32 = 3;
const FILLED: u32 = 4;
/// Whether somebody has ended it for all: these bits.
const SHUT: u32 = 5;
/// The first of two words with a bit for each process that has the end.
const READERS: u32 = 6;
const WRITERS: u32 = 8;
/// How many ends are on their way from one process to another.
const READERS_UNDERWAY: u32 = 10;
const WRITERS_UNDERWAY: u32 = 11;

/// One of the two ends of a stream.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Reads,
    Writes,
}

impl Side {
    fn mask(self) -> u32 {
        if self == Self::Reads { READERS } else { WRITERS }
    }

    fn underway(self) -> u32 {
        if self == Self::Reads { READERS_UNDERWAY } else { WRITERS_UNDERWAY }
    }

    fn shut(self) -> u32 {
        if self == Self::Reads { 1 } else { 2 }
    }
}

/// What a descriptor is of, as a number that can be sent: the streams that it reads and writes, each one more than its number,
/// or 0 for none.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token(pub(crate) u32);

impl Token {
    pub(crate) fn new(incoming: Option<u32>, outgoing: Option<u32>) -> Self {
        let part = |stream: Option<u32>| stream.map_or(0, |stream| stream + 1);
        Self(part(incoming) << 16 | part(outgoing))
    }

    pub(crate) fn incoming(self) -> Option<u32> {
        (self.0 >> 16).checked_sub(1)
    }

    pub(crate) fn outgoing(self) -> Option<u32> {
        (self.0 & 0xFFFF).checked_sub(1)
    }

    fn ends(self) -> impl Iterator<Item = (u32, Side)> {
        let reads = self.incoming().map(|stream| (stream, Side::Reads));
        reads.into_iter().chain(self.outgoing().map(|stream| (stream, Side::Writes)))
    }
}

impl Kernel {
    /// A stream, both of whose ends this process has; `None` if there is no room.
    pub(crate) fn stream(&self) -> Option<u32> {
        let made = self.locked(|| {
            let made = self.make(Kind::Stream)?;
            let Some(at) = self.allocate(CAPACITY) else {
                self.set(made, 0, Kind::Free as u32);
                return None;
            };
            self.set(made, AT, at);
            Some(made)
        })?;
        self.gain(Token::new(Some(made), Some(made)), self.slot);
        Some(made)
    }

    fn change_mask(&self, stream: u32, side: Side, slot: u32, has: bool) {
        let word = side.mask() + slot / 32;
        let (old, bit) = (self.get(stream, word), 1 << (slot % 32));
        self.set(stream, word, if has { old | bit } else { old & !bit });
    }

    /// The process at this place has the ends.
    pub(super) fn gain(&self, token: Token, slot: u32) {
        self.locked(|| {
            for (stream, side) in token.ends() {
                self.change_mask(stream, side, slot, true);
            }
        });
    }

    /// This process has an end no longer.
    pub(crate) fn lose(&self, stream: u32, side: Side) {
        self.locked(|| {
            self.change_mask(stream, side, self.slot, false);
            self.end_unused(stream);
        });
        self.changed(stream);
    }

    /// Sends ends on their way: they stay open until somebody takes them.
    pub(crate) fn lend(&self, token: Token) {
        self.locked(|| {
            for (stream, side) in token.ends() {
                self.set(stream, side.underway(), self.get(stream, side.underway()) + 1);
            }
        });
    }

    /// Takes ends that were lent. False if there are no such ones.
    pub(crate) fn take(&self, token: Token) -> bool {
        let mut ends = token.ends();
        let taken = self.locked(|| {
            ends.all(|(stream, side)| {
                let underway =
                    if self.is(stream, Kind::Stream) { self.get(stream, side.underway()) } else { 0 };
                if underway > 0 {
                    self.set(stream, side.underway(), underway - 1);
                    self.change_mask(stream, side, self.slot, true);
                }
                underway > 0
            })
        });
        taken && token.0 != 0
    }

    /// Whether a process that lives has the end, or will have it.
    fn has(&self, stream: u32, side: Side) -> bool {
        let lives = |half: u32| self.get(stream, side.mask() + half) & self.alive(half) != 0;
        lives(0) || lives(1) || self.get(stream, side.underway()) > 0
    }

    fn is_gone(&self, stream: u32, side: Side) -> bool {
        self.get(stream, SHUT) & side.shut() != 0 || !self.has(stream, side)
    }

    /// Under the lock.
    fn end_unused(&self, stream: u32) {
        if !self.has(stream, Side::Reads) && !self.has(stream, Side::Writes) {
            self.free(self.get(stream, AT), CAPACITY);
            self.set(stream, 0, Kind::Free as u32);
        }
    }

    /// Ends all streams that only processes which live no longer had, and forgets a place among the processes. Under the lock.
    pub(super) fn forget_ends(&self, slot: u32) {
        for stream in (0..self.objects).filter(|object| self.get(*object, 0) == Kind::Stream as u32) {
            for side in [Side::Reads, Side::Writes] {
                self.change_mask(stream, side, slot, false);
            }
            self.end_unused(stream);
        }
    }

    /// Lets all that wait for the stream look again.
    pub(super) fn changed(&self, stream: u32) {
        let word = Self::word(stream, CHANGED);
        self.shared.add(word, 1);
        self.wake(word, u32::MAX);
        self.any_changed();
    }

    pub(super) fn any_changed(&self) {
        self.shared.add(CHANGES, 1);
        if self.shared.load(WATCHERS) > 0 {
            self.wake(CHANGES, u32::MAX);
        }
    }

    /// The word that changes with a stream.
    pub(crate) fn changed_word(stream: u32) -> u32 {
        Self::word(stream, CHANGED)
    }

    /// The word that changes with any of them, while somebody watches.
    pub(crate) fn changes_word() -> u32 {
        CHANGES
    }

    /// Begins or ends to watch.
    pub(crate) fn watch(&self, watches: bool) {
        self.shared.add(WATCHERS, if watches { 1 } else { u32::MAX });
    }

    /// What lies ready to be read, but no more than asked for: nothing at the end of the stream, `None` if it is not there yet.
    /// `peek` leaves it there.
    pub(crate) fn read(&self, stream: u32, most: usize, peek: bool) -> Option<Vec<u8>> {
        let taken = self.locked(|| {
            let (filled, head) = (self.get(stream, FILLED), self.get(stream, HEAD));
            if filled == 0 && !self.is_gone(stream, Side::Writes) && self.get(stream, SHUT) == 0 {
                return None;
            }
            let count = most.min(filled as usize);
            let mut taken = vec![0; count];
            let (first, second) = taken.split_at_mut(count.min((CAPACITY - head) as usize));
            let at = self.get(stream, AT);
            self.shared.read(at + head, first);
            self.shared.read(at, second);
            if !peek {
                self.set(stream, HEAD, (head + count as u32) % CAPACITY);
                self.set(stream, FILLED, filled - count as u32);
            }
            Some(taken)
        })?;
        if !peek && !taken.is_empty() {
            self.changed(stream);
        }
        Some(taken)
    }

    /// Takes as many bytes as there is room for, which may be none; an error number if nobody can read them.
    pub(crate) fn write(&self, stream: u32, bytes: &[u8]) -> Result<usize, i32> {
        let count = self.locked(|| {
            if self.get(stream, SHUT) != 0 || !self.has(stream, Side::Reads) {
                return Err(EPIPE);
            }
            let (filled, head) = (self.get(stream, FILLED), self.get(stream, HEAD));
            let count = bytes.len().min((CAPACITY - filled) as usize);
            let (tail, at) = ((head + filled) % CAPACITY, self.get(stream, AT));
            let (first, second) = bytes[..count].split_at(count.min((CAPACITY - tail) as usize));
            self.shared.write(at + tail, first);
            self.shared.write(at, second);
            self.set(stream, FILLED, filled + count as u32);
            Ok(count)
        })?;
        if count > 0 {
            self.changed(stream);
        }
        Ok(count)
    }

    pub(crate) fn can_read(&self, stream: u32) -> bool {
        self.get(stream, FILLED) > 0 || self.get(stream, SHUT) != 0 || self.is_gone(stream, Side::Writes)
    }

    pub(crate) fn can_write(&self, stream: u32) -> bool {
        self.get(stream, FILLED) < CAPACITY || self.is_gone(stream, Side::Reads)
    }

    /// Whether nobody has the other end any more.
    pub(crate) fn is_hung_up(&self, stream: u32, own: Side) -> bool {
        let other = if own == Side::Reads { Side::Writes } else { Side::Reads };
        self.is_gone(stream, other)
    }

    /// Ends one side of a stream for all that have it.
    pub(crate) fn shut(&self, stream: u32, side: Side) {
        self.locked(|| self.set(stream, SHUT, self.get(stream, SHUT) | side.shut()));
        self.changed(stream);
    }
}
