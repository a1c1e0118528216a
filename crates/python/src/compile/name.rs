//! Names: where a variable is, and how it is read, bound and deleted.

use super::op::Op;
use super::scope::{Binding, CLASS_CELLS, ScopeId};
use super::{Compiler, Reg};
use crate::types::code::Place;
use ruff_python_ast::name::Name;

impl<'a> Compiler<'a> {
    pub(super) fn name_index(&mut self, name: &str) -> u16 {
        let vm = self.vm;
        let mangled = self.scopes.mangled(self.unit_ref().scope, &Name::new(name));
        self.unit().name(vm, mangled.as_str())
    }

    pub(super) fn binding(&self, name: &str) -> (Binding, Name) {
        let scope = self.scope();
        let mangled = self.scopes.mangled(scope, &Name::new(name));
        (self.scopes.binding(scope, &mangled), mangled)
    }

    /// The register of a variable that is no cell.
    pub(super) fn fast_variable(&self, name: &str) -> Option<Reg> {
        let (Binding::Variable(scope), name) = self.binding(name) else { return None };
        if self.scopes.get(scope).frame != self.unit_ref().scope {
            return None;
        }
        match self.unit_ref().variable(scope, &name) {
            (register, Place::Fast | Place::Hidden) => Some(register),
            _ => None,
        }
    }

    pub(super) fn load_name(&mut self, name: &str, dst: Reg) {
        let (binding, mangled) = self.binding(name);
        match binding {
            Binding::Variable(scope) => {
                let (register, place) = self.unit_ref().variable(scope, &mangled);
                match place {
                    Place::Fast | Place::Hidden => self.emit(Op::Move, dst, register, 0),
                    Place::Cell | Place::Free => match self.class_before(&mangled) {
                        Some(class) => self.load_through_class(class, Op::LoadDictCell, dst, register),
                        None => self.emit(Op::LoadCell, dst, register, 0),
                    },
                }
            }
            Binding::Global => {
                let index = self.name_index(name);
                match self.class_before(&mangled) {
                    Some(class) => self.load_through_class(class, Op::LoadDictGlobal, dst, index),
                    None => self.emit(Op::LoadGlobal, dst, 0, index),
                }
            }
            Binding::Namespace => {
                let index = self.name_index(name);
                self.emit(Op::LoadName, dst, 0, index);
            }
            Binding::ClassThen(scope) => {
                let (register, _) = self.unit_ref().variable(scope, &mangled);
                let index = self.name_index(name);
                self.emit(Op::LoadClassCell, dst, register, index);
            }
        }
    }

    /// The class in whose namespace a name is looked up first; not in that of one that declares it global, and not if it
    /// is one of the class's own cells.
    pub(super) fn class_before(&self, name: &Name) -> Option<ScopeId> {
        let class = self.scopes.class_before(self.scope())?;
        let is_apart = CLASS_CELLS.contains(&name.as_str()) || self.scopes.get(class).symbol(name).global;
        (!is_apart).then_some(class)
    }

    pub(super) fn load_through_class(&mut self, class: ScopeId, op: Op, dst: Reg, last: u16) {
        let (register, _) = self.unit_ref().variable(class, &Name::new("__classdict__"));
        self.emit(op, dst, register, last);
    }

    pub(super) fn store_name(&mut self, name: &str, src: Reg) {
        let (binding, mangled) = self.binding(name);
        match binding {
            Binding::Variable(scope) | Binding::ClassThen(scope) => {
                let (register, place) = self.unit_ref().variable(scope, &mangled);
                if matches!(place, Place::Fast | Place::Hidden) {
                    self.unit().binds(register);
                }
                match place {
                    Place::Fast | Place::Hidden if register == src => {}
                    Place::Fast | Place::Hidden => self.emit(Op::Move, register, src, 0),
                    Place::Cell | Place::Free => self.emit(Op::StoreCell, register, src, 0),
                }
            }
            Binding::Global => {
                let index = self.name_index(name);
                self.emit(Op::StoreGlobal, src, 0, index);
            }
            Binding::Namespace => {
                let index = self.name_index(name);
                self.emit(Op::StoreName, src, 0, index);
            }
        }
    }

    pub(super) fn delete_name(&mut self, name: &str) {
        let (binding, mangled) = self.binding(name);
        match binding {
            Binding::Variable(scope) | Binding::ClassThen(scope) => {
                let (register, place) = self.unit_ref().variable(scope, &mangled);
                match place {
                    Place::Fast | Place::Hidden => {
                        self.emit(Op::DeleteFast, register, 0, 0);
                        self.unit().bound.retain(|bound| *bound != register);
                    }
                    Place::Cell | Place::Free => self.emit(Op::DeleteCell, register, 0, 0),
                }
            }
            Binding::Global => {
                let index = self.name_index(name);
                self.emit(Op::DeleteGlobal, 0, 0, index);
            }
            Binding::Namespace => {
                let index = self.name_index(name);
                self.emit(Op::DeleteName, 0, 0, index);
            }
        }
    }
}
