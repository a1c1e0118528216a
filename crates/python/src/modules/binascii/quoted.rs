//! Quoted-printable (RFC 1521): what cannot be printed is `=` and two digits.

/// A line is so long at most, `=` at its end included.
const LINE: usize = 76;

pub(super) fn decode(text: &[u8], is_header: bool) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::with_capacity(text.len()), text);
    let digit = |byte: u8| char::from(byte).to_digit(16);
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match (byte, rest) {
            (b'=', []) => {}
            (b'=', [b'\n' | b'\r', ..]) => {
                // A line that goes on in the next one.
                let end = rest.iter().position(|&byte| byte == b'\n');
                rest = end.map_or(&[], |end| &rest[end + 1..]);
            }
            (b'=', [b'=', after @ ..]) => {
                bytes.push(b'=');
                rest = after;
            }
            (b'=', [high, low, after @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push((high << 4 | low) as u8);
                    rest = after;
                }
                _ => bytes.push(b'='),
            },
            (b'_', _) if is_header => bytes.push(b' '),
            _ => bytes.push(byte),
        }
    }
    bytes
}

/// How bytes are encoded.
#[derive(Clone, Copy)]
pub(super) struct Options {
    /// Spaces and tabs are quoted.
    pub(super) tabs: bool,
    /// Ends of lines stay, and blanks before them are quoted.
    pub(super) is_text: bool,
    /// A space is an underscore.
    pub(super) is_header: bool,
}

/// What has been written, and how long its last line is.
struct Writer {
    out: Vec<u8>,
    column: usize,
    line_end: &'static [u8],
}

impl Writer {
    fn soft_break(&mut self) {
        self.out.push(b'=');
        self.out.extend(self.line_end);
        self.column = 0;
    }

    fn quote(&mut self, byte: u8) {
        self.out.push(b'=');
        self.out.extend([byte >> 4, byte & 0xF].map(|digit| b"0123456789ABCDEF"[usize::from(digit)]));
        self.column += 3;
    }

    fn hard_break(&mut self) {
        if let Some(&blank @ (b' ' | b'\t')) = self.out.last() {
            self.out.pop();
            self.quote(blank);
        }
        self.out.extend(self.line_end);
        self.column = 0;
    }
}

/// Whether a byte is quoted, given those behind it.
fn is_quoted(byte: u8, after: &[u8], column: usize, options: Options) -> bool {
    match byte {
        b'=' | 127.. => true,
        b'_' => options.is_header,
        // A dot alone in a line ends a message of SMTP.
        b'.' => column == 0 && matches!(after, [] | [b'\n' | b'\r' | 0, ..]),
        b'\r' | b'\n' => !options.is_text,
        b'\t' | b' ' => options.tabs || after.is_empty(),
        _ => byte < 33,
    }
}

pub(super) fn encode(bytes: &[u8], options: Options) -> Vec<u8> {
    let first_end = bytes.iter().position(|&byte| byte == b'\n');
    let is_crlf = first_end.is_some_and(|end| end > 0 && bytes[end - 1] == b'\r');
    let line_end: &[u8] = if is_crlf { b"\r\n" } else { b"\n" };
    let mut writer = Writer { out: Vec::with_capacity(bytes.len()), column: 0, line_end };
    let mut rest = bytes;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if is_quoted(byte, after, writer.column, options) {
            if writer.column + 3 >= LINE {
                writer.soft_break();
            }
            writer.quote(byte);
            continue;
        }
        match (byte, after) {
            (b'\n', _) if options.is_text => writer.hard_break(),
            (b'\r', [b'\n', after @ ..]) if options.is_text => {
                writer.hard_break();
                rest = after;
            }
            _ => {
                if !matches!(after, [] | [b'\n', ..]) && writer.column + 1 >= LINE {
                    writer.soft_break();
                }
                writer.column += 1;
                writer.out.push(if options.is_header && byte == b' ' { b'_' } else { byte });
            }
        }
    }
    writer.out
}
