//! Comparisons of built-in values.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_traits::FromPrimitive;

use super::{Quick, is_plain};
use crate::compile::op::Op;
use crate::object::Kind;
use crate::types::bytes::Bytes;
use crate::types::complex::Complex;
use crate::types::list::List;
use crate::types::string::Str;
use crate::types::tuple::Tuple;
use crate::value::Value;

/// The comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Order {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

impl Order {
    pub(crate) const ALL: [Self; 6] = [Self::Lt, Self::Le, Self::Eq, Self::Ne, Self::Gt, Self::Ge];

    pub(crate) fn of(op: Op) -> Self {
        match op {
            Op::Lt => Self::Lt,
            Op::Le => Self::Le,
            Op::Eq => Self::Eq,
            Op::Ne => Self::Ne,
            Op::Gt => Self::Gt,
            _ => Self::Ge,
        }
    }

    /// The relations for which it holds, one bit each: less, equal, greater, and none of these, as NaN.
    #[inline(always)]
    pub(crate) fn relations(self) -> u8 {
        match self {
            Self::Lt => 1,
            Self::Le => 1 | 2,
            Self::Eq => 2,
            Self::Ne => 1 | 4 | 8,
            Self::Gt => 4,
            Self::Ge => 2 | 4,
        }
    }

    /// Whether it holds for values in this order; `None`: they have none, as NaN.
    pub(crate) fn holds(self, ordering: Option<Ordering>) -> bool {
        match (self, ordering) {
            (Self::Ne, None) => true,
            (_, None) => false,
            (Self::Lt, Some(ordering)) => ordering.is_lt(),
            (Self::Le, Some(ordering)) => ordering.is_le(),
            (Self::Eq, Some(ordering)) => ordering.is_eq(),
            (Self::Ne, Some(ordering)) => ordering.is_ne(),
            (Self::Gt, Some(ordering)) => ordering.is_gt(),
            (Self::Ge, Some(ordering)) => ordering.is_ge(),
        }
    }

    /// The one that holds when the operands change sides.
    pub(crate) fn swapped(self) -> Self {
        match self {
            Self::Lt => Self::Gt,
            Self::Le => Self::Ge,
            Self::Gt => Self::Lt,
            Self::Ge => Self::Le,
            same => same,
        }
    }

    pub(crate) fn symbol(self) -> &'static str {
        ["<", "<=", "==", "!=", ">", ">="][self as usize]
    }

    pub(crate) fn method(self, names: &crate::vm::Names) -> &Value {
        [&names.__lt__, &names.__le__, &names.__eq__, &names.__ne__, &names.__gt__, &names.__ge__]
            [self as usize]
    }
}

/// How deep nested tuples and lists are compared here; below that, Python's own depth counts.
const DEEPEST: u32 = 16;

/// Whether two values are equal; identity comes first, as in containers.
#[inline]
#[cfg_attr(target_arch = "wasm32", optimize(speed))]
pub(crate) fn eq_quick(left: &Value, right: &Value) -> Quick {
    if left.is(right) {
        return Quick::Yes;
    }
    if left.both_small(right) {
        return Quick::No;
    }
    eq_deep(left, right, DEEPEST)
}

#[cfg_attr(target_arch = "wasm32", optimize(speed))]
fn eq_deep(left: &Value, right: &Value, depth: u32) -> Quick {
    if left.is(right) {
        return Quick::Yes;
    }
    match equal(left, right, depth) {
        Some(truth) => truth.into(),
        None => Quick::Ask,
    }
}

/// Whether two built-in values are equal by `==`; `None` if their classes have to be asked.
#[cfg_attr(target_arch = "wasm32", optimize(speed))]
fn equal(left: &Value, right: &Value, depth: u32) -> Option<bool> {
    if !is_plain(left) || !is_plain(right) {
        return None;
    }
    let (a, b) = (left.kind(), right.kind());
    if is_real(a) && is_real(b) {
        return Some(Order::Eq.holds(order_reals(left, right)));
    }
    Some(match (a, b) {
        (Kind::Str, Kind::Str) => left.body::<Str>().bytes() == right.body::<Str>().bytes(),
        (Kind::Bytes, Kind::Bytes) => left.body::<Bytes>().0 == right.body::<Bytes>().0,
        (Kind::Complex, Kind::Complex) => {
            let (a, b) = (left.body::<Complex>(), right.body::<Complex>());
            a.real == b.real && a.imag == b.imag
        }
        (Kind::Tuple, Kind::Tuple) => {
            return equal_items(left.body::<Tuple>().items(), right.body::<Tuple>().items(), depth);
        }
        (Kind::List, Kind::List) => {
            let (a, b) = (left.body::<List>(), right.body::<List>());
            if a.len() != b.len() {
                return Some(false);
            }
            return equal_items(&a.copied(), &b.copied(), depth);
        }
        _ if is_simple(a) && is_simple(b) && a != b => false,
        _ => return None,
    })
}

/// Kinds whose values equal none of another kind.
#[cfg_attr(target_arch = "wasm32", optimize(speed))]
fn is_simple(kind: Kind) -> bool {
    is_real(kind)
        || matches!(
            kind,
            Kind::Str
                | Kind::None
                | Kind::Tuple
                | Kind::List
                | Kind::Dict
                | Kind::Ellipsis
                | Kind::Function
                | Kind::Range
        )
}

#[cfg_attr(target_arch = "wasm32", optimize(speed))]
fn equal_items(left: &[Value], right: &[Value], depth: u32) -> Option<bool> {
    if left.len() != right.len() {
        return Some(false);
    }
    if depth == 0 {
        return None;
    }
    for (a, b) in left.iter().zip(right) {
        match eq_deep(a, b, depth - 1) {
            Quick::Yes => {}
            Quick::No => return Some(false),
            Quick::Ask => return None,
        }
    }
    Some(true)
}

fn is_real(kind: Kind) -> bool {
    matches!(kind, Kind::Int | Kind::Bool | Kind::Float)
}

/// The order of two numbers that are no complex ones.
fn order_reals(left: &Value, right: &Value) -> Option<Ordering> {
    match (left.as_i64(), right.as_i64(), left.real(), right.real()) {
        (Some(a), Some(b), ..) => Some(a.cmp(&b)),
        (.., Some(a), Some(b)) => a.partial_cmp(&b),
        (_, _, None, None) => Some(left.as_big()?.cmp(&right.as_big()?)),
        (_, _, Some(float), None) => order_float(float, right).map(Ordering::reverse),
        (_, _, None, Some(float)) => order_float(float, left),
    }
}

/// The order of an integer and a float, exactly.
fn order_float(float: f64, integer: &Value) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    if float.is_infinite() {
        return Some(if float > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    let whole = BigInt::from_f64(float.floor())?;
    let ordering = integer.as_big()?.cmp(&whole);
    Some(if ordering.is_eq() && float.fract() != 0.0 { Ordering::Less } else { ordering })
}

/// A comparison of two built-in values; `None` if their classes have to be asked.
#[cfg_attr(target_arch = "wasm32", optimize(speed))]
pub(crate) fn compare_quick(order: Order, left: &Value, right: &Value) -> Option<bool> {
    if matches!(order, Order::Eq | Order::Ne) {
        return equal(left, right, DEEPEST).map(|truth| truth == (order == Order::Eq));
    }
    if !is_plain(left) || !is_plain(right) {
        return None;
    }
    let ordering = match (left.kind(), right.kind()) {
        (a, b) if is_real(a) && is_real(b) => order_reals(left, right),
        // Code points are in the order of their bytes.
        (Kind::Str, Kind::Str) => Some(left.body::<Str>().bytes().cmp(right.body::<Str>().bytes())),
        (Kind::Bytes, Kind::Bytes) => Some(left.body::<Bytes>().0.cmp(&right.body::<Bytes>().0)),
        (Kind::Tuple, Kind::Tuple) => {
            return order_items(order, left.body::<Tuple>().items(), right.body::<Tuple>().items());
        }
        (Kind::List, Kind::List) => {
            return order_items(order, &left.body::<List>().copied(), &right.body::<List>().copied());
        }
        _ => return None,
    };
    Some(order.holds(ordering))
}

/// The order of two sequences is that of the first items that differ.
fn order_items(order: Order, left: &[Value], right: &[Value]) -> Option<bool> {
    for (a, b) in left.iter().zip(right) {
        match eq_quick(a, b) {
            Quick::Yes => {}
            Quick::No if a.kind() == Kind::Tuple || a.kind() == Kind::List => return None,
            Quick::No => return compare_quick(order, a, b),
            Quick::Ask => return None,
        }
    }
    Some(order.holds(Some(left.len().cmp(&right.len()))))
}
