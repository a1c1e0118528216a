//! The methods of `int` (`Objects/longobject.c`).

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};

use super::{check_class, comparisons, int_text, operators, to_int};
use crate::object::{Kind, allocate};
use crate::text::float::{hash_big, hash_int};
use crate::types::Methods;
use crate::types::int::Int;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::native::{Step, task};
use crate::vm::ops::{Binary, Order, compare_quick, pow_mod, to_float};
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(vm: Vm) {
    let m = Methods::of(vm, &vm.classes().int);
    m.maker("cls, x=?, /, base=?", waits!(new));
    operators!(m, operate;
        "__add__" "__radd__" Add,
        "__sub__" "__rsub__" Sub,
        "__mul__" "__rmul__" Mul,
        "__mod__" "__rmod__" Mod,
        "__divmod__" "__rdivmod__" DivMod,
        "__lshift__" "__rlshift__" LShift,
        "__rshift__" "__rrshift__" RShift,
        "__and__" "__rand__" And,
        "__xor__" "__rxor__" Xor,
        "__or__" "__ror__" Or,
        "__floordiv__" "__rfloordiv__" FloorDiv,
        "__truediv__" "__rtruediv__" TrueDiv,
    );
    comparisons!(m, sync compare);
    m.sync("__pow__", "self, value, mod=None, /", |vm, a| power(vm, &a[0], &a[1], &a[2]))
        .sync("__rpow__", "self, value, mod=None, /", |vm, a| power(vm, &a[1], &a[0], &a[2]))
        .sync("__neg__", "self, /", |vm, a| Ok(vm.big(-number(&a[0]))))
        .sync("__pos__", "self, /", plain)
        .sync("__abs__", "self, /", |vm, a| Ok(vm.big(number(&a[0]).abs())))
        .sync("__invert__", "self, /", |vm, a| Ok(vm.big(-number(&a[0]) - 1i32)))
        .sync("__bool__", "self, /", |_, a| Ok(Value::bool(!number(&a[0]).is_zero())))
        .sync("__int__", "self, /", plain)
        .sync("__index__", "self, /", plain)
        .sync("__trunc__", "self, /", plain)
        .sync("__floor__", "self, /", plain)
        .sync("__ceil__", "self, /", plain)
        .sync("__float__", "self, /", |vm, a| to_float(vm, &vm.plain_int(&a[0])).map(Value::float))
        .sync("__hash__", "self, /", hash)
        .sync("__repr__", "self, /", |vm, a| {
            int_text::decimal(vm, &number(&a[0])).map(|text| vm.string(text))
        })
        .sync("__getnewargs__", "self, /", |vm, a| Ok(vm.tuple(vec![vm.plain_int(&a[0])])))
        .sync("__sizeof__", "self, /", |vm, a| {
            Ok(vm.size(24 + 4 * number(&a[0]).bits().div_ceil(30).max(1) as usize))
        })
        .wait("__round__", "self, ndigits=None, /", waits!(round))
        .step("__format__", "self, format_spec, /", format)
        .sync("conjugate", "self, /", plain)
        .sync("bit_length", "self, /", |vm, a| Ok(vm.int(number(&a[0]).bits() as i64)))
        .sync("bit_count", "self, /", bit_count)
        .sync("as_integer_ratio", "self, /", |vm, a| Ok(vm.pair(vm.plain_int(&a[0]), vm.int(1))))
        .sync("is_integer", "self, /", |_, _| Ok(Value::TRUE))
        .get("real", |vm, this| Ok(vm.plain_int(this)))
        .get("imag", |vm, _| Ok(vm.int(0)))
        .get("numerator", |vm, this| Ok(vm.plain_int(this)))
        .get("denominator", |vm, _| Ok(vm.int(1)));
}

pub(super) fn number(value: &Value) -> BigInt {
    value.as_big().unwrap_or_default()
}

fn plain(vm: Vm, a: &[Value]) -> Res {
    Ok(vm.plain_int(&a[0]))
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    let int = &vm.classes().int;
    check_class(vm, &a[0], int)?;
    let made = match (a[1].is_missing(), a[2].is_missing()) {
        (true, true) => vm.int(0),
        (true, false) => return Err(vm.type_error("int() missing string argument")),
        (false, true) => to_int(vm, &a[1]).await?,
        (false, false) => in_base(vm, &a[1], &a[2]).await?,
    };
    Ok(if a[0].is(int) { made } else { allocate(&a[0], Int(number(&made))) })
}

#[undropped]
async fn in_base(vm: Vm, text: &Value, base: &Value) -> Res {
    let base = vm.index(base).await?;
    let base = match base.as_i64() {
        Some(base @ (0 | 2..=36)) => base as u32,
        _ => return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0")),
    };
    if !matches!(text.kind(), Kind::Str | Kind::Bytes | Kind::ByteArray) {
        return Err(vm.type_error("int() can't convert non-string with explicit base"));
    }
    int_text::parse(vm, text, base)
}

pub(super) fn operate(vm: Vm, op: Binary, left: &Value, right: &Value) -> Res {
    if !left.is_int() || !right.is_int() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match vm.binary_of_kinds(op, left, right) {
        // The operators of `int` itself make no `bool`.
        Some(Ok(result)) if result.as_bool().is_some() => Ok(vm.plain_int(&result)),
        Some(result) => result,
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn compare(vm: Vm, order: Order, left: &Value, right: &Value) -> Res {
    if !left.is_int() || !right.is_int() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match compare_quick(order, &vm.plain_int(left), &vm.plain_int(right)) {
        Some(truth) => Ok(Value::bool(truth)),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn power(vm: Vm, base: &Value, exponent: &Value, modulus: &Value) -> Res {
    if modulus.is_none() {
        return operate(vm, Binary::Pow, base, exponent);
    }
    if !base.is_int() || !exponent.is_int() || !modulus.is_int() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let modulus = number(modulus);
    if modulus.magnitude().bits() == 1 {
        return Ok(vm.int(0));
    }
    pow_mod(vm, &number(base), &number(exponent), &modulus)
}

fn hash(vm: Vm, a: &[Value]) -> Res {
    Ok(vm.int(match a[0].as_i64() {
        Some(number) => hash_int(number),
        None => hash_big(&number(&a[0])),
    }))
}

fn bit_count(vm: Vm, a: &[Value]) -> Res {
    let count: u32 = number(&a[0]).iter_u64_digits().map(u64::count_ones).sum();
    Ok(vm.int(count.into()))
}

#[undropped]
async fn round(vm: Vm, a: Vec<Value>) -> Res {
    if a[1].is_none() {
        return Ok(vm.plain_int(&a[0]));
    }
    let digits = number(&vm.index(&a[1]).await?);
    if !digits.is_negative() {
        return Ok(vm.plain_int(&a[0]));
    }
    let rounded = number(&a[0]);
    match (-digits).to_u32() {
        // Ten to the power of so many is more than twice the number otherwise.
        Some(places) if u64::from(places) <= rounded.bits() => Ok(vm.big(round_half_even(&rounded, places))),
        _ => Ok(vm.int(0)),
    }
}

/// The multiple of ten to the power of `places` that is nearest.
fn round_half_even(number: &BigInt, places: u32) -> BigInt {
    let unit = BigInt::from(10).pow(places);
    let (quotient, rest) = number.div_mod_floor(&unit);
    let up = match (rest * 2i32).cmp(&unit) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => quotient.is_odd(),
        std::cmp::Ordering::Greater => true,
    };
    (quotient + i32::from(up)) * unit
}

fn format(vm: Vm, a: &[Value]) -> Step {
    Step::Done(match format_spec(vm, &a[1]) {
        Ok(spec) if spec.is_empty() => {
            let this = a[0].clone();
            return Step::Wait(task(async move { vm.to_str(&this).await }));
        }
        Ok(spec) => int_text::format(vm, &a[0], &spec),
        Err(raise) => Err(raise),
    })
}

/// The text of a format specification.
pub(super) fn format_spec(vm: Vm, spec: &Value) -> Res<String> {
    match spec.get::<Str>() {
        Some(text) => Ok(text.lossy().into_owned()),
        None => Err(vm.type_error(format!("__format__() argument must be str, not {}", vm.class_name(spec)))),
    }
}
