//! What native modules keep for as long as their interpreter lives.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use crate::object::Mut;
use crate::value::Value;
use crate::vm::Vm;

type Anything = dyn Any + Send + Sync;

/// One of each type for each interpreter, by its address: interpreters live as long as the process.
static KEPT: LazyLock<Mutex<HashMap<(usize, TypeId), &'static Anything>>> = LazyLock::new(Mutex::default);

/// The interpreter's one value of a type, made when it is first asked for.
pub(crate) fn of<T: Any + Default + Send + Sync>(vm: Vm) -> &'static T {
    let key = (std::ptr::from_ref(vm.interp()).addr(), TypeId::of::<T>());
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let found: &'static Anything = match kept.get(&key) {
        Some(&known) => known,
        None => {
            let made: &'static T = Box::leak(Box::new(T::default()));
            kept.insert(key, made);
            made
        }
    };
    found.downcast_ref().expect("kept under its type")
}

#[derive(Default)]
struct Named(Mut<HashMap<&'static str, Value>>);

/// Keeps a value under a name, such as a class of a module.
pub(crate) fn keep(vm: Vm, name: &'static str, value: &Value) {
    let old = of::<Named>(vm).0.with(|all| all.insert(name, value.clone()));
    drop(old);
}

/// What was kept under a name, or None.
pub(crate) fn kept(vm: Vm, name: &str) -> Value {
    of::<Named>(vm).0.with(|all| all.get(name).cloned()).unwrap_or(Value::NONE)
}
