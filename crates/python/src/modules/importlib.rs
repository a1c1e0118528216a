//! What `importlib` finds of the machine's own imports.

pub(crate) mod finder;

use crate::object::allocate;
use crate::types::Methods;
use crate::types::instance::Instance;
use crate::value::Value;
use crate::vm::Vm;

/// `__spec__` of a module.
pub(crate) fn spec(vm: Vm, name: &str, origin: Option<&str>, package: Option<&str>) -> Value {
    let spec = allocate(&vm.classes().namespace, Instance);
    let ext = spec.ext().expect("a namespace has attributes");
    let text = |text: Option<&str>| text.map_or(Value::NONE, |text| vm.str(text));
    let parent = match package {
        Some(_) => name,
        None => name.rsplit_once('.').map_or("", |(parent, _)| parent),
    };
    let folders = package.map_or(Value::NONE, |folder| vm.list(vec![vm.str(folder)]));
    for (key, value) in [
        ("name", vm.str(name)),
        ("loader", Value::NONE),
        ("origin", text(origin)),
        ("submodule_search_locations", folders),
        ("parent", vm.str(parent)),
        ("has_location", Value::bool(origin.is_some())),
        ("cached", Value::NONE),
        ("_initializing", Value::FALSE),
        ("_uninitialized_submodules", vm.list(Vec::new())),
    ] {
        ext.set(vm, &vm.intern_str(key), value);
    }
    spec
}

pub(crate) fn imp(_: Vm, m: &Methods) {
    m.sync("lock_held", "", |_, _| Ok(Value::FALSE))
        .sync("acquire_lock", "", |_, _| Ok(Value::NONE))
        .sync("release_lock", "", |_, _| Ok(Value::NONE))
        .sync("is_builtin", "name, /", |vm, a| {
            Ok(vm.int(i64::from(super::names().any(|name| name == vm.text(&a[0])))))
        })
        .sync("is_frozen", "name, /", |_, _| Ok(Value::FALSE));
}
