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
    /// The namespace of a class body or a module.
    pub(crate) locals: Slot,
    /// The variables of a function's frame, from when the exception left it until somebody asks for the picture. CPython's
    /// frames keep them too: what they hold lives as long as the traceback.
    pub(crate) variables: Mut<Option<Box<[Slot]>>>,
    /// The picture of the frame, made when somebody asks: most exceptions are handled without.
    pub(crate) frame: Mut<Slot>,
    /// The word of the instruction that raised.
    pub(crate) word: usize,
    /// The line, where it is not that of the instruction.
    pub(crate) given_line: Option<u32>,
}

impl Body for Traceback {
    const KIND: Kind = Kind::Traceback;
    const ENDS_OFTEN: bool = true;
    crate::holds!([function, locals, frame], [next, variables]);
}

impl Traceback {
    /// An entry for a frame that has a picture already.
    pub(crate) fn of_picture(next: Slot, frame: &Value, word: usize, given_line: Option<u32>) -> Self {
        let function = frame.body::<FrameObject>().function.clone();
        let frame = Mut::new(Some(frame.clone()));
        Self {
            next: Mut::new(next),
            function,
            locals: None,
            variables: Mut::default(),
            frame,
            word,
            given_line,
        }
    }

    pub(crate) fn frame(&self, vm: Vm) -> Value {
        // One thread makes the picture, also when several ask at once.
        self.frame.with(|known| known.get_or_insert_with(|| self.picture(vm)).clone())
    }

    fn picture(&self, vm: Vm) -> Value {
        let locals = match self.variables.take() {
            Some(kept) => {
                let code = self.function.body::<Function>().code();
                Some(vm.variables_dict(code.body(), |index| kept[index].as_ref()))
            }
            // The frame still runs, as it is the one that handles the exception; or it has ended otherwise since.
            None => self.locals.clone().or_else(|| vm.running_locals(&self.function)),
        };
        let picture = FrameObject {
            function: self.function.clone(),
            locals: Mut::new(locals),
            back: Mut::new(None),
            word: self.word,
        };
        allocate(&vm.classes().frame, picture)
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
