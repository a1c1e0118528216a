//! `ImportError`: which module was not found, or which name in it.

use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::exception::Exception;
use crate::types::string::Str;
use crate::value::{Slot, Value};
use crate::vm::native::{Step, task};
use crate::vm::{Res, Vm};

use super::fields::{get, numbers::import, set};
use super::{base, items, own_attributes, take_keywords};

pub(super) fn install(vm: Vm) {
    Methods::of(vm, &vm.classes().import_error)
        .sync("__init__", "self, /, *args, **kwargs", init)
        .step("__str__", "self, /", str)
        .sync("__reduce__", "self, /", reduce)
        .get_set("msg", get::<{ import::MSG }>, set::<{ import::MSG }>)
        .get_set("name", get::<{ import::NAME }>, set::<{ import::NAME }>)
        .get_set("path", get::<{ import::PATH }>, set::<{ import::PATH }>)
        .get_set("name_from", get::<{ import::NAME_FROM }>, set::<{ import::NAME_FROM }>);
}

fn init(vm: Vm, a: &[Value]) -> Res {
    let body = a[0].body::<Exception>();
    body.args.set(a[1].clone());
    let given = take_keywords(vm, "ImportError", &a[2], &["name", "path", "name_from"])?;
    for (number, value) in [import::NAME, import::PATH, import::NAME_FROM].into_iter().zip(given) {
        body.set_field(number, value);
    }
    fill_message(body, &a[1]);
    Ok(Value::NONE)
}

pub(super) fn fill_message(body: &Exception, args: &Value) {
    let message = match items(args) {
        [only] => Some(only.clone()),
        _ => None,
    };
    body.set_field(import::MSG, message);
}

fn str(vm: Vm, a: &[Value]) -> Step {
    match a[0].body::<Exception>().field(import::MSG) {
        Some(message) if message.exact::<Str>().is_some() => Step::Done(Ok(message)),
        _ => {
            let this = a[0].clone();
            Step::Wait(task(async move { base::text_of(vm, &this).await }))
        }
    }
}

fn reduce(vm: Vm, a: &[Value]) -> Res {
    let args = a[0].body::<Exception>().args.get();
    let parts = [vm.class_of(&a[0]), args].into_iter().chain(state(vm, &a[0]));
    Ok(vm.tuple(parts.collect()))
}

/// All attributes but the message; `None` if there are none.
fn state(vm: Vm, this: &Value) -> Slot {
    let body = this.body::<Exception>();
    let own = own_attributes(vm, this);
    let fields = [("name", import::NAME), ("path", import::PATH), ("name_from", import::NAME_FROM)]
        .map(|(name, number)| (name, body.field(number)));
    if fields.iter().all(|(_, value)| value.is_none()) {
        return own;
    }
    let state = own.map_or_else(Dict::default, |own| own.body::<Dict>().copied());
    for (name, value) in fields {
        if let Some(value) = value {
            state.set_str(&vm.intern_str(name), value);
        }
    }
    Some(vm.new_dict(state))
}
