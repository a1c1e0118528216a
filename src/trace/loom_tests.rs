//! The buffer's memory orderings, under every interleaving that loom can find.

use super::*;
use loom::sync::Arc;

fn event(n: u16) -> (f64, Kind, u16) {
    (f64::from(n), Kind::TaskFail, n)
}

/// Whatever a reader counts, it may read: loom fails on a cell that is read while it is written.
#[test]
fn a_reader_sees_whole_events_with_their_texts() {
    let seen = std::sync::Arc::new(std::sync::Mutex::new(std::collections::BTreeSet::new()));
    let counts = std::sync::Arc::clone(&seen);
    loom::model(move || {
        let buffer = Arc::new(TraceBuffer::new(2, 8));
        let (writing, reading, counts) =
            (Arc::clone(&buffer), Arc::clone(&buffer), std::sync::Arc::clone(&counts));
        let writer = loom::thread::spawn(move || {
            let writer = writing.writer().unwrap();
            for n in 1..=2 {
                let (time_ms, kind, task) = event(n);
                writer.record_text(time_ms, kind, task, format_args!("{n}"));
            }
        });
        let reader = loom::thread::spawn(move || {
            let events = reading.events();
            counts.lock().unwrap().insert(events.len());
            for (seen, n) in events.iter().zip(1..) {
                assert_eq!((seen.time_ms, seen.task, reading.text(seen)), (f64::from(n), n, n.to_string()));
            }
        });
        writer.join().unwrap();
        reader.join().unwrap();
    });
    assert_eq!(seen.lock().unwrap().len(), 3, "the reader came before, between and after the events");
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
