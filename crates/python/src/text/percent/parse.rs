//! A format taken apart.

use super::{Amount, Conversion, Flags, Piece};
use crate::text::wtf8::{decode, length};

/// Takes a format in WTF-8 apart; errors are the text of the ValueError. `%%` becomes part of a literal.
pub(crate) fn parse(format: &[u8]) -> Result<Vec<Piece>, String> {
    let mut reader = Reader { format, at: 0 };
    let mut pieces = Vec::new();
    let mut literal = Vec::new();
    while reader.at < format.len() {
        literal.extend_from_slice(reader.text());
        if reader.at == format.len() {
            break;
        }
        reader.at += 1;
        if reader.accept(b'%') {
            literal.push(b'%');
            continue;
        }
        if !literal.is_empty() {
            pieces.push(Piece::Literal(std::mem::take(&mut literal)));
        }
        pieces.push(Piece::Conversion(reader.conversion()?));
    }
    if !literal.is_empty() {
        pieces.push(Piece::Literal(literal));
    }
    Ok(pieces)
}

struct Reader<'a> {
    format: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.format.get(self.at).copied()
    }

    fn accept(&mut self, byte: u8) -> bool {
        let accepted = self.peek() == Some(byte);
        self.at += usize::from(accepted);
        accepted
    }

    /// The text up to the next `%`.
    fn text(&mut self) -> &'a [u8] {
        let rest = &self.format[self.at..];
        let length = rest.iter().position(|&byte| byte == b'%').unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// What follows a `%`.
    fn conversion(&mut self) -> Result<Conversion, String> {
        let key = self.key()?;
        let flags = self.flags();
        let width = self.amount(isize::MAX as usize, "width too big")?.unwrap_or(Amount::Number(0));
        let precision = if self.accept(b'.') {
            Some(self.amount(i32::MAX as usize, "precision too big")?.unwrap_or(Amount::Number(0)))
        } else {
            None
        };
        // C's sizes of integers mean nothing here.
        if matches!(self.peek(), Some(b'h' | b'l' | b'L')) {
            self.at += 1;
        }
        Ok(Conversion { key, flags, width, precision, code: self.code()? })
    }

    fn key(&mut self) -> Result<Option<Vec<u8>>, String> {
        if !self.accept(b'(') {
            return Ok(None);
        }
        let start = self.at;
        let mut depth = 1;
        while depth > 0 {
            match self.peek() {
                Some(b'(') => depth += 1,
                Some(b')') => depth -= 1,
                Some(_) => {}
                None => return Err("incomplete format key".to_owned()),
            }
            self.at += 1;
        }
        Ok(Some(self.format[start..self.at - 1].to_vec()))
    }

    fn flags(&mut self) -> Flags {
        let mut flags = Flags::default();
        loop {
            match self.peek() {
                Some(b'#') => flags.alternate = true,
                Some(b'0') => flags.zero = true,
                Some(b'-') => flags.minus = true,
                Some(b' ') => flags.space = true,
                Some(b'+') => flags.plus = true,
                _ => return flags,
            }
            self.at += 1;
        }
    }

    /// A star or a number of at most `most`.
    fn amount(&mut self, most: usize, too_big: &str) -> Result<Option<Amount>, String> {
        if self.accept(b'*') {
            return Ok(Some(Amount::Star));
        }
        let mut number = None;
        while let Some(byte @ b'0'..=b'9') = self.peek() {
            let (digit, so_far) = (usize::from(byte - b'0'), number.unwrap_or(0));
            if so_far > (most - digit) / 10 {
                return Err(too_big.to_owned());
            }
            number = Some(so_far * 10 + digit);
            self.at += 1;
        }
        Ok(number.map(Amount::Number))
    }

    fn code(&mut self) -> Result<char, String> {
        let Some(byte) = self.peek() else {
            return Err("incomplete format".to_owned());
        };
        if !b"sradiuoxXeEfFgGc".contains(&byte) {
            return Err(self.unsupported());
        }
        self.at += 1;
        Ok(char::from(byte))
    }

    /// That there is no such code; its place is counted in code points.
    fn unsupported(&self) -> String {
        let (code, _) = decode(self.format, self.at);
        let shown = char::from_u32(code).filter(|&shown| matches!(shown, '\x1F'..='~')).unwrap_or('?');
        let index = length(&self.format[..self.at]);
        format!("unsupported format character '{shown}' (0x{code:x}) at index {index}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn conversion(code: char) -> Conversion {
        Conversion { key: None, flags: Flags::default(), width: Amount::Number(0), precision: None, code }
    }

    #[test]
    fn pieces() {
        assert!(parse(b"").unwrap().is_empty());
        let pieces = parse("é%% %s%d%%".as_bytes()).unwrap();
        let expected = [
            Piece::Literal("é% ".as_bytes().to_vec()),
            Piece::Conversion(conversion('s')),
            Piece::Conversion(conversion('d')),
            Piece::Literal(b"%".to_vec()),
        ];
        assert_eq!(pieces, expected);
    }

    #[test]
    fn conversions() {
        let cases = [
            ("%(a(b)c)s", Conversion { key: Some(b"a(b)c".to_vec()), ..conversion('s') }),
            ("%()ld", Conversion { key: Some(vec![]), ..conversion('d') }),
            (
                "%#0- +5.12x",
                Conversion {
                    flags: Flags { alternate: true, zero: true, minus: true, space: true, plus: true },
                    width: Amount::Number(5),
                    precision: Some(Amount::Number(12)),
                    ..conversion('x')
                },
            ),
            ("%*.*f", Conversion { width: Amount::Star, precision: Some(Amount::Star), ..conversion('f') }),
            ("%.g", Conversion { precision: Some(Amount::Number(0)), ..conversion('g') }),
        ];
        for (format, expected) in cases {
            assert_eq!(parse(format.as_bytes()), Ok(vec![Piece::Conversion(expected)]), "{format}");
        }
    }

    #[test]
    fn broken() {
        let cases = [
            ("%", "incomplete format"),
            ("a%5.", "incomplete format"),
            ("%(a)", "incomplete format"),
            ("%l", "incomplete format"),
            ("%(a", "incomplete format key"),
            ("abc%y", "unsupported format character 'y' (0x79) at index 4"),
            ("é%é", "unsupported format character '?' (0xe9) at index 2"),
            ("%5%", "unsupported format character '%' (0x25) at index 2"),
            ("%lld", "unsupported format character 'l' (0x6c) at index 2"),
            ("%99999999999999999999d", "width too big"),
            ("%.2147483648f", "precision too big"),
        ];
        for (format, error) in cases {
            assert_eq!(parse(format.as_bytes()), Err(error.to_owned()), "{format}");
        }
    }
}
