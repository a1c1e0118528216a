//! `re.Match`: what a pattern found, and where.

use super::pattern;
use super::subject::{Found, Span, Subject};
use super::template;
use crate::modules::state;
use crate::object::{Body, Info, Kind};
use crate::types::Methods;
use crate::types::alias::class_getitem;
use crate::types::dict::Dict;
use crate::types::str_methods::arguments::has_index;
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::native::{Step, task};
use crate::vm::{Raise, Res, Vm};
use crate::waits;

pub(super) struct Match {
    pattern: Value,
    string: Value,
    /// `pos` and `endpos`
    bounds: Span,
    found: Found,
}

impl Body for Match {
    const KIND: Kind = Kind::Other;
}

impl Match {
    pub(super) fn new(pattern: Value, string: Value, bounds: Span, found: Found) -> Self {
        Self { pattern, string, bounds, found }
    }

    pub(super) fn pattern(&self) -> &Value {
        &self.pattern
    }

    /// How many groups there are, with the whole match.
    pub(super) fn count(&self) -> usize {
        self.found.spans.len()
    }

    pub(super) fn is_text(&self) -> bool {
        self.string.kind() == Kind::Str
    }

    /// The text of a group, or what is given instead if it took no part.
    pub(super) fn group(&self, vm: Vm, number: usize, instead: &Value) -> Res {
        match self.found.spans[number] {
            Some(span) => Ok(Subject::of(vm, &self.string)?.part(vm, span)),
            None => Ok(instead.clone()),
        }
    }

    /// The text of the groups behind the first, which is the whole match.
    fn groups(&self, vm: Vm, instead: &Value) -> Res<Vec<Value>> {
        let subject = Subject::of(vm, &self.string)?;
        let part = |span: &Option<Span>| span.map_or_else(|| instead.clone(), |span| subject.part(vm, span));
        Ok(self.found.spans[1..].iter().map(part).collect())
    }
}

pub(super) fn install(vm: Vm) {
    let object = &vm.classes().object;
    let class = crate::modules::new_class(vm, "re", "re.Match", object, Info::plain::<Match>(), 0);
    Methods::of(vm, &class)
        .step("group", "self, /, *args", group)
        .step("__getitem__", "self, key, /", |vm, a| of_group(vm, a, text))
        .step("start", "self, group=0, /", |vm, a| of_group(vm, a, start))
        .step("end", "self, group=0, /", |vm, a| of_group(vm, a, end))
        .step("span", "self, group=0, /", |vm, a| {
            of_group(vm, a, |vm, this, group| Ok(span(vm, of(this).found.spans[group])))
        })
        .sync("groups", "self, default=None", |vm, a| Ok(vm.tuple(of(&a[0]).groups(vm, &a[1])?)))
        .wait("groupdict", "self, default=None", waits!(groupdict))
        .wait("expand", "self, template", waits!(template::expand_method))
        .sync("__copy__", "self, /", |_, a| Ok(a[0].clone()))
        .sync("__deepcopy__", "self, memo, /", |_, a| Ok(a[0].clone()))
        .class_method("__class_getitem__", "cls, item, /", waits!(class_getitem))
        .wait("__repr__", "self, /", waits!(repr))
        .get("string", |_, this| Ok(of(this).string.clone()))
        .get("re", |_, this| Ok(of(this).pattern.clone()))
        .get("pos", |vm, this| Ok(vm.size(of(this).bounds.0)))
        .get("endpos", |vm, this| Ok(vm.size(of(this).bounds.1)))
        .get("regs", |vm, this| {
            Ok(vm.tuple(of(this).found.spans.iter().map(|found| span(vm, *found)).collect()))
        })
        .get("lastindex", |vm, this| Ok(of(this).found.last.map_or(Value::NONE, |last| vm.size(last))))
        .get("lastgroup", lastgroup);
    state::keep(vm, "re.Match", &class);
}

pub(super) fn of(value: &Value) -> &Match {
    value.body()
}

fn lastgroup(_: Vm, this: &Value) -> Res {
    let names = pattern::of(&of(this).pattern).names.clone();
    let last = of(this).found.last.and_then(|last| names.body::<Tuple>().items().get(last).cloned());
    Ok(last.unwrap_or(Value::NONE))
}

fn span(vm: Vm, span: Option<Span>) -> Value {
    match span {
        Some((start, end)) => vm.pair(vm.size(start), vm.size(end)),
        None => vm.pair(vm.int(-1), vm.int(-1)),
    }
}

fn start(vm: Vm, this: &Value, group: usize) -> Res {
    Ok(of(this).found.spans[group].map_or_else(|| vm.int(-1), |(start, _)| vm.size(start)))
}

fn end(vm: Vm, this: &Value, group: usize) -> Res {
    Ok(of(this).found.spans[group].map_or_else(|| vm.int(-1), |(_, end)| vm.size(end)))
}

fn text(vm: Vm, this: &Value, group: usize) -> Res {
    of(this).group(vm, group, &Value::NONE)
}

pub(super) fn no_such_group(vm: Vm) -> Raise {
    vm.index_error("no such group")
}

/// The number of a group that a small integer names.
fn number_quick(this: &Match, group: &Value) -> Option<usize> {
    usize::try_from(group.as_small()?).ok().filter(|number| *number < this.found.spans.len())
}

/// The number of a group, by its number or its name.
#[undropped]
async fn number(vm: Vm, this: &Match, group: &Value) -> Res<usize> {
    let number = if has_index(vm, group) {
        vm.index(group).await?.as_i64()
    } else {
        let index = pattern::of(&this.pattern).index.clone();
        vm.dict_get(&index, group).await?.and_then(|number| number.as_i64())
    };
    let number = number.and_then(|number| usize::try_from(number).ok());
    number.filter(|number| *number < this.found.spans.len()).ok_or_else(|| no_such_group(vm))
}

/// What a method gives for one group.
fn of_group(vm: Vm, a: &[Value], give: fn(Vm, &Value, usize) -> Res) -> Step {
    if let Some(group) = number_quick(of(&a[0]), &a[1]) {
        return Step::Done(give(vm, &a[0], group));
    }
    let a = a.to_vec();
    Step::Wait(task(async move {
        let group = number(vm, of(&a[0]), &a[1]).await?;
        give(vm, &a[0], group)
    }))
}

fn group(vm: Vm, a: &[Value]) -> Step {
    match a[1].body::<Tuple>().items() {
        [] => Step::Done(text(vm, &a[0], 0)),
        [only] => of_group(vm, &[a[0].clone(), only.clone()], text),
        several => {
            let (this, several) = (a[0].clone(), several.to_vec());
            Step::Wait(task(async move {
                let mut texts = Vec::with_capacity(several.len());
                for group in &several {
                    let group = number(vm, of(&this), group).await?;
                    texts.push(text(vm, &this, group)?);
                }
                Ok(vm.tuple(texts))
            }))
        }
    }
}

#[undropped]
async fn groupdict(vm: Vm, a: Vec<Value>) -> Res {
    let this = of(&a[0]);
    let result = vm.empty_dict();
    for (name, group) in pattern::of(&this.pattern).index.body::<Dict>().pairs() {
        let group = number(vm, this, &group).await?;
        let text = this.group(vm, group, &a[1])?;
        vm.dict_insert(&result, name, text).await?;
    }
    Ok(result)
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let (start, end) = of(&a[0]).found.whole();
    let mut shown = format!("<re.Match object; span=({start}, {end}), match=").into_bytes();
    let matched = vm.repr(&text(vm, &a[0], 0)?).await?;
    shown.extend_from_slice(matched.body::<crate::types::string::Str>().bytes());
    shown.push(b'>');
    Ok(vm.wtf8(shown))
}
