//! What a small number of measured times tells, and how certain it is: medians, speed-ups, and their intervals.
//!
//! Figures in, figures out: no clock, no I/O. A value keeps the unit that it came with; a speed-up has none. Callers
//! never pass NaN or infinity.
//!
//! Intervals are 95 % percentile intervals of the bootstrap. The statistic is computed for [`RESAMPLES`] samples, each
//! drawn with replacement from the measured values (Efron, Bootstrap methods: another look at the jackknife, 1979;
//! Efron & Tibshirani, An introduction to the bootstrap, 1993, chapter 13). The draws always start from the same seed,
//! so that the same figures give the same interval on every device.

use oorandom::Rand32;
use serde::Serialize;

/// Samples drawn for an interval. Efron & Tibshirani ask for at least a thousand. With ten times as many, the ends of
/// the interval hardly depend on the seed.
pub const RESAMPLES: usize = 10_000;

/// The fewest values that get an interval.
///
/// Of n values even the range, from the smallest to the largest, holds the true median only with a chance of 1 −
/// 2^(1−n) (Thompson, On confidence ranges for the median, 1936). That is 94 % for five values and 97 % for six. With
/// fewer than six values no interval between them could be called a 95 % interval, and only the range can be shown.
/// With a few more, 95 % is still nominal: an interval holds the true median 93 % of the time for six values, 87 % for
/// seven (the worst), and 90 to 96 % for eight and more.
pub const LEAST_COUNT: usize = 6;

/// The share that an interval leaves out at each end.
const TAIL: f64 = 0.025;

/// A 95 % interval, in the unit of the values it was made of.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Interval {
    /// Whether `value` lies in the interval, ends included.
    pub fn contains(&self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }
}

/// The values of one figure over all rounds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// Their median.
    pub median: f64,
    /// Where the true median lies. `None` if there are too few values to tell.
    pub interval: Option<Interval>,
    /// How many there are.
    pub count: usize,
    /// The smallest.
    pub min: f64,
    /// The largest.
    pub max: f64,
}

/// The ratio of two medians over the same rounds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Ratio {
    /// The ratio that was measured.
    pub value: f64,
    /// Where the true ratio lies. `None` if there are too few rounds to tell.
    pub interval: Option<Interval>,
}

impl Ratio {
    /// Whether the two differ, as far as these rounds can tell: the interval does not contain 1. Without an interval no
    /// difference is shown.
    pub fn shows_difference(&self) -> bool {
        self.interval.is_some_and(|interval| !interval.contains(1.0))
    }
}

/// The middle value, whatever the order; for an even count, the mean of the two middle values. `None` for no values.
pub fn median(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| median_of(&in_order(values), &vec![1; values.len()]))
}

/// The interval of the median. `None` for fewer than [`LEAST_COUNT`] values.
pub fn median_interval(values: &[f64]) -> Option<Interval> {
    let values = in_order(values);
    interval(values.len(), |times| median_of(&values, times))
}

/// Median, interval and range. `None` for no values.
pub fn summary(values: &[f64]) -> Option<Summary> {
    Some(Summary {
        median: median(values)?,
        interval: median_interval(values),
        count: values.len(),
        min: values.iter().copied().fold(f64::INFINITY, f64::min),
        max: values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
    })
}

/// How many times as fast as the baseline the model is: the ratio of the medians.
///
/// The two lists hold the same rounds in the same order; the caller leaves a round that lacks one of its times out of
/// both. Rounds are drawn as pairs, so that something that slows a whole round down (a device that gets warm, another
/// program) does not widen the interval. The interval is that of this ratio; it does not say that every round was as
/// fast.
///
/// `None` for no rounds, for lists of different lengths, and if a time is not above 0: then the clock was too coarse
/// for a ratio.
pub fn speed_up(baseline_ms: &[f64], model_ms: &[f64]) -> Option<Ratio> {
    let measured = baseline_ms.iter().chain(model_ms).all(|&ms| ms > 0.0);
    if !measured || baseline_ms.len() != model_ms.len() {
        return None;
    }
    let value = median(baseline_ms)? / median(model_ms)?;
    let (baseline, model) = (in_order(baseline_ms), in_order(model_ms));
    let interval = interval(model.len(), |times| median_of(&baseline, times) / median_of(&model, times));
    Some(Ratio { value, interval })
}

/// The part of the work that more workers do not speed up, from 0 to 1, estimated from points of workers n and speed-up
/// S(n).
///
/// This is the least-squares estimate of s in Amdahl's law, 1/S(n) = s + (1 − s)/n (Validity of the single processor
/// approach to achieving large scale computing capabilities, 1967). The squares are of relative run time, in which the
/// law is linear: 1/S − 1/n = s (1 − 1/n). For a single point it is the serial fraction of Karp & Flatt (Measuring
/// parallel processor performance, 1990). Whatever grows with the number of workers, such as starting them, counts as
/// serial too; a speed-up above n counts as 0.
///
/// `None` if no point has more than one worker, because one worker says nothing about s. A speed-up that is not above 0
/// is no measurement, and is left out.
pub fn amdahl(points: &[(f64, f64)]) -> Option<f64> {
    let (mut products, mut squares) = (0.0, 0.0);
    for &(workers, speed_up) in points.iter().filter(|(workers, speed_up)| *workers > 1.0 && *speed_up > 0.0)
    {
        let shared = 1.0 - 1.0 / workers;
        products += shared * (1.0 / speed_up - 1.0 / workers);
        squares += shared * shared;
    }
    (squares > 0.0).then(|| (products / squares).clamp(0.0, 1.0))
}

/// The interval of a statistic over samples of `count` rounds. The statistic is given how often each round was drawn.
fn interval(count: usize, statistic: impl FnMut(&[usize]) -> f64) -> Option<Interval> {
    if count < LEAST_COUNT {
        return None;
    }
    let mut replicates = replicates(count, statistic);
    // The same number is left out below as above (Efron & Tibshirani, chapter 12).
    let outside = (TAIL * (RESAMPLES + 1) as f64) as usize;
    let mut ranked = |rank: usize| *replicates.select_nth_unstable_by(rank, f64::total_cmp).1;
    Some(Interval { low: ranked(outside - 1), high: ranked(RESAMPLES - outside) })
}

/// The statistic of every sample drawn.
fn replicates(count: usize, mut statistic: impl FnMut(&[usize]) -> f64) -> Vec<f64> {
    let mut random = Rand32::new(1979);
    let mut times = vec![0; count];
    let mut replicate = |_| {
        times.fill(0);
        for _ in 0..count {
            times[random.rand_range(0..count as u32) as usize] += 1;
        }
        statistic(&times)
    };
    (0..RESAMPLES).map(&mut replicate).collect()
}

/// The values in rising order, each with its round: sorted once, so that no sample has to be sorted.
fn in_order(values: &[f64]) -> Vec<(f64, usize)> {
    let mut ordered: Vec<_> = values.iter().copied().zip(0..).collect();
    ordered.sort_unstable_by(|(left, _), (right, _)| left.total_cmp(right));
    ordered
}

/// The median of a sample of as many values as `ordered` has (at least one), in which the value of each round appears
/// `times[round]` times.
fn median_of(ordered: &[(f64, usize)], times: &[usize]) -> f64 {
    let (mut rest, mut value, mut passed) = (ordered.iter(), f64::NAN, 0);
    let mut at = |place| {
        while passed <= place {
            let &(next, round) = rest.next().expect("a sample has as many values as there are");
            passed += times[round];
            value = next;
        }
        value
    };
    let lower = at((ordered.len() - 1) / 2);
    lower.midpoint(at(ordered.len() / 2))
}

#[cfg(test)]
mod tests;
