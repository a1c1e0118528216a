//! Formats: which values lie where (`prepare_s`).

/// A format that has been read.
pub(super) struct Format {
    pub(super) text: String,
    pub(super) big_endian: bool,
    /// Sizes and alignments are C's own.
    pub(super) native: bool,
    pub(super) size: usize,
    /// How many values there are.
    pub(super) len: usize,
    pub(super) codes: Vec<Code>,
}

/// Values of one type that lie next to each other.
#[derive(Clone, Copy)]
pub(super) struct Code {
    pub(super) letter: u8,
    pub(super) offset: usize,
    pub(super) size: usize,
    pub(super) repeat: usize,
}

const TOO_LONG: &str = "total struct size too long";

/// The size and the alignment of a type, as on a machine of 64 bits.
fn layout(letter: u8, native: bool) -> Option<(usize, usize)> {
    let size = match letter {
        b'x' | b'b' | b'B' | b'c' | b's' | b'p' | b'?' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' if !native => 4,
        b'l' | b'L' | b'q' | b'Q' | b'd' | b'F' => 8,
        b'n' | b'N' | b'P' if native => 8,
        b'D' => 16,
        _ => return None,
    };
    let alignment = match letter {
        _ if !native => 1,
        b'F' => 4,
        b'D' => 8,
        _ => size,
    };
    Some((size, alignment))
}

fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0x0B
}

impl Format {
    /// Reads a format, or says what is wrong with it.
    pub(super) fn read(text: &[u8]) -> Result<Self, &'static str> {
        if text.contains(&0) {
            return Err("embedded null character");
        }
        let (order, rest) = match text {
            [order @ (b'@' | b'=' | b'<' | b'>' | b'!'), rest @ ..] => (*order, rest),
            _ => (b'@', text),
        };
        let mut format = Self {
            text: text.iter().map(|byte| char::from(*byte)).collect(),
            big_endian: matches!(order, b'>' | b'!'),
            native: order == b'@',
            size: 0,
            len: 0,
            codes: Vec::new(),
        };
        let mut bytes = rest.iter().copied().peekable();
        while let Some(mut letter) = bytes.next() {
            if is_space(letter) {
                continue;
            }
            let mut repeat = 1usize;
            if letter.is_ascii_digit() {
                repeat = usize::from(letter - b'0');
                while let Some(digit) = bytes.next_if(u8::is_ascii_digit) {
                    let more = repeat
                        .checked_mul(10)
                        .and_then(|repeat| repeat.checked_add(usize::from(digit - b'0')));
                    repeat = more.filter(|repeat| isize::try_from(*repeat).is_ok()).ok_or(TOO_LONG)?;
                }
                letter = bytes.next().ok_or("repeat count given without format specifier")?;
            }
            format.add(letter, repeat)?;
        }
        Ok(format)
    }

    fn add(&mut self, letter: u8, repeat: usize) -> Result<(), &'static str> {
        let (size, alignment) = layout(letter, self.native).ok_or("bad char in struct format")?;
        let offset = self.size.checked_next_multiple_of(alignment).ok_or(TOO_LONG)?;
        let total = size.checked_mul(repeat).and_then(|size| size.checked_add(offset));
        self.size = total.filter(|total| isize::try_from(*total).is_ok()).ok_or(TOO_LONG)?;
        match letter {
            b'x' => {}
            b's' | b'p' => {
                self.len += 1;
                self.codes.push(Code { letter, offset, size: repeat, repeat: 1 });
            }
            _ => {
                self.len += repeat;
                if repeat > 0 {
                    self.codes.push(Code { letter, offset, size, repeat });
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(text: &str) -> Result<usize, &'static str> {
        Format::read(text.as_bytes()).map(|format| format.size)
    }

    #[test]
    fn sizes_are_those_of_c() {
        assert_eq!(size("bi"), Ok(8));
        assert_eq!(size("<bi"), Ok(5));
        assert_eq!(size("ib"), Ok(5));
        assert_eq!(size("h0q"), Ok(8));
        assert_eq!(size("=l"), Ok(4));
        assert_eq!(size("l"), Ok(8));
        assert_eq!(size(" 3s 2x p"), Ok(6));
        assert_eq!(size(">P"), Err("bad char in struct format"));
        assert_eq!(size("5"), Err("repeat count given without format specifier"));
    }
}
