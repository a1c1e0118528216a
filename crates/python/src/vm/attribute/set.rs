//! How attributes are set and deleted.

use super::super::{Res, Vm};
use super::ToCall;
use crate::object::Kind;
use crate::types::descriptor::{Field, GetSet, Member, Property};
use crate::types::ty::Type;
use crate::value::{Slot, Value};
use crate::vm::native::Step;

impl Vm {
    /// Sets or, without a value, deletes an attribute by the rules of `object.__setattr__`. `Wait` if a descriptor is to
    /// be called.
    pub(crate) fn generic_set_attribute(self, object: &Value, name: &Value, value: Slot) -> Step {
        Step::Done(match self.set_attribute_step(object, name, value) {
            Ok(None) => Ok(Value::NONE),
            Ok(Some((callee, args))) => {
                return Step::Wait(crate::vm::native::task(async move {
                    self.call(&callee, args).await?;
                    Ok(Value::NONE)
                }));
            }
            Err(raise) => Err(raise),
        })
    }

    pub(super) fn set_attribute_step(self, object: &Value, name: &Value, value: Slot) -> Res<ToCall> {
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
    pub(super) fn set_through(self, descriptor: &Value, object: &Value, value: &Slot) -> Option<Res<ToCall>> {
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

    pub(super) fn set_type_attribute(self, class: &Value, name: &Value, value: Slot) -> Res<()> {
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
        crate::vm::class::refresh_flags(self, class);
        Ok(())
    }

    /// Sets or deletes an attribute.
    pub(crate) fn set_attribute(self, object: &Value, name: &Value, value: Slot) -> Step {
        let names = self.names();
        let method = if value.is_some() { &names.__setattr__ } else { &names.__delattr__ };
        match self.class_attribute(object, method) {
            Some(custom) if custom.kind() != Kind::Native => {
                let (object, args) = (object.clone(), [name.clone()].into_iter().chain(value).collect());
                Step::Wait(crate::vm::native::task(
                    async move { self.call_found(&custom, &object, args).await },
                ))
            }
            // A class may have another native method under the name.
            Some(custom)
                if custom
                    .get::<crate::vm::native::Native>()
                    .is_some_and(|native| !native.name.ends_with("attr__")) =>
            {
                let args = [object.clone(), name.clone()].into_iter().chain(value).collect();
                Step::Wait(crate::vm::native::task(async move { self.call(&custom, args).await }))
            }
            _ => self.generic_set_attribute(object, name, value),
        }
    }
}
