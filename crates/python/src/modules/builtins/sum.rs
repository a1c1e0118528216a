//! `sum`: of integers and floats without a call for each, of floats with what rounding loses added in the end.

use crate::object::Kind;
use crate::types::Methods;
use crate::types::complex::Complex;
use crate::types::iter::{Next, quick_iter, quick_next};
use crate::value::{Slot, Value};
use crate::vm::native::{Step, task};
use crate::vm::ops::{Binary, is_plain, to_float};
use crate::vm::pour::Sink;
use crate::vm::{Res, Vm};

pub(super) fn install(m: &Methods) {
    m.step("sum", "iterable, /, start=0", sum);
}

/// A sum of floats with the error of its rounding (Neumaier).
#[derive(Clone, Copy)]
struct Compensated {
    high: f64,
    low: f64,
}

impl Compensated {
    fn of(number: f64) -> Self {
        Self { high: number, low: 0.0 }
    }

    fn plus(self, number: f64) -> Self {
        let high = self.high + number;
        let lost = if self.high.abs() >= number.abs() {
            (self.high - high) + number
        } else {
            (number - high) + self.high
        };
        Self { high, low: self.low + lost }
    }

    /// Keeps the sign of a zero, and what is infinite.
    fn value(self) -> f64 {
        if self.low != 0.0 && self.low.is_finite() { self.high + self.low } else { self.high }
    }
}

/// A sum so far.
enum Total {
    Int(i64),
    Float(Compensated),
    Complex(Compensated, Compensated),
    /// Whatever else; from then on items are added as `+` does.
    Other(Value),
}

impl Total {
    /// What the loop over integers begins with.
    fn start(value: &Value) -> Self {
        match value.as_i64() {
            Some(number) if value.kind() == Kind::Int && is_plain(value) => Self::Int(number),
            _ => Self::of(value),
        }
    }

    fn of(value: &Value) -> Self {
        if let Some(number) = value.as_float() {
            return Self::Float(Compensated::of(number));
        }
        match value.exact::<Complex>() {
            Some(number) => Self::Complex(Compensated::of(number.real), Compensated::of(number.imag)),
            None => Self::Other(value.clone()),
        }
    }

    fn value(&self, vm: Vm) -> Value {
        match self {
            Self::Int(number) => vm.int(*number),
            Self::Float(sum) => Value::float(sum.value()),
            Self::Complex(real, imag) => vm.complex(real.value(), imag.value()),
            Self::Other(value) => value.clone(),
        }
    }

    /// Adds an item, unless only `+` knows how.
    fn add_quick(&mut self, vm: Vm, item: &Value) -> Res<bool> {
        match self {
            Self::Int(sum) => {
                let number = if is_plain(item) && item.is_int() { item.as_i64() } else { None };
                match number.and_then(|number| sum.checked_add(number)) {
                    Some(total) => *sum = total,
                    None => return Ok(false),
                }
            }
            Self::Float(sum) => match item.as_float() {
                Some(number) => *sum = sum.plus(number),
                None if item.is_int() => *sum = sum.plus(to_float(vm, item)?),
                None => return Ok(false),
            },
            Self::Complex(real, imag) => match (item.exact::<Complex>(), item.as_float()) {
                (Some(number), _) => (*real, *imag) = (real.plus(number.real), imag.plus(number.imag)),
                (None, Some(number)) => *real = real.plus(number),
                (None, None) if item.is_int() => *real = real.plus(to_float(vm, item)?),
                (None, None) => return Ok(false),
            },
            Self::Other(sum) => match vm.binary_quick(Binary::Add, sum, item) {
                Some(total) => *sum = total?,
                None => return Ok(false),
            },
        }
        Ok(true)
    }

    /// Adds an item as `+` does.
    #[undropped]
    async fn add(self, vm: Vm, item: Value) -> Res<Self> {
        let is_other = matches!(self, Self::Other(_));
        let total = vm.binary(Binary::Add, self.value(vm), item).await?;
        Ok(if is_other { Self::Other(total) } else { Self::of(&total) })
    }
}

fn sum(vm: Vm, a: &[Value]) -> Step {
    if let Some(what) = refused_start(&a[1]) {
        return Step::Done(Err(vm.type_error(format!("sum() can't sum {what}.join(seq) instead]"))));
    }
    let mut total = Total::start(&a[1]);
    let Some(iterator) = quick_iter(vm, &a[0]) else {
        let iterable = a[0].clone();
        return Step::Wait(task(async move {
            let iterator = vm.iter(&iterable).await?;
            sum_slow(vm, iterator, total, None).await
        }));
    };
    loop {
        match quick_next(vm, &iterator) {
            Next::Item(item) => match total.add_quick(vm, &item) {
                Ok(true) => {}
                Ok(false) => return Step::Wait(task(sum_slow(vm, iterator, total, Some(item)))),
                Err(raise) => return Step::Done(Err(raise)),
            },
            Next::End => return Step::Done(Ok(total.value(vm))),
            Next::Raise(raise) => return Step::Done(Err(raise)),
            Next::Ask => return Step::Wait(task(sum_slow(vm, iterator, total, None))),
        }
    }
}

/// What `sum` does not begin with, and what to use instead.
fn refused_start(start: &Value) -> Option<&'static str> {
    Some(match start.kind() {
        Kind::Str => "strings [use ''",
        Kind::Bytes => "bytes [use b''",
        Kind::ByteArray => "bytearray [use b''",
        _ => return None,
    })
}

/// Goes on with a sum; `pending` is an item that could not be added quickly.
#[undropped]
async fn sum_slow(vm: Vm, iterator: Value, mut total: Total, pending: Option<Value>) -> Res {
    if let Some(item) = pending {
        total = total.add(vm, item).await?;
    }
    loop {
        let (so_far, item) = vm.pour(&iterator, total).await?;
        total = match item {
            Some(item) => so_far.add(vm, item).await?,
            None => return Ok(so_far.value(vm)),
        };
    }
}

impl Sink for Total {
    fn take(&mut self, vm: Vm, item: Value) -> Res<Slot> {
        let added = self.add_quick(vm, &item)?;
        Ok((!added).then_some(item))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum_of(numbers: &[f64]) -> f64 {
        numbers.iter().fold(Compensated::of(0.0), |sum, number| sum.plus(*number)).value()
    }

    #[test]
    fn what_rounding_loses_is_added_in_the_end() {
        assert_eq!(sum_of(&[0.1; 10]), 1.0);
        assert_eq!(sum_of(&[1e100, 1.0, -1e100]), 1.0);
        assert_eq!(sum_of(&[f64::INFINITY, 1.0]), f64::INFINITY);
        assert!(sum_of(&[f64::INFINITY, -f64::INFINITY]).is_nan());
    }
}
