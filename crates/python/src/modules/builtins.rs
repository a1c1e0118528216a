//! The module `builtins` (`Python/bltinmodule.c`). Its namespace is the dict in which code looks for names last.

mod attributes;
mod code;
mod iteration;
mod namespaces;
mod numbers;
mod order;
mod source;
mod streams;
mod sum;
mod syntax;
mod text;

pub(crate) use attributes::is_callable;
pub(crate) use code::compiled;
pub(crate) use syntax::syntax_error;

use crate::object::allocate;
use crate::types::Methods;
use crate::types::exceptions::exception_group;
use crate::types::module::Module;
use crate::types::ty::Type;
use crate::value::Value;
use crate::vm::Vm;

const DOC: &str = "Built-in functions, types, exceptions, and other objects.\n\nThis module provides direct access to all \
                   'built-in'\nidentifiers of Python; for example, builtins.len is\nthe full name for the built-in \
                   function len().\n\nThis module is not normally accessed explicitly by most\napplications, but can be \
                   useful in modules that provide\nobjects with the same name as a builtin and in which\nthe built-in \
                   of that name is also needed.";

pub(crate) fn install(vm: Vm) {
    let module = allocate(&vm.classes().module, Module);
    let namespace = vm.interp().builtins.clone();
    module.ext().expect("a module has attributes").set_dict(namespace);
    super::add(vm, "builtins", &module);
    let m = Methods::of_module(vm, &module);
    m.value("__name__", vm.intern_str("builtins"))
        .value("__doc__", vm.str(DOC))
        .value("__package__", vm.str(""))
        .value("__loader__", Value::NONE)
        .value("__spec__", Value::NONE);
    code::install(&m);
    attributes::install(&m);
    iteration::install(&m);
    numbers::install(&m);
    order::install(&m);
    streams::install(&m);
    sum::install(&m);
    text::install(&m);
    constants(&m);
    classes(vm, &m);
}

fn constants(m: &Methods) {
    m.value("None", Value::NONE)
        .value("Ellipsis", Value::ELLIPSIS)
        .value("NotImplemented", Value::NOT_IMPLEMENTED)
        .value("False", Value::FALSE)
        .value("True", Value::TRUE)
        .value("__debug__", Value::TRUE);
}

fn classes(vm: Vm, m: &Methods) {
    let c = vm.classes();
    let plain = [
        &c.bool_,
        &c.memoryview,
        &c.bytearray,
        &c.bytes,
        &c.classmethod,
        &c.complex,
        &c.dict,
        &c.enumerate,
        &c.filter,
        &c.float,
        &c.frozenset,
        &c.property,
        &c.int,
        &c.list,
        &c.map,
        &c.object,
        &c.range,
        &c.reversed,
        &c.set,
        &c.slice,
        &c.staticmethod,
        &c.str_,
        &c.super_,
        &c.tuple,
        &c.type_,
        &c.zip,
    ];
    let base = c.base_exception.body::<Type>();
    let exceptions = c.all().into_iter().filter(|class| class.body::<Type>().is_subclass_of(base));
    for class in plain.into_iter().chain(exceptions) {
        m.value(&class.body::<Type>().name(), class.clone());
    }
    m.value("ExceptionGroup", exception_group(vm))
        .value("EnvironmentError", c.os_error.clone())
        .value("IOError", c.os_error.clone());
}
