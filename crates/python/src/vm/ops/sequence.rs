//! `+`, `*`, `|` and the like on sequences, sets and dicts.

use super::{Binary, is_plain};
use crate::object::Kind;
use crate::types::bytes::{ByteArray, Bytes};
use crate::types::list::List;
use crate::types::str_format::modulo_quick;
use crate::types::string::Str;
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// Strings up to this length are put together in room that is there already.
const FEW: usize = 64;

/// No sequence has more bytes or items.
const MOST: usize = isize::MAX as usize / 16;

/// How often to repeat a sequence of so many items.
pub(crate) fn repeat_count(vm: Vm, len: usize, times: &Value) -> Res<usize> {
    let times = match times.as_i64() {
        Some(times) => crate::value::count(times).unwrap_or(0),
        None if times.as_big().is_some_and(|times| times.sign() == num_bigint::Sign::Minus) => 0,
        None if len == 0 => 0,
        None => {
            let message = "cannot fit 'int' into an index-sized integer";
            return Err(vm.raise_text(&vm.classes().overflow_error, message));
        }
    };
    match len.checked_mul(times) {
        // Nothing is not put together so many times.
        Some(0) => Ok(0),
        Some(total) if total <= MOST && has_room(total) => Ok(times),
        _ => Err(vm.raise_args(&vm.classes().memory_error, Vec::new())),
    }
}

/// Whether memory has room for so many items.
fn has_room(items: usize) -> bool {
    Vec::<Value>::new().try_reserve_exact(items).is_ok()
}

impl Vm {
    pub(super) fn sequence_binary(self, op: Binary, left: &Value, right: &Value) -> Option<Res> {
        match op {
            Binary::Add => self.concatenate(left, right),
            Binary::Mul if right.is_int() => self.repeat(left, right),
            Binary::Mul if left.is_int() => self.repeat(right, left),
            Binary::Mod => {
                modulo_quick(self, left.exact::<Str>()?, right).filter(|_| is_plain(right)).map(Ok)
            }
            _ => None,
        }
    }

    fn concatenate(self, left: &Value, right: &Value) -> Option<Res> {
        Some(Ok(match (left.kind(), right.kind()) {
            (Kind::Str, Kind::Str) => {
                let (a, b) = (left.body::<Str>().bytes(), right.body::<Str>().bytes());
                match (a.is_empty() && is_plain(right), b.is_empty() && is_plain(left)) {
                    (true, _) => right.clone(),
                    (_, true) => left.clone(),
                    _ if a.len() + b.len() > FEW => self.wtf8([a, b].concat()),
                    _ => self.written(|text| {
                        text.extend_from_slice(a);
                        text.extend_from_slice(b);
                    }),
                }
            }
            (Kind::List, Kind::List) => {
                let mut items = left.body::<List>().copied();
                items.extend(right.body::<List>().copied());
                self.list(items)
            }
            (Kind::Tuple, Kind::Tuple) => {
                self.tuple([left.body::<Tuple>().items(), right.body::<Tuple>().items()].concat())
            }
            (Kind::Bytes, Kind::Bytes | Kind::ByteArray | Kind::MemoryView | Kind::Other) => {
                self.bytes([&left.body::<Bytes>().0[..], &right.as_bytes()?].concat())
            }
            (Kind::ByteArray, Kind::Bytes | Kind::ByteArray | Kind::MemoryView | Kind::Other) => {
                let bytes = left.body::<ByteArray>().bytes.get();
                self.bytearray([bytes, right.as_bytes()?].concat())
            }
            _ => return None,
        }))
    }

    fn repeat(self, sequence: &Value, times: &Value) -> Option<Res> {
        let len = match sequence.kind() {
            Kind::Str => sequence.body::<Str>().bytes().len(),
            Kind::List => sequence.body::<List>().len(),
            Kind::Tuple => sequence.body::<Tuple>().items().len(),
            Kind::Bytes | Kind::ByteArray => sequence.as_bytes()?.len(),
            _ => return None,
        };
        let is_endless = times.as_i64().is_some_and(|times| {
            usize::try_from(times)
                .is_ok_and(|times| len.checked_mul(times).is_none_or(|all| all > isize::MAX as usize))
        });
        match sequence.kind() {
            Kind::Str if is_endless => return Some(Err(self.overflow_error("repeated string is too long"))),
            Kind::Bytes if is_endless => {
                return Some(Err(self.overflow_error("repeated bytes are too long")));
            }
            _ => {}
        }
        let times = match repeat_count(self, len, times) {
            Ok(times) => times,
            Err(raise) => return Some(Err(raise)),
        };
        Some(Ok(match sequence.kind() {
            Kind::Str => self.wtf8(sequence.body::<Str>().bytes().repeat(times)),
            Kind::List => self.list(repeated(&sequence.body::<List>().copied(), times)),
            Kind::Tuple if times == 1 && is_plain(sequence) => sequence.clone(),
            Kind::Tuple => self.tuple(repeated(sequence.body::<Tuple>().items(), times)),
            Kind::Bytes => self.bytes(sequence.as_bytes()?.repeat(times)),
            _ => self.bytearray(sequence.as_bytes()?.repeat(times)),
        }))
    }
}

fn repeated(items: &[Value], times: usize) -> Vec<Value> {
    let mut all = Vec::with_capacity(items.len() * times);
    for _ in 0..times {
        all.extend_from_slice(items);
    }
    all
}
