//! What happens when an object's last count goes.
//!
//! Dropping one object may drop many: a list of a million linked nodes would overrun the stack. So objects below a
//! certain depth wait in a list (CPython's "trashcan"). `__del__` and the callbacks of weak references are Python code,
//! which native code never runs: they wait until the interpreter's loop takes them up, before its next call.

use std::cell::{Cell, RefCell};
use std::ptr::NonNull;

use super::{Body, FINALIZED, Header, Kind, Obj, give_up_class};
use crate::modules::asyncio::Future;
use crate::types::generator::Generator;
use crate::value::Value;

const DEEPEST: u32 = 50;

/// Python code that an object's end asks for.
pub(crate) enum Finalizable {
    /// The object whose `__del__` is to be called; it lives until then.
    Object(Value),
    /// The weak reference whose callback is to be called.
    WeakRef(Value),
}

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
    static DEFERRED: RefCell<Vec<NonNull<Header>>> = const { RefCell::new(Vec::new()) };
    static FINALIZABLE: RefCell<Vec<Finalizable>> = const { RefCell::new(Vec::new()) };
    static WAITING: Cell<bool> = const { Cell::new(false) };
}

impl Finalizable {
    /// Makes the loop look, since the collector is wanted.
    pub(super) fn ask() {
        WAITING.set(true);
    }

    pub(crate) fn push(self) {
        // While a thread ends, what it leaves is not finalized, as in CPython.
        let _ = FINALIZABLE.try_with(|all| all.borrow_mut().push(self));
        WAITING.set(true);
    }

    /// Whether there is any on this thread.
    #[inline(always)]
    pub(crate) fn is_waiting() -> bool {
        WAITING.get()
    }

    /// Takes all of this thread. What they end themselves waits anew, and has its turn before the next of them.
    pub(crate) fn take() -> Vec<Self> {
        WAITING.set(false);
        FINALIZABLE.take()
    }
}

/// Ends an object.
///
/// # Safety
/// Its last count was taken by the caller.
#[inline(never)]
#[cfg_attr(target_arch = "wasm32", optimize(speed))]
pub(crate) unsafe fn release(object: NonNull<Header>) {
    // SAFETY: no other reference is left, so the object is this function's until it is freed.
    let head = unsafe { object.as_ref() };
    // SAFETY: as above.
    if (head.class().has_finalizer() || unsafe { is_unfinished(object) }) && !head.set_flag(FINALIZED) {
        head.count.add_one();
        // SAFETY: the count was just added.
        return Finalizable::Object(unsafe { Value::from_raw(object) }).push();
    }
    let depth = DEPTH.get();
    if depth >= DEEPEST {
        DEFERRED.with_borrow_mut(|deferred| deferred.push(object));
        return;
    }
    DEPTH.set(depth + 1);
    // SAFETY: as above.
    unsafe { free(object) };
    if depth == 0 {
        while let Some(next) = DEFERRED.with_borrow_mut(Vec::pop) {
            // SAFETY: objects in the list lost their last count before they were put there.
            unsafe { free(next) };
        }
    }
    DEPTH.set(depth);
}

/// Whether an object is one whose end runs code without its class saying so: a generator, for its `finally`, or a future
/// that has something to tell.
///
/// # Safety
/// The object lives.
pub(crate) unsafe fn is_unfinished(object: NonNull<Header>) -> bool {
    // SAFETY: the kind and the class say what the body is.
    unsafe {
        match object.as_ref().kind() {
            Kind::Generator => crate::types::generator_methods::wants_finalizer(
                &object.cast::<Obj<Generator>>().as_ref().body,
            ),
            Kind::Other if Future::is_body_of(object.as_ref()) => {
                object.cast::<Obj<Future>>().as_ref().body.wants_finalizer()
            }
            _ => false,
        }
    }
}

/// # Safety
/// Nobody uses the object any more.
#[cfg_attr(target_arch = "wasm32", optimize(speed))]
unsafe fn free(object: NonNull<Header>) {
    // SAFETY: as above; the class is given up after its information was used.
    unsafe {
        let class = NonNull::new_unchecked(object.as_ref().class.load(std::sync::atomic::Ordering::Relaxed));
        let info = class.as_ref().body.info;
        if let Some(offset) = info.ext {
            let ext = object.cast::<u8>().add(offset).cast::<super::Ext>();
            for called in ext.as_ref().clear_weak(false) {
                Finalizable::WeakRef(called).push();
            }
        }
        if info.is_tracked {
            class.as_ref().body.ring().unlink(object.cast::<super::Links>().sub(1).as_ref());
        }
        (info.free)(object);
        give_up_class(class);
    }
}
