//! The loop over instructions. What is frequent and short is in it; everything else is a function of its own, so that the
//! loop stays small (`../shared/PYTHON.md`, "Speed").

mod access;
mod build;
mod flow;
mod generator;
mod matching;
mod names;

use std::sync::atomic::Ordering;

use super::call::Called;
use super::frame::{Activation, Frame, Ret};
use super::ops::{Binary, Order, compare_quick};
use super::run::Turn;
use super::{Res, Vm};
use crate::compile::op::{Instr, Op};
use crate::object::{Finalizable, Kind};
use crate::types::function::Function;
use crate::types::iter::{Iter, Next};
use crate::value::{Slot, Value};

/// What an instruction has done.
pub(super) enum Flow {
    /// The frame goes on.
    Next,
    /// Another activation is on top now.
    Switch,
}

type Done = Res<Flow>;

impl Frame {
    #[inline(always)]
    fn slot(&mut self, register: u16) -> &mut Slot {
        debug_assert!(usize::from(register) < self.code().registers);
        // SAFETY: the compiler names no register that its code has not; they are this thread's alone.
        unsafe { &mut *self.registers.add(usize::from(register)) }
    }

    #[inline(always)]
    fn set(&mut self, register: u16, value: Value) {
        *self.slot(register) = Some(value);
    }

    fn is_temp(&self, register: u16) -> bool {
        usize::from(register) >= self.code().variables.len()
    }

    /// The word that follows the instruction that runs, for the last time.
    fn extra(&mut self) -> u64 {
        let word = self.code().words[self.pc].load(Ordering::Relaxed);
        self.pc += 1;
        word
    }

    /// The next of so many words after the instruction.
    fn skip(&mut self, words: usize) {
        self.pc += words;
    }

    /// The two words of cache from this one on.
    #[inline(always)]
    fn cache(&self, at: usize) -> (u64, u64) {
        let words = &self.code().words;
        (words[at].load(Ordering::Relaxed), words[at + 1].load(Ordering::Relaxed))
    }

    fn set_cache(&self, at: usize, key: u64, value: u64) {
        let words = &self.code().words;
        words[at + 1].store(value, Ordering::Relaxed);
        words[at].store(key, Ordering::Relaxed);
    }

    fn jump(&mut self, target: u32) {
        self.pc = target as usize;
    }
}

#[inline(always)]
fn next_instr(frame: &mut Frame) -> Instr {
    // SAFETY: code ends with a return, and jumps lead to instructions of the same code.
    let word = unsafe { frame.code().words.get_unchecked(frame.pc) }.load(Ordering::Relaxed);
    frame.pc += 1;
    Instr::from_word(word)
}

impl Vm {
    /// An operand: taken out of a temporary register, or copied from a variable's.
    #[inline]
    pub(super) fn operand(self, frame: &mut Frame, register: u16) -> Res {
        let value =
            if frame.is_temp(register) { frame.slot(register).take() } else { frame.slot(register).clone() };
        value.ok_or_else(|| self.unbound(frame, register))
    }

    /// An operand that stays where it is.
    fn peek(self, frame: &mut Frame, register: u16) -> Res {
        frame.slot(register).clone().ok_or_else(|| self.unbound(frame, register))
    }

    fn operand_or_kept(self, frame: &mut Frame, register: u16, keep: bool) -> Res {
        if keep { self.peek(frame, register) } else { self.operand(frame, register) }
    }

    #[cold]
    fn unbound(self, frame: &Frame, register: u16) -> super::Raise {
        let name = frame.code().variables.get(usize::from(register)).map_or("?", |name| self.text(name));
        let message =
            format!("cannot access local variable '{name}' where it is not associated with a value");
        self.raise_text(&self.classes().unbound_local_error, &message)
    }

    /// Puts the result of a call where `ret` says, or lets what it became run.
    fn conclude(self, frame: &mut Frame, called: Called, ret: Option<Ret>) -> Done {
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
    fn conclude_call(self, frame: &mut Frame, called: Called, ret: Option<Ret>) -> Done {
        let is_native = !matches!(called, Called::Pushed);
        let flow = self.conclude(frame, called, ret)?;
        let frames = self.thread().frames.as_ptr();
        // SAFETY: as in `eval`. A task that is still on top is not over.
        let is_over = is_native && matches!(unsafe { (*frames).last() }, Some(Activation::Python(_)));
        Ok(if is_over && self.check() { Flow::Switch } else { flow })
    }

    /// Runs frames until a task is on top.
    pub(super) fn eval(self) -> Turn {
        loop {
            let frames = self.thread().frames.as_ptr();
            // SAFETY: nobody else has borrowed the frames of this thread while its loop runs; whatever pushes or pops an
            // activation makes the loop look for the top again.
            let frame = match unsafe { (*frames).last_mut() } {
                Some(Activation::Python(frame)) => frame,
                _ => return Turn::Switch,
            };
            let ran = if self.stops_always() { self.run_instruction(frame) } else { self.run_frame(frame) };
            if let Err(raise) = ran {
                return Turn::Raise(raise);
            }
        }
    }

    /// Runs one instruction, and stops after it.
    #[inline(never)]
    fn run_instruction(self, frame: &mut Frame) -> Res<()> {
        let instr = next_instr(frame);
        self.step(frame, instr)?;
        self.push_checkpoint();
        Ok(())
    }

    /// Runs a frame until another activation is on top.
    fn run_frame(self, frame: &mut Frame) -> Res<()> {
        loop {
            let instr = next_instr(frame);
            match self.step(frame, instr)? {
                Flow::Next => {}
                Flow::Switch => return Ok(()),
            }
        }
    }

    #[inline(always)]
    fn step(self, frame: &mut Frame, i: Instr) -> Done {
        match i.op {
            Op::Nop => {}
            Op::Const => {
                let value = frame.code().constants[i.wide() as usize].clone();
                frame.set(i.a, value);
            }
            Op::Int => frame.set(i.a, Value::small_unchecked(i64::from(i.wide() as i32))),
            Op::Move => return self.op_move(frame, i),
            Op::Clear => *frame.slot(i.a) = None,
            Op::Add | Op::Sub | Op::Mul => return self.op_arithmetic(frame, i),
            Op::AddInt | Op::SubInt => return self.op_add_int(frame, i),
            Op::Lt | Op::Le | Op::Eq | Op::Ne | Op::Gt | Op::Ge => return self.op_compare(frame, i),
            Op::JumpUnless => return self.op_jump_unless(frame, i),
            Op::JumpUnlessInt => return self.op_jump_unless_int(frame, i),
            Op::Jump => frame.jump(i.wide()),
            Op::JumpBack => {
                if Finalizable::is_waiting() {
                    return self.pause(frame);
                }
                frame.jump(i.wide());
                if self.check() {
                    return Ok(Flow::Switch);
                }
            }
            Op::JumpIf => return self.op_jump_if(frame, i, true),
            Op::JumpIfNot => return self.op_jump_if(frame, i, false),
            Op::ForIter => return self.op_for_iter(frame, i),
            Op::Call => return self.op_call(frame, i),
            Op::Return => return self.op_return(frame, i),
            Op::LoadGlobal => return self.op_load_global(frame, i),
            Op::LoadAttr => return self.op_load_attr(frame, i),
            Op::LoadMethod => return self.op_load_method(frame, i),
            Op::StoreAttr => return self.op_store_attr(frame, i),
            Op::LoadItem => return self.op_load_item(frame, i),
            Op::StoreItem => return self.op_store_item(frame, i),
            _ => return self.step_other(frame, i),
        }
        Ok(Flow::Next)
    }

    #[inline(never)]
    fn step_other(self, frame: &mut Frame, i: Instr) -> Done {
        match i.op {
            Op::Check => self.peek(frame, i.a).map(|_| Flow::Next),
            Op::DeleteFast => {
                self.peek(frame, i.a)?;
                *frame.slot(i.a) = None;
                self.after_drop(frame)
            }
            Op::MakeCell => self.op_make_cell(frame, i),
            Op::CopyFree => self.op_copy_free(frame, i),
            Op::LoadCell => self.op_load_cell(frame, i),
            Op::StoreCell => self.op_store_cell(frame, i),
            Op::DeleteCell => self.op_delete_cell(frame, i),
            Op::LoadClassCell => self.op_load_class_cell(frame, i),
            Op::LoadDictGlobal => self.op_load_dict_global(frame, i),
            Op::LoadDictCell => self.op_load_dict_cell(frame, i),
            Op::LoadName => self.op_load_name(frame, i),
            Op::StoreName => self.op_store_name(frame, i),
            Op::DeleteName => self.op_delete_name(frame, i),
            Op::StoreGlobal => self.op_store_global(frame, i),
            Op::DeleteGlobal => self.op_delete_global(frame, i),
            Op::LoadLocals => {
                let locals = self.locals_of(frame);
                frame.set(i.a, locals);
                Ok(Flow::Next)
            }
            Op::MatMul
            | Op::TrueDiv
            | Op::FloorDiv
            | Op::Mod
            | Op::Pow
            | Op::LShift
            | Op::RShift
            | Op::And
            | Op::Or
            | Op::Xor => {
                let (left, right) = (self.operand(frame, i.b)?, self.operand(frame, i.c)?);
                self.op_binary(frame, i, left, right)
            }
            Op::Neg | Op::Pos | Op::Invert => self.op_unary(frame, i),
            Op::Not => self.op_not(frame, i),
            Op::Is | Op::IsNot => {
                let (left, right) = (self.operand(frame, i.b)?, self.operand(frame, i.c)?);
                frame.set(i.a, Value::bool(left.is(&right) == (i.op == Op::Is)));
                Ok(Flow::Next)
            }
            Op::In | Op::NotIn => self.op_in(frame, i),
            Op::JumpIfNone | Op::JumpIfNotNone => {
                let value = self.operand_or_kept(frame, i.a, i.flags & 1 != 0)?;
                if value.is_none() == (i.op == Op::JumpIfNone) {
                    frame.jump(i.wide());
                }
                Ok(Flow::Next)
            }
            Op::Iter => self.op_iter(frame, i),
            Op::CallNames => self.op_call_names(frame, i),
            Op::CallSpread => self.op_call_spread(frame, i),
            Op::DeleteAttr => self.op_delete_attr(frame, i),
            Op::LoadSpecial => self.op_load_special(frame, i),
            Op::DeleteItem => self.op_delete_item(frame, i),
            Op::List | Op::Tuple | Op::Set | Op::Dict | Op::Slice => self.op_build(frame, i),
            Op::Append | Op::Extend | Op::ToTuple | Op::SetAdd | Op::SetUpdate => self.op_collect(frame, i),
            Op::DictSet | Op::DictUpdate | Op::DictMerge => self.op_collect_dict(frame, i),
            Op::Unpack | Op::UnpackStar => self.op_unpack(frame, i),
            Op::Join => self.op_join(frame, i),
            Op::Format => self.op_format(frame, i),
            Op::Interpolation | Op::Template => self.op_template(frame, i),
            Op::Function => self.op_function(frame, i),
            Op::BuildClass => {
                let found = self
                    .interp()
                    .builtins
                    .body::<crate::types::dict::Dict>()
                    .get_str(&self.names().__build_class__);
                frame.set(i.a, found.ok_or_else(|| self.name_error(&self.names().__build_class__))?);
                Ok(Flow::Next)
            }
            Op::MakeGenerator => self.op_make_generator(frame),
            Op::Yield => self.op_yield(frame, i),
            Op::Send => self.op_send(frame, i),
            Op::YieldFromIter | Op::Awaitable | Op::AsyncIter | Op::AsyncNext => self.op_await(frame, i),
            Op::EndAsyncFor => self.op_end_async_for(frame, i),
            Op::WrapYield => self.op_wrap_yield(frame, i),
            Op::PushHandled => {
                let raised = self.peek(frame, i.b)?;
                let before = frame.handled.replace(raised);
                *frame.slot(i.a) = before;
                Ok(Flow::Next)
            }
            Op::PopHandled => {
                let before = frame.slot(i.a).take();
                frame.handled = before;
                self.after_drop(frame)
            }
            Op::Matches => self.op_matches(frame, i),
            Op::MatchesGroup | Op::RegroupRaised => self.op_group(frame, i),
            Op::Raise => self.op_raise(frame, i),
            Op::AssertFail => self.op_assert_fail(frame, i),
            Op::Import | Op::ImportFrom | Op::ImportStar => self.op_import(frame, i),
            Op::IsSequence | Op::IsMapping | Op::Len | Op::MatchKeys | Op::MatchClass | Op::DictRest => {
                self.op_match(frame, i)
            }
            Op::TypeParam | Op::TypeAlias | Op::Generic => self.op_typing(frame, i),
            Op::SetupAnnotations => self.op_setup_annotations(frame),
            Op::Print => {
                let value = self.operand(frame, i.a)?;
                self.start(super::native::task(crate::modules::sys::display(self, value)), Ret::Discard)
            }
            _ => unreachable!("{:?} is handled in the loop", i.op),
        }
    }

    /// Runs a task above the frame.
    fn start(self, task: super::native::Task, ret: Ret) -> Done {
        self.check_depth()?;
        self.launch(task, ret);
        Ok(Flow::Switch)
    }

    /// Lets ended objects have their last word before the instruction, which runs again afterwards.
    fn pause(self, frame: &mut Frame) -> Done {
        frame.pc -= 1;
        self.run_finalizers();
        Ok(Flow::Switch)
    }

    /// The same after an instruction that dropped something.
    fn after_drop(self, _: &mut Frame) -> Done {
        if Finalizable::is_waiting() {
            self.run_finalizers();
            return Ok(Flow::Switch);
        }
        Ok(Flow::Next)
    }

    #[inline(always)]
    fn op_move(self, frame: &mut Frame, i: Instr) -> Done {
        let value =
            if i.flags == 0 && frame.is_temp(i.b) { frame.slot(i.b).take() } else { frame.slot(i.b).clone() };
        if value.is_none() {
            return Err(self.unbound(frame, i.b));
        }
        let old = std::mem::replace(frame.slot(i.a), value);
        if let Some(old) = old
            && old.is_object()
        {
            drop(old);
            return self.after_drop(frame);
        }
        Ok(Flow::Next)
    }

    #[inline(always)]
    fn op_arithmetic(self, frame: &mut Frame, i: Instr) -> Done {
        if let (Some(a), Some(b)) =
            (frame.slot(i.b).as_ref().map(Value::bits_ref), frame.slot(i.c).as_ref().map(Value::bits_ref))
        {
            let result = match i.op {
                Op::Add => a.add(b),
                Op::Sub => a.sub(b),
                _ => a.mul(b),
            };
            if let Some(result) = result {
                frame.set(i.a, result);
                return Ok(Flow::Next);
            }
        }
        let (left, right) = (self.operand(frame, i.b)?, self.operand(frame, i.c)?);
        self.op_binary(frame, i, left, right)
    }

    #[inline(always)]
    fn op_add_int(self, frame: &mut Frame, i: Instr) -> Done {
        let number = i64::from(i.c as i16);
        if let Some(value) = frame.slot(i.b)
            && value.is_small()
        {
            let small = value.small_payload();
            let result = if i.op == Op::AddInt { small + number } else { small - number };
            if let Some(result) = Value::small(result) {
                frame.set(i.a, result);
                return Ok(Flow::Next);
            }
        }
        let left = self.operand(frame, i.b)?;
        self.op_binary(frame, i, left, self.int(number))
    }

    /// The result of an operator goes into `r[a]`.
    #[inline(never)]
    fn op_binary(self, frame: &mut Frame, i: Instr, left: Value, right: Value) -> Done {
        let op = Binary::of(i.op);
        let in_place = i.flags & 1 != 0;
        let mutable =
            in_place && matches!(left.kind(), Kind::List | Kind::ByteArray | Kind::Set | Kind::Dict);
        if !mutable && let Some(result) = self.binary_quick(op, &left, &right) {
            frame.set(i.a, result?);
            return Ok(Flow::Next);
        }
        self.start(super::native::task(self.binary_slow(op, left, right, in_place)), Ret::To(i.a))
    }

    #[inline(always)]
    fn op_compare(self, frame: &mut Frame, i: Instr) -> Done {
        let order = Order::of(i.op);
        if let (Some(a), Some(b)) =
            (frame.slot(i.b).as_ref().map(Value::bits_ref), frame.slot(i.c).as_ref().map(Value::bits_ref))
            && let Some(truth) = a.compare(order, b)
        {
            frame.set(i.a, Value::bool(truth));
            return Ok(Flow::Next);
        }
        let (left, right) = (self.operand(frame, i.b)?, self.operand(frame, i.c)?);
        if let Some(truth) = compare_quick(order, &left, &right) {
            frame.set(i.a, Value::bool(truth));
            return Ok(Flow::Next);
        }
        self.start(super::native::task(self.compare_slow(order, left, right)), Ret::To(i.a))
    }

    #[inline(always)]
    fn op_jump_unless(self, frame: &mut Frame, i: Instr) -> Done {
        let target = frame.extra() as u32;
        let order = Order::ALL[usize::from(i.flags)];
        if let (Some(a), Some(b)) =
            (frame.slot(i.a).as_ref().map(Value::bits_ref), frame.slot(i.b).as_ref().map(Value::bits_ref))
            && let Some(truth) = a.compare(order, b)
        {
            if !truth {
                frame.jump(target);
            }
            return Ok(Flow::Next);
        }
        let (left, right) = (self.operand(frame, i.a)?, self.operand(frame, i.b)?);
        self.jump_unless(frame, order, left, right, target)
    }

    #[inline(always)]
    fn op_jump_unless_int(self, frame: &mut Frame, i: Instr) -> Done {
        let target = frame.extra() as u32;
        let order = Order::ALL[usize::from(i.flags)];
        let number = i64::from(i.b as i16);
        if let Some(value) = frame.slot(i.a)
            && value.is_small()
        {
            if !order.holds(Some(value.small_payload().cmp(&number))) {
                frame.jump(target);
            }
            return Ok(Flow::Next);
        }
        let left = self.operand(frame, i.a)?;
        self.jump_unless(frame, order, left, self.int(number), target)
    }

    #[inline(never)]
    fn jump_unless(self, frame: &mut Frame, order: Order, left: Value, right: Value, target: u32) -> Done {
        if let Some(truth) = compare_quick(order, &left, &right) {
            if !truth {
                frame.jump(target);
            }
            return Ok(Flow::Next);
        }
        let task = super::native::task(async move {
            let result = self.compare_slow(order, left, right).await?;
            self.truth(&result).await.map(Value::bool)
        });
        self.start(task, Ret::Branch { when: false, target })
    }

    #[inline(always)]
    fn op_jump_if(self, frame: &mut Frame, i: Instr, when: bool) -> Done {
        if let Some(truth) = frame.slot(i.a).as_ref().and_then(Value::as_bool) {
            if truth == when {
                frame.jump(i.wide());
            }
            return Ok(Flow::Next);
        }
        self.jump_if_other(frame, i, when)
    }

    #[inline(never)]
    fn jump_if_other(self, frame: &mut Frame, i: Instr, when: bool) -> Done {
        let value = self.operand_or_kept(frame, i.a, i.flags & 1 != 0)?;
        if let Some(truth) = self.truth_quick(&value) {
            if truth == when {
                frame.jump(i.wide());
            }
            return Ok(Flow::Next);
        }
        let task = super::native::task(async move { self.truth(&value).await.map(Value::bool) });
        self.start(task, Ret::Branch { when, target: i.wide() })
    }

    fn op_not(self, frame: &mut Frame, i: Instr) -> Done {
        let value = self.operand(frame, i.b)?;
        if let Some(truth) = self.truth_quick(&value) {
            frame.set(i.a, Value::bool(!truth));
            return Ok(Flow::Next);
        }
        let task = super::native::task(async move { Ok(Value::bool(!self.truth(&value).await?)) });
        self.start(task, Ret::To(i.a))
    }

    #[inline(always)]
    fn op_for_iter(self, frame: &mut Frame, i: Instr) -> Done {
        let target = frame.extra() as u32;
        let next = match frame.slot(i.b).as_ref().and_then(|iterator| iterator.exact::<Iter>()) {
            Some(iter) => iter.next(self),
            None => Next::Ask,
        };
        match next {
            Next::Item(item) => {
                let old = frame.slot(i.a).replace(item);
                if let Some(old) = old
                    && old.is_object()
                {
                    drop(old);
                    return self.after_drop(frame);
                }
                Ok(Flow::Next)
            }
            Next::End => {
                *frame.slot(i.b) = None;
                frame.jump(target);
                Ok(Flow::Next)
            }
            Next::Raise(raise) => Err(raise),
            Next::Ask => self.for_iter_slow(frame, i, target),
        }
    }

    #[inline(never)]
    fn for_iter_slow(self, frame: &mut Frame, i: Instr, target: u32) -> Done {
        let iterator = self.peek(frame, i.b)?;
        let ret = Ret::Iter { dst: i.a, target };
        if iterator.kind() == Kind::Generator {
            self.push_generator(&iterator, super::frame::Sent::Value(Value::NONE), ret)?;
            return Ok(Flow::Switch);
        }
        // A missing value stands for the end.
        let task =
            super::native::task(async move { Ok(self.next(&iterator).await?.unwrap_or(Value::MISSING)) });
        self.start(task, ret)
    }

    #[inline(always)]
    fn op_call(self, frame: &mut Frame, i: Instr) -> Done {
        if Finalizable::is_waiting() {
            return self.pause(frame);
        }
        if let Some(callee) = frame.slot(i.b)
            && let Some(function) = callee.get::<Function>()
        {
            let code = function.code_pointer();
            let has_self = frame.slot(i.b + 1).is_some();
            let (first, count) = if has_self { (i.b + 1, i.c + 1) } else { (i.b + 2, i.c) };
            // SAFETY: the function keeps its code alive, and the new frame will hold the function.
            let (plain, positional, registers) =
                unsafe { ((*code).is_plain, (*code).positional, (*code).registers) };
            let start = frame.registers.wrapping_add(usize::from(first));
            let room = (self.thread().stack.end() as usize).wrapping_sub(start as usize) / size_of::<Slot>();
            let frames = self.thread().frames.as_ptr();
            // SAFETY: as in `eval`.
            let depth = unsafe { (*frames).len() };
            if plain
                && positional == usize::from(count)
                && registers <= room
                && frame.generator.is_none()
                && depth < self.interp().recursion_limit.get()
            {
                let function = frame.slot(i.b).take().expect("the callee was just looked at");
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
                // SAFETY: the frame that was just pushed keeps it alive.
                self.check_entry(unsafe { &*code });
                return Ok(Flow::Switch);
            }
        }
        self.call_slow(frame, i)
    }

    /// The arguments of a call, taken out of their registers.
    fn arguments(self, frame: &mut Frame, base: u16, count: u16) -> Vec<Value> {
        (base + 1..base + 2 + count).filter_map(|register| frame.slot(register).take()).collect()
    }

    #[inline(never)]
    fn call_slow(self, frame: &mut Frame, i: Instr) -> Done {
        let callee = self.operand(frame, i.b)?;
        if let Some(native) = callee.get::<super::Native>() {
            return self.call_native_here(frame, i, native);
        }
        let args = self.arguments(frame, i.b, i.c);
        let (called, ret) = self.call_value(&callee, args, None, Ret::To(i.a));
        self.conclude_call(frame, called, ret)
    }

    /// Calls a native function with the arguments where they lie.
    fn call_native_here(self, frame: &mut Frame, i: Instr, native: &super::Native) -> Done {
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

    fn op_call_names(self, frame: &mut Frame, i: Instr) -> Done {
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

    #[inline(always)]
    fn op_return(self, frame: &mut Frame, i: Instr) -> Done {
        let value = self.operand(frame, i.a)?;
        self.return_value(value)
    }

    /// Ends the frame on top with a value.
    fn return_value(self, value: Value) -> Done {
        let frames = self.thread().frames.as_ptr();
        // SAFETY: as in `eval`; the frame is not used again by the loop.
        let Some(Activation::Python(frame)) = (unsafe { (*frames).pop() }) else {
            unreachable!("a frame is on top")
        };
        if let Some(generator) = frame.generator.clone() {
            return self.return_from_generator(frame, &generator, value);
        }
        let ret = self.discard_frame(frame);
        if let Ret::To(dst) = ret
            // SAFETY: as above.
            && let Some(Activation::Python(below)) = unsafe { (*frames).last_mut() }
        {
            below.set(dst, value);
            return Ok(Flow::Switch);
        }
        self.deliver(ret, super::frame::Reply::Value(value));
        Ok(Flow::Switch)
    }
}

/// The bits of a value, for arithmetic that needs no object.
#[derive(Clone, Copy)]
pub(super) struct Bits(u64);

impl Value {
    #[inline(always)]
    pub(super) fn bits_ref(&self) -> Bits {
        Bits(self.bits())
    }
}

const INTEGER: u64 = 0xFFFF << 48;
const FLOAT: u64 = 1 << 48;
const FLOATS: u64 = (0xFFFE << 48) - FLOAT;

impl Bits {
    #[inline(always)]
    fn both_int(self, other: Self) -> bool {
        self.0 & other.0 >= INTEGER
    }

    #[inline(always)]
    fn int(self) -> i64 {
        ((self.0 << 16) as i64) >> 16
    }

    #[inline(always)]
    fn is_float(self) -> bool {
        self.0.wrapping_sub(FLOAT) < FLOATS
    }

    #[inline(always)]
    fn float(self) -> f64 {
        f64::from_bits(self.0.wrapping_sub(FLOAT))
    }

    #[inline(always)]
    fn add(self, other: Self) -> Option<Value> {
        if self.both_int(other) {
            return Value::small(self.int() + other.int());
        }
        (self.is_float() && other.is_float()).then(|| Value::float(self.float() + other.float()))
    }

    #[inline(always)]
    fn sub(self, other: Self) -> Option<Value> {
        if self.both_int(other) {
            return Value::small(self.int() - other.int());
        }
        (self.is_float() && other.is_float()).then(|| Value::float(self.float() - other.float()))
    }

    #[inline(always)]
    fn mul(self, other: Self) -> Option<Value> {
        if self.both_int(other) {
            return self.int().checked_mul(other.int()).and_then(Value::small);
        }
        (self.is_float() && other.is_float()).then(|| Value::float(self.float() * other.float()))
    }

    #[inline(always)]
    fn compare(self, order: Order, other: Self) -> Option<bool> {
        if self.both_int(other) {
            return Some(order.holds(Some(self.int().cmp(&other.int()))));
        }
        (self.is_float() && other.is_float()).then(|| order.holds(self.float().partial_cmp(&other.float())))
    }
}
