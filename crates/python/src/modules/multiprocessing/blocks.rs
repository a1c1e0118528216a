//! Blocks of bytes that processes share, and names for them. A `memoryview` of a block reads and writes it.

use crate::kernel::{self, Kernel};
use crate::modules::{errno, state};
use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::ty::FINALIZER;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

const BLOCK: &str = "_multiprocessing.Block";

pub(crate) struct Block {
    kernel: &'static Kernel,
    number: u32,
    /// Whether another process may know of it: then it stays, whoever forgets it.
    is_known: Mut<bool>,
}

impl Body for Block {
    const KIND: Kind = Kind::Other;
}

impl Block {
    pub(crate) fn len(&self) -> usize {
        self.kernel.block_size(self.number) as usize
    }

    /// Of so many bytes from a place on, those that there are.
    pub(crate) fn read(&self, from: usize, count: usize) -> Vec<u8> {
        self.kernel.read_block(self.number, from, count).unwrap_or_default()
    }

    pub(crate) fn write(&self, from: usize, bytes: &[u8]) {
        self.kernel.write_block(self.number, from, bytes);
    }
}

pub(super) fn fill(vm: Vm, m: &Methods) {
    let info = Info::plain::<Block>();
    let class =
        crate::modules::new_class(vm, "_multiprocessing", BLOCK, &vm.classes().object, info, FINALIZER);
    Methods::of(vm, &class)
        .sync("__len__", "self, /", |vm, a| Ok(vm.size(a[0].body::<Block>().len())))
        // As `mmap.close`: nothing is left to do, as the memory belongs to the kernel.
        .sync("close", "self, /", |_, _| Ok(Value::NONE))
        .wait("__del__", "self, /", waits!(finalize))
        .get("handle", |vm, this| {
            this.body::<Block>().is_known.set(true);
            Ok(vm.int(this.body::<Block>().number.into()))
        });
    state::keep(vm, BLOCK, &class);
    m.value("Block", class)
        .sync("new_block", "size, /", |vm, a| {
            let made = number(&a[0]).and_then(|size| vm.kernel().block(size));
            block(vm, made, errno::ENOSPC, false)
        })
        .sync("block", "handle, /", |vm, a| {
            let known = number(&a[0]).filter(|number| vm.kernel().is(*number, kernel::Kind::Block));
            block(vm, known, errno::ENOENT, true)
        })
        .sync("bind", "name, handle, /", |vm, a| {
            let name = vm.expect_text(&a[0], "name")?;
            Ok(Value::bool(vm.kernel().bind(&name, number(&a[1]).unwrap_or(0))))
        })
        .sync("bound", "name, /", |vm, a| {
            let found = vm.kernel().named(&vm.expect_text(&a[0], "name")?);
            Ok(found.map_or(Value::NONE, |found| vm.int(found.into())))
        })
        .sync("unbind", "name, /", |vm, a| {
            Ok(Value::bool(vm.kernel().unbind(&vm.expect_text(&a[0], "name")?)))
        });
}

fn number(value: &Value) -> Option<u32> {
    value.as_i64().and_then(|number| u32::try_from(number).ok())
}

fn block(vm: Vm, number: Option<u32>, otherwise: i32, is_known: bool) -> Res {
    let number = number.ok_or_else(|| errno::os_error(vm, otherwise, None))?;
    let made = Block { kernel: vm.kernel(), number, is_known: Mut::new(is_known) };
    Ok(allocate(&state::kept(vm, BLOCK), made))
}

/// Ends a block that no other process knows of.
#[undropped]
async fn finalize(_: Vm, a: Vec<Value>) -> Res {
    let Block { kernel, number, is_known } = a[0].body::<Block>();
    if !is_known.get() {
        kernel.end_filled(*number);
    }
    Ok(Value::NONE)
}
