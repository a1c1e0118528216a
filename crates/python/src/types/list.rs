//! The body of a list.

use crate::object::{Body, Kind, Mut};
use crate::value::Value;

pub(crate) struct List {
    pub(crate) items: Mut<Vec<Value>>,
}

impl Body for List {
    const KIND: Kind = Kind::List;
    const TRACKED: bool = true;
    crate::holds!([], [items]);
}

impl List {
    pub(crate) fn new(items: Vec<Value>) -> Self {
        Self { items: Mut::new(items) }
    }

    pub(crate) fn len(&self) -> usize {
        self.items.with(|items| items.len())
    }

    #[inline]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn get(&self, index: usize) -> Option<Value> {
        self.items.with(|items| items.get(index).cloned())
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn push(&self, value: Value) {
        self.items.with(|items| items.push(value));
    }

    /// The items as they are now.
    pub(crate) fn copied(&self) -> Vec<Value> {
        self.items.get()
    }
}
