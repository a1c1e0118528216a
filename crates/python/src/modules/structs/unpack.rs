//! Bytes to values.

use super::format::{Code, Format};
use crate::value::Value;
use crate::vm::Vm;

/// The tuple of the values that bytes of the format's size hold.
pub(super) fn unpack(vm: Vm, format: &Format, bytes: &[u8]) -> Value {
    let mut values = Vec::with_capacity(format.len.min(bytes.len() + 1));
    for code in &format.codes {
        for index in 0..code.repeat {
            let start = code.offset + index * code.size;
            values.push(item(vm, format, *code, &bytes[start..start + code.size]));
        }
    }
    vm.tuple(values)
}

fn item(vm: Vm, format: &Format, code: Code, bytes: &[u8]) -> Value {
    let real = |bytes: &[u8]| real(number(format, bytes), bytes.len());
    match code.letter {
        b's' | b'c' => vm.bytes(bytes.to_vec()),
        b'p' => vm.bytes(match bytes {
            [] => Vec::new(),
            [len, text @ ..] => text[..text.len().min(usize::from(*len))].to_vec(),
        }),
        b'?' => Value::bool(bytes.iter().any(|byte| *byte != 0)),
        b'e' | b'f' | b'd' => Value::float(real(bytes)),
        b'F' | b'D' => {
            let (first, second) = bytes.split_at(bytes.len() / 2);
            vm.complex(real(first), real(second))
        }
        letter if letter.is_ascii_lowercase() => {
            let unused = 64 - 8 * bytes.len() as u32;
            vm.int(((number(format, bytes) << unused) as i64) >> unused)
        }
        _ => vm.big(number(format, bytes).into()),
    }
}

/// The number that up to eight bytes are.
fn number(format: &Format, bytes: &[u8]) -> u64 {
    let add = |number: u64, byte: &u8| (number << 8) | u64::from(*byte);
    if format.big_endian { bytes.iter().fold(0, add) } else { bytes.iter().rev().fold(0, add) }
}

fn real(bits: u64, size: usize) -> f64 {
    match size {
        2 => half(bits as u16),
        4 => f64::from(f32::from_bits(bits as u32)),
        _ => f64::from_bits(bits),
    }
}

/// The number that a float of 16 bits is (`PyFloat_Unpack2`).
fn half(bits: u16) -> f64 {
    let fraction = f64::from(bits & 0x3FF);
    let size = match i32::from((bits >> 10) & 31) {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        exponent => (fraction + 1024.0) * 2f64.powi(exponent - 25),
    };
    if bits & 0x8000 == 0 { size } else { -size }
}

#[cfg(test)]
mod tests {
    use super::half;

    #[test]
    fn halves_are_read() {
        assert_eq!(half(0x3C00), 1.0);
        assert_eq!(half(0xC000), -2.0);
        assert_eq!(half(0x7BFF), 65504.0);
        assert_eq!(half(1), 5.960464477539063e-8);
        assert!(half(0xFC00).is_infinite());
    }
}
