//! The module `_typing`: type parameters and type aliases, which the compiler's own instructions make (PEP 695; CPython
//! has them in `Objects/typevarobject.c` and `Modules/_typingmodule.c`).

mod alias;
mod constant;
mod generic;
mod parameter;
mod specification;

pub(crate) use alias::{is_alias, type_alias};
pub(crate) use generic::generic;
pub(crate) use parameter::type_param;

use super::state;
use crate::types::Methods;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// Under which names the interpreter keeps the classes, which it makes once.
const TYPE_VAR: &str = "typing.TypeVar";
const TYPE_VAR_TUPLE: &str = "typing.TypeVarTuple";
const PARAM_SPEC: &str = "typing.ParamSpec";
const PARAM_SPEC_ARGS: &str = "typing.ParamSpecArgs";
const PARAM_SPEC_KWARGS: &str = "typing.ParamSpecKwargs";
const TYPE_ALIAS: &str = "typing.TypeAliasType";
const GENERIC: &str = "typing.Generic";
const CONST_EVALUATOR: &str = "_typing._ConstEvaluator";
const NO_DEFAULT: &str = "typing.NoDefault";

pub(crate) fn fill(vm: Vm, m: &Methods) {
    install(vm);
    m.sync("_idfunc", "x, /", |_, a| Ok(a[0].clone())).value("Union", vm.classes().union.clone());
    for name in [
        TYPE_VAR,
        TYPE_VAR_TUPLE,
        PARAM_SPEC,
        PARAM_SPEC_ARGS,
        PARAM_SPEC_KWARGS,
        TYPE_ALIAS,
        GENERIC,
        NO_DEFAULT,
    ] {
        m.value(name.trim_start_matches("typing."), state::kept(vm, name));
    }
}

/// Makes the classes, unless they are there.
fn install(vm: Vm) {
    if !state::kept(vm, GENERIC).is_none() {
        return;
    }
    constant::install(vm);
    parameter::install(vm);
    specification::install(vm);
    alias::install(vm);
    generic::install(vm);
}

/// A class that this module made, or `NoDefault`.
fn known(vm: Vm, name: &str) -> Value {
    install(vm);
    state::kept(vm, name)
}

fn no_default(vm: Vm) -> Value {
    known(vm, NO_DEFAULT)
}

/// Calls a function of `typing`.
#[undropped]
async fn call_typing(vm: Vm, name: &str, args: Vec<Value>) -> Res {
    let typing = crate::vm::import::import_module(vm, "typing").await?;
    let function = vm.attribute(&typing, &vm.intern_str(name)).await?;
    vm.call(&function, args).await
}

/// What stands for a type, as `typing` itself checks it.
#[undropped]
async fn checked_type(vm: Vm, value: &Value, message: &str) -> Res {
    if value.is_none() {
        return Ok(vm.classes().none_type.clone());
    }
    call_typing(vm, "_type_check", vec![value.clone(), vm.str(message)]).await
}

/// `Unpack[value]`
#[undropped]
async fn unpacked(vm: Vm, value: &Value) -> Res {
    let typing = crate::vm::import::import_module(vm, "typing").await?;
    let unpack = vm.attribute(&typing, &vm.intern_str("Unpack")).await?;
    vm.item(&unpack, value).await
}

/// Type parameters as `Generic` takes them: a tuple of types stands there unpacked.
#[undropped]
async fn with_unpacked(vm: Vm, parameters: &Value) -> Res {
    let class = known(vm, TYPE_VAR_TUPLE);
    let mut all = Vec::new();
    for parameter in vm.tuple_items(parameters) {
        let many = vm.class_of(&parameter).is(&class);
        all.push(if many { unpacked(vm, &parameter).await? } else { parameter });
    }
    Ok(vm.tuple(all))
}

/// `*value`: the iterator of the one item `Unpack[value]`.
#[undropped]
async fn unpack_iter(vm: Vm, a: Vec<Value>) -> Res {
    let item = unpacked(vm, &a[0]).await?;
    vm.iter(&vm.tuple(vec![item])).await
}

/// The module of the function that calls, as `__module__` of what it makes.
fn caller(vm: Vm) -> Value {
    let module =
        vm.with_frame(|frame| frame.function.body::<crate::types::function::Function>().module.get());
    module.unwrap_or(Value::NONE)
}

/// An error of `__mro_entries__`: nothing derives from such an object.
fn no_base(vm: Vm, a: &[Value]) -> Res {
    let class = crate::types::type_methods::short_name(vm.class_of(&a[0]).body());
    Err(vm.type_error(format!("Cannot subclass an instance of {class}")))
}
