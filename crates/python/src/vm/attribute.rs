//! What `x.y` is (`Objects/object.c`, `PyObject_GenericGetAttr`).

use std::cell::RefCell;

use super::native::Step;
use super::{Raise, Res, Vm};
use crate::object::{Kind, allocate};
use crate::types::descriptor::{ClassMethod, Field, GetSet, Member, Property, StaticMethod, Super};
use crate::types::function::Method;
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

    /// What a value in a class's namespace gives for an instance, or for the class itself.
    pub(crate) fn bind(self, found: &Value, instance: Option<&Value>, class: &Value) -> Res<Attribute> {
        let Some(header) = found.header() else { return Ok(Attribute::Value(found.clone())) };
        Ok(match header.kind() {
            Kind::Function => match instance {
                Some(instance) => Attribute::Value(self.new_method(found, instance)),
                None => Attribute::Value(found.clone()),
            },
            Kind::Native => match (instance, is_method(found)) {
                (Some(instance), true) => Attribute::Value(self.new_method(found, instance)),
                _ => Attribute::Value(found.clone()),
            },
            Kind::ClassMethod => {
                // Whatever it wraps, a descriptor or not, is called with the class.
                let inner = found.body::<ClassMethod>().0.get().unwrap_or(Value::NONE);
                Attribute::Value(self.new_method(&inner, class))
            }
            Kind::StaticMethod => {
                Attribute::Value(found.body::<StaticMethod>().0.get().unwrap_or(Value::NONE))
            }
            Kind::Property if !header.is_subclass() => match instance {
                None => Attribute::Value(found.clone()),
                Some(instance) => match found.body::<Property>().get.get() {
                    Some(getter) => Attribute::Call(getter, vec![instance.clone()]),
                    None => return Err(self.no_accessor(found, instance, "getter")),
                },
            },
            Kind::GetSet => match instance {
                None => Attribute::Value(found.clone()),
                Some(instance) => {
                    let getset = found.body::<GetSet>();
                    self.check_owner(instance, &getset.owner, getset.name)?;
                    Attribute::Value((getset.get)(self, instance)?)
                }
            },
            Kind::Member => match instance {
                None => Attribute::Value(found.clone()),
                Some(instance) => {
                    let member = found.body::<Member>();
                    self.check_owner(instance, &member.owner, self.text(&member.name))?;
                    let held = match member.field {
                        Field::Slot(index) => instance.ext().and_then(|ext| ext.slot(index)),
                        Field::Native(get) => Some(get(self, instance)?),
                    };
                    match held {
                        Some(value) => Attribute::Value(value),
                        None => return Err(self.empty_slot(instance, &member.name)),
                    }
                }
            },
            kind if header.is_subclass()
                || matches!(
                    kind,
                    Kind::Instance | Kind::Other | Kind::Type | Kind::Property | Kind::Super
                ) =>
            {
                match self.class_attribute(found, &self.names().__get__) {
                    Some(get) => {
                        let instance = instance.cloned().unwrap_or(Value::NONE);
                        Attribute::Call(get, vec![found.clone(), instance, class.clone()])
                    }
                    None => Attribute::Value(found.clone()),
                }
            }
            _ => Attribute::Value(found.clone()),
        })
    }

    /// A slot that holds nothing is told of with the whole name of the class (`PyMember_GetOne`).
    fn empty_slot(self, instance: &Value, name: &Value) -> Raise {
        let class = self.class_of(instance);
        let ty = class.body::<Type>();
        let own = ty.qualname.get().map_or_else(|| ty.name(), |own| self.text(&own).to_owned());
        let module = ty.dict().body::<crate::types::dict::Dict>().get_str(&self.names().__module__);
        let class = match module.filter(|module| module.kind() == Kind::Str) {
            Some(module) if !matches!(self.text(&module), "builtins" | "__main__") => {
                format!("{}.{own}", self.text(&module))
            }
            _ => own,
        };
        let message = format!("'{class}' object has no attribute '{}'", self.text(name));
        self.attribute_error(instance, name, message)
    }

    fn check_owner(self, instance: &Value, owner: &Value, name: &str) -> Res<()> {
        if self.is_instance_of(instance, owner) {
            return Ok(());
        }
        Err(self.type_error(format!(
            "descriptor '{name}' for '{}' objects doesn't apply to a '{}' object",
            owner.body::<Type>().name(),
            self.class_name(instance)
        )))
    }

    /// An attribute that a function gives, and none sets.
    pub(crate) fn not_writable(self, getset: &GetSet) -> Raise {
        let (class, name) = (getset.owner.body::<Type>().name(), getset.name);
        let message = format!("attribute '{name}' of '{class}' objects is not writable");
        self.raise_text(&self.classes().attribute_error, &message)
    }

    pub(crate) fn no_accessor(self, property: &Value, instance: &Value, what: &str) -> Raise {
        let class = match self.class_of(instance).body::<Type>().qualname.get() {
            Some(name) => self.text(&name).to_owned(),
            None => self.class_name(instance),
        };
        let message = match property.body::<Property>().name.get() {
            Some(name) if name.kind() == Kind::Str => {
                format!("property '{}' of '{class}' object has no {what}", self.text(&name))
            }
            _ => format!("property of '{class}' object has no {what}"),
        };
        self.raise_text(&self.classes().attribute_error, &message)
    }

    pub(crate) fn new_method(self, function: &Value, receiver: &Value) -> Value {
        let method = Method { function: function.clone(), receiver: receiver.clone() };
        let classes = self.classes();
        let class = match function.get::<super::Native>() {
            None => &classes.method,
            Some(native) if native.name.starts_with("__") => &classes.method_wrapper,
            Some(_) => &classes.builtin_method,
        };
        allocate(class, method)
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

    /// Sets or, without a value, deletes an attribute by the rules of `object.__setattr__`. `Wait` if a descriptor is to
    /// be called.
    pub(crate) fn generic_set_attribute(self, object: &Value, name: &Value, value: Slot) -> Step {
        Step::Done(match self.set_attribute_step(object, name, value) {
            Ok(None) => Ok(Value::NONE),
            Ok(Some((callee, args))) => {
                return Step::Wait(super::native::task(async move {
                    self.call(&callee, args).await?;
                    Ok(Value::NONE)
                }));
            }
            Err(raise) => Err(raise),
        })
    }

    fn set_attribute_step(self, object: &Value, name: &Value, value: Slot) -> Res<ToCall> {
        if object.kind() == Kind::Other
            && let Some(begin) = crate::modules::thread::enter_local(self, object)
            && let Some(value) = &value
        {
            return Ok(Some((begin, vec![object.clone(), name.clone(), value.clone()])));
        }
        let found = self.class_attribute(object, name);
        if let Some(descriptor) = &found
            && let Some(result) = self.set_through(descriptor, object, &value)
        {
            return result;
        }
        if object.kind() == Kind::Type {
            return self.set_type_attribute(object, name, value).map(|()| None);
        }
        let own = object.ext().filter(|_| self.has_dict(object));
        match (own, value) {
            (Some(ext), Some(value)) => ext.set(self, name, value),
            (Some(ext), None) => {
                if ext.delete(self, name).is_none() {
                    return Err(self.no_attribute(object, name));
                }
            }
            (None, _) if found.is_some() => {
                let message = format!(
                    "'{}' object attribute '{}' is read-only",
                    self.class_name(object),
                    self.text(name)
                );
                return Err(self.attribute_error(object, name, message));
            }
            (None, _) => {
                let class = self.class_name(object);
                let text = self.text(name);
                let message = if object.ext().is_some()
                    || !object.header().is_some_and(|h| h.class().is_heap())
                {
                    format!(
                        "'{class}' object has no attribute '{text}' and no __dict__ for setting new attributes"
                    )
                } else {
                    format!("'{class}' object has no attribute '{text}'")
                };
                return Err(self.attribute_error(object, name, message));
            }
        }
        Ok(None)
    }

    /// Whether a value has attributes of its own.
    pub(crate) fn has_dict(self, object: &Value) -> bool {
        object.header().is_some_and(|header| {
            header.class().has_instance_dict()
                && !matches!(header.kind(), Kind::Set | Kind::Method | Kind::Generator)
                || header.is_subclass() && header.class().has_instance_dict()
        })
    }

    /// Sets through what the class has under the name; `None` if that is no data descriptor.
    fn set_through(self, descriptor: &Value, object: &Value, value: &Slot) -> Option<Res<ToCall>> {
        Some(match descriptor.kind() {
            Kind::Property if !descriptor.header()?.is_subclass() => {
                let property = descriptor.body::<Property>();
                let (setter, what) = match value {
                    Some(_) => (property.set.get(), "setter"),
                    None => (property.delete.get(), "deleter"),
                };
                let args = [object.clone()].into_iter().chain(value.clone()).collect();
                match setter {
                    Some(setter) => Ok(Some((setter, args))),
                    None => Err(self.no_accessor(descriptor, object, what)),
                }
            }
            Kind::GetSet => {
                let getset = descriptor.body::<GetSet>();
                match getset.set {
                    Some(set) => set(self, object, value.clone()).map(|()| None),
                    None => Err(self.not_writable(getset)),
                }
            }
            Kind::Member => {
                let member = descriptor.body::<Member>();
                let Field::Slot(index) = member.field else {
                    return Some(Err(self.raise_text(&self.classes().attribute_error, "readonly attribute")));
                };
                let ext = object.ext()?;
                let old = ext.set_slot(index, value.clone());
                if value.is_none() && old.is_none() {
                    return Some(Err(self.no_attribute(object, &member.name)));
                }
                Ok(None)
            }
            Kind::Instance | Kind::Other | Kind::Type | Kind::Property => {
                let names = self.names();
                let (name, other) = match value {
                    Some(_) => (&names.__set__, &names.__delete__),
                    None => (&names.__delete__, &names.__set__),
                };
                match self.class_attribute(descriptor, name) {
                    Some(method) => {
                        let args =
                            [descriptor.clone(), object.clone()].into_iter().chain(value.clone()).collect();
                        Ok(Some((method, args)))
                    }
                    None if self.class_attribute(descriptor, other).is_some() => {
                        Err(self.raise_text(&self.classes().attribute_error, self.text(name)))
                    }
                    None => return None,
                }
            }
            _ => return None,
        })
    }

    fn set_type_attribute(self, class: &Value, name: &Value, value: Slot) -> Res<()> {
        let ty = class.body::<Type>();
        if !ty.is_heap() {
            let message =
                format!("cannot set '{}' attribute of immutable type '{}'", self.text(name), ty.name());
            return Err(self.type_error(message));
        }
        let dict = ty.dict();
        let dict = dict.body::<crate::types::dict::Dict>();
        match value {
            Some(value) => dict.set_str(name, value),
            None => {
                if dict.remove_str(name).is_none() {
                    return Err(self.no_attribute(class, name));
                }
            }
        }
        ty.modified();
        super::class::refresh_flags(self, class);
        Ok(())
    }

    /// Sets or deletes an attribute.
    pub(crate) fn set_attribute(self, object: &Value, name: &Value, value: Slot) -> Step {
        let names = self.names();
        let method = if value.is_some() { &names.__setattr__ } else { &names.__delattr__ };
        match self.class_attribute(object, method) {
            Some(custom) if custom.kind() != Kind::Native => {
                let (object, args) = (object.clone(), [name.clone()].into_iter().chain(value).collect());
                Step::Wait(super::native::task(async move { self.call_found(&custom, &object, args).await }))
            }
            // A class may have another native method under the name.
            Some(custom)
                if custom.get::<super::Native>().is_some_and(|native| !native.name.ends_with("attr__")) =>
            {
                let args = [object.clone(), name.clone()].into_iter().chain(value).collect();
                Step::Wait(super::native::task(async move { self.call(&custom, args).await }))
            }
            _ => self.generic_set_attribute(object, name, value),
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
