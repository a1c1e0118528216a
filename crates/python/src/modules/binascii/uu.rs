//! A line of uuencoded data: a character for its length, then four characters for every three bytes.

/// So many bytes fit into a line.
const MOST: usize = 45;

/// A line with its end; `None` if the bytes are too many. Zero is a space, or a back quote.
pub(super) fn encode(bytes: &[u8], back_quote: bool) -> Option<Vec<u8>> {
    if bytes.len() > MOST {
        return None;
    }
    let character = |value: u8| if back_quote && value == 0 { b'`' } else { value + b' ' };
    let mut line = vec![character(bytes.len() as u8)];
    for group in bytes.chunks(3) {
        let bits =
            group.iter().enumerate().fold(0, |bits, (at, &byte)| bits | u32::from(byte) << (16 - 8 * at));
        line.extend((0..4).map(|at| character((bits >> (18 - 6 * at)) as u8 & 63)));
    }
    line.push(b'\n');
    Some(line)
}

/// The bytes of a line. What is missing at its end counts as spaces, which some programs strip.
pub(super) fn decode(line: &[u8]) -> Result<Vec<u8>, &'static str> {
    let Some((&length, rest)) = line.split_first() else { return Err("Missing length byte") };
    let length = usize::from(length.wrapping_sub(b' ') & 63);
    let (mut bytes, mut bits) = (Vec::with_capacity(length), 0u32);
    let mut rest = rest.iter();
    for at in 0.. {
        if bytes.len() == length {
            break;
        }
        bits = bits << 6
            | match rest.next() {
                None | Some(b'\n' | b'\r') => 0,
                Some(&character @ b' '..=b'`') => u32::from(character - b' ') & 63,
                Some(_) => return Err("Illegal char"),
            };
        if at % 4 > 0 {
            bytes.push((bits >> (6 - 2 * (at % 4))) as u8);
        }
    }
    if rest.all(|character| matches!(character, b' ' | b'`' | b'\n' | b'\r')) {
        return Ok(bytes);
    }
    Err("Trailing garbage")
}
