//! The methods of nodes: how one is made by a program, copied, replaced and shown.

use super::classes;
use crate::modules::warn;
use crate::object::Kind;
use crate::types::Methods;
use crate::types::alias::{GenericAlias, union_args};
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::object::text_of;
use crate::types::tuple::Tuple;
use crate::types::type_methods::short_name;
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(vm: Vm, root: &Value) {
    Methods::of(vm, root)
        .wait("__init__", "self, /, *args, **kwargs", waits!(init))
        .wait("__repr__", "self, /", waits!(repr))
        .wait("__reduce__", "self, /", waits!(reduce))
        .wait("__replace__", "self, /, **fields", waits!(replace));
}

fn class_name(vm: Vm, node: &Value) -> String {
    short_name(vm.class_of(node).body())
}

/// What a class has as a sequence of names, `_fields` or `_attributes`; empty if it has none.
#[undropped]
async fn names_of(vm: Vm, node: &Value, which: &str) -> Res<Vec<Value>> {
    match vm.optional_attribute(&vm.class_of(node), &vm.intern_str(which)).await? {
        Some(all) => vm.collect(&all).await,
        None => Ok(Vec::new()),
    }
}

#[undropped]
async fn set(vm: Vm, node: &Value, name: &Value, value: Value) -> Res<()> {
    let name = vm.attribute_name(name)?;
    vm.finish(vm.set_attribute(node, &name, Some(value))).await.map(drop)
}

fn is_among(vm: Vm, names: &[Value], name: &Value) -> bool {
    names.iter().any(|known| known.kind() == Kind::Str && vm.text(known) == vm.text(name))
}

#[undropped]
async fn init(vm: Vm, a: Vec<Value>) -> Res {
    let (node, given) = (&a[0], vm.tuple_items(&a[1]));
    let fields = names_of(vm, node, "_fields").await?;
    let class = class_name(vm, node);
    if given.len() > fields.len() {
        let s = if fields.len() == 1 { "" } else { "s" };
        let message = format!("{class} constructor takes at most {} positional argument{s}", fields.len());
        return Err(vm.type_error(message));
    }
    let mut remaining = fields.clone();
    for value in given {
        let name = remaining.remove(0);
        set(vm, node, &name, value).await?;
    }
    for (name, value) in a[2].body::<Dict>().pairs() {
        if is_among(vm, &remaining, &name) {
            remaining.retain(|known| vm.text(known) != vm.text(&name));
        } else if is_among(vm, &fields, &name) {
            let shown = vm.repr_text(&name).await?;
            return Err(vm.type_error(format!("{class} got multiple values for argument {shown}")));
        } else if !is_among(vm, &names_of(vm, node, "_attributes").await?, &name) {
            let shown = vm.repr_text(&name).await?;
            let message = format!(
                "{class}.__init__ got an unexpected keyword argument {shown}. Support for arbitrary keyword arguments is \
                 deprecated and will be removed in Python 3.15."
            );
            warn(vm, &vm.classes().deprecation_warning, &message).await?;
        }
        set(vm, node, &name, value).await?;
    }
    fill_missing(vm, node, remaining).await?;
    Ok(Value::NONE)
}

/// Gives fields that were left out what their types say: an empty list, `Load()`, or nothing.
#[undropped]
async fn fill_missing(vm: Vm, node: &Value, remaining: Vec<Value>) -> Res<()> {
    if remaining.is_empty() {
        return Ok(());
    }
    let types = vm.optional_attribute(&vm.class_of(node), &vm.intern_str("_field_types")).await?;
    let Some(types) = types.filter(|types| types.kind() == Kind::Dict) else { return Ok(()) };
    let class = class_name(vm, node);
    for name in remaining {
        let shown = vm.repr_text(&name).await?;
        let Some(kind) = vm.dict_get(&types, &name).await? else {
            let message = format!(
                "Field {shown} is missing from {class}._field_types. This will become an error in Python 3.15."
            );
            warn(vm, &vm.classes().deprecation_warning, &message).await?;
            continue;
        };
        if union_args(vm, &kind).is_some() {
            // None stands in the class.
            continue;
        }
        if kind.get::<GenericAlias>().is_some() {
            set(vm, node, &name, vm.list(Vec::new())).await?;
        } else if kind.is(&classes::of(vm).get("expr_context")) {
            set(vm, node, &name, classes::of(vm).singleton("Load")).await?;
        } else {
            let message = format!(
                "{class}.__init__ missing 1 required positional argument: {shown}. This will become an error in Python 3.15."
            );
            warn(vm, &vm.classes().deprecation_warning, &message).await?;
        }
    }
    Ok(())
}

fn attributes(vm: Vm, node: &Value) -> Value {
    node.ext().map_or_else(|| vm.empty_dict(), |ext| ext.dict(vm))
}

/// The fields that are set, as far as none is left out, are arguments; all else is the state.
#[undropped]
async fn reduce(vm: Vm, a: Vec<Value>) -> Res {
    let state = vm.new_dict(attributes(vm, &a[0]).body::<Dict>().copied());
    let mut args = Vec::new();
    for name in names_of(vm, &a[0], "_fields").await? {
        match vm.dict_remove(&state, &name).await? {
            Some(value) => args.push(value),
            None => break,
        }
    }
    Ok(vm.tuple(vec![vm.class_of(&a[0]), vm.tuple(args), state]))
}

/// `copy.replace(node, **fields)`
#[undropped]
async fn replace(vm: Vm, a: Vec<Value>) -> Res {
    let fields = names_of(vm, &a[0], "_fields").await?;
    let places = names_of(vm, &a[0], "_attributes").await?;
    let (own, class) = (attributes(vm, &a[0]), class_name(vm, &a[0]));
    let all = vm.empty_dict();
    for (name, value) in own.body::<Dict>().pairs() {
        if is_among(vm, &fields, &name) || is_among(vm, &places, &name) {
            all.body::<Dict>().set_str(&name, value);
        }
    }
    for (name, value) in a[1].body::<Dict>().pairs() {
        if !is_among(vm, &fields, &name) && !is_among(vm, &places, &name) {
            let shown = vm.repr_text(&name).await?;
            let message = format!("{class}.__replace__ got an unexpected keyword argument {shown}.");
            return Err(vm.type_error(message));
        }
        all.body::<Dict>().set_str(&name, value);
    }
    check_required(vm, &a[0], &all, fields).await?;
    let (args, names) = vm.with_keywords(Vec::new(), Some(&all))?;
    vm.call_names(&vm.class_of(&a[0]), args, names).await
}

#[undropped]
async fn check_required(vm: Vm, node: &Value, all: &Value, fields: Vec<Value>) -> Res<()> {
    let mut missing = Vec::new();
    for name in fields {
        let known = vm.dict_get(all, &name).await?.is_some();
        // A field that may be None has that in the class.
        if !known && vm.optional_attribute(&vm.class_of(node), &name).await?.is_none() {
            missing.push(vm.repr_text(&name).await?);
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let s = if missing.len() == 1 { "" } else { "s" };
    let (class, count) = (class_name(vm, node), missing.len());
    let message = format!("{class}.__replace__ missing {count} keyword argument{s}: {}.", missing.join(", "));
    Err(vm.type_error(message))
}

/// How deep a representation goes.
const DEPTH: usize = 3;

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    shown(vm, a[0].clone(), DEPTH).await.map(|text| vm.string(text))
}

#[undropped]
async fn shown(vm: Vm, value: Value, depth: usize) -> Res<String> {
    if !super::is_node(vm, &value) {
        return match items(&value) {
            Some(all) => shown_items(vm, &value, all, depth).await,
            None => vm.repr_text(&value).await,
        };
    }
    let class = class_name(vm, &value);
    let fields = names_of(vm, &value, "_fields").await?;
    if depth == 0 {
        return Ok(format!("{class}(...)"));
    }
    let mut parts = Vec::new();
    for name in fields {
        let Some(field) = vm.optional_attribute(&value, &name).await? else { continue };
        let text = Box::pin(shown(vm, field, depth - 1)).await?;
        parts.push(format!("{}={text}", text_of(&name)));
    }
    Ok(format!("{class}({})", parts.join(", ")))
}

fn items(value: &Value) -> Option<Vec<Value>> {
    let tuple: Slot = Some(value.clone()).filter(|value| value.exact::<Tuple>().is_some());
    match (tuple, value.exact::<List>()) {
        (Some(tuple), _) => Some(tuple.body::<Tuple>().items().to_vec()),
        (None, Some(list)) => Some(list.copied()),
        (None, None) => None,
    }
}

/// The first item and the last.
#[undropped]
async fn shown_items(vm: Vm, value: &Value, all: Vec<Value>, depth: usize) -> Res<String> {
    let mut parts = Vec::new();
    for (index, item) in all.iter().enumerate() {
        if index > 0 && index + 1 < all.len() {
            continue;
        }
        // A list inside a list is shown as any list.
        parts.push(match super::is_node(vm, item) {
            true => Box::pin(shown(vm, item.clone(), depth.saturating_sub(1))).await?,
            false => vm.repr_text(item).await?,
        });
    }
    let inside = parts.join(if all.len() > 2 { ", ..., " } else { ", " });
    Ok(if value.kind() == Kind::List { format!("[{inside}]") } else { format!("({inside})") })
}
