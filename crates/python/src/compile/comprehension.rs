//! Comprehensions run in the frame around them, with variables of their own (PEP 709); generator expressions are
//! functions.

use ruff_python_ast::{self as ast, Expr};

use super::op::Op;
use super::scope::{OWN, ScopeId, node};
use super::unit::Label;
use super::{Compiler, Done, Reg, SyntaxError};
use crate::types::code::{self, Place};

/// What is done with each item.
#[derive(Clone, Copy)]
enum Element<'a> {
    Append(&'a Expr, Reg),
    Add(&'a Expr, Reg),
    Pair(&'a Expr, &'a Expr, Reg),
    Update(&'a Expr, Reg),
    Yield(&'a Expr),
}

impl<'a> Compiler<'a> {
    pub(super) fn list_comprehension(&mut self, comp: &'a ast::ExprListComp, dst: Reg) -> Done {
        let all = self.unit().temp();
        let scope = self.scopes.of(node(comp), OWN);
        self.comprehension(&comp.generators, scope, Op::List, all, Element::Append(&comp.elt, all))?;
        self.emit(Op::Move, dst, all, 0);
        Ok(())
    }

    pub(super) fn set_comprehension(&mut self, comp: &'a ast::ExprSetComp, dst: Reg) -> Done {
        let all = self.unit().temp();
        let scope = self.scopes.of(node(comp), OWN);
        self.comprehension(&comp.generators, scope, Op::Set, all, Element::Add(&comp.elt, all))?;
        self.emit(Op::Move, dst, all, 0);
        Ok(())
    }

    pub(super) fn dict_comprehension(&mut self, comp: &'a ast::ExprDictComp, dst: Reg) -> Done {
        let all = self.unit().temp();
        let scope = self.scopes.of(node(comp), OWN);
        let element = match &comp.key {
            Some(key) => Element::Pair(key, &comp.value, all),
            None => Element::Update(&comp.value, all),
        };
        self.comprehension(&comp.generators, scope, Op::Dict, all, element)?;
        self.emit(Op::Move, dst, all, 0);
        Ok(())
    }

    fn comprehension(
        &mut self,
        generators: &'a [ast::Comprehension],
        scope: ScopeId,
        build: Op,
        all: Reg,
        element: Element<'a>,
    ) -> Done {
        let first = self.expr_to_temp(&generators[0].iter)?;
        let own = self.scopes.get(scope);
        if own.is_async && !self.scopes.get(self.unit_ref().scope).is_async {
            return Err(SyntaxError::new(
                "asynchronous comprehension outside of an asynchronous function",
                generators[0].range,
            ));
        }
        self.unit().comprehensions.push(scope);
        let variables = self.unit_ref().variables_of(scope);
        for &(register, place) in &variables {
            if place == Place::Cell {
                self.emit(Op::MakeCell, register, 0, 0);
            }
        }
        self.emit(build, all, all, 0);
        self.generators(generators, first, element)?;
        for &(register, _) in &variables {
            self.emit(Op::Clear, register, 0, 0);
        }
        self.unit().comprehensions.pop();
        Ok(())
    }

    /// The loops; `iterable` holds what the first one goes through.
    fn generators(
        &mut self,
        generators: &'a [ast::Comprehension],
        iterable: Reg,
        element: Element<'a>,
    ) -> Done {
        let begin = if generators[0].is_async { Op::AsyncIter } else { Op::Iter };
        self.loops(generators, iterable, element, begin)
    }

    /// The same; `begin` makes the iterator, or takes what is one.
    fn loops(
        &mut self,
        generators: &'a [ast::Comprehension],
        iterable: Reg,
        element: Element<'a>,
        begin: Op,
    ) -> Done {
        let (generator, rest) = generators.split_first().expect("a generator");
        let before = self.at(&generator.iter);
        let iterator = self.unit().temp();
        self.emit(begin, iterator, iterable, 0);
        let (next, end) = (self.unit().label(), self.unit().label());
        self.unit().place(next);
        let item = self.unit().temp();
        let after = if generator.is_async {
            let (handler, raised) = (self.unit().label(), self.unit().temp());
            let region = self.unit().open(handler, raised);
            let awaited = self.unit().temp();
            self.emit(Op::AsyncNext, awaited, iterator, 0);
            self.await_value(awaited, 2, item);
            self.unit().close(region);
            Some((handler, raised))
        } else {
            self.emit(Op::ForIter, item, iterator, 0);
            self.unit().target(end);
            None
        };
        self.store(&generator.target, item)?;
        for condition in &generator.ifs {
            self.jump_if(condition, false, next)?;
        }
        match rest.first() {
            Some(inner) => {
                let mark = self.unit_ref().mark();
                let iterable = self.expr_to_temp(&inner.iter)?;
                self.generators(rest, iterable, element)?;
                self.unit().free_to(mark);
            }
            None => self.element(element)?,
        }
        self.back(next);
        if let Some((handler, raised)) = after {
            self.unit().place(handler);
            self.emit(Op::EndAsyncFor, raised, 0, 0);
            self.emit(Op::Clear, iterator, 0, 0);
        }
        self.unit().place(end);
        self.at_range(before);
        Ok(())
    }

    pub(super) fn back(&mut self, to: Label) {
        self.jump(Op::JumpBack, 0, 0, to);
    }

    fn element(&mut self, element: Element<'a>) -> Done {
        let mark = self.unit_ref().mark();
        match element {
            Element::Append(Expr::Starred(all), list) => {
                let value = self.expr(&all.value)?;
                self.emit(Op::Extend, list, value, 0);
            }
            Element::Add(Expr::Starred(all), set) => {
                let value = self.expr(&all.value)?;
                self.emit(Op::SetUpdate, set, value, 0);
            }
            Element::Append(item, list) => {
                let value = self.expr(item)?;
                self.emit(Op::Append, list, value, 0);
            }
            Element::Add(item, set) => {
                let value = self.expr(item)?;
                self.emit(Op::SetAdd, set, value, 0);
            }
            Element::Pair(key, value, dict) => {
                let key = self.expr(key)?;
                let value = self.expr(value)?;
                self.emit(Op::DictSet, dict, key, value);
            }
            Element::Update(mapping, dict) => {
                let mapping = self.expr(mapping)?;
                self.emit(Op::DictUpdate, dict, mapping, 0);
            }
            Element::Yield(item) => {
                let mut value = self.expr(item)?;
                if self.unit_ref().flags & code::ASYNC_GENERATOR != 0 {
                    let wrapped = self.unit().temp();
                    self.emit(Op::WrapYield, wrapped, value, 0);
                    value = wrapped;
                }
                let sent = self.unit().temp();
                self.emit(Op::Yield, sent, value, 0);
                self.emit(Op::Clear, sent, 0, 0);
            }
        }
        self.unit().free_to(mark);
        Ok(())
    }

    pub(super) fn generator_expression(&mut self, comp: &'a ast::ExprGenerator, dst: Reg) -> Done {
        let scope = self.scopes.of(node(comp), OWN);
        let is_async = self.scopes.get(scope).is_async || awaits(&comp.elt, &comp.generators);
        let iterable = self.expr_to_temp(&comp.generators[0].iter)?;
        let base = self.unit().temps(3);
        // The first iterable is asked for its iterator here, so that an error shows where the expression stands.
        if comp.generators[0].is_async {
            self.emit(Op::AsyncIter, base + 2, iterable, 0);
        } else {
            self.emit(Op::Iter, base + 2, iterable, 0);
        }
        let qualname = self.qualified("<genexpr>");
        self.enter(scope, "<genexpr>", qualname);
        self.unit().positional = 1;
        self.unit().positional_only = 1;
        self.unit().flags |= if is_async { code::ASYNC_GENERATOR } else { code::GENERATOR };
        self.emit(Op::MakeGenerator, 0, 0, 0);
        let argument = self.unit().temp();
        self.load_name(".0", argument);
        self.loops(&comp.generators, argument, Element::Yield(&comp.elt), Op::Move)?;
        self.return_none();
        let code = self.leave()?;
        self.make_function(code, scope, &[], base);
        self.call_plain(base, 1, dst);
        Ok(())
    }
}

/// Whether an `await` makes a generator expression asynchronous.
fn awaits(element: &Expr, generators: &[ast::Comprehension]) -> bool {
    use ruff_python_ast::helpers::any_over_expr;
    let is_await = |expr: &Expr| expr.is_await_expr();
    any_over_expr(element, &is_await)
        || generators.iter().enumerate().any(|(index, generator)| {
            generator.is_async
                || index > 0 && any_over_expr(&generator.iter, &is_await)
                || generator.ifs.iter().any(|condition| any_over_expr(condition, &is_await))
        })
}
