//! What `importlib` finds of the machine's own imports.

pub(crate) mod finder;

use crate::object::allocate;
use crate::types::Methods;
use crate::types::instance::Instance;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

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

/// The module `_imp` (`Python/import.c`): modules of native code are all that is not in files.
pub(crate) fn imp(vm: Vm, m: &Methods) {
    m.sync("lock_held", "", |_, _| Ok(Value::FALSE))
        .sync("acquire_lock", "", |_, _| Ok(Value::NONE))
        .sync("release_lock", "", |_, _| Ok(Value::NONE))
        .sync("is_builtin", "name, /", |vm, a| {
            Ok(vm.int(i64::from(super::names().any(|name| name == vm.text(&a[0])))))
        })
        .wait("create_builtin", "spec, /", waits!(create_builtin))
        .sync("exec_builtin", "mod, /", |vm, _| Ok(vm.int(0)))
        .sync("is_frozen", "name, /", |_, _| Ok(Value::FALSE))
        .sync("is_frozen_package", "name, /", no_frozen)
        .sync("get_frozen_object", "name, data=None, /", no_frozen)
        .sync("find_frozen", "name, /, *, withdata=False", |_, _| Ok(Value::NONE))
        .sync("init_frozen", "name, /", |_, _| Ok(Value::NONE))
        .sync("extension_suffixes", "", |vm, _| Ok(vm.list(Vec::new())))
        .sync("_fix_co_filename", "code, path, /", |_, _| Ok(Value::NONE))
        .sync("_override_frozen_modules_for_tests", "override, /", |_, _| Ok(Value::NONE))
        .sync("_override_multi_interp_extensions_check", "override, /", |vm, _| Ok(vm.int(0)))
        .value("check_hash_based_pycs", vm.str("default"))
        .value("pyc_magic_number_token", vm.int(PYC_MAGIC));
}

/// What files of CPython 3.14's instructions begin with.
const PYC_MAGIC: i64 = 0x0A0D_0E2B;

fn no_frozen(vm: Vm, a: &[Value]) -> Res {
    let name = vm.text(&a[0]).to_owned();
    Err(crate::vm::import::not_found(vm, &name, format!("No such frozen object named {name}")))
}

/// The module of a spec's name, made if it is not there yet.
#[undropped]
async fn create_builtin(vm: Vm, a: Vec<Value>) -> Res {
    let name = vm.attribute(&a[0], &vm.intern_str("name")).await?;
    let known = vm.dict_get(&vm.interp().modules, &name).await?;
    let name = vm.expect_text(&name, "name")?;
    Ok(known.or_else(|| super::find(vm, &name)).unwrap_or(Value::NONE))
}
