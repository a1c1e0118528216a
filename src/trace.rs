//! The trace buffer: what one worker records of what it did, and when.
//!
//! One writer a buffer, no lock and no allocation on the way. Readers (JavaScript, which looks at the memory
//! from outside, or a test) load `written` with Acquire and may then read every event below it: the writer
//! stores it with Release after the event, and an event is never written twice.
//!
//! An event is 16 bytes, little-endian: `time_ms: f64` (the worker's own `performance.now()`), `kind: u8`,
//! a zero byte, `task: u16`, `arg: u32`. Where a kind carries a text, `arg` is its offset in the text area:
//! a `u16` length, then UTF-8. Times are f64 milliseconds because that is what the clock gives: nothing is
//! converted on the way, and nothing wraps.

use crate::sync::{AtomicBool, AtomicU32, Ordering, UnsafeCell};
use std::cell::Cell;
use std::fmt;

/// What an event says. The numbers are part of the layout; `www/model/trace.js` reads them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// The task begins.
    TaskBegin = 1,
    /// The task ended; the text is its outcome: `{"checksum": …, "counter": …}`.
    TaskEnd = 2,
    /// The task failed; the text is the error.
    TaskFail = 3,
    /// A wait begins; `arg` is a [`Wait`].
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
    /// A checkpoint found that the task has to end.
    Checkpoint = 10,
    /// The thread wants the lock, and another one has it.
    LockWait = 11,
    /// The thread asks for the lock to be dropped: its interval is over.
    LockAsk = 12,
    /// The lock was dropped, and another thread was quicker.
    LockRefused = 13,
    /// The thread has the lock; `arg` is a [`turn_arg`].
    LockAcquired = 14,
    /// The thread lets go of the lock; `arg` is a [`Release`].
    LockReleased = 15,
    /// The task's write undid `arg` updates of other tasks.
    LostUpdate = 16,
    /// The task answered its request number `arg`.
    Mark = 17,
}

impl Kind {
    /// Without these a task's fate would be unknown: the last places of a full buffer are kept for them.
    const fn is_essential(self) -> bool {
        matches!(self, Self::TaskBegin | Self::TaskEnd | Self::TaskFail)
    }
}

/// What a task waits for, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Wait {
    /// A timed wait that lets others run.
    Timed = 0,
    /// Real I/O.
    Io = 1,
    /// A timed wait that spins on the clock, since a page's main thread may not block.
    Busy = 2,
    /// A mutex that another task has.
    Mutex = 3,
}

/// Why a thread lets go of the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Release {
    /// Somebody asked for it.
    Asked = 0,
    /// Its ticks were over.
    Ticks = 1,
    /// It waits for something else.
    Wait = 2,
    /// Its task is over.
    End = 3,
}

/// A turn with the lock as an event's `arg`: the number of the switch, modulo 2²⁴, above the thread that had the
/// lock before (255: nobody had).
pub const fn turn_arg(switch: u32, from: Option<u32>) -> u32 {
    let from = match from {
        Some(thread) => thread,
        None => 255,
    };
    switch << 8 | from
}

/// One event, as it lies in memory.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct Event {
    /// When, on the clock of the worker that recorded it.
    pub time_ms: f64,
    /// A [`Kind`].
    pub kind: u8,
    zero: u8,
    /// Which task, as an index.
    pub task: u16,
    /// What else, by kind.
    pub arg: u32,
}

/// Bytes of one event.
pub const EVENT_BYTES: usize = size_of::<Event>();
/// Places kept for essential events: begin and end of as many tasks as a run may have.
pub const RESERVED_EVENTS: u32 = 2 * crate::MAX_TASKS as u32;
/// Bytes of text kept for them.
pub const RESERVED_TEXT_BYTES: u32 = 24_576;
/// The longest text of an event, so that a long line cannot eat the rest.
const MAX_TEXT_BYTES: u32 = 1024;

/// A worker's buffer. Of fixed size, so that recording never allocates.
pub struct TraceBuffer {
    claimed: AtomicBool,
    written: AtomicU32,
    dropped: AtomicU32,
    text_written: AtomicU32,
    events: Box<[UnsafeCell<Event>]>,
    text: Box<[UnsafeCell<u8>]>,
}

// SAFETY: cells are written only through the one `Writer` that `claimed` lets exist, and each only before
// `written` (or `text_written`) is raised above it with Release; readers stay below what they load with Acquire.
unsafe impl Sync for TraceBuffer {}

impl TraceBuffer {
    /// A buffer for `events` events and `text_bytes` bytes of text, what is reserved included.
    pub fn new(events: u32, text_bytes: u32) -> Self {
        let blank = Event { time_ms: 0.0, kind: 0, zero: 0, task: 0, arg: 0 };
        Self {
            claimed: AtomicBool::new(false),
            written: AtomicU32::new(0),
            dropped: AtomicU32::new(0),
            text_written: AtomicU32::new(0),
            events: (0..events).map(|_| UnsafeCell::new(blank)).collect(),
            text: (0..text_bytes).map(|_| UnsafeCell::new(0)).collect(),
        }
    }

    /// The buffer's writer, or `None` while another one exists.
    pub fn writer(&self) -> Option<Writer<'_>> {
        // Acquire: what the last writer wrote is seen by this one.
        let free = self.claimed.compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed).is_ok();
        free.then(|| Writer {
            buffer: self,
            next: Cell::new(self.written.load(Ordering::Relaxed)),
            next_text: Cell::new(self.text_written.load(Ordering::Relaxed)),
        })
    }

    /// The events recorded so far.
    pub fn events(&self) -> Vec<Event> {
        let written = self.written.load(Ordering::Acquire) as usize;
        // SAFETY: below `written`, loaded with Acquire, no cell is written any more.
        self.events[..written].iter().map(|cell| cell.with(|event| unsafe { *event })).collect()
    }

    /// How many events found the buffer full.
    pub fn dropped(&self) -> u32 {
        self.dropped.load(Ordering::Relaxed)
    }

    /// The text of an event whose `arg` is an offset.
    pub fn text(&self, event: &Event) -> String {
        let byte = |at: usize| {
            // SAFETY: an event is published after its text, so no byte of it is written any more.
            self.text[at].with(|byte| unsafe { *byte })
        };
        let start = event.arg as usize;
        let len = usize::from(u16::from_le_bytes([byte(start), byte(start + 1)]));
        let bytes: Vec<u8> = (start + 2..start + 2 + len).map(byte).collect();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Where things lie, for a reader that sees only memory.
    #[cfg(not(loom))]
    pub fn addresses(&self) -> Addresses {
        let address = |word: &AtomicU32| word.as_ptr().addr();
        Addresses {
            written: address(&self.written),
            dropped: address(&self.dropped),
            text_written: address(&self.text_written),
            events: self.events.as_ptr().addr(),
            text: self.text.as_ptr().addr(),
        }
    }
}

/// Addresses of a buffer's parts, in bytes from the start of its memory.
#[derive(Clone, Copy, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Addresses {
    /// A `u32`: how many events are there.
    pub written: usize,
    /// A `u32`: how many were dropped.
    pub dropped: usize,
    /// A `u32`: how many bytes of text are there.
    pub text_written: usize,
    /// The first event.
    pub events: usize,
    /// The first byte of text.
    pub text: usize,
}

/// The one who may record into a buffer. Not `Sync`: it stays on its worker.
pub struct Writer<'a> {
    buffer: &'a TraceBuffer,
    next: Cell<u32>,
    next_text: Cell<u32>,
}

impl Writer<'_> {
    /// Records one event.
    #[inline]
    pub fn record(&self, time_ms: f64, kind: Kind, task: u16, arg: u32) {
        let buffer = self.buffer;
        let at = self.next.get();
        let reserved = if kind.is_essential() { 0 } else { RESERVED_EVENTS };
        if at + reserved >= buffer.events.len() as u32 {
            return self.drop_event();
        }
        // SAFETY: `at` is not below `written`, so no reader looks at this cell, and there is no other writer.
        buffer.events[at as usize].with_mut(|cell| unsafe {
            *cell = Event { time_ms, kind: kind as u8, zero: 0, task, arg };
        });
        self.next.set(at + 1);
        // Release: whoever sees the new count sees the event, and the text written before it.
        buffer.written.store(at + 1, Ordering::Release);
    }

    /// Records an event with a text, which is cut where it is very long and dropped where it does not fit.
    pub fn record_text(&self, time_ms: f64, kind: Kind, task: u16, text: fmt::Arguments<'_>) {
        let reserved = if kind.is_essential() { 0 } else { RESERVED_TEXT_BYTES };
        let start = self.next_text.get();
        let Some(room) = (self.buffer.text.len() as u32).checked_sub(start + 2 + reserved) else {
            return self.drop_event();
        };
        let mut area =
            TextArea { buffer: self.buffer, start: start + 2, len: 0, room: room.min(MAX_TEXT_BYTES) };
        if fmt::write(&mut area, text).is_err() && room < MAX_TEXT_BYTES {
            return self.drop_event();
        }
        let len = area.len;
        for (at, byte) in (start..).zip((len as u16).to_le_bytes()) {
            area.put(at, byte);
        }
        self.next_text.set(start + 2 + len);
        self.buffer.text_written.store(start + 2 + len, Ordering::Release);
        self.record(time_ms, kind, task, start);
    }

    #[cold]
    fn drop_event(&self) {
        // One writer: a load and a store count as well as an addition would, and cost less.
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

/// The rest of the text area, being written.
struct TextArea<'a> {
    buffer: &'a TraceBuffer,
    start: u32,
    len: u32,
    room: u32,
}

impl TextArea<'_> {
    fn put(&mut self, at: u32, byte: u8) {
        // SAFETY: `at` is at or above `text_written`, so no reader looks here, and there is no other writer.
        self.buffer.text[at as usize].with_mut(|cell| unsafe { *cell = byte });
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
