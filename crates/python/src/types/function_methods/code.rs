//! Code objects.

use std::sync::atomic::Ordering;

use crate::compile::op::{Instr, Op};
use crate::object::Kind;
use crate::types::Methods;
use crate::types::code::{Code, Place};
use crate::types::iter::State;
use crate::types::object::text_of;
use crate::types::string::{Str, hash_bytes};
use crate::types::tuple::Tuple;
use crate::types::ty::{NO_DICT, Type};
use crate::value::Value;
use crate::vm::ops::{Quick, eq_quick, fix_hash, hash_items};
use crate::vm::{Res, Vm};

/// A word is a unit of two bytes to whoever counts instructions in bytes, as `traceback` does.
const UNIT: usize = 2;

pub(super) fn install(vm: Vm) {
    let class = &vm.classes().code;
    class.body::<Type>().set_flag(NO_DICT, true);
    Methods::of(vm, class)
        .get("co_name", |_, this| Ok(body(this).name.clone()))
        .get("co_qualname", |_, this| Ok(body(this).qualname.clone()))
        .get("co_filename", |_, this| Ok(body(this).filename.clone()))
        .get("co_firstlineno", |vm, this| Ok(vm.int(body(this).first_line.into())))
        .get("co_flags", |vm, this| Ok(vm.int(body(this).flags.into())))
        .get("co_argcount", |vm, this| Ok(vm.size(body(this).positional)))
        .get("co_posonlyargcount", |vm, this| Ok(vm.size(body(this).positional_only)))
        .get("co_kwonlyargcount", |vm, this| Ok(vm.size(body(this).keyword_only)))
        .get("co_nlocals", |vm, this| Ok(vm.size(local_places(body(this)).len())))
        .get("co_stacksize", |vm, this| Ok(vm.size(body(this).registers - body(this).variables.len())))
        .get("co_varnames", |vm, this| Ok(variables(vm, this, &local_places(body(this)))))
        .get("co_cellvars", |vm, this| Ok(variables(vm, this, &places(body(this), Place::Cell))))
        .get("co_freevars", |vm, this| Ok(variables(vm, this, &places(body(this), Place::Free))))
        .get("co_names", |vm, this| Ok(vm.tuple(body(this).names.to_vec())))
        .get("co_consts", |vm, this| Ok(vm.tuple(body(this).constants.to_vec())))
        .get("co_code", |vm, this| Ok(vm.bytes(bytes(body(this)))))
        .get("co_linetable", |vm, _| Ok(vm.bytes(Vec::new())))
        .get("co_lnotab", |vm, _| Ok(vm.bytes(Vec::new())))
        .get("co_exceptiontable", |vm, _| Ok(vm.bytes(Vec::new())))
        .sync("co_positions", "self, /", positions)
        .sync("co_lines", "self, /", lines)
        .sync("replace", "self, /, **changes", super::replace::replace)
        .sync("__replace__", "self, /, **changes", super::replace::replace)
        .sync("__eq__", "self, value, /", equal)
        .sync("__hash__", "self, /", hash)
        .sync("__repr__", "self, /", repr);
}

fn body(this: &Value) -> &Code {
    this.body()
}

/// The registers of parameters and of variables that are no cells.
pub(super) fn local_places(code: &Code) -> Vec<usize> {
    let parameters = code.parameters();
    let is_local =
        |index: &usize| *index < parameters || matches!(code.places[*index], Place::Fast | Place::Hidden);
    (0..code.variables.len()).filter(is_local).collect()
}

/// The registers of variables of one sort.
pub(super) fn places(code: &Code, place: Place) -> Vec<usize> {
    (0..code.variables.len()).filter(|&index| code.places[index] == place).collect()
}

fn variables(vm: Vm, this: &Value, places: &[usize]) -> Value {
    let code = body(this);
    vm.tuple(places.iter().map(|&index| code.variables[index].clone()).collect())
}

/// The instructions, with empty caches.
pub(super) fn words(code: &Code) -> Vec<u64> {
    let mut words = Vec::with_capacity(code.words.len());
    let (mut extra, mut is_cache) = (0, false);
    for word in code.words.iter() {
        let word = word.load(Ordering::Relaxed);
        if extra > 0 {
            extra -= 1;
            words.push(if is_cache { 0 } else { word });
            continue;
        }
        let op = Instr::from_word(word).op;
        extra = op.extra_words();
        is_cache = matches!(op, Op::LoadGlobal | Op::LoadAttr | Op::LoadMethod | Op::StoreAttr);
        words.push(word);
    }
    words
}

/// The instructions as bytes.
pub(super) fn bytes(code: &Code) -> Vec<u8> {
    words(code).into_iter().flat_map(u64::to_le_bytes).collect()
}

fn iterator(vm: Vm, items: Vec<Value>) -> Value {
    vm.new_iter(&vm.classes().tuple_iterator, State::Tuple { tuple: vm.tuple(items), index: 0 })
}

/// For each word, its line, its last line, and its columns; columns are None where nothing in the source stands for it.
fn positions(vm: Vm, a: &[Value]) -> Res {
    let code = body(&a[0]);
    let number = |number: u32| vm.int(number.into());
    let position = |word: usize| {
        if code.source.has_text() && matches!(code.ranges.get(word), None | Some((0, 0))) {
            let line = number(code.first_line);
            return vm.tuple(vec![line.clone(), line, Value::NONE, Value::NONE]);
        }
        let at = code.position(word);
        if !code.source.has_text() {
            return vm.tuple(vec![number(at.line), number(at.line), Value::NONE, Value::NONE]);
        }
        vm.tuple(vec![number(at.line), number(at.end_line), number(at.column), number(at.end_column)])
    };
    Ok(iterator(vm, (0..code.words.len()).map(position).collect()))
}

/// For each run of words of one line, where it begins, where it ends, and the line.
fn lines(vm: Vm, a: &[Value]) -> Res {
    let code = body(&a[0]);
    let line = |word: usize| match code.ranges.get(word) {
        None => code.first_line,
        Some((0, 0)) if code.source.has_text() => code.first_line,
        _ => code.line(word),
    };
    let mut runs: Vec<(usize, usize, u32)> = Vec::new();
    for word in 0..code.words.len() {
        match runs.last_mut() {
            Some((_, end, known)) if *known == line(word) => *end = word + 1,
            _ => runs.push((word, word + 1, line(word))),
        }
    }
    let run = |(start, end, line): (usize, usize, u32)| {
        vm.tuple(vec![vm.size(start * UNIT), vm.size(end * UNIT), vm.int(line.into())])
    };
    Ok(iterator(vm, runs.into_iter().map(run).collect()))
}

fn equal(_: Vm, a: &[Value]) -> Res {
    Ok(match a[1].get::<Code>() {
        Some(other) => Value::bool(is_same(body(&a[0]), other)),
        None => Value::NOT_IMPLEMENTED,
    })
}

fn is_same(a: &Code, b: &Code) -> bool {
    let texts =
        |a: &[Value], b: &[Value]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| text(a) == text(b));
    std::ptr::eq(a, b)
        || text(&a.name) == text(&b.name)
            && (a.positional, a.positional_only, a.keyword_only)
                == (b.positional, b.positional_only, b.keyword_only)
            && (a.flags, a.first_line) == (b.flags, b.first_line)
            && a.ranges == b.ranges
            && a.places == b.places
            && texts(&a.names, &b.names)
            && texts(&a.variables, &b.variables)
            && words(a) == words(b)
            && are_same(&a.constants, &b.constants)
}

fn text(name: &Value) -> &[u8] {
    name.get::<Str>().map_or(&[], Str::bytes)
}

fn are_same(a: &[Value], b: &[Value]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same_constant(a, b))
}

/// Whether constants are equal and of one kind: 1 is not True, and 0.0 not -0.0.
fn is_same_constant(a: &Value, b: &Value) -> bool {
    if a.is(b) {
        return true;
    }
    a.kind() == b.kind()
        && match a.kind() {
            Kind::Code => is_same(a.body(), b.body()),
            Kind::Tuple => are_same(a.body::<Tuple>().items(), b.body::<Tuple>().items()),
            Kind::Float => false,
            _ => eq_quick(a, b) == Quick::Yes,
        }
}

fn hash(vm: Vm, a: &[Value]) -> Res {
    let code = body(&a[0]);
    let numbers = [
        code.positional,
        code.positional_only,
        code.keyword_only,
        code.flags as usize,
        code.first_line as usize,
    ];
    let hashes = numbers.iter().map(|&number| number as i64);
    let hashes = hashes.chain([hash_bytes(text(&code.name)), hash_bytes(&bytes(code))]);
    Ok(vm.int(fix_hash(hash_items(hashes))))
}

fn repr(vm: Vm, a: &[Value]) -> Res {
    let code = body(&a[0]);
    Ok(vm.string(format!(
        "<code object {} at {:#x}, file \"{}\", line {}>",
        text_of(&code.name),
        a[0].id(),
        text_of(&code.filename),
        code.first_line
    )))
}
