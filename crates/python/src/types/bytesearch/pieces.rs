//! Spaces, lines and columns. What a space or a line's end is, the caller tells: texts and bytes differ in that.

/// What spaces look like: how many bytes one takes at the beginning or at the end of a text, 0 where there is none.
#[derive(Clone, Copy)]
pub(crate) struct Spaces {
    pub(crate) at_start: fn(&[u8]) -> usize,
    pub(crate) at_end: fn(&[u8]) -> usize,
}

/// The sides that spaces are taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sides {
    Left,
    Right,
    Both,
}

/// A text without the characters at its ends of which the functions tell how many bytes they take.
pub(crate) fn trim(
    text: &[u8],
    sides: Sides,
    at_start: impl Fn(&[u8]) -> usize,
    at_end: impl Fn(&[u8]) -> usize,
) -> &[u8] {
    let text = if sides == Sides::Right { text } else { trim_start(text, at_start) };
    if sides == Sides::Left { text } else { trim_end(text, at_end) }
}

fn trim_start(mut text: &[u8], at_start: impl Fn(&[u8]) -> usize) -> &[u8] {
    loop {
        match at_start(text) {
            0 => return text,
            width => text = &text[width..],
        }
    }
}

fn trim_end(mut text: &[u8], at_end: impl Fn(&[u8]) -> usize) -> &[u8] {
    loop {
        match at_end(text) {
            0 => return text,
            width => text = &text[..text.len() - width],
        }
    }
}

/// The words of a text; behind the first `most`, the rest is one.
pub(crate) fn split_spaces(text: &[u8], spaces: Spaces, most: usize) -> Vec<&[u8]> {
    let mut words = Vec::new();
    let mut rest = trim_start(text, spaces.at_start);
    while !rest.is_empty() && words.len() < most {
        let end = (0..rest.len()).find(|&at| (spaces.at_start)(&rest[at..]) > 0).unwrap_or(rest.len());
        words.push(&rest[..end]);
        rest = trim_start(&rest[end..], spaces.at_start);
    }
    if !rest.is_empty() {
        words.push(rest);
    }
    words
}

/// The words of a text; before the last `most`, the rest is one.
pub(crate) fn rsplit_spaces(text: &[u8], spaces: Spaces, most: usize) -> Vec<&[u8]> {
    let mut words = Vec::new();
    let mut rest = trim_end(text, spaces.at_end);
    while !rest.is_empty() && words.len() < most {
        let start = (1..=rest.len()).rev().find(|&end| (spaces.at_end)(&rest[..end]) > 0).unwrap_or(0);
        words.push(&rest[start..]);
        rest = trim_end(&rest[..start], spaces.at_end);
    }
    if !rest.is_empty() {
        words.push(rest);
    }
    words.reverse();
    words
}

/// The lines of a text, with their ends or without; `line_end` tells how many bytes an end takes that a text begins with.
pub(crate) fn split_lines(text: &[u8], keep_ends: bool, line_end: fn(&[u8]) -> usize) -> Vec<&[u8]> {
    let (mut lines, mut from, mut at) = (Vec::new(), 0, 0);
    while at < text.len() {
        let width = line_end(&text[at..]);
        if width == 0 {
            at += 1;
            continue;
        }
        let end = if keep_ends { at + width } else { at };
        lines.push(&text[from..end]);
        at += width;
        from = at;
    }
    if from < text.len() {
        lines.push(&text[from..]);
    }
    lines
}

/// A text with spaces in place of its tabs, which go on at the next multiple of `size` columns. `begins` tells the byte
/// that a character begins with.
pub(crate) fn expand_tabs(text: &[u8], size: usize, begins: fn(u8) -> bool) -> Vec<u8> {
    let (mut expanded, mut column) = (Vec::with_capacity(text.len()), 0);
    for &byte in text {
        match byte {
            b'\t' if size == 0 => {}
            b'\t' => {
                let width = size - column % size;
                expanded.resize(expanded.len() + width, b' ');
                column += width;
            }
            b'\n' | b'\r' => {
                expanded.push(byte);
                column = 0;
            }
            _ => {
                expanded.push(byte);
                column += usize::from(begins(byte));
            }
        }
    }
    expanded
}

/// Where a text stands in its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    Left,
    Right,
    Center,
}

/// How many fill characters stand on the left and on the right of a text whose field has `missing` more characters.
pub(crate) fn margins(stand: Stand, missing: usize, width: usize) -> (usize, usize) {
    let left = match stand {
        Stand::Left => 0,
        Stand::Right => missing,
        Stand::Center => missing / 2 + (missing & width & 1),
    };
    (left, missing - left)
}

/// A text between fill characters.
pub(crate) fn pad(text: &[u8], (left, right): (usize, usize), fill: &[u8]) -> Vec<u8> {
    [&fill.repeat(left)[..], text, &fill.repeat(right)].concat()
}

/// A number's text with zeros behind its sign.
pub(crate) fn fill_zeros(text: &[u8], zeros: usize) -> Vec<u8> {
    let signs = usize::from(matches!(text.first(), Some(b'+' | b'-')));
    [&text[..signs], &b"0".repeat(zeros), &text[signs..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLANKS: Spaces = Spaces {
        at_start: |text| usize::from(text.first() == Some(&b' ')),
        at_end: |text| usize::from(text.last() == Some(&b' ')),
    };

    fn words(parts: Vec<&[u8]>) -> Vec<String> {
        parts.into_iter().map(|part| String::from_utf8(part.to_vec()).unwrap()).collect()
    }

    #[test]
    fn words_of_a_text() {
        let text = b" ab c  d ";
        assert_eq!(words(split_spaces(text, BLANKS, usize::MAX)), ["ab", "c", "d"]);
        assert_eq!(words(split_spaces(text, BLANKS, 1)), ["ab", "c  d "]);
        assert_eq!(words(rsplit_spaces(text, BLANKS, usize::MAX)), ["ab", "c", "d"]);
        assert_eq!(words(rsplit_spaces(text, BLANKS, 1)), [" ab c", "d"]);
        assert_eq!(words(split_spaces(text, BLANKS, 0)), ["ab c  d "]);
        assert!(split_spaces(b"  ", BLANKS, 3).is_empty());
    }

    #[test]
    fn lines_of_a_text() {
        let line_end = |text: &[u8]| usize::from(text[0] == b'\n');
        assert_eq!(words(split_lines(b"a\n\nb\n", false, line_end)), ["a", "", "b"]);
        assert_eq!(words(split_lines(b"a\n\nb", true, line_end)), ["a\n", "\n", "b"]);
        assert!(split_lines(b"", true, line_end).is_empty());
    }

    #[test]
    fn columns() {
        assert_eq!(expand_tabs(b"a\tb\n\tc", 4, |_| true), b"a   b\n    c");
        assert_eq!(expand_tabs(b"a\tb", 0, |_| true), b"ab");
        let centered =
            |text: &[u8], width: usize| pad(text, margins(Stand::Center, width - text.len(), width), b"*");
        assert_eq!(centered(b"abc", 6), b"*abc**");
        assert_eq!(centered(b"ab", 5), b"**ab*");
        assert_eq!(fill_zeros(b"-5", 3), b"-0005");
        assert_eq!(fill_zeros(b"", 2), b"00");
    }
}
