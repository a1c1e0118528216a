//! `round()` of a float to a number of digits (`float.__round__` in `Objects/floatobject.c`).

use super::digits::split_exponent;

/// The float nearest to the decimal that `value` rounds to, a tie going to the even digit; `digits` may be negative. An
/// infinity from a finite value means that CPython raises OverflowError, "rounded value too large to represent".
pub(crate) fn round_half_even(value: f64, digits: i32) -> f64 {
    if !value.is_finite() || digits > 323 {
        return value;
    }
    let magnitude = value.abs();
    let rounded = match usize::try_from(digits) {
        Ok(digits) => read(&format!("{magnitude:.digits$}")),
        Err(_) if digits < -308 => 0.0,
        Err(_) => round_before_point(magnitude, digits),
    };
    rounded.copysign(value)
}

/// Rounds to a multiple of a power of ten.
fn round_before_point(magnitude: f64, digits: i32) -> f64 {
    // No float has as many digits as these, so they are exact.
    let exact = format!("{magnitude:.800e}");
    let (mantissa, exponent) = split_exponent(&exact);
    match exponent + digits {
        precision @ 0.. => read(&format!("{:.*e}", precision as usize, magnitude)),
        -1 if is_above_half(mantissa) => read(&format!("1e{}", exponent + 1)),
        _ => 0.0,
    }
}

/// Whether digits with their point behind the first say more than five.
fn is_above_half(mantissa: &str) -> bool {
    let mut digits = mantissa.bytes().filter(u8::is_ascii_digit);
    match digits.next() {
        Some(b'5') => digits.any(|digit| digit != b'0'),
        first => first > Some(b'5'),
    }
}

fn read(text: &str) -> f64 {
    text.parse().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behind_the_point() {
        assert_eq!(round_half_even(2.675, 2), 2.67);
        assert_eq!(round_half_even(0.125, 2), 0.12);
        assert_eq!(round_half_even(0.375, 2), 0.38);
        assert_eq!(round_half_even(1e22, 5), 1e22);
        assert!(round_half_even(-0.001, 2).is_sign_negative());
        assert_eq!(round_half_even(5e-324, 400), 5e-324);
    }

    #[test]
    fn before_the_point() {
        assert_eq!(round_half_even(1234.5, -2), 1200.0);
        assert_eq!(round_half_even(15.0, -1), 20.0);
        assert_eq!(round_half_even(25.0, -1), 20.0);
        assert_eq!(round_half_even(50.0, -2), 0.0);
        assert_eq!(round_half_even(-50.1, -2), -100.0);
        assert_eq!(round_half_even(5.0, -2), 0.0);
        assert_eq!(round_half_even(0.0, -1), 0.0);
        assert_eq!(round_half_even(1e23, -24), 0.0);
        assert_eq!(round_half_even(1e300, -400), 0.0);
        assert_eq!(round_half_even(1.7e308, -308), f64::INFINITY);
    }
}
