//! The driver: frames and tasks take turns under it, and it calls neither from within the other.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::call::Called;
use super::frame::{Activation, Frame, Reply, Request, Ret, Sent};
use super::{Raise, Res, Vm};
use crate::object::Finalizable;
use crate::types::generator::{Flavour, Generator, Progress};
use crate::types::weakref::WeakRef;
use crate::value::{Slot, Value};

/// What frames do until the driver has to look.
pub(super) enum Turn {
    /// Another activation is on top, or the top frame's instruction was cut short.
    Switch,
    Raise(Raise),
}

/// A task that runs on a thread, and everything that it calls.
struct Program {
    vm: Vm,
    first: Option<super::native::Task>,
}

impl Future for Program {
    /// `None` if the machine was stopped.
    type Output = Option<Res>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Res>> {
        let vm = self.vm;
        vm.thread().waker.borrow_mut().clone_from(cx.waker());
        if let Some(task) = self.first.take() {
            vm.thread().frames.borrow_mut().push(Activation::Native { task, ret: Ret::Native });
        }
        let outcome = vm.drive(cx);
        if outcome.is_pending() && vm.thread().is_halted.get() {
            // The thread is not under the lock, so nothing that it holds may be dropped.
            std::mem::forget(vm.thread().frames.take());
            return Poll::Ready(None);
        }
        outcome.map(Some)
    }
}

impl Vm {
    /// Runs a task on this thread to its end.
    pub(crate) fn program(self, task: super::native::Task) -> impl Future<Output = Option<Res>> {
        debug_assert!(self.thread().frames.borrow().is_empty());
        Program { vm: self, first: Some(task) }
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn drive(self, cx: &mut Context<'_>) -> Poll<Res> {
        loop {
            if self.thread().is_waiting.take() {
                return Poll::Pending;
            }
            let is_native = matches!(self.thread().frames.borrow().last(), Some(Activation::Native { .. }));
            if is_native {
                match self.poll_native(cx) {
                    Poll::Pending => return Poll::Pending,
                    Poll::Ready(Some(result)) => return Poll::Ready(result),
                    Poll::Ready(None) => {}
                }
                continue;
            }
            match self.eval() {
                Turn::Switch => {}
                Turn::Raise(raise) => {
                    if let Some(raise) = self.unwind(raise) {
                        return Poll::Ready(Err(raise));
                    }
                }
            }
        }
    }

    /// Lets the task on top go on. `Some` is the result of the first task.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn poll_native(self, cx: &mut Context<'_>) -> Poll<Option<Res>> {
        let Some(Activation::Native { mut task, ret }) = self.thread().frames.borrow_mut().pop() else {
            unreachable!("a task is on top");
        };
        let result = match task.as_mut().poll(cx) {
            Poll::Pending => {
                self.thread().frames.borrow_mut().push(Activation::Native { task, ret });
                let Some(request) = self.thread().request.take() else { return Poll::Pending };
                self.grant(request);
                return Poll::Ready(None);
            }
            Poll::Ready(result) => result,
        };
        drop(task);
        if self.thread().frames.borrow().is_empty() {
            return Poll::Ready(Some(result));
        }
        match result {
            Ok(value) => self.deliver(ret, Reply::Value(value)),
            Err(raise) => self.deliver(ret, Reply::Raised(raise)),
        }
        Poll::Ready(None)
    }

    /// Does what the task on top asked for.
    fn grant(self, request: Request) {
        match request {
            Request::Call { callee, args, names } => {
                let (called, ret) = self.call_value(&callee, args, names.as_ref(), Ret::Native);
                self.settle(called, ret);
            }
            Request::Resume { generator, sent } => {
                if let Err(raise) = self.push_generator(&generator, sent, Ret::Native) {
                    self.deliver(Ret::Native, Reply::Raised(raise));
                }
            }
            Request::Pour { generator, pour } => {
                if let Err(raise) = self.push_generator(&generator, Sent::Value(Value::NONE), Ret::Pour(pour))
                {
                    self.deliver(Ret::Native, Reply::Raised(raise));
                }
            }
            Request::Each(each) => {
                if let Some((each, result)) = self.pour_next(each) {
                    self.pour_result(each, result);
                }
            }
            Request::Run(task) => match self.check_depth() {
                Ok(()) => self.launch(task, Ret::Native),
                Err(raise) => self.deliver(Ret::Native, Reply::Raised(raise)),
            },
            Request::Body { function, locals } => match self.check_depth() {
                Ok(()) => self.push_frame(&function, Vec::new(), locals, Ret::Native),
                Err(raise) => self.deliver(Ret::Native, Reply::Raised(raise)),
            },
        }
    }

    /// Lets a task begin: many need no Python code, and are over at once.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn launch(self, mut task: super::native::Task, ret: Ret) {
        let thread = self.thread();
        // Nobody changes the waker while a task is polled: only the driver does, before it begins.
        let poll = task.as_mut().poll(&mut Context::from_waker(&thread.waker.borrow()));
        match poll {
            Poll::Ready(Ok(value)) => self.deliver(ret, Reply::Value(value)),
            Poll::Ready(Err(raise)) => self.deliver(ret, Reply::Raised(raise)),
            Poll::Pending => {
                let request = thread.request.take();
                thread.is_waiting.set(request.is_none());
                thread.request.set(request);
                self.push_task(task, ret);
            }
        }
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn push_task(self, task: super::native::Task, ret: Ret) {
        self.thread().frames.borrow_mut().push(Activation::Native { task, ret });
    }

    /// Delivers the result of a call, or runs what it became.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn settle(self, called: Called, ret: Option<Ret>) {
        match (called, ret) {
            (Called::Done(Ok(value)), Some(ret)) => self.deliver(ret, Reply::Value(value)),
            (Called::Done(Err(raise)), Some(ret)) => self.deliver(ret, Reply::Raised(raise)),
            (Called::Wait(task), Some(ret)) => match self.check_depth() {
                Ok(()) => self.launch(task, ret),
                Err(raise) => self.deliver(ret, Reply::Raised(raise)),
            },
            _ => {}
        }
    }

    /// Hands a result to the activation on top, as `ret` says.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn deliver(self, ret: Ret, reply: Reply) {
        let (ret, reply) = match (ret, reply) {
            (Ret::Native, reply) => return self.thread().reply.set(Some(reply)),
            (Ret::Operator(pending), Reply::Value(value)) => return self.conclude_operator(*pending, value),
            (Ret::Each(each), Reply::Value(value)) => return self.pour_result(*each, Ok(value)),
            (Ret::Each(each), Reply::Raised(raise)) => return self.pour_result(*each, Err(raise)),
            (Ret::Pour(_), Reply::Raised(raise)) => {
                return self.thread().reply.set(Some(Reply::Raised(raise)));
            }
            (Ret::Pour(pour), _) => return self.thread().reply.set(Some(Reply::Poured(pour, None))),
            // Below may be a task that waits for its own reply.
            (Ret::Discard, Reply::Value(_)) => return,
            other => other,
        };
        match self.deliver_to_frame(ret, reply) {
            Ok(()) => {}
            // The frame on top handles it, or what is below does; the last is a task.
            Err(raise) => {
                let unhandled = self.unwind(raise);
                debug_assert!(unhandled.is_none(), "the first activation is a task");
            }
        }
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn deliver_to_frame(self, ret: Ret, reply: Reply) -> Result<(), Raise> {
        let (value, ended) = match reply {
            Reply::Value(value) | Reply::Yielded(value) => (value, false),
            Reply::Returned(value) => (value, true),
            Reply::Poured(..) => unreachable!("a task takes what a generator pours"),
            Reply::Raised(raise) => {
                let stops = matches!(ret, Ret::Iter { .. } | Ret::Send { .. })
                    && self.is_raised(&raise, &self.classes().stop_iteration);
                if !stops {
                    return Err(raise);
                }
                let body = raise.0.body::<crate::types::exception::Exception>();
                (body.field(super::raise::field::FIRST).unwrap_or(Value::NONE), true)
            }
        };
        let mut frames = self.thread().frames.borrow_mut();
        let Some(Activation::Python(frame)) = frames.last_mut() else { unreachable!("a frame waits for it") };
        let old = match ret {
            Ret::To(_) if ended => {
                drop(frames);
                return Err(self.stop_iteration(value));
            }
            Ret::To(dst) => put(frame, dst, Some(value)),
            Ret::Unpack { first } => {
                let items = self.tuple_items(&value);
                self.spread(frame, first, items);
                Some(value)
            }
            Ret::Discard | Ret::Native | Ret::Pour(_) | Ret::Operator(_) | Ret::Each(_) => Some(value),
            Ret::Init { dst, instance } => {
                self.check_init(&value)?;
                put(frame, dst, Some(instance))
            }
            Ret::Branch { when, target } => {
                if value.as_bool() == Some(when) {
                    frame.pc = target as usize;
                }
                None
            }
            Ret::Iter { target, .. } if ended || value.is_missing() => {
                frame.pc = target as usize;
                None
            }
            Ret::Iter { dst, .. } => put(frame, dst, Some(value)),
            Ret::Send { dst, target } => {
                if ended {
                    frame.pc = target as usize;
                }
                put(frame, dst, Some(value))
            }
        };
        drop(frames);
        drop(old);
        Ok(())
    }

    /// Ends a frame: its registers are emptied. Gives what is to be done with its result.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn discard_frame(self, frame: Frame) -> Ret {
        if frame.generator.is_none() {
            for index in 0..frame.code().registers {
                // SAFETY: a frame has as many registers as its code says, and they are this thread's alone.
                drop(unsafe { (*frame.registers.add(index)).take() });
            }
            if frame.owns_chunk {
                self.thread().stack.pop_chunk();
            }
        }
        frame.ret
    }

    /// Resumes a generator: its frame goes on top.
    pub(super) fn push_generator(self, generator: &Value, sent: Sent, ret: Ret) -> Result<(), Raise> {
        self.check_depth()?;
        let body = generator.body::<Generator>();
        let taken = body.progress.with(|progress| match progress {
            Progress::Waiting { .. } => std::mem::replace(progress, Progress::Running),
            Progress::Running => Progress::Running,
            Progress::Ended => Progress::Ended,
        });
        match taken {
            Progress::Running => Err(self.value_error(match body.flavour {
                Flavour::Generator => "generator already executing",
                Flavour::Coroutine => "coroutine already executing",
                Flavour::AsyncGenerator => "async generator already executing",
            })),
            Progress::Ended => match sent {
                Sent::Raise(raise) => Err(raise),
                Sent::Value(_) if body.flavour == Flavour::Coroutine => {
                    Err(self.runtime_error("cannot reuse already awaited coroutine"))
                }
                Sent::Value(_) => {
                    self.deliver(ret, Reply::Returned(Value::NONE));
                    Ok(())
                }
            },
            Progress::Waiting { frame, started } => self.resume_frame(generator, frame, started, sent, ret),
        }
    }

    fn resume_frame(
        self,
        generator: &Value,
        mut frame: Frame,
        started: bool,
        sent: Sent,
        ret: Ret,
    ) -> Result<(), Raise> {
        let body = generator.body::<Generator>();
        match sent {
            Sent::Value(value) if !started && !value.is_none() => {
                let what = match body.flavour {
                    Flavour::Generator => "generator",
                    Flavour::Coroutine => "coroutine",
                    Flavour::AsyncGenerator => "async generator",
                };
                body.progress.set(Progress::Waiting { frame, started });
                Err(self.type_error(format!("can't send non-None value to a just-started {what}")))
            }
            Sent::Value(value) => {
                if started {
                    let dst = frame.code().yield_register(frame.current());
                    drop(put(&mut frame, dst, Some(value)));
                }
                self.push_resumed(generator, frame, ret);
                self.check();
                Ok(())
            }
            Sent::Raise(raise) => {
                // Raised where the generator waits: its own handlers come first.
                self.push_resumed(generator, frame, ret);
                match self.unwind(raise) {
                    None => Ok(()),
                    Some(raise) => Err(raise),
                }
            }
        }
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn push_resumed(self, generator: &Value, mut frame: Frame, ret: Ret) {
        frame.generator = Some(generator.clone());
        frame.ret = ret;
        self.thread().frames.borrow_mut().push(Activation::Python(frame));
    }

    /// Starts the Python code that ended objects ask for, above the frame that runs.
    pub(super) fn run_finalizers(self) {
        let task = super::native::task(async move {
            self.finalize_waiting().await;
            crate::modules::gc::collect_if_full(self).await;
            Ok(Value::NONE)
        });
        self.push_task(task, Ret::Discard);
    }

    #[undropped]
    pub(super) async fn finalize(self, finalizable: &Finalizable) -> Res<()> {
        match finalizable {
            Finalizable::Object(object) => {
                self.call_special(object, &self.names().__del__, Vec::new()).await?;
            }
            Finalizable::WeakRef(reference) => {
                let callback: Slot = reference.body::<WeakRef>().callback.take();
                if let Some(callback) = callback {
                    self.call(&callback, vec![reference.clone()]).await?;
                }
            }
        }
        Ok(())
    }
}

/// Puts a value into a register; gives what was there.
#[cfg_attr(target_arch = "wasm32", optimize(speed))]
fn put(frame: &mut Frame, register: u16, value: Slot) -> Slot {
    debug_assert!(usize::from(register) < frame.code().registers);
    // SAFETY: a frame has as many registers as its code says, and they are this thread's alone.
    unsafe { std::mem::replace(&mut *frame.registers.add(usize::from(register)), value) }
}
