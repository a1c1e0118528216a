//! What stands for `_blake2` and `_sha3` in a build without the feature `digests`. `hashlib` asks for all of its digests as
//! it is imported, and prints a traceback for each that is not there: here each is, and refuses to begin.

use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::keyed::Keyed;
use crate::types::set::Set;
use crate::value::{Slot, Value};
use crate::vm::ops::hash_quick;
use crate::vm::{Res, Vm};

const SIGNATURE: &str = "*args, **kwargs";

macro_rules! refused {
    ($($name:literal),*) => {
        [$(($name, |vm, _| Err(vm.value_error(concat!("unsupported hash type ", $name))))),*]
    };
}

type Refused = (&'static str, fn(Vm, &[Value]) -> Res);

static BLAKE2: [Refused; 2] = refused!["blake2b", "blake2s"];
static SHA3: [Refused; 6] =
    refused!["sha3_224", "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256"];

pub(crate) fn blake2(vm: Vm, m: &Methods) {
    fill(vm, m, &BLAKE2);
}

pub(crate) fn sha3(vm: Vm, m: &Methods) {
    fill(vm, m, &SHA3);
}

fn fill(vm: Vm, m: &Methods, digests: &'static [Refused]) {
    let available = available(vm);
    for (name, refuse) in digests {
        m.sync(name, SIGNATURE, *refuse);
        if let Some(available) = available.as_ref().and_then(|set| set.get::<Set>()) {
            take_out(vm, available, name);
        }
    }
}

/// `hashlib.algorithms_available`, while `hashlib` is imported.
fn available(vm: Vm) -> Slot {
    let hashlib = vm.interp().modules.body::<Dict>().get_str(&vm.intern_str("hashlib"))?;
    hashlib.ext()?.get(&vm.intern_str("algorithms_available"))
}

fn take_out(vm: Vm, set: &Set, name: &str) {
    let name = vm.intern_str(name);
    let Some(Ok(hash)) = hash_quick(vm, &name) else { return };
    let taken = set.table.with(|table| {
        let at = table.find_quick(hash, &name).flatten()?;
        table.remove(at)
    });
    drop(taken);
}
