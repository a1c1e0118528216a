//! `match` and its patterns.

use ruff_python_ast::{self as ast, Pattern, Singleton};

use super::Tree;
use crate::value::Value;

impl Tree<'_> {
    pub(super) fn match_(&self, match_: &ast::StmtMatch) -> Value {
        let cases = self.list(match_.cases.iter().map(|case| {
            let fields = vec![
                ("pattern", self.pattern(&case.pattern)),
                ("guard", self.optional(case.guard.as_deref())),
                ("body", self.statements(&case.body)),
            ];
            self.node("match_case", None, fields)
        }));
        self.at("Match", match_, vec![("subject", self.expr(&match_.subject)), ("cases", cases)])
    }

    fn patterns(&self, all: &[Pattern]) -> Value {
        self.list(all.iter().map(|pattern| self.pattern(pattern)))
    }

    fn pattern(&self, pattern: &Pattern) -> Value {
        match pattern {
            Pattern::MatchValue(value) => {
                self.at("MatchValue", value, vec![("value", self.expr(&value.value))])
            }
            Pattern::MatchSingleton(singleton) => {
                let value = match singleton.value {
                    Singleton::None => Value::NONE,
                    Singleton::True => Value::TRUE,
                    Singleton::False => Value::FALSE,
                };
                self.at("MatchSingleton", singleton, vec![("value", value)])
            }
            Pattern::MatchSequence(sequence) => {
                self.at("MatchSequence", sequence, vec![("patterns", self.patterns(&sequence.patterns))])
            }
            Pattern::MatchMapping(mapping) => self.at(
                "MatchMapping",
                mapping,
                vec![
                    ("keys", self.exprs(&mapping.keys)),
                    ("patterns", self.patterns(&mapping.patterns)),
                    ("rest", self.optional_name(mapping.rest.as_ref())),
                ],
            ),
            Pattern::MatchClass(class) => self.class_pattern(class),
            Pattern::MatchStar(star) => {
                self.at("MatchStar", star, vec![("name", self.optional_name(star.name.as_ref()))])
            }
            Pattern::MatchAs(named) => {
                let inner = named.pattern.as_deref().map_or(Value::NONE, |pattern| self.pattern(pattern));
                let name = self.optional_name(named.name.as_ref());
                self.at("MatchAs", named, vec![("pattern", inner), ("name", name)])
            }
            Pattern::MatchOr(or) => self.at("MatchOr", or, vec![("patterns", self.patterns(&or.patterns))]),
        }
    }

    fn class_pattern(&self, class: &ast::PatternMatchClass) -> Value {
        let keywords = &class.arguments.keywords;
        let fields = vec![
            ("cls", self.expr(&class.cls)),
            ("patterns", self.patterns(&class.arguments.patterns)),
            ("kwd_attrs", self.list(keywords.iter().map(|keyword| self.name(&keyword.attr)))),
            ("kwd_patterns", self.list(keywords.iter().map(|keyword| self.pattern(&keyword.pattern)))),
        ];
        self.at("MatchClass", class, fields)
    }
}
