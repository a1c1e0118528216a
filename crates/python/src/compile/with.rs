//! `with` and `async with`.

use ruff_python_ast as ast;

use super::block::Kind;
use super::op::Op;
use super::{Compiler, Done, Reg, SyntaxError};

impl<'a> Compiler<'a> {
    pub(super) fn with(&mut self, with: &'a ast::StmtWith) -> Done {
        if with.is_async {
            self.check_await("'async with'", with)?;
        }
        self.with_items(with, &with.items)
    }

    fn with_items(&mut self, with: &'a ast::StmtWith, items: &'a [ast::WithItem]) -> Done {
        let Some((item, rest)) = items.split_first() else { return self.statements(&with.body) };
        let (enter_name, exit_name, awaits) = match with.is_async {
            false => ("__enter__", "__exit__", 0),
            true => ("__aenter__", "__aexit__", 1),
        };
        let range = self.at(&item.context_expr);
        let (exit, raised, saved) = (self.unit().temp(), self.unit().temp(), self.unit().temp());
        let mark = self.unit_ref().mark();
        let manager = self.expr(&item.context_expr)?;
        let enter = self.unit().temps(2);
        let (enter_index, exit_index) = (self.name_index(enter_name), self.name_index(exit_name));
        let flags = if with.is_async { 2 } else { 0 };
        self.emit_with(Op::LoadSpecial, flags | super::expr::KEEP, exit, manager, exit_index);
        self.emit_with(Op::LoadSpecial, flags, enter, manager, enter_index);
        let entered = self.unit().temp();
        self.call_plain(enter, 0, entered);
        if awaits != 0 {
            self.await_value(entered, 4, entered);
        }
        let (handler, end) = (self.unit().label(), self.unit().label());
        self.push_block(Kind::With { exit, is_async: with.is_async }, Some((handler, raised)));
        match &item.optional_vars {
            Some(target) => self.store(target, entered)?,
            None => self.emit(Op::Clear, entered, 0, 0),
        }
        self.unit().free_to(mark);
        self.with_items(with, rest)?;
        self.pop_block();
        self.at(&item.context_expr);
        self.call_exit(exit, with.is_async)?;
        self.jump(Op::Jump, 0, 0, end);

        self.unit().place(handler);
        self.handler_start(saved, raised);
        self.exit_with(exit, raised, saved, with.is_async)?;
        self.unit().place(end);
        self.at_range(range);
        Ok(())
    }

    /// Calls `__exit__` with what was raised; a true result ends the matter.
    fn exit_with(&mut self, exit: Reg, raised: Reg, saved: Reg, is_async: bool) -> Result<(), SyntaxError> {
        self.push_block(Kind::Handler { saved }, None);
        let (label, inner) = (self.unit().label(), self.unit().temp());
        let region = self.unit().open(label, inner);
        let base = self.unit().temps(5);
        self.emit(Op::Move, base, exit, 0);
        for (offset, name) in [(2, "__class__"), (3, ""), (4, "__traceback__")] {
            self.emit_with(Op::Move, super::expr::KEEP, base + offset, raised, 0);
            if !name.is_empty() {
                let name = self.name_index(name);
                self.emit(Op::LoadAttr, base + offset, base + offset, name);
            }
        }
        let result = self.unit().temp();
        self.call_plain(base, 3, result);
        if is_async {
            self.await_value(result, 8, result);
        }
        let suppressed = self.unit().label();
        self.jump(Op::JumpIf, 0, result, suppressed);
        self.emit_with(Op::Raise, 2, raised, 0, 0);
        self.pop_block();
        self.unit().close(region);
        self.unit().place(label);
        self.emit(Op::PopHandled, saved, 0, 0);
        self.emit_with(Op::Raise, 2, inner, 0, 0);
        self.unit().place(suppressed);
        self.emit(Op::PopHandled, saved, 0, 0);
        self.emit(Op::Clear, raised, 0, 0);
        Ok(())
    }

    /// `exit(None, None, None)`
    pub(super) fn call_exit(&mut self, exit: Reg, is_async: bool) -> Result<(), SyntaxError> {
        let base = self.unit().temps(5);
        self.emit(Op::Move, base, exit, 0);
        for offset in 2..5 {
            self.load_none(base + offset);
        }
        let result = self.unit().temp();
        self.call_plain(base, 3, result);
        if is_async {
            self.await_value(result, 8, result);
        }
        self.emit(Op::Clear, result, 0, 0);
        self.unit().free_to(base);
        Ok(())
    }
}
