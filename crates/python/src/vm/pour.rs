//! Generators whose items native code takes: they are not handed from task to generator and back, but poured into a sink
//! while the generator's frame stays on top.

use std::any::Any;

use crate::object::Kind;
use crate::types::generator::{Flavour, Generator};
use crate::value::{Slot, Value};

use super::frame::{Reply, Request};
use super::{Res, Vm};

/// Takes items one after the other, without Python code.
pub(crate) trait Sink: Any {
    /// Gives back an item that only Python code can take, or that is the last one wanted.
    fn take(&mut self, vm: Vm, item: Value) -> Res<Slot>;
}

/// Takes all items.
impl Sink for Vec<Value> {
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
    pub(super) fn take(&mut self, vm: Vm, item: Value) -> Res<Slot> {
        self.0.take(vm, item)
    }
}

impl Vm {
    /// Advances an iterator into a sink; gives that with the item that it did not take, or `None` at the end.
    pub(crate) async fn pour<S: Sink>(self, iterator: &Value, mut sink: S) -> Res<(S, Slot)> {
        let is_generator =
            iterator.kind() == Kind::Generator && iterator.body::<Generator>().flavour == Flavour::Generator;
        if !is_generator {
            while let Some(item) = self.next(iterator).await? {
                if let Some(item) = sink.take(self, item)? {
                    return Ok((sink, Some(item)));
                }
            }
            return Ok((sink, None));
        }
        let pour = Pour(Box::new(Box::new(sink)));
        match self.ask(Request::Pour { generator: iterator.clone(), pour }).await {
            Reply::Poured(pour, item) => {
                let sink: Box<dyn Any> = *pour.0;
                let sink = sink.downcast::<S>().expect("the sink that was handed over");
                Ok((*sink, item))
            }
            Reply::Raised(raise) => Err(raise),
            Reply::Value(_) | Reply::Yielded(_) | Reply::Returned(_) => unreachable!("it was asked to pour"),
        }
    }
}
