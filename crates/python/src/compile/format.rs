//! f-strings and t-strings.

use ruff_python_ast::{self as ast, ConversionFlag, FStringPartRef, InterpolatedStringElement};

use super::op::Op;
use super::{Compiler, Done, Reg, SyntaxError};

/// How many pieces are joined at once.
const GROUP: usize = 1024;
/// How many f-strings, and how many formats of one, may lie inside one another.
const STRINGS: u32 = 150;
const FORMATS: u32 = 2;

/// How deep in f-strings and in their formats the compiler is.
#[derive(Default)]
pub(super) struct Depth {
    strings: u32,
    formats: u32,
}

/// Text of an expression without its comments; the line breaks behind them stay.
fn without_comments(text: &str) -> String {
    let (mut kept, mut quote, mut rest) = (String::new(), None, text.char_indices());
    while let Some((_, c)) = rest.next() {
        match (c, quote) {
            ('#', None) => {
                if rest.any(|(_, c)| c == '\n') {
                    kept.push('\n');
                }
                continue;
            }
            ('\'' | '"', None) => quote = Some(c),
            (_, Some(open)) if c == open => quote = None,
            _ => {}
        }
        kept.push(c);
    }
    kept
}

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
        self.depth.strings += 1;
        if self.depth.strings >= STRINGS {
            return Err(SyntaxError::new("too many nested f-strings or t-strings", string.range));
        }
        // A string in a format begins anew.
        let formats = std::mem::take(&mut self.depth.formats);
        self.join(all, dst)?;
        self.depth.formats = formats;
        self.depth.strings -= 1;
        Ok(())
    }

    /// What `f"{x=}"` writes before the value.
    fn debug_text(&self, value: &ast::InterpolatedElement) -> Option<String> {
        value.debug_text.as_ref()?;
        let expr = ruff_text_size::Ranged::range(&*value.expression);
        let whole = value.range;
        let start = whole.start().to_usize() + 1;
        let tail = without_comments(&self.source.text[expr.end().to_usize()..whole.end().to_usize()]);
        let end = tail.find('=').map_or(0, |at| {
            let after = &tail[at + 1..];
            at + 1 + (after.len() - after.trim_start().len())
        });
        let mut text = without_comments(&self.source.text[start..expr.end().to_usize()]);
        text.push_str(&tail[..end]);
        Some(text)
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
        self.join_pieces(&split, dst)
    }

    /// Joins pieces; many of them group by group, as an instruction takes no more registers in a row.
    fn join_pieces(&mut self, all: &[Piece<'a>], dst: Reg) -> Done {
        let groups: Vec<&[Piece<'a>]> = all.chunks(GROUP).collect();
        if let [group] = groups[..] {
            let first = self.unit().temps(group.len());
            for (index, piece) in group.iter().enumerate() {
                let register = first + index as Reg;
                match piece {
                    Piece::Text(text) => self.load_str(register, text),
                    Piece::Value(value) => self.formatted(value, register)?,
                }
            }
            self.emit(Op::Join, dst, first, group.len() as Reg);
            return Ok(());
        }
        let first = self.unit().temps(groups.len());
        for (index, group) in groups.iter().enumerate() {
            let mark = self.unit_ref().mark();
            self.join_pieces(group, first + index as Reg)?;
            self.unit().free_to(mark);
        }
        self.emit(Op::Join, dst, first, groups.len() as Reg);
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
        self.depth.formats += 1;
        if self.depth.formats > FORMATS {
            return Err(SyntaxError::new("f-string: expressions nested too deeply", spec.range));
        }
        self.join(all, dst)?;
        self.depth.formats -= 1;
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
