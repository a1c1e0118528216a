//! The body of a weak reference.

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

// SAFETY: the pointer is followed by the thread that has the lock alone.
unsafe impl Send for WeakRef {}

impl WeakRef {
    /// The object, while it lives.
    pub(crate) fn get(&self) -> Slot {
        self.target.with(|target| {
            // SAFETY: an object that goes clears its weak references first, so this one is there; one whose count is 0
            // waits for its end. The count is added before the value takes it over.
            target.filter(|object| unsafe { object.as_ref().count.get() } > 0).map(|object| unsafe {
                object.as_ref().count.add_one();
                Value::from_raw(object)
            })
        })
    }
}

impl Drop for WeakRef {
    fn drop(&mut self) {
        let Some(target) = self.get() else { return };
        let offset = std::mem::offset_of!(Obj<WeakRef>, body);
        let address = std::ptr::from_ref(self).addr() - offset;
        if let Some(ext) = target.ext() {
            ext.weak.with(|all| all.retain(|known| known.as_ptr().addr() != address));
        }
    }
}
