//! The body of the built-in iterators, and how they advance where no Python code is needed.

use num_bigint::BigInt;
use num_traits::Zero;

use crate::object::{Body, Kind, Mut, Visit, Visitor};
use crate::value::Value;
use crate::vm::native::Task;
use crate::vm::{Raise, Vm};

use super::bytes::{ByteArray, Bytes};
use super::dict::Dict;
use super::list::List;
use super::set::Set;
use super::string::Str;
use super::tuple::Tuple;
use super::view::Part;

/// What advancing an iterator gives.
pub(crate) enum Next {
    Item(Value),
    End,
    Raise(Raise),
    /// Python code has to run.
    Ask,
}

/// What has to be called before an iterator gives its next item.
pub(crate) enum NextCall {
    /// What the call gives is the item.
    Map(Value, Vec<Value>),
    /// The item is given if the call gives something true; where there is nothing to call, if it is true itself.
    Filter(Value, Value),
    /// Nothing: this comes next.
    Over(Next),
}

/// An iterator of a module of its own.
pub(crate) trait NativeIter: Send {
    /// Advances it; a task gives [`Value::MISSING`] at the end.
    fn next(&mut self, vm: Vm) -> NativeNext;

    /// Another one that goes on where this one is, where there can be one.
    fn copied(&self) -> Option<Box<dyn NativeIter>> {
        None
    }

    /// What its representation shows, and how many items are left; `None` where that is nothing special.
    fn parts(&self) -> Option<(Vec<Value>, Option<usize>)> {
        None
    }
}

pub(crate) enum NativeNext {
    Done(Next),
    Wait(Task),
}

/// What an iterator goes through, and how far it is.
pub(crate) enum State {
    List {
        list: Value,
        index: usize,
    },
    ListReverse {
        list: Value,
        index: usize,
    },
    Tuple {
        tuple: Value,
        index: usize,
    },
    Range {
        next: i64,
        step: i64,
        left: i64,
    },
    BigRange {
        next: BigInt,
        step: BigInt,
        left: BigInt,
    },
    Str {
        text: Value,
        offset: usize,
    },
    Bytes {
        bytes: Value,
        index: usize,
    },
    Dict {
        dict: Value,
        part: Part,
        position: usize,
        len: usize,
        version: u32,
        reverse: bool,
    },
    Set {
        set: Value,
        position: usize,
        len: usize,
    },
    /// `__getitem__` with 0, 1, 2 and so on.
    Sequence {
        object: Value,
        index: i64,
    },
    /// Until the callee gives the sentinel.
    Callable {
        callee: Value,
        sentinel: Value,
    },
    Enumerate {
        iterator: Value,
        next: Value,
    },
    Zip {
        iterators: Vec<Value>,
        strict: bool,
    },
    Map {
        callee: Value,
        iterators: Vec<Value>,
        strict: bool,
    },
    Filter {
        callee: Value,
        iterator: Value,
    },
    /// `__getitem__` with ever smaller numbers.
    Reversed {
        object: Value,
        index: i64,
    },
    Native(Box<dyn NativeIter>),
    Done,
}

pub(crate) struct Iter {
    pub(crate) state: Mut<State>,
}

impl Body for Iter {
    const KIND: Kind = Kind::Iter;
    const HOLDS: bool = true;

    fn visit(&self, visitor: &mut Visitor<'_>) {
        self.state.with(|state| match state {
            State::List { list: one, .. }
            | State::ListReverse { list: one, .. }
            | State::Tuple { tuple: one, .. }
            | State::Dict { dict: one, .. }
            | State::Set { set: one, .. }
            | State::Sequence { object: one, .. } => visitor(one),
            State::Callable { callee: one, sentinel: other }
            | State::Enumerate { iterator: one, next: other }
            | State::Filter { callee: one, iterator: other } => {
                visitor(one);
                visitor(other);
            }
            State::Zip { iterators, .. } => iterators.visit(visitor),
            State::Map { callee, iterators, .. } => {
                visitor(callee);
                iterators.visit(visitor);
            }
            _ => {}
        });
    }
}

impl Iter {
    pub(crate) fn new(state: State) -> Self {
        Self { state: Mut::new(state) }
    }

    /// Advances it, unless that takes Python code.
    #[inline]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn next(&self, vm: Vm) -> Next {
        let (next, old) = self.state.with(|state| {
            let next = advance(vm, state);
            // What the iterator went through is dropped after its cell is closed.
            let old = matches!(next, Next::End).then(|| std::mem::replace(state, State::Done));
            (next, old)
        });
        drop(old);
        next
    }

    /// Whether it is a `map` or `filter` whose own iterators need no Python code.
    pub(crate) fn is_call(&self) -> bool {
        self.state.with(|state| match state {
            State::Map { iterators, strict, .. } => !*strict && iterators.iter().all(is_quick),
            State::Filter { iterator, .. } => is_quick(iterator),
            _ => false,
        })
    }

    pub(crate) fn is_map(&self) -> bool {
        self.state.with(|state| matches!(state, State::Map { .. }))
    }

    /// What a `map` or `filter` calls next, if its own iterators need no Python code; `None` for all other iterators.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn next_call(&self, vm: Vm) -> Option<NextCall> {
        let next = self.state.with(|state| match state {
            State::Map { callee, iterators, strict: false } if iterators.iter().all(is_quick) => {
                let mut args = Vec::with_capacity(iterators.len());
                for iterator in iterators {
                    match quick_next(vm, iterator) {
                        Next::Item(item) => args.push(item),
                        other => return Some(NextCall::Over(other)),
                    }
                }
                Some(NextCall::Map(callee.clone(), args))
            }
            State::Filter { callee, iterator } if is_quick(iterator) => {
                Some(match quick_next(vm, iterator) {
                    Next::Item(item) => NextCall::Filter(callee.clone(), item),
                    other => NextCall::Over(other),
                })
            }
            _ => None,
        })?;
        if matches!(next, NextCall::Over(Next::End)) {
            self.state.set(State::Done);
        }
        Some(next)
    }

    /// Whether advancing never takes Python code.
    fn is_quick(&self) -> bool {
        self.state.with(|state| match state {
            State::Sequence { .. } | State::Callable { .. } | State::Map { .. } | State::Filter { .. } => {
                false
            }
            State::Reversed { .. } | State::Native(_) => false,
            State::Enumerate { iterator, .. } => is_quick(iterator),
            State::Zip { iterators, .. } => iterators.iter().all(is_quick),
            _ => true,
        })
    }
}

fn is_quick(iterator: &Value) -> bool {
    iterator.exact::<Iter>().is_some_and(Iter::is_quick)
}

#[inline]
#[cfg_attr(target_arch = "wasm32", optimize(speed))]
fn advance(vm: Vm, state: &mut State) -> Next {
    match state {
        State::Range { next, step, left } => {
            if *left <= 0 {
                return Next::End;
            }
            let item = *next;
            *left -= 1;
            *next = next.wrapping_add(*step);
            Next::Item(Value::small_unchecked(item))
        }
        State::List { list, index } => match list.body::<List>().get(*index) {
            Some(item) => {
                *index += 1;
                Next::Item(item)
            }
            None => Next::End,
        },
        State::Tuple { tuple, index } => match tuple.body::<Tuple>().items().get(*index) {
            Some(item) => {
                *index += 1;
                Next::Item(item.clone())
            }
            None => Next::End,
        },
        _ => advance_other(vm, state),
    }
}

#[cfg_attr(target_arch = "wasm32", optimize(speed))]
fn advance_other(vm: Vm, state: &mut State) -> Next {
    match state {
        State::ListReverse { list, index } => {
            match index.checked_sub(1).and_then(|at| list.body::<List>().get(at)) {
                Some(item) => {
                    *index -= 1;
                    Next::Item(item)
                }
                None => Next::End,
            }
        }
        State::BigRange { next, step, left } => {
            if left.is_zero() {
                return Next::End;
            }
            let item = next.clone();
            *left -= 1;
            *next += &*step;
            Next::Item(vm.big(item))
        }
        State::Str { text, offset } => match text.body::<Str>().code_point_at(*offset) {
            Some((bytes, after)) => {
                *offset = after;
                Next::Item(vm.character_of(bytes))
            }
            None => Next::End,
        },
        State::Bytes { bytes, index } => {
            let byte = match bytes.kind() {
                Kind::Bytes => bytes.body::<Bytes>().0.get(*index).copied(),
                Kind::ByteArray => bytes.body::<ByteArray>().bytes.with(|bytes| bytes.get(*index).copied()),
                _ => bytes.as_bytes().and_then(|bytes| bytes.get(*index).copied()),
            };
            match byte {
                Some(byte) => {
                    *index += 1;
                    Next::Item(Value::small_unchecked(byte.into()))
                }
                None => Next::End,
            }
        }
        State::Dict { dict, part, position, len, version, reverse } => {
            advance_dict(vm, &dict.clone(), *part, position, len, *version, *reverse)
        }
        State::Set { set, position, len } => {
            let table = &set.body::<Set>().table;
            let (now, item) =
                table.with(|table| (table.len(), table.next(*position).map(|(at, key)| (at, key.clone()))));
            if now != *len {
                *len = usize::MAX;
                return Next::Raise(vm.runtime_error("Set changed size during iteration"));
            }
            match item {
                Some((at, key)) => {
                    *position = at + 1;
                    Next::Item(key)
                }
                None => Next::End,
            }
        }
        State::Enumerate { iterator, next } => match quick_next(vm, iterator) {
            Next::Item(item) => {
                let number = next.clone();
                *next = crate::vm::ops::increment(vm, next);
                Next::Item(vm.pair(number, item))
            }
            other => other,
        },
        State::Zip { iterators, strict } => advance_zip(vm, iterators, *strict),
        State::Done => Next::End,
        _ => Next::Ask,
    }
}

fn advance_dict(
    vm: Vm,
    dict: &Value,
    part: Part,
    position: &mut usize,
    len: &mut usize,
    version: u32,
    reverse: bool,
) -> Next {
    let found = dict.body::<Dict>().table.with(|table| {
        if table.len() != *len {
            return Err("dictionary changed size during iteration");
        }
        if table.version() != version {
            return Err("dictionary keys changed during iteration");
        }
        let found = if reverse { table.previous(*position) } else { table.next(*position) };
        Ok(found.map(|(at, entry)| (at, entry.key.clone(), entry.value.clone())))
    });
    match found {
        Err(message) => {
            *len = usize::MAX;
            Next::Raise(vm.runtime_error(message))
        }
        Ok(None) => Next::End,
        Ok(Some((at, key, value))) => {
            *position = if reverse { at } else { at + 1 };
            Next::Item(match part {
                Part::Keys => key,
                Part::Values => value,
                Part::Items => vm.pair(key, value),
            })
        }
    }
}

fn advance_zip(vm: Vm, iterators: &[Value], strict: bool) -> Next {
    if strict || !iterators.iter().all(is_quick) {
        return Next::Ask;
    }
    if iterators.is_empty() {
        return Next::End;
    }
    if let [first, second] = iterators {
        return match quick_next(vm, first) {
            Next::Item(first) => match quick_next(vm, second) {
                Next::Item(second) => Next::Item(vm.pair(first, second)),
                other => other,
            },
            other => other,
        };
    }
    let mut items = Vec::with_capacity(iterators.len());
    for iterator in iterators {
        match quick_next(vm, iterator) {
            Next::Item(item) => items.push(item),
            other => return other,
        }
    }
    Next::Item(vm.tuple(items))
}

/// Advances anything that needs no Python code to advance.
#[inline]
#[cfg_attr(target_arch = "wasm32", optimize(speed))]
pub(crate) fn quick_next(vm: Vm, iterator: &Value) -> Next {
    match iterator.exact::<Iter>() {
        Some(iter) => iter.next(vm),
        None => Next::Ask,
    }
}

/// An iterator of a built-in container, unless a class has one of its own.
#[inline]
#[cfg_attr(target_arch = "wasm32", optimize(speed))]
pub(crate) fn quick_iter(vm: Vm, object: &Value) -> Option<Value> {
    let header = object.header()?;
    if header.is_subclass() {
        return None;
    }
    let classes = vm.classes();
    Some(match header.kind() {
        Kind::Iter => object.clone(),
        Kind::List => vm.new_iter(&classes.list_iterator, State::List { list: object.clone(), index: 0 }),
        Kind::Tuple => vm.new_iter(&classes.tuple_iterator, State::Tuple { tuple: object.clone(), index: 0 }),
        Kind::Range => range_iter(vm, object.body()),
        Kind::Str => vm.new_iter(&classes.str_iterator, State::Str { text: object.clone(), offset: 0 }),
        Kind::Bytes => vm.new_iter(&classes.bytes_iterator, State::Bytes { bytes: object.clone(), index: 0 }),
        Kind::ByteArray => {
            vm.new_iter(&classes.bytearray_iterator, State::Bytes { bytes: object.clone(), index: 0 })
        }
        Kind::Dict => dict_iter(vm, object, Part::Keys, false),
        Kind::DictView => {
            let view = object.body::<super::view::DictView>();
            dict_iter(vm, &view.dict, view.part, false)
        }
        Kind::Set => set_iter(vm, object),
        Kind::Generator if header.class_value().is(&classes.generator) => object.clone(),
        _ => return None,
    })
}

pub(crate) fn set_iter(vm: Vm, set: &Value) -> Value {
    let len = set.body::<Set>().len();
    vm.new_iter(&vm.classes().set_iterator, State::Set { set: set.clone(), position: 0, len })
}

pub(crate) fn dict_iter(vm: Vm, dict: &Value, part: Part, reverse: bool) -> Value {
    let (len, version, slots) =
        dict.body::<Dict>().table.with(|table| (table.len(), table.version(), table.slots()));
    let classes = vm.classes();
    let class = match part {
        Part::Keys if reverse => &classes.dict_reversekeyiterator,
        Part::Keys => &classes.dict_keyiterator,
        Part::Values => &classes.dict_valueiterator,
        Part::Items => &classes.dict_itemiterator,
    };
    let position = if reverse { slots } else { 0 };
    vm.new_iter(class, State::Dict { dict: dict.clone(), part, position, len, version, reverse })
}

pub(crate) fn range_iter(vm: Vm, range: &super::range::Range) -> Value {
    use num_traits::ToPrimitive;
    let small = |value: &Value| value.as_small();
    if let (Some(start), Some(stop), Some(step)) =
        (small(&range.start), small(&range.stop), small(&range.step))
    {
        // Of integers of 48 bits, no difference overflows 64.
        let span = if step < 0 { start - stop } else { stop - start };
        let left = if span <= 0 { 0 } else { (span - 1) / step.abs() + 1 };
        return vm.new_iter(&vm.classes().range_iterator, State::Range { next: start, step, left });
    }
    let left = range.len();
    let state = match (range.small(), left.to_i64()) {
        (Some((start, _, step)), Some(left)) => State::Range { next: start, step, left },
        _ => State::BigRange {
            next: range.start.as_big().unwrap_or_default(),
            step: range.step.as_big().unwrap_or_default(),
            left,
        },
    };
    vm.new_iter(&vm.classes().range_iterator, state)
}
