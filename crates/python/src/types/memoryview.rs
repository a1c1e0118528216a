//! The body of a `memoryview`: items of a `bytes`, a `bytearray`, an array or a block of shared memory, in steps.

use crate::modules::array::Array;
use crate::modules::multiprocessing::blocks::Block;
use crate::object::{Body, Kind, Mut};
use crate::value::{Slot, Value};

use super::bytes::{ByteArray, Bytes};

pub(crate) struct MemoryView {
    /// What is viewed; empty after `release`.
    pub(crate) source: Mut<Slot>,
    pub(crate) start: usize,
    /// How many items there are.
    pub(crate) len: usize,
    /// How many bytes further each of them begins.
    pub(crate) step: isize,
    /// What an item is read as: a letter of the module `struct`, perhaps behind `@`.
    pub(crate) format: &'static str,
    /// How many bytes an item has.
    pub(crate) size: usize,
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
        let format = source.get::<Array>().map_or("B", Array::format);
        let size = item_size(format);
        let len = match source.get::<Block>() {
            Some(block) => block.len(),
            None => source.as_bytes()?.len() / size,
        };
        export(source);
        Some(Self {
            source: Mut::new(Some(source.clone())),
            start: 0,
            len,
            step: size as isize,
            format,
            size,
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
            size: self.size,
            readonly: self.readonly,
            hash: Mut::new(None),
        })
    }

    /// The place in the source where the item with this index begins.
    pub(crate) fn place(&self, index: usize) -> usize {
        self.start.wrapping_add_signed(self.step.wrapping_mul(index as isize))
    }

    /// How many bytes the items have.
    pub(crate) fn bytes_len(&self) -> usize {
        self.len * self.size
    }

    pub(crate) fn is_released(&self) -> bool {
        self.source.with(|source| source.is_none())
    }

    /// The bytes as they are now; `None` after `release`.
    pub(crate) fn bytes(&self) -> Option<Vec<u8>> {
        self.pick(0..self.len)
    }

    /// The bytes of one item as they are now; `None` after `release`.
    pub(crate) fn item(&self, index: usize) -> Option<Vec<u8>> {
        self.pick(index..index + 1)
    }

    fn pick(&self, items: std::ops::Range<usize>) -> Option<Vec<u8>> {
        let source = self.source.get()?;
        if let Some(block) = source.get::<Block>() {
            if self.step == self.size as isize {
                return Some(block.read(self.place(items.start), items.len() * self.size));
            }
            return Some(items.flat_map(|index| block.read(self.place(index), self.size)).collect());
        }
        let pick = |all: &[u8]| -> Vec<u8> {
            if self.step == self.size as isize {
                let (start, end) = (self.place(items.start), self.place(items.end));
                return all.get(start..end).unwrap_or_default().to_vec();
            }
            let item = |index| all.get(self.place(index)..self.place(index) + self.size).unwrap_or_default();
            items.clone().flat_map(item).copied().collect()
        };
        Some(match changeable(&source) {
            Some(bytes) => bytes.with(|all| pick(all)),
            None => pick(&source.get::<Bytes>()?.0),
        })
    }

    /// Writes from a byte of the items on, unless the view is of a `bytes` or released.
    pub(crate) fn write(&self, from: usize, bytes: &[u8]) {
        let Some(source) = self.source.get() else { return };
        if let Some(block) = source.get::<Block>() {
            let is_whole = self.step == self.size as isize && !bytes.is_empty();
            let pieces = bytes.chunks(if is_whole { bytes.len() } else { 1 });
            let mut at = from;
            for piece in pieces {
                block.write(self.place(at / self.size) + at % self.size, piece);
                at += piece.len();
            }
            return;
        }
        if let Some(held) = changeable(&source) {
            held.with(|all| {
                for (at, byte) in (from..).zip(bytes) {
                    if let Some(place) = all.get_mut(self.place(at / self.size) + at % self.size) {
                        *place = *byte;
                    }
                }
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

/// How many bytes an item of a format has, as on a machine of 64 bits.
pub(crate) fn item_size(format: &str) -> usize {
    match format.bytes().next_back() {
        Some(b'h' | b'H' | b'e') => 2,
        Some(b'i' | b'I' | b'f' | b'w') => 4,
        Some(b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'P' | b'd' | b'F') => 8,
        Some(b'D') => 16,
        _ => 1,
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
