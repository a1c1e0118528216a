//! The body of an integer that is too large for a value, or of a class derived from `int`.

use std::borrow::Cow;

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::object::{Body, Kind};
use crate::value::Value;

pub(crate) struct Int(pub(crate) BigInt);

impl Body for Int {
    const KIND: Kind = Kind::Int;
}

impl Value {
    /// The number of an `int` or a `bool`, if it fits.
    pub(crate) fn as_i64(&self) -> Option<i64> {
        if let Some(number) = self.as_small() {
            return Some(number);
        }
        if let Some(truth) = self.as_bool() {
            return Some(i64::from(truth));
        }
        self.get::<Int>()?.0.to_i64()
    }

    /// The number of an `int` or a `bool`.
    pub(crate) fn as_big(&self) -> Option<BigInt> {
        match (self.as_small(), self.as_bool()) {
            (Some(number), _) => Some(number.into()),
            (_, Some(truth)) => Some(i64::from(truth).into()),
            _ => Some(self.get::<Int>()?.0.clone()),
        }
    }

    /// The same where it lies, if it has an object of its own.
    pub(crate) fn big_ref(&self) -> Option<Cow<'_, BigInt>> {
        match self.get::<Int>() {
            Some(known) => Some(Cow::Borrowed(&known.0)),
            None => self.as_big().map(Cow::Owned),
        }
    }

    /// Whether it is an `int`, a `bool` or of a class derived from them.
    pub(crate) fn is_int(&self) -> bool {
        matches!(self.kind(), Kind::Int | Kind::Bool)
    }
}
