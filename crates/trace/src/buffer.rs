//! The trace buffer: one worker records in it what it did, and when.
//!
//! A buffer has one writer. Recording takes no lock. It grows by a chunk when a chunk is full, up to a limit, and then
//! counts what it drops. Readers (JavaScript, which reads the memory from outside, or a test) load `written` with
//! Acquire, and may then read every event below it: the writer stores `written` with Release after the event, and never
//! writes an event twice. So a reader that keeps the count of its last visit reads only what is new.
//!
//! The layout's numbers are in `www/generated/trace-layout.js`, which the test in `layout.rs` makes and compares.
//!
//! An event is 16 bytes, little-endian: `time_ms: f64` (the worker's own `performance.now()`), `kind: u8`, a zero byte,
//! `task: u16`, `arg: u32`. Where a kind carries a text, `arg` is its offset in the text area: a `u16` length, then
//! UTF-8. Times are f64 milliseconds because the clock returns those: nothing is converted on the way, and nothing
//! wraps.

use crate::chunks::Chunks;
use std::cell::Cell;
use std::fmt;
use sync::{AtomicBool, AtomicU32, Ordering};

/// What an event says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[repr(u8)]
pub enum Kind {
    /// The task begins.
    TaskBegin = 1,
    /// The task ended; the text is its outcome: `{"checksum": …, "counter": …}`.
    TaskEnd = 2,
    /// The task failed; the text is the error.
    TaskFail = 3,
    /// A wait begins; `arg` is a [`wait_arg`].
    WaitBegin = 4,
    /// The wait is over.
    WaitEnd = 5,
    /// The task printed the text.
    Print = 6,
    /// The worker is ready for its first task.
    WorkerReady = 7,
    /// Arguments reached the worker.
    MessageIn = 8,
    /// A result left the worker.
    MessageOut = 9,
    /// A checkpoint found that the task must end.
    Checkpoint = 10,
    /// The thread wants the lock, but another thread has it.
    LockWait = 11,
    /// The thread asks the holder to drop the lock, because its switch interval is over.
    LockAsk = 12,
    /// The lock was dropped, but another thread was quicker.
    LockRefused = 13,
    /// The thread has the lock; `arg` is how often it had changed hands by then: CPython's `switch_number`.
    LockAcquired = 14,
    /// The thread drops the lock; `arg` is a [`Release`].
    LockReleased = 15,
    /// The task's write undid `arg` updates of other tasks.
    LostUpdate = 16,
    /// The task answered its request number `arg`.
    Mark = 17,
    /// The task spawned another one; the text names it: `{"task": …, "name": …}`.
    TaskSpawned = 18,
    /// The task made an object that others can wait on; the text says which: `{"object": …, "name": …}`.
    ObjectMade = 19,
    /// The task is at the line `arg` of the reader's program.
    Line = 20,
    /// A task of a whole program wrote; the text is `STREAM NUMBER WRITTEN`: 1 or 2, how many writes of the program were before
    /// this one, and what it wrote.
    Write = 21,
    /// The task whose number is `arg` has the mutex that this task begins to wait for.
    Holder = 22,
}

impl Kind {
    /// Whether a task's outcome would be unknown without this event. The last places of a full buffer are kept for
    /// these.
    pub(crate) const fn is_essential(self) -> bool {
        matches!(self, Self::TaskBegin | Self::TaskEnd | Self::TaskFail)
    }

    /// Whether the event's `arg` is the offset of a text.
    pub(crate) const fn has_text(self) -> bool {
        matches!(
            self,
            Self::TaskEnd | Self::TaskFail | Self::Print | Self::TaskSpawned | Self::ObjectMade | Self::Write
        )
    }
}

/// What a task waits for, and in which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[repr(u32)]
pub enum Wait {
    /// A timed wait during which others can run.
    Timed = 0,
    /// Real I/O.
    Io = 1,
    /// A timed wait that spins on the clock, because a page's main thread may not block.
    Busy = 2,
    /// A mutex that another task has.
    Mutex = 3,
    /// The end of another task.
    Join = 4,
    /// What another task sends: an item in a queue, bytes in a pipe.
    Message = 5,
}

/// The `arg` of a wait: its kind in the low 8 bits, and above them the number of the object that the task waits for. The
/// memory numbers its mutexes from 1, and 0 is the mutex that every memory has. For a join the object is the task.
pub const fn wait_arg(wait: Wait, object: u32) -> u32 {
    object << 8 | wait as u32
}

/// Why a thread drops the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(strum::EnumIter))]
#[repr(u32)]
pub enum Release {
    /// Another thread asked for it.
    Asked = 0,
    /// The holder's ticks were over.
    Ticks = 1,
    /// The holder waits for something else.
    Wait = 2,
    /// The holder's task is over.
    End = 3,
}

/// One event, laid out as in memory.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[repr(C)]
pub struct Event {
    /// When it happened, on the clock of the worker that recorded it.
    pub time_ms: f64,
    /// A [`Kind`].
    pub kind: u8,
    zero: u8,
    /// The task's index.
    pub task: u16,
    /// More data; its meaning depends on the kind.
    pub arg: u32,
}

/// Bytes of one event.
pub const EVENT_BYTES: usize = size_of::<Event>();
/// Events of a chunk.
pub const CHUNK_EVENTS: usize = if cfg!(loom) { 2 } else { 1024 };
/// Bytes of text of a chunk.
pub const CHUNK_TEXT_BYTES: usize = if cfg!(loom) { 4 } else { 16_384 };
/// Places kept for essential events: the begin and the end of as many tasks as a run may have.
pub const RESERVED_EVENTS: u32 = 2 * crate::MAX_TASKS as u32;
/// Bytes of text kept for essential events.
pub const RESERVED_TEXT_BYTES: u32 = 512 * crate::MAX_TASKS as u32;
/// The longest text of an event, so that one long line cannot use up the rest.
const MAX_TEXT_BYTES: u32 = 1024;

/// A worker's buffer.
pub struct TraceBuffer {
    claimed: AtomicBool,
    written: AtomicU32,
    dropped: AtomicU32,
    text_written: AtomicU32,
    events: Chunks<Event, CHUNK_EVENTS>,
    text: Chunks<u8, CHUNK_TEXT_BYTES>,
}

// SAFETY: cells are written only through the one `Writer` that `claimed` allows, and each only before `written` (or
// `text_written`) is raised above it with Release. Readers stay below the count that they load with Acquire.
unsafe impl Sync for TraceBuffer {}

impl TraceBuffer {
    /// Makes a buffer that grows to at most `events` events and `text_bytes` bytes of text, both including the reserved
    /// places, for which it has room from the beginning.
    ///
    /// # Panics
    /// If there is no memory left for the reserved places.
    pub fn new(events: u32, text_bytes: u32) -> Self {
        let buffer = Self {
            claimed: AtomicBool::new(false),
            written: AtomicU32::new(0),
            dropped: AtomicU32::new(0),
            text_written: AtomicU32::new(0),
            events: Chunks::new(events),
            text: Chunks::new(text_bytes),
        };
        let room = (buffer.events.make_room(RESERVED_EVENTS), buffer.text.make_room(RESERVED_TEXT_BYTES));
        let wanted = (RESERVED_EVENTS.min(events), RESERVED_TEXT_BYTES.min(text_bytes));
        assert!(room >= wanted && room.1 >= wanted.1, "no memory left for a trace buffer");
        buffer
    }

    /// Empties the buffer for the next turn. Nothing moves, so addresses that were given away stay valid. `&mut`
    /// ensures that no writer or reader is using the cells.
    pub fn clear(&mut self) {
        for word in [&self.written, &self.dropped, &self.text_written] {
            word.store(0, Ordering::Relaxed);
        }
    }

    /// The buffer's writer. `None` while another writer exists.
    pub fn writer(&self) -> Option<Writer<'_>> {
        // Acquire: this writer sees what the last one wrote.
        let free = self.claimed.compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed).is_ok();
        free.then(|| Writer {
            buffer: self,
            next: Cell::new(self.written.load(Ordering::Relaxed)),
            room: Cell::new(0),
            next_text: Cell::new(Some(self.text_written.load(Ordering::Relaxed))),
            text_room: Cell::new(0),
        })
    }

    /// The events recorded so far.
    pub fn events(&self) -> Vec<Event> {
        let written = self.written.load(Ordering::Acquire);
        // SAFETY: below `written`, loaded with Acquire, no cell is written any more.
        (0..written).map(|at| self.events.cell(at).with(|event| unsafe { *event })).collect()
    }

    /// How many events were dropped because the buffer was full.
    pub fn dropped(&self) -> u32 {
        self.dropped.load(Ordering::Relaxed)
    }

    /// The text of an event whose `arg` is an offset. `None` if no published text is at that offset: the event belongs
    /// to another buffer, or carries no text.
    pub fn text(&self, event: &Event) -> Option<String> {
        let len = self.text_bytes(event.arg, 2)?;
        let len = u16::from_le_bytes([len[0], len[1]]);
        Some(String::from_utf8_lossy(&self.text_bytes(event.arg + 2, len)?).into_owned())
    }

    /// `len` bytes of the text area from `start`, if all of them are published.
    fn text_bytes(&self, start: u32, len: u16) -> Option<Vec<u8>> {
        // The event may come from anywhere, so its offset may be any number: only published bytes may be read.
        let end = start.checked_add(len.into())?;
        if end > self.text_written.load(Ordering::Acquire) {
            return None;
        }
        // SAFETY: below `text_written`, loaded with Acquire, no byte is written any more.
        Some((start..end).map(|at| self.text.cell(at).with(|byte| unsafe { *byte })).collect())
    }

    /// Addresses of the buffer's parts, for a reader that sees only memory.
    #[cfg(not(loom))]
    pub fn addresses(&self) -> Addresses {
        let address = |word: &AtomicU32| word.as_ptr().expose_provenance();
        Addresses {
            written: address(&self.written),
            dropped: address(&self.dropped),
            text_written: address(&self.text_written),
            events: self.events.address(),
            text: self.text.address(),
        }
    }
}

/// Addresses of a buffer's parts, in bytes from the start of its memory.
#[derive(Clone, Copy, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Addresses {
    /// A `u32`: how many events are recorded.
    pub written: usize,
    /// A `u32`: how many were dropped.
    pub dropped: usize,
    /// A `u32`: how many bytes of text are recorded.
    pub text_written: usize,
    /// The table of the addresses of chunks of [`CHUNK_EVENTS`] events.
    pub events: usize,
    /// The table of the addresses of chunks of [`CHUNK_TEXT_BYTES`] bytes of text.
    pub text: usize,
}

/// Records into a buffer. A buffer has at most one. Not `Sync`: it stays on its worker.
pub struct Writer<'a> {
    buffer: &'a TraceBuffer,
    next: Cell<u32>,
    /// For how many events there is room, as far as this writer knows.
    room: Cell<u32>,
    /// Offset of the next text; `None` while a text is being written.
    next_text: Cell<Option<u32>>,
    /// For how many bytes of text there is room, as far as this writer knows.
    text_room: Cell<u32>,
}

/// Makes room for `wanted` elements, if there is less. Returns for how many there is room.
#[inline]
fn room_for<T: Copy + Default, const LEN: usize>(
    wanted: u32,
    chunks: &Chunks<T, LEN>,
    room: &Cell<u32>,
) -> u32 {
    if wanted > room.get() {
        room.set(chunks.make_room(wanted));
    }
    room.get()
}

impl Writer<'_> {
    /// Records one event.
    #[inline]
    pub fn record(&self, time_ms: f64, kind: Kind, task: u16, arg: u32) {
        let buffer = self.buffer;
        let at = self.next.get();
        let wanted = at + 1 + if kind.is_essential() { 0 } else { RESERVED_EVENTS };
        if room_for(wanted, &buffer.events, &self.room) < wanted {
            return self.drop_event();
        }
        // SAFETY: `at` is not below `written`, so no reader reads this cell, and there is no other writer.
        buffer.events.cell(at).with_mut(|cell| unsafe {
            *cell = Event { time_ms, kind: kind as u8, zero: 0, task, arg };
        });
        self.next.set(at + 1);
        // Release: a reader that sees the new count sees the event, and the text written before it.
        buffer.written.store(at + 1, Ordering::Release);
    }

    /// Records an event with a text. A very long text is cut; a text that does not fit is dropped.
    ///
    /// If formatting the text itself records a text here, that inner text is dropped, because the place is taken.
    pub fn record_text(&self, time_ms: f64, kind: Kind, task: u16, text: fmt::Arguments<'_>) {
        debug_assert!(kind.has_text(), "{kind:?}");
        let Some(start) = self.next_text.take() else { return self.drop_event() };
        let len = self.write_text(start, kind, text);
        let end = start + len.map_or(0, |len| 2 + len);
        self.next_text.set(Some(end));
        if len.is_none() {
            return self.drop_event();
        }
        // Release: a reader that sees the new count sees the text below it.
        self.buffer.text_written.store(end, Ordering::Release);
        self.record(time_ms, kind, task, start);
    }

    /// Writes a text and its length at `start`, which is not published yet. `None` if it does not fit.
    fn write_text(&self, start: u32, kind: Kind, text: fmt::Arguments<'_>) -> Option<u32> {
        let before = start + 2 + if kind.is_essential() { 0 } else { RESERVED_TEXT_BYTES };
        let room =
            room_for(before + MAX_TEXT_BYTES, &self.buffer.text, &self.text_room).checked_sub(before)?;
        let mut area =
            TextArea { buffer: self.buffer, start: start + 2, len: 0, room: room.min(MAX_TEXT_BYTES) };
        if fmt::write(&mut area, text).is_err() && room < MAX_TEXT_BYTES {
            return None;
        }
        let len = area.len;
        for (at, byte) in (start..).zip((len as u16).to_le_bytes()) {
            area.put(at, byte);
        }
        Some(len)
    }

    #[cold]
    fn drop_event(&self) {
        // With one writer, a load and a store count as well as an addition would, and cost less.
        let dropped = &self.buffer.dropped;
        dropped.store(dropped.load(Ordering::Relaxed).saturating_add(1), Ordering::Relaxed);
    }
}

impl Drop for Writer<'_> {
    fn drop(&mut self) {
        // Release: the next writer sees all that this one wrote.
        self.buffer.claimed.store(false, Ordering::Release);
    }
}

/// The rest of the text area, while a text is written into it.
struct TextArea<'a> {
    buffer: &'a TraceBuffer,
    start: u32,
    len: u32,
    room: u32,
}

impl TextArea<'_> {
    fn put(&mut self, at: u32, byte: u8) {
        // SAFETY: `at` is at or above `text_written`, so no reader reads here. There is no other writer, and this one
        // writes one text at a time: it has taken `next_text`, and publishes nothing until it puts that back.
        self.buffer.text.cell(at).with_mut(|cell| unsafe { *cell = byte });
    }
}

impl fmt::Write for TextArea<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let fits = text.floor_char_boundary((self.room - self.len) as usize);
        for byte in &text.as_bytes()[..fits] {
            self.put(self.start + self.len, *byte);
            self.len += 1;
        }
        if fits == text.len() { Ok(()) } else { Err(fmt::Error) }
    }
}

#[cfg(all(test, loom))]
mod loom_tests;
#[cfg(all(test, not(loom)))]
mod tests;
