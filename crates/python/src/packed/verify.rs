//! Whether a code object stays within itself: the loop looks for no register, constant, name or instruction that is not
//! there, because the compiler names none; what is read from a file has to be as sound.

use std::sync::atomic::Ordering;

use super::shape::{self, Part};
use crate::compile::op::{Instr, Op};
use crate::object::Kind;
use crate::types::code::{ASYNC_GENERATOR, COROUTINE, Code, GENERATOR, Handler, VARARGS, VARKEYWORDS};
use crate::types::tuple::Tuple;
use crate::value::Value;

/// How many comparisons the lower half of a jump's flags can name.
const COMPARISONS: u8 = 6;

pub(super) fn is_sound(code: &Code) -> bool {
    let words: Vec<u64> = code.words.iter().map(|word| word.load(Ordering::Relaxed)).collect();
    Check::new(code, &words).is_some_and(|check| check.all())
}

struct Check<'a> {
    code: &'a Code,
    words: &'a [u64],
    /// For each word, whether an instruction begins there.
    begins: Vec<bool>,
}

impl<'a> Check<'a> {
    /// `None` if the last instruction is not whole, or does not end the code.
    fn new(code: &'a Code, words: &'a [u64]) -> Option<Self> {
        let mut begins = vec![false; words.len()];
        let (mut at, mut last) = (0, None);
        while let Some(&word) = words.get(at) {
            begins[at] = true;
            let op = Op::checked(word as u8)?;
            last = Some(op);
            at += 1 + op.extra_words();
        }
        let ends = matches!(last?, Op::Return | Op::Jump | Op::JumpBack | Op::Raise | Op::AssertFail);
        (ends && at == words.len()).then_some(Self { code, words, begins })
    }

    fn all(&self) -> bool {
        let instructions = (0..self.words.len()).filter(|&at| self.begins[at]);
        self.is_sound_as_a_whole()
            && self.code.handlers.iter().all(|handler| self.handler(handler))
            && instructions.into_iter().all(|at| self.instruction(at))
    }

    fn is_sound_as_a_whole(&self) -> bool {
        let code = self.code;
        let special = VARARGS | VARKEYWORDS | GENERATOR | COROUTINE | ASYNC_GENERATOR;
        code.parameters() <= code.variables.len()
            && code.variables.len() <= code.registers
            && code.registers <= usize::from(u16::MAX)
            && code.places.len() == code.variables.len()
            && code.ranges.len() == self.words.len()
            && code.positional_only <= code.positional
            && !(code.is_plain && (code.keyword_only > 0 || code.flags & special != 0))
    }

    fn handler(&self, handler: &Handler) -> bool {
        handler.start <= handler.end
            && handler.end as usize <= self.words.len()
            && self.is_target(handler.target.into())
            && self.registers(handler.register, 1)
    }

    fn is_target(&self, word: u64) -> bool {
        usize::try_from(word).is_ok_and(|at| self.begins.get(at) == Some(&true))
    }

    /// Whether there are so many registers from this one on.
    fn registers(&self, first: u16, count: usize) -> bool {
        usize::from(first) + count <= self.code.registers
    }

    fn is_variable(&self, register: u16) -> bool {
        usize::from(register) < self.code.variables.len()
    }

    fn constant(&self, index: u64) -> Option<&Value> {
        self.code.constants.get(usize::try_from(index).ok()?)
    }

    fn instruction(&self, at: usize) -> bool {
        let instr = Instr::from_word(self.words[at]);
        let next = || self.words.get(at + 1).copied().unwrap_or(u64::MAX);
        let shape = shape::of(instr);
        let operands = [instr.a, instr.b, instr.c];
        // Where an empty row begins, there need be no register.
        let row = match instr.op {
            Op::List | Op::Tuple | Op::Set | Op::Join if instr.c == 0 => 1,
            Op::Unpack if instr.c == 0 => 0,
            _ => usize::MAX,
        };
        let operand = |(index, (part, operand)): (usize, (&Part, u16))| match part {
            Part::Register => self.registers(operand, usize::from(index != row)),
            Part::Name => usize::from(operand) < self.code.names.len(),
            Part::Target => self.is_target(instr.wide().into()),
            Part::No | Part::Number | Part::Wide => true,
        };
        shape.parts.iter().zip(operands).enumerate().all(operand)
            && (shape.extra != Part::Target || self.is_target(next()))
            && self.rows(instr)
            && self.rest(instr, next)
    }

    /// Registers in a row.
    fn rows(&self, instr: Instr) -> bool {
        let Instr { a, b, c, .. } = instr;
        match instr.op {
            Op::CopyFree => self.registers(a, b.into()),
            Op::Return => self.registers(0, b.into()),
            Op::Call | Op::CallNames => self.registers(b, usize::from(c) + 2),
            Op::CallSpread | Op::Slice | Op::TypeParam | Op::TypeAlias => self.registers(b, 3),
            Op::LoadMethod | Op::MatchesGroup => self.registers(a, 2),
            Op::List | Op::Tuple | Op::Set | Op::Join => self.registers(b, c.into()),
            Op::Unpack => self.registers(a, c.into()),
            Op::UnpackStar => self.registers(a, usize::from(c & 255) + 1 + usize::from(c >> 8)),
            Op::Interpolation => self.registers(b, 4),
            Op::Template | Op::Import => self.registers(b, 2),
            Op::Function => self.registers(c, (instr.flags & 15).count_ones() as usize),
            Op::MatchClass => self.registers(c, 2),
            _ => true,
        }
    }

    /// What else the loop takes for granted.
    fn rest(&self, instr: Instr, next: impl Fn() -> u64) -> bool {
        match instr.op {
            Op::Const => self.constant(instr.wide().into()).is_some(),
            Op::JumpUnless | Op::JumpUnlessInt => instr.flags & 15 < COMPARISONS,
            Op::Function => self.constant(instr.b.into()).is_some_and(|code| code.kind() == Kind::Code),
            Op::CallNames => self.constant(next()).is_some_and(|names| is_names(names, instr.c.into())),
            Op::LoadCell | Op::LoadClassCell => self.is_variable(instr.b),
            Op::StoreCell | Op::DeleteCell => self.is_variable(instr.a),
            Op::LoadDictCell => self.is_variable(instr.c),
            Op::Yield | Op::Send => self.code.flags & (GENERATOR | COROUTINE | ASYNC_GENERATOR) != 0,
            _ => true,
        }
    }
}

/// A tuple of at most so many strings.
fn is_names(names: &Value, most: usize) -> bool {
    names.get::<Tuple>().is_some_and(|names| {
        names.items().len() <= most && names.items().iter().all(|name| name.kind() == Kind::Str)
    })
}
