//! Iteration, exceptions, imports, and operators with one operand.

use super::{Done, Flow};
use crate::compile::op::{Instr, Op};
use crate::object::Kind;
use crate::types::exception::Exception;
use crate::types::iter::quick_iter;
use crate::types::list::List;
use crate::types::tuple::Tuple;
use crate::types::ty::Type;
use crate::value::Value;
use crate::vm::frame::{Frame, Ret};
use crate::vm::native::task;
use crate::vm::{Raise, Res, Vm};

impl Vm {
    pub(super) fn op_iter(self, frame: &mut Frame, i: Instr) -> Done {
        let object = self.operand(frame, i.b)?;
        if let Some(iterator) = quick_iter(self, &object) {
            frame.set(i.a, iterator);
            return Ok(Flow::Next);
        }
        self.start(task(async move { self.iter(&object).await }), Ret::To(i.a))
    }

    pub(super) fn op_unary(self, frame: &mut Frame, i: Instr) -> Done {
        let value = self.operand(frame, i.b)?;
        if let Some(result) = self.unary_quick(i.op, &value) {
            frame.set(i.a, result?);
            return Ok(Flow::Next);
        }
        self.start(task(async move { self.unary(i.op, &value).await }), Ret::To(i.a))
    }

    pub(super) fn op_in(self, frame: &mut Frame, i: Instr) -> Done {
        let (item, container) = (self.operand(frame, i.b)?, self.operand(frame, i.c)?);
        let positive = i.op == Op::In;
        if let Some(found) = self.contains_quick(&container, &item) {
            frame.set(i.a, Value::bool(found? == positive));
            return Ok(Flow::Next);
        }
        let contains =
            task(async move { Ok(Value::bool(self.contains(&container, &item).await? == positive)) });
        self.start(contains, Ret::To(i.a))
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn op_matches(self, frame: &mut Frame, i: Instr) -> Done {
        let raised = self.peek(frame, i.b)?;
        let classes = self.operand(frame, i.c)?;
        let matches = self.matches(&raised, &classes)?;
        frame.set(i.a, Value::bool(matches));
        Ok(Flow::Next)
    }

    /// Whether an exception is of a class, or of one of a tuple of classes.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn matches(self, raised: &Value, classes: &Value) -> Res<bool> {
        if let Some(tuple) = classes.get::<Tuple>() {
            for class in tuple.items() {
                self.check_catchable(class)?;
            }
            for class in tuple.items() {
                if self.is_instance_of(raised, class) {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        if raised.header().is_some_and(|header| {
            classes.get::<Type>().is_some_and(|class| std::ptr::eq(header.class(), class))
        }) {
            return Ok(true);
        }
        self.check_catchable(classes)?;
        Ok(self.is_instance_of(raised, classes))
    }

    fn check_catchable(self, class: &Value) -> Res<()> {
        let base = self.classes().base_exception.body::<Type>();
        match class.get::<Type>() {
            Some(class) if class.is_subclass_of(base) => Ok(()),
            _ => {
                Err(self.type_error("catching classes that do not inherit from BaseException is not allowed"))
            }
        }
    }

    pub(super) fn op_group(self, frame: &mut Frame, i: Instr) -> Done {
        if i.op == Op::RegroupRaised {
            let (raised, original) = (self.operand(frame, i.b)?, self.operand(frame, i.c)?);
            let list = raised.body::<List>().copied();
            return self.start(task(crate::types::exceptions::regroup(self, list, original)), Ret::To(i.a));
        }
        let raised = self.peek(frame, i.b)?;
        let classes = self.operand(frame, i.c)?;
        let split = task(crate::types::exceptions::split_for_handler(self, raised, classes));
        self.start(split, Ret::Unpack { first: i.a })
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn op_raise(self, frame: &mut Frame, i: Instr) -> Done {
        if i.flags & 4 != 0 {
            return Err(match self.handled() {
                Some(handled) => {
                    self.thread().again.set(true);
                    Raise(handled)
                }
                None => self.runtime_error("No active exception to reraise"),
            });
        }
        let value = self.operand(frame, i.a)?;
        if i.flags & 2 != 0 {
            self.thread().again.set(true);
            return Err(Raise(value));
        }
        let cause = if i.flags & 1 != 0 { Some(self.operand(frame, i.b)?) } else { None };
        if value.kind() == Kind::Exception && cause.is_none() {
            self.set_context(&value);
            return Err(Raise(value));
        }
        let raised = task(async move {
            let exception = self.instantiate_exception(&value).await?;
            if let Some(cause) = cause {
                let body = exception.body::<Exception>();
                let cause = match cause.kind() {
                    Kind::None => None,
                    Kind::Exception => Some(cause),
                    Kind::Type if self.is_exception_class(&cause) => {
                        Some(self.instantiate_exception(&cause).await?)
                    }
                    _ => return Err(self.type_error("exception causes must derive from BaseException")),
                };
                body.cause.set(cause);
                body.suppress_context.set(true);
            }
            self.set_context(&exception);
            Err(Raise(exception))
        });
        self.start(raised, Ret::Discard)
    }

    pub(crate) fn is_exception_class(self, value: &Value) -> bool {
        let base = self.classes().base_exception.body::<Type>();
        value.get::<Type>().is_some_and(|class| class.is_subclass_of(base))
    }

    /// The instance that `raise x` raises.
    #[undropped]
    pub(crate) async fn instantiate_exception(self, value: &Value) -> Res {
        if self.is_exception_class(value) {
            let made = self.call(value, Vec::new()).await?;
            if made.kind() != Kind::Exception {
                let class = value.body::<Type>().name();
                let message = format!(
                    "calling <class '{class}'> should have returned an instance of BaseException, not {}",
                    self.class_name(&made)
                );
                return Err(self.type_error(message));
            }
            return Ok(made);
        }
        self.check_exception(value)?;
        Ok(value.clone())
    }

    pub(super) fn op_assert_fail(self, frame: &mut Frame, i: Instr) -> Done {
        let args = if i.flags & 1 != 0 { vec![self.operand(frame, i.a)?] } else { Vec::new() };
        Err(self.raise_args(&self.classes().assertion_error, args))
    }

    pub(super) fn op_import(self, frame: &mut Frame, i: Instr) -> Done {
        if i.op == Op::ImportStar {
            let module = self.operand(frame, i.a)?;
            let namespace = self.locals_of(frame);
            return self.start(task(crate::vm::import::star(self, module, namespace)), Ret::Discard);
        }
        let name = frame.code().names[usize::from(i.c)].clone();
        if i.op == Op::ImportFrom {
            let module = self.operand_or_kept(frame, i.b, i.flags & 1 != 0)?;
            return self.start(task(crate::vm::import::from(self, module, name)), Ret::To(i.a));
        }
        let level = self.operand(frame, i.b)?;
        let wanted = self.operand(frame, i.b + 1)?;
        let function = frame.function.body::<crate::types::function::Function>();
        let (globals, builtins) = (function.globals.clone(), function.builtins.clone());
        let imported = task(async move {
            let importer = builtins.body::<crate::types::dict::Dict>().get_str(&self.names().__import__);
            let Some(importer) = importer else {
                return Err(self.raise_text(&self.classes().import_error, "__import__ not found"));
            };
            let args = vec![name, globals.clone(), Value::NONE, wanted, level];
            self.call(&importer, args).await
        });
        self.start(imported, Ret::To(i.a))
    }
}
