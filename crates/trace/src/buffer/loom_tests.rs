//! Tests of the buffer's memory orderings, under every interleaving that loom can find.

use super::*;
use loom::sync::Arc;

fn event(n: u16) -> (f64, Kind, u16) {
    (f64::from(n), Kind::TaskFail, n)
}

/// A reader may read every event that it counts, in every chunk: loom fails on a cell that is read while it is written.
#[test]
fn a_reader_sees_whole_events_with_their_texts() {
    let seen = std::sync::Arc::new(std::sync::Mutex::new(std::collections::BTreeSet::new()));
    let counts = std::sync::Arc::clone(&seen);
    loom::model(move || {
        let buffer = Arc::new(TraceBuffer::new(3, 9));
        let (writing, reading, counts) =
            (Arc::clone(&buffer), Arc::clone(&buffer), std::sync::Arc::clone(&counts));
        let writer = loom::thread::spawn(move || {
            let writer = writing.writer().unwrap();
            for n in 1..=3 {
                let (time_ms, kind, task) = event(n);
                writer.record_text(time_ms, kind, task, format_args!("{n}"));
            }
        });
        let reader = loom::thread::spawn(move || {
            let events = reading.events();
            counts.lock().unwrap().insert(events.len());
            for (seen, n) in events.iter().zip(1..) {
                assert_eq!(
                    (seen.time_ms, seen.task, reading.text(seen)),
                    (f64::from(n), n, Some(n.to_string()))
                );
            }
        });
        writer.join().unwrap();
        reader.join().unwrap();
    });
    assert_eq!(seen.lock().unwrap().len(), 4, "the reader came before, between and after the events");
}

/// Two workers of a pool may write into one buffer, one after the other, and neither loses an event.
#[test]
fn writers_that_take_turns_go_on_from_each_other() {
    loom::model(|| {
        let buffer = Arc::new(TraceBuffer::new(2, 8));
        let threads: Vec<_> = (1..=2)
            .map(|n| {
                let buffer = Arc::clone(&buffer);
                loom::thread::spawn(move || {
                    let writer = loop {
                        match buffer.writer() {
                            Some(writer) => break writer,
                            None => loom::thread::yield_now(),
                        }
                    };
                    let (time_ms, kind, task) = event(n);
                    writer.record(time_ms, kind, task, 0);
                })
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        let mut tasks: Vec<_> = buffer.events().iter().map(|event| event.task).collect();
        tasks.sort_unstable();
        assert_eq!(tasks, [1, 2]);
    });
}

/// An event may come from anywhere. Whichever event a reader uses, and whenever, a text is there whole or not at all.
#[test]
fn a_text_is_read_whole_or_not_at_all_without_its_event() {
    let seen = std::sync::Arc::new(std::sync::Mutex::new(std::collections::BTreeSet::new()));
    let texts = std::sync::Arc::clone(&seen);
    loom::model(move || {
        let buffer = Arc::new(TraceBuffer::new(1, 8));
        let (writing, texts) = (Arc::clone(&buffer), std::sync::Arc::clone(&texts));
        let writer = loom::thread::spawn(move || {
            let (time_ms, kind, task) = event(1);
            writing.writer().unwrap().record_text(time_ms, kind, task, format_args!("1"));
        });
        let reader = loom::thread::spawn(move || {
            let stranger = Event { time_ms: 0.0, kind: 0, zero: 0, task: 0, arg: 0 };
            texts.lock().unwrap().insert(buffer.text(&stranger));
        });
        writer.join().unwrap();
        reader.join().unwrap();
    });
    assert_eq!(*seen.lock().unwrap(), [None, Some("1".to_string())].into());
}
