//! What `sys.meta_path` holds: the machine's own imports, as `importlib` asks for them.

use crate::modules::{find, names, new_class};
use crate::object::{Body, Info, Kind, allocate};
use crate::types::Methods;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::import::{code_of, import_module, not_found};
use crate::vm::{Res, Vm};
use crate::waits;
use crate::world::{Contents, ModuleSource, find_module};

struct Importer;

impl Body for Importer {
    const KIND: Kind = Kind::Other;
}

/// The one finder, which is the loader too.
pub(crate) fn importer(vm: Vm) -> Value {
    let class = new_class(vm, "_imp", "_imp.Importer", &vm.classes().object, Info::plain::<Importer>(), 0);
    Methods::of(vm, &class)
        .wait("find_spec", "self, fullname, path=None, target=None", waits!(find_spec))
        .wait("create_module", "self, spec", waits!(create_module))
        .wait("exec_module", "self, module", waits!(exec_module))
        .wait("get_code", "self, fullname", waits!(get_code))
        .wait("get_source", "self, fullname", waits!(get_source))
        .wait("get_filename", "self, fullname", waits!(get_filename))
        .wait("is_package", "self, fullname", waits!(is_package))
        .sync("invalidate_caches", "self", |_, _| Ok(Value::NONE));
    allocate(&class, Importer)
}

fn is_native(name: &str) -> bool {
    names().any(|known| known == name)
}

/// The text of a module, looked for in the folders that a list names, or in those of its package or `sys.path`.
#[undropped]
async fn source(vm: Vm, name: &str, path: &Value) -> Res<Option<ModuleSource>> {
    let folders = if path.is_none() {
        match name.rsplit_once('.') {
            Some((package, _)) => {
                let package = import_module(vm, package).await?;
                vm.attribute(&package, &vm.names().__path__).await?
            }
            None => crate::modules::sys::attribute(vm, "path"),
        }
    } else {
        path.clone()
    };
    let folders: Vec<String> = vm
        .collect(&folders)
        .await?
        .iter()
        .filter_map(|folder| Some(folder.get::<Str>()?.lossy().into_owned()))
        .collect();
    Ok(text_of(vm, name, &folders))
}

fn text_of(vm: Vm, name: &str, folders: &[String]) -> Option<ModuleSource> {
    find_module(&*vm.interp().world, name, folders)
}

/// The same of a module that has to be there.
#[undropped]
async fn known_source(vm: Vm, name: &Value) -> Res<ModuleSource> {
    let name = vm.expect_text(name, "fullname")?;
    let found = source(vm, &name, &Value::NONE).await?;
    found.ok_or_else(|| not_found(vm, &name, format!("No module named '{name}'")))
}

#[undropped]
async fn find_spec(vm: Vm, a: Vec<Value>) -> Res {
    let name = vm.expect_text(&a[1], "fullname")?;
    let found = if is_native(&name) { None } else { source(vm, &name, &a[2]).await? };
    if found.is_none() && !is_native(&name) {
        return Ok(Value::NONE);
    }
    let bootstrap = import_module(vm, "importlib._bootstrap").await?;
    let class = vm.attribute(&bootstrap, &vm.intern_str("ModuleSpec")).await?;
    let origin = found.as_ref().map_or("built-in", |source| &source.filename);
    let folder = found.as_ref().and_then(|source| source.package.clone());
    let names = vm.tuple(vec![vm.intern_str("origin"), vm.intern_str("is_package")]);
    let args = vec![a[1].clone(), a[0].clone(), vm.str(origin), Value::bool(folder.is_some())];
    let spec = vm.call_names(&class, args, Some(names)).await?;
    let set = async |name: &str, value: Value| {
        vm.finish(vm.set_attribute(&spec, &vm.intern_str(name), Some(value))).await
    };
    if let Some(folder) = folder {
        set("submodule_search_locations", vm.list(vec![vm.string(folder)])).await?;
    }
    set("has_location", Value::bool(found.is_some())).await?;
    Ok(spec)
}

/// A module of native code is made here; another one by whoever asks.
#[undropped]
async fn create_module(vm: Vm, a: Vec<Value>) -> Res {
    let name = vm.attribute(&a[1], &vm.intern_str("name")).await?;
    let name = vm.expect_text(&name, "name")?;
    Ok(if is_native(&name) { find(vm, &name).unwrap_or(Value::NONE) } else { Value::NONE })
}

#[undropped]
async fn exec_module(vm: Vm, a: Vec<Value>) -> Res {
    let name = vm.attribute(&a[1], &vm.names().__name__).await?;
    if is_native(&vm.expect_text(&name, "name")?) {
        return Ok(Value::NONE);
    }
    let code = get_code(vm, vec![a[0].clone(), name.clone()]).await?;
    let dict = vm.attribute(&a[1], &vm.names().__dict__).await?;
    let function = vm.new_function(&code, dict, vm.interp().builtins.clone(), None, name);
    vm.run_body(function, None).await?;
    Ok(Value::NONE)
}

#[undropped]
async fn get_code(vm: Vm, a: Vec<Value>) -> Res {
    let name = vm.expect_text(&a[1], "fullname")?;
    if is_native(&name) {
        return Ok(Value::NONE);
    }
    let source = known_source(vm, &a[1]).await?;
    let filename = vm.str(&source.filename);
    code_of(vm, &name, source.contents, &filename)
}

#[undropped]
async fn get_source(vm: Vm, a: Vec<Value>) -> Res {
    if is_native(&vm.expect_text(&a[1], "fullname")?) {
        return Ok(Value::NONE);
    }
    let source = known_source(vm, &a[1]).await?;
    let text = match source.contents {
        Contents::Text(text) => Some(text),
        Contents::Packed(_) => vm.interp().world.read_text(&source.filename),
    };
    Ok(text.map_or(Value::NONE, |text| vm.string(text)))
}

#[undropped]
async fn get_filename(vm: Vm, a: Vec<Value>) -> Res {
    Ok(vm.string(known_source(vm, &a[1]).await?.filename))
}

#[undropped]
async fn is_package(vm: Vm, a: Vec<Value>) -> Res {
    if is_native(&vm.expect_text(&a[1], "fullname")?) {
        return Ok(Value::FALSE);
    }
    Ok(Value::bool(known_source(vm, &a[1]).await?.package.is_some()))
}
