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
//! | `threads` | how a thread begins and ends |
//! | `lock` | when a thread lets go of the interpreter's lock, and everything that it waits for |

pub(crate) mod attribute;
pub(crate) mod call;
pub(crate) mod class;
mod classes;
mod eval;
pub(crate) mod frame;
pub(crate) mod import;
pub(crate) mod life;
mod lines;
pub(crate) mod lock;
mod make;
mod names;
pub(crate) mod native;
pub(crate) mod ops;
pub(crate) mod pour;
pub(crate) mod protocol;
pub(crate) mod raise;
mod run;
mod stack;
pub(crate) mod threads;
mod traceback;
pub(crate) mod waited;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::task::Waker;

pub(crate) use classes::Classes;
use frame::{Activation, Reply, Request};
use lock::Turns;
pub(crate) use names::Names;
pub(crate) use native::{Native, Task};
pub(crate) use raise::Raise;
use stack::Stack;

use sync::gil::Hold;

use crate::modules::asyncio::Running;
use crate::object::Mut;
use crate::types::generator_methods::Hooks;
use crate::value::{Slot, Value};
use crate::world::World;

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
    pub(crate) world: Box<dyn World>,
    pub(crate) turns: Turns,
    pub(crate) life: life::Life,
    pub(crate) kernel: crate::kernel::OwnKernel,
    /// The threads that have begun and not ended; the main thread is the first.
    pub(crate) threads: Mut<Vec<Vm>>,
    /// The modules that are being imported.
    pub(crate) imports: import::Imports,
    /// How the process ended where its program did not come to its end.
    pub(crate) ended: Mut<Option<crate::kernel::Ended>>,
    /// How many threads there have been.
    numbers: AtomicU32,
    /// How many objects have a number because a thread has waited for them.
    objects: AtomicU32,
    pub(crate) recursion_limit: AtomicUsize,
    /// The first characters of Latin-1, each as a string.
    characters: Vec<Value>,
    pub(crate) search: Mut<Vec<String>>,
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
    /// Counts from [`MAIN`]; no two threads of an interpreter ever have the same.
    pub(crate) number: u32,
    /// Its present or last hold of the lock.
    hold: Cell<Hold>,
    /// The machine was stopped while the thread waited: it never goes on.
    is_halted: Cell<bool>,
    /// The line of which the world has heard last.
    line: Cell<u32>,
    /// The task on top waits for the world, so the driver has to let the world go on.
    is_waiting: Cell<bool>,
    /// What the world gave for the driver to be called again.
    waker: RefCell<Waker>,
    /// What is local to the thread.
    pub(crate) locals: Mut<threads::Locals>,
    /// How many frames a coroutine notes of where it is made: `sys.set_coroutine_origin_tracking_depth`.
    pub(crate) origin_depth: Cell<u32>,
    /// What `sys.set_asyncgen_hooks` has set.
    pub(crate) hooks: Mut<Hooks>,
    /// The context of its variables (`contextvars`); `None` until it needs one.
    pub(crate) context: Mut<Slot>,
    /// Its event loop and that loop's task.
    pub(crate) running: Mut<Running>,
}

/// The number of the main thread.
pub(crate) const MAIN: u32 = 1;

/// The handle of a thread. Everything that native code does goes through it.
#[derive(Clone, Copy)]
pub(crate) struct Vm(NonNull<Thread>);

impl Vm {
    #[inline(always)]
    pub(crate) fn thread(self) -> &'static Thread {
        // SAFETY: a thread's state lives until its program is over, and its handle is used by that program alone.
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
    fn new_thread(interp: &'static Interp) -> Self {
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
            number: interp.numbers.fetch_add(1, Ordering::Relaxed) + MAIN,
            hold: Cell::new(lock::NO_HOLD),
            is_halted: Cell::new(false),
            line: Cell::new(0),
            is_waiting: Cell::new(false),
            waker: RefCell::new(Waker::noop().clone()),
            locals: Mut::default(),
            origin_depth: Cell::new(0),
            hooks: Mut::default(),
            context: Mut::default(),
            running: Mut::default(),
        };
        let vm = Self(NonNull::from(Box::leak(Box::new(thread))));
        interp.threads.with(|threads| threads.push(vm));
        vm
    }

    /// Makes an interpreter with its main thread.
    pub(crate) fn new(world: Box<dyn World>, turns: Turns) -> Self {
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
            world,
            turns,
            life: life::Life::default(),
            kernel: crate::kernel::OwnKernel::default(),
            threads: Mut::default(),
            imports: import::Imports::default(),
            ended: Mut::new(None),
            numbers: AtomicU32::new(0),
            objects: AtomicU32::new(0),
            recursion_limit: AtomicUsize::new(1000),
            characters,
            search: Mut::default(),
        };
        let vm = Self::new_thread(Box::leak(Box::new(interp)));
        crate::types::install(vm);
        crate::modules::install(vm);
        vm
    }
}
