//! The body of a weak reference.

use std::mem::ManuallyDrop;
use std::ptr::NonNull;

use crate::object::{Body, Header, Kind, Mut, Obj};
use crate::value::{Slot, Value};

pub(crate) struct WeakRef {
    /// The object, without a count of it; `None` when it has gone.
    pub(crate) target: Mut<Option<NonNull<Header>>>,
    pub(crate) callback: Mut<Slot>,
    pub(crate) hash: Mut<Option<i64>>,
}

impl Body for WeakRef {
    const KIND: Kind = Kind::WeakRef;
    crate::holds!([], [callback]);
}

// SAFETY: the pointer is followed under `locked` alone.
unsafe impl Send for WeakRef {}

/// What an object and its weak references know of one another changes here: under the interpreter's lock, or without it
/// under one of its own. Nothing that may end an object belongs into `work`.
pub(crate) fn locked<R>(work: impl FnOnce() -> R) -> R {
    #[cfg(feature = "free-threaded")]
    static LOCK: std::sync::Mutex<()> = std::sync::Mutex::new(());
    #[cfg(feature = "free-threaded")]
    let _lock = LOCK.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    work()
}

/// A value of an object, unless its last count has gone and it waits for its end.
///
/// # Safety
/// The object's memory is still there.
pub(crate) unsafe fn upgrade(object: NonNull<Header>) -> Slot {
    // SAFETY: as above; the count is added before the value takes it over.
    unsafe { object.as_ref().count.try_add_one().then(|| Value::from_raw(object)) }
}

impl WeakRef {
    /// The object, while it lives.
    pub(crate) fn get(&self) -> Slot {
        // SAFETY: an object that goes clears its weak references before its memory does.
        locked(|| self.target.with(|target| target.and_then(|object| unsafe { upgrade(object) })))
    }
}

impl Drop for WeakRef {
    fn drop(&mut self) {
        let offset = std::mem::offset_of!(Obj<WeakRef>, body);
        let address = std::ptr::from_ref(self).addr() - offset;
        locked(|| {
            let Some(object) = self.target.take() else { return };
            // SAFETY: as in `get`. No count belongs to this value, so it is not dropped.
            let object = ManuallyDrop::new(unsafe { Value::from_raw(object) });
            if let Some(ext) = object.ext() {
                ext.weak.with(|all| all.retain(|known| known.as_ptr().addr() != address));
            }
        });
    }
}
