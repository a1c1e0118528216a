//! Which modules the text of a module imports, so that all that a program needs is known before it starts.

use ruff_python_ast::visitor::{Visitor, walk_stmt};
use ruff_python_ast::{Expr, Stmt, StmtIf};

use crate::compile::{Mode, Parsed, parse};

/// A module that a text imports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Its name; without the package in front if `level` is not 0.
    pub name: String,
    /// So many packages up from the text's own module it is looked for, as `from .. import` says; 0: from the top.
    pub level: u32,
    /// The names that are wanted of it, which may be modules in it.
    pub wanted: Vec<String>,
    /// It is imported by a function or after an exception, perhaps never.
    pub is_late: bool,
}

/// What a text imports, in its order; nothing if it cannot be read.
///
/// It leaves out what runs only as a program or for a type checker.
pub fn imports(text: &str) -> Vec<Imported> {
    let Ok((_, Parsed::Module(module))) = parse(text, Mode::Exec) else { return Vec::new() };
    let mut search = Search::default();
    search.visit_body(&module.body);
    search.found
}

#[derive(Default)]
struct Search {
    found: Vec<Imported>,
    /// How many functions and handlers of exceptions are around.
    functions: usize,
}

impl<'a> Visitor<'a> for Search {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        let is_late = self.functions > 0;
        match statement {
            Stmt::Import(import) => self.found.extend(import.names.iter().map(|alias| Imported {
                name: alias.name.to_string(),
                level: 0,
                wanted: Vec::new(),
                is_late,
            })),
            Stmt::ImportFrom(import) => self.found.push(Imported {
                name: import.module.as_ref().map(ToString::to_string).unwrap_or_default(),
                level: import.level,
                wanted: import.names.iter().map(|alias| alias.name.to_string()).collect(),
                is_late,
            }),
            Stmt::FunctionDef(_) => {
                self.functions += 1;
                walk_stmt(self, statement);
                self.functions -= 1;
            }
            Stmt::Try(attempt) => {
                self.visit_body(&attempt.body);
                // What stands in for a module that is there after all.
                self.functions += 1;
                attempt.handlers.iter().for_each(|handler| self.visit_except_handler(handler));
                self.functions -= 1;
                self.visit_body(&attempt.orelse);
                self.visit_body(&attempt.finalbody);
            }
            Stmt::If(test) if is_never(test) => {
                test.elif_else_clauses.iter().for_each(|clause| self.visit_body(&clause.body));
            }
            _ => walk_stmt(self, statement),
        }
    }

    fn visit_expr(&mut self, _: &'a Expr) {}
}

/// `if TYPE_CHECKING:` and `if __name__ == "__main__":`
fn is_never(test: &StmtIf) -> bool {
    match &*test.test {
        Expr::Name(name) => name.id == "TYPE_CHECKING",
        Expr::Attribute(attribute) => attribute.attr.as_str() == "TYPE_CHECKING",
        Expr::Compare(compare) => {
            matches!(compare.operands.first(), Some(Expr::Name(name)) if name.id == "__name__")
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_found_wherever_they_stand() {
        let text = "\
import a.b, c as d
if TYPE_CHECKING:
    import never
else:
    from . import e
try:
    from ..f import g, h
except ImportError:
    import k
def late():
    import i
if __name__ == '__main__':
    import never
class C:
    import j
";
        let found: Vec<String> = imports(text)
            .into_iter()
            .map(|one| {
                format!("{}{} {:?} {}", ".".repeat(one.level as usize), one.name, one.wanted, one.is_late)
            })
            .collect();
        let expected = [
            "a.b [] false",
            "c [] false",
            ". [\"e\"] false",
            "..f [\"g\", \"h\"] false",
            "k [] true",
            "i [] true",
            "j [] false",
        ];
        assert_eq!(found, expected);
    }
}
