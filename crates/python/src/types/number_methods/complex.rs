//! The methods of `complex` (`Objects/complexobject.c`).

use super::convert::{complex_by_method, is_real_number};
use super::int::format_spec;
use super::{
    check_class, comparisons, complex_text, full_class_name, number_to_float, operators, to_complex, to_real,
    warn_deprecated,
};
use crate::object::{Kind, allocate};
use crate::text::float::{float_digits, hash_float};
use crate::text::spec::{Spec, format_complex};
use crate::types::Methods;
use crate::types::complex::Complex;
use crate::value::Value;
use crate::vm::ops::{Binary, Order, compare_quick, fix_hash};
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(vm: Vm) {
    let m = Methods::of(vm, &vm.classes().complex);
    m.maker("cls, real=?, imag=?", waits!(new));
    operators!(m, operate;
        "__add__" "__radd__" Add,
        "__sub__" "__rsub__" Sub,
        "__mul__" "__rmul__" Mul,
        "__truediv__" "__rtruediv__" TrueDiv,
    );
    comparisons!(m, sync compare);
    m.sync("__pow__", "self, value, mod=None, /", |vm, a| power(vm, &a[0], &a[1], &a[2]))
        .sync("__rpow__", "self, value, mod=None, /", |vm, a| power(vm, &a[1], &a[0], &a[2]))
        .sync("__neg__", "self, /", |vm, a| Ok(vm.complex(-number(&a[0]).real, -number(&a[0]).imag)))
        .sync("__pos__", "self, /", plain)
        .sync("__abs__", "self, /", abs)
        .sync("__bool__", "self, /", |_, a| {
            Ok(Value::bool(number(&a[0]).real != 0.0 || number(&a[0]).imag != 0.0))
        })
        .sync("__complex__", "self, /", plain)
        .sync("__hash__", "self, /", hash)
        .sync("__repr__", "self, /", |vm, a| Ok(vm.string(complex_repr(number(&a[0])))))
        .sync("__getnewargs__", "self, /", |vm, a| {
            Ok(vm.pair(Value::float(number(&a[0]).real), Value::float(number(&a[0]).imag)))
        })
        .wait("__format__", "self, format_spec, /", waits!(format))
        .sync("conjugate", "self, /", |vm, a| Ok(vm.complex(number(&a[0]).real, -number(&a[0]).imag)))
        .class_method("from_number", "cls, number, /", waits!(from_number))
        .member("real", |_, this| Ok(Value::float(number(this).real)))
        .member("imag", |_, this| Ok(Value::float(number(this).imag)));
}

fn number(value: &Value) -> Complex {
    *value.body::<Complex>()
}

fn plain(vm: Vm, a: &[Value]) -> Res {
    let Complex { real, imag } = number(&a[0]);
    Ok(vm.complex(real, imag))
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    let complex = &vm.classes().complex;
    check_class(vm, &a[0], complex)?;
    if a[0].is(complex) && a[2].is_missing() && a[1].exact::<Complex>().is_some() {
        return Ok(a[1].clone());
    }
    let made = match (a[1].is_missing(), a[2].is_missing()) {
        (true, true) => Complex { real: 0.0, imag: 0.0 },
        (false, true) if a[1].kind() == Kind::Str => complex_text::parse(vm, &a[1])?,
        (false, true) => of_one(vm, &a[1]).await?,
        (true, false) => of_two(vm, &vm.int(0), &a[2]).await?,
        (false, false) => of_two(vm, &a[1], &a[2]).await?,
    };
    Ok(allocate(&a[0], made))
}

#[undropped]
async fn of_one(vm: Vm, value: &Value) -> Res<Complex> {
    if let Some(made) = complex_by_method(vm, value).await? {
        return Ok(made);
    }
    if let Some(made) = value.get::<Complex>() {
        return Ok(*made);
    }
    if is_real_number(vm, value) {
        return Ok(Complex { real: to_real(vm, value).await?, imag: 0.0 });
    }
    let class = full_class_name(vm, value);
    Err(vm.type_error(format!("complex() argument must be a string or a number, not {class}")))
}

/// `real + imag * 1j`, where complex numbers for either are still taken.
#[undropped]
async fn of_two(vm: Vm, real: &Value, imag: &Value) -> Res<Complex> {
    let by_method = complex_by_method(vm, real).await?;
    if by_method.is_none() && real.kind() != Kind::Complex && !is_real_number(vm, real) {
        return Err(vm.type_error(no_real(vm, "real", real)));
    }
    if imag.kind() != Kind::Complex && !is_real_number(vm, imag) {
        return Err(vm.type_error(no_real(vm, "imag", imag)));
    }
    let first = match by_method.or_else(|| real.get::<Complex>().copied()) {
        Some(number) => {
            if !is_real_number(vm, real) {
                warn_deprecated(vm, no_real(vm, "real", real)).await?;
            }
            number
        }
        None => Complex { real: number_to_float(vm, real).await?, imag: 0.0 },
    };
    let second = match imag.get::<Complex>() {
        Some(number) => {
            warn_deprecated(vm, no_real(vm, "imag", imag)).await?;
            *number
        }
        None => Complex { real: number_to_float(vm, imag).await?, imag: 0.0 },
    };
    let is_complex = |value: &Value| value.kind() == Kind::Complex;
    Ok(Complex {
        real: if is_complex(imag) { first.real - second.imag } else { first.real },
        imag: if by_method.is_some() || is_complex(real) { second.real + first.imag } else { second.real },
    })
}

fn no_real(vm: Vm, name: &str, value: &Value) -> String {
    format!("complex() argument '{name}' must be a real number, not {}", full_class_name(vm, value))
}

#[undropped]
async fn from_number(vm: Vm, a: Vec<Value>) -> Res {
    if a[0].is(&vm.classes().complex) && a[1].exact::<Complex>().is_some() {
        return Ok(a[1].clone());
    }
    check_class(vm, &a[0], &vm.classes().complex)?;
    let made = to_complex(vm, &a[1]).await?;
    Ok(allocate(&a[0], made))
}

fn is_number(value: &Value) -> bool {
    matches!(value.kind(), Kind::Complex | Kind::Float | Kind::Int | Kind::Bool)
}

fn operate(vm: Vm, op: Binary, left: &Value, right: &Value) -> Res {
    if !is_number(left) || !is_number(right) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    vm.binary_of_kinds(op, left, right).unwrap_or(Ok(Value::NOT_IMPLEMENTED))
}

fn power(vm: Vm, base: &Value, exponent: &Value, modulus: &Value) -> Res {
    if !is_number(base) || !is_number(exponent) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    if !modulus.is_none() {
        return Err(vm.value_error("complex modulo"));
    }
    operate(vm, Binary::Pow, base, exponent)
}

/// Complex numbers are equal or not; they have no order.
fn compare(vm: Vm, order: Order, left: &Value, right: &Value) -> Res {
    let this = number(left);
    let same = match (order, right.kind()) {
        (Order::Eq | Order::Ne, Kind::Complex) => {
            let other = number(right);
            this.real == other.real && this.imag == other.imag
        }
        (Order::Eq | Order::Ne, Kind::Float) => this.imag == 0.0 && Some(this.real) == right.real(),
        (Order::Eq | Order::Ne, Kind::Int | Kind::Bool) => {
            let equal = compare_quick(Order::Eq, &Value::float(this.real), &vm.plain_int(right));
            this.imag == 0.0 && equal == Some(true)
        }
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    Ok(Value::bool(same == (order == Order::Eq)))
}

fn abs(vm: Vm, a: &[Value]) -> Res {
    let Complex { real, imag } = number(&a[0]);
    let size = real.hypot(imag);
    if size.is_infinite() && real.is_finite() && imag.is_finite() {
        return Err(vm.overflow_error("absolute value too large"));
    }
    Ok(Value::float(size))
}

fn hash(vm: Vm, a: &[Value]) -> Res {
    let Complex { real, imag } = number(&a[0]);
    Ok(vm.int(fix_hash(hash_float(real).wrapping_add(hash_float(imag).wrapping_mul(1_000_003)))))
}

/// `repr()` of a complex number: without its real part if that is zero.
fn complex_repr(number: Complex) -> String {
    let digits = |part: f64| float_digits(part.abs(), 'r', 0, false);
    let minus = |part: f64| if part.is_sign_negative() && !part.is_nan() { "-" } else { "" };
    let Complex { real, imag } = number;
    if real == 0.0 && real.is_sign_positive() {
        return format!("{}{}j", minus(imag), digits(imag));
    }
    let sign = if minus(imag).is_empty() { "+" } else { "-" };
    format!("({}{}{sign}{}j)", minus(real), digits(real), digits(imag))
}

#[undropped]
async fn format(vm: Vm, a: Vec<Value>) -> Res {
    let spec = format_spec(vm, &a[1])?;
    if spec.is_empty() {
        return vm.to_str(&a[0]).await;
    }
    let spec = Spec::parse(&spec, &vm.class_name(&a[0])).map_err(|message| vm.value_error(message))?;
    let Complex { real, imag } = number(&a[0]);
    format_complex(real, imag, &spec).map(|text| vm.string(text)).map_err(|message| vm.value_error(message))
}
