//! Sending and receiving, and what of a socket's methods needs a network.

use super::{EOPNOTSUPP, Socket, deadline, end, no_network, socket, too_long};
use crate::kernel::Side;
use crate::modules::errno;
use crate::types::Methods;
use crate::types::bytes_methods::expect_buffer;
use crate::types::memoryview::MemoryView;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

const MSG_PEEK: i64 = 2;
const ENOPROTOOPT: i32 = 92;
const SOL_SOCKET: i64 = 1;
const SO_TYPE: i64 = 3;
const SO_ERROR: i64 = 4;

pub(super) fn install(m: &Methods) {
    m.wait("send", "self, data, flags=0, /", waits!(send))
        .wait("sendall", "self, data, flags=0, /", waits!(send_all))
        .wait("recv", "self, bufsize, flags=0, /", waits!(recv))
        .wait("recvfrom", "self, bufsize, flags=0, /", waits!(recv_from))
        .wait("recv_into", "self, buffer, nbytes=0, flags=0", waits!(recv_into))
        .sync("shutdown", "self, how, /", shutdown)
        .sync("getsockname", "self, /", |vm, a| Ok(vm.string(socket(&a[0]).name.get())))
        .sync("getpeername", "self, /", |vm, a| end(vm, &a[0]).map(|_| vm.str("")))
        .sync("getsockopt", "self, level, option, buflen=0, /", get_option)
        .sync("setsockopt", "self, level, option, value, optlen=?, /", |_, _| Ok(Value::NONE));
    for name in ["connect_ex", "sendto", "recvfrom_into"] {
        m.sync(name, "self, *args", |vm, _| Err(no_network(vm)));
    }
}

/// Sends what there is room for; waits for room for one byte at least.
#[undropped]
async fn send_some(vm: Vm, this: &Value, bytes: &[u8]) -> Res<usize> {
    let mut sent = 0;
    let mut send = || {
        sent = end(vm, this)?.write(vm, bytes).map_err(|number| errno::os_error(vm, number, None))?;
        Ok(sent > 0 || bytes.is_empty())
    };
    let is_sent = end(vm, this)?.wait(vm, Side::Writes, deadline(vm, this), &mut send).await?;
    if is_sent { Ok(sent) } else { Err(too_long(vm, this)) }
}

#[undropped]
async fn send(vm: Vm, a: Vec<Value>) -> Res {
    let bytes = expect_buffer(vm, &a[1])?.into_owned();
    send_some(vm, &a[0], &bytes).await.map(|sent| vm.size(sent))
}

#[undropped]
async fn send_all(vm: Vm, a: Vec<Value>) -> Res {
    let bytes = expect_buffer(vm, &a[1])?.into_owned();
    let mut sent = 0;
    while sent < bytes.len() {
        sent += send_some(vm, &a[0], &bytes[sent..]).await?;
    }
    Ok(Value::NONE)
}

/// Receives what is there; waits for one byte at least, or the stream's end.
#[undropped]
pub(super) async fn receive(vm: Vm, this: &Value, most: usize, flags: i64) -> Res<Vec<u8>> {
    let mut received = None;
    let mut receive = || {
        received = end(vm, this)?.read(vm, most, flags & MSG_PEEK != 0);
        Ok(received.is_some())
    };
    end(vm, this)?.wait(vm, Side::Reads, deadline(vm, this), &mut receive).await?;
    received.ok_or_else(|| too_long(vm, this))
}

#[undropped]
async fn size(vm: Vm, value: &Value, method: &str) -> Res<usize> {
    crate::value::count(vm.index_i64(value).await?)
        .ok_or_else(|| vm.value_error(format!("negative buffersize in {method}")))
}

#[undropped]
async fn recv(vm: Vm, a: Vec<Value>) -> Res {
    let (most, flags) = (size(vm, &a[1], "recv").await?, vm.index_i64(&a[2]).await?);
    receive(vm, &a[0], most, flags).await.map(|bytes| vm.bytes(bytes))
}

#[undropped]
async fn recv_from(vm: Vm, a: Vec<Value>) -> Res {
    Ok(vm.pair(recv(vm, a).await?, Value::NONE))
}

#[undropped]
async fn recv_into(vm: Vm, a: Vec<Value>) -> Res {
    let Some(view) = MemoryView::of(&a[1]).filter(|view| !view.readonly) else {
        let class = vm.class_name(&a[1]);
        let message = format!("recv_into() argument 1 must be read-write bytes-like object, not {class}");
        return Err(vm.type_error(message));
    };
    let most = match size(vm, &a[2], "recv_into").await? {
        0 => view.bytes_len(),
        most if most > view.bytes_len() => {
            return Err(vm.value_error("buffer too small for requested bytes"));
        }
        most => most,
    };
    let flags = vm.index_i64(&a[3]).await?;
    let bytes = receive(vm, &a[0], most, flags).await?;
    view.write(0, &bytes);
    Ok(vm.size(bytes.len()))
}

fn shutdown(vm: Vm, a: &[Value]) -> Res {
    let end = end(vm, &a[0])?;
    let how = a[1].as_i64().filter(|how| (0..=2).contains(how));
    let Some(how) = how else { return Err(errno::os_error(vm, errno::EINVAL, None)) };
    if how != 1 {
        end.shut(vm, Side::Reads);
    }
    if how != 0 {
        end.shut(vm, Side::Writes);
    }
    Ok(Value::NONE)
}

fn get_option(vm: Vm, a: &[Value]) -> Res {
    end(vm, &a[0])?;
    let this: &Socket = socket(&a[0]);
    match (a[1].as_i64(), a[2].as_i64()) {
        (Some(SOL_SOCKET), Some(SO_TYPE)) => Ok(vm.int(this.kind.get())),
        (Some(SOL_SOCKET), Some(SO_ERROR)) => Ok(vm.int(0)),
        (Some(SOL_SOCKET), _) => Err(errno::os_error(vm, ENOPROTOOPT, None)),
        _ => Err(errno::os_error(vm, EOPNOTSUPP, None)),
    }
}
