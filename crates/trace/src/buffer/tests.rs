//! Tests of what the buffer promises, and of the bytes that JavaScript reads.

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
    assert_eq!((texts, buffer.dropped()), (vec![Some(long), Some("done".to_string())], 1));
}

#[test]
fn a_very_long_line_is_cut_at_a_character() {
    let buffer = TraceBuffer::new(RESERVED_EVENTS + 2, RESERVED_TEXT_BYTES + 4096);
    buffer.writer().unwrap().record_text(1.0, Kind::Print, 0, format_args!("{}", "é".repeat(4000)));
    let text = buffer.text(&buffer.events()[0]);
    assert_eq!(text, Some("é".repeat(MAX_TEXT_BYTES as usize / 2)));
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
    assert_eq!(told, [(0, Some("one".to_string())), (1, Some("two".to_string()))]);
}

/// An event is a plain value, so a reader may pass one that belongs to another buffer, or that was changed. A reader
/// that followed its offset would read bytes that the writer may be writing.
#[test]
fn no_event_leads_to_text_that_is_not_published() {
    let buffer = buffer();
    let writer = buffer.writer().unwrap();
    writer.record_text(1.0, Kind::TaskFail, 0, format_args!("one"));
    let event = buffer.events()[0];
    assert_eq!(buffer.text(&event).as_deref(), Some("one"));
    let end = buffer.text_written.load(Ordering::Acquire);
    for arg in [end - 1, end, end + 1, RESERVED_TEXT_BYTES, u32::MAX] {
        assert_eq!(buffer.text(&Event { arg, ..event }), None, "{arg}");
    }
    // Inside the text, "on" is read as a length, which leads beyond what is published.
    assert_eq!(buffer.text(&Event { arg: 2, ..event }), None);
}

/// A text that records another text while it is formatted.
struct Records<'a, 'b>(&'a Writer<'b>);

impl fmt::Display for Records<'_, '_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.record_text(1.0, Kind::TaskFail, 1, format_args!("inner"));
        formatter.write_str("outer")
    }
}

#[test]
fn a_text_that_records_a_text_publishes_nothing_that_is_still_written() {
    let buffer = buffer();
    let writer = buffer.writer().unwrap();
    writer.record_text(2.0, Kind::TaskFail, 0, format_args!("{}", Records(&writer)));
    writer.record_text(3.0, Kind::TaskFail, 2, format_args!("next"));
    let told: Vec<_> =
        buffer.events().iter().map(|event| (event.task, buffer.text(event).unwrap())).collect();
    assert_eq!(told, [(0, "outer".to_string()), (2, "next".to_string())]);
    assert_eq!(buffer.dropped(), 1);
}

/// What JavaScript does: it sees only memory, and finds everything by its address.
#[test]
fn a_reader_from_outside_finds_events_and_texts_by_their_addresses() {
    let buffer = buffer();
    let writer = buffer.writer().unwrap();
    let Addresses { written, dropped, text_written, events, text } = buffer.addresses();
    writer.record_text(2.5, Kind::TaskFail, 9, format_args!("seen"));
    let word = |address| {
        // SAFETY: the address is that of a word of this buffer, which is alive.
        unsafe { &*std::ptr::with_exposed_provenance::<AtomicU32>(address) }.load(Ordering::Acquire)
    };
    assert_eq!((word(written), word(dropped), word(text_written)), (1, 0, 2 + 4));
    // SAFETY: events below `written` are not written any more.
    let event = unsafe { **std::ptr::with_exposed_provenance::<*const Event>(events) };
    assert_eq!((event.time_ms, event.kind, event.task, event.arg), (2.5, Kind::TaskFail as u8, 9, 0));
    // SAFETY: bytes below `text_written` are not written any more.
    let bytes =
        unsafe { std::slice::from_raw_parts(*std::ptr::with_exposed_provenance::<*const u8>(text), 6) };
    assert_eq!(bytes, b"\x04\0seen");
}

#[test]
fn a_buffer_grows_by_chunks_up_to_its_limit_and_nothing_moves() {
    let most = RESERVED_EVENTS + 3 * CHUNK_EVENTS as u32;
    let buffer = TraceBuffer::new(most, RESERVED_TEXT_BYTES + 3 * CHUNK_TEXT_BYTES as u32);
    let first = std::ptr::from_ref(buffer.events.cell(0));
    let writer = buffer.writer().unwrap();
    let line = "x".repeat(1000);
    for number in 0..most {
        writer.record(f64::from(number), Kind::Mark, 0, number);
        if number % 100 == 0 {
            writer.record_text(f64::from(number), Kind::Print, 0, format_args!("{number} {line}"));
        }
    }
    let events = buffer.events();
    assert_eq!(events.len(), 3 * CHUNK_EVENTS);
    assert!(buffer.dropped() > 0);
    assert_eq!(std::ptr::from_ref(buffer.events.cell(0)), first);
    let lines = events.iter().filter(|event| event.kind == Kind::Print as u8);
    for event in lines {
        assert_eq!(buffer.text(event), Some(format!("{} {line}", event.time_ms)));
    }
}

/// JavaScript reads these exact bytes: `tests/js/trace.test.js` decodes this file.
#[test]
fn golden_bytes_are_what_javascript_reads() {
    let buffer = TraceBuffer::new(RESERVED_EVENTS + 16, RESERVED_TEXT_BYTES + 64);
    let writer = buffer.writer().unwrap();
    writer.record(0.125, Kind::WorkerReady, 0, 0);
    writer.record(1.5, Kind::TaskBegin, 63, 0);
    writer.record_text(1.75, Kind::Print, 63, format_args!("Zürich <b>&"));
    writer.record(2.0, Kind::WaitBegin, 63, Wait::Busy as u32);
    // Twenty minutes, to the nanosecond: more than a 32-bit count of nanoseconds could hold.
    writer.record(1_200_000.000_001, Kind::WaitEnd, 63, 0);
    writer.record_text(1_200_001.0, Kind::TaskEnd, 63, format_args!("{{\"checksum\":\"00\",\"counter\":1}}"));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/trace.json");
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
    let written = buffer.text_written.load(Ordering::Acquire);
    let text = buffer.text_bytes(0, written as u16).unwrap();
    let hex = |bytes: &[u8]| {
        bytes.iter().fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02x}").unwrap();
            hex
        })
    };
    let told: Vec<_> = events.iter().map(|event| {
        let text = if [2, 3, 6].contains(&event.kind) { buffer.text(event).unwrap() } else { String::new() };
        serde_json::json!({"time_ms": event.time_ms, "kind": event.kind, "task": event.task, "arg": event.arg, "text": text})
    }).collect();
    let golden = serde_json::json!({"events": hex(&bytes), "text": hex(&text), "decoded": told});
    serde_json::to_string_pretty(&golden).unwrap() + "\n"
}

/// A process keeps one buffer for all its turns, because the coordinator has its addresses.
#[test]
fn an_emptied_buffer_lies_where_it_lay_and_takes_as_much_again() {
    let mut buffer = buffer();
    let before = buffer.addresses();
    for turn in 0..2 {
        let writer = buffer.writer().unwrap();
        for _ in 0..3 {
            writer.record(1.0, Kind::WaitBegin, turn, 0);
        }
        writer.record_text(2.0, Kind::TaskEnd, turn, format_args!("turn {turn}"));
        drop(writer);
        let told: Vec<_> = buffer.events().iter().map(|event| event.task).collect();
        assert_eq!((told, buffer.dropped()), (vec![turn; 3], 1));
        assert_eq!(buffer.text(&buffer.events()[2]), Some(format!("turn {turn}")));
        buffer.clear();
        assert_eq!((buffer.events().len(), buffer.dropped()), (0, 0));
    }
    let after = buffer.addresses();
    assert_eq!((before.written, before.events, before.text), (after.written, after.events, after.text));
}
