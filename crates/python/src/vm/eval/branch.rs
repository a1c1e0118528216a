//! Where a frame goes on: truth, and loops over iterators.

use super::operand::Here;
use super::{Done, Flow, Hot};
use crate::compile::op::{Instr, Word};
use crate::object::{Finalizable, Kind};
use crate::types::iter::{Iter, Next, NextCall, State};
use crate::types::list::List;
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::Vm;
use crate::vm::frame::{Frame, Ret, Sent};
use crate::vm::native::task;

impl Vm {
    #[inline(always)]
    pub(super) fn hot_jump_if(self, here: &mut Here, i: Word, when: bool) -> Hot {
        let Some(truth) = here.get(i.a()).and_then(Value::as_bool) else { return Hot::No };
        if truth == when {
            here.pc = i.wide() as usize;
        }
        Hot::Done
    }

    #[inline(always)]
    pub(super) fn hot_jump_if_none(self, here: &mut Here, i: Word, when: bool) -> Hot {
        let Some(value) = here.get(i.a()) else { return Hot::No };
        let is_none = value.is_none();
        if i.flags() & 1 == 0 {
            here.used(i.a());
        }
        if is_none == when {
            here.pc = i.wide() as usize;
        }
        Hot::Done
    }

    #[inline(always)]
    pub(super) fn hot_is(self, here: &mut Here, i: Word, wanted: bool) -> Hot {
        let Some((a, b)) = here.both(i.b(), i.c()) else { return Hot::No };
        let truth = a.is(b) == wanted;
        here.used(i.b());
        here.used(i.c());
        here.set(i.a(), Value::bool(truth));
        Hot::Done
    }

    #[inline(always)]
    pub(super) fn hot_jump_back(self, here: &mut Here, i: Word) -> Hot {
        if Finalizable::is_waiting() || self.is_due() {
            return Hot::No;
        }
        here.pc = i.wide() as usize;
        Hot::Done
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn op_jump_back(self, frame: &mut Frame, i: Instr) -> Done {
        if Finalizable::is_waiting() {
            return self.pause(frame);
        }
        frame.jump(i.wide());
        Ok(if self.check() { Flow::Switch } else { Flow::Next })
    }

    #[inline(never)]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn op_jump_if(self, frame: &mut Frame, i: Instr, when: bool) -> Done {
        let value = self.operand_or_kept(frame, i.a, i.flags & 1 != 0)?;
        if let Some(truth) = self.truth_quick(&value) {
            if truth == when {
                frame.jump(i.wide());
            }
            return Ok(Flow::Next);
        }
        let task = task(async move { self.truth(&value).await.map(Value::bool) });
        self.start(task, Ret::Branch { when, target: i.wide() })
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn op_not(self, frame: &mut Frame, i: Instr) -> Done {
        let value = self.operand(frame, i.b)?;
        if let Some(truth) = self.truth_quick(&value) {
            frame.set(i.a, Value::bool(!truth));
            return Ok(Flow::Next);
        }
        let task = task(async move { Ok(Value::bool(!self.truth(&value).await?)) });
        self.start(task, Ret::To(i.a))
    }

    /// The next item of a range, a list or a tuple.
    #[inline(always)]
    pub(super) fn hot_for_iter(self, here: &mut Here, i: Word) -> Hot {
        let Some(iter) = here.get(i.b()).and_then(|iterator| iterator.exact::<Iter>()) else {
            return Hot::No;
        };
        let item = iter.state.with(|state| match state {
            State::Range { next, step, left } if *left > 0 => {
                let item = *next;
                *left -= 1;
                *next = next.wrapping_add(*step);
                Some(Value::small_unchecked(item))
            }
            State::List { list, index } => list.body::<List>().get(*index).inspect(|_| *index += 1),
            State::Tuple { tuple, index } => {
                tuple.body::<Tuple>().items().get(*index).cloned().inspect(|_| *index += 1)
            }
            _ => None,
        });
        let Some(item) = item else { return Hot::No };
        here.pc += 1;
        here.replace(i.a(), item)
    }

    #[inline(never)]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn op_for_iter(self, frame: &mut Frame, i: Instr) -> Done {
        let target = frame.extra() as u32;
        let next = match frame.slot(i.b).as_ref().and_then(|iterator| iterator.exact::<Iter>()) {
            Some(iter) => iter.next(self),
            None => Next::Ask,
        };
        match next {
            Next::Item(item) => {
                frame.set(i.a, item);
                self.after_drop(frame)
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

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn for_iter_slow(self, frame: &mut Frame, i: Instr, target: u32) -> Done {
        let iterator = self.peek(frame, i.b)?;
        let ret = Ret::Iter { dst: i.a, target };
        if iterator.kind() == Kind::Generator {
            if let Err(ret) = self.resume_quick(&iterator, ret) {
                self.push_generator(&iterator, Sent::Value(Value::NONE), ret)?;
            }
            return Ok(Flow::Switch);
        }
        // What a `map` calls is called from here.
        if let Some(iter) = iterator.exact::<Iter>().filter(|iter| iter.is_map())
            && let Some(next) = iter.next_call(self)
        {
            return match next {
                NextCall::Map(callee, args) => {
                    let (called, ret) = self.call_value(&callee, args, None, ret);
                    self.conclude(frame, called, ret)
                }
                NextCall::Over(Next::Raise(raise)) => Err(raise),
                NextCall::Filter(..) | NextCall::Over(_) => {
                    *frame.slot(i.b) = None;
                    frame.jump(target);
                    Ok(Flow::Next)
                }
            };
        }
        // A missing value stands for the end.
        let task = task(async move { Ok(self.next(&iterator).await?.unwrap_or(Value::MISSING)) });
        self.start(task, ret)
    }
}
