//! The module `_io` (`Modules/_io`): streams in memory, and files that the host has or that live in the machine's memory.
//!
//! | file | what is in it |
//! | --- | --- |
//! | `base` | the classes that all streams derive from |
//! | `string_io` | `StringIO` |
//! | `bytes_io` | `BytesIO` |
//! | `newline` | line ends, and `IncrementalNewlineDecoder` |
//! | `file` | `FileIO`, and where the content of files lies |
//! | `buffered` | `BufferedReader` and its like |
//! | `text` | `TextIOWrapper` |
//! | `open` | `open` |

mod base;
mod buffered;
mod bytes_io;
pub(crate) mod file;
mod newline;
mod open;
mod string_io;
mod text;

use super::state;
use crate::object::Info;
use crate::types::Methods;
use crate::types::exception::Exception;
use crate::types::ty::{SUBCLASSABLE, Type};
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};

const UNSUPPORTED: &str = "io.UnsupportedOperation";
const BUFFER_SIZE: usize = 131_072;

pub(crate) fn fill(vm: Vm, m: &Methods) {
    m.value("DEFAULT_BUFFER_SIZE", vm.size(BUFFER_SIZE))
        .value("BlockingIOError", vm.classes().blocking_io_error.clone())
        .value("UnsupportedOperation", unsupported_class(vm));
    base::fill(vm, m);
    string_io::fill(vm, m);
    bytes_io::fill(vm, m);
    newline::fill(vm, m);
    file::fill(vm, m);
    buffered::fill(vm, m);
    text::fill(vm, m);
    open::fill(m);
}

/// An `OSError` that is a `ValueError` too.
fn unsupported_class(vm: Vm) -> Value {
    let c = vm.classes();
    let info = Info::extended::<Exception>();
    let class = super::new_class(vm, "io", "io.UnsupportedOperation", &c.os_error, info, SUBCLASSABLE);
    let ty = class.body::<Type>();
    ty.bases.set(Some(vm.pair(c.os_error.clone(), c.value_error.clone())));
    let ancestors = [&c.os_error, &c.value_error, &c.exception, &c.base_exception, &c.object];
    ty.ancestors.set(ancestors.into_iter().cloned().collect());
    c.value_error.body::<Type>().add_subclass(&class);
    state::keep(vm, UNSUPPORTED, &class);
    class
}

/// That a stream cannot do something.
fn unsupported(vm: Vm, message: &str) -> Raise {
    vm.raise_args(&state::kept(vm, UNSUPPORTED), vec![vm.str(message)])
}

/// That a stream is closed.
fn closed(vm: Vm) -> Raise {
    vm.value_error("I/O operation on closed file.")
}

/// A size that may be None; less than 0 is None too.
#[undropped]
async fn optional_size(vm: Vm, value: &Value) -> Res<Option<usize>> {
    Ok(optional_number(vm, value).await?.and_then(crate::value::count))
}

/// A number that may be None.
#[undropped]
async fn optional_number(vm: Vm, value: &Value) -> Res<Option<i64>> {
    if value.is_none() || value.is_missing() {
        return Ok(None);
    }
    if !value.is_int() && vm.class_attribute(value, &vm.names().__index__).is_none() {
        let class = vm.class_name(value);
        return Err(vm.type_error(format!("argument should be integer or None, not '{class}'")));
    }
    vm.index_i64(value).await.map(Some)
}

/// The bytes of a bytes-like object.
fn bytes_like(vm: Vm, value: &Value) -> Res<Vec<u8>> {
    value.as_bytes().ok_or_else(|| {
        let class = vm.class_name(value);
        vm.type_error(format!("a bytes-like object is required, not '{class}'"))
    })
}

/// Fills an object that can be written to with bytes, as far as it reaches or they do; gives how many it took.
fn fill_object(vm: Vm, object: &Value, bytes: &[u8]) -> Res<usize> {
    let is_writable = match object.get::<crate::types::memoryview::MemoryView>() {
        Some(view) => !view.readonly,
        None => object.get::<crate::types::bytes::ByteArray>().is_some(),
    };
    if !is_writable {
        let class = vm.class_name(object);
        return Err(
            vm.type_error(format!("readinto() argument must be read-write bytes-like object, not {class}"))
        );
    }
    let count = bytes.len().min(room(object));
    match object.get::<crate::types::bytes::ByteArray>() {
        Some(array) => array.bytes.with(|all| {
            // Another thread may have made the array shorter.
            let count = count.min(all.len());
            all[..count].copy_from_slice(&bytes[..count]);
        }),
        None => object.body::<crate::types::memoryview::MemoryView>().write(0, &bytes[..count]),
    }
    Ok(count)
}

/// How many bytes an object holds.
fn room(object: &Value) -> usize {
    object.as_bytes().map_or(0, |bytes| bytes.len())
}

/// Calls a method by its name.
#[undropped]
async fn call_method(vm: Vm, object: &Value, name: &str, args: Vec<Value>) -> Res {
    let method = vm.attribute(object, &vm.intern_str(name)).await?;
    vm.call(&method, args).await
}

/// Whether `closed` of a stream says so.
#[undropped]
async fn is_closed(vm: Vm, stream: &Value) -> Res<bool> {
    let closed = vm.attribute(stream, &vm.intern_str("closed")).await?;
    vm.truth(&closed).await
}
