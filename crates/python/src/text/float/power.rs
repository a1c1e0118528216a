//! Powers. CPython asks the C library for them, whose last digit is right nearly always (`pow` of `Objects/floatobject.c`).
//! The one that Rust brings for wasm is less exact: `10.0 ** -5` would be `9.999999999999999e-06`.

/// Larger exponents are rare, and their last digit is seldom seen.
const MOST: f64 = 1024.0;

/// Products between these have a rounding error that is a float itself.
const EXACT: std::ops::Range<f64> = 1e-270..1e270;

/// One float to the power of another.
pub(crate) fn power(base: f64, exponent: f64) -> f64 {
    if cfg!(target_arch = "wasm32") {
        whole_power(base, exponent).unwrap_or_else(|| base.powf(exponent))
    } else {
        base.powf(exponent)
    }
}

/// The power for a whole exponent, worked out with twice the digits.
fn whole_power(base: f64, exponent: f64) -> Option<f64> {
    if exponent != exponent.trunc() || exponent.abs() > MOST {
        return None;
    }
    let (mut result, mut square) = (Pair(1.0, 0.0), Pair(base, 0.0));
    let mut left = exponent.abs() as u32;
    while left > 0 {
        if left & 1 == 1 {
            result = result.times(square)?;
        }
        left >>= 1;
        if left > 0 {
            square = square.times(square)?;
        }
    }
    if exponent < 0.0 { result.inverse() } else { Some(result.0) }
}

/// The sum of a float and of what its last digit leaves over.
#[derive(Clone, Copy)]
struct Pair(f64, f64);

impl Pair {
    fn times(self, other: Self) -> Option<Self> {
        let (product, error) = product(self.0, other.0)?;
        let rest = error + (self.0 * other.1 + self.1 * other.0);
        let sum = product + rest;
        Some(Self(sum, rest - (sum - product)))
    }

    fn inverse(self) -> Option<f64> {
        let near = 1.0 / self.0;
        let (one, error) = product(near, self.0)?;
        Some(near + near * ((1.0 - one) - error - near * self.1))
    }
}

/// A product and its rounding error (T. J. Dekker, "A floating-point technique for extending the available precision",
/// 1971). `None` where that is no float.
fn product(a: f64, b: f64) -> Option<(f64, f64)> {
    let product = a * b;
    if ![a, b, product].iter().all(|factor| EXACT.contains(&factor.abs())) {
        return None;
    }
    let halves = |value: f64| {
        let scaled = value * 134_217_729.0;
        let upper = scaled - (scaled - value);
        (upper, value - upper)
    };
    let ((a, a_rest), (b, b_rest)) = (halves(a), halves(b));
    Some((product, a_rest * b_rest - (((product - a * b) - a_rest * b) - a * b_rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_ten_are_what_is_read_from_their_text() {
        for exponent in -269..270 {
            let wanted: f64 = format!("1e{exponent}").parse().unwrap();
            assert_eq!(whole_power(10.0, f64::from(exponent)), Some(wanted), "{exponent}");
        }
    }

    #[test]
    fn whole_powers_are_those_of_the_c_library() {
        for base in [-3.7, -1.0, 0.1, 0.99, 1.0, 1.1, 2.0, 2.5, 7.0] {
            for exponent in -25..26 {
                let exponent = f64::from(exponent);
                assert_eq!(
                    whole_power(base, exponent),
                    Some(f64::powf(base, exponent)),
                    "{base} ** {exponent}"
                );
            }
        }
    }

    #[test]
    fn what_has_no_exact_error_is_left_to_the_library() {
        for (base, exponent) in
            [(2.0, 0.5), (10.0, 300.0), (0.0, 2.0), (f64::NAN, 2.0), (f64::INFINITY, 1.0), (2.0, 1e9)]
        {
            assert_eq!(whole_power(base, exponent), None);
        }
    }
}
