//! One item of an array.

use num_bigint::{BigInt, Sign};
use num_traits::ToPrimitive;

use crate::types::number_methods::to_real;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};

/// How many bytes an item of a type takes, as on a machine of 64 bits.
pub(super) fn size(letter: u8) -> usize {
    match letter {
        b'b' | b'B' => 1,
        b'h' | b'H' => 2,
        b'u' | b'w' | b'i' | b'I' | b'f' => 4,
        _ => 8,
    }
}

pub(super) fn number(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

/// The value of an item's bytes.
pub(super) fn read(vm: Vm, letter: u8, bytes: &[u8]) -> Res {
    let number = number(bytes);
    let unused = 64 - 8 * bytes.len() as u32;
    Ok(match letter {
        b'u' | b'w' => match u32::try_from(number) {
            Ok(code) if code <= 0x10FFFF => vm.character(code),
            _ => return Err(no_character(vm, number)),
        },
        b'f' => Value::float(f64::from(f32::from_bits(number as u32))),
        b'd' => Value::float(f64::from_bits(number)),
        b'b' | b'h' | b'i' | b'l' | b'q' => vm.int(((number << unused) as i64) >> unused),
        _ => vm.big(number.into()),
    })
}

pub(super) fn no_character(vm: Vm, number: u64) -> Raise {
    vm.value_error(format!("character U+{number:x} is not in range [U+0000; U+10ffff]"))
}

/// The bytes of a value as an item.
#[undropped]
pub(super) async fn write(vm: Vm, letter: u8, value: &Value) -> Res<Vec<u8>> {
    match letter {
        b'u' | b'w' => character(vm, value),
        b'f' => Ok((to_real(vm, value).await? as f32).to_le_bytes().to_vec()),
        b'd' => Ok(to_real(vm, value).await?.to_le_bytes().to_vec()),
        _ => {
            let number = vm.index(value).await?.as_big().unwrap_or_default();
            match checked(letter, &number) {
                Ok(number) => Ok(number.to_le_bytes()[..size(letter)].to_vec()),
                Err(message) => Err(vm.overflow_error(message)),
            }
        }
    }
}

fn character(vm: Vm, value: &Value) -> Res<Vec<u8>> {
    let given = match value.get::<Str>() {
        Some(text) => match (text.len(), text.code_points().next()) {
            (1, Some(code)) => return Ok(code.to_le_bytes().to_vec()),
            (0, _) => "the empty string".to_owned(),
            (len, _) => format!("a string of length {len}"),
        },
        None => vm.class_name(value),
    };
    Err(vm.type_error(format!("array item must be a unicode character, not {given}")))
}

/// The number, if it fits the type; else what CPython's several ways to read a number say.
fn checked(letter: u8, number: &BigInt) -> Result<i128, String> {
    const LONG: &str = "Python int too large to convert to C long";
    let is_negative = number.sign() == Sign::Minus;
    let within = |least: i64, most: i64, what: &str| -> Result<i128, String> {
        let number = number.to_i64().ok_or(LONG)?;
        if number < least {
            return Err(format!("{what} is less than minimum"));
        }
        if number > most {
            return Err(format!("{what} is greater than maximum"));
        }
        Ok(i128::from(number))
    };
    let (short, int) =
        ((-0x8000, 0x7FFF, "signed short integer"), (-0x8000_0000, 0x7FFF_FFFF, "signed integer"));
    match letter {
        b'b' => within(short.0, short.1, short.2).and(within(-0x80, 0x7F, "signed char")),
        b'B' => within(0, 0xFF, "unsigned byte integer"),
        b'h' => within(short.0, short.1, short.2),
        b'H' => within(int.0, int.1, int.2).and(within(0, 0xFFFF, "unsigned short")),
        b'i' => within(int.0, int.1, int.2),
        b'l' => number.to_i64().map(i128::from).ok_or_else(|| LONG.to_owned()),
        b'q' => number.to_i64().map(i128::from).ok_or_else(|| "int too big to convert".to_owned()),
        b'Q' if is_negative => Err("can't convert negative int to unsigned".to_owned()),
        b'Q' => number.to_u64().map(i128::from).ok_or_else(|| "int too big to convert".to_owned()),
        _ if is_negative => Err("can't convert negative value to unsigned int".to_owned()),
        _ => match number.to_u64() {
            None => Err("Python int too large to convert to C unsigned long".to_owned()),
            Some(number) if letter == b'I' && number > u64::from(u32::MAX) => {
                Err("unsigned int is greater than maximum".to_owned())
            }
            Some(number) => Ok(i128::from(number)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_to_fit() {
        assert_eq!(checked(b'b', &(-128).into()), Ok(-128));
        assert_eq!(checked(b'b', &200.into()), Err("signed char is greater than maximum".to_owned()));
        assert_eq!(checked(b'H', &(-1).into()), Err("unsigned short is less than minimum".to_owned()));
        assert_eq!(checked(b'Q', &u64::MAX.into()), Ok(u64::MAX.into()));
    }
}
