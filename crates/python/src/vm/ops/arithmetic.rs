//! Numbers (`Objects/longobject.c`, `Objects/floatobject.c`, `Objects/complexobject.c`).

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Pow, Signed, ToPrimitive, Zero};

use super::Binary;
use crate::object::Kind;
use crate::types::complex::Complex;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// Shifts and powers whose result would be larger are refused: the memory would not hold it.
const MOST_BITS: u64 = 1 << 33;

impl Vm {
    pub(super) fn arithmetic(self, op: Binary, left: &Value, right: &Value) -> Option<Res> {
        let complex = left.kind() == Kind::Complex || right.kind() == Kind::Complex;
        let float = left.kind() == Kind::Float || right.kind() == Kind::Float;
        if complex {
            return self.complex_arithmetic(op, left, right);
        }
        if float {
            let (a, b) = match (to_float(self, left), to_float(self, right)) {
                (Ok(a), Ok(b)) => (a, b),
                (Err(raise), _) | (_, Err(raise)) => return Some(Err(raise)),
            };
            return self.float_arithmetic(op, a, b);
        }
        if let (Some(a), Some(b)) = (left.as_i64(), right.as_i64())
            && let Some(result) = self.small_arithmetic(op, a, b)
        {
            if let (Binary::And | Binary::Or | Binary::Xor, Some(a), Some(b)) =
                (op, left.as_bool(), right.as_bool())
            {
                return Some(Ok(Value::bool(match op {
                    Binary::And => a & b,
                    Binary::Or => a | b,
                    _ => a ^ b,
                })));
            }
            return Some(result);
        }
        self.big_arithmetic(op, &*left.big_ref()?, &*right.big_ref()?)
    }

    /// `None` where the result may not fit.
    fn small_arithmetic(self, op: Binary, a: i64, b: i64) -> Option<Res> {
        let divides = matches!(op, Binary::FloorDiv | Binary::Mod | Binary::DivMod);
        if divides && b == 0 {
            return Some(Err(self.zero_division(op)));
        }
        let number = match op {
            Binary::Add => a.checked_add(b)?,
            Binary::Sub => a.checked_sub(b)?,
            Binary::Mul => a.checked_mul(b)?,
            Binary::FloorDiv => {
                a.checked_div_euclid(b)?.checked_sub(i64::from(b < 0 && a.rem_euclid(b) != 0))?
            }
            Binary::Mod => floor_mod(a, b)?,
            Binary::DivMod => {
                let quotient =
                    a.checked_div_euclid(b)?.checked_sub(i64::from(b < 0 && a.rem_euclid(b) != 0))?;
                return Some(Ok(self.pair(self.int(quotient), self.int(floor_mod(a, b)?))));
            }
            Binary::And => a & b,
            Binary::Or => a | b,
            Binary::Xor => a ^ b,
            Binary::LShift if (0..15).contains(&b) && a.unsigned_abs() < 1 << 47 => a << b,
            Binary::RShift if b >= 0 => a >> b.min(63),
            Binary::TrueDiv if b != 0 && a.unsigned_abs() < 1 << 53 && b.unsigned_abs() < 1 << 53 => {
                return Some(Ok(Value::float(a as f64 / b as f64)));
            }
            Binary::Pow if (0..63).contains(&b) => a.checked_pow(b as u32)?,
            _ => return None,
        };
        Some(Ok(self.int(number)))
    }

    fn zero_division(self, op: Binary) -> crate::vm::Raise {
        self.raise_text(
            &self.classes().zero_division_error,
            match op {
                Binary::Mod => "integer modulo by zero",
                Binary::TrueDiv => "division by zero",
                _ => "integer division or modulo by zero",
            },
        )
    }

    fn big_arithmetic(self, op: Binary, a: &BigInt, b: &BigInt) -> Option<Res> {
        if matches!(op, Binary::FloorDiv | Binary::Mod | Binary::DivMod | Binary::TrueDiv) && b.is_zero() {
            return Some(Err(self.zero_division(op)));
        }
        let number = match op {
            Binary::Add => a + b,
            Binary::Sub => a - b,
            Binary::Mul => a * b,
            Binary::FloorDiv => a.div_floor(b),
            Binary::Mod => a.mod_floor(b),
            Binary::DivMod => {
                let (quotient, rest) = a.div_mod_floor(b);
                return Some(Ok(self.pair(self.big(quotient), self.big(rest))));
            }
            Binary::And => a & b,
            Binary::Or => a | b,
            Binary::Xor => a ^ b,
            Binary::LShift | Binary::RShift => return Some(self.shift(op, a, b)),
            Binary::TrueDiv => return Some(big_true_divide(self, a, b)),
            Binary::Pow => return Some(self.power(a.clone(), b)),
            Binary::MatMul => return None,
        };
        Some(Ok(self.big(number)))
    }

    fn shift(self, op: Binary, number: &BigInt, by: &BigInt) -> Res {
        if by.is_negative() {
            return Err(self.value_error("negative shift count"));
        }
        let left = op == Binary::LShift;
        match by.to_u64() {
            Some(by) if left && number.bits() + by < MOST_BITS => Ok(self.big(number << by)),
            Some(by) if !left => Ok(self.big(number >> by)),
            _ if number.is_zero() => Ok(self.int(0)),
            _ if left => Err(self.raise_text(&self.classes().overflow_error, "too many digits in integer")),
            _ => Ok(self.int(if number.is_negative() { -1 } else { 0 })),
        }
    }

    fn power(self, base: BigInt, exponent: &BigInt) -> Res {
        if exponent.is_negative() {
            if base.is_zero() {
                return Err(self.raise_text(&self.classes().zero_division_error, "zero to a negative power"));
            }
            let (base, exponent) = (big_to_float(self, &base)?, big_to_float(self, exponent)?);
            return Ok(Value::float(crate::text::float::power(base, exponent)));
        }
        if base.is_zero() || base.is_one() || exponent.is_zero() {
            return Ok(self.big(if exponent.is_zero() { BigInt::one() } else { base }));
        }
        match exponent.to_u32() {
            Some(exponent) if base.bits() * u64::from(exponent) < MOST_BITS => {
                Ok(self.big(Pow::pow(base, exponent)))
            }
            _ if (-&base).is_one() => Ok(self.int(if exponent.is_even() { 1 } else { -1 })),
            _ => Err(self.raise_text(&self.classes().memory_error, "the power does not fit in memory")),
        }
    }

    fn float_arithmetic(self, op: Binary, a: f64, b: f64) -> Option<Res> {
        let zero = |message: &str| Some(Err(self.raise_text(&self.classes().zero_division_error, message)));
        Some(Ok(Value::float(match op {
            Binary::Add => a + b,
            Binary::Sub => a - b,
            Binary::Mul => a * b,
            Binary::TrueDiv if b == 0.0 => return zero("float division by zero"),
            Binary::TrueDiv => a / b,
            Binary::FloorDiv if b == 0.0 => return zero("float floor division by zero"),
            Binary::FloorDiv => float_floor_divide(a, b),
            Binary::Mod if b == 0.0 => return zero("float modulo by zero"),
            Binary::Mod => float_mod(a, b),
            Binary::DivMod if b == 0.0 => return zero("float divmod()"),
            Binary::DivMod => {
                let pair = self.pair(Value::float(float_floor_divide(a, b)), Value::float(float_mod(a, b)));
                return Some(Ok(pair));
            }
            Binary::Pow => return Some(self.float_power(a, b)),
            _ => return None,
        })))
    }

    fn float_power(self, a: f64, b: f64) -> Res {
        if a == 0.0 && b < 0.0 && b.is_finite() {
            return Err(self.raise_text(&self.classes().zero_division_error, "zero to a negative power"));
        }
        if a < 0.0 && a.is_finite() && b.is_finite() && b != b.floor() {
            return self.complex_power(Complex { real: a, imag: 0.0 }, Complex { real: b, imag: 0.0 });
        }
        let result = crate::text::float::power(a, b);
        if result.is_infinite() && a.is_finite() && b.is_finite() {
            return Err(self.overflow_range());
        }
        Ok(Value::float(result))
    }

    fn overflow_range(self) -> crate::vm::Raise {
        let args = vec![self.int(34), self.str("Numerical result out of range")];
        self.raise_args(&self.classes().overflow_error, args)
    }

    fn complex_arithmetic(self, op: Binary, left: &Value, right: &Value) -> Option<Res> {
        let (a, b) = match (to_complex(self, left), to_complex(self, right)) {
            (Ok(a), Ok(b)) => (a, b),
            (Err(raise), _) | (_, Err(raise)) => return Some(Err(raise)),
        };
        // A real operand takes no part in the other's imaginary part (C99 Annex G, as Python 3.14 has it).
        let (left_real, right_real) = (left.kind() != Kind::Complex, right.kind() != Kind::Complex);
        Some(Ok(match op {
            Binary::Add if left_real => self.complex(a.real + b.real, b.imag),
            Binary::Add if right_real => self.complex(a.real + b.real, a.imag),
            Binary::Add => self.complex(a.real + b.real, a.imag + b.imag),
            Binary::Sub if left_real => self.complex(a.real - b.real, -b.imag),
            Binary::Sub if right_real => self.complex(a.real - b.real, a.imag),
            Binary::Sub => self.complex(a.real - b.real, a.imag - b.imag),
            Binary::Mul if left_real => self.complex(a.real * b.real, a.real * b.imag),
            Binary::Mul if right_real => self.complex(a.real * b.real, a.imag * b.real),
            Binary::Mul => self.complex(a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real),
            Binary::TrueDiv => return Some(self.complex_divide(a, b)),
            Binary::Pow => return Some(self.complex_power(a, b)),
            Binary::FloorDiv | Binary::Mod | Binary::DivMod => return None,
            _ => return None,
        }))
    }

    fn complex_divide(self, a: Complex, b: Complex) -> Res {
        if b.real == 0.0 && b.imag == 0.0 {
            return Err(self.raise_text(&self.classes().zero_division_error, "complex division by zero"));
        }
        let quotient = if b.real.abs() >= b.imag.abs() {
            let ratio = b.imag / b.real;
            let denominator = b.real + b.imag * ratio;
            ((a.real + a.imag * ratio) / denominator, (a.imag - a.real * ratio) / denominator)
        } else {
            let ratio = b.real / b.imag;
            let denominator = b.real * ratio + b.imag;
            ((a.real * ratio + a.imag) / denominator, (a.imag * ratio - a.real) / denominator)
        };
        Ok(self.complex(quotient.0, quotient.1))
    }

    fn complex_power(self, a: Complex, b: Complex) -> Res {
        if b.real == 0.0 && b.imag == 0.0 {
            return Ok(self.complex(1.0, 0.0));
        }
        if a.real == 0.0 && a.imag == 0.0 {
            if b.imag != 0.0 || b.real < 0.0 {
                let message = "zero to a negative or complex power";
                return Err(self.raise_text(&self.classes().zero_division_error, message));
            }
            return Ok(self.complex(0.0, 0.0));
        }
        if b.imag == 0.0 && b.real == b.real.floor() && b.real.abs() <= 100.0 {
            return self.complex_integer_power(a, b.real as i32);
        }
        let size = a.real.hypot(a.imag);
        let angle = a.imag.atan2(a.real);
        let mut length = size.powf(b.real);
        let mut turn = angle * b.real;
        if b.imag != 0.0 {
            length *= (-angle * b.imag).exp();
            turn += b.imag * size.ln();
        }
        let (real, imag) = (length * turn.cos(), length * turn.sin());
        if !(real.is_finite() && imag.is_finite()) && a.real.is_finite() && a.imag.is_finite() {
            return Err(self.raise_text(&self.classes().overflow_error, "complex exponentiation"));
        }
        Ok(self.complex(real, imag))
    }

    fn complex_integer_power(self, base: Complex, exponent: i32) -> Res {
        let times = |a: Complex, b: Complex| Complex {
            real: a.real * b.real - a.imag * b.imag,
            imag: a.real * b.imag + a.imag * b.real,
        };
        let (mut result, mut power, mut left) =
            (Complex { real: 1.0, imag: 0.0 }, base, exponent.unsigned_abs());
        while left > 0 {
            if left & 1 == 1 {
                result = times(result, power);
            }
            power = times(power, power);
            left >>= 1;
        }
        if exponent < 0 {
            return self.complex_divide(Complex { real: 1.0, imag: 0.0 }, result);
        }
        Ok(self.complex(result.real, result.imag))
    }
}

fn floor_mod(a: i64, b: i64) -> Option<i64> {
    let rest = a.checked_rem(b)?;
    Some(if rest != 0 && (rest < 0) != (b < 0) { rest + b } else { rest })
}

pub(crate) fn float_mod(a: f64, b: f64) -> f64 {
    let rest = a % b;
    if rest == 0.0 {
        return 0f64.copysign(b);
    }
    if (rest < 0.0) != (b < 0.0) { rest + b } else { rest }
}

pub(crate) fn float_floor_divide(a: f64, b: f64) -> f64 {
    let rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest != 0.0 && (rest < 0.0) != (b < 0.0) {
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return 0f64.copysign(a / b);
    }
    let floor = quotient.floor();
    if quotient - floor > 0.5 { floor + 1.0 } else { floor }
}

fn big_to_float(vm: Vm, number: &BigInt) -> Res<f64> {
    match number.to_f64() {
        Some(float) if float.is_finite() => Ok(float),
        _ => Err(vm.raise_text(&vm.classes().overflow_error, "int too large to convert to float")),
    }
}

/// The float of a number that is no complex one.
pub(crate) fn to_float(vm: Vm, value: &Value) -> Res<f64> {
    match (value.real(), value.as_small()) {
        (Some(float), _) => Ok(float),
        (_, Some(number)) => Ok(number as f64),
        _ => big_to_float(vm, &value.as_big().unwrap_or_default()),
    }
}

fn to_complex(vm: Vm, value: &Value) -> Res<Complex> {
    match value.get::<Complex>() {
        Some(complex) => Ok(*complex),
        None => Ok(Complex { real: to_float(vm, value)?, imag: 0.0 }),
    }
}

/// The quotient of two integers, rounded once (`long_true_divide`).
pub(crate) fn big_true_divide(vm: Vm, a: &BigInt, b: &BigInt) -> Res {
    let negative = a.is_negative() != b.is_negative();
    let (a, b) = (a.abs(), b.abs());
    // Scaled so that the quotient has 64 bits or more; what is left of the division only decides about rounding.
    let shift = 66 - (a.bits() as i64 - b.bits() as i64);
    let (scaled, divisor) = if shift >= 0 { (a << shift as u64, b) } else { (a, b << (-shift) as u64) };
    let (mut quotient, rest) = scaled.div_rem(&divisor);
    if !rest.is_zero() {
        quotient |= BigInt::one();
    }
    let float = scale(&quotient, -shift);
    if float.is_infinite() {
        let message = "integer division result too large for a float";
        return Err(vm.raise_text(&vm.classes().overflow_error, message));
    }
    Ok(Value::float(if negative { -float } else { float }))
}

/// `number * 2**exponent`, rounded once. The number has 66 bits or more, of which the last tells of what was cut off.
fn scale(number: &BigInt, exponent: i64) -> f64 {
    let top = number.bits() as i64 + exponent;
    if top < -1022 {
        // The result is subnormal: cut so many bits off that the rest is exact.
        let cut = (-1074 - exponent).max(0) as u64;
        let (kept, lost) = (number >> cut, number & &((BigInt::one() << cut) - 1i32));
        let half = BigInt::one() << cut.saturating_sub(1);
        let up = cut > 0 && (lost > half || lost == half && kept.is_odd());
        return (kept + i32::from(up)).to_f64().unwrap_or(0.0) * f64::from_bits(1);
    }
    let float = number.to_f64().unwrap_or(f64::INFINITY);
    let step = |float: f64, by: i64| float * 2f64.powi(by as i32);
    if top > 1025 { f64::INFINITY } else { step(step(float, exponent / 2), exponent - exponent / 2) }
}

/// One more than an integer.
pub(crate) fn increment(vm: Vm, number: &Value) -> Value {
    match number.as_small() {
        Some(small) => vm.int(small + 1),
        None => vm.big(number.as_big().unwrap_or_default() + 1i32),
    }
}

/// `pow(base, exponent, modulus)` of integers.
pub(crate) fn pow_mod(vm: Vm, base: &BigInt, exponent: &BigInt, modulus: &BigInt) -> Res {
    if modulus.is_zero() {
        return Err(vm.value_error("pow() 3rd argument cannot be 0"));
    }
    let size = modulus.abs();
    let (mut base, mut exponent) = (base.mod_floor(&size), exponent.clone());
    if exponent.is_negative() {
        let gcd = base.extended_gcd(&size);
        if !gcd.gcd.is_one() {
            return Err(vm.value_error("base is not invertible for the given modulus"));
        }
        base = gcd.x.mod_floor(&size);
        exponent = -exponent;
    }
    let power = base.modpow(&exponent, &size);
    Ok(vm.big(if modulus.is_negative() && !power.is_zero() { power + modulus } else { power }))
}
