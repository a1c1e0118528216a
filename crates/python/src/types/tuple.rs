//! The body of a tuple.

use crate::object::{Body, Kind, Visit, Visitor};
use crate::value::Value;

pub(crate) struct Tuple(Box<[Value]>);

impl Body for Tuple {
    const KIND: Kind = Kind::Tuple;
    const HOLDS: bool = true;

    fn visit(&self, visitor: &mut Visitor<'_>) {
        self.items().visit(visitor);
    }
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
