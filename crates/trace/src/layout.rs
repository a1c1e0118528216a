//! Writes down how traces and clocks lie in memory, for a reader that sees only memory: JavaScript.

use crate::clock::{ANSWERED, ASKED, Cell, ENOUGH, HERE, IDLE};
use crate::{CHUNK_EVENTS, CHUNK_TEXT_BYTES, EVENT_BYTES, Event, Kind, Release, Wait};
use std::mem::offset_of;
use strum::IntoEnumIterator;

/// JavaScript takes every number of the layout from this file.
#[test]
fn the_layout_is_what_javascript_is_told() {
    let name = |debug: String| debug[..1].to_lowercase() + &debug[1..];
    let kinds: String =
        Kind::iter().map(|kind| format!("  {}: {},\n", name(format!("{kind:?}")), kind as u8)).collect();
    // A list's position is the number.
    let waits: Vec<_> = Wait::iter().map(|wait| name(format!("{wait:?}"))).collect();
    assert!(Wait::iter().enumerate().all(|(number, wait)| number == wait as usize));
    let releases: Vec<_> = Release::iter().map(|why| name(format!("{why:?}"))).collect();
    assert!(Release::iter().enumerate().all(|(number, why)| number == why as usize));
    let numbers = |wanted: fn(Kind) -> bool| -> Vec<_> {
        Kind::iter().filter(|kind| wanted(*kind)).map(|kind| kind as u8).collect()
    };
    let fresh = format!(
        r#"/** How traces and clocks lie in memory. Made from crates/trace by `BLESS=1 cargo test -p interleave-trace`. */

/** What an event says. */
export const KIND = /** @type {{const}} */ ({{
{kinds}}});
/** What a task waits for, by its number. */
export const WAITS = /** @type {{const}} */ ({waits:?});
/** Why a thread drops the lock, by its number. */
export const RELEASES = /** @type {{const}} */ ({releases:?});
/** Kinds whose `arg` is the offset of a text. */
export const WITH_TEXT = {with_text:?};
/** Kinds that a full buffer still takes. */
export const ESSENTIAL = {essential:?};
/** Where an event's parts are, in bytes. */
export const EVENT = {{ time_ms: {time_ms}, kind: {kind}, task: {task}, arg: {arg}, bytes: {EVENT_BYTES} }};
/** Bytes of a chunk of events, and of a chunk of text. */
export const CHUNK_BYTES = {{ events: {events}, text: {CHUNK_TEXT_BYTES} }};
/** The states of a clock's cell. */
export const CLOCK = {{ idle: {IDLE}, asked: {ASKED}, answered: {ANSWERED}, enough: {ENOUGH}, here: {HERE} }};
/** Where the cell's times are, in bytes. Its state is at 0. */
export const CLOCK_TIMES = {{ time_ms: {clock_time}, origin_ms: {clock_origin} }};
"#,
        with_text = numbers(Kind::has_text),
        essential = numbers(Kind::is_essential),
        time_ms = offset_of!(Event, time_ms),
        kind = offset_of!(Event, kind),
        task = offset_of!(Event, task),
        arg = offset_of!(Event, arg),
        events = CHUNK_EVENTS * EVENT_BYTES,
        clock_time = offset_of!(Cell, time_ms),
        clock_origin = offset_of!(Cell, origin_ms),
    );
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/generated/trace-layout.js");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &fresh).unwrap();
    }
    assert!(
        std::fs::read_to_string(path).unwrap() == fresh,
        "{path} is stale: BLESS=1 cargo test -p interleave-trace"
    );
}
