//! Generators, coroutines and asynchronous generators.

use super::{Done, Flow};
use crate::compile::op::{Instr, Op};
use crate::modules::asyncio::Awaited;
use crate::object::{Kind, Mut, allocate};
use crate::types::code::{ASYNC_GENERATOR, COROUTINE, Code, ITERABLE_COROUTINE};
use crate::types::function::{Cell, Function};
use crate::types::generator::{Flavour, Generator, Progress};
use crate::value::{Slot, Value};
use crate::vm::Vm;
use crate::vm::frame::{Activation, Frame, Reply, Ret, Sent};
use crate::vm::native::task;

impl Vm {
    /// The frame becomes a generator's, which waits at its beginning; the caller gets the generator.
    pub(super) fn op_make_generator(self, _: &mut Frame) -> Done {
        let frames = self.thread().frames.as_ptr();
        // SAFETY: as in `eval`; the frame is not used again by the loop.
        let Some(Activation::Python(mut frame)) = (unsafe { (*frames).pop() }) else {
            unreachable!("a frame is on top")
        };
        let count = frame.code().registers;
        let mut registers: Box<[Slot]> = (0..count)
            // SAFETY: a frame has as many registers as its code says, and they are this thread's alone.
            .map(|index| unsafe { (*frame.registers.add(index)).take() })
            .collect();
        if std::mem::take(&mut frame.owns_chunk) {
            self.thread().stack.pop_chunk();
        }
        frame.registers = registers.as_mut_ptr();
        let ret = std::mem::replace(&mut frame.ret, Ret::Native);
        let flags = frame.code().flags;
        let classes = self.classes();
        let (flavour, class) = if flags & ASYNC_GENERATOR != 0 {
            (Flavour::AsyncGenerator, &classes.async_generator)
        } else if flags & COROUTINE != 0 {
            (Flavour::Coroutine, &classes.coroutine)
        } else {
            (Flavour::Generator, &classes.generator)
        };
        let function = frame.function.body::<Function>();
        let generator = Generator {
            flavour,
            code: function.code(),
            name: Mut::new(function.name.get()),
            qualname: Mut::new(function.qualname.get()),
            progress: Mut::new(Progress::Waiting { frame, started: false }),
            registers: Mut::new(registers),
            async_running: Mut::new(false),
            hooked: Mut::new(false),
            finalizer: Mut::new(None),
            origin: if flavour == Flavour::Coroutine { self.origin() } else { None },
        };
        let made = allocate(class, generator);
        self.deliver(ret, Reply::Value(made));
        Ok(Flow::Switch)
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn op_yield(self, frame: &mut Frame, i: Instr) -> Done {
        let mut value = self.operand(frame, i.b)?;
        if let Ret::Pour(pour) = &mut frame.ret {
            match pour.take(self, value)? {
                None => {
                    frame.set(i.a, Value::NONE);
                    return Ok(Flow::Next);
                }
                Some(item) => value = item,
            }
        }
        let frames = self.thread().frames.as_ptr();
        // SAFETY: as in `eval`; the frame is not used again by the loop.
        let Some(Activation::Python(mut frame)) = (unsafe { (*frames).pop() }) else {
            unreachable!("a frame is on top")
        };
        let generator = frame.generator.take().expect("only a generator yields");
        let ret = std::mem::replace(&mut frame.ret, Ret::Native);
        generator.body::<Generator>().progress.set(Progress::Waiting { frame, started: true });
        match ret {
            Ret::Iter { dst, .. } | Ret::To(dst) | Ret::Send { dst, .. } => {
                // SAFETY: as in `eval`.
                match unsafe { (*frames).last_mut() } {
                    Some(Activation::Python(below)) => below.set(dst, value),
                    _ => unreachable!("only a frame wants an item in a register"),
                }
            }
            Ret::Pour(pour) => self.thread().reply.set(Some(Reply::Poured(pour, Some(value)))),
            ret => self.deliver(ret, Reply::Yielded(value)),
        }
        Ok(Flow::Switch)
    }

    /// Lets a generator that waits go on, for its next item; `None`, with `ret`, where there is more to it.
    #[inline]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn resume_quick(self, generator: &Value, ret: Ret) -> Result<(), Ret> {
        let body = generator.body::<Generator>();
        if body.flavour == Flavour::AsyncGenerator || self.check_depth().is_err() {
            return Err(ret);
        }
        let taken = body.progress.with(|progress| match progress {
            Progress::Waiting { .. } => Some(std::mem::replace(progress, Progress::Running)),
            _ => None,
        });
        let Some(Progress::Waiting { mut frame, started }) = taken else { return Err(ret) };
        if started {
            let dst = frame.code().yield_register(frame.current());
            frame.set(dst, Value::NONE);
        }
        frame.generator = Some(generator.clone());
        frame.ret = ret;
        let frames = self.thread().frames.as_ptr();
        // SAFETY: as in `eval`; whoever calls this lets the loop look for the top again.
        unsafe { (*frames).push(Activation::Python(frame)) };
        Ok(())
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn return_from_generator(self, frame: Frame, generator: &Value, value: Value) -> Done {
        let body = generator.body::<Generator>();
        body.progress.set(Progress::Ended);
        // The registers go when the generator does; what they hold goes now.
        for slot in body.registers.take() {
            drop(slot);
        }
        self.deliver(frame.ret, Reply::Returned(value));
        Ok(Flow::Switch)
    }

    pub(super) fn op_send(self, frame: &mut Frame, i: Instr) -> Done {
        let target = frame.extra() as u32;
        let value = self.operand(frame, i.a)?;
        let iterator = self.peek(frame, i.b)?;
        let ret = Ret::Send { dst: i.a, target };
        if let Some(generator) = iterator.get::<Generator>()
            && generator.flavour != Flavour::AsyncGenerator
        {
            let ret = if value.is_none() { self.resume_quick(&iterator, ret) } else { Err(ret) };
            if let Err(ret) = ret {
                self.push_generator(&iterator, Sent::Value(value), ret)?;
            }
            return Ok(Flow::Switch);
        }
        if let Some(next) = crate::modules::asyncio::next_quick(self, &iterator) {
            self.deliver(
                ret,
                match next? {
                    Awaited::Yielded(value) => Reply::Yielded(value),
                    Awaited::Returned(value) => Reply::Returned(value),
                },
            );
            return Ok(Flow::Switch);
        }
        let sent = task(async move {
            if value.is_none() {
                if iterator.get::<crate::types::iter::Iter>().is_some() {
                    return self.next(&iterator).await?.ok_or_else(|| self.stop_iteration(Value::NONE));
                }
                // Its `StopIteration` has the result.
                return match self.call_special(&iterator, &self.names().__next__, Vec::new()).await? {
                    Some(item) => Ok(item),
                    None => Err(self
                        .type_error(format!("'{}' object is not an iterator", self.class_name(&iterator)))),
                };
            }
            let send = self.attribute(&iterator, &self.names().send).await?;
            self.call(&send, vec![value]).await
        });
        self.start(sent, ret)
    }

    pub(super) fn op_await(self, frame: &mut Frame, i: Instr) -> Done {
        let value = self.operand(frame, i.b)?;
        let generator = value.get::<Generator>().map(|generator| generator.flavour);
        match (i.op, generator) {
            (Op::YieldFromIter, Some(Flavour::Generator)) | (Op::Awaitable, Some(Flavour::Coroutine)) => {
                if i.op == Op::Awaitable && self.is_being_awaited(&value) {
                    return Err(self.runtime_error("coroutine is being awaited already"));
                }
                frame.set(i.a, value);
                Ok(Flow::Next)
            }
            (Op::Awaitable, Some(Flavour::Generator)) if is_awaitable(&value) => {
                frame.set(i.a, value);
                Ok(Flow::Next)
            }
            (Op::YieldFromIter, Some(Flavour::Coroutine)) => {
                Err(self.type_error("cannot 'yield from' a coroutine object in a non-coroutine generator"))
            }
            (Op::YieldFromIter, _) => self.start(task(async move { self.iter(&value).await }), Ret::To(i.a)),
            (Op::Awaitable, _) => {
                if let Some(iterator) = crate::modules::asyncio::iterator_quick(self, &value) {
                    frame.set(i.a, iterator?);
                    return Ok(Flow::Next);
                }
                let flags = i.flags;
                self.start(task(async move { self.await_iterator(&value, flags).await }), Ret::To(i.a))
            }
            (Op::AsyncIter, _) => self.start(task(async move { self.aiter(&value).await }), Ret::To(i.a)),
            _ => {
                // The iterator is needed for the next item, too.
                frame.set(i.b, value.clone());
                self.start(task(async move { self.anext(&value).await }), Ret::To(i.a))
            }
        }
    }

    fn is_being_awaited(self, coroutine: &Value) -> bool {
        coroutine.body::<Generator>().progress.with(|progress| match progress {
            Progress::Waiting { frame, started } => {
                *started && frame.code().delegated(frame.current()).is_some()
            }
            _ => false,
        })
    }

    pub(super) fn op_end_async_for(self, frame: &mut Frame, i: Instr) -> Done {
        let raised = self.operand(frame, i.a)?;
        if self.is_instance_of(&raised, &self.classes().stop_async_iteration) {
            return Ok(Flow::Next);
        }
        Err(crate::vm::Raise(raised))
    }

    pub(super) fn op_wrap_yield(self, frame: &mut Frame, i: Instr) -> Done {
        let value = self.operand(frame, i.b)?;
        debug_assert!(value.kind() != Kind::Missing);
        let wrapped = allocate(&self.classes().wrapped_value, Cell(Mut::new(Some(value))));
        frame.set(i.a, wrapped);
        Ok(Flow::Next)
    }
}

/// Whether a generator may be awaited: `types.coroutine` has said so.
fn is_awaitable(generator: &Value) -> bool {
    let code = &generator.body::<Generator>().code;
    code.body::<Code>().flags & ITERABLE_COROUTINE != 0
}
