//! The methods of `str` (`Objects/unicodeobject.c`).

pub(crate) mod arguments;
mod case;
mod convert;
mod search;
mod split;

use crate::text::escape::repr_str;
use crate::text::spec::{Spec, format_str};
use crate::types::iter::State;
use crate::types::number_methods::comparisons;
use crate::types::string::Str;
use crate::types::{Methods, bytesearch, str_format};
use crate::value::Value;
use crate::vm::native::{Step, task};
use crate::vm::ops::{Binary, Order};
use crate::vm::{Res, Vm};
use crate::waits;

pub(crate) fn install(vm: Vm) {
    let methods = Methods::of(vm, &vm.classes().str_);
    methods
        .sync("__add__", "self, value, /", add)
        .step("__mul__", "self, value, /", arguments::repeat)
        .step("__rmul__", "self, value, /", arguments::repeat)
        .wait("__mod__", "self, value, /", waits!(str_format::modulo))
        .wait("__rmod__", "self, value, /", waits!(str_format::reflected_modulo))
        .sync("__contains__", "self, key, /", contains)
        .step("__getitem__", "self, key, /", |vm, a| arguments::item(vm, a, wrong_key))
        .sync("__len__", "self, /", |vm, a| Ok(vm.size(text(a).len())))
        .sync("__iter__", "self, /", iter)
        .sync("__hash__", "self, /", |vm, a| Ok(vm.int(text(a).hash())))
        .sync("__repr__", "self, /", |vm, a| Ok(vm.wtf8(repr_str(text(a).bytes()))))
        .sync("__str__", "self, /", |vm, a| Ok(plain(vm, &a[0])))
        .step("__format__", "self, format_spec, /", format)
        .sync("__getnewargs__", "self, /", |vm, a| Ok(vm.tuple(vec![vm.wtf8(text(a).bytes().to_vec())])))
        .wait("format", "self, /, *args, **kwargs", waits!(str_format::format))
        .wait("format_map", "self, mapping, /", waits!(str_format::format_map));
    comparisons!(methods, sync compare);
    convert::install(&methods);
    search::install(&methods);
    split::install(&methods);
    case::install(&methods);
}

/// The text of the instance.
fn text(a: &[Value]) -> &Str {
    a[0].body()
}

/// A string as one of the class `str` itself.
fn plain(vm: Vm, value: &Value) -> Value {
    match value.exact::<Str>() {
        Some(_) => value.clone(),
        None => vm.wtf8(value.body::<Str>().bytes().to_vec()),
    }
}

/// A part of a string, which is the string itself where it is all of it.
fn part(vm: Vm, whole: &Value, part: &[u8]) -> Value {
    if part.len() == whole.body::<Str>().bytes().len() { plain(vm, whole) } else { vm.wtf8(part.to_vec()) }
}

fn begins(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn wrong_key(class: &str) -> String {
    format!("string indices must be integers, not '{class}'")
}

fn add(vm: Vm, a: &[Value]) -> Res {
    vm.binary_of_kinds(Binary::Add, &a[0], &a[1]).unwrap_or(Ok(Value::NOT_IMPLEMENTED))
}

fn contains(vm: Vm, a: &[Value]) -> Res {
    match a[1].get::<Str>() {
        Some(part) => Ok(Value::bool(bytesearch::find(text(a).bytes(), part.bytes()).is_some())),
        None => {
            let class = vm.class_name(&a[1]);
            Err(vm.type_error(format!("'in <string>' requires string as left operand, not {class}")))
        }
    }
}

fn iter(vm: Vm, a: &[Value]) -> Res {
    Ok(vm.new_iter(&vm.classes().str_iterator, State::Str { text: a[0].clone(), offset: 0 }))
}

fn compare(_: Vm, order: Order, left: &Value, right: &Value) -> Res {
    Ok(match (left.get::<Str>(), right.get::<Str>()) {
        (Some(left), Some(right)) => Value::bool(order.holds(Some(left.bytes().cmp(right.bytes())))),
        _ => Value::NOT_IMPLEMENTED,
    })
}

fn format(vm: Vm, a: &[Value]) -> Step {
    let spec = match arguments::text(vm, &a[1], "__format__() argument") {
        Ok(spec) => spec,
        Err(raise) => return Step::Done(Err(raise)),
    };
    if !spec.bytes().is_empty() {
        return Step::Done(formatted(vm, &a[0], &spec.lossy()));
    }
    if a[0].exact::<Str>().is_some() {
        return Step::Done(Ok(a[0].clone()));
    }
    let value = a[0].clone();
    Step::Wait(task(async move { vm.to_str(&value).await }))
}

fn formatted(vm: Vm, value: &Value, spec: &str) -> Res {
    let spec = Spec::parse(spec, &vm.class_name(value)).map_err(|message| vm.value_error(message))?;
    arguments::check_room(vm, spec.width)?;
    let text = format_str(value.body::<Str>().bytes(), &spec).map_err(|message| vm.value_error(message))?;
    Ok(vm.wtf8(text))
}
