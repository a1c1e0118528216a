//! `typing.Union`: what `int | None` gives.

use super::{GenericAlias, Union, parameters};
use crate::object::{Kind, allocate};
use crate::types::Methods;
use crate::types::descriptor_methods::computed;
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::ops::{Binary, fix_hash, hash_items};
use crate::vm::{Res, Vm};
use crate::waits;

const DOC: &str = "Represent a union type\n\nE.g. for int | str";

pub(super) fn install(vm: Vm) {
    let class = &vm.classes().union;
    Methods::of(vm, class)
        .value("__doc__", vm.str(DOC))
        .get("__args__", |_, this| Ok(this.body::<Union>().0.clone()))
        .get("__origin__", |vm, _| Ok(vm.classes().union.clone()))
        .get("__name__", |vm, _| Ok(vm.literal("Union")))
        .get("__qualname__", |vm, _| Ok(vm.literal("Union")))
        .value("__parameters__", computed(vm, "__parameters__", waits!(get_parameters), None, None))
        .class_method("__class_getitem__", "cls, args, /", waits!(class_getitem))
        .wait("__getitem__", "self, key, /", waits!(get_item))
        .wait("__mro_entries__", "self, bases, /", waits!(mro_entries))
        .wait("__instancecheck__", "self, instance, /", waits!(instance_check))
        .wait("__subclasscheck__", "self, subclass, /", waits!(subclass_check))
        .wait("__repr__", "self, /", waits!(repr))
        .wait("__eq__", "self, value, /", waits!(equal))
        .wait("__hash__", "self, /", waits!(hash))
        .wait("__or__", "self, value, /", waits!(or))
        .wait("__ror__", "self, value, /", waits!(reflected_or));
}

/// What a union is of.
pub(crate) fn union_args(vm: Vm, value: &Value) -> Option<Vec<Value>> {
    Some(vm.tuple_items(&value.get::<Union>()?.0))
}

/// Whether `|` makes a union of it.
fn is_unionable(value: &Value) -> bool {
    value.is_none()
        || value.kind() == Kind::Type
        || value.get::<GenericAlias>().is_some()
        || value.get::<Union>().is_some()
        || crate::modules::typing::is_alias(value)
}

/// `left | right` of classes.
#[undropped]
pub(crate) async fn or(vm: Vm, a: Vec<Value>) -> Res {
    if !is_unionable(&a[0]) || !is_unionable(&a[1]) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    flat(vm, a).await
}

/// The same with the operands changed round.
#[undropped]
pub(crate) async fn reflected_or(vm: Vm, mut a: Vec<Value>) -> Res {
    a.reverse();
    or(vm, a).await
}

/// `Union[args]`: what is no class has to pass `typing`'s own test.
#[undropped]
pub(crate) async fn union_of(vm: Vm, args: Vec<Value>) -> Res {
    let mut checked = Vec::new();
    for arg in args {
        if is_unionable(&arg) {
            checked.push(arg);
            continue;
        }
        let typing = crate::vm::import::import_module(vm, "typing").await?;
        let check = vm.attribute(&typing, &vm.intern_str("_type_check")).await?;
        let message = vm.str("Union[arg, ...]: each arg must be a type.");
        checked.push(vm.call(&check, vec![arg, message]).await?);
    }
    flat(vm, checked).await
}

/// A union without unions in it and without the same class twice; of one class, that itself.
#[undropped]
async fn flat(vm: Vm, args: Vec<Value>) -> Res {
    let mut all: Vec<(Option<i64>, Value)> = Vec::new();
    for arg in args {
        let arg = if arg.is_none() { vm.classes().none_type.clone() } else { arg };
        let parts = union_args(vm, &arg).unwrap_or_else(|| vec![arg]);
        for part in parts {
            let hash = hash_of(vm, &part).await?;
            let mut is_new = true;
            for (known_hash, known) in &all {
                if *known_hash == hash && vm.same(known, &part).await? {
                    is_new = false;
                    break;
                }
            }
            if is_new {
                all.push((hash, part));
            }
        }
    }
    let mut all: Vec<Value> = all.into_iter().map(|(_, part)| part).collect();
    if all.len() == 1 {
        return Ok(all.remove(0));
    }
    Ok(allocate(&vm.classes().union, Union(vm.tuple(all))))
}

/// `None` if it has no hash.
#[undropped]
async fn hash_of(vm: Vm, value: &Value) -> Res<Option<i64>> {
    match vm.hash(value).await {
        Ok(hash) => Ok(Some(hash)),
        Err(raise) if vm.is_raised(&raise, &vm.classes().type_error) => Ok(None),
        Err(raise) => Err(raise),
    }
}

#[undropped]
async fn class_getitem(vm: Vm, a: Vec<Value>) -> Res {
    let args = if a[1].kind() == Kind::Tuple { vm.tuple_items(&a[1]) } else { vec![a[1].clone()] };
    if args.is_empty() {
        return Err(vm.type_error("Cannot take a Union of no types."));
    }
    union_of(vm, args).await
}

#[undropped]
async fn get_parameters(vm: Vm, a: Vec<Value>) -> Res {
    let Some(args) = union_args(vm, &a[0]) else {
        let class = vm.class_name(&a[0]);
        let message = format!(
            "descriptor '__parameters__' for 'typing.Union' objects doesn't apply to a '{class}' object"
        );
        return Err(vm.type_error(message));
    };
    let found = parameters::among(vm, args).await?;
    Ok(vm.tuple(found))
}

#[undropped]
async fn get_item(vm: Vm, a: Vec<Value>) -> Res {
    let args = union_args(vm, &a[0]).unwrap_or_default();
    let known = parameters::among(vm, args.clone()).await?;
    let new = parameters::substituted(vm, &a[0], args, known, a[1].clone()).await?;
    let mut new = new.into_iter();
    let Some(mut result) = new.next() else {
        return Err(vm.type_error("Cannot take a Union of no types."));
    };
    for arg in new {
        result = vm.binary_slow(Binary::Or, result, arg, false).await?;
    }
    Ok(result)
}

#[undropped]
async fn mro_entries(vm: Vm, a: Vec<Value>) -> Res {
    Err(vm.type_error(format!("Cannot subclass {}", vm.repr_text(&a[0]).await?)))
}

#[undropped]
async fn instance_check(vm: Vm, a: Vec<Value>) -> Res {
    vm.isinstance_plain(&a[1], &a[0]).await.map(Value::bool)
}

#[undropped]
async fn subclass_check(vm: Vm, a: Vec<Value>) -> Res {
    vm.issubclass_plain(&a[1], &a[0]).await.map(Value::bool)
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let mut parts = Vec::new();
    for arg in a[0].body::<Union>().0.body::<Tuple>().items() {
        parts.push(match arg.is(&vm.classes().none_type) {
            true => "None".to_owned(),
            false => super::generic::type_repr(vm, arg).await?,
        });
    }
    Ok(vm.string(parts.join(" | ")))
}

#[undropped]
async fn equal(vm: Vm, a: Vec<Value>) -> Res {
    let (Some(left), Some(right)) = (union_args(vm, &a[0]), union_args(vm, &a[1])) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if left.len() != right.len() {
        return Ok(Value::FALSE);
    }
    for arg in &left {
        let mut found = false;
        for other in &right {
            if vm.same(arg, other).await? {
                found = true;
                break;
            }
        }
        if !found {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

/// The order of the classes does not count.
#[undropped]
async fn hash(vm: Vm, a: Vec<Value>) -> Res {
    let mut hashes = Vec::new();
    let mut unhashable = 0;
    for arg in a[0].body::<Union>().0.body::<Tuple>().items() {
        match hash_of(vm, arg).await? {
            Some(hash) => hashes.push(hash),
            None => unhashable += 1,
        }
    }
    if unhashable > 0 {
        let s = if unhashable == 1 { "" } else { "s" };
        return Err(vm.type_error(format!("union contains {unhashable} unhashable element{s}")));
    }
    hashes.sort_unstable();
    Ok(vm.int(fix_hash(hash_items(hashes))))
}
