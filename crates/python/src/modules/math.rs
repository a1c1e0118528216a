//! The module `math` (`Modules/mathmodule.c`).

mod erf;
mod gamma;
mod integers;
mod neighbours;
mod sums;

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

use crate::types::Methods;
use crate::value::Value;
use crate::vm::ops::to_float;
use crate::vm::{Raise, Res, Vm};
use crate::waits;

use erf::{erf, erfc};
use gamma::{gamma, lgamma};
use integers::{comb, factorial, gcd, isqrt, lcm, perm};
use neighbours::{nextafter, ulp};
use sums::{dist, fsum, hypot, prod, sumprod};

/// Registers functions of one float.
macro_rules! real_functions {
    ($m:expr, $($name:literal => $function:expr;)*) => {
        $($m.wait($name, "x, /", |vm, a| {
            crate::vm::native::task(async move {
                let x = real(vm, &a[0]).await?;
                checked(vm, x, $function(x))
            })
        });)*
    };
}

pub(crate) fn fill(_: Vm, m: &Methods) {
    m.value("pi", Value::float(std::f64::consts::PI))
        .value("e", Value::float(std::f64::consts::E))
        .value("tau", Value::float(std::f64::consts::TAU))
        .value("inf", Value::float(f64::INFINITY))
        .value("nan", Value::float(f64::NAN));
    real_functions!(m,
        "sin" => f64::sin;
        "cos" => f64::cos;
        "tan" => f64::tan;
        "asin" => f64::asin;
        "acos" => f64::acos;
        "atan" => f64::atan;
        "sinh" => f64::sinh;
        "cosh" => f64::cosh;
        "tanh" => f64::tanh;
        "asinh" => asinh;
        "acosh" => f64::acosh;
        "atanh" => atanh;
        "exp" => f64::exp;
        "exp2" => f64::exp2;
        "expm1" => f64::exp_m1;
        "log1p" => f64::ln_1p;
        "sqrt" => f64::sqrt;
        "cbrt" => f64::cbrt;
        "fabs" => f64::abs;
        "degrees" => |x: f64| x * (180.0 / std::f64::consts::PI);
        "radians" => |x: f64| x * (std::f64::consts::PI / 180.0);
        "gamma" => gamma;
        "lgamma" => lgamma;
        "erf" => erf;
        "erfc" => |x: f64| erfc(x);
    );
    m.wait("floor", "x, /", waits!(floor))
        .wait("ceil", "x, /", waits!(ceil))
        .wait("trunc", "x, /", waits!(trunc))
        .wait("log", "x, base=?, /", waits!(log))
        .wait("log2", "x, /", waits!(log2))
        .wait("log10", "x, /", waits!(log10))
        .wait("pow", "x, y, /", waits!(pow))
        .wait("fmod", "x, y, /", waits!(fmod))
        .wait("remainder", "x, y, /", waits!(remainder))
        .wait("atan2", "y, x, /", waits!(atan2))
        .wait("copysign", "x, y, /", waits!(copysign))
        .wait("fmax", "x, y, /", waits!(fmax))
        .wait("fmin", "x, y, /", waits!(fmin))
        .wait("ldexp", "x, i, /", waits!(ldexp))
        .wait("frexp", "x, /", waits!(frexp))
        .wait("modf", "x, /", waits!(modf))
        .wait("isnan", "x, /", waits!(isnan))
        .wait("isinf", "x, /", waits!(isinf))
        .wait("isfinite", "x, /", waits!(isfinite))
        .wait("isclose", "a, b, *, rel_tol=?, abs_tol=?", waits!(isclose))
        .wait("hypot", "*coordinates", waits!(hypot))
        .wait("dist", "p, q, /", waits!(dist))
        .wait("fsum", "seq, /", waits!(fsum))
        .wait("sumprod", "p, q, /", waits!(sumprod))
        .wait("prod", "iterable, /, *, start=1", waits!(prod))
        .wait("factorial", "n, /", waits!(factorial))
        .wait("comb", "n, k, /", waits!(comb))
        .wait("perm", "n, k=None, /", waits!(perm))
        .wait("gcd", "*integers", waits!(gcd))
        .wait("lcm", "*integers", waits!(lcm))
        .wait("isqrt", "n, /", waits!(isqrt))
        .wait("nextafter", "x, y, /, *, steps=None", waits!(nextafter))
        .wait("ulp", "x, /", waits!(ulp))
        .wait("fma", "x, y, z, /", waits!(fma));
}

/// The float that a number stands for.
#[undropped]
async fn real(vm: Vm, value: &Value) -> Res<f64> {
    if value.real().is_some() || value.is_int() {
        return to_float(vm, value);
    }
    let names = vm.names();
    if let Some(result) = vm.call_special(value, &names.__float__, Vec::new()).await? {
        return match result.real() {
            Some(number) => Ok(number),
            None => {
                let (class, result) = (vm.class_name(value), vm.class_name(&result));
                Err(vm.type_error(format!("{class}.__float__() must return a float, not {result}")))
            }
        };
    }
    if vm.class_attribute(value, &names.__index__).is_some() {
        let number = vm.index(value).await?;
        return to_float(vm, &number);
    }
    Err(vm.type_error(format!("must be real number, not {}", vm.class_name(value))))
}

#[undropped]
async fn reals(vm: Vm, a: &[Value]) -> Res<(f64, f64)> {
    Ok((real(vm, &a[0]).await?, real(vm, &a[1]).await?))
}

fn domain(vm: Vm) -> Raise {
    vm.value_error("math domain error")
}

fn range(vm: Vm) -> Raise {
    vm.overflow_error("math range error")
}

/// A result that is no number is an error, unless the argument was none.
fn checked(vm: Vm, x: f64, result: f64) -> Res {
    if result.is_nan() && !x.is_nan() {
        return Err(domain(vm));
    }
    if result.is_infinite() && x.is_finite() {
        // Where a function has a pole, that is outside of its domain.
        return Err(if x == 0.0 || x.abs() == 1.0 { domain(vm) } else { range(vm) });
    }
    Ok(Value::float(result))
}

fn asinh(x: f64) -> f64 {
    if x == 0.0 { x } else { x.asinh() }
}

/// As fdlibm's `atanh`: what the standard library computes loses its digits next to -1.
fn atanh(x: f64) -> f64 {
    let size = x.abs();
    let result = match size {
        ..0.5 => 0.5 * (2.0 * size + 2.0 * size * size / (1.0 - size)).ln_1p(),
        _ => 0.5 * (2.0 * size / (1.0 - size)).ln_1p(),
    };
    result.copysign(x)
}

/// Rounds by the method of a class, or as floats do.
#[undropped]
async fn rounded(vm: Vm, value: &Value, method: &Value, round: fn(f64) -> f64) -> Res {
    if value.as_float().is_none()
        && let Some(result) = vm.call_special(value, method, Vec::new()).await?
    {
        return Ok(result);
    }
    let number = round(real(vm, value).await?);
    integer_of(vm, number)
}

fn integer_of(vm: Vm, number: f64) -> Res {
    use num_traits::FromPrimitive;
    match BigInt::from_f64(number) {
        Some(integer) => Ok(vm.big(integer)),
        None if number.is_nan() => Err(vm.value_error("cannot convert float NaN to integer")),
        None => Err(vm.overflow_error("cannot convert float infinity to integer")),
    }
}

#[undropped]
async fn floor(vm: Vm, a: Vec<Value>) -> Res {
    rounded(vm, &a[0], &vm.names().__floor__, f64::floor).await
}

#[undropped]
async fn ceil(vm: Vm, a: Vec<Value>) -> Res {
    rounded(vm, &a[0], &vm.names().__ceil__, f64::ceil).await
}

#[undropped]
async fn trunc(vm: Vm, a: Vec<Value>) -> Res {
    if a[0].as_float().is_some() {
        return integer_of(vm, real(vm, &a[0]).await?.trunc());
    }
    match vm.call_special(&a[0], &vm.names().__trunc__, Vec::new()).await? {
        Some(result) => Ok(result),
        None => Err(vm.type_error(format!("type {} doesn't define __trunc__ method", vm.class_name(&a[0])))),
    }
}

/// A logarithm of any positive number, however large.
#[undropped]
async fn logarithm(vm: Vm, value: &Value, of: fn(f64) -> f64, per_bit: f64) -> Res<f64> {
    if let Some(big) = value.as_big() {
        if !big.is_positive() {
            return Err(vm.value_error("expected a positive input"));
        }
        if let Some(small) = big.to_f64().filter(|small| small.is_finite()) {
            return Ok(of(small));
        }
        let shift = big.bits() - 60;
        let top = (&big >> shift).to_f64().unwrap_or(1.0);
        return Ok(of(top) + shift as f64 * per_bit);
    }
    let x = real(vm, value).await?;
    if x <= 0.0 {
        let shown = crate::text::float::repr_float(x);
        return Err(vm.value_error(format!("expected a positive input, got {shown}")));
    }
    Ok(of(x))
}

#[undropped]
async fn log(vm: Vm, a: Vec<Value>) -> Res {
    let number = logarithm(vm, &a[0], f64::ln, std::f64::consts::LN_2).await?;
    if a[1].is_missing() {
        return Ok(Value::float(number));
    }
    let base = logarithm(vm, &a[1], f64::ln, std::f64::consts::LN_2).await?;
    if base == 0.0 {
        return Err(vm.zero_division_error("division by zero"));
    }
    Ok(Value::float(number / base))
}

#[undropped]
async fn log2(vm: Vm, a: Vec<Value>) -> Res {
    logarithm(vm, &a[0], f64::log2, 1.0).await.map(Value::float)
}

#[undropped]
async fn log10(vm: Vm, a: Vec<Value>) -> Res {
    logarithm(vm, &a[0], f64::log10, std::f64::consts::LOG10_2).await.map(Value::float)
}

#[undropped]
async fn pow(vm: Vm, a: Vec<Value>) -> Res {
    let (x, y) = reals(vm, &a).await?;
    let result = crate::text::float::power(x, y);
    if x.is_finite() && y.is_finite() {
        if result.is_nan() || x == 0.0 && y < 0.0 {
            return Err(domain(vm));
        }
        if result.is_infinite() {
            return Err(range(vm));
        }
    }
    Ok(Value::float(result))
}

#[undropped]
async fn fmod(vm: Vm, a: Vec<Value>) -> Res {
    let (x, y) = reals(vm, &a).await?;
    if y.is_infinite() && x.is_finite() {
        return Ok(Value::float(x));
    }
    let result = x % y;
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain(vm));
    }
    Ok(Value::float(result))
}

#[undropped]
async fn remainder(vm: Vm, a: Vec<Value>) -> Res {
    let (x, y) = reals(vm, &a).await?;
    if x.is_nan() || y.is_nan() {
        return Ok(Value::float(f64::NAN));
    }
    if x.is_infinite() || y == 0.0 {
        return Err(domain(vm));
    }
    if y.is_infinite() {
        return Ok(Value::float(x));
    }
    let (size, step) = (x.abs(), y.abs());
    let rest = size % step;
    let other = step - rest;
    let result = if rest < other {
        rest
    } else if rest > other {
        -other
    } else {
        rest - 2.0 * ((0.5 * (size - rest)) % step)
    };
    Ok(Value::float(1f64.copysign(x) * result))
}

#[undropped]
async fn atan2(vm: Vm, a: Vec<Value>) -> Res {
    let (y, x) = reals(vm, &a).await?;
    Ok(Value::float(y.atan2(x)))
}

#[undropped]
async fn copysign(vm: Vm, a: Vec<Value>) -> Res {
    let (x, y) = reals(vm, &a).await?;
    Ok(Value::float(x.copysign(y)))
}

#[undropped]
async fn fmax(vm: Vm, a: Vec<Value>) -> Res {
    let (x, y) = reals(vm, &a).await?;
    Ok(Value::float(x.max(y)))
}

#[undropped]
async fn fmin(vm: Vm, a: Vec<Value>) -> Res {
    let (x, y) = reals(vm, &a).await?;
    Ok(Value::float(x.min(y)))
}

#[undropped]
async fn ldexp(vm: Vm, a: Vec<Value>) -> Res {
    let x = real(vm, &a[0]).await?;
    if !a[1].is_int() {
        return Err(vm.type_error("Expected an int as second argument to ldexp."));
    }
    if x == 0.0 || !x.is_finite() {
        return Ok(Value::float(x));
    }
    let exponent = a[1].as_i64().unwrap_or(if a[1].as_big().is_some_and(|n| n.is_negative()) {
        i64::MIN
    } else {
        i64::MAX
    });
    let mut left = exponent.clamp(-4000, 4000) as i32;
    let mut result = x;
    while left != 0 {
        // In steps, so that a subnormal result is rounded once.
        let step = if left < 0 && result.abs() < f64::MIN_POSITIVE * 2f64.powi(60) {
            left
        } else {
            left.clamp(-900, 900)
        };
        result *= if step < -1000 { 0.0 } else { 2f64.powi(step) };
        left -= step;
        if result == 0.0 {
            break;
        }
    }
    if result.is_infinite() { Err(range(vm)) } else { Ok(Value::float(result)) }
}

#[undropped]
async fn frexp(vm: Vm, a: Vec<Value>) -> Res {
    let x = real(vm, &a[0]).await?;
    if x == 0.0 || !x.is_finite() {
        return Ok(vm.pair(Value::float(x), vm.int(0)));
    }
    let (scaled, bias) = if x.abs() < f64::MIN_POSITIVE { (x * 2f64.powi(54), 54) } else { (x, 0) };
    let exponent = ((scaled.to_bits() >> 52) & 0x7FF) as i64 - 1022;
    let mantissa = f64::from_bits(scaled.to_bits() & !(0x7FF << 52) | 1022 << 52);
    Ok(vm.pair(Value::float(mantissa), vm.int(exponent - bias)))
}

#[undropped]
async fn modf(vm: Vm, a: Vec<Value>) -> Res {
    let x = real(vm, &a[0]).await?;
    let whole = x.trunc();
    let fraction = if x.is_infinite() { 0f64.copysign(x) } else { (x - whole).copysign(x) };
    Ok(vm.pair(Value::float(fraction), Value::float(whole)))
}

#[undropped]
async fn isnan(vm: Vm, a: Vec<Value>) -> Res {
    Ok(Value::bool(real(vm, &a[0]).await?.is_nan()))
}

#[undropped]
async fn isinf(vm: Vm, a: Vec<Value>) -> Res {
    Ok(Value::bool(real(vm, &a[0]).await?.is_infinite()))
}

#[undropped]
async fn isfinite(vm: Vm, a: Vec<Value>) -> Res {
    Ok(Value::bool(real(vm, &a[0]).await?.is_finite()))
}

#[undropped]
async fn isclose(vm: Vm, a: Vec<Value>) -> Res {
    let (x, y) = reals(vm, &a).await?;
    let relative = if a[2].is_missing() { 1e-9 } else { real(vm, &a[2]).await? };
    let absolute = if a[3].is_missing() { 0.0 } else { real(vm, &a[3]).await? };
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    let difference = (x - y).abs();
    let close = x == y
        || x.is_finite() && y.is_finite() && difference <= (relative * x.abs().max(y.abs())).max(absolute);
    Ok(Value::bool(close))
}

#[undropped]
async fn fma(vm: Vm, a: Vec<Value>) -> Res {
    let ((x, y), z) = (reals(vm, &a).await?, real(vm, &a[2]).await?);
    let result = x.mul_add(y, z);
    if result.is_nan() && ![x, y, z].iter().any(|n| n.is_nan()) {
        return Err(vm.value_error("invalid operation in fma"));
    }
    if result.is_infinite() && [x, y, z].iter().all(|n| n.is_finite()) {
        return Err(vm.overflow_error("overflow in fma"));
    }
    Ok(Value::float(result))
}
