//! Attributes that native code reads and writes, and places that `__slots__` names.

use super::{bound, owner};
use crate::object::Kind;
use crate::types::Methods;
use crate::types::descriptor::{Field, GetSet, Member};
use crate::types::object::{builtin, text_of};
use crate::types::ty::Type;
use crate::types::type_methods::qualname;
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(vm: Vm) {
    let classes = vm.classes();
    for class in [&classes.getset, &classes.member] {
        Methods::of(vm, class)
            .get("__name__", |vm, this| Ok(name(vm, this)))
            .get("__qualname__", get_qualname)
            .get("__objclass__", |_, this| Ok(class_of(this)))
            .get("__doc__", |_, _| Ok(Value::NONE))
            .wait("__get__", "self, instance, owner=None, /", waits!(get))
            .sync("__set__", "self, instance, value, /", |vm, a| change(vm, &a[0], &a[1], Some(a[2].clone())))
            .sync("__delete__", "self, instance, /", |vm, a| change(vm, &a[0], &a[1], None))
            .sync("__repr__", "self, /", repr)
            .sync("__reduce__", "self, /", |vm, a| {
                Ok(vm.pair(builtin(vm, "getattr"), vm.pair(class_of(&a[0]), name(vm, &a[0]))))
            });
    }
}

fn name(vm: Vm, this: &Value) -> Value {
    match this.get::<GetSet>() {
        Some(getset) => vm.literal(getset.name),
        None => this.body::<Member>().name.clone(),
    }
}

/// The class in whose namespace it stands.
fn class_of(this: &Value) -> Value {
    match this.get::<GetSet>() {
        Some(getset) => getset.owner.clone(),
        None => this.body::<Member>().owner.clone(),
    }
}

fn get_qualname(vm: Vm, this: &Value) -> Res {
    let class = text_of(&qualname(vm, &class_of(this)));
    Ok(vm.string(format!("{class}.{}", text_of(&name(vm, this)))))
}

#[undropped]
async fn get(vm: Vm, a: Vec<Value>) -> Res {
    // None is an instance too, of its own class.
    let is_instance = !a[1].is_none() || a[2].is_none();
    let instance = if is_instance { Some(&a[1]) } else { None };
    bound(vm, &a[0], instance, &owner(vm, &a)).await
}

fn change(vm: Vm, this: &Value, instance: &Value, value: Slot) -> Res {
    let owner = class_of(this);
    let text = text_of(&name(vm, this));
    let class = owner.body::<Type>().name();
    if !vm.is_instance_of(instance, &owner) {
        let given = vm.class_name(instance);
        let message =
            format!("descriptor '{text}' for '{class}' objects doesn't apply to a '{given}' object");
        return Err(vm.type_error(message));
    }
    if let Some(getset) = this.get::<GetSet>() {
        return match getset.set {
            Some(set) => set(vm, instance, value).map(|()| Value::NONE),
            None => Err(vm.not_writable(getset)),
        };
    }
    let member = this.body::<Member>();
    let Field::Slot(index) = member.field else {
        return Err(vm.raise_text(&vm.classes().attribute_error, "readonly attribute"));
    };
    let is_deletion = value.is_none();
    let old = instance.ext().and_then(|ext| ext.set_slot(index, value));
    if is_deletion && old.is_none() {
        return Err(vm.no_attribute(instance, &member.name));
    }
    Ok(Value::NONE)
}

fn repr(vm: Vm, a: &[Value]) -> Res {
    let what = if a[0].kind() == Kind::Member { "member" } else { "attribute" };
    let class = class_of(&a[0]);
    let name = text_of(&name(vm, &a[0]));
    Ok(vm.string(format!("<{what} '{name}' of '{}' objects>", class.body::<Type>().name())))
}
