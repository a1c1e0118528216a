//! Native functions. One that needs Python code on its way is a future: it asks for the call and waits, so it never
//! enters the interpreter's loop again (the compiler makes its state machine).

use std::future::Future;
use std::mem::ManuallyDrop;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::object::{Body, Kind, Mut};
use crate::types::native::Signature;
use crate::value::{Slot, Value};

use super::frame::{Reply, Request, Sent};
use super::{Raise, Res, Vm};

/// Native code that is under way.
pub(crate) type Task = Pin<Box<dyn Future<Output = Res>>>;

/// What a call of native code gives: its result, or what has to be waited for first.
pub(crate) enum Step {
    Done(Res),
    Wait(Task),
}

impl From<Res> for Step {
    fn from(result: Res) -> Self {
        Self::Done(result)
    }
}

/// How a native function is called.
#[derive(Clone, Copy)]
pub(crate) enum NativeCode {
    /// It needs no Python code.
    Sync(fn(Vm, &[Value]) -> Res),
    /// It may need some.
    Async(fn(Vm, Vec<Value>) -> Task),
    /// It finds out when it is called.
    Step(fn(Vm, &[Value]) -> Step),
}

/// The body of a native function or method.
pub(crate) struct Native {
    pub(crate) name: &'static str,
    pub(crate) signature: Signature,
    pub(crate) code: NativeCode,
    /// The class whose method it is.
    pub(crate) owner: Slot,
    pub(crate) module: Mut<Slot>,
    pub(crate) doc: &'static str,
}

impl Body for Native {
    const KIND: Kind = Kind::Native;
}

/// Waits for what the driver gives.
struct Asked {
    vm: Vm,
    request: Option<Request>,
}

impl Future for Asked {
    type Output = Reply;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Reply> {
        match self.request.take() {
            Some(request) => {
                self.vm.thread().request.set(Some(request));
                Poll::Pending
            }
            None => match self.vm.thread().reply.take() {
                Some(reply) => Poll::Ready(reply),
                None => Poll::Pending,
            },
        }
    }
}

impl Vm {
    /// Asks the driver for something; the task goes on when it is done.
    pub(crate) fn ask(self, request: Request) -> impl Future<Output = Reply> {
        undropped(Asked { vm: self, request: Some(request) })
    }

    fn ask_value(self, request: Request) -> impl Future<Output = Res> {
        undropped(async move {
            match self.ask(request).await {
                Reply::Value(value) | Reply::Yielded(value) | Reply::Returned(value) => Ok(value),
                Reply::Poured(..) => Ok(Value::NONE),
                Reply::Raised(raise) => Err(raise),
            }
        })
    }

    /// Calls anything with arguments by position.
    pub(crate) fn call(self, callee: &Value, args: Vec<Value>) -> impl Future<Output = Res> {
        self.call_names(callee, args, None)
    }

    /// Calls anything; `names` is a tuple of the names of the last arguments.
    pub(crate) fn call_names(
        self,
        callee: &Value,
        args: Vec<Value>,
        names: Slot,
    ) -> impl Future<Output = Res> {
        undropped(async move {
            // The driver need not be asked for native code.
            if let Some(native) = callee.get::<Native>() {
                return match self.call_native(native, &args, names.as_ref()) {
                    Step::Done(result) => result,
                    Step::Wait(task) => self.run_task(task).await,
                };
            }
            self.ask_value(Request::Call { callee: callee.clone(), args, names }).await
        })
    }

    /// Runs a task above this one: what may nest deeply must not nest in the future of its caller.
    pub(crate) fn run_task(self, task: Task) -> impl Future<Output = Res> {
        self.ask_value(Request::Run(task))
    }

    /// Finishes a step.
    pub(crate) async fn finish(self, step: Step) -> Res {
        match step {
            Step::Done(result) => result,
            Step::Wait(task) => self.run_task(task).await,
        }
    }

    /// Runs a body in a namespace.
    pub(crate) async fn run_body(self, function: Value, locals: Slot) -> Res {
        self.ask_value(Request::Body { function, locals }).await
    }

    /// Resumes a generator. `Ok(Err(value))` is its result, when it has ended.
    pub(crate) async fn resume(self, generator: &Value, sent: Sent) -> Res<Result<Value, Value>> {
        match self.ask(Request::Resume { generator: generator.clone(), sent }).await {
            Reply::Value(value) | Reply::Yielded(value) => Ok(Ok(value)),
            Reply::Returned(value) => Ok(Err(value)),
            Reply::Poured(..) => Ok(Err(Value::NONE)),
            Reply::Raised(raise) => Err(raise),
        }
    }
}

/// A task of a future.
pub(crate) fn task(future: impl Future<Output = Res> + 'static) -> Task {
    Box::pin(undropped(future))
}

fn undropped<F: Future>(future: F) -> Undropped<F> {
    Undropped(ManuallyDrop::new(future))
}

/// A future that is never dropped. One that has ended holds nothing any more. One that has not is of a thread that was
/// stopped, and what it holds stays in memory: code that drops a thousand futures in each of their states would be a
/// fiftieth of the wasm module.
struct Undropped<F>(ManuallyDrop<F>);

impl<F: Future> Future for Undropped<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        // SAFETY: the future does not move, as it is in place in what does not.
        unsafe { self.map_unchecked_mut(|this| &mut *this.0) }.poll(context)
    }
}

/// A task that raises.
pub(crate) fn raising(raise: Raise) -> Step {
    Step::Done(Err(raise))
}
