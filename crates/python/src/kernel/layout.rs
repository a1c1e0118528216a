//! Writes down where the parts of the kernel's memory are, for whoever sends signals and ends processes from outside.

use super::process::{ENDED, PARENT, PID, RUNS, SIGNALS, STATE, STATUS};
use super::stream::CHANGED;
use super::{
    ALIVE, CHANGES, Kind, LOCK, MOST_PROCESSES, OBJECT_WORDS, OBJECTS, PROCESS_WORDS, PROCESSES,
    SHARED_BYTES, objects_of,
};

/// JavaScript takes every number from this file.
#[test]
fn the_numbers_are_what_javascript_is_told() {
    let fresh = format!(
        r#"/**
 * Where the parts of the memory are that the processes of a whole program share, in words of 32 bits. Made from crates/python by
 * `BLESS=1 cargo test -p interleave-python --lib`.
 */

/** How many bytes it has. */
export const SHARED_BYTES = {SHARED_BYTES};
/** The lock: 0, or one more than the place of the process that has it. */
export const LOCK = {LOCK};
/** Counts all changes of streams. */
export const CHANGES = {CHANGES};
/** The first of two words with a bit for each process that lives. */
export const ALIVE = {ALIVE};
/** The processes, by their places. */
export const PROCESSES = {{ first: {PROCESSES}, words: {PROCESS_WORDS}, most: {MOST_PROCESSES} }};
/** The words of a process. */
export const PROCESS = {{ pid: {PID}, state: {STATE}, parent: {PARENT}, status: {STATUS}, signals: {SIGNALS} }};
/** What the state of a process can be. */
export const STATE = {{ runs: {RUNS}, ended: {ENDED} }};
/** The objects, and the word of a stream that counts its changes. */
export const OBJECTS = {{ first: {OBJECTS}, words: {OBJECT_WORDS}, most: {objects}, stream: {stream}, changed: {CHANGED} }};
"#,
        objects = objects_of(SHARED_BYTES),
        stream = Kind::Stream as u32,
    );
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/generated/kernel-numbers.js");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &fresh).unwrap();
    }
    let stale = format!("{path} is stale: BLESS=1 cargo test -p interleave-python --lib");
    assert!(std::fs::read_to_string(path).unwrap() == fresh, "{stale}");
}
