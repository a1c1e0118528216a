//! `str.format` and `str.format_map` (`Objects/stringlib/unicode_format.h`), and `%` of `str` and bytes.

mod percent;

pub(crate) use percent::{bytes_modulo, modulo, modulo_quick, reflected_bytes_modulo, reflected_modulo};

use std::borrow::Cow;

use crate::text::template::{Access, First, Part, parse_format, split_field};
use crate::types::string::{Str, is_surrogate, push_code_point};
use crate::value::Value;
use crate::vm::{Res, Vm};

/// How deep specifications may hold fields.
const DEEPEST: usize = 2;

/// Where a template's lone surrogates hide while it is read as UTF-8: the end of the last plane for private use.
const HIDING: u32 = 0x10F800;

/// `template.format(*args, **kwargs)`
#[undropped]
pub(crate) async fn format(vm: Vm, a: Vec<Value>) -> Res {
    let mut fields = Fields { positional: Some(vm.tuple_items(&a[1])), named: a[2].clone(), numbering: None };
    render_template(vm, &mut fields, &a[0]).await
}

/// `template.format_map(mapping)`
#[undropped]
pub(crate) async fn format_map(vm: Vm, a: Vec<Value>) -> Res {
    let mut fields = Fields { positional: None, named: a[1].clone(), numbering: None };
    render_template(vm, &mut fields, &a[0]).await
}

/// Whether the fields of a template are numbered.
#[derive(Clone, Copy, Debug)]
enum Numbering {
    /// By their order; this is the next.
    Auto(usize),
    Manual,
}

/// What fields are taken from.
struct Fields {
    /// `None` for `format_map`, which has none.
    positional: Option<Vec<Value>>,
    /// A dict, or any mapping.
    named: Value,
    numbering: Option<Numbering>,
}

impl Fields {
    /// The number of a field, which it has itself or gets by its order.
    fn number(&mut self, vm: Vm, given: Option<usize>) -> Res<usize> {
        let (number, numbering) = match (given, self.numbering) {
            (None, Some(Numbering::Manual)) => {
                let message = "cannot switch from manual field specification to automatic field numbering";
                return Err(vm.value_error(message));
            }
            (Some(_), Some(Numbering::Auto(_))) => {
                let message = "cannot switch from automatic field numbering to manual field specification";
                return Err(vm.value_error(message));
            }
            (None, None) => (0, Numbering::Auto(1)),
            (None, Some(Numbering::Auto(next))) => (next, Numbering::Auto(next + 1)),
            (Some(number), _) => (number, Numbering::Manual),
        };
        self.numbering = Some(numbering);
        Ok(number)
    }

    fn numbered(&mut self, vm: Vm, given: Option<usize>) -> Res {
        let number = self.number(vm, given)?;
        let Some(positional) = &self.positional else {
            return Err(vm.value_error("Format string contains positional fields"));
        };
        positional.get(number).cloned().ok_or_else(|| {
            vm.index_error(format!("Replacement index {number} out of range for positional args tuple"))
        })
    }

    /// The object that a field names.
    #[undropped]
    async fn object(&mut self, vm: Vm, field: &str) -> Res {
        let (first, accesses) = split_field(field).map_err(|message| vm.value_error(message))?;
        let mut object = match first {
            First::Auto => self.numbered(vm, None)?,
            First::Index(number) => self.numbered(vm, Some(number))?,
            First::Name(name) => vm.item(&self.named, &revealed_value(vm, &name)).await?,
        };
        for access in accesses {
            object = match access {
                Access::Attribute(name) => {
                    let name = vm.intern(&revealed_value(vm, &name));
                    vm.attribute(&object, &name).await?
                }
                Access::Index(index) => vm.item(&object, &vm.size(index)).await?,
                Access::Key(key) => vm.item(&object, &revealed_value(vm, &key)).await?,
            };
        }
        Ok(object)
    }
}

#[undropped]
async fn render_template(vm: Vm, fields: &mut Fields, template: &Value) -> Res {
    let template = hidden(template.body());
    render(vm, fields, &template, DEEPEST).await.map(|text| vm.wtf8(text))
}

/// The text of a template with its fields filled in, as WTF-8.
#[undropped]
async fn render(vm: Vm, fields: &mut Fields, template: &str, depth: usize) -> Res<Vec<u8>> {
    if depth == 0 {
        return Err(vm.value_error("Max string recursion exceeded"));
    }
    let mut text = Vec::new();
    for part in parse_format(template).map_err(|message| vm.value_error(message))? {
        let (name, conversion, spec) = match part {
            Part::Literal(literal) => {
                text.extend_from_slice(&revealed(&literal));
                continue;
            }
            Part::Field { name, conversion, spec } => (name, conversion, spec),
        };
        let object = fields.object(vm, &name).await?;
        let object = converted(vm, object, conversion).await?;
        let spec = if spec.contains('{') {
            Box::pin(render(vm, fields, &spec, depth - 1)).await?
        } else {
            revealed(&spec).into_owned()
        };
        let formatted = vm.format(&object, &vm.wtf8(spec)).await?;
        text.extend_from_slice(formatted.body::<Str>().bytes());
    }
    Ok(text)
}

#[undropped]
async fn converted(vm: Vm, object: Value, conversion: Option<char>) -> Res {
    match conversion {
        None => Ok(object),
        Some('r') => vm.repr(&object).await,
        Some('s') => vm.to_str(&object).await,
        Some('a') => vm.ascii(&object).await,
        Some(other @ '!'..='~') => Err(vm.value_error(format!("Unknown conversion specifier {other}"))),
        Some(other) => Err(vm.value_error(format!("Unknown conversion specifier \\x{:x}", u32::from(other)))),
    }
}

/// A template as UTF-8.
fn hidden(template: &Str) -> Cow<'_, str> {
    match template.as_str() {
        Some(text) => text.into(),
        None => {
            let hide = |code| if is_surrogate(code) { code - 0xD800 + HIDING } else { code };
            template.code_points().filter_map(|code| char::from_u32(hide(code))).collect::<String>().into()
        }
    }
}

/// A part of a template, with its lone surrogates in their place.
fn revealed(text: &str) -> Cow<'_, [u8]> {
    if text.chars().all(|letter| u32::from(letter) < HIDING) {
        return text.as_bytes().into();
    }
    let mut revealed = Vec::with_capacity(text.len());
    for letter in text.chars() {
        let code = u32::from(letter);
        push_code_point(&mut revealed, if code < HIDING { code } else { code - HIDING + 0xD800 });
    }
    revealed.into()
}

fn revealed_value(vm: Vm, text: &str) -> Value {
    vm.wtf8(revealed(text).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lone_surrogates_come_back() {
        let text = b"a\xED\xA0\x80b\xED\xBF\xBF".to_vec();
        let hidden = hidden(&Str::from_wtf8(text.clone())).into_owned();
        assert_eq!(hidden, "a\u{10F800}b\u{10FFFF}");
        assert_eq!(revealed(&hidden), text);
    }
}
