//! From a code object to a file.

use std::sync::atomic::Ordering;

use super::constant::{Tag, write_simple};
use super::read::QUALIFIED;
use super::shape::{self, Part};
use super::streams::{Output, Stream};
use crate::compile::op::{Instr, Op};
use crate::object::Kind;
use crate::types::code::Code;
use crate::types::string::Str;
use crate::types::tuple::Tuple;
use crate::value::Value;

/// The file of a module's code object. `None` if it holds a constant that no text can make.
pub(crate) fn write(code: &Value) -> Option<Vec<u8>> {
    let code = code.get::<Code>()?;
    let mut writer = Writer { output: Output::default(), last_line: 0 };
    writer.code(code, None)?;
    Some(writer.output.finish())
}

fn bytes(text: &Value) -> &[u8] {
    text.get::<Str>().map_or(&[], Str::bytes)
}

struct Writer {
    output: Output,
    /// The line of the last instruction.
    last_line: i64,
}

impl Writer {
    fn code(&mut self, code: &Code, outer: Option<&Code>) -> Option<()> {
        self.names(code, outer);
        let out = &mut self.output;
        out.number(Stream::Code, u64::from(code.flags) << 1 | u64::from(code.is_plain));
        for count in [code.positional, code.positional_only, code.keyword_only, code.registers] {
            out.number(Stream::Code, count as u64);
        }
        let outer_line = outer.map_or(0, |outer| outer.first_line);
        out.signed(Stream::Code, i64::from(code.first_line) - i64::from(outer_line));
        out.number(Stream::Code, code.variables.len() as u64);
        for (name, place) in code.variables.iter().zip(&code.places) {
            out.text(bytes(name));
            out.byte(Stream::Code, *place as u8);
        }
        out.number(Stream::Code, code.names.len() as u64);
        code.names.iter().for_each(|name| out.text(bytes(name)));
        self.handlers(code);
        self.instructions(code);
        self.output.number(Stream::Code, code.constants.len() as u64);
        code.constants.iter().try_for_each(|constant| self.constant(constant, code))
    }

    fn names(&mut self, code: &Code, outer: Option<&Code>) {
        let (name, qualname) = (bytes(&code.name), bytes(&code.qualname));
        self.output.text(name);
        let around = outer.map_or(&[][..], |outer| bytes(&outer.qualname));
        let made = |between: &str| match between {
            "" => name.to_vec(),
            between => [around, between.as_bytes(), name].concat(),
        };
        let way = QUALIFIED.iter().position(|between| made(between) == qualname);
        self.output.byte(Stream::Code, way.unwrap_or(QUALIFIED.len()) as u8);
        if way.is_none() {
            self.output.text(qualname);
        }
    }

    fn handlers(&mut self, code: &Code) {
        let out = &mut self.output;
        out.number(Stream::Code, code.handlers.len() as u64);
        let mut last = 0;
        for handler in &code.handlers {
            out.signed(Stream::Code, i64::from(handler.start) - last);
            last = handler.start.into();
            out.number(Stream::Code, u64::from(handler.end.saturating_sub(handler.start)));
            out.signed(Stream::Code, i64::from(handler.target) - i64::from(handler.end));
            out.number(Stream::Code, handler.register.into());
        }
    }

    fn instructions(&mut self, code: &Code) {
        let words: Vec<u64> = code.words.iter().map(|word| word.load(Ordering::Relaxed)).collect();
        let mut starts = Vec::new();
        let mut at = 0;
        while let Some(&word) = words.get(at) {
            starts.push(at);
            at += 1 + Instr::from_word(word).op.extra_words();
        }
        self.output.number(Stream::Code, starts.len() as u64);
        for &at in &starts {
            self.instruction(at, Instr::from_word(words[at]), words.get(at + 1).copied().unwrap_or(0));
        }
        let lines: Vec<u32> = starts.iter().map(|&at| code.line(at)).collect();
        for run in lines.chunk_by(|a, b| a == b) {
            self.output.signed(Stream::Line, i64::from(run[0]) - self.last_line);
            self.output.number(Stream::Run, run.len() as u64);
            self.last_line = run[0].into();
        }
    }

    fn instruction(&mut self, at: usize, instr: Instr, next: u64) {
        let out = &mut self.output;
        let has_flags = if instr.flags == 0 { 0 } else { 0x80 };
        out.byte(Stream::Op, instr.op as u8 | has_flags);
        if has_flags != 0 {
            out.byte(Stream::Flags, instr.flags);
        }
        let target = |out: &mut Output, target: i64| out.signed(Stream::Target, target - at as i64);
        let shape = shape::of(instr);
        let operands = [instr.a, instr.b, instr.c];
        for ((part, operand), stream) in
            shape.parts.into_iter().zip(operands).zip([Stream::A, Stream::B, Stream::C])
        {
            match part {
                Part::No => {}
                Part::Register => out.number(stream, operand.into()),
                Part::Name => out.number(Stream::Name, operand.into()),
                Part::Number => out.number(Stream::Number, operand.into()),
                Part::Wide if instr.op == Op::Int => {
                    out.signed(Stream::Number, i64::from(instr.wide() as i32));
                }
                Part::Wide => out.number(Stream::Number, instr.wide().into()),
                Part::Target => target(out, instr.wide().into()),
            }
        }
        match shape.extra {
            Part::Target => target(out, next as i64),
            Part::Number => out.number(Stream::Number, next),
            _ => {}
        }
    }

    fn constant(&mut self, constant: &Value, around: &Code) -> Option<()> {
        if write_simple(&mut self.output, constant) {
            return Some(());
        }
        match constant.kind() {
            Kind::Tuple => {
                let items = constant.body::<Tuple>().items();
                self.output.byte(Stream::Constant, Tag::Tuple as u8);
                self.output.number(Stream::Constant, items.len() as u64);
                items.iter().try_for_each(|item| self.constant(item, around))
            }
            Kind::Code => {
                self.output.byte(Stream::Constant, Tag::Code as u8);
                self.code(constant.body::<Code>(), Some(around))
            }
            _ => None,
        }
    }
}
