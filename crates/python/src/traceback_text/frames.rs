//! The frames of a traceback, each with its lines of source.

use crate::modules::sys;
use crate::types::code::{Code, Position};
use crate::types::function::Function;
use crate::types::traceback::Traceback;
use crate::value::Value;
use crate::vm::Vm;

use super::{carets, printable};

/// So often a frame is shown that repeats itself.
const MOST_REPEATS: usize = 3;

/// What a text is about, for telling repetitions.
#[derive(PartialEq, Eq)]
struct Place {
    filename: String,
    line: u32,
    name: String,
}

/// A text for each frame, the outermost first; for repetitions there is one that counts them.
pub(super) fn texts(vm: Vm, traceback: Option<&Value>) -> Vec<String> {
    let mut texts = Vec::new();
    let mut last: Option<Place> = None;
    let mut count = 0;
    for entry in limited(vm, traceback) {
        let entry = entry.body::<Traceback>();
        let code = entry.function.body::<Function>().code();
        let place = place(code.body(), entry);
        if count < MOST_REPEATS || last.as_ref() != Some(&place) {
            let text = text(vm, code.body(), entry, &place);
            if last.as_ref() != Some(&place) {
                push_repeats(&mut texts, count);
                count = 0;
            }
            texts.push(text);
        }
        count += 1;
        last = Some(place);
    }
    push_repeats(&mut texts, count);
    texts
}

fn push_repeats(texts: &mut Vec<String>, count: usize) {
    if count > MOST_REPEATS {
        let more = count - MOST_REPEATS;
        let s = if more > 1 { "s" } else { "" };
        texts.push(format!("  [Previous line repeated {more} more time{s}]\n"));
    }
}

/// The entries of a traceback, as many of the innermost ones as `sys.tracebacklimit` allows.
fn limited(vm: Vm, traceback: Option<&Value>) -> Vec<Value> {
    let mut entries = Vec::new();
    let mut at = traceback.cloned();
    while let Some(entry) = at {
        at = entry.body::<Traceback>().next.get();
        entries.push(entry);
    }
    if let Some(limit) = sys::attribute(vm, "tracebacklimit").as_i64() {
        let limit = crate::value::count(limit).unwrap_or(0);
        entries.drain(..entries.len().saturating_sub(limit));
    }
    entries
}

fn place(code: &Code, entry: &Traceback) -> Place {
    Place { filename: printable(&code.filename), line: entry.line(), name: printable(&code.name) }
}

fn text(vm: Vm, code: &Code, entry: &Traceback, place: &Place) -> String {
    let is_stdin = place.filename.starts_with("<stdin-") && place.filename.ends_with('>');
    let filename = if is_stdin { "<stdin>" } else { place.filename.as_str() };
    let source = source(vm, code, entry, &place.filename);
    format!("  File \"{filename}\", line {}, in {}\n{source}", place.line, place.name)
}

/// The lines of source, with carets under the part at fault.
fn source(vm: Vm, code: &Code, entry: &Traceback, filename: &str) -> String {
    // There is no file of that name to read lines from.
    if filename.starts_with('<') && filename.ends_with('>') {
        return String::new();
    }
    // Code that was compiled ahead of time has no text at hand.
    let file = if code.source.has_text() { None } else { vm.interp().world.read_text(filename) };
    let line = |number: u32| {
        let line = match &file {
            Some(file) => file.lines().nth(number as usize - 1),
            None => code.source.line(number),
        };
        line.unwrap_or_default().trim_end().to_owned()
    };
    match known_position(code, entry) {
        Some(position) => {
            let lines: Vec<String> = (position.line..=position.end_line).map(line).collect();
            carets::picture(&lines, position.column as usize, position.end_column as usize)
        }
        None => match line(entry.line()).trim() {
            "" => String::new(),
            line => format!("    {line}\n"),
        },
    }
}

fn known_position(code: &Code, entry: &Traceback) -> Option<Position> {
    let position = code.position(entry.word);
    let is_empty = (position.line, position.column) == (position.end_line, position.end_column);
    (position.line == entry.line() && !is_empty && entry.word < code.ranges.len()).then_some(position)
}
