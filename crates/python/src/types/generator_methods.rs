//! The methods of generators, coroutines and asynchronous generators (`Objects/genobject.c`).

mod asynchronous;
mod drive;
mod hooks;
mod state;

pub(crate) use hooks::{Hooks, get_asyncgen_hooks, keep_class, set_asyncgen_hooks};
pub(crate) use state::{delegated, wants_finalizer};

use super::Methods;
use super::alias::class_getitem;
use super::generator::{Flavour, Generator, StepKind};
use super::object::{string_value, text_of};
use super::ty::{NO_DICT, Type};
use crate::value::Value;
use crate::vm::frame::Sent;
use crate::vm::{Res, Vm};
use crate::waits;
use drive::{Thrown, close, resume, throw};
use state::{Stage, finish, frame_of, stage};

pub(crate) fn install(vm: Vm) {
    let classes = vm.classes();
    for class in [&classes.generator, &classes.coroutine, &classes.async_generator] {
        class.body::<Type>().set_flag(NO_DICT, true);
        Methods::of(vm, class)
            .get_set(
                "__name__",
                |_, this| Ok(body(this).name.get()),
                |vm, this, value| {
                    body(this).name.set(string_value(vm, value, "__name__")?);
                    Ok(())
                },
            )
            .get_set(
                "__qualname__",
                |_, this| Ok(body(this).qualname.get()),
                |vm, this, value| {
                    body(this).qualname.set(string_value(vm, value, "__qualname__")?);
                    Ok(())
                },
            )
            .sync("__repr__", "self, /", repr)
            .wait("__del__", "self, /", waits!(finalize))
            .class_method("__class_getitem__", "cls, item, /", waits!(class_getitem));
    }
    for class in [&classes.generator, &classes.coroutine] {
        Methods::of(vm, class)
            .wait("send", "self, value, /", waits!(send))
            .wait("throw", "self, type, value=?, traceback=?, /", waits!(throw_method))
            .wait("close", "self, /", waits!(close_method));
    }
    Methods::of(vm, &classes.generator)
        .sync("__iter__", "self, /", |_, a| Ok(a[0].clone()))
        .wait("__next__", "self, /", waits!(next))
        .get("gi_code", |_, this| Ok(body(this).code.clone()))
        .get("gi_frame", |vm, this| Ok(frame_of(vm, this).unwrap_or(Value::NONE)))
        .get("gi_running", is_running)
        .get("gi_suspended", is_suspended)
        .get("gi_yieldfrom", awaited);
    Methods::of(vm, &classes.coroutine)
        .sync("__await__", "self, /", |vm, a| Ok(vm.async_step(&a[0], StepKind::Await, None)))
        .get("cr_code", |_, this| Ok(body(this).code.clone()))
        .get("cr_frame", |vm, this| Ok(frame_of(vm, this).unwrap_or(Value::NONE)))
        .get("cr_running", is_running)
        .get("cr_suspended", is_suspended)
        .get("cr_await", awaited)
        .get("cr_origin", |_, this| Ok(body(this).origin.clone().unwrap_or(Value::NONE)));
    Methods::of(vm, &classes.async_generator)
        .get("ag_code", |_, this| Ok(body(this).code.clone()))
        .get("ag_frame", |vm, this| Ok(frame_of(vm, this).unwrap_or(Value::NONE)))
        .get("ag_running", |_, this| Ok(Value::bool(body(this).async_running.get())))
        .get("ag_suspended", is_suspended)
        .get("ag_await", awaited);
    asynchronous::install(vm);
}

fn body(this: &Value) -> &Generator {
    this.body()
}

fn repr(vm: Vm, a: &[Value]) -> Res {
    let name = text_of(&body(&a[0]).qualname.get());
    Ok(vm.string(format!("<{} object {name} at {:#x}>", vm.class_name(&a[0]), a[0].id())))
}

fn is_running(_: Vm, this: &Value) -> Res {
    Ok(Value::bool(stage(body(this)) == Stage::Running))
}

fn is_suspended(_: Vm, this: &Value) -> Res {
    Ok(Value::bool(stage(body(this)) == Stage::Suspended))
}

/// What a generator waits for.
fn awaited(_: Vm, this: &Value) -> Res {
    Ok(delegated(body(this)).unwrap_or(Value::NONE))
}

#[undropped]
async fn send(vm: Vm, a: Vec<Value>) -> Res {
    resume(vm, &a[0], Sent::Value(a[1].clone())).await
}

#[undropped]
async fn next(vm: Vm, a: Vec<Value>) -> Res {
    resume(vm, &a[0], Sent::Value(Value::NONE)).await
}

#[undropped]
async fn throw_method(vm: Vm, a: Vec<Value>) -> Res {
    let thrown = Thrown::of_arguments(vm, &a, "throw").await?;
    throw(vm, a[0].clone(), thrown, true).await
}

#[undropped]
async fn close_method(vm: Vm, a: Vec<Value>) -> Res {
    close(vm, a[0].clone()).await
}

/// What happens to one that goes before it has ended (`_PyGen_Finalize`).
#[undropped]
async fn finalize(vm: Vm, a: Vec<Value>) -> Res {
    let generator = body(&a[0]);
    if !wants_finalizer(generator) {
        return Ok(Value::NONE);
    }
    if let Some(finalizer) = generator.finalizer.get() {
        return vm.call(&finalizer, vec![a[0].clone()]).await;
    }
    if stage(generator) == Stage::Suspended {
        return close(vm, a[0].clone()).await;
    }
    if generator.flavour == Flavour::Coroutine {
        let warnings = crate::vm::import::import_module(vm, "warnings").await?;
        let warn = vm.attribute(&warnings, &vm.intern_str("_warn_unawaited_coroutine")).await?;
        vm.call(&warn, vec![a[0].clone()]).await?;
    }
    finish(generator);
    Ok(Value::NONE)
}
