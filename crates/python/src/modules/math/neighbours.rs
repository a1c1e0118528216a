//! The floats next to a float (`math_nextafter_impl` and `math_ulp_impl` in `Modules/mathmodule.c`).

use num_bigint::Sign;

use super::{real, reals};
use crate::value::Value;
use crate::vm::{Res, Vm};

#[undropped]
pub(super) async fn nextafter(vm: Vm, a: Vec<Value>) -> Res {
    let (x, y) = reals(vm, &a).await?;
    if a[2].is_none() {
        return Ok(Value::float(match () {
            () if x.is_nan() || y.is_nan() => x + y,
            () if x == y => y,
            () if x < y => x.next_up(),
            () => x.next_down(),
        }));
    }
    let steps = vm.index(&a[2]).await?.as_big().unwrap_or_default();
    if steps.sign() == Sign::Minus {
        return Err(vm.value_error("steps must be a non-negative integer"));
    }
    Ok(Value::float(after(x, y, u64::try_from(&steps).unwrap_or(u64::MAX))))
}

/// The float that lies so many steps from `x` towards `y` (`math_nextafter_impl`).
fn after(x: f64, y: f64, steps: u64) -> f64 {
    if steps == 0 || x.is_nan() || x.to_bits() == y.to_bits() {
        return x;
    }
    if y.is_nan() {
        return y;
    }
    let (from, to) = (x.abs().to_bits(), y.abs().to_bits());
    if x.is_sign_negative() != y.is_sign_negative() {
        return if from + to <= steps {
            y
        } else if from < steps {
            f64::from_bits(steps - from).copysign(y)
        } else {
            f64::from_bits(from - steps).copysign(x)
        };
    }
    if from.abs_diff(to) < steps {
        return y;
    }
    f64::from_bits(if from > to { from - steps } else { from + steps }).copysign(x)
}

#[undropped]
pub(super) async fn ulp(vm: Vm, a: Vec<Value>) -> Res {
    let x = real(vm, &a[0]).await?.abs();
    if !x.is_finite() {
        return Ok(Value::float(x));
    }
    let above = x.next_up();
    Ok(Value::float(if above.is_infinite() { x - x.next_down() } else { above - x }))
}
