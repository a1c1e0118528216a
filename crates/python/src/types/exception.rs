//! The body of an exception.

use crate::object::{Body, Kind, Mut};
use crate::value::{Slot, Value};

pub(crate) struct Exception {
    /// A tuple.
    pub(crate) args: Mut<Value>,
    pub(crate) traceback: Mut<Slot>,
    pub(crate) context: Mut<Slot>,
    pub(crate) cause: Mut<Slot>,
    pub(crate) suppress_context: Mut<bool>,
    /// Attributes that classes of exceptions have besides, by the numbers that their descriptors know.
    pub(crate) fields: Mut<Vec<Slot>>,
}

impl Body for Exception {
    const KIND: Kind = Kind::Exception;
    const ENDS_OFTEN_WITH_ATTRIBUTES: bool = true;
    crate::holds!([args], [traceback, context, cause, fields]);
}

impl Exception {
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn new(args: Value) -> Self {
        Self {
            args: Mut::new(args),
            traceback: Mut::new(None),
            context: Mut::new(None),
            cause: Mut::new(None),
            suppress_context: Mut::new(false),
            fields: Mut::new(Vec::new()),
        }
    }

    pub(crate) fn field(&self, index: usize) -> Slot {
        self.fields.with(|fields| fields.get(index).cloned().flatten())
    }

    pub(crate) fn set_field(&self, index: usize, value: Slot) {
        let old = self.fields.with(|fields| {
            if fields.len() <= index {
                fields.resize_with(index + 1, || None);
            }
            std::mem::replace(&mut fields[index], value)
        });
        drop(old);
    }
}
