//! The mutex of a memory between real threads: ThreadSanitizer and Miri report an access that nothing orders.

use super::*;
use crate::host::native::Native;
use std::cell::UnsafeCell;
use sync::blocking;
use trace::TraceBuffer;

/// The data that the mutex guards.
struct Guarded(UnsafeCell<u32>);

// SAFETY: touched under the mutex only. The test checks that this is enough.
unsafe impl Sync for Guarded {}

const TIMES: u32 = if cfg!(miri) { 10 } else { 2000 };

#[test]
fn a_thread_sees_what_the_one_before_it_did_under_the_mutex() {
    let (memory, guarded) = (Memory::new(), Guarded(UnsafeCell::new(0)));
    std::thread::scope(|scope| {
        for task in 0..3 {
            let (memory, guarded) = (&memory, &guarded);
            scope.spawn(move || {
                let (buffer, native) = (TraceBuffer::new(256, 0), Native::default());
                let writer = buffer.writer().unwrap();
                let context = Context::new(task, &native, &writer, memory);
                for _ in 0..TIMES {
                    blocking(context.lock(&memory.mutex)).unwrap();
                    // SAFETY: this thread has the mutex.
                    unsafe { *guarded.0.get() += 1 };
                    context.unlock(&memory.mutex);
                }
            });
        }
    });
    assert_eq!(guarded.0.into_inner(), 3 * TIMES);
}

#[test]
fn a_cancel_ends_a_wait_for_the_mutex() {
    let (memory, native, buffer) = (Memory::new(), Native::default(), TraceBuffer::new(256, 0));
    let writer = buffer.writer().unwrap();
    let context = Context::new(0, &native, &writer, &memory);
    blocking(context.lock(&memory.mutex)).unwrap();
    memory.stop.raise();
    assert!(blocking(context.lock(&memory.mutex)).is_err());
    memory.reset();
    assert!(blocking(context.lock(&memory.mutex)).is_ok(), "another run begins with a mutex that nobody has");
}
