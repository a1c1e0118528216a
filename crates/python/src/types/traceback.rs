//! The bodies of tracebacks and of frame objects, which are pictures of frames.

use crate::object::{Body, Kind, Mut};
use crate::value::{Slot, Value};

pub(crate) struct Traceback {
    pub(crate) next: Mut<Slot>,
    pub(crate) frame: Value,
    /// The word of the instruction that raised.
    pub(crate) word: usize,
    pub(crate) line: u32,
}

impl Body for Traceback {
    const KIND: Kind = Kind::Traceback;
    crate::holds!([frame], [next]);
}

/// A frame as it was when somebody asked.
pub(crate) struct FrameObject {
    /// The function that ran.
    pub(crate) function: Value,
    pub(crate) locals: Mut<Slot>,
    pub(crate) back: Mut<Slot>,
    pub(crate) word: usize,
    pub(crate) line: u32,
}

impl Body for FrameObject {
    const KIND: Kind = Kind::Frame;
    crate::holds!([function], [locals, back]);
}
