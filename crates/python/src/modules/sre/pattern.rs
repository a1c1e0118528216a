//! `re.Pattern`: what has been compiled, and what it can be asked for.

use super::finder::Finder;
use super::matched::Match;
use super::subject::{How, Subject};
use super::{finder, replace, validate};
use crate::modules::state;
use crate::object::{Body, Info, Kind, allocate};
use crate::types::Methods;
use crate::types::alias::class_getitem;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::str_methods::arguments::{Want, prepared};
use crate::types::string::Str;
use crate::types::tuple::Tuple;
use crate::types::ty::NO_DICT;
use crate::types::view::MappingProxy;
use crate::value::Value;
use crate::vm::native::{Step, task};
use crate::vm::ops::Order;
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) struct Pattern {
    /// The text that was compiled, or None.
    pattern: Value,
    flags: u32,
    pub(super) groups: usize,
    /// A dict of the groups that have names.
    pub(super) index: Value,
    /// For each group its name or None.
    pub(super) names: Value,
    pub(super) code: Box<[u32]>,
    /// Whether it matches bytes; `None` if it matches anything.
    is_bytes: Option<bool>,
    /// The class of its matches.
    match_class: Value,
}

impl Body for Pattern {
    const KIND: Kind = Kind::Other;
}

/// `string, pos=0, endpos=sys.maxsize`
const PLACES: &[(usize, Want)] = &[(2, Want::Size), (3, Want::Size)];
/// `string, maxsplit=0`
const COUNT: &[(usize, Want)] = &[(2, Want::Size)];

pub(super) fn install(vm: Vm) {
    let object = &vm.classes().object;
    let class =
        crate::modules::new_class(vm, "re", "re.Pattern", object, Info::extended::<Pattern>(), NO_DICT);
    Methods::of(vm, &class)
        .step("match", "self, string, pos=0, endpos=9223372036854775807", |vm, a| {
            prepared(vm, a, PLACES, |vm, a| first(vm, a, How::Match))
        })
        .step("fullmatch", "self, string, pos=0, endpos=9223372036854775807", |vm, a| {
            prepared(vm, a, PLACES, |vm, a| first(vm, a, How::Full))
        })
        .step("search", "self, string, pos=0, endpos=9223372036854775807", |vm, a| {
            prepared(vm, a, PLACES, |vm, a| first(vm, a, How::Search))
        })
        .step("findall", "self, string, pos=0, endpos=9223372036854775807", |vm, a| {
            prepared(vm, a, PLACES, findall)
        })
        .step("finditer", "self, string, pos=0, endpos=9223372036854775807", |vm, a| {
            prepared(vm, a, PLACES, |vm, a| Ok(finder::iterator(vm, &a[0], begin(vm, a)?)))
        })
        .step("scanner", "self, string, pos=0, endpos=9223372036854775807", |vm, a| {
            prepared(vm, a, PLACES, |vm, a| Ok(finder::scanner(vm, &a[0], begin(vm, a)?)))
        })
        .step("split", "self, string, maxsplit=0", |vm, a| prepared(vm, a, COUNT, split))
        .wait("sub", "self, repl, string, count=0", |vm, a| task(replace::sub(vm, a)))
        .wait("subn", "self, repl, string, count=0", |vm, a| task(replace::subn(vm, a)))
        .sync("__copy__", "self, /", |_, a| Ok(a[0].clone()))
        .sync("__deepcopy__", "self, memo, /", |_, a| Ok(a[0].clone()))
        .class_method("__class_getitem__", "cls, item, /", waits!(class_getitem))
        .wait("__repr__", "self, /", waits!(repr))
        .wait("__hash__", "self, /", waits!(hash))
        .step("__eq__", "self, value, /", |vm, a| equal(vm, a, true))
        .step("__ne__", "self, value, /", |vm, a| equal(vm, a, false))
        .get("pattern", |_, this| Ok(of(this).pattern.clone()))
        .get("flags", |vm, this| Ok(vm.int(i64::from(of(this).flags))))
        .get("groups", |vm, this| Ok(vm.size(of(this).groups)))
        .get("groupindex", |vm, this| {
            Ok(allocate(&vm.classes().mappingproxy, MappingProxy(of(this).index.clone())))
        });
    state::keep(vm, "re.Pattern", &class);
}

pub(super) fn of(value: &Value) -> &Pattern {
    value.body()
}

/// `_sre.compile`
pub(super) fn compile(vm: Vm, a: &[Value]) -> Res {
    let [pattern, flags, code, groups, index, names] = a else {
        return Err(vm.type_error("compile() takes exactly 6 arguments"));
    };
    let wrong = |name: &str, wanted: &str, given: &Value| {
        let class = vm.class_name(given);
        vm.type_error(format!("compile() argument '{name}' must be {wanted}, not {class}"))
    };
    let code = code.get::<List>().ok_or_else(|| wrong("code", "list", code))?;
    index.get::<Dict>().ok_or_else(|| wrong("groupindex", "dict", index))?;
    names.get::<Tuple>().ok_or_else(|| wrong("indexgroup", "tuple", names))?;
    let flags = super::code_point(vm, flags)?;
    let word = |number: &Value| number.as_i64().and_then(|number| u32::try_from(number).ok());
    let words = code.items.with(|items| items.iter().map(word).collect::<Option<Vec<u32>>>());
    let Some(words) = words else {
        return Err(vm.overflow_error("regular expression code size limit exceeded"));
    };
    let groups = super::code_point(vm, groups)? as usize;
    // A pattern has two marks for each group, and the code names all that it sets.
    if groups > words.len() || !validate::is_valid(&words, groups) {
        return Err(vm.runtime_error("invalid SRE code"));
    }
    let is_bytes = match pattern.is_none() {
        true => None,
        false => Some(!Subject::of(vm, pattern)?.is_text()),
    };
    let body = Pattern {
        pattern: pattern.clone(),
        flags,
        groups,
        index: index.clone(),
        names: names.clone(),
        code: words.into(),
        is_bytes,
        match_class: state::kept(vm, "re.Match"),
    };
    Ok(allocate(&state::kept(vm, "re.Pattern"), body))
}

/// What a pattern is to be matched against, if it is of the pattern's kind.
pub(super) fn subject(vm: Vm, pattern: &Value, string: &Value) -> Res<Subject> {
    let subject = Subject::of(vm, string)?;
    match (of(pattern).is_bytes, subject.is_text()) {
        (Some(false), false) => Err(vm.type_error("cannot use a string pattern on a bytes-like object")),
        (Some(true), true) => Err(vm.type_error("cannot use a bytes pattern on a string-like object")),
        _ => Ok(subject),
    }
}

/// A finder for the arguments `self, string, pos, endpos`.
fn begin(vm: Vm, a: &[Value]) -> Res<Finder> {
    let subject = subject(vm, &a[0], &a[1])?;
    let len = subject.len;
    let place = |at: &Value| at.as_i64().map_or(len, |at| crate::value::count(at).unwrap_or(0).min(len));
    Ok(Finder::new(subject, place(&a[2]), place(&a[3])))
}

/// A match as a value.
pub(super) fn matched(pattern: &Value, finder: &Finder, found: super::subject::Found) -> Value {
    let body = Match::new(pattern.clone(), finder.subject.value().clone(), finder.bounds(), found);
    allocate(&of(pattern).match_class, body)
}

fn first(vm: Vm, a: &[Value], how: How) -> Res {
    let mut finder = begin(vm, a)?;
    let found = finder.next(of(&a[0]), how);
    Ok(found.map_or(Value::NONE, |found| matched(&a[0], &finder, found)))
}

fn findall(vm: Vm, a: &[Value]) -> Res {
    let mut finder = begin(vm, a)?;
    let mut all = Vec::new();
    while let Some(found) = finder.next(of(&a[0]), How::Search) {
        let group = |number: usize| finder.subject.part(vm, found.spans[number].unwrap_or_default());
        all.push(match of(&a[0]).groups {
            0 => group(0),
            1 => group(1),
            groups => vm.tuple((1..=groups).map(group).collect()),
        });
    }
    Ok(vm.list(all))
}

fn split(vm: Vm, a: &[Value]) -> Res {
    let subject = subject(vm, &a[0], &a[1])?;
    let most = a[2].as_i64().unwrap_or(0);
    let len = subject.len;
    let mut finder = Finder::new(subject, 0, len);
    let (mut parts, mut splits, mut last) = (Vec::new(), 0, 0);
    while most == 0 || splits < most {
        let Some(found) = finder.next(of(&a[0]), How::Search) else { break };
        let (start, end) = found.whole();
        parts.push(finder.subject.part(vm, (last, start)));
        let group = |span: &Option<_>| span.map_or(Value::NONE, |span| finder.subject.part(vm, span));
        parts.extend(found.spans[1..].iter().map(group));
        last = end;
        splits += 1;
    }
    parts.push(finder.subject.part(vm, (last, len)));
    Ok(vm.list(parts))
}

const FLAGS: &[(&str, u32)] = &[
    ("re.IGNORECASE", 2),
    ("re.LOCALE", 4),
    ("re.MULTILINE", 8),
    ("re.DOTALL", 16),
    ("re.UNICODE", 32),
    ("re.VERBOSE", 64),
    ("re.DEBUG", 128),
    ("re.ASCII", 256),
];
const UNICODE: u32 = 32;
const LOCALE_UNICODE_ASCII: u32 = 4 | 32 | 256;
/// So much of a pattern is shown.
const SHOWN: usize = 200;

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let pattern = of(&a[0]);
    let mut flags = pattern.flags;
    if pattern.pattern.kind() == Kind::Str && flags & LOCALE_UNICODE_ASCII == UNICODE {
        flags &= !UNICODE;
    }
    let mut names: Vec<String> = Vec::new();
    for (name, flag) in FLAGS {
        if flags & flag != 0 {
            names.push((*name).to_owned());
            flags &= !flag;
        }
    }
    if flags != 0 {
        names.push(format!("0x{flags:x}"));
    }
    let shown = vm.repr(&pattern.pattern).await?;
    let shown = shown.body::<Str>().slice(0, SHOWN);
    let mut text = b"re.compile(".to_vec();
    text.extend_from_slice(shown);
    if !names.is_empty() {
        text.extend_from_slice(b", ");
        text.extend_from_slice(names.join("|").as_bytes());
    }
    text.push(b')');
    Ok(vm.wtf8(text))
}

#[undropped]
async fn hash(vm: Vm, a: Vec<Value>) -> Res {
    let pattern = of(&a[0]);
    let mut hash = crate::types::string::hash_bytes(
        &pattern.code.iter().flat_map(|word| word.to_ne_bytes()).collect::<Vec<u8>>(),
    );
    hash ^= vm.hash(&pattern.pattern).await? ^ i64::from(pattern.flags);
    Ok(vm.int(crate::vm::ops::fix_hash(hash)))
}

fn equal(vm: Vm, a: &[Value], wanted: bool) -> Step {
    let Some(other) = a[1].get::<Pattern>() else { return Step::Done(Ok(Value::NOT_IMPLEMENTED)) };
    let this = of(&a[0]);
    if a[0].is(&a[1]) {
        return Step::Done(Ok(Value::bool(wanted)));
    }
    let alike = this.flags == other.flags && this.is_bytes == other.is_bytes && this.code == other.code;
    if !alike {
        return Step::Done(Ok(Value::bool(!wanted)));
    }
    let (left, right) = (this.pattern.clone(), other.pattern.clone());
    Step::Wait(task(async move { Ok(Value::bool(vm.holds(Order::Eq, &left, &right).await? == wanted)) }))
}
