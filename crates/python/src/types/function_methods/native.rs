//! Built-in functions, and the methods of built-in classes as they stand in their namespaces.

use super::call;
use crate::object::Kind;
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::object::{builtin, text_of};
use crate::types::ty::Type;
use crate::types::type_methods::qualname;
use crate::value::{Slot, Value};
use crate::vm::{Native, Res, Vm};
use crate::waits;

pub(super) fn install(vm: Vm) {
    let classes = vm.classes();
    for class in [&classes.builtin_function, &classes.method_descriptor, &classes.wrapper_descriptor] {
        Methods::of(vm, class)
            .get("__name__", |vm, this| Ok(vm.literal(this.body::<Native>().name)))
            .get("__qualname__", get_qualname)
            .get("__doc__", get_doc)
            .get("__text_signature__", |vm, this| Ok(vm.string(this.body::<Native>().text_signature())))
            .wait("__call__", "self, /, *args, **kwargs", waits!(call))
            .sync("__repr__", "self, /", repr)
            .sync("__reduce__", "self, /", reduce);
    }
    Methods::of(vm, &classes.builtin_function).get("__self__", get_module_object).get_set(
        "__module__",
        get_module,
        set_module,
    );
    for class in [&classes.method_descriptor, &classes.wrapper_descriptor] {
        Methods::of(vm, class).get("__objclass__", get_owner).sync(
            "__get__",
            "self, instance, owner=None, /",
            bind,
        );
    }
    Methods::of(vm, &classes.wrapper_descriptor).get("__self__", get_new_owner);
}

fn get_qualname(vm: Vm, this: &Value) -> Res {
    let native = this.body::<Native>();
    Ok(match &native.owner {
        Some(owner) => vm.string(format!("{}.{}", text_of(&qualname(vm, owner)), native.name)),
        None => vm.literal(native.name),
    })
}

fn get_doc(vm: Vm, this: &Value) -> Res {
    let doc = this.body::<Native>().doc;
    Ok(if doc.is_empty() { Value::NONE } else { vm.str(doc) })
}

/// The module that a function is of, as long as it is loaded.
fn get_module_object(vm: Vm, this: &Value) -> Res {
    let module = this.body::<Native>().module.get().filter(|name| name.kind() == Kind::Str);
    let found = module.and_then(|name| vm.interp().modules.body::<Dict>().get_str(&name));
    Ok(found.unwrap_or(Value::NONE))
}

fn get_module(_: Vm, this: &Value) -> Res {
    Ok(this.body::<Native>().module.get().unwrap_or(Value::NONE))
}

fn set_module(_: Vm, this: &Value, value: Slot) -> Res<()> {
    this.body::<Native>().module.set(value);
    Ok(())
}

fn get_owner(vm: Vm, this: &Value) -> Res {
    let owner = this.body::<Native>().owner.clone();
    owner.ok_or_else(|| vm.no_attribute(this, &vm.names().__objclass__))
}

/// `__new__` alone is bound in a class's namespace already.
fn get_new_owner(vm: Vm, this: &Value) -> Res {
    let native = this.body::<Native>();
    let owner = native.owner.clone().filter(|_| native.name == "__new__");
    owner.ok_or_else(|| vm.no_attribute(this, &vm.names().__self__))
}

fn bind(vm: Vm, a: &[Value]) -> Res {
    let native = a[0].body::<Native>();
    let Some(owner) = native.owner.as_ref().filter(|_| !a[1].is_none() && native.name != "__new__") else {
        return Ok(a[0].clone());
    };
    if !vm.is_instance_of(&a[1], owner) {
        return Err(vm.type_error(format!(
            "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
            native.name,
            owner.body::<Type>().name(),
            vm.class_name(&a[1])
        )));
    }
    Ok(vm.new_method(&a[0], &a[1]))
}

fn repr(vm: Vm, a: &[Value]) -> Res {
    let native = a[0].body::<Native>();
    let name = native.name;
    Ok(vm.string(match &native.owner {
        None => format!("<built-in function {name}>"),
        Some(owner) if name == "__new__" => {
            format!("<built-in method __new__ of type object at {:#x}>", owner.id())
        }
        Some(owner) => {
            let what = if name.starts_with("__") { "slot wrapper" } else { "method" };
            format!("<{what} '{name}' of '{}' objects>", owner.body::<Type>().name())
        }
    }))
}

/// A function is pickled by its name, a method by that of its class and its own.
fn reduce(vm: Vm, a: &[Value]) -> Res {
    let native = a[0].body::<Native>();
    let name = vm.literal(native.name);
    Ok(match &native.owner {
        None => name,
        Some(owner) => vm.pair(builtin(vm, "getattr"), vm.pair(owner.clone(), name)),
    })
}
