//! What `rustpython-sre_engine` asks about characters. The Python machine has tables for the methods of `str` already, so it
//! answers, and no second set of tables is linked.

use std::sync::OnceLock;

/// Answers about characters.
#[derive(Clone, Copy, Debug)]
pub struct Properties {
    /// `str.isdecimal`
    pub is_decimal: fn(char) -> bool,
    /// `str.isspace`
    pub is_space: fn(char) -> bool,
    /// `str.isalnum`
    pub is_alnum: fn(char) -> bool,
}

static PROPERTIES: OnceLock<Properties> = OnceLock::new();

/// From now on these answer. Only the first call counts.
pub fn set_properties(properties: Properties) {
    PROPERTIES.get_or_init(|| properties);
}

/// What a character is.
pub mod classify {
    use super::PROPERTIES;

    /// Whether it is a decimal digit.
    pub fn is_decimal(c: char) -> bool {
        PROPERTIES.get().map_or(c.is_ascii_digit(), |known| (known.is_decimal)(c))
    }

    /// Whether it is a space.
    pub fn is_space(c: char) -> bool {
        PROPERTIES.get().map_or(c.is_whitespace(), |known| (known.is_space)(c))
    }

    /// Whether it is a letter or a number.
    pub fn is_alnum(c: char) -> bool {
        PROPERTIES.get().map_or(c.is_alphanumeric(), |known| (known.is_alnum)(c))
    }
}

/// Mappings of one character to one.
pub mod case {
    /// `Py_UNICODE_TOLOWER`
    pub fn simple_lowercase(c: char) -> char {
        // Of the only mapping to several characters, that of İ, the simple one is the first.
        c.to_lowercase().next().unwrap_or(c)
    }

    /// `Py_UNICODE_TOUPPER`
    pub fn simple_uppercase(c: char) -> char {
        let mut upper = c.to_uppercase();
        match (upper.next(), upper.next()) {
            (Some(only), None) => only,
            _ => titled(c),
        }
    }

    /// The capital of a letter whose capitals in full are several characters: Greek letters with an iota below have one.
    fn titled(c: char) -> char {
        let distance = match c {
            '\u{1F80}'..='\u{1F87}' | '\u{1F90}'..='\u{1F97}' | '\u{1FA0}'..='\u{1FA7}' => 8,
            '\u{1FB3}' | '\u{1FC3}' | '\u{1FF3}' => 9,
            _ => 0,
        };
        char::from_u32(u32::from(c) + distance).unwrap_or(c)
    }
}
