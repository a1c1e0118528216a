//! The bodies of `bytes` and `bytearray`.

use crate::object::{Body, Kind, Mut};
use crate::value::Value;

pub(crate) struct Bytes(pub(crate) Box<[u8]>);

impl Body for Bytes {
    const KIND: Kind = Kind::Bytes;
}

pub(crate) struct ByteArray {
    pub(crate) bytes: Mut<Vec<u8>>,
    /// Views of it, while which it must not change its size.
    pub(crate) exports: Mut<usize>,
}

impl Body for ByteArray {
    const KIND: Kind = Kind::ByteArray;
}

impl ByteArray {
    pub(crate) fn new(bytes: Vec<u8>) -> Self {
        Self { bytes: Mut::new(bytes), exports: Mut::new(0) }
    }
}

impl Value {
    /// The bytes of `bytes`, `bytearray`, `array.array` or a view of them, as they are now.
    pub(crate) fn as_bytes(&self) -> Option<Vec<u8>> {
        match self.kind() {
            Kind::Bytes => Some(self.body::<Bytes>().0.to_vec()),
            Kind::ByteArray => Some(self.body::<ByteArray>().bytes.get()),
            Kind::MemoryView => self.body::<super::memoryview::MemoryView>().bytes(),
            Kind::Other => Some(self.get::<crate::modules::array::Array>()?.bytes.get()),
            _ => None,
        }
    }
}
