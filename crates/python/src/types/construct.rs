//! Calls of built-in classes that need no Python code: `range(n)`, `int(text)`, `list(items)` and their like. What is not
//! simple takes the way through `__new__` and `__init__`.

use num_traits::ToPrimitive;

use super::descriptor_methods::implied_quick;
use super::dict::Dict;
use super::iter::{State, quick_iter};
use super::range::Range;
use super::string::Str;
use super::ty::Type;
use crate::object::{Kind, allocate};
use crate::value::Value;
use crate::vm::Vm;
use crate::vm::ops::hash_quick;

/// More digits may not fit in a small integer.
const MOST_DIGITS: usize = 14;

/// What the call gives; `None` where there is more to it.
#[cfg_attr(target_arch = "wasm32", optimize(speed))]
pub(crate) fn construct_quick(vm: Vm, class: &Value, args: &[Value]) -> Option<Value> {
    let c = vm.classes();
    match (class.body::<Type>().info.kind, args) {
        (Kind::Type, [object]) if class.is(&c.type_) => Some(vm.class_of(object)),
        (Kind::Range, _) if class.is(&c.range) => range(vm, args),
        (Kind::Int, [object]) if class.is(&c.int) => int(object),
        (Kind::Str, [object]) if class.is(&c.str_) => match object.as_small() {
            Some(number) => Some(vm.decimal(number)),
            None if object.exact::<Str>().is_some() => Some(object.clone()),
            None => vm.repr_quick(object),
        },
        (Kind::Float, [object]) if class.is(&c.float) => {
            object.as_float().or_else(|| object.as_small()?.to_f64()).map(Value::float)
        }
        (Kind::Bool, [object]) if class.is(&c.bool_) => vm.truth_quick(object).map(Value::bool),
        (Kind::List, []) if class.is(&c.list) => Some(vm.list(Vec::new())),
        (Kind::List, [items]) if class.is(&c.list) => vm.items_quick(items).map(|items| vm.list(items)),
        (Kind::Tuple, [items]) if class.is(&c.tuple) && items.kind() != Kind::Tuple => {
            vm.items_quick(items).map(|items| vm.tuple(items))
        }
        (Kind::Dict, []) if class.is(&c.dict) => Some(vm.empty_dict()),
        (Kind::Dict, [dict]) if class.is(&c.dict) => {
            dict.exact::<Dict>().map(|dict| vm.new_dict(dict.copied()))
        }
        (Kind::Set, []) if class.is(&c.set) => Some(vm.empty_set()),
        (Kind::Set, [items]) if class.is(&c.set) => set(vm, items),
        (Kind::Super, []) if class.is(&c.super_) => implied_quick(vm),
        (Kind::Iter, _) => iterator(vm, class, args),
        _ => None,
    }
}

fn range(vm: Vm, args: &[Value]) -> Option<Value> {
    let small = |value: &Value| value.as_small().map(Value::small_unchecked);
    let (zero, one) = (Value::small_unchecked(0), Value::small_unchecked(1));
    let (start, stop, step) = match args {
        [stop] => (zero, small(stop)?, one),
        [start, stop] => (small(start)?, small(stop)?, one),
        [start, stop, step] if !step.is(&zero) => (small(start)?, small(stop)?, small(step)?),
        _ => return None,
    };
    Some(allocate(&vm.classes().range, Range { start, stop, step }))
}

#[cfg_attr(target_arch = "wasm32", optimize(speed))]
fn int(object: &Value) -> Option<Value> {
    if let Some(float) = object.as_float() {
        return float.to_i64().and_then(Value::small);
    }
    if let Some(text) = object.exact::<Str>() {
        return digits(text.bytes()).map(Value::small_unchecked);
    }
    object.as_small().map(Value::small_unchecked)
}

/// A number of decimal digits alone, with a sign perhaps.
#[cfg_attr(target_arch = "wasm32", optimize(speed))]
fn digits(text: &[u8]) -> Option<i64> {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    if digits.is_empty() || digits.len() > MOST_DIGITS || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number = digits.iter().fold(0, |number, digit| number * 10 + i64::from(digit - b'0'));
    Some(if negative { -number } else { number })
}

fn set(vm: Vm, items: &Value) -> Option<Value> {
    let set = vm.empty_set();
    for item in vm.items_quick(items)? {
        let hash = hash_quick(vm, &item)?.ok()?;
        if !super::sets::add_quick(&set, hash, &item) {
            return None;
        }
    }
    Some(set)
}

fn iterator(vm: Vm, class: &Value, args: &[Value]) -> Option<Value> {
    let c = vm.classes();
    let all = |args: &[Value]| args.iter().map(|object| quick_iter(vm, object)).collect::<Option<Vec<_>>>();
    let state = match args {
        [object] if class.is(&c.enumerate) => {
            State::Enumerate { iterator: quick_iter(vm, object)?, next: Value::small_unchecked(0) }
        }
        _ if class.is(&c.zip) => State::Zip { iterators: all(args)?, strict: false },
        [callee, iterables @ ..] if class.is(&c.map) && !iterables.is_empty() => {
            State::Map { callee: callee.clone(), iterators: all(iterables)?, strict: false }
        }
        [callee, object] if class.is(&c.filter) => {
            State::Filter { callee: callee.clone(), iterator: quick_iter(vm, object)? }
        }
        _ => return None,
    };
    Some(vm.new_iter(class, state))
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn plain_numbers() {
        for (text, number) in
            [("0", Some(0)), ("-120", Some(-120)), ("007", Some(7)), ("", None), ("-", None)]
        {
            assert_eq!(digits(text.as_bytes()), number);
        }
        for text in ["1_0", " 1", "+1", "123456789012345"] {
            assert_eq!(digits(text.as_bytes()), None);
        }
    }
}
