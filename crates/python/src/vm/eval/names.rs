//! Variables that are no registers: cells, globals, and the namespaces of modules and classes.

use super::operand::Here;
use super::{Done, Flow, Hot};
use crate::compile::op::{Instr, Word};
use crate::compile::scope::CLASS_CELLS;
use crate::object::{Mut, allocate};
use crate::types::code::Place;
use crate::types::dict::Dict;
use crate::types::function::{Cell, Function};
use crate::types::tuple::Tuple;
use crate::value::{Slot, Value};
use crate::vm::frame::{Frame, Ret};
use crate::vm::native::task;
use crate::vm::{Raise, Res, Vm};

/// Where a name is looked up that a namespace has not.
enum Fallback {
    /// What a cell holds, or the error that it holds nothing.
    Cell(Res),
    /// In the globals, then the built-in names.
    Global(Value, Value),
}

impl Frame {
    fn function(&self) -> &Function {
        // SAFETY: a frame's function is one.
        unsafe { self.function.body_unchecked() }
    }

    fn name(&self, index: u16) -> &Value {
        &self.code().names[usize::from(index)]
    }
}

impl Vm {
    pub(super) fn op_make_cell(self, frame: &mut Frame, i: Instr) -> Done {
        let value = frame.slot(i.a).take();
        let cell = allocate(&self.classes().cell, Cell(Mut::new(value)));
        frame.set(i.a, cell);
        Ok(Flow::Next)
    }

    pub(super) fn op_copy_free(self, frame: &mut Frame, i: Instr) -> Done {
        let closure = frame.function().closure.clone().expect("a function with free variables has a closure");
        let cells = closure.body::<Tuple>().items().iter().take(usize::from(i.b));
        for (index, cell) in cells.enumerate() {
            frame.set(i.a + index as u16, cell.clone());
        }
        Ok(Flow::Next)
    }

    fn cell_value(self, frame: &mut Frame, register: u16) -> Slot {
        frame.slot(register).as_ref().and_then(|cell| cell.get::<Cell>()).and_then(|cell| cell.0.get())
    }

    #[cold]
    fn unbound_cell(self, frame: &Frame, register: u16) -> Raise {
        let code = frame.code();
        let name = self.text(&code.variables[usize::from(register)]);
        // A class hands `__class__` and its like to the functions in it, and has no such variable itself.
        let is_classes = CLASS_CELLS.contains(&name);
        if is_classes || code.places[usize::from(register)] == Place::Free {
            let message = format!(
                "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
            );
            return self.raise_text(&self.classes().name_error, &message);
        }
        let message =
            format!("cannot access local variable '{name}' where it is not associated with a value");
        self.raise_text(&self.classes().unbound_local_error, &message)
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn op_load_cell(self, frame: &mut Frame, i: Instr) -> Done {
        let value = self.cell_value(frame, i.b).ok_or_else(|| self.unbound_cell(frame, i.b))?;
        frame.set(i.a, value);
        Ok(Flow::Next)
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn op_store_cell(self, frame: &mut Frame, i: Instr) -> Done {
        let value = self.operand(frame, i.b)?;
        let cell = self.peek(frame, i.a)?;
        cell.body::<Cell>().0.set(Some(value));
        self.after_drop(frame)
    }

    /// What a cell holds that is bound.
    #[inline(always)]
    pub(super) fn hot_load_cell(self, here: &mut Here, i: Word) -> Hot {
        let value = here.get(i.b()).and_then(|cell| cell.get::<Cell>()).and_then(|cell| cell.0.get());
        let Some(value) = value else { return Hot::No };
        here.set(i.a(), value);
        Hot::Done
    }

    #[inline(always)]
    pub(super) fn hot_store_cell(self, here: &mut Here, i: Word) -> Hot {
        let (Some(cell), Some(value)) =
            (here.get(i.a()).and_then(|cell| cell.get::<Cell>()), here.get(i.b()))
        else {
            return Hot::No;
        };
        let old = cell.0.replace(Some(value.clone()));
        here.used(i.b());
        match old {
            Some(old) if old.is_object() => Hot::Dropped,
            _ => Hot::Done,
        }
    }

    pub(super) fn op_delete_cell(self, frame: &mut Frame, i: Instr) -> Done {
        if self.cell_value(frame, i.a).is_none() {
            return Err(self.unbound_cell(frame, i.a));
        }
        self.peek(frame, i.a)?.body::<Cell>().0.set(None);
        self.after_drop(frame)
    }

    pub(super) fn op_load_class_cell(self, frame: &mut Frame, i: Instr) -> Done {
        let name = frame.name(i.c).clone();
        let locals = self.locals_of(frame);
        let cell = self.cell_value(frame, i.b);
        let missing = self.unbound_cell(frame, i.b);
        self.namespace_or(frame, locals, name, i.a, Fallback::Cell(cell.ok_or(missing)))
    }

    pub(super) fn op_load_dict_global(self, frame: &mut Frame, i: Instr) -> Done {
        let name = frame.name(i.c).clone();
        let dict = self.cell_value(frame, i.b).unwrap_or_else(|| self.empty_dict());
        let (globals, builtins) = self.globals_of(frame);
        self.namespace_or(frame, dict, name, i.a, Fallback::Global(globals, builtins))
    }

    pub(super) fn op_load_dict_cell(self, frame: &mut Frame, i: Instr) -> Done {
        let name = frame.code().variables[usize::from(i.c)].clone();
        let dict = self.cell_value(frame, i.b).unwrap_or_else(|| self.empty_dict());
        let cell = self.cell_value(frame, i.c);
        let missing = self.unbound_cell(frame, i.c);
        self.namespace_or(frame, dict, name, i.a, Fallback::Cell(cell.ok_or(missing)))
    }

    /// `r[dst] =` what a namespace has under the name, or else what `fallback` gives.
    fn namespace_or(
        self,
        frame: &mut Frame,
        namespace: Value,
        name: Value,
        dst: u16,
        fallback: Fallback,
    ) -> Done {
        if let Some(dict) = namespace.exact::<Dict>() {
            let value = match (dict.get_str(&name), fallback) {
                (Some(value), _) => value,
                (None, Fallback::Cell(found)) => found?,
                (None, Fallback::Global(globals, builtins)) => {
                    return self.load_global_into(frame, &globals, &builtins, &name, dst);
                }
            };
            frame.set(dst, value);
            return Ok(Flow::Next);
        }
        // What a metaclass prepared may be any mapping.
        let found = task(async move {
            match self.item(&namespace, &name).await {
                Err(raise) if self.is_raised(&raise, &self.classes().key_error) => match fallback {
                    Fallback::Cell(found) => found,
                    Fallback::Global(globals, builtins) => {
                        self.global_of_mapping(globals, builtins, name).await
                    }
                },
                other => other,
            }
        });
        self.start(found, Ret::To(dst))
    }

    /// `r[dst] =` a global or a built-in name.
    fn load_global_into(
        self,
        frame: &mut Frame,
        globals: &Value,
        builtins: &Value,
        name: &Value,
        dst: u16,
    ) -> Done {
        if globals.exact::<Dict>().is_some() {
            let value = self.global(globals, builtins, name)?;
            frame.set(dst, value);
            return Ok(Flow::Next);
        }
        let found = self.global_of_mapping(globals.clone(), builtins.clone(), name.clone());
        self.start(task(found), Ret::To(dst))
    }

    /// The same of a class derived from dict, which may have a `__missing__` of its own.
    #[undropped]
    async fn global_of_mapping(self, globals: Value, builtins: Value, name: Value) -> Res {
        if globals.exact::<Dict>().is_some() {
            return self.global(&globals, &builtins, &name);
        }
        match self.item(&globals, &name).await {
            Err(raise) if self.is_raised(&raise, &self.classes().key_error) => {
                let found = builtins.body::<Dict>().get_str(&name);
                found.ok_or_else(|| self.name_error(&name))
            }
            other => other,
        }
    }

    fn globals_of(self, frame: &Frame) -> (Value, Value) {
        let function = frame.function();
        (function.globals.clone(), function.builtins.clone())
    }

    fn global(self, globals: &Value, builtins: &Value, name: &Value) -> Res {
        let found = globals.body::<Dict>().get_str(name).or_else(|| builtins.body::<Dict>().get_str(name));
        found.ok_or_else(|| self.name_error(name))
    }

    /// A global or a built-in name, at the place where it was found before.
    #[inline(always)]
    pub(super) fn hot_load_global(self, frame: &Frame, here: &mut Here, i: Word) -> Hot {
        let (versions, place) = here.cached();
        let function = frame.function();
        let value_at = |dict: &Value, version: u32| {
            // SAFETY: whoever makes a function checks that its namespaces are dicts.
            unsafe { dict.body_unchecked::<Dict>() }.table.with(|table| {
                let entry = if table.is_version(version) { table.entry(place as usize) } else { None };
                entry.map(|entry| entry.value.clone())
            })
        };
        let (globals, builtins) = ((versions >> 32) as u32, versions as u32);
        let found = if versions == 0 {
            None
        } else if builtins == 0 {
            value_at(&function.globals, globals)
        } else if function.globals.body::<Dict>().table.with(|table| table.is_version(globals)) {
            value_at(&function.builtins, builtins)
        } else {
            None
        };
        let Some(value) = found else { return Hot::No };
        here.pc += 2;
        here.set(i.a(), value);
        Hot::Done
    }

    #[inline(never)]
    pub(super) fn op_load_global(self, frame: &mut Frame, i: Instr) -> Done {
        let at = frame.pc;
        frame.skip(2);
        let name = frame.name(i.c).clone();
        let (globals, builtins) = self.globals_of(frame);
        let version = |dict: &Value| u64::from(dict.body::<Dict>().table.with(|table| table.version()));
        // A dict of a class of its own may make what it misses, so nothing is kept of it.
        let place = |dict: &Value| dict.exact::<Dict>().and_then(|dict| dict.position_of_str(&name));
        if let Some(place) = place(&globals) {
            frame.set_cache(at, version(&globals) << 32, place as u64);
        } else if globals.exact::<Dict>().is_some()
            && let Some(place) = place(&builtins)
        {
            frame.set_cache(at, version(&globals) << 32 | version(&builtins), place as u64);
        }
        self.load_global_into(frame, &globals, &builtins, &name, i.a)
    }

    pub(super) fn op_load_name(self, frame: &mut Frame, i: Instr) -> Done {
        let name = frame.name(i.c).clone();
        let (globals, builtins) = self.globals_of(frame);
        match frame.locals.clone() {
            None => self.load_global_into(frame, &globals, &builtins, &name, i.a),
            Some(locals) => self.namespace_or(frame, locals, name, i.a, Fallback::Global(globals, builtins)),
        }
    }

    pub(super) fn op_store_name(self, frame: &mut Frame, i: Instr) -> Done {
        let value = self.operand(frame, i.a)?;
        let name = frame.name(i.c).clone();
        let namespace = frame.locals.clone().unwrap_or_else(|| frame.function().globals.clone());
        if let Some(dict) = namespace.exact::<Dict>() {
            dict.set_str(&name, value);
            return self.after_drop(frame);
        }
        self.start(
            task(async move { self.set_item(&namespace, name, value).await.map(|()| Value::NONE) }),
            Ret::Discard,
        )
    }

    pub(super) fn op_delete_name(self, frame: &mut Frame, i: Instr) -> Done {
        let name = frame.name(i.c).clone();
        let namespace = frame.locals.clone().unwrap_or_else(|| frame.function().globals.clone());
        if let Some(dict) = namespace.exact::<Dict>() {
            drop(dict.remove_str(&name).ok_or_else(|| self.name_error(&name))?);
            return self.after_drop(frame);
        }
        let deleted = task(async move {
            match self.delete_item(&namespace, &name).await {
                Err(raise) if self.is_raised(&raise, &self.classes().key_error) => {
                    Err(self.name_error(&name))
                }
                other => other.map(|()| Value::NONE),
            }
        });
        self.start(deleted, Ret::Discard)
    }

    pub(super) fn op_store_global(self, frame: &mut Frame, i: Instr) -> Done {
        let value = self.operand(frame, i.a)?;
        frame.function().globals.body::<Dict>().set_str(frame.name(i.c), value);
        self.after_drop(frame)
    }

    pub(super) fn op_delete_global(self, frame: &mut Frame, i: Instr) -> Done {
        let name = frame.name(i.c).clone();
        let old = frame.function().globals.body::<Dict>().remove_str(&name);
        drop(old.ok_or_else(|| self.name_error(&name))?);
        self.after_drop(frame)
    }

    pub(super) fn op_setup_annotations(self, frame: &mut Frame) -> Done {
        let namespace = frame.locals.clone().unwrap_or_else(|| frame.function().globals.clone());
        let name = &self.names().__annotations__;
        if let Some(dict) = namespace.exact::<Dict>()
            && dict.get_str(name).is_none()
        {
            dict.set_str(name, self.empty_dict());
        }
        Ok(Flow::Next)
    }
}
