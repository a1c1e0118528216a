//! Known answers, exact distributions, and how often an interval holds the true value.

use super::*;
use oorandom::Rand64;

/// Days that mice lived, with treatment and without (Efron & Tibshirani, table 2.1).
const TREATED: [f64; 7] = [94.0, 197.0, 16.0, 38.0, 99.0, 141.0, 23.0];
const CONTROL: [f64; 9] = [52.0, 104.0, 146.0, 10.0, 51.0, 30.0, 40.0, 27.0, 46.0];

/// At most three standard errors of a share of the replicates.
const SHARE: f64 = 0.015;

fn close(found: f64, expected: f64, tolerance: f64) -> bool {
    (found - expected).abs() <= tolerance
}

fn medians_drawn(values: &[f64]) -> Vec<f64> {
    let values = in_order(values);
    replicates(values.len(), |times| median_of(&values, times))
}

fn share(replicates: &[f64], holds: impl Fn(f64) -> bool) -> f64 {
    replicates.iter().filter(|&&value| holds(value)).count() as f64 / replicates.len() as f64
}

/// Times that are skewed as real ones are: never below 5, most just above it. Their median is 5 + ln 2.
fn skewed(random: &mut Rand64, count: usize) -> Vec<f64> {
    (0..count).map(|_| 5.0 - (1.0 - random.rand_float()).ln()).collect()
}

/// How many of `pairs` pairs of such lists, of 12 rounds each, show a difference; the second is `times` as slow.
fn differences_shown(pairs: usize, times: f64) -> usize {
    let random = &mut Rand64::new(3);
    let shown = |_: &usize| {
        let (left, right) = (skewed(random, 12), skewed(random, 12));
        let right: Vec<_> = right.iter().map(|ms| ms * times).collect();
        speed_up(&left, &right).unwrap().shows_difference()
    };
    (0..pairs).filter(shown).count()
}

#[test]
fn the_median_is_in_the_middle_whatever_the_order() {
    assert_eq!((median(&TREATED), median(&CONTROL)), (Some(94.0), Some(46.0)));
    for (values, expected) in [
        (&[7.0][..], 7.0),
        (&[9.0, 1.0], 5.0),
        (&[4.0, 1.0, 3.0, 2.0], 2.5),
        (&[8.0, 8.0, 1.0, 8.0], 8.0),
        (&[-1.0, -3.0, -2.0], -2.0),
    ] {
        assert_eq!(median(values), Some(expected), "{values:?}");
    }
    assert_eq!(median(&[]), None);
}

/// The page and the benchmarks must reach the same median: `tests/js/median.test.js` reads this file.
#[test]
fn golden_medians_are_the_pages_too() {
    let random = &mut Rand64::new(8);
    let counts = [1, 2, 3, 4, 5, 6, 7, 10, 100];
    let lists = counts.map(|count| skewed(random, count)).into_iter().chain([TREATED.into(), CONTROL.into()]);
    let told: Vec<_> = lists
        .map(|values: Vec<f64>| serde_json::json!({"median": median(&values), "values": values}))
        .collect();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/medians.json");
    let fresh = serde_json::to_string(&told).unwrap() + "\n";
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &fresh).unwrap();
    }
    assert!(std::fs::read_to_string(path).unwrap() == fresh, "{path} is stale: BLESS=1 cargo test golden");
}

/// Efron 1979, section 3: how often the median of a sample drawn from 13 values is each of the 13, smallest first.
#[test]
fn of_thirteen_values_the_medians_drawn_are_as_efron_worked_out() {
    let values: Vec<_> = (0..13).map(f64::from).collect();
    let drawn = medians_drawn(&values);
    for (rank, expected) in [(1, 0.0015), (2, 0.0142), (3, 0.0550), (4, 0.1242), (5, 0.1936), (6, 0.2230)] {
        for value in [values[rank], values[12 - rank]] {
            let found = share(&drawn, |median| median == value);
            assert!(close(found, expected, SHARE.min(expected)), "{value}: {found}, not {expected}");
        }
    }
}

/// Efron & Tibshirani, table 2.2: 37.83 is the limit as the number of samples grows.
#[test]
fn the_medians_of_treated_mice_vary_as_much_as_published() {
    let drawn = medians_drawn(&TREATED);
    let mean = drawn.iter().sum::<f64>() / drawn.len() as f64;
    let variance = drawn.iter().map(|median| (median - mean).powi(2)).sum::<f64>() / drawn.len() as f64;
    assert!(close(variance.sqrt(), 37.83, 0.8), "{}", variance.sqrt());
}

/// The drawn median is the smallest of the seven values with a chance of 0.010, and one of the two smallest with a
/// chance of 0.108. So the 2.5 % end lies at the second value, whatever the seed.
#[test]
fn the_interval_of_treated_mice_goes_from_the_second_to_the_sixth() {
    assert_eq!(median_interval(&TREATED), Some(Interval { low: 23.0, high: 141.0 }));
}

#[test]
fn of_six_values_medians_and_interval_agree_with_every_sample_there_is() {
    let values = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0];
    let sample = |number: usize| (0..6).map(move |digit| number / 6usize.pow(digit) % 6);
    let every: Vec<_> = (0..6usize.pow(6))
        .map(|number| median(&sample(number).map(|round| values[round]).collect::<Vec<_>>()).unwrap())
        .collect();
    let drawn = medians_drawn(&values);
    for upto in values.iter().flat_map(|low| values.map(|high| low.midpoint(high))) {
        let (found, expected) =
            (share(&drawn, |median| median <= upto), share(&every, |median| median <= upto));
        assert!(close(found, expected, SHARE), "up to {upto}: {found}, not {expected}");
    }
    let Interval { low, high } = median_interval(&values).unwrap();
    for (outside, outside_or_at) in [
        (share(&every, |median| median < low), share(&every, |median| median <= low)),
        (share(&every, |median| median > high), share(&every, |median| median >= high)),
    ] {
        assert!(outside < TAIL + 0.005 && outside_or_at > TAIL - 0.005, "{low} to {high}");
    }
}

#[test]
fn an_interval_holds_the_true_median_as_often_as_it_says() {
    let (random, truth) = (&mut Rand64::new(1), 5.0 + 2f64.ln());
    let right = |_: &i32| median_interval(&skewed(random, 10)).unwrap().contains(truth);
    let right = (0..300).filter(right).count();
    assert!((270..=297).contains(&right), "{right} of 300");
}

/// The interval from the `low`th to the `high`th smallest value holds the median of any distribution when at least
/// `low`, and fewer than `high`, of n values lie below the median: a binomial with a chance of one half.
#[test]
fn the_claims_about_few_values_hold() {
    for count in (7..40).step_by(2) {
        let expected = if count == 7 { 0.87..0.88 } else { 0.9..0.965 };
        let Interval { low, high } =
            median_interval(&(1..=count).map(f64::from).collect::<Vec<_>>()).unwrap();
        let (mut chance, mut held) = (0.5f64.powi(count), 0.0);
        for below in 0..count {
            held += if (low..high).contains(&f64::from(below)) { chance } else { 0.0 };
            chance *= f64::from(count - below) / f64::from(below + 1);
        }
        assert!(expected.contains(&held), "{held} for {count} values, from the {low}th to the {high}th");
    }
}

#[test]
fn too_few_values_have_no_interval_and_their_range_would_not_do() {
    let range_holds = |count: usize| 1.0 - 0.5f64.powi(count as i32 - 1);
    assert!(range_holds(LEAST_COUNT - 1) < 0.95 && range_holds(LEAST_COUNT) >= 0.95);
    for count in 0..LEAST_COUNT {
        assert_eq!(median_interval(&TREATED[..count]), None);
    }
    assert!(median_interval(&TREATED[..LEAST_COUNT]).is_some());
}

#[test]
fn the_ends_of_an_interval_are_in_it() {
    let interval = Interval { low: 1.0, high: 2.0 };
    assert_eq!(
        [0.9, 1.0, 1.5, 2.0, 2.1].map(|value| interval.contains(value)),
        [false, true, true, true, false]
    );
}

#[test]
fn the_same_figures_give_the_same_interval_on_every_machine() {
    let random = &mut Rand64::new(2);
    let (left, right) = (skewed(random, 50), skewed(random, 50));
    assert_eq!(median_interval(&left), median_interval(&left));
    assert_eq!(speed_up(&left, &right), speed_up(&left, &right));
    let values: Vec<_> = (0..100).map(f64::from).collect();
    assert_eq!(medians_drawn(&values)[..6], [53.0, 50.5, 42.5, 58.5, 45.5, 50.0]);
}

#[test]
fn a_speed_up_is_median_by_median() {
    let Ratio { value, interval } = speed_up(&[30.0, 10.0, 20.0], &[4.0, 80.0, 5.0]).unwrap();
    assert_eq!((value, interval), (4.0, None));
    let one = speed_up(&[30.0], &[10.0]).unwrap();
    assert_eq!((one, one.shows_difference()), (Ratio { value: 3.0, interval: None }, false));
}

/// Every round is slower than the one before, and the last is fifteen times as slow as the first. In each round the
/// model is just over twice as fast.
#[test]
fn rounds_that_drift_do_not_widen_what_is_paired() {
    let random = &mut Rand64::new(4);
    let drift: Vec<_> = (0..15).map(|round| 100.0 * f64::from(1 + round)).collect();
    let baseline_ms: Vec<_> = drift.iter().map(|ms| ms * (1.0 + 0.01 * random.rand_float())).collect();
    let model_ms: Vec<_> = drift.iter().map(|ms| ms / 2.1 * (1.0 + 0.01 * random.rand_float())).collect();

    let paired = speed_up(&baseline_ms, &model_ms).unwrap();
    let Interval { low, high } = paired.interval.unwrap();
    assert!(paired.shows_difference() && low > 2.0 && high < 2.2 && high - low < 0.05, "{low} to {high}");

    let (left, right) = (median_interval(&baseline_ms).unwrap(), median_interval(&model_ms).unwrap());
    assert!(left.low / right.high < 1.0 && left.high / right.low > 4.0, "{left:?} {right:?}");
}

#[test]
fn equal_models_show_no_difference() {
    let same = speed_up(&CONTROL, &CONTROL).unwrap();
    assert_eq!(same, Ratio { value: 1.0, interval: Some(Interval { low: 1.0, high: 1.0 }) });
    assert!(!same.shows_difference());
    let shown = differences_shown(200, 1.0);
    assert!(shown <= 16, "{shown} of 200, where 10 are to be expected");
}

#[test]
fn a_slower_model_shows_a_difference() {
    let shown = differences_shown(50, 1.5);
    assert!(shown >= 48, "{shown} of 50");
}

#[test]
fn models_that_cannot_be_compared_have_no_speed_up() {
    for (baseline_ms, model_ms) in [
        (&[][..], &[][..]),
        (&[1.0], &[]),
        (&[1.0], &[1.0, 2.0]),
        (&[1.0, 2.0], &[1.0, 0.0]),
        (&[0.0], &[1.0]),
    ] {
        assert_eq!(speed_up(baseline_ms, model_ms), None, "{baseline_ms:?} {model_ms:?}");
    }
}

/// Points that follow Amdahl's law, multiplied by noise.
fn points(serial: f64, mut noise: impl FnMut() -> f64) -> Vec<(f64, f64)> {
    [1.0, 2.0, 3.0, 4.0, 8.0, 16.0].map(|n| (n, 1.0 / (serial + (1.0 - serial) / n) * noise())).to_vec()
}

#[test]
fn amdahl_finds_the_fraction_that_points_were_made_of() {
    for serial in [0.0, 0.05, 0.3, 1.0] {
        let found = amdahl(&points(serial, || 1.0)).unwrap();
        assert!(close(found, serial, 1e-12), "{found}, not {serial}");
        let random = &mut Rand64::new(5);
        let found = amdahl(&points(serial, || 0.95 + 0.1 * random.rand_float())).unwrap();
        assert!(close(found, serial, 0.03), "{found}, not {serial}");
    }
}

/// Hennessy & Patterson, Computer architecture: to be 80 times as fast with 100 processors, at most 0.25 % of the work
/// may be serial.
#[test]
fn amdahl_agrees_with_the_textbook() {
    assert!(close(amdahl(&[(100.0, 80.0)]).unwrap(), 0.0025, 0.00005));
}

/// Two points that disagree: 1 − 1/n is 1/2 and 3/4, 1/S − 1/n is 1/10 and 1/4, so that
/// s = (1/2 · 1/10 + 3/4 · 1/4) / (1/4 + 9/16) = 19/65.
#[test]
fn amdahl_weighs_points_by_least_squares() {
    assert!(close(amdahl(&[(2.0, 1.0 / 0.6), (4.0, 2.0)]).unwrap(), 19.0 / 65.0, 1e-12));
}

#[test]
fn amdahl_stays_a_fraction_and_needs_more_than_one_worker() {
    assert_eq!(amdahl(&[(2.0, 3.0), (4.0, 5.0)]), Some(0.0));
    assert_eq!(amdahl(&[(2.0, 0.5)]), Some(1.0));
    for points in [&[][..], &[(1.0, 1.0), (1.0, 0.9)], &[(0.0, 1.0)], &[(4.0, 0.0)]] {
        assert_eq!(amdahl(points), None, "{points:?}");
    }
    assert_eq!(amdahl(&[(4.0, 0.0), (2.0, 2.0)]), Some(0.0));
}

#[test]
fn a_summary_says_it_all() {
    let json = |values: &[f64]| serde_json::to_string(&summary(values)).unwrap();
    assert_eq!(
        json(&TREATED),
        r#"{"median":94.0,"interval":{"low":23.0,"high":141.0},"count":7,"min":16.0,"max":197.0}"#
    );
    assert_eq!(json(&[2.0, 1.0]), r#"{"median":1.5,"interval":null,"count":2,"min":1.0,"max":2.0}"#);
    assert_eq!(summary(&[]), None);
}
