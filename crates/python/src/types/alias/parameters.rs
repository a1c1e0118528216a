//! Type parameters among the arguments of an alias, and what takes their places.

use super::GenericAlias;
use crate::object::Kind;
use crate::types::list::List;
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};

/// The items of a list or a tuple.
fn items_of(value: &Value) -> Option<Vec<Value>> {
    match value.kind() {
        Kind::List => Some(value.body::<List>().copied()),
        Kind::Tuple => Some(value.body::<Tuple>().items().to_vec()),
        _ => None,
    }
}

fn add(all: &mut Vec<Value>, parameter: Value) {
    if !all.iter().any(|known| known.is(&parameter)) {
        all.push(parameter);
    }
}

/// The type parameters among arguments, each once (`_Py_make_parameters`).
#[undropped]
pub(super) async fn among(vm: Vm, args: Vec<Value>) -> Res<Vec<Value>> {
    let mut found = Vec::new();
    for arg in args {
        // What a class has under the name is meant for its instances.
        if arg.kind() == Kind::Type {
            continue;
        }
        if let Some(items) = items_of(&arg) {
            for parameter in Box::pin(among(vm, items)).await? {
                add(&mut found, parameter);
            }
            continue;
        }
        if vm.optional_attribute(&arg, &vm.intern_str("__typing_subst__")).await?.is_some() {
            add(&mut found, arg);
            continue;
        }
        let inner = vm.optional_attribute(&arg, &vm.names().__parameters__).await?;
        if let Some(inner) = inner.filter(|inner| inner.kind() == Kind::Tuple) {
            for parameter in vm.tuple_items(&inner) {
                add(&mut found, parameter);
            }
        }
    }
    Ok(found)
}

/// The arguments with what `item` names in the places of the parameters (`_Py_subs_parameters`).
#[undropped]
pub(super) async fn substituted(
    vm: Vm,
    alias: &Value,
    args: Vec<Value>,
    parameters: Vec<Value>,
    item: Value,
) -> Res<Vec<Value>> {
    if parameters.is_empty() {
        return Err(vm.type_error(format!("{} is not a generic class", vm.repr_text(alias).await?)));
    }
    let mut item = vm.tuple(unpacked(vm, item).await?);
    for parameter in &parameters {
        let prepare = vm.optional_attribute(parameter, &vm.intern_str("__typing_prepare_subst__")).await?;
        if let Some(prepare) = prepare.filter(|prepare| !prepare.is_none()) {
            let given = if item.kind() == Kind::Tuple { item } else { vm.tuple(vec![item]) };
            item = vm.call(&prepare, vec![alias.clone(), given]).await?;
        }
    }
    let given = if item.kind() == Kind::Tuple { vm.tuple_items(&item) } else { vec![item] };
    if given.len() != parameters.len() {
        return Err(wrong_count(vm, alias, given.len(), parameters.len()).await?);
    }
    replaced(vm, alias, args, &parameters, &given).await
}

#[undropped]
async fn wrong_count(vm: Vm, alias: &Value, given: usize, wanted: usize) -> Res<Raise> {
    let what = if given > wanted { "many" } else { "few" };
    let alias = vm.repr_text(alias).await?;
    Ok(vm.type_error(format!("Too {what} arguments for {alias}; actual {given}, expected {wanted}")))
}

#[undropped]
async fn replaced(
    vm: Vm,
    alias: &Value,
    args: Vec<Value>,
    parameters: &[Value],
    given: &[Value],
) -> Res<Vec<Value>> {
    let mut new = Vec::new();
    for arg in args {
        if arg.kind() == Kind::Type {
            new.push(arg);
            continue;
        }
        if let Some(items) = items_of(&arg) {
            let items = Box::pin(replaced(vm, alias, items, parameters, given)).await?;
            new.push(if arg.kind() == Kind::List { vm.list(items) } else { vm.tuple(items) });
            continue;
        }
        let is_unpacked =
            match vm.optional_attribute(&arg, &vm.intern_str("__typing_is_unpacked_typevartuple__")).await? {
                Some(flag) => vm.truth(&flag).await?,
                None => false,
            };
        let value = match vm.optional_attribute(&arg, &vm.intern_str("__typing_subst__")).await? {
            Some(substitute) => {
                let place = parameters.iter().position(|known| known.is(&arg));
                let Some(chosen) = place.and_then(|place| given.get(place)) else {
                    let alias = vm.repr_text(alias).await?;
                    return Err(
                        vm.type_error(format!("a type parameter of {alias} is not among its parameters"))
                    );
                };
                vm.call(&substitute, vec![chosen.clone()]).await?
            }
            None => inner(vm, &arg, parameters, given).await?,
        };
        if !is_unpacked {
            new.push(value);
            continue;
        }
        match value.get::<Tuple>() {
            Some(tuple) => new.extend_from_slice(tuple.items()),
            None => {
                let message = format!(
                    "expected __typing_subst__ of {} objects to return a tuple, not {}",
                    vm.class_name(&arg),
                    vm.class_name(&value)
                );
                return Err(vm.type_error(message));
            }
        }
    }
    Ok(new)
}

/// An argument that is an alias itself, with its own parameters replaced.
#[undropped]
async fn inner(vm: Vm, arg: &Value, parameters: &[Value], given: &[Value]) -> Res {
    let own = vm.optional_attribute(arg, &vm.names().__parameters__).await?;
    let own = own.filter(|own| own.kind() == Kind::Tuple).map(|own| vm.tuple_items(&own)).unwrap_or_default();
    if own.is_empty() {
        return Ok(arg.clone());
    }
    let mut chosen = Vec::new();
    for parameter in own {
        let Some(place) = parameters.iter().position(|known| known.is(&parameter)) else {
            chosen.push(parameter);
            continue;
        };
        let value = &given[place];
        // A parameter that can be iterated over stands for any number of arguments.
        let is_many = vm.class_attribute(&parameters[place], &vm.names().__iter__).is_some();
        match value.get::<Tuple>() {
            Some(tuple) if is_many => chosen.extend_from_slice(tuple.items()),
            _ => chosen.push(value.clone()),
        }
    }
    vm.item(arg, &vm.tuple(chosen)).await
}

/// What stands between the brackets, with tuples that are unpacked there taken apart.
#[undropped]
async fn unpacked(vm: Vm, item: Value) -> Res<Vec<Value>> {
    let items = if item.kind() == Kind::Tuple { vm.tuple_items(&item) } else { vec![item] };
    let mut all = Vec::new();
    for item in items {
        match unpacked_args(vm, &item).await? {
            Some(args) if !args.last().is_some_and(|last| last.is(&Value::ELLIPSIS)) => all.extend(args),
            _ => all.push(item),
        }
    }
    Ok(all)
}

#[undropped]
async fn unpacked_args(vm: Vm, item: &Value) -> Res<Option<Vec<Value>>> {
    if item.kind() == Kind::Type {
        return Ok(None);
    }
    if let Some(alias) = item.get::<GenericAlias>()
        && alias.starred
        && alias.origin.is(&vm.classes().tuple)
    {
        return Ok(Some(vm.tuple_items(&alias.args)));
    }
    let found = vm.optional_attribute(item, &vm.intern_str("__typing_unpacked_tuple_args__")).await?;
    Ok(found.filter(|found| found.kind() == Kind::Tuple).map(|found| vm.tuple_items(&found)))
}
