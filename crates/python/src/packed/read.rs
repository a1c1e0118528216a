//! From a file to a code object.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::MOST_NESTED;
use super::constant::{Tag, read_simple};
use super::shape::{self, Part};
use super::streams::{Input, Stream};
use crate::compile::op::{Instr, Op};
use crate::types::code::{Code, Handler, Place, Source};
use crate::value::{Slot, Value};
use crate::vm::Vm;

/// How a qualified name is made of what is around it and the name; the first one is the name alone.
pub(super) const QUALIFIED: [&str; 3] = ["", ".", ".<locals>."];

/// The code object in a file; `None` if it was written for another machine, or is damaged.
pub(crate) fn read(vm: Vm, file: &[u8], filename: &Value) -> Option<Value> {
    let input = Input::open(file)?;
    let source = Arc::new(Source::lines_only());
    let mut reader = Reader { vm, input, source, filename, last_line: 0, names: Vec::new() };
    let code = reader.code(None, 0)?;
    reader.input.is_over().then_some(code)
}

struct Reader<'a> {
    vm: Vm,
    input: Input<'a>,
    source: Arc<Source>,
    filename: &'a Value,
    /// The line of the last instruction, from 1.
    last_line: i64,
    /// The texts that are names, by their number.
    names: Vec<Slot>,
}

/// A code object's instructions.
struct Instructions {
    words: Vec<u64>,
    ranges: Vec<(u32, u32)>,
}

/// Names of variables, and where each lies.
type Variables = (Box<[Value]>, Box<[Place]>);

impl Reader<'_> {
    fn code(&mut self, outer: Option<(&Value, u32)>, depth: usize) -> Option<Value> {
        if depth > MOST_NESTED {
            return None;
        }
        let name = self.name()?;
        let qualname = self.qualname(&name, outer.map(|(qualname, _)| qualname))?;
        let flags = self.number::<u64>(Stream::Code)?;
        let positional = self.small()?;
        let positional_only = self.small()?;
        let keyword_only = self.small()?;
        let registers = self.small()?;
        let outer_line = outer.map_or(0, |(_, line)| i64::from(line));
        let first_line = u32::try_from(self.input.signed(Stream::Code)?.checked_add(outer_line)?).ok()?;
        let (variables, places) = self.variables()?;
        let names = self.input.count(Stream::Code, Stream::Text)?;
        let names = (0..names).map(|_| self.name()).collect::<Option<_>>()?;
        let handlers = self.handlers()?;
        let Instructions { words, ranges } = self.instructions()?;
        let constants = self.input.count(Stream::Code, Stream::Constant)?;
        let around = (&qualname, first_line);
        let constants = (0..constants).map(|_| self.constant(around, depth + 1)).collect::<Option<_>>()?;
        let code = Code {
            words: words.into_iter().map(AtomicU64::new).collect(),
            constants,
            names,
            flags: u32::try_from(flags >> 1).ok()?,
            positional,
            positional_only,
            keyword_only,
            registers,
            variables,
            places,
            handlers,
            ranges: ranges.into(),
            name,
            qualname: qualname.clone(),
            filename: self.filename.clone(),
            first_line,
            source: Arc::clone(&self.source),
            is_plain: flags & 1 != 0,
        };
        super::verify::is_sound(&code).then(|| self.vm.new_code(code))
    }

    fn number<T: TryFrom<u64>>(&mut self, stream: Stream) -> Option<T> {
        T::try_from(self.input.number(stream)?).ok()
    }

    /// A number that operands can name.
    fn small(&mut self) -> Option<usize> {
        self.number::<u16>(Stream::Code).map(usize::from)
    }

    fn name(&mut self) -> Option<Value> {
        let (number, text) = self.input.text()?;
        if let Some(Some(known)) = self.names.get(number) {
            return Some(known.clone());
        }
        let name = self.vm.intern_str(std::str::from_utf8(text).ok()?);
        if self.names.len() <= number {
            self.names.resize(number + 1, None);
        }
        self.names[number] = Some(name.clone());
        Some(name)
    }

    fn qualname(&mut self, name: &Value, around: Option<&Value>) -> Option<Value> {
        match QUALIFIED.get(usize::from(self.input.byte(Stream::Code)?)) {
            Some(&"") => Some(name.clone()),
            Some(between) => {
                let text = format!("{}{between}{}", self.vm.text(around?), self.vm.text(name));
                Some(self.vm.intern_str(&text))
            }
            None => self.name(),
        }
    }

    fn variables(&mut self) -> Option<Variables> {
        let count = self.input.count(Stream::Code, Stream::Text)?;
        let mut variables = Vec::with_capacity(count);
        let mut places = Vec::with_capacity(count);
        for _ in 0..count {
            variables.push(self.name()?);
            places.push(*Place::ALL.get(usize::from(self.input.byte(Stream::Code)?))?);
        }
        Some((variables.into(), places.into()))
    }

    fn handlers(&mut self) -> Option<Box<[Handler]>> {
        let count = self.input.count(Stream::Code, Stream::Code)?;
        let mut last = 0_i64;
        let handler = |_| {
            let start = last.checked_add(self.input.signed(Stream::Code)?)?;
            let end = start.checked_add(i64::try_from(self.input.number(Stream::Code)?).ok()?)?;
            let target = end.checked_add(self.input.signed(Stream::Code)?)?;
            last = start;
            let register = self.number(Stream::Code)?;
            let place = |place: i64| u32::try_from(place).ok();
            Some(Handler { start: place(start)?, end: place(end)?, target: place(target)?, register })
        };
        (0..count).map(handler).collect()
    }

    fn instructions(&mut self) -> Option<Instructions> {
        let count = self.input.count(Stream::Code, Stream::Op)?;
        let mut words = Vec::with_capacity(count * 2);
        let mut ranges = Vec::with_capacity(count * 2);
        let (mut left, mut place) = (0, 0);
        for _ in 0..count {
            if left == 0 {
                self.last_line = self.last_line.checked_add(self.input.signed(Stream::Line)?)?;
                place = u32::try_from(self.last_line.checked_sub(1)?).ok()?;
                left = self.number(Stream::Run)?;
            }
            left = u32::checked_sub(left, 1)?;
            self.instruction(&mut words)?;
            ranges.resize(words.len(), (place, place));
        }
        // A run ends with its code object.
        (left == 0).then_some(Instructions { words, ranges })
    }

    fn instruction(&mut self, words: &mut Vec<u64>) -> Option<()> {
        let byte = self.input.byte(Stream::Op)?;
        let op = Op::checked(byte & 0x7F)?;
        let flags = if byte & 0x80 != 0 { self.input.byte(Stream::Flags)? } else { 0 };
        let mut instr = Instr { op, flags, a: 0, b: 0, c: 0 };
        let at = words.len() as i64;
        let shape = shape::of(instr);
        for (index, part) in shape.parts.into_iter().enumerate() {
            let number = match part {
                Part::No => continue,
                Part::Register => self.number(match index {
                    0 => Stream::A,
                    1 => Stream::B,
                    _ => Stream::C,
                })?,
                Part::Name => self.number(Stream::Name)?,
                Part::Number => self.number(Stream::Number)?,
                Part::Wide if op == Op::Int => {
                    let number = i32::try_from(self.input.signed(Stream::Number)?).ok()?;
                    instr = instr.with_wide(number as u32);
                    continue;
                }
                Part::Wide => {
                    instr = instr.with_wide(self.number(Stream::Number)?);
                    continue;
                }
                Part::Target => {
                    instr = instr.with_wide(self.target(at)?);
                    continue;
                }
            };
            *[&mut instr.a, &mut instr.b, &mut instr.c][index] = number;
        }
        words.push(instr.word());
        match shape.extra {
            Part::Target => words.push(self.target(at)?.into()),
            Part::Number => words.push(self.number(Stream::Number)?),
            _ => words.resize(words.len() + op.extra_words(), 0),
        }
        Some(())
    }

    fn target(&mut self, at: i64) -> Option<u32> {
        u32::try_from(self.input.signed(Stream::Target)?.checked_add(at)?).ok()
    }

    fn constant(&mut self, around: (&Value, u32), depth: usize) -> Option<Value> {
        if depth > MOST_NESTED {
            return None;
        }
        match Tag::from_byte(self.input.byte(Stream::Constant)?)? {
            Tag::Tuple => {
                let count = self.input.count(Stream::Constant, Stream::Constant)?;
                let items = (0..count).map(|_| self.constant(around, depth + 1)).collect::<Option<_>>()?;
                Some(self.vm.tuple(items))
            }
            Tag::Code => self.code(Some(around), depth),
            tag => read_simple(self.vm, &mut self.input, tag),
        }
    }
}
