//! The module `_string`, by which `string.Formatter` takes templates apart (`Objects/stringlib/unicode_format.h`).

use crate::text::template::{Access, First, Part, parse_format, split_field};
use crate::types::Methods;
use crate::types::iter::quick_iter;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::{Res, Vm};

pub(crate) fn fill(_: Vm, m: &Methods) {
    m.sync("formatter_parser", "format_string, /", parser).sync(
        "formatter_field_name_split",
        "format_string, /",
        field_name_split,
    );
}

fn text(vm: Vm, value: &Value) -> Res<String> {
    match value.get::<Str>() {
        Some(text) => Ok(text.lossy().into_owned()),
        None => Err(vm.type_error(format!("expected str, got {}", vm.class_name(value)))),
    }
}

fn iterator(vm: Vm, items: Vec<Value>) -> Value {
    let list = vm.list(items);
    quick_iter(vm, &list).unwrap_or(list)
}

/// Tuples of a literal and the field behind it: its name, its specification and its conversion.
fn parser(vm: Vm, a: &[Value]) -> Res {
    let parts = parse_format(&text(vm, &a[0])?).map_err(|message| vm.value_error(message))?;
    let mut items = Vec::new();
    let mut literal = None;
    let plain = |text: &str| vm.tuple(vec![vm.str(text), Value::NONE, Value::NONE, Value::NONE]);
    for part in parts {
        match part {
            Part::Literal(text) => items.extend(literal.replace(text).map(|text: String| plain(&text))),
            Part::Field { name, conversion, spec } => {
                let conversion = conversion.map_or(Value::NONE, |letter| vm.character(u32::from(letter)));
                let before = literal.take().unwrap_or_default();
                items.push(vm.tuple(vec![vm.string(before), vm.string(name), vm.string(spec), conversion]));
            }
        }
    }
    items.extend(literal.map(|text| plain(&text)));
    Ok(iterator(vm, items))
}

/// What a field's name begins with, and the steps behind it, each with whether it is an attribute.
fn field_name_split(vm: Vm, a: &[Value]) -> Res {
    let (first, accesses) = split_field(&text(vm, &a[0])?).map_err(|message| vm.value_error(message))?;
    let first = match first {
        First::Auto => vm.str(""),
        First::Index(index) => vm.size(index),
        First::Name(name) => vm.string(name),
    };
    let steps = accesses.into_iter().map(|access| match access {
        Access::Attribute(name) => vm.pair(Value::TRUE, vm.string(name)),
        Access::Index(index) => vm.pair(Value::FALSE, vm.size(index)),
        Access::Key(key) => vm.pair(Value::FALSE, vm.string(key)),
    });
    let steps = iterator(vm, steps.collect());
    Ok(vm.pair(first, steps))
}
