//! Names that native code uses, interned once.

use std::collections::HashMap;

use super::Classes;
use crate::object::allocate;
use crate::types::string::Str;
use crate::value::Value;

macro_rules! names {
    ($($name:ident,)*) => {
        /// Interned names; modules take from them what they need.
        #[allow(dead_code)]
        #[allow(non_snake_case)]
        #[repr(C)]
        pub(crate) struct Names { $(pub(crate) $name: Value,)* }

        /// The names, each with a comma behind it: one text and a loop take less room than a call for each.
        const TEXT: &str = concat!($(stringify!($name), ",",)*);
    };
}

const COUNT: usize = size_of::<Names>() / size_of::<Value>();

impl Names {
    pub(crate) fn new(classes: &Classes, interned: &mut HashMap<Box<[u8]>, Value>) -> Self {
        let mut names = TEXT.split(',');
        let names: [Value; COUNT] =
            std::array::from_fn(|_| intern(classes, interned, names.next().unwrap_or_default()));
        // SAFETY: the fields are as many values, one after the other.
        unsafe { std::mem::transmute(names) }
    }
}

fn intern(classes: &Classes, interned: &mut HashMap<Box<[u8]>, Value>, name: &str) -> Value {
    let value = allocate(&classes.str_, Str::from_slice(name.as_bytes()));
    value.body::<Str>().set_interned();
    interned.insert(name.as_bytes().into(), value.clone());
    value
}

names! {
    __abs__, __add__, __aenter__, __aexit__, __aiter__, __all__, __and__, __anext__, __annotate__, __annotate_func__,
    __annotations__, __await__, __bases__, __bool__, __build_class__, __builtins__, __bytes__, __cached__, __call__,
    __cause__, __ceil__, __class__, __class_getitem__, __classcell__, __classdictcell__, __closure__, __code__,
    __complex__, __contains__, __context__, __copy__, __debug__, __deepcopy__, __defaults__, __del__, __delattr__,
    __delete__, __delitem__, __dict__, __dir__, __divmod__, __doc__, __enter__, __eq__, __exit__, __file__, __float__,
    __floor__, __floordiv__, __format__, __func__, __ge__, __get__, __getattr__, __getattribute__, __getitem__,
    __getnewargs__, __getstate__, __globals__, __gt__, __hash__, __iadd__, __iand__, __ifloordiv__, __ilshift__,
    __imatmul__, __imod__, __import__, __imul__, __index__, __init__, __init_subclass__, __instancecheck__, __int__,
    __invert__, __ior__, __ipow__, __irshift__, __isabstractmethod__, __isub__, __iter__, __itruediv__, __ixor__,
    __kwdefaults__, __le__, __len__, __length_hint__, __loader__, __lshift__, __lt__, __main__, __match_args__,
    __matmul__, __missing__, __mod__, __module__, __mro__, __mro_entries__, __mul__, __name__, __ne__, __neg__, __new__,
    __next__, __notes__, __objclass__, __or__, __package__, __parameters__, __path__, __pos__, __pow__, __prepare__,
    __qualname__, __radd__, __rand__, __rdivmod__, __reduce__, __reduce_ex__, __repr__, __reversed__, __rfloordiv__,
    __rlshift__, __rmatmul__, __rmod__, __rmul__, __ror__, __round__, __rpow__, __rrshift__, __rshift__, __rsub__,
    __rtruediv__, __rxor__, __self__, __set__, __set_name__, __setattr__, __setitem__, __setstate__, __sizeof__,
    __slots__, __spec__, __str__, __sub__, __subclasscheck__, __subclasshook__, __suppress_context__, __traceback__,
    __truediv__, __trunc__, __type_params__, __weakref__, __wrapped__, __xor__,
    add_note, append, args, builtins, cast, close, code, displayhook, encoding, end_lineno, end_offset, errno, excepthook,
    extend, file, filename, fget, fileno, flush, get, insert, isatty, items, key, keys, lineno, message, mro, msg, name, name_from,
    obj, object, offset, path, print_file_and_line, readline, reason, send, setdefault, start, stderr, stdin, stdout,
    stop, strerror, filename2, step, text, throw, update, value, values, write, unraisablehook, modules, exceptions,
    real, imag, numerator, denominator, metaclass,
}
