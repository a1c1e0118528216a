//! Hashes of numbers: what they leave when divided by 2^61 - 1, so that equal numbers of different types have equal
//! hashes (`_Py_HashDouble` in `Python/pyhash.c`, `long_hash` in `Objects/longobject.c`).

use num_bigint::{BigInt, Sign};

use super::parts;

const BITS: u32 = 61;
const MODULUS: u64 = (1 << BITS) - 1;
const INFINITY: i64 = 314_159;

/// `hash()` of an integer.
pub(crate) fn hash_int(number: i64) -> i64 {
    signed(number.unsigned_abs() % MODULUS, number < 0)
}

/// `hash()` of an integer of any size.
pub(crate) fn hash_big(number: &BigInt) -> i64 {
    // What is carried to the next digit is multiplied by 2^64, which leaves 8.
    let magnitude = number.iter_u64_digits().rev().fold(0, |carried: u64, digit| {
        let total = u128::from(carried) * 8 + u128::from(digit);
        let folded = (total as u64 & MODULUS) + (total >> BITS) as u64;
        if folded >= MODULUS { folded - MODULUS } else { folded }
    });
    signed(magnitude, number.sign() == Sign::Minus)
}

/// `hash()` of a float; 0 for nan, whose hash CPython takes from the object.
pub(crate) fn hash_float(value: f64) -> i64 {
    if value.is_nan() {
        return 0;
    }
    if value.is_infinite() {
        return if value > 0.0 { INFINITY } else { -INFINITY };
    }
    let (mantissa, exponent) = parts(value);
    // To multiply by a power of two is to rotate.
    let shift = exponent.rem_euclid(BITS as i32) as u32;
    let magnitude = ((mantissa << shift) & MODULUS) | (mantissa >> (BITS - shift));
    signed(magnitude, value < 0.0)
}

/// With its sign; -1 is kept for errors.
fn signed(magnitude: u64, negative: bool) -> i64 {
    let hash = if negative { -(magnitude as i64) } else { magnitude as i64 };
    if hash == -1 { -2 } else { hash }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers() {
        assert_eq!(hash_int(5), 5);
        assert_eq!(hash_int(-1), -2);
        assert_eq!(hash_int(MODULUS as i64), 0);
        assert_eq!(hash_int(i64::MIN), -4);
    }

    #[test]
    fn large_integers_agree_with_small_ones() {
        for number in [0, 1, -1, 1 << 60, MODULUS as i64, i64::MAX, i64::MIN] {
            assert_eq!(hash_big(&BigInt::from(number)), hash_int(number));
        }
        assert_eq!(hash_big(&(BigInt::from(1) << 100u32)), 1 << 39);
        assert_eq!(hash_big(&-(BigInt::from(1) << 61u32)), -2);
    }

    #[test]
    fn floats() {
        assert_eq!(hash_float(0.0), 0);
        assert_eq!(hash_float(-1.0), -2);
        assert_eq!(hash_float(3.0), 3);
        assert_eq!(hash_float(0.5), 1 << 60);
        assert_eq!(hash_float(0.1), 230584300921369408);
        assert_eq!(hash_float(2f64.powi(100)), 1 << 39);
        assert_eq!(hash_float(f64::NEG_INFINITY), -314159);
        assert_eq!(hash_float(f64::NAN), 0);
    }
}
