//! What an object has beside its body: attributes and weak references.

use std::ptr::NonNull;

use super::{Header, Mut, Obj, Shape, Visit, Visitor};
use crate::types::dict::Dict;
use crate::types::weakref::{WeakRef, locked, upgrade};
use crate::value::{Slot, Value};
use crate::vm::Vm;

/// Attributes and weak references of an object.
#[derive(Default)]
pub(crate) struct Ext {
    pub(crate) attributes: Mut<Attributes>,
    /// Weak references to the object; each takes itself out when it goes first.
    pub(crate) weak: Mut<Vec<NonNull<Header>>>,
}

/// Where attributes lie: at the places that a shape tells, until something asks for `__dict__`; from then on in that dict.
pub(crate) struct Attributes {
    pub(crate) shape: &'static Shape,
    pub(crate) values: Vec<Value>,
    pub(crate) dict: Slot,
    /// What `__slots__` names, by the numbers that their descriptors have.
    pub(crate) slots: Vec<Slot>,
}

impl Default for Attributes {
    fn default() -> Self {
        Self { shape: Shape::root(), values: Vec::new(), dict: None, slots: Vec::new() }
    }
}

impl Ext {
    /// The value of an interned name.
    #[inline]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn get(&self, name: &Value) -> Slot {
        let found = self.attributes.with(|all| match &all.dict {
            None => Ok(all.shape.find(name.bits()).map(|index| all.values[index].clone())),
            Some(dict) => Err(dict.clone()),
        });
        found.unwrap_or_else(|dict| dict.body::<Dict>().get_str(name))
    }

    /// The number of the shape, or 0 where attributes lie in a dict.
    #[inline]
    pub(crate) fn shape(&self) -> u32 {
        self.attributes.with(|all| if all.dict.is_none() { all.shape.id } else { 0 })
    }

    /// Where an attribute lies.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn place(&self, name: &Value) -> Option<usize> {
        self.attributes.with(|all| if all.dict.is_none() { all.shape.find(name.bits()) } else { None })
    }

    /// The value at a place, if the shape is still the one in which the place was found.
    #[inline]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn at(&self, shape: u32, place: usize) -> Slot {
        self.attributes.with(|all| {
            if all.shape.id == shape && all.dict.is_none() { all.values.get(place).cloned() } else { None }
        })
    }

    /// Sets the value at a place, if the shape is still the one in which the place was found; gives back the value that
    /// goes: the old one, or the new one where nothing was set.
    #[inline]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn set_at(&self, shape: u32, place: usize, value: Value) -> Result<Value, Value> {
        self.attributes.with(|all| {
            if all.shape.id != shape || all.dict.is_some() {
                return Err(value);
            }
            match all.values.get_mut(place) {
                Some(slot) => Ok(std::mem::replace(slot, value)),
                None => Err(value),
            }
        })
    }

    /// Adds an attribute, if the shape is still the one from which `grown` came by it; gives the value back if not.
    #[inline]
    pub(crate) fn grow(&self, shape: u32, grown: &'static Shape, value: Value) -> Result<(), Value> {
        self.attributes.with(|all| {
            if all.shape.id != shape || all.dict.is_some() {
                return Err(value);
            }
            all.shape = grown;
            all.values.push(value);
            Ok(())
        })
    }

    /// The shape, if this attribute is the one that came last.
    pub(crate) fn grown_by(&self, name: &Value) -> Option<&'static Shape> {
        self.attributes.with(|all| {
            let is_last = all.dict.is_none() && all.shape.names().last() == Some(&name.bits());
            is_last.then_some(all.shape)
        })
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn set(&self, vm: Vm, name: &Value, value: Value) {
        let left = self.attributes.with(|all| {
            if let Some(dict) = &all.dict {
                return Err((dict.clone(), value));
            }
            if let Some(index) = all.shape.find(name.bits()) {
                return Ok(Some(std::mem::replace(&mut all.values[index], value)));
            }
            let Some(shape) = all.shape.and(name.bits()) else {
                return Err((all.make_dict(vm), value));
            };
            all.shape = shape;
            all.values.push(value);
            Ok(None)
        });
        // What was there is dropped now that the cell is closed.
        if let Err((dict, value)) = left {
            dict.body::<Dict>().set_str(name, value);
        }
    }

    /// The value that was there, or `None` if there was none.
    pub(crate) fn delete(&self, vm: Vm, name: &Value) -> Slot {
        let dict = self.attributes.with(|all| match &all.dict {
            Some(dict) => Some(dict.clone()),
            None => all.shape.find(name.bits()).map(|_| all.make_dict(vm)),
        })?;
        dict.body::<Dict>().remove_str(name)
    }

    /// The dict of the attributes, made when it is first asked for.
    pub(crate) fn dict(&self, vm: Vm) -> Value {
        self.attributes.with(|all| all.make_dict(vm))
    }

    pub(crate) fn set_dict(&self, dict: Value) {
        let old = self.attributes.with(|all| {
            all.shape = Shape::root();
            (all.dict.replace(dict), std::mem::take(&mut all.values))
        });
        drop(old);
    }

    /// Tells of the attributes.
    pub(super) fn visit(&self, visitor: &mut Visitor<'_>) {
        self.attributes.with(|all| {
            all.values.visit(visitor);
            all.dict.visit(visitor);
            all.slots.visit(visitor);
        });
    }

    /// Lets go of the attributes.
    pub(super) fn clear(&self) {
        drop(self.attributes.take());
    }

    pub(crate) fn slot(&self, index: usize) -> Slot {
        self.attributes.with(|all| all.slots.get(index).cloned().flatten())
    }

    /// Gives what was there.
    pub(crate) fn set_slot(&self, index: usize, value: Slot) -> Slot {
        self.attributes.with(|all| {
            if all.slots.len() <= index {
                all.slots.resize_with(index + 1, || None);
            }
            std::mem::replace(&mut all.slots[index], value)
        })
    }

    /// Lets weak references know that the object goes, all of them or those with a callback alone; gives those whose
    /// callbacks are to be called.
    pub(crate) fn clear_weak(&self, with_callback: bool) -> Vec<Value> {
        // Under the interpreter's lock nobody is just taking the last of them out.
        if cfg!(not(feature = "free-threaded")) && self.weak.with(|references| references.is_empty()) {
            return Vec::new();
        }
        locked(|| {
            let mut called = Vec::new();
            self.weak.with(|references| {
                references.retain(|reference| {
                    // SAFETY: a weak reference that goes takes itself out of the list under the same lock, so the memory of
                    // each in it is there.
                    let weak = unsafe { &reference.cast::<Obj<WeakRef>>().as_ref().body };
                    let has_callback = weak.callback.with(|callback| callback.is_some());
                    if with_callback && !has_callback {
                        return true;
                    }
                    weak.target.set(None);
                    if has_callback {
                        // SAFETY: as above.
                        called.extend(unsafe { upgrade(*reference) });
                    }
                    false
                });
            });
            called
        })
    }
}

impl Attributes {
    fn make_dict(&mut self, vm: Vm) -> Value {
        if let Some(dict) = &self.dict {
            return dict.clone();
        }
        let dict = Dict::default();
        let values = std::mem::take(&mut self.values);
        for (&name, value) in self.shape.names().iter().zip(values) {
            dict.set_str(&vm.name_of_bits(name), value);
        }
        self.shape = Shape::root();
        let dict = vm.new_dict(dict);
        self.dict = Some(dict.clone());
        dict
    }
}
