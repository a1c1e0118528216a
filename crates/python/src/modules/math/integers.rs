//! Functions of integers, of any size.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use crate::value::Value;
use crate::vm::{Res, Vm};

#[undropped]
async fn integer(vm: Vm, value: &Value) -> Res<BigInt> {
    Ok(vm.index(value).await?.as_big().unwrap_or_default())
}

#[undropped]
pub(super) async fn factorial(vm: Vm, a: Vec<Value>) -> Res {
    let number = integer(vm, &a[0]).await?;
    if number.is_negative() {
        return Err(vm.value_error("factorial() not defined for negative values"));
    }
    let Some(number) = number.to_u32().filter(|number| *number < 10_000_000) else {
        return Err(vm.overflow_error("factorial() argument should not exceed 9223372036854775807"));
    };
    Ok(vm.big(product_of(1, u64::from(number))))
}

/// The product of the integers from one to another, by halves.
fn product_of(from: u64, to: u64) -> BigInt {
    match to.checked_sub(from) {
        None => BigInt::one(),
        Some(span) if span < 8 => (from.max(1)..=to).map(BigInt::from).product(),
        Some(span) => product_of(from, from + span / 2) * product_of(from + span / 2 + 1, to),
    }
}

fn non_negative(vm: Vm, number: &BigInt, name: &str) -> Res<()> {
    if number.is_negative() {
        Err(vm.value_error(format!("{name} must be a non-negative integer")))
    } else {
        Ok(())
    }
}

#[undropped]
pub(super) async fn comb(vm: Vm, a: Vec<Value>) -> Res {
    let (n, k) = (integer(vm, &a[0]).await?, integer(vm, &a[1]).await?);
    non_negative(vm, &n, "n")?;
    non_negative(vm, &k, "k")?;
    if k > n {
        return Ok(vm.int(0));
    }
    let Some(k) = k.clone().min(&n - &k).to_u64() else {
        return Err(vm.overflow_error("min(n - k, k) must not exceed 9223372036854775807"));
    };
    let mut result = BigInt::one();
    for index in 0..k {
        result = result * (&n - index) / (index + 1);
    }
    Ok(vm.big(result))
}

#[undropped]
pub(super) async fn perm(vm: Vm, a: Vec<Value>) -> Res {
    if a[1].is_none() {
        return factorial(vm, vec![a[0].clone()]).await;
    }
    let (n, k) = (integer(vm, &a[0]).await?, integer(vm, &a[1]).await?);
    non_negative(vm, &n, "n")?;
    non_negative(vm, &k, "k")?;
    if k > n {
        return Ok(vm.int(0));
    }
    let Some(k) = k.to_u64() else {
        return Err(vm.overflow_error("k must not exceed 9223372036854775807"));
    };
    Ok(vm.big((0..k).map(|index| &n - index).product()))
}

#[undropped]
pub(super) async fn gcd(vm: Vm, a: Vec<Value>) -> Res {
    let mut result = BigInt::zero();
    for value in vm.tuple_items(&a[0]) {
        result = result.gcd(&integer(vm, &value).await?);
    }
    Ok(vm.big(result))
}

#[undropped]
pub(super) async fn lcm(vm: Vm, a: Vec<Value>) -> Res {
    let mut result = BigInt::one();
    for value in vm.tuple_items(&a[0]) {
        result = result.lcm(&integer(vm, &value).await?);
    }
    Ok(vm.big(result))
}

#[undropped]
pub(super) async fn isqrt(vm: Vm, a: Vec<Value>) -> Res {
    let number = integer(vm, &a[0]).await?;
    if number.is_negative() {
        return Err(vm.value_error("isqrt() argument must be nonnegative"));
    }
    Ok(vm.big(number.sqrt()))
}
