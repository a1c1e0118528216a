//! Functions: defaults, closures, annotations, type parameters.

use ruff_python_ast::{self as ast, Expr};

use super::constant::Key;
use super::op::Op;
use super::scope::{OWN, ScopeId, TYPE_PARAMS, node};
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
                let name = self.scopes.mangled(self.unit_ref().scope, &parameter.parameter.name.id);
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
        let code = self.leave()?;
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
        let code = self.leave()?;
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

    /// A function that is called only when somebody asks; it knows no format but that of values (PEP 649), which it has if
    /// it is called without one where `default` says so.
    pub(super) fn deferred(
        &mut self,
        scope: ScopeId,
        name: &str,
        qualname: String,
        default: Option<&Key>,
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
        let code = self.leave()?;
        let mark = self.unit_ref().mark();
        let mut extras = Vec::new();
        if let Some(default) = default {
            let register = self.unit().temp();
            self.load_constant(register, default);
            extras.push((DEFAULTS, register));
        }
        self.make_function(code, scope, &extras, dst);
        self.unit().free_to(mark);
        Ok(())
    }
}
