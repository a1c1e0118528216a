//! The figures of a comparison: every model's wall times over the rounds, and its speed-up over the baseline, each with
//! an interval that says how certain it is.

use crate::stats::{self, Ratio, Summary};
use serde::{Deserialize, Serialize};

/// What was measured. All lists have the same length, with one entry for each round: `None` if a round has no figure.
#[derive(Debug, Deserialize)]
pub struct Measured {
    /// The times that speed-ups are measured against, in milliseconds. `None` if there is no baseline.
    baseline_ms: Option<Vec<Option<f64>>>,
    /// The wall times of each model, in milliseconds.
    models_ms: Vec<Vec<Option<f64>>>,
}

/// The figures of one model.
#[derive(Debug, PartialEq, Serialize)]
pub struct Compared {
    /// Its wall time, in milliseconds. `None` if there is no figure.
    wall_ms: Option<Summary>,
    /// How many times as fast as the baseline it is.
    speedup: Option<Ratio>,
    /// Whether it differs from the baseline. `None` if there are too few rounds to tell.
    differs: Option<bool>,
}

/// The figures of every model, in order.
pub fn compare(measured: &Measured) -> Vec<Compared> {
    measured.models_ms.iter().map(|model_ms| of_model(measured.baseline_ms.as_deref(), model_ms)).collect()
}

fn of_model(baseline_ms: Option<&[Option<f64>]>, model_ms: &[Option<f64>]) -> Compared {
    let known: Vec<_> = model_ms.iter().flatten().copied().collect();
    // Rounds are compared as pairs, so a round that lacks either time is left out.
    let pairs = baseline_ms.unwrap_or_default().iter().zip(model_ms);
    let (ours, theirs): (Vec<_>, Vec<_>) = pairs.filter_map(|(baseline, model)| baseline.zip(*model)).unzip();
    let speedup = stats::speed_up(&ours, &theirs);
    let differs = speedup.filter(|ratio| ratio.interval.is_some()).map(|ratio| ratio.shows_difference());
    Compared { wall_ms: stats::summary(&known), speedup, differs }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn compared(baseline: Value, models: Value) -> Vec<Compared> {
        compare(&serde_json::from_value(json!({"baseline_ms": baseline, "models_ms": models})).unwrap())
    }

    #[test]
    fn rounds_are_compared_as_pairs_and_a_round_without_a_figure_is_none() {
        let answers =
            compared(json!([10, 20, null, 40]), json!([[5, null, 1, 20], [null, null, null, null]]));
        assert_eq!(answers[0].wall_ms.unwrap().count, 3);
        // (10 and 40) to (5 and 20): 25 to 12.5.
        assert_eq!(answers[0].speedup.unwrap().value, 2.0);
        assert_eq!(answers[0].differs, None, "two rounds tell nothing");
        assert_eq!(answers[1], Compared { wall_ms: None, speedup: None, differs: None });
    }

    #[test]
    fn enough_rounds_show_a_difference_or_none() {
        let baseline: Vec<f64> = (0..12).map(|round| 100.0 + f64::from(round % 4)).collect();
        let half: Vec<f64> = baseline.iter().map(|ms| ms / 2.0).collect();
        let same: Vec<f64> = baseline.iter().rev().copied().collect();
        let answers = compared(json!(baseline), json!([half, same]));
        assert_eq!((answers[0].differs, answers[1].differs), (Some(true), Some(false)));
    }

    #[test]
    fn without_a_baseline_there_is_no_speed_up() {
        assert_eq!(compared(Value::Null, json!([[1.0, 2.0]]))[0].speedup, None);
    }
}
