//! The body of a tuple.

use crate::object::{Body, Kind, Visit, Visitor};
use crate::value::{Slot, Value};

/// How many items a tuple holds in itself: pairs and triples are what most are.
const FEW: usize = 3;

pub(crate) struct Tuple(Store);

/// Where the items of a tuple lie.
enum Store {
    /// The first so many places are full.
    Few(u8, [Slot; FEW]),
    Many(Box<[Value]>),
}

impl Body for Tuple {
    const KIND: Kind = Kind::Tuple;
    const ENDS_OFTEN: bool = true;
    const HOLDS: bool = true;

    fn visit(&self, visitor: &mut Visitor<'_>) {
        self.items().visit(visitor);
    }
}

impl Tuple {
    pub(crate) fn new(items: Vec<Value>) -> Self {
        if items.len() <= FEW { Self::few(items) } else { Self(Store::Many(items.into())) }
    }

    /// A tuple of three items at most.
    #[inline]
    pub(crate) fn few(items: impl IntoIterator<Item = Value>) -> Self {
        let mut places = [const { None }; FEW];
        let mut count = 0;
        for item in items {
            places[count] = Some(item);
            count += 1;
        }
        Self(Store::Few(count as u8, places))
    }

    #[inline(always)]
    pub(crate) fn items(&self) -> &[Value] {
        match &self.0 {
            // SAFETY: so many places are full, and a place that holds a value is laid out like the value.
            Store::Few(count, places) => unsafe {
                std::slice::from_raw_parts(places.as_ptr().cast(), usize::from(*count))
            },
            Store::Many(items) => items,
        }
    }
}
