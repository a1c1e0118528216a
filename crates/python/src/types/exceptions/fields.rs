//! Attributes that are fields of an exception: read, set and deleted by their number.

use crate::types::exception::Exception;
use crate::value::{Slot, Value};
use crate::vm::{Raise, Res, Vm};

/// The numbers of the fields, class by class. The first ones are those of `vm::raise::field`.
pub(crate) mod numbers {
    /// `StopIteration` and `StopAsyncIteration`
    pub(crate) const VALUE: usize = 0;
    /// `SystemExit`
    pub(crate) const CODE: usize = 0;

    pub(crate) mod import {
        pub(crate) const MSG: usize = 0;
        pub(crate) const NAME: usize = 1;
        pub(crate) const PATH: usize = 2;
        pub(crate) const NAME_FROM: usize = 3;
    }

    /// `NameError` and `AttributeError`
    pub(crate) mod name {
        pub(crate) const NAME: usize = 0;
        pub(crate) const OBJ: usize = 1;
    }

    pub(crate) mod os {
        pub(crate) const ERRNO: usize = 0;
        pub(crate) const STRERROR: usize = 1;
        pub(crate) const FILENAME: usize = 2;
        pub(crate) const FILENAME2: usize = 3;
        pub(crate) const WRITTEN: usize = 4;
    }

    pub(crate) mod syntax {
        pub(crate) const MSG: usize = 0;
        pub(crate) const FILENAME: usize = 1;
        pub(crate) const LINENO: usize = 2;
        pub(crate) const OFFSET: usize = 3;
        pub(crate) const TEXT: usize = 4;
        pub(crate) const END_LINENO: usize = 5;
        pub(crate) const END_OFFSET: usize = 6;
        pub(crate) const PRINT_FILE_AND_LINE: usize = 7;
        pub(crate) const METADATA: usize = 8;
    }

    /// `UnicodeDecodeError`, `UnicodeEncodeError` and, without an encoding, `UnicodeTranslateError`
    pub(crate) mod unicode {
        pub(crate) const ENCODING: usize = 0;
        pub(crate) const OBJECT: usize = 1;
        pub(crate) const START: usize = 2;
        pub(crate) const END: usize = 3;
        pub(crate) const REASON: usize = 4;
    }

    /// `BaseExceptionGroup`
    pub(crate) mod group {
        pub(crate) const MESSAGE: usize = 0;
        pub(crate) const EXCEPTIONS: usize = 1;
    }
}

/// A field; `None` where it was never set.
pub(super) fn get<const N: usize>(_: Vm, this: &Value) -> Res {
    Ok(this.body::<Exception>().field(N).unwrap_or(Value::NONE))
}

pub(super) fn set<const N: usize>(_: Vm, this: &Value, value: Slot) -> Res<()> {
    this.body::<Exception>().set_field(N, value);
    Ok(())
}

/// A field that holds an integer, which is 0 until it is set.
pub(super) fn get_integer<const N: usize>(vm: Vm, this: &Value) -> Res {
    Ok(this.body::<Exception>().field(N).unwrap_or_else(|| vm.int(0)))
}

pub(super) fn set_integer<const N: usize>(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    let value = value.ok_or_else(|| no_delete(vm))?;
    if !value.is_int() {
        return Err(vm.type_error("an integer is required"));
    }
    this.body::<Exception>().set_field(N, Some(vm.plain_int(&value)));
    Ok(())
}

pub(super) fn no_delete(vm: Vm) -> Raise {
    vm.type_error("can't delete numeric/char attribute")
}

/// Sets a field that programs cannot set.
pub(super) fn read_only(vm: Vm, _: &Value, _: Slot) -> Res<()> {
    Err(vm.raise_text(&vm.classes().attribute_error, "readonly attribute"))
}
