//! The case methods of `str` (`Objects/unicodeobject.c`): Rust maps letters to upper and lower case as CPython does;
//! title case and case folding are derived from that, with exceptions that no later version of Unicode can change.

use super::{is_cased, is_lower, is_upper};

/// A letter at the beginning of a word.
pub(crate) fn to_title(letter: char) -> String {
    match letter {
        '\u{1C4}'..='\u{1C6}' => "\u{1C5}".to_owned(),
        '\u{1C7}'..='\u{1C9}' => "\u{1C8}".to_owned(),
        '\u{1CA}'..='\u{1CC}' => "\u{1CB}".to_owned(),
        '\u{1F1}'..='\u{1F3}' => "\u{1F2}".to_owned(),
        // Georgian has capitals, but begins no word with them.
        '\u{10D0}'..='\u{10FA}' | '\u{10FD}'..='\u{10FF}' => letter.to_string(),
        // Greek with iota beneath: one capital letter where there is one, else the iota stays a mark.
        '\u{1F80}'..='\u{1FAF}' => char::from_u32(u32::from(letter) | 8).into_iter().collect(),
        '\u{1FB3}' | '\u{1FBC}' => "\u{1FBC}".to_owned(),
        '\u{1FC3}' | '\u{1FCC}' => "\u{1FCC}".to_owned(),
        '\u{1FF3}' | '\u{1FFC}' => "\u{1FFC}".to_owned(),
        '\u{1FB2}' | '\u{1FB4}' | '\u{1FB7}' | '\u{1FC2}' | '\u{1FC4}' | '\u{1FC7}' | '\u{1FF2}'
        | '\u{1FF4}' | '\u{1FF7}' => {
            letter.to_uppercase().map(|part| if part == '\u{399}' { '\u{345}' } else { part }).collect()
        }
        // Ligatures: only the first of their letters is a capital.
        'ß' | '\u{587}' | '\u{FB00}'..='\u{FB06}' | '\u{FB13}'..='\u{FB17}' => {
            let mut parts = letter.to_uppercase();
            parts.next().into_iter().chain(parts.flat_map(char::to_lowercase)).collect()
        }
        _ => letter.to_uppercase().collect(),
    }
}

/// A letter without its case, to compare with others.
pub(crate) fn casefold(letter: char) -> String {
    match letter {
        // Cherokee folds to its capitals, since they are the older ones.
        '\u{13A0}'..='\u{13F5}' => letter.to_string(),
        '\u{13F8}'..='\u{13FD}' | '\u{AB70}'..='\u{ABBF}' => letter.to_uppercase().collect(),
        'ẞ' => "ss".to_owned(),
        'ı' => "ı".to_owned(),
        _ => letter.to_uppercase().flat_map(char::to_lowercase).collect(),
    }
}

/// `str.lower`.
pub(crate) fn lower_str(text: &str) -> String {
    text.to_lowercase()
}

/// `str.upper`.
pub(crate) fn upper_str(text: &str) -> String {
    text.to_uppercase()
}

/// `str.casefold`.
pub(crate) fn casefold_str(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { text.chars().map(casefold).collect() }
}

/// `str.title`: a letter begins a word where none precedes it.
pub(crate) fn title_str(text: &str) -> String {
    let mut after_cased = false;
    map_with_lower(text, |letter, lower| {
        let mapped = if after_cased { lower.to_owned() } else { to_title(letter) };
        after_cased = is_cased(u32::from(letter));
        mapped
    })
}

/// `str.capitalize`.
pub(crate) fn capitalize_str(text: &str) -> String {
    let mut first = true;
    map_with_lower(text, |letter, lower| {
        let begins = std::mem::take(&mut first);
        if begins { to_title(letter) } else { lower.to_owned() }
    })
}

/// `str.swapcase`.
pub(crate) fn swapcase_str(text: &str) -> String {
    map_with_lower(text, |letter, lower| {
        if is_upper(u32::from(letter)) {
            lower.to_owned()
        } else if is_lower(u32::from(letter)) {
            letter.to_uppercase().collect()
        } else {
            letter.to_string()
        }
    })
}

/// Maps each letter, given what it is in lower case; that depends on its neighbours if it is a capital sigma.
fn map_with_lower(text: &str, mut map: impl FnMut(char, &str) -> String) -> String {
    let lowered = text.to_lowercase();
    let mut rest = lowered.as_str();
    let mut mapped = String::with_capacity(text.len());
    for letter in text.chars() {
        // Both small sigmas take as many bytes.
        let (lower, after) = rest.split_at(letter.to_lowercase().map(char::len_utf8).sum());
        rest = after;
        mapped += &map(letter, lower);
    }
    mapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_letters() {
        let cases = [
            ('a', "A"),
            ('ß', "Ss"),
            ('ǆ', "ǅ"),
            ('ა', "ა"),
            ('ŉ', "ʼN"),
            ('ﬃ', "Ffi"),
            ('\u{1F84}', "\u{1F8C}"),
            ('\u{1F8C}', "\u{1F8C}"),
            ('\u{1FB3}', "\u{1FBC}"),
            ('\u{1FB7}', "\u{391}\u{342}\u{345}"),
        ];
        for (letter, title) in cases {
            assert_eq!(to_title(letter), title);
        }
    }

    #[test]
    fn folds_of_letters() {
        let cases = [
            ('A', "a"),
            ('ß', "ss"),
            ('ẞ', "ss"),
            ('ς', "σ"),
            ('Σ', "σ"),
            ('ı', "ı"),
            ('İ', "i\u{307}"),
            ('µ', "μ"),
            ('\u{13A0}', "\u{13A0}"),
            ('\u{AB70}', "\u{13A0}"),
            ('ﬀ', "ff"),
            ('\u{1FB7}', "\u{3B1}\u{342}\u{3B9}"),
            ('中', "中"),
        ];
        for (letter, folded) in cases {
            assert_eq!(casefold(letter), folded);
        }
    }

    #[test]
    fn texts() {
        assert_eq!(lower_str("ΑΣ ΣΑ İ"), "ας σα i\u{307}");
        assert_eq!(upper_str("straße"), "STRASSE");
        assert_eq!(casefold_str("Straße ΑΣ"), "strasse ασ");
        assert_eq!(title_str("they're ΟΔΟΣ ﬁn İX"), "They'Re Οδος Fin İx");
        assert_eq!(capitalize_str("ǆABC ΑΣ"), "ǅabc ας");
        assert_eq!(capitalize_str(""), "");
        assert_eq!(swapcase_str("aB Σ ΑΣ ß ǅ"), "Ab σ ας SS ǅ");
    }
}
