//! What is wrong with a text, in CPython's words as far as they are known (`Grammar/python.gram`, `Parser/pegen_errors.c`).

use ruff_python_ast::Expr;
use ruff_python_parser::{LexicalErrorType, ParseError, ParseErrorType};
use ruff_text_size::TextRange;

/// Which exception a fault of the text raises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    Syntax,
    Indentation,
    Tab,
    Recursion,
}

/// A fault of the text.
#[derive(Clone, Debug)]
pub(crate) struct SyntaxError {
    pub(crate) fault: Fault,
    pub(crate) message: String,
    pub(crate) range: TextRange,
    /// The parser had nothing against the text: the compiler has.
    pub(crate) is_compilers: bool,
}

impl SyntaxError {
    pub(crate) fn new(message: impl Into<String>, range: TextRange) -> Self {
        Self::of(Fault::Syntax, message, range)
    }

    pub(crate) fn of(fault: Fault, message: impl Into<String>, range: TextRange) -> Self {
        Self { fault, message: message.into(), range, is_compilers: false }
    }

    pub(super) fn by_compiler(self) -> Self {
        Self { is_compilers: true, ..self }
    }
}

/// The parser's fault in CPython's words.
pub(crate) fn translate(text: &str, error: &ParseError) -> SyntaxError {
    let range = error.location;
    let at = |message: &str| SyntaxError::new(message, range);
    match &error.error {
        ParseErrorType::Lexical(
            LexicalErrorType::MissingUnicodeLbrace | LexicalErrorType::MissingUnicodeRbrace,
        ) => unnamed_character(text, range),
        ParseErrorType::Lexical(lexical) => lexical_fault(lexical, range),
        ParseErrorType::UnexpectedIndentation => {
            SyntaxError::of(Fault::Indentation, "unexpected indent", range)
        }
        ParseErrorType::ExpectedToken { .. } | ParseErrorType::ExpectedExpression => expected(text, error),
        ParseErrorType::PositionalAfterKeywordArgument => at("positional argument follows keyword argument"),
        ParseErrorType::PositionalAfterKeywordUnpacking => {
            at("positional argument follows keyword argument unpacking")
        }
        ParseErrorType::InvalidArgumentUnpackingOrder => {
            at("iterable argument unpacking follows keyword argument unpacking")
        }
        ParseErrorType::NonDefaultParamAfterDefaultParam => {
            at("parameter without a default follows parameter with a default")
        }
        ParseErrorType::ExpectedKeywordParam => at("named parameters must follow bare *"),
        ParseErrorType::VarParameterWithDefault => at("var-positional parameter cannot have default value"),
        ParseErrorType::ParamAfterVarKeywordParam => at("parameters cannot follow var-keyword parameter"),
        ParseErrorType::UnparenthesizedGeneratorExpression => {
            at("Generator expression must be parenthesized")
        }
        ParseErrorType::IterableUnpackingInComprehension => {
            at("iterable unpacking cannot be used in comprehension")
        }
        ParseErrorType::InvalidStarredExpressionUsage => starred(text, range),
        ParseErrorType::EmptyImportNames => at("Expected one or more names after 'import'"),
        ParseErrorType::InvalidAssignmentTarget
        | ParseErrorType::InvalidNamedAssignmentTarget
        | ParseErrorType::InvalidAugmentedAssignmentTarget
        | ParseErrorType::InvalidAnnotatedAssignmentTarget
        | ParseErrorType::InvalidDeleteTarget => target(text, error),
        ParseErrorType::FStringError(inner) => SyntaxError::new(format!("f-string: {inner}"), range),
        ParseErrorType::TStringError(inner) => SyntaxError::new(format!("t-string: {inner}"), range),
        ParseErrorType::OtherError(message) => other(message, range),
        _ => at("invalid syntax"),
    }
}

/// A starred expression where none can be.
fn starred(text: &str, range: TextRange) -> SyntaxError {
    let (before, behind) = (&text[..range.start().to_usize()], &text[range.end().to_usize()..]);
    let is_group = before.trim_end().ends_with('(') && behind.trim_start().starts_with(')');
    SyntaxError::new(
        format!("{} use starred expression here", if is_group { "cannot" } else { "can't" }),
        range,
    )
}

fn other(message: &str, range: TextRange) -> SyntaxError {
    if message.starts_with("Expected an indented block") {
        let message = format!("expected{}", message.strip_prefix("Expected").unwrap_or_default());
        return SyntaxError::of(Fault::Indentation, message, range);
    }
    SyntaxError::new("invalid syntax", range)
}

fn lexical_fault(error: &LexicalErrorType, range: TextRange) -> SyntaxError {
    let at = |message: &str| SyntaxError::new(message, range);
    match error {
        LexicalErrorType::UnclosedStringError => at("unterminated string literal"),
        LexicalErrorType::IndentationError => {
            SyntaxError::of(Fault::Indentation, "unindent does not match any outer indentation level", range)
        }
        LexicalErrorType::LineContinuationError => {
            at("unexpected character after line continuation character")
        }
        LexicalErrorType::Eof => at("unexpected EOF while parsing"),
        LexicalErrorType::UnrecognizedToken { tok } if tok.is_ascii() => at("invalid syntax"),
        LexicalErrorType::UnrecognizedToken { tok } => {
            SyntaxError::new(format!("invalid character '{tok}' (U+{:04X})", u32::from(*tok)), range)
        }
        LexicalErrorType::InvalidByteLiteral => at("bytes can only contain ASCII literal characters"),
        LexicalErrorType::OtherError(message) => SyntaxError::new(message.to_string(), range),
        other => SyntaxError::new(other.to_string(), range),
    }
}

/// `\N` without a name in braces; it is said where in the string.
fn unnamed_character(text: &str, range: TextRange) -> SyntaxError {
    let at = text[..range.end().to_usize().min(text.len())].rfind("\\N").unwrap_or_default();
    let start = text[..at].rfind(['\'', '"']).map_or(0, |quote| at - quote - 1);
    let rest = &text[at..];
    let length = match rest.as_bytes().get(2) {
        Some(b'{') => rest.find(['\'', '"', '\n']).unwrap_or(rest.len()),
        _ => 2,
    };
    let end = start + length - 1;
    let message = format!(
        "(unicode error) 'unicodeescape' codec can't decode bytes in position {start}-{end}: malformed \\N character \
         escape"
    );
    SyntaxError::new(message, range)
}

/// A token is missing: which one tells what CPython says.
fn expected(text: &str, error: &ParseError) -> SyntaxError {
    let range = error.location;
    let start = range.start().to_usize();
    if start >= text.trim_end().len()
        && let Some((bracket, at)) = unclosed(text)
    {
        let range = TextRange::new((at as u32).into(), (at as u32 + 1).into());
        return SyntaxError::new(format!("'{bracket}' was never closed"), range);
    }
    let message = error.error.to_string();
    if let Some(rest) = message.strip_prefix("Expected ")
        && let Some(token) = rest.strip_suffix(", found newline")
        && token == "`:`"
    {
        return SyntaxError::new("expected ':'", range);
    }
    SyntaxError::new("invalid syntax", range)
}

/// The innermost bracket that nothing closes, and where it is; strings and comments are passed over roughly.
fn unclosed(text: &str) -> Option<(char, usize)> {
    let mut open = Vec::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '#' => {
                for (_, c) in chars.by_ref() {
                    if c == '\n' {
                        break;
                    }
                }
            }
            '\'' | '"' => {
                let mut escaped = false;
                for (_, inner) in chars.by_ref() {
                    if !escaped && inner == c {
                        break;
                    }
                    escaped = !escaped && inner == '\\';
                }
            }
            '(' | '[' | '{' => open.push((c, at)),
            ')' | ']' | '}' => {
                open.pop();
            }
            _ => {}
        }
    }
    open.pop()
}

fn target(text: &str, error: &ParseError) -> SyntaxError {
    let range = error.location;
    let part = &text[range.start().to_usize()..range.end().to_usize()];
    let what = ruff_python_parser::parse_expression(&format!("({part}\n)"))
        .map_or("expression", |parsed| describe(parsed.expr()));
    let what = if part.starts_with('*') { "starred" } else { what };
    let message = match error.error {
        ParseErrorType::InvalidDeleteTarget => format!("cannot delete {what}"),
        ParseErrorType::InvalidNamedAssignmentTarget => {
            format!("cannot use assignment expressions with {what}")
        }
        ParseErrorType::InvalidAugmentedAssignmentTarget => {
            format!("'{what}' is an illegal expression for augmented assignment")
        }
        ParseErrorType::InvalidAnnotatedAssignmentTarget => "illegal target for annotation".to_owned(),
        _ if matches!(what, "True" | "False" | "None" | "ellipsis") => format!("cannot assign to {what}"),
        _ if what == "yield expression" && !is_parenthesized(text, range.start().to_usize()) => {
            "assignment to yield expression not possible".to_owned()
        }
        _ if is_chained(text, range.start().to_usize()) => format!("cannot assign to {what}"),
        _ => format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?"),
    };
    SyntaxError::new(message, range)
}

/// Whether the line assigns more than once, so that `==` cannot have been meant.
fn is_chained(text: &str, at: usize) -> bool {
    let from = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[from..].lines().next().unwrap_or_default().as_bytes();
    let (mut depth, mut quote, mut count) = (0_i32, None, 0);
    for (index, &byte) in line.iter().enumerate() {
        match (quote, byte) {
            (Some(end), _) if end == byte => quote = None,
            (Some(_), _) => {}
            (None, b'\'' | b'"') => quote = Some(byte),
            (None, b'#') => break,
            (None, b'(' | b'[' | b'{') => depth += 1,
            (None, b')' | b']' | b'}') => depth -= 1,
            (None, b'=') if depth == 0 => {
                let before = index.checked_sub(1).map_or(b' ', |index| line[index]);
                let is_plain = !b"=!<>:+-*/%&|^@".contains(&before) && line.get(index + 1) != Some(&b'=');
                count += u32::from(is_plain);
            }
            _ => {}
        }
    }
    count > 1
}

fn is_parenthesized(text: &str, start: usize) -> bool {
    text[..start].trim_end().ends_with('(')
}

/// What CPython calls an expression (`_PyPegen_get_expr_name`).
pub(super) fn describe(expr: &Expr) -> &'static str {
    match expr {
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Starred(_) => "starred",
        Expr::Name(_) => "name",
        Expr::List(_) => "list",
        Expr::Tuple(_) => "tuple",
        Expr::Lambda(_) => "lambda",
        Expr::Call(_) => "function call",
        Expr::BoolOp(_) | Expr::BinOp(_) | Expr::UnaryOp(_) => "expression",
        Expr::Generator(_) => "generator expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Await(_) => "await expression",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::FString(_) => "f-string expression",
        Expr::TString(_) => "t-string expression",
        Expr::StringLiteral(_) | Expr::BytesLiteral(_) | Expr::NumberLiteral(_) => "literal",
        Expr::BooleanLiteral(literal) => {
            if literal.value {
                "True"
            } else {
                "False"
            }
        }
        Expr::NoneLiteral(_) => "None",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::Compare(_) => "comparison",
        Expr::If(_) => "conditional expression",
        Expr::Named(_) => "named expression",
        Expr::Slice(_) | Expr::IpyEscapeCommand(_) => "expression",
    }
}
