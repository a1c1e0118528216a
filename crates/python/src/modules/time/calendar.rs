//! Moments as dates: `gmtime`, `strftime` and the like. The only zone is UTC.

use super::record::{self, FIELDS};
use crate::modules::state;
use crate::types::Methods;
use crate::types::number_methods::to_real;
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};
use crate::waits;

pub(super) const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A moment as a calendar and a clock have it: the fields of `struct_time`, with months from 1 and Monday as 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) year: i64,
    pub(super) month: i64,
    pub(super) day: i64,
    pub(super) hour: i64,
    pub(super) minute: i64,
    pub(super) second: i64,
    /// From Monday, which is 0.
    pub(super) weekday: i64,
    /// From 1.
    pub(super) day_of_year: i64,
}

pub(super) fn install(vm: Vm, m: &Methods) {
    let class = record::class(vm);
    state::keep(vm, record::NAME, &class);
    m.value("struct_time", class)
        .value("_STRUCT_TM_ITEMS", vm.size(FIELDS + 2))
        .wait("gmtime", "seconds=None, /", |vm, a| crate::vm::native::task(broken_down(vm, a)))
        .wait("localtime", "seconds=None, /", |vm, a| crate::vm::native::task(broken_down(vm, a)))
        .wait("ctime", "seconds=None, /", waits!(ctime))
        .wait("asctime", "time_tuple=?, /", waits!(asctime))
        .wait("mktime", "time_tuple, /", waits!(mktime))
        .wait("strftime", "format, time_tuple=?, /", waits!(super::strftime::strftime))
        .wait("strptime", "string, format='', /", waits!(strptime));
}

/// Days since 1970 of a date, whose month may be any number.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = (year + (month - 1).div_euclid(12), (month - 1).rem_euclid(12) + 1);
    // Years begin with March, so that a leap day is the last of its year.
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + day_of_year - 719_468
}

impl Moment {
    /// The moment so many seconds after 1970 began.
    pub(super) fn of_seconds(seconds: i64) -> Self {
        let (days_since, clock) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let shifted = days_since + 719_468;
        let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let from_march = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * from_march + 2) / 153;
        let day = from_march - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self {
            year,
            month,
            day,
            hour: clock / 3600,
            minute: clock / 60 % 60,
            second: clock % 60,
            weekday: (days_since + 3).rem_euclid(7),
            day_of_year: days_since - days(year, 1, 1) + 1,
        }
    }

    /// Seconds since 1970; the fields may be out of their ranges.
    pub(super) fn seconds(&self) -> i64 {
        days(self.year, self.month, self.day) * 86_400 + self.hour * 3600 + self.minute * 60 + self.second
    }

    pub(super) fn fields(&self) -> [i64; FIELDS] {
        let Self { year, month, day, hour, minute, second, weekday, day_of_year } = *self;
        [year, month, day, hour, minute, second, weekday, day_of_year, 0]
    }
}

fn out_of_range(vm: Vm) -> Raise {
    vm.overflow_error("timestamp out of range for platform time_t")
}

/// The moment that an argument names in seconds, or now.
async fn moment(vm: Vm, seconds: &Value) -> Res<Moment> {
    let seconds = if seconds.is_none() { now(vm) } else { to_seconds(vm, seconds).await? };
    // As far as a year fits 32 bits.
    if seconds.unsigned_abs() >= 67_768_036_191_676_800 {
        return Err(match i32::try_from(seconds / 31_556_952) {
            Ok(_) => out_of_range(vm),
            Err(_) => vm.raise_args(
                &vm.classes().os_error,
                vec![vm.int(75), vm.str("Value too large for defined data type")],
            ),
        });
    }
    Ok(Moment::of_seconds(seconds))
}

fn now(vm: Vm) -> i64 {
    super::now(vm).floor() as i64
}

async fn to_seconds(vm: Vm, seconds: &Value) -> Res<i64> {
    if let Some(number) = seconds.real() {
        if number.is_nan() {
            return Err(vm.value_error("Invalid value NaN (not a number)"));
        }
        let whole = number.floor();
        return if whole.abs() < 9.2e18 { Ok(whole as i64) } else { Err(out_of_range(vm)) };
    }
    if !seconds.is_int() && !crate::types::str_methods::arguments::has_index(vm, seconds) {
        // What is no number says so.
        to_real(vm, seconds).await?;
    }
    vm.index(seconds).await?.as_i64().ok_or_else(|| out_of_range(vm))
}

async fn broken_down(vm: Vm, a: Vec<Value>) -> Res {
    Ok(record::make(vm, &moment(vm, &a[0]).await?))
}

/// What a tuple says of a moment; `second` and the like may be out of their ranges.
pub(super) async fn of_tuple(vm: Vm, value: &Value, function: &str) -> Res<Moment> {
    let Some(tuple) = value.get::<Tuple>() else {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    };
    if tuple.items().len() != FIELDS {
        return Err(vm.type_error(format!("{function}(): illegal time tuple argument")));
    }
    let mut fields = [0; FIELDS];
    for (field, item) in fields.iter_mut().zip(tuple.items()) {
        let number = vm.index(item).await?.as_i64().filter(|number| i32::try_from(*number).is_ok());
        *field = number.ok_or_else(|| vm.overflow_error("Python int too large to convert to C int"))?;
    }
    let [year, month, day, hour, minute, second, weekday, day_of_year, _] = fields;
    Ok(Moment { year, month, day, hour, minute, second, weekday, day_of_year })
}

/// Puts zeros right and refuses what no calendar has, for what writes text (`checktm`).
pub(super) fn checked(vm: Vm, mut moment: Moment) -> Res<Moment> {
    moment.month = moment.month.max(i64::from(moment.month == 0));
    moment.day = if moment.day == 0 { 1 } else { moment.day };
    moment.day_of_year = if moment.day_of_year == 0 { 1 } else { moment.day_of_year };
    let checks = [
        ((1..=12).contains(&moment.month), "month out of range"),
        ((1..=31).contains(&moment.day), "day of month out of range"),
        ((0..=23).contains(&moment.hour), "hour out of range"),
        ((0..=59).contains(&moment.minute), "minute out of range"),
        ((0..=61).contains(&moment.second), "seconds out of range"),
        (moment.weekday >= -1, "day of week out of range"),
        ((1..=366).contains(&moment.day_of_year), "day of year out of range"),
    ];
    for (is_right, message) in checks {
        if !is_right {
            return Err(vm.value_error(message));
        }
    }
    moment.weekday = moment.weekday.rem_euclid(7);
    Ok(moment)
}

/// A moment as `asctime` writes it.
pub(super) fn ascii(moment: &Moment) -> String {
    let Moment { year, day, hour, minute, second, .. } = moment;
    let weekday = &WEEKDAYS[moment.weekday as usize][..3];
    let month = &MONTHS[moment.month as usize - 1][..3];
    format!("{weekday} {month} {day:2} {hour:02}:{minute:02}:{second:02} {year}")
}

async fn ctime(vm: Vm, a: Vec<Value>) -> Res {
    Ok(vm.string(ascii(&moment(vm, &a[0]).await?)))
}

async fn asctime(vm: Vm, a: Vec<Value>) -> Res {
    let moment = if a[0].is_missing() {
        Moment::of_seconds(now(vm))
    } else {
        checked(vm, of_tuple(vm, &a[0], "asctime").await?)?
    };
    Ok(vm.string(ascii(&moment)))
}

async fn mktime(vm: Vm, a: Vec<Value>) -> Res {
    Ok(Value::float(of_tuple(vm, &a[0], "mktime").await?.seconds() as f64))
}

/// The moment now, for what is given none.
pub(super) fn present(vm: Vm) -> Moment {
    Moment::of_seconds(now(vm))
}

async fn strptime(vm: Vm, a: Vec<Value>) -> Res {
    let module = crate::vm::import::import_module(vm, "_strptime").await?;
    let parse = vm.attribute(&module, &vm.intern_str("_strptime_time")).await?;
    let format = if vm.text(&a[1]).is_empty() { vm.str("%a %b %d %H:%M:%S %Y") } else { a[1].clone() };
    vm.call(&parse, vec![a[0].clone(), format]).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_the_gregorian_calendar() {
        for (seconds, date) in [
            (0, (1970, 1, 1, 3, 1)),
            (951_782_400, (2000, 2, 29, 1, 60)),
            (-1, (1969, 12, 31, 2, 365)),
            (4_102_444_799, (2099, 12, 31, 3, 365)),
            (-62_135_596_800, (1, 1, 1, 0, 1)),
        ] {
            let moment = Moment::of_seconds(seconds);
            assert_eq!((moment.year, moment.month, moment.day, moment.weekday, moment.day_of_year), date);
            assert_eq!(moment.seconds(), seconds);
        }
    }
}
