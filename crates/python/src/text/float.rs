//! Floats: as text, from text, their hash and the integers that they are made of.

mod digits;
mod hash;
mod hex;
mod parse;
mod power;
mod ratio;
mod round;

pub(crate) use digits::{float_digits, repr_float};
pub(crate) use hash::{hash_big, hash_float, hash_int};
pub(crate) use hex::{FromHex, float_from_hex, float_hex};
pub(crate) use parse::parse_float;
pub(crate) use power::power;
pub(crate) use ratio::{float_as_integer_ratio, float_from_big};
pub(crate) use round::round_half_even;

pub(super) use digits::digits_with_dot;

/// The mantissa and exponent of a finite float: it is plus or minus the first, times two to the second.
fn parts(value: f64) -> (u64, i32) {
    let bits = value.to_bits();
    let exponent = ((bits >> 52) & 0x7FF) as i32;
    let fraction = bits & ((1 << 52) - 1);
    if exponent == 0 { (fraction, -1074) } else { (fraction | (1 << 52), exponent - 1075) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_multiply_to_the_value() {
        for value in [0.0, 1.0, 0.1, 5e-324, 2.5e-308, f64::MAX] {
            let (mantissa, exponent) = parts(value);
            let halves = (exponent / 2, exponent - exponent / 2);
            assert_eq!(mantissa as f64 * 2f64.powi(halves.0) * 2f64.powi(halves.1), value);
        }
    }
}
