//! Displays of lists, dicts and the like, taking them apart, and strings of parts.

use super::operand::Here;
use super::{Done, Flow, Hot};
use crate::compile::op::{Instr, Op, Word};
use crate::object::{Kind, allocate};
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::range::Slice;
use crate::types::set::Set;
use crate::types::string::Str;
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::frame::{Frame, Ret};
use crate::vm::native::task;
use crate::vm::{Res, Vm};

impl Vm {
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn taken(self, frame: &mut Frame, first: u16, count: u16) -> Res<Vec<Value>> {
        (first..first + count).map(|register| self.operand(frame, register)).collect()
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn op_build(self, frame: &mut Frame, i: Instr) -> Done {
        let built = match i.op {
            Op::List => self.list(self.taken(frame, i.b, i.c)?),
            Op::Tuple if i.c == 2 => self.pair(self.operand(frame, i.b)?, self.operand(frame, i.b + 1)?),
            Op::Tuple => self.tuple(self.taken(frame, i.b, i.c)?),
            Op::Slice => {
                let (start, stop) = (self.operand(frame, i.b)?, self.operand(frame, i.b + 1)?);
                let step = self.operand(frame, i.b + 2)?;
                allocate(&self.classes().slice, Slice { start, stop, step })
            }
            Op::Dict => self.empty_dict(),
            _ => {
                let items = self.taken(frame, i.b, i.c)?;
                let set = self.empty_set();
                if items.is_empty() {
                    frame.set(i.a, set);
                    return Ok(Flow::Next);
                }
                let filled = task(async move {
                    for item in items {
                        self.set_add(&set, item).await?;
                    }
                    Ok(set)
                });
                return self.start(filled, Ret::To(i.a));
            }
        };
        frame.set(i.a, built);
        Ok(Flow::Next)
    }

    /// Appends to the list that a comprehension makes.
    #[inline(always)]
    pub(super) fn hot_append(self, here: &mut Here, i: Word) -> Hot {
        let value = if i.flags() & 1 != 0 { here.slot(i.b()).clone() } else { here.operand(i.b()) };
        match (value, here.get(i.a()).and_then(|list| list.get::<List>())) {
            (Some(value), Some(list)) => {
                list.push(value);
                Hot::Done
            }
            _ => Hot::No,
        }
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn op_collect(self, frame: &mut Frame, i: Instr) -> Done {
        if i.op == Op::ToTuple {
            let list = self.operand(frame, i.b)?;
            frame.set(i.a, self.tuple(list.body::<List>().copied()));
            return Ok(Flow::Next);
        }
        let value = self.operand_or_kept(frame, i.b, i.op == Op::Append && i.flags & 1 != 0)?;
        let into = self.peek(frame, i.a)?;
        match i.op {
            Op::Append => into.body::<List>().push(value),
            Op::Extend => {
                if let Some(items) = self.items_quick(&value) {
                    into.body::<List>().items.with(|all| all.extend(items));
                    return Ok(Flow::Next);
                }
                let callee = if i.flags & 1 != 0 { frame.slot(i.c).clone() } else { None };
                let extended = task(async move {
                    if !self.is_iterable(&value) {
                        let class = self.class_name(&value);
                        return Err(self.type_error(match callee {
                            Some(callee) => {
                                let name = self.callee_name(&callee);
                                format!("{name} argument after * must be an iterable, not {class}")
                            }
                            None => format!("Value after * must be an iterable, not {class}"),
                        }));
                    }
                    let items = self.collect(&value).await?;
                    into.body::<List>().items.with(|all| all.extend(items));
                    Ok(Value::NONE)
                });
                return self.start(extended, Ret::Discard);
            }
            Op::SetAdd => {
                if let Some(Ok(hash)) = crate::vm::ops::hash_quick(self, &value)
                    && crate::types::sets::add_quick(&into, hash, &value)
                {
                    return Ok(Flow::Next);
                }
                return self.start(
                    task(async move { self.set_add(&into, value).await.map(|_| Value::NONE) }),
                    Ret::Discard,
                );
            }
            _ => {
                let updated = task(async move {
                    for item in self.collect(&value).await? {
                        self.set_add(&into, item).await?;
                    }
                    Ok(Value::NONE)
                });
                return self.start(updated, Ret::Discard);
            }
        }
        Ok(Flow::Next)
    }

    pub(super) fn op_collect_dict(self, frame: &mut Frame, i: Instr) -> Done {
        let dict = self.peek(frame, i.a)?;
        let key = self.operand(frame, i.b)?;
        match i.op {
            Op::DictSet => {
                let value = self.operand(frame, i.c)?;
                self.dict_set_op(frame, dict, key, value)
            }
            Op::DictUpdate => {
                let updated = task(async move {
                    if !self.is_mapping(&key) {
                        return Err(
                            self.type_error(format!("'{}' object is not a mapping", self.class_name(&key)))
                        );
                    }
                    self.dict_update(&dict, &key).await.map(|()| Value::NONE)
                });
                self.start(updated, Ret::Discard)
            }
            _ if i.flags & 1 != 0 => {
                let value = self.operand(frame, i.c)?;
                if dict.body::<Dict>().get_str(&key).is_some() {
                    let message = format!("keyword argument repeated: {}", self.text(&key));
                    return Err(self.type_error(message));
                }
                dict.body::<Dict>().set_str(&key, value);
                Ok(Flow::Next)
            }
            _ => {
                let callee = self.peek(frame, i.c)?;
                self.start(task(self.merge_keywords(dict, key, callee)), Ret::Discard)
            }
        }
    }

    #[undropped]
    async fn merge_keywords(self, dict: Value, mapping: Value, callee: Value) -> Res {
        if !self.is_mapping(&mapping) {
            let message = format!(
                "{} argument after ** must be a mapping, not {}",
                self.callee_name(&callee),
                self.class_name(&mapping)
            );
            return Err(self.type_error(message));
        }
        let copy = self.empty_dict();
        self.dict_update(&copy, &mapping).await?;
        for (key, value) in copy.body::<Dict>().pairs() {
            if key.kind() != Kind::Str {
                return Err(self.type_error("keywords must be strings"));
            }
            if dict.body::<Dict>().get_str(&key).is_some() {
                let message = format!(
                    "{} got multiple values for keyword argument '{}'",
                    self.callee_name(&callee),
                    self.text(&key)
                );
                return Err(self.type_error(message));
            }
            dict.body::<Dict>().set_str(&key, value);
        }
        Ok(Value::NONE)
    }

    fn dict_set_op(self, frame: &mut Frame, dict: Value, key: Value, value: Value) -> Done {
        if key.exact::<Str>().is_some() {
            dict.body::<Dict>().set_str(&key, value);
            return self.after_drop(frame);
        }
        self.start(
            task(async move { self.dict_insert(&dict, key, value).await.map(|()| Value::NONE) }),
            Ret::Discard,
        )
    }

    pub(super) fn op_unpack(self, frame: &mut Frame, i: Instr) -> Done {
        let value = self.operand(frame, i.b)?;
        if let Some(tuple) = value.exact::<Tuple>()
            && i.op == Op::Unpack
            && tuple.items().len() == usize::from(i.c)
        {
            for (register, item) in (i.a..).zip(tuple.items()) {
                frame.set(register, item.clone());
            }
            return Ok(Flow::Next);
        }
        if let Some(items) = self.items_quick(&value) {
            let items = self.split(items, i, true)?;
            self.spread(frame, i.a, items);
            return Ok(Flow::Next);
        }
        // The rest of the instruction runs once more, when the items lie in a tuple.
        let into = i.a;
        let unpacked = task(async move {
            if !self.is_iterable(&value) {
                let class = self.class_name(&value);
                return Err(self.type_error(format!("cannot unpack non-iterable {class} object")));
            }
            let iterator = self.iter(&value).await?;
            let mut items = Vec::new();
            let wanted = usize::from(i.c) + 1;
            while i.op == Op::UnpackStar || items.len() < wanted {
                match self.next(&iterator).await? {
                    Some(item) => items.push(item),
                    None => break,
                }
            }
            let items = self.split(items, i, false)?;
            Ok(self.tuple(items))
        });
        self.start(unpacked, Ret::Unpack { first: into })
    }

    /// Items for the targets, in order; `sized`: how many there are was known before.
    fn split(self, mut items: Vec<Value>, i: Instr, sized: bool) -> Res<Vec<Value>> {
        if i.op == Op::Unpack {
            let wanted = usize::from(i.c);
            return match items.len() {
                got if got == wanted => Ok(items),
                got if got < wanted => {
                    Err(self
                        .value_error(format!("not enough values to unpack (expected {wanted}, got {got})")))
                }
                _ if !sized => {
                    Err(self.value_error(format!("too many values to unpack (expected {wanted})")))
                }
                got => {
                    Err(self.value_error(format!("too many values to unpack (expected {wanted}, got {got})")))
                }
            };
        }
        let (before, after) = (usize::from(i.c & 255), usize::from(i.c >> 8));
        if items.len() < before + after {
            return Err(self.value_error(format!(
                "not enough values to unpack (expected at least {}, got {})",
                before + after,
                items.len()
            )));
        }
        let last = items.split_off(items.len() - after);
        let middle = items.split_off(before);
        items.push(self.list(middle));
        items.extend(last);
        Ok(items)
    }

    pub(in crate::vm) fn spread(self, frame: &mut Frame, first: u16, items: Vec<Value>) {
        for (index, item) in items.into_iter().enumerate() {
            frame.set(first + index as u16, item);
        }
    }

    pub(super) fn op_template(self, frame: &mut Frame, i: Instr) -> Done {
        let parts = self.taken(frame, i.b, if i.op == Op::Template { 2 } else { 4 })?;
        let name = if i.op == Op::Template { "Template" } else { "Interpolation" };
        let made = task(async move { crate::modules::templatelib::make(self, name, parts).await });
        self.start(made, Ret::To(i.a))
    }

    /// The items of a list, a tuple or a set that no class has changed the iteration of.
    pub(crate) fn items_quick(self, value: &Value) -> Option<Vec<Value>> {
        if value.header()?.is_subclass() {
            return None;
        }
        Some(match value.kind() {
            Kind::List => value.body::<List>().copied(),
            Kind::Tuple => self.tuple_items(value),
            Kind::Set => value.body::<Set>().keys(),
            Kind::Dict => value.body::<Dict>().keys(),
            Kind::Str => value.body::<Str>().code_points().map(|code| self.character(code)).collect(),
            _ => return None,
        })
    }
}
