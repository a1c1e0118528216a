//! The bodies of functions, methods and cells.

use crate::object::{Body, Kind, Mut};
use crate::value::{Slot, Value};

use super::code::{Code, VARARGS, VARKEYWORDS};
use super::tuple::Tuple;

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

impl Function {
    /// Whether a call with so many arguments by position needs nothing but defaults.
    pub(crate) fn takes(&self, given: usize) -> bool {
        self.code.with(|code| {
            let code = code.body::<Code>();
            let defaults =
                || self.defaults.with(|all| all.as_ref().map_or(0, |all| all.body::<Tuple>().items().len()));
            code.flags & (VARARGS | VARKEYWORDS) == 0
                && code.keyword_only == 0
                && given <= code.positional
                && (given == code.positional || given + defaults() >= code.positional)
        })
    }

    /// Puts defaults behind arguments that the function [takes](Self::takes), and empties the other variables.
    ///
    /// # Safety
    /// `registers` points to as many registers as the code has, which are the caller's alone.
    pub(crate) unsafe fn fill_rest(&self, registers: *mut Slot, given: usize) {
        let code = self.code_pointer();
        // SAFETY: the function keeps its code alive; parameters are the first of the registers.
        unsafe {
            if given < (*code).positional
                && let Some(defaults) = self.defaults.get()
            {
                let defaults = defaults.body::<Tuple>().items();
                for index in given..(*code).positional {
                    let default = &defaults[defaults.len() - ((*code).positional - index)];
                    *registers.add(index) = Some(default.clone());
                }
            }
            (*code).clear_variables(registers);
        }
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
