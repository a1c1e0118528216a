//! Operators and comparisons: on small integers and floats in the loop, on other values by function.

use super::operand::Here;
use super::operator::{Then, What};
use super::{Done, Flow, Hot};
use crate::compile::op::{Instr, Op, Word};
use crate::object::Kind;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::Vm;
use crate::vm::frame::{Frame, Ret};
use crate::vm::native::task;
use crate::vm::ops::{Binary, Order, compare_quick};

/// Two numbers that need no object.
enum Numbers {
    Ints(i64, i64),
    Floats(f64, f64),
}

#[inline(always)]
fn float_of(value: &Value) -> Option<f64> {
    value.as_float().or_else(|| value.as_small().map(|number| number as f64))
}

#[inline(always)]
fn numbers(a: &Value, b: &Value) -> Option<Numbers> {
    if a.both_small(b) {
        return Some(Numbers::Ints(a.small_payload(), b.small_payload()));
    }
    if let (Some(a), Some(b)) = (a.as_float(), b.as_float()) {
        return Some(Numbers::Floats(a, b));
    }
    Some(Numbers::Floats(float_of(a)?, float_of(b)?))
}

/// The sum of two integers of 48 bits has room in 64.
#[inline(always)]
fn arithmetic(op: Op, a: &Value, b: &Value) -> Option<Value> {
    match numbers(a, b)? {
        Numbers::Ints(a, b) => match op {
            Op::Add => Value::small(a + b),
            Op::Sub => Value::small(a - b),
            _ => a.checked_mul(b).and_then(Value::small),
        },
        Numbers::Floats(a, b) => Some(Value::float(match op {
            Op::Add => a + b,
            Op::Sub => a - b,
            _ => a * b,
        })),
    }
}

/// Division and operators on bits, of numbers that need no object.
#[inline(never)]
fn further(op: Op, a: &Value, b: &Value) -> Option<Value> {
    let (a, b) = match numbers(a, b)? {
        Numbers::Ints(a, b) => (a, b),
        Numbers::Floats(a, b) if op == Op::TrueDiv && b != 0.0 => return Some(Value::float(a / b)),
        Numbers::Floats(..) => return None,
    };
    match op {
        Op::And => Value::small(a & b),
        Op::Or => Value::small(a | b),
        Op::Xor => Value::small(a ^ b),
        Op::RShift if b >= 0 => Value::small(a >> b.min(63)),
        Op::LShift if (0..15).contains(&b) => Value::small(a << b),
        Op::TrueDiv if b != 0 => Some(Value::float(a as f64 / b as f64)),
        // The quotient and the rest that Rust gives have the sign of the dividend.
        Op::FloorDiv if b != 0 => {
            let quotient = a / b;
            Value::small(if a % b != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient })
        }
        Op::Mod if b != 0 => {
            let rest = a % b;
            Value::small(if rest != 0 && (rest < 0) != (b < 0) { rest + b } else { rest })
        }
        _ => None,
    }
}

/// How two numbers lie: one bit for less, equal, greater and none of these.
#[inline(always)]
fn relation<T: PartialOrd>(a: T, b: T) -> u8 {
    let ordered = u8::from(a < b) | u8::from(a == b) << 1 | u8::from(a > b) << 2;
    if ordered == 0 { 8 } else { ordered }
}

/// The same of integers, which always have an order.
#[inline(always)]
fn relation_of_ints(a: i64, b: i64) -> u8 {
    u8::from(a < b) | u8::from(a == b) << 1 | u8::from(a > b) << 2
}

#[inline(always)]
fn relation_of(a: &Value, b: &Value) -> Option<u8> {
    Some(match numbers(a, b)? {
        Numbers::Ints(a, b) => relation_of_ints(a, b),
        Numbers::Floats(a, b) => relation(a, b),
    })
}

#[inline(always)]
fn compare(order: Order, a: &Value, b: &Value) -> Option<bool> {
    Some(order.relations() & relation_of(a, b)? != 0)
}

impl Vm {
    #[inline(always)]
    pub(super) fn hot_arithmetic(self, here: &mut Here, i: Word, op: Op) -> Hot {
        let result = here.both(i.b(), i.c()).and_then(|(a, b)| arithmetic(op, a, b));
        let Some(result) = result else { return Hot::No };
        here.set(i.a(), result);
        Hot::Done
    }

    #[inline(always)]
    pub(super) fn hot_further(self, here: &mut Here, i: Word) -> Hot {
        let result = here.both(i.b(), i.c()).and_then(|(a, b)| further(i.op(), a, b));
        let Some(result) = result else { return Hot::No };
        here.set(i.a(), result);
        Hot::Done
    }

    #[inline(always)]
    pub(super) fn hot_add_int(self, here: &mut Here, i: Word, sign: i64) -> Hot {
        let number = i64::from(i.c() as i16) * sign;
        let small = here.get(i.b()).and_then(Value::as_small);
        let Some(result) = small.and_then(|small| Value::small(small + number)) else { return Hot::No };
        here.set(i.a(), result);
        Hot::Done
    }

    #[inline(always)]
    pub(super) fn hot_compare(self, here: &mut Here, i: Word, order: Order) -> Hot {
        let truth = here.both(i.b(), i.c()).and_then(|(a, b)| compare(order, a, b));
        let Some(truth) = truth else { return Hot::No };
        here.set(i.a(), Value::bool(truth));
        Hot::Done
    }

    #[inline(always)]
    pub(super) fn hot_jump_unless(self, here: &mut Here, i: Word) -> Hot {
        let relation = here.both(i.a(), i.b()).and_then(|(a, b)| relation_of(a, b));
        let truth = relation.map(|relation| i.flags() >> 4 & relation != 0);
        let Some(truth) = truth else { return Hot::No };
        here.pc = if truth { here.pc + 1 } else { here.word(here.pc) as usize };
        Hot::Done
    }

    #[inline(always)]
    pub(super) fn hot_jump_unless_int(self, here: &mut Here, i: Word) -> Hot {
        let number = i64::from(i.b() as i16);
        let relation = match here.get(i.a()) {
            Some(value) if value.is_small() => relation_of_ints(value.small_payload(), number),
            Some(value) => match value.as_float() {
                Some(float) => relation(float, number as f64),
                None => return Hot::No,
            },
            None => return Hot::No,
        };
        let truth = i.flags() >> 4 & relation != 0;
        here.pc = if truth { here.pc + 1 } else { here.word(here.pc) as usize };
        Hot::Done
    }

    /// `text += more` without a copy, where the register is all that refers to the text.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn append_here(self, frame: &mut Frame, i: Instr) -> bool {
        let Some(more) = frame.slot(i.c).clone() else { return false };
        let Some(more) = more.exact::<Str>() else { return false };
        let text = frame.slot(i.b).as_mut().and_then(|text| text.unshared::<Str>());
        text.is_some_and(|text| text.append(more))
    }

    #[inline(never)]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn op_operator(self, frame: &mut Frame, i: Instr) -> Done {
        if i.op == Op::Add && (i.a == i.b || frame.is_temp(i.b)) && self.append_here(frame, i) {
            if i.a != i.b {
                *frame.slot(i.a) = frame.slot(i.b).take();
            }
            if frame.is_temp(i.c) {
                *frame.slot(i.c) = None;
            }
            return Ok(Flow::Next);
        }
        let (left, right) = (self.operand(frame, i.b)?, self.operand(frame, i.c)?);
        self.op_binary(frame, i, left, right)
    }

    #[inline(never)]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn op_add_int(self, frame: &mut Frame, i: Instr) -> Done {
        let left = self.operand(frame, i.b)?;
        self.op_binary(frame, i, left, self.int(i64::from(i.c as i16)))
    }

    /// The result of an operator goes into `r[a]`.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn op_binary(self, frame: &mut Frame, i: Instr, left: Value, right: Value) -> Done {
        let op = Binary::of(i.op);
        let in_place = i.flags & 1 != 0;
        let mutable =
            in_place && matches!(left.kind(), Kind::List | Kind::ByteArray | Kind::Set | Kind::Dict);
        if !mutable && let Some(result) = self.binary_quick(op, &left, &right) {
            frame.set(i.a, result?);
            return Ok(Flow::Next);
        }
        match self.operate_here(left, right, What::Binary(op, in_place), Then::To(i.a)) {
            Ok(()) => Ok(Flow::Switch),
            Err((left, right)) => self.start(task(self.binary_slow(op, left, right, in_place)), Ret::To(i.a)),
        }
    }

    #[inline(never)]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn op_compare(self, frame: &mut Frame, i: Instr) -> Done {
        let order = Order::of(i.op);
        let (left, right) = (self.operand(frame, i.b)?, self.operand(frame, i.c)?);
        if let Some(truth) = compare_quick(order, &left, &right) {
            frame.set(i.a, Value::bool(truth));
            return Ok(Flow::Next);
        }
        match self.operate_here(left, right, What::Compare(order), Then::To(i.a)) {
            Ok(()) => Ok(Flow::Switch),
            Err((left, right)) => self.start(task(self.compare_slow(order, left, right)), Ret::To(i.a)),
        }
    }

    #[inline(never)]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn op_jump_unless(self, frame: &mut Frame, i: Instr) -> Done {
        let target = frame.extra() as u32;
        let left = self.operand(frame, i.a)?;
        let right = match i.op {
            Op::JumpUnless => self.operand(frame, i.b)?,
            _ => self.int(i64::from(i.b as i16)),
        };
        let order = Order::ALL[usize::from(i.flags & 15)];
        if let Some(truth) = compare_quick(order, &left, &right) {
            if !truth {
                frame.jump(target);
            }
            return Ok(Flow::Next);
        }
        let (left, right) = match self.operate_here(left, right, What::Compare(order), Then::Unless(target)) {
            Ok(()) => return Ok(Flow::Switch),
            Err(operands) => operands,
        };
        let task = task(async move {
            let result = self.compare_slow(order, left, right).await?;
            self.truth(&result).await.map(Value::bool)
        });
        self.start(task, Ret::Branch { when: false, target })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comparisons_know_what_has_no_order() {
        let nan = Value::float(f64::NAN);
        let one = Value::small_unchecked(1);
        for order in Order::ALL {
            assert_eq!(compare(order, &nan, &one), Some(order == Order::Ne));
            assert_eq!(
                compare(order, &one, &Value::float(1.5)),
                Some(matches!(order, Order::Lt | Order::Le | Order::Ne))
            );
        }
    }

    #[test]
    fn division_rounds_down() {
        let small = |number| Value::small_unchecked(number);
        for (a, b, quotient, rest) in
            [(7, 2, 3, 1), (-7, 2, -4, 1), (7, -2, -4, -1), (-7, -2, 3, -1), (6, -2, -3, 0)]
        {
            let found = |op| further(op, &small(a), &small(b)).and_then(|value| value.as_small());
            assert_eq!((found(Op::FloorDiv), found(Op::Mod)), (Some(quotient), Some(rest)));
        }
    }
}
