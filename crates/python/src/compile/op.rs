//! The instructions. Each is one word of 64 bits: the operation, eight bits of flags, and three operands of 16 bits.
//! `r[a]` is the register with the number `a`. Operations with a cache take up the words that follow them.

/// Declares the operations and their names.
macro_rules! operations {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// What an instruction does.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Op { $($(#[$doc])* $name,)* }

        impl Op {
            const ALL: &'static [Self] = &[$(Self::$name,)*];
            /// All names in order: what tells these instructions from others.
            pub(crate) const NAMES: &'static str = concat!($(stringify!($name), " ",)*);
        }
    };
}

operations! {
    /// Does nothing.
    Nop,
    /// `r[a] = constants[b | c << 16]`
    Const,
    /// `r[a] =` the integer that `b` and `c` hold, with its sign.
    Int,
    /// `r[a] = r[b]`
    Move,
    /// Empties `r[a]`.
    Clear,
    /// Ends with an error if `r[a]` is not bound.
    Check,
    /// Empties `r[a]`, which has to be bound.
    DeleteFast,
    /// `r[a] =` a cell that holds what `r[a]` held.
    MakeCell,
    /// Puts the function's closure into `b` registers from `r[a]` on.
    CopyFree,
    /// `r[a] =` what the cell `r[b]` holds.
    LoadCell,
    /// The cell `r[a]` holds `r[b]` from now on.
    StoreCell,
    /// Empties the cell `r[a]`, which has to be bound.
    DeleteCell,
    /// `r[a] =` what the namespace has as `names[c]`, or else what the cell `r[b]` holds.
    LoadClassCell,
    /// `r[a] =` what the dict in the cell `r[b]` has as `names[c]`, or else the global.
    LoadDictGlobal,
    /// `r[a] =` what the dict in the cell `r[b]` has as the name of the register `c`, or else what the cell `r[c]` holds.
    LoadDictCell,
    /// `r[a] = names[c]`, of the namespace, the globals or the built-in names.
    LoadName,
    /// The namespace has `r[a]` as `names[c]`.
    StoreName,
    /// The namespace has `names[c]` no more.
    DeleteName,
    /// `r[a] = names[c]`, of the globals or the built-in names. Two words of cache follow.
    LoadGlobal,
    /// The globals have `r[a]` as `names[c]`.
    StoreGlobal,
    /// The globals have `names[c]` no more.
    DeleteGlobal,
    /// `r[a] =` the namespace itself.
    LoadLocals,

    /// `r[a] = r[b] + r[c]`; flag 1, here and below: in place.
    Add,
    Sub,
    Mul,
    MatMul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    LShift,
    RShift,
    And,
    Or,
    Xor,
    /// `r[a] = r[b] +` the integer `c`, with its sign; flag 1: in place.
    AddInt,
    /// `r[a] = r[b] -` the integer `c`, with its sign; flag 1: in place.
    SubInt,
    /// `r[a] = -r[b]`
    Neg,
    Pos,
    Invert,
    Not,
    /// `r[a] = r[b] < r[c]`
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
    Is,
    IsNot,
    /// `r[a] = r[b] in r[c]`
    In,
    NotIn,

    /// Goes on at the word `b | c << 16`.
    Jump,
    /// The same backwards, with a checkpoint: here another thread may get its turn.
    JumpBack,
    /// Goes on at `b | c << 16` if `r[a]` is true.
    JumpIf,
    JumpIfNot,
    JumpIfNone,
    JumpIfNotNone,
    /// Goes on at the word that follows, read as a number, unless a comparison holds for `r[a]` and `r[b]`: the lower half of
    /// the flags has its number, the upper one the relations for which it holds.
    JumpUnless,
    /// The same with the integer `b` in place of `r[b]`.
    JumpUnlessInt,

    /// `r[a] = iter(r[b])`
    Iter,
    /// `r[a] = next(r[b])`; if there is none, empties `r[b]` and goes on at the word that follows.
    ForIter,
    /// `r[a] = r[b](…)`: `r[b + 1]` is the first argument or empty, and `c` more follow it.
    Call,
    /// The same; the word that follows is the constant with the names of the last arguments.
    CallNames,
    /// `r[a] = r[b](*r[b + 1], **r[b + 2])`; `r[b + 2]` may be empty.
    CallSpread,
    /// `r[a] = r[b].names[c]`. Two words of cache follow.
    LoadAttr,
    /// `r[a] =` the method `names[c]` of `r[b]` and `r[a + 1] = r[b]`; or `r[a] =` the attribute and `r[a + 1]` empty. Two
    /// words of cache follow.
    LoadMethod,
    /// `r[a].names[c] = r[b]`. Two words of cache follow.
    StoreAttr,
    /// `del r[a].names[c]`
    DeleteAttr,
    /// `r[a] =` what the class of `r[b]` has as the special method `names[c]`, bound.
    LoadSpecial,
    /// `r[a] = r[b][r[c]]`
    LoadItem,
    /// `r[a][r[b]] = r[c]`
    StoreItem,
    /// `del r[a][r[b]]`
    DeleteItem,

    /// `r[a] =` a list of the `c` registers from `r[b]` on.
    List,
    Tuple,
    Set,
    /// `r[a] =` a dict of the `c` pairs from `r[b]` on.
    Dict,
    /// `r[a] = slice(r[b], r[b + 1], r[b + 2])`
    Slice,
    /// Appends `r[b]` to the list `r[a]`.
    Append,
    /// Appends all of `r[b]` to the list `r[a]`.
    Extend,
    /// `r[a] = tuple(r[b])`, of a list.
    ToTuple,
    /// Adds `r[b]` to the set `r[a]`.
    SetAdd,
    /// Adds all of `r[b]` to the set `r[a]`.
    SetUpdate,
    /// The dict `r[a]` has `r[c]` at `r[b]`.
    DictSet,
    /// Adds all of the mapping `r[b]` to the dict `r[a]`.
    DictUpdate,
    /// The same for arguments of `r[c]`: a key must be a string, and must not be there yet.
    DictMerge,
    /// Takes `r[b]` apart into `c` registers from `r[a]` on.
    Unpack,
    /// Takes `r[b]` apart into `c & 255` registers, a list, and `c >> 8` registers, from `r[a]` on.
    UnpackStar,

    /// `r[a] =` a string of the `c` registers from `r[b]` on.
    Join,
    /// `r[a] = format(r[b], r[c])`; flags 1 to 3: after `str`, `repr`, `ascii`; flag 4: without `r[c]`.
    Format,
    /// `r[a] =` an interpolation of a t-string from `r[b]` on: value, text, conversion, format.
    Interpolation,
    /// `r[a] =` a template of the tuples of strings `r[b]` and of interpolations `r[b + 1]`.
    Template,

    /// `r[a] =` a function of the code `constants[b]`. From `r[c]` on lie, as the flags say, a tuple of defaults (1), a
    /// dict of defaults of keyword-only parameters (2), a function of annotations (4), and a tuple of cells (8).
    Function,
    /// `r[a] =` the function that makes classes.
    BuildClass,
    /// Ends the frame with `r[a]`. No object is in `r[b]` and those after it.
    Return,
    /// `r[a] =` a generator, coroutine or asynchronous generator of this very frame, which ends here.
    MakeGenerator,
    /// Ends this turn of the generator with `r[b]`; `r[a] =` what is sent next. Flag 1: handed on from what it awaits.
    Yield,
    /// Hands `r[a]` to the iterator `r[b]`, and `r[a] =` what it yields; if it ends, `r[a] =` its result, and goes on at the
    /// word that follows.
    Send,
    /// `r[a] =` an iterator that `yield from` can hand on to, of `r[b]`.
    YieldFromIter,
    /// `r[a] =` an iterator of the awaitable `r[b]`; flags say what awaits it.
    Awaitable,
    /// `r[a] = aiter(r[b])`
    AsyncIter,
    /// `r[a] =` an awaitable of `r[b]`'s next item.
    AsyncNext,
    /// Ends an `async for` if `r[a]` is a `StopAsyncIteration`, and raises it again if not.
    EndAsyncFor,
    /// `r[a] =` `r[b]` wrapped, so that an asynchronous generator's items differ from what it awaits.
    WrapYield,

    /// `r[a] =` the exception that was handled so far; the one that is handled from now on is `r[b]`.
    PushHandled,
    /// The exception that is handled is `r[a]` again.
    PopHandled,
    /// `r[a] =` whether the exception `r[b]` is one of `r[c]`.
    Matches,
    /// `r[a], r[a + 1] =` the part of the group `r[b]` that is one of `r[c]`, and the rest.
    MatchesGroup,
    /// `r[a] =` the exception to raise after the handlers of `except*`, of the list `r[b]` and the original `r[c]`.
    RegroupRaised,
    /// Raises `r[a]`, caused by `r[b]` if flag 1 is set; flag 2: again, as it was; flag 4: what is handled.
    Raise,
    /// Raises an `AssertionError`, with the message `r[a]` if flag 1 is set.
    AssertFail,

    /// `r[a] =` the module `names[c]`; `r[b]` is its level, `r[b + 1]` the tuple of names wanted of it.
    Import,
    /// `r[a] = names[c]`, of the module `r[b]`.
    ImportFrom,
    /// Puts what the module `r[a]` offers into the namespace.
    ImportStar,

    /// `r[a] =` whether `r[b]` is a sequence for `match`.
    IsSequence,
    IsMapping,
    /// `r[a] = len(r[b])`
    Len,
    /// `r[a] =` a tuple of the values of `r[b]` at the keys `r[c]`, or None.
    MatchKeys,
    /// `r[a] =` a tuple of the attributes of `r[b]`, an instance of `r[c]`, or None. `r[c + 1]` are the names of keywords;
    /// flags: how many are given by position.
    MatchClass,
    /// `r[a] =` a dict of `r[b]` without the keys `r[c]`.
    DictRest,

    /// `r[a] =` a type parameter: `r[b]` its name, `r[b + 1]` what evaluates its bound or empty, `r[b + 2]` its default;
    /// flags 0 to 3: a type variable, one with constraints, a tuple of them, a parameter specification.
    TypeParam,
    /// `r[a] =` a type alias of the name `r[b]`, the parameters `r[b + 1]` and the function `r[b + 2]`.
    TypeAlias,
    /// `r[a] = typing.Generic[*r[b]]`
    Generic,
    /// Makes a dict for the annotations of the module or class, unless there is one.
    SetupAnnotations,
    /// Prints what an interactive statement gave.
    Print,
}

impl Op {
    #[inline(always)]
    pub(crate) fn from_byte(byte: u8) -> Self {
        debug_assert!((byte as usize) < Self::ALL.len());
        // SAFETY: words are made by `Instr::word` alone, whose lowest byte is an operation's number.
        unsafe { std::mem::transmute(byte) }
    }

    /// Whether an object may stay in a temporary register that is free again: that of an iterator whose loop was left, say.
    pub(crate) fn leaves_objects(self) -> bool {
        matches!(
            self,
            Self::Iter
                | Self::ForIter
                | Self::LoadSpecial
                | Self::Send
                | Self::Yield
                | Self::YieldFromIter
                | Self::Awaitable
                | Self::AsyncIter
                | Self::AsyncNext
                | Self::PushHandled
                | Self::Matches
                | Self::MatchesGroup
                | Self::Import
                | Self::ImportFrom
                | Self::IsSequence
                | Self::IsMapping
                | Self::MatchKeys
                | Self::MatchClass
                | Self::DictRest
        )
    }

    /// The operation with this number, if there is one.
    pub(crate) fn checked(byte: u8) -> Option<Self> {
        Self::ALL.get(usize::from(byte)).copied()
    }

    /// How many words follow the instruction.
    pub(crate) fn extra_words(self) -> usize {
        match self {
            Self::LoadAttr | Self::LoadMethod | Self::StoreAttr | Self::LoadGlobal => 2,
            Self::JumpUnless | Self::JumpUnlessInt | Self::ForIter | Self::Send | Self::CallNames => 1,
            _ => 0,
        }
    }
}

/// One instruction, taken apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Instr {
    pub(crate) op: Op,
    pub(crate) flags: u8,
    pub(crate) a: u16,
    pub(crate) b: u16,
    pub(crate) c: u16,
}

impl Instr {
    pub(crate) fn word(self) -> u64 {
        self.op as u64
            | u64::from(self.flags) << 8
            | u64::from(self.a) << 16
            | u64::from(self.b) << 32
            | u64::from(self.c) << 48
    }

    #[inline(always)]
    pub(crate) fn from_word(word: u64) -> Self {
        Self {
            op: Op::from_byte(word as u8),
            flags: (word >> 8) as u8,
            a: (word >> 16) as u16,
            b: (word >> 32) as u16,
            c: (word >> 48) as u16,
        }
    }

    /// `b` and `c` as one number.
    #[inline(always)]
    pub(crate) fn wide(self) -> u32 {
        u32::from(self.b) | u32::from(self.c) << 16
    }

    pub(crate) fn with_wide(self, wide: u32) -> Self {
        Self { b: wide as u16, c: (wide >> 16) as u16, ..self }
    }
}

/// One instruction as it lies in the code. The loop takes out of it what it needs, and no more.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word(pub(crate) u64);

impl Word {
    #[inline(always)]
    pub(crate) fn op(self) -> Op {
        Op::from_byte(self.0 as u8)
    }

    #[inline(always)]
    pub(crate) fn flags(self) -> u8 {
        (self.0 >> 8) as u8
    }

    #[inline(always)]
    pub(crate) fn a(self) -> u16 {
        (self.0 >> 16) as u16
    }

    #[inline(always)]
    pub(crate) fn b(self) -> u16 {
        (self.0 >> 32) as u16
    }

    #[inline(always)]
    pub(crate) fn c(self) -> u16 {
        (self.0 >> 48) as u16
    }

    /// `b` and `c` as one number.
    #[inline(always)]
    pub(crate) fn wide(self) -> u32 {
        (self.0 >> 32) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_all_of_an_instruction() {
        for &op in Op::ALL {
            let instr = Instr { op, flags: 7, a: 1, b: 0xFFFF, c: 0x8000 };
            let again = Instr::from_word(instr.word());
            assert_eq!((again.op, again.flags, again.a, again.b, again.c), (op, 7, 1, 0xFFFF, 0x8000));
        }
        assert_eq!(Instr { op: Op::Jump, flags: 0, a: 0, b: 0, c: 0 }.with_wide(0x12345).wide(), 0x12345);
    }
}
