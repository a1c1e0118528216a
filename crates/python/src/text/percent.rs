//! `'%...' % arguments`: its format taken apart, and what it does to one argument (`PyUnicode_Format` in
//! `Objects/unicodeobject.c`).

mod parse;
mod write;

pub(crate) use parse::parse;
pub(crate) use write::{format_integer, format_real, pad, truncate};

/// A piece of a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Text to copy, in WTF-8.
    Literal(Vec<u8>),
    /// The place of an argument.
    Conversion(Conversion),
}

/// `%(key)#5.2f`
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Conversion {
    /// The name between the parentheses, in WTF-8.
    pub(crate) key: Option<Vec<u8>>,
    pub(crate) flags: Flags,
    /// Zero where the format says none, which is the same.
    pub(crate) width: Amount,
    pub(crate) precision: Option<Amount>,
    /// One of `s r a d i u o x X e E f F g G c`.
    pub(crate) code: char,
}

/// How an argument is to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Flags {
    /// `#`
    pub(crate) alternate: bool,
    /// `0`
    pub(crate) zero: bool,
    /// `-`
    pub(crate) minus: bool,
    /// A space
    pub(crate) space: bool,
    /// `+`
    pub(crate) plus: bool,
}

/// A width or a precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Amount {
    /// As the format says.
    Number(usize),
    /// As an argument says: a negative width sets the flag `-`, a negative precision is zero.
    Star,
}
