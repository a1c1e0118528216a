//! Lines of source with carets under a part of them (`Lib/traceback.py`, `StackSummary.format_frame_summary`).

use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::Ranged;

use super::anchors::{self, Anchors};
use super::width::width;

/// Lines without their indentation, as characters, and the part of them that is at fault.
struct Part {
    lines: Vec<Vec<char>>,
    /// Where it begins in the first line and ends in the last, in characters.
    start: usize,
    end: usize,
}

/// The lines as a traceback shows them. The part at fault begins at a byte of the first line and ends at one of the last.
pub(super) fn picture(lines: &[String], start: usize, end: usize) -> String {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return String::new() };
    let dedented = dedent(lines);
    if dedented.iter().all(|line| line.trim().is_empty()) {
        return String::new();
    }
    let (start, end) = (chars_before(first, start), chars_before(last, end));
    let lines: Vec<Vec<char>> = dedented.iter().map(|line| line.chars().collect()).collect();
    let removed = first.chars().count() - lines[0].len();
    let part = Part { start: start.saturating_sub(removed), end: end.saturating_sub(removed), lines };
    let anchors = anchors::find(&part.segment());
    let has_carets = part.has_carets(anchors.is_some());
    part.draw(anchors, has_carets)
}

/// How many characters lie before a byte of a line.
fn chars_before(line: &str, byte: usize) -> usize {
    line.char_indices().take_while(|(at, _)| *at < byte).count()
}

/// Takes away what all lines that are not blank begin with; blank lines become empty (`textwrap.dedent`).
fn dedent(lines: &[String]) -> Vec<String> {
    let is_blank = |line: &str| line.chars().all(char::is_whitespace);
    let indent = |line: &String| line.len() - line.trim_start_matches([' ', '\t']).len();
    let full: Vec<&String> = lines.iter().filter(|line| !is_blank(line)).collect();
    let mut margin = full.first().map_or(0, |line| indent(line));
    for line in &full {
        let same = line.bytes().zip(full[0].bytes()).take_while(|(a, b)| a == b).count();
        margin = margin.min(indent(line)).min(same);
    }
    lines.iter().map(|line| if is_blank(line) { String::new() } else { line[margin..].to_owned() }).collect()
}

/// The width of the first characters of a line.
fn width_before(line: &[char], count: usize) -> usize {
    if line.iter().all(char::is_ascii) {
        return count;
    }
    line.iter().take(count).map(|c| width(*c)).sum()
}

impl Part {
    fn last(&self) -> usize {
        self.lines.len() - 1
    }

    /// The text of the part itself.
    fn segment(&self) -> String {
        let last = self.last();
        let texts = self.lines.iter().enumerate().map(|(number, line)| {
            let from = if number == 0 { self.start.min(line.len()) } else { 0 };
            let to = if number == last { self.end.min(line.len()) } else { line.len() };
            line[from..to.max(from)].iter().collect::<String>()
        });
        texts.collect::<Vec<_>>().join("\n")
    }

    fn text(&self) -> String {
        self.lines.iter().map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
    }

    /// Carets say nothing where all is at fault; nor where the line is a call whose result is returned or named.
    fn has_carets(&self, has_anchors: bool) -> bool {
        let text = self.text();
        if let Ok(parsed) = ruff_python_parser::parse_module(&text) {
            match parsed.syntax().body.first() {
                None => return false,
                Some(statement) if self.is_plain_call(statement, &text) => return false,
                Some(_) => {}
            }
        }
        let before = self.lines[0].iter().take(self.start);
        let after = self.lines[self.last()].iter().skip(self.end);
        has_anchors || before.chain(after).any(|c| !c.is_whitespace())
    }

    fn is_plain_call(&self, statement: &Stmt, text: &str) -> bool {
        let call = match statement {
            Stmt::Return(return_) => match return_.value.as_deref() {
                Some(Expr::Call(call)) if call.func.is_name_expr() => call,
                _ => return false,
            },
            Stmt::Assign(assign) => match (&assign.targets[..], &*assign.value) {
                ([Expr::Name(_)], Expr::Call(call)) => call,
                _ => return false,
            },
            _ => return false,
        };
        let (start, end) = (call.range().start().to_usize(), call.range().end().to_usize());
        let last_line = text[..end].rfind('\n').map_or(0, |at| at + 1);
        !text[..start].contains('\n')
            && text[..end].matches('\n').count() == self.last()
            && start == self.start
            && end - last_line == self.end
    }

    /// The first and the last line, and those around what the anchors name.
    fn significant(&self, anchors: Option<&Anchors>) -> Vec<usize> {
        let mut lines = vec![0, self.last()];
        if let Some(anchors) = anchors {
            for line in [anchors.left.0, anchors.right.0] {
                lines.extend(line.saturating_sub(1)..=(line + 1).min(self.last()));
            }
        }
        lines.sort_unstable();
        lines.dedup();
        lines
    }

    fn draw(&self, anchors: Option<Anchors>, has_carets: bool) -> String {
        let anchors = anchors.map(|anchors| self.shifted(&anchors));
        let mut out = Vec::new();
        let mut before = None;
        for line in self.significant(anchors.as_ref()) {
            match before.map_or(0, |before| line - before) {
                2 => self.draw_line(line - 1, anchors.as_ref(), has_carets, &mut out),
                gap @ 3.. => out.push(format!("...<{} lines>...", gap - 1)),
                _ => {}
            }
            self.draw_line(line, anchors.as_ref(), has_carets, &mut out);
            before = Some(line);
        }
        dedent(&out).iter().map(|line| format!("    {line}\n")).collect()
    }

    /// Anchors counted from the beginnings of the lines, in columns.
    fn shifted(&self, anchors: &Anchors) -> Anchors {
        let shift = |(line, column): (usize, usize)| {
            let column = if line == 0 { column + self.start } else { column };
            (line, width_before(&self.lines[line], column))
        };
        Anchors { left: shift(anchors.left), right: shift(anchors.right) }
    }

    fn draw_line(&self, number: usize, anchors: Option<&Anchors>, has_carets: bool, out: &mut Vec<String>) {
        let line = &self.lines[number];
        out.push(line.iter().collect());
        if !has_carets {
            return;
        }
        let spaces = line.iter().take_while(|c| c.is_whitespace()).count();
        let count = width_before(line, if number == self.last() { self.end } else { line.len() });
        let start = width_before(&self.lines[0], self.start);
        let caret = |column: usize| {
            if column < spaces || number == 0 && column < start {
                return ' ';
            }
            match anchors {
                Some(anchors) if (number, column) < anchors.left || (number, column) >= anchors.right => '~',
                _ => '^',
            }
        };
        out.push((0..count).map(caret).collect());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(lines: &[&str], start: usize, end: usize) -> String {
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        picture(&lines, start, end)
    }

    #[test]
    fn an_operator_is_marked_between_its_operands() {
        assert_eq!(drawn(&["    x = a + b"], 8, 13), "    x = a + b\n        ~~^~~\n");
        assert_eq!(drawn(&["1/0"], 0, 3), "    1/0\n    ~^~\n");
    }

    #[test]
    fn brackets_are_marked() {
        assert_eq!(drawn(&["f(1)"], 0, 4), "    f(1)\n    ~^^^\n");
        assert_eq!(drawn(&["  print(d['x'])"], 8, 14), "    print(d['x'])\n          ~^^^^^\n");
    }

    #[test]
    fn a_whole_line_has_no_carets() {
        assert_eq!(drawn(&["raise ValueError"], 0, 16), "    raise ValueError\n");
        assert_eq!(drawn(&["    return f(1)"], 11, 15), "    return f(1)\n");
        assert_eq!(drawn(&["x = g.f(1)"], 4, 10), "    x = g.f(1)\n");
        assert_eq!(drawn(&["x = a.b.c"], 4, 9), "    x = a.b.c\n        ^^^^^\n");
    }

    #[test]
    fn several_lines_are_marked() {
        let lines = ["  if x: return (a", "    +  b)"];
        assert_eq!(
            drawn(&lines, 16, 8),
            "    if x: return (a\n                  ~\n      +  b)\n      ^~~~\n"
        );
        let lines = ["foo(bar", "  )[1, 2]"];
        assert_eq!(drawn(&lines, 0, 9), "    foo(bar\n    ~~~~~~~\n      )[1, 2]\n      ~^^^^^^\n");
    }

    #[test]
    fn lines_between_are_left_out() {
        let lines = ["f(", "    1,", "    2,", "    3,", "    4,", ")"];
        let expected = "    f(\n    ~^\n        1,\n        ^^\n    ...<2 lines>...\n        4,\n        ^^\n    )\n    ^\n";
        assert_eq!(drawn(&lines, 0, 1), expected);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(drawn(&["x = '你' + 1"], 4, 13), "    x = '你' + 1\n        ~~~~~^~~\n");
    }
}
