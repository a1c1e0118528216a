//! What an attribute that was found becomes when it is read: methods are bound, descriptors asked.

use super::super::{Raise, Res, Vm};
use super::{Attribute, is_method};
use crate::object::{Kind, allocate};
use crate::types::descriptor::{ClassMethod, Field, GetSet, Member, Property, StaticMethod};
use crate::types::function::Method;
use crate::types::ty::Type;
use crate::value::Value;

impl Vm {
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
    pub(super) fn empty_slot(self, instance: &Value, name: &Value) -> Raise {
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

    pub(super) fn check_owner(self, instance: &Value, owner: &Value, name: &str) -> Res<()> {
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
        let class = match function.get::<crate::vm::native::Native>() {
            None => &classes.method,
            Some(native) if native.name.starts_with("__") => &classes.method_wrapper,
            Some(_) => &classes.builtin_method,
        };
        allocate(class, method)
    }
}
