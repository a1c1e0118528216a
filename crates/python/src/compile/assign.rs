//! Assignment to names, attributes, items and patterns of them.

use ruff_python_ast::{self as ast, Expr};

use super::expr::operation;
use super::op::Op;
use super::scope::{Binding, ScopeKind};
use super::{Compiler, Done, Reg, SyntaxError};

impl<'a> Compiler<'a> {
    pub(super) fn assign(&mut self, assign: &'a ast::StmtAssign) -> Done {
        let mark = self.unit_ref().mark();
        if let [Expr::Name(name)] = &assign.targets[..]
            && !self.unit_ref().has_walrus
            && let Some(register) = self.variable_register(&name.id)
        {
            self.expr_to_variable(&assign.value, register)?;
            return Ok(());
        }
        // `a, b = b, a` needs no tuple.
        if let [target] = &assign.targets[..]
            && let (Some(targets), Some(values)) = (plain_items(target), plain_items(&assign.value))
            && targets.len() == values.len()
            && targets.len() <= 8
            && !values.is_empty()
        {
            let first = self.unit().temps(values.len());
            for (index, value) in values.iter().enumerate() {
                self.expr_to(value, first + index as Reg)?;
            }
            for (index, target) in targets.iter().enumerate() {
                self.store(target, first + index as Reg)?;
            }
            self.unit().free_to(mark);
            return Ok(());
        }
        let value = self.expr(&assign.value)?;
        self.check_before_target(value, &assign.value, &assign.targets[0]);
        let (last, others) = assign.targets.split_last().expect("a target");
        for target in others {
            let copy = self.unit().temp();
            self.emit_with(Op::Move, super::expr::KEEP, copy, value, 0);
            self.store(target, copy)?;
            self.unit().free_to(copy);
        }
        self.store(last, value)?;
        self.unit().free_to(mark);
        Ok(())
    }

    /// A value is evaluated before its target: that a variable is unbound is told before what is in the target.
    pub(super) fn check_before_target(&mut self, register: Reg, value: &Expr, target: &Expr) {
        match target {
            Expr::Attribute(attribute) => self.check_before(register, value, &attribute.value),
            Expr::Subscript(subscript) => {
                let is_name = matches!(&*subscript.value, Expr::Name(_));
                let next = if is_name { &subscript.slice } else { &subscript.value };
                self.check_before(register, value, next);
            }
            _ => {}
        }
    }

    /// The register of a variable that an expression may be evaluated into.
    pub(super) fn variable_register(&self, name: &str) -> Option<Reg> {
        use crate::types::code::Place;
        let (Binding::Variable(scope), name) = self.binding(name) else { return None };
        if self.scopes.get(scope).frame != self.unit_ref().scope {
            return None;
        }
        let (register, place) = self.unit_ref().variable(scope, &name);
        matches!(place, Place::Fast | Place::Hidden).then_some(register)
    }

    /// Assigns what lies in a register, which is used up if it is no variable's.
    pub(super) fn store(&mut self, target: &'a Expr, value: Reg) -> Done {
        let before = self.at(target);
        let mark = self.unit_ref().mark();
        match target {
            Expr::Name(name) => self.store_name(&name.id, value),
            Expr::Attribute(attribute) => {
                self.note_attribute(attribute);
                let object = self.expr(&attribute.value)?;
                let name = self.name_index(&attribute.attr);
                self.at(target);
                self.emit(Op::StoreAttr, object, value, name);
            }
            Expr::Subscript(subscript) => {
                let object = self.expr_before(&subscript.value, &subscript.slice)?;
                let key = self.subscript_key(&subscript.slice)?;
                self.at(target);
                self.emit(Op::StoreItem, object, key, value);
            }
            Expr::Tuple(tuple) => self.unpack(&tuple.elts, value)?,
            Expr::List(list) => self.unpack(&list.elts, value)?,
            Expr::Starred(starred) => {
                return Err(SyntaxError::new(
                    "starred assignment target must be in a list or tuple",
                    starred.range,
                ));
            }
            other => {
                return Err(SyntaxError::new(
                    format!("cannot assign to {}", super::syntax::describe(other)),
                    ruff_text_size::Ranged::range(other),
                ));
            }
        }
        self.unit().free_to(mark);
        self.at_range(before);
        Ok(())
    }

    fn unpack(&mut self, targets: &'a [Expr], value: Reg) -> Done {
        let first = self.unit().temps(targets.len());
        match targets.iter().position(Expr::is_starred_expr) {
            None => self.emit(Op::Unpack, first, value, targets.len() as Reg),
            Some(star) => {
                let after = targets.len() - star - 1;
                if targets[star + 1..].iter().any(Expr::is_starred_expr) {
                    let range = ruff_text_size::Ranged::range(&targets[star]);
                    return Err(SyntaxError::new("multiple starred expressions in assignment", range));
                }
                if star > 255 || after > 255 {
                    let range = ruff_text_size::Ranged::range(&targets[star]);
                    return Err(SyntaxError::new("too many expressions in star-unpacking assignment", range));
                }
                self.emit(Op::UnpackStar, first, value, (star | after << 8) as Reg);
            }
        }
        for (index, target) in targets.iter().enumerate() {
            let register = first + index as Reg;
            match target {
                Expr::Starred(starred) => self.store(&starred.value, register)?,
                target => self.store(target, register)?,
            }
        }
        Ok(())
    }

    pub(super) fn augmented(&mut self, assign: &'a ast::StmtAugAssign) -> Done {
        let mark = self.unit_ref().mark();
        let range = self.unit_ref().range;
        match &*assign.target {
            Expr::Name(name) => {
                if let Some(register) = self.variable_register(&name.id) {
                    self.check_before(register, &assign.target, &assign.value);
                    self.in_place(assign, register, register)?;
                    self.unit().binds(register);
                } else {
                    let old = self.expr_to_temp_name(&name.id);
                    let new = self.unit().temp();
                    self.in_place(assign, new, old)?;
                    self.store_name(&name.id, new);
                }
            }
            Expr::Attribute(attribute) => {
                let object = self.expr(&attribute.value)?;
                let name = self.name_index(&attribute.attr);
                let (kept, old) = (self.kept(object), self.unit().temp());
                self.at(&*assign.target);
                self.emit(Op::LoadAttr, old, object, name);
                self.at_range(range);
                self.in_place(assign, old, old)?;
                self.at(&*assign.target);
                self.emit(Op::StoreAttr, kept, old, name);
            }
            Expr::Subscript(subscript) => {
                let object = self.expr_before(&subscript.value, &subscript.slice)?;
                let key = self.subscript_key(&subscript.slice)?;
                let (kept_object, kept_key, old) = (self.kept(object), self.kept(key), self.unit().temp());
                self.at(&*assign.target);
                self.emit(Op::LoadItem, old, object, key);
                self.at_range(range);
                self.in_place(assign, old, old)?;
                self.at(&*assign.target);
                self.emit(Op::StoreItem, kept_object, kept_key, old);
            }
            other => {
                let message = format!(
                    "'{}' is an illegal expression for augmented assignment",
                    super::syntax::describe(other)
                );
                return Err(SyntaxError::new(message, ruff_text_size::Ranged::range(other)));
            }
        }
        self.unit().free_to(mark);
        Ok(())
    }

    fn expr_to_temp_name(&mut self, name: &str) -> Reg {
        let dst = self.unit().temp();
        self.load_name(name, dst);
        dst
    }

    /// The same value in another register, since the next instruction uses this one up.
    fn kept(&mut self, register: Reg) -> Reg {
        if !self.unit_ref().is_temp(register) {
            return register;
        }
        let copy = self.unit().temp();
        self.emit_with(Op::Move, super::expr::KEEP, copy, register, 0);
        copy
    }

    fn in_place(&mut self, assign: &'a ast::StmtAugAssign, dst: Reg, old: Reg) -> Done {
        let range = self.unit_ref().range;
        let immediate = match assign.op {
            ast::Operator::Add => self.immediate(&assign.value).map(|number| (Op::AddInt, number)),
            ast::Operator::Sub => self.immediate(&assign.value).map(|number| (Op::SubInt, number)),
            _ => None,
        };
        if let Some((op, number)) = immediate {
            self.emit_with(op, 1, dst, old, number as u16);
            return Ok(());
        }
        let value = self.expr(&assign.value)?;
        self.at_range(range);
        self.emit_with(operation(assign.op), 1, dst, old, value);
        Ok(())
    }

    pub(super) fn annotated(&mut self, assign: &'a ast::StmtAnnAssign) -> Done {
        let mark = self.unit_ref().mark();
        if let Some(value) = &assign.value {
            let register = self.expr(value)?;
            self.check_before_target(register, value, &assign.target);
            self.store(&assign.target, register)?;
        }
        let kind = self.scopes.get(self.unit_ref().scope).kind;
        if let (Expr::Name(name), true) =
            (&*assign.target, matches!(kind, ScopeKind::Module | ScopeKind::Class))
            && assign.simple
        {
            if self.has_future_annotations() {
                self.string_annotation(&name.id, &assign.annotation);
            } else {
                self.reached(&assign.annotation);
            }
        }
        self.unit().free_to(mark);
        Ok(())
    }

    /// Puts the annotation's text into `__annotations__`.
    fn string_annotation(&mut self, name: &ast::name::Name, annotation: &'a Expr) {
        self.emit(Op::SetupAnnotations, 0, 0, 0);
        let dict = self.unit().temps(3);
        self.load_name("__annotations__", dict);
        let mangled = self.scopes.mangled(self.unit_ref().scope, name);
        self.load_str(dict + 1, mangled.as_str());
        let text = self.unparsed(annotation);
        self.load_str(dict + 2, &text);
        self.emit(Op::StoreItem, dict, dict + 1, dict + 2);
    }

    /// The source of an expression, as annotations that are strings have it.
    pub(super) fn unparsed(&self, expr: &Expr) -> String {
        let range = ruff_text_size::Ranged::range(expr);
        self.source.text[range.start().to_usize()..range.end().to_usize()].to_owned()
    }

    /// The innermost class tells of what its methods set on `self` (`__static_attributes__`).
    fn note_attribute(&mut self, attribute: &ast::ExprAttribute) {
        let is_self = matches!(&*attribute.value, Expr::Name(name) if name.id.as_str() == "self");
        let scopes = self.scopes;
        let mut classes = self.units.iter_mut().rev();
        if is_self && let Some(class) = classes.find(|unit| scopes.get(unit.scope).kind == ScopeKind::Class) {
            class.static_attributes.insert(attribute.attr.to_string());
        }
    }

    pub(super) fn delete(&mut self, target: &'a Expr) -> Done {
        let before = self.at(target);
        let mark = self.unit_ref().mark();
        match target {
            Expr::Name(name) => self.delete_name(&name.id),
            Expr::Attribute(attribute) => {
                let object = self.expr(&attribute.value)?;
                let name = self.name_index(&attribute.attr);
                self.emit(Op::DeleteAttr, object, 0, name);
            }
            Expr::Subscript(subscript) => {
                let object = self.expr_before(&subscript.value, &subscript.slice)?;
                let key = self.subscript_key(&subscript.slice)?;
                self.emit(Op::DeleteItem, object, key, 0);
            }
            Expr::Tuple(tuple) => tuple.elts.iter().try_for_each(|target| self.delete(target))?,
            Expr::List(list) => list.elts.iter().try_for_each(|target| self.delete(target))?,
            other => {
                let message = format!("cannot delete {}", super::syntax::describe(other));
                return Err(SyntaxError::new(message, ruff_text_size::Ranged::range(other)));
            }
        }
        self.unit().free_to(mark);
        self.at_range(before);
        Ok(())
    }
}

fn plain_items(expr: &Expr) -> Option<&[Expr]> {
    match expr {
        Expr::Tuple(tuple) if !tuple.elts.iter().any(Expr::is_starred_expr) => Some(&tuple.elts),
        _ => None,
    }
}
