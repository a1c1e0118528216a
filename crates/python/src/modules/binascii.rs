//! The module `binascii`: bytes as text and back (`Modules/binascii.c`).

mod base64;
mod crc;
mod quoted;
mod uu;

use std::borrow::Cow;

use crate::object::Info;
use crate::types::Methods;
use crate::types::bytes_methods::{buffer, expect_buffer, hex_digits};
use crate::types::exception::Exception;
use crate::types::memoryview_methods::check_contiguous;
use crate::types::str_methods::arguments::{Want, prepared};
use crate::types::string::Str;
use crate::types::ty::SUBCLASSABLE;
use crate::value::Value;
use crate::vm::native::Step;
use crate::vm::{Raise, Res, Vm};

use super::state;

const ERROR: &str = "binascii.Error";

pub(crate) fn fill(vm: Vm, m: &Methods) {
    let classes = vm.classes();
    let derived = |name: &str, base| {
        super::new_class(vm, "binascii", name, base, Info::extended::<Exception>(), SUBCLASSABLE)
    };
    let error = derived("Error", &classes.value_error);
    state::keep(vm, ERROR, &error);
    m.value("Error", error).value("Incomplete", derived("Incomplete", &classes.exception));
    for name in ["b2a_hex", "hexlify"] {
        m.step(name, "data, sep=?, bytes_per_sep=1", |vm, a| prepared(vm, a, &[(2, Want::Int)], b2a_hex));
    }
    for name in ["a2b_hex", "unhexlify"] {
        m.sync(name, "hexstr, /", |vm, a| decoded(vm, &a[0], unhex));
    }
    m.step("a2b_base64", "data, /, *, strict_mode=False", |vm, a| with_truths(vm, a, &[1], a2b_base64))
        .step("b2a_base64", "data, /, *, newline=True", |vm, a| with_truths(vm, a, &[1], b2a_base64))
        .sync("a2b_uu", "data, /", |vm, a| decoded(vm, &a[0], uu::decode))
        .step("b2a_uu", "data, /, *, backtick=False", |vm, a| with_truths(vm, a, &[1], b2a_uu))
        .step("a2b_qp", "data, header=False", |vm, a| with_truths(vm, a, &[1], a2b_qp))
        .step("b2a_qp", "data, quotetabs=False, istext=True, header=False", |vm, a| {
            with_truths(vm, a, &[1, 2, 3], b2a_qp)
        })
        .step("crc32", "data, crc=0, /", |vm, a| {
            prepared(vm, a, &[(1, Want::Index)], |vm, a| {
                Ok(vm.int(i64::from(crc::crc32(&expect_buffer(vm, &a[0])?, low_bits(&a[1])))))
            })
        })
        .step("crc_hqx", "data, crc, /", |vm, a| {
            prepared(vm, a, &[(1, Want::Index)], |vm, a| {
                Ok(vm.int(i64::from(crc::crc_hqx(&expect_buffer(vm, &a[0])?, low_bits(&a[1]) as u16))))
            })
        });
}

/// Calls a function of which one or three arguments, from the second on, are flags.
fn with_truths(vm: Vm, a: &[Value], flags: &[usize], function: fn(Vm, &[Value]) -> Res) -> Step {
    const ONE: &[(usize, Want)] = &[(1, Want::Truth)];
    const THREE: &[(usize, Want)] = &[(1, Want::Truth), (2, Want::Truth), (3, Want::Truth)];
    prepared(vm, a, if flags.len() == 1 { ONE } else { THREE }, function)
}

fn is_set(flag: &Value) -> bool {
    flag.as_bool().unwrap_or(false)
}

fn error(vm: Vm, message: &str) -> Raise {
    vm.raise_text(&state::kept(vm, ERROR), message)
}

/// The bytes of an argument that is bytes-like, or a `str` of ASCII.
fn ascii(vm: Vm, value: &Value) -> Res<Cow<'_, [u8]>> {
    if let Some(text) = value.get::<Str>() {
        if text.bytes().is_ascii() {
            return Ok(Cow::Borrowed(text.bytes()));
        }
        return Err(vm.value_error("string argument should contain only ASCII characters"));
    }
    check_contiguous(vm, value)?;
    buffer(vm, value)?.ok_or_else(|| {
        let class = vm.class_name(value);
        vm.type_error(format!("argument should be bytes, buffer or ASCII string, not '{class}'"))
    })
}

/// The bytes that a text stands for.
fn decoded(vm: Vm, text: &Value, decode: fn(&[u8]) -> Result<Vec<u8>, &'static str>) -> Res {
    decode(&ascii(vm, text)?).map(|bytes| vm.bytes(bytes)).map_err(|message| error(vm, message))
}

/// The lowest bits of an integer of any size.
fn low_bits(number: &Value) -> u32 {
    match number.as_i64() {
        Some(number) => number as u32,
        None => {
            let number = number.as_big().unwrap_or_default() & num_bigint::BigInt::from(u32::MAX);
            u32::try_from(number).unwrap_or(0)
        }
    }
}

fn b2a_hex(vm: Vm, a: &[Value]) -> Res {
    hex_digits(vm, &expect_buffer(vm, &a[0])?, &a[1], &a[2]).map(|digits| vm.bytes(digits))
}

fn unhex(text: &[u8]) -> Result<Vec<u8>, &'static str> {
    if !text.len().is_multiple_of(2) {
        return Err("Odd-length string");
    }
    let digit = |byte: u8| char::from(byte).to_digit(16).ok_or("Non-hexadecimal digit found");
    text.chunks_exact(2).map(|pair| Ok((digit(pair[0])? << 4 | digit(pair[1])?) as u8)).collect()
}

fn a2b_base64(vm: Vm, a: &[Value]) -> Res {
    let decoded = base64::decode(&ascii(vm, &a[0])?, is_set(&a[1]));
    decoded.map(|bytes| vm.bytes(bytes)).map_err(|wrong| error(vm, &wrong.to_string()))
}

fn b2a_base64(vm: Vm, a: &[Value]) -> Res {
    let mut text = base64::encode(&expect_buffer(vm, &a[0])?);
    if is_set(&a[1]) {
        text.push(b'\n');
    }
    Ok(vm.bytes(text))
}

fn b2a_uu(vm: Vm, a: &[Value]) -> Res {
    let bytes = expect_buffer(vm, &a[0])?;
    match uu::encode(&bytes, is_set(&a[1])) {
        Some(line) => Ok(vm.bytes(line)),
        None => Err(error(vm, "At most 45 bytes at once")),
    }
}

fn a2b_qp(vm: Vm, a: &[Value]) -> Res {
    Ok(vm.bytes(quoted::decode(&ascii(vm, &a[0])?, is_set(&a[1]))))
}

fn b2a_qp(vm: Vm, a: &[Value]) -> Res {
    let options = quoted::Options { tabs: is_set(&a[1]), is_text: is_set(&a[2]), is_header: is_set(&a[3]) };
    Ok(vm.bytes(quoted::encode(&expect_buffer(vm, &a[0])?, options)))
}
