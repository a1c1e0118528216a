//! Pipes (`os_pipe_impl`), and reading and writing them.

use crate::kernel::Side;
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
    let made = descriptors::pipe(vm).ok_or_else(|| errno::os_error(vm, errno::EMFILE, None));
    made.map(|(reader, writer)| vm.pair(vm.int(reader), vm.int(writer)))
}

fn duplicate(vm: Vm, a: &[Value]) -> Res {
    let made = a[0].as_i64().and_then(|number| descriptors::duplicate(vm, number));
    made.map(|number| vm.int(number)).ok_or_else(|| errno::os_error(vm, errno::EBADF, None))
}

/// Waits until there is something to read; nothing is the end.
#[undropped]
pub(super) async fn read(vm: Vm, end: End, most: usize) -> Res<Vec<u8>> {
    let mut read = None;
    let mut look = || {
        read = end.read(vm, most, false);
        Ok(read.is_some())
    };
    end.wait(vm, Side::Reads, Deadline::after(vm, None), &mut look).await?;
    Ok(read.unwrap_or_default())
}

/// Waits until there is room for all of it.
#[undropped]
pub(super) async fn write(vm: Vm, end: End, bytes: &[u8]) -> Res<usize> {
    let mut written = 0;
    let mut more = || {
        let more = end.write(vm, &bytes[written..]).map_err(|number| errno::os_error(vm, number, None))?;
        written += more;
        Ok(written == bytes.len())
    };
    end.wait(vm, Side::Writes, Deadline::after(vm, None), &mut more).await?;
    Ok(written)
}
