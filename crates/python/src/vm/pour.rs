//! Iterators whose items native code takes. A generator's are not handed from task to generator and back, but poured into a
//! sink while its frame stays on top; what `map` calls is called again by the driver, while the task waits.

use std::any::Any;

use crate::object::Kind;
use crate::types::generator::{Flavour, Generator};
use crate::types::iter::{Iter, Next, NextCall, State};
use crate::value::{Slot, Value};

use super::call::Called;
use super::frame::{Reply, Request, Ret};
use super::native::task;
use super::{Res, Vm};

/// Takes items one after the other, without Python code.
pub(crate) trait Sink: Any {
    /// Gives back an item that only Python code can take, or that is the last one wanted.
    fn take(&mut self, vm: Vm, item: Value) -> Res<Slot>;
}

/// Takes all items.
impl Sink for Vec<Value> {
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn take(&mut self, _: Vm, item: Value) -> Res<Slot> {
        self.push(item);
        Ok(None)
    }
}

/// A sink on its way from the task that waits, to the generator and back. It is boxed twice, so that a frame stays small.
pub(crate) struct Pour(Box<Box<dyn Sink>>);

impl std::fmt::Debug for Pour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pour")
    }
}

impl Pour {
    #[inline]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn take(&mut self, vm: Vm, item: Value) -> Res<Slot> {
        self.0.take(vm, item)
    }
}

/// A `map` or `filter` that is poured, while what it calls runs.
#[derive(Debug)]
pub(crate) struct Each {
    iterator: Value,
    pour: Pour,
    /// The item that a `filter` asks about.
    item: Slot,
    /// A `StopIteration` of what is called ends the iteration, as it does for whoever asks an iterator.
    stops: bool,
}

impl Vm {
    /// Advances an iterator into a sink; gives that with the item that it did not take, or `None` at the end.
    #[undropped]
    pub(crate) async fn pour<S: Sink>(self, iterator: &Value, sink: S) -> Res<(S, Slot)> {
        self.pour_until(iterator, sink, true).await
    }

    /// The results of all calls of a function with one item each.
    #[undropped]
    pub(crate) async fn call_for_each(self, callee: &Value, items: Vec<Value>) -> Res<Vec<Value>> {
        let results = Vec::with_capacity(items.len());
        let list = self.list(items);
        let iterator = self.new_iter(&self.classes().list_iterator, State::List { list, index: 0 });
        let calls = State::Map { callee: callee.clone(), iterators: vec![iterator], strict: false };
        let calls = self.new_iter(&self.classes().map, calls);
        self.pour_until(&calls, results, false).await.map(|(results, _)| results)
    }

    #[undropped]
    async fn pour_until<S: Sink>(self, iterator: &Value, mut sink: S, stops: bool) -> Res<(S, Slot)> {
        let calls = iterator.exact::<Iter>().is_some_and(|iter| iter.is_call());
        let is_generator =
            iterator.kind() == Kind::Generator && iterator.body::<Generator>().flavour == Flavour::Generator;
        if !is_generator && !calls {
            while let Some(item) = self.next(iterator).await? {
                if let Some(item) = sink.take(self, item)? {
                    return Ok((sink, Some(item)));
                }
            }
            return Ok((sink, None));
        }
        let (iterator, pour) = (iterator.clone(), Pour(Box::new(Box::new(sink))));
        let request = match calls {
            true => Request::Each(Each { iterator, pour, item: None, stops }),
            false => Request::Pour { generator: iterator, pour },
        };
        match self.ask(request).await {
            Reply::Poured(pour, item) => {
                let sink: Box<dyn Any> = *pour.0;
                let sink = sink.downcast::<S>().expect("the sink that was handed over");
                Ok((*sink, item))
            }
            Reply::Raised(raise) => Err(raise),
            Reply::Value(_) | Reply::Yielded(_) | Reply::Returned(_) => unreachable!("it was asked to pour"),
        }
    }

    /// Goes on with what a call gave, until the next call is under way or the task below has to know.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn pour_result(self, mut each: Each, mut result: Res) {
        loop {
            let taken = result.and_then(|value| self.sink_result(&mut each, value));
            match taken {
                Ok(Sunk::More) => {}
                Ok(Sunk::Refused(item)) => {
                    return self.thread().reply.set(Some(Reply::Poured(each.pour, Some(item))));
                }
                Ok(Sunk::Ask(value)) => {
                    let truth = task(async move { self.truth(&value).await.map(Value::bool) });
                    return self.push_task(truth, Ret::Each(Box::new(each)));
                }
                Err(raise) if each.stops && self.is_raised(&raise, &self.classes().stop_iteration) => {
                    return self.thread().reply.set(Some(Reply::Poured(each.pour, None)));
                }
                Err(raise) => return self.thread().reply.set(Some(Reply::Raised(raise))),
            }
            match self.pour_next(each) {
                Some((again, value)) => (each, result) = (again, value),
                None => return,
            }
        }
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn sink_result(self, each: &mut Each, value: Value) -> Res<Sunk> {
        let item = match each.item.take() {
            None => value,
            Some(item) => match self.truth_quick(&value) {
                Some(true) => item,
                Some(false) => return Ok(Sunk::More),
                None => {
                    each.item = Some(item);
                    return Ok(Sunk::Ask(value));
                }
            },
        };
        Ok(match each.pour.take(self, item)? {
            None => Sunk::More,
            Some(item) => Sunk::Refused(item),
        })
    }

    /// Calls what comes next; gives the result if that is known at once.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn pour_next(self, mut each: Each) -> Option<(Each, Res)> {
        let (callee, args) = match each.iterator.body::<Iter>().next_call(self) {
            Some(NextCall::Map(callee, args)) => (callee, args),
            Some(NextCall::Filter(callee, item)) => {
                each.item = Some(item.clone());
                if callee.is_none() {
                    return Some((each, Ok(item)));
                }
                (callee, vec![item])
            }
            Some(NextCall::Over(Next::Raise(raise))) => {
                self.thread().reply.set(Some(Reply::Raised(raise)));
                return None;
            }
            Some(NextCall::Over(_)) | None => {
                self.thread().reply.set(Some(Reply::Poured(each.pour, None)));
                return None;
            }
        };
        match self.call_value(&callee, args, None, Ret::Each(Box::new(each))) {
            (Called::Done(result), Some(Ret::Each(each))) => Some((*each, result)),
            (Called::Wait(task), Some(ret)) => {
                // The driver lets it begin, so that no call of native code lies within another.
                self.push_task(task, ret);
                None
            }
            _ => None,
        }
    }
}

/// What a sink has done with the result of a call.
enum Sunk {
    More,
    Refused(Value),
    /// Only Python code can tell whether this is true.
    Ask(Value),
}
