//! f-strings and t-strings: pieces of text that stand side by side are one constant.

use ruff_python_ast::{self as ast, ConversionFlag, Expr, FStringPartRef, InterpolatedStringElement};
use ruff_text_size::{Ranged, TextRange};

use super::Tree;
use crate::value::Value;

/// What stands in an f-string, in order.
#[derive(Default)]
struct Pieces {
    done: Vec<Value>,
    /// Text that more may follow, where it is, and whether it began with `u"`.
    text: Option<(String, TextRange, bool)>,
}

impl Tree<'_> {
    fn add_text(&self, pieces: &mut Pieces, text: &str, range: TextRange, unicode: bool) {
        if text.is_empty() {
            return;
        }
        match &mut pieces.text {
            Some((before, place, _)) => {
                before.push_str(text);
                *place = TextRange::new(place.start(), range.end());
            }
            None => pieces.text = Some((text.to_owned(), range, unicode)),
        }
    }

    fn end_text(&self, pieces: &mut Pieces) {
        let Some((text, range, unicode)) = pieces.text.take() else { return };
        let kind = if unicode { self.name("u") } else { Value::NONE };
        let fields = vec![("value", self.vm.string(text)), ("kind", kind)];
        pieces.done.push(self.node("Constant", Some(range), fields));
    }

    fn finished(&self, mut pieces: Pieces) -> Value {
        self.end_text(&mut pieces);
        self.vm.list(pieces.done)
    }

    fn add_elements<'b>(
        &self,
        pieces: &mut Pieces,
        elements: impl Iterator<Item = &'b InterpolatedStringElement>,
        class: &'static str,
    ) {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(literal) => {
                    self.add_text(pieces, &literal.value, literal.range, false);
                }
                InterpolatedStringElement::Interpolation(value) => {
                    if let Some((text, range)) = self.debug_text(value) {
                        self.add_text(pieces, &text, range, false);
                    }
                    self.end_text(pieces);
                    pieces.done.push(self.interpolation(value, class));
                }
            }
        }
    }

    pub(super) fn f_string(&self, string: &ast::ExprFString) -> Value {
        let mut pieces = Pieces::default();
        for part in &string.value {
            match part {
                FStringPartRef::Literal(literal) => {
                    let unicode = literal.flags.prefix().is_unicode();
                    self.add_text(&mut pieces, &literal.value, literal.range, unicode);
                }
                FStringPartRef::FString(inner) => {
                    self.add_elements(&mut pieces, inner.elements.iter(), "FormattedValue");
                }
            }
        }
        self.at("JoinedStr", string, vec![("values", self.finished(pieces))])
    }

    pub(super) fn t_string(&self, string: &ast::ExprTString) -> Value {
        let mut pieces = Pieces::default();
        self.add_elements(&mut pieces, string.value.elements(), "Interpolation");
        self.at("TemplateStr", string, vec![("values", self.finished(pieces))])
    }

    /// What `{x = }` writes before the value, and where it stands.
    fn debug_text(&self, value: &ast::InterpolatedElement) -> Option<(String, TextRange)> {
        value.debug_text.as_ref()?;
        let start = value.range.start() + ruff_text_size::TextSize::new(1);
        let after = TextRange::new(value.expression.end(), value.range.end());
        let tail = self.text(after);
        let equals = tail.find('=').map_or(0, |at| at + 1);
        let spaces = tail[equals..].len() - tail[equals..].trim_start().len();
        let end = after.start() + ruff_text_size::TextSize::new((equals + spaces) as u32);
        let range = TextRange::new(start, end);
        Some((self.text(range).to_owned(), range))
    }

    fn interpolation(&self, value: &ast::InterpolatedElement, class: &'static str) -> Value {
        let conversion = match value.conversion {
            ConversionFlag::Str => i64::from(b's'),
            ConversionFlag::Repr => i64::from(b'r'),
            ConversionFlag::Ascii => i64::from(b'a'),
            ConversionFlag::None if value.debug_text.is_some() && value.format_spec.is_none() => {
                i64::from(b'r')
            }
            ConversionFlag::None => -1,
        };
        let spec = value.format_spec.as_deref().map_or(Value::NONE, |spec| self.format_spec(spec));
        let mut fields = vec![("value", self.expr(&value.expression))];
        if class == "Interpolation" {
            fields.push(("str", self.expression_text(value)));
        }
        fields.extend([("conversion", self.vm.int(conversion)), ("format_spec", spec)]);
        self.at(class, value, fields)
    }

    /// The text of an interpolation's expression, without what stands around it.
    fn expression_text(&self, value: &ast::InterpolatedElement) -> Value {
        let expr: &Expr = &value.expression;
        self.vm.str(self.text(expr.range()))
    }

    fn format_spec(&self, spec: &ast::InterpolatedStringFormatSpec) -> Value {
        let mut pieces = Pieces::default();
        self.add_elements(&mut pieces, spec.elements.iter(), "FormattedValue");
        // The colon counts in.
        let start = spec.range.start() - ruff_text_size::TextSize::new(1);
        let range = TextRange::new(start, spec.range.end());
        self.node("JoinedStr", Some(range), vec![("values", self.finished(pieces))])
    }
}
