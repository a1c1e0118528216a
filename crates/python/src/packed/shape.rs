//! Which parts of an instruction mean what: only these are written.

use crate::compile::op::{Instr, Op};

/// What an operand is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Nothing.
    No,
    Register,
    Name,
    /// A number of whatever it may be.
    Number,
    /// With the operand after it, a number of 32 bits.
    Wide,
    /// The same, as a place to go on.
    Target,
}

/// The operands, and the word that follows as a place to go on or a number. Caches are no such words.
pub(super) struct Shape {
    pub(super) parts: [Part; 3],
    pub(super) extra: Part,
}

pub(super) fn of(instr: Instr) -> Shape {
    use Part::{Name, No, Number, Register, Target, Wide};
    let r = Register;
    let flag = |bit: u8, part: Part| if instr.flags & bit != 0 { part } else { No };
    let parts = match instr.op {
        Op::Nop | Op::MakeGenerator | Op::SetupAnnotations => [No, No, No],
        Op::Const | Op::Int => [r, Wide, No],
        Op::Clear
        | Op::Check
        | Op::DeleteFast
        | Op::MakeCell
        | Op::DeleteCell
        | Op::LoadLocals
        | Op::BuildClass
        | Op::EndAsyncFor
        | Op::PopHandled
        | Op::ImportStar
        | Op::Print => [r, No, No],
        Op::CopyFree | Op::Return => [r, Number, No],
        Op::LoadClassCell | Op::LoadDictGlobal => [r, r, Name],
        Op::LoadName | Op::StoreName | Op::LoadGlobal | Op::StoreGlobal => [r, No, Name],
        Op::DeleteName | Op::DeleteGlobal => [No, No, Name],
        Op::DeleteAttr => [r, No, Name],
        Op::LoadAttr | Op::LoadMethod | Op::StoreAttr | Op::LoadSpecial => [r, r, Name],
        Op::Import | Op::ImportFrom => [r, r, Name],
        Op::AddInt | Op::SubInt => [r, r, Number],
        Op::Jump | Op::JumpBack => [No, Target, No],
        Op::JumpIf | Op::JumpIfNot | Op::JumpIfNone | Op::JumpIfNotNone => [r, Target, No],
        Op::JumpUnlessInt => [r, Number, No],
        Op::Move
        | Op::LoadCell
        | Op::StoreCell
        | Op::Neg
        | Op::Pos
        | Op::Invert
        | Op::Not
        | Op::JumpUnless
        | Op::Iter
        | Op::ForIter
        | Op::CallSpread
        | Op::DeleteItem
        | Op::Slice
        | Op::Append
        | Op::ToTuple
        | Op::SetAdd
        | Op::SetUpdate
        | Op::DictUpdate
        | Op::Interpolation
        | Op::Template
        | Op::Send
        | Op::YieldFromIter
        | Op::Awaitable
        | Op::AsyncIter
        | Op::AsyncNext
        | Op::WrapYield
        | Op::PushHandled
        | Op::IsSequence
        | Op::IsMapping
        | Op::Len
        | Op::TypeParam
        | Op::TypeAlias
        | Op::Generic => [r, r, No],
        Op::Call | Op::CallNames => [r, r, Number],
        Op::List | Op::Tuple | Op::Set | Op::Join | Op::Unpack | Op::UnpackStar => [r, r, Number],
        Op::Dict => [r, No, No],
        Op::Extend | Op::Yield => [r, r, flag(1, r)],
        Op::Format => [r, r, if instr.flags & 4 != 0 { No } else { r }],
        // Without defaults and the like, there is no row that the last operand begins.
        Op::Function => [r, Number, flag(15, r)],
        Op::Raise => [if instr.flags & 4 != 0 { No } else { r }, flag(1, r), No],
        Op::AssertFail => [flag(1, r), No, No],
        Op::LoadDictCell
        | Op::Add
        | Op::Sub
        | Op::Mul
        | Op::MatMul
        | Op::TrueDiv
        | Op::FloorDiv
        | Op::Mod
        | Op::Pow
        | Op::LShift
        | Op::RShift
        | Op::And
        | Op::Or
        | Op::Xor
        | Op::Lt
        | Op::Le
        | Op::Eq
        | Op::Ne
        | Op::Gt
        | Op::Ge
        | Op::Is
        | Op::IsNot
        | Op::In
        | Op::NotIn
        | Op::LoadItem
        | Op::StoreItem
        | Op::DictSet
        | Op::DictMerge
        | Op::Matches
        | Op::MatchesGroup
        | Op::RegroupRaised
        | Op::MatchKeys
        | Op::MatchClass
        | Op::DictRest => [r, r, r],
    };
    let extra = match instr.op {
        Op::JumpUnless | Op::JumpUnlessInt | Op::ForIter | Op::Send => Target,
        Op::CallNames => Number,
        _ => No,
    };
    Shape { parts, extra }
}
