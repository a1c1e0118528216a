//! Expressions. Each leaves its value in a register that the caller names, or in its own variable's.

use super::op::{Instr, Op};
use super::scope::ScopeKind;
use super::unit::Label;
use super::{Compiler, Done, Reg, SyntaxError};
use crate::vm::ops::Order;
use ruff_python_ast::{self as ast, CmpOp, Expr, Operator, UnaryOp};

/// Comparisons that a jump can make itself, as its flags name them.
pub(crate) const COMPARISONS: [Op; 6] = [Op::Lt, Op::Le, Op::Eq, Op::Ne, Op::Gt, Op::Ge];

/// The flags of a jump by the comparison with this number.
pub(super) fn comparison_flags(index: usize) -> u8 {
    index as u8 | Order::ALL[index].relations() << 4
}

/// A flag of tests that leave their operand as it is.
pub(crate) const KEEP: u8 = 1;

impl<'a> Compiler<'a> {
    pub(super) fn emit(&mut self, op: Op, a: Reg, b: Reg, c: Reg) {
        self.emit_with(op, 0, a, b, c);
    }

    pub(super) fn emit_with(&mut self, op: Op, flags: u8, a: Reg, b: Reg, c: Reg) {
        self.unit().push(Instr { op, flags, a, b, c });
    }

    pub(super) fn jump(&mut self, op: Op, flags: u8, a: Reg, target: Label) {
        self.emit_with(op, flags, a, 0, 0);
        self.unit().target(target);
    }

    /// Evaluates an expression; its value lies in the register of its variable, or in a new one.
    pub(super) fn expr(&mut self, expr: &'a Expr) -> Result<Reg, SyntaxError> {
        if let Expr::Name(name) = expr
            && !self.unit_ref().has_walrus
            && let Some(register) = self.fast_variable(&name.id)
        {
            return Ok(register);
        }
        self.expr_to_temp(expr)
    }

    /// The same, where another expression is evaluated before the value is used: that a variable is unbound is told first.
    pub(super) fn expr_before(&mut self, expr: &'a Expr, next: &Expr) -> Result<Reg, SyntaxError> {
        let register = self.expr(expr)?;
        self.check_before(register, expr, next);
        Ok(register)
    }

    pub(super) fn check_before(&mut self, register: Reg, expr: &Expr, next: &Expr) {
        let unit = self.unit_ref();
        let is_bound = unit.is_temp(register)
            || usize::from(register) < unit.positional + unit.keyword_only
            || unit.bound.contains(&register);
        // Nothing happens between the two.
        let is_quiet = next.is_literal_expr()
            || matches!(next, Expr::Name(name) if self.fast_variable(&name.id).is_some());
        if !is_bound && !is_quiet {
            let before = self.at(expr);
            self.emit(Op::Check, register, 0, 0);
            self.at_range(before);
        }
    }

    /// The same, always in a new register.
    pub(super) fn expr_to_temp(&mut self, expr: &'a Expr) -> Result<Reg, SyntaxError> {
        let dst = self.unit().temp();
        self.expr_to(expr, dst)?;
        Ok(dst)
    }

    /// Evaluates into a variable, if one instruction does it in the end; where several write, a new register is between.
    pub(super) fn expr_to_variable(&mut self, expr: &'a Expr, dst: Reg) -> Done {
        let writes_once = matches!(
            expr,
            Expr::BinOp(_)
                | Expr::UnaryOp(_)
                | Expr::Call(_)
                | Expr::Attribute(_)
                | Expr::Subscript(_)
                | Expr::Name(_)
                | Expr::NumberLiteral(_)
                | Expr::StringLiteral(_)
                | Expr::BytesLiteral(_)
                | Expr::BooleanLiteral(_)
                | Expr::NoneLiteral(_)
        );
        if writes_once {
            return self.expr_to(expr, dst);
        }
        let value = self.expr_to_temp(expr)?;
        self.emit(Op::Move, dst, value, 0);
        self.unit().free_to(value);
        Ok(())
    }

    /// Evaluates into a register. Until the last instruction it may hold anything.
    pub(super) fn expr_to(&mut self, expr: &'a Expr, dst: Reg) -> Done {
        let before = self.at(expr);
        if let Some(key) = self.constant_of(expr) {
            self.load_constant(dst, &key);
        } else {
            let mark = self.unit_ref().mark();
            self.expr_inner(expr, dst)?;
            self.unit().free_to(mark);
        }
        self.at_range(before);
        Ok(())
    }

    fn expr_inner(&mut self, expr: &'a Expr, dst: Reg) -> Done {
        match expr {
            Expr::BoolOp(op) => self.bool_op(op, dst),
            Expr::Named(named) => {
                self.expr_to(&named.value, dst)?;
                match &*named.target {
                    Expr::Name(name) => {
                        let copy = self.unit().temp();
                        self.emit(Op::Move, copy, dst, 0);
                        // Moving out of a temporary empties it, so the copy goes back.
                        self.emit_with(Op::Move, KEEP, dst, copy, 0);
                        self.store_name(&name.id, copy);
                        Ok(())
                    }
                    target => Err(SyntaxError::new(
                        "cannot use assignment expressions with this target",
                        target_range(target),
                    )),
                }
            }
            Expr::BinOp(op) => self.binary(op, dst),
            Expr::UnaryOp(op) => {
                let operand = self.expr(&op.operand)?;
                let op = match op.op {
                    UnaryOp::Invert => Op::Invert,
                    UnaryOp::Not => Op::Not,
                    UnaryOp::UAdd => Op::Pos,
                    UnaryOp::USub => Op::Neg,
                };
                self.emit(op, dst, operand, 0);
                Ok(())
            }
            Expr::Lambda(lambda) => self.lambda(lambda, dst),
            Expr::If(if_) => {
                let (orelse, end) = (self.unit().label(), self.unit().label());
                self.jump_if(&if_.test, false, orelse)?;
                self.expr_to(&if_.body, dst)?;
                self.jump(Op::Jump, 0, 0, end);
                self.unit().place(orelse);
                self.expr_to(&if_.orelse, dst)?;
                self.unit().place(end);
                Ok(())
            }
            Expr::Dict(dict) => self.dict(dict, dst),
            Expr::Set(set) => self.collection(&set.elts, Op::Set, Op::SetAdd, Op::SetUpdate, dst),
            Expr::List(list) => self.collection(&list.elts, Op::List, Op::Append, Op::Extend, dst),
            Expr::Tuple(tuple) => {
                if !tuple.elts.iter().any(Expr::is_starred_expr) {
                    return self.collection(&tuple.elts, Op::Tuple, Op::Append, Op::Extend, dst);
                }
                let list = self.unit().temp();
                self.collection(&tuple.elts, Op::List, Op::Append, Op::Extend, list)?;
                self.emit(Op::ToTuple, dst, list, 0);
                Ok(())
            }
            Expr::ListComp(comp) => self.list_comprehension(comp, dst),
            Expr::SetComp(comp) => self.set_comprehension(comp, dst),
            Expr::DictComp(comp) => self.dict_comprehension(comp, dst),
            Expr::Generator(comp) => self.generator_expression(comp, dst),
            Expr::Await(await_) => {
                self.check_await("'await'", await_)?;
                let value = self.expr(&await_.value)?;
                self.await_value(value, 0, dst);
                Ok(())
            }
            Expr::Yield(yield_) => self.yield_value(yield_, dst),
            Expr::YieldFrom(yield_) => {
                let value = self.expr(&yield_.value)?;
                let iterator = self.unit().temp();
                self.emit(Op::YieldFromIter, iterator, value, 0);
                self.delegate(iterator, dst);
                Ok(())
            }
            Expr::Compare(compare) => self.compare(compare, dst),
            Expr::Call(call) => self.call(call, dst),
            Expr::FString(string) => self.f_string(string, dst),
            Expr::TString(string) => self.t_string(string, dst),
            Expr::Attribute(attribute) => {
                let object = self.expr(&attribute.value)?;
                let name = self.name_index(&attribute.attr);
                self.at(expr);
                self.emit(Op::LoadAttr, dst, object, name);
                Ok(())
            }
            Expr::Subscript(subscript) => {
                let object = self.expr_before(&subscript.value, &subscript.slice)?;
                let key = self.subscript_key(&subscript.slice)?;
                self.at(expr);
                self.emit(Op::LoadItem, dst, object, key);
                Ok(())
            }
            Expr::Name(name) => {
                self.load_name(&name.id, dst);
                Ok(())
            }
            Expr::Slice(slice) => self.slice(slice, dst),
            Expr::Starred(starred) => {
                Err(SyntaxError::new("can't use starred expression here", starred.range))
            }
            Expr::IpyEscapeCommand(command) => Err(SyntaxError::new("invalid syntax", command.range)),
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => unreachable!("literals are constants"),
        }
    }

    /// What stands between the brackets of a subscript; a tuple may have starred items.
    pub(super) fn subscript_key(&mut self, slice: &'a Expr) -> Result<Reg, SyntaxError> {
        self.expr(slice)
    }

    fn slice(&mut self, slice: &'a ast::ExprSlice, dst: Reg) -> Done {
        let first = self.unit().temps(3);
        for (index, part) in [&slice.lower, &slice.upper, &slice.step].into_iter().enumerate() {
            let register = first + index as Reg;
            match part {
                Some(part) => self.expr_to(part, register)?,
                None => self.load_none(register),
            }
        }
        self.emit(Op::Slice, dst, first, 0);
        Ok(())
    }

    fn bool_op(&mut self, op: &'a ast::ExprBoolOp, dst: Reg) -> Done {
        let value = if self.unit_ref().is_temp(dst) { dst } else { self.unit().temp() };
        let end = self.unit().label();
        let jump = if op.op == ast::BoolOp::And { Op::JumpIfNot } else { Op::JumpIf };
        for (index, operand) in op.values.iter().enumerate() {
            self.expr_to(operand, value)?;
            if index + 1 < op.values.len() {
                self.jump(jump, KEEP, value, end);
            }
        }
        self.unit().place(end);
        if value != dst {
            self.emit(Op::Move, dst, value, 0);
        }
        Ok(())
    }

    fn binary(&mut self, op: &'a ast::ExprBinOp, dst: Reg) -> Done {
        let range = self.unit_ref().range;
        let left = self.expr_before(&op.left, &op.right)?;
        let immediate = match op.op {
            Operator::Add => self.immediate(&op.right).map(|number| (Op::AddInt, number)),
            Operator::Sub => self.immediate(&op.right).map(|number| (Op::SubInt, number)),
            _ => None,
        };
        if let Some((op, number)) = immediate {
            self.emit(op, dst, left, number as u16);
            return Ok(());
        }
        let right = self.expr(&op.right)?;
        self.at_range(range);
        self.emit(operation(op.op), dst, left, right);
        Ok(())
    }

    fn compare(&mut self, compare: &'a ast::ExprCompare, dst: Reg) -> Done {
        let range = self.unit_ref().range;
        let mut left = self.expr_before(&compare.operands[0], &compare.operands[1])?;
        if compare.ops.len() == 1 {
            let right = self.expr(&compare.operands[1])?;
            self.at_range(range);
            self.emit(comparison(compare.ops[0]), dst, left, right);
            return Ok(());
        }
        let value = if self.unit_ref().is_temp(dst) { dst } else { self.unit().temp() };
        let end = self.unit().label();
        let last = compare.ops.len() - 1;
        let mut copies = Vec::new();
        for (index, op) in compare.ops.iter().enumerate() {
            let right = self.expr(&compare.operands[index + 1])?;
            self.at_range(range);
            let kept = if index < last { self.keep(right) } else { right };
            self.emit(comparison(*op), value, left, right);
            if index < last {
                self.jump(Op::JumpIfNot, KEEP, value, end);
                copies.extend((kept != right).then_some(kept));
            }
            left = kept;
        }
        self.unit().place(end);
        // A chain that ends early leaves the copy that its next comparison would have used up.
        for copy in copies {
            self.emit(Op::Clear, copy, 0, 0);
        }
        if value != dst {
            self.emit(Op::Move, dst, value, 0);
        }
        Ok(())
    }

    /// Awaits what lies in a register.
    pub(super) fn await_value(&mut self, value: Reg, flags: u8, dst: Reg) {
        let iterator = self.unit().temp();
        self.emit_with(Op::Awaitable, flags, iterator, value, 0);
        self.delegate(iterator, dst);
    }

    /// Hands on what the iterator yields, until it ends; `dst` gets its result.
    pub(super) fn delegate(&mut self, iterator: Reg, dst: Reg) {
        let value = self.unit().temp();
        self.load_none(value);
        let (next, end) = (self.unit().label(), self.unit().label());
        self.unit().place(next);
        self.emit(Op::Send, value, iterator, 0);
        self.unit().target(end);
        self.emit_with(Op::Yield, 1, value, value, iterator);
        self.jump(Op::Jump, 0, 0, next);
        self.unit().place(end);
        // What was awaited goes now, if nobody else has it: a generator hears of its end.
        self.emit(Op::Clear, iterator, 0, 0);
        self.emit(Op::Move, dst, value, 0);
    }

    fn yield_value(&mut self, yield_: &'a ast::ExprYield, dst: Reg) -> Done {
        let mut value = match &yield_.value {
            Some(value) => self.expr(value)?,
            None => {
                let none = self.unit().temp();
                self.load_none(none);
                none
            }
        };
        if self.scopes.get(self.unit_ref().scope).is_async {
            let wrapped = self.unit().temp();
            self.emit(Op::WrapYield, wrapped, value, 0);
            value = wrapped;
        }
        self.emit(Op::Yield, dst, value, 0);
        Ok(())
    }

    /// `await` and its like need an asynchronous function around them.
    pub(super) fn check_await(&self, what: &str, node: &impl ruff_text_size::Ranged) -> Done {
        let scope = self.scopes.get(self.unit_ref().scope);
        if scope.is_async && !matches!(scope.kind, ScopeKind::Module | ScopeKind::Class) {
            return Ok(());
        }
        if scope.kind == ScopeKind::Generator {
            return Ok(());
        }
        let function = matches!(scope.kind, ScopeKind::Function | ScopeKind::Lambda);
        let where_ = if function { "outside async function" } else { "outside function" };
        Err(SyntaxError::new(format!("{what} {where_}"), node.range()))
    }
}

fn target_range(target: &Expr) -> ruff_text_size::TextRange {
    ruff_text_size::Ranged::range(target)
}

pub(super) fn operation(op: Operator) -> Op {
    match op {
        Operator::Add => Op::Add,
        Operator::Sub => Op::Sub,
        Operator::Mult => Op::Mul,
        Operator::MatMult => Op::MatMul,
        Operator::Div => Op::TrueDiv,
        Operator::Mod => Op::Mod,
        Operator::Pow => Op::Pow,
        Operator::LShift => Op::LShift,
        Operator::RShift => Op::RShift,
        Operator::BitOr => Op::Or,
        Operator::BitXor => Op::Xor,
        Operator::BitAnd => Op::And,
        Operator::FloorDiv => Op::FloorDiv,
    }
}

pub(super) fn comparison(op: CmpOp) -> Op {
    match op {
        CmpOp::Eq => Op::Eq,
        CmpOp::NotEq => Op::Ne,
        CmpOp::Lt => Op::Lt,
        CmpOp::LtE => Op::Le,
        CmpOp::Gt => Op::Gt,
        CmpOp::GtE => Op::Ge,
        CmpOp::Is => Op::Is,
        CmpOp::IsNot => Op::IsNot,
        CmpOp::In => Op::In,
        CmpOp::NotIn => Op::NotIn,
    }
}
