//! Days and hours of moments, and the moments of days and hours.

use crate::modules::state;
use crate::object::allocate;
use crate::types::Methods;
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) const RECORD: &str = "time.struct_time";
pub(super) const FIELDS: [&str; 9] =
    ["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"];

const DAY: i64 = 86_400;

/// What a `struct_time` says, in its order: year, month, day, hour, minute, second, weekday from Monday, day of the
/// year from 1, and whether it is summer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment(pub(super) [i64; 9]);

/// How many days lie between 1970 and a day; months may be any number.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    // Years that begin in March end with the leap day.
    let (year, month) = (year + (month - 1).div_euclid(12), (month - 1).rem_euclid(12));
    let (year, month) = if month < 2 { (year - 1, month + 10) } else { (year, month - 2) };
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leaps + (month * 153 + 2) / 5 + day - 1 - 719_468
}

impl Moment {
    pub(super) fn of_seconds(seconds: i64) -> Self {
        let (days, rest) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
        let shifted = days + 719_468;
        let (era, day) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        let of_year = day - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let date = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        let yearday = days - days_since_1970(year, 1, 1) + 1;
        let weekday = (days + 3).rem_euclid(7);
        Self([year, month, date, rest / 3600, rest / 60 % 60, rest % 60, weekday, yearday, 0])
    }

    pub(super) fn seconds(&self) -> i64 {
        let [year, month, day, hour, minute, second, ..] = self.0;
        days_since_1970(year, month, day) * DAY + hour * 3600 + minute * 60 + second
    }
}

pub(super) fn fill(m: &Methods) {
    m.wait("gmtime", "seconds=None, /", waits!(of_seconds))
        .wait("localtime", "seconds=None, /", waits!(of_seconds))
        .wait("mktime", "time_tuple, /", waits!(seconds));
}

/// The moment that a program means by seconds since 1970; now by default.
#[undropped]
pub(super) async fn moment_of(vm: Vm, seconds: &Value) -> Res<Moment> {
    let seconds = match (seconds.is_none(), seconds.real()) {
        (true, _) => vm.interp().world.time(),
        (false, Some(seconds)) if seconds.is_nan() => {
            return Err(vm.value_error("Invalid value NaN (not a number)"));
        }
        (false, Some(seconds)) => seconds,
        (false, None) => vm.index(seconds).await?.as_i64().map_or(f64::INFINITY, |seconds| seconds as f64),
    };
    let seconds = seconds.floor();
    if seconds.abs() > 6.7e16 {
        return Err(vm.overflow_error("timestamp out of range for platform time_t"));
    }
    Ok(Moment::of_seconds(seconds as i64))
}

/// `struct_time(sequence)`: what the sequence has behind the nine is about time zones, of which there is one.
#[undropped]
pub(super) async fn new(vm: Vm, a: Vec<Value>) -> Res {
    let mut items = crate::modules::record::items(vm, &a[1]).await?;
    let given = items.len();
    let bound = match given {
        ..9 => "at least 9",
        12.. => "at most 11",
        _ => {
            items.truncate(9);
            return Ok(allocate(&a[0], Tuple::new(items)));
        }
    };
    Err(vm.type_error(format!("time.struct_time() takes an {bound}-sequence ({given}-sequence given)")))
}

#[undropped]
async fn of_seconds(vm: Vm, a: Vec<Value>) -> Res {
    let Moment(parts) = moment_of(vm, &a[0]).await?;
    let items = parts.iter().map(|part| vm.int(*part)).collect();
    Ok(allocate(&state::kept(vm, RECORD), Tuple::new(items)))
}

/// The moment that a program's own tuple is.
pub(super) fn of_tuple(vm: Vm, value: &Value, function: &str) -> Res<Moment> {
    let Some(tuple) = value.get::<Tuple>() else {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    };
    let items = tuple.items();
    if items.len() != 9 {
        return Err(vm.type_error(format!("{function}(): illegal time tuple argument")));
    }
    let mut parts = [0; 9];
    for (part, item) in parts.iter_mut().zip(items) {
        let Some(number) = item.as_i64() else {
            let class = vm.class_name(item);
            return Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")));
        };
        if i32::try_from(number).is_err() {
            let limit = if number < 0 { "less than minimum" } else { "greater than maximum" };
            return Err(vm.overflow_error(format!("signed integer is {limit}")));
        }
        *part = number;
    }
    Ok(Moment(parts))
}

#[undropped]
async fn seconds(vm: Vm, a: Vec<Value>) -> Res {
    Ok(Value::float(of_tuple(vm, &a[0], "mktime")?.seconds() as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_there_and_back() {
        for seconds in [0, 951_782_400, 951_868_800, 1e9 as i64, -1, -86_401, 4_102_444_799, -62_135_596_800]
        {
            assert_eq!(Moment::of_seconds(seconds).seconds(), seconds);
        }
        assert_eq!(Moment::of_seconds(951_782_400).0, [2000, 2, 29, 0, 0, 0, 1, 60, 0]);
        assert_eq!(Moment::of_seconds(-1).0, [1969, 12, 31, 23, 59, 59, 2, 365, 0]);
    }
}
