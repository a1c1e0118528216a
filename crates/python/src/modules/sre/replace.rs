//! `sub` and `subn`: each match is replaced by a literal, a filled-in template, or what a function says.

use super::finder::Finder;
use super::pattern;
use super::subject::How;
use super::template::{self, Template};
use super::{matched, subject::Subject};
use crate::modules::builtins::is_callable;
use crate::types::bytes_methods::buffer;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// Parts of a result, which all have to be of its kind.
pub(super) struct Joined {
    bytes: Vec<u8>,
    is_text: bool,
    count: usize,
}

impl Joined {
    pub(super) fn new(is_text: bool) -> Self {
        Self { bytes: Vec::new(), is_text, count: 0 }
    }

    fn add_bytes(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        self.count += 1;
    }

    pub(super) fn add(&mut self, vm: Vm, part: &Value) -> Res<()> {
        if self.is_text {
            if let Some(text) = part.get::<Str>() {
                self.add_bytes(text.bytes());
                return Ok(());
            }
        } else if let Some(bytes) = buffer(vm, part)? {
            self.add_bytes(&bytes);
            return Ok(());
        }
        let wanted = if self.is_text { "str instance" } else { "a bytes-like object" };
        let (count, class) = (self.count, vm.class_name(part));
        Err(vm.type_error(format!("sequence item {count}: expected {wanted}, {class} found")))
    }

    pub(super) fn value(self, vm: Vm) -> Value {
        if self.is_text { vm.wtf8(self.bytes) } else { vm.bytes(self.bytes) }
    }
}

enum Replacement {
    Literal(Value),
    Template(Value),
    Function(Value),
}

#[undropped]
async fn replacement(vm: Vm, pattern: &Value, given: &Value) -> Res<Replacement> {
    if is_callable(vm, given) {
        return Ok(Replacement::Function(given.clone()));
    }
    let is_literal = match given.get::<Str>() {
        Some(text) => !text.bytes().contains(&b'\\'),
        None => matches!(buffer(vm, given), Ok(Some(bytes)) if !bytes.contains(&b'\\')),
    };
    if is_literal {
        return Ok(Replacement::Literal(given.clone()));
    }
    let made = template::compiled(vm, pattern, given).await?;
    Ok(match made.get::<Template>() {
        Some(_) => Replacement::Template(made),
        None => Replacement::Literal(made),
    })
}

#[undropped]
async fn replaced(vm: Vm, a: &[Value]) -> Res<(Value, usize)> {
    let (pattern, string) = (&a[0], &a[2]);
    let most = crate::types::list_methods::sequence::ssize(vm, &a[3]).await?;
    let with = replacement(vm, pattern, &a[1]).await?;
    let subject = pattern::subject(vm, pattern, string)?;
    let (len, is_text) = (subject.len, subject.is_text());
    let mut finder = Finder::new(subject, 0, len);
    let mut joined = Joined::new(is_text);
    let (mut times, mut done) = (0, 0);
    while most == 0 || i64::try_from(times).is_ok_and(|times| times < most) {
        let Some(found) = finder.next(pattern::of(pattern), How::Search) else { break };
        let (start, end) = found.whole();
        if done < start {
            joined.add_bytes(finder.subject.slice((done, start)));
        }
        match &with {
            Replacement::Literal(literal) => joined.add(vm, literal)?,
            Replacement::Template(made) => {
                let found = pattern::matched(pattern, &finder, found);
                made.body::<Template>().expand(vm, matched::of(&found), &mut joined)?;
            }
            Replacement::Function(function) => {
                let found = pattern::matched(pattern, &finder, found);
                let text = vm.call(function, vec![found]).await?;
                if !text.is_none() {
                    joined.add(vm, &text)?;
                }
            }
        }
        done = end;
        times += 1;
    }
    if times == 0 {
        return Ok((whole(vm, &finder.subject), 0));
    }
    if done < len {
        joined.add_bytes(finder.subject.slice((done, len)));
    }
    Ok((joined.value(vm), times))
}

fn whole(vm: Vm, subject: &Subject) -> Value {
    subject.part(vm, (0, subject.len))
}

#[undropped]
pub(super) async fn sub(vm: Vm, a: Vec<Value>) -> Res {
    replaced(vm, &a).await.map(|(text, _)| text)
}

#[undropped]
pub(super) async fn subn(vm: Vm, a: Vec<Value>) -> Res {
    let (text, times) = replaced(vm, &a).await?;
    Ok(vm.pair(text, vm.size(times)))
}
