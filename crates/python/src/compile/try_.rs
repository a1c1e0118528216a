//! `try` in all its forms. Nothing runs where no exception is raised: a table says which instructions are handled where.

use ruff_python_ast::{self as ast, ExceptHandler};

use super::block::Kind;
use super::op::Op;
use super::unit::Label;
use super::{Compiler, Done, Reg, SyntaxError};

/// Where a handler goes on that raises, the register of what it raised, and the one of what was handled before.
struct Cleanup {
    label: Label,
    raised: Reg,
    saved: Reg,
}

impl<'a> Compiler<'a> {
    pub(super) fn try_(&mut self, try_: &'a ast::StmtTry) -> Done {
        if try_.finalbody.is_empty() {
            return self.try_except(try_);
        }
        let (raised, saved) = (self.unit().temp(), self.unit().temp());
        let (handler, end) = (self.unit().label(), self.unit().label());
        self.push_block(Kind::Finally(&try_.finalbody), Some((handler, raised)));
        if try_.handlers.is_empty() {
            self.statements(&try_.body)?;
            self.statements(&try_.orelse)?;
        } else {
            self.try_except(try_)?;
        }
        self.pop_block();
        self.statements(&try_.finalbody)?;
        self.jump(Op::Jump, 0, 0, end);
        self.unit().place(handler);
        let range = self.unit_ref().range;
        self.handler_start(saved, raised);
        let cleanup = self.open_handler(saved);
        self.statements(&try_.finalbody)?;
        self.at_range(range);
        self.emit_with(Op::Raise, 2, raised, 0, 0);
        self.close_handler(cleanup);
        self.unit().place(end);
        Ok(())
    }

    /// The exception in `raised` is handled from here on; `saved` keeps which one was before.
    pub(super) fn handler_start(&mut self, saved: Reg, raised: Reg) {
        self.emit(Op::PushHandled, saved, raised, 0);
    }

    /// Opens the block of a handler: whatever it raises puts back what was handled before. What a statement runs on its
    /// way out of the block is no part of it. To be ended by [`close_handler`](Self::close_handler).
    fn open_handler(&mut self, saved: Reg) -> Cleanup {
        let (label, raised) = (self.unit().label(), self.unit().temp());
        self.push_block(Kind::Handler { saved }, Some((label, raised)));
        Cleanup { label, raised, saved }
    }

    /// Closes the handler's block, and emits what happens if it raises.
    fn close_handler(&mut self, Cleanup { label, raised, saved }: Cleanup) {
        self.pop_block();
        self.unit().place(label);
        self.emit(Op::PopHandled, saved, 0, 0);
        self.emit_with(Op::Raise, 2, raised, 0, 0);
    }

    fn try_except(&mut self, try_: &'a ast::StmtTry) -> Done {
        if try_.is_star {
            return self.try_star(try_);
        }
        let (raised, saved) = (self.unit().temp(), self.unit().temp());
        let (handler, end) = (self.unit().label(), self.unit().label());
        self.push_block(Kind::Try, Some((handler, raised)));
        self.statements(&try_.body)?;
        self.pop_block();
        self.statements(&try_.orelse)?;
        self.jump(Op::Jump, 0, 0, end);

        self.unit().place(handler);
        self.handler_start(saved, raised);
        let cleanup = self.open_handler(saved);
        let count = try_.handlers.len();
        for (index, ExceptHandler::ExceptHandler(handler)) in try_.handlers.iter().enumerate() {
            let before = self.at(handler);
            let mark = self.unit_ref().mark();
            let next = self.unit().label();
            match &handler.type_ {
                Some(type_) => {
                    let (matches, type_) = (self.unit().temp(), self.expr(type_)?);
                    self.emit(Op::Matches, matches, raised, type_);
                    self.jump(Op::JumpIfNot, 0, matches, next);
                }
                None if index + 1 < count => {
                    return Err(SyntaxError::new("default 'except:' must be last", handler.range));
                }
                None => {}
            }
            self.handler_body(handler, raised)?;
            self.emit(Op::PopHandled, saved, 0, 0);
            self.emit(Op::Clear, raised, 0, 0);
            self.jump(Op::Jump, 0, 0, end);
            self.unit().place(next);
            self.unit().free_to(mark);
            self.at_range(before);
        }
        self.emit_with(Op::Raise, 2, raised, 0, 0);
        self.close_handler(cleanup);
        self.unit().place(end);
        Ok(())
    }

    /// The statements of a handler; its name is bound to what lies in `raised`, and deleted in the end.
    fn handler_body(&mut self, handler: &'a ast::ExceptHandlerExceptHandler, raised: Reg) -> Done {
        let Some(name) = &handler.name else { return self.statements(&handler.body) };
        let copy = self.unit().temp();
        self.emit_with(Op::Move, super::expr::KEEP, copy, raised, 0);
        self.store_name(name, copy);
        let (label, inner) = (self.unit().label(), self.unit().temp());
        self.push_block(Kind::Named(name), Some((label, inner)));
        self.statements(&handler.body)?;
        self.pop_block();
        let end = self.unit().label();
        self.forget_name(name);
        self.jump(Op::Jump, 0, 0, end);
        self.unit().place(label);
        self.forget_name(name);
        self.emit_with(Op::Raise, 2, inner, 0, 0);
        self.unit().place(end);
        Ok(())
    }

    /// `except*`: each handler gets its part of the group; what handlers raise is collected and raised in the end.
    fn try_star(&mut self, try_: &'a ast::StmtTry) -> Done {
        let (raised, saved) = (self.unit().temp(), self.unit().temp());
        let (original, raised_list) = (self.unit().temp(), self.unit().temp());
        let (handler, end) = (self.unit().label(), self.unit().label());
        self.push_block(Kind::Try, Some((handler, raised)));
        self.statements(&try_.body)?;
        self.pop_block();
        self.statements(&try_.orelse)?;
        self.jump(Op::Jump, 0, 0, end);

        self.unit().place(handler);
        self.handler_start(saved, raised);
        self.emit_with(Op::Move, super::expr::KEEP, original, raised, 0);
        self.emit(Op::List, raised_list, raised_list, 0);
        let cleanup = self.open_handler(saved);
        for ExceptHandler::ExceptHandler(handler) in &try_.handlers {
            let before = self.at(handler);
            let mark = self.unit_ref().mark();
            let (parts, next) = (self.unit().temps(2), self.unit().label());
            let Some(type_) = &handler.type_ else {
                return Err(SyntaxError::new("expected one or more exception types", handler.range));
            };
            self.jump(Op::JumpIfNone, super::expr::KEEP, raised, next);
            let type_ = self.expr(type_)?;
            self.emit(Op::MatchesGroup, parts, raised, type_);
            self.emit(Op::Move, raised, parts + 1, 0);
            self.jump(Op::JumpIfNone, super::expr::KEEP, parts, next);
            self.star_handler(handler, parts, raised_list)?;
            self.unit().place(next);
            self.unit().free_to(mark);
            self.at_range(before);
        }
        let none = self.none();
        let rest = self.unit().label();
        self.jump(Op::JumpIfNone, super::expr::KEEP, raised, rest);
        self.emit_with(Op::Append, super::expr::KEEP, raised_list, raised, 0);
        self.unit().place(rest);
        self.emit(Op::Clear, none, 0, 0);
        let finally = self.unit().temp();
        self.emit(Op::RegroupRaised, finally, raised_list, original);
        let reraise = self.unit().label();
        self.jump(Op::JumpIfNotNone, super::expr::KEEP, finally, reraise);
        self.emit(Op::PopHandled, saved, 0, 0);
        self.jump(Op::Jump, 0, 0, end);
        self.unit().place(reraise);
        self.emit_with(Op::Raise, 2, finally, 0, 0);
        self.close_handler(cleanup);
        self.unit().place(end);
        Ok(())
    }

    fn star_handler(
        &mut self,
        handler: &'a ast::ExceptHandlerExceptHandler,
        matched: Reg,
        raised_list: Reg,
    ) -> Done {
        let (inner_saved, inner, done) = (self.unit().temp(), self.unit().temp(), self.unit().label());
        let failed = self.unit().label();
        self.handler_start(inner_saved, matched);
        self.push_block(Kind::Handler { saved: inner_saved }, Some((failed, inner)));
        self.push_block(Kind::Star, None);
        self.handler_body(handler, matched)?;
        self.pop_block();
        self.pop_block();
        self.emit(Op::PopHandled, inner_saved, 0, 0);
        self.jump(Op::Jump, 0, 0, done);
        self.unit().place(failed);
        self.emit(Op::PopHandled, inner_saved, 0, 0);
        self.emit(Op::Append, raised_list, inner, 0);
        self.unit().place(done);
        self.emit(Op::Clear, matched, 0, 0);
        Ok(())
    }
}
