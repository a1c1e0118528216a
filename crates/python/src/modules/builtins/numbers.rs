//! `abs`, `divmod`, `pow`, `round`, and numbers in other bases.

use crate::object::Kind;
use crate::text::int::int_to_base;
use crate::types::Methods;
use crate::value::Value;
use crate::vm::native::{Step, task};
use crate::vm::ops::{Binary, is_plain, pow_mod};
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(m: &Methods) {
    m.step("abs", "x, /", abs)
        .wait("bin", "number, /", |vm, a| task(in_base(vm, a, 2, "0b")))
        .wait("oct", "number, /", |vm, a| task(in_base(vm, a, 8, "0o")))
        .wait("hex", "number, /", |vm, a| task(in_base(vm, a, 16, "0x")))
        .step("divmod", "x, y, /", divmod)
        .wait("pow", "base, exp, mod=None", waits!(pow))
        .step("round", "number, ndigits=None", round);
}

fn abs(vm: Vm, a: &[Value]) -> Step {
    if let Some(number) = a[0].as_small() {
        return Step::Done(Ok(vm.int(number.abs())));
    }
    if let Some(number) = a[0].as_float() {
        return Step::Done(Ok(Value::float(number.abs())));
    }
    if let Some(step) = vm.native_special(&vm.names().__abs__, a) {
        return step;
    }
    let value = a[0].clone();
    Step::Wait(task(async move {
        match vm.call_special(&value, &vm.names().__abs__, Vec::new()).await? {
            Some(result) => Ok(result),
            None => Err(vm.type_error(format!("bad operand type for abs(): '{}'", vm.class_name(&value)))),
        }
    }))
}

#[undropped]
async fn in_base(vm: Vm, a: Vec<Value>, base: u32, prefix: &str) -> Res {
    let number = vm.index(&a[0]).await?.as_big().unwrap_or_default();
    let digits = int_to_base(&number, base);
    Ok(vm.string(match digits.strip_prefix('-') {
        Some(digits) => format!("-{prefix}{digits}"),
        None => format!("{prefix}{digits}"),
    }))
}

fn divmod(vm: Vm, a: &[Value]) -> Step {
    match vm.binary_quick(Binary::DivMod, &a[0], &a[1]) {
        Some(result) => Step::Done(result),
        None => Step::Wait(task(vm.binary(Binary::DivMod, a[0].clone(), a[1].clone()))),
    }
}

#[undropped]
async fn pow(vm: Vm, a: Vec<Value>) -> Res {
    let [base, exponent, modulus] = &a[..] else { unreachable!("the signature has three parameters") };
    if modulus.is_none() {
        return vm.binary(Binary::Pow, base.clone(), exponent.clone()).await;
    }
    let names = vm.names();
    for (object, name, others) in
        [(base, &names.__pow__, [exponent, modulus]), (exponent, &names.__rpow__, [base, modulus])]
    {
        // Methods of the built-in classes come below.
        if vm.class_attribute(object, name).is_none_or(|method| method.kind() == Kind::Native) {
            continue;
        }
        let result = vm.call_special(object, name, others.map(Value::clone).to_vec()).await?;
        if let Some(result) = result.filter(|result| !result.is(&Value::NOT_IMPLEMENTED)) {
            return Ok(result);
        }
    }
    pow_mod_of_numbers(vm, base, exponent, modulus)
}

fn pow_mod_of_numbers(vm: Vm, base: &Value, exponent: &Value, modulus: &Value) -> Res {
    if let (Some(base), Some(exponent), Some(modulus)) = (base.as_big(), exponent.as_big(), modulus.as_big())
    {
        return pow_mod(vm, &base, &exponent, &modulus);
    }
    for value in [base, exponent, modulus] {
        match value.kind() {
            Kind::Float => {
                return Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
            }
            Kind::Complex => return Err(vm.value_error("complex modulo")),
            _ => {}
        }
    }
    Err(vm.type_error(format!(
        "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
        vm.class_name(base),
        vm.class_name(exponent),
        vm.class_name(modulus)
    )))
}

fn round(vm: Vm, a: &[Value]) -> Step {
    if a[1].is_none() && a[0].kind() == Kind::Int && is_plain(&a[0]) {
        return Step::Done(Ok(a[0].clone()));
    }
    let (number, digits) = (a[0].clone(), Some(a[1].clone()).filter(|digits| !digits.is_none()));
    Step::Wait(task(async move {
        match vm.call_special(&number, &vm.names().__round__, digits.into_iter().collect()).await? {
            Some(result) => Ok(result),
            None => {
                Err(vm.type_error(format!("type {} doesn't define __round__ method", vm.class_name(&number))))
            }
        }
    }))
}
