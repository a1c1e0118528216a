//! The parameters of workloads, and the one check that every value from a reader passes.

use crate::error::{Error, Kind};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// The kind of a parameter, with its range and default.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "default, min and max say what they are")]
pub enum Domain {
    /// A whole number.
    Integer { default: u32, min: u32, max: u32 },
    /// A number with a fraction.
    Number { default: f64, min: f64, max: f64 },
    /// A list of whole numbers, one entry for each task; `min` and `max` hold for each entry.
    List { default: &'static [u32], min: u32, max: u32, max_len: usize },
    /// On or off.
    Flag { default: bool },
    /// One of a few words; the first is the default.
    Choice { choices: &'static [&'static str] },
    /// A text of at most so many bytes: of many lines, or one line.
    Text { default: &'static str, max_bytes: usize, lines: bool },
}

/// One parameter of a workload.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// The parameter's name in the interface and in the address.
    pub name: &'static str,
    /// Its label on the page.
    pub label: &'static str,
    /// Its unit, if it has one.
    pub unit: Option<&'static str>,
    /// Its kind, default and range.
    pub domain: Domain,
    /// One sentence for the reader.
    pub help: &'static str,
}

/// Checked values: every parameter of the workload is present and in range.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Params(Map<String, Value>);

impl Params {
    /// A whole number. Only for names that the workload's own specs declare as one.
    pub fn integer(&self, name: &str) -> u32 {
        self.number(name) as u32
    }

    /// A number.
    pub fn number(&self, name: &str) -> f64 {
        self.0[name].as_f64().expect("checked as a number")
    }

    /// A list of whole numbers.
    pub fn list(&self, name: &str) -> Vec<u32> {
        let entries = self.0[name].as_array().expect("checked as a list");
        entries.iter().map(|n| n.as_f64().expect("checked as numbers") as u32).collect()
    }

    /// An on-off value.
    pub fn flag(&self, name: &str) -> bool {
        self.0[name].as_bool().expect("checked as a flag")
    }

    /// The largest value of the parameter `name`, below its present value, for which `fits` holds. `fits` must hold for
    /// small values and not for large ones. In a list no entry is larger than the value.
    pub fn largest(&self, specs: &[Spec], name: &str, fits: impl Fn(&Self) -> bool) -> Option<f64> {
        let (min, step) = match specs.iter().find(|spec| spec.name == name)?.domain {
            Domain::Integer { min, .. } | Domain::List { min, .. } => (f64::from(min), 1.0),
            Domain::Number { min, .. } => (min, 0.1),
            Domain::Flag { .. } | Domain::Choice { .. } | Domain::Text { .. } => return None,
        };
        let at = |steps: u32| ((min + f64::from(steps) * step) * 10.0).round() / 10.0;
        let fits = |steps: u32| fits(&self.with_at_most(name, at(steps)));
        let own = match &self.0[name] {
            Value::Array(_) => f64::from(self.list(name).into_iter().max()?),
            _ => self.number(name),
        };
        // Finds the number of steps that fit by halving: `low` fits, `high` does not.
        let (mut low, mut high) = (0, ((own - min) / step).ceil() as u32 + 1);
        if !fits(low) {
            return None;
        }
        while high - low > 1 {
            let middle = low.midpoint(high);
            if fits(middle) { low = middle } else { high = middle }
        }
        Some(at(low))
    }

    /// The same values, with each parameter named in `limits` at most as large as its limit.
    pub fn within(&self, limits: &[(&str, f64)]) -> Self {
        limits.iter().fold(self.clone(), |params, (name, max)| params.with_at_most(name, *max))
    }

    fn with_at_most(&self, name: &str, max: f64) -> Self {
        let cut = |value: &Value| json!(value.as_f64().map_or(max, |n| n.min(max)));
        let value = match &self.0[name] {
            Value::Array(entries) => entries.iter().map(cut).collect(),
            value => cut(value),
        };
        let mut params = self.clone();
        params.0.insert(name.to_string(), value);
        params
    }

    /// The chosen word.
    pub fn choice(&self, name: &str) -> &str {
        self.0[name].as_str().expect("checked as a choice")
    }
}

/// Checks a reader's values against the workload's parameters and fills in defaults.
///
/// # Errors
/// `invalid`, naming the parameter, its range and the value that was given.
pub fn check(specs: &[Spec], given: &Map<String, Value>) -> Result<Params, Error> {
    if let Some(unknown) = given.keys().find(|name| !specs.iter().any(|s| s.name == *name)) {
        let known: Vec<_> = specs.iter().map(|s| s.name).collect();
        return Err(invalid(format!("There is no parameter \"{unknown}\"; there are {}.", known.join(", "))));
    }
    let mut checked = Map::new();
    for spec in specs {
        let value = match given.get(spec.name) {
            Some(value) => spec.domain.check(value).map_err(|wanted| {
                invalid(format!("{} has to be {wanted}, and is {}.", spec.name, excerpt(value)))
            })?,
            None => spec.domain.default(),
        };
        checked.insert(spec.name.to_string(), value);
    }
    Ok(Params(checked))
}

fn invalid(message: String) -> Error {
    Error::new(Kind::Invalid, message)
}

/// The reader's value as text, cut if it is long.
fn excerpt(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(60) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text,
    }
}

impl Domain {
    /// The value to use if the reader gave none.
    pub fn default(&self) -> Value {
        match *self {
            Self::Integer { default, .. } => json!(default),
            Self::Number { default, .. } => json!(default),
            Self::List { default, .. } => json!(default),
            Self::Flag { default } => json!(default),
            Self::Choice { choices } => json!(choices[0]),
            Self::Text { default, .. } => json!(default),
        }
    }

    /// The checked value, or a description of what is allowed.
    fn check(&self, value: &Value) -> Result<Value, String> {
        match *self {
            Self::Integer { min, max, .. } => integer(value, min, max)
                .map(|n| json!(n))
                .ok_or_else(|| format!("a whole number from {min} to {max}")),
            Self::Number { min, max, .. } => value
                .as_f64()
                .filter(|n| (min..=max).contains(n))
                .map(|n| json!(n))
                .ok_or_else(|| format!("a number from {min} to {max}")),
            Self::List { min, max, max_len, .. } => value
                .as_array()
                .filter(|list| (1..=max_len).contains(&list.len()))
                .and_then(|list| list.iter().map(|n| integer(n, min, max)).collect::<Option<Vec<_>>>())
                .map(|list| json!(list))
                .ok_or_else(|| format!("a list of 1 to {max_len} whole numbers from {min} to {max}")),
            Self::Flag { .. } => value.as_bool().map(|b| json!(b)).ok_or_else(|| "true or false".to_string()),
            Self::Choice { choices } => value
                .as_str()
                .filter(|word| choices.contains(word))
                .map(|word| json!(word))
                .ok_or_else(|| format!("one of {}", choices.join(", "))),
            Self::Text { max_bytes, .. } => value
                .as_str()
                .filter(|text| text.len() <= max_bytes)
                .map(|text| json!(text))
                .ok_or_else(|| format!("a text of at most {max_bytes} bytes")),
        }
    }
}

/// JavaScript has one kind of number, so 3.0 counts as 3.
fn integer(value: &Value, min: u32, max: u32) -> Option<u32> {
    let n = value.as_f64()?;
    (n.fract() == 0.0 && n >= f64::from(min) && n <= f64::from(max)).then_some(n as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPECS: &[Spec] = &[
        Spec {
            name: "n",
            label: "",
            unit: None,
            help: "",
            domain: Domain::List { default: &[1, 2], min: 0, max: 9, max_len: 3 },
        },
        Spec {
            name: "ms",
            label: "",
            unit: None,
            help: "",
            domain: Domain::Number { default: 1.5, min: 0.0, max: 2.0 },
        },
        Spec {
            name: "io",
            label: "",
            unit: None,
            help: "",
            domain: Domain::Choice { choices: &["timed", "real"] },
        },
    ];

    fn checked(given: Value) -> Result<Params, Error> {
        check(SPECS, given.as_object().unwrap())
    }

    #[test]
    fn defaults_fill_what_is_not_given() {
        let params = checked(json!({"n": [3.0]})).unwrap();
        assert_eq!((params.list("n"), params.number("ms"), params.choice("io")), (vec![3], 1.5, "timed"));
    }

    #[test]
    fn every_wrong_value_is_refused_and_named() {
        for (given, named) in [
            (json!({"n": []}), "n has to be"),
            (json!({"n": [1, 2, 3, 4]}), "1 to 3"),
            (json!({"n": [10]}), "0 to 9"),
            (json!({"n": [1.5]}), "n has to be"),
            (json!({"n": 7}), "a list"),
            (json!({"ms": "1"}), "ms has to be a number"),
            (json!({"ms": -0.1}), "and is -0.1"),
            (json!({"io": "fast"}), "timed, real"),
            (json!({"passes": 1}), "no parameter \"passes\""),
        ] {
            let error = checked(given.clone()).expect_err(&given.to_string());
            assert_eq!(error.kind, Kind::Invalid);
            assert!(error.message.contains(named), "{given}: {}", error.message);
        }
    }
}
