//! The bodies of `range` and `slice`.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use crate::object::{Body, Kind};
use crate::value::Value;

pub(crate) struct Range {
    pub(crate) start: Value,
    pub(crate) stop: Value,
    pub(crate) step: Value,
}

impl Body for Range {
    const KIND: Kind = Kind::Range;
}

impl Range {
    /// Start, stop and step, if all fit.
    pub(crate) fn small(&self) -> Option<(i64, i64, i64)> {
        Some((self.start.as_small()?, self.stop.as_small()?, self.step.as_small()?))
    }

    fn big(&self) -> (BigInt, BigInt, BigInt) {
        let number = |value: &Value| value.as_big().unwrap_or_default();
        (number(&self.start), number(&self.stop), number(&self.step))
    }

    pub(crate) fn len(&self) -> BigInt {
        let (start, stop, step) = self.big();
        let (low, high, stride) = if step.is_positive() { (start, stop, step) } else { (stop, start, -step) };
        if high <= low { BigInt::zero() } else { (high - low - 1i32).div_floor(&stride) + 1i32 }
    }

    /// The item with this index, which is within the range.
    pub(crate) fn item(&self, index: &BigInt) -> BigInt {
        let (start, _, step) = self.big();
        start + index * step
    }

    /// Where an integer stands in the range.
    pub(crate) fn index_of(&self, number: &BigInt) -> Option<BigInt> {
        let (start, stop, step) = self.big();
        let within = if step.is_positive() {
            &start <= number && number < &stop
        } else {
            &stop < number && number <= &start
        };
        let (index, rest) = (number - start).div_mod_floor(&step);
        (within && rest.is_zero()).then_some(index)
    }
}

pub(crate) struct Slice {
    pub(crate) start: Value,
    pub(crate) stop: Value,
    pub(crate) step: Value,
}

impl Body for Slice {
    const KIND: Kind = Kind::Slice;
    crate::holds!([start, stop, step], []);
}

/// The places that a slice names in a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Places {
    pub(crate) start: isize,
    pub(crate) stop: isize,
    pub(crate) step: isize,
    pub(crate) count: usize,
}

impl Places {
    pub(crate) fn iter(self) -> impl Iterator<Item = usize> {
        (0..self.count).map(move |index| (self.start + self.step * index as isize) as usize)
    }
}

/// The same of bounds and a step that are no objects, where no sum can overflow.
pub(crate) fn small_places(start: Option<i64>, stop: Option<i64>, step: i64, len: usize) -> Places {
    let (length, backwards) = (len as i64, step < 0);
    let (least, most) = if backwards { (-1, length - 1) } else { (0, length) };
    let clip = |bound: Option<i64>, open: i64| match bound {
        None => open,
        Some(bound) if bound < 0 => (bound + length).max(least),
        Some(bound) => bound.min(most),
    };
    let start = clip(start, if backwards { most } else { least });
    let stop = clip(stop, if backwards { least } else { most });
    let span = if backwards { start - stop } else { stop - start };
    let count = if span <= 0 { 0 } else { ((span - 1) / step.abs() + 1) as usize };
    // A longer step leads behind the other end as well.
    let step = isize::try_from(step).unwrap_or(if backwards { isize::MIN + 1 } else { isize::MAX });
    Places { start: start as isize, stop: stop as isize, step, count }
}

/// `PySlice_AdjustIndices`, of bounds that may be any integers; the step is not zero.
pub(crate) fn places(start: Option<&BigInt>, stop: Option<&BigInt>, step: &BigInt, len: usize) -> Places {
    let length = BigInt::from(len);
    let backwards = step.is_negative();
    let (least, most) =
        if backwards { (-BigInt::one(), &length - 1i32) } else { (BigInt::zero(), length.clone()) };
    let clip = |bound: Option<&BigInt>, open: &BigInt| match bound {
        None => open.clone(),
        Some(bound) if bound.is_negative() => (bound + &length).max(least.clone()),
        Some(bound) => bound.clone().min(most.clone()),
    };
    let start = clip(start, if backwards { &most } else { &least }).to_isize().unwrap_or(0);
    let stop = clip(stop, if backwards { &least } else { &most }).to_isize().unwrap_or(0);
    let step = step.to_isize().unwrap_or(if backwards { isize::MIN + 1 } else { isize::MAX });
    let span = if backwards { start.saturating_sub(stop) } else { stop.saturating_sub(start) };
    let count = if span <= 0 { 0 } else { ((span - 1) / step.saturating_abs() + 1) as usize };
    Places { start, stop, step, count }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(start: Option<i64>, stop: Option<i64>, step: i64, len: usize) -> Vec<usize> {
        let (big_start, big_stop) = (start.map(BigInt::from), stop.map(BigInt::from));
        let places = places(big_start.as_ref(), big_stop.as_ref(), &step.into(), len);
        if step != i64::MAX {
            assert_eq!(small_places(start, stop.filter(|stop| *stop < i64::MAX), step, len), places);
        }
        places.iter().collect()
    }

    #[test]
    fn slices_name_the_places_that_python_names() {
        assert_eq!(of(None, None, 1, 3), [0, 1, 2]);
        assert_eq!(of(None, None, -1, 3), [2, 1, 0]);
        assert_eq!(of(Some(-2), None, 1, 3), [1, 2]);
        assert_eq!(of(Some(5), Some(-10), -2, 3), [2, 0]);
        assert_eq!(of(Some(2), Some(1), 1, 3), [] as [usize; 0]);
        assert_eq!(of(Some(0), Some(i64::MAX), i64::MAX, 3), [0]);
    }
}
