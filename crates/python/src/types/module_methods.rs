//! The methods of modules (`Objects/moduleobject.c`).

use super::Methods;
use super::descriptor_methods::computed;
use super::dict::Dict;
use super::module::Module;
use super::object::text_of;
use super::type_methods::{check_new, evaluated_annotations};
use crate::modules::builtins::is_callable;
use crate::object::{Kind, allocate};
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};
use crate::waits;

const DOC: &str =
    "Create a module object.\n\nThe name must be a string; the optional docstring can have any type.";

pub(crate) fn install(vm: Vm) {
    let annotations = computed(
        vm,
        "__annotations__",
        waits!(get_annotations),
        Some(set_annotations),
        Some(delete_annotations),
    );
    Methods::of(vm, &vm.classes().module)
        .value("__doc__", vm.str(DOC))
        .maker("cls, /, *args, **kwargs", waits!(new))
        .sync("__init__", "self, name, doc=None", init)
        .get("__dict__", |vm, this| Ok(vm.module_dict(this)))
        .wait("__repr__", "self, /", waits!(repr))
        .wait("__dir__", "self, /", waits!(dir))
        .value("__annotations__", annotations)
        .get_set("__annotate__", get_annotate, set_annotate);
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    check_new(vm, &a[0], &vm.classes().module)?;
    let module = allocate(&a[0], Module);
    // Its namespace is a dict from the beginning: functions have it as their globals.
    drop(vm.module_dict(&module));
    Ok(module)
}

fn init(vm: Vm, a: &[Value]) -> Res {
    if a[1].kind() != Kind::Str {
        let class = vm.class_name(&a[1]);
        return Err(vm.type_error(format!("module() argument 'name' must be str, not {class}")));
    }
    let names = vm.names();
    let dict = vm.module_dict(&a[0]);
    let dict = dict.body::<Dict>();
    dict.set_str(&names.__name__, a[1].clone());
    dict.set_str(&names.__doc__, a[2].clone());
    for name in [&names.__package__, &names.__loader__, &names.__spec__] {
        dict.set_str(name, Value::NONE);
    }
    Ok(Value::NONE)
}

fn own(vm: Vm, module: &Value, name: &Value) -> Slot {
    vm.module_dict(module).body::<Dict>().get_str(name)
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let names = vm.names();
    let spec = own(vm, &a[0], &names.__spec__).filter(|spec| !spec.is_none());
    if let Some(spec) = spec {
        return repr_of_spec(vm, &spec).await;
    }
    let name = own(vm, &a[0], &names.__name__);
    let shown = match &name {
        Some(name) => vm.repr_text(name).await?,
        None => "'?'".to_owned(),
    };
    if let Some(file) = own(vm, &a[0], &names.__file__) {
        return Ok(vm.string(format!("<module {shown} from {}>", vm.repr_text(&file).await?)));
    }
    if let Some(loader) = own(vm, &a[0], &names.__loader__).filter(|loader| !loader.is_none()) {
        return Ok(vm.string(format!("<module {shown} ({})>", vm.repr_text(&loader).await?)));
    }
    // A module that was imported and has no file is one of native code.
    let loaded = name
        .filter(|name| name.kind() == Kind::Str && !name.is(&names.__main__))
        .and_then(|name| vm.interp().modules.body::<Dict>().get_str(&name));
    let is_built_in = loaded.is_some_and(|loaded| loaded.is(&a[0]));
    Ok(vm.string(format!("<module {shown}{}>", if is_built_in { " (built-in)" } else { "" })))
}

/// What `importlib._bootstrap._module_repr_from_spec` writes.
#[undropped]
async fn repr_of_spec(vm: Vm, spec: &Value) -> Res {
    let names = vm.names();
    let given = |value: Slot| value.filter(|value| !value.is_none());
    let name = match given(vm.optional_attribute(spec, &names.name).await?) {
        Some(name) => vm.repr_text(&name).await?,
        None => "'?'".to_owned(),
    };
    let origin = given(vm.optional_attribute(spec, &vm.intern_str("origin")).await?);
    let loader = given(vm.optional_attribute(spec, &vm.intern_str("loader")).await?);
    let located = match vm.optional_attribute(spec, &vm.intern_str("has_location")).await? {
        Some(located) => vm.truth(&located).await?,
        None => false,
    };
    Ok(vm.string(match (origin, loader) {
        (Some(origin), _) if located => format!("<module {name} from {}>", vm.repr_text(&origin).await?),
        (Some(origin), _) => format!("<module {name} ({})>", text_of(&vm.to_str(&origin).await?)),
        (None, Some(loader)) => format!("<module {name} ({})>", vm.repr_text(&loader).await?),
        (None, None) => format!("<module {name}>"),
    }))
}

#[undropped]
async fn dir(vm: Vm, a: Vec<Value>) -> Res {
    let names = vm.names();
    let dict = vm.attribute(&a[0], &names.__dict__).await?;
    let Some(dict) = dict.get::<Dict>() else {
        return Err(vm.type_error("<module>.__dict__ is not a dictionary"));
    };
    match dict.get_str(&names.__dir__) {
        Some(custom) => vm.call(&custom, Vec::new()).await,
        None => Ok(vm.list(dict.keys())),
    }
}

/// The namespace of the module that a property was asked for.
fn checked(vm: Vm, this: &Value) -> Res {
    if this.kind() == Kind::Module {
        return Ok(vm.module_dict(this));
    }
    let class = vm.class_name(this);
    Err(vm.type_error(format!(
        "descriptor '__annotations__' for 'module' objects doesn't apply to a '{class}' object"
    )))
}

#[undropped]
async fn get_annotations(vm: Vm, a: Vec<Value>) -> Res {
    let names = vm.names();
    let dict = checked(vm, &a[0])?;
    if let Some(known) = dict.body::<Dict>().get_str(&names.__annotations__) {
        return Ok(known);
    }
    let annotate = get_annotate(vm, &a[0])?;
    let made = evaluated_annotations(vm, &annotate).await?;
    dict.body::<Dict>().set_str(&names.__annotations__, made.clone());
    Ok(made)
}

fn set_annotations(vm: Vm, a: &[Value]) -> Res {
    let names = vm.names();
    let dict = checked(vm, &a[0])?;
    dict.body::<Dict>().set_str(&names.__annotations__, a[1].clone());
    drop(dict.body::<Dict>().remove_str(&names.__annotate__));
    Ok(Value::NONE)
}

fn delete_annotations(vm: Vm, a: &[Value]) -> Res {
    let names = vm.names();
    let dict = checked(vm, &a[0])?;
    if dict.body::<Dict>().remove_str(&names.__annotations__).is_none() {
        return Err(vm.raise_text(&vm.classes().attribute_error, "__annotations__"));
    }
    drop(dict.body::<Dict>().remove_str(&names.__annotate__));
    Ok(Value::NONE)
}

fn get_annotate(vm: Vm, this: &Value) -> Res {
    Ok(own(vm, this, &vm.names().__annotate__).unwrap_or(Value::NONE))
}

fn set_annotate(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    let names = vm.names();
    let Some(value) = value else {
        return Err(vm.type_error("cannot delete __annotate__ attribute"));
    };
    if !value.is_none() && !is_callable(vm, &value) {
        return Err(vm.type_error("__annotate__ must be callable or None"));
    }
    let is_new = !value.is_none();
    let dict = vm.module_dict(this);
    dict.body::<Dict>().set_str(&names.__annotate__, value);
    if is_new {
        drop(dict.body::<Dict>().remove_str(&names.__annotations__));
    }
    Ok(())
}
