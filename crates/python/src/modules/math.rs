//! The module `math` (`Modules/mathmodule.c`).

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use crate::types::Methods;
use crate::value::Value;
use crate::vm::ops::{Binary, to_float};
use crate::vm::{Raise, Res, Vm};
use crate::waits;

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
        "atanh" => f64::atanh;
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
        return Err(if x.abs() <= 1.0 { domain(vm) } else { range(vm) });
    }
    Ok(Value::float(result))
}

fn asinh(x: f64) -> f64 {
    if x == 0.0 { x } else { x.asinh() }
}

/// Rounds by the method of a class, or as floats do.
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

async fn floor(vm: Vm, a: Vec<Value>) -> Res {
    rounded(vm, &a[0], &vm.names().__floor__, f64::floor).await
}

async fn ceil(vm: Vm, a: Vec<Value>) -> Res {
    rounded(vm, &a[0], &vm.names().__ceil__, f64::ceil).await
}

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

async fn log2(vm: Vm, a: Vec<Value>) -> Res {
    logarithm(vm, &a[0], f64::log2, 1.0).await.map(Value::float)
}

async fn log10(vm: Vm, a: Vec<Value>) -> Res {
    logarithm(vm, &a[0], f64::log10, std::f64::consts::LOG10_2).await.map(Value::float)
}

async fn pow(vm: Vm, a: Vec<Value>) -> Res {
    let (x, y) = reals(vm, &a).await?;
    let result = x.powf(y);
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

async fn atan2(vm: Vm, a: Vec<Value>) -> Res {
    let (y, x) = reals(vm, &a).await?;
    Ok(Value::float(y.atan2(x)))
}

async fn copysign(vm: Vm, a: Vec<Value>) -> Res {
    let (x, y) = reals(vm, &a).await?;
    Ok(Value::float(x.copysign(y)))
}

async fn fmax(vm: Vm, a: Vec<Value>) -> Res {
    let (x, y) = reals(vm, &a).await?;
    Ok(Value::float(x.max(y)))
}

async fn fmin(vm: Vm, a: Vec<Value>) -> Res {
    let (x, y) = reals(vm, &a).await?;
    Ok(Value::float(x.min(y)))
}

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

async fn modf(vm: Vm, a: Vec<Value>) -> Res {
    let x = real(vm, &a[0]).await?;
    let whole = x.trunc();
    let fraction = if x.is_infinite() { 0f64.copysign(x) } else { (x - whole).copysign(x) };
    Ok(vm.pair(Value::float(fraction), Value::float(whole)))
}

async fn isnan(vm: Vm, a: Vec<Value>) -> Res {
    Ok(Value::bool(real(vm, &a[0]).await?.is_nan()))
}

async fn isinf(vm: Vm, a: Vec<Value>) -> Res {
    Ok(Value::bool(real(vm, &a[0]).await?.is_infinite()))
}

async fn isfinite(vm: Vm, a: Vec<Value>) -> Res {
    Ok(Value::bool(real(vm, &a[0]).await?.is_finite()))
}

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

/// The length of a vector, scaled so that nothing overflows on the way.
fn length(parts: &[f64]) -> f64 {
    if parts.iter().any(|part| part.is_infinite()) {
        return f64::INFINITY;
    }
    let most = parts.iter().fold(0f64, |most, part| most.max(part.abs()));
    if parts.iter().any(|part| part.is_nan()) {
        return f64::NAN;
    }
    if most == 0.0 {
        return 0.0;
    }
    if let [x, y] = parts {
        return x.hypot(*y);
    }
    let squares: Vec<f64> = parts.iter().map(|part| (part / most) * (part / most)).collect();
    most * exact_sum(&squares).sqrt()
}

async fn hypot(vm: Vm, a: Vec<Value>) -> Res {
    let mut parts = Vec::new();
    for part in vm.tuple_items(&a[0]) {
        parts.push(real(vm, &part).await?);
    }
    Ok(Value::float(length(&parts)))
}

async fn dist(vm: Vm, a: Vec<Value>) -> Res {
    let (p, q) = (vm.collect(&a[0]).await?, vm.collect(&a[1]).await?);
    if p.len() != q.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let mut parts = Vec::new();
    for (x, y) in p.iter().zip(&q) {
        parts.push(real(vm, x).await? - real(vm, y).await?);
    }
    Ok(Value::float(length(&parts)))
}

/// A sum that is rounded once (Shewchuk's algorithm, as `math_fsum`).
fn exact_sum(numbers: &[f64]) -> f64 {
    let mut partials: Vec<f64> = Vec::new();
    for &number in numbers {
        let mut x = number;
        let mut kept = 0;
        for index in 0..partials.len() {
            let mut y = partials[index];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials.truncate(kept);
        partials.push(x);
    }
    let Some(mut high) = partials.pop() else { return 0.0 };
    while let Some(next) = partials.pop() {
        let x = high;
        high = x + next;
        let low = next - (high - x);
        if low != 0.0 {
            // Half-way cases look at the partial below.
            if let Some(below) = partials.last()
                && (low < 0.0 && *below < 0.0 || low > 0.0 && *below > 0.0)
            {
                let doubled = low * 2.0;
                let rounded = high + doubled;
                if doubled == rounded - high {
                    high = rounded;
                }
            }
            break;
        }
    }
    high
}

async fn fsum(vm: Vm, a: Vec<Value>) -> Res {
    let mut numbers = Vec::new();
    for item in vm.collect(&a[0]).await? {
        numbers.push(real(vm, &item).await?);
    }
    if numbers.iter().any(|number| !number.is_finite()) {
        let sum: f64 = numbers.iter().filter(|number| !number.is_finite()).sum();
        if sum.is_nan() && !numbers.iter().any(|number| number.is_nan()) {
            return Err(vm.value_error("-inf + inf in fsum"));
        }
        return Ok(Value::float(sum));
    }
    let sum = exact_sum(&numbers);
    if sum.is_finite() {
        Ok(Value::float(sum))
    } else {
        Err(vm.overflow_error("intermediate overflow in fsum"))
    }
}

async fn sumprod(vm: Vm, a: Vec<Value>) -> Res {
    let (p, q) = (vm.collect(&a[0]).await?, vm.collect(&a[1]).await?);
    if p.len() != q.len() {
        return Err(vm.value_error("Inputs are not the same length"));
    }
    let mut total = vm.int(0);
    for (x, y) in p.into_iter().zip(q) {
        let product = vm.binary(Binary::Mul, x, y).await?;
        total = vm.binary(Binary::Add, total, product).await?;
    }
    Ok(total)
}

async fn prod(vm: Vm, a: Vec<Value>) -> Res {
    let mut total = a[1].clone();
    let iterator = vm.iter(&a[0]).await?;
    while let Some(item) = vm.next(&iterator).await? {
        total = vm.binary(Binary::Mul, total, item).await?;
    }
    Ok(total)
}

async fn integer(vm: Vm, value: &Value) -> Res<BigInt> {
    Ok(vm.index(value).await?.as_big().unwrap_or_default())
}

async fn factorial(vm: Vm, a: Vec<Value>) -> Res {
    let number = integer(vm, &a[0]).await?;
    if number.is_negative() {
        return Err(vm.value_error("factorial() not defined for negative values"));
    }
    let Some(number) = number.to_u32().filter(|number| *number < 10_000_000) else {
        return Err(vm.overflow_error("factorial() argument should not exceed 9223372036854775807"));
    };
    Ok(vm.big(product_of(1, u64::from(number))))
}

/// The product of the integers from one to another, by halves.
fn product_of(from: u64, to: u64) -> BigInt {
    match to.checked_sub(from) {
        None => BigInt::one(),
        Some(span) if span < 8 => (from.max(1)..=to).map(BigInt::from).product(),
        Some(span) => product_of(from, from + span / 2) * product_of(from + span / 2 + 1, to),
    }
}

fn non_negative(vm: Vm, number: &BigInt, name: &str) -> Res<()> {
    if number.is_negative() {
        Err(vm.value_error(format!("{name} must be a non-negative integer")))
    } else {
        Ok(())
    }
}

async fn comb(vm: Vm, a: Vec<Value>) -> Res {
    let (n, k) = (integer(vm, &a[0]).await?, integer(vm, &a[1]).await?);
    non_negative(vm, &n, "n")?;
    non_negative(vm, &k, "k")?;
    if k > n {
        return Ok(vm.int(0));
    }
    let Some(k) = k.clone().min(&n - &k).to_u64() else {
        return Err(vm.overflow_error("min(n - k, k) must not exceed 9223372036854775807"));
    };
    let mut result = BigInt::one();
    for index in 0..k {
        result = result * (&n - index) / (index + 1);
    }
    Ok(vm.big(result))
}

async fn perm(vm: Vm, a: Vec<Value>) -> Res {
    if a[1].is_none() {
        return factorial(vm, vec![a[0].clone()]).await;
    }
    let (n, k) = (integer(vm, &a[0]).await?, integer(vm, &a[1]).await?);
    non_negative(vm, &n, "n")?;
    non_negative(vm, &k, "k")?;
    if k > n {
        return Ok(vm.int(0));
    }
    let Some(k) = k.to_u64() else {
        return Err(vm.overflow_error("k must not exceed 9223372036854775807"));
    };
    Ok(vm.big((0..k).map(|index| &n - index).product()))
}

async fn gcd(vm: Vm, a: Vec<Value>) -> Res {
    let mut result = BigInt::zero();
    for value in vm.tuple_items(&a[0]) {
        result = result.gcd(&integer(vm, &value).await?);
    }
    Ok(vm.big(result))
}

async fn lcm(vm: Vm, a: Vec<Value>) -> Res {
    let mut result = BigInt::one();
    for value in vm.tuple_items(&a[0]) {
        result = result.lcm(&integer(vm, &value).await?);
    }
    Ok(vm.big(result))
}

async fn isqrt(vm: Vm, a: Vec<Value>) -> Res {
    let number = integer(vm, &a[0]).await?;
    if number.is_negative() {
        return Err(vm.value_error("isqrt() argument must be nonnegative"));
    }
    Ok(vm.big(number.sqrt()))
}

async fn nextafter(vm: Vm, a: Vec<Value>) -> Res {
    let (mut x, y) = reals(vm, &a).await?;
    let steps = if a[2].is_none() { 1 } else { vm.index_i64(&a[2]).await? };
    if steps < 0 {
        return Err(vm.value_error("steps must be a non-negative integer"));
    }
    for _ in 0..steps {
        if x == y || x.is_nan() || y.is_nan() {
            break;
        }
        x = if y > x { x.next_up() } else { x.next_down() };
    }
    Ok(Value::float(if x.is_nan() || y.is_nan() {
        x + y
    } else if x == y {
        y
    } else {
        x
    }))
}

async fn ulp(vm: Vm, a: Vec<Value>) -> Res {
    let x = real(vm, &a[0]).await?.abs();
    if !x.is_finite() {
        return Ok(Value::float(x));
    }
    let above = x.next_up();
    Ok(Value::float(if above.is_infinite() { x - x.next_down() } else { above - x }))
}

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

/// Lanczos's approximation with CPython's coefficients, digit for digit (`Modules/mathmodule.c`).
#[allow(clippy::excessive_precision)]
const LANCZOS_G: f64 = 6.024_680_040_776_729_6;
#[allow(clippy::excessive_precision)]
const NUMERATOR: [f64; 13] = [
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786772,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
];
const DENOMINATOR: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];

fn lanczos_sum(x: f64) -> f64 {
    let (mut up, mut down) = (0.0, 0.0);
    if x < 5.0 {
        for index in (0..13).rev() {
            up = up * x + NUMERATOR[index];
            down = down * x + DENOMINATOR[index];
        }
    } else {
        for index in 0..13 {
            up = up / x + NUMERATOR[index];
            down = down / x + DENOMINATOR[index];
        }
    }
    up / down
}

/// `sin(pi x)`, exact where that is exact.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let pi = std::f64::consts::PI;
    let result = match (2.0 * y).round() as i32 {
        0 => (pi * y).sin(),
        1 => (pi * (y - 0.5)).cos(),
        2 => (pi * (1.0 - y)).sin(),
        3 => -(pi * (y - 1.5)).cos(),
        _ => (pi * (y - 2.0)).sin(),
    };
    1f64.copysign(x) * result
}

fn gamma(x: f64) -> f64 {
    if x.is_nan() || x == f64::INFINITY {
        return x;
    }
    if x == f64::NEG_INFINITY || x == x.floor() && x < 0.0 {
        return f64::NAN;
    }
    if x == 0.0 {
        return f64::INFINITY.copysign(x);
    }
    if x == x.floor() && x <= 23.0 {
        return (1..x as u64).map(|n| n as f64).product();
    }
    let size = x.abs();
    if size < 1e-20 {
        return 1.0 / x;
    }
    if size > 200.0 {
        return if x < 0.0 { 0.0 / sin_pi(x) } else { f64::INFINITY };
    }
    let y = size + LANCZOS_G - 0.5;
    let z =
        if size > LANCZOS_G - 0.5 { (y - size) - (LANCZOS_G - 0.5) } else { (y - (LANCZOS_G - 0.5)) - size };
    let z = z * LANCZOS_G / y;
    let mut result;
    if x < 0.0 {
        result = -std::f64::consts::PI / sin_pi(size) / size * y.exp() / lanczos_sum(size);
        result -= z * result;
        result /= if size < 140.0 { y.powf(size - 0.5) } else { y.powf(size / 2.0 - 0.25).powi(2) };
    } else {
        result = lanczos_sum(size) / y.exp();
        result += z * result;
        if size < 140.0 {
            result *= y.powf(size - 0.5);
        } else {
            let root = y.powf(size / 2.0 - 0.25);
            result = result * root * root;
        }
    }
    result
}

fn lgamma(x: f64) -> f64 {
    if !x.is_finite() {
        return if x.is_nan() { x } else { f64::INFINITY };
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { f64::NAN } else { 0.0 };
    }
    let size = x.abs();
    if size < 1e-20 {
        return -size.ln();
    }
    let mut result = lanczos_sum(size).ln() - LANCZOS_G;
    result += (size - 0.5) * ((size + LANCZOS_G - 0.5).ln() - 1.0);
    if x < 0.0 {
        result = std::f64::consts::PI.ln() - sin_pi(size).abs().ln() - size.ln() - result;
    }
    result
}

/// A series near zero, a continued fraction further out.
fn erf(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    if x.abs() < 1.5 { erf_series(x) } else { 1f64.copysign(x) - erfc_fraction(x.abs()) * 1f64.copysign(x) }
}

fn erfc(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    let size = x.abs();
    if size < 1.5 {
        return 1.0 - erf_series(x);
    }
    let rest = erfc_fraction(size);
    if x > 0.0 { rest } else { 2.0 - rest }
}

fn erf_series(x: f64) -> f64 {
    let square = x * x;
    let mut sum = 0.0;
    let mut k = 25.5;
    for _ in 0..25 {
        sum = 2.0 + square * sum / k;
        k -= 1.0;
    }
    sum * x * (-square).exp() / std::f64::consts::PI.sqrt()
}

fn erfc_fraction(x: f64) -> f64 {
    if x >= 30.0 {
        return 0.0;
    }
    let square = x * x;
    let (mut a, mut da) = (0.0, 0.5);
    let (mut p, mut p1, mut q, mut q1) = (1.0, 0.0, da + square, 1.0);
    for _ in 0..50 {
        a += da;
        da += 2.0;
        let b = da + square;
        (p, p1) = (b * p - a * p1, p);
        (q, q1) = (b * q - a * q1, q);
    }
    p / q * x * (-square).exp() / std::f64::consts::PI.sqrt()
}
