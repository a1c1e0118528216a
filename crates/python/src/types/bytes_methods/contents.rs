//! What `bytes` and `bytearray` are made of.

use super::{buffer, own};
use crate::object::{Kind, allocate};
use crate::types::bytes::{ByteArray, Bytes};
use crate::types::number_methods::check_class;
use crate::types::str_methods::arguments::{check_room, codec, has_index};
use crate::types::{Methods, codecs};
use crate::value::Value;
use crate::vm::ops::is_plain;
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(methods: &Methods) {
    methods.maker("cls, source=?, encoding=?, errors=?", waits!(new));
}

/// `__new__` of a `bytearray`, which is empty, and its `__init__`, which fills it.
pub(super) fn install_array(methods: &Methods) {
    methods.maker("cls, *args, **kwargs", waits!(new_array)).wait(
        "__init__",
        "self, /, source=?, encoding=?, errors=?",
        waits!(init_array),
    );
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    let class = &vm.classes().bytes;
    check_class(vm, &a[0], class)?;
    if a[0].is(class) && a[1].exact::<Bytes>().is_some() && a[2].is_missing() && a[3].is_missing() {
        return Ok(a[1].clone());
    }
    let bytes = contents(vm, Made::Bytes, &a[1..]).await?;
    Ok(allocate(&a[0], Bytes(bytes.into())))
}

#[undropped]
async fn new_array(vm: Vm, a: Vec<Value>) -> Res {
    check_class(vm, &a[0], &vm.classes().bytearray)?;
    Ok(allocate(&a[0], ByteArray::new(Vec::new())))
}

#[undropped]
async fn init_array(vm: Vm, a: Vec<Value>) -> Res {
    let array = a[0].body::<ByteArray>();
    if array.bytes.with(|bytes| !bytes.is_empty()) {
        super::array::check_resize(vm, array)?;
    }
    let bytes = contents(vm, Made::ByteArray, &a[1..]).await?;
    super::array::check_resize(vm, array)?;
    array.bytes.set(bytes);
    Ok(Value::NONE)
}

/// Which of the two classes is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Made {
    Bytes,
    ByteArray,
}

impl Made {
    fn name(self) -> &'static str {
        if self == Self::Bytes { "bytes" } else { "bytearray" }
    }
}

/// The bytes that a source, an encoding and an error handler, each of which may be missing, stand for.
#[undropped]
pub(super) async fn contents(vm: Vm, made: Made, a: &[Value]) -> Res<Vec<u8>> {
    let source = &a[0];
    if !a[1].is_missing() || !a[2].is_missing() {
        return encoded(vm, made, a).await;
    }
    if source.is_missing() {
        return Ok(Vec::new());
    }
    if is_plain(source)
        && let Some(bytes) = buffer(vm, source)?
    {
        return Ok(bytes.into_owned());
    }
    if made == Made::Bytes
        && let Some(bytes) = vm.call_special(source, &vm.names().__bytes__, Vec::new()).await?
    {
        if bytes.kind() == Kind::Bytes {
            return Ok(own(&bytes).into_owned());
        }
        return Err(vm.type_error(format!("__bytes__ returned non-bytes (type {})", vm.class_name(&bytes))));
    }
    if source.kind() == Kind::Str {
        return Err(vm.type_error("string argument without an encoding"));
    }
    if source.is_int() || has_index(vm, source) {
        match vm.index(source).await {
            Ok(number) => return zeros(vm, source, &number),
            Err(raise) if !vm.is_raised(&raise, &vm.classes().type_error) => return Err(raise),
            Err(_) => {}
        }
    }
    match buffer(vm, source)? {
        Some(bytes) => Ok(bytes.into_owned()),
        None => collected(vm, made, source).await,
    }
}

#[undropped]
async fn encoded(vm: Vm, made: Made, a: &[Value]) -> Res<Vec<u8>> {
    let (encoding, errors) = codec(vm, made.name(), &a[1], &a[2])?;
    match (a[0].kind() == Kind::Str, a[1].is_missing()) {
        (true, false) => codecs::encoded_by_name(vm, &a[0], &encoding, &errors).await,
        (true, true) => Err(vm.type_error("string argument without an encoding")),
        (false, false) => Err(vm.type_error("encoding without a string argument")),
        (false, true) => Err(vm.type_error("errors without a string argument")),
    }
}

fn zeros(vm: Vm, source: &Value, number: &Value) -> Res<Vec<u8>> {
    let Some(count) = number.as_i64() else {
        let class = vm.class_name(source);
        return Err(vm.overflow_error(format!("cannot fit '{class}' into an index-sized integer")));
    };
    let Some(count) = crate::value::count(count) else { return Err(vm.value_error("negative count")) };
    check_room(vm, count)?;
    Ok(vec![0; count])
}

/// The numbers of an iterable as bytes.
#[undropped]
async fn collected(vm: Vm, made: Made, source: &Value) -> Res<Vec<u8>> {
    let iterator = match vm.iter(source).await {
        Err(raise) if vm.is_raised(&raise, &vm.classes().type_error) => {
            let class = vm.class_name(source);
            return Err(vm.type_error(format!("cannot convert '{class}' object to {}", made.name())));
        }
        other => other?,
    };
    let mut bytes = Vec::new();
    while let Some(item) = vm.next(&iterator).await? {
        let number = vm.index(&item).await?;
        match number.as_i64().and_then(|number| u8::try_from(number).ok()) {
            Some(byte) => bytes.push(byte),
            None if made == Made::Bytes => return Err(vm.value_error("bytes must be in range(0, 256)")),
            None => return Err(vm.value_error("byte must be in range(0, 256)")),
        }
    }
    Ok(bytes)
}
