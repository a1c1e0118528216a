//! Functions that a program defines.

use crate::modules::builtins::is_callable;
use crate::object::Kind;
use crate::types::Methods;
use crate::types::code::{Code, Place};
use crate::types::descriptor_methods::computed;
use crate::types::dict::Dict;
use crate::types::function::{Cell, Function};
use crate::types::object::{dict_getset, string_value, text_of};
use crate::types::tuple::Tuple;
use crate::types::type_methods::evaluated_annotations;
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(vm: Vm) {
    let class = &vm.classes().function;
    let annotations = computed(
        vm,
        "__annotations__",
        waits!(get_annotations),
        Some(set_annotations),
        Some(delete_annotations),
    );
    Methods::of(vm, class)
        .maker("cls, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None", waits!(new))
        .get_set(
            "__name__",
            |_, this| Ok(body(this).name.get()),
            |vm, this, value| {
                body(this).name.set(string_value(vm, value, "__name__")?);
                Ok(())
            },
        )
        .get_set(
            "__qualname__",
            |_, this| Ok(body(this).qualname.get()),
            |vm, this, value| {
                body(this).qualname.set(string_value(vm, value, "__qualname__")?);
                Ok(())
            },
        )
        .get_set(
            "__doc__",
            |_, this| Ok(body(this).doc.get()),
            |_, this, value| {
                body(this).doc.set(value.unwrap_or(Value::NONE));
                Ok(())
            },
        )
        .get_set(
            "__module__",
            |_, this| Ok(body(this).module.get()),
            |_, this, value| {
                body(this).module.set(value.unwrap_or(Value::NONE));
                Ok(())
            },
        )
        .value("__dict__", dict_getset(vm, class))
        .get_set("__code__", |_, this| Ok(body(this).code()), set_code)
        .get_set("__defaults__", |_, this| Ok(body(this).defaults.get().unwrap_or(Value::NONE)), set_defaults)
        .get_set(
            "__kwdefaults__",
            |_, this| Ok(body(this).keyword_defaults.get().unwrap_or(Value::NONE)),
            set_keyword_defaults,
        )
        .member("__closure__", |_, this| Ok(body(this).closure.clone().unwrap_or(Value::NONE)))
        .member("__globals__", |_, this| Ok(body(this).globals.clone()))
        .member("__builtins__", |_, this| Ok(body(this).builtins.clone()))
        .value("__annotations__", annotations)
        .get_set("__annotate__", |_, this| Ok(body(this).annotate.get().unwrap_or(Value::NONE)), set_annotate)
        .get_set("__type_params__", get_type_params, set_type_params)
        .wait("__call__", "self, /, *args, **kwargs", waits!(super::call))
        .sync("__get__", "self, instance, owner=None, /", bind)
        .sync("__repr__", "self, /", repr);
}

fn body(this: &Value) -> &Function {
    this.body()
}

fn set_code(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    let Some(new) = value.filter(|value| value.kind() == Kind::Code) else {
        return Err(vm.type_error("__code__ must be set to a code object"));
    };
    let function = body(this);
    let wanted = function.closure.as_ref().map_or(0, |closure| closure.body::<Tuple>().items().len());
    let given = new.body::<Code>().variables_at(Place::Free).count();
    if wanted != given {
        let name = text_of(&function.name.get());
        let message = format!("{name}() requires a code object with {wanted} free vars, not {given}");
        return Err(vm.value_error(message));
    }
    // Frames that run the old code rely on it without a count.
    std::mem::forget(function.code.replace(new));
    Ok(())
}

/// A new value that must be of a kind, or None.
fn of_kind(vm: Vm, value: Slot, kind: Kind, message: &str) -> Res<Slot> {
    match value {
        None => Ok(None),
        Some(value) if value.is_none() => Ok(None),
        Some(value) if value.kind() == kind => Ok(Some(value)),
        Some(_) => Err(vm.type_error(message)),
    }
}

fn set_defaults(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    body(this).defaults.set(of_kind(vm, value, Kind::Tuple, "__defaults__ must be set to a tuple object")?);
    Ok(())
}

fn set_keyword_defaults(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    body(this).keyword_defaults.set(of_kind(
        vm,
        value,
        Kind::Dict,
        "__kwdefaults__ must be set to a dict object",
    )?);
    Ok(())
}

fn set_annotate(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    let Some(value) = value else {
        return Err(vm.type_error("__annotate__ cannot be deleted"));
    };
    let function = body(this);
    if value.is_none() {
        function.annotate.set(None);
        return Ok(());
    }
    if !is_callable(vm, &value) {
        return Err(vm.type_error("__annotate__ must be callable or None"));
    }
    function.annotate.set(Some(value));
    function.annotations.set(None);
    Ok(())
}

/// The function that the property was asked for.
fn checked(vm: Vm, this: &Value) -> Res<&Function> {
    this.get::<Function>().ok_or_else(|| {
        let class = vm.class_name(this);
        vm.type_error(format!(
            "descriptor '__annotations__' for 'function' objects doesn't apply to a '{class}' object"
        ))
    })
}

#[undropped]
async fn get_annotations(vm: Vm, a: Vec<Value>) -> Res {
    let function = checked(vm, &a[0])?;
    if let Some(known) = function.annotations.get() {
        return Ok(known);
    }
    let made = evaluated_annotations(vm, &function.annotate.get().unwrap_or(Value::NONE)).await?;
    function.annotations.set(Some(made.clone()));
    Ok(made)
}

fn set_annotations(vm: Vm, a: &[Value]) -> Res {
    let function = checked(vm, &a[0])?;
    let new = of_kind(vm, Some(a[1].clone()), Kind::Dict, "__annotations__ must be set to a dict object")?;
    function.annotations.set(new);
    function.annotate.set(None);
    Ok(Value::NONE)
}

fn delete_annotations(vm: Vm, a: &[Value]) -> Res {
    let function = checked(vm, &a[0])?;
    function.annotations.set(None);
    function.annotate.set(None);
    Ok(Value::NONE)
}

fn get_type_params(vm: Vm, this: &Value) -> Res {
    Ok(body(this).type_params.get().unwrap_or_else(|| vm.tuple(Vec::new())))
}

fn set_type_params(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    match value.filter(|value| value.kind() == Kind::Tuple) {
        Some(value) => {
            body(this).type_params.set(Some(value));
            Ok(())
        }
        None => Err(vm.type_error("__type_params__ must be set to a tuple")),
    }
}

fn bind(vm: Vm, a: &[Value]) -> Res {
    Ok(if a[1].is_none() { a[0].clone() } else { vm.new_method(&a[0], &a[1]) })
}

fn repr(vm: Vm, a: &[Value]) -> Res {
    let name = text_of(&body(&a[0]).qualname.get());
    Ok(vm.string(format!("<function {name} at {:#x}>", a[0].id())))
}

/// `types.FunctionType(code, globals, name, argdefs, closure, kwdefaults)`
#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    let [_, code_value, globals, name, defaults, closure, keyword_defaults] = &a[..] else {
        return Err(vm.type_error("function() takes a code object and globals"));
    };
    for (given, kind, name, wanted) in
        [(code_value, Kind::Code, "code", "code"), (globals, Kind::Dict, "globals", "dict")]
    {
        if given.kind() != kind {
            let class = vm.class_name(given);
            return Err(vm.type_error(format!("function() argument '{name}' must be {wanted}, not {class}")));
        }
    }
    if !name.is_none() && name.kind() != Kind::Str {
        return Err(vm.type_error("arg 3 (name) must be None or string"));
    }
    if !defaults.is_none() && defaults.kind() != Kind::Tuple {
        return Err(vm.type_error("arg 4 (defaults) must be None or tuple"));
    }
    let code = code_value.body::<Code>();
    check_closure(vm, code, closure)?;
    if !keyword_defaults.is_none() && keyword_defaults.kind() != Kind::Dict {
        return Err(vm.type_error("arg 6 (kwdefaults) must be None or dict"));
    }
    let some = |value: &Value| Some(value.clone()).filter(|value| !value.is_none());
    let module = globals.body::<Dict>().get_str(&vm.names().__name__).unwrap_or(Value::NONE);
    let made = vm.new_function(code_value, globals.clone(), builtins_of(vm, globals), some(closure), module);
    let function = made.body::<Function>();
    if let Some(name) = some(name) {
        function.name.set(name);
    }
    function.defaults.set(some(defaults));
    function.keyword_defaults.set(some(keyword_defaults));
    Ok(made)
}

fn check_closure(vm: Vm, code: &Code, closure: &Value) -> Res<()> {
    let wanted = code.variables_at(Place::Free).count();
    let cells: &[Value] = match closure.get::<Tuple>() {
        Some(cells) => cells.items(),
        None if closure.is_none() && wanted > 0 => return Err(vm.type_error("arg 5 (closure) must be tuple")),
        None if closure.is_none() => &[],
        None => return Err(vm.type_error("arg 5 (closure) must be None or tuple")),
    };
    if cells.len() != wanted {
        let message =
            format!("{} requires closure of length {wanted}, not {}", text_of(&code.name), cells.len());
        return Err(vm.value_error(message));
    }
    match cells.iter().find(|cell| cell.get::<Cell>().is_none()) {
        Some(other) => {
            Err(vm.type_error(format!("arg 5 (closure) expected cell, found {}", vm.class_name(other))))
        }
        None => Ok(()),
    }
}

/// The built-in names that code with these globals sees.
fn builtins_of(vm: Vm, globals: &Value) -> Value {
    let found = globals.body::<Dict>().get_str(&vm.names().__builtins__);
    match found {
        Some(found) if found.kind() == Kind::Dict => found,
        Some(found) if found.kind() == Kind::Module => vm.module_dict(&found),
        _ => vm.interp().builtins.clone(),
    }
}
