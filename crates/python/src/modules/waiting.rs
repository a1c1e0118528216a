//! The one place where native code waits for another thread or for time: it sleeps on a word, as
//! `interleave_sync::Park` has it, and whoever changes the word wakes the sleepers.
//!
//! The machine has one thread so far, so nobody can wake a sleeper: a sleep takes its time, and one without an end is a
//! deadlock.

use std::sync::atomic::AtomicU32;

use crate::vm::{Res, Vm};

/// Sleeps while the word has the expected value, at most for a time in milliseconds.
#[expect(clippy::unused_async, reason = "where threads are, the sleeper lets go of the lock and waits")]
pub(crate) async fn park(vm: Vm, _word: &AtomicU32, _expected: u32, timeout_ms: f64) -> Res<()> {
    if timeout_ms.is_infinite() {
        return Err(vm.runtime_error("deadlock: the only thread waits for what no other thread can do"));
    }
    vm.interp().host.sleep(timeout_ms / 1e3);
    Ok(())
}

/// Wakes at most `most` of those that sleep on the word.
pub(crate) fn unpark(_vm: Vm, _word: &AtomicU32, _most: u32) {}

/// Whether it is the program's first thread, which alone handles signals.
pub(crate) fn is_main(_vm: Vm) -> bool {
    true
}

/// When a wait is over.
#[derive(Clone, Copy)]
pub(crate) struct Deadline(Option<f64>);

impl Deadline {
    /// In so many seconds, or never.
    pub(crate) fn after(vm: Vm, seconds: Option<f64>) -> Self {
        Self(seconds.map(|seconds| vm.interp().host.monotonic() + seconds))
    }

    /// How long it is until then, in milliseconds; `None` when it is over.
    pub(crate) fn left_ms(self, vm: Vm) -> Option<f64> {
        let Some(end) = self.0 else { return Some(f64::INFINITY) };
        let left = end - vm.interp().host.monotonic();
        (left > 0.0).then_some(left * 1e3)
    }
}
