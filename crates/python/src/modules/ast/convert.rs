//! Ruff's syntax tree as Python's objects, with the places that CPython's parser gives them.

mod expr;
mod function;
mod pattern;
mod statement;
mod text;

use ruff_python_ast::{Expr, Identifier, Stmt};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::classes::{self, Classes};
use crate::compile::{Mode, Parsed, SyntaxError, parse};
use crate::object::allocate;
use crate::types::code::Source;
use crate::types::instance::Instance;
use crate::value::Value;
use crate::vm::Vm;

/// The syntax tree of a text: a module, an expression, or interactive statements.
pub(crate) fn tree(vm: Vm, text: &str, mode: Mode) -> Result<Value, SyntaxError> {
    let (source, parsed) = parse(text, mode)?;
    let tree = Tree { vm, source: &source, classes: classes::of(vm) };
    Ok(match &parsed {
        Parsed::Expression(body) => tree.node("Expression", None, vec![("body", tree.expr(body))]),
        Parsed::Module(module) => {
            let body = tree.statements(&module.body);
            match mode {
                Mode::Single => tree.node("Interactive", None, vec![("body", body)]),
                _ => {
                    let ignores = vm.list(Vec::new());
                    tree.node("Module", None, vec![("body", body), ("type_ignores", ignores)])
                }
            }
        }
    })
}

/// The names of fields and what they hold.
type Fields = Vec<(&'static str, Value)>;

#[derive(Clone, Copy)]
struct Tree<'a> {
    vm: Vm,
    source: &'a Source,
    classes: &'static Classes,
}

impl Tree<'_> {
    fn node(&self, class: &'static str, range: Option<TextRange>, fields: Fields) -> Value {
        let node = allocate(&self.classes.get(class), Instance);
        let Some(ext) = node.ext() else { return node };
        for (name, value) in fields {
            ext.set(self.vm, &self.vm.intern_str(name), value);
        }
        if let Some(range) = range {
            let (line, column) = self.source.place(range.start().to_u32());
            let (end_line, end_column) = self.source.place(range.end().to_u32());
            for (name, number) in [
                ("lineno", line),
                ("col_offset", column),
                ("end_lineno", end_line),
                ("end_col_offset", end_column),
            ] {
                ext.set(self.vm, &self.vm.intern_str(name), self.vm.int(number.into()));
            }
        }
        node
    }

    /// A node that is where the part of ruff's tree is.
    fn at(&self, class: &'static str, place: &impl Ranged, fields: Fields) -> Value {
        self.node(class, Some(place.range()), fields)
    }

    fn list(&self, items: impl Iterator<Item = Value>) -> Value {
        self.vm.list(items.collect())
    }

    fn statements(&self, body: &[Stmt]) -> Value {
        self.list(body.iter().map(|statement| self.statement(statement)))
    }

    fn exprs<'b>(&self, all: impl IntoIterator<Item = &'b Expr>) -> Value {
        self.list(all.into_iter().map(|expr| self.expr(expr)))
    }

    fn optional(&self, expr: Option<&Expr>) -> Value {
        expr.map_or(Value::NONE, |expr| self.expr(expr))
    }

    fn name(&self, name: &str) -> Value {
        self.vm.intern_str(name)
    }

    fn optional_name(&self, name: Option<&Identifier>) -> Value {
        name.map_or(Value::NONE, |name| self.name(name))
    }

    fn names(&self, all: &[Identifier]) -> Value {
        self.list(all.iter().map(|name| self.name(name)))
    }

    fn text(&self, range: TextRange) -> &str {
        &self.source.text[range.start().to_usize()..range.end().to_usize()]
    }

    /// The first place from `start` on that is neither space nor comment nor the end of a line.
    fn next_token(&self, start: TextSize) -> TextSize {
        let bytes = self.source.text.as_bytes();
        let mut at = start.to_usize();
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'#' => at += self.source.text[at..].find('\n').unwrap_or(bytes.len() - at),
                b' ' | b'\t' | b'\n' | b'\x0C' | b'\\' => at += 1,
                _ => break,
            }
        }
        TextSize::new(at as u32)
    }
}
