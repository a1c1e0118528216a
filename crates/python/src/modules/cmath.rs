//! The module `cmath` (`Modules/cmathmodule.c`).

mod functions;
mod special;

use crate::types::Methods;
use crate::types::complex::Complex;
use crate::types::number_methods::{to_complex, to_real};
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};
use crate::waits;
use functions::{Fault, Outcome};

/// Registers functions of one complex number.
macro_rules! complex_functions {
    ($m:expr, $($name:literal => $function:path;)*) => {
        $($m.wait($name, "z, /", |vm, a| {
            crate::vm::native::task(async move {
                let z = to_complex(vm, &a[0]).await?;
                result(vm, $function(z))
            })
        });)*
    };
}

/// Registers questions about a complex number.
macro_rules! questions {
    ($m:expr, $($name:literal => $question:expr;)*) => {
        $($m.wait($name, "z, /", |vm, a| {
            crate::vm::native::task(async move {
                let Complex { real, imag } = to_complex(vm, &a[0]).await?;
                let question: fn(f64, f64) -> bool = $question;
                Ok(Value::bool(question(real, imag)))
            })
        });)*
    };
}

pub(crate) fn fill(vm: Vm, m: &Methods) {
    m.value("pi", Value::float(std::f64::consts::PI))
        .value("e", Value::float(std::f64::consts::E))
        .value("tau", Value::float(std::f64::consts::TAU))
        .value("inf", Value::float(f64::INFINITY))
        .value("infj", vm.complex(0.0, f64::INFINITY))
        .value("nan", Value::float(f64::NAN))
        .value("nanj", vm.complex(0.0, f64::NAN));
    complex_functions!(m,
        "acos" => functions::acos;
        "acosh" => functions::acosh;
        "asin" => functions::asin;
        "asinh" => functions::asinh;
        "atan" => functions::atan;
        "atanh" => functions::atanh;
        "cos" => functions::cos;
        "cosh" => functions::cosh;
        "exp" => functions::exp;
        "log10" => functions::log10;
        "sin" => functions::sin;
        "sinh" => functions::sinh;
        "sqrt" => functions::sqrt;
        "tan" => functions::tan;
        "tanh" => functions::tanh;
    );
    questions!(m,
        "isfinite" => |real, imag| real.is_finite() && imag.is_finite();
        "isinf" => |real, imag| real.is_infinite() || imag.is_infinite();
        "isnan" => |real, imag| real.is_nan() || imag.is_nan();
    );
    m.wait("log", "z, base=?, /", waits!(log))
        .wait("phase", "z, /", waits!(phase))
        .wait("polar", "z, /", waits!(polar))
        .wait("rect", "r, phi, /", waits!(rect))
        .wait("isclose", "a, b, *, rel_tol=?, abs_tol=?", waits!(isclose));
}

fn raised(vm: Vm, fault: Fault) -> Raise {
    match fault {
        Fault::Domain => vm.value_error("math domain error"),
        Fault::Range => vm.overflow_error("math range error"),
    }
}

fn result(vm: Vm, outcome: Outcome) -> Res {
    match outcome {
        Ok(number) => Ok(vm.complex(number.real, number.imag)),
        Err(fault) => Err(raised(vm, fault)),
    }
}

#[undropped]
async fn log(vm: Vm, a: Vec<Value>) -> Res {
    let z = to_complex(vm, &a[0]).await?;
    let base = if a[1].is_missing() { None } else { Some(to_complex(vm, &a[1]).await?) };
    let outcome = functions::log(z).and_then(|number| match base {
        Some(base) => functions::quotient(number, functions::log(base)?),
        None => Ok(number),
    });
    result(vm, outcome)
}

#[undropped]
async fn phase(vm: Vm, a: Vec<Value>) -> Res {
    let z = to_complex(vm, &a[0]).await?;
    Ok(Value::float(z.imag.atan2(z.real)))
}

#[undropped]
async fn polar(vm: Vm, a: Vec<Value>) -> Res {
    let z = to_complex(vm, &a[0]).await?;
    let size = functions::size(z).map_err(|fault| raised(vm, fault))?;
    Ok(vm.pair(Value::float(size), Value::float(z.imag.atan2(z.real))))
}

#[undropped]
async fn rect(vm: Vm, a: Vec<Value>) -> Res {
    let (size, angle) = (to_real(vm, &a[0]).await?, to_real(vm, &a[1]).await?);
    result(vm, functions::rect(size, angle))
}

#[undropped]
async fn isclose(vm: Vm, a: Vec<Value>) -> Res {
    let (one, other) = (to_complex(vm, &a[0]).await?, to_complex(vm, &a[1]).await?);
    let relative = if a[2].is_missing() { 1e-9 } else { to_real(vm, &a[2]).await? };
    let absolute = if a[3].is_missing() { 0.0 } else { to_real(vm, &a[3]).await? };
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    if one.real == other.real && one.imag == other.imag {
        return Ok(Value::TRUE);
    }
    if [one.real, one.imag, other.real, other.imag].iter().any(|part| part.is_infinite()) {
        return Ok(Value::FALSE);
    }
    let size = |z: Complex| z.real.hypot(z.imag);
    let difference = size(Complex { real: one.real - other.real, imag: one.imag - other.imag });
    let close =
        difference <= relative * size(other) || difference <= relative * size(one) || difference <= absolute;
    Ok(Value::bool(close))
}
