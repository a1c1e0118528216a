//! Items of lists, tuples and dicts.

use super::operand::Here;
use super::{Done, Flow, Hot};
use crate::compile::op::{Instr, Word};
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::string::Str;
use crate::types::tuple::Tuple;
use crate::value::{Slot, Value};
use crate::vm::Vm;
use crate::vm::frame::{Frame, Ret};
use crate::vm::native::Step;

impl Vm {
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
        key.exact::<Str>()?;
        dict.get_str(key)
    }

    #[inline(never)]
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
    pub(super) fn op_store_item(self, frame: &mut Frame, i: Instr) -> Done {
        let value = self.operand(frame, i.c)?;
        let key = self.operand(frame, i.b)?;
        let object = self.operand(frame, i.a)?;
        if object.exact::<Dict>().is_some() && key.exact::<Str>().is_some() {
            object.body::<Dict>().set_str(&key, value);
            return self.after_drop(frame);
        }
        self.finish_store(frame, self.set_item_step(object, key, value))
    }

    pub(super) fn op_delete_item(self, frame: &mut Frame, i: Instr) -> Done {
        let (object, key) = (self.operand(frame, i.a)?, self.operand(frame, i.b)?);
        self.finish_store(frame, self.delete_item_step(object, key))
    }
}
