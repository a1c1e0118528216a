//! Calls whose arguments are spread.

use super::Done;
use crate::compile::op::Instr;
use crate::object::Kind;
use crate::types::dict::Dict;
use crate::value::{Slot, Value};
use crate::vm::frame::{Frame, Ret};
use crate::vm::native::task;
use crate::vm::{Res, Vm};

impl Vm {
    pub(super) fn op_call_spread(self, frame: &mut Frame, i: Instr) -> Done {
        let callee = self.operand(frame, i.b)?;
        let positional = self.operand(frame, i.b + 1)?;
        let named = frame.slot(i.b + 2).take();
        if let Some(args) = self.items_quick(&positional) {
            let (args, names) = self.with_keywords(args, named.as_ref())?;
            let (called, ret) = self.call_value(&callee, args, names.as_ref(), Ret::To(i.a));
            return self.conclude_call(frame, called, ret);
        }
        let call = task(async move {
            let args = match self.collect(&positional).await {
                Err(raise)
                    if self.is_raised(&raise, &self.classes().type_error)
                        && !self.is_iterable(&positional) =>
                {
                    let name = self.callee_name(&callee);
                    let class = self.class_name(&positional);
                    return Err(
                        self.type_error(format!("{name} argument after * must be an iterable, not {class}"))
                    );
                }
                other => other?,
            };
            let (args, names) = self.with_keywords(args, named.as_ref())?;
            self.call_names(&callee, args, names).await
        });
        self.start(call, Ret::To(i.a))
    }

    /// Puts the values of a dict of keyword arguments behind the others, and their names in a tuple.
    pub(crate) fn with_keywords(
        self,
        mut args: Vec<Value>,
        named: Option<&Value>,
    ) -> Res<(Vec<Value>, Slot)> {
        let Some(named) = named else { return Ok((args, None)) };
        let pairs = named.body::<Dict>().pairs();
        if pairs.is_empty() {
            return Ok((args, None));
        }
        let mut names = Vec::new();
        for (name, value) in pairs {
            if name.kind() != Kind::Str {
                return Err(self.type_error("keywords must be strings"));
            }
            names.push(name);
            args.push(value);
        }
        Ok((args, Some(self.tuple(names))))
    }

    /// What errors about a call call the callee.
    pub(crate) fn callee_name(self, callee: &Value) -> String {
        let name = match callee.kind() {
            Kind::Function => callee.body::<crate::types::function::Function>().qualname.get(),
            Kind::Method => {
                return self.callee_name(&callee.body::<crate::types::function::Method>().function);
            }
            Kind::Native => return format!("{}()", callee.body::<crate::vm::Native>().name),
            Kind::Type => return format!("{}()", callee.body::<crate::types::ty::Type>().name()),
            _ => return format!("{} object", self.class_name(callee)),
        };
        let module = callee
            .get::<crate::types::function::Function>()
            .map(|function| function.module.get())
            .filter(|module| module.kind() == Kind::Str)
            .map(|module| self.text(&module).to_owned());
        match module {
            Some(module) if module != "builtins" => format!("{module}.{}()", self.text(&name)),
            _ => format!("{}()", self.text(&name)),
        }
    }
}
