//! Functions, classes and type parameters: each has a scope of its own.

use ruff_python_ast::{self as ast, Expr, name::Name};
use ruff_text_size::Ranged;

use super::builder::{Builder, Done, error};
use super::{ANNOTATIONS, LIMIT, OWN, ScopeKind, TYPE_PARAMS, node};

impl Builder {
    pub(super) fn function(&mut self, def: &ast::StmtFunctionDef) -> Done {
        for decorator in &def.decorator_list {
            self.expr(&decorator.expression)?;
        }
        self.bind(&def.name.id, &def.name)?;
        self.defaults(&def.parameters)?;
        let key = node(def);
        let generic = def.type_params.as_deref();
        if let Some(params) = generic {
            self.push(ScopeKind::TypeParams, Some((key, TYPE_PARAMS)));
            self.type_params(params)?;
        }
        self.within(ScopeKind::Deferred, (key, ANNOTATIONS), |this| {
            for parameter in &*def.parameters {
                this.optional(parameter.annotation())?;
            }
            this.optional(def.returns.as_deref())
        })?;
        self.push(ScopeKind::Function, Some((key, OWN)));
        self.scope().is_async = def.is_async;
        self.parameters(&def.parameters)?;
        self.statements(&def.body)?;
        let scope = self.scope();
        if let (true, true, Some(range)) = (scope.is_async, scope.is_generator, scope.returns_value) {
            return Err(error("'return' with value in async generator", range));
        }
        self.pop();
        if generic.is_some() {
            self.pop();
        }
        Ok(())
    }

    pub(super) fn defaults(&mut self, parameters: &ast::Parameters) -> Done {
        parameters.iter_non_variadic_params().try_for_each(|parameter| self.optional(parameter.default()))
    }

    pub(super) fn parameters(&mut self, parameters: &ast::Parameters) -> Done {
        let plain = parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs);
        let all = plain
            .map(|parameter| &parameter.parameter)
            .chain(parameters.vararg.as_deref())
            .chain(parameters.kwarg.as_deref());
        for parameter in all {
            let name = self.mangled(&parameter.name.id);
            if self.scopes.all[self.current].symbol(&name).parameter {
                return Err(error(
                    format!("duplicate argument '{}' in function definition", parameter.name),
                    &parameter.name,
                ));
            }
            self.bind(&parameter.name.id, &parameter.name)?;
            self.symbol_in(self.current, &name).parameter = true;
        }
        Ok(())
    }

    pub(super) fn class(&mut self, def: &ast::StmtClassDef) -> Done {
        for decorator in &def.decorator_list {
            self.expr(&decorator.expression)?;
        }
        self.bind(&def.name.id, &def.name)?;
        let key = node(def);
        let generic = def.type_params.as_deref();
        if let Some(params) = generic {
            self.push(ScopeKind::TypeParams, Some((key, TYPE_PARAMS)));
            self.scope().class = Some(def.name.id.clone());
            self.scope().mangles =
                Some(params.type_params.iter().map(|param| param.name().id.clone()).collect());
            self.type_params(params)?;
            self.bind(&Name::new(".type_params"), &def.name)?;
        }
        if let Some(arguments) = def.arguments.as_deref() {
            self.arguments(arguments)?;
        }
        self.push(ScopeKind::Class, Some((key, OWN)));
        self.scope().class = Some(def.name.id.clone());
        self.scope().mangles = None;
        if generic.is_some() {
            self.use_name(&Name::new(".type_params"));
        }
        self.use_name(&Name::new("__name__"));
        self.statements(&def.body)?;
        self.pop();
        if generic.is_some() {
            self.pop();
        }
        Ok(())
    }

    pub(super) fn type_params(&mut self, params: &ast::TypeParams) -> Done {
        let mut has_default = false;
        for param in &params.type_params {
            let (name, bound, default) = match param {
                ast::TypeParam::TypeVar(var) => (&var.name, var.bound.as_deref(), var.default.as_deref()),
                ast::TypeParam::TypeVarTuple(var) => (&var.name, None, var.default.as_deref()),
                ast::TypeParam::ParamSpec(var) => (&var.name, None, var.default.as_deref()),
            };
            let mangled = self.mangled(&name.id);
            if self.scopes.all[self.current].symbol(&mangled).parameter {
                return Err(error(format!("duplicate type parameter '{name}'"), name));
            }
            self.bind(&name.id, name)?;
            self.symbol_in(self.current, &mangled).parameter = true;
            let (limit, standard) = match param {
                ast::TypeParam::TypeVar(var) if matches!(var.bound.as_deref(), Some(Expr::Tuple(_))) => {
                    ("a TypeVar constraint", "a TypeVar default")
                }
                ast::TypeParam::TypeVar(_) => ("a TypeVar bound", "a TypeVar default"),
                ast::TypeParam::TypeVarTuple(_) => ("", "a TypeVarTuple default"),
                ast::TypeParam::ParamSpec(_) => ("", "a ParamSpec default"),
            };
            for (evaluated, called) in [(bound, limit), (default, standard)] {
                let Some(evaluated) = evaluated else { continue };
                self.within(ScopeKind::Deferred, (node(evaluated), LIMIT), |this| {
                    this.scope().called = called;
                    this.expr(evaluated)
                })?;
            }
            if default.is_none() && has_default {
                let message = format!("non-default type parameter '{name}' follows default type parameter");
                return Err(error(message, param));
            }
            has_default |= default.is_some();
        }
        Ok(())
    }

    /// Refuses what a scope that is evaluated later cannot hold.
    pub(super) fn refuse_deferred(&self, what: &str, range: impl Ranged) -> Done {
        let scope = &self.scopes.all[self.current];
        if matches!(scope.kind, ScopeKind::Deferred | ScopeKind::TypeParams) {
            return Err(error(format!("{what} cannot be used within {}", scope.called), range));
        }
        Ok(())
    }

    pub(super) fn type_alias(&mut self, alias: &ast::StmtTypeAlias) -> Done {
        self.expr(&alias.name)?;
        let key = node(alias);
        if let Some(params) = alias.type_params.as_deref() {
            self.push(ScopeKind::TypeParams, Some((key, TYPE_PARAMS)));
            self.type_params(params)?;
        }
        self.within(ScopeKind::Deferred, (key, OWN), |this| {
            this.scope().called = "a type alias";
            this.expr(&alias.value)
        })?;
        if alias.type_params.is_some() {
            self.pop();
        }
        Ok(())
    }

    pub(super) fn arguments(&mut self, arguments: &ast::Arguments) -> Done {
        self.exprs(&arguments.args)?;
        arguments.keywords.iter().try_for_each(|keyword| self.expr(&keyword.value))
    }
}
