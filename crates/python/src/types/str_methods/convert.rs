//! Strings from other things, strings as bytes, and characters mapped to others.

use super::arguments::{codec, text};
use crate::object::allocate;
use crate::types::bytes_methods::buffer;
use crate::types::dict::Dict;
use crate::types::number_methods::check_class;
use crate::types::string::{Str, push_code_point};
use crate::types::{Methods, codecs};
use crate::value::Value;
use crate::vm::native::{Step, task};
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(methods: &Methods) {
    methods
        .step("__new__", "cls, object=?, encoding=?, errors=?", new)
        .step("encode", "self, /, encoding=?, errors=?", encode)
        .static_method("maketrans", "x, y=?, z=?, /", waits!(maketrans))
        .wait("translate", "self, table, /", waits!(translate));
}

fn new(vm: Vm, a: &[Value]) -> Step {
    let [class, object, encoding, errors] = a else { unreachable!("the signature has four parameters") };
    if class.is(&vm.classes().str_) && encoding.is_missing() && errors.is_missing() {
        if object.is_missing() {
            return Step::Done(Ok(vm.str("")));
        }
        if object.exact::<Str>().is_some() {
            return Step::Done(Ok(object.clone()));
        }
        if let Some(text) = vm.repr_quick(object) {
            return Step::Done(Ok(text));
        }
    }
    Step::Wait(task(new_slow(vm, a.to_vec())))
}

#[undropped]
async fn new_slow(vm: Vm, a: Vec<Value>) -> Res {
    check_class(vm, &a[0], &vm.classes().str_)?;
    let made = if !a[2].is_missing() || !a[3].is_missing() {
        decoded(vm, &a).await?
    } else if a[1].is_missing() {
        vm.str("")
    } else {
        vm.to_str(&a[1]).await?
    };
    if a[0].is(&vm.classes().str_) {
        return Ok(made);
    }
    Ok(allocate(&a[0], Str::from_wtf8(made.body::<Str>().bytes().to_vec())))
}

/// `str(bytes, encoding, errors)`
#[undropped]
async fn decoded(vm: Vm, a: &[Value]) -> Res {
    let (encoding, errors) = codec(vm, "str", &a[2], &a[3])?;
    if a[1].is_missing() {
        return Ok(vm.str(""));
    }
    if a[1].get::<Str>().is_some() {
        return Err(vm.type_error("decoding str is not supported"));
    }
    match buffer(vm, &a[1])? {
        Some(bytes) => codecs::decoded_by_name(vm, &bytes, &encoding, &errors).await,
        None => {
            let class = vm.class_name(&a[1]);
            Err(vm.type_error(format!("decoding to str: need a bytes-like object, {class} found")))
        }
    }
}

fn encode(vm: Vm, a: &[Value]) -> Step {
    let (encoding, errors) = match codec(vm, "encode", &a[1], &a[2]) {
        Ok(names) => names,
        Err(raise) => return Step::Done(Err(raise)),
    };
    let text = a[0].clone();
    match codecs::encode(text.body::<Str>().bytes(), &encoding, &errors) {
        Ok(bytes) => Step::Done(Ok(vm.bytes(bytes))),
        Err(fault) if fault.is_unknown() => Step::Wait(task(async move {
            codecs::encoded_by_name(vm, &text, &encoding, &errors).await.map(|bytes| vm.bytes(bytes))
        })),
        Err(fault) => Step::Done(Err(fault.raise(vm, text))),
    }
}

#[undropped]
async fn maketrans(vm: Vm, a: Vec<Value>) -> Res {
    let [x, y, z] = &a[..] else { unreachable!("the signature has three parameters") };
    if y.is_missing() { table_of_dict(vm, x).await } else { table_of_texts(vm, x, y, z).await }
}

#[undropped]
async fn table_of_dict(vm: Vm, dict: &Value) -> Res {
    let Some(pairs) = dict.get::<Dict>().map(Dict::pairs) else {
        return Err(vm.type_error("if you give only one argument to maketrans it must be a dict"));
    };
    let table = vm.empty_dict();
    for (key, value) in pairs {
        let key = match key.get::<Str>() {
            Some(text) => match (text.len(), text.code_points().next()) {
                (1, Some(code)) => vm.int(code.into()),
                _ => return Err(vm.value_error("string keys in translate table must be of length 1")),
            },
            None if key.is_int() => key,
            None => return Err(vm.type_error("keys in translate table must be strings or integers")),
        };
        vm.dict_insert(&table, key, value).await?;
    }
    Ok(table)
}

#[undropped]
async fn table_of_texts(vm: Vm, x: &Value, y: &Value, z: &Value) -> Res {
    let to = text(vm, y, "maketrans() argument 2")?;
    let deleted = if z.is_missing() { None } else { Some(text(vm, z, "maketrans() argument 3")?) };
    let Some(from) = x.get::<Str>() else {
        return Err(vm.type_error("first maketrans argument must be a string if there is a second argument"));
    };
    if from.len() != to.len() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    let table = vm.empty_dict();
    for (from, to) in from.code_points().zip(to.code_points()) {
        vm.dict_insert(&table, vm.int(from.into()), vm.int(to.into())).await?;
    }
    for code in deleted.into_iter().flat_map(Str::code_points) {
        vm.dict_insert(&table, vm.int(code.into()), Value::NONE).await?;
    }
    Ok(table)
}

#[undropped]
async fn translate(vm: Vm, a: Vec<Value>) -> Res {
    let mut translated = Vec::new();
    for code in a[0].body::<Str>().code_points() {
        match mapped(vm, &a[1], code).await? {
            Some(value) => push_mapped(vm, &mut translated, &value)?,
            None => push_code_point(&mut translated, code),
        }
    }
    Ok(vm.wtf8(translated))
}

/// What a table has for a character; `None` where it has nothing.
#[undropped]
async fn mapped(vm: Vm, table: &Value, code: u32) -> Res<Option<Value>> {
    let key = vm.int(code.into());
    if table.exact::<Dict>().is_some() {
        return vm.dict_get(table, &key).await;
    }
    match vm.item(table, &key).await {
        Ok(value) => Ok(Some(value)),
        Err(raise) if vm.is_raised(&raise, &vm.classes().lookup_error) => Ok(None),
        Err(raise) => Err(raise),
    }
}

fn push_mapped(vm: Vm, translated: &mut Vec<u8>, value: &Value) -> Res<()> {
    if let Some(text) = value.get::<Str>() {
        translated.extend_from_slice(text.bytes());
    } else if value.is_int() {
        match value.as_i64() {
            Some(code @ 0..0x110000) => push_code_point(translated, code as u32),
            _ => return Err(vm.value_error("character mapping must be in range(0x110000)")),
        }
    } else if !value.is_none() {
        return Err(vm.type_error("character mapping must return integer, None or str"));
    }
    Ok(())
}
