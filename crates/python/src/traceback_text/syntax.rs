//! A `SyntaxError` with the line that it is about, and carets below (`Lib/traceback.py`, `_format_syntax_error`).

use crate::object::Kind;
use crate::types::exception::Exception;
use crate::types::exceptions::numbers::syntax;
use crate::types::tuple::Tuple;
use crate::value::{Slot, Value};
use crate::vm::Vm;

use super::{keywords, printable, safe_str};

/// What a `SyntaxError` knows.
struct Fault {
    filename: Option<String>,
    line: Option<String>,
    end_line: Option<String>,
    text: Option<String>,
    offset: Slot,
    end_offset: Slot,
    message: String,
}

#[undropped]
pub(super) async fn lines(vm: Vm, exception: &Value, class: &str) -> Vec<String> {
    let body = exception.body::<Exception>();
    let mut fault = read(vm, body).await;
    let mut lines = Vec::new();
    let mut suffix = String::new();
    match (&fault.line, &fault.filename) {
        (Some(line), filename) => {
            let filename = filename.as_deref().filter(|name| !name.is_empty()).unwrap_or("<string>");
            lines.push(format!("  File \"{filename}\", line {line}\n"));
        }
        (None, Some(filename)) => suffix = format!(" ({filename})"),
        (None, None) => {}
    }
    replace_by_typo(vm, body, &mut fault);
    if let Some(text) = &fault.text {
        lines.extend(picture(text, &fault));
    }
    let message = if fault.message.is_empty() { "<no detail available>" } else { fault.message.as_str() };
    lines.push(format!("{class}: {message}{suffix}\n"));
    lines
}

#[undropped]
async fn read(vm: Vm, body: &Exception) -> Fault {
    let is_some = |value: &Value| !value.is_none();
    let (filename, line) = (body.field(syntax::FILENAME), body.field(syntax::LINENO));
    let (end_line, message) = (body.field(syntax::END_LINENO), body.field(syntax::MSG));
    Fault {
        filename: written(vm, filename.filter(is_some)).await,
        line: written(vm, line.filter(is_some)).await,
        end_line: written(vm, end_line.filter(is_some)).await,
        text: body.field(syntax::TEXT).filter(|text| text.kind() == Kind::Str).map(|text| printable(&text)),
        offset: body.field(syntax::OFFSET).filter(is_some),
        end_offset: body.field(syntax::END_OFFSET),
        message: written(vm, message.filter(is_some)).await.unwrap_or_default(),
    }
}

#[undropped]
async fn written(vm: Vm, value: Slot) -> Option<String> {
    match value {
        Some(value) => Some(safe_str(vm, &value, "attribute").await),
        None => None,
    }
}

/// Where the parser says no more than that something is wrong, a keyword that is written wrong may be the reason.
fn replace_by_typo(vm: Vm, body: &Exception, fault: &mut Fault) {
    if fault.message != "invalid syntax" && !fault.message.contains("Perhaps you forgot a comma") {
        return;
    }
    let Some(metadata) = body.field(syntax::METADATA) else { return };
    let Some([line, _, source]) = metadata.get::<Tuple>().map(Tuple::items) else { return };
    let first = line.as_i64().unwrap_or(0);
    let last = fault.line.as_deref().and_then(|line| line.parse::<i64>().ok()).unwrap_or(0);
    // A fault that takes several lines has no single one to mend.
    if first.max(1) != last {
        return;
    }
    let source =
        if source.kind() == Kind::Str { printable(source) } else { fault.text.clone().unwrap_or_default() };
    let index = if metadata.get::<Tuple>().is_some_and(|all| all.items()[2].is_none()) {
        0
    } else {
        last as usize - 1
    };
    let Some(line) = source.lines().nth(index) else { return };
    let line = line.trim_start_matches([' ', '\t']);
    let Some(typo) = keywords::find(line) else { return };
    fault.message = format!("invalid syntax. Did you mean '{}'?", typo.keyword);
    fault.text = Some(line.to_owned());
    fault.offset = Some(vm.size(typo.start + 1));
    fault.end_offset = Some(vm.size(typo.end + 1));
    fault.end_line = fault.line.clone();
}

/// The line, and the carets if it is known where they belong.
fn picture(text: &str, fault: &Fault) -> Vec<String> {
    let whole: Vec<char> = text.trim_end_matches('\n').chars().collect();
    let spaces = whole.iter().take_while(|c| matches!(c, ' ' | '\n' | '\u{C}')).count();
    let shown: String = whole[spaces..].iter().collect();
    let line = format!("    {shown}\n");
    let Some(offset) = &fault.offset else { return vec![line] };
    let Some(mut offset) = offset.as_i64() else { return Vec::new() };
    let behind = whole.len() as i64 + 1;
    let count = text.chars().count() as i64;
    let given = fault.end_offset.as_ref().and_then(Value::as_i64).filter(|end| *end != 0);
    let mut end = if fault.line == fault.end_line { given.unwrap_or(offset) } else { behind };
    if count > 0 && offset > count {
        offset = behind;
    }
    if count > 0 && end > count {
        end = behind;
    }
    if offset >= end || end < 0 {
        end = offset + 1;
    }
    let (column, end_column) = (offset - 1 - spaces as i64, end - 1 - spaces as i64);
    if column < 0 {
        return vec![line];
    }
    // White space that is no space, as a tab, must be the same above the caret.
    let before = shown.chars().take(column as usize).map(|c| if c.is_whitespace() { c } else { ' ' });
    let carets = "^".repeat((end_column - column) as usize);
    vec![line, format!("    {}{carets}\n", before.collect::<String>())]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, offset: i64, end: i64) -> String {
        let number = |number| Value::small(number);
        let fault = Fault {
            filename: None,
            line: None,
            end_line: None,
            text: None,
            offset: number(offset),
            end_offset: number(end),
            message: String::new(),
        };
        picture(text, &fault).concat()
    }

    #[test]
    fn carets_are_below_the_fault() {
        assert_eq!(drawn("x = = 1\n", 5, 6), "    x = = 1\n        ^\n");
        assert_eq!(drawn("  print(\n", 8, 0), "    print(\n         ^\n");
        assert_eq!(drawn("\tx y\n", 4, 5), "    \tx y\n    \t  ^\n");
        assert_eq!(drawn("    x\n", 4, -1), "    x\n");
        assert_eq!(drawn("  y=2\n", 6, -1), "    y=2\n       ^\n");
    }
}
