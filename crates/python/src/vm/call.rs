//! Calls: who is called.
//!
//! | file | what is in it |
//! | --- | --- |
//! | `make` | classes: how a call makes an instance |
//! | `frames` | frames of functions, and where their registers lie |
//! | `bind` | how arguments find their parameters |

mod bind;
mod frames;
mod make;

use std::sync::atomic::Ordering;

use super::attribute::Special;
use super::frame::Ret;
use super::native::{Native, NativeCode, Step, Task, task};
use super::{Res, Vm};
use crate::object::Kind;
use crate::types::descriptor::{ClassMethod, StaticMethod};
use crate::types::function::Method;
use crate::types::ty::Type;
use crate::value::Value;

/// What a call has become.
pub(crate) enum Called {
    /// A frame was pushed.
    Pushed,
    /// It is over.
    Done(Res),
    /// Native code that has to wait.
    Wait(Task),
}

impl From<Step> for Called {
    fn from(step: Step) -> Self {
        match step {
            Step::Done(result) => Self::Done(result),
            Step::Wait(task) => Self::Wait(task),
        }
    }
}

impl Vm {
    /// Calls anything. `ret` is what a frame that is pushed does with its result; it is handed back if none was.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn call_value(
        self,
        callee: &Value,
        args: Vec<Value>,
        names: Option<&Value>,
        ret: Ret,
    ) -> (Called, Option<Ret>) {
        match callee.kind() {
            Kind::Function => match self.push_function(callee, args, names, ret) {
                Ok(()) => (Called::Pushed, None),
                Err((raise, ret)) => (Called::Done(Err(raise)), Some(ret)),
            },
            Kind::Native => (self.call_native(callee.body(), &args, names).into(), Some(ret)),
            Kind::Method => {
                let method = callee.body::<Method>();
                let args = [method.receiver.clone()].into_iter().chain(args).collect();
                self.call_value(&method.function, args, names, ret)
            }
            Kind::Type => match (ret, self.plain_init(callee)) {
                (Ret::To(dst), Some(init)) => self.call_init(callee, &init, args, names, dst),
                (ret, _) => (self.call_type(callee, args, names), Some(ret)),
            },
            Kind::StaticMethod | Kind::ClassMethod if callee.get::<StaticMethod>().is_some() => {
                let inner = callee.body::<StaticMethod>().0.get().unwrap_or(Value::NONE);
                self.call_value(&inner, args, names, ret)
            }
            _ => self.call_instance(callee, args, names, ret),
        }
    }

    fn call_instance(
        self,
        callee: &Value,
        args: Vec<Value>,
        names: Option<&Value>,
        ret: Ret,
    ) -> (Called, Option<Ret>) {
        match self.special(callee, &self.names().__call__) {
            Ok(Some(Special::Method(method))) => {
                let args = [callee.clone()].into_iter().chain(args).collect();
                self.call_value(&method, args, names, ret)
            }
            Ok(Some(Special::Bound(function))) => self.call_value(&function, args, names, ret),
            Ok(Some(Special::Get(get, its))) => {
                let names = names.cloned();
                let task = task(async move {
                    let function = self.call(&get, its).await?;
                    self.call_names(&function, args, names).await
                });
                (Called::Wait(task), Some(ret))
            }
            Ok(None) => {
                let what = if callee.get::<ClassMethod>().is_some() {
                    "classmethod".to_owned()
                } else {
                    self.class_name(callee)
                };
                (Called::Done(Err(self.type_error(format!("'{what}' object is not callable")))), Some(ret))
            }
            Err(raise) => (Called::Done(Err(raise)), Some(ret)),
        }
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn call_native(self, native: &Native, args: &[Value], names: Option<&Value>) -> Step {
        if names.is_none() && native.signature.fixed == Some(args.len()) {
            return match self.check_receiver(native, args) {
                Ok(()) => self.run_native(native.code, args),
                Err(raise) => Step::Done(Err(raise)),
            };
        }
        if names.is_none()
            && let Some(result) =
                native.with_defaults(self, args, |args| match self.check_receiver(native, args) {
                    Ok(()) => self.run_native(native.code, args),
                    Err(raise) => Step::Done(Err(raise)),
                })
        {
            return result;
        }
        match native
            .bind(self, args, names)
            .and_then(|bound| self.check_receiver(native, &bound).map(|()| bound))
        {
            Ok(bound) => self.run_native(native.code, &bound),
            Err(raise) => Step::Done(Err(raise)),
        }
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn run_native(self, code: NativeCode, args: &[Value]) -> Step {
        match code {
            NativeCode::Sync(function) => Step::Done(function(self, args)),
            NativeCode::Async(function) => Step::Wait(function(self, args.to_vec())),
            NativeCode::Step(function) => function(self, args),
        }
    }

    /// A method of a built-in class takes instances of that class alone.
    fn check_receiver(self, native: &Native, args: &[Value]) -> Res<()> {
        let (Some(owner), Some(receiver)) = (&native.owner, args.first()) else { return Ok(()) };
        if self.is_instance_of(receiver, owner) || native.name == "__new__" {
            return Ok(());
        }
        Err(self.type_error(format!(
            "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
            native.name,
            owner.body::<Type>().name(),
            self.class_name(receiver)
        )))
    }

    /// Whether one activation more is allowed.
    pub(crate) fn check_depth(self) -> Res<()> {
        if self.depth() < self.interp().recursion_limit.load(Ordering::Relaxed) {
            return Ok(());
        }
        Err(self.raise_text(&self.classes().recursion_error, "maximum recursion depth exceeded"))
    }
}
