//! What `int()`, `float()` and `complex()` make of any object (`Objects/abstract.c`).

use num_bigint::BigInt;
use num_traits::FromPrimitive;

use super::{int_text, warn_deprecated};
use crate::object::Kind;
use crate::text::escape;
use crate::text::float::parse_float;
use crate::types::complex::Complex;
use crate::types::string::Str;
use crate::value::{SMALL_LIMIT, Value};
use crate::vm::ops::{is_plain, to_float};
use crate::vm::{Res, Vm};

/// `int(value)` (`PyNumber_Long`).
#[undropped]
pub(crate) async fn to_int(vm: Vm, value: &Value) -> Res {
    if value.is_int() && is_plain(value) {
        return Ok(vm.plain_int(value));
    }
    if let Some(number) = value.as_float() {
        return whole(vm, number);
    }
    let names = vm.names();
    if let Some(result) = vm.call_special(value, &names.__int__, Vec::new()).await? {
        return checked_int(vm, &result).await;
    }
    if vm.class_attribute(value, &names.__index__).is_some() {
        return vm.index(value).await;
    }
    if matches!(value.kind(), Kind::Str | Kind::Bytes | Kind::ByteArray | Kind::MemoryView) {
        return int_text::parse(vm, value, 10);
    }
    let class = vm.class_name(value);
    let message =
        format!("int() argument must be a string, a bytes-like object or a real number, not '{class}'");
    Err(vm.type_error(message))
}

/// What `__int__` gave, as a plain integer.
#[undropped]
async fn checked_int(vm: Vm, result: &Value) -> Res {
    if !result.is_int() {
        let class = vm.class_name(result);
        return Err(vm.type_error(format!("__int__ returned non-int (type {class})")));
    }
    if result.kind() == Kind::Bool || !is_plain(result) {
        let class = vm.class_name(result);
        let message = format!(
            "__int__ returned non-int (type {class}).  The ability to return an instance of a strict subclass of int is \
             deprecated, and may not be supported in a future version of Python."
        );
        warn_deprecated(vm, message).await?;
    }
    Ok(vm.plain_int(result))
}

/// The integer that a float is after its fraction is cut off.
pub(crate) fn whole(vm: Vm, number: f64) -> Res {
    if number.abs() < SMALL_LIMIT as f64 {
        return Ok(vm.int(number as i64));
    }
    match BigInt::from_f64(number.trunc()) {
        Some(whole) => Ok(vm.big(whole)),
        None if number.is_nan() => Err(vm.value_error("cannot convert float NaN to integer")),
        None => Err(vm.overflow_error("cannot convert float infinity to integer")),
    }
}

/// What `__float__` or `__index__` says that a value is; `None` where it has neither.
#[undropped]
async fn float_by_method(vm: Vm, value: &Value) -> Res<Option<f64>> {
    if value.is_int() && is_plain(value) {
        return to_float(vm, value).map(Some);
    }
    let names = vm.names();
    if let Some(result) = vm.call_special(value, &names.__float__, Vec::new()).await? {
        let complaint = || {
            let (class, given) = (vm.class_name(value), vm.class_name(&result));
            format!("{class}.__float__ returned non-float (type {given})")
        };
        let Some(number) = result.real() else { return Err(vm.type_error(complaint())) };
        if !is_plain(&result) {
            let message = format!(
                "{}.  The ability to return an instance of a strict \
                 subclass of float is deprecated, and may not be supported in a future version of Python.",
                complaint()
            );
            warn_deprecated(vm, message).await?;
        }
        return Ok(Some(number));
    }
    if vm.class_attribute(value, &names.__index__).is_none() {
        return Ok(None);
    }
    let number = vm.index(value).await?;
    to_float(vm, &number).map(Some)
}

/// `float(value)` (`PyNumber_Float`).
#[undropped]
pub(crate) async fn number_to_float(vm: Vm, value: &Value) -> Res<f64> {
    if let Some(number) = value.as_float() {
        return Ok(number);
    }
    if let Some(number) = float_by_method(vm, value).await? {
        return Ok(number);
    }
    if let Some(text) = value.get::<Str>() {
        return match text.as_str().and_then(parse_float) {
            Some(number) => Ok(number),
            None => Err(no_float(vm, &String::from_utf8_lossy(&escape::repr_str(text.bytes())))),
        };
    }
    if let Some(bytes) = value.as_bytes() {
        let text = std::str::from_utf8(&bytes).ok().filter(|text| text.is_ascii());
        return match text.and_then(parse_float) {
            Some(number) => Ok(number),
            None => Err(no_float(vm, &vm.repr_text(value).await?)),
        };
    }
    let class = vm.class_name(value);
    Err(vm.type_error(format!("float() argument must be a string or a real number, not '{class}'")))
}

fn no_float(vm: Vm, repr: &str) -> crate::vm::Raise {
    vm.value_error(format!("could not convert string to float: {repr}"))
}

/// The float of a number that need not be one of the built-in ones (`PyFloat_AsDouble`).
#[undropped]
pub(crate) async fn to_real(vm: Vm, value: &Value) -> Res<f64> {
    if let Some(number) = value.real() {
        return Ok(number);
    }
    match float_by_method(vm, value).await? {
        Some(number) => Ok(number),
        None => Err(vm.type_error(format!("must be real number, not {}", vm.class_name(value)))),
    }
}

/// Whether a value has a method that makes it a float.
pub(super) fn is_real_number(vm: Vm, value: &Value) -> bool {
    let names = vm.names();
    value.real().is_some()
        || vm.class_attribute(value, &names.__float__).is_some()
        || vm.class_attribute(value, &names.__index__).is_some()
}

/// What `__complex__` says that a value is; `None` where it has none.
#[undropped]
pub(super) async fn complex_by_method(vm: Vm, value: &Value) -> Res<Option<Complex>> {
    let Some(result) = vm.call_special(value, &vm.names().__complex__, Vec::new()).await? else {
        return Ok(None);
    };
    let class = vm.class_name(&result);
    let Some(number) = result.get::<Complex>().copied() else {
        return Err(vm.type_error(format!("__complex__ returned non-complex (type {class})")));
    };
    if !is_plain(&result) {
        let message = format!(
            "__complex__ returned non-complex (type {class}).  The ability to return an instance of a strict subclass of \
             complex is deprecated, and may not be supported in a future version of Python."
        );
        warn_deprecated(vm, message).await?;
    }
    Ok(Some(number))
}

/// The complex number of any number (`PyComplex_AsCComplex`).
#[undropped]
pub(crate) async fn to_complex(vm: Vm, value: &Value) -> Res<Complex> {
    if let Some(number) = value.get::<Complex>() {
        return Ok(*number);
    }
    match complex_by_method(vm, value).await? {
        Some(number) => Ok(number),
        None => Ok(Complex { real: to_real(vm, value).await?, imag: 0.0 }),
    }
}
