//! The methods of weak references (`Objects/weakrefobject.c`).

use std::ptr::NonNull;

use super::Methods;
use super::alias::{GenericAlias, class_getitem};
use super::object::{init_does_nothing, text_of};
use super::tuple::Tuple;
use super::type_methods::{check_new, full_name};
use super::weakref::{WeakRef, locked, upgrade};
use crate::object::{Header, Kind, Mut, allocate};
use crate::value::{Slot, Value};
use crate::vm::ops::Order;
use crate::vm::{Res, Vm};
use crate::waits;

pub(crate) fn install(vm: Vm) {
    let class = &vm.classes().weakref;
    init_does_nothing(vm, class);
    Methods::of(vm, class)
        .maker("cls, /, *args, **kwargs", waits!(new))
        .get("__callback__", |_, this| Ok(body(this).callback.get().unwrap_or(Value::NONE)))
        .sync("__call__", "self, /", |_, a| Ok(body(&a[0]).get().unwrap_or(Value::NONE)))
        .wait("__eq__", "self, value, /", waits!(equal))
        .wait("__ne__", "self, value, /", waits!(not_equal))
        .wait("__hash__", "self, /", waits!(hash))
        .wait("__repr__", "self, /", waits!(repr))
        .class_method("__class_getitem__", "cls, item, /", waits!(class_getitem));
}

fn body(this: &Value) -> &WeakRef {
    this.body()
}

/// Whether objects of its class can be weakly referred to.
pub(crate) fn can_be_referred_to(vm: Vm, object: &Value) -> bool {
    let Some(header) = object.header() else { return false };
    if object.ext().is_none() {
        return false;
    }
    match object.kind() {
        Kind::Function
        | Kind::Method
        | Kind::Type
        | Kind::Set
        | Kind::Module
        | Kind::Code
        | Kind::Generator
        | Kind::MemoryView => true,
        _ if object.get::<GenericAlias>().is_some() => true,
        Kind::Other if !header.class().is_heap() => true,
        _ => {
            let class = header.class();
            class.is_heap()
                && (class.has_instance_dict() || class.lookup(vm, &vm.names().__weakref__).is_some())
        }
    }
}

/// The weak references to an object that are still there.
pub(crate) fn references(object: &Value) -> Vec<Value> {
    let Some(ext) = object.ext() else { return Vec::new() };
    let living = |reference: &NonNull<Header>| {
        // SAFETY: a weak reference that goes takes itself out of the list under the same lock, so its memory is there.
        unsafe { upgrade(*reference) }
    };
    locked(|| ext.weak.with(|all| all.iter().filter_map(living).collect()))
}

/// The oldest of them.
pub(crate) fn first(object: &Value) -> Slot {
    references(object).into_iter().next()
}

/// The reference that all get who want one without a callback.
fn shared(vm: Vm, object: &Value) -> Slot {
    let class = &vm.classes().weakref;
    references(object).into_iter().find(|reference| {
        let is_plain = vm.class_of(reference).is(class);
        is_plain && body(reference).callback.with(|callback| callback.is_none())
    })
}

/// A weak reference of a class, `weakref.ref` or one derived from it.
pub(crate) fn make(vm: Vm, class: &Value, object: &Value, callback: Slot) -> Res {
    let Some(ext) = object.ext().filter(|_| can_be_referred_to(vm, object)) else {
        let name = vm.class_name(object);
        return Err(vm.type_error(format!("cannot create weak reference to '{name}' object")));
    };
    if callback.is_none()
        && class.is(&vm.classes().weakref)
        && let Some(known) = shared(vm, object)
    {
        return Ok(known);
    }
    let reference =
        WeakRef { target: Mut::new(object.pointer()), callback: Mut::new(callback), hash: Mut::new(None) };
    let made = allocate(class, reference);
    if let Some(pointer) = made.pointer() {
        locked(|| ext.weak.with(|all| all.push(pointer)));
    }
    Ok(made)
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    check_new(vm, &a[0], &vm.classes().weakref)?;
    let (object, callback) = match a[1].body::<Tuple>().items() {
        [] => return Err(vm.type_error("__new__ expected at least 1 argument, got 0")),
        [object] => (object, None),
        [object, callback] => (object, Some(callback.clone()).filter(|callback| !callback.is_none())),
        more => {
            let given = more.len();
            return Err(vm.type_error(format!("__new__ expected at most 2 arguments, got {given}")));
        }
    };
    make(vm, &a[0], object, callback)
}

/// Whether the objects are equal; references to what has gone are equal to themselves alone.
#[undropped]
async fn compare(vm: Vm, a: &[Value], order: Order) -> Res {
    let Some(other) = a[1].get::<WeakRef>() else { return Ok(Value::NOT_IMPLEMENTED) };
    match (body(&a[0]).get(), other.get()) {
        (Some(left), Some(right)) => vm.compare(order, &left, &right).await,
        _ => Ok(Value::bool(a[0].is(&a[1]) == (order == Order::Eq))),
    }
}

#[undropped]
async fn equal(vm: Vm, a: Vec<Value>) -> Res {
    compare(vm, &a, Order::Eq).await
}

#[undropped]
async fn not_equal(vm: Vm, a: Vec<Value>) -> Res {
    compare(vm, &a, Order::Ne).await
}

#[undropped]
async fn hash(vm: Vm, a: Vec<Value>) -> Res {
    let reference = body(&a[0]);
    if let Some(known) = reference.hash.get() {
        return Ok(vm.int(known));
    }
    let Some(object) = reference.get() else {
        return Err(vm.type_error("weak object has gone away"));
    };
    let hash = vm.hash(&object).await?;
    reference.hash.set(Some(hash));
    Ok(vm.int(hash))
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let address = a[0].id();
    let Some(object) = body(&a[0]).get() else {
        return Ok(vm.string(format!("<weakref at {address:#x}; dead>")));
    };
    let class = full_name(vm, &vm.class_of(&object));
    let name = match vm.optional_attribute(&object, &vm.names().__name__).await? {
        Some(name) if name.kind() == Kind::Str => format!(" ({})", text_of(&name)),
        _ => String::new(),
    };
    Ok(vm.string(format!("<weakref at {address:#x}; to '{class}' at {:#x}{name}>", object.id())))
}
