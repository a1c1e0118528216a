//! The module `_codecs` (`Modules/_codecsmodule.c`): the registry of encodings, and the ones that are built in.

mod handlers;
pub(crate) mod named;

use super::state;
use crate::object::{Kind, Mut};
use crate::types::Methods;
use crate::types::codecs::{self, Encoding, decode_part};
use crate::types::dict::Dict;
use crate::types::string::{Str, push_code_point};
use crate::value::Value;
use crate::vm::native::Task;
use crate::vm::{Res, Vm};
use crate::waits;

/// Functions that look for encodings.
#[derive(Default)]
struct Registry {
    searches: Mut<Vec<Value>>,
    found: Mut<Option<Value>>,
}

pub(crate) fn fill(vm: Vm, m: &Methods) {
    state::of::<Registry>(vm).found.set(Some(vm.empty_dict()));
    m.sync("register", "search_function, /", register)
        .wait("unregister", "search_function, /", waits!(unregister))
        .wait("lookup", "encoding, /", waits!(lookup))
        .wait("encode", "obj, encoding=?, errors=?", waits!(encode))
        .wait("decode", "obj, encoding=?, errors=?", waits!(decode))
        .sync("_forget_codec", "encoding, /", |vm, a| {
            drop(found(vm).body::<Dict>().remove_str(&vm.attribute_name(&a[0])?));
            Ok(Value::NONE)
        })
        .sync("readbuffer_encode", "data, errors=None, /", |vm, a| {
            let bytes = match a[0].get::<Str>() {
                Some(text) => text.bytes().to_vec(),
                None => bytes_of(vm, &a[0])?,
            };
            Ok(vm.pair(vm.bytes(bytes.clone()), vm.size(bytes.len())))
        })
        .sync("charmap_build", "map, /", charmap_build)
        .wait("charmap_encode", "str, errors=None, mapping=None, /", waits!(charmap_encode))
        .wait("charmap_decode", "data, errors=None, mapping=None, /", waits!(charmap_decode));
    handlers::fill(vm, m);
    built_in(m);
}

macro_rules! encodings {
    ($m:ident: $($encode:literal $decode:literal $encoding:literal;)*) => {
        $($m.sync($encode, "str, errors=None, /", |vm, a| encode_as(vm, a, $encoding))
            .wait($decode, "data, errors=None, final=False, /", |vm, a| -> Task {
                crate::vm::native::task(decode_as(vm, a, $encoding))
            });)*
    };
}

fn built_in(m: &Methods) {
    encodings! { m:
        "utf_8_encode" "utf_8_decode" "utf-8";
        "ascii_encode" "ascii_decode" "ascii";
        "latin_1_encode" "latin_1_decode" "latin-1";
        "unicode_escape_encode" "unicode_escape_decode" "unicode-escape";
        "raw_unicode_escape_encode" "raw_unicode_escape_decode" "raw-unicode-escape";
        "utf_16_encode" "utf_16_decode" "utf-16";
        "utf_16_le_encode" "utf_16_le_decode" "utf-16-le";
        "utf_16_be_encode" "utf_16_be_decode" "utf-16-be";
        "utf_32_encode" "utf_32_decode" "utf-32";
        "utf_32_le_encode" "utf_32_le_decode" "utf-32-le";
        "utf_32_be_encode" "utf_32_be_decode" "utf-32-be";
    }
    m.wait("utf_16_ex_decode", "data, errors=None, byteorder=0, final=False, /", |vm, a| {
        crate::vm::native::task(decode_ex(vm, a, "utf-16", &[0xFF, 0xFE], &[0xFE, 0xFF]))
    })
    .wait("utf_32_ex_decode", "data, errors=None, byteorder=0, final=False, /", |vm, a| {
        crate::vm::native::task(decode_ex(vm, a, "utf-32", &[0xFF, 0xFE, 0, 0], &[0, 0, 0xFE, 0xFF]))
    });
}

fn found(vm: Vm) -> Value {
    state::of::<Registry>(vm).found.get().unwrap_or(Value::NONE)
}

fn register(vm: Vm, a: &[Value]) -> Res {
    if vm.class_attribute(&a[0], &vm.names().__call__).is_none() {
        return Err(vm.type_error("argument must be callable"));
    }
    state::of::<Registry>(vm).searches.with(|all| all.push(a[0].clone()));
    Ok(Value::NONE)
}

#[undropped]
async fn unregister(vm: Vm, a: Vec<Value>) -> Res {
    let registry = state::of::<Registry>(vm);
    let old: Vec<Value> = registry.searches.with(|all| all.extract_if(.., |known| known.is(&a[0])).collect());
    if !old.is_empty() {
        found(vm).body::<Dict>().clear();
    }
    Ok(Value::NONE)
}

/// The codec of an encoding: a tuple of four functions.
#[undropped]
async fn lookup(vm: Vm, a: Vec<Value>) -> Res {
    let given = vm.expect_text(&a[0], "lookup() argument")?;
    let name = given.to_lowercase().replace(' ', "-");
    let key = vm.intern_str(&name);
    if let Some(known) = found(vm).body::<Dict>().get_str(&key) {
        return Ok(known);
    }
    if state::of::<Registry>(vm).searches.with(|all| all.is_empty()) {
        // The package registers the function that knows the library's encodings.
        crate::vm::import::import_module(vm, "encodings").await?;
    }
    for search in state::of::<Registry>(vm).searches.get() {
        let codec = vm.call(&search, vec![key.clone()]).await?;
        if codec.is_none() {
            continue;
        }
        if codec.kind() != Kind::Tuple || vm.tuple_items(&codec).len() != 4 {
            return Err(vm.type_error("codec search functions must return 4-tuples"));
        }
        found(vm).body::<Dict>().set_str(&key, codec.clone());
        return Ok(codec);
    }
    Err(vm.lookup_error(format!("unknown encoding: {given}")))
}

#[undropped]
async fn apply(vm: Vm, a: &[Value], index: usize, what: &str) -> Res {
    let encoding = if a[1].is_missing() { vm.str("utf-8") } else { a[1].clone() };
    let codec = lookup(vm, vec![encoding]).await?;
    let function = vm.tuple_items(&codec)[index].clone();
    let args =
        [a[0].clone()].into_iter().chain(Some(a[2].clone()).filter(|errors| !errors.is_missing())).collect();
    let result = vm.call(&function, args).await?;
    match result.kind() {
        Kind::Tuple if vm.tuple_items(&result).len() == 2 => Ok(vm.tuple_items(&result)[0].clone()),
        _ => Err(vm.type_error(format!("{what} must return a tuple (object, integer)"))),
    }
}

#[undropped]
async fn encode(vm: Vm, a: Vec<Value>) -> Res {
    apply(vm, &a, 0, "encoder").await
}

#[undropped]
async fn decode(vm: Vm, a: Vec<Value>) -> Res {
    apply(vm, &a, 1, "decoder").await
}

fn bytes_of(vm: Vm, value: &Value) -> Res<Vec<u8>> {
    value.as_bytes().ok_or_else(|| {
        let class = vm.class_name(value);
        vm.type_error(format!("a bytes-like object is required, not '{class}'"))
    })
}

fn errors_of(vm: Vm, value: &Value) -> Res<String> {
    if value.is_none() { Ok("strict".to_owned()) } else { vm.expect_text(value, "argument 'errors'") }
}

fn encode_as(vm: Vm, a: &[Value], encoding: &str) -> Res {
    let Some(text) = a[0].get::<Str>() else {
        let class = vm.class_name(&a[0]);
        return Err(vm.type_error(format!("argument 1 must be str, not {class}")));
    };
    let bytes = codecs::encoded(vm, &a[0], encoding, &errors_of(vm, &a[1])?)?;
    Ok(vm.pair(vm.bytes(bytes), vm.size(text.len())))
}

/// The text, and how many bytes it took: what is no whole character at the end waits unless no more will come.
fn decode_bytes(vm: Vm, bytes: &[u8], encoding: &str, errors: &str, last: bool) -> Res<(Value, usize)> {
    let Some(known) = Encoding::named(encoding) else {
        return Err(vm.lookup_error(format!("unknown encoding: {encoding}")));
    };
    match decode_part(bytes, known, errors, last) {
        Ok((text, used)) => Ok((vm.wtf8(text), used)),
        Err(fault) => Err(fault.raise(vm, vm.bytes(bytes.to_vec()))),
    }
}

#[undropped]
async fn decode_as(vm: Vm, a: Vec<Value>, encoding: &'static str) -> Res {
    let last = vm.truth(&a[2]).await? || matches!(encoding, "ascii" | "latin-1");
    let bytes = bytes_of(vm, &a[0])?;
    let (text, used) = decode_bytes(vm, &bytes, encoding, &errors_of(vm, &a[1])?, last)?;
    Ok(vm.pair(text, vm.size(used)))
}

/// Decodes and tells the byte order that a mark gave: -1 little, 1 big, 0 not known yet.
#[undropped]
async fn decode_ex(
    vm: Vm,
    a: Vec<Value>,
    encoding: &'static str,
    little: &'static [u8],
    big: &'static [u8],
) -> Res {
    let (mut order, last) = (vm.index_i64(&a[2]).await?, vm.truth(&a[3]).await?);
    let (bytes, errors) = (bytes_of(vm, &a[0])?, errors_of(vm, &a[1])?);
    let mut skipped = 0;
    if order == 0 {
        if bytes.len() < little.len() && !last {
            return Ok(vm.tuple(vec![vm.str(""), vm.int(0), vm.int(0)]));
        }
        if bytes.starts_with(little) {
            (order, skipped) = (-1, little.len());
        } else if bytes.starts_with(big) {
            (order, skipped) = (1, big.len());
        }
    }
    let name = format!("{encoding}-{}", if order > 0 { "be" } else { "le" });
    let (text, used) = decode_bytes(vm, &bytes[skipped..], &name, &errors, last)?;
    Ok(vm.tuple(vec![text, vm.size(used + skipped), vm.int(order)]))
}

/// A dict from code points to bytes, of a text whose characters stand at the places of the bytes.
fn charmap_build(vm: Vm, a: &[Value]) -> Res {
    let Some(text) = a[0].get::<Str>() else {
        return Err(vm.type_error("charmap_build() argument must be str"));
    };
    let dict = vm.empty_dict();
    for (byte, code) in text.code_points().enumerate() {
        let key = vm.int(i64::from(code));
        let Some(Ok(hash)) = crate::vm::ops::hash_quick(vm, &key) else { continue };
        dict.body::<Dict>().table.with(|table| {
            if !table.iter().any(|entry| entry.key.is(&key)) {
                table.insert_new(hash, key, vm.size(byte));
            }
        });
    }
    Ok(dict)
}

/// What a mapping gives for a number; `None` where it has nothing.
#[undropped]
async fn mapped(vm: Vm, mapping: &Value, number: u32) -> Res<Option<Value>> {
    match vm.item(mapping, &vm.int(i64::from(number))).await {
        Ok(found) => Ok(Some(found).filter(|found| !found.is_none())),
        Err(raise) if vm.is_raised(&raise, &vm.classes().lookup_error) => Ok(None),
        Err(raise) => Err(raise),
    }
}

#[undropped]
async fn charmap_encode(vm: Vm, a: Vec<Value>) -> Res {
    if a[2].is_none() {
        return encode_as(vm, &a, "latin-1");
    }
    let errors = errors_of(vm, &a[1])?;
    let points: Vec<u32> = match a[0].get::<Str>() {
        Some(text) => text.code_points().collect(),
        None => return Err(vm.type_error("charmap_encode() argument 1 must be str")),
    };
    let mut bytes = Vec::new();
    for (at, point) in points.iter().enumerate() {
        match mapped(vm, &a[2], *point).await? {
            Some(byte) if byte.is_int() => bytes.push(byte.as_i64().unwrap_or(0) as u8),
            Some(found) => bytes.extend_from_slice(&bytes_of(vm, &found)?),
            None => {
                let args = vec![
                    vm.str("charmap"),
                    a[0].clone(),
                    vm.size(at),
                    vm.size(at + 1),
                    vm.str("character maps to <undefined>"),
                ];
                let raise = vm.raise_args(&vm.classes().unicode_encode_error, args);
                let replaced = handlers::replacement(vm, &raise, &errors).await?;
                match replaced.get::<Str>() {
                    Some(text) => {
                        for point in text.code_points() {
                            match mapped(vm, &a[2], point).await? {
                                Some(byte) if byte.is_int() => bytes.push(byte.as_i64().unwrap_or(0) as u8),
                                _ => return Err(raise),
                            }
                        }
                    }
                    None => bytes.extend_from_slice(&bytes_of(vm, &replaced)?),
                }
            }
        }
    }
    Ok(vm.pair(vm.bytes(bytes), vm.size(points.len())))
}

#[undropped]
async fn charmap_decode(vm: Vm, a: Vec<Value>) -> Res {
    let (bytes, errors) = (bytes_of(vm, &a[0])?, errors_of(vm, &a[1])?);
    if a[2].is_none() {
        let (text, used) = decode_bytes(vm, &bytes, "latin-1", &errors, true)?;
        return Ok(vm.pair(text, vm.size(used)));
    }
    const UNDEFINED: i64 = 0xFFFE;
    let mut text = Vec::new();
    for (at, byte) in bytes.iter().enumerate() {
        let found = mapped(vm, &a[2], u32::from(*byte)).await?;
        let found = found.filter(|found| found.as_i64() != Some(UNDEFINED));
        let found = found
            .filter(|found| found.get::<Str>().is_none_or(|text| text.code_points().next() != Some(0xFFFE)));
        match found {
            Some(point) if point.is_int() => push_code_point(&mut text, point.as_i64().unwrap_or(0) as u32),
            Some(found) if found.kind() == Kind::Str => text.extend_from_slice(found.body::<Str>().bytes()),
            Some(_) => return Err(vm.type_error("character mapping must return integer, None or str")),
            None => {
                let args = vec![
                    vm.str("charmap"),
                    vm.bytes(bytes.clone()),
                    vm.size(at),
                    vm.size(at + 1),
                    vm.str("character maps to <undefined>"),
                ];
                let raise = vm.raise_args(&vm.classes().unicode_decode_error, args);
                let replaced = handlers::replacement(vm, &raise, &errors).await?;
                text.extend_from_slice(replaced.get::<Str>().map(Str::bytes).unwrap_or_default());
            }
        }
    }
    Ok(vm.pair(vm.wtf8(text), vm.size(bytes.len())))
}
