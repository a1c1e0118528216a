//! What t-strings are (PEP 750; `Objects/templateobject.c`, `Objects/interpolationobject.c`). `string/templatelib.py` asks a
//! t-string for its class; the module of native code, which CPython does not have, keeps the classes.

use crate::object::{Body, Info, Kind, allocate};
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

struct Template {
    strings: Value,
    interpolations: Value,
}

impl Body for Template {
    const KIND: Kind = Kind::Other;
    crate::holds!([strings, interpolations], []);
}

struct Interpolation {
    value: Value,
    expression: Value,
    conversion: Value,
    format_spec: Value,
}

impl Body for Interpolation {
    const KIND: Kind = Kind::Other;
    crate::holds!([value, expression, conversion, format_spec], []);
}

pub(crate) fn fill(vm: Vm, m: &Methods) {
    let object = &vm.classes().object;
    let template = super::new_class(
        vm,
        "string.templatelib",
        "string.templatelib.Template",
        object,
        Info::plain::<Template>(),
        0,
    );
    Methods::of(vm, &template)
        .get("strings", |_, this| Ok(this.body::<Template>().strings.clone()))
        .get("interpolations", |_, this| Ok(this.body::<Template>().interpolations.clone()))
        .get("values", |vm, this| {
            let all = vm.tuple_items(&this.body::<Template>().interpolations);
            Ok(vm.tuple(all.iter().map(|one| one.body::<Interpolation>().value.clone()).collect()))
        })
        .maker("cls, /, *args", waits!(new_template))
        .sync("__iter__", "self, /", parts)
        .sync("__add__", "self, value, /", add)
        .wait("__repr__", "self, /", waits!(template_repr));
    let interpolation = super::new_class(
        vm,
        "string.templatelib",
        "string.templatelib.Interpolation",
        object,
        Info::plain::<Interpolation>(),
        0,
    );
    Methods::of(vm, &interpolation)
        .maker("cls, /, value, expression=?, conversion=None, format_spec=?", waits!(new_interpolation))
        .value("__match_args__", vm.tuple(FIELDS.map(|name| vm.intern_str(name)).into()))
        .get("value", |_, this| Ok(this.body::<Interpolation>().value.clone()))
        .get("expression", |_, this| Ok(this.body::<Interpolation>().expression.clone()))
        .get("conversion", |_, this| Ok(this.body::<Interpolation>().conversion.clone()))
        .get("format_spec", |_, this| Ok(this.body::<Interpolation>().format_spec.clone()))
        .wait("__repr__", "self, /", waits!(interpolation_repr));
    m.value("Template", template).value("Interpolation", interpolation);
}

const FIELDS: [&str; 4] = ["value", "expression", "conversion", "format_spec"];

/// Strings and interpolations in turns: strings in a row become one, and an empty one divides interpolations.
fn template_of(vm: Vm, class: &Value, parts: Vec<Value>) -> Value {
    let (mut strings, mut interpolations) = (vec![vm.str("")], Vec::new());
    for part in parts {
        if part.get::<Interpolation>().is_some() {
            interpolations.push(part);
            strings.push(vm.str(""));
        } else if let Some(last) = strings.last_mut() {
            *last = vm.wtf8([bytes_of(last), bytes_of(&part)].concat());
        }
    }
    allocate(class, Template { strings: vm.tuple(strings), interpolations: vm.tuple(interpolations) })
}

fn bytes_of(text: &Value) -> &[u8] {
    text.get::<Str>().map_or(&[], |text| text.bytes())
}

#[undropped]
async fn new_template(vm: Vm, a: Vec<Value>) -> Res {
    let parts = vm.tuple_items(&a[1]);
    if let Some(other) =
        parts.iter().find(|part| part.kind() != Kind::Str && part.get::<Interpolation>().is_none())
    {
        let given = vm.class_name(other);
        let message =
            format!("Template.__new__ *args need to be of type 'str' or 'Interpolation', got {given}");
        return Err(vm.type_error(message));
    }
    Ok(template_of(vm, &a[0], parts))
}

#[undropped]
async fn new_interpolation(vm: Vm, a: Vec<Value>) -> Res {
    let text = |value: &Value, name: &str| match value.kind() {
        _ if value.is_missing() => Ok(vm.str("")),
        Kind::Str => Ok(value.clone()),
        _ => {
            let given = vm.class_name(value);
            Err(vm.type_error(format!("Interpolation() argument '{name}' must be str, not {given}")))
        }
    };
    let (expression, format_spec) = (text(&a[2], "expression")?, text(&a[4], "format_spec")?);
    let conversion = a[3].clone();
    if !conversion.is_none() {
        text(&conversion, "conversion")?;
        if !matches!(vm.text(&conversion), "s" | "r" | "a") {
            let message = "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'";
            return Err(vm.value_error(message));
        }
    }
    Ok(allocate(&a[0], Interpolation { value: a[1].clone(), expression, conversion, format_spec }))
}

fn all_parts(vm: Vm, template: &Template) -> Vec<Value> {
    let mut all = Vec::new();
    let mut interpolations = vm.tuple_items(&template.interpolations).into_iter();
    for text in vm.tuple_items(&template.strings) {
        all.push(text);
        all.extend(interpolations.next());
    }
    all
}

fn add(vm: Vm, a: &[Value]) -> Res {
    let (Some(left), Some(right)) = (a[0].get::<Template>(), a[1].get::<Template>()) else {
        let given = vm.class_name(&a[1]);
        let message = format!(
            "can only concatenate string.templatelib.Template (not \"{given}\") to string.templatelib.Template"
        );
        return Err(vm.type_error(message));
    };
    let parts = [all_parts(vm, left), all_parts(vm, right)].concat();
    Ok(template_of(vm, &vm.class_of(&a[0]), parts))
}

fn class(vm: Vm, name: &str) -> Value {
    let known = vm.interp().modules.body::<Dict>().get_str(&vm.intern_str("_templatelib"));
    let module = known.or_else(|| super::find(vm, "_templatelib")).expect("a native module");
    module.ext().and_then(|ext| ext.get(&vm.intern_str(name))).expect("a class of the module")
}

/// What a t-string gives, or an interpolation in it.
#[undropped]
pub(crate) async fn make(vm: Vm, name: &str, parts: Vec<Value>) -> Res {
    let class = class(vm, name);
    let mut parts = parts.into_iter();
    let mut next = || parts.next().unwrap_or(Value::NONE);
    Ok(if name == "Template" {
        allocate(&class, Template { strings: next(), interpolations: next() })
    } else {
        allocate(
            &class,
            Interpolation { value: next(), expression: next(), conversion: next(), format_spec: next() },
        )
    })
}

/// Strings that are not empty and interpolations, in order.
fn parts(vm: Vm, a: &[Value]) -> Res {
    let mut all = all_parts(vm, a[0].body());
    all.retain(|part| part.kind() != Kind::Str || !bytes_of(part).is_empty());
    let list = vm.list(all);
    Ok(crate::types::iter::quick_iter(vm, &list).unwrap_or(list))
}

#[undropped]
async fn template_repr(vm: Vm, a: Vec<Value>) -> Res {
    let template = a[0].body::<Template>();
    let strings = vm.repr_text(&template.strings).await?;
    let interpolations = vm.repr_text(&template.interpolations).await?;
    Ok(vm.string(format!("Template(strings={strings}, interpolations={interpolations})")))
}

#[undropped]
async fn interpolation_repr(vm: Vm, a: Vec<Value>) -> Res {
    let body = a[0].body::<Interpolation>();
    let mut parts = Vec::new();
    for part in [&body.value, &body.expression, &body.conversion, &body.format_spec] {
        parts.push(vm.repr_text(part).await?);
    }
    Ok(vm.string(format!("Interpolation({})", parts.join(", "))))
}
