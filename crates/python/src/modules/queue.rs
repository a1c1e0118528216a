//! The module `_queue` (`Modules/_queuemodule.c`): a queue without bounds whose `put` never waits.

use crate::vm::waited::ObjectNumber;
use std::collections::VecDeque;
use std::sync::atomic::Ordering;
use trace::Wait;

use sync::AtomicU32;

use super::deadline::{Deadline, seconds};
use super::state;
use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::alias::class_getitem;
use crate::types::exception::Exception;
use crate::types::ty::SUBCLASSABLE;
use crate::value::{Slot, Value};
use crate::vm::{Raise, Res, Vm};
use crate::waits;

const QUEUE: &str = "_queue.SimpleQueue";
const EMPTY: &str = "_queue.Empty";

#[derive(Default)]
struct SimpleQueue {
    items: Mut<VecDeque<Value>>,
    /// Changes with every item that is put in, so it is the word that waits are on.
    puts: AtomicU32,
    number: ObjectNumber,
}

impl Body for SimpleQueue {
    const KIND: Kind = Kind::Other;
    crate::holds!([], [items]);
}

pub(crate) fn fill(vm: Vm, m: &Methods) {
    let info = Info::extended::<SimpleQueue>();
    let class = super::new_class(vm, "_queue", QUEUE, &vm.classes().object, info, SUBCLASSABLE);
    Methods::of(vm, &class)
        .maker("cls, /", waits!(new))
        .sync("put", "self, item, block=True, timeout=None", put)
        .sync("put_nowait", "self, item", put)
        .wait("get", "self, block=True, timeout=None", waits!(get))
        .sync("get_nowait", "self, /", |vm, a| pop(&a[0]).ok_or_else(|| empty(vm)))
        .sync("empty", "self, /", |_, a| Ok(Value::bool(len(&a[0]) == 0)))
        .sync("qsize", "self, /", |vm, a| Ok(vm.size(len(&a[0]))))
        .class_method("__class_getitem__", "cls, item, /", waits!(class_getitem));
    let exception = &vm.classes().exception;
    let empty = super::new_class(vm, "_queue", EMPTY, exception, Info::extended::<Exception>(), SUBCLASSABLE);
    state::keep(vm, EMPTY, &empty);
    m.value("SimpleQueue", class).value("Empty", empty);
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    super::check_body::<SimpleQueue>(vm, &a[0], QUEUE)?;
    Ok(allocate(&a[0], SimpleQueue::default()))
}

fn empty(vm: Vm) -> Raise {
    vm.raise_args(&state::kept(vm, EMPTY), Vec::new())
}

fn len(queue: &Value) -> usize {
    queue.body::<SimpleQueue>().items.with(|items| items.len())
}

fn pop(queue: &Value) -> Slot {
    queue.body::<SimpleQueue>().items.with(VecDeque::pop_front)
}

fn put(vm: Vm, a: &[Value]) -> Res {
    let queue = a[0].body::<SimpleQueue>();
    queue.items.with(|items| items.push_back(a[1].clone()));
    queue.puts.fetch_add(1, Ordering::Release);
    vm.unpark(&queue.puts, 1);
    Ok(Value::NONE)
}

#[undropped]
async fn get(vm: Vm, a: Vec<Value>) -> Res {
    let until = match (vm.truth(&a[1]).await?, a[2].is_none()) {
        (false, _) => Deadline::after(vm, Some(0.0)),
        (true, true) => Deadline::after(vm, None),
        (true, false) => match seconds(vm, &a[2]).await? {
            seconds if seconds < 0.0 => {
                return Err(vm.value_error("'timeout' must be a non-negative number"));
            }
            seconds => Deadline::after(vm, Some(seconds)),
        },
    };
    let queue = a[0].body::<SimpleQueue>();
    loop {
        let mark = queue.puts.load(Ordering::Acquire);
        if let Some(item) = pop(&a[0]) {
            return Ok(item);
        }
        let Some(left) = until.left_ms(vm) else { return Err(empty(vm)) };
        let waited = queue.number.waited(vm, Wait::Message, &vm.class_name(&a[0]));
        vm.park(waited, &queue.puts, mark, left).await?;
    }
}
