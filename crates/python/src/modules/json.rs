//! The module `_json`, by which CPython's own package `json` is quick (`Modules/_json.c`). Values that lie in one another
//! are read and written in a loop with a stack of its own.

mod encoder;
mod scanner;
mod text;

use crate::types::Methods;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};
use crate::waits;

pub(crate) fn fill(vm: Vm, m: &Methods) {
    m.sync("encode_basestring_ascii", "string, /", |vm, a| {
        Ok(vm.wtf8(text::quoted(first_text(vm, &a[0])?.bytes(), true)))
    })
    .sync("encode_basestring", "string, /", |vm, a| {
        Ok(vm.wtf8(text::quoted(first_text(vm, &a[0])?.bytes(), false)))
    })
    .wait("scanstring", "string, end, strict=True, /", waits!(scanstring));
    m.value("make_scanner", scanner::class(vm));
    m.value("make_encoder", encoder::class(vm));
}

fn first_text(vm: Vm, value: &Value) -> Res<&Str> {
    value.get::<Str>().ok_or_else(|| {
        let class = vm.class_name(value);
        vm.type_error(format!("first argument must be a string, not {class}"))
    })
}

/// What is wrong with a document, and at which byte.
struct Fault {
    message: &'static str,
    at: usize,
}

/// A `json.decoder.JSONDecodeError`, or whatever keeps it from being made.
#[undropped]
async fn decode_error(vm: Vm, document: &Value, fault: Fault) -> Raise {
    let at = document.body::<Str>().index_of_offset(fault.at);
    let made = async {
        let module = crate::vm::import::import_module(vm, "json.decoder").await?;
        let class = vm.attribute(&module, &vm.intern_str("JSONDecodeError")).await?;
        vm.call(&class, vec![vm.str(fault.message), document.clone(), vm.size(at)]).await
    };
    match made.await.and_then(|error| vm.check_exception(&error).map(|()| error)) {
        Ok(error) => Raise(error),
        Err(raise) => raise,
    }
}

#[undropped]
async fn scanstring(vm: Vm, a: Vec<Value>) -> Res {
    let document = first_text(vm, &a[0])?;
    let end = crate::types::list_methods::sequence::ssize(vm, &a[1]).await?;
    let strict = vm.truth(&a[2]).await?;
    let Some(end) = usize::try_from(end).ok().filter(|end| *end <= document.len()) else {
        return Err(vm.value_error("end is out of bounds"));
    };
    match text::scan(document.bytes(), document.offset(end), strict) {
        Ok((bytes, end)) => Ok(vm.pair(vm.wtf8(bytes), vm.size(document.index_of_offset(end)))),
        Err(fault) => Err(decode_error(vm, &a[0], fault).await),
    }
}
