//! Frames of functions, on the stack of registers.

use crate::types::code::Code;
use crate::types::function::Function;
use crate::value::{Slot, Value};
use crate::vm::frame::{Activation, Frame, Ret};
use crate::vm::{Raise, Vm};

impl Vm {
    /// Pushes a frame of a function.
    pub(crate) fn push_function(
        self,
        function: &Value,
        args: Vec<Value>,
        names: Option<&Value>,
        ret: Ret,
    ) -> Result<(), (Raise, Ret)> {
        if let Err(raise) = self.check_depth() {
            return Err((raise, ret));
        }
        let body = function.body::<Function>();
        if names.is_none() && body.takes(args.len()) {
            self.push_exact(function, args, ret);
            return Ok(());
        }
        let code_value = body.code();
        let code = code_value.body::<Code>();
        let registers = match self.bind_arguments(body, code, args, names) {
            Ok(registers) => registers,
            Err(raise) => return Err((raise, ret)),
        };
        self.push_frame(function, registers, None, ret);
        Ok(())
    }

    /// Pushes a frame of a function that [takes](Function::takes) these arguments as they are.
    pub(in crate::vm) fn push_exact(self, function: &Value, args: impl IntoIterator<Item = Value>, ret: Ret) {
        let body = function.body::<Function>();
        // SAFETY: the function keeps its code alive.
        let code = unsafe { &*body.code_pointer() };
        let (start, owns_chunk) = self.room(code.registers);
        let mut given = 0;
        for value in args {
            // SAFETY: there is room for all registers of the code, of which the parameters are the first.
            unsafe { *start.add(given) = Some(value) };
            given += 1;
        }
        // SAFETY: as above.
        unsafe { body.fill_rest(start, given) };
        self.push_ready(function, start, owns_chunk, None, ret);
    }

    /// Pushes a frame whose first registers are these.
    pub(crate) fn push_frame(self, function: &Value, first: Vec<Slot>, locals: Slot, ret: Ret) {
        let code = function.body::<Function>().code_pointer();
        // SAFETY: the function, which the frame will hold, keeps its code alive.
        let count = unsafe { (*code).registers };
        let (registers, owns_chunk) = self.room(count);
        for (index, value) in first.into_iter().enumerate() {
            debug_assert!(index < count);
            // SAFETY: `room` gave as many registers as the code has, and no objects are in them.
            unsafe { *registers.add(index) = value };
        }
        // SAFETY: as above.
        unsafe { (*code).clear_variables(registers) };
        self.push_ready(function, registers, owns_chunk, locals, ret);
    }

    /// Pushes a frame whose registers are filled.
    pub(in crate::vm) fn push_ready(
        self,
        function: &Value,
        registers: *mut Slot,
        owns_chunk: bool,
        locals: Slot,
        ret: Ret,
    ) {
        let frame = Frame {
            function: function.clone(),
            code: function.body::<Function>().code_pointer(),
            pc: 0,
            registers,
            locals,
            handled: None,
            generator: None,
            ret,
            owns_chunk,
        };
        // SAFETY: the frame holds the function, which keeps its code alive.
        let code = unsafe { &*frame.code };
        self.thread().frames.borrow_mut().push(Activation::Python(frame));
        self.check_entry(code);
    }

    /// Registers without objects above those of the frame that has the highest; whether they lie in a chunk of their own.
    pub(in crate::vm) fn room(self, count: usize) -> (*mut Slot, bool) {
        let frames = self.thread().frames.borrow();
        let top = frames.iter().rev().find_map(|activation| match activation {
            Activation::Python(frame) if frame.generator.is_none() => {
                Some(frame.registers.wrapping_add(frame.code().registers))
            }
            _ => None,
        });
        let stack = &self.thread().stack;
        if let Some(top) = top
            && (stack.end() as usize).saturating_sub(top as usize) / size_of::<Slot>() >= count
        {
            return (top, false);
        }
        (stack.push_chunk(count), true)
    }
}
