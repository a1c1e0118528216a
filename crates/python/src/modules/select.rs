//! The module `select` (`Modules/selectmodule.c`) over streams: files are always ready.

use super::deadline::{Deadline, seconds};
use super::descriptors::{self, End};
use super::{errno, io, state};
use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};
use crate::waits;

const POLLIN: i64 = 1;
const POLLPRI: i64 = 2;
const POLLOUT: i64 = 4;
const POLLERR: i64 = 8;
const POLLHUP: i64 = 16;
const POLLNVAL: i64 = 32;
const POLL: &str = "select.poll";

/// The descriptors of a `poll` object in the order in which they were registered, each with its events.
#[derive(Default)]
struct Poll {
    registered: Mut<Vec<(i64, i64)>>,
    is_polling: Mut<bool>,
}

impl Body for Poll {
    const KIND: Kind = Kind::Other;
}

pub(crate) fn fill(vm: Vm, m: &Methods) {
    let class = super::new_class(vm, "select", POLL, &vm.classes().object, Info::plain::<Poll>(), 0);
    Methods::of(vm, &class)
        .wait("register", "self, fd, eventmask=?, /", waits!(register))
        .wait("modify", "self, fd, eventmask, /", waits!(modify))
        .wait("unregister", "self, fd, /", waits!(unregister))
        .wait("poll", "self, timeout=None, /", waits!(poll));
    state::keep(vm, POLL, &class);
    m.wait("select", "rlist, wlist, xlist, timeout=None, /", waits!(select))
        .sync("poll", "", |vm, _| Ok(allocate(&state::kept(vm, POLL), Poll::default())))
        .value("error", vm.classes().os_error.clone())
        .value("PIPE_BUF", vm.int(4096));
    let numbers = [
        ("POLLIN", POLLIN),
        ("POLLPRI", POLLPRI),
        ("POLLOUT", POLLOUT),
        ("POLLERR", POLLERR),
        ("POLLHUP", POLLHUP),
        ("POLLNVAL", POLLNVAL),
    ];
    for (name, number) in numbers {
        m.value(name, vm.int(number));
    }
}

/// A descriptor: the number itself, or what the object's `fileno` gives.
#[undropped]
async fn number(vm: Vm, value: &Value) -> Res<i64> {
    let given = if value.is_int() {
        value.clone()
    } else {
        let Some(method) = vm.optional_attribute(value, &vm.intern_str("fileno")).await? else {
            return Err(vm.type_error("argument must be an int, or have a fileno() method."));
        };
        let given = vm.call(&method, Vec::new()).await?;
        if !given.is_int() {
            return Err(vm.type_error("fileno() returned a non-integer"));
        }
        given
    };
    match given.as_i64() {
        Some(number) if number < 0 => {
            Err(vm.value_error(format!("file descriptor cannot be a negative integer ({number})")))
        }
        Some(number) if number <= i64::from(i32::MAX) => Ok(number),
        _ => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

/// What has happened to a stream of those events that are wanted, and what nobody has to want.
fn events_of(vm: Vm, end: End, wanted: i64) -> i64 {
    let mut found = 0;
    if wanted & POLLIN != 0 && end.can_read(vm) {
        found |= POLLIN;
    }
    if wanted & POLLOUT != 0 && end.can_write(vm) {
        found |= POLLOUT;
    }
    if end.is_hung_up(vm) {
        found |= POLLHUP;
    }
    found
}

fn events(vm: Vm, number: i64, wanted: i64) -> i64 {
    match descriptors::end(vm, number) {
        Some(end) => events_of(vm, end, wanted),
        // A file can always be read and written.
        None if io::file::opened(vm, number).is_some() => wanted & (POLLIN | POLLOUT),
        None => POLLNVAL,
    }
}

/// Those of the descriptors to which something has happened; waits until there is one, or time is over.
#[undropped]
async fn ready(vm: Vm, wanted: &[(i64, i64)], until: Deadline) -> Res<Vec<(i64, i64)>> {
    let mut found = Vec::new();
    let mut look = || {
        for (number, wanted) in wanted {
            let events = events(vm, *number, *wanted);
            if events != 0 {
                found.push((*number, events));
            }
        }
        !found.is_empty()
    };
    descriptors::watch(vm, until, &mut look).await?;
    Ok(found)
}

/// One of `select`'s lists: its objects, and their descriptors.
#[undropped]
async fn listed(vm: Vm, list: &Value) -> Res<Vec<(Value, i64)>> {
    if !vm.is_iterable(list) {
        return Err(vm.type_error("arguments 1-3 must be sequences"));
    }
    let mut all = Vec::new();
    for object in vm.collect(list).await? {
        let number = number(vm, &object).await?;
        all.push((object, number));
    }
    Ok(all)
}

#[undropped]
async fn select(vm: Vm, a: Vec<Value>) -> Res {
    let until = Deadline::after(vm, patience(vm, &a[3], 1.0).await?);
    let (readers, writers) = (listed(vm, &a[0]).await?, listed(vm, &a[1]).await?);
    let others = listed(vm, &a[2]).await?;
    let wanted: Vec<(i64, i64)> = readers
        .iter()
        .map(|(_, number)| (*number, POLLIN))
        .chain(writers.iter().map(|(_, number)| (*number, POLLOUT)))
        .chain(others.iter().map(|(_, number)| (*number, POLLPRI)))
        .collect();
    // An end that hangs up is ready for whoever waits to read or to write; nothing else is exceptional here.
    let mut found = ready(vm, &wanted, until).await?;
    if found.iter().any(|(_, events)| events & POLLNVAL != 0) {
        return Err(errno::os_error(vm, errno::EBADF, None));
    }
    found.retain(|(_, events)| *events != 0);
    let chosen = |list: &[(Value, i64)], event: i64| {
        let is_ready = |number: i64| events(vm, number, event) & event != 0;
        vm.list(
            list.iter().filter(|(_, number)| is_ready(*number)).map(|(object, _)| object.clone()).collect(),
        )
    };
    Ok(vm.tuple(vec![chosen(&readers, POLLIN), chosen(&writers, POLLOUT), vm.list(Vec::new())]))
}

/// A time to wait, of which `unit` make a second; None is for ever.
#[undropped]
async fn patience(vm: Vm, value: &Value, unit: f64) -> Res<Option<f64>> {
    if value.is_none() {
        return Ok(None);
    }
    let time = match seconds(vm, value).await {
        Err(raise) if vm.is_raised(&raise, &vm.classes().type_error) => {
            let what = if unit == 1.0 { "a float" } else { "an integer" };
            return Err(vm.type_error(format!("timeout must be {what} or None")));
        }
        other => other?,
    };
    match time {
        time if time < 0.0 && unit == 1.0 => Err(vm.value_error("timeout must be non-negative")),
        time if time < 0.0 => Ok(None),
        time => Ok(Some(time / unit)),
    }
}

/// The error of what is not registered.
fn unknown(vm: Vm) -> Raise {
    errno::os_error(vm, errno::ENOENT, None)
}

/// Sets the events of a descriptor; whether it was registered.
fn set_events(poll: &Poll, number: i64, events: i64) -> bool {
    poll.registered.with(|all| match all.iter_mut().find(|(known, _)| *known == number) {
        Some(known) => {
            known.1 = events;
            true
        }
        None => false,
    })
}

#[undropped]
async fn mask(vm: Vm, value: &Value) -> Res<i64> {
    if value.is_missing() {
        return Ok(POLLIN | POLLPRI | POLLOUT);
    }
    match vm.index_i64(value).await? {
        mask if mask < 0 => Err(vm.value_error("value must be positive")),
        mask if mask > i64::from(u16::MAX) => {
            Err(vm.overflow_error("Python int too large for C unsigned short"))
        }
        mask => Ok(mask),
    }
}

#[undropped]
async fn register(vm: Vm, a: Vec<Value>) -> Res {
    let (number, events) = (number(vm, &a[1]).await?, mask(vm, &a[2]).await?);
    let poll = a[0].body::<Poll>();
    if !set_events(poll, number, events) {
        poll.registered.with(|all| all.push((number, events)));
    }
    Ok(Value::NONE)
}

#[undropped]
async fn modify(vm: Vm, a: Vec<Value>) -> Res {
    let (number, events) = (number(vm, &a[1]).await?, mask(vm, &a[2]).await?);
    if set_events(a[0].body(), number, events) { Ok(Value::NONE) } else { Err(unknown(vm)) }
}

#[undropped]
async fn unregister(vm: Vm, a: Vec<Value>) -> Res {
    let number = number(vm, &a[1]).await?;
    let removed = a[0].body::<Poll>().registered.with(|all| {
        let place = all.iter().position(|(known, _)| *known == number);
        place.map(|place| all.remove(place))
    });
    if removed.is_some() { Ok(Value::NONE) } else { Err(vm.key_error(&vm.int(number))) }
}

#[undropped]
async fn poll(vm: Vm, a: Vec<Value>) -> Res {
    let until = Deadline::after(vm, patience(vm, &a[1], 1e3).await?);
    let poll = a[0].body::<Poll>();
    if poll.is_polling.replace(true) {
        return Err(vm.runtime_error("concurrent poll() invocation"));
    }
    let found = ready(vm, &poll.registered.get(), until).await;
    poll.is_polling.set(false);
    let pairs = found?.into_iter().map(|(number, events)| vm.pair(vm.int(number), vm.int(events)));
    Ok(vm.list(pairs.collect()))
}
