//! What `return`, `break` and `continue` have to leave: loops, handlers, and code that must run on the way out
//! (`compiler_unwind_fblock` in `Python/codegen.c`).

use ruff_python_ast::Stmt;
use ruff_text_size::TextRange;

use super::op::Op;
use super::unit::{Label, Region};
use super::{Compiler, Reg, SyntaxError};

#[derive(Clone, Copy)]
pub(super) enum Kind<'a> {
    Loop {
        next: Label,
        end: Label,
        /// The register of the iterator, which `break` empties.
        iterator: Option<Reg>,
    },
    /// The body of `try … finally`: what is left has to run the statements.
    Finally(&'a [Stmt]),
    /// A handler of `except*`, which nothing may leave.
    Star,
    /// The body of `try … except`.
    Try,
    /// A handler: it ends by putting back what was handled before.
    Handler {
        saved: Reg,
    },
    /// A handler's `as name`, which is deleted in the end.
    Named(&'a str),
    With {
        exit: Reg,
        is_async: bool,
    },
}

#[derive(Clone, Copy)]
pub(super) struct Block<'a> {
    pub(super) kind: Kind<'a>,
    pub(super) region: Option<Region>,
}

impl<'a> Compiler<'a> {
    pub(super) fn push_block(&mut self, kind: Kind<'a>, handler: Option<(Label, Reg)>) {
        let region = handler.map(|(label, register)| self.unit().open(label, register));
        self.unit().blocks.push(Block { kind, region });
    }

    pub(super) fn pop_block(&mut self) {
        let block = self.unit().blocks.pop().expect("a block is open");
        if let Some(region) = block.region {
            self.unit().close(region);
        }
    }

    /// Emits what leaving all blocks above `depth` takes, then `last`; the blocks stay open for what follows.
    pub(super) fn leave_blocks(
        &mut self,
        depth: usize,
        last: impl FnOnce(&mut Self) -> Result<(), SyntaxError>,
    ) -> Result<(), SyntaxError> {
        let mut left = Vec::new();
        while self.unit_ref().blocks.len() > depth {
            let block = self.unit().blocks.pop().expect("a block is open");
            if let Some(region) = block.region {
                self.unit().close(region);
            }
            left.push(block);
            self.leave_block(block.kind)?;
        }
        last(self)?;
        while let Some(mut block) = left.pop() {
            if let Some(region) = &mut block.region {
                region.start = self.unit_ref().here();
            }
            self.unit().blocks.push(block);
        }
        Ok(())
    }

    fn leave_block(&mut self, kind: Kind<'a>) -> Result<(), SyntaxError> {
        match kind {
            Kind::Loop { iterator, .. } => {
                if let Some(iterator) = iterator {
                    self.emit(Op::Clear, iterator, 0, 0);
                }
                Ok(())
            }
            Kind::Finally(body) => self.statements(body),
            Kind::Try => Ok(()),
            Kind::Star => {
                let (start, end) = self.unit_ref().range;
                Err(star_error(TextRange::new(start.into(), end.into())))
            }
            Kind::Handler { saved } => {
                self.emit(Op::PopHandled, saved, 0, 0);
                Ok(())
            }
            Kind::Named(name) => {
                self.forget_name(name);
                Ok(())
            }
            Kind::With { exit, is_async } => self.call_exit(exit, is_async),
        }
    }

    /// Why there is no loop to leave or to go on with.
    pub(super) fn no_loop(&self, message: &str, range: TextRange) -> SyntaxError {
        let in_star = self.unit_ref().blocks.iter().any(|block| matches!(block.kind, Kind::Star));
        if in_star { star_error(range) } else { SyntaxError::new(message, range) }
    }

    /// `name = None; del name`, as the end of a handler does.
    pub(super) fn forget_name(&mut self, name: &str) {
        let none = self.unit().temp();
        self.load_none(none);
        self.store_name(name, none);
        self.delete_name(name);
        self.unit().free_to(none);
    }

    /// The innermost loop, with the number of blocks up to and with it.
    pub(super) fn loop_block(&self) -> Option<(usize, Kind<'a>)> {
        let blocks = &self.unit_ref().blocks;
        let index = blocks.iter().rposition(|block| matches!(block.kind, Kind::Loop { .. }))?;
        Some((index + 1, blocks[index].kind))
    }
}

fn star_error(range: TextRange) -> SyntaxError {
    SyntaxError::new("'break', 'continue' and 'return' cannot appear in an except* block", range)
}
