//! Base64 (RFC 4648): four characters stand for three bytes.

use std::fmt::{Display, Formatter};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const PAD: u8 = b'=';

/// What is wrong with a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    LeadingPadding,
    ExcessPadding,
    ExcessData,
    DiscontinuousPadding,
    OtherCharacter,
    IncorrectPadding,
    /// So many characters stand for data: one more than a multiple of four.
    OneCharacterMore(usize),
}

impl Display for Wrong {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::LeadingPadding => "Leading padding not allowed",
            Self::ExcessPadding => "Excess padding not allowed",
            Self::ExcessData => "Excess data after padding",
            Self::DiscontinuousPadding => "Discontinuous padding not allowed",
            Self::OtherCharacter => "Only base64 data is allowed",
            Self::IncorrectPadding => "Incorrect padding",
            Self::OneCharacterMore(count) => {
                return write!(
                    f,
                    "Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a \
                     multiple of 4"
                );
            }
        })
    }
}

pub(super) fn encode(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(bytes.len().div_ceil(3) * 4 + 1);
    for group in bytes.chunks(3) {
        let bits =
            group.iter().enumerate().fold(0, |bits, (at, &byte)| bits | u32::from(byte) << (16 - 8 * at));
        for at in 0..4 {
            let character = ALPHABET[(bits >> (18 - 6 * at)) as usize & 63];
            text.push(if at <= group.len() { character } else { PAD });
        }
    }
    text
}

fn value(character: u8) -> Option<u32> {
    Some(u32::from(match character {
        b'A'..=b'Z' => character - b'A',
        b'a'..=b'z' => character - b'a' + 26,
        b'0'..=b'9' => character - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}

/// The bytes that a text stands for. Where it is not read strictly, characters that mean nothing are skipped, and so is
/// padding that is too much.
pub(super) fn decode(text: &[u8], is_strict: bool) -> Result<Vec<u8>, Wrong> {
    let mut bytes = Vec::with_capacity(text.len().div_ceil(4) * 3);
    // Characters of the present group of four, the bits that they leave, and padding behind them.
    let (mut in_group, mut bits, mut pads) = (0, 0, 0);
    for (at, &character) in text.iter().enumerate() {
        if character == PAD {
            pads += 1;
            if !is_strict || (in_group >= 2 && in_group + pads <= 4) {
                continue;
            }
            match in_group {
                0 if at == 0 => return Err(Wrong::LeadingPadding),
                1 => break,
                _ => return Err(Wrong::ExcessPadding),
            }
        }
        let Some(value) = value(character) else {
            if is_strict {
                return Err(Wrong::OtherCharacter);
            }
            continue;
        };
        if pads > 0 && is_strict {
            let is_whole = in_group + pads == 4;
            return Err(if is_whole { Wrong::ExcessData } else { Wrong::DiscontinuousPadding });
        }
        pads = 0;
        bits = bits << 6 | value;
        if in_group > 0 {
            bytes.push((bits >> (6 - 2 * in_group)) as u8);
        }
        in_group = (in_group + 1) % 4;
    }
    match in_group {
        1 => Err(Wrong::OneCharacterMore(bytes.len() / 3 * 4 + 1)),
        2 | 3 if in_group + pads < 4 => Err(Wrong::IncorrectPadding),
        _ => Ok(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encoded_is_decoded() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(encode(bytes.as_bytes()), text.as_bytes());
            assert_eq!(decode(text.as_bytes(), true), Ok(bytes.as_bytes().to_vec()));
        }
    }

    #[test]
    fn strictly_nothing_is_skipped() {
        for (text, wrong) in [
            ("=", Wrong::LeadingPadding),
            ("ab===", Wrong::ExcessPadding),
            ("ab==cd", Wrong::ExcessData),
            ("ab=c=", Wrong::DiscontinuousPadding),
            ("ab\n==", Wrong::OtherCharacter),
            ("ab", Wrong::IncorrectPadding),
            ("abcde", Wrong::OneCharacterMore(5)),
        ] {
            assert_eq!(decode(text.as_bytes(), true), Err(wrong), "{text}");
        }
        assert_eq!(decode(b"\na=b==", false), Ok(b"i".to_vec()));
    }
}
