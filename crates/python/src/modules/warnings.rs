//! The module `_warnings` (`Python/_warnings.c`), which `warnings` takes in place of its own twins in Python: filters,
//! and what a warning does that passes them.

mod caller;
mod filter;

use super::state;
use crate::object::{Kind, Mut};
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::ty::Type;
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};
use crate::waits;
use filter::Action;

/// What a warning is about.
struct Warning {
    message: Value,
    /// The message's text.
    text: Value,
    category: Value,
    filename: Value,
    line: Value,
    module: Value,
    /// The dict in which its module notes what was warned of, or None.
    registry: Value,
    /// What it is about, for whoever tracks memory.
    source: Value,
}

struct Warnings {
    filters: Mut<Value>,
    once: Mut<Value>,
    /// Changes with the filters: registries that are older are out of date.
    version: Mut<i64>,
    /// The lock of `warnings`, made when it is first taken.
    lock: Mut<Value>,
}

impl Default for Warnings {
    fn default() -> Self {
        let none = || Mut::new(Value::NONE);
        Self { filters: none(), once: none(), version: Mut::new(0), lock: none() }
    }
}

fn own(vm: Vm) -> &'static Warnings {
    state::of(vm)
}

pub(crate) fn fill(vm: Vm, m: &Methods) {
    let (filters, once) = (filter::defaults(vm), vm.empty_dict());
    own(vm).filters.set(filters.clone());
    own(vm).once.set(once.clone());
    m.value("filters", filters)
        .value("_onceregistry", once)
        .value("_defaultaction", vm.str("default"))
        .value("_warnings_context", super::contextvars::new_variable_named(vm, "warnings_context"))
        .wait("warn", "message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()", waits!(warn))
        .wait(
            "warn_explicit",
            "message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None",
            waits!(warn_explicit),
        )
        .sync("_filters_mutated_lock_held", "", |vm, _| {
            own(vm).version.with(|version| *version += 1);
            Ok(Value::NONE)
        })
        .wait("_acquire_lock", "", waits!(acquire_lock))
        .wait("_release_lock", "", waits!(release_lock));
}

#[undropped]
async fn acquire_lock(vm: Vm, _: Vec<Value>) -> Res {
    if own(vm).lock.get().is_none() {
        let module = crate::vm::import::import_module(vm, "_thread").await?;
        let class = vm.attribute(&module, &vm.intern_str("RLock")).await?;
        let lock = vm.call(&class, Vec::new()).await?;
        own(vm).lock.with(|known| {
            if known.is_none() {
                *known = lock;
            }
        });
    }
    let acquire = vm.attribute(&own(vm).lock.get(), &vm.intern_str("acquire")).await?;
    vm.call(&acquire, Vec::new()).await.map(|_| Value::NONE)
}

#[undropped]
async fn release_lock(vm: Vm, _: Vec<Value>) -> Res {
    let lock = own(vm).lock.get();
    if lock.is_none() {
        return Err(vm.runtime_error("cannot release un-acquired lock"));
    }
    let release = vm.attribute(&lock, &vm.intern_str("release")).await?;
    vm.call(&release, Vec::new()).await
}

fn is_warning_class(vm: Vm, category: &Value) -> bool {
    category.get::<Type>().is_some_and(|class| class.is_subclass_of(vm.classes().warning.body()))
}

/// The class of a warning: its own if the message is one, else what was given.
fn category_of(vm: Vm, message: &Value, given: &Value) -> Res {
    if vm.is_instance_of(message, &vm.classes().warning) {
        return Ok(vm.class_of(message));
    }
    if given.is_none() {
        return Ok(vm.classes().user_warning.clone());
    }
    if is_warning_class(vm, given) {
        return Ok(given.clone());
    }
    let shown = match given.get::<Type>() {
        Some(class) => class.name(),
        None => vm.class_name(given),
    };
    Err(vm.type_error(format!("category must be a Warning subclass, not '{shown}'")))
}

#[undropped]
async fn warn(vm: Vm, a: Vec<Value>) -> Res {
    let [message, category, level, source, prefixes] = &a[..] else { return Ok(Value::NONE) };
    let mut level = vm.index_i64(level).await?;
    let Some(prefixes) = prefixes.get::<crate::types::tuple::Tuple>() else {
        return Err(vm.type_error("skip_file_prefixes must be a tuple of strs."));
    };
    let prefixes: Vec<String> = prefixes
        .items()
        .iter()
        .map(|prefix| vm.expect_text(prefix, "each prefix of skip_file_prefixes"))
        .collect::<Res<_>>()?;
    if !prefixes.is_empty() {
        level = level.max(2);
    }
    let category = category_of(vm, message, category)?;
    let place = caller::place(vm, level, &prefixes);
    let warning = Warning {
        message: message.clone(),
        text: Value::NONE,
        category,
        filename: place.filename,
        line: vm.int(place.line),
        module: place.module,
        registry: place.registry,
        source: source.clone(),
    };
    explicit(vm, warning).await
}

#[undropped]
async fn warn_explicit(vm: Vm, a: Vec<Value>) -> Res {
    let [message, category, filename, line, module, registry, _globals, source] = &a[..] else {
        return Ok(Value::NONE);
    };
    let name = vm.expect_text(filename, "warn_explicit() argument 'filename'")?;
    let line = vm.index_i64(line).await?;
    let category = category_of(vm, message, category)?;
    let module = match module.is_none() {
        true if name.is_empty() => vm.str("<unknown>"),
        true => vm.str(name.strip_suffix(".py").unwrap_or(&name)),
        false => module.clone(),
    };
    let warning = Warning {
        message: message.clone(),
        text: Value::NONE,
        category,
        filename: filename.clone(),
        line: vm.int(line),
        module,
        registry: registry.clone(),
        source: source.clone(),
    };
    explicit(vm, warning).await
}

/// Warns of a text that is compiled.
#[undropped]
pub(crate) async fn warn_of_syntax(vm: Vm, message: &str, filename: &Value, line: usize) -> Res<()> {
    // The filters are there as soon as the module is.
    crate::vm::import::import_module(vm, "_warnings").await?;
    let category = vm.classes().syntax_warning.clone();
    let line = vm.size(line);
    let none = Value::NONE;
    let args = vec![
        vm.str(message),
        category,
        filename.clone(),
        line,
        none.clone(),
        none.clone(),
        none.clone(),
        none,
    ];
    warn_explicit(vm, args).await.map(|_| ())
}

/// Does what the filters say to a warning.
#[undropped]
async fn explicit(vm: Vm, mut warning: Warning) -> Res {
    if !warning.registry.is_none() && warning.registry.get::<Dict>().is_none() {
        return Err(vm.type_error("'registry' must be a dict or None"));
    }
    if vm.is_instance_of(&warning.message, &vm.classes().warning) {
        warning.text = vm.to_str(&warning.message).await?;
    } else {
        warning.text = warning.message.clone();
        warning.message = vm.call(&warning.category, vec![warning.message.clone()]).await?;
    }
    let key = vm.tuple(vec![warning.text.clone(), warning.category.clone(), warning.line.clone()]);
    if already_warned(vm, &warning.registry, &key, false).await? {
        return Ok(Value::NONE);
    }
    let (action, item) = filter::action(vm, &warning).await?;
    let is_known = match action {
        Action::Error => return Err(Raise(warning.message)),
        Action::Ignore => return Ok(Value::NONE),
        Action::Always => false,
        Action::Default => {
            note(vm, &warning.registry, key).await?;
            false
        }
        Action::Module => {
            note(vm, &warning.registry, key).await?;
            noted_without_line(vm, &warning, &warning.registry).await?
        }
        Action::Once => {
            note(vm, &warning.registry, key).await?;
            let once = own(vm).once.get();
            let registry = if warning.registry.is_none() { &once } else { &warning.registry };
            noted_without_line(vm, &warning, registry).await?
        }
        Action::Unknown(name) => {
            let (name, item) = (vm.repr_text(&name).await?, vm.repr_text(&item).await?);
            let message = format!("Unrecognized action ({name}) in warnings.filters:\n {item}");
            return Err(vm.runtime_error(message));
        }
    };
    if !is_known {
        show(vm, warning).await?;
    }
    Ok(Value::NONE)
}

/// Notes in a registry that there was such a warning.
#[undropped]
async fn note(vm: Vm, registry: &Value, key: Value) -> Res<()> {
    if registry.is_none() {
        return Ok(());
    }
    vm.dict_insert(registry, key, Value::TRUE).await
}

/// Whether a registry knows of such a warning wherever in the module; it does from now on.
#[undropped]
async fn noted_without_line(vm: Vm, warning: &Warning, registry: &Value) -> Res<bool> {
    let key = vm.tuple(vec![warning.text.clone(), warning.category.clone(), vm.int(0)]);
    already_warned(vm, registry, &key, true).await
}

/// Whether a registry knows the warning. One that is older than the filters is emptied.
#[undropped]
async fn already_warned(vm: Vm, registry: &Value, key: &Value, notes: bool) -> Res<bool> {
    let Some(dict) = registry.get::<Dict>() else { return Ok(false) };
    let (name, version) = (vm.intern_str("version"), own(vm).version.get());
    if dict.get_str(&name).and_then(|known| known.as_i64()) == Some(version) {
        if let Some(known) = vm.dict_get(registry, key).await?
            && vm.truth(&known).await?
        {
            return Ok(true);
        }
    } else {
        dict.clear();
        dict.set_str(&name, vm.int(version));
    }
    if notes {
        note(vm, registry, key.clone()).await?;
    }
    Ok(false)
}

/// Hands the warning to `warnings`, which shows it.
#[undropped]
async fn show(vm: Vm, warning: Warning) -> Res<()> {
    let warnings = crate::vm::import::import_module(vm, "warnings").await?;
    let show = vm.attribute(&warnings, &vm.intern_str("_showwarnmsg")).await?;
    let class = vm.attribute(&warnings, &vm.intern_str("WarningMessage")).await?;
    let Warning { message, category, filename, line, source, .. } = warning;
    let args = vec![message, category, filename, line, Value::NONE, Value::NONE, source];
    let told = vm.call(&class, args).await?;
    vm.call(&show, vec![told]).await?;
    Ok(())
}

/// Whether a value is the text.
fn is_text(vm: Vm, value: &Value, text: &str) -> bool {
    value.kind() == Kind::Str && vm.text(value) == text
}
