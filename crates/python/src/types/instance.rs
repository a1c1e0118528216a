//! The body of an instance that is nothing but its attributes.

use crate::object::{Body, Kind};

pub(crate) struct Instance;

impl Body for Instance {
    const KIND: Kind = Kind::Instance;
}
