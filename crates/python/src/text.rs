//! Numbers and text: what CPython does without an interpreter when it reads, writes and formats them.
//!
//! Strings are WTF-8: UTF-8 that may also hold lone surrogates. Functions that take `&str` leave it to their caller to
//! cut a text at its surrogates. Errors are the words of the exception that CPython 3.14 raises.

pub(crate) mod escape;
pub(crate) mod float;
pub(crate) mod int;
mod numeral;
pub(crate) mod percent;
pub(crate) mod spec;
mod tables;
pub(crate) mod template;
pub(crate) mod unicode;
pub(crate) mod wtf8;
