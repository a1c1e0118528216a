//! Programs changed at random: tokens and lines of one put into another, words and numbers that are known to be hard, and
//! bytes.

use std::fs;
use std::path::Path;

/// Numbers that look random, the same ones for the same seed (SplitMix64).
pub struct Numbers(u64);

impl Numbers {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0xD6E8_FEB8_6659_FD93))
    }

    /// A number below `end`, which is not 0.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 11) as usize % end
    }

    fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
}

/// What is put in place of a token, or before it.
const WORDS: &[&str] = &[
    "0",
    "1",
    "-1",
    "255",
    "256",
    "2**31",
    "2**47",
    "2**48",
    "-2**47",
    "2**63",
    "-2**63",
    "2**64",
    "10**30",
    "0.0",
    "-0.0",
    "1e308",
    "float('nan')",
    "float('inf')",
    "1j",
    "None",
    "True",
    "...",
    "NotImplemented",
    "''",
    "'a'",
    "'\\ud800'",
    "'é'",
    "'\u{1F600}'",
    "b''",
    "b'\\xff'",
    "()",
    "[]",
    "{}",
    "set()",
    "(1,)",
    "[1, 2]",
    "{1: 2}",
    "{1}",
    "range(3)",
    "slice(None)",
    "object()",
    "type",
    "object",
    "int",
    "str",
    "list",
    "dict",
    "tuple",
    "super()",
    "iter([])",
    "lambda: 0",
    "lambda *a, **k: a",
    "(yield)",
    "await x",
    "self",
    "self.__dict__",
    "__class__",
    "x",
    "globals()",
    "locals()",
    "[*x]",
    "{**x}",
    "(x := 1)",
    "(x for x in y)",
    "memoryview(b'abc')",
    "bytearray(3)",
    "frozenset()",
    "property()",
    "staticmethod(x)",
    "Exception()",
    "print",
    "del x",
    "global x",
    "nonlocal x",
    "return",
    "yield",
    "raise",
    "pass",
    "break",
    "continue",
    "import threading",
    "assert x",
    "async",
    "await",
    "lambda",
    "if",
    "else",
    "elif",
    "for",
    "in",
    "while",
    "try:",
    "except:",
    "except*",
    "finally:",
    "with",
    "as",
    "class",
    "def",
    "match",
    "case _:",
    "not",
    "and",
    "or",
    "is",
    "=",
    "==",
    ":=",
    "+=",
    "**",
    "*",
    "/",
    "//",
    "%",
    "@",
    "<<",
    ">>",
    "&",
    "|",
    "^",
    "~",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    ";",
    ".",
    "->",
    "\\",
    "#",
    "\"\"\"",
    "f'{",
    "}'",
    "f'{x!r:>{y}}'",
    "__init__",
    "__new__",
    "__del__",
    "__eq__",
    "__hash__",
    "__getattr__",
    "__getattribute__",
    "__set_name__",
    "__class_getitem__",
    "__mro_entries__",
    "__slots__",
    "__dict__",
    "__bases__",
    "__next__",
    "__iter__",
    "__enter__",
    "__exit__",
    "__index__",
    "__bool__",
    "__len__",
    "__call__",
    "__repr__",
    "__annotations__",
    "__code__",
    "__globals__",
    "__closure__",
];

/// The programs that cases are made of, each as its tokens.
pub struct Corpus(Vec<Vec<String>>);

impl Corpus {
    pub fn read(folder: &Path) -> Self {
        let entries = fs::read_dir(folder).expect("the programs are there");
        let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        files.retain(|file| file.extension().is_some_and(|ending| ending == "py"));
        files.sort();
        Self(files.iter().filter_map(|file| Some(tokens(&fs::read_to_string(file).ok()?))).collect())
    }

    /// A program with some changes; of long programs a part, so that a change is soon reached.
    pub fn case(&self, numbers: &mut Numbers) -> String {
        let mut case = self.piece(numbers, 400);
        for _ in 0..1 + numbers.below(8) {
            self.change(&mut case, numbers);
        }
        case.concat()
    }

    /// Whole lines of a program, of about so many tokens.
    fn piece(&self, numbers: &mut Numbers, most: usize) -> Vec<String> {
        let program = &self.0[numbers.below(self.0.len())];
        if program.len() <= most {
            return program.clone();
        }
        // Definitions stand in front, so half of the pieces begin there.
        let first = if numbers.below(2) == 0 { 0 } else { numbers.below(program.len() - most) };
        let starts = |at: &usize| *at == 0 || (program[*at - 1] == "\n" && !program[*at].starts_with(' '));
        let first = (0..=first).rev().find(starts).unwrap_or(0);
        let last = (first + most..program.len()).find(starts).unwrap_or(program.len());
        program[first..last].to_vec()
    }

    fn change(&self, case: &mut Vec<String>, numbers: &mut Numbers) {
        if case.is_empty() {
            return case.push(numbers.one(WORDS).to_owned());
        }
        let at = numbers.below(case.len());
        let end = (at + 1 + numbers.below(6)).min(case.len());
        let other = numbers.below(case.len());
        match numbers.below(12) {
            0..3 => case[at] = format!(" {} ", numbers.one(WORDS)),
            3 => case.insert(at, format!(" {} ", numbers.one(WORDS))),
            4 | 5 => case.swap(at, other),
            6 => case[at] = case[other].clone(),
            7 => drop(case.drain(at..end)),
            8 => {
                let again = case[at..end].to_vec();
                let from = other;
                drop(case.splice(from..from, again));
            }
            9 => {
                let line =
                    |at: usize| case[..at].iter().rposition(|token| token == "\n").map_or(0, |at| at + 1);
                let (from, to) = (line(at), line(other));
                let end = case[from..]
                    .iter()
                    .position(|token| token == "\n")
                    .map_or(case.len(), |end| from + end + 1);
                let moved = case[from..end].to_vec();
                drop(case.splice(to..to, moved));
            }
            10 => {
                let piece = self.piece(numbers, 40);
                let line = case[..at].iter().rposition(|token| token == "\n").map_or(0, |at| at + 1);
                drop(case.splice(line..line, piece));
            }
            _ => self.bytes(&mut case[at], numbers),
        }
    }

    /// A character of a token becomes another one, or many.
    fn bytes(&self, token: &mut String, numbers: &mut Numbers) {
        let mut characters: Vec<char> = token.chars().collect();
        let at = numbers.below(characters.len().max(1)).min(characters.len().saturating_sub(1));
        let hard = [
            '\0',
            '\t',
            '\r',
            '\n',
            '\u{c}',
            '\\',
            '\'',
            '"',
            '{',
            '(',
            '\u{e9}',
            '\u{4e2d}',
            '\u{1F600}',
            '\u{301}',
        ];
        let new = match numbers.below(3) {
            0 => hard[numbers.below(hard.len())],
            1 => char::from(numbers.below(128) as u8),
            _ => characters.get(at).copied().unwrap_or(' '),
        };
        let times = if numbers.below(16) == 0 { 5000 } else { 1 };
        characters.splice(at..at, std::iter::repeat_n(new, times));
        *token = characters.into_iter().collect();
    }
}

/// Names and numbers, white space, ends of lines, and other characters one by one.
fn tokens(text: &str) -> Vec<String> {
    #[derive(PartialEq)]
    enum Class {
        Name,
        Space,
        Other,
    }
    let class = |character: char| match character {
        ' ' => Class::Space,
        '_' => Class::Name,
        character if character.is_alphanumeric() => Class::Name,
        _ => Class::Other,
    };
    let mut tokens: Vec<String> = Vec::new();
    let mut before = Class::Other;
    for character in text.chars() {
        let now = class(character);
        match tokens.last_mut() {
            Some(last) if now != Class::Other && now == before => last.push(character),
            _ => tokens.push(character.to_string()),
        }
        before = now;
    }
    tokens
}
