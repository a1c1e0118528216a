//! The filters of warnings (`get_filter`): the first that fits a warning says what happens to it.

use super::{Warning, is_text, own};
use crate::object::Kind;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::string::Str;
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};

pub(super) enum Action {
    Error,
    Ignore,
    Always,
    Default,
    Module,
    Once,
    Unknown(Value),
}

/// The filters that a program begins with.
pub(super) fn defaults(vm: Vm) -> Value {
    let classes = vm.classes();
    let filter = |action: &str, category: &Value, module: Value| {
        vm.tuple(vec![vm.intern_str(action), Value::NONE, category.clone(), module, vm.int(0)])
    };
    vm.list(vec![
        filter("default", &classes.deprecation_warning, vm.intern_str("__main__")),
        filter("ignore", &classes.deprecation_warning, Value::NONE),
        filter("ignore", &classes.pending_deprecation_warning, Value::NONE),
        filter("ignore", &classes.import_warning, Value::NONE),
        filter("ignore", &classes.resource_warning, Value::NONE),
    ])
}

/// An attribute of the module `warnings`, once that is there.
fn attribute(vm: Vm, name: &str) -> Slot {
    let module = vm.interp().modules.body::<Dict>().get_str(&vm.intern_str("warnings"))?;
    module.ext()?.get(&vm.intern_str(name))
}

/// What is to happen to a warning, and the filter that says so.
#[undropped]
pub(super) async fn action(vm: Vm, warning: &Warning) -> Res<(Action, Value)> {
    let filters = attribute(vm, "filters").unwrap_or_else(|| own(vm).filters.get());
    let Some(list) = filters.get::<List>() else {
        return Err(vm.value_error("_warnings.filters must be a list"));
    };
    let mut index = 0;
    while let Some(item) = list.get(index) {
        let parts = item.get::<crate::types::tuple::Tuple>().map(|tuple| tuple.items().to_vec());
        let Some([action, message, category, module, line]) = parts.as_deref() else {
            return Err(vm.value_error(format!("warnings.filters item {index} isn't a 5-tuple")));
        };
        if action.kind() != Kind::Str {
            let class = vm.class_name(action);
            return Err(vm.type_error(format!("action must be a string, not '{class}'")));
        }
        let fits = fits_text(vm, message, &warning.text).await?
            && fits_text(vm, module, &warning.module).await?
            && vm.issubclass(&warning.category, category).await?;
        let line = vm.index_i64(line).await?;
        if fits && (line == 0 || Some(line) == warning.line.as_i64()) {
            return Ok((named(vm, action), item.clone()));
        }
        index += 1;
    }
    let action = attribute(vm, "defaultaction").unwrap_or_else(|| vm.str("default"));
    Ok((named(vm, &action), Value::NONE))
}

fn named(vm: Vm, action: &Value) -> Action {
    let is = |text: &str| is_text(vm, action, text);
    match () {
        () if is("error") => Action::Error,
        () if is("ignore") => Action::Ignore,
        () if is("always") || is("all") => Action::Always,
        () if is("default") => Action::Default,
        () if is("module") => Action::Module,
        () if is("once") => Action::Once,
        () => Action::Unknown(action.clone()),
    }
}

/// Whether a text is the one of a filter: None is any, a text is itself, and a pattern matches.
#[undropped]
async fn fits_text(vm: Vm, pattern: &Value, text: &Value) -> Res<bool> {
    if pattern.is_none() {
        return Ok(true);
    }
    if pattern.exact::<Str>().is_some() {
        return vm.same(pattern, text).await;
    }
    let matches = vm.attribute(pattern, &vm.intern_str("match")).await?;
    let found = vm.call(&matches, vec![text.clone()]).await?;
    vm.truth(&found).await
}
