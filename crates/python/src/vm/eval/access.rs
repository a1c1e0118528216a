//! Attributes, items, and calls whose arguments are spread.

use super::operand::Here;
use super::{Done, Flow, Hot};
use crate::compile::op::{Instr, Word};
use crate::object::Kind;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::tuple::Tuple;
use crate::value::{Slot, Value};
use crate::vm::attribute::Attribute;
use crate::vm::frame::{Frame, Ret};
use crate::vm::native::{Step, task};
use crate::vm::{Res, Vm};

impl Vm {
    /// The attribute of an instance, at the place where it was found before.
    #[inline(always)]
    pub(super) fn hot_load_attr(self, here: &mut Here, i: Word) -> Hot {
        let (key, place) = here.cached();
        let found = here.get(i.b()).and_then(|object| {
            let header = object.header()?;
            if header.class().version() != (key >> 32) as u32 {
                return None;
            }
            object.ext()?.at(key as u32, place as usize)
        });
        let Some(value) = found else { return Hot::No };
        here.pc += 2;
        here.used(i.b());
        here.set(i.a(), value);
        Hot::Done
    }

    /// Notes where an instance has an attribute that nothing in its class comes before.
    fn remember_place(self, frame: &mut Frame, at: usize, object: &Value, name: &Value) {
        let Some(ext) = object.ext() else { return };
        if matches!(object.kind(), Kind::Type | Kind::Super | Kind::Module)
            || !self.has_generic_attributes(object)
        {
            return;
        }
        let hidden = self.class_attribute(object, name).is_some_and(|found| self.is_data_descriptor(&found));
        if let (false, Some(place), shape @ 1..) = (hidden, ext.place(name), ext.shape()) {
            frame.set_cache(at, self.cache_key(object, shape), place as u64);
        }
    }

    /// A class in its present state, and a shape of its instances, as one number.
    fn cache_key(self, object: &Value, shape: u32) -> u64 {
        let version = object.header().map_or(0, |header| header.class().version());
        u64::from(version) << 32 | u64::from(shape)
    }

    #[inline(never)]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn op_load_attr(self, frame: &mut Frame, i: Instr) -> Done {
        let at = frame.pc;
        frame.skip(2);
        let object = self.operand(frame, i.b)?;
        let name = frame.code().names[usize::from(i.c)].clone();
        self.remember_place(frame, at, &object, &name);
        self.load_attribute(frame, i.a, object, name)
    }

    /// `r[dst] =` an attribute, by the rules of its object's class.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn load_attribute(self, frame: &mut Frame, dst: u16, object: Value, name: Value) -> Done {
        let Some(found) = self.attribute_quick(&object, &name) else {
            return self.start(task(async move { self.attribute(&object, &name).await }), Ret::To(dst));
        };
        match found? {
            Attribute::Value(value) => {
                frame.set(dst, value);
                Ok(Flow::Next)
            }
            Attribute::Call(callee, args) => {
                let (called, ret) = self.call_value(&callee, args, None, Ret::To(dst));
                self.conclude(frame, called, ret)
            }
            Attribute::Missing => Err(self.no_attribute(&object, &name)),
        }
    }

    /// A method is not bound where it is called at once: the object becomes the first argument.
    #[inline(always)]
    pub(super) fn hot_load_method(self, here: &mut Here, i: Word) -> Hot {
        let (key, bits) = here.cached();
        let known = here.get(i.b()).is_some_and(|object| match object.header() {
            Some(header) if header.class().version() == (key >> 32) as u32 => {
                object.ext().map_or(0, |ext| ext.shape()) == key as u32
            }
            _ => false,
        });
        if !known {
            return Hot::No;
        }
        let Some(object) = here.operand(i.b()) else { return Hot::No };
        here.pc += 2;
        // The class in this state keeps the method alive.
        here.set(i.a(), self.value_of_bits(bits));
        here.set(i.a() + 1, object);
        Hot::Done
    }

    #[inline(never)]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn op_load_method(self, frame: &mut Frame, i: Instr) -> Done {
        let at = frame.pc;
        frame.skip(2);
        let object = self.operand(frame, i.b)?;
        let name = frame.code().names[usize::from(i.c)].clone();
        let simple = !matches!(object.kind(), Kind::Type | Kind::Super | Kind::Module)
            && self.has_generic_attributes(&object);
        if simple
            && let Some(found) = self.class_attribute(&object, &name)
            && self.is_unbound_method(&found)
            && object.ext().and_then(|ext| ext.get(&name)).is_none()
        {
            // Without the lock another thread might take the method out of its class meanwhile.
            if !cfg!(feature = "free-threaded") && object.is_object() {
                // The number of a shape is never 0, which stands for objects without attributes of their own.
                match object.ext().map(|ext| ext.shape()) {
                    Some(0) => {}
                    shape => frame.set_cache(at, self.cache_key(&object, shape.unwrap_or(0)), found.bits()),
                }
            }
            frame.set(i.a, found);
            frame.set(i.a + 1, object);
            return Ok(Flow::Next);
        }
        if let Some((method, receiver)) = self.super_method(&object, &name) {
            frame.set(i.a, method);
            frame.set(i.a + 1, receiver);
            return Ok(Flow::Next);
        }
        *frame.slot(i.a + 1) = None;
        self.load_attribute(frame, i.a, object, name)
    }

    fn is_unbound_method(self, found: &Value) -> bool {
        match found.kind() {
            Kind::Function => true,
            Kind::Native => found.body::<crate::vm::Native>().owner.is_some(),
            _ => false,
        }
    }

    #[inline(always)]
    pub(super) fn hot_store_attr(self, here: &mut Here, i: Word) -> Hot {
        let (key, place) = here.cached();
        let Some((object, value)) = here.both(i.a(), i.b()) else { return Hot::No };
        let (Some(header), Some(ext)) = (object.header(), object.ext()) else { return Hot::No };
        if header.class().version() != (key >> 32) as u32 {
            return Hot::No;
        }
        let Ok(old) = ext.set_at(key as u32, place as usize, value.clone()) else { return Hot::No };
        here.pc += 2;
        here.used(i.b());
        here.used(i.a());
        if !old.is_object() {
            return Hot::Done;
        }
        drop(old);
        Hot::Dropped
    }

    #[inline(never)]
    pub(super) fn op_store_attr(self, frame: &mut Frame, i: Instr) -> Done {
        let at = frame.pc;
        frame.skip(2);
        let value = self.operand(frame, i.b)?;
        let object = self.operand(frame, i.a)?;
        let name = frame.code().names[usize::from(i.c)].clone();
        let custom = self
            .class_attribute(&object, &self.names().__setattr__)
            .is_none_or(|set| set.kind() != Kind::Native);
        if !custom {
            self.remember_place(frame, at, &object, &name);
        }
        self.finish_store(frame, self.set_attribute(&object, &name, Some(value)))
    }

    fn finish_store(self, frame: &mut Frame, step: Step) -> Done {
        match step {
            Step::Done(Ok(_)) => self.after_drop(frame),
            Step::Done(Err(raise)) => Err(raise),
            Step::Wait(task) => self.start(task, Ret::Discard),
        }
    }

    pub(super) fn op_delete_attr(self, frame: &mut Frame, i: Instr) -> Done {
        let object = self.operand(frame, i.a)?;
        let name = frame.code().names[usize::from(i.c)].clone();
        self.finish_store(frame, self.set_attribute(&object, &name, None))
    }

    /// `__enter__` and its like: a special method, bound.
    pub(super) fn op_load_special(self, frame: &mut Frame, i: Instr) -> Done {
        let object = self.operand_or_kept(frame, i.b, i.flags & 1 != 0)?;
        let name = frame.code().names[usize::from(i.c)].clone();
        match self.class_attribute(&object, &name) {
            Some(found) => match self.bind(&found, Some(&object), &self.class_of(&object))? {
                Attribute::Value(value) => {
                    frame.set(i.a, value);
                    Ok(Flow::Next)
                }
                Attribute::Call(callee, args) => {
                    let (called, ret) = self.call_value(&callee, args, None, Ret::To(i.a));
                    self.conclude(frame, called, ret)
                }
                Attribute::Missing => Err(self.no_attribute(&object, &name)),
            },
            None => Err(self.no_manager(&object, &name, i.flags & 2 != 0)),
        }
    }

    fn no_manager(self, object: &Value, name: &Value, is_async: bool) -> crate::vm::Raise {
        let names = self.names();
        let has = |name: &Value| self.class_attribute(object, name).is_some();
        let what = if is_async { "asynchronous context manager" } else { "context manager" };
        let hint = match is_async {
            false if has(&names.__aenter__) && has(&names.__aexit__) => {
                " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?"
            }
            true if has(&names.__enter__) && has(&names.__exit__) => {
                " but it supports the context manager protocol. Did you mean to use 'with'?"
            }
            _ => "",
        };
        let missing =
            if hint.is_empty() { format!(" (missed {} method)", self.text(name)) } else { hint.to_owned() };
        self.type_error(format!(
            "'{}' object does not support the {what} protocol{missing}",
            self.class_name(object)
        ))
    }

    #[inline(always)]
    pub(super) fn hot_load_item(self, here: &mut Here, i: Word) -> Hot {
        let found = here.both(i.b(), i.c()).and_then(|(object, key)| self.item_fast(object, key));
        let Some(found) = found else { return Hot::No };
        here.used(i.b());
        here.used(i.c());
        here.set(i.a(), found);
        Hot::Done
    }

    /// An item of a list or tuple by a small index, or of a dict by a string.
    #[inline(always)]
    fn item_fast(self, object: &Value, key: &Value) -> Slot {
        if let Some(index) = key.as_small() {
            let place = |len: usize| usize::try_from(if index < 0 { index + len as i64 } else { index }).ok();
            if let Some(list) = object.exact::<List>() {
                return list.items.with(|items| items.get(place(items.len())?).cloned());
            }
            if let Some(tuple) = object.exact::<Tuple>() {
                return tuple.items().get(place(tuple.items().len())?).cloned();
            }
        }
        let dict = object.exact::<Dict>()?;
        key.exact::<crate::types::string::Str>()?;
        dict.get_str(key)
    }

    #[inline(never)]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn op_load_item(self, frame: &mut Frame, i: Instr) -> Done {
        let (object, key) = (self.operand(frame, i.b)?, self.operand(frame, i.c)?);
        match self.item_step(&object, &key) {
            Step::Done(result) => {
                frame.set(i.a, result?);
                Ok(Flow::Next)
            }
            Step::Wait(task) => self.start(task, Ret::To(i.a)),
        }
    }

    /// Sets an item of a list.
    #[inline(always)]
    pub(super) fn hot_store_item(self, here: &mut Here, i: Word) -> Hot {
        let (Some((object, key)), Some(value)) = (here.both(i.a(), i.b()), here.get(i.c())) else {
            return Hot::No;
        };
        let (Some(index), Some(list)) = (key.as_small(), object.exact::<List>()) else { return Hot::No };
        let old = list.items.with(|items| {
            let place = if index < 0 { index + items.len() as i64 } else { index };
            let place = usize::try_from(place).ok()?;
            Some(std::mem::replace(items.get_mut(place)?, value.clone()))
        });
        let Some(old) = old else { return Hot::No };
        here.used(i.c());
        here.used(i.a());
        if !old.is_object() {
            return Hot::Done;
        }
        drop(old);
        Hot::Dropped
    }

    #[inline(never)]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn op_store_item(self, frame: &mut Frame, i: Instr) -> Done {
        let value = self.operand(frame, i.c)?;
        let key = self.operand(frame, i.b)?;
        let object = self.operand(frame, i.a)?;
        if object.exact::<Dict>().is_some() && key.exact::<crate::types::string::Str>().is_some() {
            object.body::<Dict>().set_str(&key, value);
            return self.after_drop(frame);
        }
        self.finish_store(frame, self.set_item_step(object, key, value))
    }

    pub(super) fn op_delete_item(self, frame: &mut Frame, i: Instr) -> Done {
        let (object, key) = (self.operand(frame, i.a)?, self.operand(frame, i.b)?);
        self.finish_store(frame, self.delete_item_step(object, key))
    }

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
