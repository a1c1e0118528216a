//! Mistakes that CPython's grammar knows by their look (`invalid_expression`, `invalid_legacy_expression`, …).

use ruff_python_ast::Expr;

use super::super::SyntaxError;
use super::super::syntax::describe;
use super::{Kind, TRIES, Words, range};

const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];
const STATEMENTS: [&str; 10] =
    ["pass", "return", "raise", "del", "yield", "assert", "break", "continue", "import", "from"];

impl Words<'_> {
    fn is_keyword(&self, index: usize) -> bool {
        self.is_kind(index, Kind::Name) && KEYWORDS.contains(&self.at(index))
    }

    fn is_constant(&self, index: usize) -> bool {
        matches!(self.at(index), "True" | "False" | "None")
    }

    /// Whether an expression may end with this token.
    fn ends(&self, index: usize) -> bool {
        let Some(token) = self.tokens.get(index) else { return false };
        match token.kind {
            Kind::Name => !self.is_keyword(index) || self.is_constant(index),
            Kind::Number | Kind::String | Kind::End => true,
            Kind::Operator => matches!(self.slice(token), ")" | "]" | "}" | "..."),
            _ => false,
        }
    }

    /// Whether an expression may begin with this token, right behind another one.
    fn begins(&self, index: usize) -> bool {
        let Some(token) = self.tokens.get(index) else { return false };
        match token.kind {
            Kind::Name => {
                !self.is_keyword(index)
                    || self.is_constant(index)
                    || matches!(self.at(index), "lambda" | "await")
            }
            Kind::Number | Kind::String | Kind::Start => true,
            Kind::Operator => matches!(self.slice(token), "{" | "~" | "..."),
            _ => false,
        }
    }

    /// Where the logical line of a token begins.
    fn line_start(&self, index: usize) -> usize {
        let is_break = |index: &usize| {
            let token = &self.tokens[*index];
            token.kind == Kind::Newline || token.level == 0 && matches!(self.slice(token), ";" | ":")
        };
        (0..index).rev().find(is_break).map_or(0, |found| found + 1)
    }

    /// How far the expression goes that begins with a token.
    fn expression_end(&self, from: usize) -> Option<usize> {
        let first = self.tokens.get(from)?;
        let level = first.level - usize::from(matches!(self.slice(first), "(" | "[" | "{"));
        let stops = |index: &usize| {
            let token = &self.tokens[*index];
            token.kind == Kind::Newline
                || token.level <= level
                    && matches!(self.slice(token), "," | ";" | "=" | ":" | ")" | "]" | "}")
        };
        let end = (from + 1..self.tokens.len()).find(stops).unwrap_or(self.tokens.len());
        (from..end).rev().take(TRIES).find(|&to| self.is_expression(from, to))
    }

    fn fail(&self, message: impl Into<String>, from: usize, to: usize) -> Option<SyntaxError> {
        let (first, last) = (self.tokens.get(from)?, self.tokens.get(to)?);
        Some(SyntaxError::new(message, range(first.start, last.end)))
    }
}

/// Two expressions in brackets with nothing between them.
pub(super) fn comma(words: &Words<'_>, at: usize) -> Option<SyntaxError> {
    let second = words.token_at(at);
    let first = second.checked_sub(1)?;
    let is_prefix = words.is_kind(first, Kind::Name)
        && (words.is_kind(second, Kind::String) || words.is_kind(second, Kind::Start))
        || matches!(words.at(first), "match" | "case" | "type" | "_" | "print" | "exec");
    let level = words.tokens.get(second)?.level;
    if level == 0 || is_prefix || !words.ends(first) || !words.begins(second) {
        return None;
    }
    // The first expression begins behind the bracket, or behind what divides it from the one before.
    let inner = words.tokens[second].level - usize::from(words.at(second) == "{");
    let divides = |index: &usize| {
        let token = &words.tokens[*index];
        token.level <= inner && matches!(words.slice(token), "(" | "[" | "{" | "," | "=" | ":" | ":=")
            || token.level == inner && words.is_keyword(*index) && !words.is_constant(*index)
    };
    let from = (0..=first).rev().find(divides).map_or(0, |found| found + 1);
    if !words.is_expression(from, first) {
        return None;
    }
    let to = words.expression_end(second)?;
    words.fail("invalid syntax. Perhaps you forgot a comma?", from, to)
}

/// The other mistakes, at the place where the parser stopped.
pub(super) fn fault(words: &Words<'_>, at: usize) -> Option<SyntaxError> {
    let index = words.token_at(at);
    legacy(words, index)
        .or_else(|| conditional(words, index))
        .or_else(|| keyword_argument(words, index))
        .or_else(|| mixed_except(words, index))
        .or_else(|| bare_except_star(words, index))
        .or_else(|| type_parameter(words, index))
        .or_else(|| as_target(words, index))
        .or_else(|| bytes_and_text(words, index))
        .or_else(|| template_and_text(words, index))
}

/// `print "x"`.
fn legacy(words: &Words<'_>, index: usize) -> Option<SyntaxError> {
    let name = index.checked_sub(1)?;
    let called = words.at(name);
    if !matches!(called, "print" | "exec") || words.at(index) == "(" || !words.begins(index) {
        return None;
    }
    let to = words.expression_end(index)?;
    let message = format!("Missing parentheses in call to '{called}'. Did you mean {called}(...)?");
    words.fail(message, name, to)
}

/// A statement where a conditional expression wants a value.
fn conditional(words: &Words<'_>, index: usize) -> Option<SyntaxError> {
    let start = words.line_start(index);
    // `index` may be behind the statement's word, or at it.
    for at in [index, index.saturating_sub(1), index.saturating_sub(2)] {
        if at <= start || !STATEMENTS.contains(&words.at(at)) {
            continue;
        }
        if words.at(at - 1) == "else" && (start..at).any(|before| words.at(before) == "if") {
            let from =
                (start..at).rev().find(|&before| words.at(before) == "=").map_or(start, |found| found + 1);
            return words.fail("expected expression after 'else', but statement is given", from, at - 1);
        }
        if words.at(at + 1) == "if" && matches!(words.at(at), "pass" | "break" | "continue") {
            return words.fail("expected expression before 'if', but statement is given", at, at);
        }
    }
    None
}

/// `f(a + b = 1)`.
fn keyword_argument(words: &Words<'_>, index: usize) -> Option<SyntaxError> {
    let level = words.tokens.get(index)?.level;
    let equals = (index..words.tokens.len().min(index + 30))
        .take_while(|&at| words.tokens[at].level >= level && words.at(at) != ",")
        .find(|&at| words.at(at) == "=" && words.tokens[at].level == level)?;
    let opens = |at: &usize| words.at(*at) == "(" && words.tokens[*at].level == level;
    let open = (0..equals).rev().find(opens)?;
    let is_call = open > 0 && words.ends(open - 1);
    let from = (open + 1..equals).rev().find(|&at| words.at(at) == "," && words.tokens[at].level == level);
    let from = from.unwrap_or(open) + 1;
    if !is_call || from >= equals || words.at(open.saturating_sub(2)) == "def" {
        return None;
    }
    if from + 1 == equals {
        if !words.is_constant(from) {
            let is_name = words.is_kind(from, Kind::Name);
            let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
            return (!is_name).then(|| words.fail(message, from, equals))?;
        }
        return words.fail(format!("cannot assign to {}", words.at(from)), from, equals);
    }
    if !words.is_expression(from, equals - 1) {
        return None;
    }
    words.fail("expression cannot contain assignment, perhaps you meant \"==\"?", from, equals)
}

/// `except` and `except*` of one `try`.
fn mixed_except(words: &Words<'_>, index: usize) -> Option<SyntaxError> {
    let start = words.line_start(index);
    let at = (start..=index).find(|&at| words.at(at) == "except")?;
    let has_star = |at: usize| words.at(at + 1) == "*";
    let before = (0..at).rev().find(|&before| words.at(before) == "except")?;
    if has_star(before) == has_star(at) {
        return None;
    }
    let message = "cannot have both 'except' and 'except*' on the same 'try'";
    words.fail(message, at, at + usize::from(has_star(at)))
}

/// `except*:`.
fn bare_except_star(words: &Words<'_>, index: usize) -> Option<SyntaxError> {
    let start = words.line_start(index);
    let at = (start..=index).find(|&at| words.at(at) == "except" && words.at(at + 1) == "*")?;
    let ends = words.at(at + 2) == ":" || words.is_kind(at + 2, Kind::Newline);
    if !ends {
        return None;
    }
    words.fail("expected one or more exception types", at + 2, at + 2)
}

/// `def f[](): …`, `class C[*T: int]: …`.
fn type_parameter(words: &Words<'_>, index: usize) -> Option<SyntaxError> {
    let start = words.line_start(index);
    let start = start + usize::from(words.at(start) == "async");
    if !matches!(words.at(start), "def" | "class" | "type") || words.at(start + 2) != "[" {
        return None;
    }
    if words.at(start + 3) == "]" {
        return words.fail("Type parameter list cannot be empty", start + 2, start + 3);
    }
    let is_colon = |at: &usize| words.at(*at) == ":" && matches!(words.at(at - 2), "*" | "**");
    let colon = (start + 4..=index + 1).find(is_colon)?;
    let limits = if words.at(colon + 1) == "(" { "constraints" } else { "bound" };
    let parameter = if words.at(colon - 2) == "*" { "TypeVarTuple" } else { "ParamSpec" };
    words.fail(format!("cannot use {limits} with {parameter}"), colon, colon)
}

/// `except E as x.y` and `case P as x.y`.
fn as_target(words: &Words<'_>, index: usize) -> Option<SyntaxError> {
    let newline = |at: &usize| words.tokens[*at].kind == Kind::Newline;
    let start = (0..index).rev().find(newline).map_or(0, |found| found + 1);
    let from = (start..=index).rev().find(|&at| words.at(at) == "as")? + 1;
    let to = words.expression_end(from)?;
    let text = &words.text[words.tokens[from].start..words.tokens[to].end];
    let parsed = ruff_python_parser::parse_expression(text).ok()?;
    if matches!(parsed.expr(), Expr::Name(_)) {
        return None;
    }
    let what = describe(parsed.expr());
    match words.at(start) {
        "except" if words.at(start + 1) == "*" => {
            words.fail(format!("cannot use except* statement with {what}"), from, to)
        }
        "except" => words.fail(format!("cannot use except statement with {what}"), from, to),
        "case" => words.fail(format!("cannot use {what} as pattern target"), from, to),
        "import" | "from" => words.fail(format!("cannot use {what} as import target"), from, to),
        _ => None,
    }
}

/// `'a' b'b'`.
fn bytes_and_text(words: &Words<'_>, index: usize) -> Option<SyntaxError> {
    let is_string = |at: usize| {
        matches!(words.tokens.get(at).map(|token| token.kind), Some(Kind::String | Kind::Start | Kind::End))
    };
    let is_bytes = |at: usize| {
        words.is_kind(at, Kind::String)
            && words.at(at).split(['\'', '"']).next().is_some_and(|prefix| prefix.contains(['b', 'B']))
    };
    let at = [index, index + 1, index + 2]
        .into_iter()
        .find(|&at| at > 0 && is_string(at) && is_string(at - 1) && is_bytes(at) != is_bytes(at - 1))?;
    let end = words.tokens[at].end;
    Some(SyntaxError::new("cannot mix bytes and nonbytes literals", range(end, end)))
}

/// `t'a' 'b'`.
fn template_and_text(words: &Words<'_>, index: usize) -> Option<SyntaxError> {
    let begins = |at: usize| words.is_kind(at, Kind::String) || words.is_kind(at, Kind::Start);
    let ends = |at: usize| words.is_kind(at, Kind::String) || words.is_kind(at, Kind::End);
    let is_template = |at: usize| {
        words.is_kind(at, Kind::Start)
            && words.at(at).split(['\'', '"']).next().is_some_and(|prefix| prefix.contains(['t', 'T']))
    };
    // Where the string begins that ends with a token.
    let first = |end: usize| match words.is_kind(end, Kind::End) {
        true => (0..end)
            .rev()
            .find(|&at| words.is_kind(at, Kind::Start) && words.tokens[at].level == words.tokens[end].level),
        false => Some(end),
    };
    let from = words.line_start(index);
    let second =
        (from + 1..words.tokens.len()).take_while(|&at| !words.is_kind(at, Kind::Newline)).find(|&at| {
            begins(at)
                && ends(at - 1)
                && first(at - 1).is_some_and(|first| is_template(first) != is_template(at))
        })?;
    let message = "cannot mix t-string literals with string or bytes literals";
    words.fail(message, first(second - 1)?, second)
}
