//! The body of a module; its namespace is its dict of attributes.

use crate::object::{Body, Kind};

pub(crate) struct Module;

impl Body for Module {
    const KIND: Kind = Kind::Module;
}
