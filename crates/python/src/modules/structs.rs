//! The module `_struct`: values as bytes in the layout of C (`Modules/_struct.c`).

mod format;
mod pack;
mod unpack;

use std::sync::Arc;

use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::bytes::{ByteArray, Bytes};
use crate::types::bytes_methods::expect_buffer;
use crate::types::codecs;
use crate::types::dict::Dict;
use crate::types::exception::Exception;
use crate::types::iter::{NativeIter, NativeNext, Next, State};
use crate::types::memoryview::MemoryView;
use crate::types::string::Str;
use crate::types::tuple::Tuple;
use crate::types::ty::{SUBCLASSABLE, Type};
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};
use crate::waits;
use format::Format;

/// A format that has been read; `None` before `__init__`.
struct Struct(Mut<Option<Arc<Format>>>);

impl Body for Struct {
    const KIND: Kind = Kind::Other;
}

pub(crate) fn fill(vm: Vm, m: &Methods) {
    let exception = &vm.classes().exception;
    let error =
        super::new_class(vm, "struct", "error", exception, Info::extended::<Exception>(), SUBCLASSABLE);
    m.value("error", error);
    let object = &vm.classes().object;
    let class =
        super::new_class(vm, "_struct", "_struct.Struct", object, Info::plain::<Struct>(), SUBCLASSABLE);
    Methods::of(vm, &class)
        .maker("cls, *args, **kwargs", waits!(new))
        .sync("__init__", "self, format", init)
        .wait("pack", "self, *values", waits!(method_pack))
        .wait("pack_into", "self, *values", waits!(method_pack_into))
        .sync("unpack", "self, buffer, /", |vm, a| unpack(vm, &*format_of(vm, &a[0])?, &a[1]))
        .wait("unpack_from", "self, buffer, offset=0", waits!(method_unpack_from))
        .sync("iter_unpack", "self, buffer, /", |vm, a| iter_unpack(vm, format_of(vm, &a[0])?, &a[1]))
        .wait("__repr__", "self, /", waits!(repr))
        .get("format", |vm, this| Ok(vm.str(&format_of(vm, this)?.text)))
        .get("size", |vm, this| Ok(vm.size(format_of(vm, this)?.size)));
    m.value("Struct", class);
    m.sync("_clearcache", "", |_, _| Ok(Value::NONE))
        .sync("calcsize", "format, /", |vm, a| Ok(vm.size(read_format(vm, &a[0])?.size)))
        .wait("pack", "*values", waits!(function_pack))
        .wait("pack_into", "*values", waits!(function_pack_into))
        .sync("unpack", "format, buffer, /", |vm, a| unpack(vm, &*read_format(vm, &a[0])?, &a[1]))
        .wait("unpack_from", "format, /, buffer, offset=0", waits!(function_unpack_from))
        .sync("iter_unpack", "format, buffer, /", |vm, a| iter_unpack(vm, read_format(vm, &a[0])?, &a[1]));
}

/// A `struct.error`.
#[cold]
fn error(vm: Vm, message: impl AsRef<str>) -> Raise {
    let module = vm.interp().modules.body::<Dict>().get_str(&vm.intern_str("_struct"));
    let class = module.and_then(|module| module.ext()?.get(&vm.intern_str("error")));
    match class {
        Some(class) if class.get::<Type>().is_some_and(|ty| ty.info.kind == Kind::Exception) => {
            vm.raise_text(&class, message.as_ref())
        }
        _ => vm.raise_text(&vm.classes().exception, message.as_ref()),
    }
}

/// The value of one item of a native format.
pub(crate) fn unpacked_item(vm: Vm, format: &str, bytes: &[u8]) -> Option<Value> {
    let format = Format::read(format.as_bytes()).ok().filter(|format| format.size == bytes.len())?;
    unpack::unpack(vm, &format, bytes).body::<Tuple>().items().first().cloned()
}

/// The bytes of one item of a native format.
#[undropped]
pub(crate) async fn packed_item(vm: Vm, format: &str, value: &Value) -> Res<Vec<u8>> {
    let format = Format::read(format.as_bytes()).map_err(|message| error(vm, message))?;
    pack::pack(vm, &format, std::slice::from_ref(value)).await
}

/// Reads the format that a `str` or a `bytes` is.
fn read_format(vm: Vm, value: &Value) -> Res<Arc<Format>> {
    let text = if value.get::<Str>().is_some() {
        codecs::encoded(vm, value, "ascii", "strict")?
    } else if let Some(bytes) = value.get::<Bytes>() {
        bytes.0.to_vec()
    } else {
        let class = vm.class_name(value);
        return Err(vm.type_error(format!("Struct() argument 1 must be a str or bytes object, not {class}")));
    };
    Format::read(&text).map(Arc::new).map_err(|message| error(vm, message))
}

/// The format of a `Struct`.
fn format_of(vm: Vm, value: &Value) -> Res<Arc<Format>> {
    let format = value.body::<Struct>().0.get();
    format.ok_or_else(|| vm.runtime_error("Struct object is not initialized"))
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    super::check_body::<Struct>(vm, &a[0], "_struct.Struct")?;
    Ok(allocate(&a[0], Struct(Mut::new(None))))
}

fn init(vm: Vm, a: &[Value]) -> Res {
    let format = read_format(vm, &a[1])?;
    a[0].body::<Struct>().0.set(Some(format));
    Ok(Value::NONE)
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let format = format_of(vm, &a[0])?;
    let class = vm.class_name(&a[0]);
    let class = class.rsplit('.').next().unwrap_or_default();
    Ok(vm.string(format!("{class}({})", vm.repr_text(&vm.str(&format.text)).await?)))
}

/// Takes the format off the arguments of a function.
fn with_format(vm: Vm, args: &Value) -> Res<(Arc<Format>, Vec<Value>)> {
    let mut values = vm.tuple_items(args);
    if values.is_empty() {
        return Err(vm.type_error("missing format argument"));
    }
    let format = read_format(vm, &values.remove(0))?;
    Ok((format, values))
}

#[undropped]
async fn function_pack(vm: Vm, a: Vec<Value>) -> Res {
    let (format, values) = with_format(vm, &a[0])?;
    packed(vm, &format, &values).await
}

#[undropped]
async fn method_pack(vm: Vm, a: Vec<Value>) -> Res {
    let format = format_of(vm, &a[0])?;
    packed(vm, &format, &vm.tuple_items(&a[1])).await
}

#[undropped]
async fn packed(vm: Vm, format: &Format, values: &[Value]) -> Res {
    if values.len() != format.len {
        let message = format!("pack expected {} items for packing (got {})", format.len, values.len());
        return Err(error(vm, message));
    }
    Ok(vm.bytes(pack::pack(vm, format, values).await?))
}

#[undropped]
async fn function_pack_into(vm: Vm, a: Vec<Value>) -> Res {
    let (format, values) = with_format(vm, &a[0])?;
    pack_into(vm, &format, &values).await
}

#[undropped]
async fn method_pack_into(vm: Vm, a: Vec<Value>) -> Res {
    let format = format_of(vm, &a[0])?;
    pack_into(vm, &format, &vm.tuple_items(&a[1])).await
}

#[undropped]
async fn pack_into(vm: Vm, format: &Format, values: &[Value]) -> Res {
    let (buffer, offset, values) = match values {
        [] => return Err(error(vm, "pack_into expected buffer argument")),
        [_] => return Err(error(vm, "pack_into expected offset argument")),
        [buffer, offset, values @ ..] => (buffer, offset, values),
    };
    if values.len() != format.len {
        let message = format!("pack_into expected {} items for packing (got {})", format.len, values.len());
        return Err(error(vm, message));
    }
    let len = writable_len(vm, buffer)?;
    let offset = vm.index_i64(offset).await?;
    let size = format.size as i64;
    if offset < 0 && offset.saturating_add(size) > 0 {
        return Err(error(vm, format!("no space to pack {size} bytes at offset {offset}")));
    }
    let at = place(vm, offset, len)?;
    if len - at < size {
        return Err(error(
            vm,
            format!(
                "pack_into requires a buffer of at least {} bytes for packing {size} bytes at offset {at} \
                 (actual buffer size is {len})",
                size as u64 + at as u64
            ),
        ));
    }
    let bytes = pack::pack(vm, format, values).await?;
    write_into(buffer, at as usize, &bytes);
    Ok(Value::NONE)
}

/// An offset counted from the start of a buffer; it may lie behind the end.
fn place(vm: Vm, offset: i64, len: i64) -> Res<i64> {
    if offset >= 0 {
        return Ok(offset);
    }
    if offset.saturating_add(len) < 0 {
        return Err(error(vm, format!("offset {offset} out of range for {len}-byte buffer")));
    }
    Ok(offset + len)
}

/// How many bytes a buffer has that may be written to.
fn writable_len(vm: Vm, buffer: &Value) -> Res<i64> {
    let len = match buffer.kind() {
        Kind::ByteArray => Some(buffer.body::<ByteArray>().bytes.with(|bytes| bytes.len())),
        Kind::MemoryView => {
            let view = buffer.body::<MemoryView>();
            if view.is_released() {
                return Err(crate::types::memoryview_methods::released(vm));
            }
            (!view.readonly).then_some(view.bytes_len())
        }
        _ => buffer.get::<super::array::Array>().map(|array| array.bytes.with(|bytes| bytes.len())),
    };
    len.map(|len| len as i64).ok_or_else(|| {
        let class = vm.class_name(buffer);
        vm.type_error(format!("argument must be read-write bytes-like object, not {class}"))
    })
}

fn write_into(buffer: &Value, at: usize, bytes: &[u8]) {
    let write = |all: &mut Vec<u8>| {
        // Packing may have run code that made the buffer shorter.
        if let Some(part) = all.get_mut(at..at + bytes.len()) {
            part.copy_from_slice(bytes);
        }
    };
    if let Some(array) = buffer.get::<ByteArray>() {
        array.bytes.with(write);
    } else if let Some(array) = buffer.get::<super::array::Array>() {
        array.bytes.with(write);
    } else if let Some(view) = buffer.get::<MemoryView>() {
        view.write(at, bytes);
    }
}

fn unpack(vm: Vm, format: &Format, buffer: &Value) -> Res {
    let bytes = expect_buffer(vm, buffer)?;
    if bytes.len() != format.size {
        return Err(error(vm, format!("unpack requires a buffer of {} bytes", format.size)));
    }
    Ok(unpack::unpack(vm, format, &bytes))
}

#[undropped]
async fn function_unpack_from(vm: Vm, a: Vec<Value>) -> Res {
    let format = read_format(vm, &a[0])?;
    unpack_from(vm, &format, &a[1], &a[2]).await
}

#[undropped]
async fn method_unpack_from(vm: Vm, a: Vec<Value>) -> Res {
    let format = format_of(vm, &a[0])?;
    unpack_from(vm, &format, &a[1], &a[2]).await
}

#[undropped]
async fn unpack_from(vm: Vm, format: &Format, buffer: &Value, offset: &Value) -> Res {
    let bytes = expect_buffer(vm, buffer)?;
    let offset = crate::types::list_methods::sequence::ssize(vm, offset).await?;
    let (size, len) = (format.size as i64, bytes.len() as i64);
    if offset < 0 && offset.saturating_add(size) > 0 {
        return Err(error(vm, format!("not enough data to unpack {size} bytes at offset {offset}")));
    }
    let at = place(vm, offset, len)?;
    if len - at < size {
        return Err(error(
            vm,
            format!(
                "unpack_from requires a buffer of at least {} bytes for unpacking {size} bytes at offset {at} \
                 (actual buffer size is {len})",
                size as u64 + at as u64
            ),
        ));
    }
    let at = at as usize;
    Ok(unpack::unpack(vm, format, &bytes[at..at + format.size]))
}

/// Unpacks one part of a buffer after the other.
struct Parts {
    format: Arc<Format>,
    bytes: Vec<u8>,
    at: usize,
}

impl NativeIter for Parts {
    fn next(&mut self, vm: Vm) -> NativeNext {
        let end = self.at + self.format.size;
        let Some(part) = self.bytes.get(self.at..end) else { return NativeNext::Done(Next::End) };
        let item = unpack::unpack(vm, &self.format, part);
        self.at = end;
        NativeNext::Done(Next::Item(item))
    }
}

fn iter_unpack(vm: Vm, format: Arc<Format>, buffer: &Value) -> Res {
    let size = format.size;
    if size == 0 {
        return Err(error(vm, "cannot iteratively unpack with a struct of length 0"));
    }
    let bytes = expect_buffer(vm, buffer)?.into_owned();
    if bytes.len() % size != 0 {
        let message = format!("iterative unpacking requires a buffer of a multiple of {size} bytes");
        return Err(error(vm, message));
    }
    let parts = Parts { format, bytes, at: 0 };
    Ok(vm.new_iter(&vm.classes().sequence_iterator, State::Native(Box::new(parts))))
}
