//! The codecs that CPython has built in: bytes to text and back, and what error handlers do about bytes or characters that
//! mean nothing in an encoding (`Objects/unicodeobject.c`, `Python/codecs.c`).
//!
//! Text is WTF-8. Offsets are in bytes where bytes are decoded, and in code points where text is encoded.

mod decode;
mod encode;
mod escape;

pub(crate) use decode::decode_part;
pub(crate) use encode::encode_as;

use crate::modules::codecs::named;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};

/// Which byte of a unit comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Endian {
    Little,
    Big,
}

/// An encoding. UTF-16 and UTF-32 begin with a mark of their byte order unless their name says which it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    /// UTF-8 behind a byte order mark.
    Utf8Sig,
    Ascii,
    Latin1,
    Utf16(Option<Endian>),
    Utf32(Option<Endian>),
    /// As literals of Python have text.
    UnicodeEscape,
    /// As raw literals had it in Python 2.
    RawUnicodeEscape,
}

/// The byte order mark of UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

impl Encoding {
    /// The encoding of a name, which may be any of its aliases (`Lib/encodings/aliases.py`).
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match &normalized(name)[..] {
            "utf_8" | "utf8" | "u8" | "utf" | "utf8_ucs2" | "utf8_ucs4" | "cp65001" => Self::Utf8,
            "utf_8_sig" => Self::Utf8Sig,
            "ascii" | "646" | "ansi_x3.4_1968" | "ansi_x3_4_1968" | "ansi_x3.4_1986" | "cp367"
            | "csascii" | "ibm367" | "iso646_us" | "iso_646.irv_1991" | "iso_ir_6" | "us" | "us_ascii" => {
                Self::Ascii
            }
            "latin_1" | "latin1" | "latin" | "l1" | "8859" | "cp819" | "csisolatin1" | "ibm819"
            | "iso8859" | "iso8859_1" | "iso_8859_1" | "iso_8859_1_1987" | "iso_ir_100" => Self::Latin1,
            "utf_16" | "utf16" | "u16" => Self::Utf16(None),
            "utf_16_le" | "utf_16le" | "unicodelittleunmarked" => Self::Utf16(Some(Endian::Little)),
            "utf_16_be" | "utf_16be" | "unicodebigunmarked" => Self::Utf16(Some(Endian::Big)),
            "utf_32" | "utf32" | "u32" => Self::Utf32(None),
            "utf_32_le" | "utf_32le" => Self::Utf32(Some(Endian::Little)),
            "utf_32_be" | "utf_32be" => Self::Utf32(Some(Endian::Big)),
            "unicode_escape" | "unicodeescape" => Self::UnicodeEscape,
            "raw_unicode_escape" | "rawunicodeescape" => Self::RawUnicodeEscape,
            _ => return None,
        })
    }

    /// The name that errors have.
    fn name(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf8Sig => "utf-8",
            Self::Ascii => "ascii",
            Self::Latin1 => "latin-1",
            Self::Utf16(None) => "utf-16",
            Self::Utf16(Some(Endian::Little)) => "utf-16-le",
            Self::Utf16(Some(Endian::Big)) => "utf-16-be",
            Self::Utf32(None) => "utf-32",
            Self::Utf32(Some(Endian::Little)) => "utf-32-le",
            Self::Utf32(Some(Endian::Big)) => "utf-32-be",
            Self::UnicodeEscape => "unicodeescape",
            Self::RawUnicodeEscape => "rawunicodeescape",
        }
    }
}

/// A name in lower case, with one underscore for whatever stands between its letters and digits.
fn normalized(name: &str) -> String {
    let mut normal = String::with_capacity(name.len());
    let mut gap = false;
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() || letter == '.' {
            if gap && !normal.is_empty() {
                normal.push('_');
            }
            gap = false;
            normal.push(letter.to_ascii_lowercase());
        } else {
            gap = true;
        }
    }
    normal
}

/// What is done about bytes or characters that mean nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Handler {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    XmlCharRefReplace,
    /// As `BackslashReplace`: there are no names of characters here.
    NameReplace,
    SurrogateEscape,
    SurrogatePass,
}

impl Handler {
    fn named(name: &str) -> Result<Self, Fault> {
        Ok(match name {
            "strict" => Self::Strict,
            "ignore" => Self::Ignore,
            "replace" => Self::Replace,
            "backslashreplace" => Self::BackslashReplace,
            "xmlcharrefreplace" => Self::XmlCharRefReplace,
            "namereplace" => Self::NameReplace,
            "surrogateescape" => Self::SurrogateEscape,
            "surrogatepass" => Self::SurrogatePass,
            _ => return Err(Fault::UnknownHandler(name.to_owned())),
        })
    }
}

/// A part that means nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) encoding: &'static str,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) reason: &'static str,
}

/// Why something could not be decoded or encoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    UnknownEncoding(String),
    UnknownHandler(String),
    /// The handler is one for text that is encoded.
    WrongHandler,
    Decode(Place),
    Encode(Place),
}

impl Fault {
    /// Whether the registry of `_codecs` may know what is not built in.
    pub(crate) fn is_unknown(&self) -> bool {
        matches!(self, Self::UnknownEncoding(_) | Self::UnknownHandler(_))
    }

    /// The exception; `object` is what was decoded or encoded.
    pub(crate) fn raise(self, vm: Vm, object: Value) -> Raise {
        let classes = vm.classes();
        let (class, place) = match self {
            Self::UnknownEncoding(name) => return vm.lookup_error(format!("unknown encoding: {name}")),
            Self::UnknownHandler(name) => {
                return vm.lookup_error(format!("unknown error handler name '{name}'"));
            }
            Self::WrongHandler => {
                return vm.type_error("don't know how to handle UnicodeDecodeError in error callback");
            }
            Self::Decode(place) => (&classes.unicode_decode_error, place),
            Self::Encode(place) => (&classes.unicode_encode_error, place),
        };
        let (start, end) = (vm.size(place.start), vm.size(place.end));
        vm.raise_args(class, vec![vm.str(place.encoding), object, start, end, vm.str(place.reason)])
    }
}

fn encoding_of(name: &str) -> Result<Encoding, Fault> {
    Encoding::named(name).ok_or_else(|| Fault::UnknownEncoding(name.to_owned()))
}

/// Decodes all of some bytes.
pub(crate) fn decode(bytes: &[u8], encoding: &str, errors: &str) -> Result<Vec<u8>, Fault> {
    decode_part(bytes, encoding_of(encoding)?, errors, true).map(|(text, _)| text)
}

/// Encodes all of a text, which is WTF-8.
pub(crate) fn encode(text: &[u8], encoding: &str, errors: &str) -> Result<Vec<u8>, Fault> {
    encode_as(text, encoding_of(encoding)?, errors)
}

/// `bytes.decode`, where the encoding and the error handler are built in.
pub(crate) fn decoded(vm: Vm, bytes: &[u8], encoding: &str, errors: &str) -> Res {
    decoded_quick(vm, bytes, encoding, errors).unwrap_or_else(|fault| Err(fault.raise(vm, Value::NONE)))
}

/// The text as a `str`, or the exception; the fault if the registry has to be asked.
pub(crate) fn decoded_quick(vm: Vm, bytes: &[u8], encoding: &str, errors: &str) -> Result<Res, Fault> {
    if bytes.is_empty() {
        return Ok(Ok(vm.str("")));
    }
    Ok(match decode(bytes, encoding, errors) {
        Ok(text) => Ok(vm.wtf8(text)),
        Err(fault) if fault.is_unknown() => return Err(fault),
        Err(fault) => {
            let is_marked = Encoding::named(encoding) == Some(Encoding::Utf8Sig);
            let unmarked = bytes.strip_prefix(MARK).filter(|_| is_marked).unwrap_or(bytes);
            Err(fault.raise(vm, vm.bytes(unmarked.to_vec())))
        }
    })
}

/// `bytes.decode` of any encoding.
#[undropped]
pub(crate) async fn decoded_by_name(vm: Vm, bytes: &[u8], encoding: &str, errors: &str) -> Res {
    match decoded_quick(vm, bytes, encoding, errors) {
        Ok(result) => result,
        Err(_) => named::decode(vm, bytes, encoding, errors).await,
    }
}

/// `str.encode` of any encoding.
#[undropped]
pub(crate) async fn encoded_by_name(vm: Vm, text: &Value, encoding: &str, errors: &str) -> Res<Vec<u8>> {
    match encode(text.body::<Str>().bytes(), encoding, errors) {
        Err(fault) if fault.is_unknown() => named::encode(vm, text, encoding, errors).await,
        result => result.map_err(|fault| fault.raise(vm, text.clone())),
    }
}

/// `str.encode`: the bytes, or the exception. `text` is a `str`.
pub(crate) fn encoded(vm: Vm, text: &Value, encoding: &str, errors: &str) -> Res<Vec<u8>> {
    encode(text.body::<Str>().bytes(), encoding, errors).map_err(|fault| fault.raise(vm, text.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_has_many_names() {
        let cases = [
            ("UTF-8", Some(Encoding::Utf8)),
            (" utf 8", Some(Encoding::Utf8)),
            ("utf-8-sig", Some(Encoding::Utf8Sig)),
            ("utf8-sig", None),
            ("ANSI_X3.4-1968", Some(Encoding::Ascii)),
            ("ISO-8859-1", Some(Encoding::Latin1)),
            ("UTF-16BE", Some(Encoding::Utf16(Some(Endian::Big)))),
            ("utf_32", Some(Encoding::Utf32(None))),
            ("u-t-f-8", None),
            ("", None),
        ];
        for (name, encoding) in cases {
            assert_eq!(Encoding::named(name), encoding, "{name}");
        }
    }

    #[test]
    fn names_are_looked_up_when_they_are_needed() {
        assert_eq!(decode(b"a", "zz", "strict"), Err(Fault::UnknownEncoding("zz".to_owned())));
        assert_eq!(decode(b"a", "utf-8", "zz"), Ok(b"a".to_vec()));
        assert_eq!(decode(b"\xFF", "utf-8", "zz"), Err(Fault::UnknownHandler("zz".to_owned())));
        assert_eq!(decode(b"\xFF", "ascii", "namereplace"), Err(Fault::WrongHandler));
    }
}
