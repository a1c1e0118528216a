//! `__reduce__` and `__setstate__`: what a copy of an iterator is made of.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use super::copied;
use crate::object::allocate;
use crate::types::dict::Dict;
use crate::types::iter::{Iter, State};
use crate::types::list::List;
use crate::types::range::Range;
use crate::types::set::Set;
use crate::types::string::Str;
use crate::types::tuple::Tuple;
use crate::types::view::Part;
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};

/// The callable that makes a copy, its arguments, and the state that is set afterwards.
struct Recipe {
    callee: Value,
    args: Vec<Value>,
    state: Slot,
}

pub(super) fn reduce(vm: Vm, a: &[Value]) -> Res {
    let recipe = recipe(vm, &a[0]);
    let parts = [recipe.callee, vm.tuple(recipe.args)].into_iter().chain(recipe.state);
    Ok(vm.tuple(parts.collect()))
}

fn recipe(vm: Vm, this: &Value) -> Recipe {
    let class = vm.class_of(this);
    let of = |callee: Value, args: Vec<Value>, state: Slot| Recipe { callee, args, state };
    let iter = |object: Value, state: Slot| of(builtin(vm, "iter"), vec![object], state);
    match copied(this.body::<Iter>()) {
        State::List { list, index } => iter(list, Some(vm.size(index))),
        State::ListReverse { list, index } => {
            of(builtin(vm, "reversed"), vec![list], Some(vm.int(index as i64 - 1)))
        }
        State::Tuple { tuple, index } => iter(tuple, Some(vm.size(index))),
        State::Range { next, step, left } => {
            iter(range(vm, next.into(), step.into(), left.into()), Some(Value::NONE))
        }
        State::BigRange { next, step, left } => iter(range(vm, next, step, left), Some(Value::NONE)),
        State::Str { text, offset } => {
            let index = text.body::<Str>().index_of_offset(offset);
            iter(text, Some(vm.size(index)))
        }
        State::Bytes { bytes, index } => iter(bytes, Some(vm.size(index))),
        State::Dict { dict, part, position, reverse, .. } => {
            let left = dict_items_left(vm, dict.body(), part, position, reverse);
            iter(vm.list(left), None)
        }
        State::Set { set, position, .. } => iter(vm.list(set_keys_left(set.body(), position)), None),
        State::Sequence { object, index } => iter(object, Some(vm.int(index))),
        State::Callable { callee, sentinel } => of(builtin(vm, "iter"), vec![callee, sentinel], None),
        State::Enumerate { iterator, next } => of(class, vec![iterator, next], None),
        State::Zip { iterators, strict } => of(class, iterators, strict.then_some(Value::TRUE)),
        State::Map { callee, iterators, strict } => {
            let args = [callee].into_iter().chain(iterators).collect();
            of(class, args, strict.then_some(Value::TRUE))
        }
        State::Filter { callee, iterator } => of(class, vec![callee, iterator], None),
        State::Reversed { object, index } => of(class, vec![object], Some(vm.int(index - 1))),
        State::Native(_) | State::Done => iter(vm.tuple(Vec::new()), None),
    }
}

fn builtin(vm: Vm, name: &str) -> Value {
    let found = vm.interp().builtins.body::<Dict>().get_str(&vm.intern_str(name));
    found.unwrap_or(Value::NONE)
}

/// The range that is left of one.
fn range(vm: Vm, next: BigInt, step: BigInt, left: BigInt) -> Value {
    let stop = &next + left * &step;
    let range = Range { start: vm.big(next), stop: vm.big(stop), step: vm.big(step) };
    allocate(&vm.classes().range, range)
}

fn dict_items_left(vm: Vm, dict: &Dict, part: Part, position: usize, reverse: bool) -> Vec<Value> {
    let mut pairs: Vec<(Value, Value)> = dict.table.with(|table| {
        let places = if reverse { 0..position.min(table.slots()) } else { position..table.slots() };
        places
            .filter_map(|at| table.entry(at).map(|entry| (entry.key.clone(), entry.value.clone())))
            .collect()
    });
    if reverse {
        pairs.reverse();
    }
    let item = |(key, value): (Value, Value)| match part {
        Part::Keys => key,
        Part::Values => value,
        Part::Items => vm.pair(key, value),
    };
    pairs.into_iter().map(item).collect()
}

fn set_keys_left(set: &Set, position: usize) -> Vec<Value> {
    set.table.with(|table| {
        let (mut keys, mut from) = (Vec::new(), position);
        while let Some((at, key)) = table.next(from) {
            keys.push(key.clone());
            from = at + 1;
        }
        keys
    })
}

/// Sets the place of a new iterator over a sequence, or whether `zip` and `map` are strict.
pub(super) fn set_state(vm: Vm, a: &[Value]) -> Res {
    let strict = vm.truth_quick(&a[1]).unwrap_or(true);
    let whole = a[1].as_big();
    if whole.is_none() && !a[1].is_none() {
        return Err(
            vm.type_error(format!("'{}' object cannot be interpreted as an integer", vm.class_name(&a[1])))
        );
    }
    let whole = whole.unwrap_or_default();
    let most = if whole < BigInt::ZERO { i64::MIN } else { i64::MAX };
    let wanted = whole.to_i64().unwrap_or(most);
    let within = |len: usize| wanted.clamp(0, len as i64) as usize;
    // The place of the next item of one that goes backwards; -1 behind the last.
    let before = |len: usize| wanted.clamp(-1, len as i64 - 1) + 1;
    let len = reversed_len(a[0].body::<Iter>());
    a[0].body::<Iter>().state.with(|state| match state {
        State::List { list, index } => *index = within(list.body::<List>().len()),
        State::Tuple { tuple, index } => *index = within(tuple.body::<Tuple>().items().len()),
        State::Str { text, offset } => {
            let text = text.body::<Str>();
            *offset = text.offset(within(text.len()));
        }
        State::Bytes { index, .. } => *index = wanted.max(0) as usize,
        State::Sequence { index, .. } => *index = wanted.max(0),
        State::ListReverse { list, index } => *index = before(list.body::<List>().len()) as usize,
        State::Reversed { index, .. } => *index = before(len),
        State::Range { next, step, left } => {
            let passed = wanted.clamp(0, *left);
            *next = next.wrapping_add(step.wrapping_mul(passed));
            *left -= passed;
        }
        State::BigRange { next, step, left } => {
            let passed = whole.clamp(BigInt::ZERO, left.clone());
            *next += &*step * &passed;
            *left -= passed;
        }
        State::Zip { strict: own, .. } | State::Map { strict: own, .. } => *own = strict,
        _ => {}
    });
    Ok(Value::NONE)
}

/// How many items a new `reversed` goes through.
fn reversed_len(iter: &Iter) -> usize {
    iter.state.with(|state| match state {
        State::Reversed { index, .. } => (*index).max(0) as usize,
        _ => 0,
    })
}
