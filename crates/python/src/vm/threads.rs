//! How a thread of an interpreter begins and ends (`Modules/_threadmodule.c`, `thread_run`).

use trace::Release;

use super::native::Task;
use super::{Res, Vm};
use crate::object::Finalizable;
use crate::types::exceptions::{Ignored, report_unraisable};

/// A thread that a program has started and that does not run yet.
pub struct NewThread {
    vm: Vm,
    /// What it runs.
    first: Task,
    /// What is done, under the lock, when it has ended.
    at_end: Box<dyn FnOnce(Vm)>,
}

// SAFETY: the thread that makes it gives it away whole. The thread that gets it touches no object in it before it has the
// lock of the interpreter, whose state lives as long as the process; and if it never gets the lock, it drops none.
unsafe impl Send for NewThread {}

impl NewThread {
    /// Runs the thread to its end.
    pub async fn run(self) {
        let Self { vm, first, at_end } = self;
        let life = &vm.interp().life;
        if !vm.acquire().await {
            std::mem::forget((first, at_end));
            return life.end();
        }
        if vm.program(super::native::task(to_the_end(vm, first))).await.is_none() {
            std::mem::forget(at_end);
            return life.end();
        }
        at_end(vm);
        let (interp, number, hold) = (vm.interp(), vm.thread().number, vm.thread().hold.get());
        // SAFETY: the thread's program is over, so none of its activations and tasks is left.
        unsafe { vm.forget_thread() };
        interp.turns.release(number, hold, Release::End, &*interp.world).await;
        life.end();
    }

    /// The number of the thread, as `threading.get_ident()` gives it.
    pub fn number(&self) -> u32 {
        self.vm.thread().number
    }
}

/// A program, and the last words of what it leaves.
#[undropped]
async fn to_the_end(vm: Vm, first: Task) -> Res {
    let result = vm.run_task(first).await;
    vm.finalize_waiting().await;
    crate::modules::thread::leave_locals(vm);
    vm.finalize_waiting().await;
    result
}

impl Vm {
    /// Starts a thread that runs a task, made with the thread's own handle; gives its number. `None` if the world can start no
    /// further one.
    pub(crate) fn start_thread(
        self,
        first: impl FnOnce(Vm) -> Task,
        at_end: impl FnOnce(Vm) + 'static,
    ) -> Option<u32> {
        let vm = Self::new_thread(self.interp());
        let number = vm.thread().number;
        let new = NewThread { vm, first: first(vm), at_end: Box::new(at_end) };
        self.interp().life.begin();
        match self.interp().world.start(new) {
            Ok(()) => Some(number),
            Err(refused) => {
                self.interp().life.end();
                drop((refused.first, refused.at_end));
                // SAFETY: the thread has never run.
                unsafe { vm.forget_thread() };
                None
            }
        }
    }

    /// Frees the state of a thread.
    ///
    /// # Safety
    /// Nothing of the thread is left that could use it; the caller has the lock.
    unsafe fn forget_thread(self) {
        self.interp().threads.with(|threads| threads.retain(|known| *known != self));
        // SAFETY: a thread's state is made by `new_thread` in a box. Nobody keeps the handle of a thread that is not its own
        // but the list, which has just forgotten it.
        unsafe { drop(Box::from_raw(self.0.as_ptr())) };
    }

    /// Whether it is the thread that the interpreter began with.
    pub(crate) fn is_main(self) -> bool {
        self.thread().number == super::MAIN
    }

    /// Calls what ended objects have asked for.
    #[undropped]
    pub(crate) async fn finalize_waiting(self) {
        loop {
            let waiting = Finalizable::take();
            if waiting.is_empty() {
                return;
            }
            for next in waiting {
                if let Err(raise) = self.finalize(&next).await {
                    report_unraisable(self, &raise, Ignored::AtEnd(&next)).await;
                }
            }
        }
    }
}

/// The attributes that a thread has in each `_thread._local`, by the number of that.
pub(crate) type Locals = std::collections::HashMap<u64, crate::modules::thread::Own>;

impl PartialEq for Vm {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
