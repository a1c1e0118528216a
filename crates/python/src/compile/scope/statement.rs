//! What statements bind, use and declare.

use ruff_python_ast::{self as ast, Expr, Stmt, name::Name};
use ruff_text_size::TextRange;

use super::builder::{Builder, Done, error};
use super::{CONDITIONAL, ScopeKind, is_block};

impl Builder {
    pub(super) fn statement(&mut self, statement: &Stmt) -> Done {
        if !is_block(statement) {
            return self.statement_inner(statement);
        }
        self.scope().blocks += 1;
        self.statement_inner(statement)?;
        self.scope().blocks -= 1;
        Ok(())
    }

    pub(super) fn statement_inner(&mut self, statement: &Stmt) -> Done {
        match statement {
            Stmt::FunctionDef(def) => self.function(def),
            Stmt::ClassDef(def) => self.class(def),
            Stmt::Return(ret) => {
                if ret.value.is_some() {
                    self.scope().returns_value = Some(ret.range);
                }
                self.optional(ret.value.as_deref())
            }
            Stmt::Delete(delete) => self.exprs(&delete.targets),
            Stmt::TypeAlias(alias) => self.type_alias(alias),
            Stmt::Assign(assign) => {
                self.expr(&assign.value)?;
                self.exprs(&assign.targets)
            }
            Stmt::AugAssign(assign) => {
                if let Expr::Name(name) = &*assign.target {
                    self.use_name(&name.id);
                }
                self.expr(&assign.target)?;
                self.expr(&assign.value)
            }
            Stmt::AnnAssign(assign) => self.annotated(assign),
            Stmt::For(for_) => {
                self.expr(&for_.iter)?;
                self.expr(&for_.target)?;
                self.statements(&for_.body)?;
                self.statements(&for_.orelse)
            }
            Stmt::While(while_) => {
                self.expr(&while_.test)?;
                self.statements(&while_.body)?;
                self.statements(&while_.orelse)
            }
            Stmt::If(if_) => {
                self.expr(&if_.test)?;
                self.statements(&if_.body)?;
                for clause in &if_.elif_else_clauses {
                    self.optional(clause.test.as_ref())?;
                    self.statements(&clause.body)?;
                }
                Ok(())
            }
            Stmt::With(with) => {
                for item in &with.items {
                    self.expr(&item.context_expr)?;
                    self.optional(item.optional_vars.as_deref())?;
                }
                self.statements(&with.body)
            }
            Stmt::Match(match_) => {
                self.expr(&match_.subject)?;
                for case in &match_.cases {
                    self.pattern(&case.pattern)?;
                    self.optional(case.guard.as_deref())?;
                    self.statements(&case.body)?;
                }
                Ok(())
            }
            Stmt::Raise(raise) => {
                self.optional(raise.exc.as_deref())?;
                self.optional(raise.cause.as_deref())
            }
            Stmt::Try(try_) => {
                self.statements(&try_.body)?;
                for ast::ExceptHandler::ExceptHandler(handler) in &try_.handlers {
                    self.optional(handler.type_.as_deref())?;
                    if let Some(name) = &handler.name {
                        self.bind(&name.id, name)?;
                    }
                    self.statements(&handler.body)?;
                }
                self.statements(&try_.orelse)?;
                self.statements(&try_.finalbody)
            }
            Stmt::Assert(assert) => {
                self.expr(&assert.test)?;
                self.optional(assert.msg.as_deref())
            }
            Stmt::Import(import) => {
                for alias in &import.names {
                    let name = match &alias.asname {
                        Some(name) => name.id.clone(),
                        None => Name::new(alias.name.as_str().split('.').next().unwrap_or_default()),
                    };
                    self.bind(&name, alias)?;
                }
                Ok(())
            }
            Stmt::ImportFrom(import) => {
                for alias in &import.names {
                    if alias.name.as_str() == "*" {
                        if self.scopes.all[self.current].kind != ScopeKind::Module {
                            return Err(error("import * only allowed at module level", import));
                        }
                        continue;
                    }
                    self.bind(&alias.asname.as_ref().unwrap_or(&alias.name).id, alias)?;
                }
                Ok(())
            }
            Stmt::Global(global) => {
                global.names.iter().try_for_each(|name| self.declare(name, global.range, true))
            }
            Stmt::Nonlocal(nonlocal) => {
                nonlocal.names.iter().try_for_each(|name| self.declare(name, nonlocal.range, false))
            }
            Stmt::Expr(expr) => self.expr(&expr.value),
            Stmt::Pass(_) | Stmt::Break(_) | Stmt::Continue(_) | Stmt::IpyEscapeCommand(_) => Ok(()),
        }
    }

    pub(super) fn declare(&mut self, name: &ast::Identifier, range: TextRange, global: bool) -> Done {
        let mangled = self.mangled(&name.id);
        let word = if global { "global" } else { "nonlocal" };
        let kind = self.scopes.all[self.current].kind;
        if !global && kind == ScopeKind::Module {
            return Err(error("nonlocal declaration not allowed at module level", range));
        }
        let symbol = *self.symbol_in(self.current, &mangled);
        if global {
            self.globals.push(mangled.clone());
        }
        let name = name.as_str();
        let fault = if symbol.parameter {
            Some(format!("name '{name}' is parameter and {word}"))
        } else if symbol.global && !global || symbol.nonlocal && global {
            Some(format!("name '{name}' is nonlocal and global"))
        } else if symbol.annotated {
            Some(format!("annotated name '{name}' can't be {word}"))
        } else if symbol.bound && !symbol.global && !symbol.nonlocal {
            Some(format!("name '{name}' is assigned to before {word} declaration"))
        } else if symbol.used && !symbol.global && !symbol.nonlocal {
            Some(format!("name '{name}' is used prior to {word} declaration"))
        } else {
            None
        };
        if let Some(fault) = fault {
            return Err(error(fault, range));
        }
        if !global {
            self.nonlocals.push((self.current, mangled.clone(), range));
        }
        let symbol = self.symbol_in(self.current, &mangled);
        symbol.global |= global;
        symbol.nonlocal |= !global;
        Ok(())
    }

    pub(super) fn annotated(&mut self, assign: &ast::StmtAnnAssign) -> Done {
        if let Expr::Name(name) = &*assign.target {
            let mangled = self.mangled(&name.id);
            let symbol = *self.symbol_in(self.current, &mangled);
            if (symbol.global || symbol.nonlocal) && assign.simple {
                let word = if symbol.global { "global" } else { "nonlocal" };
                return Err(error(format!("annotated name '{}' can't be {word}", name.id), assign));
            }
            let symbol = self.symbol_in(self.current, &mangled);
            symbol.annotated |= assign.simple;
            symbol.bound = true;
        }
        self.expr(&assign.target)?;
        if assign.simple && matches!(self.scope().kind, ScopeKind::Module | ScopeKind::Class) {
            let owner = self.current;
            match self.scopes.all[owner].annotations {
                Some(scope) => self.current = scope,
                None => {
                    let scope = self.push(ScopeKind::Deferred, None);
                    self.scopes.all[owner].annotations = Some(scope);
                }
            }
            let own = &mut self.scopes.all[owner];
            // A module may be asked for its annotations before its end.
            if own.kind == ScopeKind::Module || own.blocks > 0 {
                own.has_conditional = true;
                self.symbol_in(self.current, &Name::new(CONDITIONAL)).used = true;
            }
            self.expr(&assign.annotation)?;
            self.current = owner;
        } else {
            Self::refuse_in_annotation(&assign.annotation)?;
        }
        self.optional(assign.value.as_deref())
    }

    /// Refuses what an annotation cannot hold, of one that is never evaluated: its names belong to no scope.
    pub(super) fn refuse_in_annotation(annotation: &Expr) -> Done {
        let mut apart = Self::default();
        apart.push(ScopeKind::Module, None);
        apart.push(ScopeKind::Deferred, None);
        apart.expr(annotation)
    }
}
