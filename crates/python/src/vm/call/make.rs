//! Calls of classes: `__new__`, then `__init__` (`Objects/typeobject.c`, `type_call`).

use super::Called;
use crate::object::Kind;
use crate::types::descriptor::StaticMethod;
use crate::types::ty::Type;
use crate::value::{Slot, Value};
use crate::vm::attribute::Attribute;
use crate::vm::frame::Ret;
use crate::vm::native::{Native, task};
use crate::vm::{Res, Vm};

impl Vm {
    /// The `__init__` of a class that makes its instances as `object` does, if it is a function.
    pub(in crate::vm) fn plain_init(self, class: &Value) -> Slot {
        let (ty, names) = (class.body::<Type>(), self.names());
        if !ty.is_heap() || ty.info.kind != Kind::Instance || !self.class_of(class).is(&self.classes().type_)
        {
            return None;
        }
        let new = ty.lookup(self, &names.__new__)?;
        let by_object = new.get::<Native>()?.owner.as_ref()?.is(&self.classes().object);
        ty.lookup(self, &names.__init__).filter(|init| by_object && init.kind() == Kind::Function)
    }

    /// Makes an instance and pushes the frame of its `__init__`.
    pub(super) fn call_init(
        self,
        class: &Value,
        init: &Value,
        args: Vec<Value>,
        names: Option<&Value>,
        dst: u16,
    ) -> (Called, Option<Ret>) {
        let pushed = crate::types::object::new_instance(self, class)
            .map_err(|raise| (raise, Ret::Discard))
            .and_then(|instance| {
                let args = [instance.clone()].into_iter().chain(args).collect();
                self.push_function(init, args, names, Ret::Init { dst, instance })
            });
        match pushed {
            Ok(()) => (Called::Pushed, None),
            Err((raise, _)) => (Called::Done(Err(raise)), Some(Ret::To(dst))),
        }
    }

    /// Calls a class: makes an instance.
    pub(super) fn call_type(self, class: &Value, args: Vec<Value>, names: Option<&Value>) -> Called {
        let meta = self.class_of(class);
        let own = self.names();
        if meta.is(&self.classes().type_) {
            if class.is(&self.classes().type_) && args.len() == 1 && names.is_none() {
                return Called::Done(Ok(self.class_of(&args[0])));
            }
        } else if let Some(call) = meta.body::<Type>().lookup(self, &own.__call__)
            && call.kind() != Kind::Native
        {
            let (class, names) = (class.clone(), names.cloned());
            return Called::Wait(task(async move {
                if call.kind() == Kind::Function {
                    let args = [class].into_iter().chain(args).collect();
                    return self.call_names(&call, args, names).await;
                }
                let call = match self.bind(&call, Some(&class), &meta)? {
                    Attribute::Value(bound) => bound,
                    Attribute::Call(callee, args) => self.call(&callee, args).await?,
                    Attribute::Missing => call,
                };
                self.call_names(&call, args, names).await
            }));
        }
        if let Some(made) = crate::types::exceptions::instantiate_quick(self, class, &args, names) {
            return Called::Done(made);
        }
        self.instantiate(class, args, names)
    }

    /// `type.__call__`: `__new__`, then `__init__` if that gave an instance of the class.
    pub(crate) fn instantiate(self, class: &Value, args: Vec<Value>, names: Option<&Value>) -> Called {
        let own = self.names();
        let ty = class.body::<Type>();
        let Some(new) = ty.lookup(self, &own.__new__) else {
            return Called::Done(Err(self.type_error(format!("cannot create '{}' instances", ty.name()))));
        };
        let init = ty.lookup(self, &own.__init__);
        let is_default = move |found: &Option<Value>| {
            found.as_ref().is_some_and(|found| {
                found
                    .get::<Native>()
                    .is_some_and(|n| n.owner.as_ref().is_some_and(|o| o.is(&self.classes().object)))
            })
        };
        // A built-in class makes its instances itself.
        if is_default(&init)
            && let Some(native) = new.get::<Native>()
            && !is_default(&Some(new.clone()))
        {
            let args: Vec<Value> = [class.clone()].into_iter().chain(args).collect();
            return self.call_native(native, &args, names).into();
        }
        let (class, names) = (class.clone(), names.cloned());
        let default_new = is_default(&Some(new.clone()));
        Called::Wait(task(async move {
            let made = if default_new && !is_default(&init) {
                crate::types::object::new_instance(self, &class)?
            } else {
                let first: Vec<Value> = [class.clone()].into_iter().chain(args.iter().cloned()).collect();
                let new = match (new.get::<StaticMethod>(), new.kind()) {
                    (Some(inner), _) => inner.0.get().unwrap_or(Value::NONE),
                    (None, Kind::Function | Kind::Native) => new,
                    _ => match self.bind(&new, None, &class)? {
                        Attribute::Value(bound) => bound,
                        Attribute::Call(callee, args) => self.call(&callee, args).await?,
                        Attribute::Missing => new,
                    },
                };
                self.call_names(&new, first, names.clone()).await?
            };
            if !self.is_instance_of(&made, &class) {
                return Ok(made);
            }
            let Some(init) = self.class_attribute(&made, &self.names().__init__) else { return Ok(made) };
            let result = match init.kind() {
                Kind::Function | Kind::Native => {
                    let args = [made.clone()].into_iter().chain(args).collect();
                    self.call_names(&init, args, names).await?
                }
                _ => {
                    let bound = match self.bind(&init, Some(&made), &class)? {
                        Attribute::Value(bound) => bound,
                        Attribute::Call(callee, args) => self.call(&callee, args).await?,
                        Attribute::Missing => return Ok(made),
                    };
                    self.call_names(&bound, args, names).await?
                }
            };
            self.check_init(&result)?;
            Ok(made)
        }))
    }

    pub(crate) fn check_init(self, result: &Value) -> Res<()> {
        if result.is_none() {
            return Ok(());
        }
        Err(self.type_error(format!("__init__() should return None, not '{}'", self.class_name(result))))
    }
}
