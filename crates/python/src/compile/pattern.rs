//! `match`. A pattern jumps to a label where it does not match; names are bound when all of it has matched.

use ruff_python_ast::{self as ast, Pattern};

use super::constant::Key;
use super::expr::KEEP;
use super::op::Op;
use super::unit::Label;
use super::{Compiler, Done, Reg, SyntaxError};

/// Names with the registers of what they are to be bound to.
type Captures<'a> = Vec<(&'a str, Reg)>;

impl<'a> Compiler<'a> {
    pub(super) fn match_(&mut self, match_: &'a ast::StmtMatch) -> Done {
        let subject = self.expr_to_temp(&match_.subject)?;
        let end = self.unit().label();
        let last = match_.cases.len() - 1;
        for (index, case) in match_.cases.iter().enumerate() {
            if index < last && case.guard.is_none() && is_irrefutable(&case.pattern) {
                let mut inner = &case.pattern;
                while let Pattern::MatchAs(ast::PatternMatchAs { pattern: Some(pattern), .. }) = inner {
                    inner = pattern;
                }
                let what = match inner {
                    Pattern::MatchAs(ast::PatternMatchAs { name: Some(name), .. }) => {
                        format!("name capture '{name}' makes remaining patterns unreachable")
                    }
                    _ => "wildcard makes remaining patterns unreachable".to_owned(),
                };
                return Err(SyntaxError::new(what, ruff_text_size::Ranged::range(&case.pattern)));
            }
            let before = self.at(&case.pattern);
            let mark = self.unit_ref().mark();
            let next = self.unit().label();
            let mut captures = Captures::new();
            self.pattern(&case.pattern, subject, next, &mut captures)?;
            for (name, register) in captures {
                self.store_name(name, register);
            }
            if let Some(guard) = &case.guard {
                self.jump_if(guard, false, next)?;
            }
            self.unit().free_to(mark);
            self.statements(&case.body)?;
            self.jump(Op::Jump, 0, 0, end);
            self.unit().place(next);
            self.at_range(before);
        }
        self.unit().place(end);
        self.emit(Op::Clear, subject, 0, 0);
        Ok(())
    }

    fn capture(&mut self, name: &'a ast::Identifier, register: Reg, captures: &mut Captures<'a>) -> Done {
        if captures.iter().any(|(known, _)| *known == name.as_str()) {
            return Err(SyntaxError::new(
                format!("multiple assignments to name '{name}' in pattern"),
                name.range,
            ));
        }
        captures.push((name.as_str(), register));
        Ok(())
    }

    fn copy(&mut self, register: Reg) -> Reg {
        let copy = self.unit().temp();
        self.emit_with(Op::Move, KEEP, copy, register, 0);
        copy
    }

    /// The subject stays in its register.
    fn pattern(
        &mut self,
        pattern: &'a Pattern,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Done {
        match pattern {
            Pattern::MatchValue(value) => {
                let (left, right) = (self.copy(subject), self.expr(&value.value)?);
                self.emit(Op::Eq, left, left, right);
                self.jump(Op::JumpIfNot, 0, left, fail);
                Ok(())
            }
            Pattern::MatchSingleton(singleton) => {
                let (left, right) = (self.copy(subject), self.unit().temp());
                let key = match singleton.value {
                    ast::Singleton::None => Key::None,
                    ast::Singleton::True => Key::Bool(true),
                    ast::Singleton::False => Key::Bool(false),
                };
                self.load_constant(right, &key);
                self.emit(Op::Is, left, left, right);
                self.jump(Op::JumpIfNot, 0, left, fail);
                Ok(())
            }
            Pattern::MatchSequence(sequence) => self.sequence(sequence, subject, fail, captures),
            Pattern::MatchMapping(mapping) => self.mapping(mapping, subject, fail, captures),
            Pattern::MatchClass(class) => self.class_pattern(class, subject, fail, captures),
            Pattern::MatchStar(star) => match &star.name {
                Some(name) => self.capture(name, subject, captures),
                None => Ok(()),
            },
            Pattern::MatchAs(as_) => {
                if let Some(inner) = &as_.pattern {
                    self.pattern(inner, subject, fail, captures)?;
                }
                match &as_.name {
                    Some(name) => {
                        let copy = self.copy(subject);
                        self.capture(name, copy, captures)
                    }
                    None => Ok(()),
                }
            }
            Pattern::MatchOr(or) => self.alternatives(or, subject, fail, captures),
        }
    }

    fn alternatives(
        &mut self,
        or: &'a ast::PatternMatchOr,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Done {
        let (done, last) = (self.unit().label(), or.patterns.len() - 1);
        let mut common: Option<Captures<'a>> = None;
        for (index, pattern) in or.patterns.iter().enumerate() {
            if index < last && is_irrefutable(pattern) {
                let message = "wildcard makes remaining patterns unreachable";
                return Err(SyntaxError::new(message, ruff_text_size::Ranged::range(pattern)));
            }
            let next = if index == last { fail } else { self.unit().label() };
            let mut own = Captures::new();
            self.pattern(pattern, subject, next, &mut own)?;
            match &common {
                None => {
                    // Each alternative leaves what it captured in the same registers.
                    let registers: Vec<Reg> = own.iter().map(|_| self.unit().temp()).collect();
                    let kept =
                        own.iter().zip(&registers).map(|((name, _), register)| (*name, *register)).collect();
                    for ((_, from), to) in own.iter().zip(&registers) {
                        self.emit(Op::Move, *to, *from, 0);
                    }
                    common = Some(kept);
                }
                Some(kept) => {
                    let moves: Option<Vec<(Reg, Reg)>> = kept
                        .iter()
                        .map(|(name, to)| {
                            own.iter().find(|(other, _)| other == name).map(|(_, from)| (*to, *from))
                        })
                        .collect();
                    match moves {
                        Some(moves) if own.len() == kept.len() => {
                            for (to, from) in moves {
                                self.emit(Op::Move, to, from, 0);
                            }
                        }
                        _ => {
                            return Err(SyntaxError::new(
                                "alternative patterns bind different names",
                                or.range,
                            ));
                        }
                    }
                }
            }
            if index < last {
                self.jump(Op::Jump, 0, 0, done);
                self.unit().place(next);
            }
        }
        self.unit().place(done);
        for (name, register) in common.unwrap_or_default() {
            if captures.iter().any(|(known, _)| *known == name) {
                return Err(SyntaxError::new(
                    format!("multiple assignments to name '{name}' in pattern"),
                    or.range,
                ));
            }
            captures.push((name, register));
        }
        Ok(())
    }

    fn sequence(
        &mut self,
        sequence: &'a ast::PatternMatchSequence,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Done {
        let test = self.unit().temps(2);
        self.emit_with(Op::IsSequence, KEEP, test, subject, 0);
        self.jump(Op::JumpIfNot, 0, test, fail);
        let patterns = &sequence.patterns;
        let star = patterns.iter().position(Pattern::is_match_star);
        if let Some(star) = star
            && patterns[star + 1..].iter().any(Pattern::is_match_star)
        {
            return Err(SyntaxError::new("multiple starred expressions in sequence pattern", sequence.range));
        }
        let wanted = patterns.len() - usize::from(star.is_some());
        // No length is asked for where each will do.
        if star.is_none() || wanted > 0 {
            self.emit_with(Op::Len, KEEP, test, subject, 0);
            self.load_constant(test + 1, &Key::Int(wanted.into()));
            self.emit(if star.is_some() { Op::Ge } else { Op::Eq }, test, test, test + 1);
            self.jump(Op::JumpIfNot, 0, test, fail);
        }
        if patterns.iter().all(is_wildcard) {
            return Ok(());
        }
        if let Some(star) = star.filter(|&star| is_wildcard(&patterns[star])) {
            return self.items_of_sequence(patterns, star, subject, fail, captures);
        }
        let first = self.unit().temps(patterns.len());
        let copy = self.copy(subject);
        match star {
            None => self.emit(Op::Unpack, first, copy, patterns.len() as Reg),
            Some(star) => {
                let after = patterns.len() - star - 1;
                self.emit(Op::UnpackStar, first, copy, (star | after << 8) as Reg);
            }
        }
        for (index, pattern) in patterns.iter().enumerate() {
            self.pattern(pattern, first + index as Reg, fail, captures)?;
        }
        Ok(())
    }

    /// What a star stands for is not needed: the items around it are asked for one by one.
    fn items_of_sequence(
        &mut self,
        patterns: &'a [Pattern],
        star: usize,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Done {
        for (index, pattern) in patterns.iter().enumerate().filter(|(_, pattern)| !is_wildcard(pattern)) {
            let (object, key) = (self.copy(subject), self.unit().temps(2));
            if index < star {
                self.load_constant(key, &Key::Int(index.into()));
            } else {
                self.emit_with(Op::Len, KEEP, key, subject, 0);
                self.load_constant(key + 1, &Key::Int((patterns.len() - index).into()));
                self.emit(Op::Sub, key, key, key + 1);
            }
            let item = self.unit().temp();
            self.emit(Op::LoadItem, item, object, key);
            self.pattern(pattern, item, fail, captures)?;
        }
        Ok(())
    }

    fn mapping(
        &mut self,
        mapping: &'a ast::PatternMatchMapping,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Done {
        let test = self.unit().temps(2);
        self.emit_with(Op::IsMapping, KEEP, test, subject, 0);
        self.jump(Op::JumpIfNot, 0, test, fail);
        let count = mapping.keys.len();
        if count == 0 && mapping.rest.is_none() {
            return Ok(());
        }
        if count > 0 {
            self.emit_with(Op::Len, KEEP, test, subject, 0);
            self.load_constant(test + 1, &Key::Int(count.into()));
            self.emit(Op::Ge, test, test, test + 1);
            self.jump(Op::JumpIfNot, 0, test, fail);
        }
        self.check_keys(mapping)?;
        let (keys, values) = (self.unit().temp(), self.unit().temp());
        let first = self.unit().temps(count);
        for (index, key) in mapping.keys.iter().enumerate() {
            self.expr_to(key, first + index as Reg)?;
        }
        self.emit(Op::Tuple, keys, first, count as Reg);
        self.emit_with(Op::MatchKeys, KEEP, values, subject, keys);
        self.jump(Op::JumpIfNone, KEEP, values, fail);
        self.emit(Op::Unpack, first, values, count as Reg);
        for (index, pattern) in mapping.patterns.iter().enumerate() {
            self.pattern(pattern, first + index as Reg, fail, captures)?;
        }
        if let Some(rest) = &mapping.rest {
            let register = self.unit().temp();
            self.emit_with(Op::DictRest, KEEP, register, subject, keys);
            self.capture(rest, register, captures)?;
        }
        Ok(())
    }

    fn check_keys(&self, mapping: &ast::PatternMatchMapping) -> Done {
        let mut seen = Vec::new();
        for key in &mapping.keys {
            let Some(constant) = self.constant_of(key) else { continue };
            if seen.contains(&constant) {
                let range = ruff_text_size::Ranged::range(key);
                let text = &self.source.text[range.start().to_usize()..range.end().to_usize()];
                return Err(SyntaxError::new(
                    format!("mapping pattern checks duplicate key ({text})"),
                    range,
                ));
            }
            seen.push(constant);
        }
        Ok(())
    }

    fn class_pattern(
        &mut self,
        class: &'a ast::PatternMatchClass,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Done {
        let arguments = &class.arguments;
        let (positional, named) = (arguments.patterns.len(), &arguments.keywords);
        let (matched, first) = (self.unit().temp(), self.unit().temps(2));
        self.expr_to(&class.cls, first)?;
        for (index, keyword) in named.iter().enumerate() {
            if named[..index].iter().any(|other| other.attr.id == keyword.attr.id) {
                let message = format!("attribute name repeated in class pattern: {}", keyword.attr);
                return Err(SyntaxError::new(message, keyword.range));
            }
        }
        let names = named.iter().map(|keyword| Key::Str(keyword.attr.as_str().to_owned())).collect();
        self.load_constant(first + 1, &Key::Tuple(names));
        let count =
            u8::try_from(positional).map_err(|_| SyntaxError::new("too many sub-patterns", class.range))?;
        self.emit_with(Op::MatchClass, count, matched, subject, first);
        self.jump(Op::JumpIfNone, KEEP, matched, fail);
        let total = positional + named.len();
        let values = self.unit().temps(total);
        self.emit(Op::Unpack, values, matched, total as Reg);
        let patterns = arguments.patterns.iter().chain(named.iter().map(|keyword| &keyword.pattern));
        for (index, pattern) in patterns.enumerate() {
            self.pattern(pattern, values + index as Reg, fail, captures)?;
        }
        Ok(())
    }
}

/// `_` or `*_`.
fn is_wildcard(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::MatchAs(as_) => as_.pattern.is_none() && as_.name.is_none(),
        Pattern::MatchStar(star) => star.name.is_none(),
        _ => false,
    }
}

/// Whether a pattern matches everything.
fn is_irrefutable(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::MatchAs(as_) => as_.pattern.as_deref().is_none_or(is_irrefutable),
        Pattern::MatchOr(or) => or.patterns.iter().any(is_irrefutable),
        _ => false,
    }
}
