//! `repr()` and `ascii()` of texts and bytes (`unicode_repr` in `Objects/unicodeobject.c`, `PyBytes_Repr` in
//! `Objects/bytesobject.c`).

use super::tables::{NON_PRINTABLE, contains};
use super::wtf8::{codes, push};

/// Whether `str.isprintable` holds for a code point.
pub(crate) fn is_printable(code: u32) -> bool {
    match code {
        0..0x7F => code >= 0x20,
        0x7F..0x323B0 => !contains(&NON_PRINTABLE, code),
        _ => (0xE0100..=0xE01EF).contains(&code),
    }
}

/// `repr()` of a text.
pub(crate) fn repr_str(text: &[u8]) -> Vec<u8> {
    quoted(text, is_printable)
}

/// `ascii()` of any object, given its `repr()` (`PyObject_ASCII` in `Objects/object.c`).
pub(crate) fn ascii_of_repr(repr: &[u8]) -> Vec<u8> {
    let mut escaped = Vec::with_capacity(repr.len());
    for code in codes(repr) {
        if code < 0x80 {
            escaped.push(code as u8);
        } else {
            push_escape(&mut escaped, code);
        }
    }
    escaped
}

/// `repr()` of bytes.
pub(crate) fn repr_bytes(bytes: &[u8]) -> String {
    let quote = quote_for(bytes);
    let mut text = vec![b'b', quote];
    bytes.iter().for_each(|&byte| push_byte(&mut text, byte, quote));
    text.push(quote);
    text.into_iter().map(char::from).collect()
}

/// Quotes a text; `keeps` says which code points beyond ASCII need no escape.
fn quoted(text: &[u8], keeps: impl Fn(u32) -> bool) -> Vec<u8> {
    let quote = quote_for(text);
    let mut out = Vec::with_capacity(text.len() + 2);
    out.push(quote);
    for code in codes(text) {
        if code < 0x80 {
            push_byte(&mut out, code as u8, quote);
        } else if keeps(code) {
            push(&mut out, code);
        } else {
            push_escape(&mut out, code);
        }
    }
    out.push(quote);
    out
}

/// The double quote only where it saves an escape.
fn quote_for(text: &[u8]) -> u8 {
    if text.contains(&b'\'') && !text.contains(&b'"') { b'"' } else { b'\'' }
}

fn push_byte(out: &mut Vec<u8>, byte: u8, quote: u8) {
    match byte {
        b'\\' => out.extend(b"\\\\"),
        b'\t' => out.extend(b"\\t"),
        b'\n' => out.extend(b"\\n"),
        b'\r' => out.extend(b"\\r"),
        _ if byte == quote => out.extend([b'\\', quote]),
        b' '..=b'~' => out.push(byte),
        _ => push_escape(out, u32::from(byte)),
    }
}

fn push_escape(out: &mut Vec<u8>, code: u32) {
    let escape = match code {
        0..=0xFF => format!("\\x{code:02x}"),
        0x100..=0xFFFF => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
    };
    out.extend(escape.into_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repr(text: &str) -> String {
        String::from_utf8(repr_str(text.as_bytes())).unwrap()
    }

    fn ascii(text: &[u8]) -> String {
        String::from_utf8(ascii_of_repr(&repr_str(text))).unwrap()
    }

    #[test]
    fn quotes() {
        assert_eq!(repr(""), "''");
        assert_eq!(repr("it's"), "\"it's\"");
        assert_eq!(repr("'\""), "'\\'\"'");
    }

    #[test]
    fn escapes() {
        assert_eq!(repr("\\\t\n\r\0\x7F"), r"'\\\t\n\r\x00\x7f'");
        assert_eq!(repr("é中😀"), "'é中😀'");
        assert_eq!(repr("\u{A0}\u{200B}\u{E000}\u{10FFFF}"), r"'\xa0\u200b\ue000\U0010ffff'");
        assert_eq!(repr_str(&[0xED, 0xA0, 0x80]), br"'\ud800'");
    }

    #[test]
    fn ascii_escapes_the_rest() {
        assert_eq!(ascii("é中😀'".as_bytes()), r#""\xe9\u4e2d\U0001f600'""#);
        assert_eq!(ascii_of_repr("['é\\n']".as_bytes()), br"['\xe9\n']");
    }

    #[test]
    fn bytes() {
        assert_eq!(repr_bytes(b"a'\x00\xff\n"), r#"b"a'\x00\xff\n""#);
        assert_eq!(repr_bytes(b"'\""), r#"b'\'"'"#);
    }

    #[test]
    fn printable() {
        let printable: Vec<u32> =
            [0x1F, 0x20, 0x7E, 0x7F, 0xA0, 0xA1, 0xAD, 0x378, 0xD800, 0x323AF, 0x323B0, 0xE0100]
                .into_iter()
                .filter(|&code| is_printable(code))
                .collect();
        assert_eq!(printable, [0x20, 0x7E, 0xA1, 0x323AF, 0xE0100]);
    }
}
