//! Displays of lists, tuples, sets and dicts.

use super::expr::KEEP;
use super::op::Op;
use super::{Compiler, Done, Reg};
use ruff_python_ast::{self as ast, Expr};

impl<'a> Compiler<'a> {
    /// A copy of a temporary that the next instruction uses up; a variable stays as it is.
    pub(super) fn keep(&mut self, register: Reg) -> Reg {
        if !self.unit_ref().is_temp(register) {
            return register;
        }
        let copy = self.unit().temp();
        self.emit_with(Op::Move, KEEP, copy, register, 0);
        copy
    }

    pub(super) fn collection(&mut self, items: &'a [Expr], build: Op, add: Op, extend: Op, dst: Reg) -> Done {
        /// As many items lie in registers at once.
        const MOST: usize = 64;
        let plain = !items.iter().any(Expr::is_starred_expr);
        if plain && items.len() <= MOST {
            let first = self.unit().temps(items.len());
            for (index, item) in items.iter().enumerate() {
                self.expr_to(item, first + index as Reg)?;
            }
            self.emit(build, dst, first, items.len() as Reg);
            return Ok(());
        }
        // A long tuple is a list first.
        let collected = if build == Op::Tuple { Op::List } else { build };
        let all = self.unit().temp();
        self.emit(collected, all, all, 0);
        for item in items {
            let mark = self.unit_ref().mark();
            match item {
                Expr::Starred(starred) => {
                    let value = self.expr(&starred.value)?;
                    self.emit(extend, all, value, 0);
                }
                item => {
                    let value = self.expr(item)?;
                    self.emit(add, all, value, 0);
                }
            }
            self.unit().free_to(mark);
        }
        let last = if build == Op::Tuple { Op::ToTuple } else { Op::Move };
        self.emit(last, dst, all, 0);
        Ok(())
    }

    /// CPython evaluates all keys and values before it hashes the first key, but puts the pairs of long displays in one by one.
    pub(super) fn dict(&mut self, dict: &'a ast::ExprDict, dst: Reg) -> Done {
        const LONG: usize = 16;
        let all = self.unit().temp();
        self.emit(Op::Dict, all, all, 0);
        for run in dict.items.split_inclusive(|item| item.key.is_none()) {
            let (pairs, mapping) = match run {
                [pairs @ .., last] if last.key.is_none() => (pairs, Some(&last.value)),
                pairs => (pairs, None),
            };
            let (long, short) = pairs.split_at(pairs.len() / LONG * LONG);
            long.chunks(1).chain([short]).try_for_each(|pairs| self.dict_pairs(all, pairs))?;
            if let Some(mapping) = mapping {
                let mark = self.unit_ref().mark();
                let mapping = self.expr(mapping)?;
                self.emit(Op::DictUpdate, all, mapping, 0);
                self.unit().free_to(mark);
            }
        }
        self.emit(Op::Move, dst, all, 0);
        Ok(())
    }

    pub(super) fn dict_pairs(&mut self, all: Reg, pairs: &'a [ast::DictItem]) -> Done {
        let mark = self.unit_ref().mark();
        let mut made = Vec::new();
        for (index, pair) in pairs.iter().enumerate() {
            let Some(key) = &pair.key else { continue };
            let key = self.expr_before(key, &pair.value)?;
            let value = match pairs.get(index + 1).and_then(|next| next.key.as_ref()) {
                Some(next) => self.expr_before(&pair.value, next)?,
                None => self.expr(&pair.value)?,
            };
            made.push((key, value));
        }
        for (key, value) in made {
            self.emit(Op::DictSet, all, key, value);
        }
        self.unit().free_to(mark);
        Ok(())
    }
}
