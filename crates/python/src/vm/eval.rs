//! The loop over instructions. What is frequent and short is in it; everything else is a function of its own, so that the
//! loop stays small (`../shared/PYTHON.md`, "Speed").
//!
//! An instruction has up to two forms: `hot_…` works in the loop on what is simple, and leaves everything as it was where
//! that is not enough; `op_…` then does all of it. Only the latter sees the frame's own `pc`.

mod access;
mod branch;
mod build;
mod flow;
mod function;
mod generator;
mod invoke;
mod items;
mod matching;
mod names;
mod number;
mod operand;
pub(super) mod operator;
mod spread;
mod text;

use super::frame::{Activation, Frame, Ret};
use super::ops::Order;
use super::run::Turn;
use super::{Res, Vm};
use crate::compile::op::{Instr, Op, Word};
use crate::object::Finalizable;
use crate::value::Value;
use operand::Here;

/// What an instruction has done.
pub(super) enum Flow {
    /// The frame goes on.
    Next,
    /// Another activation is on top now.
    Switch,
}

type Done = Res<Flow>;

/// What the short form of an instruction has done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hot {
    Done,
    /// The same, and an object may have ended.
    Dropped,
    /// Another frame is on top now.
    Switch,
    /// Nothing: native code has to be called.
    Native,
    /// Nothing: it takes the long form.
    No,
}

impl Vm {
    /// Runs frames until a task is on top.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn eval(self) -> Turn {
        if self.stops_always() { self.run_frames::<true>() } else { self.run_frames::<false>() }
    }

    /// Two loops from one source: one of them stops after each instruction.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn run_frames<const STOPS: bool>(self) -> Turn {
        let frames = self.thread().frames.as_ptr();
        loop {
            // SAFETY: nobody else has borrowed the frames of this thread while its loop runs; whatever pushes or pops an
            // activation makes the loop look for the top again.
            let frame = match unsafe { (*frames).last_mut() } {
                Some(Activation::Python(frame)) => frame,
                _ => return Turn::Switch,
            };
            let mut here = Here::of(frame);
            loop {
                let word = here.fetch();
                let hot = self.hot(frame, &mut here, word);
                match hot {
                    Hot::Done if !STOPS => continue,
                    Hot::Dropped if !STOPS && !Finalizable::is_waiting() => continue,
                    Hot::Done => frame.pc = here.pc,
                    Hot::Switch => break,
                    Hot::Dropped => {
                        frame.pc = here.pc;
                        if Finalizable::is_waiting() {
                            self.run_finalizers();
                        }
                        break;
                    }
                    Hot::No | Hot::Native => {
                        frame.pc = here.pc;
                        let flow = match hot {
                            Hot::Native => self.op_call_native(frame, word),
                            _ => self.step(frame, word),
                        };
                        match flow {
                            Ok(Flow::Next) if !STOPS => here.pc = frame.pc,
                            Ok(Flow::Next | Flow::Switch) => break,
                            Err(raise) => return Turn::Raise(raise),
                        }
                    }
                }
                if STOPS {
                    break;
                }
            }
            if STOPS {
                self.stop_here();
            }
        }
    }

    #[inline(always)]
    fn hot(self, frame: &mut Frame, here: &mut Here, i: Word) -> Hot {
        match i.op() {
            Op::Const => {
                let value = frame.code().constants[i.wide() as usize].clone();
                here.set(i.a(), value);
                Hot::Done
            }
            Op::Int => {
                here.set(i.a(), Value::small_unchecked(i64::from(i.wide() as i32)));
                Hot::Done
            }
            Op::Move => self.hot_move(here, i),
            Op::Clear => {
                *here.slot(i.a()) = None;
                // What ends with a statement ends in its line.
                Hot::Dropped
            }
            Op::Add => self.hot_arithmetic(here, i, Op::Add),
            Op::Sub => self.hot_arithmetic(here, i, Op::Sub),
            Op::Mul => self.hot_arithmetic(here, i, Op::Mul),
            Op::TrueDiv | Op::FloorDiv | Op::Mod | Op::LShift | Op::RShift | Op::And | Op::Or | Op::Xor => {
                self.hot_further(here, i)
            }
            Op::AddInt => self.hot_add_int(here, i, 1),
            Op::SubInt => self.hot_add_int(here, i, -1),
            Op::Lt | Op::Le | Op::Eq | Op::Ne | Op::Gt | Op::Ge => {
                self.hot_compare(here, i, Order::of(i.op()))
            }
            Op::JumpUnless => self.hot_jump_unless(here, i),
            Op::JumpUnlessInt => self.hot_jump_unless_int(here, i),
            Op::JumpIfNone => self.hot_jump_if_none(here, i, true),
            Op::JumpIfNotNone => self.hot_jump_if_none(here, i, false),
            Op::Is => self.hot_is(here, i, true),
            Op::IsNot => self.hot_is(here, i, false),
            Op::LoadCell => self.hot_load_cell(here, i),
            Op::StoreCell => self.hot_store_cell(here, i),
            Op::Jump => {
                here.pc = i.wide() as usize;
                Hot::Done
            }
            Op::JumpBack => self.hot_jump_back(here, i),
            Op::JumpIf => self.hot_jump_if(here, i, true),
            Op::JumpIfNot => self.hot_jump_if(here, i, false),
            Op::ForIter => self.hot_for_iter(here, i),
            Op::Call => self.hot_call(frame, here, i),
            Op::Return => self.hot_return(frame, here, i),
            Op::LoadGlobal => self.hot_load_global(frame, here, i),
            Op::LoadAttr => self.hot_load_attr(here, i),
            Op::LoadMethod => self.hot_load_method(here, i),
            Op::StoreAttr => self.hot_store_attr(here, i),
            Op::LoadItem => self.hot_load_item(here, i),
            Op::StoreItem => self.hot_store_item(here, i),
            Op::Append => self.hot_append(here, i),
            _ => Hot::No,
        }
    }

    #[inline(always)]
    fn hot_move(self, here: &mut Here, i: Word) -> Hot {
        let value = if i.flags() == 0 { here.operand(i.b()) } else { here.slot(i.b()).clone() };
        match value {
            Some(value) => here.replace(i.a(), value),
            None => Hot::No,
        }
    }

    /// The long form of an instruction, which is handed over as a word: put together again it would cost the loop more.
    #[inline(never)]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn step(self, frame: &mut Frame, word: Word) -> Done {
        let i = Instr::from_word(word.0);
        match i.op {
            Op::Nop => Ok(Flow::Next),
            Op::Move => Err(self.unbound(frame, i.b)),
            Op::AddInt | Op::SubInt => self.op_add_int(frame, i),
            Op::Lt | Op::Le | Op::Eq | Op::Ne | Op::Gt | Op::Ge => self.op_compare(frame, i),
            Op::JumpUnless | Op::JumpUnlessInt => self.op_jump_unless(frame, i),
            Op::JumpBack => self.op_jump_back(frame, i),
            Op::JumpIf => self.op_jump_if(frame, i, true),
            Op::JumpIfNot => self.op_jump_if(frame, i, false),
            Op::ForIter => self.op_for_iter(frame, i),
            Op::Call => self.op_call(frame, i),
            Op::Return => self.op_return(frame, i),
            Op::LoadGlobal => self.op_load_global(frame, i),
            Op::LoadAttr => self.op_load_attr(frame, i),
            Op::LoadMethod => self.op_load_method(frame, i),
            Op::StoreAttr => self.op_store_attr(frame, i),
            Op::LoadItem => self.op_load_item(frame, i),
            Op::StoreItem => self.op_store_item(frame, i),
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
            Op::Add
            | Op::Sub
            | Op::Mul
            | Op::MatMul
            | Op::TrueDiv
            | Op::FloorDiv
            | Op::Mod
            | Op::Pow
            | Op::LShift
            | Op::RShift
            | Op::And
            | Op::Or
            | Op::Xor => self.op_operator(frame, i),
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
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
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
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn after_drop(self, _: &mut Frame) -> Done {
        if Finalizable::is_waiting() {
            self.run_finalizers();
            return Ok(Flow::Switch);
        }
        Ok(Flow::Next)
    }
}
