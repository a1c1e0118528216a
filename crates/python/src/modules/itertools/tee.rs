//! `tee`: several iterators over the items of one.

use std::sync::Arc;

use super::class;
use crate::modules::state;
use crate::object::Mut;
use crate::types::Methods;
use crate::types::iter::{Iter, NativeIter, NativeNext, Next, State, quick_next};
use crate::types::str_methods::arguments::check_room;
use crate::value::Value;
use crate::vm::native::task;
use crate::vm::{Res, Vm};
use crate::waits;

const CLASS: &str = "itertools._tee";

pub(super) fn fill(vm: Vm, m: &Methods) {
    let made = class(vm, m, "_tee", "cls, iterable, /", waits!(one));
    Methods::of(vm, &made).sync("__copy__", "self, /", |vm, a| Ok(copy_of(vm, &a[0]).unwrap_or(Value::NONE)));
    state::keep(vm, CLASS, &made);
    m.wait("tee", "iterable, n=2, /", waits!(tee));
}

/// The iterator that all go through, and whether one of them is asking it.
struct Source {
    iterator: Value,
    is_asked: Mut<bool>,
}

/// An item and the place behind it, once one of the iterators has been there. Nobody keeps what all have passed.
#[derive(Default)]
struct Link(Mut<Option<(Value, Arc<Link>)>>);

impl Drop for Link {
    /// One link after the other: a long chain would overrun the stack.
    fn drop(&mut self) {
        let mut rest = self.0.take();
        while let Some((_, link)) = rest {
            rest = Arc::try_unwrap(link).ok().and_then(|link| link.0.take());
        }
    }
}

struct Tee {
    source: Arc<Source>,
    at: Arc<Mut<Arc<Link>>>,
}

impl NativeIter for Tee {
    fn next(&mut self, vm: Vm) -> NativeNext {
        if let Some((item, behind)) = self.at.get().0.get() {
            self.at.set(behind);
            return NativeNext::Done(Next::Item(item));
        }
        if self.source.is_asked.replace(true) {
            return NativeNext::Done(Next::Raise(vm.runtime_error("cannot re-enter the tee iterator")));
        }
        let next = quick_next(vm, &self.source.iterator);
        let (source, at) = (Arc::clone(&self.source), Arc::clone(&self.at));
        if matches!(next, Next::Ask) {
            return NativeNext::Wait(task(async move {
                let next = vm.next(&source.iterator).await;
                source.is_asked.set(false);
                let Some(item) = next? else { return Ok(Value::MISSING) };
                append(&at, &item);
                Ok(item)
            }));
        }
        source.is_asked.set(false);
        if let Next::Item(item) = &next {
            append(&at, item);
        }
        NativeNext::Done(next)
    }

    fn copied(&self) -> Option<Box<dyn NativeIter>> {
        let at = Arc::new(Mut::new(self.at.get()));
        Some(Box::new(Self { source: Arc::clone(&self.source), at }))
    }
}

/// Puts an item at the end of the chain, and goes behind it.
fn append(at: &Mut<Arc<Link>>, item: &Value) {
    let behind = Arc::new(Link::default());
    at.get().0.set(Some((item.clone(), Arc::clone(&behind))));
    at.set(behind);
}

/// A copy of one of these iterators; `None` for anything else.
fn copy_of(vm: Vm, iterator: &Value) -> Option<Value> {
    let copied = iterator.get::<Iter>()?.state.with(|state| match state {
        State::Native(native) => native.copied(),
        _ => None,
    });
    Some(vm.new_iter(&state::kept(vm, CLASS), State::Native(copied?)))
}

#[undropped]
async fn first_of(vm: Vm, iterable: &Value) -> Res {
    let iterator = vm.iter(iterable).await?;
    if let Some(copy) = copy_of(vm, &iterator) {
        return Ok(copy);
    }
    let source = Arc::new(Source { iterator, is_asked: Mut::new(false) });
    let tee = Tee { source, at: Arc::new(Mut::new(Arc::new(Link::default()))) };
    Ok(vm.new_iter(&state::kept(vm, CLASS), State::Native(Box::new(tee))))
}

#[undropped]
async fn one(vm: Vm, a: Vec<Value>) -> Res {
    first_of(vm, &a[1]).await
}

#[undropped]
async fn tee(vm: Vm, a: Vec<Value>) -> Res {
    let count = vm.index_i64(&a[1]).await?;
    if count < 0 {
        return Err(vm.value_error("n must be >= 0"));
    }
    check_room(vm, (count as usize).saturating_mul(size_of::<Tee>()))?;
    let first = first_of(vm, &a[0]).await?;
    let copies = (0..count).map(|_| copy_of(vm, &first).unwrap_or(Value::NONE));
    Ok(vm.tuple(copies.collect()))
}
