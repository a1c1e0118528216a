//! The body of a `memoryview`: a part of a `bytes` or a `bytearray`, in steps.

use crate::modules::array::Array;
use crate::object::{Body, Kind, Mut};
use crate::value::{Slot, Value};

use super::bytes::{ByteArray, Bytes};

pub(crate) struct MemoryView {
    /// What is viewed; empty after `release`.
    pub(crate) source: Mut<Slot>,
    pub(crate) start: usize,
    /// How many items it has, and how many bytes each takes.
    pub(crate) len: usize,
    pub(crate) size: usize,
    /// How many bytes an item lies behind the one before.
    pub(crate) step: isize,
    /// What an item is read as: a letter of `struct`, perhaps behind `@`.
    pub(crate) format: &'static str,
    pub(crate) readonly: bool,
    /// The hash, once it was asked for.
    pub(crate) hash: Mut<Option<i64>>,
}

impl Body for MemoryView {
    const KIND: Kind = Kind::MemoryView;
}

impl MemoryView {
    /// A view of a `bytes`, a `bytearray` or what another view views.
    pub(crate) fn of(source: &Value) -> Option<Self> {
        if let Some(view) = source.get::<Self>() {
            return view.part(0, 1, view.len);
        }
        let len = source.as_bytes()?.len();
        let (format, size) = match source.get::<Array>() {
            Some(array) => (array.format()?, array.size()),
            None => ("B", 1),
        };
        export(source);
        Some(Self {
            source: Mut::new(Some(source.clone())),
            start: 0,
            len: len / size,
            size,
            step: size as isize,
            format,
            readonly: source.kind() == Kind::Bytes,
            hash: Mut::new(None),
        })
    }

    /// A view of some of the items that this one views; `None` after `release`.
    pub(crate) fn part(&self, start: usize, step: isize, len: usize) -> Option<Self> {
        let source = self.source.get()?;
        export(&source);
        Some(Self {
            source: Mut::new(Some(source)),
            start: self.place(start),
            len,
            size: self.size,
            step: self.step.saturating_mul(step),
            format: self.format,
            readonly: self.readonly,
            hash: Mut::new(None),
        })
    }

    /// How many bytes its items take together.
    pub(crate) fn byte_len(&self) -> usize {
        self.len.saturating_mul(self.size)
    }

    /// The place in the source of the item with this index.
    pub(crate) fn place(&self, index: usize) -> usize {
        self.start.wrapping_add_signed(self.step.wrapping_mul(index as isize))
    }

    pub(crate) fn is_released(&self) -> bool {
        self.source.with(|source| source.is_none())
    }

    /// The bytes as they are now; `None` after `release`.
    pub(crate) fn bytes(&self) -> Option<Vec<u8>> {
        self.picked(0..self.len)
    }

    /// The bytes of one item as they are now; `None` after `release`.
    pub(crate) fn item(&self, index: usize) -> Option<Vec<u8>> {
        self.picked(index..index + 1)
    }

    fn picked(&self, items: std::ops::Range<usize>) -> Option<Vec<u8>> {
        let source = self.source.get()?;
        let pick = |all: &[u8]| -> Vec<u8> {
            if self.step == self.size as isize {
                let start = self.place(items.start);
                return all[start..start + items.len() * self.size].to_vec();
            }
            items.clone().flat_map(|index| all[self.place(index)..][..self.size].iter().copied()).collect()
        };
        Some(match changeable(&source) {
            Some(bytes) => bytes.with(|all| pick(all)),
            None => pick(&source.get::<Bytes>()?.0),
        })
    }

    /// Writes from the byte with an index on, unless the view is of a `bytes` or released.
    pub(crate) fn write(&self, index: usize, bytes: &[u8]) {
        let Some(source) = self.source.get() else { return };
        let place = |index: usize| self.place(index / self.size) + index % self.size;
        if let Some(held) = changeable(&source) {
            held.with(|all| {
                bytes.iter().enumerate().for_each(|(offset, byte)| all[place(index + offset)] = *byte);
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
