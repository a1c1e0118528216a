//! What `x.y` is (`Objects/object.c`, `PyObject_GenericGetAttr`).

mod bind;
mod set;

use std::cell::RefCell;

use super::native::Step;
use super::{Res, Vm};
use crate::object::Kind;
use crate::types::descriptor::Super;
use crate::types::string::Str;
use crate::types::ty::Type;
use crate::value::{Slot, Value};

const ENTRIES: usize = 1024;

struct Entry {
    version: u32,
    name: u64,
    value: Slot,
}

/// Class attributes that were looked up lately.
pub(crate) struct Cache(RefCell<Vec<Entry>>);

impl Cache {
    pub(crate) fn new() -> Self {
        Self(RefCell::new((0..ENTRIES).map(|_| Entry { version: 0, name: 0, value: None }).collect()))
    }
}

/// What has to be called so that an attribute is set, and with what; `None`: nothing.
type ToCall = Option<(Value, Vec<Value>)>;

/// A special method, as it is to be called.
pub(crate) enum Special {
    /// With the object as its first argument.
    Method(Value),
    Bound(Value),
    /// Calling this with these arguments gives it.
    Get(Value, Vec<Value>),
}

/// What an attribute turned out to be.
pub(crate) enum Attribute {
    Value(Value),
    /// Calling this with these arguments gives it.
    Call(Value, Vec<Value>),
    /// There is none.
    Missing,
}

impl Vm {
    /// Empties the cache.
    pub(crate) fn forget_lookups(self) {
        let old = self.thread().cache.0.replace(Cache::new().0.into_inner());
        drop(old);
    }

    /// The attribute of a class through the cache.
    #[inline]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn cached(self, class: &Type, name: &Value) -> Slot {
        let version = class.version();
        let place = (version as usize).wrapping_mul(31).wrapping_add(name.bits() as usize >> 4) % ENTRIES;
        let mut entries = self.thread().cache.0.borrow_mut();
        let entry = &entries[place];
        if entry.version == version && entry.name == name.bits() {
            return entry.value.clone();
        }
        let value = class.find(name);
        let old = std::mem::replace(
            &mut entries[place],
            Entry { version, name: name.bits(), value: value.clone() },
        );
        drop(entries);
        drop(old);
        value
    }

    /// What the class of a value has under an interned name, unbound.
    #[inline]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn class_attribute(self, value: &Value, name: &Value) -> Slot {
        match value.header() {
            Some(header) => header.class().lookup(self, name),
            None => self.classes().of_immediate(value).body::<Type>().lookup(self, name),
        }
    }

    /// What an attribute of an object is, by the rules of `object.__getattribute__`.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn generic_attribute(self, object: &Value, name: &Value) -> Res<Attribute> {
        match object.kind() {
            Kind::Type => return self.type_attribute(object, name),
            Kind::Super => return self.super_attribute(object, name),
            Kind::Method => {
                if let Some(found) = crate::types::function_methods::forwarded(self, object, name) {
                    return found;
                }
            }
            Kind::Other => {
                if let Some(found) = crate::types::alias::forwarded(self, object, name) {
                    return found;
                }
                if let Some(begin) = crate::modules::thread::enter_local(self, object) {
                    return Ok(Attribute::Call(begin, vec![object.clone(), name.clone()]));
                }
            }
            _ => {}
        }
        let found = self.class_attribute(object, name);
        if let Some(descriptor) = &found
            && self.is_data_descriptor(descriptor)
            && self.can_get(descriptor)
        {
            return self.bind(descriptor, Some(object), &self.class_of(object));
        }
        if let Some(value) = object.ext().and_then(|ext| ext.get(name)) {
            return Ok(Attribute::Value(value));
        }
        match found {
            Some(descriptor) => self.bind(&descriptor, Some(object), &self.class_of(object)),
            None => Ok(Attribute::Missing),
        }
    }

    /// The same of a class: its own attributes come before those of its metaclass that are no data descriptors.
    fn type_attribute(self, class: &Value, name: &Value) -> Res<Attribute> {
        let meta = self.class_of(class);
        let found = meta.body::<Type>().lookup(self, name);
        if let Some(descriptor) = &found
            && self.is_data_descriptor(descriptor)
            && self.can_get(descriptor)
        {
            return self.bind(descriptor, Some(class), &meta);
        }
        if let Some(own) = class.body::<Type>().lookup(self, name) {
            return self.bind(&own, None, class);
        }
        match found {
            Some(descriptor) => self.bind(&descriptor, Some(class), &meta),
            None => Ok(Attribute::Missing),
        }
    }

    fn super_attribute(self, object: &Value, name: &Value) -> Res<Attribute> {
        let body = object.body::<Super>();
        let (class, receiver, of) = (body.class.get(), body.receiver.get(), body.of.get());
        if let (Some(class), Some(receiver), Some(of)) = (class, receiver, of)
            && !name.is(&self.names().__class__)
            && let Some(found) = found_after(&of, &class, name)
        {
            let bound = if receiver.is(&of) { None } else { Some(&receiver) };
            return self.bind(&found, bound, &of);
        }
        match self.class_attribute(object, name) {
            Some(found) => self.bind(&found, Some(object), &self.class_of(object)),
            None => Ok(Attribute::Missing),
        }
    }

    /// The function that `super().name` is for a call, with the receiver, where nothing has to be bound.
    pub(super) fn super_method(self, object: &Value, name: &Value) -> Option<(Value, Value)> {
        let body = object.exact::<Super>()?;
        let (class, receiver, of) = (body.class.get()?, body.receiver.get()?, body.of.get()?);
        if receiver.is(&of) || name.is(&self.names().__class__) {
            return None;
        }
        let found = found_after(&of, &class, name)?;
        let is_unbound = matches!(found.kind(), Kind::Function | Kind::Native) && is_method(&found);
        is_unbound.then_some((found, receiver))
    }

    /// Whether it has the last word over what an instance has under the same name.
    pub(super) fn is_data_descriptor(self, descriptor: &Value) -> bool {
        match descriptor.kind() {
            Kind::Property | Kind::GetSet | Kind::Member => true,
            Kind::Function | Kind::Native | Kind::ClassMethod | Kind::StaticMethod => false,
            Kind::Instance | Kind::Other | Kind::Type => self.can_set(descriptor),
            _ => descriptor.header().is_some_and(|header| header.is_subclass()) && self.can_set(descriptor),
        }
    }

    fn can_set(self, descriptor: &Value) -> bool {
        let names = self.names();
        self.class_attribute(descriptor, &names.__set__).is_some()
            || self.class_attribute(descriptor, &names.__delete__).is_some()
    }

    /// Whether a data descriptor has a say over reading, too.
    fn can_get(self, descriptor: &Value) -> bool {
        !matches!(descriptor.kind(), Kind::Instance | Kind::Other | Kind::Type)
            || self.class_attribute(descriptor, &self.names().__get__).is_some()
    }

    /// Whether `object.__getattribute__` decides about the attributes of a value, and nothing is asked after it.
    #[inline]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn has_generic_attributes(self, object: &Value) -> bool {
        let Some(header) = object.header() else { return true };
        let class = header.class();
        if !class.is_heap() && header.kind() != Kind::Module {
            return true;
        }
        let names = self.names();
        let get = class.lookup(self, &names.__getattribute__);
        let is_native = get.is_some_and(|get| get.kind() == Kind::Native);
        is_native && class.lookup(self, &names.__getattr__).is_none() && header.kind() != Kind::Module
    }

    /// An attribute, if no Python code is needed; `None` if it is.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn attribute_quick(self, object: &Value, name: &Value) -> Option<Res<Attribute>> {
        self.has_generic_attributes(object).then(|| self.generic_attribute(object, name))
    }

    /// An attribute. `Err` if there is none.
    #[undropped]
    pub(crate) async fn attribute(self, object: &Value, name: &Value) -> Res {
        match self.attribute_or_missing(object, name).await? {
            Some(value) => Ok(value),
            None => Err(self.no_attribute(object, name)),
        }
    }

    /// An attribute, or `None` if there is none.
    #[undropped]
    pub(crate) async fn optional_attribute(self, object: &Value, name: &Value) -> Res<Slot> {
        match self.attribute_or_missing(object, name).await {
            Err(raise) if self.is_raised(&raise, &self.classes().attribute_error) => Ok(None),
            other => other,
        }
    }

    #[undropped]
    async fn attribute_or_missing(self, object: &Value, name: &Value) -> Res<Slot> {
        let names = self.names();
        if let Some(found) = self.attribute_quick(object, name) {
            return self.finish_attribute(found).await;
        }
        let getter = self.class_attribute(object, &names.__getattribute__);
        let found = match getter {
            Some(getter) if getter.kind() != Kind::Native => {
                self.call_found(&getter, object, vec![name.clone()]).await.map(Some)
            }
            _ => {
                let found = self.generic_attribute(object, name);
                self.finish_attribute(found).await
            }
        };
        let failed = match &found {
            Ok(value) => value.is_none(),
            Err(raise) => self.is_raised(raise, &self.classes().attribute_error),
        };
        if !failed {
            return found;
        }
        if let Some(fallback) = self.class_attribute(object, &names.__getattr__) {
            return self.call_found(&fallback, object, vec![name.clone()]).await.map(Some);
        }
        if object.kind() == Kind::Module
            && let Some(fallback) = object.ext().and_then(|ext| ext.get(&names.__getattr__))
        {
            return self.call(&fallback, vec![name.clone()]).await.map(Some);
        }
        found
    }

    /// Calls what the class of an object has, which may have to be bound first.
    #[undropped]
    async fn call_found(self, found: &Value, object: &Value, args: Vec<Value>) -> Res {
        // The methods of weak proxies are static, and are given the proxy.
        if matches!(found.kind(), Kind::Function | Kind::StaticMethod) {
            return self.call(found, [object.clone()].into_iter().chain(args).collect()).await;
        }
        let callee = match self.bind(found, Some(object), &self.class_of(object))? {
            Attribute::Value(callee) => callee,
            Attribute::Call(get, its) => self.call(&get, its).await?,
            Attribute::Missing => found.clone(),
        };
        self.call(&callee, args).await
    }

    #[undropped]
    async fn finish_attribute(self, found: Res<Attribute>) -> Res<Slot> {
        match found? {
            Attribute::Value(value) => Ok(Some(value)),
            Attribute::Call(callee, args) => self.call(&callee, args).await.map(Some),
            Attribute::Missing => Ok(None),
        }
    }

    /// Makes sure that an attribute's name is a string, and interns it.
    pub(crate) fn attribute_name(self, name: &Value) -> Res {
        if name.get::<Str>().is_none() {
            let message = format!("attribute name must be string, not '{}'", self.class_name(name));
            return Err(self.type_error(message));
        }
        Ok(self.intern(name))
    }

    /// The special method of a value's class; `None` if the class has none.
    pub(crate) fn special(self, object: &Value, name: &Value) -> Res<Option<Special>> {
        let Some(found) = self.class_attribute(object, name) else { return Ok(None) };
        if is_method(&found) {
            return Ok(Some(Special::Method(found)));
        }
        Ok(match self.bind(&found, Some(object), &self.class_of(object))? {
            Attribute::Value(bound) => Some(Special::Bound(bound)),
            Attribute::Call(get, args) => Some(Special::Get(get, args)),
            Attribute::Missing => None,
        })
    }

    /// Calls a special method of the first argument's class, if it is native code.
    pub(crate) fn native_special(self, name: &Value, args: &[Value]) -> Option<Step> {
        let found = self.class_attribute(args.first()?, name)?;
        let native = found.get::<super::Native>()?;
        is_method(&found).then(|| self.call_native(native, args, None))
    }

    /// Calls a special method of a value's class; `None` if the class has none.
    #[undropped]
    pub(crate) async fn call_special(self, object: &Value, name: &Value, args: Vec<Value>) -> Res<Slot> {
        let Some(found) = self.special(object, name)? else { return Ok(None) };
        let (callee, args) = match found {
            Special::Method(method) => (method, [object.clone()].into_iter().chain(args).collect()),
            Special::Bound(callee) => (callee, args),
            Special::Get(get, its) => (self.call(&get, its).await?, args),
        };
        self.call(&callee, args).await.map(Some)
    }
}

/// What the classes that come after one in the order of another's bases have under a name.
fn found_after(of: &Value, class: &Value, name: &Value) -> Slot {
    let in_dict =
        |class: &Value| class.body::<Type>().dict().body::<crate::types::dict::Dict>().get_str(name);
    of.body::<Type>().ancestors.with(|ancestors| {
        let first = if of.is(class) { 0 } else { ancestors.iter().position(|known| known.is(class))? + 1 };
        ancestors[first..].iter().find_map(in_dict)
    })
}

/// Whether a function in a class's namespace takes the instance as its first argument.
fn is_method(found: &Value) -> bool {
    match found.kind() {
        Kind::Function => true,
        Kind::Native => {
            let native = found.body::<super::Native>();
            native.owner.is_some() && native.name != "__new__"
        }
        _ => false,
    }
}
