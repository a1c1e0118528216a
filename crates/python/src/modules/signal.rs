//! The module `_signal` (`Modules/signalmodule.c`): signals come from the program itself, from its other processes, and from
//! whoever interrupts it.

use super::{descriptors, errno, state};
use crate::kernel::Ended;
use crate::modules::builtins::is_callable;
use crate::object::Mut;
use crate::types::Methods;
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};
use crate::waits;

const SIG_DFL: i64 = 0;
const SIG_IGN: i64 = 1;
const SIGINT: i64 = 2;
const NSIG: i64 = 65;
const ENOSYS: i32 = 38;

/// What cannot be done without a system that sends signals.
const NO_SYSTEM: &str =
    "a page has no system that sends signals; use threading.Timer, or signal.raise_signal";

/// Of each number the handler, and where numbers are written to.
#[derive(Default)]
struct Signals {
    handlers: Mut<Vec<Value>>,
    wakeup: Mut<Option<i64>>,
}

fn signals(vm: Vm) -> &'static Signals {
    state::of(vm)
}

pub(crate) fn fill(vm: Vm, m: &Methods) {
    for (name, number, _) in NAMES {
        m.value(name, vm.int(*number));
    }
    m.value("SIG_DFL", vm.int(SIG_DFL))
        .value("SIG_IGN", vm.int(SIG_IGN))
        .value("NSIG", vm.int(NSIG))
        .value("ITIMER_REAL", vm.int(0))
        .value("ITIMER_VIRTUAL", vm.int(1))
        .value("ITIMER_PROF", vm.int(2))
        .value("ItimerError", vm.classes().os_error.clone());
    m.sync("default_int_handler", "signalnum, frame, /", |vm, _| {
        Err(vm.raise_args(&vm.classes().keyboard_interrupt, Vec::new()))
    })
    .wait("signal", "signalnum, handler, /", waits!(set_handler))
    .wait("getsignal", "signalnum, /", waits!(get_handler))
    .wait("raise_signal", "signalnum, /", waits!(raise_signal))
    .wait("pthread_kill", "thread_id, signalnum, /", waits!(kill_thread))
    .wait("strsignal", "signalnum, /", waits!(description))
    .wait("valid_signals", "", waits!(valid_signals))
    .wait("siginterrupt", "signalnum, flag, /", waits!(interrupts))
    .wait("set_wakeup_fd", "fd, /, *, warn_on_full_buffer=True", waits!(set_wakeup))
    .sync("alarm", "seconds, /", |vm, _| Err(errno::refused(vm, ENOSYS, NO_SYSTEM)))
    .sync("setitimer", "which, seconds, interval=0, /", |vm, _| Err(errno::refused(vm, ENOSYS, NO_SYSTEM)))
    .sync("getitimer", "which, /", |vm, _| Err(errno::refused(vm, ENOSYS, NO_SYSTEM)))
    .sync("pause", "", |vm, _| Err(errno::refused(vm, ENOSYS, NO_SYSTEM)));
    let mut handlers = vec![vm.int(SIG_DFL); NSIG as usize];
    if let Some(handler) = m.find("default_int_handler") {
        handlers[SIGINT as usize] = handler;
    }
    signals(vm).handlers.set(handlers);
}

#[rustfmt::skip]
const NAMES: &[(&str, i64, &str)] = &[
    ("SIGHUP", 1, "Hangup"), ("SIGINT", 2, "Interrupt"), ("SIGQUIT", 3, "Quit"), ("SIGILL", 4, "Illegal instruction"),
    ("SIGTRAP", 5, "Trace/breakpoint trap"), ("SIGABRT", 6, "Aborted"), ("SIGIOT", 6, "Aborted"),
    ("SIGBUS", 7, "Bus error"), ("SIGFPE", 8, "Floating point exception"), ("SIGKILL", 9, "Killed"),
    ("SIGUSR1", 10, "User defined signal 1"), ("SIGSEGV", 11, "Segmentation fault"),
    ("SIGUSR2", 12, "User defined signal 2"), ("SIGPIPE", 13, "Broken pipe"), ("SIGALRM", 14, "Alarm clock"),
    ("SIGTERM", 15, "Terminated"), ("SIGSTKFLT", 16, "Stack fault"), ("SIGCHLD", 17, "Child exited"),
    ("SIGCLD", 17, "Child exited"), ("SIGCONT", 18, "Continued"), ("SIGSTOP", 19, "Stopped (signal)"),
    ("SIGTSTP", 20, "Stopped"), ("SIGTTIN", 21, "Stopped (tty input)"), ("SIGTTOU", 22, "Stopped (tty output)"),
    ("SIGURG", 23, "Urgent I/O condition"), ("SIGXCPU", 24, "CPU time limit exceeded"),
    ("SIGXFSZ", 25, "File size limit exceeded"), ("SIGVTALRM", 26, "Virtual timer expired"),
    ("SIGPROF", 27, "Profiling timer expired"), ("SIGWINCH", 28, "Window changed"), ("SIGIO", 29, "I/O possible"),
    ("SIGPOLL", 29, "I/O possible"), ("SIGPWR", 30, "Power failure"), ("SIGSYS", 31, "Bad system call"),
    ("SIGRTMIN", 34, "Real-time signal 0"), ("SIGRTMAX", 64, "Real-time signal 30"),
];

/// Whether a system has a signal of this number: two lie with the library of C.
fn is_valid(number: i64) -> bool {
    (1..NSIG).contains(&number) && !(32..34).contains(&number)
}

/// The number of a signal, or an error.
#[undropped]
async fn number(vm: Vm, value: &Value) -> Res<i64> {
    let number = vm.index_i64(value).await?;
    if (1..NSIG).contains(&number) {
        return Ok(number);
    }
    Err(vm.value_error("signal number out of range"))
}

fn handler(vm: Vm, number: i64) -> Value {
    let found = signals(vm).handlers.with(|all| all.get(number as usize).cloned());
    found.unwrap_or(Value::NONE)
}

#[undropped]
async fn get_handler(vm: Vm, a: Vec<Value>) -> Res {
    Ok(handler(vm, number(vm, &a[0]).await?))
}

/// Sets the handler of a signal; gives the one before.
#[undropped]
async fn set_handler(vm: Vm, a: Vec<Value>) -> Res {
    let number = vm.index_i64(&a[0]).await?;
    if !vm.is_main() {
        return Err(vm.value_error("signal only works in main thread of the main interpreter"));
    }
    if !(1..NSIG).contains(&number) {
        return Err(vm.value_error("signal number out of range"));
    }
    let is_number = a[1].as_i64().is_some_and(|choice| choice == SIG_DFL || choice == SIG_IGN);
    if !is_number && !is_callable(vm, &a[1]) {
        let message = "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object";
        return Err(vm.type_error(message));
    }
    const SIGKILL: i64 = 9;
    const SIGSTOP: i64 = 19;
    if matches!(number, SIGKILL | SIGSTOP) || !is_valid(number) {
        return Err(errno::os_error(vm, errno::EINVAL, None));
    }
    let new = a[1].clone();
    Ok(signals(vm).handlers.with(|all| std::mem::replace(&mut all[number as usize], new)))
}

#[undropped]
async fn raise_signal(vm: Vm, a: Vec<Value>) -> Res {
    raise_or_send(vm, &a[0]).await
}

/// Whichever thread it is for, the main one handles it.
#[undropped]
async fn kill_thread(vm: Vm, a: Vec<Value>) -> Res {
    raise_or_send(vm, &a[1]).await
}

/// Sends the program a signal: on the main thread its handler runs at once, and otherwise the main thread runs it soon.
#[undropped]
pub(crate) async fn raise_or_send(vm: Vm, value: &Value) -> Res {
    let number = vm.index_i64(value).await?;
    if vm.is_main() || !(1..32).contains(&number) {
        return raise(vm, value).await;
    }
    vm.kernel().send(vm.pid(), number as u32);
    vm.interp().turns.stop.signal();
    Ok(Value::NONE)
}

/// Sends the program a signal: its handler runs at once.
#[undropped]
pub(crate) async fn raise(vm: Vm, value: &Value) -> Res {
    let number = vm.index_i64(value).await?;
    if !is_valid(number) {
        return Err(errno::os_error(vm, errno::EINVAL, None));
    }
    // Handlers are there from the first import of the module.
    crate::vm::import::import_module(vm, "_signal").await?;
    let handler = handler(vm, number);
    match handler.as_i64() {
        Some(SIG_DFL) => ended_by(vm, number),
        Some(SIG_IGN) => Ok(Value::NONE),
        _ => {
            if let Some(end) = signals(vm).wakeup.get().and_then(|wakeup| descriptors::end(vm, wakeup)) {
                // A full buffer wakes its reader, too.
                let _ = end.write(vm, &[number as u8]);
            }
            let frame: Slot = vm.frame_objects(true);
            vm.call(&handler, vec![vm.int(number), frame.unwrap_or(Value::NONE)]).await?;
            Ok(Value::NONE)
        }
    }
}

/// The main thread handles a signal that the process was sent.
#[undropped]
pub(crate) async fn handle(vm: Vm, number: u32) -> Res {
    crate::vm::import::import_module(vm, "_signal").await?;
    if handler(vm, number.into()).as_i64() == Some(SIG_DFL) && !HARMLESS.contains(&number.into()) {
        vm.end_process(Ended::Signal(number)).await;
    }
    raise(vm, &vm.int(number.into())).await
}

/// `_thread.interrupt_main`: the handler runs as if the signal had come. A signal that Python does not handle does nothing.
#[undropped]
pub(crate) async fn interrupt(vm: Vm, a: Vec<Value>) -> Res {
    number(vm, &a[0]).await?;
    crate::vm::import::import_module(vm, "_signal").await?;
    let is_handled = handler(vm, vm.index_i64(&a[0]).await?).as_i64().is_none();
    if !is_handled {
        return Ok(Value::NONE);
    }
    raise_or_send(vm, &a[0]).await
}

/// Signals that do nothing where nobody handles them.
const HARMLESS: [i64; 4] = [17, 18, 23, 28];

/// What a signal that nobody handles does: most end the program, as a shell tells it.
fn ended_by(vm: Vm, number: i64) -> Res {
    if HARMLESS.contains(&number) {
        return Ok(Value::NONE);
    }
    Err(vm.raise_args(&vm.classes().system_exit, vec![vm.int(128 + number)]))
}

#[undropped]
async fn description(vm: Vm, a: Vec<Value>) -> Res {
    let number = number(vm, &a[0]).await?;
    let known = NAMES.iter().find(|(_, known, _)| *known == number).map(|(.., text)| vm.str(text));
    Ok(match known {
        Some(text) => text,
        None if number > 34 => vm.string(format!("Real-time signal {}", number - 34)),
        None => Value::NONE,
    })
}

#[undropped]
async fn valid_signals(vm: Vm, _: Vec<Value>) -> Res {
    let set = vm.empty_set();
    for number in (1..NSIG).filter(|number| is_valid(*number)) {
        vm.set_add(&set, vm.int(number)).await?;
    }
    Ok(set)
}

/// No call is ever interrupted.
#[undropped]
async fn interrupts(vm: Vm, a: Vec<Value>) -> Res {
    number(vm, &a[0]).await?;
    Ok(Value::NONE)
}

/// Sets where the numbers of signals are written to; gives what it was before.
#[undropped]
async fn set_wakeup(vm: Vm, a: Vec<Value>) -> Res {
    let wanted = vm.index_i64(&a[0]).await?;
    if !vm.is_main() {
        return Err(vm.value_error("set_wakeup_fd only works in main thread of the main interpreter"));
    }
    if wanted >= 0 && descriptors::end(vm, wanted).is_none() {
        return Err(errno::os_error(vm, errno::EBADF, None));
    }
    let old = signals(vm).wakeup.replace(Some(wanted).filter(|number| *number >= 0));
    Ok(vm.int(old.unwrap_or(-1)))
}
