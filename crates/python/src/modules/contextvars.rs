//! The module `_contextvars` (`Python/context.c`): variables whose values belong to a context, of which each thread has one
//! at a time.

use super::state;
use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::alias::class_getitem;
use crate::types::iter::quick_iter;
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};
use crate::waits;

const VARIABLE: &str = "_contextvars.ContextVar";
const CONTEXT: &str = "_contextvars.Context";
const TOKEN: &str = "_contextvars.Token";
const MISSING: &str = "Token.MISSING";

struct Variable {
    name: Value,
    default: Slot,
}

impl Body for Variable {
    const KIND: Kind = Kind::Other;
    crate::holds!([name, default], []);
}

/// Variables and their values in the order in which they were set, and whether a thread is in the context.
struct Context {
    values: Mut<Vec<(Value, Value)>>,
    is_entered: Mut<bool>,
}

impl Body for Context {
    const KIND: Kind = Kind::Other;
    crate::holds!([], [values]);
}

struct Token {
    context: Value,
    variable: Value,
    old: Slot,
    is_used: Mut<bool>,
}

impl Body for Token {
    const KIND: Kind = Kind::Other;
    crate::holds!([context, variable, old], []);
}

/// The context that the thread is in, made if it is in none yet.
fn current(vm: Vm) -> Value {
    if let Some(known) = vm.thread().context.get() {
        return known;
    }
    let made = context(vm, Vec::new(), true);
    vm.thread().context.set(Some(made.clone()));
    made
}

/// A copy of that.
pub(crate) fn copied(vm: Vm) -> Value {
    copy(vm, &current(vm))
}

fn context(vm: Vm, values: Vec<(Value, Value)>, is_entered: bool) -> Value {
    allocate(
        &state::kept(vm, CONTEXT),
        Context { values: Mut::new(values), is_entered: Mut::new(is_entered) },
    )
}

fn get_value(context: &Value, variable: &Value) -> Slot {
    context
        .body::<Context>()
        .values
        .with(|all| all.iter().find(|(known, _)| known.is(variable)).map(|(_, value)| value.clone()))
}

fn set_value(context: &Value, variable: &Value, value: Slot) -> Slot {
    context.body::<Context>().values.with(|all| {
        let known = all.iter().position(|(known, _)| known.is(variable));
        match (known, value) {
            (Some(at), Some(value)) => Some(std::mem::replace(&mut all[at].1, value)),
            (Some(at), None) => Some(all.remove(at).1),
            (None, Some(value)) => {
                all.push((variable.clone(), value));
                None
            }
            (None, None) => None,
        }
    })
}

pub(crate) fn fill(vm: Vm, m: &Methods) {
    let object = &vm.classes().object;
    let variable = super::new_class(vm, "_contextvars", VARIABLE, object, Info::plain::<Variable>(), 0);
    Methods::of(vm, &variable)
        .maker("cls, name, /, *, default=?", waits!(new_variable))
        .sync("get", "self, default=?, /", get)
        .sync("set", "self, value, /", set)
        .sync("reset", "self, token, /", reset)
        .wait("__repr__", "self, /", waits!(variable_repr))
        .get("name", |_, this| Ok(this.body::<Variable>().name.clone()))
        .class_method("__class_getitem__", "cls, item, /", waits!(class_getitem));
    let context = super::new_class(vm, "_contextvars", CONTEXT, object, Info::extended::<Context>(), 0);
    Methods::of(vm, &context)
        .maker("cls, /", waits!(new_context))
        .wait("run", "self, callable, /, *args, **kwargs", waits!(run))
        .sync("copy", "self, /", |vm, a| Ok(copy(vm, &a[0])))
        .wait("get", "self, key, default=None, /", waits!(get_or))
        .wait("__getitem__", "self, key, /", waits!(item))
        .wait("__contains__", "self, key, /", waits!(contains))
        .sync("__len__", "self, /", |vm, a| Ok(vm.size(pairs(&a[0]).len())))
        .sync("__iter__", "self, /", |vm, a| {
            Ok(iterator(vm, pairs(&a[0]).into_iter().map(|(key, _)| key).collect()))
        })
        .sync("keys", "self, /", |vm, a| {
            Ok(iterator(vm, pairs(&a[0]).into_iter().map(|(key, _)| key).collect()))
        })
        .sync("values", "self, /", |vm, a| {
            Ok(iterator(vm, pairs(&a[0]).into_iter().map(|(_, value)| value).collect()))
        })
        .sync("items", "self, /", |vm, a| {
            Ok(iterator(vm, pairs(&a[0]).into_iter().map(|(key, value)| vm.pair(key, value)).collect()))
        })
        .wait("__eq__", "self, value, /", waits!(equal))
        .none("__hash__");
    let token = super::new_class(vm, "_contextvars", TOKEN, object, Info::plain::<Token>(), 0);
    let missing = super::new_class(vm, "Token", MISSING, object, Info::plain::<Variable>(), 0);
    Methods::of(vm, &missing).sync("__repr__", "self, /", |vm, _| Ok(vm.str("<Token.MISSING>")));
    let missing = allocate(&missing, Variable { name: Value::NONE, default: None });
    Methods::of(vm, &token)
        .maker("cls, /, *args, **kwargs", waits!(new_token))
        .get("var", |_, this| Ok(this.body::<Token>().variable.clone()))
        .get("old_value", |vm, this| {
            Ok(this.body::<Token>().old.clone().unwrap_or_else(|| state::kept(vm, MISSING)))
        })
        .sync("__enter__", "self, /", |_, a| Ok(a[0].clone()))
        .sync("__exit__", "self, type, value, traceback, /", |vm, a| {
            let variable = a[0].body::<Token>().variable.clone();
            reset(vm, &[variable, a[0].clone()])
        })
        .wait("__repr__", "self, /", waits!(token_repr))
        .class_method("__class_getitem__", "cls, item, /", waits!(class_getitem))
        .value("MISSING", missing.clone())
        .none("__hash__");
    for (name, class) in [(VARIABLE, &variable), (CONTEXT, &context), (TOKEN, &token), (MISSING, &missing)] {
        state::keep(vm, name, class);
    }
    m.value("ContextVar", variable).value("Context", context).value("Token", token).sync(
        "copy_context",
        "",
        |vm, _| Ok(copied(vm)),
    );
}

fn pairs(context: &Value) -> Vec<(Value, Value)> {
    context.body::<Context>().values.get()
}

fn iterator(vm: Vm, items: Vec<Value>) -> Value {
    let list = vm.list(items);
    quick_iter(vm, &list).unwrap_or(list)
}

fn copy(vm: Vm, this: &Value) -> Value {
    context(vm, pairs(this), false)
}

#[undropped]
async fn check_variable(vm: Vm, key: &Value) -> Res<()> {
    if key.get::<Variable>().is_some() {
        return Ok(());
    }
    let shown = vm.repr_text(key).await?;
    Err(vm.type_error(format!("a ContextVar key was expected, got {shown}")))
}

#[undropped]
async fn get_or(vm: Vm, a: Vec<Value>) -> Res {
    check_variable(vm, &a[1]).await?;
    Ok(get_value(&a[0], &a[1]).unwrap_or_else(|| a[2].clone()))
}

#[undropped]
async fn item(vm: Vm, a: Vec<Value>) -> Res {
    check_variable(vm, &a[1]).await?;
    get_value(&a[0], &a[1]).ok_or_else(|| vm.key_error(&a[1]))
}

#[undropped]
async fn contains(vm: Vm, a: Vec<Value>) -> Res {
    check_variable(vm, &a[1]).await?;
    Ok(Value::bool(get_value(&a[0], &a[1]).is_some()))
}

#[undropped]
async fn new_variable(vm: Vm, a: Vec<Value>) -> Res {
    if a[1].kind() != Kind::Str {
        return Err(vm.type_error("context variable name must be a str"));
    }
    let default = Some(a[2].clone()).filter(|default| !default.is_missing());
    Ok(allocate(&a[0], Variable { name: a[1].clone(), default }))
}

/// A variable of native code.
pub(crate) fn new_variable_named(vm: Vm, name: &str) -> Value {
    if state::kept(vm, VARIABLE).is_none() {
        super::find(vm, "_contextvars");
    }
    allocate(&state::kept(vm, VARIABLE), Variable { name: vm.str(name), default: None })
}

#[undropped]
async fn new_context(vm: Vm, _: Vec<Value>) -> Res {
    Ok(context(vm, Vec::new(), false))
}

#[undropped]
async fn new_token(vm: Vm, _: Vec<Value>) -> Res {
    Err(vm.runtime_error("Tokens can only be created by ContextVars"))
}

fn get(vm: Vm, a: &[Value]) -> Res {
    if let Some(found) = get_value(&current(vm), &a[0]) {
        return Ok(found);
    }
    if !a[1].is_missing() {
        return Ok(a[1].clone());
    }
    let default = a[0].body::<Variable>().default.clone();
    default.ok_or_else(|| vm.raise_args(&vm.classes().lookup_error, vec![a[0].clone()]))
}

fn set(vm: Vm, a: &[Value]) -> Res {
    let context = current(vm);
    let old = set_value(&context, &a[0], Some(a[1].clone()));
    let token = Token { context, variable: a[0].clone(), old, is_used: Mut::new(false) };
    Ok(allocate(&state::kept(vm, TOKEN), token))
}

fn reset(vm: Vm, a: &[Value]) -> Res {
    let Some(token) = a[1].get::<Token>() else {
        let class = vm.class_name(&a[1]);
        return Err(vm.type_error(format!("expected an instance of Token, got '{class}'")));
    };
    let shown = || format!("<Token at {:#x}>", a[1].id());
    if token.is_used.get() {
        return Err(vm.runtime_error(format!("{} has already been used once", shown())));
    }
    if !token.variable.is(&a[0]) {
        return Err(vm.value_error(format!("{} was created by a different ContextVar", shown())));
    }
    if !token.context.is(&current(vm)) {
        return Err(vm.value_error(format!("{} was created in a different Context", shown())));
    }
    token.is_used.set(true);
    drop(set_value(&token.context, &a[0], token.old.clone()));
    Ok(Value::NONE)
}

#[undropped]
async fn run(vm: Vm, a: Vec<Value>) -> Res {
    let (args, names) = vm.with_keywords(vm.tuple_items(&a[2]), Some(&a[3]))?;
    entered(vm, &a[0], vm.call_names(&a[1], args, names)).await?
}

/// Does something while the thread is in a context.
#[undropped]
pub(crate) async fn entered<R>(vm: Vm, context: &Value, work: impl Future<Output = R>) -> Res<R> {
    let Some(body) = context.get::<Context>() else {
        return Err(vm.type_error("an instance of Context was expected"));
    };
    if body.is_entered.replace(true) {
        let shown = vm.repr_text(context).await?;
        return Err(vm.runtime_error(format!("cannot enter context: {shown} is already entered")));
    }
    let before = current(vm);
    vm.thread().context.set(Some(context.clone()));
    let result = work.await;
    vm.thread().context.set(Some(before));
    body.is_entered.set(false);
    Ok(result)
}

#[undropped]
async fn equal(vm: Vm, a: Vec<Value>) -> Res {
    if a[1].get::<Context>().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (left, right) = (pairs(&a[0]), pairs(&a[1]));
    if left.len() != right.len() {
        return Ok(Value::FALSE);
    }
    for (variable, value) in left {
        match get_value(&a[1], &variable) {
            Some(other) if vm.same(&value, &other).await? => {}
            _ => return Ok(Value::FALSE),
        }
    }
    Ok(Value::TRUE)
}

#[undropped]
async fn variable_repr(vm: Vm, a: Vec<Value>) -> Res {
    let variable = a[0].body::<Variable>();
    let name = vm.repr_text(&variable.name).await?;
    let default = match &variable.default {
        Some(default) => format!(" default={}", vm.repr_text(default).await?),
        None => String::new(),
    };
    Ok(vm.string(format!("<ContextVar name={name}{default} at {:#x}>", a[0].id())))
}

#[undropped]
async fn token_repr(vm: Vm, a: Vec<Value>) -> Res {
    let token = a[0].body::<Token>();
    let used = if token.is_used.get() { " used" } else { "" };
    let variable = vm.repr_text(&token.variable).await?;
    Ok(vm.string(format!("<Token{used} var={variable} at {:#x}>", a[0].id())))
}
