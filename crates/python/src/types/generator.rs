//! The bodies of generators, coroutines and asynchronous generators: a frame that waits.

use crate::object::{Body, Kind, Mut, Visit, Visitor};
use crate::value::{Slot, Value};
use crate::vm::frame::{Frame, Sent};

/// What a generator is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flavour {
    Generator,
    Coroutine,
    AsyncGenerator,
}

/// Where a generator is.
pub(crate) enum Progress {
    /// It waits at its beginning or at a `yield`.
    Waiting {
        frame: Frame,
        started: bool,
    },
    Running,
    Ended,
}

pub(crate) struct Generator {
    pub(crate) flavour: Flavour,
    pub(crate) progress: Mut<Progress>,
    pub(crate) registers: Mut<Box<[Slot]>>,
    pub(crate) code: Value,
    pub(crate) name: Mut<Value>,
    pub(crate) qualname: Mut<Value>,
    /// Whether an asynchronous generator is being advanced, by whom it must not be advanced again.
    pub(crate) async_running: Mut<bool>,
    /// An asynchronous generator's hooks were called.
    pub(crate) hooked: Mut<bool>,
    pub(crate) finalizer: Mut<Slot>,
    /// Where a coroutine was made, if that is noted: a tuple of places, the innermost first.
    pub(crate) origin: Slot,
}

impl Body for Generator {
    const KIND: Kind = Kind::Generator;
    const HOLDS: bool = true;

    fn visit(&self, visitor: &mut Visitor<'_>) {
        self.progress.with(|progress| {
            if let Progress::Waiting { frame, .. } = progress {
                frame.function.visit(visitor);
                frame.locals.visit(visitor);
                frame.handled.visit(visitor);
            }
        });
        self.registers.visit(visitor);
        self.code.visit(visitor);
        self.finalizer.visit(visitor);
    }

    fn clear(&self) {
        let waits = self.progress.with(|progress| matches!(progress, Progress::Waiting { .. }));
        if waits {
            drop(self.progress.replace(Progress::Ended));
            drop(self.registers.replace(Box::default()));
        }
    }
}

// SAFETY: a frame that waits belongs to its generator, and whoever resumes it takes it out.
unsafe impl Send for Progress {}

/// What `__anext__`, `asend`, `athrow` and `aclose` of an asynchronous generator give, and `__await__` of a coroutine.
pub(crate) struct AsyncStep {
    pub(crate) generator: Value,
    pub(crate) kind: StepKind,
    /// What is sent first; taken when it has been.
    pub(crate) first: Mut<Option<Sent>>,
    pub(crate) ended: Mut<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StepKind {
    Send,
    Throw,
    Close,
    /// The iterator of a coroutine.
    Await,
}

impl Body for AsyncStep {
    const KIND: Kind = Kind::AsyncStep;
}
