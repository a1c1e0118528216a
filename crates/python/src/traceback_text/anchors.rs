//! Which part of an expression at fault is its operator or its brackets (`Lib/traceback.py`,
//! `_extract_caret_anchors_from_line_segment`).

use ruff_python_ast::Expr;
use ruff_text_size::{Ranged, TextSize};

/// A line and a character in it, both from 0.
type Place = (usize, usize);

/// Where the operator or the brackets begin and end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Anchors {
    pub(super) left: Place,
    pub(super) right: Place,
}

/// What comes before the text when it is read: in parentheses, it may take several lines.
const OPENING: usize = "(\n".len();

/// The anchors of a text, if it is a binary operation, a subscription or a call.
pub(super) fn find(segment: &str) -> Option<Anchors> {
    let parsed = ruff_python_parser::parse_expression(&format!("(\n{segment}\n)")).ok()?;
    let text =
        Segment { text: segment, lines: segment.split('\n').map(|line| line.chars().collect()).collect() };
    match parsed.expr() {
        Expr::BinOp(operation) => text.operator(operation.left.end(), operation.right.start()),
        Expr::Subscript(subscript) => text.brackets(subscript.value.end(), subscript.range().end(), '['),
        Expr::Call(call) => text.brackets(call.func.end(), call.range().end(), '('),
        _ => None,
    }
}

struct Segment<'a> {
    text: &'a str,
    lines: Vec<Vec<char>>,
}

impl Segment<'_> {
    fn operator(&self, left: TextSize, right: TextSize) -> Option<Anchors> {
        let start = self.next_valid(self.place(left)?)?;
        let (line, column) = self.search(start, |c| !c.is_whitespace() && c != ')')?;
        // The operator has one or two characters, and does not reach into what is right of it.
        let second = self.lines[line].get(column + 1);
        let is_longer = (line, column + 1) < self.place(right)?
            && second.is_some_and(|c| !c.is_whitespace() && !matches!(c, '\\' | '#'));
        Some(Anchors { left: (line, column), right: (line, column + 1 + usize::from(is_longer)) })
    }

    fn brackets(&self, inner: TextSize, end: TextSize, bracket: char) -> Option<Anchors> {
        let start = self.next_valid(self.place(inner)?)?;
        Some(Anchors { left: self.search(start, |c| c == bracket)?, right: self.place(end)? })
    }

    /// The place of an offset into the text in parentheses.
    fn place(&self, offset: TextSize) -> Option<Place> {
        let before = self.text.get(..offset.to_usize().checked_sub(OPENING)?)?;
        let line = before.rsplit('\n').next().unwrap_or(before);
        Some((before.matches('\n').count(), line.chars().count()))
    }

    /// The place itself, or that of the next character if a line ends there.
    fn next_valid(&self, (mut line, mut column): Place) -> Option<Place> {
        while column >= self.lines.get(line)?.len() {
            (line, column) = (line + 1, 0);
        }
        Some((line, column))
    }

    /// The next character that is sought; comments and the ends of continued lines are passed over.
    fn search(&self, from: Place, is_sought: impl Fn(char) -> bool) -> Option<Place> {
        let (mut line, mut column) = from;
        loop {
            let c = self.lines[line][column];
            if matches!(c, '\\' | '#') {
                (line, column) = self.next_valid((line + 1, 0))?;
            } else if is_sought(c) {
                return Some((line, column));
            } else {
                (line, column) = self.next_valid((line, column + 1))?;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(segment: &str) -> Option<(Place, Place)> {
        find(segment).map(|anchors| (anchors.left, anchors.right))
    }

    #[test]
    fn operators() {
        assert_eq!(found("( a ) + ( b )"), Some(((0, 6), (0, 7))));
        assert_eq!(found("a  ** b"), Some(((0, 3), (0, 5))));
        assert_eq!(found("a @b"), Some(((0, 2), (0, 3))));
        assert_eq!(found("a # +\n - b"), Some(((1, 1), (1, 2))));
    }

    #[test]
    fn brackets() {
        assert_eq!(found("a[1][2]"), Some(((0, 4), (0, 7))));
        assert_eq!(found("f(\n x\n)"), Some(((0, 1), (2, 1))));
    }

    #[test]
    fn others_have_none() {
        assert_eq!(found("a.b"), None);
        assert_eq!(found("raise x"), None);
    }
}
