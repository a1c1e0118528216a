//! Escapes that mean nothing: the backslash stays in the string (`Parser/string_parser.c`, `warn_invalid_escape_sequence`).

/// The first such escape of a piece of a string, and what is said of it; `rest` is the text from the piece on.
pub(super) fn invalid(piece: &str, rest: &str, is_bytes: bool) -> Option<(usize, String)> {
    let bytes = rest.as_bytes();
    let mut at = 0;
    while at < piece.len() {
        if bytes[at] != b'\\' {
            at += 1;
            continue;
        }
        let next = rest[at + 1..].chars().next()?;
        match next {
            '\n' | '\r' | '\\' | '\'' | '"' | 'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | 'x' => {}
            'N' | 'u' | 'U' if !is_bytes => {}
            '0'..='7' => {
                let digits =
                    rest[at + 1..].bytes().take(3).take_while(|digit| matches!(digit, b'0'..=b'7')).count();
                let octal = &rest[at + 1..at + 1 + digits];
                if u32::from_str_radix(octal, 8).is_ok_and(|code| code > 0o377) {
                    return Some((at, message(octal, "octal escape sequence")));
                }
            }
            _ => return Some((at, message(next.encode_utf8(&mut [0; 4]), "escape sequence"))),
        }
        at += 1 + next.len_utf8();
    }
    None
}

fn message(escape: &str, what: &str) -> String {
    format!(
        "\"\\{escape}\" is an invalid {what}. Such sequences will not work in the future. \
         Did you mean \"\\\\{escape}\"? A raw string is also an option."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<usize> {
        invalid(text, text, false).map(|(at, _)| at)
    }

    #[test]
    fn only_escapes_that_mean_nothing_are_found() {
        assert_eq!(found(r"a\n\x41\N{X}\'\\g\377"), None);
        assert_eq!(found(r"a\\\g"), Some(3));
        assert_eq!(found(r"\400"), Some(0));
        assert_eq!(invalid(r"\u0041", r"\u0041", true).map(|(at, _)| at), Some(0));
    }
}
