//! One match after the other: `finditer` and `Pattern.scanner`.

use super::pattern::{self, Pattern};
use super::subject::{Found, How, Span, Subject};
use crate::modules::state;
use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::iter::{NativeIter, NativeNext, Next, State};
use crate::value::Value;
use crate::vm::Vm;

pub(super) struct Finder {
    pub(super) subject: Subject,
    bounds: Span,
    start: usize,
    /// The last match was empty, so the next one has to go on.
    stuck: bool,
    ended: bool,
}

impl Finder {
    pub(super) fn new(subject: Subject, start: usize, end: usize) -> Self {
        Self { subject, bounds: (start, end), start, stuck: false, ended: false }
    }

    /// Where it began, and where it must end.
    pub(super) fn bounds(&self) -> Span {
        self.bounds
    }

    pub(super) fn next(&mut self, pattern: &Pattern, how: How) -> Option<Found> {
        if self.ended {
            return None;
        }
        let found = self.subject.find(pattern, how, (self.start, self.bounds.1), self.stuck);
        match &found {
            Some(found) => {
                let (start, end) = found.whole();
                self.stuck = start == end;
                self.start = end;
            }
            None => self.ended = true,
        }
        found
    }
}

struct Scanner {
    pattern: Value,
    finder: Mut<Finder>,
}

impl Body for Scanner {
    const KIND: Kind = Kind::Other;
}

pub(super) fn install(vm: Vm) {
    let object = &vm.classes().object;
    let class =
        crate::modules::new_class(vm, "_sre", "_sre.SRE_Scanner", object, Info::plain::<Scanner>(), 0);
    Methods::of(vm, &class)
        .sync("match", "self, /", |_, a| Ok(advance(&a[0], How::Match)))
        .sync("search", "self, /", |_, a| Ok(advance(&a[0], How::Search)))
        .get("pattern", |_, this| Ok(this.body::<Scanner>().pattern.clone()));
    state::keep(vm, "_sre.SRE_Scanner", &class);
}

pub(super) fn scanner(vm: Vm, pattern: &Value, finder: Finder) -> Value {
    let body = Scanner { pattern: pattern.clone(), finder: Mut::new(finder) };
    allocate(&state::kept(vm, "_sre.SRE_Scanner"), body)
}

fn advance(scanner: &Value, how: How) -> Value {
    let scanner = scanner.body::<Scanner>();
    scanner.finder.with(|finder| step(&scanner.pattern, finder, how)).unwrap_or(Value::NONE)
}

fn step(pattern: &Value, finder: &mut Finder, how: How) -> Option<Value> {
    let found = finder.next(pattern::of(pattern), how)?;
    Some(pattern::matched(pattern, finder, found))
}

/// What `finditer` goes through.
struct Matches {
    pattern: Value,
    finder: Finder,
}

impl NativeIter for Matches {
    fn next(&mut self, _: Vm) -> NativeNext {
        NativeNext::Done(match step(&self.pattern, &mut self.finder, How::Search) {
            Some(found) => Next::Item(found),
            None => Next::End,
        })
    }
}

pub(super) fn iterator(vm: Vm, pattern: &Value, finder: Finder) -> Value {
    let matches = Matches { pattern: pattern.clone(), finder };
    vm.new_iter(&vm.classes().callable_iterator, State::Native(Box::new(matches)))
}
