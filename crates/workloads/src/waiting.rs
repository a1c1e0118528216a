//! download and scrape: a task asks for something, waits, and receives it.

use crate::checksum;
use run::context::Context;
use run::host::Request;
use run::params::{Domain, Params, Spec};
use run::workload::{Bound, Info, MAX_LOOP_TASKS, Running, Workload};

/// A workload whose tasks wait. The two workloads differ only in their texts and defaults.
pub struct Waiting {
    info: &'static Info,
    first_line: &'static str,
    done_line: &'static str,
    name_before: &'static str,
    name_after: &'static str,
}

/// Files, two seconds each.
pub static DOWNLOAD: Waiting = Waiting {
    info: &Info {
        name: "download",
        title: "Download files",
        bound: Bound::Io,
        summary: "Each task asks for a file and waits for it.",
        params: &params("Files", 2000.0),
        size_param: Some("size_bytes"),
        last_line: Some("All downloads complete!"),
    },
    first_line: "Starting download: ",
    done_line: "Finished downloading: ",
    name_before: "file",
    name_after: ".txt",
};

/// Sites, one second each.
pub static SCRAPE: Waiting = Waiting {
    info: &Info {
        name: "scrape",
        title: "Scrape sites",
        bound: Bound::Io,
        summary: "Each task asks a web site for a page and waits for the answer.",
        params: &params("Sites", 1000.0),
        size_param: Some("size_bytes"),
        last_line: None,
    },
    first_line: "Scraping ",
    done_line: "Done with ",
    name_before: "site",
    name_after: ".com",
};

const fn params(label: &'static str, delay_ms: f64) -> [Spec; 4] {
    [
        Spec {
            name: "tasks",
            label,
            unit: None,
            domain: Domain::Integer { default: 2, min: 1, max: MAX_LOOP_TASKS as u32 },
            help: "One task each. More than 64 only on the event loop, alone.",
        },
        Spec {
            name: "delay_ms",
            label: "Wait",
            unit: Some("ms"),
            domain: Domain::Number { default: delay_ms, min: 0.0, max: 20_000.0 },
            help: "How long each one takes to arrive.",
        },
        Spec {
            name: "io",
            label: "Kind of waiting",
            unit: None,
            domain: Domain::Choice { choices: &["timed", "real"] },
            help: "timed: as time.sleep does. real: bytes fetched from this page's own service worker, which holds them back.",
        },
        Spec {
            name: "size_bytes",
            label: "Size",
            unit: Some("bytes"),
            domain: Domain::Integer { default: 65_536, min: 0, max: 8 << 20 },
            help: "How many bytes each one has. Only real I/O fetches any.",
        },
    ]
}

impl Waiting {
    fn task_name(&self, index: usize) -> String {
        format!("{}{}{}", self.name_before, index + 1, self.name_after)
    }
}

impl Workload for Waiting {
    fn info(&self) -> &'static Info {
        self.info
    }

    fn tasks(&self, params: &Params) -> Vec<String> {
        (0..params.integer("tasks") as usize).map(|index| self.task_name(index)).collect()
    }

    fn peak_bytes(&self, params: &Params, index: usize) -> u64 {
        // JavaScript holds the bytes once, and this memory once.
        2 * self.arriving_bytes(params, index)
    }

    fn arriving_bytes(&self, params: &Params, _index: usize) -> u64 {
        match params.choice("io") {
            "real" => u64::from(params.integer("size_bytes")),
            _ => 0,
        }
    }

    fn run<'a>(&'a self, params: &'a Params, index: usize, context: &'a Context<'a>) -> Running<'a> {
        Box::pin(async move {
            let name = self.task_name(index);
            let delay_ms = params.number("delay_ms");
            context.print(format_args!("{}{name}", self.first_line));
            let checksum = match params.choice("io") {
                "real" => {
                    let size_bytes = params.integer("size_bytes");
                    let bytes = context.fetch(Request { name: &name, delay_ms, size_bytes }).await?;
                    checksum::of_bytes(&bytes)
                }
                _ => {
                    context.sleep(delay_ms).await?;
                    checksum::of_bytes(name.as_bytes())
                }
            };
            context.print(format_args!("{}{name}", self.done_line));
            Ok(checksum.into())
        })
    }
}
