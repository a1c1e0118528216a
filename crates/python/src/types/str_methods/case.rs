//! The case of letters, what kinds of characters a string has, and where it stands in a field.

use super::arguments::{Want, check_room, missing, prepared};
use super::{begins, plain, text};
use crate::text::escape::is_printable;
use crate::text::unicode::{self, is_lower, is_titlecase, is_upper};
use crate::types::Methods;
use crate::types::bytesearch::ascii;
use crate::types::bytesearch::pieces::{Stand, expand_tabs, fill_zeros, margins, pad};
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::{Res, Vm};

pub(super) fn install(methods: &Methods) {
    methods
        .sync("lower", "self, /", |vm, a| cased(vm, a, <[u8]>::to_ascii_lowercase, unicode::lower_str))
        .sync("upper", "self, /", |vm, a| cased(vm, a, <[u8]>::to_ascii_uppercase, unicode::upper_str))
        .sync("casefold", "self, /", |vm, a| cased(vm, a, <[u8]>::to_ascii_lowercase, unicode::casefold_str))
        .sync("swapcase", "self, /", |vm, a| cased(vm, a, ascii::swapcase, unicode::swapcase_str))
        .sync("title", "self, /", |vm, a| cased(vm, a, ascii::title, unicode::title_str))
        .sync("capitalize", "self, /", capitalize)
        .sync("isalnum", "self, /", |_, a| all(a, unicode::is_alnum))
        .sync("isalpha", "self, /", |_, a| all(a, unicode::is_alpha))
        .sync("isdecimal", "self, /", |_, a| all(a, unicode::is_decimal))
        .sync("isdigit", "self, /", |_, a| all(a, unicode::is_digit))
        .sync("isnumeric", "self, /", |_, a| all(a, unicode::is_numeric))
        .sync("isspace", "self, /", |_, a| all(a, unicode::is_space))
        .sync("isascii", "self, /", |_, a| Ok(Value::bool(text(a).is_ascii())))
        .sync("isprintable", "self, /", |_, a| Ok(Value::bool(text(a).code_points().all(is_printable))))
        .sync("isidentifier", "self, /", |_, a| Ok(Value::bool(text(a).as_str().is_some_and(is_identifier))))
        .sync("islower", "self, /", |_, a| Ok(Value::bool(has_case(text(a), is_lower, is_upper))))
        .sync("isupper", "self, /", |_, a| Ok(Value::bool(has_case(text(a), is_upper, is_lower))))
        .sync("istitle", "self, /", |_, a| Ok(Value::bool(is_title(text(a)))))
        .step("ljust", "self, width, fillchar=?, /", |vm, a| prepared(vm, a, WIDTH, ljust))
        .step("rjust", "self, width, fillchar=?, /", |vm, a| prepared(vm, a, WIDTH, rjust))
        .step("center", "self, width, fillchar=?, /", |vm, a| prepared(vm, a, WIDTH, center))
        .step("zfill", "self, width, /", |vm, a| prepared(vm, a, WIDTH, zfill))
        .step("expandtabs", "self, /, tabsize=8", |vm, a| prepared(vm, a, &[(1, Want::Int)], expandtabs));
}

/// Where the width of a field stands.
const WIDTH: &[(usize, Want)] = &[(1, Want::Size)];

/// Maps what lies between lone surrogates, which have no case.
fn mapped(text: &[u8], map: impl Fn(&str) -> String) -> Vec<u8> {
    let mut mapped = Vec::with_capacity(text.len());
    for chunk in text.utf8_chunks() {
        mapped.extend(map(chunk.valid()).into_bytes());
        mapped.extend_from_slice(chunk.invalid());
    }
    mapped
}

fn cased(vm: Vm, a: &[Value], ascii: fn(&[u8]) -> Vec<u8>, any: fn(&str) -> String) -> Res {
    let text = text(a);
    Ok(vm.wtf8(if text.is_ascii() { ascii(text.bytes()) } else { mapped(text.bytes(), any) }))
}

fn capitalize(vm: Vm, a: &[Value]) -> Res {
    let text = text(a);
    if text.is_ascii() {
        return Ok(vm.wtf8(ascii::capitalize(text.bytes())));
    }
    // Behind a lone surrogate, nothing is the beginning.
    let first = text.bytes().utf8_chunks().next().map_or("", |chunk| chunk.valid());
    let rest = mapped(&text.bytes()[first.len()..], unicode::lower_str);
    Ok(vm.wtf8([unicode::capitalize_str(first).into_bytes(), rest].concat()))
}

/// Whether all of at least one character pass.
fn all(a: &[Value], test: fn(u32) -> bool) -> Res {
    Ok(Value::bool(text(a).len() > 0 && text(a).code_points().all(test)))
}

/// Whether there are letters of the one case, and none of the other or of title case.
fn has_case(text: &Str, has: fn(u32) -> bool, lacks: fn(u32) -> bool) -> bool {
    text.code_points().any(has) && !text.code_points().any(|code| lacks(code) || is_titlecase(code))
}

/// Whether there are words, and capitals at the beginning of each but nowhere else.
fn is_title(text: &Str) -> bool {
    let (mut within, mut any) = (false, false);
    for code in text.code_points() {
        let capital = is_upper(code) || is_titlecase(code);
        let cased = capital || is_lower(code);
        if cased && capital == within {
            return false;
        }
        within = cased;
        any |= cased;
    }
    any
}

fn is_identifier(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|first| first == '_' || unicode_ident::is_xid_start(first))
        && letters.all(unicode_ident::is_xid_continue)
}

/// The fill character of a field.
fn fill(vm: Vm, value: &Value) -> Res<&[u8]> {
    if value.is_missing() {
        return Ok(b" ");
    }
    match value.get::<Str>() {
        Some(fill) if fill.len() == 1 => Ok(fill.bytes()),
        Some(_) => Err(vm.type_error("The fill character must be exactly one character long")),
        None => {
            let class = vm.class_name(value);
            Err(vm.type_error(format!("The fill character must be a unicode character, not {class}")))
        }
    }
}

fn justify(vm: Vm, a: &[Value], stand: Stand) -> Res {
    let fill = fill(vm, &a[2])?;
    let (missing, width) = missing(vm, &a[1], text(a).len())?;
    if missing == 0 {
        return Ok(plain(vm, &a[0]));
    }
    Ok(vm.wtf8(pad(text(a).bytes(), margins(stand, missing, width), fill)))
}

fn ljust(vm: Vm, a: &[Value]) -> Res {
    justify(vm, a, Stand::Left)
}

fn rjust(vm: Vm, a: &[Value]) -> Res {
    justify(vm, a, Stand::Right)
}

fn center(vm: Vm, a: &[Value]) -> Res {
    justify(vm, a, Stand::Center)
}

fn zfill(vm: Vm, a: &[Value]) -> Res {
    let (missing, _) = missing(vm, &a[1], text(a).len())?;
    Ok(if missing == 0 { plain(vm, &a[0]) } else { vm.wtf8(fill_zeros(text(a).bytes(), missing)) })
}

fn expandtabs(vm: Vm, a: &[Value]) -> Res {
    let size = a[1].as_i64().and_then(crate::value::count).unwrap_or(0);
    let tabs = text(a).bytes().iter().filter(|byte| **byte == b'\t').count();
    check_room(vm, tabs.saturating_mul(size))?;
    Ok(vm.wtf8(expand_tabs(text(a).bytes(), size, begins)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surrogates_have_no_case() {
        let upper = mapped(b"a\xED\xA0\x80\xC3\xA9", unicode::upper_str);
        assert_eq!(upper, b"A\xED\xA0\x80\xC3\x89");
    }

    #[test]
    fn titles() {
        let title = |text: &str| is_title(&Str::from_wtf8(text.as_bytes().to_vec()));
        assert!(title("Ab Éc") && title("ǅx") && !title("aB") && !title("AB") && !title("1"));
    }

    #[test]
    fn identifiers() {
        assert!(is_identifier("_a1") && is_identifier("é") && !is_identifier("1a") && !is_identifier("a b"));
    }
}
