//! Imports (`Python/import.c`, `Lib/importlib/_bootstrap.py`): modules of native code, and those whose text the host finds.

mod under_way;

pub(crate) use under_way::Imports;

use super::{Res, Vm};
use crate::object::{Kind, allocate};
use crate::types::dict::Dict;
use crate::types::module::Module;
use crate::value::{Slot, Value};
use crate::vm::native::task;
use crate::world::Contents;

impl Vm {
    pub(crate) fn new_module(self, name: &str) -> Value {
        let module = allocate(&self.classes().module, Module);
        let names = self.names();
        let ext = module.ext().expect("a module has attributes");
        // Its namespace is a dict from the beginning: functions have it as their globals.
        let dict = ext.dict(self);
        let dict = dict.body::<Dict>();
        dict.set_str(&names.__name__, self.intern_str(name));
        for name in [&names.__doc__, &names.__package__, &names.__loader__, &names.__spec__] {
            dict.set_str(name, Value::NONE);
        }
        module
    }

    /// The namespace of a module.
    pub(crate) fn module_dict(self, module: &Value) -> Value {
        module.ext().map_or_else(|| self.empty_dict(), |ext| ext.dict(self))
    }

    pub(crate) fn loaded(self, name: &str) -> Slot {
        self.interp().modules.body::<Dict>().get_str(&self.intern_str(name))
    }
}

/// `__import__(name, globals, locals, fromlist, level)`
#[undropped]
pub(crate) async fn dunder_import(vm: Vm, args: Vec<Value>) -> Res {
    let given =
        |index: usize| args.get(index).filter(|value| !value.is_missing() && !value.is_none()).cloned();
    let name = vm.expect_text(&args[0], "module name")?;
    let level = given(4).and_then(|level| level.as_i64()).unwrap_or(0);
    if level < 0 {
        return Err(vm.value_error("level must be >= 0"));
    }
    let full = match level {
        0 => name.clone(),
        level => relative(vm, &name, given(1), level)?,
    };
    if full.is_empty() {
        return Err(vm.value_error("Empty module name"));
    }
    let module = import_module(vm, &full).await?;
    let wanted = match given(3) {
        Some(wanted) => vm.collect(&wanted).await?,
        None => Vec::new(),
    };
    if wanted.is_empty() {
        if level > 0 {
            // `import` has no relative form: whoever calls `__import__` so gets the part that the name's first word says.
            let cut = full.len() - name.len() + name.find('.').unwrap_or(name.len());
            return import_module(vm, full[..cut].trim_end_matches('.')).await;
        }
        let first = full.split('.').next().unwrap_or_default();
        return import_module(vm, first).await;
    }
    // Names of a package may be modules in it that are not loaded yet.
    if vm.optional_attribute(&module, &vm.names().__path__).await?.is_some() {
        for name in wanted {
            let Some(name) = name.get::<crate::types::string::Str>().map(|name| name.lossy().into_owned())
            else {
                continue;
            };
            if name == "*" || vm.optional_attribute(&module, &vm.intern_str(&name)).await?.is_some() {
                continue;
            }
            let inner = format!("{full}.{name}");
            match import_module(vm, &inner).await {
                Ok(_) => {}
                Err(raise) if is_missing(vm, &raise, &inner) => {}
                Err(raise) => return Err(raise),
            }
        }
    }
    Ok(module)
}

fn is_missing(vm: Vm, raise: &super::Raise, name: &str) -> bool {
    vm.is_raised(raise, &vm.classes().module_not_found_error)
        && raise
            .0
            .body::<crate::types::exception::Exception>()
            .field(super::raise::field::SECOND)
            .is_some_and(|missing| missing.kind() == Kind::Str && vm.text(&missing) == name)
}

/// The absolute name of a relative one.
fn relative(vm: Vm, name: &str, globals: Slot, level: i64) -> Res<String> {
    let names = vm.names();
    let text = |key: &Value| -> Option<String> {
        let value = globals.as_ref()?.body::<Dict>().get_str(key)?;
        (value.kind() == Kind::Str).then(|| vm.text(&value).to_owned())
    };
    let package = match text(&names.__package__) {
        Some(package) => package,
        None => {
            let own = text(&names.__name__).unwrap_or_default();
            let is_package =
                globals.as_ref().is_some_and(|g| g.body::<Dict>().get_str(&names.__path__).is_some());
            if is_package {
                own
            } else {
                own.rsplit_once('.').map_or(String::new(), |(package, _)| package.to_owned())
            }
        }
    };
    if package.is_empty() {
        let message = "attempted relative import with no known parent package";
        return Err(vm.raise_text(&vm.classes().import_error, message));
    }
    let mut base = &package[..];
    for _ in 1..level {
        base = match base.rsplit_once('.') {
            Some((outer, _)) => outer,
            None => {
                let message = "attempted relative import beyond top-level package";
                return Err(vm.raise_text(&vm.classes().import_error, message));
            }
        };
    }
    Ok(if name.is_empty() { base.to_owned() } else { format!("{base}.{name}") })
}

/// The module with a full name, and all packages that it is in.
#[undropped]
pub(crate) async fn import_module(vm: Vm, name: &str) -> Res {
    if let Some(module) = vm.loaded(name) {
        if module.is_none() {
            return Err(not_found(vm, name, format!("import of {name} halted; None in sys.modules")));
        }
        if !vm.interp().imports.is_any() {
            return Ok(module);
        }
    }
    let _under_way = under_way::begin(vm, name).await?;
    if let Some(module) = vm.loaded(name) {
        return Ok(module);
    }
    let mut folders = search_path(vm).await?;
    let mut parent: Slot = None;
    if let Some((package, _)) = name.rsplit_once('.') {
        let outer = vm.run_task(task(import_owned(vm, package.to_owned()))).await?;
        if let Some(module) = vm.loaded(name) {
            return Ok(module);
        }
        let Some(path) = vm.optional_attribute(&outer, &vm.names().__path__).await? else {
            return Err(not_found(
                vm,
                name,
                format!("No module named '{name}'; '{package}' is not a package"),
            ));
        };
        folders = texts(vm, &path).await?;
        parent = Some(outer);
    }
    let module = match crate::modules::find(vm, name) {
        Some(module) => module,
        None => load(vm, name, &folders).await?,
    };
    if let (Some(parent), Some((_, last))) = (parent, name.rsplit_once('.')) {
        vm.finish(vm.set_attribute(&parent, &vm.intern_str(last), Some(module.clone()))).await?;
    }
    Ok(vm.loaded(name).unwrap_or(module))
}

#[undropped]
async fn import_owned(vm: Vm, name: String) -> Res {
    import_module(vm, &name).await
}

#[undropped]
async fn texts(vm: Vm, list: &Value) -> Res<Vec<String>> {
    let items = vm.collect(list).await?;
    Ok(items.iter().filter(|item| item.kind() == Kind::Str).map(|item| vm.text(item).to_owned()).collect())
}

/// The folders of `sys.path`.
#[undropped]
async fn search_path(vm: Vm) -> Res<Vec<String>> {
    let Some(sys) = vm.loaded("sys") else { return Ok(vm.interp().search.get()) };
    match vm.optional_attribute(&sys, &vm.names().path).await? {
        Some(path) => texts(vm, &path).await,
        None => Ok(Vec::new()),
    }
}

/// Why a module that programs may ask for is not there, and what to use instead.
fn advice(name: &str) -> Option<&'static str> {
    Some(match name.split('.').next().unwrap_or_default() {
        "ssl" | "_ssl" => "a page has no sockets; use queue.Queue between threads",
        "subprocess" | "_posixsubprocess" | "pty" => "a page starts no programs; use multiprocessing.Process",
        "ctypes" | "_ctypes" => "a page loads no native code",
        "unicodedata" => {
            "its tables of characters weigh more than the rest of the machine; str.isalpha, isdigit and the like know theirs"
        }
        "requests" | "urllib3" | "httpx" | "aiohttp" => {
            "third-party packages are not there, and a page has no sockets; time.sleep stands for a request"
        }
        "numpy" | "pandas" | "scipy" | "matplotlib" | "torch" => {
            "third-party packages are not there; use lists and math"
        }
        _ => return None,
    })
}

pub(crate) fn not_found(vm: Vm, name: &str, message: String) -> super::Raise {
    let exception = vm.new_exception(&vm.classes().module_not_found_error, vec![vm.string(message)]);
    let body = exception.body::<crate::types::exception::Exception>();
    body.set_field(super::raise::field::SECOND, Some(vm.str(name)));
    super::Raise(exception)
}

/// Runs the text of a module.
#[undropped]
async fn load(vm: Vm, name: &str, folders: &[String]) -> Res {
    let Some(source) = crate::world::find_module(&*vm.interp().world, name, folders) else {
        let message = match advice(name) {
            Some(advice) => format!("No module named '{name}' ({advice})"),
            None => format!("No module named '{name}'"),
        };
        return Err(not_found(vm, name, message));
    };
    let names = vm.names();
    let module = vm.new_module(name);
    let dict_value = vm.module_dict(&module);
    let dict = dict_value.body::<Dict>();
    let filename = vm.str(&source.filename);
    dict.set_str(&names.__file__, filename.clone());
    dict.set_str(&names.__cached__, Value::NONE);
    let package = match &source.package {
        Some(folder) => {
            dict.set_str(&names.__path__, vm.list(vec![vm.str(folder)]));
            name
        }
        None => name.rsplit_once('.').map_or("", |(package, _)| package),
    };
    dict.set_str(&names.__package__, vm.str(package));
    dict.set_str(&names.__builtins__, vm.interp().builtins.clone());
    let spec = crate::modules::importlib::spec(vm, name, Some(&source.filename), source.package.as_deref());
    dict.set_str(&names.__spec__, spec);
    let code = code_of(vm, name, source.contents, &filename)?;
    let modules = &vm.interp().modules;
    let key = vm.intern_str(name);
    modules.body::<Dict>().set_str(&key, module.clone());
    let function =
        vm.new_function(&code, dict_value.clone(), vm.interp().builtins.clone(), None, key.clone());
    if let Err(raise) = vm.run_body(function, None).await {
        modules.body::<Dict>().remove_str(&key);
        return Err(raise);
    }
    Ok(module)
}

/// The code of a module's file.
pub(crate) fn code_of(vm: Vm, name: &str, contents: Contents, filename: &Value) -> Res {
    match contents {
        Contents::Text(text) => crate::compile::compile(vm, &text, filename, crate::compile::Mode::Exec, 0)
            .map_err(|error| crate::modules::builtins::syntax_error(vm, &error, &text, filename)),
        // In CPython's words about such a `.pyc` file.
        Contents::Packed(file) => crate::packed::read(vm, &file, filename).ok_or_else(|| {
            let message = format!("bad magic number in '{name}': {}", vm.text(filename));
            vm.raise_text(&vm.classes().import_error, &message)
        }),
    }
}

/// `from module import name`
#[undropped]
pub(crate) async fn from(vm: Vm, module: Value, name: Value) -> Res {
    if let Some(value) = vm.optional_attribute(&module, &name).await? {
        return Ok(value);
    }
    let own = match vm.optional_attribute(&module, &vm.names().__name__).await? {
        Some(own) if own.kind() == Kind::Str => vm.text(&own).to_owned(),
        _ => "<unknown module name>".to_owned(),
    };
    // A module that is being imported in a ring is loaded, but not yet an attribute of its package.
    if let Some(inner) = vm.loaded(&format!("{own}.{}", vm.text(&name))) {
        return Ok(inner);
    }
    let file = match vm.optional_attribute(&module, &vm.names().__file__).await? {
        Some(file) if file.kind() == Kind::Str => vm.text(&file).to_owned(),
        _ => "unknown location".to_owned(),
    };
    let message = format!("cannot import name '{}' from '{own}' ({file})", vm.text(&name));
    let exception = vm.new_exception(&vm.classes().import_error, vec![vm.string(message)]);
    let body = exception.body::<crate::types::exception::Exception>();
    body.set_field(super::raise::field::SECOND, Some(vm.str(&own)));
    body.set_field(super::raise::field::THIRD, Some(vm.str(&file)));
    body.set_field(super::raise::field::FOURTH, Some(name));
    Err(super::Raise(exception))
}

/// `from module import *`
#[undropped]
pub(crate) async fn star(vm: Vm, module: Value, namespace: Value) -> Res {
    let names = vm.names();
    let offered = match vm.optional_attribute(&module, &names.__all__).await? {
        Some(all) => vm.collect(&all).await?,
        None => {
            let dict = vm.attribute(&module, &names.__dict__).await?;
            let keys = vm.collect(&dict).await?;
            keys.into_iter().filter(|key| key.kind() == Kind::Str && !vm.text(key).starts_with('_')).collect()
        }
    };
    for name in offered {
        let name = vm.attribute_name(&name)?;
        let value = from(vm, module.clone(), name.clone()).await.map_err(|raise| {
            if !vm.is_raised(&raise, &vm.classes().import_error) {
                return raise;
            }
            vm.no_attribute(&module, &name)
        })?;
        vm.set_item(&namespace, name, value).await?;
    }
    Ok(Value::NONE)
}
