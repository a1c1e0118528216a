//! Calls of instructions, and returns: a callee's registers begin where its arguments lie.

use std::sync::atomic::Ordering;

use super::operand::Here;
use super::{Done, Flow, Hot};
use crate::compile::op::{Instr, Word};
use crate::object::{Finalizable, Kind};
use crate::types::construct::construct_quick;
use crate::types::exceptions::instantiate_quick;
use crate::types::function::{Function, Method};
use crate::types::ty::Type;
use crate::value::{Slot, Value, holds_object};
use crate::vm::call::Called;
use crate::vm::frame::{Activation, Frame, Reply, Ret};
use crate::vm::{Native, Vm};

impl Vm {
    /// Pushes the frame of a function that takes its arguments where they lie.
    #[inline(always)]
    pub(super) fn hot_call(self, frame: &mut Frame, here: &mut Here, i: Word) -> Hot {
        if Finalizable::is_waiting() || self.is_due() {
            return Hot::No;
        }
        let Some(callee) = here.get(i.b()) else { return Hot::No };
        let Some(function) = callee.get::<Function>() else {
            return if callee.kind() == Kind::Native { Hot::Native } else { Hot::No };
        };
        let code = function.code_pointer();
        let has_self = here.get(i.b() + 1).is_some();
        let (first, count) = if has_self { (i.b() + 1, i.c() + 1) } else { (i.b() + 2, i.c()) };
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
            || depth >= self.interp().recursion_limit.load(Ordering::Relaxed)
        {
            return Hot::No;
        }
        let Some(function) = here.slot(i.b()).take() else { return Hot::No };
        // SAFETY: there is room for all registers; the function keeps its code alive.
        unsafe { (*code).clear_variables(start) };
        frame.pc = here.pc;
        let new = Frame {
            function,
            code,
            pc: 0,
            registers: start,
            locals: None,
            handled: None,
            generator: None,
            ret: Ret::To(i.a()),
            owns_chunk: false,
        };
        // SAFETY: as in `eval`; the frame below is not used again before the loop looks for the top.
        unsafe { (*frames).push(Activation::Python(new)) };
        Hot::Switch
    }

    /// Ends a function's frame whose caller is a frame.
    #[inline(always)]
    pub(super) fn hot_return(self, frame: &mut Frame, here: &mut Here, i: Word) -> Hot {
        let (Ret::To(dst) | Ret::Init { dst, .. }) = frame.ret else { return Hot::No };
        if frame.generator.is_some() || frame.owns_chunk || frame.locals.is_some() || frame.handled.is_some()
        {
            return Hot::No;
        }
        let is_init = matches!(frame.ret, Ret::Init { .. });
        if is_init && !here.get(i.a()).is_some_and(Value::is_none) {
            return Hot::No;
        }
        let Some(mut value) = here.operand(i.a()) else { return Hot::No };
        if is_init && let Ret::Init { instance, .. } = std::mem::replace(&mut frame.ret, Ret::Discard) {
            value = instance;
        }
        for register in 0..i.b() {
            let slot = here.slot(register);
            if holds_object(slot) {
                *slot = None;
            }
        }
        debug_assert!(
            (i.b()..frame.code().registers as u16).all(|register| !holds_object(here.slot(register))),
            "{} leaves an object behind",
            self.text(&frame.code().qualname)
        );
        let frames = self.thread().frames.as_ptr();
        // SAFETY: as in `eval`; `frame` is the last activation, which is forgotten by the list and not used again. Of what it
        // holds, only the function has to be dropped: the rest was looked at above.
        unsafe {
            let last = (*frames).len() - 1;
            (*frames).set_len(last);
            drop(std::ptr::read(&raw const frame.function));
            match (*frames).last_mut() {
                Some(Activation::Python(below)) => {
                    let old = below.slot(dst).replace(value);
                    if holds_object(&old) {
                        drop(old);
                    }
                }
                _ => unreachable!("only a frame wants a result in a register"),
            }
        }
        Hot::Switch
    }

    #[inline(never)]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn op_call(self, frame: &mut Frame, i: Instr) -> Done {
        if Finalizable::is_waiting() {
            return self.pause(frame);
        }
        // The compiler has put a value into each of these registers; code that was read from a file might not have.
        if let Some(empty) = (0..i.c).find(|index| frame.slot(i.b + 2 + index).is_none()) {
            return Err(self.unbound(frame, i.b + 2 + empty));
        }
        let mut callee = self.operand(frame, i.b)?;
        if let Some(method) = callee.get::<Method>()
            && frame.slot(i.b + 1).is_none()
        {
            let (function, receiver) = (method.function.clone(), method.receiver.clone());
            frame.set(i.b + 1, receiver);
            callee = function;
        }
        match callee.kind() {
            Kind::Native => return self.call_native_here(frame, i, callee.body()),
            Kind::Function => {
                if self.call_function_here(frame, i, &callee, Ret::To(i.a)).is_ok() {
                    return Ok(Flow::Switch);
                }
            }
            Kind::Type => {
                if let Some(done) = self.make_here(frame, i, &callee) {
                    return done;
                }
            }
            _ => {}
        }
        let args = self.arguments(frame, i.b, i.c);
        let (called, ret) = self.call_value(&callee, args, None, Ret::To(i.a));
        self.conclude_call(frame, called, ret)
    }

    /// Calls a native function with the arguments where they lie.
    #[inline(never)]
    pub(super) fn op_call_native(self, frame: &mut Frame, word: Word) -> Done {
        let i = Instr::from_word(word.0);
        let callee = self.operand(frame, i.b)?;
        self.call_native_here(frame, i, callee.body())
    }

    /// Where the arguments of a call lie, and how many they are.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn places(self, frame: &mut Frame, i: Instr) -> (u16, u16) {
        if frame.slot(i.b + 1).is_some() { (i.b + 1, i.c + 1) } else { (i.b + 2, i.c) }
    }

    /// The arguments of a call where they lie.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn arguments_here(self, frame: &mut Frame, (first, count): (u16, u16)) -> &[Value] {
        debug_assert!((first..first + count).all(|register| frame.slot(register).is_some()));
        // SAFETY: `op_call` has seen that each of these registers holds a value. They are this thread's alone and stay as they
        // are while native code runs; a register that holds a value is laid out like the value.
        unsafe {
            std::slice::from_raw_parts(
                frame.registers.add(usize::from(first)).cast::<Value>(),
                usize::from(count),
            )
        }
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn empty(self, frame: &mut Frame, (first, count): (u16, u16)) {
        for register in first..first + count {
            *frame.slot(register) = None;
        }
    }

    /// Pushes the frame of a function that takes its arguments by position, some of which may have defaults. Gives `ret` back
    /// where there is more to it, or something is wrong.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn call_function_here(self, frame: &mut Frame, i: Instr, callee: &Value, ret: Ret) -> Result<(), Ret> {
        let function = callee.body::<Function>();
        let (first, count) = self.places(frame, i);
        if !function.takes(usize::from(count)) || self.check_depth().is_err() {
            return Err(ret);
        }
        // SAFETY: the function keeps its code alive.
        let registers = unsafe { (*function.code_pointer()).registers };
        let mut start = frame.registers.wrapping_add(usize::from(first));
        let mut owns_chunk = false;
        let room = (self.thread().stack.end() as usize).wrapping_sub(start as usize) / size_of::<Slot>();
        if frame.generator.is_some() || registers > room {
            // A generator's registers have nothing behind them.
            (start, owns_chunk) = self.room(registers);
            for index in 0..count {
                let value = frame.slot(first + index).take();
                // SAFETY: there is room for all registers of the code, of which the parameters are the first.
                unsafe { *start.add(usize::from(index)) = value };
            }
        }
        // SAFETY: as above.
        unsafe { function.fill_rest(start, usize::from(count)) };
        self.push_ready(callee, start, owns_chunk, None, ret);
        Ok(())
    }

    /// Makes an exception, or an instance of a class of a program's own whose `__init__` is a function.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn make_here(self, frame: &mut Frame, i: Instr, class: &Value) -> Option<Done> {
        let places = (i.b + 2, i.c);
        let args = self.arguments_here(frame, places);
        let made = match class.body::<Type>().is_heap() {
            true => None,
            false => construct_quick(self, class, args).map(Ok),
        };
        if let Some(made) = made.or_else(|| instantiate_quick(self, class, args, None)) {
            self.empty(frame, places);
            return Some(made.map(|made| {
                frame.set(i.a, made);
                Flow::Next
            }));
        }
        let init = self.plain_init(class)?;
        let instance = match crate::types::object::new_instance(self, class) {
            Ok(instance) => instance,
            Err(raise) => return Some(Err(raise)),
        };
        frame.set(i.b + 1, instance.clone());
        match self.call_function_here(frame, i, &init, Ret::Init { dst: i.a, instance }) {
            Ok(()) => Some(Ok(Flow::Switch)),
            Err(_) => {
                *frame.slot(i.b + 1) = None;
                None
            }
        }
    }

    /// The arguments of a call, taken out of their registers.
    fn arguments(self, frame: &mut Frame, base: u16, count: u16) -> Vec<Value> {
        (base + 1..base + 2 + count).filter_map(|register| frame.slot(register).take()).collect()
    }

    /// Calls a native function with the arguments where they lie.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn call_native_here(self, frame: &mut Frame, i: Instr, native: &Native) -> Done {
        let places = self.places(frame, i);
        let args = self.arguments_here(frame, places);
        let step = self.call_native(native, args, None);
        self.empty(frame, places);
        self.conclude_call(frame, step.into(), Some(Ret::To(i.a)))
    }

    /// Puts the result of a call where `ret` says, or lets what it became run.
    #[inline]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
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
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
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
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
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
