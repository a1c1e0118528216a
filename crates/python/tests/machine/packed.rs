//! Damaged files of code that was compiled ahead of time are refused. That whole ones do the same as their texts, the tests of
//! all programs show (`green_threads`).

use std::fs;
use std::sync::Arc;

use interleave_python::Settings;
use interleave_python::green::{self, GreenRun, Program, ReadPacked};
use run::scheduler::FirstReady;

use crate::library::{machine, pack};

/// What an instruction takes on the virtual clock.
const STEP_MS: f64 = 1e-6;

/// Where a file's content begins, after the magic bytes, the version and the check sum.
const HEADER_BYTES: usize = 20;

/// How many files with several changes are tried.
const DAMAGED_FILES: u64 = 20_000;

fn run(text: String, filename: &str, folders: &[&str], read_packed: ReadPacked) -> GreenRun {
    let program = Program {
        text,
        filename: filename.to_owned(),
        folders: folders.iter().map(|&folder| folder.to_owned()).collect(),
        arguments: vec!["program.py".to_owned()],
        input: String::new(),
        read_text: Arc::new(|path| fs::read_to_string(path).ok()),
        read_packed,
        until_ms: f64::INFINITY,
    };
    green::run(&program, Settings::default(), STEP_MS, FirstReady)
}

/// A module with some of everything that a file can hold.
const MODULE: &str = r#"
import time
A = (None, ..., False, True, 1, 2**80, 1.5, 2j, 'text', '\ud800', b'bytes', (1, ('a', 2)))
def outer(a, /, b=1, *args, c, **kwargs):
    def inner():
        nonlocal a
        a += b
        return [x for x in args if x not in kwargs]
    return inner, c
class Class[T]:
    field: int = 3
    def method(self):
        try:
            with self as other:
                yield from other
        except* (ValueError, KeyError) as group:
            del group.notes
        finally:
            print(f'{self!r:>{10}} {A[1:2]}', end='')
async def async_one(source):
    async for item in source:
        match item:
            case {'key': [first, *rest], **left}:
                await first
            case Class(field=1) | None:
                return
total = 0
for number in range(10):
    total += number if number % 2 else -number
    while total > 100:
        break
outer(1, c=2)[0]()
outer(*[1], **{'c': 2})
"#;

/// Imports `damaged_0`, `damaged_1` and so on, and prints which of them were no files for this machine.
const IMPORTS: &str = "
import sys
for number in range(int(sys.stdin.readline())):
    name = f'damaged_{number}'
    try:
        __import__(name)
    except ImportError as error:
        assert str(error) == f\"bad magic number in '{name}': /damaged/{name}.py\", error
    else:
        print(name, 'was imported')
print('over')
";

fn number_of(path: &str) -> Option<usize> {
    path.strip_prefix("/damaged/damaged_")?.strip_suffix(".py")?.parse().ok()
}

/// Everything that can happen to a file on its way: each bit changed, the end cut off, something behind it.
#[test]
fn files_that_are_damaged_are_refused() {
    let file = pack(MODULE.to_owned(), "module.py");
    let bits = (0..file.len() * 8).map(|bit| {
        let mut damaged = file.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        damaged
    });
    let shorter = (0..file.len()).map(|length| file[..length].to_vec());
    let longer = (0..=255).map(|byte| [&file[..], &[byte]].concat());
    let files: Vec<Vec<u8>> = bits.chain(shorter).chain(longer).collect();
    let text = IMPORTS.replace("int(sys.stdin.readline())", &files.len().to_string());
    let read = move |path: &str| Some(files.get(number_of(path)?)?.clone());
    let ran = run(text, "program.py", &["/damaged"], Arc::new(read));
    assert_eq!(String::from_utf8_lossy(&ran.err), "");
    assert_eq!(String::from_utf8_lossy(&ran.out), "over\n");
}

/// FNV-1a over the version and all that follows the check sum: what the check sum of a file has to be.
fn sealed(mut file: Vec<u8>) -> Vec<u8> {
    let version = u64::from_le_bytes(file[4..12].try_into().expect("eight bytes"));
    let fnv = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01B3);
    let sum = file[HEADER_BYTES..].iter().fold(version, fnv);
    file[12..HEADER_BYTES].copy_from_slice(&sum.to_le_bytes());
    file
}

/// Numbers that look random, the same ones each time (SplitMix64).
fn numbers(seed: u64) -> impl FnMut() -> usize {
    let mut state = seed;
    move || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) as usize >> 1
    }
}

/// A file whose check sum is right and whose content is not is refused, or taken for another program: the reader stays
/// within it, and makes no more room than it has bytes. Every byte is changed in several ways, and then several at once.
#[test]
fn the_reader_survives_whatever_a_file_says() {
    let file = pack(MODULE.to_owned(), "module.py");
    assert_eq!(sealed(file.clone()), file);
    let one = (HEADER_BYTES..file.len()).flat_map(|at| {
        [1, 2, 0x40, 0x80, 0xFF].map(|change| {
            let mut damaged = file.clone();
            damaged[at] = damaged[at].wrapping_add(change);
            damaged
        })
    });
    let several = (0..DAMAGED_FILES).map(|seed| {
        let mut next = numbers(seed);
        let mut damaged = file.clone();
        for _ in 0..2 + next() % 6 {
            let at = HEADER_BYTES + next() % (file.len() - HEADER_BYTES);
            damaged[at] = next() as u8;
        }
        damaged
    });
    let machine = machine();
    assert!(machine.takes(&file));
    let taken = one.chain(several).map(sealed).filter(|damaged| machine.takes(damaged)).count();
    assert!(taken > 0, "some changes only make another program");
}
