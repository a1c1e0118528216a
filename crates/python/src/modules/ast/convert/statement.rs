//! Statements.

use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::{Ranged, TextRange};

use super::Tree;
use crate::value::Value;

impl Tree<'_> {
    pub(super) fn statement(&self, statement: &Stmt) -> Value {
        match statement {
            Stmt::FunctionDef(def) => self.function_def(def),
            Stmt::ClassDef(def) => self.class_def(def),
            Stmt::Return(ret) => self.at("Return", ret, vec![("value", self.optional(ret.value.as_deref()))]),
            Stmt::Delete(delete) => self.at("Delete", delete, vec![("targets", self.exprs(&delete.targets))]),
            Stmt::TypeAlias(alias) => self.at(
                "TypeAlias",
                alias,
                vec![
                    ("name", self.expr(&alias.name)),
                    ("type_params", self.type_params(alias.type_params.as_deref())),
                    ("value", self.expr(&alias.value)),
                ],
            ),
            Stmt::Assign(assign) => self.at(
                "Assign",
                assign,
                vec![
                    ("targets", self.exprs(&assign.targets)),
                    ("value", self.expr(&assign.value)),
                    ("type_comment", Value::NONE),
                ],
            ),
            Stmt::AugAssign(assign) => self.at(
                "AugAssign",
                assign,
                vec![
                    ("target", self.expr(&assign.target)),
                    ("op", self.operator(assign.op)),
                    ("value", self.expr(&assign.value)),
                ],
            ),
            Stmt::AnnAssign(assign) => self.at(
                "AnnAssign",
                assign,
                vec![
                    ("target", self.expr(&assign.target)),
                    ("annotation", self.expr(&assign.annotation)),
                    ("value", self.optional(assign.value.as_deref())),
                    ("simple", self.vm.int(assign.simple.into())),
                ],
            ),
            Stmt::Raise(raise) => self.at(
                "Raise",
                raise,
                vec![
                    ("exc", self.optional(raise.exc.as_deref())),
                    ("cause", self.optional(raise.cause.as_deref())),
                ],
            ),
            Stmt::Assert(assert) => self.at(
                "Assert",
                assert,
                vec![("test", self.expr(&assert.test)), ("msg", self.optional(assert.msg.as_deref()))],
            ),
            Stmt::Import(import) => self.at("Import", import, vec![("names", self.aliases(&import.names))]),
            Stmt::ImportFrom(import) => self.at(
                "ImportFrom",
                import,
                vec![
                    ("module", self.optional_name(import.module.as_ref())),
                    ("names", self.aliases(&import.names)),
                    ("level", self.vm.int(import.level.into())),
                ],
            ),
            Stmt::Global(global) => self.at("Global", global, vec![("names", self.names(&global.names))]),
            Stmt::Nonlocal(nonlocal) => {
                self.at("Nonlocal", nonlocal, vec![("names", self.names(&nonlocal.names))])
            }
            Stmt::Expr(expr) => self.at("Expr", expr, vec![("value", self.expr(&expr.value))]),
            Stmt::Pass(pass) => self.at("Pass", pass, Vec::new()),
            Stmt::Break(break_) => self.at("Break", break_, Vec::new()),
            Stmt::Continue(continue_) => self.at("Continue", continue_, Vec::new()),
            // The parser is never asked for these.
            Stmt::IpyEscapeCommand(command) => self.at("Pass", command, Vec::new()),
            compound => self.compound(compound),
        }
    }

    fn compound(&self, statement: &Stmt) -> Value {
        match statement {
            Stmt::For(for_) => self.at(
                if for_.is_async { "AsyncFor" } else { "For" },
                for_,
                vec![
                    ("target", self.expr(&for_.target)),
                    ("iter", self.expr(&for_.iter)),
                    ("body", self.statements(&for_.body)),
                    ("orelse", self.statements(&for_.orelse)),
                    ("type_comment", Value::NONE),
                ],
            ),
            Stmt::While(while_) => self.at(
                "While",
                while_,
                vec![
                    ("test", self.expr(&while_.test)),
                    ("body", self.statements(&while_.body)),
                    ("orelse", self.statements(&while_.orelse)),
                ],
            ),
            Stmt::If(if_) => self.if_(if_),
            Stmt::With(with) => self.with(with),
            Stmt::Match(match_) => self.match_(match_),
            Stmt::Try(try_) => self.try_(try_),
            _ => Value::NONE,
        }
    }

    /// What `elif` begins is an `If` of its own, in the `orelse` of the one before it.
    fn if_(&self, if_: &ast::StmtIf) -> Value {
        let end = if_.end();
        let mut orelse = self.vm.list(Vec::new());
        for clause in if_.elif_else_clauses.iter().rev() {
            let body = self.statements(&clause.body);
            orelse = match &clause.test {
                None => body,
                Some(test) => {
                    let fields = vec![("test", self.expr(test)), ("body", body), ("orelse", orelse)];
                    let nested = self.node("If", Some(TextRange::new(clause.start(), end)), fields);
                    self.vm.list(vec![nested])
                }
            };
        }
        let body = self.statements(&if_.body);
        self.at("If", if_, vec![("test", self.expr(&if_.test)), ("body", body), ("orelse", orelse)])
    }

    fn with(&self, with: &ast::StmtWith) -> Value {
        let items = self.list(with.items.iter().map(|item| {
            let fields = vec![
                ("context_expr", self.expr(&item.context_expr)),
                ("optional_vars", self.optional(item.optional_vars.as_deref())),
            ];
            self.node("withitem", None, fields)
        }));
        let class = if with.is_async { "AsyncWith" } else { "With" };
        let body = self.statements(&with.body);
        self.at(class, with, vec![("items", items), ("body", body), ("type_comment", Value::NONE)])
    }

    fn try_(&self, try_: &ast::StmtTry) -> Value {
        let handlers = self.list(try_.handlers.iter().map(|handler| {
            let ast::ExceptHandler::ExceptHandler(handler) = handler;
            let fields = vec![
                ("type", self.optional(handler.type_.as_deref())),
                ("name", self.optional_name(handler.name.as_ref())),
                ("body", self.statements(&handler.body)),
            ];
            self.at("ExceptHandler", handler, fields)
        }));
        self.at(
            if try_.is_star { "TryStar" } else { "Try" },
            try_,
            vec![
                ("body", self.statements(&try_.body)),
                ("handlers", handlers),
                ("orelse", self.statements(&try_.orelse)),
                ("finalbody", self.statements(&try_.finalbody)),
            ],
        )
    }

    fn aliases(&self, all: &[ast::Alias]) -> Value {
        self.list(all.iter().map(|alias| {
            let name = self.vm.str(&alias.name);
            let asname = self.optional_name(alias.asname.as_ref());
            self.at("alias", alias, vec![("name", name), ("asname", asname)])
        }))
    }

    /// The range without the decorators, which ruff counts in.
    pub(super) fn without_decorators(&self, range: TextRange, decorators: &[ast::Decorator]) -> TextRange {
        match decorators.last() {
            Some(last) => TextRange::new(self.next_token(last.end()), range.end()),
            None => range,
        }
    }

    pub(super) fn decorators(&self, all: &[ast::Decorator]) -> Value {
        self.exprs(all.iter().map(|decorator| &decorator.expression))
    }

    fn class_def(&self, def: &ast::StmtClassDef) -> Value {
        let (bases, keywords): (&[Expr], &[ast::Keyword]) = match def.arguments.as_deref() {
            Some(arguments) => (&arguments.args, &arguments.keywords),
            None => (&[], &[]),
        };
        let fields = vec![
            ("name", self.name(&def.name)),
            ("bases", self.exprs(bases)),
            ("keywords", self.keywords(keywords)),
            ("body", self.statements(&def.body)),
            ("decorator_list", self.decorators(&def.decorator_list)),
            ("type_params", self.type_params(def.type_params.as_deref())),
        ];
        self.node("ClassDef", Some(self.without_decorators(def.range, &def.decorator_list)), fields)
    }
}
