//! The data that the page needs before any wasm is loaded, as a JavaScript module.

use crate::plan::{FLAVOURS, INTERVAL_MS, MAX_BUDGET_MS, MAX_ROUNDS, MAX_WORKERS};
use run::model::{self, MODELS};
use run::params::{Domain, Spec};
use run::thread_state::Settings;
use run::workload::{Bound, MAX_TASKS, Workload};
use serde_json::{Value, json};
use workloads::OFFERED;

/// The text that `www/generated/catalogue.js` should have.
pub fn javascript() -> String {
    let catalogue = json!({
        "max_tasks": MAX_TASKS,
        "max_workers": MAX_WORKERS,
        "max_rounds": MAX_ROUNDS,
        "max_budget_ms": MAX_BUDGET_MS,
        "least_rounds": crate::stats::LEAST_COUNT,
        "lock": {
            "flavours": FLAVOURS.map(|(name, _)| name),
            "interval_ms": { "min": INTERVAL_MS.start(), "max": INTERVAL_MS.end() },
            "default": Settings::default(),
        },
        "models": MODELS.iter().collect::<Vec<&model::Info>>(),
        "workloads": OFFERED.iter().map(|w| workload(*w)).collect::<Vec<_>>(),
    });
    let text = serde_json::to_string_pretty(&catalogue).expect("plain data");
    format!(
        "// Made from the Rust source by `BLESS=1 cargo test catalogue`; a test fails when it is stale.\n\
         /** @type {{import('../base/catalogue.js').Catalogue}} */\n\
         export const catalogue = {text};\n"
    )
}

fn workload(workload: &dyn Workload) -> Value {
    let info = workload.info();
    json!({
        "name": info.name,
        "title": info.title,
        "bound": match info.bound { Bound::Io => "I/O-bound", Bound::Cpu => "CPU-bound", Bound::Mixed => "mixed" },
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
        Domain::Text { max_bytes, lines, .. } => {
            (if lines { "text" } else { "line" }, Value::Null, json!(max_bytes), Value::Null)
        }
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

/// The documentation's table of all parameters.
pub fn markdown() -> String {
    let rows = OFFERED.iter().flat_map(|w| w.info().params.iter().map(|spec| row(w.info().name, spec)));
    let head = "| workload | parameter | unit | default | range | meaning |\n| --- | --- | --- | --- | --- | --- |\n";
    head.to_string() + &rows.collect::<String>()
}

fn row(workload: &str, spec: &Spec) -> String {
    let range = match spec.domain {
        Domain::Integer { min, max, .. } => format!("{min} to {max}, whole"),
        Domain::Number { min, max, .. } => format!("{min} to {max}"),
        Domain::List { min, max, max_len, .. } => {
            format!("1 to {max_len} numbers, each {min} to {max}, whole")
        }
        Domain::Flag { .. } => "`true`, `false`".to_string(),
        Domain::Choice { choices } => {
            choices.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
        }
        Domain::Text { max_bytes, .. } => format!("a text of at most {max_bytes} bytes"),
    };
    let (name, unit) = (spec.name, spec.unit.unwrap_or("–"));
    let default = match spec.domain {
        Domain::Text { default: "", .. } => "none".to_string(),
        Domain::Text { .. } => "an example".to_string(),
        domain => format!("`{}`", domain.default()),
    };
    format!("| `{workload}` | `{name}` | {unit} | {default} | {range} | {} |\n", spec.help)
}

#[cfg(test)]
mod tests {
    /// Compares a file of the checkout with the text it should have, and writes it if asked to.
    fn assert_fresh(name: &str, fresh: impl Fn(&str) -> String) {
        let path = format!("{}/../../{name}", env!("CARGO_MANIFEST_DIR"));
        let found = std::fs::read_to_string(&path).unwrap();
        let fresh = fresh(&found);
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, &fresh).unwrap();
        } else {
            assert!(found == fresh, "{name} is stale: BLESS=1 cargo test catalogue");
        }
    }

    #[test]
    fn catalogue_is_what_the_page_reads() {
        assert_fresh("www/generated/catalogue.js", |_| super::javascript());
    }

    #[test]
    fn catalogue_is_what_the_documentation_tells() {
        assert_fresh("docs/javascript.md", |found| {
            let (before, rest) = found.split_once("<!-- parameters").expect("where the table begins");
            let (mark, rest) = rest.split_once("-->\n").expect("the end of the mark");
            let (_, after) = rest.split_once("<!-- end of parameters").expect("where the table ends");
            format!("{before}<!-- parameters{mark}-->\n{}<!-- end of parameters{after}", super::markdown())
        });
    }
}
