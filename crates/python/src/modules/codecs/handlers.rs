//! Error handlers: what is done about a part of a text or of bytes that an encoding has nothing for (`Python/codecs.c`).

use super::super::state;
use crate::object::{Kind, Mut};
use crate::types::Methods;
use crate::types::codecs;
use crate::types::dict::Dict;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};
use crate::waits;

/// Handlers by their names: a dict.
#[derive(Default)]
struct Handlers(Mut<Option<Value>>);

fn handlers(vm: Vm) -> Value {
    let kept = &state::of::<Handlers>(vm).0;
    if let Some(known) = kept.get() {
        return known;
    }
    let made = vm.empty_dict();
    kept.set(Some(made.clone()));
    made
}

const FUNCTIONS: [&str; 8] = [
    "strict_errors",
    "ignore_errors",
    "replace_errors",
    "xmlcharrefreplace_errors",
    "backslashreplace_errors",
    "namereplace_errors",
    "surrogatepass",
    "surrogateescape",
];

macro_rules! built_in {
    ($methods:ident: $($function:literal $name:literal;)*) => {
        $($methods.wait($function, "exception, /", |vm, a| crate::vm::native::task(handle(vm, a, $name)));)*
    };
}

pub(super) fn fill(vm: Vm, m: &Methods) {
    m.sync("register_error", "errors, handler, /", register)
        .sync("_unregister_error", "errors, /", unregister)
        .wait("lookup_error", "name, /", waits!(lookup));
    // The functions of the handlers are made in a module of their own, which nobody sees.
    let module = vm.new_module("_codecs");
    let functions = Methods::of_module(vm, &module);
    let functions = &functions;
    built_in! { functions:
        "strict_errors" "strict";
        "ignore_errors" "ignore";
        "replace_errors" "replace";
        "xmlcharrefreplace_errors" "xmlcharrefreplace";
        "backslashreplace_errors" "backslashreplace";
        "namereplace_errors" "namereplace";
        "surrogatepass" "surrogatepass";
        "surrogateescape" "surrogateescape";
    }
    for function in FUNCTIONS {
        let made = module.ext().and_then(|ext| ext.get(&vm.intern_str(function))).unwrap_or(Value::NONE);
        let name = vm.intern_str(function.trim_end_matches("_errors"));
        handlers(vm).body::<Dict>().set_str(&name, made);
    }
}

fn register(vm: Vm, a: &[Value]) -> Res {
    let name = vm.expect_text(&a[0], "register_error() argument 1")?;
    if vm.class_attribute(&a[1], &vm.names().__call__).is_none() {
        return Err(vm.type_error("handler must be callable"));
    }
    handlers(vm).body::<Dict>().set_str(&vm.intern_str(&name), a[1].clone());
    Ok(Value::NONE)
}

fn unregister(vm: Vm, a: &[Value]) -> Res {
    let name = vm.expect_text(&a[0], "_unregister_error() argument")?;
    if FUNCTIONS.iter().any(|function| function.trim_end_matches("_errors") == name) {
        return Err(vm.value_error(format!("cannot un-register built-in error handler '{name}'")));
    }
    let old = handlers(vm).body::<Dict>().remove_str(&vm.intern_str(&name));
    Ok(Value::bool(old.is_some()))
}

#[undropped]
async fn lookup(vm: Vm, a: Vec<Value>) -> Res {
    let name = vm.expect_text(&a[0], "lookup_error() argument")?;
    let known = handlers(vm).body::<Dict>().get_str(&vm.intern_str(&name));
    known.ok_or_else(|| vm.lookup_error(format!("unknown error handler name '{name}'")))
}

/// What a handler puts in the place of what an exception tells of: text or bytes.
#[undropped]
pub(super) async fn replacement(vm: Vm, raise: &Raise, errors: &str) -> Res {
    let handler = lookup(vm, vec![vm.str(errors)]).await?;
    let result = vm.call(&handler, vec![raise.0.clone()]).await?;
    if result.kind() != Kind::Tuple {
        return Err(vm.type_error("encoding error handler must return (str/bytes, int) tuple"));
    }
    Ok(vm.tuple_items(&result).first().cloned().unwrap_or(Value::NONE))
}

/// What a handler puts in the place of what an exception tells of, and where the codec goes on: text for a decoder, text
/// or bytes for an encoder, of an object that is so long.
#[undropped]
pub(super) async fn answer(
    vm: Vm,
    raise: &Raise,
    errors: &str,
    length: usize,
    encodes: bool,
) -> Res<(Value, usize)> {
    let handler = lookup(vm, vec![vm.str(errors)]).await?;
    let result = vm.call(&handler, vec![raise.0.clone()]).await?;
    let items = if result.kind() == Kind::Tuple { vm.tuple_items(&result) } else { Vec::new() };
    let is_replacement = |value: &Value| value.kind() == Kind::Str || encodes && value.kind() == Kind::Bytes;
    let (replaced, next) = match &items[..] {
        [replaced, next] if is_replacement(replaced) => (replaced.clone(), vm.index_i64(next).await?),
        _ if encodes => {
            return Err(vm.type_error("encoding error handler must return (str/bytes, int) tuple"));
        }
        _ => return Err(vm.type_error("decoding error handler must return (str, int) tuple")),
    };
    let place = if next < 0 { next.saturating_add(length as i64) } else { next };
    match usize::try_from(place) {
        Ok(place) if place <= length => Ok((replaced, place)),
        _ => {
            let message = format!("position {next} from error handler out of bounds");
            Err(vm.raise_text(&vm.classes().index_error, &message))
        }
    }
}

/// A built-in handler. Its answer is what the built-in codecs do about the part alone, which is not ASCII.
#[undropped]
async fn handle(vm: Vm, a: Vec<Value>, name: &'static str) -> Res {
    let classes = vm.classes();
    let is = |class: &Value| vm.is_instance_of(&a[0], class);
    let kinds = [
        is(&classes.unicode_encode_error),
        is(&classes.unicode_decode_error),
        is(&classes.unicode_translate_error),
    ];
    if a[0].kind() != Kind::Exception {
        return Err(vm.type_error("codec must pass exception instance"));
    }
    if name == "strict" {
        return Err(Raise(a[0].clone()));
    }
    let [encodes, decodes, translates] = kinds;
    if !(encodes || decodes || translates) {
        let class = vm.class_name(&a[0]);
        return Err(vm.type_error(format!("don't know how to handle {class} in error callback")));
    }
    let names = vm.names();
    let object = vm.attribute(&a[0], &names.object).await?;
    let start = vm.attribute(&a[0], &names.start).await?;
    let start = vm.index_i64(&start).await?.max(0) as usize;
    let end = vm.attribute(&a[0], &vm.intern_str("end")).await?;
    let end = (vm.index_i64(&end).await?.max(0) as usize).max(start);
    let count = end - start;
    let text = match (name, decodes) {
        ("ignore", _) => Vec::new(),
        ("replace", true) => "\u{FFFD}".as_bytes().to_vec(),
        ("replace", false) if translates => "\u{FFFD}".repeat(count).into_bytes(),
        ("replace", false) => vec![b'?'; count],
        (_, true) => {
            let bytes = object.as_bytes().unwrap_or_default();
            let part = bytes.get(start..end.min(bytes.len())).unwrap_or_default();
            let encoding = if name == "surrogatepass" { "utf-8" } else { "ascii" };
            codecs::decode(part, encoding, name).map_err(|_| Raise(a[0].clone()))?
        }
        (_, false) => {
            let Some(text) = object.get::<Str>() else {
                return Err(vm.type_error("object attribute must be str"));
            };
            let part = text.slice(start.min(text.len()), end.min(text.len()));
            let encoding = if name == "surrogatepass" { "utf-8" } else { "ascii" };
            let made = codecs::encode(part, encoding, name).map_err(|_| Raise(a[0].clone()))?;
            if name.starts_with("surrogate") {
                return Ok(vm.pair(vm.bytes(made), vm.size(end)));
            }
            made
        }
    };
    Ok(vm.pair(vm.wtf8(text), vm.size(end)))
}
