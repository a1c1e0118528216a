//! Expressions.

use ruff_python_ast::{self as ast, BoolOp, CmpOp, Expr, ExprContext, Operator, UnaryOp};
use ruff_text_size::TextRange;

use super::Tree;
use crate::value::Value;

impl Tree<'_> {
    pub(super) fn expr(&self, expr: &Expr) -> Value {
        match expr {
            Expr::BoolOp(_) | Expr::BinOp(_) | Expr::UnaryOp(_) | Expr::Compare(_) => self.operation(expr),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.comprehension_of(expr)
            }
            Expr::Name(_)
            | Expr::Attribute(_)
            | Expr::Subscript(_)
            | Expr::Starred(_)
            | Expr::List(_)
            | Expr::Tuple(_) => self.target(expr),
            Expr::Call(call) => self.call(call),
            Expr::Dict(dict) => self.dict(dict),
            Expr::FString(string) => self.f_string(string),
            Expr::TString(string) => self.t_string(string),
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => self.constant(expr),
            other => self.plain(other),
        }
    }

    /// Kinds of which each field is another expression.
    fn plain(&self, expr: &Expr) -> Value {
        match expr {
            Expr::Named(named) => {
                let fields = vec![("target", self.expr(&named.target)), ("value", self.expr(&named.value))];
                self.at("NamedExpr", named, fields)
            }
            Expr::Lambda(lambda) => {
                let parameters = self.parameters(lambda.parameters.as_deref());
                self.at("Lambda", lambda, vec![("args", parameters), ("body", self.expr(&lambda.body))])
            }
            Expr::If(if_) => self.at(
                "IfExp",
                if_,
                vec![
                    ("test", self.expr(&if_.test)),
                    ("body", self.expr(&if_.body)),
                    ("orelse", self.expr(&if_.orelse)),
                ],
            ),
            Expr::Set(set) => self.at("Set", set, vec![("elts", self.exprs(&set.elts))]),
            Expr::Await(await_) => self.at("Await", await_, vec![("value", self.expr(&await_.value))]),
            Expr::Yield(yield_) => {
                self.at("Yield", yield_, vec![("value", self.optional(yield_.value.as_deref()))])
            }
            Expr::YieldFrom(yield_) => {
                self.at("YieldFrom", yield_, vec![("value", self.expr(&yield_.value))])
            }
            Expr::Slice(slice) => self.at(
                "Slice",
                slice,
                vec![
                    ("lower", self.optional(slice.lower.as_deref())),
                    ("upper", self.optional(slice.upper.as_deref())),
                    ("step", self.optional(slice.step.as_deref())),
                ],
            ),
            _ => Value::NONE,
        }
    }

    fn constant(&self, expr: &Expr) -> Value {
        let value = crate::compile::literal_value(self.vm, &self.source.text, expr);
        let is_unicode = match expr {
            Expr::StringLiteral(literal) => {
                literal.value.iter().next().is_some_and(|part| part.flags.prefix().is_unicode())
            }
            _ => false,
        };
        let kind = if is_unicode { self.name("u") } else { Value::NONE };
        self.at("Constant", expr, vec![("value", value.unwrap_or(Value::NONE)), ("kind", kind)])
    }

    pub(super) fn operator(&self, op: Operator) -> Value {
        self.classes.singleton(match op {
            Operator::Add => "Add",
            Operator::Sub => "Sub",
            Operator::Mult => "Mult",
            Operator::MatMult => "MatMult",
            Operator::Div => "Div",
            Operator::Mod => "Mod",
            Operator::Pow => "Pow",
            Operator::LShift => "LShift",
            Operator::RShift => "RShift",
            Operator::BitOr => "BitOr",
            Operator::BitXor => "BitXor",
            Operator::BitAnd => "BitAnd",
            Operator::FloorDiv => "FloorDiv",
        })
    }

    fn comparison(&self, op: CmpOp) -> Value {
        self.classes.singleton(match op {
            CmpOp::Eq => "Eq",
            CmpOp::NotEq => "NotEq",
            CmpOp::Lt => "Lt",
            CmpOp::LtE => "LtE",
            CmpOp::Gt => "Gt",
            CmpOp::GtE => "GtE",
            CmpOp::Is => "Is",
            CmpOp::IsNot => "IsNot",
            CmpOp::In => "In",
            CmpOp::NotIn => "NotIn",
        })
    }

    fn operation(&self, expr: &Expr) -> Value {
        match expr {
            Expr::BoolOp(op) => {
                let word = self.classes.singleton(if op.op == BoolOp::And { "And" } else { "Or" });
                self.at("BoolOp", op, vec![("op", word), ("values", self.exprs(&op.values))])
            }
            Expr::BinOp(op) => {
                let fields = vec![
                    ("left", self.expr(&op.left)),
                    ("op", self.operator(op.op)),
                    ("right", self.expr(&op.right)),
                ];
                self.at("BinOp", op, fields)
            }
            Expr::UnaryOp(op) => {
                let word = self.classes.singleton(match op.op {
                    UnaryOp::Invert => "Invert",
                    UnaryOp::Not => "Not",
                    UnaryOp::UAdd => "UAdd",
                    UnaryOp::USub => "USub",
                });
                self.at("UnaryOp", op, vec![("op", word), ("operand", self.expr(&op.operand))])
            }
            Expr::Compare(compare) => {
                let mut operands = compare.operands.iter();
                let left = self.optional(operands.next());
                let ops = self.list(compare.ops.iter().map(|op| self.comparison(*op)));
                let fields = vec![("left", left), ("ops", ops), ("comparators", self.exprs(operands))];
                self.at("Compare", compare, fields)
            }
            _ => Value::NONE,
        }
    }

    fn context(&self, context: ExprContext) -> Value {
        self.classes.singleton(match context {
            ExprContext::Store => "Store",
            ExprContext::Del => "Del",
            ExprContext::Load | ExprContext::Invalid => "Load",
        })
    }

    /// Kinds that can be assigned to.
    fn target(&self, expr: &Expr) -> Value {
        match expr {
            Expr::Name(name) => {
                let fields = vec![("id", self.name(&name.id)), ("ctx", self.context(name.ctx))];
                self.at("Name", name, fields)
            }
            Expr::Attribute(attribute) => {
                let fields = vec![
                    ("value", self.expr(&attribute.value)),
                    ("attr", self.name(&attribute.attr)),
                    ("ctx", self.context(attribute.ctx)),
                ];
                self.at("Attribute", attribute, fields)
            }
            Expr::Subscript(subscript) => {
                let fields = vec![
                    ("value", self.expr(&subscript.value)),
                    ("slice", self.expr(&subscript.slice)),
                    ("ctx", self.context(subscript.ctx)),
                ];
                self.at("Subscript", subscript, fields)
            }
            Expr::Starred(starred) => {
                let fields = vec![("value", self.expr(&starred.value)), ("ctx", self.context(starred.ctx))];
                self.at("Starred", starred, fields)
            }
            Expr::List(list) => {
                let fields = vec![("elts", self.exprs(&list.elts)), ("ctx", self.context(list.ctx))];
                self.at("List", list, fields)
            }
            Expr::Tuple(tuple) => {
                let fields = vec![("elts", self.exprs(&tuple.elts)), ("ctx", self.context(tuple.ctx))];
                self.at("Tuple", tuple, fields)
            }
            _ => Value::NONE,
        }
    }

    fn call(&self, call: &ast::ExprCall) -> Value {
        let arguments = &call.arguments;
        let args = self.list(arguments.args.iter().map(|arg| match arg {
            // The brackets of the call are those of a generator that is its only argument.
            Expr::Generator(generator) if !generator.parenthesized => {
                self.generator(generator, arguments.range)
            }
            arg => self.expr(arg),
        }));
        let fields = vec![
            ("func", self.expr(&call.func)),
            ("args", args),
            ("keywords", self.keywords(&arguments.keywords)),
        ];
        self.at("Call", call, fields)
    }

    fn dict(&self, dict: &ast::ExprDict) -> Value {
        let keys = self.list(dict.items.iter().map(|item| self.optional(item.key.as_ref())));
        let values = self.exprs(dict.items.iter().map(|item| &item.value));
        self.at("Dict", dict, vec![("keys", keys), ("values", values)])
    }

    fn generator(&self, generator: &ast::ExprGenerator, range: TextRange) -> Value {
        let fields =
            vec![("elt", self.expr(&generator.elt)), ("generators", self.generators(&generator.generators))];
        self.node("GeneratorExp", Some(range), fields)
    }

    fn comprehension_of(&self, expr: &Expr) -> Value {
        match expr {
            Expr::Generator(generator) => self.generator(generator, generator.range),
            Expr::ListComp(comp) => {
                let fields =
                    vec![("elt", self.expr(&comp.elt)), ("generators", self.generators(&comp.generators))];
                self.at("ListComp", comp, fields)
            }
            Expr::SetComp(comp) => {
                let fields =
                    vec![("elt", self.expr(&comp.elt)), ("generators", self.generators(&comp.generators))];
                self.at("SetComp", comp, fields)
            }
            Expr::DictComp(comp) => {
                let fields = vec![
                    ("key", self.optional(comp.key.as_deref())),
                    ("value", self.expr(&comp.value)),
                    ("generators", self.generators(&comp.generators)),
                ];
                self.at("DictComp", comp, fields)
            }
            _ => Value::NONE,
        }
    }

    fn generators(&self, all: &[ast::Comprehension]) -> Value {
        self.list(all.iter().map(|comp| {
            let fields = vec![
                ("target", self.expr(&comp.target)),
                ("iter", self.expr(&comp.iter)),
                ("ifs", self.exprs(&comp.ifs)),
                ("is_async", self.vm.int(comp.is_async.into())),
            ];
            self.node("comprehension", None, fields)
        }))
    }
}
