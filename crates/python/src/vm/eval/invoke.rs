//! Calls of instructions, and returns: a callee's registers begin where its arguments lie.

use super::operand::Here;
use super::{Done, Flow, Hot};
use crate::compile::op::Instr;
use crate::object::Finalizable;
use crate::types::function::Function;
use crate::value::{Slot, Value};
use crate::vm::call::Called;
use crate::vm::frame::{Activation, Frame, Reply, Ret};
use crate::vm::{Native, Vm};

impl Vm {
    /// Pushes the frame of a function that takes its arguments where they lie.
    #[inline(always)]
    pub(super) fn hot_call(self, frame: &mut Frame, here: &mut Here, i: Instr) -> Hot {
        if Finalizable::is_waiting() || self.is_due() {
            return Hot::No;
        }
        let Some(function) = here.get(i.b).and_then(|callee| callee.get::<Function>()) else {
            return Hot::No;
        };
        let code = function.code_pointer();
        let has_self = here.get(i.b + 1).is_some();
        let (first, count) = if has_self { (i.b + 1, i.c + 1) } else { (i.b + 2, i.c) };
        // SAFETY: the function keeps its code alive, and the new frame will hold the function.
        let (plain, positional, registers) =
            unsafe { ((*code).is_plain, (*code).positional, (*code).registers) };
        let thread = self.thread();
        let start = frame.registers.wrapping_add(usize::from(first));
        let room = (thread.stack.end() as usize).wrapping_sub(start as usize) / size_of::<Slot>();
        let frames = thread.frames.as_ptr();
        // SAFETY: as in `eval`.
        let depth = unsafe { (*frames).len() };
        if !plain
            || positional != usize::from(count)
            || registers > room
            || frame.generator.is_some()
            || depth >= self.interp().recursion_limit.get()
        {
            return Hot::No;
        }
        let Some(function) = here.slot(i.b).take() else { return Hot::No };
        frame.pc = here.pc;
        let new = Frame {
            function,
            code,
            pc: 0,
            registers: start,
            locals: None,
            handled: None,
            generator: None,
            ret: Ret::To(i.a),
            owns_chunk: false,
        };
        // SAFETY: as in `eval`; the frame below is not used again before the loop looks for the top.
        unsafe { (*frames).push(Activation::Python(new)) };
        Hot::Switch
    }

    /// Ends a function's frame whose caller is a frame.
    #[inline(always)]
    pub(super) fn hot_return(self, frame: &mut Frame, here: &mut Here, i: Instr) -> Hot {
        let Ret::To(dst) = frame.ret else { return Hot::No };
        if frame.generator.is_some() || frame.owns_chunk {
            return Hot::No;
        }
        let Some(value) = here.operand(i.a) else { return Hot::No };
        for register in 0..frame.code().registers {
            // The compiler counts registers in 16 bits.
            *here.slot(register as u16) = None;
        }
        let frames = self.thread().frames.as_ptr();
        // SAFETY: as in `eval`; `frame` is the last activation, which is forgotten by the list before it is dropped in its
        // place, and not used again.
        unsafe {
            let last = (*frames).len() - 1;
            (*frames).set_len(last);
            std::ptr::drop_in_place(frame);
            match (*frames).last_mut() {
                Some(Activation::Python(below)) => below.set(dst, value),
                _ => unreachable!("only a frame wants a result in a register"),
            }
        }
        Hot::Switch
    }

    #[inline(never)]
    pub(super) fn op_call(self, frame: &mut Frame, i: Instr) -> Done {
        if Finalizable::is_waiting() {
            return self.pause(frame);
        }
        let callee = self.operand(frame, i.b)?;
        if let Some(native) = callee.get::<Native>() {
            return self.call_native_here(frame, i, native);
        }
        let args = self.arguments(frame, i.b, i.c);
        let (called, ret) = self.call_value(&callee, args, None, Ret::To(i.a));
        self.conclude_call(frame, called, ret)
    }

    /// The arguments of a call, taken out of their registers.
    fn arguments(self, frame: &mut Frame, base: u16, count: u16) -> Vec<Value> {
        (base + 1..base + 2 + count).filter_map(|register| frame.slot(register).take()).collect()
    }

    /// Calls a native function with the arguments where they lie.
    fn call_native_here(self, frame: &mut Frame, i: Instr, native: &Native) -> Done {
        let has_self = frame.slot(i.b + 1).is_some();
        let (first, count) = if has_self { (i.b + 1, i.c + 1) } else { (i.b + 2, i.c) };
        debug_assert!((first..first + count).all(|register| frame.slot(register).is_some()));
        // SAFETY: the compiler has put a value into each of these registers, which are this thread's alone and stay as they
        // are while native code runs; a register that holds a value is laid out like the value.
        let args = unsafe {
            std::slice::from_raw_parts(
                frame.registers.add(usize::from(first)).cast::<Value>(),
                usize::from(count),
            )
        };
        let step = self.call_native(native, args, None);
        for register in first..first + count {
            *frame.slot(register) = None;
        }
        self.conclude_call(frame, step.into(), Some(Ret::To(i.a)))
    }

    /// Puts the result of a call where `ret` says, or lets what it became run.
    #[inline]
    pub(super) fn conclude(self, frame: &mut Frame, called: Called, ret: Option<Ret>) -> Done {
        match (called, ret) {
            (Called::Done(Ok(value)), Some(Ret::To(dst))) => {
                frame.set(dst, value);
                Ok(Flow::Next)
            }
            (Called::Done(Err(raise)), Some(Ret::To(_) | Ret::Discard)) => Err(raise),
            (called, ret) => {
                self.settle(called, ret);
                Ok(Flow::Switch)
            }
        }
    }

    /// The same at the end of a call, where native code that is over is followed by a checkpoint. A frame that was pushed has
    /// had its own.
    pub(super) fn conclude_call(self, frame: &mut Frame, called: Called, ret: Option<Ret>) -> Done {
        let is_native = !matches!(called, Called::Pushed);
        let flow = self.conclude(frame, called, ret)?;
        if !is_native || !self.is_due() {
            return Ok(flow);
        }
        let frames = self.thread().frames.as_ptr();
        // SAFETY: as in `eval`. A task that is still on top is not over.
        let is_over = matches!(unsafe { (*frames).last() }, Some(Activation::Python(_)));
        Ok(if is_over && self.check() { Flow::Switch } else { flow })
    }

    pub(super) fn op_call_names(self, frame: &mut Frame, i: Instr) -> Done {
        if Finalizable::is_waiting() {
            return self.pause(frame);
        }
        let names = frame.extra() as usize;
        let names = frame.code().constants[names].clone();
        let callee = self.operand(frame, i.b)?;
        let args = self.arguments(frame, i.b, i.c);
        let (called, ret) = self.call_value(&callee, args, Some(&names), Ret::To(i.a));
        self.conclude_call(frame, called, ret)
    }

    #[inline(never)]
    pub(super) fn op_return(self, frame: &mut Frame, i: Instr) -> Done {
        let value = self.operand(frame, i.a)?;
        let frames = self.thread().frames.as_ptr();
        // SAFETY: as in `eval`; the frame is not used again by the loop.
        let Some(Activation::Python(frame)) = (unsafe { (*frames).pop() }) else {
            unreachable!("a frame is on top")
        };
        if let Some(generator) = frame.generator.clone() {
            return self.return_from_generator(frame, &generator, value);
        }
        let ret = self.discard_frame(frame);
        self.deliver(ret, Reply::Value(value));
        Ok(Flow::Switch)
    }
}
