//! The methods of what stands in a class's namespace and decides what an attribute is (`Objects/descrobject.c`,
//! `Objects/funcobject.c`), and of `super`.

mod places;
mod property;
mod supers;

pub(crate) use supers::implied_quick;
mod wrappers;

pub(crate) use property::{computed, item_property};

use crate::value::Value;
use crate::vm::attribute::Attribute;
use crate::vm::{Res, Vm};

pub(crate) fn install(vm: Vm) {
    property::install(vm);
    wrappers::install(vm);
    places::install(vm);
    supers::install(vm);
}

/// What `__get__` gives for an attribute of a class that decides about itself.
#[undropped]
async fn bound(vm: Vm, found: &Value, instance: Option<&Value>, class: &Value) -> Res {
    match vm.bind(found, instance, class)? {
        Attribute::Value(value) => Ok(value),
        Attribute::Call(callee, args) => vm.call(&callee, args).await,
        Attribute::Missing => Ok(found.clone()),
    }
}

/// The class that `__get__` was called for: the second argument, or the class of the first.
fn owner(vm: Vm, a: &[Value]) -> Value {
    if a[2].is_none() { vm.class_of(&a[1]) } else { a[2].clone() }
}

/// Whether a function is marked as abstract.
fn is_abstract(vm: Vm, function: &Value) -> bool {
    match vm.attribute_quick(function, &vm.names().__isabstractmethod__) {
        Some(Ok(Attribute::Value(mark))) => vm.truth_quick(&mark).unwrap_or(true),
        _ => false,
    }
}

/// Whether an object's class is the built-in one, and no class derived from it.
fn is_exact(value: &Value) -> bool {
    value.header().is_none_or(|header| !header.is_subclass())
}
