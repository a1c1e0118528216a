//! Whether a class derives from an abstract one, by what is known, by what the class itself says, or by registration.

use std::sync::atomic::Ordering;

use super::{Data, data, registrations};
use crate::object::Kind;
use crate::types::ty::Type;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// `isinstance(instance, class)`: an object may say that it is of another class than it is.
#[undropped]
pub(super) async fn instance(vm: Vm, a: Vec<Value>) -> Res {
    let kept = data(vm, &a[0])?;
    let known = kept.body::<Data>();
    let names = vm.names();
    let claimed = vm.attribute(&a[1], &names.__class__).await?;
    if known.cache.contains(&claimed) {
        return Ok(Value::TRUE);
    }
    let class = vm.class_of(&a[1]);
    let check = vm.attribute(&a[0], &names.__subclasscheck__).await?;
    if claimed.is(&class) {
        let current = known.version.load(Ordering::Relaxed) == registrations(vm).load(Ordering::Relaxed);
        if current && known.negative.contains(&claimed) {
            return Ok(Value::FALSE);
        }
        return vm.call(&check, vec![claimed]).await;
    }
    let result = vm.call(&check, vec![claimed]).await?;
    if vm.truth(&result).await? {
        return Ok(result);
    }
    vm.call(&check, vec![class]).await
}

/// `issubclass(subclass, class)`
#[undropped]
pub(super) async fn subclass(vm: Vm, a: Vec<Value>) -> Res {
    let Some(ty) = a[1].get::<Type>() else {
        return Err(vm.type_error("issubclass() arg 1 must be a class"));
    };
    let kept = data(vm, &a[0])?;
    let known = kept.body::<Data>();
    if known.cache.contains(&a[1]) {
        return Ok(Value::TRUE);
    }
    let now = registrations(vm).load(Ordering::Relaxed);
    if known.version.swap(now, Ordering::Relaxed) < now {
        known.negative.clear();
    } else if known.negative.contains(&a[1]) {
        return Ok(Value::FALSE);
    }
    let hook = vm.attribute(&a[0], &vm.names().__subclasshook__).await?;
    let said = vm.call(&hook, vec![a[1].clone()]).await?;
    let found = if said.is(&Value::NOT_IMPLEMENTED) {
        let is_direct = a[0].get::<Type>().is_some_and(|class| ty.is_subclass_of(class));
        is_direct || by_others(vm, &a[0], known, &a[1]).await?
    } else {
        match said.as_bool() {
            Some(truth) => truth,
            None => {
                let message = "__subclasshook__ must return either False, True, or NotImplemented";
                return Err(vm.raise_text(&vm.classes().assertion_error, message));
            }
        }
    };
    let cache = if found { &known.cache } else { &known.negative };
    cache.add(vm, &a[1])?;
    Ok(Value::bool(found))
}

/// Whether it derives from a class that was registered, or from one that derives from the abstract class.
#[undropped]
async fn by_others(vm: Vm, class: &Value, known: &Data, subclass: &Value) -> Res<bool> {
    for registered in known.registry.all() {
        if vm.issubclass(subclass, &registered).await? {
            return Ok(true);
        }
    }
    let subclasses = vm.attribute(class, &vm.intern_str("__subclasses__")).await?;
    let all = vm.call(&subclasses, Vec::new()).await?;
    if all.kind() != Kind::List {
        return Err(vm.type_error("__subclasses__() must return a list"));
    }
    for derived in vm.collect(&all).await? {
        if vm.issubclass(subclass, &derived).await? {
            return Ok(true);
        }
    }
    Ok(false)
}
