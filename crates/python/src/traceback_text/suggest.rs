//! "Did you mean": a name that a program may have meant (`Lib/traceback.py`, `_compute_suggestion_error`).

use crate::modules::sys;
use crate::object::Kind;
use crate::types::code::{Code, OPTIMIZED};
use crate::types::dict::Dict;
use crate::types::exception::Exception;
use crate::types::exceptions::numbers::{import, name};
use crate::types::function::Function;
use crate::types::string::Str;
use crate::types::traceback::{FrameObject, Traceback};
use crate::types::traceback_methods::namespace;
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};

use super::distance::closest;

/// What is written behind the message of an exception that is about a name.
#[undropped]
pub(super) async fn hint(vm: Vm, exception: &Value, traceback: Slot) -> Option<String> {
    let c = vm.classes();
    let body = exception.body::<Exception>();
    let wrong = |number: usize| body.field(number).filter(|name| name.kind() == Kind::Str);
    if vm.is_instance_of(exception, &c.import_error) {
        let wrong = wrong(import::NAME_FROM)?;
        return in_module(vm, body, vm.text(&wrong)).await.map(did_you_mean);
    }
    let frame = traceback.map(|traceback| innermost(vm, traceback));
    if vm.is_instance_of(exception, &c.attribute_error) {
        let wrong = wrong(name::NAME)?;
        let object = body.field(name::OBJ).unwrap_or(Value::NONE);
        return in_object(vm, &object, vm.text(&wrong), frame.as_ref()).await.map(did_you_mean);
    }
    if !vm.is_instance_of(exception, &c.name_error) {
        return None;
    }
    let wrong = wrong(name::NAME)?;
    let text = vm.text(&wrong);
    let suggestion = match &frame {
        Some(frame) => in_frame(vm, frame, &wrong).await,
        None => None,
    };
    let is_module = is_library_module(vm, &wrong).await;
    match suggestion {
        Some(suggestion) if is_module => {
            Some(format!("{} Or did you forget to import '{text}'?", did_you_mean(suggestion)))
        }
        Some(suggestion) => Some(did_you_mean(suggestion)),
        None => is_module.then(|| format!(". Did you forget to import '{text}'?")),
    }
}

fn did_you_mean(suggestion: String) -> String {
    format!(". Did you mean: '{suggestion}'?")
}

/// The frame in which an exception was raised.
fn innermost(vm: Vm, traceback: Value) -> Value {
    let mut at = traceback;
    while let Some(next) = at.body::<Traceback>().next.get() {
        at = next;
    }
    at.body::<Traceback>().frame(vm)
}

/// The variable `self` of a frame, where its variables are known.
fn own_instance(vm: Vm, frame: &Value) -> Slot {
    namespace(vm, frame).get::<Dict>()?.get_str(&vm.intern_str("self"))
}

#[undropped]
async fn in_module(vm: Vm, body: &Exception, wrong: &str) -> Option<String> {
    let module = body.field(import::NAME).filter(|name| name.kind() == Kind::Str)?;
    // `__import__('a.b')` gives `a`.
    let first = vm.text(&module).split('.').next().unwrap_or_default();
    let module = vm.interp().modules.body::<Dict>().get_str(&vm.intern_str(first))?;
    let mut names = names_in(vm, &module).await.ok()?;
    if !wrong.starts_with('_') {
        names.retain(|name| !name.starts_with('_'));
    }
    closest(&names, wrong).map(str::to_owned)
}

#[undropped]
async fn in_object(vm: Vm, object: &Value, wrong: &str, frame: Option<&Value>) -> Option<String> {
    let mut names = names_in(vm, object).await.ok()?;
    let is_inside = frame.and_then(|frame| own_instance(vm, frame)).is_some_and(|own| own.is(object));
    if !wrong.starts_with('_') && !is_inside {
        names.retain(|name| !name.starts_with('_'));
    }
    closest(&names, wrong).map(str::to_owned)
}

#[undropped]
async fn in_frame(vm: Vm, frame: &Value, wrong: &Value) -> Option<String> {
    let function = frame.body::<FrameObject>().function.clone();
    let function = function.body::<Function>();
    let mut names = local_names(vm, frame, function);
    for namespace in [&function.globals, &function.builtins] {
        if let Some(dict) = namespace.get::<Dict>() {
            names.extend(texts(&dict.keys()));
        }
    }
    if let Some(own) = own_instance(vm, frame) {
        let name = vm.intern(wrong);
        if let Ok(Some(_)) = vm.optional_attribute(&own, &name).await {
            return Some(format!("self.{}", vm.text(wrong)));
        }
    }
    closest(&names, vm.text(wrong)).map(str::to_owned)
}

fn local_names(vm: Vm, frame: &Value, function: &Function) -> Vec<String> {
    let code = function.code();
    let code = code.body::<Code>();
    match frame.body::<FrameObject>().locals.get() {
        Some(locals) => locals.get::<Dict>().map_or_else(Vec::new, |dict| texts(&dict.keys())),
        // The picture of the frame is without its variables, but their names are known.
        None if code.flags & OPTIMIZED != 0 => code
            .variables
            .iter()
            .map(|name| vm.text(name).to_owned())
            .filter(|name| !name.starts_with('.'))
            .collect(),
        None => Vec::new(),
    }
}

/// The strings among values.
fn texts(values: &[Value]) -> Vec<String> {
    values.iter().filter_map(|value| Some(value.get::<Str>()?.as_str()?.to_owned())).collect()
}

/// What `__dir__` of an object gives.
#[undropped]
async fn names_in(vm: Vm, object: &Value) -> Res<Vec<String>> {
    let listed = vm.call_special(object, &vm.names().__dir__, Vec::new()).await?;
    let mut names = match listed {
        Some(listed) => texts(&vm.collect(&listed).await?),
        None => Vec::new(),
    };
    names.sort();
    Ok(names)
}

#[undropped]
async fn is_library_module(vm: Vm, name: &Value) -> bool {
    let all = sys::attribute(vm, "stdlib_module_names");
    all.kind() == Kind::Set && vm.set_contains(&all, name).await.unwrap_or(false)
}
