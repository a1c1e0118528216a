//! Type parameters and type aliases (PEP 695): a scope that is a function, called at once.

use ruff_python_ast::{self as ast, Expr};

use super::constant::Key;
use super::op::Op;
use super::scope::{LIMIT, OWN, ScopeId, TYPE_PARAMS, node};
use super::{Compiler, Done, Reg};

/// The default of what evaluates bounds, defaults and aliases: `annotationlib.Format.VALUE`.
fn values_format() -> Key {
    Key::Tuple(vec![Key::Int(1.into())])
}

impl<'a> Compiler<'a> {
    /// Runs `body` in the scope of type parameters, which is a function that is called at once.
    pub(super) fn generic(
        &mut self,
        scope: ScopeId,
        name: &str,
        params: &'a ast::TypeParams,
        extras: Vec<(u8, Reg)>,
        dst: Reg,
        body: impl FnOnce(&mut Self, Vec<(u8, Reg)>, Reg) -> Done,
    ) -> Done {
        // The scope has two parameters, for the defaults of the function that is made in it.
        let base = self.unit().temps(4);
        for index in 0..2 {
            match extras.get(index) {
                Some(&(_, register)) => self.emit(Op::Move, base + 2 + index as Reg, register, 0),
                None => self.load_none(base + 2 + index as Reg),
            }
        }
        let name = format!("<generic parameters of {name}>");
        let qualname = self.qualified(&name);
        self.enter(scope, &name, qualname);
        self.unit().positional = 2;
        self.unit().positional_only = 2;
        let inner = extras.iter().enumerate().map(|(index, &(flag, _))| (flag, index as Reg)).collect();
        let tuple = self.unit().temp();
        self.type_params(params, tuple)?;
        body(self, inner, tuple)?;
        let code = self.leave()?;
        self.make_function(code, scope, &[], base);
        self.call_plain(base, 2, dst);
        Ok(())
    }

    /// Makes the type parameters and binds their names; `dst` is the tuple of them.
    pub(super) fn type_params(&mut self, params: &'a ast::TypeParams, dst: Reg) -> Done {
        let first = self.unit().temps(params.type_params.len());
        for (index, param) in params.type_params.iter().enumerate() {
            let register = first + index as Reg;
            self.type_param(param, register)?;
        }
        self.emit(Op::Tuple, dst, first, params.type_params.len() as Reg);
        Ok(())
    }

    fn type_param(&mut self, param: &'a ast::TypeParam, dst: Reg) -> Done {
        let mark = self.unit_ref().mark();
        let first = self.unit().temps(3);
        let (name, bound, default, kind) = match param {
            ast::TypeParam::TypeVar(var) => {
                let constraints = matches!(var.bound.as_deref(), Some(Expr::Tuple(_)));
                (&var.name, var.bound.as_deref(), var.default.as_deref(), u8::from(constraints))
            }
            ast::TypeParam::TypeVarTuple(var) => (&var.name, None, var.default.as_deref(), 2),
            ast::TypeParam::ParamSpec(var) => (&var.name, None, var.default.as_deref(), 3),
        };
        self.load_str(first, name);
        for (offset, evaluated) in [(1, bound), (2, default)] {
            let Some(evaluated) = evaluated else {
                self.emit(Op::Clear, first + offset, 0, 0);
                continue;
            };
            let scope = self.scopes.of(node(evaluated), LIMIT);
            let qualname = self.qualified(name);
            let default = values_format();
            self.deferred(scope, name, qualname, Some(&default), first + offset, |this| match evaluated {
                Expr::Starred(starred) => this.starred_annotation(starred),
                evaluated => this.expr(evaluated),
            })?;
        }
        self.emit_with(Op::TypeParam, kind, dst, first, 0);
        let copy = self.unit().temp();
        self.emit_with(Op::Move, super::expr::KEEP, copy, dst, 0);
        self.store_name(name, copy);
        self.unit().free_to(mark);
        Ok(())
    }

    pub(super) fn type_alias(&mut self, alias: &'a ast::StmtTypeAlias) -> Done {
        let Expr::Name(name) = &*alias.name else { return Ok(()) };
        let mark = self.unit_ref().mark();
        let made = self.unit().temp();
        let key = node(alias);
        match alias.type_params.as_deref() {
            None => {
                let first = self.unit().temps(3);
                self.load_str(first, &name.id);
                self.emit(Op::Tuple, first + 1, first, 0);
                self.alias_value(alias, first + 2)?;
                self.emit(Op::TypeAlias, made, first, 0);
            }
            Some(params) => {
                let scope = self.scopes.of(key, TYPE_PARAMS);
                self.generic(scope, &name.id, params, Vec::new(), made, |this, _, params| {
                    let first = this.unit().temps(3);
                    this.load_str(first, &name.id);
                    this.emit(Op::Move, first + 1, params, 0);
                    this.alias_value(alias, first + 2)?;
                    this.emit(Op::TypeAlias, first, first, 0);
                    this.emit_return(first);
                    Ok(())
                })?;
            }
        }
        self.store_name(&name.id, made);
        self.unit().free_to(mark);
        Ok(())
    }

    fn alias_value(&mut self, alias: &'a ast::StmtTypeAlias, dst: Reg) -> Done {
        let Expr::Name(name) = &*alias.name else { return Ok(()) };
        let scope = self.scopes.of(node(alias), OWN);
        let qualname = self.qualified(&name.id);
        let default = values_format();
        self.deferred(scope, &name.id, qualname, Some(&default), dst, |this| this.expr(&alias.value))
    }
}
