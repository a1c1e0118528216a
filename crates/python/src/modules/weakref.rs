//! The module `_weakref` (`Modules/_weakref.c`), with proxies, which stand for an object as long as it lives
//! (`Objects/weakrefobject.c`).

use super::state;
use crate::object::Info;
use crate::types::Methods;
use crate::types::ty::{HEAP, Type};
use crate::types::weakref::WeakRef;
use crate::types::weakref_methods::{make, references};
use crate::value::Value;
use crate::vm::native::task;
use crate::vm::ops::{Binary, Order};
use crate::vm::{Res, Vm};
use crate::waits;

const PROXY: &str = "weakref.ProxyType";
const CALLABLE: &str = "weakref.CallableProxyType";

pub(crate) fn fill(vm: Vm, m: &Methods) {
    let reference = &vm.classes().weakref;
    let (plain, callable) = (proxy_class(vm, PROXY), proxy_class(vm, CALLABLE));
    Methods::of(vm, &callable).wait("__call__", "self, /, *args, **kwargs", waits!(call));
    m.sync("proxy", "object, callback=None, /", proxy)
        .sync("getweakrefcount", "object, /", |vm, a| Ok(vm.size(references(&a[0]).len())))
        .sync("getweakrefs", "object, /", |vm, a| Ok(vm.list(references(&a[0]))))
        .wait("_remove_dead_weakref", "dct, key, /", waits!(remove_dead))
        .value("ref", reference.clone())
        .value("ReferenceType", reference.clone())
        .value("ProxyType", plain)
        .value("CallableProxyType", callable);
}

fn proxy(vm: Vm, a: &[Value]) -> Res {
    let is_callable = vm.class_attribute(&a[0], &vm.names().__call__).is_some();
    let class = state::kept(vm, if is_callable { CALLABLE } else { PROXY });
    let callback = Some(a[1].clone()).filter(|callback| !callback.is_none());
    if callback.is_none() {
        let known = references(&a[0]).into_iter().find(|reference| {
            vm.class_of(reference).is(&class)
                && reference.body::<WeakRef>().callback.with(|callback| callback.is_none())
        });
        if let Some(known) = known {
            return Ok(known);
        }
    }
    make(vm, &class, &a[0], callback)
}

/// Takes a key out of a dict, if its value is a weak reference whose object has gone.
#[undropped]
async fn remove_dead(vm: Vm, a: Vec<Value>) -> Res {
    if a[0].get::<crate::types::dict::Dict>().is_none() {
        let class = vm.class_name(&a[0]);
        return Err(vm.type_error(format!("_remove_dead_weakref() argument 1 must be dict, not {class}")));
    }
    let Some(found) = vm.dict_get(&a[0], &a[1]).await? else { return Ok(Value::NONE) };
    let Some(reference) = found.get::<WeakRef>() else { return Err(vm.type_error("not a weakref")) };
    if reference.get().is_none() {
        drop(vm.dict_remove(&a[0], &a[1]).await?);
    }
    Ok(Value::NONE)
}

fn is_proxy(vm: Vm, value: &Value) -> bool {
    value.get::<WeakRef>().is_some() && !vm.is_instance_of(value, &vm.classes().weakref)
}

/// The object that a proxy stands for; anything else stands for itself.
fn target(vm: Vm, value: &Value) -> Res {
    if !is_proxy(vm, value) {
        return Ok(value.clone());
    }
    let gone = || vm.raise_text(&vm.classes().reference_error, "weakly-referenced object no longer exists");
    value.body::<WeakRef>().get().ok_or_else(gone)
}

macro_rules! operators {
    ($methods:ident: $($plain:literal $reflected:literal $in_place:literal $op:ident;)*) => {
        $($methods
            .wait($plain, "self, value, /", |vm, a| task(operate(vm, a, Binary::$op, false, false)))
            .wait($reflected, "self, value, /", |vm, a| task(operate(vm, a, Binary::$op, true, false)))
            .wait($in_place, "self, value, /", |vm, a| task(operate(vm, a, Binary::$op, false, true)));)*
    };
}

macro_rules! orders {
    ($methods:ident: $($name:literal $order:ident;)*) => {
        $($methods.wait($name, "self, value, /", |vm, a| task(compare(vm, a, Order::$order)));)*
    };
}

macro_rules! forwarded {
    ($methods:ident: $($name:literal)*) => {
        $($methods.wait($name, "self, /", |vm, a| task(forward(vm, a, $name)));)*
    };
}

fn proxy_class(vm: Vm, name: &'static str) -> Value {
    let short = name.trim_start_matches("weakref.");
    let class = super::new_class(vm, "weakref", short, &vm.classes().object, Info::plain::<WeakRef>(), 0);
    // Attributes of its instances are not those of a built-in class.
    class.body::<Type>().set_flag(HEAP, true);
    state::keep(vm, name, &class);
    let methods = Methods::of(vm, &class);
    // Static, so that they are asked before the attributes that the class has itself.
    methods
        .static_method("__getattribute__", "self, name, /", waits!(getattribute))
        .static_method("__setattr__", "self, name, value, /", waits!(setattr))
        .static_method("__delattr__", "self, name, /", waits!(delattr))
        .wait("__repr__", "self, /", waits!(repr))
        .wait("__str__", "self, /", waits!(str))
        .wait("__bool__", "self, /", waits!(truth))
        .wait("__len__", "self, /", waits!(len))
        .wait("__iter__", "self, /", waits!(iter))
        .wait("__next__", "self, /", waits!(next))
        .wait("__contains__", "self, key, /", waits!(contains))
        .wait("__getitem__", "self, key, /", waits!(getitem))
        .wait("__setitem__", "self, key, value, /", waits!(setitem))
        .wait("__delitem__", "self, key, /", waits!(delitem))
        .wait("__divmod__", "self, value, /", |vm, a| task(operate(vm, a, Binary::DivMod, false, false)))
        .wait("__rdivmod__", "self, value, /", |vm, a| task(operate(vm, a, Binary::DivMod, true, false)))
        .none("__hash__");
    let methods = &methods;
    operators! { methods:
        "__add__" "__radd__" "__iadd__" Add;
        "__sub__" "__rsub__" "__isub__" Sub;
        "__mul__" "__rmul__" "__imul__" Mul;
        "__matmul__" "__rmatmul__" "__imatmul__" MatMul;
        "__truediv__" "__rtruediv__" "__itruediv__" TrueDiv;
        "__floordiv__" "__rfloordiv__" "__ifloordiv__" FloorDiv;
        "__mod__" "__rmod__" "__imod__" Mod;
        "__pow__" "__rpow__" "__ipow__" Pow;
        "__lshift__" "__rlshift__" "__ilshift__" LShift;
        "__rshift__" "__rrshift__" "__irshift__" RShift;
        "__and__" "__rand__" "__iand__" And;
        "__or__" "__ror__" "__ior__" Or;
        "__xor__" "__rxor__" "__ixor__" Xor;
    }
    orders! { methods: "__lt__" Lt; "__le__" Le; "__eq__" Eq; "__ne__" Ne; "__gt__" Gt; "__ge__" Ge; }
    forwarded! { methods:
        "__neg__" "__pos__" "__invert__" "__abs__" "__int__" "__float__" "__index__" "__bytes__" "__reversed__"
    }
    class
}

#[undropped]
async fn operate(vm: Vm, a: Vec<Value>, op: Binary, reflected: bool, in_place: bool) -> Res {
    let (this, other) = (target(vm, &a[0])?, target(vm, &a[1])?);
    let (left, right) = if reflected { (other, this) } else { (this, other) };
    if in_place { vm.binary_slow(op, left, right, true).await } else { vm.binary(op, left, right).await }
}

#[undropped]
async fn compare(vm: Vm, a: Vec<Value>, order: Order) -> Res {
    let (left, right) = (target(vm, &a[0])?, target(vm, &a[1])?);
    vm.compare(order, &left, &right).await
}

/// Calls a special method of the object.
#[undropped]
async fn forward(vm: Vm, a: Vec<Value>, name: &'static str) -> Res {
    let object = target(vm, &a[0])?;
    let name = vm.intern_str(name);
    match vm.call_special(&object, &name, Vec::new()).await? {
        Some(result) => Ok(result),
        None => Err(vm.no_attribute(&object, &name)),
    }
}

#[undropped]
async fn getattribute(vm: Vm, a: Vec<Value>) -> Res {
    let (object, name) = (target(vm, &a[0])?, vm.attribute_name(&a[1])?);
    vm.attribute(&object, &name).await
}

#[undropped]
async fn setattr(vm: Vm, a: Vec<Value>) -> Res {
    let (object, name) = (target(vm, &a[0])?, vm.attribute_name(&a[1])?);
    vm.finish(vm.set_attribute(&object, &name, Some(a[2].clone()))).await
}

#[undropped]
async fn delattr(vm: Vm, a: Vec<Value>) -> Res {
    let (object, name) = (target(vm, &a[0])?, vm.attribute_name(&a[1])?);
    vm.finish(vm.set_attribute(&object, &name, None)).await
}

#[undropped]
async fn call(vm: Vm, a: Vec<Value>) -> Res {
    let object = target(vm, &a[0])?;
    let (args, names) = vm.with_keywords(vm.tuple_items(&a[1]), Some(&a[2]))?;
    vm.call_names(&object, args, names).await
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let address = a[0].id();
    // A proxy whose object has gone is said to be one of None.
    let object = a[0].body::<WeakRef>().get().unwrap_or(Value::NONE);
    let class = vm.class_name(&object);
    Ok(vm.string(format!("<weakproxy at {address:#x} to {class} at {:#x}>", object.id())))
}

#[undropped]
async fn str(vm: Vm, a: Vec<Value>) -> Res {
    let object = target(vm, &a[0])?;
    vm.to_str(&object).await
}

#[undropped]
async fn truth(vm: Vm, a: Vec<Value>) -> Res {
    let object = target(vm, &a[0])?;
    Ok(Value::bool(vm.truth(&object).await?))
}

#[undropped]
async fn len(vm: Vm, a: Vec<Value>) -> Res {
    let object = target(vm, &a[0])?;
    Ok(vm.size(vm.len(&object).await?))
}

#[undropped]
async fn iter(vm: Vm, a: Vec<Value>) -> Res {
    let object = target(vm, &a[0])?;
    vm.iter(&object).await
}

#[undropped]
async fn next(vm: Vm, a: Vec<Value>) -> Res {
    let object = target(vm, &a[0])?;
    if vm.class_attribute(&object, &vm.names().__next__).is_none() {
        let class = vm.class_name(&object);
        return Err(vm.type_error(format!("Weakref proxy referenced a non-iterator '{class}' object")));
    }
    match vm.next(&object).await? {
        Some(item) => Ok(item),
        None => Err(vm.stop_iteration(Value::NONE)),
    }
}

#[undropped]
async fn contains(vm: Vm, a: Vec<Value>) -> Res {
    let object = target(vm, &a[0])?;
    let key = target(vm, &a[1])?;
    Ok(Value::bool(vm.contains(&object, &key).await?))
}

#[undropped]
async fn getitem(vm: Vm, a: Vec<Value>) -> Res {
    let object = target(vm, &a[0])?;
    vm.item(&object, &a[1]).await
}

#[undropped]
async fn setitem(vm: Vm, a: Vec<Value>) -> Res {
    let object = target(vm, &a[0])?;
    vm.set_item(&object, a[1].clone(), a[2].clone()).await?;
    Ok(Value::NONE)
}

#[undropped]
async fn delitem(vm: Vm, a: Vec<Value>) -> Res {
    let object = target(vm, &a[0])?;
    vm.delete_item(&object, &a[1]).await?;
    Ok(Value::NONE)
}
