//! Bytes to text.

use super::{Encoding, Endian, Fault, Handler, MARK, Place};
use crate::types::string::{is_surrogate, push_code_point};

/// Decodes bytes as far as they are whole: `last` says that no more will follow, so that a character that is cut off at the
/// end is an error. Gives the text, and how many bytes it took.
pub(crate) fn decode_part(
    bytes: &[u8],
    encoding: Encoding,
    errors: &str,
    last: bool,
) -> Result<(Vec<u8>, usize), Fault> {
    let mut decoder = Decoder { bytes, encoding, errors, last, text: Vec::with_capacity(bytes.len()) };
    let used = match encoding {
        Encoding::Utf8 => decoder.utf8()?,
        Encoding::Utf8Sig => return utf8_sig(bytes, errors, last),
        Encoding::Ascii => decoder.ascii()?,
        Encoding::Latin1 => decoder.latin1(),
        Encoding::UnicodeEscape => decoder.escapes(false)?,
        Encoding::RawUnicodeEscape => decoder.escapes(true)?,
        Encoding::Utf16(order) => {
            let (order, start) = order.map_or_else(|| order_of(bytes, &[0xFF, 0xFE]), |order| (order, 0));
            decoder.encoding = Encoding::Utf16(Some(order));
            decoder.utf16(order, start)?
        }
        Encoding::Utf32(order) => {
            let (order, start) =
                order.map_or_else(|| order_of(bytes, &[0xFF, 0xFE, 0, 0]), |order| (order, 0));
            decoder.encoding = Encoding::Utf32(Some(order));
            decoder.utf32(order, start)?
        }
    };
    Ok((decoder.text, used))
}

/// UTF-8, of which a byte order mark at its beginning is no part; errors count from behind that.
fn utf8_sig(bytes: &[u8], errors: &str, last: bool) -> Result<(Vec<u8>, usize), Fault> {
    if !last && bytes.len() < MARK.len() && MARK.starts_with(bytes) {
        return Ok((Vec::new(), 0));
    }
    let rest = bytes.strip_prefix(MARK).unwrap_or(bytes);
    let (text, used) = decode_part(rest, Encoding::Utf8, errors, last)?;
    Ok((text, used + bytes.len() - rest.len()))
}

/// The byte order that a mark at the beginning tells, and where the text begins; little-endian where there is no mark.
fn order_of(bytes: &[u8], little: &[u8]) -> (Endian, usize) {
    let big: Vec<u8> = little.iter().rev().copied().collect();
    if bytes.starts_with(little) {
        (Endian::Little, little.len())
    } else if bytes.starts_with(&big) {
        (Endian::Big, big.len())
    } else {
        (Endian::Little, 0)
    }
}

pub(super) struct Decoder<'a> {
    pub(super) bytes: &'a [u8],
    encoding: Encoding,
    errors: &'a str,
    pub(super) last: bool,
    pub(super) text: Vec<u8>,
}

impl Decoder<'_> {
    fn utf8(&mut self) -> Result<usize, Fault> {
        let mut at = 0;
        loop {
            let rest = &self.bytes[at..];
            let error = match std::str::from_utf8(rest) {
                Ok(_) => {
                    self.text.extend_from_slice(rest);
                    return Ok(self.bytes.len());
                }
                Err(error) => error,
            };
            self.text.extend_from_slice(&rest[..error.valid_up_to()]);
            let start = at + error.valid_up_to();
            at = match error.error_len() {
                None if !self.last => return Ok(start),
                None => self.recover(start, self.bytes.len(), "unexpected end of data")?,
                Some(length) => {
                    let is_start = matches!(self.bytes[start], 0xC2..=0xF4);
                    let reason = if is_start { "invalid continuation byte" } else { "invalid start byte" };
                    self.recover(start, start + length, reason)?
                }
            };
        }
    }

    fn ascii(&mut self) -> Result<usize, Fault> {
        let mut at = 0;
        loop {
            let rest = &self.bytes[at..];
            let length = rest.iter().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
            self.text.extend_from_slice(&rest[..length]);
            at += length;
            if at == self.bytes.len() {
                return Ok(at);
            }
            at = self.recover(at, at + 1, "ordinal not in range(128)")?;
        }
    }

    fn latin1(&mut self) -> usize {
        for &byte in self.bytes {
            push_code_point(&mut self.text, byte.into());
        }
        self.bytes.len()
    }

    /// The unit of two bytes that begins at an offset.
    fn unit(&self, at: usize, order: Endian) -> Option<u32> {
        let unit = [*self.bytes.get(at)?, *self.bytes.get(at + 1)?];
        Some(u32::from(match order {
            Endian::Little => u16::from_le_bytes(unit),
            Endian::Big => u16::from_be_bytes(unit),
        }))
    }

    fn utf16(&mut self, order: Endian, start: usize) -> Result<usize, Fault> {
        let mut at = start;
        while at < self.bytes.len() {
            let (unit, next) = (self.unit(at, order), self.unit(at + 2, order));
            at = match (unit, next) {
                (None, _) | (Some(0xD800..=0xDBFF), None) if !self.last => return Ok(at),
                (None, _) => self.recover(at, self.bytes.len(), "truncated data")?,
                (Some(0xD800..=0xDBFF), None) => {
                    self.recover(at, self.bytes.len(), "unexpected end of data")?
                }
                (Some(high @ 0xD800..=0xDBFF), Some(low @ 0xDC00..=0xDFFF)) => {
                    push_code_point(&mut self.text, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
                    at + 4
                }
                (Some(0xD800..=0xDBFF), Some(_)) => self.recover(at, at + 2, "illegal UTF-16 surrogate")?,
                (Some(0xDC00..=0xDFFF), _) => self.recover(at, at + 2, "illegal encoding")?,
                (Some(unit), _) => {
                    push_code_point(&mut self.text, unit);
                    at + 2
                }
            };
        }
        Ok(at)
    }

    fn utf32(&mut self, order: Endian, start: usize) -> Result<usize, Fault> {
        let mut at = start;
        while at < self.bytes.len() {
            let Some(code) = self.code_of_four(at, order) else {
                if !self.last {
                    return Ok(at);
                }
                at = self.recover(at, self.bytes.len(), "truncated data")?;
                continue;
            };
            at = if is_surrogate(code) {
                self.recover(at, at + 4, "code point in surrogate code point range(0xd800, 0xe000)")?
            } else if code > 0x10FFFF {
                self.recover(at, at + 4, "code point not in range(0x110000)")?
            } else {
                push_code_point(&mut self.text, code);
                at + 4
            };
        }
        Ok(at)
    }

    fn code_of_four(&self, at: usize, order: Endian) -> Option<u32> {
        let four = <[u8; 4]>::try_from(self.bytes.get(at..at + 4)?).ok()?;
        Some(match order {
            Endian::Little => u32::from_le_bytes(four),
            Endian::Big => u32::from_be_bytes(four),
        })
    }

    /// Does what the handler does about a part that means nothing; gives where decoding goes on.
    pub(super) fn recover(&mut self, start: usize, end: usize, reason: &'static str) -> Result<usize, Fault> {
        let fault = Fault::Decode(Place { encoding: self.encoding.name(), start, end, reason });
        match Handler::named(self.errors)? {
            Handler::Strict => return Err(fault),
            Handler::Ignore => {}
            Handler::Replace => push_code_point(&mut self.text, 0xFFFD),
            Handler::BackslashReplace => {
                for byte in &self.bytes[start..end] {
                    self.text.extend(format!("\\x{byte:02x}").into_bytes());
                }
            }
            Handler::XmlCharRefReplace | Handler::NameReplace => return Err(Fault::WrongHandler),
            Handler::SurrogateEscape => return self.escape(start, end).ok_or(fault),
            Handler::SurrogatePass => {
                let (code, length) = self.surrogate_at(start).ok_or(fault)?;
                push_code_point(&mut self.text, code);
                return Ok(start + length);
            }
        }
        Ok(end)
    }

    /// Surrogates for bytes that are not ASCII; `None` if there is none at the beginning of the part.
    fn escape(&mut self, start: usize, end: usize) -> Option<usize> {
        let part = &self.bytes[start..end.min(start + 4)];
        let length = part.iter().take_while(|byte| !byte.is_ascii()).count();
        for &byte in &part[..length] {
            push_code_point(&mut self.text, 0xDC00 + u32::from(byte));
        }
        (length > 0).then_some(start + length)
    }

    /// The surrogate that is encoded as if it were a character, and how many bytes it takes.
    fn surrogate_at(&self, at: usize) -> Option<(u32, usize)> {
        let (code, length) = match self.encoding {
            Encoding::Utf8 => match self.bytes.get(at..at + 3)? {
                &[a @ 0xE0..=0xEF, b @ 0x80..=0xBF, c @ 0x80..=0xBF] => {
                    (u32::from(a & 0x0F) << 12 | u32::from(b & 0x3F) << 6 | u32::from(c & 0x3F), 3)
                }
                _ => return None,
            },
            Encoding::Utf16(Some(order)) => (self.unit(at, order)?, 2),
            Encoding::Utf32(Some(order)) => (self.code_of_four(at, order)?, 4),
            _ => return None,
        };
        is_surrogate(code).then_some((code, length))
    }
}

#[cfg(test)]
mod tests {
    use super::super::decode;
    use super::*;

    fn text(bytes: &[u8], encoding: &str, errors: &str) -> String {
        String::from_utf8(decode(bytes, encoding, errors).unwrap()).unwrap()
    }

    fn place(bytes: &[u8], encoding: &str) -> (usize, usize, &'static str) {
        match decode(bytes, encoding, "strict") {
            Err(Fault::Decode(place)) => (place.start, place.end, place.reason),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn utf8_tells_what_is_wrong() {
        assert_eq!(place(b"a\xE2\x82", "utf-8"), (1, 3, "unexpected end of data"));
        assert_eq!(place(b"a\xE2\x82z", "utf-8"), (1, 3, "invalid continuation byte"));
        assert_eq!(place(b"\xED\xA0\x80", "utf-8"), (0, 1, "invalid continuation byte"));
        assert_eq!(place(b"\xC0\x80", "utf-8"), (0, 1, "invalid start byte"));
        assert_eq!(place(b"\xEF\xBB\xBFa\xFF", "utf-8-sig"), (1, 2, "invalid start byte"));
    }

    #[test]
    fn handlers_put_something_in_place() {
        assert_eq!(text(b"\xF0\x9F\x98z\xFF", "utf-8", "replace"), "\u{FFFD}z\u{FFFD}");
        assert_eq!(text(b"\xF0\x9F\x98z\xFF", "utf-8", "backslashreplace"), r"\xf0\x9f\x98z\xff");
        assert_eq!(text(b"\xFFa\xFE", "ascii", "ignore"), "a");
        assert_eq!(decode(b"\x80\xE9", "utf-8", "surrogateescape").unwrap(), b"\xED\xB2\x80\xED\xB3\xA9");
        assert_eq!(decode(b"\xED\xA0\x80", "utf-8", "surrogatepass").unwrap(), b"\xED\xA0\x80");
        assert_eq!(decode(b"\x00\xD8a\x00", "utf-16-le", "surrogatepass").unwrap(), b"\xED\xA0\x80a");
    }

    #[test]
    fn wide_units() {
        assert_eq!(text(b"\xFF\xFEa\x00", "utf-16", "strict"), "a");
        assert_eq!(text(b"\xD8\x3D\xDE\x00", "utf-16-be", "strict"), "\u{1F600}");
        assert_eq!(place(b"a\x00b", "utf-16"), (2, 3, "truncated data"));
        assert_eq!(place(b"\x00\xD8\x00", "utf-16-le"), (0, 3, "unexpected end of data"));
        assert_eq!(place(b"\x00\xD8a\x00", "utf-16-le"), (0, 2, "illegal UTF-16 surrogate"));
        assert_eq!(place(b"\x00\xDCa\x00", "utf-16-le"), (0, 2, "illegal encoding"));
        assert_eq!(place(b"\xFF\xFE\x00\x00a\x00\x00", "utf-32"), (4, 7, "truncated data"));
    }

    #[test]
    fn what_is_cut_off_waits_for_more() {
        let part = |bytes: &[u8], encoding| decode_part(bytes, encoding, "strict", false).unwrap();
        assert_eq!(part(b"a\xE2\x82", Encoding::Utf8), (b"a".to_vec(), 1));
        assert_eq!(part(b"\xEF\xBB", Encoding::Utf8Sig), (Vec::new(), 0));
        assert_eq!(part(b"\xEF\xBB\xBFa", Encoding::Utf8Sig), (b"a".to_vec(), 4));
        assert_eq!(part(b"a\x00b", Encoding::Utf16(Some(Endian::Little))), (b"a".to_vec(), 2));
    }
}
