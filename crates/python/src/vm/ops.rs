//! Operators on built-in values, as far as no Python code is needed.

mod arithmetic;
mod compare;
mod hash;
mod sequence;

pub(crate) use arithmetic::{increment, pow_mod, to_float};
pub(crate) use compare::{Order, compare_quick, eq_quick};
pub(crate) use hash::{fix as fix_hash, hash_identity, hash_items, hash_quick, unhashable};
pub(crate) use sequence::repeat_count;

use super::{Names, Res, Vm};
use crate::compile::op::Op;
use crate::object::Kind;
use crate::value::Value;

/// An answer, or that only Python code can give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quick {
    Yes,
    No,
    Ask,
}

impl From<bool> for Quick {
    fn from(truth: bool) -> Self {
        if truth { Self::Yes } else { Self::No }
    }
}

/// The binary operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Binary {
    Add,
    Sub,
    Mul,
    MatMul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    LShift,
    RShift,
    And,
    Or,
    Xor,
    DivMod,
}

impl Binary {
    pub(crate) fn of(op: Op) -> Self {
        match op {
            Op::Add | Op::AddInt => Self::Add,
            Op::Sub | Op::SubInt => Self::Sub,
            Op::Mul => Self::Mul,
            Op::MatMul => Self::MatMul,
            Op::TrueDiv => Self::TrueDiv,
            Op::FloorDiv => Self::FloorDiv,
            Op::Mod => Self::Mod,
            Op::Pow => Self::Pow,
            Op::LShift => Self::LShift,
            Op::RShift => Self::RShift,
            Op::And => Self::And,
            Op::Or => Self::Or,
            _ => Self::Xor,
        }
    }

    pub(crate) fn symbol(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Sub => "-",
            Self::Mul => "*",
            Self::MatMul => "@",
            Self::TrueDiv => "/",
            Self::FloorDiv => "//",
            Self::Mod => "%",
            Self::Pow => "** or pow()",
            Self::LShift => "<<",
            Self::RShift => ">>",
            Self::And => "&",
            Self::Or => "|",
            Self::Xor => "^",
            Self::DivMod => "divmod()",
        }
    }

    /// The names of the method, the reflected method, and the one that works in place.
    pub(crate) fn methods(self, names: &Names) -> [&Value; 3] {
        match self {
            Self::Add => [&names.__add__, &names.__radd__, &names.__iadd__],
            Self::Sub => [&names.__sub__, &names.__rsub__, &names.__isub__],
            Self::Mul => [&names.__mul__, &names.__rmul__, &names.__imul__],
            Self::MatMul => [&names.__matmul__, &names.__rmatmul__, &names.__imatmul__],
            Self::TrueDiv => [&names.__truediv__, &names.__rtruediv__, &names.__itruediv__],
            Self::FloorDiv => [&names.__floordiv__, &names.__rfloordiv__, &names.__ifloordiv__],
            Self::Mod => [&names.__mod__, &names.__rmod__, &names.__imod__],
            Self::Pow => [&names.__pow__, &names.__rpow__, &names.__ipow__],
            Self::LShift => [&names.__lshift__, &names.__rlshift__, &names.__ilshift__],
            Self::RShift => [&names.__rshift__, &names.__rrshift__, &names.__irshift__],
            Self::And => [&names.__and__, &names.__rand__, &names.__iand__],
            Self::Or => [&names.__or__, &names.__ror__, &names.__ior__],
            Self::Xor => [&names.__xor__, &names.__rxor__, &names.__ixor__],
            Self::DivMod => [&names.__divmod__, &names.__rdivmod__, &names.__divmod__],
        }
    }
}

/// Whether no class of a program's own decides what the value's operators do.
#[inline(always)]
pub(crate) fn is_plain(value: &Value) -> bool {
    value.header().is_none_or(|header| !header.is_subclass())
}

impl Vm {
    /// The result of an operator on two built-in values; `None` if their classes have to be asked.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn binary_quick(self, op: Binary, left: &Value, right: &Value) -> Option<Res> {
        if !is_plain(left) || !is_plain(right) {
            return None;
        }
        self.binary_of_kinds(op, left, right)
    }

    /// The same by what the values are, whatever their classes do: what the methods of the built-in classes give.
    pub(crate) fn binary_of_kinds(self, op: Binary, left: &Value, right: &Value) -> Option<Res> {
        let is_number = |kind| matches!(kind, Kind::Int | Kind::Bool | Kind::Float | Kind::Complex);
        let (a, b) = (left.kind(), right.kind());
        if is_number(a) && is_number(b) {
            return self.arithmetic(op, left, right);
        }
        self.sequence_binary(op, left, right)
    }
}
