//! Exceptions: how native code makes them, and how they find their handlers.

use super::frame::{Activation, Frame, Reply, Ret};
use super::{Res, Vm};
use crate::object::{Kind, Mut, allocate, allocate_here};
use crate::types::exception::Exception;
use crate::types::generator::{Flavour, Generator, Progress};
use crate::types::traceback::Traceback;
use crate::types::ty::Type;
use crate::value::{Slot, Value};

/// An exception that is on its way to its handler.
#[derive(Clone, Debug)]
pub(crate) struct Raise(pub(crate) Value);

/// Places of the attributes that classes of exceptions have besides `args`.
pub(crate) mod field {
    /// `StopIteration.value`, `SystemExit.code`, `ImportError.msg`, `SyntaxError.msg`, `OSError.errno`,
    /// `UnicodeError.encoding`, `AttributeError.name`, `NameError.name`, `BaseExceptionGroup.message`.
    pub(crate) const FIRST: usize = 0;
    pub(crate) const SECOND: usize = 1;
    pub(crate) const THIRD: usize = 2;
    pub(crate) const FOURTH: usize = 3;
}

macro_rules! shorthands {
    ($($name:ident $class:ident;)*) => {
        impl Vm {
            $(
                #[cold]
                pub(crate) fn $name(self, message: impl AsRef<str>) -> Raise {
                    self.raise_text(&self.classes().$class, message.as_ref())
                }
            )*
        }
    };
}

shorthands! {
    type_error type_error;
    value_error value_error;
    index_error index_error;
    runtime_error runtime_error;
    overflow_error overflow_error;
    zero_division_error zero_division_error;
    lookup_error lookup_error;
}

impl Vm {
    /// An exception of a built-in class with a message.
    #[cold]
    pub(crate) fn raise_text(self, class: &Value, message: &str) -> Raise {
        self.raise_args(class, vec![self.str(message)])
    }

    /// An exception of a built-in class with these arguments.
    #[cold]
    pub(crate) fn raise_args(self, class: &Value, args: Vec<Value>) -> Raise {
        Raise(self.new_exception(class, args))
    }

    pub(crate) fn new_exception(self, class: &Value, args: Vec<Value>) -> Value {
        let exception = allocate(class, Exception::new(self.tuple(args)));
        crate::types::exceptions::fill_fields(self, &exception);
        exception
    }

    pub(crate) fn key_error(self, key: &Value) -> Raise {
        self.raise_args(&self.classes().key_error, vec![key.clone()])
    }

    #[cold]
    pub(crate) fn attribute_error(self, object: &Value, name: &Value, message: String) -> Raise {
        let exception = self.new_exception(&self.classes().attribute_error, vec![self.string(message)]);
        let body = exception.body::<Exception>();
        body.set_field(field::FIRST, Some(name.clone()));
        body.set_field(field::SECOND, Some(object.clone()));
        Raise(exception)
    }

    #[cold]
    pub(crate) fn no_attribute(self, object: &Value, name: &Value) -> Raise {
        let what = match object.kind() {
            Kind::Type => format!("type object '{}'", object.body::<Type>().name()),
            Kind::Module => match object.ext().and_then(|ext| ext.get(&self.names().__name__)) {
                Some(module) if module.kind() == Kind::Str => format!("module '{}'", self.text(&module)),
                _ => "module".to_owned(),
            },
            _ => format!("'{}' object", self.class_name(object)),
        };
        self.attribute_error(object, name, format!("{what} has no attribute '{}'", self.text(name)))
    }

    #[cold]
    pub(crate) fn name_error(self, name: &Value) -> Raise {
        let message = format!("name '{}' is not defined", self.text(name));
        let exception = self.new_exception(&self.classes().name_error, vec![self.string(message)]);
        exception.body::<Exception>().set_field(field::FIRST, Some(name.clone()));
        Raise(exception)
    }

    #[cold]
    pub(crate) fn stop_iteration(self, value: Value) -> Raise {
        let args = if value.is_none() { Vec::new() } else { vec![value] };
        self.raise_args(&self.classes().stop_iteration, args)
    }

    /// Whether an exception is of a built-in class or one derived from it.
    pub(crate) fn is_raised(self, raise: &Raise, class: &Value) -> bool {
        self.is_instance_of(&raise.0, class)
    }

    /// Whether a value's class is `class` or derives from it.
    #[inline]
    pub(crate) fn is_instance_of(self, value: &Value, class: &Value) -> bool {
        match value.header() {
            Some(header) => header.class().is_subclass_of(class.body()),
            None => self.classes().of_immediate(value).body::<Type>().is_subclass_of(class.body()),
        }
    }

    /// The exception that is handled now, in the innermost frame that handles one.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn handled(self) -> Slot {
        let frames = self.thread().frames.borrow();
        frames.iter().rev().find_map(|activation| match activation {
            Activation::Python(frame) => frame.handled.clone(),
            Activation::Native { .. } => None,
        })
    }

    /// Notes what was handled when the exception was raised.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn set_context(self, raised: &Value) {
        if let Some(handled) = self.handled() {
            set_context_to(raised, handled);
        }
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn add_traceback(self, exception: &Value, frame: &Frame) {
        let body = exception.body::<Exception>();
        let next = body.traceback.take();
        let entry = Traceback {
            next: Mut::new(next),
            function: frame.function.clone(),
            locals: frame.locals.clone(),
            variables: Mut::default(),
            frame: Mut::new(None),
            word: frame.current(),
            given_line: None,
        };
        body.traceback.set(Some(allocate_here(&self.classes().traceback, entry)));
    }

    /// Goes on at the handler of an exception; without one, activations end until a task takes it, or none is left.
    /// Gives the exception in the latter case.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn unwind(self, raise: Raise) -> Option<Raise> {
        let mut raise = raise;
        let mut again = self.thread().again.replace(false);
        let body = raise.0.body::<Exception>();
        if !again
            && body.traceback.with(|known| known.is_none())
            && body.context.with(|known| known.is_none())
        {
            self.set_context(&raise.0);
        }
        loop {
            let mut frames = self.thread().frames.borrow_mut();
            match frames.last_mut() {
                None => return Some(raise),
                Some(Activation::Native { .. }) => {
                    self.thread().reply.set(Some(Reply::Raised(raise)));
                    return None;
                }
                Some(Activation::Python(frame)) => {
                    if !std::mem::take(&mut again) {
                        self.add_traceback(&raise.0, frame);
                    }
                    if handle(frame, &raise) {
                        return None;
                    }
                }
            }
            let Some(Activation::Python(frame)) = frames.pop() else {
                unreachable!("the frame was the last")
            };
            drop(frames);
            raise = match self.leave_raising(frame, raise) {
                Ok(()) => return None,
                Err(raise) => raise,
            };
        }
    }

    /// Ends a frame that an exception leaves. `Ok` if the frame below has been told of the end of an iteration instead.
    fn leave_raising(self, frame: Frame, raise: Raise) -> Result<(), Raise> {
        let mut raise = raise;
        self.keep_variables(&frame, &raise.0);
        if let Some(generator) = &frame.generator {
            raise = self.end_generator(generator, raise);
        }
        let ret = match self.discard_frame(frame) {
            Ret::Each(each) => {
                self.pour_result(*each, Err(raise));
                return Ok(());
            }
            ret => ret,
        };
        let ends = match &ret {
            Ret::Iter { .. } | Ret::Send { .. } => self.is_raised(&raise, &self.classes().stop_iteration),
            _ => false,
        };
        if !ends {
            return Err(raise);
        }
        let value = raise.0.body::<Exception>().field(field::FIRST).unwrap_or(Value::NONE);
        self.deliver(ret, Reply::Returned(value));
        Ok(())
    }

    /// A generator that raises has ended; a `StopIteration` that leaves it is an error of its own (PEP 479).
    fn end_generator(self, generator: &Value, raise: Raise) -> Raise {
        let body = generator.body::<Generator>();
        body.progress.set(Progress::Ended);
        body.async_running.set(false);
        drop(body.registers.take());
        let classes = self.classes();
        let stopped = self.is_raised(&raise, &classes.stop_iteration);
        let message = match body.flavour {
            Flavour::Generator if stopped => "generator raised StopIteration",
            Flavour::Coroutine if stopped => "coroutine raised StopIteration",
            Flavour::AsyncGenerator if stopped => "async generator raised StopIteration",
            Flavour::AsyncGenerator if self.is_raised(&raise, &classes.stop_async_iteration) => {
                "async generator raised StopAsyncIteration"
            }
            _ => return raise,
        };
        let error = self.runtime_error(message);
        let body = error.0.body::<Exception>();
        body.cause.set(Some(raise.0.clone()));
        body.context.set(Some(raise.0));
        body.suppress_context.set(true);
        error
    }

    /// What `raise x` raises: an instance, or an instance of a class that has to be made first.
    pub(crate) fn check_exception(self, value: &Value) -> Res<()> {
        if value.kind() == Kind::Exception {
            return Ok(());
        }
        Err(self.type_error("exceptions must derive from BaseException"))
    }
}

/// Notes what was handled when the exception was raised.
pub(crate) fn set_context_to(raised: &Value, handled: Value) {
    if handled.is(raised) {
        return;
    }
    // A ring of contexts is opened before the exception is put at its beginning. One that was there before is left: a
    // second walker at half the speed meets the first in it.
    let context = |of: &Value| of.body::<Exception>().context.get();
    let (mut at, mut slow, mut goes) = (handled.clone(), handled.clone(), false);
    while let Some(next) = context(&at) {
        if next.is(raised) {
            at.body::<Exception>().context.set(None);
            break;
        }
        at = next;
        if at.is(&slow) {
            break;
        }
        if goes && let Some(next) = context(&slow) {
            slow = next;
        }
        goes = !goes;
    }
    raised.body::<Exception>().context.set(Some(handled));
}

/// Goes on at the frame's handler for its instruction, if there is one.
#[cfg_attr(target_arch = "wasm32", optimize(speed))]
fn handle(frame: &mut Frame, raise: &Raise) -> bool {
    let word = frame.current() as u32;
    let Some(handler) = frame.code().handler(word).copied() else { return false };
    let count = frame.code().registers;
    for index in usize::from(handler.register)..count {
        // SAFETY: a frame has as many registers as its code says, and they are this thread's alone.
        drop(unsafe { (*frame.registers.add(index)).take() });
    }
    // SAFETY: as above.
    unsafe { *frame.registers.add(usize::from(handler.register)) = Some(raise.0.clone()) };
    frame.pc = handler.target as usize;
    true
}
