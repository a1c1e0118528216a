//! The bodies of functions, methods and cells.

use crate::object::{Body, Kind, Mut};
use crate::value::{Slot, Value};

use super::code::Code;

pub(crate) struct Function {
    pub(crate) code: Mut<Value>,
    pub(crate) globals: Value,
    pub(crate) builtins: Value,
    /// A tuple of cells, or `None` where there is none.
    pub(crate) closure: Slot,
    pub(crate) name: Mut<Value>,
    pub(crate) qualname: Mut<Value>,
    pub(crate) defaults: Mut<Slot>,
    pub(crate) keyword_defaults: Mut<Slot>,
    pub(crate) annotate: Mut<Slot>,
    pub(crate) annotations: Mut<Slot>,
    pub(crate) doc: Mut<Value>,
    pub(crate) module: Mut<Value>,
    pub(crate) type_params: Mut<Slot>,
}

impl Body for Function {
    const KIND: Kind = Kind::Function;
    crate::holds!(
        [code, globals, builtins, closure, name, qualname, doc, module],
        [defaults, keyword_defaults, annotate, annotations, type_params]
    );
}

impl Function {
    pub(crate) fn code(&self) -> Value {
        self.code.get()
    }

    /// Where the code lies; it lives as long as the function does not get another.
    #[inline(always)]
    pub(crate) fn code_pointer(&self) -> *const Code {
        self.code.with(|code| std::ptr::from_ref(code.body::<Code>()))
    }
}

/// A function with the object that is its first argument.
pub(crate) struct Method {
    pub(crate) function: Value,
    pub(crate) receiver: Value,
}

impl Body for Method {
    const KIND: Kind = Kind::Method;
    const TRACKED_WITH_ATTRIBUTES: bool = false;
    crate::holds!([function, receiver], []);
}

/// A variable that several functions share.
pub(crate) struct Cell(pub(crate) Mut<Slot>);

impl Body for Cell {
    const KIND: Kind = Kind::Cell;
    const TRACKED: bool = true;
    crate::holds!([], [0]);
}
