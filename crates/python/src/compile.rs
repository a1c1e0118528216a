//! From text to code: ruff's parser reads it, [`scope`] finds out where names live, and [`Compiler`] emits instructions.

mod annotation;
mod assign;
mod block;
mod call;
mod class;
mod collection;
mod comprehension;
mod condition;
mod constant;
mod diagnose;
mod expr;
mod format;
mod function;
mod generic;
mod guard;
mod hash;
mod name;
pub(crate) mod op;
mod pattern;
pub(crate) mod scope;
mod statement;
mod syntax;
mod try_;
mod unit;
mod warn;
mod with;

use std::sync::Arc;

use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::{Ranged, TextRange};

use crate::types::code::Source;
use crate::value::Value;
use crate::vm::Vm;
pub(crate) use constant::literal_value;
pub(crate) use guard::check as check_depth;
use scope::{Binding, ScopeId, ScopeKind, Scopes};
pub(crate) use syntax::{Fault, SyntaxError, translate};
use unit::Unit;
pub(crate) use warn::Warning;

/// A register's number.
type Reg = u16;
type Done = Result<(), SyntaxError>;

/// What the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// A file.
    Exec,
    /// One expression, whose value is the result.
    Eval,
    /// One statement; what an expression gives is printed.
    Single,
}

/// What a text turned out to be.
pub(crate) enum Parsed {
    Module(ast::ModModule),
    Expression(Box<Expr>),
}

/// A text with its line breaks as the parser counts them, and its tree.
///
/// # Errors
/// What is wrong with the text, and where.
pub(crate) fn parse(text: &str, mode: Mode) -> Result<(Source, Parsed), SyntaxError> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    guard::check(&text)?;
    let parsed = match mode {
        Mode::Eval => ruff_python_parser::parse_expression(&text)
            .map(|all| Parsed::Expression(Box::new(all.into_expr()))),
        _ => ruff_python_parser::parse_module(&text).map(|all| Parsed::Module(all.into_syntax())),
    };
    let parsed = parsed.map_err(|error| diagnose::diagnose(&text, &error, mode))?;
    Ok((Source::new(text), parsed))
}

/// Compiles text to a code object.
///
/// # Errors
/// What is wrong with the text, and where.
pub(crate) fn compile(
    vm: Vm,
    text: &str,
    filename: &Value,
    mode: Mode,
    flags: u32,
) -> Result<Value, SyntaxError> {
    let (source, parsed) = parse(text, mode)?;
    compile_parsed(vm, source, &parsed, filename, mode, flags).map_err(SyntaxError::by_compiler)
}

/// The same, with what is to be warned of.
///
/// # Errors
/// What is wrong with the text, and where.
pub(crate) fn compile_warned(
    vm: Vm,
    text: &str,
    filename: &Value,
    mode: Mode,
    flags: u32,
) -> Result<(Value, Vec<Warning>), SyntaxError> {
    let (source, parsed) = parse(text, mode)?;
    let warnings = warn::find(&source.text, &parsed);
    let code =
        compile_parsed(vm, source, &parsed, filename, mode, flags).map_err(SyntaxError::by_compiler)?;
    Ok((code, warnings))
}

fn compile_parsed(
    vm: Vm,
    source: Source,
    parsed: &Parsed,
    filename: &Value,
    mode: Mode,
    flags: u32,
) -> Result<Value, SyntaxError> {
    let source = Arc::new(source);
    match parsed {
        Parsed::Expression(expr) => {
            let scopes = scope::analyze_expression(expr)?;
            Compiler::new(vm, &scopes, source, filename, mode, flags).expression(expr)
        }
        Parsed::Module(module) => {
            let scopes = scope::analyze(&module.body)?;
            Compiler::new(vm, &scopes, source, filename, mode, flags).module(&module.body)
        }
    }
}

/// `from __future__ import annotations` was given.
pub(crate) const FUTURE_ANNOTATIONS: u32 = 0x0100_0000;

/// What compiles one text.
pub(crate) struct Compiler<'a> {
    vm: Vm,
    scopes: &'a Scopes,
    source: Arc<Source>,
    filename: Value,
    mode: Mode,
    flags: u32,
    /// The function that is compiled, behind those around it.
    units: Vec<Unit<'a>>,
    depth: format::Depth,
}

impl<'a> Compiler<'a> {
    fn new(
        vm: Vm,
        scopes: &'a Scopes,
        source: Arc<Source>,
        filename: &Value,
        mode: Mode,
        flags: u32,
    ) -> Self {
        Self {
            vm,
            scopes,
            source,
            filename: filename.clone(),
            mode,
            flags,
            units: Vec::new(),
            depth: format::Depth::default(),
        }
    }

    fn expression(mut self, expr: &'a Expr) -> Result<Value, SyntaxError> {
        self.enter(0, "<module>", "<module>".to_owned());
        let value = self.expr(expr)?;
        self.emit(op::Op::Return, value, 0, 0);
        self.leave()
    }

    fn module(mut self, body: &'a [Stmt]) -> Result<Value, SyntaxError> {
        self.check_future(body)?;
        self.enter(0, "<module>", "<module>".to_owned());
        let body = self.docstring(body)?;
        self.begin_annotations(body)?;
        self.statements(body)?;
        self.return_none();
        self.leave()
    }

    /// Puts the docstring of a module into its namespace, and gives what follows it.
    fn docstring(&mut self, body: &'a [Stmt]) -> Result<&'a [Stmt], SyntaxError> {
        match docstring(body) {
            Some(text) if self.mode == Mode::Exec => {
                self.at(&body[0]);
                let value = self.vm.str(&clean_docstring(&text));
                let doc = self.constant_to_temp(value);
                self.store_name("__doc__", doc);
                self.unit().free_to(doc);
                Ok(&body[1..])
            }
            _ => Ok(body),
        }
    }

    fn check_future(&mut self, body: &[Stmt]) -> Done {
        let mut allowed = true;
        for (index, statement) in body.iter().enumerate() {
            match statement {
                Stmt::ImportFrom(import)
                    if import.module.as_deref() == Some("__future__") && import.level == 0 =>
                {
                    if !allowed {
                        let message = "from __future__ imports must occur at the beginning of the file";
                        return Err(SyntaxError::new(message, import.range));
                    }
                    for alias in &import.names {
                        self.future(alias, import.range)?;
                    }
                }
                Stmt::Expr(expr) if index == 0 && expr.value.is_string_literal_expr() => {}
                _ => allowed = false,
            }
        }
        Ok(())
    }

    fn future(&mut self, alias: &ast::Alias, range: TextRange) -> Done {
        const KNOWN: [&str; 10] = [
            "nested_scopes",
            "generators",
            "division",
            "absolute_import",
            "with_statement",
            "print_function",
            "unicode_literals",
            "barry_as_FLUFL",
            "generator_stop",
            "annotations",
        ];
        match alias.name.as_str() {
            "annotations" => self.flags |= FUTURE_ANNOTATIONS,
            "braces" => return Err(SyntaxError::new("not a chance", range)),
            name if KNOWN.contains(&name) => {}
            name => {
                return Err(SyntaxError::new(format!("future feature {name} is not defined"), alias.range()));
            }
        }
        Ok(())
    }

    fn has_future_annotations(&self) -> bool {
        self.flags & FUTURE_ANNOTATIONS != 0
    }

    fn unit(&mut self) -> &mut Unit<'a> {
        self.units.last_mut().expect("a unit is being compiled")
    }

    fn unit_ref(&self) -> &Unit<'a> {
        self.units.last().expect("a unit is being compiled")
    }

    /// The scope in which names are looked up now: the function's, or that of a comprehension in it.
    fn scope(&self) -> ScopeId {
        let unit = self.unit_ref();
        unit.comprehensions.last().copied().unwrap_or(unit.scope)
    }

    fn enter(&mut self, scope: ScopeId, name: &str, qualname: String) {
        let mut unit = Unit::new(scope, name, qualname);
        unit.add_variables(self.scopes);
        if let Some(outer) = self.units.last() {
            unit.range = outer.range;
        }
        unit.first_line = self.source.place(unit.range.0).0;
        self.units.push(unit);
        self.begin();
    }

    /// Makes the cells of a function.
    fn begin(&mut self) {
        let unit = self.unit_ref();
        let cells: Vec<Reg> = (0..unit.places.len())
            .filter(|&index| {
                unit.places[index] == crate::types::code::Place::Cell
                    && !unit.is_comprehension_cell(index, self.scopes)
            })
            .map(|index| index as Reg)
            .collect();
        let (first, count) = unit.free_registers();
        if count > 0 {
            self.emit(op::Op::CopyFree, first, count, 0);
        }
        for register in cells {
            self.emit(op::Op::MakeCell, register, 0, 0);
        }
    }

    /// Ends a function's code, whose registers an operand has to be able to name.
    fn leave(&mut self) -> Result<Value, SyntaxError> {
        let unit = self.units.pop().expect("a unit is being compiled");
        if unit.is_too_large() {
            return Err(unit.too_large());
        }
        Ok(unit.finish(self.vm, self.scopes, &self.source, &self.filename))
    }

    /// The qualified name of something that is defined here.
    fn qualified(&self, name: &str) -> String {
        let unit = self.unit_ref();
        match self.scopes.get(unit.scope).kind {
            ScopeKind::Module => name.to_owned(),
            ScopeKind::Class => format!("{}.{name}", unit.qualname),
            ScopeKind::TypeParams => {
                // The scope of type parameters does not show in names.
                let outer = self.units.len() - 2;
                match self.scopes.get(self.units[outer].scope).kind {
                    ScopeKind::Module => name.to_owned(),
                    ScopeKind::Class => format!("{}.{name}", self.units[outer].qualname),
                    _ => format!("{}.<locals>.{name}", self.units[outer].qualname),
                }
            }
            _ => {
                let is_global = self.scopes.binding(unit.scope, &ast::name::Name::new(name))
                    == Binding::Global
                    && self.scopes.get(unit.scope).symbol(name).global;
                if is_global { name.to_owned() } else { format!("{}.<locals>.{name}", unit.qualname) }
            }
        }
    }

    /// From now on instructions stand for this part of the source.
    fn at(&mut self, node: &impl Ranged) -> (u32, u32) {
        let range = node.range();
        self.at_range((range.start().to_u32(), range.end().to_u32()))
    }

    /// The same; gives the range before, to be put back.
    fn at_range(&mut self, range: (u32, u32)) -> (u32, u32) {
        std::mem::replace(&mut self.unit().range, range)
    }
}

/// The text of a docstring.
fn docstring(body: &[Stmt]) -> Option<String> {
    match body.first()? {
        Stmt::Expr(expr) => match &*expr.value {
            Expr::StringLiteral(string) => Some(string.value.to_str().to_owned()),
            _ => None,
        },
        _ => None,
    }
}

/// Takes the common indentation off, as the compiler does from Python 3.13 on.
fn clean_docstring(text: &str) -> String {
    let text = text.replace('\t', "        ");
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default();
    let rest: Vec<&str> = lines.collect();
    let indent = rest
        .iter()
        .filter(|line| !line.trim_matches(' ').is_empty())
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min()
        .unwrap_or(0);
    let rest = rest.iter().map(|line| line.get(indent..).unwrap_or(line.trim_start_matches(' ')));
    std::iter::once(first.trim_start_matches(' ')).chain(rest).collect::<Vec<_>>().join("\n")
}
