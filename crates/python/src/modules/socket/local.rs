//! Sockets of the family `AF_UNIX` that listen and connect, within the program and its processes: an address is a name in the
//! kernel, for a stream to which each client writes what the server's end of their connection is.

use super::{AF_UNIX, SOCK_STREAM, Socket, no_network, socket};
use crate::kernel::Token;
use crate::modules::{descriptors, errno};
use crate::types::Methods;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

const EADDRINUSE: i32 = 98;
const ECONNREFUSED: i32 = 111;

pub(super) fn install(m: &Methods) {
    m.sync("bind", "self, address, /", bind)
        .sync("listen", "self, backlog=0, /", |_, _| Ok(Value::NONE))
        .wait("_accept", "self, /", waits!(accept))
        .sync("connect", "self, address, /", connect);
}

/// The name that an address is.
fn name(vm: Vm, this: &Socket, address: &Value) -> Res<String> {
    match (this.family.get(), address.as_bytes()) {
        (AF_UNIX, Some(bytes)) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        (AF_UNIX, None) => vm.expect_text(address, "address").map(|text| text.to_string()),
        _ => Err(no_network(vm)),
    }
}

fn bind(vm: Vm, a: &[Value]) -> Res {
    let this = socket(&a[0]);
    let name = name(vm, this, &a[1])?;
    let (reader, writer) = descriptors::pipe(vm).ok_or_else(|| errno::os_error(vm, errno::EMFILE, None))?;
    let clients = descriptors::token(vm, writer).ok_or_else(|| errno::os_error(vm, errno::EBADF, None))?;
    // Clients of other processes write to it, so its writing end is open for as long as there is the name.
    vm.kernel().lend(clients);
    descriptors::close(vm, writer);
    if !vm.kernel().bind(&name, clients.0) {
        descriptors::close(vm, reader);
        return Err(errno::os_error(vm, EADDRINUSE, None));
    }
    this.number.set(reader);
    this.name.replace(name);
    Ok(Value::NONE)
}

fn connect(vm: Vm, a: &[Value]) -> Res {
    let this = socket(&a[0]);
    let name = name(vm, this, &a[1])?;
    let Some(clients) = vm.kernel().named(&name) else {
        return Err(errno::os_error(vm, errno::ENOENT, None));
    };
    let (own, other) = descriptors::pair(vm).ok_or_else(|| errno::os_error(vm, errno::EMFILE, None))?;
    let sent = descriptors::token(vm, other).and_then(|token| {
        vm.kernel().lend(token);
        let stream = Token(clients).outgoing()?;
        vm.kernel().write(stream, &token.0.to_le_bytes()).ok().filter(|count| *count == 4)
    });
    descriptors::close(vm, other);
    if sent.is_none() {
        descriptors::close(vm, own);
        return Err(errno::os_error(vm, ECONNREFUSED, None));
    }
    vm.interp().life.wake();
    this.number.set(own);
    Ok(Value::NONE)
}

#[undropped]
async fn accept(vm: Vm, a: Vec<Value>) -> Res {
    let bytes: Option<[u8; 4]> = super::transfer::receive(vm, &a[0], 4, 0).await?.try_into().ok();
    let token = bytes.map(|bytes| Token(u32::from_le_bytes(bytes))).filter(|token| vm.kernel().take(*token));
    let token = token.ok_or_else(|| errno::os_error(vm, errno::EINVAL, None))?;
    Ok(vm.pair(vm.int(descriptors::given(vm, token)), vm.str("")))
}

/// A socket that is not connected yet.
pub(super) fn unconnected(vm: Vm, family: i64, kind: i64) -> Res<()> {
    if family == AF_UNIX && kind & 0xF == SOCK_STREAM { Ok(()) } else { Err(no_network(vm)) }
}
