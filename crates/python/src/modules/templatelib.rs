//! The module `string.templatelib`: what t-strings are (PEP 750).

use crate::object::{Body, Info, Kind, allocate};
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

struct Template {
    strings: Value,
    interpolations: Value,
}

impl Body for Template {
    const KIND: Kind = Kind::Other;
}

struct Interpolation {
    value: Value,
    expression: Value,
    conversion: Value,
    format_spec: Value,
}

impl Body for Interpolation {
    const KIND: Kind = Kind::Other;
}

pub(crate) fn fill(vm: Vm, m: &Methods) {
    let object = &vm.classes().object;
    let template =
        super::new_class(vm, "string.templatelib", "Template", object, Info::plain::<Template>(), 0);
    Methods::of(vm, &template)
        .get("strings", |_, this| Ok(this.body::<Template>().strings.clone()))
        .get("interpolations", |_, this| Ok(this.body::<Template>().interpolations.clone()))
        .get("values", |vm, this| {
            let all = vm.tuple_items(&this.body::<Template>().interpolations);
            Ok(vm.tuple(all.iter().map(|one| one.body::<Interpolation>().value.clone()).collect()))
        })
        .sync("__iter__", "self, /", parts)
        .wait("__repr__", "self, /", waits!(template_repr));
    let interpolation = super::new_class(
        vm,
        "string.templatelib",
        "Interpolation",
        object,
        Info::plain::<Interpolation>(),
        0,
    );
    Methods::of(vm, &interpolation)
        .get("value", |_, this| Ok(this.body::<Interpolation>().value.clone()))
        .get("expression", |_, this| Ok(this.body::<Interpolation>().expression.clone()))
        .get("conversion", |_, this| Ok(this.body::<Interpolation>().conversion.clone()))
        .get("format_spec", |_, this| Ok(this.body::<Interpolation>().format_spec.clone()))
        .wait("__repr__", "self, /", waits!(interpolation_repr));
    m.value("Template", template).value("Interpolation", interpolation);
}

fn class(vm: Vm, name: &str) -> Value {
    let known = vm.interp().modules.body::<Dict>().get_str(&vm.intern_str("string.templatelib"));
    let module = known.or_else(|| super::find(vm, "string.templatelib")).expect("a native module");
    module.ext().and_then(|ext| ext.get(&vm.intern_str(name))).expect("a class of the module")
}

/// What a t-string gives, or an interpolation in it.
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
    let template = a[0].body::<Template>();
    let mut all = Vec::new();
    let mut interpolations = vm.tuple_items(&template.interpolations).into_iter();
    for text in vm.tuple_items(&template.strings) {
        if vm.truth_quick(&text) != Some(false) {
            all.push(text);
        }
        all.extend(interpolations.next());
    }
    let list = vm.list(all);
    Ok(crate::types::iter::quick_iter(vm, &list).unwrap_or(list))
}

async fn template_repr(vm: Vm, a: Vec<Value>) -> Res {
    let template = a[0].body::<Template>();
    let strings = vm.repr_text(&template.strings).await?;
    let interpolations = vm.repr_text(&template.interpolations).await?;
    Ok(vm.string(format!("Template(strings={strings}, interpolations={interpolations})")))
}

async fn interpolation_repr(vm: Vm, a: Vec<Value>) -> Res {
    let body = a[0].body::<Interpolation>();
    let mut parts = Vec::new();
    for part in [&body.value, &body.expression, &body.conversion, &body.format_spec] {
        parts.push(vm.repr_text(part).await?);
    }
    Ok(vm.string(format!("Interpolation({})", parts.join(", "))))
}
