//! Strings of a document.

use super::Fault;
use crate::types::string::{CodePoints, push_code_point};

/// A string in quotes, with what JSON cannot hold escaped; with `ascii` also what is not ASCII.
pub(super) fn quoted(text: &[u8], ascii: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() + 2);
    out.push(b'"');
    let mut rest = text;
    while let Some(at) = rest.iter().position(|&byte| needs_escape(byte, ascii)) {
        out.extend_from_slice(&rest[..at]);
        rest = &rest[at..];
        rest = &rest[escape(rest, &mut out)..];
    }
    out.extend_from_slice(rest);
    out.push(b'"');
    out
}

fn needs_escape(byte: u8, ascii: bool) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\' || ascii && byte >= 0x7F
}

/// Writes the first character as an escape, and says how many bytes it has.
fn escape(text: &[u8], out: &mut Vec<u8>) -> usize {
    let short = match text[0] {
        byte @ (b'"' | b'\\') => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0C => b'f',
        _ => {
            let code = CodePoints::of(text).next().unwrap_or_default();
            match code.checked_sub(0x10000) {
                Some(above) => {
                    push_hex(out, 0xD800 + (above >> 10));
                    push_hex(out, 0xDC00 + (above & 0x3FF));
                }
                None => push_hex(out, code),
            }
            return width(code);
        }
    };
    out.extend_from_slice(&[b'\\', short]);
    1
}

fn width(code: u32) -> usize {
    match code {
        0..0x80 => 1,
        0x80..0x800 => 2,
        0x800..0x10000 => 3,
        _ => 4,
    }
}

fn push_hex(out: &mut Vec<u8>, code: u32) {
    out.extend_from_slice(format!("\\u{code:04x}").as_bytes());
}

/// Reads a string from behind its first quote; gives what it says, and the byte behind its last quote.
pub(super) fn scan(document: &[u8], from: usize, strict: bool) -> Result<(Vec<u8>, usize), Fault> {
    let unterminated = Fault { message: "Unterminated string starting at", at: from.saturating_sub(1) };
    let mut out = Vec::new();
    let mut at = from;
    loop {
        let rest = &document[at..];
        let special = |&byte: &u8| byte == b'"' || byte == b'\\' || strict && byte < b' ';
        let Some(next) = rest.iter().position(special) else { return Err(unterminated) };
        out.extend_from_slice(&rest[..next]);
        at += next;
        match document[at] {
            b'"' => return Ok((out, at + 1)),
            b'\\' => {}
            _ => return Err(Fault { message: "Invalid control character at", at }),
        }
        let Some(&letter) = document.get(at + 1) else { return Err(unterminated) };
        if letter == b'u' {
            let (code, end) = code_point(document, at)?;
            push_code_point(&mut out, code);
            at = end;
            continue;
        }
        out.push(match letter {
            b'"' | b'\\' | b'/' => letter,
            b'b' => 0x08,
            b'f' => 0x0C,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            _ => return Err(Fault { message: "Invalid \\escape", at }),
        });
        at += 2;
    }
}

/// Four hexadecimal digits behind `\u`, where something has to follow them.
fn hex(document: &[u8], at: usize) -> Result<u32, Fault> {
    let fault = Fault { message: "Invalid \\uXXXX escape", at: at + 1 };
    let digits = document.get(at + 2..at + 6).filter(|_| document.len() > at + 6);
    let value = |byte: &u8| char::from(*byte).to_digit(16);
    let number = digits
        .and_then(|digits| digits.iter().try_fold(0, |number, digit| Some(number << 4 | value(digit)?)));
    number.ok_or(fault)
}

/// The code point of an escape `\u`, or of two that are a pair of surrogates, and the byte behind it.
fn code_point(document: &[u8], at: usize) -> Result<(u32, usize), Fault> {
    let code = hex(document, at)?;
    let end = at + 6;
    if !(0xD800..0xDC00).contains(&code)
        || document.get(end..end + 2) != Some(b"\\u")
        || document.len() <= end + 6
    {
        return Ok((code, end));
    }
    let low = hex(document, end)?;
    if !(0xDC00..0xE000).contains(&low) {
        return Ok((code, end));
    }
    Ok((0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00), end + 6))
}
