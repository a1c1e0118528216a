//! Making values.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use super::{Classes, Res, Vm};
use crate::object::{Mut, allocate, allocate_here};
use crate::types::bytes::{ByteArray, Bytes};
use crate::types::code::Code;
use crate::types::complex::Complex;
use crate::types::dict::Dict;
use crate::types::int::Int;
use crate::types::iter::{Iter, State};
use crate::types::list::List;
use crate::types::set::{Set, SetTable};
use crate::types::string::{Str, push_code_point};
use crate::types::tuple::Tuple;
use crate::value::Value;

/// More room than that is not kept for the next string.
const SCRATCH: usize = 1 << 12;

pub(super) fn tuple_of(classes: &Classes, items: Vec<Value>) -> Value {
    allocate(&classes.tuple, Tuple::new(items))
}

pub(super) fn dict_of(classes: &Classes) -> Value {
    allocate(&classes.dict, Dict::default())
}

pub(super) fn character(classes: &Classes, code: u8) -> Value {
    let mut bytes = Vec::new();
    push_code_point(&mut bytes, u32::from(code));
    allocate(&classes.str_, Str::from_slice(&bytes))
}

impl Vm {
    /// The one string with this text that names are compared by.
    pub(crate) fn intern_str(self, text: &str) -> Value {
        self.intern_bytes(text.as_bytes())
    }

    fn intern_bytes(self, bytes: &[u8]) -> Value {
        self.interp().interned.with(|all| {
            if let Some(known) = all.get(bytes) {
                return known.clone();
            }
            let value = allocate(&self.classes().str_, Str::from_slice(bytes));
            value.body::<Str>().set_interned();
            all.insert(bytes.into(), value.clone());
            value
        })
    }

    /// The interned string with the text of a `str`.
    pub(crate) fn intern(self, name: &Value) -> Value {
        match name.exact::<Str>() {
            Some(text) if text.is_interned() => name.clone(),
            _ => self.intern_bytes(name.body::<Str>().bytes()),
        }
    }

    /// The interned string that lies at an address, as shapes keep names.
    pub(crate) fn name_of_bits(self, bits: u64) -> Value {
        // The table of interned names keeps it alive.
        self.value_of_bits(bits)
    }

    /// The object that lies at an address; the caller knows who keeps it alive.
    #[inline]
    pub(crate) fn value_of_bits(self, bits: u64) -> Value {
        let address = bits as usize;
        let object =
            std::ptr::NonNull::new(std::ptr::with_exposed_provenance_mut::<crate::object::Header>(address));
        let object = object.expect("an object");
        // SAFETY: somebody keeps the object alive; its count is added before the value takes it over.
        unsafe {
            object.as_ref().count.add_one();
            Value::from_raw(object)
        }
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn str(self, text: &str) -> Value {
        self.wtf8_slice(text.as_bytes())
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn string(self, text: String) -> Value {
        self.wtf8(text.into_bytes())
    }

    /// A string of WTF-8.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn wtf8(self, bytes: Vec<u8>) -> Value {
        if let &[only] = &bytes[..] {
            return self.interp().characters[usize::from(only)].clone();
        }
        allocate(&self.classes().str_, Str::from_wtf8(bytes))
    }

    /// The same of bytes that somebody else has.
    #[inline]
    pub(crate) fn wtf8_slice(self, bytes: &[u8]) -> Value {
        if let &[only] = bytes {
            return self.interp().characters[usize::from(only)].clone();
        }
        allocate(&self.classes().str_, Str::from_slice(bytes))
    }

    /// A string that `write` puts together. The room is used again, so a short string costs nothing but itself.
    pub(crate) fn written(self, write: impl FnOnce(&mut Vec<u8>)) -> Value {
        let mut bytes = self.thread().scratch.take();
        bytes.clear();
        write(&mut bytes);
        let made = self.wtf8_slice(&bytes);
        if bytes.capacity() <= SCRATCH {
            self.thread().scratch.set(bytes);
        }
        made
    }

    /// The decimal digits of an integer.
    pub(crate) fn decimal(self, number: i64) -> Value {
        let mut room = [0; crate::text::int::DIGITS];
        self.wtf8_slice(crate::text::int::decimal(number, &mut room))
    }

    /// A string of the source: names among them are interned.
    pub(crate) fn literal(self, text: &str) -> Value {
        let is_name =
            text.len() <= 32 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if is_name && !text.is_empty() { self.intern_str(text) } else { self.str(text) }
    }

    /// A string of one code point.
    pub(crate) fn character(self, code: u32) -> Value {
        match self.interp().characters.get(code as usize) {
            Some(known) => known.clone(),
            None => {
                let mut bytes = Vec::new();
                push_code_point(&mut bytes, code);
                self.wtf8(bytes)
            }
        }
    }

    /// A string of the bytes of one code point.
    pub(crate) fn character_of(self, bytes: &[u8]) -> Value {
        match bytes {
            &[only] => self.interp().characters[usize::from(only)].clone(),
            bytes => self.wtf8_slice(bytes),
        }
    }

    /// The text of a `str` that native code made or checked; empty if it holds lone surrogates.
    pub(crate) fn text(self, value: &Value) -> &str {
        value.body::<Str>().as_str().unwrap_or_default()
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn int(self, number: i64) -> Value {
        Value::small(number).unwrap_or_else(|| allocate(&self.classes().int, Int(number.into())))
    }

    pub(crate) fn size(self, number: usize) -> Value {
        self.int(number as i64)
    }

    pub(crate) fn big(self, number: BigInt) -> Value {
        match number.to_i64().and_then(Value::small) {
            Some(small) => small,
            None => allocate(&self.classes().int, Int(number)),
        }
    }

    pub(crate) fn complex(self, real: f64, imag: f64) -> Value {
        allocate(&self.classes().complex, Complex { real, imag })
    }

    pub(crate) fn bytes(self, bytes: Vec<u8>) -> Value {
        allocate(&self.classes().bytes, Bytes(bytes.into()))
    }

    pub(crate) fn bytearray(self, bytes: Vec<u8>) -> Value {
        allocate(&self.classes().bytearray, ByteArray::new(bytes))
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn tuple(self, items: Vec<Value>) -> Value {
        if items.is_empty() {
            return self.interp().empty_tuple.clone();
        }
        tuple_of(self.classes(), items)
    }

    /// A tuple of items that are somewhere else too.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn tuple_of(self, items: &[Value]) -> Value {
        let class = &self.classes().tuple;
        match items {
            [a] => allocate_here(class, Tuple::few([a.clone()])),
            [a, b] => allocate_here(class, Tuple::few([a.clone(), b.clone()])),
            _ => self.tuple(items.to_vec()),
        }
    }

    pub(crate) fn pair(self, first: Value, second: Value) -> Value {
        allocate(&self.classes().tuple, Tuple::few([first, second]))
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn list(self, items: Vec<Value>) -> Value {
        allocate(&self.classes().list, List::new(items))
    }

    pub(crate) fn new_dict(self, dict: Dict) -> Value {
        allocate(&self.classes().dict, dict)
    }

    pub(crate) fn empty_dict(self) -> Value {
        dict_of(self.classes())
    }

    pub(crate) fn empty_set(self) -> Value {
        allocate(&self.classes().set, Set::default())
    }

    pub(crate) fn set_of(self, class: &Value, table: SetTable) -> Value {
        allocate(class, Set { table: Mut::new(table), hash: Mut::new(None) })
    }

    pub(crate) fn new_code(self, code: Code) -> Value {
        allocate(&self.classes().code, code)
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn new_iter(self, class: &Value, state: State) -> Value {
        allocate(class, Iter::new(state))
    }

    /// The items of a tuple.
    pub(crate) fn tuple_items(self, tuple: &Value) -> Vec<Value> {
        tuple.body::<Tuple>().items().to_vec()
    }

    /// A string's text, or an error that names what the string was for.
    pub(crate) fn expect_text(self, value: &Value, what: &str) -> Res<String> {
        match value.get::<Str>() {
            Some(text) => Ok(text.lossy().into_owned()),
            None => Err(self.type_error(format!("{what} must be str, not {}", self.class_name(value)))),
        }
    }

    /// The name of a value's class.
    pub(crate) fn class_name(self, value: &Value) -> String {
        self.classes().of(value).body::<crate::types::ty::Type>().name()
    }

    pub(crate) fn class_of(self, value: &Value) -> Value {
        self.classes().of(value)
    }
}
