//! Text to bytes.

use super::{Encoding, Endian, Fault, Handler, MARK, Place};
use crate::text::wtf8::codes;
use crate::types::string::{is_surrogate, push_code_point};

/// Encodes a text, which is WTF-8.
pub(crate) fn encode_as(text: &[u8], encoding: Encoding, errors: &str) -> Result<Vec<u8>, Fault> {
    match encoding {
        Encoding::Utf8 if std::str::from_utf8(text).is_ok() => return Ok(text.to_vec()),
        Encoding::Ascii | Encoding::Latin1 if text.is_ascii() => return Ok(text.to_vec()),
        _ => {}
    }
    let mut encoder = Encoder { encoding, errors, bytes: Vec::with_capacity(text.len()) };
    match encoding {
        Encoding::Utf8Sig => encoder.bytes.extend_from_slice(MARK),
        Encoding::Utf16(None) | Encoding::Utf32(None) => encoder.push(0xFEFF),
        _ => {}
    }
    let codes: Vec<u32> = codes(text).collect();
    let mut at = 0;
    while at < codes.len() {
        if encoder.has(codes[at]) {
            encoder.push(codes[at]);
            at += 1;
            continue;
        }
        let end = at + encoder.run(&codes[at..]);
        encoder.recover(&codes[at..end], at)?;
        at = end;
    }
    Ok(encoder.bytes)
}

struct Encoder<'a> {
    encoding: Encoding,
    errors: &'a str,
    bytes: Vec<u8>,
}

impl Encoder<'_> {
    /// Whether the encoding has a character.
    fn has(&self, code: u32) -> bool {
        match self.encoding {
            Encoding::Ascii => code < 0x80,
            Encoding::Latin1 => code < 0x100,
            Encoding::UnicodeEscape | Encoding::RawUnicodeEscape => true,
            _ => !is_surrogate(code),
        }
    }

    fn reason(&self) -> &'static str {
        match self.encoding {
            Encoding::Ascii => "ordinal not in range(128)",
            Encoding::Latin1 => "ordinal not in range(256)",
            _ => "surrogates not allowed",
        }
    }

    fn is_wide(&self) -> bool {
        matches!(self.encoding, Encoding::Utf16(_) | Encoding::Utf32(_))
    }

    /// How many characters that the encoding does not have are one error.
    fn run(&self, codes: &[u32]) -> usize {
        if self.is_wide() { 1 } else { codes.iter().take_while(|&&code| !self.has(code)).count() }
    }

    /// Writes a character; a surrogate as if it were one.
    fn push(&mut self, code: u32) {
        match self.encoding {
            Encoding::Utf8 | Encoding::Utf8Sig => push_code_point(&mut self.bytes, code),
            Encoding::Ascii | Encoding::Latin1 => self.bytes.push(code as u8),
            Encoding::UnicodeEscape | Encoding::RawUnicodeEscape => {
                super::escape::push(&mut self.bytes, self.encoding, code);
            }
            Encoding::Utf16(order) => match code.checked_sub(0x10000) {
                None => self.push_unit(code as u16, order),
                Some(rest) => {
                    self.push_unit(0xD800 + (rest >> 10) as u16, order);
                    self.push_unit(0xDC00 + (rest & 0x3FF) as u16, order);
                }
            },
            Encoding::Utf32(Some(Endian::Big)) => self.bytes.extend(code.to_be_bytes()),
            Encoding::Utf32(_) => self.bytes.extend(code.to_le_bytes()),
        }
    }

    fn push_unit(&mut self, unit: u16, order: Option<Endian>) {
        self.bytes.extend(match order {
            Some(Endian::Big) => unit.to_be_bytes(),
            _ => unit.to_le_bytes(),
        });
    }

    fn push_text(&mut self, text: &str) {
        text.chars().for_each(|letter| self.push(letter.into()));
    }

    /// Does what the handler does about characters that the encoding does not have; the first has the index `at`.
    fn recover(&mut self, codes: &[u32], at: usize) -> Result<(), Fault> {
        let (encoding, reason, end) = (self.encoding.name(), self.reason(), at + codes.len());
        let fault = |start| Fault::Encode(Place { encoding, start, end, reason });
        match Handler::named(self.errors)? {
            Handler::Strict => return Err(fault(at)),
            Handler::Ignore => {}
            Handler::Replace => codes.iter().for_each(|_| self.push(b'?'.into())),
            Handler::BackslashReplace | Handler::NameReplace => {
                codes.iter().for_each(|&code| self.push_text(&escape(code)));
            }
            Handler::XmlCharRefReplace => codes.iter().for_each(|code| self.push_text(&format!("&#{code};"))),
            Handler::SurrogateEscape => {
                let escaped =
                    if self.is_wide() { 0 } else { codes.iter().take_while(|code| is_byte(**code)).count() };
                self.bytes.extend(codes[..escaped].iter().map(|code| (code - 0xDC00) as u8));
                if escaped < codes.len() {
                    return Err(fault(at + escaped));
                }
            }
            Handler::SurrogatePass if matches!(self.encoding, Encoding::Ascii | Encoding::Latin1) => {
                return Err(fault(at));
            }
            Handler::SurrogatePass => codes.iter().for_each(|&code| self.push(code)),
        }
        Ok(())
    }
}

/// Whether a surrogate stands for a byte that could not be decoded.
fn is_byte(code: u32) -> bool {
    matches!(code, 0xDC80..=0xDCFF)
}

fn escape(code: u32) -> String {
    match code {
        0..=0xFF => format!("\\x{code:02x}"),
        0x100..=0xFFFF => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(codes: &[u32]) -> Vec<u8> {
        let mut text = Vec::new();
        codes.iter().for_each(|&code| push_code_point(&mut text, code));
        text
    }

    fn bytes(codes: &[u32], encoding: &str, errors: &str) -> Result<Vec<u8>, Fault> {
        super::super::encode(&text(codes), encoding, errors)
    }

    fn place(codes: &[u32], encoding: &str, errors: &str) -> (usize, usize) {
        match bytes(codes, encoding, errors) {
            Err(Fault::Encode(place)) => (place.start, place.end),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn characters_that_an_encoding_lacks() {
        assert_eq!(place(&[0x1234, 0xFF], "ascii", "strict"), (0, 2));
        assert_eq!(place(&[0x1234, 0xFF], "latin-1", "strict"), (0, 1));
        assert_eq!(place(&[0xD800, 0xD801], "utf-8", "strict"), (0, 2));
        assert_eq!(place(&[0xD800, 0xD801], "utf-16", "strict"), (0, 1));
    }

    #[test]
    fn handlers_put_something_in_place() {
        let codes = [0x1234, 0xFF, 0xD800, 0x1F600];
        assert_eq!(bytes(&codes, "ascii", "backslashreplace").unwrap(), br"\u1234\xff\ud800\U0001f600");
        assert_eq!(bytes(&codes, "latin-1", "replace").unwrap(), b"?\xFF??");
        assert_eq!(bytes(&codes, "ascii", "xmlcharrefreplace").unwrap(), b"&#4660;&#255;&#55296;&#128512;");
        assert_eq!(bytes(&[0xDC80, 0x61], "ascii", "surrogateescape").unwrap(), b"\x80a");
        assert_eq!(place(&[0xDC80, 0xD800], "utf-8", "surrogateescape"), (1, 2));
        assert_eq!(place(&[0xDC80], "utf-16-le", "surrogateescape"), (0, 1));
        assert_eq!(bytes(&[0xD800], "utf-16-le", "surrogatepass").unwrap(), b"\x00\xD8");
        assert_eq!(place(&[0xFF, 0xD800], "ascii", "surrogatepass"), (0, 2));
    }

    #[test]
    fn marks_and_units() {
        assert_eq!(bytes(&[0x61], "utf-8-sig", "strict").unwrap(), b"\xEF\xBB\xBFa");
        assert_eq!(bytes(&[0x61], "utf-16", "strict").unwrap(), b"\xFF\xFEa\x00");
        assert_eq!(bytes(&[0x1F600], "utf-16-be", "strict").unwrap(), b"\xD8\x3D\xDE\x00");
        assert_eq!(bytes(&[], "utf-32", "strict").unwrap(), b"\xFF\xFE\x00\x00");
        assert_eq!(bytes(&[0x61], "utf-32-be", "strict").unwrap(), b"\x00\x00\x00a");
    }
}
