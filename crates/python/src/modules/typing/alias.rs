//! `TypeAliasType`: what the statement `type` makes.

use super::parameter::{Lazy, Parameter};
use super::{TYPE_ALIAS, caller, known, no_default};
use crate::modules::{new_class, state};
use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::alias::{generic_alias, or, reflected_or};
use crate::types::descriptor_methods::computed;
use crate::types::function::Function;
use crate::types::tuple::Tuple;
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};
use crate::waits;

struct Alias {
    name: Value,
    /// A tuple that is not empty.
    parameters: Slot,
    value: Lazy,
    module: Mut<Slot>,
}

impl Body for Alias {
    const KIND: Kind = Kind::Other;
    crate::holds!([name, parameters, value], [module]);
}

fn body(this: &Value) -> &Alias {
    this.body()
}

pub(super) fn install(vm: Vm) {
    let class = new_class(vm, "typing", TYPE_ALIAS, &vm.classes().object, Info::plain::<Alias>(), 0);
    Methods::of(vm, &class)
        .value("__doc__", vm.str("Type alias."))
        .maker("cls, name, value, *, type_params=?", waits!(new))
        .get("__name__", |_, this| Ok(body(this).name.clone()))
        .value("__parameters__", computed(vm, "__parameters__", waits!(get_parameters), None, None))
        .get("__type_params__", |vm, this| Ok(parameters(vm, this)))
        .value("__value__", computed(vm, "__value__", waits!(get_value), None, None))
        .get("evaluate_value", |vm, this| Ok(body(this).value.function(vm)))
        .get_set("__module__", get_module, |_, this, value| {
            body(this).module.set(value);
            Ok(())
        })
        .sync("__repr__", "self, /", |_, a| Ok(body(&a[0]).name.clone()))
        .sync("__reduce__", "self, /", |_, a| Ok(body(&a[0]).name.clone()))
        .sync("__getitem__", "self, key, /", get_item)
        .wait("__iter__", "self, /", waits!(super::unpack_iter))
        .wait("__or__", "self, value, /", waits!(or))
        .wait("__ror__", "self, value, /", waits!(reflected_or));
    state::keep(vm, TYPE_ALIAS, &class);
}

/// Whether `|` takes the value for a type.
pub(crate) fn is_alias(value: &Value) -> bool {
    value.get::<Alias>().is_some()
}

/// `type X = …`: the name, the tuple of parameters, and the function that gives the value.
#[undropped]
pub(crate) async fn type_alias(vm: Vm, parts: Vec<Value>) -> Res {
    let mut parts = parts.into_iter();
    let mut next = || parts.next().unwrap_or(Value::NONE);
    let (name, parameters, function) = (next(), next(), next());
    let parameters =
        Some(parameters).filter(|all| all.get::<Tuple>().is_some_and(|all| !all.items().is_empty()));
    let alias = Alias { name, parameters, value: Lazy::deferred(Some(function)), module: Mut::new(None) };
    Ok(allocate(&known(vm, TYPE_ALIAS), alias))
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    if a[1].kind() != Kind::Str {
        let class = vm.class_name(&a[1]);
        return Err(vm.type_error(format!("typealias() argument 'name' must be str, not {class}")));
    }
    if !a[3].is_missing() && a[3].kind() != Kind::Tuple {
        return Err(vm.type_error("type_params must be a tuple"));
    }
    let parameters = match a[3].is_missing() || vm.tuple_items(&a[3]).is_empty() {
        true => None,
        false => Some(checked_parameters(vm, &a[3]).await?),
    };
    let alias = Alias {
        name: a[1].clone(),
        parameters,
        value: Lazy::known(Some(a[2].clone())),
        module: Mut::new(Some(caller(vm))),
    };
    Ok(allocate(&a[0], alias))
}

/// Parameters with defaults stand behind those without.
#[undropped]
async fn checked_parameters(vm: Vm, parameters: &Value) -> Res {
    let mut has_default = false;
    for parameter in vm.tuple_items(parameters) {
        let Some(known) = parameter.get::<Parameter>() else {
            let given = vm.repr_text(&parameter).await?;
            return Err(vm.type_error(format!("Expected a type param, got {given}")));
        };
        let default = known.default.get(vm).await?;
        if default.is_some_and(|default| !default.is(&no_default(vm))) {
            has_default = true;
        } else if has_default {
            let given = vm.repr_text(&parameter).await?;
            let message = format!("non-default type parameter '{given}' follows default type parameter");
            return Err(vm.type_error(message));
        }
    }
    Ok(parameters.clone())
}

fn parameters(vm: Vm, this: &Value) -> Value {
    body(this).parameters.clone().unwrap_or_else(|| vm.tuple(Vec::new()))
}

fn checked<'a>(vm: Vm, this: &'a Value, attribute: &str) -> Res<&'a Alias> {
    this.get::<Alias>().ok_or_else(|| {
        let class = vm.class_name(this);
        vm.type_error(format!(
            "descriptor '{attribute}' for '{TYPE_ALIAS}' objects doesn't apply to a '{class}' object"
        ))
    })
}

#[undropped]
async fn get_parameters(vm: Vm, a: Vec<Value>) -> Res {
    checked(vm, &a[0], "__parameters__")?;
    super::with_unpacked(vm, &parameters(vm, &a[0])).await
}

#[undropped]
async fn get_value(vm: Vm, a: Vec<Value>) -> Res {
    Ok(checked(vm, &a[0], "__value__")?.value.get(vm).await?.unwrap_or(Value::NONE))
}

/// The module that was set, or that of the function which gives the value.
fn get_module(vm: Vm, this: &Value) -> Res {
    let alias = body(this);
    Ok(alias.module.get().unwrap_or_else(|| {
        alias.value.function(vm).get::<Function>().map_or(Value::NONE, |function| function.module.get())
    }))
}

fn get_item(vm: Vm, a: &[Value]) -> Res {
    match body(&a[0]).parameters {
        Some(_) => Ok(generic_alias(vm, &a[0], &a[1])),
        None => Err(vm.type_error("Only generic type aliases are subscriptable")),
    }
}
