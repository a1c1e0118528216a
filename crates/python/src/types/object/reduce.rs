//! How instances are pickled and copied: `__reduce_ex__` (`Objects/typeobject.c`, `reduce_newobj`).

use std::sync::atomic::Ordering;

use crate::object::Kind;
use crate::types::dict::Dict;
use crate::types::tuple::Tuple;
use crate::types::ty::Type;
use crate::value::{Slot, Value};
use crate::vm::{Raise, Res, Vm};

use super::is_of_object;

/// Something of the module `copyreg`.
#[undropped]
async fn copyreg(vm: Vm, name: &str) -> Res {
    let module = crate::vm::import::import_module(vm, "copyreg").await?;
    vm.attribute(&module, &vm.intern_str(name)).await
}

#[undropped]
pub(super) async fn reduce(vm: Vm, a: Vec<Value>) -> Res {
    by_protocol(vm, &a[0], 0).await
}

#[undropped]
pub(super) async fn reduce_ex(vm: Vm, a: Vec<Value>) -> Res {
    let protocol = vm.index_i64(&a[1]).await?;
    let name = &vm.names().__reduce__;
    if is_of_object(vm, &vm.class_attribute(&a[0], name)) {
        return by_protocol(vm, &a[0], protocol).await;
    }
    let reduce = vm.attribute(&a[0], name).await?;
    vm.call(&reduce, Vec::new()).await
}

#[undropped]
async fn by_protocol(vm: Vm, object: &Value, protocol: i64) -> Res {
    if protocol >= 2 {
        return new_object(vm, object).await;
    }
    let reduce = copyreg(vm, "_reduce_ex").await?;
    vm.call(&reduce, vec![object.clone(), vm.int(protocol)]).await
}

/// The function that makes the object again, its arguments, the state, and what a list or a dict holds.
#[undropped]
async fn new_object(vm: Vm, object: &Value) -> Res {
    let class = vm.class_of(object);
    let (args, keywords) = new_arguments(vm, object).await?;
    let is_list = object.kind() == Kind::List;
    let is_dict = object.kind() == Kind::Dict;
    let required = args.is_none() && !is_list && !is_dict;
    let named = keywords.filter(|keywords| keywords.body::<Dict>().len() > 0);
    let (maker, arguments): (Value, Vec<Value>) = match named {
        Some(named) => {
            let args = args.unwrap_or_else(|| vm.tuple(Vec::new()));
            (copyreg(vm, "__newobj_ex__").await?, vec![class, args, named])
        }
        None => {
            let args = args.map(|args| vm.tuple_items(&args)).unwrap_or_default();
            (copyreg(vm, "__newobj__").await?, std::iter::once(class).chain(args).collect())
        }
    };
    let state = state_of(vm, object, required).await?;
    let items = if is_list { vm.iter(object).await? } else { Value::NONE };
    let pairs = if is_dict {
        let method = vm.attribute(object, &vm.names().items).await?;
        let all = vm.call(&method, Vec::new()).await?;
        vm.iter(&all).await?
    } else {
        Value::NONE
    };
    Ok(vm.tuple(vec![maker, vm.tuple(arguments), state, items, pairs]))
}

/// What `__getnewargs_ex__` or `__getnewargs__` gives: a tuple, and a dict of arguments by name.
#[undropped]
async fn new_arguments(vm: Vm, object: &Value) -> Res<(Slot, Slot)> {
    let extended = vm.call_special(object, &vm.intern_str("__getnewargs_ex__"), Vec::new()).await?;
    if let Some(given) = extended {
        let Some(pair) = given.get::<Tuple>() else {
            return Err(no_tuple(vm, "__getnewargs_ex__", &given));
        };
        let [args, keywords] = pair.items() else {
            let count = pair.items().len();
            let message = format!("__getnewargs_ex__ should return a tuple of length 2, not {count}");
            return Err(vm.value_error(message));
        };
        if args.get::<Tuple>().is_none() {
            let class = vm.class_name(args);
            let message = format!(
                "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{class}'"
            );
            return Err(vm.type_error(message));
        }
        if keywords.get::<Dict>().is_none() {
            let class = vm.class_name(keywords);
            let message = format!(
                "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{class}'"
            );
            return Err(vm.type_error(message));
        }
        return Ok((Some(args.clone()), Some(keywords.clone())));
    }
    match vm.call_special(object, &vm.names().__getnewargs__, Vec::new()).await? {
        Some(args) if args.get::<Tuple>().is_none() => Err(no_tuple(vm, "__getnewargs__", &args)),
        args => Ok((args, None)),
    }
}

fn no_tuple(vm: Vm, method: &str, given: &Value) -> Raise {
    vm.type_error(format!("{method} should return a tuple, not '{}'", vm.class_name(given)))
}

/// What `__getstate__` gives; `required`: nothing else tells how to make the object again.
#[undropped]
async fn state_of(vm: Vm, object: &Value, required: bool) -> Res {
    let name = &vm.names().__getstate__;
    if is_of_object(vm, &vm.class_attribute(object, name)) {
        return default_state(vm, object, required).await;
    }
    let method = vm.attribute(object, name).await?;
    vm.call(&method, Vec::new()).await
}

#[undropped]
pub(super) async fn get_state(vm: Vm, a: Vec<Value>) -> Res {
    default_state(vm, &a[0], false).await
}

/// The attributes, and the places that `__slots__` names in a dict of their own.
#[undropped]
async fn default_state(vm: Vm, object: &Value, required: bool) -> Res {
    if required && object.kind() != Kind::Instance {
        return Err(vm.type_error(format!("cannot pickle '{}' object", vm.class_name(object))));
    }
    let own = object.ext().filter(|_| vm.has_dict(object)).map(|ext| ext.dict(vm));
    let state = own.filter(|dict| dict.body::<Dict>().len() > 0).unwrap_or(Value::NONE);
    let class = vm.class_of(object);
    if class.body::<Type>().slots.load(Ordering::Relaxed) == 0 {
        return Ok(state);
    }
    let slot_names = copyreg(vm, "_slotnames").await?;
    let slot_names = vm.call(&slot_names, vec![class]).await?;
    let slots = vm.empty_dict();
    for name in vm.collect(&slot_names).await? {
        let name = vm.attribute_name(&name)?;
        if let Some(value) = vm.optional_attribute(object, &name).await? {
            slots.body::<Dict>().set_str(&name, value);
        }
    }
    if slots.body::<Dict>().len() == 0 {
        return Ok(state);
    }
    Ok(vm.pair(state, slots))
}
