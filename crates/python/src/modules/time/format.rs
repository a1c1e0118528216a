//! Moments as text: `strftime`, `asctime` and `ctime` of the locale C.

use super::calendar::{Moment, moment_of, of_tuple};
use crate::types::Methods;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
];

pub(super) fn fill(m: &Methods) {
    m.wait("strftime", "format, time_tuple=?, /", waits!(strftime))
        .wait("asctime", "time_tuple=?, /", waits!(asctime))
        .wait("ctime", "seconds=None, /", waits!(ctime))
        .wait("strptime", "data_string, format='', /", waits!(strptime));
}

/// The moment of an optional tuple: now by default.
#[undropped]
async fn given(vm: Vm, tuple: &Value, function: &str) -> Res<Moment> {
    if tuple.is_missing() { moment_of(vm, &Value::NONE).await } else { of_tuple(vm, tuple, function) }
}

/// Makes sure that each part lies where C's tables have it; a month or a day of 0 is the first.
fn checked(vm: Vm, moment: Moment) -> Res<Moment> {
    let mut parts = moment.0;
    if parts[0] < i64::from(i32::MIN) + 1900 {
        return Err(vm.overflow_error("year out of range"));
    }
    if parts[6] < -1 {
        return Err(vm.value_error("day of week out of range"));
    }
    for index in [1, 2, 7] {
        parts[index] = if parts[index] == 0 { 1 } else { parts[index] };
    }
    parts[6] = parts[6].rem_euclid(7);
    let limits = [
        (1, 1..=12, "month"),
        (2, 1..=31, "day of month"),
        (3, 0..=23, "hour"),
        (4, 0..=59, "minute"),
        (5, 0..=61, "seconds"),
        (7, 1..=366, "day of year"),
    ];
    for (index, limit, what) in limits {
        if !limit.contains(&parts[index]) {
            return Err(vm.value_error(format!("{what} out of range")));
        }
    }
    Ok(Moment(parts))
}

#[undropped]
async fn strftime(vm: Vm, a: Vec<Value>) -> Res {
    let Some(format) = a[0].get::<Str>() else {
        let class = vm.class_name(&a[0]);
        return Err(vm.type_error(format!("strftime() argument 1 must be str, not {class}")));
    };
    let moment = checked(vm, given(vm, &a[1], "strftime").await?)?;
    Ok(vm.wtf8(formatted(format.bytes(), &moment)))
}

#[undropped]
async fn asctime(vm: Vm, a: Vec<Value>) -> Res {
    let moment = checked(vm, given(vm, &a[0], "asctime").await?)?;
    Ok(vm.string(line(&moment)))
}

#[undropped]
async fn ctime(vm: Vm, a: Vec<Value>) -> Res {
    Ok(vm.string(line(&moment_of(vm, &a[0]).await?)))
}

/// `Sun Jun 20 23:21:05 1993`
fn line(moment: &Moment) -> String {
    let [year, month, day, hour, minute, second, weekday, ..] = moment.0;
    let (weekday, month) = (&DAYS[weekday as usize][..3], &MONTHS[month as usize - 1][..3]);
    format!("{weekday} {month} {day:>2} {hour:02}:{minute:02}:{second:02} {year}")
}

/// The format is WTF-8, and so is what is made of it: surrogates stay what they are.
fn formatted(format: &[u8], moment: &Moment) -> Vec<u8> {
    let mut text = Vec::new();
    let mut rest = format.iter().copied();
    while let Some(next) = rest.next() {
        if next != b'%' {
            text.push(next);
            continue;
        }
        let Some(mut code) = rest.next() else {
            text.push(b'%');
            break;
        };
        // A flag of the library of C says how a number is filled up.
        let flag = if matches!(code, b'-' | b'_' | b'0' | b'^' | b'#') {
            let flag = code;
            match rest.next() {
                Some(next) => code = next,
                None => break,
            }
            Some(flag)
        } else {
            None
        };
        match directive(char::from(code), moment) {
            Some(part) => text.extend(flagged(part, flag.map(char::from)).into_bytes()),
            None => {
                text.push(b'%');
                text.extend(flag);
                text.push(code);
            }
        }
    }
    text
}

fn flagged(part: String, flag: Option<char>) -> String {
    let number = part.trim_start_matches(['0', ' ']);
    let number = if number.is_empty() || !number.starts_with(|c: char| c.is_ascii_digit()) {
        &part[part.len().saturating_sub(1)..]
    } else {
        number
    };
    let is_number = part.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ');
    match flag {
        Some('-') if is_number => number.to_owned(),
        Some('_') if is_number => format!("{number:>width$}", width = part.len()),
        Some('0') if is_number => format!("{number:0>width$}", width = part.len()),
        Some('^') => part.to_uppercase(),
        Some('#') => part.to_uppercase(),
        _ => part,
    }
}

/// The week of the year by which the year's first Thursday lies in the first (ISO 8601), and that week's year.
fn iso_week(moment: &Moment) -> (i64, i64) {
    let [year, .., weekday, yearday, _] = moment.0;
    let is_leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = |year: i64| if is_leap(year) { 366 } else { 365 };
    let thursday = yearday - weekday + 3;
    if thursday < 1 {
        return (year - 1, (thursday + days(year - 1) - 1) / 7 + 1);
    }
    if thursday > days(year) {
        return (year + 1, 1);
    }
    (year, (thursday - 1) / 7 + 1)
}

fn directive(code: char, moment: &Moment) -> Option<String> {
    let [year, month, day, hour, minute, second, weekday, yearday, _] = moment.0;
    let twelve = match hour % 12 {
        0 => 12,
        hour => hour,
    };
    let again = |format: &str| {
        String::from_utf8(formatted(format.as_bytes(), moment)).expect("these formats give only ASCII")
    };
    Some(match code {
        'a' => DAYS[weekday as usize][..3].to_owned(),
        'A' => DAYS[weekday as usize].to_owned(),
        'b' | 'h' => MONTHS[month as usize - 1][..3].to_owned(),
        'B' => MONTHS[month as usize - 1].to_owned(),
        'c' => again("%a %b %e %H:%M:%S %Y"),
        'C' => format!("{:02}", year.div_euclid(100)),
        'd' => format!("{day:02}"),
        'D' | 'x' => again("%m/%d/%y"),
        'e' => format!("{day:>2}"),
        'F' => again("%Y-%m-%d"),
        'G' => iso_week(moment).0.to_string(),
        'g' => format!("{:02}", iso_week(moment).0.rem_euclid(100)),
        'H' => format!("{hour:02}"),
        'I' => format!("{twelve:02}"),
        'j' => format!("{yearday:03}"),
        'k' => format!("{hour:>2}"),
        'l' => format!("{twelve:>2}"),
        'm' => format!("{month:02}"),
        'M' => format!("{minute:02}"),
        'n' => "\n".to_owned(),
        'p' => if hour < 12 { "AM" } else { "PM" }.to_owned(),
        'P' => if hour < 12 { "am" } else { "pm" }.to_owned(),
        'r' => again("%I:%M:%S %p"),
        'R' => again("%H:%M"),
        's' => moment.seconds().to_string(),
        'S' => format!("{second:02}"),
        't' => "\t".to_owned(),
        'T' | 'X' => again("%H:%M:%S"),
        'u' => (weekday + 1).to_string(),
        'U' => format!("{:02}", (yearday + 6 - (weekday + 1) % 7) / 7),
        'V' => format!("{:02}", iso_week(moment).1),
        'w' => ((weekday + 1) % 7).to_string(),
        'W' => format!("{:02}", (yearday + 6 - weekday) / 7),
        'y' => format!("{:02}", year.rem_euclid(100)),
        'Y' => year.to_string(),
        'z' => "+0000".to_owned(),
        'Z' => "UTC".to_owned(),
        '%' => "%".to_owned(),
        _ => return None,
    })
}

/// What `_strptime` makes of a text.
#[undropped]
async fn strptime(vm: Vm, a: Vec<Value>) -> Res {
    let module = crate::vm::import::import_module(vm, "_strptime").await?;
    let parse = vm.attribute(&module, &vm.intern_str("_strptime_time")).await?;
    let format = if a[1].get::<Str>().is_some_and(|format| format.bytes().is_empty()) {
        vm.str("%a %b %d %H:%M:%S %Y")
    } else {
        a[1].clone()
    };
    vm.call(&parse, vec![a[0].clone(), format]).await
}
