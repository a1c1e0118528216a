//! `print`, `input` and `open`; `breakpoint` and `exit`, which `sys` decides about.

use crate::modules::sys;
use crate::object::Kind;
use crate::types::Methods;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::native::{Step, task};
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(m: &Methods) {
    m.step("print", "*args, sep=None, end=None, file=None, flush=False", print)
        .wait("input", "prompt='', /", waits!(input))
        .wait("open", "*args, **kwargs", waits!(open))
        .wait("breakpoint", "*args, **kws", waits!(breakpoint))
        .sync("exit", "code=None, /", exit)
        .sync("quit", "code=None, /", exit);
}

fn print(vm: Vm, a: &[Value]) -> Step {
    if print_quick(vm, a).is_some() {
        return Step::Done(Ok(Value::NONE));
    }
    let a = a.to_vec();
    Step::Wait(task(async move { print_slow(vm, a).await }))
}

/// Prints to one of the machine's own streams what needs no Python code to become text; `None` if it was not done.
fn print_quick(vm: Vm, a: &[Value]) -> Option<()> {
    let file = if a[3].is_none() { sys::attribute(vm, "stdout") } else { a[3].clone() };
    let stream = sys::own_stream(&file).filter(|_| !has_own_write(vm, &file))?;
    let (separator, end) = (text_or(&a[1], b" ")?, text_or(&a[2], b"\n")?);
    let mut text = Vec::new();
    for (index, value) in vm.tuple_items(&a[0]).iter().enumerate() {
        if index > 0 {
            text.extend_from_slice(separator);
        }
        text.extend_from_slice(text_quick(vm, value)?.body::<Str>().bytes());
    }
    text.extend_from_slice(end);
    vm.interp().world.write(stream, std::str::from_utf8(&text).ok()?.as_bytes());
    Some(())
}

/// The bytes of an option that is a string or None.
fn text_or<'a>(option: &'a Value, default: &'static [u8]) -> Option<&'a [u8]> {
    if option.is_none() { Some(default) } else { Some(option.exact::<Str>()?.bytes()) }
}

fn text_quick(vm: Vm, value: &Value) -> Option<Value> {
    match value.kind() {
        Kind::Str => value.exact::<Str>().map(|_| value.clone()),
        // With a flag, Python warns of these.
        Kind::Bytes => None,
        _ => vm.repr_quick(value),
    }
}

/// Whether a program has given the stream another `write`.
fn has_own_write(vm: Vm, file: &Value) -> bool {
    let name = &vm.names().write;
    file.ext().is_some_and(|ext| ext.get(name).is_some())
        || vm.class_attribute(file, name).is_none_or(|method| method.kind() != Kind::Native)
}

#[undropped]
async fn print_slow(vm: Vm, a: Vec<Value>) -> Res {
    let file = if a[3].is_none() { sys::present(vm, "stdout")? } else { a[3].clone() };
    if file.is_none() {
        return Ok(Value::NONE);
    }
    let separator = option(vm, &a[1], "sep", " ")?;
    let end = option(vm, &a[2], "end", "\n")?;
    let values = vm.tuple_items(&a[0]);
    let write = vm.attribute(&file, &vm.names().write).await?;
    // What a value prints while it becomes text comes between what is before and after it.
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            vm.call(&write, vec![separator.clone()]).await?;
        }
        let text = vm.to_str(value).await?;
        vm.call(&write, vec![text]).await?;
    }
    vm.call(&write, vec![end]).await?;
    if vm.truth(&a[4]).await? {
        let flush = vm.attribute(&file, &vm.names().flush).await?;
        vm.call(&flush, Vec::new()).await?;
    }
    Ok(Value::NONE)
}

fn option(vm: Vm, value: &Value, name: &str, default: &str) -> Res {
    match value.kind() {
        Kind::None => Ok(vm.str(default)),
        Kind::Str => Ok(value.clone()),
        _ => Err(vm.type_error(format!("{name} must be None or a string, not {}", vm.class_name(value)))),
    }
}

/// A standard stream, which `input` needs.
fn stream(vm: Vm, name: &str) -> Res {
    match sys::attribute(vm, name) {
        none if none.is_none() => Err(vm.runtime_error(format!("input(): lost sys.{name}"))),
        stream => Ok(stream),
    }
}

#[undropped]
async fn input(vm: Vm, a: Vec<Value>) -> Res {
    let names = vm.names();
    let (stdin, stdout, stderr) = (stream(vm, "stdin")?, stream(vm, "stdout")?, stream(vm, "stderr")?);
    flush(vm, &stderr).await;
    let prompt = vm.to_str(&a[0]).await?;
    if !prompt.body::<Str>().bytes().is_empty() {
        let write = vm.attribute(&stdout, &names.write).await?;
        vm.call(&write, vec![prompt]).await?;
    }
    flush(vm, &stdout).await;
    let readline = vm.attribute(&stdin, &names.readline).await?;
    let line = vm.call(&readline, Vec::new()).await?;
    let Some(text) = line.get::<Str>() else {
        return Err(vm.type_error("object.readline() returned non-string"));
    };
    match text.bytes() {
        [] => Err(vm.raise_text(&vm.classes().eof_error, "EOF when reading a line")),
        [line @ .., b'\n'] => Ok(vm.wtf8(line.to_vec())),
        _ => Ok(line.clone()),
    }
}

/// Whether it can be flushed does not matter.
#[undropped]
async fn flush(vm: Vm, stream: &Value) {
    if let Ok(flush) = vm.attribute(stream, &vm.names().flush).await {
        drop(vm.call(&flush, Vec::new()).await);
    }
}

/// `io.open`
#[undropped]
async fn open(vm: Vm, a: Vec<Value>) -> Res {
    let io = crate::vm::import::import_module(vm, "io").await?;
    let open = vm.attribute(&io, &vm.intern_str("open")).await?;
    let (args, names) = vm.with_keywords(vm.tuple_items(&a[0]), Some(&a[1]))?;
    vm.call_names(&open, args, names).await
}

#[undropped]
async fn breakpoint(vm: Vm, a: Vec<Value>) -> Res {
    let hook = sys::attribute(vm, "breakpointhook");
    if hook.is_none() {
        return Err(vm.runtime_error("lost sys.breakpointhook"));
    }
    let (args, names) = vm.with_keywords(vm.tuple_items(&a[0]), Some(&a[1]))?;
    vm.call_names(&hook, args, names).await
}

fn exit(vm: Vm, a: &[Value]) -> Res {
    let args = if a[0].is_none() { Vec::new() } else { vec![a[0].clone()] };
    Err(vm.raise_args(&vm.classes().system_exit, args))
}
