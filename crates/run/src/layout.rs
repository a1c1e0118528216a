//! Writes down the numbers by which JavaScript talks to a memory from outside.

use crate::tasks::{ENDED, REFUSED, Reply};
use std::mem::offset_of;
use sync::{RUN, SAMPLE, SIGNAL, STOP};

/// JavaScript takes every number from this file.
#[test]
fn the_numbers_are_what_javascript_is_told() {
    let fresh = format!(
        r#"/** The numbers that are written into a memory from outside. Made from crates/run by `BLESS=1 cargo test -p interleave-run`. */

/** The stop word of a memory whose tasks must end. */
export const STOP = {STOP};
/** The stop word of a memory whose tasks go on, and what asks one of its threads in place of that where it is. */
export const RUN = {RUN};
export const SAMPLE = {SAMPLE};
/** The stop word of a process that was sent a signal. */
export const SIGNAL = {SIGNAL};
/** The states of a task that are set from outside. */
export const TASK = {{ ended: {ENDED}, refused: {REFUSED} }};
/** Where the parts of a reply are, in bytes. */
export const REPLY = {{ length: {length}, bytes: {bytes} }};
"#,
        length = offset_of!(Reply, length),
        bytes = offset_of!(Reply, bytes),
    );
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/generated/memory-numbers.js");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &fresh).unwrap();
    }
    let stale = format!("{path} is stale: BLESS=1 cargo test -p interleave-run");
    assert!(std::fs::read_to_string(path).unwrap() == fresh, "{stale}");
}
