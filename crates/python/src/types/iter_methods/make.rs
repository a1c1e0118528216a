//! Calls of `enumerate`, `zip`, `map`, `filter` and `reversed` (`Objects/enumobject.c`, `Python/bltinmodule.c`).

use crate::object::{Kind, allocate};
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::iter::{Iter, State, dict_iter};
use crate::types::list::List;
use crate::types::tuple::Tuple;
use crate::types::view::{DictView, Part};
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(vm: Vm) {
    let c = vm.classes();
    let generic = |vm: Vm, a: Vec<Value>| crate::vm::native::task(class_item(vm, a));
    Methods::of(vm, &c.enumerate).maker("cls, /, *args, **kwargs", waits!(new_enumerate)).class_method(
        "__class_getitem__",
        "cls, item, /",
        generic,
    );
    Methods::of(vm, &c.zip).maker("cls, /, *args, **kwargs", waits!(new_zip));
    Methods::of(vm, &c.map).maker("cls, /, *args, **kwargs", waits!(new_map));
    Methods::of(vm, &c.filter).maker("cls, /, *args, **kwargs", waits!(new_filter));
    Methods::of(vm, &c.reversed).maker("cls, /, *args, **kwargs", waits!(new_reversed));
}

#[undropped]
async fn class_item(vm: Vm, a: Vec<Value>) -> Res {
    Ok(crate::types::alias::generic_alias(vm, &a[0], &a[1]))
}

fn items(args: &Value) -> &[Value] {
    args.body::<Tuple>().items()
}

fn made(class: &Value, state: State) -> Res {
    Ok(allocate(class, Iter::new(state)))
}

fn no_keywords(vm: Vm, function: &str, keywords: &Value) -> Res<()> {
    if keywords.body::<Dict>().len() == 0 {
        return Ok(());
    }
    Err(vm.type_error(format!("{function}() takes no keyword arguments")))
}

/// The keyword argument `strict`.
#[undropped]
async fn take_strict(vm: Vm, function: &str, keywords: &Value) -> Res<bool> {
    let mut strict = false;
    for (name, value) in keywords.body::<Dict>().pairs() {
        let name = vm.text(&name);
        if name != "strict" {
            return Err(vm.type_error(format!("{function}() got an unexpected keyword argument '{name}'")));
        }
        strict = vm.truth(&value).await?;
    }
    Ok(strict)
}

#[undropped]
async fn iterators(vm: Vm, iterables: &[Value]) -> Res<Vec<Value>> {
    let mut all = Vec::with_capacity(iterables.len());
    for iterable in iterables {
        all.push(vm.iter(iterable).await?);
    }
    Ok(all)
}

#[undropped]
async fn new_enumerate(vm: Vm, a: Vec<Value>) -> Res {
    let (iterable, start) = enumerate_arguments(vm, items(&a[1]), &a[2])?;
    let next = match start {
        Some(start) => vm.index(&start).await?,
        None => vm.int(0),
    };
    let iterator = vm.iter(&iterable).await?;
    made(&a[0], State::Enumerate { iterator, next })
}

fn enumerate_arguments(vm: Vm, given: &[Value], keywords: &Value) -> Res<(Value, Slot)> {
    let named = keywords.body::<Dict>().pairs();
    let count = given.len() + named.len();
    if count > 2 {
        return Err(vm.type_error(format!("enumerate() takes at most 2 arguments ({count} given)")));
    }
    let (mut iterable, mut start) = (given.first().cloned(), given.get(1).cloned());
    for (name, value) in named {
        let place = match vm.text(&name) {
            "iterable" => &mut iterable,
            "start" if count == 2 => &mut start,
            name => {
                return Err(vm.type_error(format!("'{name}' is an invalid keyword argument for enumerate()")));
            }
        };
        if place.is_some() {
            let name = vm.text(&name);
            return Err(vm.type_error(format!("'{name}' is an invalid keyword argument for enumerate()")));
        }
        *place = Some(value);
    }
    match iterable {
        Some(iterable) => Ok((iterable, start)),
        None => Err(vm.type_error("enumerate() missing required argument 'iterable'")),
    }
}

#[undropped]
async fn new_zip(vm: Vm, a: Vec<Value>) -> Res {
    let strict = take_strict(vm, "zip", &a[2]).await?;
    let iterators = iterators(vm, items(&a[1])).await?;
    made(&a[0], State::Zip { iterators, strict })
}

#[undropped]
async fn new_map(vm: Vm, a: Vec<Value>) -> Res {
    let strict = take_strict(vm, "map", &a[2]).await?;
    let [callee, iterables @ ..] = items(&a[1]) else { return Err(too_few_for_map(vm)) };
    if iterables.is_empty() {
        return Err(too_few_for_map(vm));
    }
    let iterators = iterators(vm, iterables).await?;
    made(&a[0], State::Map { callee: callee.clone(), iterators, strict })
}

fn too_few_for_map(vm: Vm) -> crate::vm::Raise {
    vm.type_error("map() must have at least two arguments.")
}

#[undropped]
async fn new_filter(vm: Vm, a: Vec<Value>) -> Res {
    no_keywords(vm, "filter", &a[2])?;
    let [callee, iterable] = items(&a[1]) else {
        return Err(vm.type_error(format!("filter expected 2 arguments, got {}", items(&a[1]).len())));
    };
    let iterator = vm.iter(iterable).await?;
    made(&a[0], State::Filter { callee: callee.clone(), iterator })
}

#[undropped]
async fn new_reversed(vm: Vm, a: Vec<Value>) -> Res {
    no_keywords(vm, "reversed", &a[2])?;
    let [object] = items(&a[1]) else {
        return Err(vm.type_error(format!("reversed expected 1 argument, got {}", items(&a[1]).len())));
    };
    if a[0].is(&vm.classes().reversed)
        && let Some(iterator) = reversed_quick(vm, object)
    {
        return Ok(iterator);
    }
    let names = vm.names();
    let refused = || vm.type_error(format!("'{}' object is not reversible", vm.class_name(object)));
    match vm.class_attribute(object, &names.__reversed__) {
        Some(method) if method.is_none() => return Err(refused()),
        Some(_) => {
            let iterator = vm.call_special(object, &names.__reversed__, Vec::new()).await?;
            return iterator.ok_or_else(refused);
        }
        None => {}
    }
    let is_sequence = object.kind() != Kind::Dict && vm.class_attribute(object, &names.__getitem__).is_some();
    if !is_sequence {
        return Err(refused());
    }
    let len = vm.len(object).await?;
    made(&a[0], State::Reversed { object: object.clone(), index: len as i64 })
}

/// The iterator that `__reversed__` of a built-in class gives.
fn reversed_quick(vm: Vm, object: &Value) -> Option<Value> {
    if object.header()?.is_subclass() {
        return None;
    }
    Some(match object.kind() {
        Kind::List => {
            let index = object.body::<List>().len();
            vm.new_iter(
                &vm.classes().list_reverseiterator,
                State::ListReverse { list: object.clone(), index },
            )
        }
        Kind::Dict => dict_iter(vm, object, Part::Keys, true),
        Kind::DictView => {
            let view = object.body::<DictView>();
            dict_iter(vm, &view.dict, view.part, true)
        }
        _ => return None,
    })
}
