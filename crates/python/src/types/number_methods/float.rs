//! The methods of `float` (`Objects/floatobject.c`).

use num_bigint::Sign;

use super::int::format_spec;
use super::{check_class, comparisons, number_to_float, operators, to_real, whole};
use crate::object::{Kind, allocate};
use crate::text::float::{
    FromHex, float_as_integer_ratio, float_from_hex, float_hex, hash_float, repr_float, round_half_even,
};
use crate::text::spec::{Spec, format_float};
use crate::types::Methods;
use crate::types::float::Float;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::native::{Step, task};
use crate::vm::ops::{Binary, Order, compare_quick, hash_identity};
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(vm: Vm) {
    let m = Methods::of(vm, &vm.classes().float);
    m.maker("cls, x=?, /", waits!(new));
    operators!(m, operate;
        "__add__" "__radd__" Add,
        "__sub__" "__rsub__" Sub,
        "__mul__" "__rmul__" Mul,
        "__mod__" "__rmod__" Mod,
        "__divmod__" "__rdivmod__" DivMod,
        "__floordiv__" "__rfloordiv__" FloorDiv,
        "__truediv__" "__rtruediv__" TrueDiv,
    );
    comparisons!(m, sync compare);
    m.sync("__pow__", "self, value, mod=None, /", |vm, a| power(vm, &a[0], &a[1], &a[2]))
        .sync("__rpow__", "self, value, mod=None, /", |vm, a| power(vm, &a[1], &a[0], &a[2]))
        .sync("__neg__", "self, /", |_, a| Ok(Value::float(-number(&a[0]))))
        .sync("__pos__", "self, /", plain)
        .sync("__abs__", "self, /", |_, a| Ok(Value::float(number(&a[0]).abs())))
        .sync("__bool__", "self, /", |_, a| Ok(Value::bool(number(&a[0]) != 0.0)))
        .sync("__int__", "self, /", |vm, a| whole(vm, number(&a[0])))
        .sync("__float__", "self, /", plain)
        .sync("__trunc__", "self, /", |vm, a| whole(vm, number(&a[0])))
        .sync("__floor__", "self, /", |vm, a| whole(vm, number(&a[0]).floor()))
        .sync("__ceil__", "self, /", |vm, a| whole(vm, number(&a[0]).ceil()))
        .sync("__hash__", "self, /", hash)
        .sync("__repr__", "self, /", |vm, a| Ok(vm.string(repr_float(number(&a[0])))))
        .sync("__getnewargs__", "self, /", |vm, a| Ok(vm.tuple(vec![Value::float(number(&a[0]))])))
        .wait("__round__", "self, ndigits=None, /", waits!(round))
        .step("__format__", "self, format_spec, /", format)
        .sync("conjugate", "self, /", plain)
        .sync("as_integer_ratio", "self, /", as_integer_ratio)
        .sync("hex", "self, /", |vm, a| Ok(vm.string(float_hex(number(&a[0])))))
        .sync("is_integer", "self, /", |_, a| Ok(Value::bool(is_whole(number(&a[0])))))
        .class_method("fromhex", "cls, string, /", waits!(from_hex))
        .class_method("from_number", "cls, number, /", waits!(from_number))
        .class_method("__getformat__", "cls, typestr, /", waits!(get_format))
        .get("real", |_, this| Ok(Value::float(number(this))))
        .get("imag", |_, _| Ok(Value::float(0.0)));
}

fn number(value: &Value) -> f64 {
    value.real().unwrap_or_default()
}

fn is_whole(number: f64) -> bool {
    number.is_finite() && number.fract() == 0.0
}

fn plain(_: Vm, a: &[Value]) -> Res {
    Ok(Value::float(number(&a[0])))
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    let float = &vm.classes().float;
    check_class(vm, &a[0], float)?;
    let number = if a[1].is_missing() { 0.0 } else { number_to_float(vm, &a[1]).await? };
    Ok(if a[0].is(float) { Value::float(number) } else { allocate(&a[0], Float(number)) })
}

fn is_real(value: &Value) -> bool {
    matches!(value.kind(), Kind::Float | Kind::Int | Kind::Bool)
}

fn operate(vm: Vm, op: Binary, left: &Value, right: &Value) -> Res {
    if !is_real(left) || !is_real(right) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    vm.binary_of_kinds(op, left, right).unwrap_or(Ok(Value::NOT_IMPLEMENTED))
}

fn power(vm: Vm, base: &Value, exponent: &Value, modulus: &Value) -> Res {
    if !modulus.is_none() {
        return Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    operate(vm, Binary::Pow, base, exponent)
}

fn compare(vm: Vm, order: Order, left: &Value, right: &Value) -> Res {
    let other = match right.kind() {
        Kind::Float => Value::float(number(right)),
        Kind::Int | Kind::Bool => vm.plain_int(right),
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    match compare_quick(order, &Value::float(number(left)), &other) {
        Some(truth) => Ok(Value::bool(truth)),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn hash(vm: Vm, a: &[Value]) -> Res {
    let number = number(&a[0]);
    // Each NaN differs from the others, so their hashes may, too.
    Ok(vm.int(if number.is_nan() && a[0].is_object() { hash_identity(&a[0]) } else { hash_float(number) }))
}

fn as_integer_ratio(vm: Vm, a: &[Value]) -> Res {
    let number = number(&a[0]);
    match float_as_integer_ratio(number) {
        Some((numerator, denominator)) => Ok(vm.pair(vm.big(numerator), vm.big(denominator))),
        None if number.is_nan() => Err(vm.value_error("cannot convert NaN to integer ratio")),
        None => Err(vm.overflow_error("cannot convert Infinity to integer ratio")),
    }
}

#[undropped]
async fn round(vm: Vm, a: Vec<Value>) -> Res {
    let number = number(&a[0]);
    if a[1].is_none() {
        return whole(vm, number.round_ties_even());
    }
    let digits = vm.index(&a[1]).await?;
    let most = i64::from(i32::MAX);
    let digits = match digits.as_i64() {
        Some(digits) => digits.clamp(-most, most) as i32,
        None if digits.as_big().is_some_and(|digits| digits.sign() == Sign::Minus) => i32::MIN + 1,
        None => i32::MAX,
    };
    let rounded = round_half_even(number, digits);
    if rounded.is_infinite() && number.is_finite() {
        return Err(vm.overflow_error("rounded value too large to represent"));
    }
    Ok(Value::float(rounded))
}

fn format(vm: Vm, a: &[Value]) -> Step {
    let formatted = |spec: &str| {
        let spec = Spec::parse(spec, &vm.class_name(&a[0]))?;
        format_float(number(&a[0]), &spec).map(|text| vm.string(text))
    };
    Step::Done(match format_spec(vm, &a[1]) {
        Ok(spec) if spec.is_empty() => {
            let this = a[0].clone();
            return Step::Wait(task(async move { vm.to_str(&this).await }));
        }
        Ok(spec) => formatted(&spec).map_err(|message| vm.value_error(message)),
        Err(raise) => Err(raise),
    })
}

/// An instance of the class that a method of the class itself was called on.
#[undropped]
async fn of_class(vm: Vm, class: &Value, number: f64) -> Res {
    let made = Value::float(number);
    if class.is(&vm.classes().float) { Ok(made) } else { vm.call(class, vec![made]).await }
}

#[undropped]
async fn from_hex(vm: Vm, a: Vec<Value>) -> Res {
    let Some(text) = a[1].get::<Str>() else {
        return Err(vm.type_error("bad argument type for built-in operation"));
    };
    match text.as_str().map_or(Err(FromHex::Invalid), float_from_hex) {
        Ok(number) => of_class(vm, &a[0], number).await,
        Err(FromHex::Invalid) => Err(vm.value_error("invalid hexadecimal floating-point string")),
        Err(FromHex::Overflow) => {
            Err(vm.overflow_error("hexadecimal value too large to represent as a float"))
        }
    }
}

#[undropped]
async fn from_number(vm: Vm, a: Vec<Value>) -> Res {
    let number = to_real(vm, &a[1]).await?;
    of_class(vm, &a[0], number).await
}

#[undropped]
async fn get_format(vm: Vm, a: Vec<Value>) -> Res {
    let Some(text) = a[1].get::<Str>() else {
        let class = vm.class_name(&a[1]);
        return Err(vm.type_error(format!("__getformat__() argument must be str, not {class}")));
    };
    match text.bytes() {
        b"double" | b"float" => Ok(vm.str("IEEE, little-endian")),
        _ => Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
    }
}
