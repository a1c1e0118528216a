//! The buffer's promises, and the bytes that JavaScript reads.

use super::*;
use std::fmt::Write as _;

fn buffer() -> TraceBuffer {
    TraceBuffer::new(RESERVED_EVENTS + 2, RESERVED_TEXT_BYTES + 64)
}

#[test]
fn an_event_is_sixteen_bytes() {
    assert_eq!((EVENT_BYTES, align_of::<Event>()), (16, 8));
}

#[test]
fn a_full_buffer_counts_what_it_drops_and_keeps_room_for_what_matters() {
    let buffer = buffer();
    let writer = buffer.writer().unwrap();
    for i in 0..5 {
        writer.record(f64::from(i), Kind::WaitBegin, 0, 0);
    }
    assert_eq!((buffer.events().len(), buffer.dropped()), (2, 3));
    writer.record(9.0, Kind::TaskEnd, 0, 0);
    assert_eq!((buffer.events().len(), buffer.dropped()), (3, 3));
    for _ in 0..RESERVED_EVENTS {
        writer.record(9.0, Kind::TaskEnd, 0, 0);
    }
    assert_eq!((buffer.events().len(), buffer.dropped()), (RESERVED_EVENTS as usize + 2, 4));
}

#[test]
fn a_line_that_does_not_fit_is_dropped_whole_and_a_result_still_fits() {
    let buffer = buffer();
    let writer = buffer.writer().unwrap();
    let long = "x".repeat(60);
    writer.record_text(1.0, Kind::Print, 0, format_args!("{long}"));
    writer.record_text(2.0, Kind::Print, 0, format_args!("{long}"));
    writer.record_text(3.0, Kind::TaskEnd, 0, format_args!("done"));
    let texts: Vec<_> = buffer.events().iter().map(|event| buffer.text(event)).collect();
    assert_eq!((texts, buffer.dropped()), (vec![long, "done".to_string()], 1));
}

#[test]
fn a_very_long_line_is_cut_at_a_character() {
    let buffer = TraceBuffer::new(RESERVED_EVENTS + 2, RESERVED_TEXT_BYTES + 4096);
    buffer.writer().unwrap().record_text(1.0, Kind::Print, 0, format_args!("{}", "é".repeat(4000)));
    let text = buffer.text(&buffer.events()[0]);
    assert_eq!(text, "é".repeat(MAX_TEXT_BYTES as usize / 2));
}

#[test]
fn there_is_one_writer_at_a_time_and_the_next_goes_on_where_the_last_stopped() {
    let buffer = buffer();
    let first = buffer.writer().unwrap();
    assert!(buffer.writer().is_none());
    first.record_text(1.0, Kind::TaskFail, 0, format_args!("one"));
    drop(first);
    buffer.writer().unwrap().record_text(2.0, Kind::TaskFail, 1, format_args!("two"));
    let told: Vec<_> = buffer.events().iter().map(|event| (event.task, buffer.text(event))).collect();
    assert_eq!(told, [(0, "one".to_string()), (1, "two".to_string())]);
}

/// JavaScript reads the very bytes: `tests/js/trace.test.js` decodes this file.
#[test]
fn golden_bytes_are_what_javascript_reads() {
    let buffer = TraceBuffer::new(RESERVED_EVENTS + 16, RESERVED_TEXT_BYTES + 64);
    let writer = buffer.writer().unwrap();
    writer.record(0.125, Kind::WorkerReady, 0, 0);
    writer.record(1.5, Kind::TaskBegin, 63, 0);
    writer.record_text(1.75, Kind::Print, 63, format_args!("Zürich <b>&"));
    writer.record(2.0, Kind::WaitBegin, 63, Wait::Busy as u32);
    // Twenty minutes, to the nanosecond: more than a 32-bit count of them could hold.
    writer.record(1_200_000.000_001, Kind::WaitEnd, 63, 0);
    writer.record_text(1_200_001.0, Kind::TaskEnd, 63, format_args!("{{\"checksum\":\"00\",\"counter\":1}}"));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/trace.json");
    let fresh = golden(&buffer);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &fresh).unwrap();
    }
    assert!(std::fs::read_to_string(path).unwrap() == fresh, "{path} is stale: BLESS=1 cargo test golden");
}

fn golden(buffer: &TraceBuffer) -> String {
    let events = buffer.events();
    let bytes: Vec<u8> = events
        .iter()
        .flat_map(|event| {
            let Event { time_ms, kind, zero, task, arg } = *event;
            [time_ms.to_le_bytes().as_slice(), &[kind, zero], &task.to_le_bytes(), &arg.to_le_bytes()]
                .concat()
        })
        .collect();
    let written = buffer.text_written.load(Ordering::Acquire) as usize;
    // SAFETY: the test is the only thread.
    let text: Vec<u8> =
        buffer.text[..written].iter().map(|cell| cell.with(|byte| unsafe { *byte })).collect();
    let hex = |bytes: &[u8]| {
        bytes.iter().fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02x}").unwrap();
            hex
        })
    };
    let told: Vec<_> = events.iter().map(|event| {
        let text = if [2, 3, 6].contains(&event.kind) { buffer.text(event) } else { String::new() };
        serde_json::json!({"time_ms": event.time_ms, "kind": event.kind, "task": event.task, "arg": event.arg, "text": text})
    }).collect();
    let golden = serde_json::json!({"events": hex(&bytes), "text": hex(&text), "decoded": told});
    serde_json::to_string_pretty(&golden).unwrap() + "\n"
}
