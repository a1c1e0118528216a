//! Arrays from and to other things: bytes, lists, text, files, pickles.

use num_bigint::BigInt;

use super::{Array, body, item};
use crate::object::{Mut, allocate};
use crate::types::Methods;
use crate::types::bytes::Bytes;
use crate::types::bytes_methods::expect_buffer;
use crate::types::codecs;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::string::{Str, push_code_point};
use crate::types::ty::Type;
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};
use crate::waits;

/// How many bytes are written to a file at once.
const BLOCK: usize = 64 * 1024;

/// How bytes of arrays are read on any machine, by their numbers in pickles: the letter of a type with items of this
/// size, and whether the last byte is the least.
static MACHINE_FORMATS: [(u8, bool); 22] = [
    (b'B', false),
    (b'b', false),
    (b'H', false),
    (b'H', true),
    (b'h', false),
    (b'h', true),
    (b'I', false),
    (b'I', true),
    (b'i', false),
    (b'i', true),
    (b'Q', false),
    (b'Q', true),
    (b'q', false),
    (b'q', true),
    (b'f', false),
    (b'f', true),
    (b'd', false),
    (b'd', true),
    // UTF-16.
    (b'H', false),
    (b'H', true),
    (b'w', false),
    (b'w', true),
];

pub(super) fn install(methods: &Methods) {
    methods
        .sync("tobytes", "self, /", |vm, a| Ok(vm.bytes(body(&a[0]).bytes.get())))
        .sync("frombytes", "self, buffer, /", from_bytes)
        .sync("tolist", "self, /", |vm, a| Ok(vm.list(all(vm, body(&a[0]))?)))
        .wait("fromlist", "self, list, /", waits!(from_list))
        .sync("tounicode", "self, /", to_unicode)
        .sync("fromunicode", "self, ustr, /", from_unicode)
        .wait("tofile", "self, f, /", waits!(to_file))
        .wait("fromfile", "self, f, n, /", waits!(from_file))
        .sync("byteswap", "self, /", byte_swap)
        .sync("buffer_info", "self, /", |vm, a| {
            let address = vm.big(BigInt::from(a[0].id()));
            Ok(vm.pair(address, vm.size(body(&a[0]).len())))
        })
        .wait("__reduce_ex__", "self, value, /", waits!(reduce));
}

pub(super) fn fill(m: &Methods) {
    m.wait("_array_reconstructor", "arraytype, typecode, mformat_code, items, /", waits!(reconstruct));
}

/// The items of an array.
pub(super) fn all(vm: Vm, array: &Array) -> Res<Vec<Value>> {
    let bytes = array.bytes.get();
    bytes.chunks(array.size()).map(|item| item::read(vm, array.letter, item)).collect()
}

/// The text that an array of characters is.
pub(super) fn to_text(vm: Vm, array: &Array) -> Res {
    let mut text = Vec::new();
    for item in array.bytes.get().chunks(array.size()) {
        let code = item::number(item);
        if code > 0x10FFFF {
            return Err(item::no_character(vm, code));
        }
        push_code_point(&mut text, code as u32);
    }
    Ok(vm.wtf8(text))
}

/// Adds bytes that are whole items.
pub(super) fn push_bytes(vm: Vm, array: &Array, bytes: &[u8]) -> Res<()> {
    if !bytes.len().is_multiple_of(array.size()) {
        return Err(vm.value_error("bytes length not a multiple of item size"));
    }
    array.push(vm, bytes)
}

fn from_bytes(vm: Vm, a: &[Value]) -> Res {
    let bytes = expect_buffer(vm, &a[1])?;
    push_bytes(vm, body(&a[0]), &bytes)?;
    Ok(Value::NONE)
}

#[undropped]
async fn from_list(vm: Vm, a: Vec<Value>) -> Res {
    let Some(list) = a[1].get::<List>() else { return Err(vm.type_error("arg must be list")) };
    // All or nothing.
    let mut bytes = Vec::new();
    let len = list.len();
    for index in 0..len {
        let Some(item) = list.get(index) else { return Err(changed(vm)) };
        bytes.extend(item::write(vm, body(&a[0]).letter, &item).await?);
        if list.len() != len {
            return Err(changed(vm));
        }
    }
    body(&a[0]).push(vm, &bytes)?;
    Ok(Value::NONE)
}

fn changed(vm: Vm) -> Raise {
    vm.runtime_error("list changed size during iteration")
}

fn check_text(vm: Vm, array: &Array, function: &str) -> Res<()> {
    if array.is_text() {
        return Ok(());
    }
    Err(vm.value_error(format!("{function}() may only be called on unicode type arrays ('u' or 'w')")))
}

fn to_unicode(vm: Vm, a: &[Value]) -> Res {
    check_text(vm, body(&a[0]), "tounicode")?;
    to_text(vm, body(&a[0]))
}

fn from_unicode(vm: Vm, a: &[Value]) -> Res {
    let Some(text) = a[1].get::<Str>() else {
        let class = crate::types::str_methods::arguments::named(vm, &a[1]);
        return Err(vm.type_error(format!("fromunicode() argument must be str, not {class}")));
    };
    check_text(vm, body(&a[0]), "fromunicode")?;
    body(&a[0]).push(vm, &text.code_points().flat_map(u32::to_le_bytes).collect::<Vec<u8>>())?;
    Ok(Value::NONE)
}

#[undropped]
async fn to_file(vm: Vm, a: Vec<Value>) -> Res {
    let name = &vm.names().write;
    for block in body(&a[0]).bytes.get().chunks(BLOCK) {
        let write = vm.attribute(&a[1], name).await?;
        vm.call(&write, vec![vm.bytes(block.to_vec())]).await?;
    }
    Ok(Value::NONE)
}

#[undropped]
async fn from_file(vm: Vm, a: Vec<Value>) -> Res {
    let count = crate::types::list_methods::sequence::ssize(vm, &a[2]).await?;
    let Some(count) = crate::value::count(count) else { return Err(vm.value_error("negative count")) };
    let Some(wanted) = count.checked_mul(body(&a[0]).size()) else {
        return Err(vm.raise_args(&vm.classes().memory_error, Vec::new()));
    };
    let read = vm.attribute(&a[1], &vm.intern_str("read")).await?;
    let given = vm.call(&read, vec![vm.size(wanted)]).await?;
    let Some(bytes) = given.get::<Bytes>() else {
        return Err(vm.type_error("read() didn't return bytes"));
    };
    push_bytes(vm, body(&a[0]), &bytes.0)?;
    if bytes.0.len() != wanted {
        return Err(vm.raise_text(&vm.classes().eof_error, "read() didn't return enough bytes"));
    }
    Ok(Value::NONE)
}

fn byte_swap(_: Vm, a: &[Value]) -> Res {
    let size = body(&a[0]).size();
    body(&a[0]).bytes.with(|bytes| bytes.chunks_mut(size).for_each(<[u8]>::reverse));
    Ok(Value::NONE)
}

/// The number of an array's own format in [`MACHINE_FORMATS`].
fn machine_format(letter: u8) -> i64 {
    let alike = match letter {
        b'l' => b'q',
        b'L' => b'Q',
        b'u' => b'w',
        other => other,
    };
    MACHINE_FORMATS.iter().position(|(known, _)| *known == alike).map_or(0, |at| at as i64)
}

#[undropped]
async fn reduce(vm: Vm, a: Vec<Value>) -> Res {
    let protocol = vm.index_i64(&a[1]).await?;
    let (array, class) = (body(&a[0]), vm.class_of(&a[0]));
    let letter = vm.string(char::from(array.letter).to_string());
    let attributes = match a[0].ext() {
        Some(_) => vm.optional_attribute(&a[0], &vm.names().__dict__).await?.unwrap_or(Value::NONE),
        None => Value::NONE,
    };
    if protocol < 3 {
        let arguments = vm.pair(letter, vm.list(all(vm, array)?));
        return Ok(vm.tuple(vec![class, arguments, attributes]));
    }
    let known = vm.interp().modules.body::<Dict>().get_str(&vm.intern_str("array"));
    let module = known.or_else(|| crate::modules::find(vm, "array")).unwrap_or(Value::NONE);
    let reconstructor = vm.attribute(&module, &vm.intern_str("_array_reconstructor")).await?;
    let number = vm.int(machine_format(array.letter));
    let arguments = vm.tuple(vec![class, letter, number, vm.bytes(array.bytes.get())]);
    Ok(vm.tuple(vec![reconstructor, arguments, attributes]))
}

#[undropped]
async fn reconstruct(vm: Vm, a: Vec<Value>) -> Res {
    let class = a[0].get::<Type>();
    let Some(ty) = class else {
        let given = vm.class_name(&a[0]);
        return Err(vm.type_error(format!("first argument must be a type object, not {given}")));
    };
    if !ty.info.holds::<Array>() {
        return Err(vm.type_error(format!("{} is not a subtype of array.array", ty.name())));
    }
    let letter = super::letter(vm, &a[1])?;
    if !super::TYPECODES.contains(letter) {
        return Err(vm.value_error("second argument must be a valid type code"));
    }
    let number = vm.index(&a[2]).await?;
    let format = number.as_i64().and_then(|number| MACHINE_FORMATS.get(usize::try_from(number).ok()?));
    let Some(&(alike, swapped)) = format else {
        return Err(vm.value_error("third argument must be a valid machine format code."));
    };
    let Some(bytes) = a[3].get::<Bytes>() else {
        let given = vm.class_name(&a[3]);
        return Err(vm.type_error(format!("fourth argument should be bytes, not {given}")));
    };
    let array =
        allocate(&a[0], Array { letter: letter as u8, bytes: Mut::default(), exports: Mut::default() });
    if matches!(number.as_i64(), Some(18 | 19)) {
        let encoding = if swapped { "utf-16-be" } else { "utf-16-le" };
        let text = codecs::decoded(vm, &bytes.0, encoding, "strict")?;
        from_unicode(vm, &[array.clone(), text])?;
        return Ok(array);
    }
    let size = item::size(alike);
    if bytes.0.len() % size != 0 {
        return Err(vm.value_error("bytes length not a multiple of item size"));
    }
    for chunk in bytes.0.chunks(size) {
        let mut chunk = chunk.to_vec();
        if swapped {
            chunk.reverse();
        }
        let value = item::read(vm, alike, &chunk)?;
        let own = item::write(vm, letter as u8, &value).await?;
        body(&array).push(vm, &own)?;
    }
    Ok(array)
}
