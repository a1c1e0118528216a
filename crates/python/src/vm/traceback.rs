//! Pictures of frames, for tracebacks and for whoever asks.

use super::Vm;
use super::frame::{Activation, Frame};
use crate::object::{Mut, allocate};
use crate::types::code::{Code, OPTIMIZED, Place};
use crate::types::dict::Dict;
use crate::types::exception::Exception;
use crate::types::function::{Cell, Function};
use crate::types::traceback::{FrameObject, Traceback};
use crate::value::{Slot, Value};

impl Vm {
    /// A picture of a frame, without its variables.
    pub(super) fn frame_object(self, frame: &Frame) -> Value {
        let object = FrameObject {
            function: frame.function.clone(),
            locals: Mut::new(frame.locals.clone()),
            back: Mut::new(None),
            word: frame.current(),
        };
        allocate(&self.classes().frame, object)
    }

    /// Pictures of the Python frames that run, with their variables if asked; the innermost first.
    pub(crate) fn frame_objects(self, variables: bool) -> Slot {
        let frames = self.thread().frames.borrow();
        let mut above: Slot = None;
        let mut first: Slot = None;
        for activation in frames.iter().rev() {
            let Activation::Python(frame) = activation else { continue };
            let object = self.frame_object(frame);
            if variables && frame.locals.is_none() {
                object.body::<FrameObject>().locals.set(Some(self.locals_of(frame)));
            }
            match &above {
                Some(above) => above.body::<FrameObject>().back.set(Some(object.clone())),
                None => first = Some(object.clone()),
            }
            above = Some(object);
        }
        first
    }

    /// The namespace of a frame: that of a module or class itself, or a dict of a function's variables.
    pub(crate) fn locals_of(self, frame: &Frame) -> Value {
        if let Some(locals) = &frame.locals {
            return locals.clone();
        }
        let function = frame.function.body::<Function>();
        let code = frame.code();
        if !is_optimized(code) {
            return function.globals.clone();
        }
        self.variables_dict(code, |index| frame.register(index).as_ref())
    }

    /// The variables of the innermost frame that runs a function; `None` for a module, whose namespace is its globals.
    pub(crate) fn running_locals(self, function: &Value) -> Slot {
        let frames = self.thread().frames.borrow();
        frames.iter().rev().find_map(|activation| match activation {
            Activation::Python(frame) if frame.function.is(function) && is_optimized(frame.code()) => {
                Some(self.locals_of(frame))
            }
            _ => None,
        })
    }

    /// Lets the traceback have the variables of a frame that an exception leaves.
    pub(super) fn keep_variables(self, frame: &Frame, exception: &Value) {
        let code = frame.code();
        if !is_optimized(code) {
            return;
        }
        let Some(entry) = exception.body::<Exception>().traceback.get() else { return };
        let entry = entry.body::<Traceback>();
        // A program may have put another traceback in place of the frame's.
        if !entry.function.is(&frame.function) || entry.variables.with(|kept| kept.is_some()) {
            return;
        }
        if let Some(picture) = entry.frame.get() {
            return picture.body::<FrameObject>().locals.set(Some(self.locals_of(frame)));
        }
        // SAFETY: a frame has as many registers as its code says, of which the variables' are the first, and they are this
        // thread's alone.
        let take = |index| unsafe { (*frame.registers.add(index)).take() };
        entry.variables.set(Some((0..code.variables.len()).map(take).collect()));
        // What the frame handled when it raised shows the same picture.
        let mut at = exception.body::<Exception>().context.get();
        while let Some(handled) = at {
            let Some(other) = handled.body::<Exception>().traceback.get() else { return };
            let other = other.body::<Traceback>();
            if !other.function.is(&frame.function) || other.frame.with(|known| known.is_some()) {
                return;
            }
            let picture = entry.frame(self);
            other.frame.set(Some(picture));
            at = handled.body::<Exception>().context.get();
        }
    }

    /// A dict of a function's variables, from their registers.
    pub(crate) fn variables_dict<'a>(
        self,
        code: &Code,
        register: impl Fn(usize) -> Option<&'a Value>,
    ) -> Value {
        let dict = Dict::default();
        for (index, (name, place)) in code.variables.iter().zip(&code.places).enumerate() {
            let value = match (place, register(index)) {
                (Place::Fast | Place::Hidden, Some(value)) => Some(value.clone()),
                (Place::Cell | Place::Free, Some(cell)) => match cell.get::<Cell>() {
                    Some(cell) => cell.0.get(),
                    None => Some(cell.clone()),
                },
                _ => None,
            };
            if let Some(value) = value
                && !self.text(name).starts_with('.')
            {
                dict.set_str(name, value);
            }
        }
        self.new_dict(dict)
    }

    /// Looks at the innermost Python frame.
    pub(crate) fn with_frame<R>(self, look: impl FnOnce(&Frame) -> R) -> Option<R> {
        let frames = self.thread().frames.borrow();
        frames
            .iter()
            .rev()
            .find_map(|activation| match activation {
                Activation::Python(frame) => Some(frame),
                Activation::Native { .. } => None,
            })
            .map(look)
    }

    /// Where the frames are that a coroutine notes when it is made (`compute_cr_origin`).
    pub(super) fn origin(self) -> Slot {
        let depth = self.thread().origin_depth.get();
        if depth == 0 {
            return None;
        }
        let frames = self.thread().frames.borrow();
        let python = frames.iter().rev().filter_map(|activation| match activation {
            Activation::Python(frame) => Some(frame),
            Activation::Native { .. } => None,
        });
        let place = |frame: &Frame| {
            let code = frame.code();
            self.tuple(vec![
                code.filename.clone(),
                self.int(code.line(frame.current()).into()),
                code.name.clone(),
            ])
        };
        Some(self.tuple(python.take(depth as usize).map(place).collect()))
    }

    /// How many activations there are.
    pub(crate) fn depth(self) -> usize {
        self.thread().frames.borrow().len()
    }
}

/// Whether the variables of code have registers: it is a function's, not a module's or a class's.
fn is_optimized(code: &Code) -> bool {
    code.flags & OPTIMIZED != 0
}
