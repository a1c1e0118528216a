//! How a program starts a thread, and waits for its end.

use crate::vm::waited::Waited;
use sync::{AtomicU32, Ordering};

use super::made;
use crate::modules::deadline::Deadline;
use crate::modules::{new_class, state};
use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::exceptions::{Ignored, report_unraisable};
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::native::{Task, task};
use crate::vm::{Raise, Res, Vm};
use crate::waits;

const NOT_STARTED: u32 = 0;
const RUNNING: u32 = 1;
const DONE: u32 = 2;

/// `_thread._ThreadHandle`
#[derive(Default)]
pub(super) struct Handle {
    state: AtomicU32,
    /// The thread's number, or 0 before it is started.
    ident: AtomicU32,
}

impl Body for Handle {
    const KIND: Kind = Kind::Other;
}

impl Handle {
    fn state(&self) -> u32 {
        self.state.load(Ordering::Acquire)
    }

    fn set_done(&self, vm: Vm) {
        self.state.store(DONE, Ordering::Release);
        vm.unpark(&self.state, u32::MAX);
    }

    /// Waits for the end of the thread, for at most so many seconds.
    #[undropped]
    async fn wait(&self, vm: Vm, seconds: Option<f64>) -> Res<()> {
        let deadline = Deadline::after(vm, seconds);
        while self.state() == RUNNING
            && let Some(left_ms) = deadline.left_ms(vm)
        {
            let waited = Waited::thread(self.ident.load(Ordering::Relaxed));
            vm.park(waited, &self.state, RUNNING, left_ms).await?;
        }
        Ok(())
    }
}

/// The handles of threads that the program waits for before it ends.
#[derive(Default)]
struct Awaited(Mut<Vec<Value>>);

/// How many threads run that are not the main one.
pub(super) fn running(vm: Vm) -> usize {
    vm.interp().threads.with(|threads| threads.len()) - 1
}

pub(super) fn fill(vm: Vm, m: &Methods) {
    let info = Info::extended::<Handle>();
    let class = new_class(vm, "_thread", "_thread._ThreadHandle", &vm.classes().object, info, 0);
    state::keep(vm, "_thread._ThreadHandle", &class);
    Methods::of(vm, &class)
        .maker("cls, /", waits!(new))
        .get("ident", |vm, handle| Ok(vm.int(handle.body::<Handle>().ident.load(Ordering::Relaxed).into())))
        .sync("is_done", "self, /", |_, a| Ok(Value::bool(a[0].body::<Handle>().state() == DONE)))
        .sync("_set_done", "self, /", |vm, a| {
            a[0].body::<Handle>().set_done(vm);
            Ok(Value::NONE)
        })
        .wait("join", "self, timeout=None, /", waits!(join))
        .sync("__repr__", "self, /", |vm, a| {
            let ident = a[0].body::<Handle>().ident.load(Ordering::Relaxed);
            Ok(vm.string(format!("<_ThreadHandle object: ident={ident}>")))
        });
    m.value("_ThreadHandle", class)
        .sync("_make_thread_handle", "ident, /", make)
        .sync("start_joinable_thread", "function, handle=None, daemon=True", start_joinable)
        .sync("start_new_thread", "function, args, kwargs=?, /", start_new)
        .sync("start_new", "function, args, kwargs=?, /", start_new)
        .wait("_shutdown", "", waits!(join_all));
}

#[undropped]
async fn new(_: Vm, a: Vec<Value>) -> Res {
    Ok(allocate(&a[0], Handle::default()))
}

/// The handle of a thread that runs already: the main one.
fn make(vm: Vm, a: &[Value]) -> Res {
    let Some(ident) = a[0].as_i64().and_then(|ident| u32::try_from(ident).ok()) else {
        return Err(vm.type_error("ident must be an integer"));
    };
    let handle = Handle { state: AtomicU32::new(RUNNING), ident: AtomicU32::new(ident) };
    Ok(made(vm, "_thread._ThreadHandle", handle))
}

#[undropped]
async fn join(vm: Vm, a: Vec<Value>) -> Res {
    let seconds = match (&a[1], a[1].real().or_else(|| a[1].as_i64().map(|seconds| seconds as f64))) {
        (given, _) if given.is_none() => None,
        (_, Some(seconds)) => (seconds >= 0.0).then_some(seconds),
        (given, None) => {
            let class = vm.class_name(given);
            return Err(
                vm.type_error(format!("'{class}' object cannot be interpreted as an integer or float"))
            );
        }
    };
    let handle = a[0].body::<Handle>();
    if handle.state() == NOT_STARTED {
        return Err(vm.runtime_error("thread not started"));
    }
    if handle.state() == RUNNING && handle.ident.load(Ordering::Relaxed) == vm.thread().number {
        return Err(vm.runtime_error("Cannot join current thread"));
    }
    handle.wait(vm, seconds).await?;
    Ok(Value::NONE)
}

/// `start_joinable_thread(function, handle=None, daemon=True)`
fn start_joinable(vm: Vm, a: &[Value]) -> Res {
    callable(vm, &a[0], "thread function must be callable")?;
    let handle = match &a[1] {
        none if none.is_none() => made(vm, "_thread._ThreadHandle", Handle::default()),
        given if given.get::<Handle>().is_some() => given.clone(),
        _ => return Err(vm.type_error("'handle' must be a _ThreadHandle")),
    };
    let body = handle.body::<Handle>();
    let begun = body.state.compare_exchange(NOT_STARTED, RUNNING, Ordering::AcqRel, Ordering::Relaxed);
    if begun.is_err() {
        return Err(vm.runtime_error("thread already started"));
    }
    let is_awaited = !vm.truth_quick(&a[2]).unwrap_or(true);
    if is_awaited {
        awaited(vm).with(|all| all.push(handle.clone()));
    }
    let (function, ended) = (a[0].clone(), handle.clone());
    let first = |new: Vm| task(run(new, function, Vec::new(), None));
    let Some(number) = vm.start_thread(first, move |vm| end(vm, &ended)) else {
        forget(vm, &handle);
        body.state.store(NOT_STARTED, Ordering::Relaxed);
        return Err(cannot_start(vm));
    };
    body.ident.store(number, Ordering::Relaxed);
    Ok(handle)
}

/// `start_new_thread(function, args, kwargs)`
fn start_new(vm: Vm, a: &[Value]) -> Res {
    callable(vm, &a[0], "first arg must be callable")?;
    let Some(args) = a[1].get::<Tuple>() else { return Err(vm.type_error("2nd arg must be a tuple")) };
    let mut args = args.items().to_vec();
    let mut names = None;
    if !a[2].is_missing() {
        let Some(keywords) = a[2].get::<crate::types::dict::Dict>() else {
            return Err(vm.type_error("optional 3rd arg must be a dictionary"));
        };
        let (keys, values): (Vec<_>, Vec<_>) = keywords.pairs().into_iter().unzip();
        names = Some(vm.tuple(keys));
        args.extend(values);
    }
    let function = a[0].clone();
    let first = |new: Vm| -> Task { task(run(new, function, args, names)) };
    match vm.start_thread(first, |_| ()) {
        Some(number) => Ok(vm.int(number.into())),
        None => Err(cannot_start(vm)),
    }
}

fn callable(vm: Vm, function: &Value, message: &str) -> Res<()> {
    if crate::modules::builtins::is_callable(vm, function) { Ok(()) } else { Err(vm.type_error(message)) }
}

fn cannot_start(vm: Vm) -> Raise {
    vm.runtime_error("can't start new thread")
}

/// What a thread does: `SystemExit` ends it quietly.
#[undropped]
async fn run(vm: Vm, function: Value, args: Vec<Value>, names: Option<Value>) -> Res {
    if let Err(raise) = vm.call_names(&function, args, names).await
        && !vm.is_raised(&raise, &vm.classes().system_exit)
    {
        report_unraisable(vm, &raise, Ignored::Thread(&function)).await;
    }
    Ok(Value::NONE)
}

fn end(vm: Vm, handle: &Value) {
    forget(vm, handle);
    handle.body::<Handle>().set_done(vm);
}

fn awaited(vm: Vm) -> &'static Mut<Vec<Value>> {
    &state::of::<Awaited>(vm).0
}

fn forget(vm: Vm, handle: &Value) {
    let forgotten = awaited(vm).with(|all| {
        let place = all.iter().position(|known| known.is(handle))?;
        Some(all.remove(place))
    });
    drop(forgotten);
}

/// `_thread._shutdown()`: waits for all threads that are no daemons.
#[undropped]
async fn join_all(vm: Vm, _: Vec<Value>) -> Res {
    let own = vm.thread().number;
    let is_other = |handle: &&Value| handle.body::<Handle>().ident.load(Ordering::Relaxed) != own;
    while let Some(next) = awaited(vm).with(|all| all.iter().find(is_other).cloned()) {
        next.body::<Handle>().wait(vm, None).await?;
        forget(vm, &next);
    }
    Ok(Value::NONE)
}

/// What the end of a program does first (`Python/pylifecycle.c`, `wait_for_thread_shutdown`): `threading._shutdown()`, if
/// the program has `threading`.
#[undropped]
pub(crate) async fn shut_down(vm: Vm) -> Res<()> {
    let modules = vm.interp().modules.body::<crate::types::dict::Dict>();
    let Some(threading) = modules.get_str(&vm.intern_str("threading")) else { return Ok(()) };
    let Some(shutdown) = vm.optional_attribute(&threading, &vm.intern_str("_shutdown")).await? else {
        return Ok(());
    };
    if let Err(raise) = vm.call(&shutdown, Vec::new()).await {
        report_unraisable(vm, &raise, Ignored::Thread(&threading)).await;
    }
    Ok(())
}
