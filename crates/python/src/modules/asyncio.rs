//! The module `_asyncio` (`Modules/_asynciomodule.c`): futures and tasks, and which loop and which task a thread runs.
//!
//! | file | what is in it |
//! | --- | --- |
//! | `future` | what a future holds, and how it ends |
//! | `methods` | the methods of both classes |
//! | `iterator` | what `await` goes through |
//! | `task` | the methods of a task, and how it begins |
//! | `step` | a task's turn |
//! | `current` | the running loop and its tasks |

mod current;
mod future;
mod iterator;
mod methods;
mod step;
mod task;

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::OnceLock;
use std::sync::atomic::AtomicU64;

pub(crate) use current::Running;
pub(crate) use future::Future;
pub(crate) use iterator::{Awaited, iterator_quick, next_quick};

use super::{new_class, state};
use crate::object::{Info, Mut, allocate};
use crate::types::Methods;
use crate::types::native::Signature;
use crate::types::object::dict_getset;
use crate::types::ty::SUBCLASSABLE;
use crate::value::{Slot, Value};
use crate::vm::import::import_module;
use crate::vm::native::{Native, NativeCode, Task};
use crate::vm::{Res, Vm};
use crate::waits;

/// What the module keeps for as long as its interpreter lives.
#[derive(Default)]
struct Kept {
    own: OnceLock<Own>,
    imported: OnceLock<Imported>,
    /// Weak references to the tasks that have not ended, by the tasks' numbers.
    tasks: Mut<HashMap<u64, Value>>,
    /// Tasks of other classes that run for the first time.
    eager: Mut<Vec<Value>>,
    /// How many tasks were given no name.
    unnamed: AtomicU64,
}

/// The module's classes, and what it calls by name.
struct Own {
    future: Value,
    task: Value,
    iterator: Value,
    /// What a loop calls for a task's turn, and when what the task waits for has ended.
    step: Value,
    wakeup: Value,
    call_soon: Value,
    get_debug: Value,
    get_loop: Value,
    cancel: Value,
    /// `_asyncio_future_blocking`
    blocking: Value,
    add_done_callback: Value,
    /// The names of arguments of `call_soon`: a tuple of `context`.
    context: Value,
}

/// What Python code of the package gives.
struct Imported {
    cancelled_error: Value,
    invalid_state_error: Value,
    future_repr: Value,
    task_repr: Value,
    get_stack: Value,
    print_stack: Value,
    is_coroutine: Value,
    get_policy: Value,
}

fn kept(vm: Vm) -> &'static Kept {
    thread_local! {
        /// What was found last, and the address of its interpreter.
        static LAST: Cell<Option<(usize, &'static Kept)>> = const { Cell::new(None) };
    }
    let interp = std::ptr::from_ref(vm.interp()).addr();
    match LAST.get() {
        Some((known, kept)) if known == interp => kept,
        _ => {
            let kept = state::of::<Kept>(vm);
            LAST.set(Some((interp, kept)));
            kept
        }
    }
}

fn own(vm: Vm) -> &'static Own {
    kept(vm).own.get().expect("the module was filled before it made an object")
}

#[undropped]
async fn imported(vm: Vm) -> Res<&'static Imported> {
    let known = &kept(vm).imported;
    if let Some(known) = known.get() {
        return Ok(known);
    }
    let found = Imported {
        cancelled_error: attribute_of(vm, "asyncio.exceptions", "CancelledError").await?,
        invalid_state_error: attribute_of(vm, "asyncio.exceptions", "InvalidStateError").await?,
        future_repr: attribute_of(vm, "asyncio.base_futures", "_future_repr").await?,
        task_repr: attribute_of(vm, "asyncio.base_tasks", "_task_repr").await?,
        get_stack: attribute_of(vm, "asyncio.base_tasks", "_task_get_stack").await?,
        print_stack: attribute_of(vm, "asyncio.base_tasks", "_task_print_stack").await?,
        is_coroutine: attribute_of(vm, "asyncio.coroutines", "iscoroutine").await?,
        get_policy: attribute_of(vm, "asyncio.events", "_get_event_loop_policy").await?,
    };
    Ok(known.get_or_init(|| found))
}

#[undropped]
async fn attribute_of(vm: Vm, module: &str, name: &str) -> Res {
    let module = import_module(vm, module).await?;
    vm.attribute(&module, &vm.intern_str(name)).await
}

/// Calls a method; no bound method is made where its class is Python code.
#[undropped]
async fn call_method(vm: Vm, object: &Value, name: &Value, args: Vec<Value>, names: Slot) -> Res {
    if vm.has_generic_attributes(object)
        && let Some(found) = vm.class_attribute(object, name)
        && found.kind() == crate::object::Kind::Function
        && object.ext().is_none_or(|ext| ext.get(name).is_none())
    {
        let args = [object.clone()].into_iter().chain(args).collect();
        return vm.call_names(&found, args, names).await;
    }
    let method = vm.attribute(object, name).await?;
    vm.call_names(&method, args, names).await
}

pub(crate) fn fill(vm: Vm, m: &Methods) {
    let info = Info::extended::<Future>();
    let class = |name: &str, base: &Value| new_class(vm, "_asyncio", name, base, info, SUBCLASSABLE);
    let future = class("_asyncio.Future", &vm.classes().object);
    let task = class("_asyncio.Task", &future);
    methods::install(Methods::of(vm, &future).value("__dict__", dict_getset(vm, &future)));
    task::install(&Methods::of(vm, &task));
    let bound = |name, signature, code: fn(Vm, Vec<Value>) -> Task| {
        let native = Native {
            name,
            signature: Signature::new(signature),
            code: NativeCode::Async(code),
            owner: Some(task.clone()),
            module: Mut::new(None),
            doc: "",
        };
        allocate(&vm.classes().method_descriptor, native)
    };
    let made = Own {
        iterator: iterator::install(vm),
        step: bound("task_step", "self, exc=None, /", waits!(step::step_method)),
        wakeup: bound("task_wakeup", "self, future, /", waits!(step::wakeup)),
        call_soon: vm.intern_str("call_soon"),
        get_debug: vm.intern_str("get_debug"),
        get_loop: vm.intern_str("get_loop"),
        cancel: vm.intern_str("cancel"),
        blocking: vm.intern_str("_asyncio_future_blocking"),
        add_done_callback: vm.intern_str("add_done_callback"),
        context: vm.tuple(vec![vm.intern_str("context")]),
        future: future.clone(),
        task: task.clone(),
    };
    // A module that is made anew has the same classes.
    let own = kept(vm).own.get_or_init(|| made);
    m.value("Future", own.future.clone()).value("Task", own.task.clone());
    current::install(m);
}
