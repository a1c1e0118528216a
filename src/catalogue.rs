//! What the page needs to know before any wasm is loaded, as a JavaScript module of plain data.

use crate::model::{self, MODELS};
use crate::params::{Domain, Spec};
use crate::plan::{MAX_ROUNDS, MAX_WORKERS};
use crate::workload::{Bound, MAX_TASKS, OFFERED, Workload};
use serde_json::{Value, json};

/// `www/model/catalogue.js`, as it should be.
pub fn javascript() -> String {
    let catalogue = json!({
        "max_tasks": MAX_TASKS,
        "max_workers": MAX_WORKERS,
        "max_rounds": MAX_ROUNDS,
        "models": MODELS.iter().collect::<Vec<&model::Info>>(),
        "workloads": OFFERED.iter().map(|w| workload(*w)).collect::<Vec<_>>(),
    });
    let text = serde_json::to_string_pretty(&catalogue).expect("plain data");
    format!(
        "// Made from the Rust source by `BLESS=1 cargo test catalogue`; a test fails when it is stale.\n\
         /** @type {{import('../protocol.js').Catalogue}} */\n\
         export const catalogue = {text};\n"
    )
}

fn workload(workload: &dyn Workload) -> Value {
    let info = workload.info();
    json!({
        "name": info.name,
        "title": info.title,
        "bound": match info.bound { Bound::Io => "I/O-bound", Bound::Cpu => "CPU-bound" },
        "summary": info.summary,
        "params": info.params.iter().map(param).collect::<Vec<_>>(),
    })
}

fn param(spec: &Spec) -> Value {
    let (kind, min, max, choices) = match spec.domain {
        Domain::Integer { min, max, .. } => ("integer", json!(min), json!(max), Value::Null),
        Domain::Number { min, max, .. } => ("number", json!(min), json!(max), Value::Null),
        Domain::List { min, max, .. } => ("list", json!(min), json!(max), Value::Null),
        Domain::Flag { .. } => ("flag", Value::Null, Value::Null, Value::Null),
        Domain::Choice { choices } => ("choice", Value::Null, Value::Null, json!(choices)),
    };
    json!({
        "name": spec.name,
        "label": spec.label,
        "unit": spec.unit,
        "kind": kind,
        "default": spec.domain.default(),
        "min": min,
        "max": max,
        "choices": choices,
        "help": spec.help,
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn catalogue_is_what_the_page_reads() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/model/catalogue.js");
        let fresh = super::javascript();
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(path, &fresh).unwrap();
        }
        let found = std::fs::read_to_string(path).unwrap();
        assert!(found == fresh, "{path} is stale: BLESS=1 cargo test catalogue");
    }
}
