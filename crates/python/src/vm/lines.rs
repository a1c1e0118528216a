//! At which line of a program each thread is, for a world that follows it.

use super::Vm;
use super::frame::{Activation, Frame};
use crate::types::generator::{Generator, Progress};
use crate::types::generator_methods::delegated;
use crate::types::string::Str;
use crate::value::Value;

impl Vm {
    /// Tells the world the line of the innermost frame that is in the program.
    pub(crate) fn tell_line(self) {
        let Some(file) = self.interp().world.followed() else { return };
        let line = self.thread().frames.borrow().iter().rev().find_map(|activation| match activation {
            Activation::Python(frame) => line_in(file, frame),
            Activation::Native { .. } => None,
        });
        if let Some(line) = line {
            self.say_line(line);
        }
    }

    /// Tells the world the line at which a coroutine waits, or one that it awaits, if that is in the program, too.
    pub(crate) fn tell_line_of(self, coroutine: &Value) {
        let Some(file) = self.interp().world.followed() else { return };
        let (mut line, mut waits) = (None, Some(coroutine.clone()));
        while let Some(generator) = waits.as_ref().and_then(Value::get::<Generator>) {
            let here = generator.progress.with(|progress| match progress {
                Progress::Waiting { frame, .. } => line_in(file, frame),
                Progress::Running | Progress::Ended => None,
            });
            line = here.or(line);
            waits = delegated(generator);
        }
        if let Some(line) = line {
            self.say_line(line);
        }
    }

    fn say_line(self, line: u32) {
        let thread = self.thread();
        if thread.line.replace(line) != line {
            self.interp().world.at_line(thread.number, line);
        }
    }

    /// Another task goes on, on this thread: its line is told whichever the last one was.
    pub(crate) fn forget_line(self) {
        self.thread().line.set(0);
    }
}

fn line_in(file: &str, frame: &Frame) -> Option<u32> {
    let code = frame.code();
    let is_in = code.filename.get::<Str>().and_then(Str::as_str) == Some(file);
    is_in.then(|| code.line(frame.current()))
}
