//! Where a generator is, and what its frame holds while it waits.

use std::sync::atomic::Ordering;

use crate::object::{Kind, Mut, allocate};
use crate::types::function::Function;
use crate::types::generator::{Flavour, Generator, Progress};
use crate::types::traceback::FrameObject;
use crate::value::{Slot, Value};
use crate::vm::Vm;
use crate::vm::frame::Frame;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Created,
    Suspended,
    Running,
    Ended,
}

pub(super) fn stage(generator: &Generator) -> Stage {
    generator.progress.with(|progress| match progress {
        Progress::Waiting { started: false, .. } => Stage::Created,
        Progress::Waiting { .. } => Stage::Suspended,
        Progress::Running => Stage::Running,
        Progress::Ended => Stage::Ended,
    })
}

/// Whether something has to happen before a generator goes that nobody refers to any more: a handler has to hear of it,
/// or the event loop, or whoever forgot to await a coroutine.
pub(crate) fn wants_finalizer(generator: &Generator) -> bool {
    let waits = generator.progress.with(|progress| match progress {
        Progress::Waiting { frame, started: true } => Some(is_in_need(frame)),
        Progress::Waiting { .. } => Some(generator.flavour == Flavour::Coroutine),
        Progress::Running | Progress::Ended => None,
    });
    waits.is_some_and(|in_need| in_need || generator.finalizer.with(|finalizer| finalizer.is_some()))
}

/// Whether closing a generator that waits in this frame runs code.
fn is_in_need(frame: &Frame) -> bool {
    let word = frame.current();
    let hands_on = || {
        let iterator =
            frame.code().delegated(word).and_then(|register| frame.register(usize::from(register)).as_ref());
        // A generator that goes has its own need.
        iterator.is_some_and(|iterator| iterator.kind() != Kind::Generator)
    };
    frame.code().handler(word as u32).is_some() || hands_on()
}

/// Looks at the frame of a generator that waits.
fn with_frame<R>(generator: &Generator, look: impl FnOnce(&Frame, bool) -> R) -> Option<R> {
    let held = generator.progress.replace(Progress::Running);
    let seen = match &held {
        Progress::Waiting { frame, started } => Some(look(frame, *started)),
        Progress::Running | Progress::Ended => None,
    };
    generator.progress.set(held);
    seen
}

/// The iterator that a generator hands on to.
pub(crate) fn delegated(generator: &Generator) -> Slot {
    with_frame(generator, |frame, started| {
        let register = frame.code().delegated(frame.current()).filter(|_| started)?;
        frame.register(usize::from(register)).clone()
    })
    .flatten()
}

/// The exception that a generator handles while it waits.
pub(super) fn handled(generator: &Generator) -> Slot {
    with_frame(generator, |frame, _| frame.handled.clone()).flatten()
}

/// Lets a generator that hands on go on as if what it hands on to had ended with a value. It is to be resumed with None.
pub(super) fn end_delegation(generator: &Generator, value: Value) {
    let register = generator.progress.with(|progress| {
        let Progress::Waiting { frame, started } = progress else { return None };
        let word = frame.current();
        let register = frame.code().yield_register(word);
        // Before the instruction that yields lies the one that sends, whose last word says where to go on at the end.
        frame.pc = frame.code().words[word - 1].load(Ordering::Relaxed) as usize;
        // What is sent now goes into no register.
        *started = false;
        Some(usize::from(register))
    });
    if let Some(register) = register {
        let old = generator.registers.with(|registers| registers[register].replace(value));
        drop(old);
    }
}

/// Ends a generator that waits; what its variables hold goes now.
pub(super) fn finish(generator: &Generator) {
    let frame = generator.progress.replace(Progress::Ended);
    let registers = generator.registers.take();
    drop(frame);
    drop(registers);
}

/// A picture of the frame, unless the generator has ended.
pub(super) fn frame_of(vm: Vm, this: &Value) -> Slot {
    let generator = this.body::<Generator>();
    let waiting = with_frame(generator, |frame, _| FrameObject {
        function: frame.function.clone(),
        locals: Mut::new(Some(vm.locals_of(frame))),
        back: Mut::new(None),
        word: frame.current(),
    });
    match waiting {
        Some(picture) => Some(allocate(&vm.classes().frame, picture)),
        None if stage(generator) == Stage::Running => running_frame(vm, generator),
        None => None,
    }
}

/// The innermost of the running frames that has the generator's code.
fn running_frame(vm: Vm, generator: &Generator) -> Slot {
    let mut at = vm.frame_objects(true);
    while let Some(picture) = at {
        let frame = picture.body::<FrameObject>();
        if frame.function.body::<Function>().code().is(&generator.code) {
            return Some(picture);
        }
        at = frame.back.get();
    }
    None
}
