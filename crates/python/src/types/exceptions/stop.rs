//! `StopIteration` and `StopAsyncIteration` with their value, and `SystemExit` with its code.

use crate::types::Methods;
use crate::types::exception::Exception;
use crate::value::Value;
use crate::vm::{Res, Vm};

use super::fields::{self, numbers::CODE, numbers::VALUE};
use super::{base, items};

pub(super) fn install(vm: Vm) {
    let classes = vm.classes();
    for class in [&classes.stop_iteration, &classes.stop_async_iteration] {
        Methods::of(vm, class).sync("__init__", "self, /, *args, **kwargs", init_value).get_set(
            "value",
            fields::get::<VALUE>,
            fields::set::<VALUE>,
        );
    }
    Methods::of(vm, &classes.system_exit).sync("__init__", "self, /, *args, **kwargs", init_code).get_set(
        "code",
        fields::get::<CODE>,
        fields::set::<CODE>,
    );
}

fn init_value(vm: Vm, a: &[Value]) -> Res {
    base::init(vm, a)?;
    fill_value(a[0].body(), &a[1]);
    Ok(Value::NONE)
}

pub(super) fn fill_value(body: &Exception, args: &Value) {
    match items(args).first() {
        Some(value) => body.set_field(VALUE, Some(value.clone())),
        None if body.field(VALUE).is_some() => body.set_field(VALUE, None),
        None => {}
    }
}

fn init_code(vm: Vm, a: &[Value]) -> Res {
    base::init(vm, a)?;
    fill_code(a[0].body(), &a[1]);
    Ok(Value::NONE)
}

/// Several arguments are the code together.
pub(super) fn fill_code(body: &Exception, args: &Value) {
    match items(args) {
        [] => {}
        [only] => body.set_field(CODE, Some(only.clone())),
        _ => body.set_field(CODE, Some(args.clone())),
    }
}
