//! What objects are and which attributes they have: `getattr`, `isinstance`, `dir`, `id` and the like.

use crate::object::Kind;
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::set::Set;
use crate::types::tuple::Tuple;
use crate::types::ty::Type;
use crate::value::{Slot, Value};
use crate::vm::attribute::Attribute;
use crate::vm::native::{Step, task};
use crate::vm::ops::{hash_quick, is_plain};
use crate::vm::{Res, Vm};
use crate::waits;

use super::{namespaces, order};

pub(super) fn install(m: &Methods) {
    m.sync("callable", "obj, /", |vm, a| Ok(Value::bool(is_callable(vm, &a[0]))))
        .sync("id", "obj, /", |vm, a| Ok(vm.big(a[0].id().into())))
        .step("hash", "obj, /", hash)
        .step("len", "obj, /", len)
        .step("getattr", "object, name, default=?, /", getattr)
        .step("hasattr", "obj, name, /", hasattr)
        .step("setattr", "obj, name, value, /", |vm, a| set(vm, a, Some(a[2].clone())))
        .step("delattr", "obj, name, /", |vm, a| set(vm, a, None))
        .step("isinstance", "obj, class_or_tuple, /", isinstance)
        .step("issubclass", "cls, class_or_tuple, /", issubclass)
        .wait("dir", "object=?, /", waits!(dir))
        .wait("vars", "object=?, /", waits!(vars));
}

pub(crate) fn is_callable(vm: Vm, value: &Value) -> bool {
    matches!(value.kind(), Kind::Function | Kind::Native | Kind::Method | Kind::Type | Kind::StaticMethod)
        || vm.class_attribute(value, &vm.names().__call__).is_some()
}

fn hash(vm: Vm, a: &[Value]) -> Step {
    match hash_quick(vm, &a[0]) {
        Some(hash) => Step::Done(hash.map(|hash| vm.int(hash))),
        None => {
            let value = a[0].clone();
            Step::Wait(task(async move { vm.hash(&value).await.map(|hash| vm.int(hash)) }))
        }
    }
}

fn len(vm: Vm, a: &[Value]) -> Step {
    let value = &a[0];
    if is_plain(value) {
        let len = match value.kind() {
            Kind::List | Kind::Tuple | Kind::Str | Kind::Bytes | Kind::ByteArray => {
                Some(vm.sequence_len(value))
            }
            Kind::Dict => Some(value.body::<Dict>().len()),
            Kind::Set => Some(value.body::<Set>().len()),
            _ => None,
        };
        if let Some(len) = len {
            return Step::Done(Ok(vm.size(len)));
        }
    }
    let value = value.clone();
    Step::Wait(task(async move { vm.len(&value).await.map(|len| vm.size(len)) }))
}

fn getattr(vm: Vm, a: &[Value]) -> Step {
    let name = match vm.attribute_name(&a[1]) {
        Ok(name) => name,
        Err(raise) => return Step::Done(Err(raise)),
    };
    let default = Some(a[2].clone()).filter(|default| !default.is_missing());
    match vm.attribute_quick(&a[0], &name) {
        Some(Ok(Attribute::Value(value))) => Step::Done(Ok(value)),
        Some(Ok(Attribute::Missing)) => Step::Done(default.ok_or_else(|| vm.no_attribute(&a[0], &name))),
        Some(Err(raise)) => Step::Done(or_default(vm, Err(raise), default)),
        Some(Ok(Attribute::Call(..))) | None => {
            let object = a[0].clone();
            Step::Wait(task(async move {
                let found = vm.attribute(&object, &name).await;
                or_default(vm, found, default)
            }))
        }
    }
}

/// The default instead of an `AttributeError`.
fn or_default(vm: Vm, found: Res, default: Slot) -> Res {
    match (found, default) {
        (Err(raise), Some(default)) if vm.is_raised(&raise, &vm.classes().attribute_error) => Ok(default),
        (found, _) => found,
    }
}

fn hasattr(vm: Vm, a: &[Value]) -> Step {
    let name = match vm.attribute_name(&a[1]) {
        Ok(name) => name,
        Err(raise) => return Step::Done(Err(raise)),
    };
    match vm.attribute_quick(&a[0], &name) {
        Some(Ok(Attribute::Value(_))) => Step::Done(Ok(Value::TRUE)),
        Some(Ok(Attribute::Missing)) => Step::Done(Ok(Value::FALSE)),
        Some(Err(raise)) => Step::Done(or_default(vm, Err(raise), Some(Value::FALSE))),
        Some(Ok(Attribute::Call(..))) | None => {
            let object = a[0].clone();
            Step::Wait(task(async move {
                Ok(Value::bool(vm.optional_attribute(&object, &name).await?.is_some()))
            }))
        }
    }
}

/// Sets or deletes an attribute; whatever a method of the class gives does not matter.
fn set(vm: Vm, a: &[Value], value: Slot) -> Step {
    let name = match vm.attribute_name(&a[1]) {
        Ok(name) => name,
        Err(raise) => return Step::Done(Err(raise)),
    };
    match vm.set_attribute(&a[0], &name, value) {
        Step::Done(result) => Step::Done(result.map(|_| Value::NONE)),
        Step::Wait(setting) => Step::Wait(task(async move {
            vm.run_task(setting).await?;
            Ok(Value::NONE)
        })),
    }
}

fn isinstance(vm: Vm, a: &[Value]) -> Step {
    if let Some(answer) = isinstance_quick(vm, &a[0], &a[1]) {
        return Step::Done(Ok(Value::bool(answer)));
    }
    let (value, class) = (a[0].clone(), a[1].clone());
    Step::Wait(task(async move { vm.isinstance(&value, &class).await.map(Value::bool) }))
}

/// The answer, if neither metaclasses nor the value itself have to be asked.
fn isinstance_quick(vm: Vm, value: &Value, class: &Value) -> Option<bool> {
    if vm.class_of(value).is(class) {
        return Some(true);
    }
    if let Some(tuple) = class.exact::<Tuple>() {
        for class in tuple.items() {
            if isinstance_quick(vm, value, class)? {
                return Some(true);
            }
        }
        return Some(false);
    }
    if !is_plain_class(vm, class) {
        return None;
    }
    if vm.is_instance_of(value, class) {
        return Some(true);
    }
    // A proxy says that it is of the class of what it stands for.
    let may_claim = value.kind() == Kind::Other || !is_plain(value) && !has_own_class(vm, value);
    if may_claim { None } else { Some(false) }
}

/// Whether `type` itself decides about its instances.
fn is_plain_class(vm: Vm, class: &Value) -> bool {
    class.kind() == Kind::Type && vm.class_of(class).is(&vm.classes().type_)
}

/// Whether an object's `__class__` is its class.
fn has_own_class(vm: Vm, value: &Value) -> bool {
    vm.has_generic_attributes(value)
        && vm.class_attribute(value, &vm.names().__class__).is_some_and(|found| found.kind() == Kind::GetSet)
}

fn issubclass(vm: Vm, a: &[Value]) -> Step {
    if let (Some(derived), true) = (a[0].get::<Type>(), is_plain_class(vm, &a[1])) {
        return Step::Done(Ok(Value::bool(derived.is_subclass_of(a[1].body()))));
    }
    let (derived, class) = (a[0].clone(), a[1].clone());
    Step::Wait(task(async move { vm.issubclass(&derived, &class).await.map(Value::bool) }))
}

#[undropped]
async fn dir(vm: Vm, a: Vec<Value>) -> Res {
    let names = if a[0].is_missing() {
        let locals = namespaces::locals(vm);
        match locals.get::<Dict>() {
            Some(dict) => dict.keys(),
            None => {
                let keys = vm.attribute(&locals, &vm.names().keys).await?;
                let keys = vm.call(&keys, Vec::new()).await?;
                vm.collect(&keys).await?
            }
        }
    } else {
        match vm.call_special(&a[0], &vm.names().__dir__, Vec::new()).await? {
            Some(names) => vm.collect(&names).await?,
            None => return Err(vm.type_error("object does not provide __dir__")),
        }
    };
    order::sorted_list(vm, names, None).await
}

#[undropped]
async fn vars(vm: Vm, a: Vec<Value>) -> Res {
    if a[0].is_missing() {
        return Ok(namespaces::locals(vm));
    }
    match vm.optional_attribute(&a[0], &vm.names().__dict__).await? {
        Some(dict) => Ok(dict),
        None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
    }
}
