//! `__length_hint__`: how many items an iterator has before it.

use num_bigint::BigInt;

use super::copied;
use crate::object::Kind;
use crate::types::bytes::{ByteArray, Bytes};
use crate::types::dict::Dict;
use crate::types::iter::{Iter, State};
use crate::types::list::List;
use crate::types::set::Set;
use crate::types::string::Str;
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::{Res, Vm};

#[undropped]
pub(super) async fn length_hint(vm: Vm, a: Vec<Value>) -> Res {
    let left = match copied(a[0].body::<Iter>()) {
        State::List { list, index } => list.body::<List>().len().saturating_sub(index),
        State::ListReverse { list, index } => or_shrunk(list.body::<List>().len(), index),
        State::Tuple { tuple, index } => tuple.body::<Tuple>().items().len().saturating_sub(index),
        State::Range { left, .. } => left.max(0) as usize,
        State::BigRange { left, .. } => return Ok(vm.big(left.max(BigInt::ZERO))),
        State::Str { text, offset } => {
            let text = text.body::<Str>();
            text.len() - text.index_of_offset(offset)
        }
        State::Bytes { bytes, index } => byte_count(&bytes).saturating_sub(index),
        State::Dict { dict, position, len, reverse, .. } => {
            dict_entries_left(dict.body(), position, len, reverse)
        }
        State::Set { set, position, len } => set_keys_left(set.body(), position, len),
        State::Sequence { object, index } => vm.len(&object).await?.saturating_sub(index.max(0) as usize),
        State::Reversed { object, index } => or_shrunk(vm.len(&object).await?, index.max(0) as usize),
        _ => 0,
    };
    Ok(vm.size(left))
}

/// What is left of a sequence gone through backwards; nothing if it has become shorter than that.
fn or_shrunk(len: usize, left: usize) -> usize {
    if len < left { 0 } else { left }
}

fn byte_count(bytes: &Value) -> usize {
    match bytes.kind() {
        Kind::Bytes => bytes.body::<Bytes>().0.len(),
        Kind::ByteArray => bytes.body::<ByteArray>().bytes.with(|bytes| bytes.len()),
        _ => bytes.as_bytes().map_or(0, |bytes| bytes.len()),
    }
}

fn dict_entries_left(dict: &Dict, position: usize, len: usize, reverse: bool) -> usize {
    dict.table.with(|table| {
        if table.len() != len {
            return 0;
        }
        let places = if reverse { 0..position.min(table.slots()) } else { position..table.slots() };
        places.filter(|&place| table.entry(place).is_some()).count()
    })
}

fn set_keys_left(set: &Set, position: usize, len: usize) -> usize {
    set.table.with(|table| {
        if table.len() != len {
            return 0;
        }
        let (mut count, mut from) = (0, position);
        while let Some((at, _)) = table.next(from) {
            count += 1;
            from = at + 1;
        }
        count
    })
}
