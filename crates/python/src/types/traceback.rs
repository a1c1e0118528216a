//! The bodies of tracebacks and of frame objects, which are pictures of frames.

use crate::object::{Body, Kind, Mut, allocate};
use crate::value::{Slot, Value};
use crate::vm::Vm;

use super::code::Code;
use super::function::Function;

pub(crate) struct Traceback {
    pub(crate) next: Mut<Slot>,
    /// The function that the exception left.
    pub(crate) function: Value,
    /// The namespace of a class body or a module, or whatever is known of the frame's variables.
    pub(crate) locals: Slot,
    /// The picture of the frame, made when somebody asks: most exceptions are handled without.
    pub(crate) frame: Mut<Slot>,
    /// The word of the instruction that raised.
    pub(crate) word: usize,
    /// The line, where it is not that of the instruction.
    pub(crate) given_line: Option<u32>,
}

impl Body for Traceback {
    const KIND: Kind = Kind::Traceback;
    crate::holds!([frame], [next]);
}

impl Traceback {
    /// An entry for a frame that has a picture already.
    pub(crate) fn of_picture(next: Slot, frame: &Value, word: usize, given_line: Option<u32>) -> Self {
        let function = frame.body::<FrameObject>().function.clone();
        let frame = Mut::new(Some(frame.clone()));
        Self { next: Mut::new(next), function, locals: None, frame, word, given_line }
    }

    pub(crate) fn frame(&self, vm: Vm) -> Value {
        if let Some(known) = self.frame.get() {
            return known;
        }
        let picture = FrameObject {
            function: self.function.clone(),
            locals: Mut::new(self.locals.clone()),
            back: Mut::new(None),
            word: self.word,
        };
        let made = allocate(&vm.classes().frame, picture);
        self.frame.set(Some(made.clone()));
        made
    }

    pub(crate) fn line(&self) -> u32 {
        self.given_line.unwrap_or_else(|| line_of(&self.function, self.word))
    }
}

/// A frame as it was when somebody asked.
pub(crate) struct FrameObject {
    /// The function that ran.
    pub(crate) function: Value,
    pub(crate) locals: Mut<Slot>,
    pub(crate) back: Mut<Slot>,
    pub(crate) word: usize,
}

impl Body for FrameObject {
    const KIND: Kind = Kind::Frame;
    crate::holds!([function], [locals, back]);
}

impl FrameObject {
    pub(crate) fn line(&self) -> u32 {
        line_of(&self.function, self.word)
    }
}

/// Looked up when somebody asks.
fn line_of(function: &Value, word: usize) -> u32 {
    function.body::<Function>().code().body::<Code>().line(word)
}
