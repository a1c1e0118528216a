//! The machine: an interpreter's state, its threads, and the handle by which native code reaches both.
//!
//! | file | what is in it |
//! | --- | --- |
//! | `frame` | what runs: frames of Python code, and tasks of native code that wait for it |
//! | `run` | who runs next: the driver that frames and tasks take turns under |
//! | `eval` | the loop over instructions |
//! | `pour` | generators whose items native code takes |
//! | `call` | arguments find their parameters |
//! | `attribute` | what `x.y` is |
//! | `ops` | operators on built-in values, without Python code |
//! | `protocol` | operators, iteration, `repr` and the like, with whatever Python code they need |
//! | `raise` | exceptions, and how they find their handlers |
//! | `class` | how a class is made |
//! | `import` | how a module is found and run |

pub(crate) mod attribute;
pub(crate) mod call;
pub(crate) mod class;
mod classes;
mod eval;
pub(crate) mod frame;
pub(crate) mod host;
pub(crate) mod import;
mod make;
mod names;
pub(crate) mod native;
pub(crate) mod ops;
pub(crate) mod pour;
pub(crate) mod protocol;
pub(crate) mod raise;
mod run;
mod stack;
mod traceback;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ptr::NonNull;

pub(crate) use classes::Classes;
use frame::{Activation, Reply, Request};
pub(crate) use host::Host;
pub(crate) use names::Names;
pub(crate) use native::{Native, Task};
pub(crate) use raise::Raise;
use stack::Stack;

use crate::object::Mut;
use crate::value::Value;

/// What native code gives: a value, or an exception.
pub(crate) type Res<T = Value> = Result<T, Raise>;

/// What all threads of an interpreter share. It lives as long as the process, as CPython's main interpreter does: in the
/// browser, a process is a worker's memory.
pub(crate) struct Interp {
    pub(crate) classes: Classes,
    pub(crate) names: Names,
    interned: Mut<HashMap<Box<[u8]>, Value>>,
    pub(crate) modules: Value,
    pub(crate) builtins: Value,
    pub(crate) empty_tuple: Value,
    pub(crate) host: Box<dyn Host>,
    pub(crate) recursion_limit: Cell<usize>,
    /// The first characters of Latin-1, each as a string.
    characters: Vec<Value>,
    pub(crate) search: RefCell<Vec<String>>,
}

/// One thread of an interpreter.
pub(crate) struct Thread {
    interp: &'static Interp,
    frames: RefCell<Vec<Activation>>,
    stack: Stack,
    request: Cell<Option<Request>>,
    reply: Cell<Option<Reply>>,
    /// The values of class attributes that were looked up lately.
    cache: attribute::Cache,
    /// Objects whose representation is being made, for `[...]`.
    pub(crate) in_repr: RefCell<Vec<u64>>,
    /// Room in which a string is put together.
    scratch: Cell<Vec<u8>>,
    /// The exception that is raised next is raised again: it has been in this frame before.
    again: Cell<bool>,
}

/// The handle of a thread. Everything that native code does goes through it.
#[derive(Clone, Copy)]
pub(crate) struct Vm(NonNull<Thread>);

impl Vm {
    #[inline(always)]
    pub(crate) fn thread(self) -> &'static Thread {
        // SAFETY: a thread's state lives as long as the process, like its interpreter.
        unsafe { self.0.as_ref() }
    }

    #[inline(always)]
    pub(crate) fn interp(self) -> &'static Interp {
        self.thread().interp
    }

    #[inline(always)]
    pub(crate) fn classes(self) -> &'static Classes {
        &self.interp().classes
    }

    #[inline(always)]
    pub(crate) fn names(self) -> &'static Names {
        &self.interp().names
    }

    /// A further thread of the same interpreter.
    pub(crate) fn new_thread(interp: &'static Interp) -> Self {
        let thread = Thread {
            interp,
            frames: RefCell::new(Vec::new()),
            stack: Stack::new(),
            request: Cell::new(None),
            reply: Cell::new(None),
            cache: attribute::Cache::new(),
            in_repr: RefCell::new(Vec::new()),
            scratch: Cell::new(Vec::new()),
            again: Cell::new(false),
        };
        Self(NonNull::from(Box::leak(Box::new(thread))))
    }

    /// Makes an interpreter with its main thread.
    pub(crate) fn new(host: Box<dyn Host>) -> Self {
        let mut interned = HashMap::new();
        let classes = Classes::bootstrap();
        let names = Names::new(&classes, &mut interned);
        let empty_tuple = make::tuple_of(&classes, Vec::new());
        let characters = (0..=255u8).map(|code| make::character(&classes, code)).collect();
        let interp = Interp {
            modules: make::dict_of(&classes),
            builtins: make::dict_of(&classes),
            classes,
            names,
            interned: Mut::new(interned),
            empty_tuple,
            host,
            recursion_limit: Cell::new(1000),
            characters,
            search: RefCell::new(Vec::new()),
        };
        let vm = Self::new_thread(Box::leak(Box::new(interp)));
        crate::types::install(vm);
        crate::modules::install(vm);
        vm
    }
}
