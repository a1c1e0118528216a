//! The methods of `type` (`Objects/typeobject.c`).

mod annotations;
mod attributes;

pub(crate) use annotations::evaluated as evaluated_annotations;
pub(crate) use attributes::{full_name, name_in_repr, qualname, short_name};

use super::Methods;
use super::dict::Dict;
use super::object::text_of;
use super::tuple::Tuple;
use super::ty::{HEAP, Type};
use crate::object::Kind;
use crate::value::{Slot, Value};
use crate::vm::call::Called;
use crate::vm::native::{Step, raising};
use crate::vm::{Native, Res, Vm};
use crate::waits;

const DOC: &str = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type";

pub(crate) fn install(vm: Vm) {
    Methods::of(vm, &vm.classes().type_)
        .maker("cls, /, *args, **kwargs", waits!(new))
        .sync("__init__", "self, /, *args, **kwargs", init)
        .wait("__call__", "self, /, *args, **kwargs", waits!(call))
        .sync("__repr__", "self, /", repr)
        .sync("mro", "self, /", mro)
        .sync("__subclasses__", "self, /", |vm, a| Ok(vm.list(a[0].body::<Type>().subclass_values())))
        .wait("__instancecheck__", "self, instance, /", waits!(instance_check))
        .wait("__subclasscheck__", "self, subclass, /", waits!(subclass_check))
        .class_method("__prepare__", "cls, /, *args, **kwargs", waits!(prepare))
        .sync("__dir__", "self, /", |vm, a| Ok(super::object::class_names(vm, &a[0])))
        .sync("__sizeof__", "self, /", |vm, _| Ok(vm.int(928)))
        .wait("__or__", "self, value, /", waits!(super::alias::or))
        .wait("__ror__", "self, value, /", waits!(super::alias::reflected_or))
        .step("__getattribute__", "self, name, /", super::object::get_attribute)
        .step("__setattr__", "self, name, value, /", |vm, a| change(vm, &a[0], &a[1], Some(a[2].clone())))
        .step("__delattr__", "self, name, /", |vm, a| change(vm, &a[0], &a[1], None));
    attributes::install(vm);
    annotations::install(vm);
}

fn change(vm: Vm, class: &Value, name: &Value, value: Slot) -> Step {
    match vm.attribute_name(name) {
        Ok(name) => vm.generic_set_attribute(class, &name, value),
        Err(raise) => raising(raise),
    }
}

fn repr(vm: Vm, a: &[Value]) -> Res {
    Ok(vm.string(format!("<class '{}'>", name_in_repr(vm, &a[0]))))
}

fn mro(vm: Vm, a: &[Value]) -> Res {
    Ok(vm.list(a[0].body::<Type>().mro(&a[0])))
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
async fn prepare(vm: Vm, _: Vec<Value>) -> Res {
    Ok(vm.empty_dict())
}

/// `type.__new__(meta, name, bases, namespace, **keywords)`
#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    let is_meta = a[0].get::<Type>().is_some_and(|meta| meta.is_subclass_of(vm.classes().type_.body()));
    if !is_meta {
        let message = match a[0].get::<Type>() {
            Some(class) => format!("type.__new__({0}): {0} is not a subtype of type", class.name()),
            None => format!("type.__new__(X): X is not a type object ({})", vm.class_name(&a[0])),
        };
        return Err(vm.type_error(message));
    }
    let [name, bases, namespace] = a[1].body::<Tuple>().items() else {
        return Err(wrong_count(vm, &a));
    };
    for (given, wanted, kind, number) in
        [(name, "str", Kind::Str, 1), (bases, "tuple", Kind::Tuple, 2), (namespace, "dict", Kind::Dict, 3)]
    {
        if given.kind() != kind {
            let class = vm.class_name(given);
            return Err(
                vm.type_error(format!("type.__new__() argument {number} must be {wanted}, not {class}"))
            );
        }
    }
    let bases = vm.tuple_items(bases);
    if let Some((maker, meta)) = other_maker(vm, &a[0], &bases) {
        let mut args = vec![meta];
        args.extend(vm.tuple_items(&a[1]));
        let (args, names) = vm.with_keywords(args, Some(&a[2]))?;
        return vm.call_names(&maker, args, names).await;
    }
    crate::vm::class::new_type(vm, a[0].clone(), name.clone(), bases, namespace.clone(), a[2].clone()).await
}

fn wrong_count(vm: Vm, a: &[Value]) -> crate::vm::Raise {
    if a[0].is(&vm.classes().type_) {
        return vm.type_error("type() takes 1 or 3 arguments");
    }
    let given = a[1].body::<Tuple>().items().len();
    vm.type_error(format!("type.__new__() takes exactly 3 arguments ({given} given)"))
}

/// The metaclass of a base, if it derives from the one that was called, with its own `__new__`.
fn other_maker(vm: Vm, meta: &Value, bases: &[Value]) -> Option<(Value, Value)> {
    let mut winner = meta.clone();
    for base in bases {
        let other = vm.class_of(base);
        if other.body::<Type>().is_subclass_of(winner.body()) {
            winner = other;
        }
    }
    if winner.is(meta) {
        return None;
    }
    let new = winner.body::<Type>().lookup(vm, &vm.names().__new__)?;
    let maker = match new.get::<super::descriptor::StaticMethod>() {
        Some(inner) => inner.0.get()?,
        None => new,
    };
    let is_own = maker
        .get::<Native>()
        .is_some_and(|new| new.owner.as_ref().is_some_and(|o| o.is(&vm.classes().type_)));
    if is_own { None } else { Some((maker, winner)) }
}

fn init(vm: Vm, a: &[Value]) -> Res {
    let given = a[1].body::<Tuple>().items().len();
    if given == 1 && a[2].body::<Dict>().len() > 0 {
        return Err(vm.type_error("type.__init__() takes no keyword arguments"));
    }
    if given != 1 && given != 3 {
        return Err(vm.type_error("type.__init__() takes 1 or 3 arguments"));
    }
    Ok(Value::NONE)
}

/// `type.__call__`: makes an instance.
#[undropped]
async fn call(vm: Vm, a: Vec<Value>) -> Res {
    let (args, names) = vm.with_keywords(vm.tuple_items(&a[1]), Some(&a[2]))?;
    if a[0].is(&vm.classes().type_) && args.len() == 1 && names.is_none() {
        return Ok(vm.class_of(&args[0]));
    }
    match vm.instantiate(&a[0], args, names.as_ref()) {
        Called::Done(result) => result,
        Called::Wait(task) => task.await,
        Called::Pushed => unreachable!("making an instance pushes no frame"),
    }
}

/// Whether an attribute of a class may be set; gives the new value.
fn settable(vm: Vm, class: &Value, value: Slot, name: &str) -> Res {
    let ty = class.body::<Type>();
    if !ty.has_flag(HEAP) {
        return Err(immutable(vm, ty, name));
    }
    value.ok_or_else(|| {
        vm.type_error(format!("cannot delete '{name}' attribute of immutable type '{}'", ty.name()))
    })
}

fn immutable(vm: Vm, ty: &Type, name: &str) -> crate::vm::Raise {
    vm.type_error(format!("cannot set '{name}' attribute of immutable type '{}'", ty.name()))
}

/// The text of a new `__name__` or `__qualname__`.
fn name_text(vm: Vm, class: &Value, value: &Value, attribute: &str) -> Res<String> {
    if value.kind() == Kind::Str {
        return Ok(text_of(value));
    }
    let message = format!(
        "can only assign string to {}.{attribute}, not '{}'",
        class.body::<Type>().name(),
        vm.class_name(value)
    );
    Err(vm.type_error(message))
}

/// Checks that `__new__` was given a class that derives from the one whose objects it makes (`tp_new_wrapper`).
pub(crate) fn check_new(vm: Vm, given: &Value, class: &Value) -> Res<()> {
    let name = class.body::<Type>().name();
    match given.get::<Type>() {
        Some(given) if given.is_subclass_of(class.body()) => Ok(()),
        Some(given) => {
            let given = given.name();
            Err(vm.type_error(format!("{name}.__new__({given}): {given} is not a subtype of {name}")))
        }
        None => {
            let given = vm.class_name(given);
            Err(vm.type_error(format!("{name}.__new__(X): X is not a type object ({given})")))
        }
    }
}
