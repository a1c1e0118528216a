//! `NoDefault`, and what evaluates a value that is known already.

use super::{CONST_EVALUATOR, NO_DEFAULT};
use crate::modules::{new_class, state};
use crate::object::{Body, Info, Kind, allocate};
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::instance::Instance;
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

/// A bound, default or value that was given, as a function of the format that is asked for.
struct ConstEvaluator(Value);

impl Body for ConstEvaluator {
    const KIND: Kind = Kind::Other;
    crate::holds!([0], []);
}

/// `annotationlib.Format.STRING`
const STRING: i64 = 4;

pub(super) fn install(vm: Vm) {
    let object = &vm.classes().object;
    let class = new_class(vm, "builtins", "NoDefaultType", object, Info::plain::<Instance>(), 0);
    Methods::of(vm, &class)
        .value("__doc__", vm.str("The type of the NoDefault singleton."))
        .maker("cls, /, *args, **kwargs", waits!(new))
        .sync("__repr__", "self, /", |vm, _| Ok(vm.str(NO_DEFAULT)))
        .sync("__reduce__", "self, /", |vm, _| Ok(vm.str("NoDefault")));
    state::keep(vm, NO_DEFAULT, &allocate(&class, Instance));
    let class = new_class(vm, "_typing", CONST_EVALUATOR, object, Info::plain::<ConstEvaluator>(), 0);
    Methods::of(vm, &class).wait("__repr__", "self, /", waits!(repr)).wait(
        "__call__",
        "self, format, /",
        waits!(call),
    );
    state::keep(vm, CONST_EVALUATOR, &class);
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    if !a[1].body::<Tuple>().items().is_empty() || a[2].body::<Dict>().len() > 0 {
        return Err(vm.type_error("NoDefaultType takes no arguments"));
    }
    Ok(super::no_default(vm))
}

/// What evaluates to this value.
pub(super) fn evaluator(vm: Vm, value: &Value) -> Value {
    allocate(&super::known(vm, CONST_EVALUATOR), ConstEvaluator(value.clone()))
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let value = vm.repr_text(&a[0].body::<ConstEvaluator>().0).await?;
    Ok(vm.string(format!("<constevaluator {value}>")))
}

#[undropped]
async fn call(vm: Vm, a: Vec<Value>) -> Res {
    let value = &a[0].body::<ConstEvaluator>().0;
    if vm.index_i64(&a[1]).await? != STRING {
        return Ok(value.clone());
    }
    let text = match value.get::<Tuple>() {
        Some(tuple) => {
            let mut parts = Vec::new();
            for item in tuple.items() {
                parts.push(type_text(vm, item).await?);
            }
            format!("({})", parts.join(", "))
        }
        None => type_text(vm, value).await?,
    };
    Ok(vm.string(text))
}

#[undropped]
async fn type_text(vm: Vm, value: &Value) -> Res<String> {
    match value.is(&vm.classes().none_type) {
        true => Ok("None".to_owned()),
        false => crate::types::alias::type_repr(vm, value).await,
    }
}
