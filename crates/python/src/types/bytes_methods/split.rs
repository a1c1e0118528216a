//! Bytes taken apart and put together.

use super::{alike, buffer, expect_buffer, own, plain};
use crate::object::Kind;
use crate::types::bytesearch::ascii::is_space;
use crate::types::bytesearch::pieces::{Sides, Spaces, rsplit_spaces, split_lines, split_spaces, trim};
use crate::types::str_methods::arguments::{self, Want, limit, prepared};
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
        .sync("strip", "self, bytes=None, /", |vm, a| strip(vm, a, Sides::Both))
        .sync("lstrip", "self, bytes=None, /", |vm, a| strip(vm, a, Sides::Left))
        .sync("rstrip", "self, bytes=None, /", |vm, a| strip(vm, a, Sides::Right))
        .step("join", "self, iterable_of_bytes, /", |vm, a| arguments::join(vm, a, join));
}

/// The spaces of bytes.
const SPACES: Spaces = Spaces {
    at_start: |bytes| usize::from(bytes.first().is_some_and(|byte| is_space(*byte))),
    at_end: |bytes| usize::from(bytes.last().is_some_and(|byte| is_space(*byte))),
};

fn line_end(bytes: &[u8]) -> usize {
    match bytes {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}

fn list(vm: Vm, instance: &Value, parts: Vec<&[u8]>) -> Value {
    vm.list(parts.into_iter().map(|part| alike(vm, instance, part.to_vec())).collect())
}

/// How `split` and `rsplit` cut at a separator.
type Cut = for<'a> fn(&'a [u8], &[u8], usize) -> Vec<&'a [u8]>;
/// How they cut at spaces.
type CutSpaces = for<'a> fn(&'a [u8], Spaces, usize) -> Vec<&'a [u8]>;

fn cut(vm: Vm, a: &[Value], cut: Cut, cut_spaces: CutSpaces) -> Res {
    let (whole, most) = (own(&a[0]), limit(&a[2]));
    if a[1].is_none() {
        return Ok(list(vm, &a[0], cut_spaces(&whole, SPACES, most)));
    }
    let separator = expect_buffer(vm, &a[1])?;
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    Ok(list(vm, &a[0], cut(&whole, &separator, most)))
}

fn split(vm: Vm, a: &[Value]) -> Res {
    cut(vm, a, bytesearch::split, split_spaces)
}

fn rsplit(vm: Vm, a: &[Value]) -> Res {
    cut(vm, a, bytesearch::rsplit, rsplit_spaces)
}

fn splitlines(vm: Vm, a: &[Value]) -> Res {
    let keep_ends = a[1].as_bool() == Some(true);
    Ok(list(vm, &a[0], split_lines(&own(&a[0]), keep_ends, line_end)))
}

/// What stands before a separator, the separator, and what stands behind it; `None` where it does not occur.
fn parted(vm: Vm, a: &[Value], find: fn(&[u8], &[u8]) -> Option<usize>) -> Res<Option<Value>> {
    let (whole, separator) = (own(&a[0]), expect_buffer(vm, &a[1])?);
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let Some(at) = find(&whole, &separator) else { return Ok(None) };
    let middle = match a[0].kind() {
        Kind::ByteArray => vm.bytearray(separator.to_vec()),
        _ => a[1].clone(),
    };
    let part = |part: &[u8]| alike(vm, &a[0], part.to_vec());
    let parts = vec![part(&whole[..at]), middle, part(&whole[at + separator.len()..])];
    Ok(Some(vm.tuple(parts)))
}

fn partition(vm: Vm, a: &[Value]) -> Res {
    let empty = || alike(vm, &a[0], Vec::new());
    Ok(match parted(vm, a, bytesearch::find)? {
        Some(parts) => parts,
        None => vm.tuple(vec![plain(vm, &a[0]), empty(), empty()]),
    })
}

fn rpartition(vm: Vm, a: &[Value]) -> Res {
    let empty = || alike(vm, &a[0], Vec::new());
    Ok(match parted(vm, a, bytesearch::rfind)? {
        Some(parts) => parts,
        None => vm.tuple(vec![empty(), empty(), plain(vm, &a[0])]),
    })
}

fn strip(vm: Vm, a: &[Value], sides: Sides) -> Res {
    let whole = own(&a[0]);
    let stripped = if a[1].is_none() {
        trim(&whole, sides, SPACES.at_start, SPACES.at_end)
    } else {
        let among = expect_buffer(vm, &a[1])?;
        let is_among = |byte: Option<&u8>| usize::from(byte.is_some_and(|byte| among.contains(byte)));
        trim(&whole, sides, |bytes| is_among(bytes.first()), |bytes| is_among(bytes.last()))
    };
    let is_whole = stripped.len() == whole.len();
    Ok(if is_whole { plain(vm, &a[0]) } else { alike(vm, &a[0], stripped.to_vec()) })
}

fn join(vm: Vm, separator: &Value, items: &[Value]) -> Res {
    let mut joined = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let Some(bytes) = buffer(vm, item)? else {
            let class = vm.class_name(item);
            let message = format!("sequence item {index}: expected a bytes-like object, {class} found");
            return Err(vm.type_error(message));
        };
        if index > 0 {
            joined.extend_from_slice(&own(separator));
        }
        joined.extend_from_slice(&bytes);
    }
    Ok(alike(vm, separator, joined))
}
