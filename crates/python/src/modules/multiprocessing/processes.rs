//! Processes: starting one, how it ended, and giving it the ends of streams.

use crate::kernel::{Ended, Token};
use crate::modules::{descriptors, errno};
use crate::types::Methods;
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};

/// What a program hears whose world starts no processes.
const NO_PROCESSES: &str =
    "processes are not there: run the text as a whole program, on a page that is isolated";

pub(super) fn fill(m: &Methods) {
    m.sync("start", "reader, sentinel, /", start)
        .sync("exit_code", "pid, /", exit_code)
        .sync("lend", "fd, /", lend)
        .sync("take", "token, /", take);
}

fn token(vm: Vm, number: &Value) -> Res<Token> {
    let token = number.as_i64().and_then(|number| descriptors::token(vm, number));
    token.ok_or_else(|| errno::os_error(vm, errno::EBADF, None))
}

fn too_many(vm: Vm) -> Raise {
    errno::os_error(vm, errno::EAGAIN, None)
}

/// Starts a process with two ends of streams; gives its number.
fn start(vm: Vm, a: &[Value]) -> Res {
    let (kernel, world) = (vm.kernel(), &vm.interp().world);
    if !kernel.has_processes() {
        return Err(errno::refused(vm, errno::ENOSYS, NO_PROCESSES));
    }
    let new = kernel.new_process([token(vm, &a[0])?, token(vm, &a[1])?]).ok_or_else(|| too_many(vm))?;
    vm.interp().life.wake();
    if world.start_process(new) { Ok(vm.int(new.pid.into())) } else { Err(too_many(vm)) }
}

/// The exit code of a child, or a signal's number with a minus; None while it runs.
fn exit_code(vm: Vm, a: &[Value]) -> Res {
    let pid = a[0].as_i64().and_then(|pid| u32::try_from(pid).ok());
    let ended = pid.ok_or(()).and_then(|pid| vm.kernel().ended(pid));
    Ok(match ended.map_err(|()| errno::os_error(vm, errno::ECHILD, None))? {
        None => Value::NONE,
        Some(Ended::Code(code)) => vm.int(code.into()),
        Some(Ended::Signal(signal)) => vm.int(-i64::from(signal)),
    })
}

/// Sends what a descriptor is of on its way to another process; gives a number for that.
fn lend(vm: Vm, a: &[Value]) -> Res {
    let token = token(vm, &a[0])?;
    vm.kernel().lend(token);
    Ok(vm.int(token.0.into()))
}

/// A descriptor of what another process lent.
fn take(vm: Vm, a: &[Value]) -> Res {
    let token = a[0].as_i64().and_then(|token| u32::try_from(token).ok()).map(Token);
    let taken = token.filter(|token| vm.kernel().take(*token));
    let taken = taken.ok_or_else(|| errno::os_error(vm, errno::EBADF, None))?;
    Ok(vm.int(descriptors::given(vm, taken)))
}
