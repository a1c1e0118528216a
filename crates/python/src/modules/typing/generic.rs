//! `Generic`, whose methods `typing` has in Python.

use super::{GENERIC, call_typing, known, with_unpacked};
use crate::modules::{new_class, state};
use crate::object::Info;
use crate::types::Methods;
use crate::types::instance::Instance;
use crate::types::ty::{HEAP, IMMUTABLE, SUBCLASSABLE, Type};
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(vm: Vm) {
    let object = &vm.classes().object;
    let class = new_class(vm, "typing", "Generic", object, Info::plain::<Instance>(), SUBCLASSABLE | HEAP);
    class.body::<Type>().set_flag(IMMUTABLE, false);
    Methods::of(vm, &class)
        .value("__doc__", vm.str("Abstract base class for generic types."))
        .class_method("__class_getitem__", "cls, /, *args, **kwargs", waits!(class_getitem))
        .class_method("__init_subclass__", "cls, /, *args, **kwargs", waits!(init_subclass));
    state::keep(vm, GENERIC, &class);
}

/// `typing.Generic[…]`, which a class with type parameters derives from.
#[undropped]
pub(crate) async fn generic(vm: Vm, parameters: Value) -> Res {
    let parameters = with_unpacked(vm, &parameters).await?;
    call_typing(vm, "_GenericAlias", vec![known(vm, GENERIC), parameters]).await
}

/// Calls a function of `typing` with the class and all arguments.
#[undropped]
async fn forward(vm: Vm, name: &str, a: Vec<Value>) -> Res {
    let typing = crate::vm::import::import_module(vm, "typing").await?;
    let function = vm.attribute(&typing, &vm.intern_str(name)).await?;
    let args = std::iter::once(a[0].clone()).chain(vm.tuple_items(&a[1])).collect();
    let (args, names) = vm.with_keywords(args, Some(&a[2]))?;
    vm.call_names(&function, args, names).await
}

#[undropped]
async fn class_getitem(vm: Vm, a: Vec<Value>) -> Res {
    forward(vm, "_generic_class_getitem", a).await
}

#[undropped]
async fn init_subclass(vm: Vm, a: Vec<Value>) -> Res {
    forward(vm, "_generic_init_subclass", a).await
}
