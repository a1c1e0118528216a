//! The functions themselves, with care for signs of zeros and for what would overflow on the way.

use std::f64::consts::{E, FRAC_PI_2, LN_2, LN_10};

use super::special::{self, Table, look_up};
use crate::types::complex::Complex;

/// Why there is no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Domain,
    Range,
}

pub(super) type Outcome = Result<Complex, Fault>;

const LARGE: f64 = f64::MAX / 4.0;
const MANTISSA: i32 = f64::MANTISSA_DIGITS as i32;

fn of(real: f64, imag: f64) -> Complex {
    Complex { real, imag }
}

fn sqrt_large() -> f64 {
    LARGE.sqrt()
}

fn log_large() -> f64 {
    LARGE.ln()
}

/// The result for a number that is not finite.
fn special(table: &Table, z: Complex) -> Option<Complex> {
    if z.real.is_finite() && z.imag.is_finite() {
        return None;
    }
    let (real, imag) = look_up(table, z.real, z.imag);
    Some(of(real, imag))
}

fn is_large(z: Complex) -> bool {
    z.real.abs() > LARGE || z.imag.abs() > LARGE
}

/// The logarithm of twice the absolute value of a large number.
fn log_of_double(z: Complex) -> f64 {
    (z.real / 2.0).hypot(z.imag / 2.0).ln() + LN_2 * 2.0
}

fn real_asinh(x: f64) -> f64 {
    if x == 0.0 { x } else { x.asinh() }
}

/// A result that has grown too large is none.
fn in_range(z: Complex) -> Outcome {
    if z.real.is_infinite() || z.imag.is_infinite() { Err(Fault::Range) } else { Ok(z) }
}

/// Multiplies by the imaginary unit.
fn times_i(z: Complex) -> Complex {
    of(-z.imag, z.real)
}

/// Divides by the imaginary unit.
fn over_i(z: Complex) -> Complex {
    of(z.imag, -z.real)
}

pub(super) fn acos(z: Complex) -> Outcome {
    if let Some(known) = special(&special::ACOS, z) {
        return Ok(known);
    }
    if is_large(z) {
        let size = log_of_double(z);
        let imag = if z.real < 0.0 { -size.copysign(z.imag) } else { size.copysign(-z.imag) };
        return Ok(of(z.imag.abs().atan2(z.real), imag));
    }
    let (first, second) = (root(of(1.0 - z.real, -z.imag)), root(of(1.0 + z.real, z.imag)));
    let imag = real_asinh(second.real * first.imag - second.imag * first.real);
    Ok(of(2.0 * first.real.atan2(second.real), imag))
}

pub(super) fn acosh(z: Complex) -> Outcome {
    if let Some(known) = special(&special::ACOSH, z) {
        return Ok(known);
    }
    if is_large(z) {
        return Ok(of(log_of_double(z), z.imag.atan2(z.real)));
    }
    let (first, second) = (root(of(z.real - 1.0, z.imag)), root(of(z.real + 1.0, z.imag)));
    let real = real_asinh(first.real * second.real + first.imag * second.imag);
    Ok(of(real, 2.0 * first.imag.atan2(second.real)))
}

pub(super) fn asin(z: Complex) -> Outcome {
    asinh(times_i(z)).map(over_i)
}

pub(super) fn asinh(z: Complex) -> Outcome {
    if let Some(known) = special(&special::ASINH, z) {
        return Ok(known);
    }
    if is_large(z) {
        let size = log_of_double(z);
        let real = if z.imag >= 0.0 { size.copysign(z.real) } else { -size.copysign(-z.real) };
        return Ok(of(real, z.imag.atan2(z.real.abs())));
    }
    let (first, second) = (root(of(1.0 + z.imag, -z.real)), root(of(1.0 - z.imag, z.real)));
    let real = real_asinh(first.real * second.imag - second.real * first.imag);
    Ok(of(real, z.imag.atan2(first.real * second.real - first.imag * second.imag)))
}

pub(super) fn atan(z: Complex) -> Outcome {
    atanh(times_i(z)).map(over_i)
}

pub(super) fn atanh(z: Complex) -> Outcome {
    if let Some(known) = special(&special::ATANH, z) {
        return Ok(known);
    }
    if z.real.is_sign_negative() {
        return right_atanh(of(-z.real, -z.imag)).map(|z| of(-z.real, -z.imag));
    }
    right_atanh(z)
}

/// The same where the real part is not negative.
fn right_atanh(z: Complex) -> Outcome {
    let height = z.imag.abs();
    if z.real > sqrt_large() || height > sqrt_large() {
        let half = (z.real / 2.0).hypot(z.imag / 2.0);
        return Ok(of(z.real / 4.0 / half / half, -FRAC_PI_2.copysign(-z.imag)));
    }
    if z.real == 1.0 && height < f64::MIN_POSITIVE.sqrt() {
        if height == 0.0 {
            return Err(Fault::Domain);
        }
        let real = -(height.sqrt() / height.hypot(2.0).sqrt()).ln();
        return Ok(of(real, (2f64.atan2(-height) / 2.0).copysign(z.imag)));
    }
    let left = 1.0 - z.real;
    let real = (4.0 * z.real / (left * left + height * height)).ln_1p() / 4.0;
    let imag = -(-2.0 * z.imag).atan2(left * (1.0 + z.real) - height * height) / 2.0;
    Ok(of(real, imag))
}

pub(super) fn cos(z: Complex) -> Outcome {
    cosh(times_i(z))
}

/// Whether the real part alone is infinite, and the result has its direction from the imaginary part.
fn is_directed(z: Complex) -> bool {
    z.real.is_infinite() && z.imag.is_finite() && z.imag != 0.0
}

fn is_finite(z: Complex) -> bool {
    z.real.is_finite() && z.imag.is_finite()
}

/// A size in the direction of an angle; a zero or an infinity keeps its size.
fn directed(size: f64, angle: f64) -> Complex {
    of(size.copysign(angle.cos()), size.copysign(angle.sin()))
}

pub(super) fn cosh(z: Complex) -> Outcome {
    if !is_finite(z) {
        if z.imag.is_infinite() && !z.real.is_nan() {
            return Err(Fault::Domain);
        }
        if is_directed(z) {
            let far = directed(f64::INFINITY, z.imag);
            return Ok(if z.real > 0.0 { far } else { of(far.real, -far.imag) });
        }
        return Ok(special(&special::COSH, z).unwrap_or(z));
    }
    let (cosine, sine) = (z.imag.cos(), z.imag.sin());
    if z.real.abs() > log_large() {
        let less = z.real - 1f64.copysign(z.real);
        return in_range(of(cosine * less.cosh() * E, sine * less.sinh() * E));
    }
    in_range(of(cosine * z.real.cosh(), sine * z.real.sinh()))
}

pub(super) fn exp(z: Complex) -> Outcome {
    if !is_finite(z) {
        if z.imag.is_infinite() && (z.real.is_finite() || z.real == f64::INFINITY) {
            return Err(Fault::Domain);
        }
        if is_directed(z) {
            return Ok(directed(if z.real > 0.0 { f64::INFINITY } else { 0.0 }, z.imag));
        }
        return Ok(special(&special::EXP, z).unwrap_or(z));
    }
    let (cosine, sine) = (z.imag.cos(), z.imag.sin());
    if z.real > log_large() {
        let size = (z.real - 1.0).exp();
        return in_range(of(size * cosine * E, size * sine * E));
    }
    let size = z.real.exp();
    in_range(of(size * cosine, size * sine))
}

pub(super) fn log(z: Complex) -> Outcome {
    if let Some(known) = special(&special::LOG, z) {
        return Ok(known);
    }
    let (width, height) = (z.real.abs(), z.imag.abs());
    let real = if is_large(z) {
        (width / 2.0).hypot(height / 2.0).ln() + LN_2
    } else if width < f64::MIN_POSITIVE && height < f64::MIN_POSITIVE {
        if width == 0.0 && height == 0.0 {
            return Err(Fault::Domain);
        }
        let scale = 2f64.powi(MANTISSA);
        (width * scale).hypot(height * scale).ln() - f64::from(MANTISSA) * LN_2
    } else {
        let size = width.hypot(height);
        if (0.71..=1.73).contains(&size) {
            let (more, less) = (width.max(height), width.min(height));
            ((more - 1.0) * (more + 1.0) + less * less).ln_1p() / 2.0
        } else {
            size.ln()
        }
    };
    Ok(of(real, z.imag.atan2(z.real)))
}

pub(super) fn log10(z: Complex) -> Outcome {
    log(z).map(|z| of(z.real / LN_10, z.imag / LN_10))
}

pub(super) fn sin(z: Complex) -> Outcome {
    sinh(times_i(z)).map(over_i)
}

pub(super) fn sinh(z: Complex) -> Outcome {
    if !is_finite(z) {
        if z.imag.is_infinite() && !z.real.is_nan() {
            return Err(Fault::Domain);
        }
        if is_directed(z) {
            let far = directed(f64::INFINITY, z.imag);
            return Ok(if z.real > 0.0 { far } else { of(-far.real, far.imag) });
        }
        return Ok(special(&special::SINH, z).unwrap_or(z));
    }
    let (cosine, sine) = (z.imag.cos(), z.imag.sin());
    if z.real.abs() > log_large() {
        let less = z.real - 1f64.copysign(z.real);
        return in_range(of(cosine * less.sinh() * E, sine * less.cosh() * E));
    }
    in_range(of(cosine * z.real.sinh(), sine * z.real.cosh()))
}

pub(super) fn sqrt(z: Complex) -> Outcome {
    Ok(root(z))
}

/// The square root, whose real part is not negative.
fn root(z: Complex) -> Complex {
    if let Some(known) = special(&special::SQRT, z) {
        return known;
    }
    if z.real == 0.0 && z.imag == 0.0 {
        return of(0.0, z.imag);
    }
    let (width, height) = (z.real.abs(), z.imag.abs());
    let size = if width < f64::MIN_POSITIVE && height < f64::MIN_POSITIVE {
        let (up, down) = (2f64.powi(MANTISSA), 2f64.powi(-(MANTISSA + 1) / 2));
        let width = width * up;
        (width + width.hypot(height * up)).sqrt() * down
    } else {
        let width = width / 8.0;
        2.0 * (width + width.hypot(height / 8.0)).sqrt()
    };
    let other = height / (2.0 * size);
    if z.real >= 0.0 { of(size, other.copysign(z.imag)) } else { of(other, size.copysign(z.imag)) }
}

pub(super) fn tan(z: Complex) -> Outcome {
    tanh(times_i(z)).map(over_i)
}

pub(super) fn tanh(z: Complex) -> Outcome {
    if !is_finite(z) {
        if z.imag.is_infinite() && z.real.is_finite() {
            return Err(Fault::Domain);
        }
        if is_directed(z) {
            return Ok(of(1f64.copysign(z.real), 0f64.copysign(2.0 * z.imag.sin() * z.imag.cos())));
        }
        return Ok(special(&special::TANH, z).unwrap_or(z));
    }
    if z.real.abs() > log_large() {
        let imag = 4.0 * z.imag.sin() * z.imag.cos() * (-2.0 * z.real.abs()).exp();
        return Ok(of(1f64.copysign(z.real), imag));
    }
    let (across, along) = (z.real.tanh(), z.imag.tan());
    let narrow = 1.0 / z.real.cosh();
    let product = across * along;
    let divisor = 1.0 + product * product;
    Ok(of(across * (1.0 + along * along) / divisor, ((along / divisor) * narrow) * narrow))
}

/// The absolute value (`_Py_c_abs`).
pub(super) fn size(z: Complex) -> Result<f64, Fault> {
    let size = z.real.hypot(z.imag);
    if is_finite(z) && size.is_infinite() { Err(Fault::Range) } else { Ok(size) }
}

/// One complex number by another (`_Py_c_quot`).
pub(super) fn quotient(a: Complex, b: Complex) -> Outcome {
    if b.real.abs() >= b.imag.abs() {
        if b.real == 0.0 {
            return Err(Fault::Domain);
        }
        let ratio = b.imag / b.real;
        let divisor = b.real + b.imag * ratio;
        return Ok(of((a.real + a.imag * ratio) / divisor, (a.imag - a.real * ratio) / divisor));
    }
    if b.imag.is_nan() || b.real.is_nan() {
        return Ok(of(f64::NAN, f64::NAN));
    }
    let ratio = b.real / b.imag;
    let divisor = b.real * ratio + b.imag;
    Ok(of((a.real * ratio + a.imag) / divisor, (a.imag * ratio - a.real) / divisor))
}

pub(super) fn rect(size: f64, angle: f64) -> Outcome {
    if !size.is_finite() || !angle.is_finite() {
        if size != 0.0 && !size.is_nan() && angle.is_infinite() {
            return Err(Fault::Domain);
        }
        if is_directed(of(size, angle)) {
            let far = directed(f64::INFINITY, angle);
            return Ok(if size > 0.0 { far } else { of(-far.real, -far.imag) });
        }
        let (real, imag) = look_up(&special::RECT, size, angle);
        return Ok(of(real, imag));
    }
    if angle == 0.0 {
        return Ok(of(size, size * angle));
    }
    Ok(of(size * angle.cos(), size * angle.sin()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(outcome: Outcome, real: f64, imag: f64) -> bool {
        outcome.is_ok_and(|z| (z.real - real).abs() < 1e-12 && (z.imag - imag).abs() < 1e-12)
    }

    #[test]
    fn values_are_those_of_cpython() {
        assert!(near(sqrt(of(-1.0, 0.0)), 0.0, 1.0));
        assert!(near(exp(of(0.0, std::f64::consts::PI)), -1.0, 0.0));
        assert!(near(acos(of(2.0, 3.0)), 1.000143542473797, -1.9833870299165355));
        assert!(near(atanh(of(2.0, 3.0)), 0.14694666622552977, 1.3389725222944935));
        assert!(near(tan(of(2.0, 3.0)), -0.003764025641504249, 1.00323862735361));
        assert!(near(log(of(0.0, 1.0)), 0.0, FRAC_PI_2));
        assert_eq!(log(of(0.0, 0.0)).err(), Some(Fault::Domain));
        assert_eq!(exp(of(1000.0, 1.0)).err(), Some(Fault::Range));
    }
}
