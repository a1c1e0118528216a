//! What `int()` and `float()` do to a text before they read a number from it.

use std::borrow::Cow;

use super::unicode::{decimal_value, is_space};

/// A text with the decimal digits and spaces of other scripts as ASCII ones; `None` where it holds anything else that
/// is not ASCII, since no number does (`_PyUnicode_TransformDecimalAndSpaceToASCII` in `Objects/unicodeobject.c`).
pub(super) fn to_ascii(text: &str) -> Option<Cow<'_, str>> {
    if text.is_ascii() {
        return Some(Cow::Borrowed(text));
    }
    text.chars().map(letter_to_ascii).collect::<Option<String>>().map(Cow::Owned)
}

fn letter_to_ascii(letter: char) -> Option<char> {
    let code = u32::from(letter);
    if letter.is_ascii() {
        Some(letter)
    } else if is_space(code) {
        Some(' ')
    } else {
        decimal_value(code).and_then(|digit| char::from_digit(digit, 10))
    }
}

/// A text without the spaces around it that C's `isspace` knows.
pub(super) fn strip(text: &str) -> &str {
    text.trim_matches(|letter: char| matches!(letter, '\t'..='\r' | ' '))
}

/// Whether a text begins with a minus sign, and what follows the sign if there is one.
pub(super) fn split_sign(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_digits_and_spaces_only() {
        assert_eq!(to_ascii("\u{3000}\u{0661}\u{1D7D9}").as_deref(), Some(" 11"));
        assert_eq!(to_ascii("²"), None);
        assert_eq!(to_ascii("1x").as_deref(), Some("1x"));
    }

    #[test]
    fn strips_what_c_calls_space() {
        assert_eq!(strip("\t\n\u{B}\u{C}\r 1 2 "), "1 2");
        assert_eq!(strip("\u{1C}1"), "\u{1C}1");
    }

    #[test]
    fn splits_one_sign() {
        assert_eq!(split_sign("-+1"), (true, "+1"));
        assert_eq!(split_sign("+1"), (false, "1"));
        assert_eq!(split_sign("1"), (false, "1"));
    }
}
