//! Constants: each is kept once in a code object.

use num_bigint::BigInt;
use num_traits::Num;
use ruff_python_ast::{self as ast, Expr, UnaryOp};

use super::op::{Instr, Op};
use super::{Compiler, Reg};
use crate::value::Value;
use crate::vm::Vm;

/// What tells constants apart: `1`, `1.0` and `True` are three.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    None,
    Ellipsis,
    Bool(bool),
    Int(BigInt),
    Float(u64),
    Complex(u64, u64),
    Str(String),
    /// Text with lone surrogates.
    Wtf8(Vec<u8>),
    Bytes(Vec<u8>),
    Tuple(Vec<Key>),
}

impl<'a> Compiler<'a> {
    /// What an expression is, if it needs no running.
    pub(super) fn constant_of(&self, expr: &Expr) -> Option<Key> {
        Some(match expr {
            Expr::UnaryOp(op) if op.op == UnaryOp::USub => match self.constant_of(&op.operand)? {
                Key::Int(number) => Key::Int(-number),
                Key::Float(bits) => Key::Float((-f64::from_bits(bits)).to_bits()),
                Key::Complex(real, imag) => {
                    Key::Complex((-f64::from_bits(real)).to_bits(), (-f64::from_bits(imag)).to_bits())
                }
                _ => return None,
            },
            Expr::Tuple(tuple) => {
                Key::Tuple(tuple.elts.iter().map(|item| self.constant_of(item)).collect::<Option<_>>()?)
            }
            _ => return literal(&self.source.text, expr),
        })
    }

    pub(super) fn load_constant(&mut self, dst: Reg, key: &Key) {
        if let Key::Int(number) = key
            && let Ok(number) = i32::try_from(number)
        {
            let instr = Instr { op: Op::Int, flags: 0, a: dst, b: 0, c: 0 }.with_wide(number as u32);
            self.unit().push(instr);
            return;
        }
        let value = value_of(self.vm, key);
        let index = self.unit().constant(key.clone(), || value);
        self.load_index(dst, index);
    }

    fn load_index(&mut self, dst: Reg, index: u32) {
        let instr = Instr { op: Op::Const, flags: 0, a: dst, b: 0, c: 0 }.with_wide(index);
        self.unit().push(instr);
    }

    pub(super) fn load_none(&mut self, dst: Reg) {
        self.load_constant(dst, &Key::None);
    }

    pub(super) fn load_str(&mut self, dst: Reg, text: &str) {
        self.load_constant(dst, &Key::Str(text.to_owned()));
    }

    /// A constant that is kept apart from others, in a new register.
    pub(super) fn constant_to_temp(&mut self, value: Value) -> Reg {
        let dst = self.unit().temp();
        let index = self.unit().add_constant(value);
        self.load_index(dst, index);
        dst
    }

    /// A small integer that an instruction can hold.
    pub(super) fn immediate(&self, expr: &Expr) -> Option<i16> {
        match self.constant_of(expr)? {
            Key::Int(number) => i16::try_from(number).ok(),
            _ => None,
        }
    }
}

/// What a literal is; `None` for other expressions.
fn literal(source: &str, expr: &Expr) -> Option<Key> {
    Some(match expr {
        Expr::NoneLiteral(_) => Key::None,
        Expr::EllipsisLiteral(_) => Key::Ellipsis,
        Expr::BooleanLiteral(literal) => Key::Bool(literal.value),
        Expr::StringLiteral(literal) => match surrogates(source, literal) {
            Some(bytes) => Key::Wtf8(bytes),
            None => Key::Str(literal.value.to_str().to_owned()),
        },
        Expr::BytesLiteral(literal) => Key::Bytes(literal.value.bytes().collect()),
        Expr::NumberLiteral(literal) => number(&literal.value),
        _ => return None,
    })
}

/// The value of a literal, for a syntax tree.
pub(crate) fn literal_value(vm: Vm, source: &str, expr: &Expr) -> Option<Value> {
    Some(value_of(vm, &literal(source, expr)?))
}

/// The text of a literal that spells lone surrogates, which the parser has no characters for.
fn surrogates(source: &str, literal: &ast::ExprStringLiteral) -> Option<Vec<u8>> {
    const NO_CHARACTER: char = '\u{FFFD}';
    if !literal.value.to_str().contains(NO_CHARACTER) {
        return None;
    }
    let mut bytes = Vec::new();
    for part in &literal.value {
        if part.flags.prefix().is_raw() || !part.value.contains(NO_CHARACTER) {
            bytes.extend_from_slice(part.value.as_bytes());
            continue;
        }
        let range = part.content_range();
        bytes.extend(unescape(&source[range.start().to_usize()..range.end().to_usize()])?);
    }
    Some(bytes)
}

fn value_of(vm: Vm, key: &Key) -> Value {
    match key {
        Key::None => Value::NONE,
        Key::Ellipsis => Value::ELLIPSIS,
        Key::Bool(truth) => Value::bool(*truth),
        Key::Int(number) => vm.big(number.clone()),
        Key::Float(bits) => Value::float(f64::from_bits(*bits)),
        Key::Complex(real, imag) => vm.complex(f64::from_bits(*real), f64::from_bits(*imag)),
        Key::Str(text) => vm.literal(text),
        Key::Wtf8(bytes) => vm.wtf8(bytes.clone()),
        Key::Bytes(bytes) => vm.bytes(bytes.clone()),
        Key::Tuple(keys) => vm.tuple(keys.iter().map(|key| value_of(vm, key)).collect()),
    }
}

fn number(number: &ast::Number) -> Key {
    match number {
        ast::Number::Int(int) => Key::Int(match int.as_i64() {
            Some(number) => number.into(),
            None => big(&int.to_string()),
        }),
        ast::Number::Float(number) => Key::Float(number.to_bits()),
        ast::Number::Complex { real, imag } => Key::Complex(real.to_bits(), imag.to_bits()),
    }
}

/// A large literal, as the source spells it.
fn big(text: &str) -> BigInt {
    let text = text.replace('_', "");
    let (digits, radix) = match text.get(..2).map(str::to_ascii_lowercase).as_deref() {
        Some("0x") => (&text[2..], 16),
        Some("0o") => (&text[2..], 8),
        Some("0b") => (&text[2..], 2),
        _ => (&text[..], 10),
    };
    BigInt::from_str_radix(digits, radix).unwrap_or_default()
}

/// What the escapes of a literal stand for; `None` where a character is named.
fn unescape(source: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find('\\') {
        bytes.extend_from_slice(&rest.as_bytes()[..at]);
        let escape = rest[at + 1..].chars().next()?;
        rest = &rest[at + 1 + escape.len_utf8()..];
        let digits = match escape {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let code = match escape {
            'N' => return None,
            '\n' => continue,
            'a' => 7,
            'b' => 8,
            'f' => 12,
            'n' => 10,
            'r' => 13,
            't' => 9,
            'v' => 11,
            '0'..='7' => {
                let more = rest.bytes().take(2).take_while(|byte| (b'0'..b'8').contains(byte)).count();
                let octal = format!("{escape}{}", &rest[..more]);
                rest = &rest[more..];
                u32::from_str_radix(&octal, 8).ok()?
            }
            'x' | 'u' | 'U' => {
                let code = u32::from_str_radix(rest.get(..digits)?, 16).ok()?;
                rest = &rest[digits..];
                code
            }
            '\\' | '\'' | '"' => u32::from(escape),
            other => {
                bytes.push(b'\\');
                u32::from(other)
            }
        };
        crate::types::string::push_code_point(&mut bytes, code);
    }
    bytes.extend_from_slice(rest.as_bytes());
    Some(bytes)
}
