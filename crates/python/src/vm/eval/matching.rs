//! `match`, and what type parameters are made of.

use super::{Done, Flow};
use crate::compile::op::{Instr, Op};
use crate::object::Kind;
use crate::types::tuple::Tuple;
use crate::types::ty::{MAPPING, SEQUENCE, Type};
use crate::value::Value;
use crate::vm::frame::{Frame, Ret};
use crate::vm::native::task;
use crate::vm::{Res, Vm};

impl Vm {
    pub(super) fn op_match(self, frame: &mut Frame, i: Instr) -> Done {
        let keep = i.flags & 1 != 0 || i.op == Op::MatchClass;
        let subject = self.operand_or_kept(frame, i.b, keep)?;
        match i.op {
            Op::IsSequence | Op::IsMapping => {
                let flag = if i.op == Op::IsSequence { SEQUENCE } else { MAPPING };
                let class = self.class_of(&subject);
                frame.set(i.a, Value::bool(class.body::<Type>().has_flag(flag)));
                Ok(Flow::Next)
            }
            Op::Len => self
                .start(task(async move { self.len(&subject).await.map(|len| self.size(len)) }), Ret::To(i.a)),
            Op::MatchKeys => {
                let keys = self.peek(frame, i.c)?;
                self.start(task(self.match_keys(subject, keys)), Ret::To(i.a))
            }
            Op::DictRest => {
                let keys = self.peek(frame, i.c)?;
                let rest = task(async move {
                    let rest = self.empty_dict();
                    self.dict_update(&rest, &subject).await?;
                    for key in keys.body::<Tuple>().items() {
                        self.delete_item(&rest, key).await?;
                    }
                    Ok(rest)
                });
                self.start(rest, Ret::To(i.a))
            }
            _ => {
                let class = self.operand(frame, i.c)?;
                let names = self.operand(frame, i.c + 1)?;
                self.start(task(self.match_class(subject, class, names, usize::from(i.flags))), Ret::To(i.a))
            }
        }
    }

    #[undropped]
    async fn match_keys(self, subject: Value, keys: Value) -> Res {
        let names = self.names();
        let missing = self.list(Vec::new());
        let mut values = Vec::new();
        for key in keys.body::<Tuple>().items() {
            // `get` does not make what a defaultdict would.
            let get = self.attribute(&subject, &names.get).await?;
            let value = self.call(&get, vec![key.clone(), missing.clone()]).await?;
            if value.is(&missing) {
                return Ok(Value::NONE);
            }
            values.push(value);
        }
        Ok(self.tuple(values))
    }

    #[undropped]
    async fn match_class(self, subject: Value, class: Value, named: Value, positional: usize) -> Res {
        let names = self.names();
        if class.kind() != Kind::Type {
            return Err(self.type_error("called match pattern must be a class"));
        }
        if !self.isinstance(&subject, &class).await? {
            return Ok(Value::NONE);
        }
        let mut attributes = Vec::new();
        let mut values = Vec::new();
        let name = class.body::<Type>().name();
        if positional > 0 {
            let match_args = self.optional_attribute(&class, &names.__match_args__).await?;
            let is_itself = match_args.is_none() && self.matches_itself(&class);
            let allowed = match &match_args {
                Some(args) => match args.get::<Tuple>() {
                    Some(tuple) => tuple.items().to_vec(),
                    None => {
                        let message =
                            format!("{name}.__match_args__ must be a tuple (got {})", self.class_name(args));
                        return Err(self.type_error(message));
                    }
                },
                None => Vec::new(),
            };
            let count = if is_itself { 1 } else { allowed.len() };
            if positional > count {
                let s = if count == 1 { "" } else { "s" };
                let message =
                    format!("{name}() accepts {count} positional sub-pattern{s} ({positional} given)");
                return Err(self.type_error(message));
            }
            if is_itself {
                values.push(subject.clone());
            } else {
                attributes.extend(allowed.into_iter().take(positional));
            }
        }
        attributes.extend(named.body::<Tuple>().items().iter().cloned());
        for (index, attribute) in attributes.iter().enumerate() {
            if attribute.kind() != Kind::Str {
                let message =
                    format!("__match_args__ elements must be strings (got {})", self.class_name(attribute));
                return Err(self.type_error(message));
            }
            if attributes[..index].iter().any(|other| self.text(other) == self.text(attribute)) {
                let message =
                    format!("{name}() got multiple sub-patterns for attribute '{}'", self.text(attribute));
                return Err(self.type_error(message));
            }
            match self.optional_attribute(&subject, &self.intern(attribute)).await? {
                Some(value) => values.push(value),
                None => return Ok(Value::NONE),
            }
        }
        Ok(self.tuple(values))
    }

    /// Whether `class(x)` matches an instance as x, as for the built-in classes that hold one value.
    fn matches_itself(self, class: &Value) -> bool {
        let c = self.classes();
        let all = [
            &c.bool_,
            &c.bytearray,
            &c.bytes,
            &c.dict,
            &c.float,
            &c.frozenset,
            &c.int,
            &c.list,
            &c.set,
            &c.str_,
            &c.tuple,
        ];
        let class = class.body::<Type>();
        all.iter().any(|known| class.is_subclass_of(known.body()))
    }

    pub(super) fn op_typing(self, frame: &mut Frame, i: Instr) -> Done {
        let parts: Vec<Value> = match i.op {
            Op::Generic => vec![self.operand(frame, i.b)?],
            _ => {
                (i.b..i.b + 3).map(|register| frame.slot(register).take().unwrap_or(Value::MISSING)).collect()
            }
        };
        let flags = i.flags;
        let made = task(async move {
            match i.op {
                Op::TypeParam => crate::modules::typing::type_param(self, flags, parts).await,
                Op::TypeAlias => crate::modules::typing::type_alias(self, parts).await,
                _ => {
                    crate::modules::typing::generic(self, parts.into_iter().next().unwrap_or(Value::NONE))
                        .await
                }
            }
        });
        self.start(made, Ret::To(i.a))
    }
}
