//! Between floats and integers without loss.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use super::parts;

/// `float.as_integer_ratio`: a numerator and a positive denominator in lowest terms; `None` for an infinity, where
/// CPython raises OverflowError, and for nan, where it raises ValueError (`Objects/floatobject.c`).
pub(crate) fn float_as_integer_ratio(value: f64) -> Option<(BigInt, BigInt)> {
    if !value.is_finite() {
        return None;
    }
    let (mantissa, exponent) = parts(value);
    if mantissa == 0 {
        return Some((BigInt::ZERO, BigInt::from(1)));
    }
    let zeros = mantissa.trailing_zeros();
    let (odd, exponent) = (BigInt::from(mantissa >> zeros), exponent + zeros as i32);
    let power = BigInt::from(1) << exponent.unsigned_abs();
    let (numerator, denominator) = if exponent < 0 { (odd, power) } else { (odd * power, BigInt::from(1)) };
    Some((if value < 0.0 { -numerator } else { numerator }, denominator))
}

/// The float nearest to an integer, a tie going to the even one; `None` where CPython raises OverflowError, "int too
/// large to convert to float" (`PyLong_AsDouble` in `Objects/longobject.c`).
pub(crate) fn float_from_big(number: &BigInt) -> Option<f64> {
    number.to_f64().filter(|value| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(value: f64) -> Option<(i64, i64)> {
        let (numerator, denominator) = float_as_integer_ratio(value)?;
        Some((numerator.to_i64()?, denominator.to_i64()?))
    }

    #[test]
    fn ratios_are_in_lowest_terms() {
        assert_eq!(ratio(-0.75), Some((-3, 4)));
        assert_eq!(ratio(10.0), Some((10, 1)));
        assert_eq!(ratio(-0.0), Some((0, 1)));
        assert_eq!(ratio(0.1), Some((3602879701896397, 36028797018963968)));
        assert_eq!(ratio(f64::NAN), None);
    }

    #[test]
    fn integers_round_to_even() {
        assert_eq!(float_from_big(&BigInt::from((1i64 << 53) + 1)), Some(9007199254740992.0));
        assert_eq!(float_from_big(&BigInt::from((1i64 << 53) + 3)), Some(9007199254740996.0));
        assert_eq!(float_from_big(&(BigInt::from(1) << 1024u32)), None);
    }
}
