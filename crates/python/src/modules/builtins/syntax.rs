//! Exceptions about text that cannot be compiled, with the places that CPython gives them.

use crate::compile::{Fault, SyntaxError};
use crate::object::Kind;
use crate::types::exception::Exception;
use crate::types::exceptions::numbers::syntax;
use crate::value::Value;
use crate::vm::{Raise, Vm};

/// A place in a text: a line from 1, and a column in characters from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    line: usize,
    column: usize,
}

/// Where a fault is, as the exception says it: columns are counted from 1.
#[derive(Debug, PartialEq, Eq)]
struct Extent {
    line: usize,
    offset: i64,
    end_line: usize,
    end_offset: i64,
}

impl Extent {
    fn in_bytes(self, text: &str, (start, end): (usize, usize)) -> Self {
        let column = |at: usize| {
            let before = text.get(..at).unwrap_or(text);
            before.len() - before.rfind('\n').map_or(0, |newline| newline + 1)
        };
        Self { offset: column(start) as i64 + 1, end_offset: column(end) as i64 + 1, ..self }
    }
}

/// The exception for a fault of a text.
pub(crate) fn syntax_error(vm: Vm, error: &SyntaxError, text: &str, filename: &Value) -> Raise {
    let c = vm.classes();
    let class = match error.fault {
        Fault::Syntax => &c.syntax_error,
        Fault::Indentation => &c.indentation_error,
        Fault::Tab => &c.tab_error,
        Fault::Recursion => return vm.raise_text(&c.recursion_error, &error.message),
    };
    let range = (error.range.start().to_usize(), error.range.end().to_usize());
    let extent = extent(text, range, error);
    let message = message(text, &error.message, extent.line);
    let line = text.split('\n').nth(extent.line - 1).unwrap_or_default();
    // The compiler reads the line from the file, if there is one.
    let has_file = filename.kind() != Kind::Str || !vm.text(filename).starts_with('<');
    let shown = match error.is_compilers && !has_file {
        true => Value::NONE,
        false if error.message.starts_with("unterminated triple-quoted f-string") => vm.str(line),
        false => vm.string(format!("{}\n", line.trim_end_matches('\r'))),
    };
    // Without the line, columns are those of its bytes.
    let extent = if shown.is_none() { extent.in_bytes(text, range) } else { extent };
    let details = vec![
        filename.clone(),
        vm.size(extent.line),
        vm.int(extent.offset),
        shown,
        vm.size(extent.end_line),
        vm.int(extent.end_offset),
    ];
    let exception = vm.new_exception(class, vec![vm.str(&message), vm.tuple(details)]);
    if error.fault == Fault::Syntax {
        // For whoever looks for a keyword that is written wrong.
        let metadata = vec![vm.size(extent.line), vm.int(extent.offset - 1), vm.str(text)];
        exception.body::<Exception>().set_field(syntax::METADATA, Some(vm.tuple(metadata)));
    }
    Raise(exception)
}

fn extent(text: &str, (start, end): (usize, usize), error: &SyntaxError) -> Extent {
    let from = place(text, start);
    let line = text.split('\n').nth(from.line - 1).unwrap_or_default();
    let on_line =
        |offset: i64, end_offset: i64| Extent { line: from.line, offset, end_line: from.line, end_offset };
    let offset = from.column as i64 + 1;
    match (error.fault, &error.message[..]) {
        (Fault::Indentation, "unindent does not match any outer indentation level") => {
            on_line(line.chars().count() as i64 + 1, -1)
        }
        (Fault::Indentation, "unexpected indent") => {
            on_line(line.chars().take_while(|c| matches!(c, ' ' | '\t' | '\u{C}')).count() as i64, -1)
        }
        (Fault::Tab, _) => on_line(1, 0),
        (_, "unterminated string literal") => on_line(offset, offset),
        (_, message) if message.ends_with("was never closed") => on_line(offset, 0),
        _ if end <= start => on_line(offset, offset + 1),
        _ => {
            let to = behind(text, end);
            // What goes on to the end of a line ends there, not on the next one.
            if (to.line, to.column) <= (from.line, from.column) {
                return on_line(offset, offset + 1);
            }
            Extent { line: from.line, offset, end_line: to.line, end_offset: to.column as i64 + 1 }
        }
    }
}

/// The place of a byte; the end of a text is at the end of its last line that is not empty.
fn place(text: &str, byte: usize) -> Place {
    let mut byte = byte.min(text.len());
    if byte == text.len() && text.ends_with('\n') && !text.trim_end_matches(['\n', '\r']).is_empty() {
        byte = text.trim_end_matches(['\n', '\r']).len();
    }
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    let start = text[..byte].rfind('\n').map_or(0, |at| at + 1);
    Place { line: text[..byte].matches('\n').count() + 1, column: text[start..byte].chars().count() }
}

/// The place behind what ends at a byte; a line break that it ends with counts as one character of its line.
fn behind(text: &str, end: usize) -> Place {
    let end = end.min(text.len());
    if text.get(..end).is_some_and(|before| before.ends_with('\n')) {
        let at = place(text, end - 1);
        return Place { line: at.line, column: at.column + 1 };
    }
    place(text, end)
}

/// The message with the line that CPython adds to it.
fn message(text: &str, message: &str, line: usize) -> String {
    if message == "unterminated string literal" {
        return format!("{message} (detected at line {line})");
    }
    if message.starts_with("expected an indented block after") && message.contains('`') {
        return block_message(text, message, line);
    }
    message.to_owned()
}

fn block_message(text: &str, message: &str, line: usize) -> String {
    let plain = message.replace("`class` definition", "class definition");
    let plain = match plain.strip_suffix(" clause").or_else(|| plain.strip_suffix(" block")) {
        Some(start) => format!("{start} statement"),
        None => plain,
    };
    format!("{} on line {}", plain.replace('`', "'"), header_line(text, line))
}

/// The line of the statement that lacks its block: the last one before it, or it itself, that ends with a colon.
fn header_line(text: &str, line: usize) -> usize {
    let ends_with_colon =
        |line: &str| line.split('#').next().is_some_and(|code| code.trim_end().ends_with(':'));
    let lines: Vec<&str> = text.split('\n').take(line).collect();
    let is_header = |number: &usize| ends_with_colon(lines[number - 1]);
    let before = (1..line.min(lines.len() + 1)).rev().find(is_header);
    // At the end of a text, the fault is at the statement itself.
    match lines.get(line - 1) {
        Some(own) if before.is_none() && ends_with_colon(own) => line,
        _ => before.unwrap_or(line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ruff_text_size::TextRange;

    fn found(text: &str, start: u32, end: u32) -> (usize, i64, usize, i64) {
        let error = SyntaxError::new("invalid syntax", TextRange::new(start.into(), end.into()));
        let extent = extent(text, (start as usize, end as usize), &error);
        (extent.line, extent.offset, extent.end_line, extent.end_offset)
    }

    #[test]
    fn places_count_characters() {
        assert_eq!(found("é = = 1", 5, 6), (1, 5, 1, 6));
        assert_eq!(found("x = (a\n  b)\n", 5, 10), (1, 6, 2, 4));
    }

    #[test]
    fn a_fault_at_the_end_of_a_line_stays_there() {
        assert_eq!(found("x = 5 +\n", 7, 8), (1, 8, 1, 9));
        assert_eq!(found("x = 5 +\n", 8, 8), (1, 8, 1, 9));
        assert_eq!(found("x = 5 +", 7, 7), (1, 8, 1, 9));
    }

    #[test]
    fn a_missing_block_names_its_statement() {
        let of = |text: &str, line: usize, what: &str| {
            message(text, &format!("expected an indented block after {what}"), line)
        };
        let expected = "expected an indented block after 'if' statement on line 2";
        assert_eq!(of("x = 1\nif x:\n\nprint(1)\n", 4, "`if` statement"), expected);
        let expected = "expected an indented block after 'else' statement on line 1";
        assert_eq!(of("else: # x\npass", 2, "`else` clause"), expected);
        let expected = "expected an indented block after class definition on line 1";
        assert_eq!(of("class A:", 1, "`class` definition"), expected);
    }
}
