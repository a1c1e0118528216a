//! What runs on a thread: frames of Python code and tasks of native code, one above the other. None of them is a Rust
//! call, so a program may nest as deeply as its limit allows, and may stop after every instruction.

use crate::types::code::Code;
use crate::value::{Slot, Value};

use super::eval::operator::Pending;
use super::native::Task;
use super::pour::{Each, Pour};
use super::raise::Raise;

/// What is done with the result of an activation, by the frame below it.
#[derive(Debug)]
pub(crate) enum Ret {
    /// It goes into this register.
    To(u16),
    /// It is a tuple, whose items go into registers from this one on.
    Unpack { first: u16 },
    /// Nobody wants it.
    Discard,
    /// It must be None, as `__init__` gives; the register gets the instance.
    Init { dst: u16, instance: Value },
    /// The frame goes on at `target` if its truth is `when`.
    Branch { when: bool, target: u32 },
    /// It is an item for the register, unless it is the end: then the frame goes on at `target`.
    Iter { dst: u16, target: u32 },
    /// The same for `yield from` and `await`; at the end, the register gets the result.
    Send { dst: u16, target: u32 },
    /// The task below asked for it.
    Native,
    /// It is what the method of an operator gives.
    Operator(Box<Pending>),
    /// It is a generator's: what it yields goes into the sink, and it goes on at once.
    Pour(Pour),
    /// It is an item of a `map`, or what a `filter` goes by.
    Each(Box<Each>),
}

/// A frame of Python code.
pub(crate) struct Frame {
    /// The function, which keeps code, globals and closure alive.
    pub(crate) function: Value,
    pub(crate) code: *const Code,
    /// The word after the instruction that runs.
    pub(crate) pc: usize,
    pub(crate) registers: *mut Slot,
    /// The namespace of a class body or a module; `None` in a function, and in a module whose namespace is its globals.
    pub(crate) locals: Slot,
    /// The exception that is handled in this frame.
    pub(crate) handled: Slot,
    /// The generator whose frame it is; its registers belong to that.
    pub(crate) generator: Slot,
    pub(crate) ret: Ret,
    /// Its registers lie in a part of the stack that was added for it.
    pub(crate) owns_chunk: bool,
}

impl Frame {
    #[inline(always)]
    pub(crate) fn code(&self) -> &Code {
        // SAFETY: the frame's function keeps its code alive.
        unsafe { &*self.code }
    }

    /// The word of the instruction that runs.
    pub(crate) fn current(&self) -> usize {
        self.pc.saturating_sub(1)
    }

    pub(crate) fn register(&self, index: usize) -> &Slot {
        debug_assert!(index < self.code().registers);
        // SAFETY: a frame has as many registers as its code says, and they are its thread's alone.
        unsafe { &*self.registers.add(index) }
    }
}

/// What a thread is in the middle of.
pub(crate) enum Activation {
    Python(Frame),
    Native { task: Task, ret: Ret },
}

/// What is sent into a generator.
pub(crate) enum Sent {
    Value(Value),
    Raise(Raise),
}

/// What a task asks for before it can go on.
pub(crate) enum Request {
    /// Calls; `names` is a tuple of the names of the last arguments.
    Call { callee: Value, args: Vec<Value>, names: Slot },
    /// Resumes a generator.
    Resume { generator: Value, sent: Sent },
    /// Lets a generator pour what it yields into a sink.
    Pour { generator: Value, pour: Pour },
    /// The same of a `map` or `filter`.
    Each(Each),
    /// Runs a task above this one.
    Run(Task),
    /// Runs the body of a module or a class in a namespace.
    Body { function: Value, locals: Slot },
}

/// What it gets.
pub(crate) enum Reply {
    Value(Value),
    /// A generator yielded.
    Yielded(Value),
    /// A generator returned.
    Returned(Value),
    /// A generator has poured: all, or up to this item, which the sink did not take.
    Poured(Pour, Slot),
    Raised(Raise),
}
