//! The bodies of what stands in a class's namespace and decides what an attribute is.

use crate::object::{Body, Kind, Mut};
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};

pub(crate) struct Property {
    pub(crate) get: Mut<Slot>,
    pub(crate) set: Mut<Slot>,
    pub(crate) delete: Mut<Slot>,
    pub(crate) doc: Mut<Slot>,
    pub(crate) name: Mut<Slot>,
}

impl Body for Property {
    const KIND: Kind = Kind::Property;
    crate::holds!([], [get, set, delete, doc, name]);
}

pub(crate) struct ClassMethod(pub(crate) Mut<Slot>);

impl Body for ClassMethod {
    const KIND: Kind = Kind::ClassMethod;
    crate::holds!([], [0]);
}

pub(crate) struct StaticMethod(pub(crate) Mut<Slot>);

impl Body for StaticMethod {
    const KIND: Kind = Kind::StaticMethod;
    crate::holds!([], [0]);
}

/// An attribute that native code reads and writes; a value of `None` deletes.
pub(crate) struct GetSet {
    pub(crate) name: &'static str,
    pub(crate) owner: Value,
    pub(crate) get: fn(Vm, &Value) -> Res,
    pub(crate) set: Option<super::Setter>,
}

impl Body for GetSet {
    const KIND: Kind = Kind::GetSet;
    crate::holds!([owner], []);
}

/// Where a member lies.
#[derive(Clone, Copy)]
pub(crate) enum Field {
    /// In a place of the instance, by its number.
    Slot(usize),
    /// In the body of a built-in class, where only native code writes.
    Native(fn(Vm, &Value) -> Res),
}

/// A place that `__slots__` names, or a field of a built-in class (`PyMemberDef`).
pub(crate) struct Member {
    pub(crate) name: Value,
    pub(crate) owner: Value,
    pub(crate) field: Field,
}

impl Body for Member {
    const KIND: Kind = Kind::Member;
    crate::holds!([name, owner], []);
}

/// `super`: attributes of the classes after `class` in the order of `of`, bound to `receiver`.
#[derive(Default)]
pub(crate) struct Super {
    pub(crate) class: Mut<Slot>,
    pub(crate) receiver: Mut<Slot>,
    pub(crate) of: Mut<Slot>,
}

impl Body for Super {
    const KIND: Kind = Kind::Super;
    crate::holds!([], [class, receiver, of]);
}
