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

/// Waits for what the driver gives. What tasks wait for most are futures written by hand, as each that the compiler makes
/// keeps a copy of what it was given, and tasks lie on the heap.
pub(crate) struct Asked {
    vm: Vm,
    /// Empty once it was made. It is never dropped, as tasks are not.
    request: ManuallyDrop<Option<Request>>,
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

/// Waits for a value.
pub(crate) struct AskedValue(Asked);

impl Future for AskedValue {
    type Output = Res;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Res> {
        // The driver need not be asked for native code that is over at once.
        if let Some(Request::Call { callee, args, names }) = &*self.0.request
            && let Some(native) = callee.get::<Native>()
        {
            let step = self.0.vm.call_native(native, args, names.as_ref());
            drop(self.0.request.take());
            match step {
                Step::Done(result) => return Poll::Ready(result),
                Step::Wait(task) => *self.0.request = Some(Request::Run(task)),
            }
        }
        Pin::new(&mut self.0).poll(cx).map(|reply| match reply {
            Reply::Value(value) | Reply::Yielded(value) | Reply::Returned(value) => Ok(value),
            Reply::Poured(..) => Ok(Value::NONE),
            Reply::Raised(raise) => Err(raise),
        })
    }
}

/// Waits for what a generator yields, or for its end.
pub(crate) struct Resumed(Asked);

impl Future for Resumed {
    type Output = Res<Result<Value, Value>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0).poll(cx).map(|reply| match reply {
            Reply::Value(value) | Reply::Yielded(value) => Ok(Ok(value)),
            Reply::Returned(value) => Ok(Err(value)),
            Reply::Poured(..) => Ok(Err(Value::NONE)),
            Reply::Raised(raise) => Err(raise),
        })
    }
}

impl Vm {
    /// Asks the driver for something; the task goes on when it is done.
    pub(crate) fn ask(self, request: Request) -> Asked {
        Asked { vm: self, request: ManuallyDrop::new(Some(request)) }
    }

    fn ask_value(self, request: Request) -> AskedValue {
        AskedValue(self.ask(request))
    }

    /// Calls anything with arguments by position.
    pub(crate) fn call(self, callee: &Value, args: Vec<Value>) -> AskedValue {
        self.call_names(callee, args, None)
    }

    /// Calls anything; `names` is a tuple of the names of the last arguments.
    pub(crate) fn call_names(self, callee: &Value, args: Vec<Value>, names: Slot) -> AskedValue {
        self.ask_value(Request::Call { callee: callee.clone(), args, names })
    }

    /// Runs a task above this one: what may nest deeply must not nest in the future of its caller.
    pub(crate) fn run_task(self, task: Task) -> AskedValue {
        self.ask_value(Request::Run(task))
    }

    /// Finishes a step.
    #[undropped]
    pub(crate) async fn finish(self, step: Step) -> Res {
        match step {
            Step::Done(result) => result,
            Step::Wait(task) => self.run_task(task).await,
        }
    }

    /// Runs a body in a namespace.
    pub(crate) fn run_body(self, function: Value, locals: Slot) -> AskedValue {
        self.ask_value(Request::Body { function, locals })
    }

    /// Resumes a generator. `Ok(Err(value))` is its result, when it has ended.
    pub(crate) fn resume(self, generator: &Value, sent: Sent) -> Resumed {
        Resumed(self.ask(Request::Resume { generator: generator.clone(), sent }))
    }
}

/// A task of a future.
pub(crate) fn task(future: impl Future<Output = Res> + 'static) -> Task {
    Box::pin(undropped(future))
}

/// What the attribute `undropped` puts around the body of an `async fn`.
pub(crate) fn undropped<F: Future>(future: F) -> Undropped<F> {
    Undropped(ManuallyDrop::new(future))
}

/// A future that is never dropped. One that has ended holds nothing any more. One that has not is of a thread that was
/// stopped, and what it holds stays in memory: code that drops a thousand futures in each of their states would be a
/// fiftieth of the wasm module.
#[must_use = "a future does nothing until it is awaited"]
pub(crate) struct Undropped<F>(ManuallyDrop<F>);

impl<F: Future> Future for Undropped<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        // SAFETY: the future does not move, as it is in place in what does not. That its memory is used again without a drop
        // is sound too: nobody but itself points into a future, so nobody relies on being told.
        unsafe { self.map_unchecked_mut(|this| &mut *this.0) }.poll(context)
    }
}

/// A task that raises.
pub(crate) fn raising(raise: Raise) -> Step {
    Step::Done(Err(raise))
}
