//! The module `_abc` (`Modules/_abc.c`): what the metaclass of abstract classes asks: which methods are abstract, which
//! classes were registered, and what is known of a class already.

mod check;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

use super::{new_class, state};
use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::ty::{MAPPING, SEQUENCE, Type};
use crate::types::weakref::WeakRef;
use crate::types::weakref_methods::make;
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};
use crate::waits;

const DATA: &str = "_abc._abc_data";
/// Where a class has its data.
const IMPL: &str = "_abc_impl";
/// Where a class says which patterns match its instances, until it is made.
const FLAGS: &str = "__abc_tpflags__";

/// Classes that do not live longer for being here: weak references by the numbers of the classes.
#[derive(Default)]
struct Classes(Mut<HashMap<u64, Value>>);

impl Classes {
    fn contains(&self, class: &Value) -> bool {
        let found = self.0.with(|all| all.get(&class.id()).cloned());
        // Another class may have got the place of one that has gone.
        found.and_then(|reference| reference.body::<WeakRef>().get()).is_some_and(|known| known.is(class))
    }

    fn add(&self, vm: Vm, class: &Value) -> Res<()> {
        let reference = make(vm, &vm.classes().weakref, class, None)?;
        let old = self.0.with(|all| all.insert(class.id(), reference));
        drop(old);
        Ok(())
    }

    /// Those that still live.
    fn all(&self) -> Vec<Value> {
        let references: Vec<Value> = self.0.with(|all| all.values().cloned().collect());
        references.iter().filter_map(|reference| reference.body::<WeakRef>().get()).collect()
    }

    fn clear(&self) {
        drop(self.0.take());
    }

    #[undropped]
    async fn as_set(&self, vm: Vm) -> Res {
        let references: Vec<Value> = self.0.with(|all| all.values().cloned().collect());
        let set = vm.empty_set();
        for reference in references {
            vm.set_add(&set, reference).await?;
        }
        Ok(set)
    }
}

/// What is known of an abstract class.
#[derive(Default)]
struct Data {
    registry: Classes,
    /// Classes that were found to derive from it, and classes that were found not to.
    cache: Classes,
    negative: Classes,
    /// The number of registrations when the negative cache was begun.
    version: AtomicU64,
}

impl Body for Data {
    const KIND: Kind = Kind::Other;
}

#[derive(Default)]
struct Registrations(AtomicU64);

/// How many classes have been registered anywhere.
fn registrations(vm: Vm) -> &'static AtomicU64 {
    let all: &Registrations = state::of(vm);
    &all.0
}

pub(crate) fn fill(vm: Vm, m: &Methods) {
    if state::kept(vm, DATA).is_none() {
        let class = new_class(vm, "_abc", DATA, &vm.classes().object, Info::plain::<Data>(), 0);
        state::keep(vm, DATA, &class);
    }
    m.sync("get_cache_token", "", |vm, _| Ok(vm.int(registrations(vm).load(Ordering::Relaxed) as i64)))
        .wait("_abc_init", "self, /", waits!(init))
        .wait("_abc_register", "self, subclass, /", waits!(register))
        .wait("_abc_instancecheck", "self, instance, /", waits!(check::instance))
        .wait("_abc_subclasscheck", "self, subclass, /", waits!(check::subclass))
        .wait("_get_dump", "self, /", waits!(dump))
        .sync("_reset_registry", "self, /", |vm, a| {
            data(vm, &a[0])?.body::<Data>().registry.clear();
            Ok(Value::NONE)
        })
        .sync("_reset_caches", "self, /", |vm, a| {
            let data = data(vm, &a[0])?;
            data.body::<Data>().cache.clear();
            data.body::<Data>().negative.clear();
            Ok(Value::NONE)
        });
}

/// The data of a class.
fn data(vm: Vm, class: &Value) -> Res {
    let found = class.get::<Type>().and_then(|ty| ty.lookup(vm, &vm.intern_str(IMPL)));
    match found.filter(|found| found.get::<Data>().is_some()) {
        Some(data) => Ok(data),
        None => Err(vm.type_error("_abc_impl is set to a wrong type")),
    }
}

#[undropped]
async fn init(vm: Vm, a: Vec<Value>) -> Res {
    let Some(ty) = a[0].get::<Type>() else { return Err(not_a_class(vm, &a[0])) };
    collect_abstract(vm, &a[0], ty).await?;
    let data = Data { version: AtomicU64::new(registrations(vm).load(Ordering::Relaxed)), ..Data::default() };
    ty.set(&vm.intern_str(IMPL), allocate(&state::kept(vm, DATA), data));
    // `collections.abc` says so which classes are sequences or mappings for `match`.
    if let Some(flags) = ty.dict().body::<Dict>().remove_str(&vm.intern_str(FLAGS)) {
        let flags = vm.index_i64(&flags).await?;
        for (bit, flag) in [(1 << 5, SEQUENCE), (1 << 6, MAPPING)] {
            if flags & bit != 0 {
                ty.set_flag(flag, true);
            }
        }
        ty.modified();
    }
    Ok(Value::NONE)
}

fn not_a_class(vm: Vm, value: &Value) -> Raise {
    vm.type_error(format!("expected a class, not {}", vm.class_name(value)))
}

#[undropped]
async fn is_abstract(vm: Vm, value: &Value) -> Res<bool> {
    match vm.optional_attribute(value, &vm.names().__isabstractmethod__).await? {
        Some(mark) => vm.truth(&mark).await,
        None => Ok(false),
    }
}

/// Sets `__abstractmethods__`: those of the class itself, and those of its bases that it has not made up for.
#[undropped]
async fn collect_abstract(vm: Vm, class: &Value, ty: &Type) -> Res<()> {
    let set = vm.empty_set();
    for (name, value) in ty.dict().body::<Dict>().pairs() {
        if is_abstract(vm, &value).await? {
            vm.set_add(&set, name).await?;
        }
    }
    let marker = vm.intern_str("__abstractmethods__");
    for base in ty.bases.get().map(|bases| vm.tuple_items(&bases)).unwrap_or_default() {
        let Some(inherited) = vm.optional_attribute(&base, &marker).await? else { continue };
        for name in vm.collect(&inherited).await? {
            let Some(value) = vm.optional_attribute(class, &vm.attribute_name(&name)?).await? else {
                continue;
            };
            if is_abstract(vm, &value).await? {
                vm.set_add(&set, name).await?;
            }
        }
    }
    let frozen = vm.call(&vm.classes().frozenset, vec![set]).await?;
    vm.finish(vm.set_attribute(class, &marker, Some(frozen))).await.map(drop)
}

#[undropped]
async fn register(vm: Vm, a: Vec<Value>) -> Res {
    let (Some(ty), Some(subclass)) = (a[0].get::<Type>(), a[1].get::<Type>()) else {
        return Err(vm.type_error("Can only register classes"));
    };
    if vm.issubclass(&a[1], &a[0]).await? {
        return Ok(a[1].clone());
    }
    if vm.issubclass(&a[0], &a[1]).await? {
        return Err(vm.runtime_error("Refusing to create an inheritance cycle"));
    }
    data(vm, &a[0])?.body::<Data>().registry.add(vm, &a[1])?;
    registrations(vm).fetch_add(1, Ordering::Relaxed);
    for flag in [SEQUENCE, MAPPING] {
        if ty.has_flag(flag) && subclass.is_heap() {
            set_with_subclasses(subclass, flag);
        }
    }
    Ok(a[1].clone())
}

fn set_with_subclasses(ty: &Type, flag: u32) {
    ty.set_flag(flag, true);
    for class in ty.subclass_values() {
        set_with_subclasses(class.body(), flag);
    }
}

#[undropped]
async fn dump(vm: Vm, a: Vec<Value>) -> Res {
    let kept = data(vm, &a[0])?;
    let data = kept.body::<Data>();
    let mut parts = Vec::new();
    for classes in [&data.registry, &data.cache, &data.negative] {
        parts.push(classes.as_set(vm).await?);
    }
    parts.push(vm.int(data.version.load(Ordering::Relaxed) as i64));
    Ok(vm.tuple(parts))
}
