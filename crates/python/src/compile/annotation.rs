//! Annotations, which are evaluated when somebody asks (PEP 649): functions that give them, and which of a module's or a
//! class's have been reached.

use ruff_python_ast::{self as ast, ElifElseClause, ExceptHandler, Expr, Stmt};

use super::constant::Key;
use super::op::Op;
use super::scope::{ANNOTATIONS, CONDITIONAL, ScopeId, ScopeKind, is_block, node};
use super::unit::{Annotation, Label};
use super::{Compiler, Done, Reg, SyntaxError};

/// Finds the annotations of variables in a body and in the blocks in it.
struct Collector<'a> {
    all: Vec<Annotation<'a>>,
    /// Each annotation here may be missed.
    conditional: bool,
}

impl<'a> Collector<'a> {
    fn statements(&mut self, body: &'a [Stmt]) {
        for statement in body {
            let before = self.conditional;
            self.conditional |= is_block(statement);
            self.statement(statement);
            self.conditional = before;
        }
    }

    fn statement(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::AnnAssign(assign) if assign.simple => {
                if let Expr::Name(name) = &*assign.target {
                    let number = self.conditional.then_some(self.all.len());
                    self.all.push(Annotation { name: &name.id, value: &assign.annotation, number });
                }
            }
            Stmt::If(if_) => {
                self.statements(&if_.body);
                if_.elif_else_clauses.iter().for_each(|ElifElseClause { body, .. }| self.statements(body));
            }
            Stmt::For(for_) => self.both(&for_.body, &for_.orelse),
            Stmt::While(while_) => self.both(&while_.body, &while_.orelse),
            Stmt::With(with) => self.statements(&with.body),
            Stmt::Match(match_) => match_.cases.iter().for_each(|case| self.statements(&case.body)),
            Stmt::Try(try_) => {
                self.statements(&try_.body);
                for ExceptHandler::ExceptHandler(handler) in &try_.handlers {
                    self.statements(&handler.body);
                }
                self.both(&try_.orelse, &try_.finalbody);
            }
            _ => {}
        }
    }

    fn both(&mut self, first: &'a [Stmt], second: &'a [Stmt]) {
        self.statements(first);
        self.statements(second);
    }
}

impl<'a> Compiler<'a> {
    /// What a module or class does before its body, so that its annotations can be asked for.
    pub(super) fn begin_annotations(&mut self, body: &'a [Stmt]) -> Done {
        if self.has_future_annotations() {
            return Ok(());
        }
        let scope = self.unit_ref().scope;
        let is_module = self.scopes.get(scope).kind == ScopeKind::Module;
        let mut collector = Collector { all: Vec::new(), conditional: is_module };
        collector.statements(body);
        self.unit().annotations = collector.all;
        if self.scopes.get(scope).has_conditional {
            let set = self.unit().temp();
            self.emit(Op::Set, set, set, 0);
            self.store_reached(set);
            self.unit().free_to(set);
        }
        if is_module { self.give_annotations("__annotate__") } else { Ok(()) }
    }

    /// The set of numbers lies in a cell of a class, and among the globals of a module.
    fn store_reached(&mut self, set: Reg) {
        let scope = self.unit_ref().scope;
        if self.scopes.get(scope).kind == ScopeKind::Class {
            let (cell, _) = self.unit_ref().variable(scope, &ast::name::Name::new(CONDITIONAL));
            self.emit(Op::StoreCell, cell, set, 0);
        } else {
            self.store_name(CONDITIONAL, set);
        }
    }

    fn load_reached(&mut self, set: Reg) {
        let scope = self.unit_ref().scope;
        if self.scopes.get(scope).kind == ScopeKind::Class {
            let (cell, _) = self.unit_ref().variable(scope, &ast::name::Name::new(CONDITIONAL));
            self.emit(Op::LoadCell, set, cell, 0);
        } else {
            self.load_name(CONDITIONAL, set);
        }
    }

    /// The code has got to an annotation.
    pub(super) fn reached(&mut self, annotation: &'a Expr) {
        let same = |known: &&Annotation| std::ptr::eq(known.value, annotation);
        let found = self.unit_ref().annotations.iter().find(same).and_then(|known| known.number);
        let Some(number) = found else { return };
        let set = self.unit().temps(2);
        self.load_reached(set);
        self.load_constant(set + 1, &Key::Int(number.into()));
        self.emit(Op::SetAdd, set, set + 1, 0);
        self.emit(Op::Clear, set, 0, 0);
        self.unit().free_to(set);
    }

    /// Goes to a label, which is still to be placed, unless an annotation has been reached.
    fn skip_unless_reached(&mut self, number: usize) -> Label {
        let (label, test) = (self.unit().label(), self.unit().temps(2));
        self.load_constant(test, &Key::Int(number.into()));
        self.load_name(CONDITIONAL, test + 1);
        self.emit(Op::In, test, test, test + 1);
        self.jump(Op::JumpIfNot, 0, test, label);
        self.unit().free_to(test);
        label
    }

    /// Puts the function that gives the annotations of variables into the namespace, if there are any.
    pub(super) fn give_annotations(&mut self, name: &str) -> Done {
        let annotations = std::mem::take(&mut self.unit().annotations);
        let Some(scope) = self.scopes.get(self.unit_ref().scope).annotations else { return Ok(()) };
        if !annotations.is_empty() {
            let dst = self.unit().temp();
            let qualname = self.qualified("__annotate__");
            self.annotate_function(scope, qualname, &annotations, dst)?;
            self.store_name(name, dst);
            self.unit().free_to(dst);
        }
        self.unit().annotations = annotations;
        Ok(())
    }

    /// The function that evaluates the annotations of a function, if it has any.
    pub(super) fn annotate(&mut self, def: &'a ast::StmtFunctionDef) -> Result<Option<Reg>, SyntaxError> {
        let parameters = &def.parameters;
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let named: Vec<Annotation> = positional
            .map(|parameter| &parameter.parameter)
            .chain(parameters.vararg.as_deref())
            .chain(parameters.kwonlyargs.iter().map(|parameter| &parameter.parameter))
            .chain(parameters.kwarg.as_deref())
            .filter_map(|parameter| Some((parameter.name.as_str(), parameter.annotation.as_deref()?)))
            .chain(def.returns.as_deref().map(|returns| ("return", returns)))
            .map(|(name, value)| Annotation { name, value, number: None })
            .collect();
        if named.is_empty() {
            return Ok(None);
        }
        let scope = self.scopes.of(node(def), ANNOTATIONS);
        let dst = self.unit().temp();
        let qualname = format!("{}.__annotate__", self.qualified(&def.name));
        self.annotate_function(scope, qualname, &named, dst)?;
        Ok(Some(dst))
    }

    fn annotate_function(
        &mut self,
        scope: ScopeId,
        qualname: String,
        named: &[Annotation<'a>],
        dst: Reg,
    ) -> Done {
        self.deferred(scope, "__annotate__", qualname, None, dst, |this| {
            let dict = this.unit().temp();
            this.emit(Op::Dict, dict, dict, 0);
            for &Annotation { name, value: annotation, number } in named {
                let key = this.unit().temp();
                let skipped = number.map(|number| this.skip_unless_reached(number));
                let name = this.scopes.mangled(scope, &ast::name::Name::new(name));
                this.load_str(key, name.as_str());
                let value = if this.has_future_annotations() {
                    let (text, register) = (this.unparsed(annotation), this.unit().temp());
                    this.load_str(register, &text);
                    register
                } else if let Expr::Starred(starred) = annotation {
                    this.starred_annotation(starred)?
                } else {
                    this.expr(annotation)?
                };
                this.emit(Op::DictSet, dict, key, value);
                if let Some(skipped) = skipped {
                    this.unit().place(skipped);
                }
                this.unit().free_to(key);
            }
            Ok(dict)
        })
    }

    /// `*value`, which has one item.
    pub(super) fn starred_annotation(&mut self, starred: &'a ast::ExprStarred) -> Result<Reg, SyntaxError> {
        let value = self.expr(&starred.value)?;
        let items = self.unit().temp();
        self.emit(Op::Unpack, items, value, 1);
        Ok(items)
    }
}
