//! The body of a tuple.

use crate::object::{Body, Kind};
use crate::value::Value;

pub(crate) struct Tuple(Box<[Value]>);

impl Body for Tuple {
    const KIND: Kind = Kind::Tuple;
}

impl Tuple {
    pub(crate) fn new(items: Vec<Value>) -> Self {
        Self(items.into())
    }

    #[inline(always)]
    pub(crate) fn items(&self) -> &[Value] {
        &self.0
    }
}
