//! What expressions and patterns bind and use.

use ruff_python_ast::{self as ast, Expr, Pattern};
use ruff_text_size::TextRange;

use super::builder::{Builder, Done, error};
use super::{OWN, ScopeKind, node};

impl Builder {
    pub(super) fn pattern(&mut self, pattern: &Pattern) -> Done {
        match pattern {
            Pattern::MatchValue(value) => self.expr(&value.value),
            Pattern::MatchSingleton(_) => Ok(()),
            Pattern::MatchSequence(sequence) => sequence.patterns.iter().try_for_each(|p| self.pattern(p)),
            Pattern::MatchMapping(mapping) => {
                self.exprs(&mapping.keys)?;
                mapping.patterns.iter().try_for_each(|p| self.pattern(p))?;
                mapping.rest.as_ref().map_or(Ok(()), |rest| self.bind(&rest.id, rest))
            }
            Pattern::MatchClass(class) => {
                self.expr(&class.cls)?;
                class.arguments.patterns.iter().try_for_each(|p| self.pattern(p))?;
                class.arguments.keywords.iter().try_for_each(|keyword| self.pattern(&keyword.pattern))
            }
            Pattern::MatchStar(star) => star.name.as_ref().map_or(Ok(()), |name| self.bind(&name.id, name)),
            Pattern::MatchAs(as_) => {
                if let Some(pattern) = &as_.pattern {
                    self.pattern(pattern)?;
                }
                as_.name.as_ref().map_or(Ok(()), |name| self.bind(&name.id, name))
            }
            Pattern::MatchOr(or) => or.patterns.iter().try_for_each(|p| self.pattern(p)),
        }
    }

    /// The scope that a walrus in a comprehension binds in.
    pub(super) fn walrus(&mut self, named: &ast::ExprNamed) -> Done {
        let Expr::Name(name) = &*named.target else { return self.expr(&named.target) };
        let frame = self.scopes.all[self.current].frame;
        self.scopes.all[frame].has_walrus = true;
        if self.iterables > 0 {
            let message = "assignment expression cannot be used in a comprehension iterable expression";
            return Err(error(message, named));
        }
        let mut scope = self.current;
        while self.scopes.all[scope].kind == ScopeKind::Comprehension
            || self.scopes.all[scope].kind == ScopeKind::Generator
        {
            let own = self.scopes.all[scope].symbol(&self.mangled(&name.id));
            if own.bound && !own.nonlocal && !own.global {
                return Err(error(
                    format!(
                        "assignment expression cannot rebind comprehension iteration variable '{}'",
                        name.id
                    ),
                    &*named.target,
                ));
            }
            scope = self.scopes.all[scope].parent.expect("a comprehension is inside a scope");
        }
        let mangled = self.mangled(&name.id);
        if scope == self.current {
            return self.bind(&name.id, &*named.target);
        }
        let refused = match self.scopes.all[scope].kind {
            ScopeKind::Class => "in a class body",
            ScopeKind::TypeParams => "within the definition of a generic",
            ScopeKind::Deferred => match self.scopes.all[scope].called {
                "an annotation" => "in an annotation",
                "a type alias" => "in a type alias",
                _ => "in a TypeVar bound",
            },
            _ => "",
        };
        if !refused.is_empty() {
            let message = format!("assignment expression within a comprehension cannot be used {refused}");
            return Err(error(message, &*named.target));
        }
        match self.scopes.all[scope].kind {
            ScopeKind::Module => {
                self.symbol_in(scope, &mangled).bound = true;
                self.symbol_in(self.current, &mangled).global = true;
            }
            _ => {
                let outer = self.symbol_in(scope, &mangled);
                let (global, nonlocal) = (outer.global, outer.nonlocal);
                if !global && !nonlocal {
                    outer.bound = true;
                }
                let own = self.symbol_in(self.current, &mangled);
                own.global |= global;
                own.nonlocal |= !global;
            }
        }
        self.symbol_in(self.current, &mangled).used = true;
        Ok(())
    }

    pub(super) fn comprehension(
        &mut self,
        key: usize,
        (kind, called): (ScopeKind, &'static str),
        generators: &[ast::Comprehension],
        elements: &[&Expr],
    ) -> Done {
        self.iterable(&generators[0].iter)?;
        self.push(kind, Some((key, OWN)));
        self.scope().called = called;
        for (index, generator) in generators.iter().enumerate() {
            if index > 0 {
                self.iterable(&generator.iter)?;
            }
            self.expr(&generator.target)?;
            self.exprs(&generator.ifs)?;
            if generator.is_async {
                self.scope().is_async = true;
            }
        }
        self.exprs(elements.iter().copied())?;
        if kind == ScopeKind::Generator {
            self.scope().is_generator = true;
        } else if self.scope().is_async {
            // An asynchronous comprehension makes what holds it asynchronous, too, where that is a comprehension.
            self.pop();
            if matches!(self.scope().kind, ScopeKind::Comprehension | ScopeKind::Generator) {
                self.scope().is_async = true;
            }
            return Ok(());
        }
        self.pop();
        Ok(())
    }

    pub(super) fn yields(&mut self, range: TextRange, what: &str) -> Done {
        self.refuse_deferred("yield expression", range)?;
        let kind = self.scopes.all[self.current].kind;
        match kind {
            ScopeKind::Function | ScopeKind::Lambda => {
                self.scope().is_generator = true;
                Ok(())
            }
            ScopeKind::Comprehension | ScopeKind::Generator => {
                Err(error(format!("'yield' inside {}", self.scopes.all[self.current].called), range))
            }
            _ => Err(error(format!("'{what}' outside function"), range)),
        }
    }

    /// What a comprehension goes through; nothing may be bound in it.
    pub(super) fn iterable(&mut self, expr: &Expr) -> Done {
        self.iterables += 1;
        let done = self.expr(expr);
        self.iterables -= 1;
        done
    }

    pub(super) fn expr(&mut self, expr: &Expr) -> Done {
        match expr {
            Expr::BoolOp(op) => self.exprs(&op.values),
            Expr::Named(named) => {
                self.refuse_deferred("named expression", named)?;
                self.expr(&named.value)?;
                self.walrus(named)
            }
            Expr::BinOp(op) => {
                self.expr(&op.left)?;
                self.expr(&op.right)
            }
            Expr::UnaryOp(op) => self.expr(&op.operand),
            Expr::Lambda(lambda) => {
                if let Some(parameters) = lambda.parameters.as_deref() {
                    self.defaults(parameters)?;
                }
                self.within(ScopeKind::Lambda, (node(lambda), OWN), |this| {
                    if let Some(parameters) = lambda.parameters.as_deref() {
                        this.parameters(parameters)?;
                    }
                    this.expr(&lambda.body)
                })
            }
            Expr::If(if_) => {
                self.expr(&if_.test)?;
                self.expr(&if_.body)?;
                self.expr(&if_.orelse)
            }
            Expr::Dict(dict) => dict.items.iter().try_for_each(|item| {
                self.optional(item.key.as_ref())?;
                self.expr(&item.value)
            }),
            Expr::Set(set) => self.exprs(&set.elts),
            Expr::ListComp(comp) => {
                let kind = (ScopeKind::Comprehension, "list comprehension");
                self.comprehension(node(comp), kind, &comp.generators, &[&comp.elt])
            }
            Expr::SetComp(comp) => {
                let kind = (ScopeKind::Comprehension, "set comprehension");
                self.comprehension(node(comp), kind, &comp.generators, &[&comp.elt])
            }
            Expr::DictComp(comp) => {
                let elements: Vec<&Expr> = comp.key.as_deref().into_iter().chain([&*comp.value]).collect();
                let kind = (ScopeKind::Comprehension, "dict comprehension");
                self.comprehension(node(comp), kind, &comp.generators, &elements)
            }
            Expr::Generator(comp) => {
                let kind = (ScopeKind::Generator, "generator expression");
                self.comprehension(node(comp), kind, &comp.generators, &[&comp.elt])
            }
            Expr::Await(await_) => {
                self.refuse_deferred("await expression", await_)?;
                self.expr(&await_.value)
            }
            Expr::Yield(yield_) => {
                self.yields(yield_.range, "yield")?;
                self.optional(yield_.value.as_deref())
            }
            Expr::YieldFrom(yield_) => {
                self.yields(yield_.range, "yield from")?;
                if self.scope().is_async {
                    return Err(error("'yield from' inside async function", yield_));
                }
                self.expr(&yield_.value)
            }
            Expr::Compare(compare) => self.exprs(&compare.operands),
            Expr::Call(call) => {
                self.expr(&call.func)?;
                self.arguments(&call.arguments)
            }
            Expr::FString(string) => {
                string.value.elements().try_for_each(|element| self.interpolated(element))
            }
            Expr::TString(string) => {
                string.value.elements().try_for_each(|element| self.interpolated(element))
            }
            Expr::Attribute(attribute) => self.expr(&attribute.value),
            Expr::Subscript(subscript) => {
                self.expr(&subscript.value)?;
                self.expr(&subscript.slice)
            }
            Expr::Starred(starred) => self.expr(&starred.value),
            Expr::Name(name) => match name.ctx {
                ast::ExprContext::Load | ast::ExprContext::Invalid => {
                    self.use_name(&name.id);
                    Ok(())
                }
                ast::ExprContext::Store | ast::ExprContext::Del => self.bind(&name.id, name),
            },
            Expr::List(list) => self.exprs(&list.elts),
            Expr::Tuple(tuple) => self.exprs(&tuple.elts),
            Expr::Slice(slice) => {
                self.optional(slice.lower.as_deref())?;
                self.optional(slice.upper.as_deref())?;
                self.optional(slice.step.as_deref())
            }
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::IpyEscapeCommand(_) => Ok(()),
        }
    }

    pub(super) fn interpolated(&mut self, element: &ast::InterpolatedStringElement) -> Done {
        let ast::InterpolatedStringElement::Interpolation(inner) = element else { return Ok(()) };
        self.expr(&inner.expression)?;
        match &inner.format_spec {
            Some(spec) => spec.elements.iter().try_for_each(|element| self.interpolated(element)),
            None => Ok(()),
        }
    }
}
