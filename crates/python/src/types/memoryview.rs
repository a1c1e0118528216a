//! The body of a `memoryview`: a part of a `bytes` or a `bytearray`, in steps.

use crate::modules::array::Array;
use crate::object::{Body, Kind, Mut};
use crate::value::{Slot, Value};

use super::bytes::{ByteArray, Bytes};

pub(crate) struct MemoryView {
    /// What is viewed; empty after `release`.
    pub(crate) source: Mut<Slot>,
    pub(crate) start: usize,
    pub(crate) len: usize,
    pub(crate) step: isize,
    /// What a byte is read as: `B`, `b` or `c`, or one of them behind `@`.
    pub(crate) format: &'static str,
    pub(crate) readonly: bool,
    /// The hash, once it was asked for.
    pub(crate) hash: Mut<Option<i64>>,
}

impl Body for MemoryView {
    const KIND: Kind = Kind::MemoryView;
    const TRACKED_WITH_ATTRIBUTES: bool = false;
}

impl MemoryView {
    /// A view of a `bytes`, a `bytearray` or what another view views.
    pub(crate) fn of(source: &Value) -> Option<Self> {
        if let Some(view) = source.get::<Self>() {
            return view.part(0, 1, view.len);
        }
        let len = source.as_bytes()?.len();
        let format = match source.get::<Array>() {
            Some(array) => array.byte_format()?,
            None => "B",
        };
        export(source);
        Some(Self {
            source: Mut::new(Some(source.clone())),
            start: 0,
            len,
            step: 1,
            format,
            readonly: source.kind() == Kind::Bytes,
            hash: Mut::new(None),
        })
    }

    /// A view of some of the bytes that this one views; `None` after `release`.
    pub(crate) fn part(&self, start: usize, step: isize, len: usize) -> Option<Self> {
        let source = self.source.get()?;
        export(&source);
        Some(Self {
            source: Mut::new(Some(source)),
            start: self.place(start),
            len,
            step: self.step.saturating_mul(step),
            format: self.format,
            readonly: self.readonly,
            hash: Mut::new(None),
        })
    }

    /// The place in the source of the byte with this index.
    pub(crate) fn place(&self, index: usize) -> usize {
        self.start.wrapping_add_signed(self.step.wrapping_mul(index as isize))
    }

    pub(crate) fn is_released(&self) -> bool {
        self.source.with(|source| source.is_none())
    }

    /// The bytes as they are now; `None` after `release`.
    pub(crate) fn bytes(&self) -> Option<Vec<u8>> {
        let source = self.source.get()?;
        let pick = |all: &[u8]| -> Vec<u8> { (0..self.len).map(|index| all[self.place(index)]).collect() };
        Some(match changeable(&source) {
            Some(bytes) => bytes.with(|all| pick(all)),
            None => pick(&source.get::<Bytes>()?.0),
        })
    }

    /// One byte as it is now; `None` after `release`.
    pub(crate) fn byte(&self, index: usize) -> Option<u8> {
        let (source, place) = (self.source.get()?, self.place(index));
        match changeable(&source) {
            Some(bytes) => bytes.with(|all| all.get(place).copied()),
            None => source.get::<Bytes>()?.0.get(place).copied(),
        }
    }

    /// Writes from an index on, unless the view is of a `bytes` or released.
    pub(crate) fn write(&self, index: usize, bytes: &[u8]) {
        let Some(source) = self.source.get() else { return };
        if let Some(held) = changeable(&source) {
            held.with(|all| {
                bytes.iter().enumerate().for_each(|(offset, byte)| all[self.place(index + offset)] = *byte);
            });
        }
    }

    pub(crate) fn release(&self) {
        if let Some(source) = self.source.take()
            && let Some(exports) = exports(&source)
        {
            exports.with(|count| *count = count.saturating_sub(1));
        }
    }
}

/// Counts a view more.
fn export(source: &Value) {
    if let Some(exports) = exports(source) {
        exports.with(|count| *count += 1);
    }
}

/// How many views there are of what must not change its size meanwhile.
fn exports(source: &Value) -> Option<&Mut<usize>> {
    let array = source.get::<ByteArray>().map(|array| &array.exports);
    array.or_else(|| Some(&source.get::<Array>()?.exports))
}

/// The bytes that a view may write to.
fn changeable(source: &Value) -> Option<&Mut<Vec<u8>>> {
    let array = source.get::<ByteArray>().map(|array| &array.bytes);
    array.or_else(|| Some(&source.get::<Array>()?.bytes))
}

impl Drop for MemoryView {
    fn drop(&mut self) {
        self.release();
    }
}
