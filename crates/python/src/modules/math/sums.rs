//! Sums and products of many numbers, and the lengths of vectors.

use super::real;
use crate::value::Value;
use crate::vm::ops::Binary;
use crate::vm::{Res, Vm};

/// The product of two floats, and what it lacks of the exact one (`dl_mul`).
fn exact_product(x: f64, y: f64) -> (f64, f64) {
    let high = x * y;
    (high, x.mul_add(y, -high))
}

/// The sum of two floats, the first of which is the larger one, and what it lacks of the exact one (`dl_fast_sum`).
fn exact_pair_sum(x: f64, y: f64) -> (f64, f64) {
    let high = x + y;
    (high, (x - high) + y)
}

/// The length of a vector, scaled so that nothing overflows on the way, and corrected by what rounding lost
/// (`vector_norm`).
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
    if parts.len() == 1 {
        return most;
    }
    if most < f64::MIN_POSITIVE {
        let normal: Vec<f64> = parts.iter().map(|part| part / f64::MIN_POSITIVE).collect();
        return f64::MIN_POSITIVE * length(&normal);
    }
    // A power of two, by which the largest part comes to lie between a half and one.
    let exponent = (most.to_bits() >> 52) as i32 - 1022;
    let (first, second) = (2f64.powi(-exponent / 2), 2f64.powi(-exponent - -exponent / 2));
    let (mut sum, mut lost) = (1.0, (0.0, 0.0));
    let mut add = |x: f64, y: f64| {
        let (product, low) = exact_product(x, y);
        let (total, rest) = exact_pair_sum(sum, product);
        sum = total;
        lost = (lost.0 + low, lost.1 + rest);
        sum - 1.0 + (lost.0 + lost.1)
    };
    let mut squared = 0.0;
    for part in parts {
        let scaled = part * first * second;
        squared = add(scaled, scaled);
    }
    let root = squared.sqrt();
    let error = add(-root, root);
    (root + error / (2.0 * root)) / first / second
}

#[undropped]
pub(super) async fn hypot(vm: Vm, a: Vec<Value>) -> Res {
    let mut parts = Vec::new();
    for part in vm.tuple_items(&a[0]) {
        parts.push(real(vm, &part).await?);
    }
    Ok(Value::float(length(&parts)))
}

#[undropped]
pub(super) async fn dist(vm: Vm, a: Vec<Value>) -> Res {
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

#[undropped]
pub(super) async fn fsum(vm: Vm, a: Vec<Value>) -> Res {
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

#[undropped]
pub(super) async fn sumprod(vm: Vm, a: Vec<Value>) -> Res {
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

#[undropped]
pub(super) async fn prod(vm: Vm, a: Vec<Value>) -> Res {
    let mut total = a[1].clone();
    let iterator = vm.iter(&a[0]).await?;
    while let Some(item) = vm.next(&iterator).await? {
        total = vm.binary(Binary::Mul, total, item).await?;
    }
    Ok(total)
}
