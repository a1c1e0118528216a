//! The methods of numbers, and what `__new__` of every built-in class has to look at first.

mod boolean;
mod complex;
mod complex_text;
mod convert;
mod float;
mod int;
mod int_bytes;
mod int_text;

pub(crate) use convert::{number_to_float, to_complex, to_int, to_real, whole};
pub(crate) use int_text::{decimal, max_str_digits, set_max_str_digits};

use crate::object::Kind;
use crate::types::dict::Dict;
use crate::types::ty::Type;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// Methods of binary operators, each with its reflected one. `$apply` is `fn(Vm, Binary, &Value, &Value) -> Res`.
macro_rules! operators {
    ($methods:expr, $apply:path; $($name:literal $reflected:literal $op:ident,)*) => {
        $(
            $methods.sync($name, "self, value, /", |vm, a| $apply(vm, $crate::vm::ops::Binary::$op, &a[0], &a[1]));
            $methods.sync($reflected, "self, value, /", |vm, a| $apply(vm, $crate::vm::ops::Binary::$op, &a[1], &a[0]));
        )*
    };
}

/// The six methods of comparison. `$apply` is `fn(Vm, Order, &Value, &Value) -> Res`, or after `wait` an
/// `async fn(Vm, Order, Vec<Value>) -> Res`.
macro_rules! comparisons {
    ($methods:expr, sync $apply:path) => {
        $methods
            .sync("__lt__", "self, value, /", |vm, a| $apply(vm, $crate::vm::ops::Order::Lt, &a[0], &a[1]))
            .sync("__le__", "self, value, /", |vm, a| $apply(vm, $crate::vm::ops::Order::Le, &a[0], &a[1]))
            .sync("__eq__", "self, value, /", |vm, a| $apply(vm, $crate::vm::ops::Order::Eq, &a[0], &a[1]))
            .sync("__ne__", "self, value, /", |vm, a| $apply(vm, $crate::vm::ops::Order::Ne, &a[0], &a[1]))
            .sync("__gt__", "self, value, /", |vm, a| $apply(vm, $crate::vm::ops::Order::Gt, &a[0], &a[1]))
            .sync("__ge__", "self, value, /", |vm, a| $apply(vm, $crate::vm::ops::Order::Ge, &a[0], &a[1]));
    };
    ($methods:expr, wait $apply:path) => {
        $methods
            .wait("__lt__", "self, value, /", |vm, a| {
                $crate::vm::native::task($apply(vm, $crate::vm::ops::Order::Lt, a))
            })
            .wait("__le__", "self, value, /", |vm, a| {
                $crate::vm::native::task($apply(vm, $crate::vm::ops::Order::Le, a))
            })
            .wait("__eq__", "self, value, /", |vm, a| {
                $crate::vm::native::task($apply(vm, $crate::vm::ops::Order::Eq, a))
            })
            .wait("__ne__", "self, value, /", |vm, a| {
                $crate::vm::native::task($apply(vm, $crate::vm::ops::Order::Ne, a))
            })
            .wait("__gt__", "self, value, /", |vm, a| {
                $crate::vm::native::task($apply(vm, $crate::vm::ops::Order::Gt, a))
            })
            .wait("__ge__", "self, value, /", |vm, a| {
                $crate::vm::native::task($apply(vm, $crate::vm::ops::Order::Ge, a))
            });
    };
}

pub(crate) use comparisons;
pub(crate) use operators;

pub(crate) fn install(vm: Vm) {
    int::install(vm);
    int_bytes::install(vm);
    boolean::install(vm);
    float::install(vm);
    complex::install(vm);
}

/// Whether `__new__` of a built-in class, `base`, may make an instance of a class (`tp_new_wrapper`).
pub(crate) fn check_class(vm: Vm, class: &Value, base: &Value) -> Res<()> {
    if class.is(base) {
        return Ok(());
    }
    let name = base.body::<Type>().name();
    let Some(ty) = class.get::<Type>() else {
        let given = vm.class_name(class);
        return Err(vm.type_error(format!("{name}.__new__(X): X is not a type object ({given})")));
    };
    if !ty.is_subclass_of(base.body()) {
        let given = ty.name();
        return Err(vm.type_error(format!("{name}.__new__({given}): {given} is not a subtype of {name}")));
    }
    let native = native_base(class);
    let new = &vm.names().__new__;
    match (native.body::<Type>().lookup(vm, new), base.body::<Type>().lookup(vm, new)) {
        (Some(own), Some(asked)) if !own.is(&asked) => {
            let (given, own) = (ty.name(), native.body::<Type>().name());
            Err(vm.type_error(format!("{name}.__new__({given}) is not safe, use {own}.__new__()")))
        }
        _ => Ok(()),
    }
}

/// The built-in class whose layout a class has.
fn native_base(class: &Value) -> Value {
    let mut at = class.clone();
    while at.body::<Type>().is_heap() {
        let Some(base) = at.body::<Type>().base.get() else { break };
        at = base;
    }
    at
}

/// The name of a value's class with its module, unless that is `builtins` or `__main__` (`%T` of CPython's errors).
pub(crate) fn full_class_name(vm: Vm, value: &Value) -> String {
    let class = vm.class_of(value);
    let ty = class.body::<Type>();
    if !ty.is_heap() {
        return ty.name();
    }
    let namespace = ty.dict();
    let own = |name: &Value| {
        let found = namespace.body::<Dict>().get_str(name)?;
        (found.kind() == Kind::Str).then(|| vm.text(&found).to_owned())
    };
    let name = own(&vm.names().__qualname__).unwrap_or_else(|| ty.name());
    match own(&vm.names().__module__) {
        Some(module) if module != "builtins" && module != "__main__" => format!("{module}.{name}"),
        _ => name,
    }
}

/// Lets the program know that it uses what will go, if it has imported `warnings`: by default, CPython shows that to
/// programs that look for it alone.
#[undropped]
async fn warn_deprecated(vm: Vm, message: String) -> Res<()> {
    let warnings = vm.interp().modules.body::<Dict>().get_str(&vm.intern_str("warnings"));
    let Some(warnings) = warnings else { return Ok(()) };
    let Some(warn) = vm.optional_attribute(&warnings, &vm.intern_str("warn")).await? else { return Ok(()) };
    let category = vm.classes().deprecation_warning.clone();
    vm.call(&warn, vec![vm.string(message), category]).await.map(drop)
}
