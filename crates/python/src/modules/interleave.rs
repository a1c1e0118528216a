//! The module `_interleave`: what the driver of a reader's function (`function/driver.py`) is told, and what it tells.

use super::state;
use crate::compile::{Mode, Parsed, parse};
use crate::function::{Exception, Function, FunctionEvent, Way};
use crate::object::Mut;
use crate::types::Methods;
use crate::value::Value;
use crate::vm::waited::Waited;
use crate::vm::{Res, Vm};
use crate::waits;
use trace::Wait;

/// What the driver is to run.
#[derive(Default)]
pub(crate) struct Order {
    source: String,
    filename: String,
    inputs: String,
    way: &'static str,
    /// How many threads a pool has.
    workers: usize,
}

impl Order {
    pub(crate) fn new(function: &Function) -> Self {
        let (way, workers) = match function.way {
            Way::Sequential => ("sequential", 0),
            Way::EventLoop => ("event-loop", 0),
            Way::Threads => ("threads", 0),
            Way::ThreadPool(workers) => ("thread-pool", workers),
            Way::Parent => ("parent", 0),
            Way::Process => ("process", 0),
            Way::Program => ("program", 0),
        };
        let [source, filename, inputs] =
            [&function.source, &function.filename, &function.inputs].map(String::clone);
        Self { source, filename, inputs, way, workers }
    }
}

#[derive(Default)]
struct Given(Mut<Order>);

/// The name under which what a process calls for each of its tasks is kept.
const SERVES: &str = "_interleave.serves";

impl Vm {
    /// Keeps the order for the driver.
    pub(crate) fn give_order(self, order: Order) {
        state::of::<Given>(self).0.replace(order);
    }

    fn tell(self, event: FunctionEvent<'_>) -> Value {
        self.forget_line();
        self.interp().world.function(self.thread().number, event);
        Value::NONE
    }
}

pub(crate) fn fill(_: Vm, m: &Methods) {
    m.sync("order", "", order)
        .sync("functions", "source, /", functions)
        .wait("prepared", "titles, /", waits!(prepared))
        .sync("copied", "task, arguments, /", copied)
        .sync("begins", "task, /", |vm, a| Ok(vm.tell(FunctionEvent::Begins(number(&a[0])))))
        .sync("waits", "task, coroutine, /", |vm, a| {
            vm.tell_line_of(&a[1]);
            Ok(vm.tell(FunctionEvent::Waits(number(&a[0]))))
        })
        .sync("goes_on", "task, /", |vm, a| Ok(vm.tell(FunctionEvent::GoesOn(number(&a[0])))))
        .sync("ends", "task, result, /", |vm, a| {
            Ok(vm.tell(FunctionEvent::Ends(number(&a[0]), &crate::types::object::text_of(&a[1]))))
        })
        .sync("process_named", "name, /", |vm, a| {
            vm.interp().world.process_named(&vm.expect_text(&a[0], "name")?);
            Ok(Value::NONE)
        })
        .wait("fetch", "address, /", waits!(fetch))
        .wait("fails", "task, error, line, /", waits!(fails))
        .sync("serves", "function, /", |vm, a| {
            state::keep(vm, SERVES, &a[0]);
            Ok(Value::NONE)
        });
}

/// The number of a task, which comes from the driver.
fn number(task: &Value) -> u32 {
    task.as_i64().and_then(|task| u32::try_from(task).ok()).unwrap_or_default()
}

fn order(vm: Vm, _: &[Value]) -> Res {
    let order = state::of::<Given>(vm).0.replace(Order::default());
    let texts = [&order.source, &order.filename, &order.inputs].map(|text| vm.str(text));
    let rest = [vm.str(order.way), vm.size(order.workers)];
    Ok(vm.tuple(texts.into_iter().chain(rest).collect()))
}

/// The names of the functions that a text defines on top level, in order; none if it is wrong, which running it shows.
fn functions(vm: Vm, a: &[Value]) -> Res {
    let text = vm.expect_text(&a[0], "source")?;
    let Ok((_, Parsed::Module(module))) = parse(&text, Mode::Exec) else { return Ok(vm.list(Vec::new())) };
    let names = module.body.iter().filter_map(|statement| statement.as_function_def_stmt());
    Ok(vm.list(names.map(|function| vm.str(function.name.as_str())).collect()))
}

#[undropped]
async fn prepared(vm: Vm, a: Vec<Value>) -> Res {
    let titles: Vec<String> = vm.collect(&a[0]).await?.iter().map(crate::types::object::text_of).collect();
    Ok(vm.tell(FunctionEvent::Prepared(&titles)))
}

fn copied(vm: Vm, a: &[Value]) -> Res {
    let copy = a[1].get::<crate::types::bytes::Bytes>().map(|bytes| bytes.0.to_vec()).unwrap_or_default();
    Ok(vm.tell(FunctionEvent::Copied(number(&a[0]), &copy)))
}

#[undropped]
async fn fails(vm: Vm, a: Vec<Value>) -> Res {
    let traceback = crate::traceback_text::format(vm, &a[1]).await?;
    let message = crate::traceback_text::headline(vm, &a[1]).await;
    let line = a[2].as_i64().and_then(|line| u32::try_from(line).ok());
    let exception = Exception { message, traceback, line };
    Ok(vm.tell(match a[0].is_none() {
        true => FunctionEvent::Refused(&exception),
        false => FunctionEvent::Fails(number(&a[0]), &exception),
    }))
}

/// Fetches an address while other threads run.
#[undropped]
async fn fetch(vm: Vm, a: Vec<Value>) -> Res {
    let address = vm.expect_text(&a[0], "address")?;
    let world = &*vm.interp().world;
    match vm.without_lock(Waited::on(Wait::Io), async { world.fetch(&address) }).await {
        Ok(bytes) => Ok(vm.bytes(bytes)),
        Err(why) => Err(vm.raise_text(&vm.classes().os_error, &why)),
    }
}

/// Has the driver run a task with a copy of its arguments.
#[undropped]
pub(crate) async fn serve(vm: Vm, task: u32, arguments: Vec<u8>) -> Res {
    vm.call(&state::kept(vm, SERVES), vec![vm.int(task.into()), vm.bytes(arguments)]).await
}
