//! `BaseException`, and `KeyError`, which writes its message in a way of its own.

use crate::object::{Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::exception::Exception;
use crate::types::list::List;
use crate::types::string::Str;
use crate::value::{Slot, Value};
use crate::vm::native::{Step, task};
use crate::vm::{Res, Vm};
use crate::waits;

use super::{check_class, fields, items, no_keywords, own_attributes, plain_items};

pub(super) fn install(vm: Vm) {
    let classes = vm.classes();
    let class = &classes.base_exception;
    Methods::of(vm, class)
        .maker("cls, /, *args, **kwargs", waits!(new))
        .sync("__init__", "self, /, *args, **kwargs", init)
        .step("__str__", "self, /", str)
        .wait("__repr__", "self, /", waits!(repr))
        .sync("__reduce__", "self, /", reduce)
        .wait("__setstate__", "self, state, /", waits!(set_state))
        .sync("with_traceback", "self, tb, /", with_traceback)
        .wait("add_note", "self, note, /", waits!(add_note))
        .get_set("args", get_args, set_args)
        .get_set("__traceback__", get_traceback, set_traceback)
        .get_set("__context__", get_context, set_context)
        .get_set("__cause__", get_cause, set_cause)
        .get_set("__suppress_context__", get_suppress, set_suppress)
        .value("__dict__", crate::types::object::dict_getset(vm, class));
    Methods::of(vm, &classes.key_error).wait("__str__", "self, /", waits!(key_error_str));
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    check_class(vm, &a[0], &vm.classes().base_exception)?;
    Ok(allocate(&a[0], Exception::new(a[1].clone())))
}

/// What `__init__` of every class does first.
pub(super) fn init(vm: Vm, a: &[Value]) -> Res {
    no_keywords(vm, &vm.class_of(&a[0]), &a[2])?;
    a[0].body::<Exception>().args.set(a[1].clone());
    Ok(Value::NONE)
}

fn str(vm: Vm, a: &[Value]) -> Step {
    let args = a[0].body::<Exception>().args.get();
    match items(&args) {
        [] => Step::Done(Ok(vm.str(""))),
        [only] if only.exact::<Str>().is_some() => Step::Done(Ok(only.clone())),
        _ => {
            let this = a[0].clone();
            Step::Wait(task(async move { text_of(vm, &this).await }))
        }
    }
}

/// `BaseException.__str__`
#[undropped]
pub(super) async fn text_of(vm: Vm, this: &Value) -> Res {
    let args = this.body::<Exception>().args.get();
    match items(&args) {
        [] => Ok(vm.str("")),
        [only] => vm.to_str(only).await,
        _ => vm.repr(&args).await,
    }
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let args = a[0].body::<Exception>().args.get();
    let name = vm.class_name(&a[0]);
    let mut text = name.rsplit('.').next().unwrap_or_default().as_bytes().to_vec();
    match items(&args) {
        [only] => {
            text.push(b'(');
            text.extend_from_slice(vm.repr(only).await?.body::<Str>().bytes());
            text.push(b')');
        }
        _ => text.extend_from_slice(vm.repr(&args).await?.body::<Str>().bytes()),
    }
    Ok(vm.wtf8(text))
}

#[undropped]
async fn key_error_str(vm: Vm, a: Vec<Value>) -> Res {
    let args = a[0].body::<Exception>().args.get();
    match items(&args) {
        [only] => vm.repr(only).await,
        _ => text_of(vm, &a[0]).await,
    }
}

/// What a copy is made of: the class, its arguments, and attributes if there are some.
fn reduce(vm: Vm, a: &[Value]) -> Res {
    let args = a[0].body::<Exception>().args.get();
    let parts = [vm.class_of(&a[0]), args].into_iter().chain(own_attributes(vm, &a[0]));
    Ok(vm.tuple(parts.collect()))
}

#[undropped]
async fn set_state(vm: Vm, a: Vec<Value>) -> Res {
    if a[1].is_none() {
        return Ok(Value::NONE);
    }
    let Some(state) = a[1].get::<Dict>() else {
        return Err(vm.type_error("state is not a dictionary"));
    };
    for (name, value) in state.pairs() {
        let name = vm.attribute_name(&name)?;
        vm.finish(vm.set_attribute(&a[0], &name, Some(value))).await?;
    }
    Ok(Value::NONE)
}

fn with_traceback(vm: Vm, a: &[Value]) -> Res {
    set_traceback(vm, &a[0], Some(a[1].clone()))?;
    Ok(a[0].clone())
}

#[undropped]
async fn add_note(vm: Vm, a: Vec<Value>) -> Res {
    if a[1].kind() != Kind::Str {
        return Err(vm.type_error(format!("add_note() argument must be str, not {}", vm.class_name(&a[1]))));
    }
    let name = &vm.names().__notes__;
    let notes = match vm.optional_attribute(&a[0], name).await? {
        Some(notes) => notes,
        None => {
            let notes = vm.list(Vec::new());
            vm.finish(vm.set_attribute(&a[0], name, Some(notes.clone()))).await?;
            notes
        }
    };
    match notes.get::<List>() {
        Some(list) => list.push(a[1].clone()),
        None => return Err(vm.type_error("Cannot add note: __notes__ is not a list")),
    }
    Ok(Value::NONE)
}

fn get_args(_: Vm, this: &Value) -> Res {
    Ok(this.body::<Exception>().args.get())
}

fn set_args(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    let value = value.ok_or_else(|| vm.type_error("args may not be deleted"))?;
    let args = vm.tuple(plain_items(vm, &value)?);
    this.body::<Exception>().args.set(args);
    Ok(())
}

fn or_none(slot: &Mut<Slot>) -> Res {
    Ok(slot.get().unwrap_or(Value::NONE))
}

fn get_traceback(_: Vm, this: &Value) -> Res {
    or_none(&this.body::<Exception>().traceback)
}

fn set_traceback(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    let value = value.ok_or_else(|| vm.type_error("__traceback__ may not be deleted"))?;
    let traceback = match value.kind() {
        Kind::None => None,
        Kind::Traceback => Some(value),
        _ => return Err(vm.type_error("__traceback__ must be a traceback or None")),
    };
    this.body::<Exception>().traceback.set(traceback);
    Ok(())
}

/// An exception that another one is linked to, or `None`; `name` and `what` are for errors.
fn linked(vm: Vm, value: Slot, name: &str, what: &str) -> Res<Slot> {
    let value = value.ok_or_else(|| vm.type_error(format!("{name} may not be deleted")))?;
    match value.kind() {
        Kind::None => Ok(None),
        Kind::Exception => Ok(Some(value)),
        _ => Err(vm.type_error(format!("exception {what} must be None or derive from BaseException"))),
    }
}

fn get_context(_: Vm, this: &Value) -> Res {
    or_none(&this.body::<Exception>().context)
}

fn set_context(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    let context = linked(vm, value, "__context__", "context")?;
    this.body::<Exception>().context.set(context);
    Ok(())
}

fn get_cause(_: Vm, this: &Value) -> Res {
    or_none(&this.body::<Exception>().cause)
}

fn set_cause(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    let cause = linked(vm, value, "__cause__", "cause")?;
    let body = this.body::<Exception>();
    body.suppress_context.set(true);
    body.cause.set(cause);
    Ok(())
}

fn get_suppress(_: Vm, this: &Value) -> Res {
    Ok(Value::bool(this.body::<Exception>().suppress_context.get()))
}

fn set_suppress(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    let value = value.ok_or_else(|| fields::no_delete(vm))?;
    let truth = value.as_bool().ok_or_else(|| vm.type_error("attribute value type must be bool"))?;
    this.body::<Exception>().suppress_context.set(truth);
    Ok(())
}
