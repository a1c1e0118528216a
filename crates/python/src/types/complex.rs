//! The body of a complex number.

use crate::object::{Body, Kind};

#[derive(Clone, Copy)]
pub(crate) struct Complex {
    pub(crate) real: f64,
    pub(crate) imag: f64,
}

impl Body for Complex {
    const KIND: Kind = Kind::Complex;
}
