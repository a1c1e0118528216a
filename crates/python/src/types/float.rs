//! The body of an instance of a class derived from `float`; floats themselves lie in values.

use crate::object::{Body, Kind};
use crate::value::Value;

pub(crate) struct Float(pub(crate) f64);

impl Body for Float {
    const KIND: Kind = Kind::Float;
}

impl Value {
    /// The number of a `float`, or of a class derived from it.
    pub(crate) fn real(&self) -> Option<f64> {
        self.as_float().or_else(|| Some(self.get::<Float>()?.0))
    }
}
