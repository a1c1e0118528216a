//! Methods of the built-in iterators, and how `enumerate`, `zip`, `map`, `filter` and `reversed` are made.

mod copy;
mod hint;
mod make;

use crate::value::Value;
use crate::vm::native::{Step, task};
use crate::vm::{Res, Vm};
use crate::waits;

use super::Methods;
use super::iter::{Iter, Next, State};

pub(crate) fn install(vm: Vm) {
    let c = vm.classes();
    let sized = [
        &c.list_iterator,
        &c.list_reverseiterator,
        &c.tuple_iterator,
        &c.range_iterator,
        &c.str_iterator,
        &c.bytes_iterator,
        &c.bytearray_iterator,
        &c.dict_keyiterator,
        &c.dict_valueiterator,
        &c.dict_itemiterator,
        &c.dict_reversekeyiterator,
        &c.set_iterator,
        &c.sequence_iterator,
        &c.reversed,
    ];
    for class in sized {
        Methods::of(vm, class).wait("__length_hint__", "self, /", waits!(hint::length_hint));
    }
    let others = [&c.callable_iterator, &c.enumerate, &c.zip, &c.map, &c.filter];
    for class in sized.into_iter().chain(others) {
        Methods::of(vm, class)
            .sync("__iter__", "self, /", |_, a| Ok(a[0].clone()))
            .step("__next__", "self, /", next)
            .sync("__reduce__", "self, /", copy::reduce)
            .sync("__setstate__", "self, state, /", copy::set_state);
    }
    make::install(vm);
}

fn next(vm: Vm, a: &[Value]) -> Step {
    match a[0].body::<Iter>().next(vm) {
        Next::Item(item) => Step::Done(Ok(item)),
        Next::End => Step::Done(Err(vm.stop_iteration(Value::NONE))),
        Next::Raise(raise) => Step::Done(Err(raise)),
        Next::Ask => {
            let iterator = a[0].clone();
            Step::Wait(task(async move { next_slow(vm, iterator).await }))
        }
    }
}

#[undropped]
async fn next_slow(vm: Vm, iterator: Value) -> Res {
    match vm.advance(iterator).await? {
        end if end.is_missing() => Err(vm.stop_iteration(Value::NONE)),
        item => Ok(item),
    }
}

/// What an iterator goes through and how far it is, copied; [`State::Done`] stands for an iterator of a module too.
fn copied(iter: &Iter) -> State {
    iter.state.with(|state| match state {
        State::List { list, index } => State::List { list: list.clone(), index: *index },
        State::ListReverse { list, index } => State::ListReverse { list: list.clone(), index: *index },
        State::Tuple { tuple, index } => State::Tuple { tuple: tuple.clone(), index: *index },
        State::Range { next, step, left } => State::Range { next: *next, step: *step, left: *left },
        State::BigRange { next, step, left } => {
            State::BigRange { next: next.clone(), step: step.clone(), left: left.clone() }
        }
        State::Str { text, offset } => State::Str { text: text.clone(), offset: *offset },
        State::Bytes { bytes, index } => State::Bytes { bytes: bytes.clone(), index: *index },
        State::Dict { dict, part, position, len, version, reverse } => State::Dict {
            dict: dict.clone(),
            part: *part,
            position: *position,
            len: *len,
            version: *version,
            reverse: *reverse,
        },
        State::Set { set, position, len } => State::Set { set: set.clone(), position: *position, len: *len },
        State::Sequence { object, index } => State::Sequence { object: object.clone(), index: *index },
        State::Callable { callee, sentinel } => {
            State::Callable { callee: callee.clone(), sentinel: sentinel.clone() }
        }
        State::Enumerate { iterator, next } => {
            State::Enumerate { iterator: iterator.clone(), next: next.clone() }
        }
        State::Zip { iterators, strict } => State::Zip { iterators: iterators.clone(), strict: *strict },
        State::Map { callee, iterators, strict } => {
            State::Map { callee: callee.clone(), iterators: iterators.clone(), strict: *strict }
        }
        State::Filter { callee, iterator } => {
            State::Filter { callee: callee.clone(), iterator: iterator.clone() }
        }
        State::Reversed { object, index } => State::Reversed { object: object.clone(), index: *index },
        State::Native(_) | State::Done => State::Done,
    })
}
