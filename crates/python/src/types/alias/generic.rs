//! `types.GenericAlias`.

use super::GenericAlias;
use super::parameters;
use crate::object::{Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::descriptor_methods::computed;
use crate::types::dict::Dict;
use crate::types::iter::State;
use crate::types::list::List;
use crate::types::object::{attribute_of, builtin, text_of};
use crate::types::tuple::Tuple;
use crate::types::ty::{NO_DICT, Type};
use crate::types::type_methods::check_new;
use crate::value::Value;
use crate::vm::attribute::Attribute;
use crate::vm::ops::{Order, fix_hash};
use crate::vm::{Raise, Res, Vm};
use crate::waits;

/// Attributes that are the alias's own; all others are those of its origin.
const OWN: [&str; 9] = [
    "__class__",
    "__origin__",
    "__args__",
    "__unpacked__",
    "__parameters__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
];
/// Attributes of the origin that the alias has not.
const HIDDEN: [&str; 3] = ["__bases__", "__copy__", "__deepcopy__"];

const DOC: &str = "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).";

pub(super) fn install(vm: Vm) {
    let class = &vm.classes().generic_alias;
    class.body::<Type>().set_flag(NO_DICT, true);
    Methods::of(vm, class)
        .value("__doc__", vm.str(DOC))
        .maker("cls, origin, args, /", waits!(new))
        .get("__origin__", |_, this| Ok(this.body::<GenericAlias>().origin.clone()))
        .get("__args__", |_, this| Ok(this.body::<GenericAlias>().args.clone()))
        .get("__unpacked__", |_, this| Ok(Value::bool(this.body::<GenericAlias>().starred)))
        .value("__parameters__", computed(vm, "__parameters__", waits!(get_parameters), None, None))
        .get("__typing_unpacked_tuple_args__", unpacked_args)
        .wait("__getitem__", "self, key, /", waits!(get_item))
        .wait("__repr__", "self, /", waits!(repr))
        .wait("__eq__", "self, value, /", waits!(equal))
        .wait("__hash__", "self, /", waits!(hash))
        .wait("__call__", "self, /, *args, **kwargs", waits!(call))
        .sync("__mro_entries__", "self, bases, /", |vm, a| {
            Ok(vm.tuple(vec![a[0].body::<GenericAlias>().origin.clone()]))
        })
        .sync("__instancecheck__", "self, instance, /", |vm, a| {
            Err(refusal(vm, &a[0], "isinstance").unwrap_or_else(|| vm.type_error("no class")))
        })
        .sync("__subclasscheck__", "self, subclass, /", |vm, a| {
            Err(refusal(vm, &a[0], "issubclass").unwrap_or_else(|| vm.type_error("no class")))
        })
        .sync("__iter__", "self, /", unpack)
        .wait("__dir__", "self, /", waits!(dir))
        .sync("__reduce__", "self, /", reduce)
        .wait("__or__", "self, value, /", waits!(super::or))
        .wait("__ror__", "self, value, /", waits!(super::reflected_or));
}

/// `origin[item]`
pub(crate) fn generic_alias(vm: Vm, origin: &Value, item: &Value) -> Value {
    make(vm, &vm.classes().generic_alias, origin, item, false)
}

/// The method `__class_getitem__` of a class that only wants an alias.
#[undropped]
pub(crate) async fn class_getitem(vm: Vm, a: Vec<Value>) -> Res {
    Ok(generic_alias(vm, &a[0], &a[1]))
}

fn make(vm: Vm, class: &Value, origin: &Value, item: &Value, starred: bool) -> Value {
    let args = if item.kind() == Kind::Tuple { item.clone() } else { vm.tuple(vec![item.clone()]) };
    allocate(class, GenericAlias { origin: origin.clone(), args, parameters: Mut::new(None), starred })
}

/// What an attribute of an alias is, where that is its origin's to say.
pub(crate) fn forwarded(vm: Vm, object: &Value, name: &Value) -> Option<Res<Attribute>> {
    let alias = object.get::<GenericAlias>()?;
    let text = vm.text(name);
    if OWN.contains(&text) || HIDDEN.contains(&text) {
        return None;
    }
    Some(attribute_of(vm, &alias.origin, name))
}

/// Why `isinstance` and `issubclass` take no alias.
pub(crate) fn refusal(vm: Vm, class: &Value, function: &str) -> Option<Raise> {
    class.get::<GenericAlias>()?;
    Some(vm.type_error(format!("{function}() argument 2 cannot be a parameterized generic")))
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    check_new(vm, &a[0], &vm.classes().generic_alias)?;
    Ok(make(vm, &a[0], &a[1], &a[2], false))
}

#[undropped]
async fn get_parameters(vm: Vm, a: Vec<Value>) -> Res {
    match a[0].get::<GenericAlias>() {
        Some(_) => parameters_of(vm, &a[0]).await,
        None => Err(vm.type_error(format!(
            "descriptor '__parameters__' for 'types.GenericAlias' objects doesn't apply to a '{}' object",
            vm.class_name(&a[0])
        ))),
    }
}

#[undropped]
async fn parameters_of(vm: Vm, this: &Value) -> Res {
    let alias = this.body::<GenericAlias>();
    if let Some(known) = alias.parameters.get() {
        return Ok(known);
    }
    let found = parameters::among(vm, vm.tuple_items(&alias.args)).await?;
    let found = vm.tuple(found);
    alias.parameters.set(Some(found.clone()));
    Ok(found)
}

fn unpacked_args(vm: Vm, this: &Value) -> Res {
    let alias = this.body::<GenericAlias>();
    let unpacked = alias.starred && alias.origin.is(&vm.classes().tuple);
    Ok(if unpacked { alias.args.clone() } else { Value::NONE })
}

#[undropped]
async fn get_item(vm: Vm, a: Vec<Value>) -> Res {
    let known = parameters_of(vm, &a[0]).await?;
    let alias = a[0].body::<GenericAlias>();
    let args = vm.tuple_items(&alias.args);
    let args = parameters::substituted(vm, &a[0], args, vm.tuple_items(&known), a[1].clone()).await?;
    Ok(make(vm, &vm.classes().generic_alias, &alias.origin, &vm.tuple(args), alias.starred))
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let alias = a[0].body::<GenericAlias>();
    let origin = type_repr(vm, &alias.origin).await?;
    let mut parts = Vec::new();
    for arg in alias.args.body::<Tuple>().items() {
        parts.push(match arg.exact::<List>() {
            Some(list) => {
                let mut inner = Vec::new();
                for arg in list.copied() {
                    inner.push(type_repr(vm, &arg).await?);
                }
                format!("[{}]", inner.join(", "))
            }
            None => type_repr(vm, arg).await?,
        });
    }
    let args = if parts.is_empty() { "()".to_owned() } else { parts.join(", ") };
    let star = if alias.starred { "*" } else { "" };
    Ok(vm.string(format!("{star}{origin}[{args}]")))
}

/// A class by its name, anything else by its representation.
#[undropped]
pub(crate) async fn type_repr(vm: Vm, value: &Value) -> Res<String> {
    if value.is(&Value::ELLIPSIS) {
        return Ok("...".to_owned());
    }
    let names = vm.names();
    let is_alias = vm.optional_attribute(value, &vm.intern_str("__origin__")).await?.is_some()
        && vm.optional_attribute(value, &vm.intern_str("__args__")).await?.is_some();
    if is_alias {
        return vm.repr_text(value).await;
    }
    let Some(qualname) = vm.optional_attribute(value, &names.__qualname__).await? else {
        return vm.repr_text(value).await;
    };
    let module = vm.optional_attribute(value, &names.__module__).await?;
    let Some(module) = module.filter(|module| !module.is_none()) else {
        return vm.repr_text(value).await;
    };
    let qualname = text_of(&vm.to_str(&qualname).await?);
    let module = text_of(&vm.to_str(&module).await?);
    Ok(if module == "builtins" { qualname } else { format!("{module}.{qualname}") })
}

#[undropped]
async fn equal(vm: Vm, a: Vec<Value>) -> Res {
    let (this, Some(other)) = (a[0].body::<GenericAlias>(), a[1].get::<GenericAlias>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if this.starred != other.starred || !vm.same(&this.origin, &other.origin).await? {
        return Ok(Value::FALSE);
    }
    vm.compare(Order::Eq, &this.args, &other.args).await
}

#[undropped]
async fn hash(vm: Vm, a: Vec<Value>) -> Res {
    let alias = a[0].body::<GenericAlias>();
    let origin = vm.hash(&alias.origin).await?;
    let args = vm.hash(&alias.args).await?;
    Ok(vm.int(fix_hash(origin ^ args)))
}

#[undropped]
async fn call(vm: Vm, a: Vec<Value>) -> Res {
    let (args, names) = vm.with_keywords(vm.tuple_items(&a[1]), Some(&a[2]))?;
    let made = vm.call_names(&a[0].body::<GenericAlias>().origin, args, names).await?;
    let set = vm.set_attribute(&made, &vm.intern_str("__orig_class__"), Some(a[0].clone()));
    if let Err(raise) = vm.finish(set).await {
        let classes = vm.classes();
        // Many instances have no room for attributes.
        if !vm.is_raised(&raise, &classes.attribute_error) && !vm.is_raised(&raise, &classes.type_error) {
            return Err(raise);
        }
    }
    Ok(made)
}

/// The iterator that `*tuple[int, ...]` goes through: its one item is the alias with a star.
fn unpack(vm: Vm, a: &[Value]) -> Res {
    let alias = a[0].body::<GenericAlias>();
    let starred = make(vm, &vm.classes().generic_alias, &alias.origin, &alias.args, true);
    let tuple = vm.tuple(vec![starred]);
    Ok(vm.new_iter(&vm.classes().tuple_iterator, State::Tuple { tuple, index: 0 }))
}

#[undropped]
async fn dir(vm: Vm, a: Vec<Value>) -> Res {
    let all = Dict::default();
    let own = vm.call(&builtin(vm, "dir"), vec![a[0].body::<GenericAlias>().origin.clone()]).await?;
    for name in vm.collect(&own).await? {
        if name.kind() == Kind::Str {
            all.set_str(&name, Value::NONE);
        }
    }
    for name in OWN {
        all.set_str(&vm.intern_str(name), Value::NONE);
    }
    Ok(vm.list(all.keys()))
}

fn reduce(vm: Vm, a: &[Value]) -> Res {
    let alias = a[0].body::<GenericAlias>();
    if alias.starred {
        let plain = generic_alias(vm, &alias.origin, &alias.args);
        let iterator = unpack(vm, &[plain])?;
        return Ok(vm.pair(builtin(vm, "next"), vm.tuple(vec![iterator])));
    }
    Ok(vm.pair(vm.class_of(&a[0]), vm.pair(alias.origin.clone(), alias.args.clone())))
}
