//! Statements.

use ruff_python_ast::{self as ast, Expr, Stmt};

use super::block::Kind;
use super::constant::Key;
use super::op::Op;
use super::{Compiler, Done, Mode, Reg, SyntaxError};

/// Whether a statement holds others, which may not run.
fn is_compound(statement: &Stmt) -> bool {
    matches!(
        statement,
        Stmt::If(_) | Stmt::For(_) | Stmt::While(_) | Stmt::Try(_) | Stmt::With(_) | Stmt::Match(_)
    )
}

impl<'a> Compiler<'a> {
    pub(super) fn statements(&mut self, body: &'a [Stmt]) -> Done {
        let bound = self.unit_ref().bound.len();
        body.iter().try_for_each(|statement| self.statement(statement))?;
        self.unit().bound.truncate(bound);
        Ok(())
    }

    fn statement(&mut self, statement: &'a Stmt) -> Done {
        let before = self.at(statement);
        let (mark, bound) = (self.unit_ref().mark(), self.unit_ref().bound.len());
        self.statement_inner(statement)?;
        self.unit().free_to(mark);
        if is_compound(statement) {
            // Whatever it binds may as well stay unbound.
            self.unit().bound.truncate(bound);
        }
        if self.unit_ref().is_too_large() {
            return Err(self.unit_ref().too_large());
        }
        self.at_range(before);
        Ok(())
    }

    fn statement_inner(&mut self, statement: &'a Stmt) -> Done {
        match statement {
            Stmt::FunctionDef(def) => self.function_def(def),
            Stmt::ClassDef(def) => self.class_def(def),
            Stmt::Return(ret) => self.return_(ret),
            Stmt::Delete(delete) => delete.targets.iter().try_for_each(|target| self.delete(target)),
            Stmt::TypeAlias(alias) => self.type_alias(alias),
            Stmt::Assign(assign) => self.assign(assign),
            Stmt::AugAssign(assign) => self.augmented(assign),
            Stmt::AnnAssign(assign) => self.annotated(assign),
            Stmt::For(for_) if for_.is_async => self.async_for(for_),
            Stmt::For(for_) => self.for_(for_),
            Stmt::While(while_) => self.while_(while_),
            Stmt::If(if_) => self.if_(if_),
            Stmt::With(with) => self.with(with),
            Stmt::Match(match_) => self.match_(match_),
            Stmt::Raise(raise) => self.raise(raise),
            Stmt::Try(try_) => self.try_(try_),
            Stmt::Assert(assert) => self.assert(assert),
            Stmt::Import(import) => self.import(import),
            Stmt::ImportFrom(import) => self.import_from(import),
            Stmt::Global(_) | Stmt::Nonlocal(_) | Stmt::Pass(_) => {
                // It has a line of its own, for whoever follows the program line by line.
                self.emit(Op::Nop, 0, 0, 0);
                Ok(())
            }
            Stmt::Expr(expr) => self.expression_statement(&expr.value),
            Stmt::Break(break_) => {
                let Some((depth, Kind::Loop { end, .. })) = self.loop_block() else {
                    return Err(self.no_loop("'break' outside loop", break_.range));
                };
                // The loop itself is left, too, which empties its iterator.
                self.leave_blocks(depth - 1, |this| {
                    this.jump(Op::Jump, 0, 0, end);
                    Ok(())
                })
            }
            Stmt::Continue(continue_) => {
                let Some((depth, Kind::Loop { next, .. })) = self.loop_block() else {
                    return Err(self.no_loop("'continue' not properly in loop", continue_.range));
                };
                self.leave_blocks(depth, |this| {
                    this.back(next);
                    Ok(())
                })
            }
            Stmt::IpyEscapeCommand(command) => Err(SyntaxError::new("invalid syntax", command.range)),
        }
    }

    fn expression_statement(&mut self, expr: &'a Expr) -> Done {
        if self.mode == Mode::Single && self.units.len() == 1 {
            let value = self.expr(expr)?;
            self.emit(Op::Print, value, 0, 0);
            return Ok(());
        }
        if self.constant_of(expr).is_some() {
            self.emit(Op::Nop, 0, 0, 0);
            return Ok(());
        }
        if let Expr::Name(name) = expr {
            // Only whether it is bound is of interest.
            if let Some(register) = self.variable_register(&name.id) {
                self.emit(Op::Check, register, 0, 0);
                return Ok(());
            }
        }
        let value = self.expr_to_temp(expr)?;
        self.emit(Op::Clear, value, 0, 0);
        Ok(())
    }

    fn return_(&mut self, ret: &'a ast::StmtReturn) -> Done {
        if !self.scopes.has_variables(self.unit_ref().scope) {
            return Err(SyntaxError::new("'return' outside function", ret.range));
        }
        let mut value = match &ret.value {
            Some(value) => self.expr(value)?,
            None => {
                let none = self.unit().temp();
                self.load_none(none);
                none
            }
        };
        // What runs on the way out may change the variable.
        if !self.unit_ref().is_temp(value) && !self.unit_ref().blocks.is_empty() {
            let copy = self.unit().temp();
            self.emit(Op::Move, copy, value, 0);
            value = copy;
        }
        self.leave_blocks(0, |this| {
            this.emit_return(value);
            Ok(())
        })
    }

    fn for_(&mut self, for_: &'a ast::StmtFor) -> Done {
        let iterator = self.unit().temp();
        let mark = self.unit_ref().mark();
        let iterable = self.expr(&for_.iter)?;
        self.at(&*for_.iter);
        self.emit(Op::Iter, iterator, iterable, 0);
        self.unit().free_to(mark);
        let (next, orelse, end) = (self.unit().label(), self.unit().label(), self.unit().label());
        self.unit().place(next);
        self.at(&*for_.iter);
        let variable = match &*for_.target {
            Expr::Name(name) => self.variable_register(&name.id),
            _ => None,
        };
        match variable {
            Some(register) => {
                self.emit(Op::ForIter, register, iterator, 0);
                self.unit().target(orelse);
            }
            None => {
                let item = self.unit().temp();
                self.emit(Op::ForIter, item, iterator, 0);
                self.unit().target(orelse);
                self.store(&for_.target, item)?;
                self.unit().free_to(item);
            }
        }
        self.push_block(Kind::Loop { next, end, iterator: Some(iterator) }, None);
        self.statements(&for_.body)?;
        self.at(&*for_.iter);
        self.back(next);
        self.pop_block();
        self.unit().place(orelse);
        self.statements(&for_.orelse)?;
        self.unit().place(end);
        Ok(())
    }

    fn async_for(&mut self, for_: &'a ast::StmtFor) -> Done {
        self.check_await("'async for'", for_)?;
        let (iterator, raised) = (self.unit().temp(), self.unit().temp());
        let iterable = self.expr(&for_.iter)?;
        self.at(&*for_.iter);
        self.emit(Op::AsyncIter, iterator, iterable, 0);
        let (next, handler, end) = (self.unit().label(), self.unit().label(), self.unit().label());
        self.unit().place(next);
        let region = self.unit().open(handler, raised);
        let (awaited, item) = (self.unit().temp(), self.unit().temp());
        self.emit(Op::AsyncNext, awaited, iterator, 0);
        self.await_value(awaited, 2, item);
        self.unit().close(region);
        self.store(&for_.target, item)?;
        self.push_block(Kind::Loop { next, end, iterator: Some(iterator) }, None);
        self.statements(&for_.body)?;
        self.at(&*for_.iter);
        self.back(next);
        self.pop_block();
        self.unit().place(handler);
        self.emit(Op::EndAsyncFor, raised, 0, 0);
        self.emit(Op::Clear, iterator, 0, 0);
        self.statements(&for_.orelse)?;
        self.unit().place(end);
        Ok(())
    }

    fn while_(&mut self, while_: &'a ast::StmtWhile) -> Done {
        let (next, orelse, end) = (self.unit().label(), self.unit().label(), self.unit().label());
        let always = self.truth_of(&while_.test);
        self.unit().place(next);
        if always != Some(true) {
            self.jump_if(&while_.test, false, orelse)?;
        } else {
            self.emit(Op::Nop, 0, 0, 0);
        }
        self.push_block(Kind::Loop { next, end, iterator: None }, None);
        self.statements(&while_.body)?;
        self.at(&*while_.test);
        self.back(next);
        self.pop_block();
        self.unit().place(orelse);
        self.statements(&while_.orelse)?;
        self.unit().place(end);
        Ok(())
    }

    fn truth_of(&self, expr: &Expr) -> Option<bool> {
        match self.constant_of(expr)? {
            Key::Bool(truth) => Some(truth),
            Key::Int(number) => Some(number != 0.into()),
            Key::None => Some(false),
            _ => None,
        }
    }

    fn if_(&mut self, if_: &'a ast::StmtIf) -> Done {
        let end = self.unit().label();
        let mut test = Some(&*if_.test);
        let mut body = &if_.body[..];
        let mut clauses = if_.elif_else_clauses.iter();
        loop {
            let next = self.unit().label();
            if let Some(test) = test {
                self.jump_if(test, false, next)?;
            }
            self.statements(body)?;
            let clause = clauses.next();
            if clause.is_some() {
                self.jump(Op::Jump, 0, 0, end);
            }
            self.unit().place(next);
            let Some(clause) = clause else { break };
            self.at(clause);
            test = clause.test.as_ref();
            body = &clause.body;
        }
        self.unit().place(end);
        Ok(())
    }

    fn raise(&mut self, raise: &'a ast::StmtRaise) -> Done {
        let Some(exc) = &raise.exc else {
            self.emit_with(Op::Raise, 4, 0, 0, 0);
            return Ok(());
        };
        let exc = self.expr(exc)?;
        match &raise.cause {
            Some(cause) => {
                let cause = self.expr(cause)?;
                self.emit_with(Op::Raise, 1, exc, cause, 0);
            }
            None => self.emit(Op::Raise, exc, 0, 0),
        }
        Ok(())
    }

    fn assert(&mut self, assert: &'a ast::StmtAssert) -> Done {
        let end = self.unit().label();
        self.jump_if(&assert.test, true, end)?;
        match &assert.msg {
            Some(message) => {
                let message = self.expr(message)?;
                self.at(&*assert.test);
                self.emit_with(Op::AssertFail, 1, message, 0, 0);
            }
            None => {
                self.at(&*assert.test);
                self.emit(Op::AssertFail, 0, 0, 0);
            }
        }
        self.unit().place(end);
        Ok(())
    }

    fn import(&mut self, import: &'a ast::StmtImport) -> Done {
        for alias in &import.names {
            let mark = self.unit_ref().mark();
            let (module, level) = (self.unit().temp(), self.unit().temps(2));
            self.load_constant(level, &Key::Int(0.into()));
            self.load_none(level + 1);
            let name = self.plain_name_index(&alias.name);
            self.emit(Op::Import, module, level, name);
            match &alias.asname {
                None => {
                    let first = alias.name.as_str().split('.').next().unwrap_or_default();
                    self.store_name(first, module);
                }
                Some(asname) => {
                    // `import a.b.c as d` binds the module that the whole path names.
                    for part in alias.name.as_str().split('.').skip(1) {
                        let part = self.plain_name_index(part);
                        self.emit(Op::ImportFrom, module, module, part);
                    }
                    self.store_name(asname, module);
                }
            }
            self.unit().free_to(mark);
        }
        Ok(())
    }

    fn plain_name_index(&mut self, name: &str) -> u16 {
        let vm = self.vm;
        self.unit().name(vm, name)
    }

    fn import_from(&mut self, import: &'a ast::StmtImportFrom) -> Done {
        let (module, level) = (self.unit().temp(), self.unit().temps(2));
        self.load_constant(level, &Key::Int(import.level.into()));
        let names = import.names.iter().map(|alias| Key::Str(alias.name.as_str().to_owned())).collect();
        self.load_constant(level + 1, &Key::Tuple(names));
        let name = self.plain_name_index(import.module.as_deref().unwrap_or_default());
        self.emit(Op::Import, module, level, name);
        for alias in &import.names {
            let mark = self.unit_ref().mark();
            if alias.name.as_str() == "*" {
                self.emit(Op::ImportStar, module, 0, 0);
                return Ok(());
            }
            let value = self.unit().temp();
            let name = self.plain_name_index(&alias.name);
            self.emit_with(Op::ImportFrom, super::expr::KEEP, value, module, name);
            self.store_name(alias.asname.as_ref().unwrap_or(&alias.name), value);
            self.unit().free_to(mark);
        }
        self.emit(Op::Clear, module, 0, 0);
        Ok(())
    }

    /// A register that holds None.
    pub(super) fn none(&mut self) -> Reg {
        let none = self.unit().temp();
        self.load_none(none);
        none
    }
}
