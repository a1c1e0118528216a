//! Whether code is what the engine can run: it trusts what it reads, and a program can make up anything (`_validate` in
//! `Modules/_sre/sre.c`).

use rustpython_sre_engine::{SreAtCode, SreCatCode, SreInfo, SreOpcode};

/// What is wrong with the code needs no words: it is a `RuntimeError`.
type Checked<T = ()> = Option<T>;

/// Code that is still to be checked: from where to where.
type Part = (usize, usize);

/// So many conditionals may lie in one another: what checks them calls itself.
const CONDITIONALS: usize = 200;

struct Checker<'a> {
    code: &'a [u32],
    groups: usize,
    /// How many conditionals the one that is checked lies in.
    conditionals: usize,
    /// Parts inside those that have been checked.
    inner: Vec<Part>,
}

/// Whether the engine can run the code of a pattern with so many groups.
pub(super) fn is_valid(code: &[u32], groups: usize) -> bool {
    let Some((&last, body)) = code.split_last() else { return false };
    if last != SreOpcode::SUCCESS as u32 {
        return false;
    }
    let mut checker = Checker { code, groups, conditionals: 0, inner: vec![(0, body.len())] };
    while let Some(part) = checker.inner.pop() {
        if checker.part(part).is_none() {
            return false;
        }
    }
    true
}

fn holds(condition: bool) -> Checked {
    condition.then_some(())
}

impl Checker<'_> {
    fn op(&self, at: usize) -> Checked<SreOpcode> {
        SreOpcode::try_from(*self.code.get(at)?).ok()
    }

    fn is_op(&self, at: usize, op: SreOpcode) -> Checked {
        holds(self.op(at)? == op)
    }

    /// An argument before the end of the part.
    fn arg(&self, at: usize, end: usize) -> Checked<usize> {
        if at < end { self.code.get(at).map(|&arg| arg as usize) } else { None }
    }

    /// The place that a skip leads to; it counts from where it stands.
    fn target(&self, at: usize, end: usize) -> Checked<usize> {
        let skip = self.arg(at, end)?;
        (skip <= end - at).then_some(at + skip)
    }

    fn later(&mut self, from: usize, to: usize) -> Checked {
        holds(from <= to)?;
        self.inner.push((from, to));
        Some(())
    }

    fn part(&mut self, (mut at, end): Part) -> Checked {
        while at < end {
            at = self.instruction(at, end)?;
        }
        holds(at == end)
    }

    /// Checks an instruction and gives the place behind it.
    fn instruction(&mut self, at: usize, end: usize) -> Checked<usize> {
        use SreOpcode as Op;
        match self.op(at)? {
            Op::SUCCESS | Op::FAILURE | Op::ANY | Op::ANY_ALL => return Some(at + 1),
            Op::MARK => holds(self.arg(at + 1, end)? < 2 * self.groups)?,
            Op::LITERAL
            | Op::NOT_LITERAL
            | Op::LITERAL_IGNORE
            | Op::NOT_LITERAL_IGNORE
            | Op::LITERAL_UNI_IGNORE
            | Op::NOT_LITERAL_UNI_IGNORE
            | Op::LITERAL_LOC_IGNORE
            | Op::NOT_LITERAL_LOC_IGNORE => {
                self.arg(at + 1, end)?;
            }
            Op::AT => {
                SreAtCode::try_from(u32::try_from(self.arg(at + 1, end)?).ok()?).ok()?;
            }
            Op::CATEGORY => self.category(at + 1, end)?,
            Op::GROUPREF | Op::GROUPREF_IGNORE | Op::GROUPREF_UNI_IGNORE | Op::GROUPREF_LOC_IGNORE => {
                holds(self.arg(at + 1, end)? < self.groups)?;
            }
            Op::IN | Op::IN_IGNORE | Op::IN_UNI_IGNORE | Op::IN_LOC_IGNORE => {
                let next = self.target(at + 1, end)?;
                self.charset(at + 2, next)?;
                return Some(next);
            }
            Op::INFO => return self.info(at, end),
            Op::BRANCH => return self.branch(at + 1, end),
            Op::REPEAT_ONE | Op::MIN_REPEAT_ONE | Op::POSSESSIVE_REPEAT_ONE => {
                let next = self.repeat(at, end)?;
                self.is_op(next.checked_sub(1)?, Op::SUCCESS)?;
                self.later(at + 4, next - 1)?;
                return Some(next);
            }
            Op::REPEAT => {
                let last = self.repeat(at, end)?;
                holds(last < end && matches!(self.op(last)?, Op::MAX_UNTIL | Op::MIN_UNTIL))?;
                self.later(at + 4, last)?;
                return Some(last + 1);
            }
            Op::POSSESSIVE_REPEAT => {
                let last = self.repeat(at, end)?;
                holds(last < end)?;
                self.is_op(last, Op::SUCCESS)?;
                self.later(at + 4, last)?;
                return Some(last + 1);
            }
            Op::ATOMIC_GROUP => {
                let next = self.target(at + 1, end)?;
                self.is_op(next.checked_sub(1)?, Op::SUCCESS)?;
                self.later(at + 2, next - 1)?;
                return Some(next);
            }
            Op::ASSERT | Op::ASSERT_NOT => {
                let next = self.target(at + 1, end)?;
                holds(self.arg(at + 2, end)? & 0x8000_0000 == 0)?;
                self.is_op(next.checked_sub(1)?, Op::SUCCESS)?;
                self.later(at + 3, next - 1)?;
                return Some(next);
            }
            Op::GROUPREF_EXISTS => return self.conditional(at, end),
            // They stand inside others only.
            Op::JUMP
            | Op::MAX_UNTIL
            | Op::MIN_UNTIL
            | Op::CHARSET
            | Op::BIGCHARSET
            | Op::NEGATE
            | Op::RANGE
            | Op::RANGE_UNI_IGNORE
            | Op::SUBPATTERN => return None,
        }
        Some(at + 2)
    }

    fn category(&self, at: usize, end: usize) -> Checked {
        SreCatCode::try_from(u32::try_from(self.arg(at, end)?).ok()?).ok()?;
        Some(())
    }

    /// The place where the item of a repetition ends.
    fn repeat(&self, at: usize, end: usize) -> Checked<usize> {
        let next = self.target(at + 1, end)?;
        holds(self.arg(at + 2, end)? <= self.arg(at + 3, end)?)?;
        Some(next)
    }

    /// `(?(group)yes|no)`: the engine goes on behind the skip when the group took no part. Only reading the first part
    /// tells whether it ends with a jump over a second one, or with an operand that looks like it.
    fn conditional(&mut self, at: usize, end: usize) -> Checked<usize> {
        holds(self.arg(at + 1, end)? < self.groups)?;
        let no = (at + 1).checked_add(self.arg(at + 2, end)?)?;
        holds(no <= end && self.conditionals < CONDITIONALS)?;
        self.conditionals += 1;
        let mut next = at + 3;
        while next < no && !(next + 2 == no && self.op(next)? == SreOpcode::JUMP) {
            next = self.instruction(next, no)?;
        }
        self.conditionals -= 1;
        if next == no {
            return Some(no);
        }
        holds(next < no)?;
        let target = self.target(no - 1, end)?;
        self.later(no, target)?;
        Some(target)
    }

    /// Alternatives, each of which ends with a jump to the same place.
    fn branch(&mut self, mut at: usize, end: usize) -> Checked<usize> {
        let mut target = None;
        loop {
            if self.arg(at, end)? == 0 {
                let next = at + 1;
                return target.is_none_or(|target| target == next).then_some(next);
            }
            let next = self.target(at, end)?;
            let jump = next.checked_sub(2).filter(|jump| *jump > at)?;
            self.is_op(jump, SreOpcode::JUMP)?;
            let to = self.target(jump + 1, end)?;
            holds(target.is_none_or(|target| target == to))?;
            target = Some(to);
            self.later(at + 1, jump)?;
            at = next;
        }
    }

    /// What helps to search: the least and the most length, and how a match begins.
    fn info(&self, at: usize, end: usize) -> Checked<usize> {
        let next = self.target(at + 1, end)?;
        holds(at == 0 && next >= at + 5)?;
        let flags = SreInfo::from_bits(u32::try_from(self.arg(at + 2, next)?).ok()?)?;
        if flags.contains(SreInfo::PREFIX) {
            holds(!flags.contains(SreInfo::CHARSET))?;
            let (len, skip) = (self.arg(at + 5, next)?, self.arg(at + 6, next)?);
            let (prefix, overlap) = (at + 7, (at + 7).checked_add(len)?);
            holds(len > 0 && skip <= len && overlap.checked_add(len)? == next)?;
            holds(self.code[overlap..next].iter().all(|&shift| (shift as usize) < len))?;
            // The engine goes on behind as many characters of the prefix.
            for index in 0..skip {
                self.is_op(next + 2 * index, SreOpcode::LITERAL)?;
                holds(self.arg(next + 2 * index + 1, end)? == self.code[prefix + index] as usize)?;
            }
            return Some(next);
        }
        holds(!flags.contains(SreInfo::LITERAL))?;
        if flags.contains(SreInfo::CHARSET) {
            self.charset(at + 5, next)?;
            return Some(next);
        }
        (next == at + 5).then_some(next)
    }

    /// A set of characters, which ends with `FAILURE`.
    fn charset(&self, mut at: usize, end: usize) -> Checked {
        use SreOpcode as Op;
        let end = end.checked_sub(1).filter(|end| *end >= at)?;
        self.is_op(end, Op::FAILURE)?;
        while at < end {
            at = match self.op(at)? {
                Op::NEGATE => at + 1,
                Op::LITERAL => at + 2,
                Op::RANGE | Op::RANGE_UNI_IGNORE => at + 3,
                Op::CHARSET => at + 1 + 8,
                Op::CATEGORY => {
                    self.category(at + 1, end)?;
                    at + 2
                }
                Op::BIGCHARSET => {
                    let blocks = self.arg(at + 1, end)?;
                    let indices = self.code.get(at + 2..(at + 2 + 64).min(end))?;
                    let fits =
                        |word: &u32| word.to_ne_bytes().iter().all(|&index| usize::from(index) < blocks);
                    holds(indices.len() == 64 && indices.iter().all(fits))?;
                    (at + 2 + 64).checked_add(blocks.checked_mul(8)?)?
                }
                _ => return None,
            };
            holds(at <= end)?;
        }
        Some(())
    }
}
