//! Pipes in memory (`os_pipe_impl`), and reading and writing them.

use crate::modules::deadline::Deadline;
use crate::modules::descriptors::{self, End};
use crate::modules::errno;
use crate::types::Methods;
use crate::value::Value;
use crate::vm::{Res, Vm};

pub(super) fn fill(m: &Methods) {
    m.sync("pipe", "", pipe).sync("pipe2", "flags, /", pipe).sync("dup", "fd, /", duplicate);
}

fn pipe(vm: Vm, _: &[Value]) -> Res {
    let (reader, writer) = descriptors::pipe(vm);
    Ok(vm.pair(vm.int(reader), vm.int(writer)))
}

fn duplicate(vm: Vm, a: &[Value]) -> Res {
    let made = a[0].as_i64().and_then(|number| descriptors::duplicate(vm, number));
    made.map(|number| vm.int(number)).ok_or_else(|| errno::os_error(vm, errno::EBADF, None))
}

/// Waits until there is something to read; nothing is the end.
#[undropped]
pub(super) async fn read(vm: Vm, end: &End, most: usize) -> Res<Vec<u8>> {
    loop {
        let mark = descriptors::mark(vm);
        if let Some(bytes) = end.read(vm, most, false) {
            return Ok(bytes);
        }
        descriptors::change(vm, mark, Deadline::after(vm, None)).await;
    }
}

/// Waits until there is room for all of it.
#[undropped]
pub(super) async fn write(vm: Vm, end: &End, bytes: &[u8]) -> Res<usize> {
    let mut written = 0;
    loop {
        let mark = descriptors::mark(vm);
        written += end.write(vm, &bytes[written..]).map_err(|number| errno::os_error(vm, number, None))?;
        if written == bytes.len() {
            return Ok(written);
        }
        descriptors::change(vm, mark, Deadline::after(vm, None)).await;
    }
}
