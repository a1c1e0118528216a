//! The parts of an f-string, where no Python code is needed to write them.

use std::fmt::Write;

use super::{Done, Flow};
use crate::compile::op::Instr;
use crate::object::Kind;
use crate::text::int::{DIGITS, decimal};
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::Vm;
use crate::vm::frame::{Frame, Ret};
use crate::vm::native::{Step, task};
use crate::vm::ops::is_plain;

/// Larger widths and precisions are left to the general form.
const WIDEST: usize = 1000;

impl Vm {
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn op_join(self, frame: &mut Frame, i: Instr) -> Done {
        let parts = i.b..i.b + i.c;
        let made = self.written(|text| {
            for part in parts.clone() {
                if let Some(part) = frame.slot(part) {
                    text.extend_from_slice(part.body::<Str>().bytes());
                }
            }
        });
        for part in parts {
            *frame.slot(part) = None;
        }
        frame.set(i.a, made);
        Ok(Flow::Next)
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn op_format(self, frame: &mut Frame, i: Instr) -> Done {
        let value = self.operand(frame, i.b)?;
        let spec = if i.flags & 4 != 0 { None } else { Some(self.operand(frame, i.c)?) };
        let conversion = i.flags & 3;
        if let Some(text) = self.format_quick(&value, conversion, spec.as_ref()) {
            frame.set(i.a, text);
            return Ok(Flow::Next);
        }
        if conversion == 0
            && let Some(spec) = &spec
            && matches!(value.kind(), Kind::Int | Kind::Float | Kind::Str)
            && let Some(Step::Done(text)) =
                self.native_special(&self.names().__format__, &[value.clone(), spec.clone()])
        {
            frame.set(i.a, text?);
            return Ok(Flow::Next);
        }
        let formatted = task(async move {
            let value = match conversion {
                0 => value,
                1 => self.to_str(&value).await?,
                2 => self.repr(&value).await?,
                _ => self.ascii(&value).await?,
            };
            match spec {
                None if value.exact::<Str>().is_some() => Ok(value),
                None => self.format(&value, &self.str("")).await,
                Some(spec) => self.format(&value, &spec).await,
            }
        });
        self.start(formatted, Ret::To(i.a))
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn format_quick(self, value: &Value, conversion: u8, spec: Option<&Value>) -> Option<Value> {
        let is_text = value.exact::<Str>().is_some();
        let value = match conversion {
            0 | 1 if is_text => value.clone(),
            0 => value.clone(),
            1 | 2 => self.repr_quick(value)?,
            _ => return None,
        };
        let Some(spec) = spec else {
            return if value.exact::<Str>().is_some() { Some(value) } else { self.repr_quick(&value) };
        };
        let layout = Layout::parse(spec.exact::<Str>()?.bytes())?;
        if !is_plain(&value) {
            return None;
        }
        let mut written = Some(());
        let made = self.written(|text| written = layout.write(&value, text));
        written.map(|()| made)
    }
}

/// A specification such as `5`, `>8d` or `.2f`.
struct Layout {
    align: Option<u8>,
    zero: bool,
    width: usize,
    precision: Option<usize>,
    code: u8,
}

impl Layout {
    fn parse(spec: &[u8]) -> Option<Self> {
        let (align, rest) = match spec {
            [align @ (b'<' | b'>' | b'^'), rest @ ..] => (Some(*align), rest),
            rest => (None, rest),
        };
        let zero = align.is_none() && rest.first() == Some(&b'0');
        let (width, rest) = number(rest)?;
        let (precision, rest) = match rest {
            [b'.', digit @ b'0'..=b'9', ..] if digit.is_ascii_digit() => {
                let (precision, rest) = number(&rest[1..])?;
                (Some(precision), rest)
            }
            rest => (None, rest),
        };
        match rest {
            [] => Some(Self { align, zero, width, precision, code: 0 }),
            [code @ (b'd' | b'f' | b's')] => Some(Self { align, zero, width, precision, code: *code }),
            _ => None,
        }
    }

    fn write(&self, value: &Value, text: &mut Vec<u8>) -> Option<()> {
        if let Some(number) = value.as_small()
            && matches!(self.code, 0 | b'd')
            && self.precision.is_none()
        {
            self.lay_out(decimal(number, &mut [0; DIGITS]), text, b'>');
            return Some(());
        }
        if self.code == b'f' {
            let number = value.as_float().or_else(|| value.as_small().map(|number| number as f64))?;
            if !number.is_finite() {
                return None;
            }
            let mut digits = String::new();
            write!(digits, "{number:.*}", self.precision.unwrap_or(6)).ok()?;
            self.lay_out(digits.as_bytes(), text, b'>');
            return Some(());
        }
        let other = value.exact::<Str>()?;
        if !matches!(self.code, 0 | b's') || self.zero || self.precision.is_some() || !other.is_ascii() {
            return None;
        }
        self.lay_out(other.bytes(), text, b'<');
        Some(())
    }

    /// Fills up to the width; zeros stand behind the sign.
    fn lay_out(&self, written: &[u8], text: &mut Vec<u8>, default: u8) {
        let missing = self.width.saturating_sub(written.len());
        let (before, after) = match self.align.unwrap_or(default) {
            b'<' => (0, missing),
            b'>' => (missing, 0),
            _ => (missing / 2, missing - missing / 2),
        };
        match written {
            [b'-', digits @ ..] if self.zero => {
                text.push(b'-');
                text.resize(text.len() + before, b'0');
                text.extend_from_slice(digits);
            }
            _ => {
                text.resize(text.len() + before, if self.zero { b'0' } else { b' ' });
                text.extend_from_slice(written);
            }
        }
        text.resize(text.len() + after, b' ');
    }
}

/// The number at the beginning, 0 if there is none, and what follows it; `None` if it is too large.
fn number(text: &[u8]) -> Option<(usize, &[u8])> {
    let end = text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    let number = text[..end].iter().try_fold(0, |number, digit| {
        let number = number * 10 + usize::from(digit - b'0');
        (number <= WIDEST).then_some(number)
    })?;
    Some((number, &text[end..]))
}
