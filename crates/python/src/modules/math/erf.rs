//! The error function and its complement.

/// A series near zero, a continued fraction further out.
pub(super) fn erf(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    if x.abs() < 1.5 { erf_series(x) } else { 1f64.copysign(x) - erfc_fraction(x.abs()) * 1f64.copysign(x) }
}

pub(super) fn erfc(x: f64) -> f64 {
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
