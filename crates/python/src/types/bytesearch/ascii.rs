//! The case of ASCII letters, which is all that `bytes` knows, and nearly all that a `str` needs (`Objects/bytes_methods.c`).

/// Upper case at the beginning, lower case behind it.
pub(crate) fn capitalize(text: &[u8]) -> Vec<u8> {
    let mut cased = text.to_ascii_lowercase();
    if let Some(first) = cased.first_mut() {
        first.make_ascii_uppercase();
    }
    cased
}

/// Upper case at the beginning of each word, lower case behind it.
pub(crate) fn title(text: &[u8]) -> Vec<u8> {
    let mut within = false;
    let cased = |byte: &u8| {
        let cased = if within { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
        within = byte.is_ascii_alphabetic();
        cased
    };
    text.iter().map(cased).collect()
}

pub(crate) fn swapcase(text: &[u8]) -> Vec<u8> {
    let swapped = |byte: &u8| if byte.is_ascii_alphabetic() { byte ^ 0x20 } else { *byte };
    text.iter().map(swapped).collect()
}

/// Whether there are letters, none of them a capital.
pub(crate) fn is_lower(text: &[u8]) -> bool {
    text.iter().any(u8::is_ascii_lowercase) && !text.iter().any(u8::is_ascii_uppercase)
}

/// Whether there are letters, all of them capitals.
pub(crate) fn is_upper(text: &[u8]) -> bool {
    text.iter().any(u8::is_ascii_uppercase) && !text.iter().any(u8::is_ascii_lowercase)
}

/// Whether there are words, and capitals at the beginning of each but nowhere else.
pub(crate) fn is_title(text: &[u8]) -> bool {
    let (mut within, mut any) = (false, false);
    for byte in text {
        let letter = byte.is_ascii_alphabetic();
        if letter && byte.is_ascii_uppercase() == within {
            return false;
        }
        within = letter;
        any |= letter;
    }
    any
}

/// What `bytes` takes for a space.
pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        assert_eq!(capitalize(b"aB c"), b"Ab c");
        assert_eq!(title(b"they're aB 1c"), b"They'Re Ab 1C");
        assert_eq!(swapcase(b"aB1"), b"Ab1");
    }

    #[test]
    fn tests_of_cases() {
        assert!(is_lower(b"a1") && !is_lower(b"1") && !is_lower(b"aB"));
        assert!(is_upper(b"A1") && !is_upper(b"1") && !is_upper(b"aB"));
        assert!(is_title(b"They'Re Ab 1C") && !is_title(b"AB") && !is_title(b"a") && !is_title(b"1"));
    }
}
