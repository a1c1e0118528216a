//! f-strings and t-strings.

use ruff_python_ast::{self as ast, ConversionFlag, FStringPartRef, InterpolatedStringElement};

use super::op::Op;
use super::{Compiler, Done, Reg};

/// A piece of a string.
enum Piece<'a> {
    Text(String),
    Value(&'a ast::InterpolatedElement),
}

fn pieces<'a>(elements: impl Iterator<Item = &'a InterpolatedStringElement>, into: &mut Vec<Piece<'a>>) {
    for element in elements {
        match element {
            InterpolatedStringElement::Literal(literal) => text(&literal.value, into),
            InterpolatedStringElement::Interpolation(value) => into.push(Piece::Value(value)),
        }
    }
}

fn text(text: &str, into: &mut Vec<Piece<'_>>) {
    match into.last_mut() {
        Some(Piece::Text(before)) => before.push_str(text),
        _ if text.is_empty() => {}
        _ => into.push(Piece::Text(text.to_owned())),
    }
}

fn conversion(value: &ast::InterpolatedElement) -> u8 {
    match value.conversion {
        ConversionFlag::Str => 1,
        ConversionFlag::Repr => 2,
        ConversionFlag::Ascii => 3,
        // `f"{x=}"` shows the representation, unless a format is given.
        ConversionFlag::None if value.debug_text.is_some() && value.format_spec.is_none() => 2,
        ConversionFlag::None => 0,
    }
}

impl<'a> Compiler<'a> {
    pub(super) fn f_string(&mut self, string: &'a ast::ExprFString, dst: Reg) -> Done {
        let mut all = Vec::new();
        for part in &string.value {
            match part {
                FStringPartRef::Literal(literal) => text(&literal.value, &mut all),
                FStringPartRef::FString(inner) => pieces(inner.elements.iter(), &mut all),
            }
        }
        self.join(all, dst)
    }

    /// What `f"{x=}"` writes before the value.
    fn debug_text(&self, value: &ast::InterpolatedElement) -> Option<String> {
        value.debug_text.as_ref()?;
        let expr = ruff_text_size::Ranged::range(&*value.expression);
        let whole = value.range;
        let start = whole.start().to_usize() + 1;
        let tail = &self.source.text[expr.end().to_usize()..whole.end().to_usize()];
        let end = expr.end().to_usize()
            + tail.find('=').map_or(0, |at| {
                let after = &tail[at + 1..];
                at + 1 + (after.len() - after.trim_start().len())
            });
        Some(self.source.text[start..end].to_owned())
    }

    fn join(&mut self, all: Vec<Piece<'a>>, dst: Reg) -> Done {
        let mut split = Vec::new();
        for piece in all {
            match piece {
                Piece::Value(value) => {
                    if let Some(debug) = self.debug_text(value) {
                        text(&debug, &mut split);
                    }
                    split.push(Piece::Value(value));
                }
                Piece::Text(written) => text(&written, &mut split),
            }
        }
        match &split[..] {
            [] => {
                self.load_str(dst, "");
                return Ok(());
            }
            [Piece::Text(only)] => {
                self.load_str(dst, only);
                return Ok(());
            }
            [Piece::Value(only)] => return self.formatted(only, dst),
            _ => {}
        }
        let first = self.unit().temps(split.len());
        for (index, piece) in split.iter().enumerate() {
            let register = first + index as Reg;
            match piece {
                Piece::Text(text) => self.load_str(register, text),
                Piece::Value(value) => self.formatted(value, register)?,
            }
        }
        self.emit(Op::Join, dst, first, split.len() as Reg);
        Ok(())
    }

    fn formatted(&mut self, value: &'a ast::InterpolatedElement, dst: Reg) -> Done {
        let before = self.at(value);
        let mark = self.unit_ref().mark();
        let register = self.expr(&value.expression)?;
        match &value.format_spec {
            Some(spec) => {
                let format = self.unit().temp();
                self.format_spec(spec, format)?;
                self.emit_with(Op::Format, conversion(value), dst, register, format);
            }
            None => self.emit_with(Op::Format, conversion(value) | 4, dst, register, 0),
        }
        self.unit().free_to(mark);
        self.at_range(before);
        Ok(())
    }

    fn format_spec(&mut self, spec: &'a ast::InterpolatedStringFormatSpec, dst: Reg) -> Done {
        let mut all = Vec::new();
        pieces(spec.elements.iter(), &mut all);
        let mark = self.unit_ref().mark();
        self.join(all, dst)?;
        self.unit().free_to(mark);
        Ok(())
    }

    pub(super) fn t_string(&mut self, string: &'a ast::ExprTString, dst: Reg) -> Done {
        let mut all = Vec::new();
        pieces(string.value.elements(), &mut all);
        let parts = self.unit().temps(2);
        let strings = self.unit().temp();
        self.emit(Op::List, strings, strings, 0);
        let values = self.unit().temp();
        self.emit(Op::List, values, values, 0);
        let mut text = String::new();
        for piece in all {
            let mark = self.unit_ref().mark();
            match piece {
                Piece::Text(more) => text.push_str(&more),
                Piece::Value(value) => {
                    if let Some(debug) = self.debug_text(value) {
                        text.push_str(&debug);
                    }
                    self.append_text(strings, &std::mem::take(&mut text));
                    self.interpolation(value, values)?;
                }
            }
            self.unit().free_to(mark);
        }
        self.append_text(strings, &text);
        self.emit(Op::ToTuple, parts, strings, 0);
        self.emit(Op::ToTuple, parts + 1, values, 0);
        self.emit(Op::Template, dst, parts, 0);
        Ok(())
    }

    fn append_text(&mut self, list: Reg, text: &str) {
        let register = self.unit().temp();
        self.load_str(register, text);
        self.emit(Op::Append, list, register, 0);
        self.unit().free_to(register);
    }

    fn interpolation(&mut self, value: &'a ast::InterpolatedElement, into: Reg) -> Done {
        let first = self.unit().temps(4);
        self.expr_to(&value.expression, first)?;
        let text = self.unparsed(&value.expression);
        self.load_str(first + 1, &text);
        match conversion(value) {
            0 => self.load_none(first + 2),
            kind => self.load_str(first + 2, ["", "s", "r", "a"][usize::from(kind)]),
        }
        match &value.format_spec {
            Some(spec) => self.format_spec(spec, first + 3)?,
            None => self.load_str(first + 3, ""),
        }
        let made = self.unit().temp();
        self.emit(Op::Interpolation, made, first, 0);
        self.emit(Op::Append, into, made, 0);
        Ok(())
    }
}
