//! The text that CPython prints for an exception that nobody caught (`Lib/traceback.py`, `TracebackException`).

mod anchors;
mod carets;
mod distance;
mod frames;
mod keywords;
mod suggest;
mod syntax;
mod width;

use std::collections::HashSet;

use crate::object::Kind;
use crate::types::exception::Exception;
use crate::types::exceptions::{is_group, members};
use crate::types::list::List;
use crate::types::string::Str;
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";
/// So many exceptions of a group are shown, and groups so deep in one another.
const MOST_WIDE: usize = 15;
const MOST_DEEP: usize = 10;

/// An exception, with the numbers of those that it is linked to.
struct Shown {
    cause: Option<usize>,
    context: Option<usize>,
    /// The exceptions of a group.
    members: Option<Vec<usize>>,
    /// A text for each frame.
    stack: Vec<String>,
    /// The exception itself with its notes.
    own: Vec<String>,
}

/// The whole text for an exception.
#[undropped]
pub(crate) async fn format(vm: Vm, exception: &Value) -> Res<String> {
    let all = gather(vm, exception).await?;
    let mut printer = Printer { all: &all, depth: 0, need_close: false, out: String::new() };
    printer.chain(0);
    Ok(printer.out)
}

/// All exceptions that the text is about; the first is the one asked for.
#[undropped]
async fn gather(vm: Vm, exception: &Value) -> Res<Vec<Shown>> {
    let mut all = vec![describe(vm, exception).await?];
    let mut seen = HashSet::from([exception.id()]);
    let mut left = vec![(0, exception.clone())];
    while let Some((index, exception)) = left.pop() {
        let body = exception.body::<Exception>();
        let mut next: Vec<(usize, Value)> = Vec::new();
        let cause = body.cause.get().filter(|cause| !seen.contains(&cause.id()));
        if let Some(cause) = cause {
            all[index].cause = Some(all.len());
            add(vm, &mut all, &mut seen, &mut next, cause).await?;
        }
        let wanted = all[index].cause.is_none() && !body.suppress_context.get();
        let context = body.context.get().filter(|context| wanted && !seen.contains(&context.id()));
        if let Some(context) = context {
            all[index].context = Some(all.len());
            add(vm, &mut all, &mut seen, &mut next, context).await?;
        }
        if is_group(vm, &exception) {
            let mut numbers = Vec::new();
            for member in members(vm, &exception) {
                numbers.push(all.len());
                add(vm, &mut all, &mut seen, &mut next, member).await?;
            }
            all[index].members = Some(numbers);
        }
        left.extend(next);
    }
    Ok(all)
}

#[undropped]
async fn add(
    vm: Vm,
    all: &mut Vec<Shown>,
    seen: &mut HashSet<u64>,
    next: &mut Vec<(usize, Value)>,
    exception: Value,
) -> Res<()> {
    let shown = describe(vm, &exception).await?;
    seen.insert(exception.id());
    next.push((all.len(), exception));
    all.push(shown);
    Ok(())
}

#[undropped]
async fn describe(vm: Vm, exception: &Value) -> Res<Shown> {
    let traceback = exception.body::<Exception>().traceback.get();
    let stack = frames::texts(vm, traceback.as_ref());
    let own = own_lines(vm, exception, traceback).await?;
    Ok(Shown { cause: None, context: None, members: None, stack, own })
}

/// What names the exception: `ValueError: no such thing`. Its message may have several lines.
#[undropped]
pub(crate) async fn headline(vm: Vm, exception: &Value) -> String {
    let traceback = exception.body::<Exception>().traceback.get();
    naming_lines(vm, exception, traceback).await.pop().unwrap_or_default().trim_end().to_owned()
}

/// The lines that name the exception, and its notes.
#[undropped]
async fn own_lines(vm: Vm, exception: &Value, traceback: Slot) -> Res<Vec<String>> {
    let mut lines = naming_lines(vm, exception, traceback).await;
    lines.extend(notes(vm, exception).await);
    Ok(lines)
}

/// The last of these names it; before that one, a `SyntaxError` shows its place.
#[undropped]
async fn naming_lines(vm: Vm, exception: &Value, traceback: Slot) -> Vec<String> {
    let class = class_text(vm, &vm.class_of(exception)).await;
    if vm.is_instance_of(exception, &vm.classes().syntax_error) {
        syntax::lines(vm, exception, &class).await
    } else {
        let mut message = safe_str(vm, exception, "exception").await;
        if let Some(hint) = suggest::hint(vm, exception, traceback).await {
            message.push_str(&hint);
        }
        vec![if message.is_empty() { format!("{class}\n") } else { format!("{class}: {message}\n") }]
    }
}

#[undropped]
async fn notes(vm: Vm, exception: &Value) -> Vec<String> {
    let notes = match vm.optional_attribute(exception, &vm.names().__notes__).await {
        Ok(None) => return Vec::new(),
        Ok(Some(notes)) => notes,
        Err(raise) => {
            let error = safe_repr(vm, &raise.0, "__notes__").await;
            return vec![format!("Ignored error getting __notes__: {error}\n")];
        }
    };
    let notes = match notes.kind() {
        Kind::None => return Vec::new(),
        Kind::List => notes.body::<List>().copied(),
        Kind::Tuple => vm.tuple_items(&notes),
        _ => return vec![format!("{}\n", safe_repr(vm, &notes, "__notes__").await)],
    };
    let mut lines = Vec::new();
    for note in notes {
        let note = safe_str(vm, &note, "note").await;
        lines.extend(note.split('\n').map(|line| format!("{line}\n")));
    }
    lines
}

/// The name of a class with its module, unless that is `builtins` or `__main__`.
#[undropped]
async fn class_text(vm: Vm, class: &Value) -> String {
    let names = vm.names();
    let name = text_attribute(vm, class, &names.__qualname__).await;
    let name = name.unwrap_or_else(|| class.body::<crate::types::ty::Type>().name());
    match text_attribute(vm, class, &names.__module__).await.as_deref() {
        Some("builtins" | "__main__") => name,
        Some(module) => format!("{module}.{name}"),
        None => format!("<unknown>.{name}"),
    }
}

/// An attribute that is a string.
#[undropped]
async fn text_attribute(vm: Vm, object: &Value, name: &Value) -> Option<String> {
    match vm.optional_attribute(object, name).await {
        Ok(Some(text)) if text.kind() == Kind::Str => Some(printable(&text)),
        _ => None,
    }
}

/// A text for output, with an escape for each lone surrogate.
fn printable(text: &Value) -> String {
    let text = text.body::<Str>();
    if let Some(plain) = text.as_str() {
        return plain.to_owned();
    }
    let mut out = String::new();
    for code in text.code_points() {
        match char::from_u32(code) {
            Some(c) => out.push(c),
            None => out.push_str(&format!("\\u{code:04x}")),
        }
    }
    out
}

#[undropped]
async fn safe_str(vm: Vm, value: &Value, what: &str) -> String {
    match vm.to_str(value).await {
        Ok(text) => printable(&text),
        Err(_) => format!("<{what} str() failed>"),
    }
}

#[undropped]
async fn safe_repr(vm: Vm, value: &Value, what: &str) -> String {
    match vm.repr(value).await {
        Ok(text) => printable(&text),
        Err(_) => format!("<{what} repr() failed>"),
    }
}

/// Writes what was gathered; inside groups each line has a margin.
struct Printer<'a> {
    all: &'a [Shown],
    depth: usize,
    need_close: bool,
    out: String,
}

impl Printer<'_> {
    fn indent(&mut self) {
        self.out.push_str(&"  ".repeat(self.depth));
    }

    fn emit(&mut self, text: &str) {
        self.emit_with(text, '|');
    }

    fn emit_with(&mut self, text: &str, margin: char) {
        if self.depth == 0 {
            return self.out.push_str(text);
        }
        for line in lines_with_ends(text) {
            self.indent();
            self.out.push(margin);
            self.out.push(' ');
            self.out.push_str(line);
        }
    }

    fn emit_all(&mut self, texts: &[String]) {
        for text in texts {
            self.emit(text);
        }
    }

    /// An exception behind all those that led to it.
    fn chain(&mut self, first: usize) {
        let all = self.all;
        let mut steps = Vec::new();
        let mut at = Some(first);
        while let Some(index) = at {
            let shown = &all[index];
            let (message, next) = match (shown.cause, shown.context) {
                (Some(cause), _) => (Some(CAUSE), Some(cause)),
                (None, Some(context)) => (Some(CONTEXT), Some(context)),
                (None, None) => (None, None),
            };
            steps.push((message, shown));
            at = next;
        }
        for (message, shown) in steps.into_iter().rev() {
            if let Some(message) = message {
                self.emit(message);
            }
            match &shown.members {
                None => self.single(shown),
                Some(_) if self.depth > MOST_DEEP => {
                    self.emit(&format!("... (max_group_depth is {MOST_DEEP})\n"))
                }
                Some(members) => self.group(shown, members),
            }
        }
    }

    fn single(&mut self, shown: &Shown) {
        if !shown.stack.is_empty() {
            self.emit("Traceback (most recent call last):\n");
            self.emit_all(&shown.stack);
        }
        self.emit_all(&shown.own);
    }

    fn group(&mut self, shown: &Shown, members: &[usize]) {
        let is_top = self.depth == 0;
        if is_top {
            self.depth = 1;
        }
        if !shown.stack.is_empty() {
            let margin = if is_top { '+' } else { '|' };
            self.emit_with("Exception Group Traceback (most recent call last):\n", margin);
            self.emit_all(&shown.stack);
        }
        self.emit_all(&shown.own);
        let count = if members.len() <= MOST_WIDE { members.len() } else { MOST_WIDE + 1 };
        self.need_close = false;
        for index in 0..count {
            let is_last = index + 1 == count;
            if is_last {
                // A group in it may close the frame instead.
                self.need_close = true;
            }
            let title = if index < MOST_WIDE { (index + 1).to_string() } else { "...".to_owned() };
            self.indent();
            self.out.push_str(if index == 0 { "+-" } else { "  " });
            self.out.push_str(&format!("+---------------- {title} ----------------\n"));
            self.depth += 1;
            if index < MOST_WIDE {
                self.chain(members[index]);
            } else {
                let left = members.len() - MOST_WIDE;
                let plural = if left > 1 { "s" } else { "" };
                self.emit(&format!("and {left} more exception{plural}\n"));
            }
            if is_last && self.need_close {
                self.indent();
                self.out.push_str("+------------------------------------\n");
                self.need_close = false;
            }
            self.depth -= 1;
        }
        if is_top {
            self.depth = 0;
        }
    }
}

/// The lines of a text, each with what ends it, as `str.splitlines(True)` gives them.
fn lines_with_ends(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut end = at + c.len_utf8();
        match c {
            '\r' if chars.peek().is_some_and(|(_, next)| *next == '\n') => {
                chars.next();
                end += 1;
            }
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {}
            _ => continue,
        }
        lines.push(&text[start..end]);
        start = end;
    }
    if start < text.len() {
        lines.push(&text[start..]);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(own: &str) -> Shown {
        Shown { cause: None, context: None, members: None, stack: Vec::new(), own: vec![own.to_owned()] }
    }

    #[test]
    fn a_group_is_printed_as_a_tree() {
        let mut all = vec![shown("G: a\n"), shown("E: 1\n"), shown("H: b\n"), shown("E: 2\nmore\n")];
        all[0].members = Some(vec![1, 2]);
        all[2].members = Some(vec![3]);
        let mut printer = Printer { all: &all, depth: 0, need_close: false, out: String::new() };
        printer.chain(0);
        let expected = "  | G: a\n  +-+---------------- 1 ----------------\n    | E: 1\n    +---------------- 2 ----------------\n    | \
                        H: b\n    +-+---------------- 1 ----------------\n      | E: 2\n      | more\n      \
                        +------------------------------------\n";
        assert_eq!(printer.out, expected);
    }

    #[test]
    fn causes_come_first() {
        let mut all = vec![shown("B\n"), shown("A\n")];
        all[0].cause = Some(1);
        let mut printer = Printer { all: &all, depth: 0, need_close: false, out: String::new() };
        printer.chain(0);
        assert_eq!(printer.out, format!("A\n{CAUSE}B\n"));
    }
}
