//! Iteration and awaiting.

use crate::object::{Kind, allocate};
use crate::types::generator::{AsyncStep, Flavour, Generator, StepKind};
use crate::types::iter::{Iter, NativeNext, Next, NextCall, State, quick_iter, quick_next};
use crate::types::range::Range;
use crate::types::str_methods::arguments::check_room;
use crate::value::{Slot, Value};
use crate::vm::frame::Sent;
use crate::vm::native::task;
use crate::vm::{Res, Vm};

impl Vm {
    /// Whether `iter` has a chance.
    pub(crate) fn is_iterable(self, value: &Value) -> bool {
        let names = self.names();
        match self.class_attribute(value, &names.__iter__) {
            Some(iter) => !iter.is_none(),
            None => self.class_attribute(value, &names.__getitem__).is_some() && value.kind() != Kind::Type,
        }
    }

    #[undropped]
    pub(crate) async fn iter(self, value: &Value) -> Res {
        if let Some(iterator) = quick_iter(self, value) {
            return Ok(iterator);
        }
        let names = self.names();
        if let Some(method) = self.class_attribute(value, &names.__iter__)
            && !method.is_none()
        {
            let iterator =
                self.call_special(value, &names.__iter__, Vec::new()).await?.unwrap_or(Value::NONE);
            if self.class_attribute(&iterator, &names.__next__).is_none() {
                let class = self.class_name(&iterator);
                return Err(self.type_error(format!("iter() returned non-iterator of type '{class}'")));
            }
            return Ok(iterator);
        }
        if !self.is_iterable(value) {
            return Err(self.type_error(format!("'{}' object is not iterable", self.class_name(value))));
        }
        Ok(self
            .new_iter(&self.classes().sequence_iterator, State::Sequence { object: value.clone(), index: 0 }))
    }

    /// The next item of an iterator; `None` at its end.
    #[undropped]
    pub(crate) async fn next(self, iterator: &Value) -> Res<Slot> {
        match quick_next(self, iterator) {
            Next::Item(item) => return Ok(Some(item)),
            Next::End => return Ok(None),
            Next::Raise(raise) => return Err(raise),
            Next::Ask => {}
        }
        if let Some(generator) = iterator.get::<Generator>()
            && generator.flavour == Flavour::Generator
        {
            return self.resume(iterator, Sent::Value(Value::NONE)).await.map(Result::ok);
        }
        if let Some(iter) = iterator.exact::<Iter>() {
            while let Some(next) = iter.next_call(self) {
                match self.finish_call(next).await {
                    Ok(Some(Next::Item(item))) => return Ok(Some(item)),
                    Ok(Some(Next::Raise(raise))) => return Err(raise),
                    Ok(Some(Next::End | Next::Ask)) => return Ok(None),
                    Ok(None) => {}
                    Err(raise) if self.is_raised(&raise, &self.classes().stop_iteration) => return Ok(None),
                    Err(raise) => return Err(raise),
                }
            }
            return match self.run_task(task(self.advance(iterator.clone()))).await {
                Ok(item) => Ok(Some(item).filter(|item| !item.is_missing())),
                Err(raise) if self.is_raised(&raise, &self.classes().stop_iteration) => Ok(None),
                Err(raise) => Err(raise),
            };
        }
        match self.call_special(iterator, &self.names().__next__, Vec::new()).await {
            Ok(Some(item)) => Ok(Some(item)),
            Ok(None) => {
                Err(self.type_error(format!("'{}' object is not an iterator", self.class_name(iterator))))
            }
            Err(raise) if self.is_raised(&raise, &self.classes().stop_iteration) => Ok(None),
            Err(raise) => Err(raise),
        }
    }

    /// Calls what an iterator asks for; `None` where the item is left out.
    #[undropped]
    async fn finish_call(self, next: NextCall) -> Res<Option<Next>> {
        Ok(match next {
            NextCall::Over(next) => Some(next),
            NextCall::Map(callee, args) => Some(Next::Item(self.call(&callee, args).await?)),
            NextCall::Filter(callee, item) => {
                let keep = match callee.is_none() {
                    true => self.truth(&item).await?,
                    false => {
                        let result = self.call(&callee, vec![item.clone()]).await?;
                        self.truth(&result).await?
                    }
                };
                keep.then_some(Next::Item(item))
            }
        })
    }

    /// Advances a built-in iterator whose source takes Python code; a missing value is its end.
    #[undropped]
    pub(crate) async fn advance(self, iterator: Value) -> Res {
        let body = iterator.body::<Iter>();
        match body.next(self) {
            Next::Item(item) => return Ok(item),
            Next::End => return Ok(Value::MISSING),
            Next::Raise(raise) => return Err(raise),
            Next::Ask => {}
        }
        let found = self.advance_slow(body).await?;
        if found.is_none() {
            body.state.set(State::Done);
        }
        Ok(found.unwrap_or(Value::MISSING))
    }

    #[undropped]
    async fn advance_slow(self, iter: &Iter) -> Res<Slot> {
        /// What an iterator goes through, copied out of its cell.
        enum Source {
            Sequence(Value, i64, bool),
            Callable(Value, Value),
            Enumerate(Value, Value),
            Zip(Vec<Value>, bool),
            Map(Value, Vec<Value>, bool),
            Filter(Value, Value),
            Native(NativeNext),
            Done,
        }
        let source = iter.state.with(|state| match state {
            State::Sequence { object, index } => {
                *index += 1;
                Source::Sequence(object.clone(), *index - 1, false)
            }
            State::Reversed { object, index } => {
                *index -= 1;
                Source::Sequence(object.clone(), *index, true)
            }
            State::Callable { callee, sentinel } => Source::Callable(callee.clone(), sentinel.clone()),
            State::Enumerate { iterator, next } => Source::Enumerate(iterator.clone(), next.clone()),
            State::Zip { iterators, strict } => Source::Zip(iterators.clone(), *strict),
            State::Map { callee, iterators, strict } => {
                Source::Map(callee.clone(), iterators.clone(), *strict)
            }
            State::Filter { callee, iterator } => Source::Filter(callee.clone(), iterator.clone()),
            State::Native(native) => Source::Native(native.next(self)),
            _ => Source::Done,
        });
        match source {
            Source::Done => Ok(None),
            Source::Native(NativeNext::Done(next)) => match next {
                Next::Item(item) => Ok(Some(item)),
                Next::Raise(raise) => Err(raise),
                _ => Ok(None),
            },
            Source::Native(NativeNext::Wait(task)) => {
                self.run_task(task).await.map(|item| Some(item).filter(|item| !item.is_missing()))
            }
            Source::Sequence(_, index, true) if index < 0 => Ok(None),
            Source::Sequence(object, index, _) => match self.item(&object, &self.int(index)).await {
                Ok(item) => Ok(Some(item)),
                Err(raise)
                    if self.is_raised(&raise, &self.classes().index_error)
                        || self.is_raised(&raise, &self.classes().stop_iteration) =>
                {
                    Ok(None)
                }
                Err(raise) => Err(raise),
            },
            Source::Callable(callee, sentinel) => {
                let item = match self.call(&callee, Vec::new()).await {
                    Err(raise) if self.is_raised(&raise, &self.classes().stop_iteration) => return Ok(None),
                    other => other?,
                };
                Ok(if self.same(&item, &sentinel).await? { None } else { Some(item) })
            }
            Source::Enumerate(iterator, number) => {
                let Some(item) = self.next(&iterator).await? else { return Ok(None) };
                iter.state.with(|state| {
                    if let State::Enumerate { next, .. } = state {
                        *next = crate::vm::ops::increment(self, &number);
                    }
                });
                Ok(Some(self.pair(number, item)))
            }
            Source::Zip(iterators, strict) => {
                Ok(self.next_of_all(&iterators, strict, "zip").await?.map(|items| self.tuple(items)))
            }
            Source::Map(callee, iterators, strict) => {
                match self.next_of_all(&iterators, strict, "map").await? {
                    Some(args) => self.call(&callee, args).await.map(Some),
                    None => Ok(None),
                }
            }
            Source::Filter(callee, iterator) => {
                while let Some(item) = self.next(&iterator).await? {
                    let keep = if callee.is_none() {
                        self.truth(&item).await?
                    } else {
                        let result = self.call(&callee, vec![item.clone()]).await?;
                        self.truth(&result).await?
                    };
                    if keep {
                        return Ok(Some(item));
                    }
                }
                Ok(None)
            }
        }
    }

    /// One item of each iterator; `None` as soon as one ends.
    #[undropped]
    async fn next_of_all(self, iterators: &[Value], strict: bool, what: &str) -> Res<Option<Vec<Value>>> {
        let mut items = Vec::with_capacity(iterators.len());
        for (index, iterator) in iterators.iter().enumerate() {
            match self.next(iterator).await? {
                Some(item) => items.push(item),
                None if strict && index > 0 => return Err(self.uneven(index, "shorter", what)),
                None if strict => {
                    for (index, iterator) in iterators.iter().enumerate().skip(1) {
                        if self.next(iterator).await?.is_some() {
                            return Err(self.uneven(index, "longer", what));
                        }
                    }
                    return Ok(None);
                }
                None => return Ok(None),
            }
        }
        Ok(if items.is_empty() { None } else { Some(items) })
    }

    fn uneven(self, index: usize, than: &str, what: &str) -> crate::vm::Raise {
        let others = if index == 1 { "argument 1".to_owned() } else { format!("arguments 1-{index}") };
        self.value_error(format!("{what}() argument {} is {than} than {others}", index + 1))
    }

    /// All items of an iterable.
    #[undropped]
    pub(crate) async fn collect(self, iterable: &Value) -> Res<Vec<Value>> {
        if let Some(items) = self.items_quick(iterable) {
            return Ok(items);
        }
        let iterator = self.iter(iterable).await?;
        let items = Vec::with_capacity(self.length_hint(iterable).await?.min(1 << 16));
        self.pour(&iterator, items).await.map(|(items, _)| items)
    }

    /// How many items a range has, or an iterable of a program's own says that it has (`PyObject_LengthHint`). That there
    /// is no room for so many of a range is an error.
    #[undropped]
    pub(crate) async fn length_hint(self, iterable: &Value) -> Res<usize> {
        let names = self.names();
        if let Some(range) = iterable.get::<Range>() {
            let count = usize::try_from(range.len()).unwrap_or(usize::MAX);
            check_room(self, count.saturating_mul(size_of::<Value>()))?;
            return Ok(count);
        }
        if !iterable.header().is_some_and(|header| header.class().is_heap()) {
            return Ok(0);
        }
        if self.class_attribute(iterable, &names.__len__).is_some() {
            match self.len(iterable).await {
                Err(raise) if !self.is_raised(&raise, &self.classes().type_error) => return Err(raise),
                Err(_) => {}
                len => return len,
            }
        }
        let hint = match self.call_special(iterable, &names.__length_hint__, Vec::new()).await {
            Ok(Some(hint)) if !hint.is(&Value::NOT_IMPLEMENTED) => hint,
            Err(raise) if !self.is_raised(&raise, &self.classes().type_error) => return Err(raise),
            _ => return Ok(0),
        };
        match hint.as_i64() {
            Some(hint) if hint >= 0 => Ok(hint as usize),
            Some(_) => Err(self.value_error("__length_hint__() should return >= 0")),
            None => {
                let class = self.class_name(&hint);
                Err(self.type_error(format!("__length_hint__ must be an integer, not {class}")))
            }
        }
    }

    /// The iterator of an awaitable; `flags` say who awaits it.
    #[undropped]
    pub(crate) async fn await_iterator(self, value: &Value, flags: u8) -> Res {
        if let Some(generator) = value.get::<Generator>()
            && (generator.flavour == Flavour::Coroutine
                || generator.code.body::<crate::types::code::Code>().flags
                    & crate::types::code::ITERABLE_COROUTINE
                    != 0)
        {
            return Ok(value.clone());
        }
        let names = self.names();
        let Some(iterator) = self.call_special(value, &names.__await__, Vec::new()).await? else {
            let class = self.class_name(value);
            return Err(self.type_error(match flags {
                2 => format!("'async for' received an invalid object from __anext__: {class}"),
                4 => format!("'async with' received an object from __aenter__ that does not implement __await__: {class}"),
                8 => format!("'async with' received an object from __aexit__ that does not implement __await__: {class}"),
                _ => format!("'{class}' object can't be awaited"),
            }));
        };
        if iterator.get::<Generator>().is_some_and(|generator| generator.flavour == Flavour::Coroutine) {
            return Err(self.type_error("__await__() returned a coroutine"));
        }
        if self.class_attribute(&iterator, &names.__next__).is_none() {
            let class = self.class_name(&iterator);
            return Err(self.type_error(format!("__await__() returned non-iterator of type '{class}'")));
        }
        Ok(iterator)
    }

    #[undropped]
    pub(crate) async fn aiter(self, value: &Value) -> Res {
        let names = self.names();
        let Some(iterator) = self.call_special(value, &names.__aiter__, Vec::new()).await? else {
            let class = self.class_name(value);
            return Err(
                self.type_error(format!("'async for' requires an object with __aiter__ method, got {class}"))
            );
        };
        if self.class_attribute(&iterator, &names.__anext__).is_none() {
            let class = self.class_name(&iterator);
            let message = format!(
                "'async for' received an object from __aiter__ that does not implement __anext__: {class}"
            );
            return Err(self.type_error(message));
        }
        Ok(iterator)
    }

    #[undropped]
    pub(crate) async fn anext(self, iterator: &Value) -> Res {
        let names = self.names();
        match self.call_special(iterator, &names.__anext__, Vec::new()).await? {
            Some(awaitable) => Ok(awaitable),
            None => {
                let class = self.class_name(iterator);
                let message = format!("'async for' requires an iterator with __anext__ method, got {class}");
                Err(self.type_error(message))
            }
        }
    }

    /// What `asend` and its like give.
    pub(crate) fn async_step(self, generator: &Value, kind: StepKind, first: Option<Sent>) -> Value {
        let step = AsyncStep {
            generator: generator.clone(),
            kind,
            first: crate::object::Mut::new(first),
            ended: crate::object::Mut::new(false),
        };
        let class = match kind {
            StepKind::Await => &self.classes().coroutine_wrapper,
            _ => &self.classes().async_step,
        };
        allocate(class, step)
    }
}
