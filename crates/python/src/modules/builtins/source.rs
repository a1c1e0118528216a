//! Text that is compiled: as a string or as bytes in some encoding, and the name of the file that it is said to be from.

use crate::object::Kind;
use crate::types::string::{Str, is_surrogate};
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};

/// The text of a program; `refused` is the error's text for what is no text.
pub(super) fn text(vm: Vm, value: &Value, refused: &str) -> Res<String> {
    let text = match value.get::<Str>() {
        Some(text) => match text.as_str() {
            Some(plain) => plain.to_owned(),
            None => return Err(surrogate(vm, value, text)),
        },
        None => match value.as_bytes() {
            Some(bytes) => decode(vm, &bytes)?,
            None => return Err(vm.type_error(refused)),
        },
    };
    if text.contains('\0') {
        let message = "source code string cannot contain null bytes";
        return Err(vm.raise_text(&vm.classes().syntax_error, message));
    }
    Ok(text)
}

/// UTF-8 cannot hold a lone surrogate.
fn surrogate(vm: Vm, value: &Value, text: &Str) -> Raise {
    let start = text.code_points().position(is_surrogate).unwrap_or(0);
    let args = vec![
        vm.str("utf-8"),
        value.clone(),
        vm.size(start),
        vm.size(start + 1),
        vm.str("surrogates not allowed"),
    ];
    vm.raise_args(&vm.classes().unicode_encode_error, args)
}

fn decode(vm: Vm, bytes: &[u8]) -> Res<String> {
    let (bytes, encoding) = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => (rest, "utf-8".to_owned()),
        None => (bytes, declared_encoding(bytes).unwrap_or_else(|| "utf-8".to_owned())),
    };
    let syntax_error = |message: &str| vm.raise_text(&vm.classes().syntax_error, message);
    match &encoding.to_ascii_lowercase().replace('_', "-")[..] {
        "latin-1" | "iso-8859-1" | "iso-latin-1" | "latin1" => Ok(bytes.iter().map(|byte| char::from(*byte)).collect()),
        "utf-8" | "utf8" | "utf-8-sig" | "ascii" | "us-ascii" => {
            String::from_utf8(bytes.to_vec()).map_err(|error| {
                let at = error.utf8_error().valid_up_to();
                let byte = error.as_bytes().get(at).copied().unwrap_or(0);
                syntax_error(&format!(
                    "(unicode error) 'utf-8' codec can't decode byte 0x{byte:02x} in position {at}: invalid start byte"
                ))
            })
        }
        _ => Err(syntax_error(&format!("unknown encoding: {encoding}"))),
    }
}

/// The encoding that a comment in one of the first two lines names (PEP 263).
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    for line in bytes.split(|byte| *byte == b'\n').take(2) {
        let line = String::from_utf8_lossy(line);
        let comment = line.trim_start_matches([' ', '\t', '\u{C}']);
        if let Some(encoding) = comment.strip_prefix('#').and_then(encoding_in) {
            return Some(encoding);
        }
        if !comment.trim().is_empty() && !comment.starts_with('#') {
            return None;
        }
    }
    None
}

fn encoding_in(comment: &str) -> Option<String> {
    comment.match_indices("coding").find_map(|(at, word)| {
        let name = comment[at + word.len()..].strip_prefix([':', '='])?.trim_start_matches([' ', '\t']);
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        let end = name.find(|c: char| !is_part(c)).unwrap_or(name.len());
        (end > 0).then(|| name[..end].to_owned())
    })
}

/// A file's name: a string, bytes, or what `__fspath__` gives.
#[undropped]
pub(super) async fn filename(vm: Vm, value: &Value) -> Res {
    if let Some(name) = name_of(vm, value) {
        return Ok(name);
    }
    let given = vm.call_special(value, &vm.intern_str("__fspath__"), Vec::new()).await?;
    match given {
        Some(path) => name_of(vm, &path).ok_or_else(|| {
            let (class, got) = (vm.class_name(value), vm.class_name(&path));
            vm.type_error(format!("expected {class}.__fspath__() to return str or bytes, not {got}"))
        }),
        None => {
            let class = vm.class_name(value);
            Err(vm.type_error(format!("expected str, bytes or os.PathLike object, not {class}")))
        }
    }
}

fn name_of(vm: Vm, value: &Value) -> Option<Value> {
    match value.kind() {
        Kind::Str => Some(value.clone()),
        Kind::Bytes => Some(vm.str(&String::from_utf8_lossy(&value.as_bytes()?))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_declared_in_comments() {
        let declared = |text: &str| declared_encoding(text.as_bytes());
        assert_eq!(declared("# -*- coding: latin-1 -*-\n").as_deref(), Some("latin-1"));
        assert_eq!(
            declared("#!/usr/bin/python\n# vim: set fileencoding=utf-8 :\n").as_deref(),
            Some("utf-8")
        );
        assert_eq!(declared("x = 1\n# coding: latin-1\n"), None);
        assert_eq!(declared("# coding is fun\n"), None);
    }
}
