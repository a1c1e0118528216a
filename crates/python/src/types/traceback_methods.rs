//! Attributes of frame objects and of tracebacks (`Objects/frameobject.c`, `Python/traceback.c`).

use crate::object::{Kind, allocate};
use crate::text::escape::repr_str;
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};
use crate::waits;

use super::Methods;
use super::code::{Code, OPTIMIZED};
use super::function::Function;
use super::string::Str;
use super::traceback::{FrameObject, Traceback};

pub(crate) fn install(vm: Vm) {
    install_frame(vm);
    install_traceback(vm);
}

fn install_frame(vm: Vm) {
    Methods::of(vm, &vm.classes().frame)
        .get("f_back", |_, this| Ok(this.body::<FrameObject>().back.get().unwrap_or(Value::NONE)))
        .get("f_code", |_, this| Ok(function(this).code()))
        .get("f_globals", |_, this| Ok(function(this).globals.clone()))
        .get("f_builtins", |_, this| Ok(function(this).builtins.clone()))
        .get("f_locals", |vm, this| Ok(namespace(vm, this)))
        .get("f_lineno", |vm, this| Ok(vm.int(this.body::<FrameObject>().line().into())))
        .get("f_lasti", |vm, this| Ok(vm.size(this.body::<FrameObject>().word * 2)))
        .get("f_generator", |_, _| Ok(Value::NONE))
        .get_set("f_trace", |_, _| Ok(Value::NONE), |_, _, _| Ok(()))
        .get_set("f_trace_lines", |_, _| Ok(Value::TRUE), |_, _, _| Ok(()))
        .get_set("f_trace_opcodes", |_, _| Ok(Value::FALSE), |_, _, _| Ok(()))
        .sync("clear", "self, /", clear)
        .sync("__repr__", "self, /", frame_repr);
}

fn install_traceback(vm: Vm) {
    Methods::of(vm, &vm.classes().traceback)
        .maker("cls, tb_next, tb_frame, tb_lasti, tb_lineno", waits!(new_traceback))
        .get_set("tb_next", get_next, set_next)
        .get("tb_frame", |vm, this| Ok(this.body::<Traceback>().frame(vm)))
        .get("tb_lasti", |vm, this| Ok(vm.size(this.body::<Traceback>().word * 2)))
        .get("tb_lineno", |vm, this| Ok(vm.int(this.body::<Traceback>().line().into())))
        .sync("__dir__", "self, /", |vm, _| {
            let names = ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"];
            Ok(vm.list(names.map(|name| vm.intern_str(name)).to_vec()))
        });
}

fn function(frame: &Value) -> &Function {
    frame.body::<FrameObject>().function.body()
}

/// The namespace of the frame when its picture was taken. A picture of a function without its variables has an empty one.
pub(crate) fn namespace(vm: Vm, this: &Value) -> Value {
    let body = this.body::<FrameObject>();
    let function = function(this);
    let empty = || if is_function(this) { vm.empty_dict() } else { function.globals.clone() };
    body.locals.with(|locals| locals.get_or_insert_with(empty).clone())
}

fn is_function(frame: &Value) -> bool {
    function(frame).code().body::<Code>().flags & OPTIMIZED != 0
}

/// The variables of a function's frame go, unless it runs.
fn clear(vm: Vm, a: &[Value]) -> Res {
    if is_function(&a[0]) {
        if vm.running_locals(&a[0].body::<FrameObject>().function).is_some() {
            return Err(vm.runtime_error("cannot clear an executing frame"));
        }
        drop(a[0].body::<FrameObject>().locals.take());
    }
    Ok(Value::NONE)
}

fn frame_repr(vm: Vm, a: &[Value]) -> Res {
    let code = function(&a[0]).code();
    let code = code.body::<Code>();
    let filename = code.filename.get::<Str>().map_or_else(Vec::new, |name| repr_str(name.bytes()));
    let start = format!("<frame at {:#x}, file ", a[0].id());
    let end = format!(", line {}, code {}>", a[0].body::<FrameObject>().line(), vm.text(&code.name));
    Ok(vm.wtf8([start.as_bytes(), &filename[..], end.as_bytes()].concat()))
}

#[undropped]
async fn new_traceback(vm: Vm, a: Vec<Value>) -> Res {
    let next = check_next(vm, &a[1], "expected traceback object or None, got")?;
    if a[2].kind() != Kind::Frame {
        let class = vm.class_name(&a[2]);
        return Err(vm.type_error(format!("traceback() argument 'tb_frame' must be frame, not {class}")));
    }
    let last = vm.index_i64(&a[3]).await?;
    let line = vm.index_i64(&a[4]).await?;
    let word = usize::try_from(last / 2).unwrap_or(usize::MAX / 4);
    let entry = Traceback::of_picture(next, &a[2], word, Some(u32::try_from(line).unwrap_or(0)));
    Ok(allocate(&a[0], entry))
}

fn check_next(vm: Vm, value: &Value, message: &str) -> Res<Slot> {
    match value.kind() {
        Kind::None => Ok(None),
        Kind::Traceback => Ok(Some(value.clone())),
        _ => Err(vm.type_error(format!("{message} '{}'", vm.class_name(value)))),
    }
}

fn get_next(_: Vm, this: &Value) -> Res {
    Ok(this.body::<Traceback>().next.get().unwrap_or(Value::NONE))
}

fn set_next(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    let value = value.ok_or_else(|| vm.type_error("can't delete tb_next attribute"))?;
    let next = check_next(vm, &value, "expected traceback object, got")?;
    let mut at = next.clone();
    while let Some(entry) = at {
        if entry.is(this) {
            return Err(vm.value_error("traceback loop detected"));
        }
        at = entry.body::<Traceback>().next.get();
    }
    this.body::<Traceback>().next.set(next);
    Ok(())
}
