//! `list[int]` and its like, and unions such as `int | None` (`Objects/genericaliasobject.c`, `Objects/unionobject.c`).

mod generic;
mod parameters;
mod union;

pub(crate) use generic::{class_getitem, forwarded, generic_alias, refusal, type_repr};
pub(crate) use union::{or, reflected_or, union_args, union_of};

use crate::object::{Body, Kind, Mut};
use crate::value::{Slot, Value};
use crate::vm::Vm;

/// The body of `list[int]` and its like.
pub(crate) struct GenericAlias {
    pub(crate) origin: Value,
    /// A tuple.
    pub(crate) args: Value,
    /// The tuple of type parameters among the arguments, once somebody has asked.
    pub(crate) parameters: Mut<Slot>,
    pub(crate) starred: bool,
}

impl Body for GenericAlias {
    const KIND: Kind = Kind::Other;
    crate::holds!([origin, args], [parameters]);
}

/// The body of `int | None`: a tuple of at least two classes, or what stands for some.
pub(crate) struct Union(pub(crate) Value);

impl Body for Union {
    const KIND: Kind = Kind::Other;
    crate::holds!([0], []);
}

pub(crate) fn install(vm: Vm) {
    generic::install(vm);
    union::install(vm);
}
