//! Functions: defaults, closures, annotations, type parameters.

use ruff_python_ast::{self as ast, Expr};

use super::constant::Key;
use super::op::Op;
use super::scope::{ANNOTATIONS, OWN, ScopeId, TYPE_PARAMS, mangle, node};
use super::{Compiler, Done, Reg, SyntaxError, clean_docstring, docstring};
use crate::types::code;
use crate::value::Value;

const DEFAULTS: u8 = 1;
const KEYWORD_DEFAULTS: u8 = 2;
const ANNOTATE: u8 = 4;
const CLOSURE: u8 = 8;

impl<'a> Compiler<'a> {
    /// Ends the frame; what lies above the temporary registers that are in use now is used up.
    pub(super) fn emit_return(&mut self, value: Reg) {
        let used = self.unit_ref().mark();
        self.emit(Op::Return, value, used, 0);
    }

    pub(super) fn return_none(&mut self) {
        let none = self.unit().temp();
        self.load_none(none);
        self.emit_return(none);
        self.unit().free_to(none);
    }

    pub(super) fn function_def(&mut self, def: &'a ast::StmtFunctionDef) -> Done {
        let mark = self.unit_ref().mark();
        let decorators = self.decorators(&def.decorator_list)?;
        let function = self.unit().temp();
        let key = node(def);
        match def.type_params.as_deref() {
            None => {
                let extras = self.extras(Some(&def.parameters))?;
                self.function_of(def, extras, function)?;
            }
            Some(params) => {
                let extras = self.extras(Some(&def.parameters))?;
                let scope = self.scopes.of(key, TYPE_PARAMS);
                self.generic(scope, &def.name, params, extras, function, |this, extras, params| {
                    let function = this.unit().temp();
                    this.function_of(def, extras, function)?;
                    this.set_attribute(function, "__type_params__", params);
                    this.emit_return(function);
                    Ok(())
                })?;
            }
        }
        self.decorate(&decorators, function);
        self.at(&def.name);
        self.store_name(&def.name, function);
        self.unit().free_to(mark);
        Ok(())
    }

    fn set_attribute(&mut self, object: Reg, name: &str, value: Reg) {
        let copy = self.unit().temp();
        self.emit_with(Op::Move, super::expr::KEEP, copy, object, 0);
        let name = self.name_index(name);
        self.emit(Op::StoreAttr, copy, value, name);
    }

    pub(super) fn decorators(&mut self, decorators: &'a [ast::Decorator]) -> Result<Vec<Reg>, SyntaxError> {
        let mut registers = Vec::new();
        for decorator in decorators {
            let base = self.unit().temps(2);
            self.expr_to(&decorator.expression, base)?;
            registers.push(base);
        }
        Ok(registers)
    }

    pub(super) fn decorate(&mut self, decorators: &[Reg], decorated: Reg) {
        for &decorator in decorators.iter().rev() {
            let base = self.unit().temps(3);
            self.emit(Op::Move, base, decorator, 0);
            self.emit(Op::Move, base + 2, decorated, 0);
            self.call_plain(base, 1, decorated);
            self.unit().free_to(base);
        }
    }

    /// Evaluates defaults into registers: of parameters by position, and of those by keyword.
    fn extras(&mut self, parameters: Option<&'a ast::Parameters>) -> Result<Vec<(u8, Reg)>, SyntaxError> {
        let mut extras = Vec::new();
        let Some(parameters) = parameters else { return Ok(extras) };
        let positional = parameters.posonlyargs.iter().chain(&parameters.args).filter_map(|p| p.default());
        let positional: Vec<&Expr> = positional.collect();
        if !positional.is_empty() {
            let dst = self.unit().temp();
            let first = self.unit().temps(positional.len());
            for (index, default) in positional.iter().enumerate() {
                self.expr_to(default, first + index as Reg)?;
            }
            self.emit(Op::Tuple, dst, first, positional.len() as Reg);
            self.unit().free_to(first);
            extras.push((DEFAULTS, dst));
        }
        if parameters.kwonlyargs.iter().any(|parameter| parameter.default().is_some()) {
            let dst = self.unit().temp();
            self.emit(Op::Dict, dst, dst, 0);
            for parameter in &parameters.kwonlyargs {
                let Some(default) = parameter.default() else { continue };
                let key = self.unit().temp();
                let name = mangle(
                    self.scopes.get(self.unit_ref().scope).class.as_ref(),
                    &parameter.parameter.name.id,
                );
                self.load_str(key, name.as_str());
                let value = self.expr(default)?;
                self.emit(Op::DictSet, dst, key, value);
                self.unit().free_to(key);
            }
            extras.push((KEYWORD_DEFAULTS, dst));
        }
        Ok(extras)
    }

    fn function_of(&mut self, def: &'a ast::StmtFunctionDef, mut extras: Vec<(u8, Reg)>, dst: Reg) -> Done {
        let key = node(def);
        if let Some(annotate) = self.annotate(def)? {
            extras.push((ANNOTATE, annotate));
        }
        let scope = self.scopes.of(key, OWN);
        let qualname = self.qualified(&def.name);
        self.enter(scope, &def.name, qualname);
        self.unit().first_line = self.first_line(def);
        self.signature(&def.parameters);
        let own = self.scopes.get(scope);
        self.unit().flags |= match (own.is_generator, own.is_async) {
            (false, false) => 0,
            (true, false) => code::GENERATOR,
            (false, true) => code::COROUTINE,
            (true, true) => code::ASYNC_GENERATOR,
        };
        if self.unit_ref().flags & (code::GENERATOR | code::COROUTINE | code::ASYNC_GENERATOR) != 0 {
            self.emit(Op::MakeGenerator, 0, 0, 0);
        }
        let doc = docstring(&def.body);
        if let Some(doc) = &doc {
            let value = self.vm.str(&clean_docstring(doc));
            self.unit().add_constant(value);
            self.unit().flags |= code::HAS_DOCSTRING;
        }
        self.statements(&def.body[usize::from(doc.is_some())..])?;
        self.at(def);
        self.return_none();
        let code = self.leave();
        self.make_function(code, scope, &extras, dst);
        Ok(())
    }

    fn first_line(&self, def: &ast::StmtFunctionDef) -> u32 {
        let start = def.decorator_list.first().map_or(def.range.start(), |decorator| decorator.range.start());
        self.source.place(start.to_u32()).0
    }

    fn signature(&mut self, parameters: &ast::Parameters) {
        let unit = self.unit();
        unit.positional_only = parameters.posonlyargs.len();
        unit.positional = parameters.posonlyargs.len() + parameters.args.len();
        unit.keyword_only = parameters.kwonlyargs.len();
        if parameters.vararg.is_some() {
            unit.flags |= code::VARARGS;
        }
        if parameters.kwarg.is_some() {
            unit.flags |= code::VARKEYWORDS;
        }
    }

    pub(super) fn lambda(&mut self, lambda: &'a ast::ExprLambda, dst: Reg) -> Done {
        let extras = self.extras(lambda.parameters.as_deref())?;
        let scope = self.scopes.of(node(lambda), OWN);
        let qualname = self.qualified("<lambda>");
        self.enter(scope, "<lambda>", qualname);
        if let Some(parameters) = lambda.parameters.as_deref() {
            self.signature(parameters);
        }
        if self.scopes.get(scope).is_generator {
            self.unit().flags |= code::GENERATOR;
            self.emit(Op::MakeGenerator, 0, 0, 0);
        }
        let value = self.expr(&lambda.body)?;
        self.emit_return(value);
        let code = self.leave();
        self.make_function(code, scope, &extras, dst);
        Ok(())
    }

    /// `dst =` a function of the code, with what lies in the registers of `extras`.
    pub(super) fn make_function(&mut self, code: Value, scope: ScopeId, extras: &[(u8, Reg)], dst: Reg) {
        let mark = self.unit_ref().mark();
        let free = self.scopes.get(scope).free.clone();
        let count = extras.len() + usize::from(!free.is_empty());
        let first = self.unit().temps(count);
        let mut flags = 0;
        for (index, &(flag, register)) in extras.iter().enumerate() {
            flags |= flag;
            self.emit(Op::Move, first + index as Reg, register, 0);
        }
        if !free.is_empty() {
            flags |= CLOSURE;
            let cells = self.unit().temps(free.len());
            for (index, (owner, name)) in free.iter().enumerate() {
                let (register, _) = self.unit_ref().variable(*owner, name);
                // The cell itself, not what it holds.
                self.emit_with(Op::Move, super::expr::KEEP, cells + index as Reg, register, 0);
            }
            self.emit(Op::Tuple, first + extras.len() as Reg, cells, free.len() as Reg);
        }
        let index = self.unit().add_constant(code);
        let index = Reg::try_from(index).unwrap_or(Reg::MAX);
        self.emit_with(Op::Function, flags, dst, index, first);
        self.unit().free_to(mark);
    }

    /// The function that evaluates the annotations of a function, if it has any.
    fn annotate(&mut self, def: &'a ast::StmtFunctionDef) -> Result<Option<Reg>, SyntaxError> {
        let parameters = &def.parameters;
        let plain = parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs);
        let named: Vec<(&str, &Expr)> = plain
            .map(|parameter| &parameter.parameter)
            .chain(parameters.vararg.as_deref())
            .chain(parameters.kwarg.as_deref())
            .filter_map(|parameter| Some((parameter.name.as_str(), parameter.annotation.as_deref()?)))
            .chain(def.returns.as_deref().map(|returns| ("return", returns)))
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
        named: &[(&str, &'a Expr)],
        dst: Reg,
    ) -> Done {
        self.deferred(scope, "__annotate__", qualname, dst, |this| {
            let dict = this.unit().temp();
            this.emit(Op::Dict, dict, dict, 0);
            for &(name, annotation) in named {
                let key = this.unit().temp();
                let class = this.scopes.get(scope).class.clone();
                let name = mangle(class.as_ref(), &ast::name::Name::new(name));
                this.load_str(key, name.as_str());
                let value = if this.has_future_annotations() {
                    let (text, register) = (this.unparsed(annotation), this.unit().temp());
                    this.load_str(register, &text);
                    register
                } else if let Expr::Starred(starred) = annotation {
                    let value = this.expr(&starred.value)?;
                    let items = this.unit().temp();
                    this.emit(Op::Unpack, items, value, 1);
                    items
                } else {
                    this.expr(annotation)?
                };
                this.emit(Op::DictSet, dict, key, value);
                this.unit().free_to(key);
            }
            Ok(dict)
        })
    }

    /// A function that is called only when somebody asks; it knows no format but that of values (PEP 649).
    fn deferred(
        &mut self,
        scope: ScopeId,
        name: &str,
        qualname: String,
        dst: Reg,
        body: impl FnOnce(&mut Self) -> Result<Reg, SyntaxError>,
    ) -> Done {
        self.enter(scope, name, qualname);
        self.unit().positional = 1;
        self.unit().positional_only = 1;
        let (supported, format) = (self.unit().label(), self.unit().temps(2));
        self.load_name(".format", format);
        self.load_constant(format + 1, &Key::Int(2.into()));
        self.emit(Op::Gt, format, format, format + 1);
        self.jump(Op::JumpIfNot, 0, format, supported);
        let name = self.name_index("NotImplementedError");
        self.emit(Op::LoadGlobal, format, 0, name);
        self.emit(Op::Raise, format, 0, 0);
        self.unit().place(supported);
        let value = body(self)?;
        self.emit_return(value);
        let code = self.leave();
        self.make_function(code, scope, &[], dst);
        Ok(())
    }

    /// `__annotate__` of a module or class, for the variables that were annotated.
    pub(super) fn module_annotations(&mut self) -> Done {
        let annotations = std::mem::take(&mut self.unit().annotations);
        let Some(scope) = self.scopes.get(self.unit_ref().scope).annotations else { return Ok(()) };
        if annotations.is_empty() {
            return Ok(());
        }
        let dst = self.unit().temp();
        let named: Vec<(&str, &'a Expr)> =
            annotations.iter().map(|(name, expr)| (name.as_str(), *expr)).collect();
        let qualname = self.qualified("__annotate__");
        self.annotate_function(scope, qualname, &named, dst)?;
        let is_class = self.scopes.get(self.unit_ref().scope).kind == super::ScopeKind::Class;
        self.store_name(if is_class { "__annotate_func__" } else { "__annotate__" }, dst);
        self.unit().free_to(dst);
        Ok(())
    }

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
        let code = self.leave();
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
            let scope = self.scopes.of(node(evaluated), OWN);
            let qualname = self.qualified(name);
            self.deferred(scope, name, qualname, first + offset, |this| match evaluated {
                Expr::Starred(starred) => this.expr(&starred.value),
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
        self.deferred(scope, &name.id, qualname, dst, |this| this.expr(&alias.value))
    }
}
