//! Attributes, at the places where they were found before.

use super::operand::Here;
use super::{Done, Flow, Hot};
use crate::compile::op::{Instr, Word};
use crate::object::{Kind, Shape};
use crate::types::descriptor::{Field, Member};
use crate::value::{Slot, Value, holds_object};
use crate::vm::Vm;
use crate::vm::attribute::Attribute;
use crate::vm::frame::{Frame, Ret};
use crate::vm::native::{Step, task};

/// In place of a shape's number: the place is that of a slot.
const SLOT: u32 = u32::MAX;
/// Smaller words are places; others are addresses of the shape that an instance gets.
const SHAPES: u64 = 1 << 12;

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
            match key as u32 {
                SLOT => object.ext()?.slot(place as usize),
                shape => object.ext()?.at(shape, place as usize),
            }
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
        let found = self.class_attribute(object, name);
        if let Some(member) = found.as_ref().and_then(|found| found.get::<Member>())
            && let Field::Slot(index) = member.field
            && self.is_instance_of(object, &member.owner)
        {
            return frame.set_cache(at, self.cache_key(object, SLOT), index as u64);
        }
        let hidden = found.is_some_and(|found| self.is_data_descriptor(&found));
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

    /// An attribute of a module, unless its class has a say.
    fn module_attribute(self, module: &Value, name: &Value) -> Slot {
        if module.kind() != Kind::Module || module.header()?.is_subclass() {
            return None;
        }
        let value = module.ext()?.get(name)?;
        let hidden = self.class_attribute(module, name).is_some_and(|found| self.is_data_descriptor(&found));
        (!hidden).then_some(value)
    }

    /// `r[dst] =` an attribute, by the rules of its object's class.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn load_attribute(self, frame: &mut Frame, dst: u16, object: Value, name: Value) -> Done {
        if let Some(value) = self.module_attribute(&object, &name) {
            frame.set(dst, value);
            return Ok(Flow::Next);
        }
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
        let old = match (key as u32, place) {
            (SLOT, _) => ext.set_slot(place as usize, Some(value.clone())),
            (shape, ..SHAPES) => match ext.set_at(shape, place as usize, value.clone()) {
                Ok(old) => Some(old),
                Err(_) => return Hot::No,
            },
            (shape, _) => {
                // SAFETY: such a word is the address of a shape, as `remember_growth` writes it; shapes live as long as the
                // process.
                let grown = unsafe { &*std::ptr::with_exposed_provenance::<Shape>(place as usize) };
                match ext.grow(shape, grown, value.clone()) {
                    Ok(()) => None,
                    Err(_) => return Hot::No,
                }
            }
        };
        here.pc += 2;
        here.used(i.b());
        here.used(i.a());
        if !holds_object(&old) {
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
        if custom {
            return self.finish_store(frame, self.set_attribute(&object, &name, Some(value)));
        }
        self.remember_place(frame, at, &object, &name);
        let before = object.ext().map_or(0, |ext| ext.shape());
        let step = self.set_attribute(&object, &name, Some(value));
        self.remember_growth(frame, at, &object, before, &name);
        self.finish_store(frame, step)
    }

    /// Notes which shape an instance gets by an attribute that is new.
    fn remember_growth(self, frame: &mut Frame, at: usize, object: &Value, before: u32, name: &Value) {
        // Without the lock another thread might read one word before and the other after.
        if before == 0 || cfg!(feature = "free-threaded") {
            return;
        }
        let Some(grown) = object.ext().and_then(|ext| ext.grown_by(name)) else { return };
        if grown.id != before {
            let address = std::ptr::from_ref(grown).expose_provenance() as u64;
            frame.set_cache(at, self.cache_key(object, before), address);
        }
    }

    pub(super) fn finish_store(self, frame: &mut Frame, step: Step) -> Done {
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
        let (class, name) = (self.class_name(object), self.text(name));
        self.type_error(format!(
            "'{class}' object does not support the {what} protocol (missed {name} method){hint}"
        ))
    }
}
