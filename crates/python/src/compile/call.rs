//! Calls. The callee lies in one register, then comes a place for `self`, then the arguments: so a frame of the callee
//! begins where they lie, and nothing is copied.

use ruff_python_ast::{self as ast, Expr};

use super::constant::Key;
use super::op::Op;
use super::{Compiler, Done, Reg, SyntaxError};

/// With more arguments than that, they are collected in a tuple.
const MOST: usize = 64;

impl<'a> Compiler<'a> {
    pub(super) fn call(&mut self, call: &'a ast::ExprCall, dst: Reg) -> Done {
        let range = self.unit_ref().range;
        let base = self.unit().temps(2);
        let spread = has_spread(&call.arguments);
        match &*call.func {
            Expr::Attribute(attribute) if !spread => {
                let object = self.expr(&attribute.value)?;
                let name = self.name_index(&attribute.attr);
                self.at(&*call.func);
                self.emit(Op::LoadMethod, base, object, name);
                self.unit().free_to(base + 2);
            }
            func => {
                self.expr_to(func, base)?;
                self.emit(Op::Clear, base + 1, 0, 0);
            }
        }
        self.at_range(range);
        self.call_with(base, &call.arguments, dst)
    }

    /// Calls what lies in `base`, with `base + 1` before the arguments if that is bound.
    pub(super) fn call_with(&mut self, base: Reg, arguments: &'a ast::Arguments, dst: Reg) -> Done {
        check_keywords(arguments)?;
        if has_spread(arguments) {
            return self.call_spread(base, arguments, dst);
        }
        let range = self.unit_ref().range;
        let mark = self.unit_ref().mark();
        let count = arguments.args.len() + arguments.keywords.len();
        let first = self.unit().temps(count);
        let values = arguments.args.iter().chain(arguments.keywords.iter().map(|keyword| &keyword.value));
        for (index, value) in values.enumerate() {
            self.expr_to(value, first + index as Reg)?;
        }
        self.at_range(range);
        if arguments.keywords.is_empty() {
            self.emit(Op::Call, dst, base, count as Reg);
        } else {
            let names = arguments.keywords.iter().filter_map(|keyword| keyword.arg.as_ref());
            let names: Vec<Key> = names.map(|name| Key::Str(name.as_str().to_owned())).collect();
            self.emit_call_names(dst, base, count as Reg, names);
        }
        self.unit().free_to(mark);
        Ok(())
    }

    fn emit_call_names(&mut self, dst: Reg, base: Reg, count: Reg, names: Vec<Key>) {
        let vm = self.vm;
        let texts = names.iter().map(|key| match key {
            Key::Str(text) => vm.intern_str(text),
            _ => unreachable!("names are strings"),
        });
        let tuple = vm.tuple(texts.collect());
        let index = self.unit().constant(Key::Tuple(names), || tuple);
        self.emit(Op::CallNames, dst, base, count);
        self.unit().set_extra(u64::from(index));
    }

    /// `f(*a, **b)`: arguments are collected in a tuple and a dict.
    fn call_spread(&mut self, base: Reg, arguments: &'a ast::Arguments, dst: Reg) -> Done {
        let range = self.unit_ref().range;
        let mark = self.unit_ref().mark();
        let function = self.unit().temps(3);
        let (positional, named) = (function + 1, function + 2);
        self.emit_with(Op::Move, 0, function, base, 0);
        match &arguments.args[..] {
            [Expr::Starred(only)] => self.expr_to(&only.value, positional)?,
            args => {
                self.emit(Op::List, positional, positional, 0);
                self.spread_positional(function, args)?;
            }
        }
        if arguments.keywords.is_empty() {
            self.emit(Op::Clear, named, 0, 0);
        } else {
            self.spread_keywords(function, &arguments.keywords)?;
        }
        self.at_range(range);
        self.emit(Op::CallSpread, dst, function, 0);
        self.unit().free_to(mark);
        Ok(())
    }

    /// Appends arguments to the list behind the callee.
    pub(super) fn spread_positional(&mut self, function: Reg, args: &'a [Expr]) -> Done {
        let positional = function + 1;
        for arg in args {
            let mark = self.unit_ref().mark();
            match arg {
                Expr::Starred(starred) => {
                    let value = self.expr(&starred.value)?;
                    self.emit_with(Op::Extend, 1, positional, value, function);
                }
                arg => {
                    let value = self.expr(arg)?;
                    self.emit(Op::Append, positional, value, 0);
                }
            }
            self.unit().free_to(mark);
        }
        Ok(())
    }

    /// Collects arguments with names in a dict, two registers behind the callee.
    pub(super) fn spread_keywords(&mut self, function: Reg, keywords: &'a [ast::Keyword]) -> Done {
        let named = function + 2;
        self.emit(Op::Dict, named, named, 0);
        for keyword in keywords {
            let mark = self.unit_ref().mark();
            let value = self.expr(&keyword.value)?;
            match &keyword.arg {
                None => self.emit(Op::DictMerge, named, value, function),
                Some(name) => {
                    let key = self.unit().temp();
                    self.load_str(key, name);
                    self.emit_with(Op::DictMerge, 1, named, key, value);
                }
            }
            self.unit().free_to(mark);
        }
        Ok(())
    }

    /// Calls what lies in `base` with `count` arguments behind its place for `self`, which is emptied.
    pub(super) fn call_plain(&mut self, base: Reg, count: usize, dst: Reg) {
        self.emit(Op::Clear, base + 1, 0, 0);
        self.emit(Op::Call, dst, base, count as Reg);
    }
}

fn has_spread(arguments: &ast::Arguments) -> bool {
    arguments.args.iter().any(Expr::is_starred_expr)
        || arguments.keywords.iter().any(|keyword| keyword.arg.is_none())
        || arguments.args.len() + arguments.keywords.len() > MOST
}

fn check_keywords(arguments: &ast::Arguments) -> Done {
    for (index, keyword) in arguments.keywords.iter().enumerate() {
        let Some(name) = &keyword.arg else { continue };
        if name.as_str() == "__debug__" {
            return Err(SyntaxError::new("cannot assign to __debug__", keyword.range));
        }
        if arguments.keywords[..index]
            .iter()
            .any(|other| other.arg.as_ref().is_some_and(|other| other.id == name.id))
        {
            return Err(SyntaxError::new(format!("keyword argument repeated: {name}"), keyword.range));
        }
    }
    Ok(())
}
