//! Strings taken apart and put together.

use super::arguments::{self, Want, limit, prepared};
use super::{part, plain};
use crate::object::Kind;
use crate::text::unicode::is_space;
use crate::text::wtf8::decode;
use crate::types::bytesearch::pieces::{Sides, Spaces, rsplit_spaces, split_lines, split_spaces, trim};
use crate::types::string::Str;
use crate::types::{Methods, bytesearch};
use crate::value::Value;
use crate::vm::{Res, Vm};

pub(super) fn install(methods: &Methods) {
    methods
        .step("split", "self, /, sep=None, maxsplit=-1", |vm, a| prepared(vm, a, &[(2, Want::Size)], split))
        .step("rsplit", "self, /, sep=None, maxsplit=-1", |vm, a| prepared(vm, a, &[(2, Want::Size)], rsplit))
        .step("splitlines", "self, /, keepends=False", |vm, a| {
            prepared(vm, a, &[(1, Want::Truth)], splitlines)
        })
        .sync("partition", "self, sep, /", partition)
        .sync("rpartition", "self, sep, /", rpartition)
        .sync("strip", "self, chars=None, /", |vm, a| strip(vm, a, Sides::Both, "strip"))
        .sync("lstrip", "self, chars=None, /", |vm, a| strip(vm, a, Sides::Left, "lstrip"))
        .sync("rstrip", "self, chars=None, /", |vm, a| strip(vm, a, Sides::Right, "rstrip"))
        .step("join", "self, iterable, /", |vm, a| arguments::join(vm, a, join));
}

/// The spaces of texts.
const SPACES: Spaces = Spaces { at_start: space_at_start, at_end: space_at_end };

/// The character that a text begins with, and its width; `None` within a character as well as at the end.
fn first(text: &[u8]) -> Option<(u32, usize)> {
    match *text.first()? {
        byte @ ..0x80 => Some((byte.into(), 1)),
        0x80..0xC0 => None,
        _ => Some(decode(text, 0)),
    }
}

/// The character that a text ends with, and its width; `None` where it is cut off.
fn last(text: &[u8]) -> Option<(u32, usize)> {
    let start = text.iter().rposition(|byte| super::begins(*byte))?;
    let width = match text[start] {
        ..0x80 => 1,
        0x80..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0.. => 4,
    };
    if start + width == text.len() { first(&text[start..]) } else { None }
}

fn width_if(found: Option<(u32, usize)>, test: impl Fn(u32) -> bool) -> usize {
    found.filter(|(code, _)| test(*code)).map_or(0, |(_, width)| width)
}

fn space_at_start(text: &[u8]) -> usize {
    width_if(first(text), is_space)
}

fn space_at_end(text: &[u8]) -> usize {
    width_if(last(text), is_space)
}

/// How many bytes the end of a line takes that a text begins with.
fn line_end(text: &[u8]) -> usize {
    if text.starts_with(b"\r\n") {
        return 2;
    }
    width_if(first(text), |code| matches!(code, 0x0A..=0x0D | 0x1C..=0x1E | 0x85 | 0x2028 | 0x2029))
}

fn list(vm: Vm, parts: Vec<&[u8]>) -> Value {
    vm.list(parts.into_iter().map(|part| vm.wtf8(part.to_vec())).collect())
}

/// The separator of `split` and `rsplit`; `None` for spaces.
fn separator(vm: Vm, value: &Value) -> Res<Option<&[u8]>> {
    match value.get::<Str>().map(Str::bytes) {
        Some([]) => Err(vm.value_error("empty separator")),
        None if !value.is_none() => {
            Err(vm.type_error(format!("must be str or None, not {}", vm.class_name(value))))
        }
        separator => Ok(separator),
    }
}

fn split(vm: Vm, a: &[Value]) -> Res {
    let (whole, most) = (a[0].body::<Str>().bytes(), limit(&a[2]));
    Ok(list(
        vm,
        match separator(vm, &a[1])? {
            Some(separator) => bytesearch::split(whole, separator, most),
            None => split_spaces(whole, SPACES, most),
        },
    ))
}

fn rsplit(vm: Vm, a: &[Value]) -> Res {
    let (whole, most) = (a[0].body::<Str>().bytes(), limit(&a[2]));
    Ok(list(
        vm,
        match separator(vm, &a[1])? {
            Some(separator) => bytesearch::rsplit(whole, separator, most),
            None => rsplit_spaces(whole, SPACES, most),
        },
    ))
}

fn splitlines(vm: Vm, a: &[Value]) -> Res {
    let keep_ends = a[1].as_bool() == Some(true);
    Ok(list(vm, split_lines(a[0].body::<Str>().bytes(), keep_ends, line_end)))
}

/// The separator of `partition` and `rpartition`.
fn middle(vm: Vm, value: &Value) -> Res<&[u8]> {
    match value.get::<Str>().map(Str::bytes) {
        Some([]) => Err(vm.value_error("empty separator")),
        Some(separator) => Ok(separator),
        None => Err(vm.type_error(format!("must be str, not {}", vm.class_name(value)))),
    }
}

/// What stands before a separator, the separator, and what stands behind it.
fn parted(vm: Vm, a: &[Value], at: usize, length: usize) -> Value {
    let whole = a[0].body::<Str>().bytes();
    let (before, after) = (&whole[..at], &whole[at + length..]);
    vm.tuple(vec![vm.wtf8(before.to_vec()), a[1].clone(), vm.wtf8(after.to_vec())])
}

fn partition(vm: Vm, a: &[Value]) -> Res {
    let separator = middle(vm, &a[1])?;
    Ok(match bytesearch::find(a[0].body::<Str>().bytes(), separator) {
        Some(at) => parted(vm, a, at, separator.len()),
        None => vm.tuple(vec![plain(vm, &a[0]), vm.str(""), vm.str("")]),
    })
}

fn rpartition(vm: Vm, a: &[Value]) -> Res {
    let separator = middle(vm, &a[1])?;
    Ok(match bytesearch::rfind(a[0].body::<Str>().bytes(), separator) {
        Some(at) => parted(vm, a, at, separator.len()),
        None => vm.tuple(vec![vm.str(""), vm.str(""), plain(vm, &a[0])]),
    })
}

fn strip(vm: Vm, a: &[Value], sides: Sides, name: &str) -> Res {
    let whole = a[0].body::<Str>().bytes();
    let stripped = match a[1].get::<Str>() {
        Some(chars) => {
            let chars: Vec<u32> = chars.code_points().collect();
            let is_among = |code| chars.contains(&code);
            trim(whole, sides, |text| width_if(first(text), is_among), |text| width_if(last(text), is_among))
        }
        None if a[1].is_none() => trim(whole, sides, space_at_start, space_at_end),
        None => return Err(vm.type_error(format!("{name} arg must be None or str"))),
    };
    Ok(part(vm, &a[0], stripped))
}

fn join(vm: Vm, separator: &Value, items: &[Value]) -> Res {
    if let [only] = items
        && only.exact::<Str>().is_some()
    {
        return Ok(only.clone());
    }
    let separator = separator.body::<Str>().bytes();
    let mut joined = Vec::new();
    for (index, item) in items.iter().enumerate() {
        if item.kind() != Kind::Str {
            let class = vm.class_name(item);
            return Err(vm.type_error(format!("sequence item {index}: expected str instance, {class} found")));
        }
        if index > 0 {
            joined.extend_from_slice(separator);
        }
        joined.extend_from_slice(item.body::<Str>().bytes());
    }
    Ok(vm.wtf8(joined))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_at_both_ends() {
        assert_eq!((space_at_start(b" a"), space_at_start(b"\x1Ca"), space_at_start(b"a")), (1, 1, 0));
        assert_eq!((space_at_start("\u{3000}a".as_bytes()), space_at_end("a\u{85}".as_bytes())), (3, 2));
        // A character that is cut off is none.
        let cut = "\u{2007}".as_bytes();
        assert_eq!((space_at_end(&cut[..2]), space_at_start(&cut[1..]), space_at_end(b"")), (0, 0, 0));
    }

    #[test]
    fn ends_of_lines() {
        let widths =
            ["\r\n", "\n", "\r", "\x0B", "\u{85}", "\u{2028}", "\t"].map(|text| line_end(text.as_bytes()));
        assert_eq!(widths, [2, 1, 1, 1, 2, 3, 0]);
    }
}
