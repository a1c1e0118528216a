//! Views of dicts.

use crate::object::{Body, Kind};
use crate::value::Value;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Keys,
    Values,
    Items,
}

/// What `keys`, `values` and `items` give.
pub(crate) struct DictView {
    pub(crate) dict: Value,
    pub(crate) part: Part,
}

impl Body for DictView {
    const KIND: Kind = Kind::DictView;
    crate::holds!([dict], []);
}

/// A mapping that cannot be changed through it.
pub(crate) struct MappingProxy(pub(crate) Value);

impl Body for MappingProxy {
    const KIND: Kind = Kind::MappingProxy;
    crate::holds!([0], []);
}
