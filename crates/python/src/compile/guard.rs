//! What the parser and the compiler, which recurse, are kept from: text that nests too deeply.
//!
//! CPython's tokenizer stops at 200 brackets and at 100 levels of indentation, its compiler at a few thousand levels of
//! its tree. Here one pass over the text counts brackets, and operators in a row: both bound the depth of the tree.

use ruff_text_size::TextRange;

use super::SyntaxError;
use super::syntax::Fault;

const BRACKETS: usize = 200;
const INDENTS: usize = 100;
/// Operators, prefixes and trailers between two commas: each may be a level of the tree.
const CHAIN: usize = 1500;

fn range(at: usize) -> TextRange {
    TextRange::new((at as u32).into(), (at as u32 + 1).into())
}

/// Refuses text that nests too deeply, or holds a null character.
pub(crate) fn check(text: &str) -> Result<(), SyntaxError> {
    if let Some(at) = text.find('\0') {
        return Err(SyntaxError::new("source code cannot contain null bytes", range(at)));
    }
    let bytes = text.as_bytes();
    let mut scan = Scan { bytes, at: 0, chains: vec![0], strings: Vec::new(), indents: vec![(0, 0)] };
    scan.run()
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    /// For each bracket that is open, and outside of all: how long the chain is so far.
    chains: Vec<usize>,
    /// The f-strings in whose fields the scan is.
    strings: Vec<Interpolated>,
    /// The columns of the lines that a line stands in.
    indents: Vec<(usize, usize)>,
}

/// An f-string or t-string that is open.
struct Interpolated {
    quote: u8,
    triple: bool,
    /// For each field of it that is open, how many brackets are: a field may hold others in its format.
    fields: Vec<usize>,
}

impl Scan<'_> {
    fn run(&mut self) -> Result<(), SyntaxError> {
        self.indent()?;
        let mut in_word = false;
        while let Some(&byte) = self.bytes.get(self.at) {
            let starts_word = byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80;
            if starts_word && !in_word {
                // `not not x`, `lambda: lambda: x`, `await await x`, `x if y else z if …`.
                self.chain()?;
            }
            in_word = starts_word;
            match byte {
                b'#' => {
                    self.line_end();
                    continue;
                }
                b'\'' | b'"' => {
                    self.quote(byte)?;
                    continue;
                }
                b'}' | b':' if self.ends_field() => {
                    self.text(byte == b':')?;
                    continue;
                }
                b'(' | b'[' | b'{' => {
                    self.chain()?;
                    self.open()?;
                }
                b')' | b']' | b'}' if self.chains.len() > 1 => {
                    self.chains.pop();
                }
                b',' | b';' => self.reset(),
                b'\n' if self.chains.len() == 1 => {
                    self.reset();
                    self.at += 1;
                    self.indent()?;
                    continue;
                }
                b'+' | b'-' | b'*' | b'/' | b'%' | b'@' | b'<' | b'>' | b'&' | b'|' | b'^' | b'~' | b'.'
                | b':' => {
                    self.chain()?;
                }
                b'\\' => self.at += 1,
                _ => {}
            }
            self.at += 1;
        }
        Ok(())
    }

    fn reset(&mut self) {
        *self.chains.last_mut().expect("one is always open") = 0;
    }

    fn chain(&mut self) -> Result<(), SyntaxError> {
        let chain = self.chains.last_mut().expect("one is always open");
        *chain += 1;
        if *chain > CHAIN {
            let message = "maximum recursion depth exceeded during compilation";
            return Err(SyntaxError::of(Fault::Recursion, message, range(self.at)));
        }
        Ok(())
    }

    fn open(&mut self) -> Result<(), SyntaxError> {
        self.chains.push(0);
        if self.chains.len() > BRACKETS + 1 {
            return Err(SyntaxError::new("too many nested parentheses", range(self.at)));
        }
        Ok(())
    }

    fn line_end(&mut self) {
        while self.bytes.get(self.at).is_some_and(|&byte| byte != b'\n') {
            self.at += 1;
        }
    }

    /// A string begins here, or text with fields if its prefix says so.
    fn quote(&mut self, quote: u8) -> Result<(), SyntaxError> {
        let before = &self.bytes[self.at.saturating_sub(2)..self.at];
        let letters = before.iter().rev().take_while(|byte| byte.is_ascii_alphabetic());
        let has_fields = letters.into_iter().any(|byte| matches!(byte, b'f' | b'F' | b't' | b'T'));
        let triple = self.bytes[self.at..].starts_with(&[quote; 3]);
        self.at += if triple { 3 } else { 1 };
        if has_fields {
            self.strings.push(Interpolated { quote, triple, fields: Vec::new() });
            return self.text(false);
        }
        self.string(quote, triple);
        Ok(())
    }

    /// Whether a brace or a colon here is not the code's, but ends an expression in an f-string.
    fn ends_field(&self) -> bool {
        let field = self.strings.last().and_then(|string| string.fields.last());
        field == Some(&self.chains.len())
    }

    /// Passes over the text of the innermost f-string, up to where a field begins or the string ends. It goes on behind a
    /// field's expression: with its format, or with the text around it.
    fn text(&mut self, mut in_format: bool) -> Result<(), SyntaxError> {
        let Some(Interpolated { quote, triple, mut fields }) = self.strings.pop() else { return Ok(()) };
        if !in_format && !fields.is_empty() {
            fields.pop();
            self.chains.pop();
            self.at += 1;
            in_format = !fields.is_empty();
        } else if in_format {
            self.at += 1;
        }
        while let Some(&byte) = self.bytes.get(self.at) {
            let rest = &self.bytes[self.at..];
            match byte {
                b'\\' if rest.get(1).is_none_or(|next| !matches!(next, b'{' | b'}')) => self.at += 1,
                b'{' if !in_format && rest.starts_with(b"{{") => self.at += 1,
                b'{' => {
                    self.open()?;
                    fields.push(self.chains.len());
                    self.strings.push(Interpolated { quote, triple, fields });
                    self.at += 1;
                    return Ok(());
                }
                b'}' if in_format => {
                    fields.pop();
                    self.chains.pop();
                    in_format = !fields.is_empty();
                }
                _ if byte == quote && (!triple || rest.starts_with(&[quote; 3]))
                    || byte == b'\n' && !triple =>
                {
                    // A string that its line cuts short is an error, but what follows is read all the same.
                    self.chains.truncate(fields.first().map_or(usize::MAX, |first| first - 1));
                    self.at += if triple { 3 } else { usize::from(byte == quote) };
                    return Ok(());
                }
                _ => {}
            }
            self.at += 1;
        }
        Ok(())
    }

    /// Passes over a string.
    fn string(&mut self, quote: u8, triple: bool) {
        while let Some(&byte) = self.bytes.get(self.at) {
            if byte == b'\\' {
                self.at += 2;
                continue;
            }
            if triple && self.bytes[self.at..].starts_with(&[quote; 3]) {
                self.at += 3;
                return;
            }
            if !triple && (byte == quote || byte == b'\n') {
                self.at += usize::from(byte == quote);
                return;
            }
            self.at += 1;
        }
    }

    /// Measures the indentation of the line that begins here: a tab may go to the next multiple of eight, or be one
    /// column; both have to say the same (`tok_get_normal_mode` in `Parser/tokenizer`).
    fn indent(&mut self) -> Result<(), SyntaxError> {
        let blanks = self.bytes[self.at..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        if matches!(self.bytes.get(self.at + blanks), None | Some(b'\n' | b'\r' | b'#')) {
            return Ok(());
        }
        let (mut wide, mut narrow) = (0, 0);
        for byte in &self.bytes[self.at..self.at + blanks] {
            wide = if *byte == b'\t' { (wide / 8 + 1) * 8 } else { wide + 1 };
            narrow += 1;
        }
        while self.indents.last().is_some_and(|&(indent, _)| indent > wide) {
            self.indents.pop();
        }
        let (indent, other) = self.indents.last().copied().unwrap_or_default();
        if indent == wide && other != narrow || indent < wide && other >= narrow {
            let message = "inconsistent use of tabs and spaces in indentation";
            return Err(SyntaxError::of(Fault::Tab, message, range(self.at)));
        }
        if indent < wide {
            self.indents.push((wide, narrow));
        }
        if self.indents.len() > INDENTS {
            return Err(SyntaxError::of(
                Fault::Indentation,
                "too many levels of indentation",
                range(self.at),
            ));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> Option<Fault> {
        check(text).err().map(|error| error.fault)
    }

    #[test]
    fn deep_text_is_refused() {
        assert_eq!(fault(&"(".repeat(10_000)), Some(Fault::Syntax));
        assert_eq!(fault(&format!("x = {}1", "-".repeat(100_000))), Some(Fault::Recursion));
        assert_eq!(fault(&format!("x = {}1", "not ".repeat(100_000))), Some(Fault::Recursion));
        assert_eq!(fault(&format!("x = 1{}", " + 1".repeat(100_000))), Some(Fault::Recursion));
        assert_eq!(fault(&format!("x{}", ".a".repeat(100_000))), Some(Fault::Recursion));
    }

    #[test]
    fn fields_of_strings_are_code() {
        for open in ["(", "-", "not ", "f'{"] {
            assert!(fault(&format!("f'{{{}", open.repeat(10_000))).is_some());
            assert!(fault(&format!("rT'''a{{b:>{{{}", open.repeat(10_000))).is_some());
            assert!(fault(&format!("f'{{x!r}}' f'{{{{{{{}", open.repeat(10_000))).is_some());
        }
        assert_eq!(fault(&format!("x = f'{}'", "{{((".repeat(10_000))), None);
        assert_eq!(fault(&format!("x = f'{}'", "{x:{y}(}(".repeat(10_000))), None);
        assert_eq!(fault(&format!("x = 'f{{{}' + f'{{x}}'", "(".repeat(10_000))), None);
        assert_eq!(fault(&"x = f'{y:{z}}' f'''{'a'}'''; z[f\"{a['b']:{c!r:>{d}}}\"]\n".repeat(1000)), None);
    }

    #[test]
    fn tabs_and_spaces_have_to_agree() {
        assert_eq!(fault("if x:\n        a\n\tb\n"), Some(Fault::Tab));
        assert_eq!(fault("if x:\n\ta\n\tb\n"), None);
    }

    #[test]
    fn long_text_is_not_deep_text() {
        assert_eq!(fault(&format!("x = [{}]", "-1 + 2, ".repeat(100_000))), None);
        assert_eq!(fault(&format!("x = '{}'", "(".repeat(100_000))), None);
        assert_eq!(fault(&"x = 1\n".repeat(100_000)), None);
    }
}
