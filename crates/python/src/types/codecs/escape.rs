//! Text as Python's own literals have it: the encodings `unicode_escape` and `raw_unicode_escape`.

use super::decode::Decoder;
use super::{Encoding, Fault};
use crate::types::string::push_code_point;

/// Writes a character in one of the two encodings.
pub(super) fn push(bytes: &mut Vec<u8>, encoding: Encoding, code: u32) {
    let raw = encoding == Encoding::RawUnicodeEscape;
    match code {
        0..0x100 if raw => bytes.push(code as u8),
        0x20..0x7F if code != u32::from('\\') => bytes.push(code as u8),
        0x5C => bytes.extend_from_slice(b"\\\\"),
        0x09 => bytes.extend_from_slice(b"\\t"),
        0x0A => bytes.extend_from_slice(b"\\n"),
        0x0D => bytes.extend_from_slice(b"\\r"),
        0..0x100 => bytes.extend_from_slice(format!("\\x{code:02x}").as_bytes()),
        0x100..0x10000 => bytes.extend_from_slice(format!("\\u{code:04x}").as_bytes()),
        _ => bytes.extend_from_slice(format!("\\U{code:08x}").as_bytes()),
    }
}

/// What stands behind a backslash.
enum Escape {
    /// A character, and the byte behind the escape.
    Code(u32, usize),
    Nothing(usize),
    /// No escape: the backslash stands for itself.
    Plain,
    Wrong(&'static str, usize),
}

impl Decoder<'_> {
    /// Decodes either of the encodings; every byte that is no escape is a character of Latin-1.
    pub(super) fn escapes(&mut self, raw: bool) -> Result<usize, Fault> {
        let mut at = 0;
        while let Some(&byte) = self.bytes.get(at) {
            if byte != b'\\' {
                push_code_point(&mut self.text, byte.into());
                at += 1;
                continue;
            }
            if !self.last && self.is_cut_off(at, raw) {
                return Ok(at);
            }
            at = match self.escape_at(at, raw) {
                Escape::Code(code, end) => {
                    push_code_point(&mut self.text, code);
                    end
                }
                Escape::Nothing(end) => end,
                Escape::Plain => {
                    self.text.push(b'\\');
                    if let Some(&next) = self.bytes.get(at + 1) {
                        push_code_point(&mut self.text, next.into());
                    }
                    at + 2
                }
                Escape::Wrong(reason, end) => self.recover(at, end, reason)?,
            };
        }
        Ok(at.min(self.bytes.len()))
    }

    /// Whether an escape may go on behind the end.
    fn is_cut_off(&self, at: usize, raw: bool) -> bool {
        let rest = &self.bytes[at + 1..];
        let wanted = match rest.first() {
            None => return true,
            Some(b'x') if !raw => 2,
            Some(b'u') => 4,
            Some(b'U') => 8,
            Some(b'0'..=b'7') if !raw => {
                return rest.len() < 3 && rest.iter().all(|byte| (b'0'..=b'7').contains(byte));
            }
            Some(b'N') if !raw => return !rest.contains(&b'}'),
            Some(_) => return false,
        };
        rest.len() <= wanted && rest[1..].iter().all(u8::is_ascii_hexdigit)
    }

    fn escape_at(&self, at: usize, raw: bool) -> Escape {
        let Some(&letter) = self.bytes.get(at + 1) else {
            return if raw { Escape::Plain } else { Escape::Wrong("\\ at end of string", at + 1) };
        };
        let code = match letter {
            b'u' => return self.hex(at, 4, "truncated \\uXXXX escape", raw),
            b'U' => return self.hex(at, 8, "truncated \\UXXXXXXXX escape", raw),
            _ if raw => return Escape::Plain,
            b'x' => return self.hex(at, 2, "truncated \\xXX escape", raw),
            b'N' => return self.name(at),
            b'0'..=b'7' => return self.octal(at),
            b'\n' => return Escape::Nothing(at + 2),
            b'\\' | b'\'' | b'"' => letter,
            b'a' => 0x07,
            b'b' => 0x08,
            b'f' => 0x0C,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'v' => 0x0B,
            _ => return Escape::Plain,
        };
        Escape::Code(code.into(), at + 2)
    }

    fn hex(&self, at: usize, count: usize, truncated: &'static str, raw: bool) -> Escape {
        let digits = self.bytes[at + 2..].iter().take(count).map_while(|byte| char::from(*byte).to_digit(16));
        let (length, code) = digits.fold((0, 0u32), |(length, code), digit| (length + 1, code << 4 | digit));
        let end = at + 2 + length;
        match code {
            _ if length < count => Escape::Wrong(truncated, end),
            0..0x11_0000 => Escape::Code(code, end),
            _ if raw => Escape::Wrong("\\Uxxxxxxxx out of range", end),
            _ => Escape::Wrong("illegal Unicode character", end),
        }
    }

    fn octal(&self, at: usize) -> Escape {
        let is_digit = |byte: &&u8| (b'0'..=b'7').contains(*byte);
        let digits: Vec<u8> = self.bytes[at + 1..].iter().take(3).take_while(is_digit).copied().collect();
        let code = digits.iter().fold(0, |code, digit| code << 3 | u32::from(digit - b'0'));
        Escape::Code(code, at + 1 + digits.len())
    }

    /// Names of characters are not known here.
    fn name(&self, at: usize) -> Escape {
        const MALFORMED: &str = "malformed \\N character escape";
        let Some((b'{', name)) = self.bytes[at + 2..].split_first() else {
            return Escape::Wrong(MALFORMED, at + 2);
        };
        match name.iter().position(|&byte| byte == b'}') {
            Some(length) if length > 0 => {
                Escape::Wrong("\\N escapes not supported (can't load unicodedata module)", at + 4 + length)
            }
            length => Escape::Wrong(MALFORMED, at + 3 + length.unwrap_or(name.len())),
        }
    }
}
