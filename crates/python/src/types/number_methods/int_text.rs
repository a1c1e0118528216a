//! Integers as text and from text, within the limit that `sys.set_int_max_str_digits` sets.

use std::sync::atomic::{AtomicUsize, Ordering};

use num_bigint::{BigInt, Sign};

use crate::object::Kind;
use crate::text::escape;
use crate::text::int::parse_int;
use crate::text::spec::{FormatError, Spec, format_int};
use crate::text::unicode::decimal_value;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// Texts with so many digits or fewer are never refused.
const THRESHOLD: usize = 640;

static MAX_STR_DIGITS: AtomicUsize = AtomicUsize::new(4300);

/// How many digits a text may have that is converted from or to an integer; 0: as many as it likes.
pub(crate) fn max_str_digits() -> usize {
    MAX_STR_DIGITS.load(Ordering::Relaxed)
}

/// `sys.set_int_max_str_digits`
pub(crate) fn set_max_str_digits(vm: Vm, most: usize) -> Res<()> {
    if most != 0 && most < THRESHOLD {
        return Err(vm.value_error(format!("maxdigits must be 0 or larger than {THRESHOLD}")));
    }
    MAX_STR_DIGITS.store(most, Ordering::Relaxed);
    Ok(())
}

fn is_too_many(digits: usize) -> bool {
    let most = max_str_digits();
    most > 0 && digits > THRESHOLD && digits > most
}

/// The digits of an integer.
pub(crate) fn decimal(vm: Vm, number: &BigInt) -> Res<String> {
    // Three bits in ten make a digit, and slightly more; so a number that is far too long is not converted.
    let least = (number.bits().saturating_sub(1) as usize) / 10 * 3;
    if !is_too_many(least) {
        let text = number.to_string();
        if !is_too_many(text.len() - usize::from(number.sign() == Sign::Minus)) {
            return Ok(text);
        }
    }
    Err(vm.value_error(format!(
        "Exceeds the limit ({} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the \
         limit",
        max_str_digits()
    )))
}

/// `int(text, base)` of a `str` or of bytes; the base is 0 or from 2 to 36.
pub(super) fn parse(vm: Vm, source: &Value, base: u32) -> Res {
    let bytes = match source.get::<Str>() {
        Some(text) => text.bytes().to_vec(),
        None => source.as_bytes().unwrap_or_default(),
    };
    let is_text = source.kind() == Kind::Str;
    let text = std::str::from_utf8(&bytes).ok().filter(|text| is_text || text.is_ascii());
    if let Some(text) = text {
        check_length(vm, text, base)?;
        if let Some(number) = parse_int(text, base) {
            return Ok(vm.big(number));
        }
    }
    let repr = if is_text { escape::repr_str(&bytes) } else { escape::repr_bytes(&bytes).into_bytes() };
    let repr: String = String::from_utf8_lossy(&repr).chars().take(200).collect();
    Err(vm.value_error(format!("invalid literal for int() with base {base}: {repr}")))
}

fn check_length(vm: Vm, text: &str, base: u32) -> Res<()> {
    if text.len() <= THRESHOLD || base.is_power_of_two() {
        return Ok(());
    }
    let body = text.trim().trim_start_matches(['+', '-']);
    if base == 0 && matches!(body.as_bytes(), [b'0', b'x' | b'X' | b'o' | b'O' | b'b' | b'B', ..]) {
        return Ok(());
    }
    let base = if base == 0 { 10 } else { base };
    let belongs = |c: &char| *c == '_' || c.is_digit(base) || decimal_value(u32::from(*c)).is_some();
    let digits = body.chars().take_while(belongs).filter(|c| *c != '_').count();
    if !is_too_many(digits) {
        return Ok(());
    }
    Err(vm.value_error(format!(
        "Exceeds the limit ({} digits) for integer string conversion: value has {digits} digits; use \
         sys.set_int_max_str_digits() to increase the limit",
        max_str_digits()
    )))
}

/// `int.__format__` with a specification that is not empty.
pub(super) fn format(vm: Vm, value: &Value, spec: &str) -> Res {
    let number = value.as_big().unwrap_or_default();
    let spec = Spec::parse(spec, &vm.class_name(value)).map_err(|message| vm.value_error(message))?;
    if matches!(spec.kind, None | Some('d' | 'n')) && number.bits() > THRESHOLD as u64 {
        decimal(vm, &number)?;
    }
    match format_int(&number, &spec) {
        Ok(text) => Ok(vm.wtf8(text)),
        Err(FormatError::Value(message)) => Err(vm.value_error(message)),
        Err(FormatError::Overflow(message)) => Err(vm.overflow_error(message)),
    }
}
