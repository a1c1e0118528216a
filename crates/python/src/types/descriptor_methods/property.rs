//! `property`, and attributes of built-in classes that are made like one.

use super::{is_abstract, is_exact};
use crate::object::{Mut, allocate};
use crate::types::Methods;
use crate::types::descriptor::Property;
use crate::types::object::function;
use crate::types::tuple::Tuple;
use crate::types::ty::{NO_DICT, Type};
use crate::types::type_methods::check_new;
use crate::value::{Slot, Value};
use crate::vm::native::{NativeCode, Step, Task, raising, task};
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(vm: Vm) {
    let class = &vm.classes().property;
    class.body::<Type>().set_flag(NO_DICT, true);
    Methods::of(vm, class)
        .maker("cls, /, *args, **kwargs", waits!(new))
        .wait("__init__", "self, fget=None, fset=None, fdel=None, doc=None", waits!(init))
        .member("fget", |_, this| Ok(body(this).get.get().unwrap_or(Value::NONE)))
        .member("fset", |_, this| Ok(body(this).set.get().unwrap_or(Value::NONE)))
        .member("fdel", |_, this| Ok(body(this).delete.get().unwrap_or(Value::NONE)))
        .get_set(
            "__doc__",
            |_, this| Ok(body(this).doc.get().unwrap_or(Value::NONE)),
            |_, this, value| {
                body(this).doc.set(value);
                Ok(())
            },
        )
        .value(
            "__name__",
            computed(vm, "__name__", |vm, a| task(get_name(vm, a)), Some(set_name), Some(delete_name)),
        )
        .get("__isabstractmethod__", get_is_abstract)
        .step("__get__", "self, instance, owner=None, /", get)
        .step("__set__", "self, instance, value, /", |vm, a| accessed(vm, a, body(&a[0]).set.get(), "setter"))
        .step("__delete__", "self, instance, /", |vm, a| accessed(vm, a, body(&a[0]).delete.get(), "deleter"))
        .sync("__set_name__", "self, owner, name, /", |_, a| {
            body(&a[0]).name.set(Some(a[2].clone()));
            Ok(Value::NONE)
        })
        .wait("getter", "self, fget, /", waits!(getter))
        .wait("setter", "self, fset, /", waits!(setter))
        .wait("deleter", "self, fdel, /", waits!(deleter));
}

fn body(this: &Value) -> &Property {
    this.body()
}

fn make(class: &Value, get: Slot, set: Slot, delete: Slot, name: Slot) -> Value {
    let property = Property {
        get: Mut::new(get),
        set: Mut::new(set),
        delete: Mut::new(delete),
        doc: Mut::new(None),
        name: Mut::new(name),
    };
    allocate(class, property)
}

/// An attribute of a built-in class that may take Python code to get. All three are called with the instance.
pub(crate) fn computed(
    vm: Vm,
    name: &'static str,
    get: fn(Vm, Vec<Value>) -> Task,
    set: Option<fn(Vm, &[Value]) -> Res>,
    delete: Option<fn(Vm, &[Value]) -> Res>,
) -> Value {
    let get = function(vm, name, "self, /", NativeCode::Async(get));
    let set = set.map(|set| function(vm, name, "self, value, /", NativeCode::Sync(set)));
    let delete = delete.map(|delete| function(vm, name, "self, /", NativeCode::Sync(delete)));
    make(&vm.classes().property, Some(get), set, delete, Some(vm.intern_str(name)))
}

/// Declares the functions that take an item out of a tuple.
macro_rules! items {
    ($($index:literal)*) => {
        const ITEMS: &[fn(Vm, &[Value]) -> Res] = &[$(item::<$index>,)*];
    };
}

items! { 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 }

fn item<const INDEX: usize>(vm: Vm, a: &[Value]) -> Res {
    let found = a[0].get::<Tuple>().and_then(|tuple| tuple.items().get(INDEX).cloned());
    found.ok_or_else(|| vm.type_error(format!("'{}' object has no such field", vm.class_name(&a[0]))))
}

/// An attribute that is an item of a tuple, as those of `sys.version_info`.
pub(crate) fn item_property(vm: Vm, index: usize) -> Value {
    let get = function(vm, "item", "self, /", NativeCode::Sync(ITEMS[index]));
    make(&vm.classes().property, Some(get), None, None, None)
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    check_new(vm, &a[0], &vm.classes().property)?;
    Ok(make(&a[0], None, None, None, None))
}

fn given(value: &Value) -> Slot {
    Some(value.clone()).filter(|value| !value.is_none())
}

/// The documentation of a getter, if it has any.
#[undropped]
async fn doc_of(vm: Vm, getter: &Slot) -> Res<Slot> {
    let Some(getter) = getter else { return Ok(None) };
    let doc = vm.optional_attribute(getter, &vm.names().__doc__).await?;
    Ok(doc.filter(|doc| !doc.is_none()))
}

#[undropped]
async fn init(vm: Vm, a: Vec<Value>) -> Res {
    let property = body(&a[0]);
    property.get.set(given(&a[1]));
    property.set.set(given(&a[2]));
    property.delete.set(given(&a[3]));
    property.name.set(None);
    let own = given(&a[4]);
    let is_own = own.is_some();
    let doc = match own {
        Some(doc) => Some(doc),
        None => doc_of(vm, &given(&a[1])).await?,
    };
    if is_exact(&a[0]) {
        property.doc.set(doc);
        return Ok(Value::NONE);
    }
    // The namespace of a derived class has documentation of its own, which would hide the property's.
    let set = vm.set_attribute(&a[0], &vm.names().__doc__, Some(doc.unwrap_or(Value::NONE)));
    match vm.finish(set).await {
        Err(raise) if is_own || !vm.is_raised(&raise, &vm.classes().attribute_error) => Err(raise),
        _ => Ok(Value::NONE),
    }
}

/// A copy with other functions, where some are given.
#[undropped]
async fn copy(vm: Vm, old: &Value, get: Slot, set: Slot, delete: Slot) -> Res {
    let property = body(old);
    let doc_is_getters = match property.doc.get() {
        Some(doc) => doc_of(vm, &property.get.get()).await?.is_some_and(|getters| getters.is(&doc)),
        None => false,
    };
    let get = get.or_else(|| property.get.get());
    let doc = if doc_is_getters && get.is_some() { None } else { property.doc.get() };
    let set = set.or_else(|| property.set.get());
    let delete = delete.or_else(|| property.delete.get());
    let args = [get, set, delete, doc].into_iter().map(|part| part.unwrap_or(Value::NONE)).collect();
    let new = vm.call(&vm.class_of(old), args).await?;
    if let Some(new) = new.get::<Property>() {
        new.name.set(property.name.get());
    }
    Ok(new)
}

#[undropped]
async fn getter(vm: Vm, a: Vec<Value>) -> Res {
    copy(vm, &a[0], given(&a[1]), None, None).await
}

#[undropped]
async fn setter(vm: Vm, a: Vec<Value>) -> Res {
    copy(vm, &a[0], None, given(&a[1]), None).await
}

#[undropped]
async fn deleter(vm: Vm, a: Vec<Value>) -> Res {
    copy(vm, &a[0], None, None, given(&a[1])).await
}

fn get(vm: Vm, a: &[Value]) -> Step {
    if a[1].is_none() {
        return Step::Done(Ok(a[0].clone()));
    }
    accessed(vm, &a[..2], body(&a[0]).get.get(), "getter")
}

/// Calls a function of the property with all arguments but the property.
fn accessed(vm: Vm, a: &[Value], function: Slot, what: &str) -> Step {
    let args = a[1..].to_vec();
    match function {
        Some(function) => Step::Wait(task(async move { vm.call(&function, args).await })),
        None => raising(vm.no_accessor(&a[0], &a[1], what)),
    }
}

#[undropped]
async fn get_name(vm: Vm, a: Vec<Value>) -> Res {
    let property = body(&a[0]);
    if let Some(name) = property.name.get() {
        return Ok(name);
    }
    let name = &vm.names().__name__;
    let found = match property.get.get() {
        Some(getter) => vm.optional_attribute(&getter, name).await?,
        None => None,
    };
    found.ok_or_else(|| vm.no_attribute(&a[0], name))
}

fn set_name(_: Vm, a: &[Value]) -> Res {
    body(&a[0]).name.set(Some(a[1].clone()));
    Ok(Value::NONE)
}

fn delete_name(_: Vm, a: &[Value]) -> Res {
    body(&a[0]).name.set(None);
    Ok(Value::NONE)
}

fn get_is_abstract(vm: Vm, this: &Value) -> Res {
    let property = body(this);
    let functions = [property.get.get(), property.set.get(), property.delete.get()];
    Ok(Value::bool(functions.iter().flatten().any(|function| is_abstract(vm, function))))
}
