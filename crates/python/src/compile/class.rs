//! Class definitions: a function that fills a namespace, handed to `__build_class__`.

use ruff_python_ast::{self as ast, Expr, name::Name};

use super::constant::Key;
use super::op::Op;
use super::scope::{OWN, ScopeId, TYPE_PARAMS, node};
use super::{Compiler, Done, Reg, clean_docstring, docstring};

impl<'a> Compiler<'a> {
    pub(super) fn class_def(&mut self, def: &'a ast::StmtClassDef) -> Done {
        let mark = self.unit_ref().mark();
        let decorators = self.decorators(&def.decorator_list)?;
        let made = self.unit().temp();
        let scope = self.scopes.of(node(def), OWN);
        match def.type_params.as_deref() {
            None => self.build(def, scope, made, None)?,
            Some(params) => {
                let around = self.scopes.of(node(def), TYPE_PARAMS);
                self.generic(around, &def.name, params, Vec::new(), made, |this, _, params| {
                    let made = this.unit().temp();
                    this.build(def, scope, made, Some(params))?;
                    this.emit_return(made);
                    Ok(())
                })?;
            }
        }
        self.decorate(&decorators, made);
        self.at(&def.name);
        self.store_name(&def.name, made);
        self.unit().free_to(mark);
        Ok(())
    }

    /// `dst = __build_class__(body, name, *bases, **keywords)`
    fn build(&mut self, def: &'a ast::StmtClassDef, scope: ScopeId, dst: Reg, params: Option<Reg>) -> Done {
        let range = self.unit_ref().range;
        let base = self.unit().temps(4);
        self.emit(Op::BuildClass, base, 0, 0);
        self.emit(Op::Clear, base + 1, 0, 0);
        self.class_body(def, scope, base + 2, params)?;
        self.load_str(base + 3, &def.name);
        let arguments = def.arguments.as_deref();
        let (args, keywords) = match arguments {
            Some(arguments) => (&arguments.args[..], &arguments.keywords[..]),
            None => (&[][..], &[][..]),
        };
        let plain = keywords.is_empty() && !args.iter().any(Expr::is_starred_expr) && args.len() < 60;
        if plain {
            let first = self.unit().temps(args.len() + usize::from(params.is_some()));
            for (index, arg) in args.iter().enumerate() {
                self.expr_to(arg, first + index as Reg)?;
            }
            let mut count = 2 + args.len();
            if let Some(params) = params {
                self.emit_with(Op::Generic, 0, first + args.len() as Reg, params, 0);
                count += 1;
            }
            self.at_range(range);
            self.emit(Op::Call, dst, base, count as Reg);
            return Ok(());
        }
        let function = self.unit().temps(3);
        let positional = function + 1;
        self.emit(Op::Move, function, base, 0);
        self.emit(Op::List, positional, base + 2, 2);
        self.spread_positional(function, args)?;
        if let Some(params) = params {
            let generic = self.unit().temp();
            self.emit(Op::Generic, generic, params, 0);
            self.emit(Op::Append, positional, generic, 0);
        }
        self.spread_keywords(function, keywords)?;
        self.at_range(range);
        self.emit(Op::CallSpread, dst, function, 0);
        Ok(())
    }

    fn class_body(
        &mut self,
        def: &'a ast::StmtClassDef,
        scope: ScopeId,
        dst: Reg,
        params: Option<Reg>,
    ) -> Done {
        let qualname = self.qualified(&def.name);
        self.enter(scope, &def.name, qualname.clone());
        let first_line =
            def.decorator_list.first().map_or(def.range.start(), |decorator| decorator.range.start());
        let first_line = self.source.place(first_line.to_u32()).0;
        self.unit().first_line = first_line;
        let own = self.scopes.get(scope);
        let register = self.unit().temp();
        if own.symbol("__classdict__").captured {
            let (cell, _) = self.unit_ref().variable(scope, &Name::new("__classdict__"));
            self.emit(Op::LoadLocals, register, 0, 0);
            self.emit(Op::StoreCell, cell, register, 0);
        }
        self.load_name("__name__", register);
        self.store_name("__module__", register);
        self.load_str(register, &qualname);
        self.store_name("__qualname__", register);
        self.load_constant(register, &Key::Int(first_line.into()));
        self.store_name("__firstlineno__", register);
        let doc = docstring(&def.body);
        if let Some(doc) = &doc {
            self.load_str(register, &clean_docstring(doc));
            self.store_name("__doc__", register);
        }
        if params.is_some() {
            self.load_name(".type_params", register);
            self.store_name("__type_params__", register);
        }
        self.begin_annotations(&def.body)?;
        self.statements(&def.body[usize::from(doc.is_some())..])?;
        self.give_annotations("__annotate_func__")?;
        let attributes = std::mem::take(&mut self.unit().static_attributes);
        self.load_constant(register, &Key::Tuple(attributes.into_iter().map(Key::Str).collect()));
        self.store_name("__static_attributes__", register);
        if own.symbol("__classdict__").captured {
            let (cell, _) = self.unit_ref().variable(scope, &Name::new("__classdict__"));
            self.emit_with(Op::Move, super::expr::KEEP, register, cell, 0);
            self.store_name("__classdictcell__", register);
        }
        if own.symbol("__class__").captured {
            let (cell, _) = self.unit_ref().variable(scope, &Name::new("__class__"));
            self.emit_with(Op::Move, super::expr::KEEP, register, cell, 0);
            self.store_name("__classcell__", register);
        }
        self.return_none();
        let code = self.leave()?;
        if let Some(params) = params {
            // The body reads them as a variable of the scope around it.
            let copy = self.unit().temp();
            self.emit_with(Op::Move, super::expr::KEEP, copy, params, 0);
            self.store_name(".type_params", copy);
            self.unit().free_to(copy);
        }
        self.make_function(code, scope, &[], dst);
        Ok(())
    }
}
