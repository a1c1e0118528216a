//! `ascii`, `chr`, `format`, `ord` and `repr`.

use crate::object::Kind;
use crate::text::escape::ascii_of_repr;
use crate::types::Methods;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::native::{Step, task};
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(m: &Methods) {
    m.wait("ascii", "obj, /", waits!(ascii))
        .step("chr", "i, /", chr)
        .wait("format", "value, format_spec='', /", waits!(format_value))
        .sync("ord", "c, /", ord)
        .step("repr", "obj, /", repr);
}

#[undropped]
async fn ascii(vm: Vm, a: Vec<Value>) -> Res {
    let text = vm.repr(&a[0]).await?;
    Ok(vm.wtf8(ascii_of_repr(text.body::<Str>().bytes())))
}

fn repr(vm: Vm, a: &[Value]) -> Step {
    match vm.repr_quick(&a[0]) {
        Some(text) => Step::Done(Ok(text)),
        None => {
            let value = a[0].clone();
            Step::Wait(task(async move { vm.repr(&value).await }))
        }
    }
}

fn chr(vm: Vm, a: &[Value]) -> Step {
    match a[0].as_small() {
        Some(_) => Step::Done(character(vm, &a[0])),
        None => {
            let value = a[0].clone();
            Step::Wait(task(async move {
                let number = vm.index(&value).await?;
                character(vm, &number)
            }))
        }
    }
}

fn character(vm: Vm, number: &Value) -> Res {
    match number.as_i64() {
        Some(code @ 0..0x11_0000) => Ok(vm.character(code as u32)),
        _ => Err(vm.value_error("chr() arg not in range(0x110000)")),
    }
}

fn ord(vm: Vm, a: &[Value]) -> Res {
    let len = match a[0].kind() {
        Kind::Str => {
            let text = a[0].body::<Str>();
            match (text.len(), text.code_points().next()) {
                (1, Some(code)) => return Ok(vm.int(code.into())),
                (len, _) => len,
            }
        }
        Kind::Bytes | Kind::ByteArray => match &a[0].as_bytes().unwrap_or_default()[..] {
            [only] => return Ok(vm.int((*only).into())),
            bytes => bytes.len(),
        },
        _ => {
            let class = vm.class_name(&a[0]);
            return Err(vm.type_error(format!("ord() expected string of length 1, but {class} found")));
        }
    };
    Err(vm.type_error(format!("ord() expected a character, but string of length {len} found")))
}

#[undropped]
async fn format_value(vm: Vm, a: Vec<Value>) -> Res {
    if a[1].kind() != Kind::Str {
        return Err(vm.type_error(format!("format() argument 2 must be str, not {}", vm.class_name(&a[1]))));
    }
    vm.format(&a[0], &a[1]).await
}
