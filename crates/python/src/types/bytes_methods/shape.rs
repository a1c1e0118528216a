//! The case of ASCII letters, what kinds of bytes there are, where they stand in a field, and bytes mapped to others.

use super::{alike, expect_buffer, own, plain};
use crate::types::Methods;
use crate::types::bytes::{ByteArray, Bytes};
use crate::types::bytesearch::ascii;
use crate::types::bytesearch::pieces::{Stand, expand_tabs, fill_zeros, margins, pad};
use crate::types::str_methods::arguments::{Want, check_room, missing, named, prepared};
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(methods: &Methods) {
    methods
        .sync("lower", "self, /", |vm, a| cased(vm, a, <[u8]>::to_ascii_lowercase))
        .sync("upper", "self, /", |vm, a| cased(vm, a, <[u8]>::to_ascii_uppercase))
        .sync("swapcase", "self, /", |vm, a| cased(vm, a, ascii::swapcase))
        .sync("title", "self, /", |vm, a| cased(vm, a, ascii::title))
        .sync("capitalize", "self, /", |vm, a| cased(vm, a, ascii::capitalize))
        .sync("isalnum", "self, /", |_, a| all(a, u8::is_ascii_alphanumeric))
        .sync("isalpha", "self, /", |_, a| all(a, u8::is_ascii_alphabetic))
        .sync("isdigit", "self, /", |_, a| all(a, u8::is_ascii_digit))
        .sync("isspace", "self, /", |_, a| all(a, |byte| ascii::is_space(*byte)))
        .sync("isascii", "self, /", |_, a| Ok(Value::bool(own(&a[0]).is_ascii())))
        .sync("islower", "self, /", |_, a| Ok(Value::bool(ascii::is_lower(&own(&a[0])))))
        .sync("isupper", "self, /", |_, a| Ok(Value::bool(ascii::is_upper(&own(&a[0])))))
        .sync("istitle", "self, /", |_, a| Ok(Value::bool(ascii::is_title(&own(&a[0])))))
        .step("ljust", "self, width, fillchar=?, /", |vm, a| prepared(vm, a, WIDTH, ljust))
        .step("rjust", "self, width, fillchar=?, /", |vm, a| prepared(vm, a, WIDTH, rjust))
        .step("center", "self, width, fillchar=?, /", |vm, a| prepared(vm, a, WIDTH, center))
        .step("zfill", "self, width, /", |vm, a| prepared(vm, a, WIDTH, zfill))
        .step("expandtabs", "self, /, tabsize=8", |vm, a| prepared(vm, a, &[(1, Want::Int)], expandtabs))
        .sync("translate", "self, table, /, delete=?", translate)
        .static_method("maketrans", "frm, to, /", waits!(maketrans));
}

/// Where the width of a field stands.
const WIDTH: &[(usize, Want)] = &[(1, Want::Size)];

fn cased(vm: Vm, a: &[Value], map: fn(&[u8]) -> Vec<u8>) -> Res {
    Ok(alike(vm, &a[0], map(&own(&a[0]))))
}

/// Whether all of at least one byte pass.
fn all(a: &[Value], test: fn(&u8) -> bool) -> Res {
    let bytes = own(&a[0]);
    Ok(Value::bool(!bytes.is_empty() && bytes.iter().all(test)))
}

/// The fill byte of a field.
fn fill(vm: Vm, value: &Value, name: &str) -> Res<u8> {
    let (bytes, what) = match (value.get::<Bytes>(), value.get::<ByteArray>()) {
        (Some(bytes), _) => (bytes.0.to_vec(), "bytes"),
        (_, Some(array)) => (array.bytes.get(), "bytearray"),
        _ if value.is_missing() => return Ok(b' '),
        _ => {
            let given = named(vm, value);
            let message = format!("{name}() argument 2 must be a byte string of length 1, not {given}");
            return Err(vm.type_error(message));
        }
    };
    match &bytes[..] {
        [only] => Ok(*only),
        _ => Err(vm.type_error(format!(
            "{name}(): argument 2 must be a byte string of length 1, not a {what} object of length {}",
            bytes.len()
        ))),
    }
}

fn justify(vm: Vm, a: &[Value], stand: Stand, name: &str) -> Res {
    let fill = fill(vm, &a[2], name)?;
    let whole = own(&a[0]);
    let (missing, width) = missing(vm, &a[1], whole.len())?;
    if missing == 0 {
        return Ok(plain(vm, &a[0]));
    }
    Ok(alike(vm, &a[0], pad(&whole, margins(stand, missing, width), &[fill])))
}

fn ljust(vm: Vm, a: &[Value]) -> Res {
    justify(vm, a, Stand::Left, "ljust")
}

fn rjust(vm: Vm, a: &[Value]) -> Res {
    justify(vm, a, Stand::Right, "rjust")
}

fn center(vm: Vm, a: &[Value]) -> Res {
    justify(vm, a, Stand::Center, "center")
}

fn zfill(vm: Vm, a: &[Value]) -> Res {
    let whole = own(&a[0]);
    let (missing, _) = missing(vm, &a[1], whole.len())?;
    Ok(if missing == 0 { plain(vm, &a[0]) } else { alike(vm, &a[0], fill_zeros(&whole, missing)) })
}

fn expandtabs(vm: Vm, a: &[Value]) -> Res {
    let size = a[1].as_i64().and_then(crate::value::count).unwrap_or(0);
    let whole = own(&a[0]);
    let tabs = whole.iter().filter(|byte| **byte == b'\t').count();
    check_room(vm, tabs.saturating_mul(size))?;
    Ok(alike(vm, &a[0], expand_tabs(&whole, size, |_| true)))
}

fn translate(vm: Vm, a: &[Value]) -> Res {
    let table = if a[1].is_none() { None } else { Some(expect_buffer(vm, &a[1])?) };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(vm.value_error("translation table must be 256 characters long"));
    }
    let mut deleted = [false; 256];
    if !a[2].is_missing() {
        expect_buffer(vm, &a[2])?.iter().for_each(|&byte| deleted[usize::from(byte)] = true);
    }
    let mapped = |byte: u8| table.as_ref().map_or(byte, |table| table[usize::from(byte)]);
    let kept =
        own(&a[0]).iter().filter(|byte| !deleted[usize::from(**byte)]).map(|byte| mapped(*byte)).collect();
    Ok(alike(vm, &a[0], kept))
}

#[undropped]
async fn maketrans(vm: Vm, a: Vec<Value>) -> Res {
    let (from, to) = (expect_buffer(vm, &a[0])?, expect_buffer(vm, &a[1])?);
    if from.len() != to.len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (from, to) in from.iter().zip(to.iter()) {
        table[usize::from(*from)] = *to;
    }
    Ok(vm.bytes(table))
}
