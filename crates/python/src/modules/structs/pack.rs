//! Values to bytes.

use num_traits::ToPrimitive;

use super::error;
use super::format::{Code, Format};
use crate::types::bytes::{ByteArray, Bytes};
use crate::types::number_methods::{to_complex, to_real};
use crate::value::Value;
use crate::vm::{Res, Vm};

/// The bytes of as many values as the format has.
#[undropped]
pub(super) async fn pack(vm: Vm, format: &Format, values: &[Value]) -> Res<Vec<u8>> {
    crate::types::str_methods::arguments::check_room(vm, format.size)?;
    let mut bytes = vec![0; format.size];
    let mut values = values.iter();
    for code in &format.codes {
        for index in 0..code.repeat {
            let Some(value) = values.next() else { return Ok(bytes) };
            let start = code.offset + index * code.size;
            let item = match code.letter {
                b's' | b'p' => text(vm, *code, value)?,
                _ => item(vm, format, code.letter, code.size, value).await?,
            };
            bytes[start..start + item.len()].copy_from_slice(&item);
        }
    }
    Ok(bytes)
}

/// The bytes of a string, cut to the room there is; `p` has its length in front.
fn text(vm: Vm, code: Code, value: &Value) -> Res<Vec<u8>> {
    if value.get::<Bytes>().is_none() && value.get::<ByteArray>().is_none() {
        let letter = char::from(code.letter);
        return Err(error(vm, format!("argument for '{letter}' must be a bytes object")));
    }
    let mut bytes = value.as_bytes().unwrap_or_default();
    if code.letter == b's' {
        bytes.truncate(code.size);
        return Ok(bytes);
    }
    if code.size == 0 {
        return Ok(Vec::new());
    }
    bytes.truncate(code.size - 1);
    bytes.insert(0, bytes.len().min(255) as u8);
    Ok(bytes)
}

#[undropped]
async fn item(vm: Vm, format: &Format, letter: u8, size: usize, value: &Value) -> Res<Vec<u8>> {
    match letter {
        b'c' => match value.get::<Bytes>() {
            Some(bytes) if bytes.0.len() == 1 => Ok(bytes.0.to_vec()),
            _ => Err(error(vm, "char format requires a bytes object of length 1")),
        },
        b'?' => Ok(vec![u8::from(vm.truth(value).await?)]),
        b'e' | b'f' | b'd' => {
            let number =
                to_real(vm, value).await.map_err(|_| error(vm, "required argument is not a float"))?;
            real(vm, format, letter, number)
        }
        b'F' | b'D' => {
            let number =
                to_complex(vm, value).await.map_err(|_| error(vm, "required argument is not a complex"))?;
            let part = if letter == b'F' { b'f' } else { b'd' };
            let mut bytes = real(vm, format, part, number.real)?;
            bytes.extend(real(vm, format, part, number.imag)?);
            Ok(bytes)
        }
        _ => integer(vm, format, letter, size, value).await,
    }
}

/// Puts the least byte first or last.
fn ordered(format: &Format, little: &[u8]) -> Vec<u8> {
    let mut bytes = little.to_vec();
    if format.big_endian {
        bytes.reverse();
    }
    bytes
}

fn real(vm: Vm, format: &Format, letter: u8, number: f64) -> Res<Vec<u8>> {
    let too_large = || {
        let letter = char::from(letter);
        vm.overflow_error(format!("float too large to pack with {letter} format"))
    };
    Ok(match letter {
        b'e' => ordered(format, &half(number).ok_or_else(too_large)?.to_le_bytes()),
        b'f' => {
            let single = number as f32;
            // C's own conversion gives an infinity.
            if single.is_infinite() && number.is_finite() && !format.native {
                return Err(too_large());
            }
            ordered(format, &single.to_le_bytes())
        }
        _ => ordered(format, &number.to_le_bytes()),
    })
}

/// The bits of a float of 16 bits; `None` if it is too large (`PyFloat_Pack2`).
fn half(number: f64) -> Option<u16> {
    let sign = if number.is_sign_negative() { 0x8000 } else { 0 };
    let size = number.abs();
    if size.is_nan() {
        return Some(sign | 0x7E00);
    }
    if size.is_infinite() {
        return Some(sign | 0x7C00);
    }
    if size >= 65520.0 {
        return None;
    }
    if size < 2f64.powi(-14) {
        return Some(sign | (size * 2f64.powi(24)).round_ties_even() as u16);
    }
    let exponent = (size.to_bits() >> 52) as i32 - 1023;
    let units = (size * 2f64.powi(10 - exponent)).round_ties_even() as u16;
    // Where rounding gives one bit more, it goes over to the exponent.
    Some(sign | ((((exponent + 15) as u16) << 10) + (units - 1024)))
}

#[undropped]
async fn integer(vm: Vm, format: &Format, letter: u8, size: usize, value: &Value) -> Res<Vec<u8>> {
    let number = if value.is_int() {
        vm.plain_int(value)
    } else if vm.class_attribute(value, &vm.names().__index__).is_some() {
        vm.index(value).await?
    } else {
        return Err(error(vm, "required argument is not an integer"));
    };
    let bits = size as u32 * 8;
    let signed = letter.is_ascii_lowercase();
    let (least, most) = match (letter, signed) {
        (b'P', _) => (i128::from(i64::MIN), i128::from(u64::MAX)),
        (_, true) => (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1),
        (_, false) => (0, (1i128 << bits) - 1),
    };
    match number.as_big().and_then(|number| number.to_i128()) {
        Some(number) if least <= number && number <= most => {
            Ok(ordered(format, &number.to_le_bytes()[..size]))
        }
        _ if letter == b'P' => Err(error(vm, "int too large to convert")),
        _ => {
            let what = match letter {
                b'b' => "byte".to_owned(),
                b'B' => "ubyte".to_owned(),
                b'h' if !format.big_endian => "short".to_owned(),
                b'H' if !format.big_endian => "ushort".to_owned(),
                _ => format!("'{}'", char::from(letter)),
            };
            Err(error(vm, format!("{what} format requires {least} <= number <= {most}")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::half;

    #[test]
    fn halves_are_rounded_to_even() {
        assert_eq!(half(1.0), Some(0x3C00));
        assert_eq!(half(-2.0), Some(0xC000));
        assert_eq!(half(65504.0), Some(0x7BFF));
        assert_eq!(half(65520.0), None);
        assert_eq!(half(5.960464477539063e-8), Some(1));
        assert_eq!(half(2.980232238769531e-8), Some(0));
        assert_eq!(half(1.0 + 1.0 / 2048.0), Some(0x3C00));
        assert_eq!(half(1.9999), Some(0x4000));
    }
}
