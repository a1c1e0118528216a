//! Code objects in files: what the compiler made of a module, so that a machine need not read and compile its text. It
//! stands where CPython has `.pyc` files (`Python/marshal.c`), but a file lives on the network: it is made to be small when
//! it is compressed. Numbers of one kind lie together ([`Streams`]), each text is there once, and the words of caches and
//! whatever an instruction leaves out are not there at all.
//!
//! | file | what is in it |
//! | --- | --- |
//! | `streams` | bytes, numbers and texts, written and read |
//! | `shape` | which parts of an instruction mean what |
//! | `write` | from a code object to a file |
//! | `read` | from a file to a code object |
//! | `constant` | the constants among them |
//! | `verify` | whether instructions stay within their code object |
//! | `imports` | which modules a text imports |
//!
//! A file is refused unless it was written for the very instructions of this machine, and unless its check sum is right; so
//! it is by mistake or by accident never damaged. What is read is verified all the same: the loop relies on registers,
//! constants, names and jumps being there.

mod constant;
#[cfg(not(target_arch = "wasm32"))]
mod imports;
mod read;
mod shape;
mod streams;
mod verify;
#[cfg(not(target_arch = "wasm32"))]
mod write;

#[cfg(not(target_arch = "wasm32"))]
pub use imports::{Imported, imports};
pub(crate) use read::read;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use write::write;

use crate::compile::op::Op;

const MAGIC: [u8; 4] = *b"ilpc";

/// To be counted up whenever the format changes; instructions that change do so by themselves.
const FORMAT: u64 = 2;

/// FNV-1a, by which files are told to be for these instructions, and whole.
const fn fnv(mut hash: u64, bytes: &[u8]) -> u64 {
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x100_0000_01B3);
        at += 1;
    }
    hash
}

/// What each file begins with, after [`MAGIC`].
const VERSION: u64 = fnv(0xCBF2_9CE4_8422_2325 ^ FORMAT, Op::NAMES.as_bytes());

/// How deeply code objects and tuples may lie in each other: more than CPython's own parser lets a text nest.
const MOST_NESTED: usize = 200;
