//! What a thread waits for, as a trace says it. An object that threads wait for has a number, from the first wait on.

use sync::{AtomicU32, Ordering};
use trace::{Wait, wait_arg};

use super::Vm;

/// What a wait is for.
#[derive(Clone, Copy)]
pub(crate) struct Waited {
    wait: Wait,
    object: u32,
}

impl Waited {
    /// A wait that is for no object.
    pub(crate) fn on(wait: Wait) -> Self {
        Self { wait, object: 0 }
    }

    /// The end of a thread.
    pub(crate) fn thread(number: u32) -> Self {
        Self { wait: Wait::Join, object: number }
    }

    /// Whether another thread has to do something before the wait ends.
    pub(super) fn is_for_another_thread(self) -> bool {
        matches!(self.wait, Wait::Mutex | Wait::Join | Wait::Message)
    }

    /// The `arg` of [`trace::Kind::WaitBegin`].
    pub(super) fn arg(self) -> u32 {
        wait_arg(self.wait, self.object)
    }
}

/// The number of an object that can be waited for; 0 until a thread waits.
#[derive(Default)]
pub(crate) struct ObjectNumber(AtomicU32);

impl ObjectNumber {
    /// A wait for the object, whose class has this name.
    pub(crate) fn waited(&self, vm: Vm, wait: Wait, class: &str) -> Waited {
        // Relaxed: a number publishes nothing.
        let known = self.0.load(Ordering::Relaxed);
        Waited { wait, object: if known == 0 { self.new_number(vm, class) } else { known } }
    }

    fn new_number(&self, vm: Vm, class: &str) -> u32 {
        let interp = vm.interp();
        let new = interp.objects.fetch_add(1, Ordering::Relaxed) + 1;
        match self.0.compare_exchange(0, new, Ordering::Relaxed, Ordering::Relaxed) {
            Ok(_) => {
                interp.world.record_object(vm.thread().number, new, class);
                new
            }
            Err(other) => other,
        }
    }
}
