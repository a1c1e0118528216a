//! The module `_operator` (`Modules/_operator.c`): operators as functions. As they are native, a class that has one as an
//! attribute does not bind it to its instances: `glob` counts on that. The classes of getters and callers, and
//! `length_hint`, are those of `operator.py`.

use super::builtins::is_callable;
use crate::compile::op::Op;
use crate::types::Methods;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::native::task;
use crate::vm::ops::{Binary, Order};
use crate::vm::{Res, Vm};
use crate::waits;

/// A function for an operator, and the one that works in place.
macro_rules! binary {
    ($m:ident: $($name:literal $in_place:literal $op:ident;)*) => {
        $($m
            .wait($name, "a, b, /", |vm, a| task(binary(vm, a, Binary::$op)))
            .wait($in_place, "a, b, /", |vm, a| task(in_place(vm, a, Binary::$op)));)*
    };
}

macro_rules! orders {
    ($m:ident: $($name:literal $order:ident;)*) => {
        $($m.wait($name, "a, b, /", |vm, a| task(compare(vm, a, Order::$order)));)*
    };
}

pub(crate) fn fill(vm: Vm, m: &Methods) {
    m.value("__doc__", vm.str("Operator interface."));
    binary! { m:
        "add" "iadd" Add;
        "sub" "isub" Sub;
        "mul" "imul" Mul;
        "matmul" "imatmul" MatMul;
        "truediv" "itruediv" TrueDiv;
        "floordiv" "ifloordiv" FloorDiv;
        "mod" "imod" Mod;
        "pow" "ipow" Pow;
        "lshift" "ilshift" LShift;
        "rshift" "irshift" RShift;
        "and_" "iand" And;
        "or_" "ior" Or;
        "xor" "ixor" Xor;
    }
    orders! { m: "lt" Lt; "le" Le; "eq" Eq; "ne" Ne; "gt" Gt; "ge" Ge; }
    m.wait("neg", "a, /", |vm, a| task(unary(vm, a, Op::Neg)))
        .wait("pos", "a, /", |vm, a| task(unary(vm, a, Op::Pos)))
        .wait("inv", "a, /", |vm, a| task(unary(vm, a, Op::Invert)))
        .wait("invert", "a, /", |vm, a| task(unary(vm, a, Op::Invert)))
        .wait("abs", "a, /", waits!(absolute))
        .wait("index", "a, /", waits!(index))
        .wait("truth", "a, /", waits!(truth))
        .wait("not_", "a, /", waits!(negation))
        .sync("is_", "a, b, /", |_, a| Ok(Value::bool(a[0].is(&a[1]))))
        .sync("is_not", "a, b, /", |_, a| Ok(Value::bool(!a[0].is(&a[1]))))
        .sync("is_none", "a, /", |_, a| Ok(Value::bool(a[0].is_none())))
        .sync("is_not_none", "a, /", |_, a| Ok(Value::bool(!a[0].is_none())))
        .wait("call", "obj, /, *args, **kwargs", waits!(call));
    sequences(m);
    m.sync("_compare_digest", "a, b, /", compare_digest);
}

fn sequences(m: &Methods) {
    m.wait("concat", "a, b, /", waits!(concat))
        .wait("iconcat", "a, b, /", waits!(concat_in_place))
        .wait("contains", "a, b, /", waits!(contains))
        .wait("countOf", "a, b, /", waits!(count))
        .wait("indexOf", "a, b, /", waits!(position))
        .wait("getitem", "a, b, /", waits!(item))
        .wait("setitem", "a, b, c, /", waits!(set_item))
        .wait("delitem", "a, b, /", waits!(delete_item));
}

fn pair(a: Vec<Value>) -> (Value, Value) {
    let mut all = a.into_iter();
    (all.next().unwrap_or(Value::NONE), all.next().unwrap_or(Value::NONE))
}

#[undropped]
async fn binary(vm: Vm, a: Vec<Value>, op: Binary) -> Res {
    let (left, right) = pair(a);
    vm.binary(op, left, right).await
}

#[undropped]
async fn in_place(vm: Vm, a: Vec<Value>, op: Binary) -> Res {
    let (left, right) = pair(a);
    vm.binary_slow(op, left, right, true).await
}

#[undropped]
async fn compare(vm: Vm, a: Vec<Value>, order: Order) -> Res {
    vm.compare(order, &a[0], &a[1]).await
}

#[undropped]
async fn unary(vm: Vm, a: Vec<Value>, op: Op) -> Res {
    match vm.unary_quick(op, &a[0]) {
        Some(result) => result,
        None => vm.unary(op, &a[0]).await,
    }
}

#[undropped]
async fn absolute(vm: Vm, a: Vec<Value>) -> Res {
    match vm.call_special(&a[0], &vm.intern_str("__abs__"), Vec::new()).await? {
        Some(result) => Ok(result),
        None => Err(vm.type_error(format!("bad operand type for abs(): '{}'", vm.class_name(&a[0])))),
    }
}

#[undropped]
async fn index(vm: Vm, a: Vec<Value>) -> Res {
    vm.index(&a[0]).await
}

#[undropped]
async fn truth(vm: Vm, a: Vec<Value>) -> Res {
    Ok(Value::bool(vm.truth(&a[0]).await?))
}

#[undropped]
async fn negation(vm: Vm, a: Vec<Value>) -> Res {
    Ok(Value::bool(!vm.truth(&a[0]).await?))
}

#[undropped]
async fn call(vm: Vm, a: Vec<Value>) -> Res {
    if !is_callable(vm, &a[0]) {
        return Err(vm.type_error(format!("'{}' object is not callable", vm.class_name(&a[0]))));
    }
    let (args, names) = vm.with_keywords(vm.tuple_items(&a[1]), Some(&a[2]))?;
    vm.call_names(&a[0], args, names).await
}

/// Only what has items can be put together.
fn check_sequence(vm: Vm, value: &Value) -> Res<()> {
    if vm.class_attribute(value, &vm.names().__getitem__).is_some() {
        return Ok(());
    }
    Err(vm.type_error(format!("'{}' object can't be concatenated", vm.class_name(value))))
}

#[undropped]
async fn concat(vm: Vm, a: Vec<Value>) -> Res {
    check_sequence(vm, &a[0])?;
    binary(vm, a, Binary::Add).await
}

#[undropped]
async fn concat_in_place(vm: Vm, a: Vec<Value>) -> Res {
    check_sequence(vm, &a[0])?;
    in_place(vm, a, Binary::Add).await
}

#[undropped]
async fn contains(vm: Vm, a: Vec<Value>) -> Res {
    Ok(Value::bool(vm.contains(&a[0], &a[1]).await?))
}

/// The iterator that is searched.
#[undropped]
async fn searched(vm: Vm, iterable: &Value) -> Res {
    if !vm.is_iterable(iterable) {
        let class = vm.class_name(iterable);
        return Err(vm.type_error(format!("argument of type '{class}' is not iterable")));
    }
    vm.iter(iterable).await
}

#[undropped]
async fn count(vm: Vm, a: Vec<Value>) -> Res {
    let iterator = searched(vm, &a[0]).await?;
    let mut count = 0;
    while let Some(item) = vm.next(&iterator).await? {
        count += i64::from(vm.same(&item, &a[1]).await?);
    }
    Ok(vm.int(count))
}

#[undropped]
async fn position(vm: Vm, a: Vec<Value>) -> Res {
    let iterator = searched(vm, &a[0]).await?;
    let mut at = 0;
    while let Some(item) = vm.next(&iterator).await? {
        if vm.same(&item, &a[1]).await? {
            return Ok(vm.int(at));
        }
        at += 1;
    }
    Err(vm.value_error("sequence.index(x): x not in sequence"))
}

#[undropped]
async fn item(vm: Vm, a: Vec<Value>) -> Res {
    vm.item(&a[0], &a[1]).await
}

#[undropped]
async fn set_item(vm: Vm, a: Vec<Value>) -> Res {
    vm.set_item(&a[0], a[1].clone(), a[2].clone()).await?;
    Ok(Value::NONE)
}

#[undropped]
async fn delete_item(vm: Vm, a: Vec<Value>) -> Res {
    vm.delete_item(&a[0], &a[1]).await?;
    Ok(Value::NONE)
}

/// Compares two digests in a time that does not tell where they differ (`_tscmp`).
fn compare_digest(vm: Vm, a: &[Value]) -> Res {
    let (left, right) = match (a[0].get::<Str>(), a[1].get::<Str>()) {
        (Some(left), Some(right)) => {
            if !left.bytes().is_ascii() || !right.bytes().is_ascii() {
                let message = "comparing strings with non-ASCII characters is not supported";
                return Err(vm.type_error(message));
            }
            (left.bytes().to_vec(), right.bytes().to_vec())
        }
        _ => (digest(vm, a, 0)?, digest(vm, a, 1)?),
    };
    let mut differences = u8::from(left.len() != right.len());
    for (index, byte) in right.iter().enumerate() {
        // A digest of another length is compared with itself, which takes as long.
        differences |= byte ^ left.get(index).unwrap_or(byte);
    }
    Ok(Value::bool(differences == 0))
}

fn digest(vm: Vm, a: &[Value], index: usize) -> Res<Vec<u8>> {
    let (bytes, other) = (a[index].as_bytes(), a[1 - index].as_bytes());
    bytes.ok_or_else(|| {
        let (one, two) = (vm.class_name(&a[0]), vm.class_name(&a[1]));
        match other {
            Some(_) => {
                vm.type_error(format!("a bytes-like object is required, not '{}'", vm.class_name(&a[index])))
            }
            None => vm.type_error(format!(
                "unsupported operand types(s) or combination of types: '{one}' and '{two}'"
            )),
        }
    })
}
