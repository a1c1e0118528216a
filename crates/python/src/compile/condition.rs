//! Jumps that depend on an expression.

use super::expr::{COMPARISONS, comparison, comparison_flags};
use super::op::Op;
use super::unit::Label;
use super::{Compiler, Done};
use ruff_python_ast::{self as ast, CmpOp, Expr, UnaryOp};

impl<'a> Compiler<'a> {
    /// Jumps to the label if the expression's truth is `when`.
    pub(super) fn jump_if(&mut self, expr: &'a Expr, when: bool, target: Label) -> Done {
        let before = self.at(expr);
        let mark = self.unit_ref().mark();
        self.jump_if_inner(expr, when, target)?;
        self.unit().free_to(mark);
        self.at_range(before);
        Ok(())
    }

    pub(super) fn jump_if_inner(&mut self, expr: &'a Expr, when: bool, target: Label) -> Done {
        match expr {
            Expr::UnaryOp(op) if op.op == UnaryOp::Not => self.jump_if(&op.operand, !when, target),
            Expr::BoolOp(op) => {
                // `a or b` is true as soon as one is; `a and b` is false as soon as one is.
                let decides = op.op == ast::BoolOp::Or;
                let (last, first) = op.values.split_last().expect("two operands at least");
                let end = self.unit().label();
                for operand in first {
                    let to = if decides == when { target } else { end };
                    self.jump_if(operand, decides, to)?;
                }
                self.jump_if(last, when, target)?;
                self.unit().place(end);
                Ok(())
            }
            Expr::Compare(compare) if compare.ops.len() == 1 => self.jump_compare(compare, when, target),
            _ => {
                let value = self.expr(expr)?;
                self.jump(if when { Op::JumpIf } else { Op::JumpIfNot }, 0, value, target);
                Ok(())
            }
        }
    }

    pub(super) fn jump_compare(&mut self, compare: &'a ast::ExprCompare, when: bool, target: Label) -> Done {
        let (op, right) = (compare.ops[0], &compare.operands[1]);
        let range = self.unit_ref().range;
        let left = self.expr_before(&compare.operands[0], right)?;
        if right.is_none_literal_expr() && matches!(op, CmpOp::Is | CmpOp::IsNot) {
            let jump = if (op == CmpOp::Is) == when { Op::JumpIfNone } else { Op::JumpIfNotNone };
            self.jump(jump, 0, left, target);
            return Ok(());
        }
        let fused = COMPARISONS.iter().position(|known| *known == comparison(op)).filter(|_| !when);
        match (fused, self.immediate(right)) {
            (Some(index), Some(number)) => {
                self.emit_with(Op::JumpUnlessInt, comparison_flags(index), left, number as u16, 0);
                self.unit().target(target);
            }
            (Some(index), None) => {
                let right = self.expr(right)?;
                self.at_range(range);
                self.emit_with(Op::JumpUnless, comparison_flags(index), left, right, 0);
                self.unit().target(target);
            }
            _ => {
                let right = self.expr(right)?;
                self.at_range(range);
                let value = self.unit().temp();
                self.emit(comparison(op), value, left, right);
                self.jump(if when { Op::JumpIf } else { Op::JumpIfNot }, 0, value, target);
            }
        }
        Ok(())
    }
}
