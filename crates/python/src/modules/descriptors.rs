//! Streams of bytes in memory, by their descriptors: what `socketpair` and `pipe` give, and what `select` waits for.

use crate::vm::waited::Waited;
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use trace::Wait;

use sync::AtomicU32;

use super::deadline::Deadline;
use super::errno::EPIPE;
use super::sorted::Sorted;
use super::{io, state};
use crate::object::Mut;
use crate::vm::Vm;

/// How many bytes lie in one direction of a stream before its writer has to wait, as in a pipe of Linux.
const CAPACITY: usize = 65_536;

/// One direction of a stream.
#[derive(Default)]
struct Flow {
    bytes: VecDeque<u8>,
    reader_is_gone: bool,
    writer_is_gone: bool,
}

type Channel = Arc<Mut<Flow>>;

/// An end of a stream; it is closed when its last descriptor is.
pub(crate) struct End {
    incoming: Option<Channel>,
    outgoing: Option<Channel>,
}

#[derive(Default)]
struct Descriptors {
    ends: Mut<Sorted<i64, Arc<End>>>,
    /// Changes whenever an end may have become ready, so it is the word that waits are on.
    changes: AtomicU32,
}

fn all(vm: Vm) -> &'static Descriptors {
    state::of(vm)
}

impl End {
    /// What lies ready to be read, but no more than asked for: nothing at the end of the stream, `None` if it is not
    /// there yet. `peek` leaves it there.
    pub(crate) fn read(&self, vm: Vm, most: usize, peek: bool) -> Option<Vec<u8>> {
        let Some(channel) = &self.incoming else { return Some(Vec::new()) };
        let taken: Vec<u8> = channel.with(|flow| {
            if flow.bytes.is_empty() && !flow.writer_is_gone && !flow.reader_is_gone {
                return None;
            }
            let count = most.min(flow.bytes.len());
            let peeked = flow.bytes.iter().take(count).copied();
            Some(if peek { peeked.collect() } else { flow.bytes.drain(..count).collect() })
        })?;
        if !peek && !taken.is_empty() {
            changed(vm);
        }
        Some(taken)
    }

    /// Takes as many bytes as there is room for, which may be none; an error number if nobody can read them.
    pub(crate) fn write(&self, vm: Vm, bytes: &[u8]) -> Result<usize, i32> {
        let Some(channel) = &self.outgoing else { return Err(EPIPE) };
        let count = channel.with(|flow| {
            if flow.reader_is_gone || flow.writer_is_gone {
                return Err(EPIPE);
            }
            let count = bytes.len().min(CAPACITY - flow.bytes.len());
            flow.bytes.extend(&bytes[..count]);
            Ok(count)
        })?;
        if count > 0 {
            changed(vm);
        }
        Ok(count)
    }

    pub(crate) fn can_read(&self) -> bool {
        let ready = |flow: &mut Flow| !flow.bytes.is_empty() || flow.writer_is_gone || flow.reader_is_gone;
        self.incoming.as_ref().is_some_and(|channel| channel.with(ready))
    }

    pub(crate) fn can_write(&self) -> bool {
        let ready = |flow: &mut Flow| flow.bytes.len() < CAPACITY || flow.reader_is_gone;
        self.outgoing.as_ref().is_some_and(|channel| channel.with(ready))
    }

    /// Whether the other end is gone.
    pub(crate) fn is_hung_up(&self) -> bool {
        let read_only = |channel: &Channel| channel.with(|flow| flow.writer_is_gone);
        let write_only = |channel: &Channel| channel.with(|flow| flow.reader_is_gone);
        self.incoming.as_ref().is_none_or(read_only) && self.outgoing.as_ref().is_none_or(write_only)
    }

    pub(crate) fn shut_reading(&self, vm: Vm) {
        if let Some(channel) = &self.incoming {
            channel.with(|flow| flow.reader_is_gone = true);
        }
        changed(vm);
    }

    pub(crate) fn shut_writing(&self, vm: Vm) {
        if let Some(channel) = &self.outgoing {
            channel.with(|flow| flow.writer_is_gone = true);
        }
        changed(vm);
    }
}

impl Drop for End {
    fn drop(&mut self) {
        if let Some(channel) = &self.incoming {
            channel.with(|flow| flow.reader_is_gone = true);
        }
        if let Some(channel) = &self.outgoing {
            channel.with(|flow| flow.writer_is_gone = true);
        }
    }
}

/// Lets all that wait for an end look again.
fn changed(vm: Vm) {
    let word = &all(vm).changes;
    word.fetch_add(1, Ordering::Release);
    vm.unpark(word, u32::MAX);
}

/// A mark to wait from: taken before one looks whether what one waits for is there.
pub(crate) fn mark(vm: Vm) -> u32 {
    all(vm).changes.load(Ordering::Acquire)
}

/// Waits until an end has changed since the mark; false if it took too long.
#[undropped]
pub(crate) async fn change(vm: Vm, mark: u32, until: Deadline) -> bool {
    let Some(left) = until.left_ms(vm) else { return false };
    vm.park(Waited::on(Wait::Message), &all(vm).changes, mark, left).await;
    true
}

fn add(vm: Vm, end: Arc<End>) -> i64 {
    let number = io::file::new_number(vm);
    all(vm).ends.with(|ends| ends.insert(number, end));
    number
}

/// Both ends of a stream that goes both ways.
pub(crate) fn pair(vm: Vm) -> (i64, i64) {
    let (there, back) = (Channel::default(), Channel::default());
    let first = End { incoming: Some(back.clone()), outgoing: Some(there.clone()) };
    let second = End { incoming: Some(there), outgoing: Some(back) };
    (add(vm, Arc::new(first)), add(vm, Arc::new(second)))
}

/// The reading end and the writing end of a stream that goes one way.
pub(crate) fn pipe(vm: Vm) -> (i64, i64) {
    let channel = Channel::default();
    let reader = End { incoming: Some(channel.clone()), outgoing: None };
    let writer = End { incoming: None, outgoing: Some(channel) };
    (add(vm, Arc::new(reader)), add(vm, Arc::new(writer)))
}

/// The end that a descriptor is of.
pub(crate) fn end(vm: Vm, number: i64) -> Option<Arc<End>> {
    all(vm).ends.with(|ends| ends.get(&number).cloned())
}

/// Another descriptor of the same end.
pub(crate) fn duplicate(vm: Vm, number: i64) -> Option<i64> {
    Some(add(vm, end(vm, number)?))
}

/// Closes a descriptor; false if there is no such one.
pub(crate) fn close(vm: Vm, number: i64) -> bool {
    let Some(closed) = all(vm).ends.with(|ends| ends.remove(&number)) else { return false };
    drop(closed);
    changed(vm);
    true
}
