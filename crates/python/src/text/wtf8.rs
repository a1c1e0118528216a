//! Code points of WTF-8: UTF-8 that may also hold lone surrogates, each as three bytes.

/// Whether a code point begins with this byte.
fn begins(byte: u8) -> bool {
    (byte & 0xC0) != 0x80
}

/// The code point that begins at `at`, and how many bytes it takes.
pub(crate) fn decode(text: &[u8], at: usize) -> (u32, usize) {
    let lead = text[at];
    let (first, length) = match lead {
        0..=0x7F => (lead, 1),
        0x80..=0xDF => (lead & 0x1F, 2),
        0xE0..=0xEF => (lead & 0x0F, 3),
        0xF0..=0xFF => (lead & 0x07, 4),
    };
    let rest = &text[at + 1..at + length];
    (rest.iter().fold(u32::from(first), |code, &byte| (code << 6) | u32::from(byte & 0x3F)), length)
}

/// Appends a code point, which may be a surrogate.
pub(crate) fn push(text: &mut Vec<u8>, code: u32) {
    match char::from_u32(code) {
        Some(letter) => text.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
        None => text.extend([
            0xE0 | (code >> 12) as u8,
            0x80 | ((code >> 6) & 0x3F) as u8,
            0x80 | (code & 0x3F) as u8,
        ]),
    }
}

/// A text's code points, in order.
pub(crate) fn codes(text: &[u8]) -> impl Iterator<Item = u32> {
    let mut at = 0;
    std::iter::from_fn(move || {
        if at == text.len() {
            return None;
        }
        let (code, length) = decode(text, at);
        at += length;
        Some(code)
    })
}

/// How many code points a text has.
pub(crate) fn length(text: &[u8]) -> usize {
    text.iter().filter(|&&byte| begins(byte)).count()
}

/// A text's first `count` code points, or all of it where it has fewer.
pub(crate) fn prefix(text: &[u8], count: usize) -> &[u8] {
    let cut = text.iter().enumerate().filter(|&(_, &byte)| begins(byte)).nth(count);
    cut.map_or(text, |(at, _)| &text[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODES: [u32; 5] = [0x41, 0xE9, 0xD800, 0x4E2D, 0x1F600];

    fn text() -> Vec<u8> {
        let mut text = Vec::new();
        CODES.into_iter().for_each(|code| push(&mut text, code));
        text
    }

    #[test]
    fn what_is_pushed_is_decoded() {
        assert_eq!(codes(&text()).collect::<Vec<_>>(), CODES);
        assert_eq!(text()[3..6], [0xED, 0xA0, 0x80]);
    }

    #[test]
    fn counts_and_cuts_by_code_points() {
        assert_eq!(length(&text()), 5);
        assert_eq!(prefix(&text(), 2), "Aé".as_bytes());
        assert_eq!(prefix(&text(), 0), b"");
        assert_eq!(prefix(&text(), 9), text());
    }
}
