//! What CPython's compiler warns of: text that is right, and hardly meant (`SyntaxWarning`).

mod escape;

use ruff_python_ast::visitor::{Visitor, walk_except_handler, walk_expr, walk_stmt};
use ruff_python_ast::{self as ast, CmpOp, ExceptHandler, Expr, InterpolatedStringElement, Number, Stmt};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::Parsed;

/// A warning about a part of the text.
pub(crate) struct Warning {
    pub(crate) message: String,
    pub(crate) range: TextRange,
}

/// The warnings about a text, those about its words before those about what it says.
pub(super) fn find(text: &str, parsed: &Parsed) -> Vec<Warning> {
    let mut finder = Finder { text, words: Vec::new(), found: Vec::new(), in_finally: false, in_loop: false };
    match parsed {
        Parsed::Module(module) => finder.visit_body(&module.body),
        Parsed::Expression(expr) => finder.visit_expr(expr),
    }
    finder.words.append(&mut finder.found);
    finder.words
}

struct Finder<'a> {
    text: &'a str,
    words: Vec<Warning>,
    found: Vec<Warning>,
    /// A `return` here leaves a `finally` block, and without a loop in between, so does a `break`.
    in_finally: bool,
    in_loop: bool,
}

impl<'a> Visitor<'a> for Finder<'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        let before = (self.in_finally, self.in_loop);
        match statement {
            Stmt::Assert(assert) if matches!(&*assert.test, Expr::Tuple(tuple) if !tuple.is_empty()) => {
                self.warn("assertion is always true, perhaps remove parentheses?", assert.range);
            }
            Stmt::Return(_) if self.in_finally => self.leaves("return", statement),
            Stmt::Break(_) if self.in_finally && !self.in_loop => self.leaves("break", statement),
            Stmt::Continue(_) if self.in_finally && !self.in_loop => self.leaves("continue", statement),
            Stmt::Try(try_) => return self.try_(try_),
            Stmt::For(_) | Stmt::While(_) => self.in_loop = true,
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) => self.in_finally = false,
            _ => {}
        }
        walk_stmt(self, statement);
        (self.in_finally, self.in_loop) = before;
    }

    fn visit_except_handler(&mut self, handler: &'a ExceptHandler) {
        walk_except_handler(self, handler);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Compare(compare) => self.compare(compare),
            Expr::Call(call) => self.call(call),
            Expr::Subscript(subscript) => self.subscript(subscript),
            Expr::StringLiteral(string) => {
                for part in &string.value {
                    self.string(part.range);
                }
            }
            Expr::BytesLiteral(bytes) => {
                for part in &bytes.value {
                    self.string(part.range);
                }
            }
            Expr::FString(string) => {
                for part in &string.value {
                    match part {
                        ast::FStringPartRef::Literal(part) => self.string(part.range),
                        ast::FStringPartRef::FString(part) => {
                            self.pieces(&part.elements, part.flags.prefix().is_raw());
                        }
                    }
                }
            }
            Expr::TString(string) => {
                for part in &string.value {
                    self.pieces(&part.elements, part.flags.prefix().is_raw());
                }
            }
            Expr::NumberLiteral(number) => self.number(number),
            _ => {}
        }
        walk_expr(self, expr);
    }
}

impl<'a> Finder<'a> {
    fn warn(&mut self, message: impl Into<String>, range: TextRange) {
        self.found.push(Warning { message: message.into(), range });
    }

    fn leaves(&mut self, word: &str, statement: &Stmt) {
        self.warn(format!("'{word}' in a 'finally' block"), statement.range());
    }

    fn try_(&mut self, try_: &'a ast::StmtTry) {
        self.visit_body(&try_.body);
        for handler in &try_.handlers {
            self.visit_except_handler(handler);
        }
        self.visit_body(&try_.orelse);
        let before = std::mem::replace(&mut self.in_finally, true);
        let in_loop = std::mem::replace(&mut self.in_loop, false);
        self.visit_body(&try_.finalbody);
        (self.in_finally, self.in_loop) = (before, in_loop);
    }

    fn compare(&mut self, compare: &ast::ExprCompare) {
        for (op, pair) in compare.ops.iter().zip(compare.operands.windows(2)) {
            let shown = match op {
                CmpOp::Is => Some(("is", "==")),
                CmpOp::IsNot => Some(("is not", "!=")),
                _ => None,
            };
            if let Some((op, meant)) = shown
                && let Some(literal) = literal_class(&pair[0]).or_else(|| literal_class(&pair[1]))
            {
                let message = format!("\"{op}\" with '{literal}' literal. Did you mean \"{meant}\"?");
                return self.warn(message, compare.range);
            }
        }
    }

    fn call(&mut self, call: &ast::ExprCall) {
        if let Some(class) = class_of(&call.func)
            && class != "function"
        {
            let message = format!("'{class}' object is not callable; perhaps you missed a comma?");
            self.warn(message, call.range());
        }
    }

    fn subscript(&mut self, subscript: &ast::ExprSubscript) {
        let Some(class) = class_of(&subscript.value) else { return };
        match class {
            "str" | "bytes" | "tuple" | "list" => match class_of(&subscript.slice) {
                None | Some("int" | "bool") => {}
                Some(index) => {
                    let message = format!(
                        "{class} indices must be integers or slices, not {index}; perhaps you missed a comma?"
                    );
                    self.warn(message, subscript.range);
                }
            },
            "dict" => {}
            _ => {
                let message = format!("'{class}' object is not subscriptable; perhaps you missed a comma?");
                self.warn(message, subscript.range);
            }
        }
    }

    /// A letter right behind a number begins the next word.
    fn number(&mut self, number: &ast::ExprNumberLiteral) {
        let text = &self.text[number.range];
        let next = self.text[number.range.end().to_usize()..].chars().next();
        if !next.is_some_and(|c| c.is_ascii_alphabetic()) {
            return;
        }
        let lower = text.to_ascii_lowercase();
        let kind = match &lower.as_bytes() {
            [b'0', b'x', ..] => "hexadecimal",
            [b'0', b'o', ..] => "octal",
            [b'0', b'b', ..] => "binary",
            _ if lower.ends_with('j') => "imaginary",
            _ => "decimal",
        };
        let message = format!("invalid {kind} literal");
        self.words.push(Warning { message, range: number.range });
    }

    /// A string without fields, with its prefix and quotes.
    fn string(&mut self, range: TextRange) {
        let text = &self.text[range];
        if !text.contains('\\') {
            return;
        }
        let quote = text.find(['\'', '"']).unwrap_or(0);
        let prefix = text[..quote].to_ascii_lowercase();
        if !prefix.contains('r') {
            self.escapes(range, prefix.contains('b'));
        }
    }

    fn pieces(&mut self, elements: &ast::InterpolatedStringElements, is_raw: bool) {
        for element in elements.iter().filter(|_| !is_raw) {
            match element {
                InterpolatedStringElement::Literal(literal) => self.escapes(literal.range, false),
                InterpolatedStringElement::Interpolation(field) => {
                    if let Some(format) = &field.format_spec {
                        self.pieces(&format.elements, is_raw);
                    }
                }
            }
        }
    }

    fn escapes(&mut self, range: TextRange, is_bytes: bool) {
        // A piece of an f-string ends in front of the brace that a backslash stands before.
        let rest = &self.text[range.start().to_usize()..];
        if let Some((at, message)) = escape::invalid(&self.text[range], rest, is_bytes) {
            let start = range.start() + TextSize::from(at as u32);
            let range = TextRange::new(start, start + TextSize::from(1));
            self.words.push(Warning { message, range });
        }
    }
}

/// The class of a literal that `is` says little about.
fn literal_class(expr: &Expr) -> Option<&'static str> {
    match expr {
        Expr::NumberLiteral(_) | Expr::StringLiteral(_) | Expr::BytesLiteral(_) => class_of(expr),
        Expr::UnaryOp(unary) => literal_class(&unary.operand),
        Expr::Tuple(tuple) => tuple.elts.iter().all(is_constant).then_some("tuple"),
        _ => None,
    }
}

fn is_constant(expr: &Expr) -> bool {
    literal_class(expr).is_some()
        || matches!(expr, Expr::NoneLiteral(_) | Expr::BooleanLiteral(_) | Expr::EllipsisLiteral(_))
}

/// The class of what an expression shows to be without being run.
fn class_of(expr: &Expr) -> Option<&'static str> {
    Some(match expr {
        Expr::Tuple(_) => "tuple",
        Expr::List(_) | Expr::ListComp(_) => "list",
        Expr::Dict(_) | Expr::DictComp(_) => "dict",
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::Generator(_) => "generator",
        Expr::Lambda(_) => "function",
        Expr::FString(_) | Expr::StringLiteral(_) => "str",
        Expr::TString(_) => "string.templatelib.Template",
        Expr::BytesLiteral(_) => "bytes",
        Expr::NoneLiteral(_) => "NoneType",
        Expr::BooleanLiteral(_) => "bool",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::NumberLiteral(number) => match number.value {
            Number::Int(_) => "int",
            Number::Float(_) => "float",
            Number::Complex { .. } => "complex",
        },
        _ => return None,
    })
}
