//! `_thread._local`: attributes that each thread has its own of.
//!
//! The dict of a thread's attributes lies with the thread. Whoever uses an attribute puts the dict of the running thread
//! into the object first, as `Lib/_threading_local.py` does.

use std::ptr::NonNull;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::modules::{new_class, state};
use crate::object::{Body, Header, Info, Kind, allocate};
use crate::types::Methods;
use crate::types::object::{dict_getset, function, is_of_object};
use crate::types::ty::{SUBCLASSABLE, Type};
use crate::value::{Slot, Value};
use crate::vm::native::NativeCode;
use crate::vm::{Interp, Res, Vm};
use crate::waits;

struct Local {
    number: u64,
    interp: &'static Interp,
    /// What each further thread's `__init__` gets, with the names of the last ones.
    args: Vec<Value>,
    names: Slot,
}

impl Body for Local {
    const KIND: Kind = Kind::Other;
}

impl Drop for Local {
    fn drop(&mut self) {
        let threads = self.interp.threads.with(|threads| threads.clone());
        for thread in threads {
            drop(thread.thread().locals.with(|all| all.remove(&self.number)));
        }
    }
}

/// What a thread has of a `_local` of its own.
pub(crate) struct Own {
    dict: Value,
    /// The `_local` itself, which takes this away when it goes.
    object: NonNull<Header>,
}

/// Forgets what the running thread has in each `_local`.
pub(crate) fn leave(vm: Vm) {
    for Own { dict, object } in vm.thread().locals.take().into_values() {
        // SAFETY: the object lives, since it has not taken this away; its count is added before the value takes it over.
        let object = unsafe {
            object.as_ref().count.add_one();
            Value::from_raw(object)
        };
        if let Some(ext) = object.ext()
            && ext.dict(vm).is(&dict)
        {
            ext.set_dict(vm.empty_dict());
        }
    }
}

const BEGIN: &str = "_thread._local.begin";

pub(super) fn fill(vm: Vm, m: &Methods) {
    let info = Info::extended::<Local>();
    let class = new_class(vm, "_thread", "_thread._local", &vm.classes().object, info, SUBCLASSABLE);
    Methods::of(vm, &class).maker("cls, /, *args, **kwargs", waits!(new));
    state::keep(
        vm,
        BEGIN,
        &function(vm, "begin", "self, name, value=?, /", NativeCode::Async(waits!(begin))),
    );
    class.body::<Type>().set(&vm.names().__dict__, dict_getset(vm, &class));
    m.value("_local", class);
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    static NUMBERS: AtomicU64 = AtomicU64::new(0);
    let mut args = vm.tuple_items(&a[1]).to_vec();
    let (names, values): (Vec<_>, Vec<_>) =
        a[2].body::<crate::types::dict::Dict>().pairs().into_iter().unzip();
    args.extend(values);
    let init = a[0].body::<Type>().lookup(vm, &vm.names().__init__);
    if !args.is_empty() && is_of_object(vm, &init) {
        return Err(vm.type_error("Initialization arguments are not supported"));
    }
    let names = (!names.is_empty()).then(|| vm.tuple(names));
    let number = NUMBERS.fetch_add(1, Ordering::Relaxed);
    let local = allocate(&a[0], Local { number, interp: vm.interp(), args, names });
    // Its class calls `__init__` for this thread.
    enter(vm, &local);
    Ok(local)
}

/// Puts the running thread's attributes into an object, if it is a `_local`. If that is the thread's first use of it and
/// `__init__` has to be called first, gives the function that does so: it takes the object, the attribute's name and, where
/// one is set, its value.
pub(crate) fn enter(vm: Vm, object: &Value) -> Slot {
    let local = object.get::<Local>()?;
    let ext = object.ext()?;
    let known = vm.thread().locals.with(|all| all.get(&local.number).map(|own| own.dict.clone()));
    if let Some(known) = known {
        if !ext.dict(vm).is(&known) {
            ext.set_dict(known);
        }
        return None;
    }
    let dict = vm.empty_dict();
    let own = Own { dict: dict.clone(), object: object.pointer()? };
    drop(vm.thread().locals.with(|all| all.insert(local.number, own)));
    ext.set_dict(dict);
    let init = vm.class_attribute(object, &vm.names().__init__);
    (!is_of_object(vm, &init)).then(|| state::kept(vm, BEGIN))
}

#[undropped]
async fn begin(vm: Vm, a: Vec<Value>) -> Res {
    let local = a[0].body::<Local>();
    let init = vm.class_attribute(&a[0], &vm.names().__init__).unwrap_or(Value::NONE);
    let args = [a[0].clone()].into_iter().chain(local.args.iter().cloned()).collect();
    if let Err(raise) = vm.call_names(&init, args, local.names.clone()).await {
        // The next use begins again.
        drop(vm.thread().locals.with(|all| all.remove(&local.number)));
        return Err(raise);
    }
    if a[2].is_missing() {
        return vm.attribute(&a[0], &a[1]).await;
    }
    vm.finish(vm.set_attribute(&a[0], &a[1], Some(a[2].clone()))).await
}
